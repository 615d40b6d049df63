"""The options about legacy notifications, given to flake8 and to the command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import helpers
from flake8_notifications import analysis
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.configuration.settings_reading import from_configuration
from flake8_notifications.emissions.model import ArgumentPlace, NamedNotifier
from flake8_notifications.errors import SettingsError
from flake8_notifications.option_checks.named_objects import named
from flake8_notifications.plugin import NotificationsPlugin
from flake8_notifications.project.files import listed
from flake8_notifications.rules.finding import Finding
from flake8_notifications.source.place import Place


def configured(root: Path, section: str = "", **given: Any) -> Settings:
    """The settings that the command has."""
    helpers.write(root, {".flake8": f"[flake8]\n{section}"})
    with helpers.working_directory(root):
        return from_configuration({name.replace("_", "-"): value for name, value in given.items()})


def flake8_settings(root: Path, *arguments: str) -> Settings:
    """The settings that the plugin has."""
    helpers.flake8(root, *arguments)
    settings = NotificationsPlugin._settings
    assert settings is not None
    return settings


class TestAllowlist:
    def test_is_looked_for_in_the_root(self, tmp_path: Path) -> None:
        assert configured(tmp_path).allowlist == (
            tmp_path / "notification-allowlist.txt",
            None,
            False,
        )

    @pytest.mark.parametrize(
        ("value", "path", "constant"),
        [
            ("allowed.txt", "allowed.txt", None),
            ("etc/allowed", "etc/allowed", None),
            ("shop/rpc.py::ALLOWED", "shop/rpc.py", "ALLOWED"),
            ("shop/rpc.py::Guard.allowed", "shop/rpc.py", "Guard.allowed"),
        ],
    )
    def test_is_relative_to_the_root(
        self, value: str, path: str, constant: str | None, tmp_path: Path
    ) -> None:
        settings = configured(tmp_path, f"notifications-allowlist = {value}\n")
        assert settings.allowlist == (tmp_path / path, constant, True)

    def test_is_relative_to_the_working_directory_on_a_command_line(self, tmp_path: Path) -> None:
        helpers.write(tmp_path, {"shop/rpc.py": "ALLOWED = ['a.b', 1]\n"})
        option = "--notifications-allowlist=rpc.py::ALLOWED"
        for run in (helpers.flake8, helpers.command):
            arguments = ["allowlist"] if run is helpers.command else []
            result = run(tmp_path / "shop", *arguments, "--config=../.flake8", option)
            assert result.status == 1
            assert "shop/rpc.py::ALLOWED: holds something that is no string" in result.output

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            ("rpc.py", "'rpc.py': say which constant of the module it is: rpc.py::NAME"),
            ("rpc.py::", "'rpc.py::': a constant in Python source is named as in "),
            ("rpc.py::a b", "'rpc.py::a b': a constant in Python source is named as in "),
            ("rpc.txt::NAME", "'rpc.txt::NAME': a constant in Python source is named as in "),
            ("::NAME", "'::NAME': a constant in Python source is named as in "),
        ],
    )
    def test_makes_sense(self, value: str, message: str, tmp_path: Path) -> None:
        with pytest.raises(SettingsError) as raised:
            configured(tmp_path, f"notifications-allowlist = {value}\n")
        assert str(raised.value).startswith(f"--notifications-allowlist: {message}")

    @pytest.mark.parametrize(
        ("value", "files", "message"),
        [
            ("allowed.txt", {}, "allowed.txt: there is no such file: make it with "),
            ("rpc.py::X", {}, "rpc.py::X: there is no such file"),
            ("rpc.py::X", {"rpc.py": "X = 1\n"}, "rpc.py::X: is no list of strings (rpc.py:1): "),
            ("allowed.txt", {"allowed.txt": "a b\n"}, "allowed.txt:1: 'a b' is no event type: "),
            ("allowed.txt", {"allowed.txt": b"\xff"}, "allowed.txt: is not UTF-8: "),
        ],
    )
    def test_that_cannot_be_used_ends_flake8(
        self, value: str, files: dict[str, str | bytes], message: str, tmp_path: Path
    ) -> None:
        config = {".flake8": f"[flake8]\nnotifications-allowlist = {value}\n"}
        helpers.write(tmp_path, {**config, "a.py": "", **files})
        result = helpers.flake8(tmp_path, "a.py")

        assert result.status == 1
        assert result.lines[0] == "There was a critical error during execution of Flake8:"
        assert result.lines[1].startswith(f"{tmp_path}/{message}")
        assert len(result.lines) == 2

    def test_may_use_names_of_other_modules(self, tmp_path: Path) -> None:
        config = {".flake8": "[flake8]\nnotifications-allowlist = shop/rpc.py::ALLOWED\n"}
        module = "from shop import old\n\nALLOWED = [*old.ALLOWED]\n"
        files = {"shop/__init__.py": "", "shop/old.py": "ALLOWED = []\n"}
        helpers.write(tmp_path, {**config, **files, "shop/rpc.py": module})

        assert helpers.flake8(tmp_path) == (0, "")

    def test_that_is_just_being_typed_is_no_traceback(self, tmp_path: Path) -> None:
        config = {".flake8": "[flake8]\nnotifications-allowlist = rpc.py::ALLOWED\n"}
        helpers.write(tmp_path, {**config, "rpc.py": "ALLOWED = []\n"})
        arguments = ("--select=NTF", "--stdin-display-name=rpc.py", "-")
        result = helpers.run_tool(tmp_path, "flake8", *arguments, stdin="ALLOWED = [1]\n")

        assert (result.returncode, result.stdout) == (0, "")
        assert result.stderr.startswith(f"nothing is checked: {tmp_path}/rpc.py::ALLOWED: holds ")
        assert len(result.stderr.splitlines()) == 1


class TestNotifiers:
    def test_are_none_by_default(self, tmp_path: Path) -> None:
        for settings in (configured(tmp_path), flake8_settings(tmp_path)):
            assert (settings.notifiers, settings.factories) == ((), ())

    def test_say_where_the_event_type_is(self, tmp_path: Path) -> None:
        section = (
            "notifications-notifiers =\n  shop.bus.publish:0,\n  shop.bus.Bus.send:event,\n"
            "  shop.bus.Bus\nnotifications-factories = shop.rpc.get_notifier, shop.rpc.make\n"
        )
        for settings in (configured(tmp_path, section), flake8_settings(tmp_path)):
            assert settings.notifiers == (
                NamedNotifier("shop.bus.publish", (ArgumentPlace(0),)),
                NamedNotifier("shop.bus.Bus.send", (ArgumentPlace("event"),)),
                NamedNotifier("shop.bus.Bus"),
            )
            assert settings.factories == ("shop.rpc.get_notifier", "shop.rpc.make")

    @pytest.mark.parametrize(
        "script",
        [
            "import shop.bus\nshop.bus.emit = print\nimport shop.orders\nshop.orders.create()\n",
            "from shop import bus\n\n\ndef mine(what):\n    print(what)\n\n\n"
            "bus.emit = mine\nfrom shop import orders\norders.create()\n",
            "from shop import bus\nsetattr(bus, 'emit', print)\nimport shop.orders\n"
            "shop.orders.create()\n",
        ],
    )
    def test_send_though_a_script_puts_something_in_their_place(
        self, script: str, tmp_path: Path
    ) -> None:
        files = {
            ".flake8": "[flake8]\nnotifications-notifiers = shop.bus.emit:0\n",
            "shop/__init__.py": "",
            "shop/bus.py": "def emit(what):\n    pass\n",
            "shop/orders.py": (
                "from shop.bus import emit\n\n\ndef create():\n    emit('order.created')\n"
            ),
            "replay.py": script,
        }
        helpers.write(tmp_path, files)
        (sent,) = helpers.command(tmp_path, "check").findings
        assert (sent.path, sent.line, sent.code) == ("shop/orders.py", 5, "NTF101")

    def test_are_taken_from_a_command_line(self, tmp_path: Path) -> None:
        option = "--notifications-notifiers=shop.bus.publish:0,shop.bus.send"
        settings = flake8_settings(helpers.write(tmp_path, {}), option)
        assert settings.notifiers == (
            NamedNotifier("shop.bus.publish", (ArgumentPlace(0),)),
            NamedNotifier("shop.bus.send"),
        )
        given = configured(tmp_path, notifications_notifiers=option.partition("=")[2])
        assert given.notifiers == settings.notifiers

    @pytest.mark.parametrize(
        "entry",
        ["shop.bus.publish:", "shop.bus.publish:-1", "shop..bus", "shop/bus.py", "a:b:c", ":0"],
    )
    def test_make_sense(self, entry: str, tmp_path: Path) -> None:
        with pytest.raises(SettingsError, match=f"'{entry}' is no notifier: name a function"):
            configured(tmp_path, f"notifications-notifiers = {entry}\n")
        with pytest.raises(SettingsError, match=f"'{entry}' is no dotted name"):
            configured(tmp_path, f"notifications-factories = {entry}\n")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("notifications-notifier", ": did you mean 'notifications-notifiers'?"),
        ("notifications-allow-list", ": did you mean 'notifications-allowlist'?"),
        ("notifications_payload_base", ": did you mean 'notifications-payload-bases'?"),
        ("notifications-xyz", ""),
    ],
)
def test_a_name_that_is_no_option_is_an_error(written: str, hint: str, tmp_path: Path) -> None:
    """flake8 passes over what it does not know."""
    helpers.write(tmp_path, {".flake8": f"[flake8]\n{written} = x\n", "a.py": "x = 1\n"})
    line = f"the [flake8] section has '{written}', which is no option{hint}"

    assert helpers.flake8(tmp_path).lines[-1] == line
    for command in ("check", "allowlist", "init"):
        assert helpers.command(tmp_path, command) == (1, f"Error: {line}\n")


def test_an_option_without_a_default_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        helpers.flake8_cli.main(["--help"])
    # A long word is broken behind a hyphen.
    text = " ".join(capsys.readouterr().out.split()).replace("- ", "-")

    assert "(Default: notification-allowlist.txt)" in text
    assert "whose receiver cannot be known (Default: none)" in text


class TestOffByDefault:
    @pytest.fixture
    def found(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        """A project in which each of the rules on legacy notifications finds something."""
        findings = [
            Finding(f"NTF10{number}", "a.b", "'a.b' ...", Place("a.py", 1))
            for number in (1, 2, 3, 4)
        ]
        monkeypatch.setattr(analysis, "judge_emissions", lambda *_: findings)
        return helpers.write(tmp_path, {"a.py": "x = 1\n"})

    @pytest.mark.parametrize(
        ("section", "codes"),
        [
            ("", ["NTF101", "NTF102"]),
            ("extend-select = NTF104\n", ["NTF101", "NTF102", "NTF104"]),
            ("select = NTF\n", ["NTF101", "NTF102", "NTF103", "NTF104"]),
            ("select = NTF\nignore = NTF102\n", ["NTF101", "NTF103", "NTF104"]),
        ],
    )
    def test_flake8(self, section: str, codes: list[str], found: Path) -> None:
        helpers.write(found, {".flake8": f"[flake8]\n{section}"})
        assert helpers.flake8(found, select=None).codes == codes

    def test_check(self, found: Path) -> None:
        assert helpers.command(found, "check").codes == ["NTF101", "NTF102"]


@pytest.mark.parametrize("name", ["notification_smaple", "shop.base.sampled"])
def test_a_decorator_that_nobody_mentions_is_an_error(name: str, tmp_path: Path) -> None:
    section = f"[flake8]\nnotifications-sample-decorators = {name}\n"
    helpers.write(tmp_path, {".flake8": section, "shop/orders.py": "notifier = None\n"})

    result = helpers.command(tmp_path, "check")

    word = name.rpartition(".")[2]
    assert result.status == 1
    assert result.lines == [
        f"Error: --notifications-sample-decorators: '{name}' refers to nothing: "
        f"no file of the project mentions '{word}'"
    ]


def test_a_named_class_of_attrs_is_found_without_reading_attrs(tmp_path: Path) -> None:
    """What its decorator does takes a minute to follow, and says nothing of where the class is."""
    source = "import attrs\n\n\n@attrs.define\nclass Event:\n    VERSION = '1.0'\n"
    helpers.write(tmp_path, {"shop/__init__.py": "", "shop/events.py": source})
    settings = configured(tmp_path, "notifications-payload-bases = shop.events.Event\n")
    listing = listed(settings.root, settings.exclude, settings.tests)
    modules = analysis.modules_of(settings, None, None, listing)

    questions = modules.asked.start()
    assert named(settings, modules).payload_bases == ("shop.events.Event",)
    assert not {name.partition(".")[0] for name in questions.outside} & {"attr", "attrs"}
