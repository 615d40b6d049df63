"""``flake8-notifications check``: what it leaves out, where its paths start, what it shows."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import select
import shutil
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple, TextIO

import pytest
from click import unstyle

import depth
import helpers
from flake8_notifications.commands import progress as progress_module
from flake8_notifications.commands.progress import progress
from flake8_notifications.rules.catalogue import RULES

EXAMPLES: Final = Path(__file__).resolve().parent.parent / "examples"

#: Settings of flake8, each with values that decide differently.
CHOICES: Final = {
    "select": ["NTF", "NTF1", "E,NTF2", "NTF201", "NTF103,E", "E", ""],
    "ignore": ["NTF2", "NTF101,NTF104", "NTF", "E501", "W503 NTF20", ""],
    "extend-select": ["NTF103", "NTF", "NTF1,NTF10", "E"],
    "extend-ignore": ["NTF20", "NTF103", "N", "NTF101,NTF209"],
    "per-file-ignores": [
        "shop/orders.py:NTF1",
        "orders.py: NTF101,NTF103 refunds.py:NTF",
        "*/notifications.py:NTF201,NTF204",
        "shop/*:NTF20 shop/orders.py:E",
        "./shop/payments.py:N",
        "nowhere.py:NTF",
    ],
    "disable-noqa": ["true", "no"],
}


def matrix() -> list[dict[str, str]]:
    """Each setting by itself, and some of all combinations."""
    alone = [{name: value} for name, values in CHOICES.items() for value in values]
    several = [
        {name: value for name, value in zip(CHOICES, values, strict=True) if value is not None}
        for values in itertools.product(*([None, *values] for values in CHOICES.values()))
    ]
    return [{}, *alone, *Random(0).sample(several, depth.of(40, daily=10))]


def section(settings: dict[str, str]) -> str:
    lines = (f"{name} = {value}\n" for name, value in settings.items())
    return (
        "[flake8]\nnotifications-factories = shop.rpc.get_notifier\n"
        "notifications-allowlist = shop/guard.py::ALLOWED\n" + "".join(lines)
    )


def seen(result: helpers.Run) -> list[tuple[Any, ...]]:
    """What both see: two rules are the command's alone."""
    return sorted(each for each in result.findings if each.code not in ("NTF205", "NTF308"))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, with some suppressions."""
    project = tmp_path_factory.mktemp("shop")
    shutil.copytree(EXAMPLES, project, dirs_exist_ok=True)
    (project / "setup.cfg").unlink()
    orders = project / "shop" / "orders.py"
    orders.write_text(orders.read_text().replace("# NTF101\n", "# noqa: NTF101\n"))
    refunds = project / "shop" / "refunds.py"
    refunds.write_text(f"{refunds.read_text()}\n# flake8: noqa\n")
    return project


@pytest.mark.parametrize("settings", matrix(), ids=str)
def test_flake8_and_check_agree(settings: dict[str, str], shop: Path) -> None:
    (shop / ".flake8").write_text(section(settings))

    wanted = helpers.flake8(shop, select=None)
    found = helpers.command(shop, "check")

    assert seen(found) == seen(wanted)
    assert found.status == bool(found.findings)


def test_the_settings_do_decide(shop: Path) -> None:
    """What the comparison above compares is not always the same."""
    outcomes = set()
    for settings in matrix():
        (shop / ".flake8").write_text(section(settings))
        outcomes.add(tuple(seen(helpers.command(shop, "check"))))
    assert len(outcomes) > depth.of(20, daily=15)


@pytest.mark.parametrize("setting", ["select = E,W", "ignore = NTF", "select = C90"])
def test_silence_is_explained_where_no_rule_is_selected(setting: str, shop: Path) -> None:
    (shop / ".flake8").write_text(f"[flake8]\n{setting}\n")
    result = helpers.run_tool(shop, "flake8-notifications", "check")

    assert (result.returncode, result.stdout) == (0, "")
    name = setting.partition(" ")[0]
    assert result.stderr.startswith(f"'{name}' leaves out all NTF rules, so nothing is reported")
    advice = re.search("'(extend-select .*)'", result.stderr)
    assert advice
    (shop / ".flake8").write_text(f"[flake8]\n{setting}\n{advice[1]}\n")
    assert helpers.command(shop, "check").findings
    assert helpers.flake8(shop, select=None).findings


@pytest.mark.parametrize("setting", ["ignore = NTF205", "per-file-ignores = *.json: NTF205"])
def test_what_only_check_reports_can_be_ignored(setting: str, shop: Path) -> None:
    (shop / ".flake8").write_text("[flake8]\n")
    assert "NTF205" in helpers.command(shop, "check").codes
    (shop / ".flake8").write_text(f"[flake8]\n{setting}\n")
    assert "NTF205" not in helpers.command(shop, "check").codes


@pytest.mark.parametrize(
    ("source", "is_reported"),
    [
        ("notifier.info(context, 'order.a', {})  # noqa\n", False),
        ("notifier.info(context, 'order.a', {})  # NOQA:NTF1\n", False),
        ("notifier.info(context, 'order.a', {})  # noqa: E501, NTF101\n", False),
        ("notifier.info(context, 'order.a', {})  # noqa: E501\n", True),
        ("notifier.info(context, 'order.a', {})  # noqa: NTF\n", False),
        ("notifier.info(\n    context, 'order.a', {}\n)  # noqa: NTF101\n", True),
        ("notifier.info(  # noqa: NTF101\n    context, 'order.a', {}\n)\n", False),
        ("notifier.info(\n    context, 'order.a', {})\n# noqa: NTF101\n", True),
        ("# flake8: noqa\nnotifier.info(context, 'order.a', {})\n", False),
        ("notifier.info(context, 'order.a', {})  # flake8: noqa: E501\n", True),
        ("notifier.info(context, 'order.a', {'k': '''\n'''})  # noqa\n", False),
    ],
)
def test_comments_hold_as_for_flake8(source: str, is_reported: bool, tmp_path: Path) -> None:
    head = "import oslo_messaging\n\nnotifier = oslo_messaging.Notifier(None)\ncontext = None\n"
    project = helpers.write(tmp_path, {"shop/__init__.py": "", "shop/orders.py": head + source})

    for disabled in (False, True):
        (project / ".flake8").write_text(f"[flake8]\ndisable-noqa = {disabled}\n")
        found = helpers.command(project, "check")
        assert seen(found) == seen(helpers.flake8(project))
        assert found.codes == ["NTF101"] * (is_reported or disabled)


@pytest.mark.parametrize(
    ("setting", "complaint"),
    [
        ("ignore = E203 # black", "Error code '#' supplied to 'ignore' option"),
        ("per-file-ignores = shop/orders.py", "Expected `per-file-ignores` to be a mapping"),
        ("max-line-length = long", "invalid literal for int()"),
    ],
)
def test_settings_that_flake8_rejects(setting: str, complaint: str, shop: Path) -> None:
    (shop / ".flake8").write_text(f"[flake8]\n{setting}\n")
    result = helpers.command(shop, "check")

    assert result.status == 2
    assert complaint in result.output


class TestPaths:
    """In text, a path is what the user would type; elsewhere it starts at the checkout's top."""

    @pytest.fixture
    def checkout(self, tmp_path: Path) -> Path:
        shutil.copytree(EXAMPLES, tmp_path / "a service")
        subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
        return tmp_path

    @staticmethod
    def paths(form: str, output: str) -> set[str]:
        match form:
            case "text":
                return {line.split(":")[0] for line in output.splitlines()}
            case "json":
                return {each["path"] for each in json.loads(output)["findings"]}
            case "github":
                return set(re.findall("file=([^,]*),", output))
            case "gitlab":
                return {each["location"]["path"] for each in json.loads(output)}
            case _:
                results = json.loads(output)["runs"][0]["results"]
                return {
                    place["physicalLocation"]["artifactLocation"]["uri"]
                    for each in results
                    for place in each["locations"]
                }

    @pytest.mark.parametrize(
        ("form", "path"),
        [
            ("text", "orders.py"),
            ("json", "a service/shop/orders.py"),
            ("sarif", "a%20service/shop/orders.py"),
            ("github", "a service/shop/orders.py"),
            ("gitlab", "a service/shop/orders.py"),
        ],
    )
    def test_from_a_subdirectory(self, form: str, path: str, checkout: Path) -> None:
        directory = checkout / "a service" / "shop"
        result = helpers.command(directory, "check", "--config=../setup.cfg", f"--format={form}")

        assert result.status == 1
        found = self.paths(form, result.output)
        assert path in found
        (recorded,) = (each for each in found if helpers.FILE in each)
        assert recorded == f"../{helpers.FILE}" or recorded.startswith("a")

    @pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab"])
    def test_outside_git(self, form: str, tmp_path: Path) -> None:
        shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
        result = helpers.command(tmp_path, "check", f"--format={form}")
        assert {"shop/orders.py", helpers.FILE} <= self.paths(form, result.output)

    def test_through_a_link(self, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        link = tmp_path_factory.mktemp("elsewhere") / "link"
        link.symlink_to(checkout)
        result = helpers.command(link / "a service", "check", "--format=json")
        assert "a service/shop/orders.py" in self.paths("json", result.output)


class TestFormats:
    @pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab"])
    def test_agree(self, form: str, shop: Path) -> None:
        (shop / ".flake8").write_text(section({"select": "NTF"}))
        plain = helpers.command(shop, "check")
        result = helpers.command(shop, "check", "--format", form)

        assert result.status == plain.status == 1
        assert re.findall(r"'(\w+Payload)' ", result.output)
        for finding in plain.findings:
            is_json = form in ("json", "sarif", "gitlab")
            message = json.dumps(finding.message)[1:-1] if is_json else finding.message
            assert message in result.output

    @pytest.mark.parametrize(
        ("prefix", "column"),
        [("", 0), ("s = 'x'; ", 9), ("s = '\u00e9'; ", 9), ("s = '\U0001f600'; ", 9)],
    )
    def test_count_columns_in_characters(self, prefix: str, column: int, tmp_path: Path) -> None:
        source = (
            "import oslo_messaging\n\nnotifier = oslo_messaging.Notifier(None)\n"
            f"{prefix}notifier.info(None, 'order.a', {{}})\n"
        )
        project = helpers.write(tmp_path, {"shop/__init__.py": "", "shop/orders.py": source})
        output = helpers.command(project, "check", "--format=json").output
        (found,) = json.loads(output)["findings"]

        assert (found["line"], found["column"]) == (4, column + 1)
        output = helpers.command(project, "check", "--format=sarif").output
        (run,) = json.loads(output)["runs"]
        (place,) = run["results"][0]["locations"]
        assert run["columnKind"] == "unicodeCodePoints"
        assert place["physicalLocation"]["region"]["startColumn"] == column + 1
        # As flake8 shows it, which counts bytes.
        text = helpers.command(project, "check").output
        assert text == helpers.flake8(project).output.removeprefix("./")

    @pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab"])
    def test_say_what_could_not_be_read(self, form: str, tmp_path: Path) -> None:
        files = helpers.service(helpers.payload())
        broken = "from svc import base\n\nclass A(base.NotificationPayloadBase):\n    x = (\n"
        project = helpers.write(tmp_path, {**files, "svc/broken.py": broken})
        result = helpers.command(project, "check", "--format", form, "--isolated")

        assert result.status == 1
        assert "svc/broken.py" in result.output
        assert "was never closed" in result.output

    @pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab"])
    def test_are_whole_where_nothing_is_found(self, form: str, tmp_path: Path) -> None:
        project = helpers.write(tmp_path, helpers.service(helpers.payload()))
        helpers.record(project)
        result = helpers.command(project, "check", "--format", form)

        assert result.status == 0
        assert (result.output == "") is (form == "github")
        if form != "github":
            json.loads(result.output)

    def test_are_known_by_name(self, tmp_path: Path) -> None:
        result = helpers.command(tmp_path, "check", "--format=xml")
        assert result.status == 2
        assert "'text', 'json', 'sarif', 'github', 'gitlab'" in result.output


def run_on_terminal(root: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Run the command with a terminal as standard output and error, and read what it shows."""
    ours, theirs = os.openpty()
    program = Path(sysconfig.get_path("scripts"), "flake8-notifications")
    inherited = {name: os.environ[name] for name in os.environ if name != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, str(program), *arguments],
        cwd=root,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env={**inherited, "TERM": "xterm", **environment},
    )
    os.close(theirs)
    shown = b"".join(iter(lambda: read_terminal(ours), b""))
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


def read_terminal(descriptor: int) -> bytes:
    """What a terminal shows next, or nothing where all of its writers are gone."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="has no pseudo-terminals")
class TestColours:
    def test_are_shown_on_a_terminal(self, shop: Path) -> None:
        (shop / ".flake8").write_text("[flake8]\n")
        status, output = run_on_terminal(shop, "check")

        assert status == 1
        assert "\x1b[31m" in output
        # Where it takes long, what tells so stands before it.
        shown = re.sub(r"\A(?:\r[^\r\n]*)+\r", "", unstyle(output))
        assert shown == helpers.command(shop, "check").output

    @pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab"])
    def test_are_only_in_text(self, form: str, shop: Path) -> None:
        (shop / ".flake8").write_text("[flake8]\n")
        assert "\x1b" not in run_on_terminal(shop, "check", f"--format={form}")[1]

    def test_can_be_declined(self, shop: Path) -> None:
        """See https://no-color.org: an empty value declines nothing."""
        (shop / ".flake8").write_text("[flake8]\n")
        assert "\x1b" not in run_on_terminal(shop, "check", NO_COLOR="1")[1]
        assert "\x1b" in run_on_terminal(shop, "check", NO_COLOR="")[1]

    def test_are_not_in_a_pipe(self, shop: Path) -> None:
        (shop / ".flake8").write_text("[flake8]\n")
        result = helpers.run_tool(shop, "flake8-notifications", "check", TERM="xterm")
        assert "\x1b" not in result.stdout
        assert result.stdout == helpers.command(shop, "check").output


class Terminal(NamedTuple):
    """A pseudo-terminal: the descriptor that shows what is written to the stream."""

    descriptor: int
    stream: TextIO

    def read(self) -> str:
        return os.read(self.descriptor, 1000).decode()

    def read_rest(self) -> str:
        return self.read() if select.select([self.descriptor], [], [], 0)[0] else ""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="has no pseudo-terminals")
class TestProgress:
    @pytest.fixture
    def terminal(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
        ours, theirs = os.openpty()
        monkeypatch.setattr(progress_module, "_DELAY", 0.01)
        monkeypatch.setattr(progress_module, "_INTERVAL", 0.01)
        with open(theirs, "w", encoding="utf-8") as stream:
            yield Terminal(ours, stream)
        os.close(ours)

    def test_is_shown_and_wiped(self, terminal: Terminal) -> None:
        with contextlib.redirect_stderr(terminal.stream), progress("checking"):
            shown = terminal.read()  # waits until there is something
        shown += "".join(iter(terminal.read_rest, ""))

        assert shown.startswith("\rchecking: 0 s")
        assert shown.endswith(f"\r{' ' * len('checking: 0 s')}\r")

    def test_ends_where_the_work_fails(self, terminal: Terminal) -> None:
        def work() -> None:
            with contextlib.redirect_stderr(terminal.stream), progress("checking"):
                terminal.read()
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            work()
        assert threading.active_count() == 1

    def test_is_not_shown_where_it_is_quick(
        self, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(progress_module, "_DELAY", 60)
        with contextlib.redirect_stderr(terminal.stream), progress("checking"):
            pass
        assert terminal.read_rest() == ""

    def test_is_not_in_a_pipe(
        self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(progress_module, "_DELAY", 0)
        with progress("checking"):
            assert threading.active_count() == 1
        assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("NTF3", lambda code: code.startswith("NTF3")),
        ("NTF101,NTF20", lambda code: code == "NTF101" or code.startswith("NTF20")),
        ("NTF103", lambda code: code == "NTF103"),
    ],
)
def test_some_rules_alone(codes: str, expected: Callable[[str], bool], shop: Path) -> None:
    """Whatever the configuration selects; those too that are off by default, where named."""
    (shop / ".flake8").write_text(section({}))
    everything = helpers.command(shop, "check", "--select", "NTF").codes
    (shop / ".flake8").write_text(section({"select": "E"}))
    found = helpers.command(shop, "check", "--select", codes).codes
    assert found
    assert found == [code for code in everything if expected(code)]


@pytest.mark.parametrize("codes", ["NTF9", "", "E501", "NTF101,NTF999"])
def test_no_rule_of_such_a_code(codes: str, shop: Path) -> None:
    result = helpers.command(shop, "check", "--select", codes)
    wrong = codes.rpartition(",")[2]
    assert result.status == 2
    assert f"no rule has a code that is, or starts with, '{wrong}'" in result.output


def test_every_rule_can_be_reported(shop: Path) -> None:
    (shop / ".flake8").write_text(
        section(
            {
                "select": "NTF",
                "disable-noqa": "true",
                "notifications-gate": "shop.rpc.if_enabled",
                "notifications-payload-classes": "shop.webhooks.*Payload",
                "notifications-version-attribute": "none",
            }
        )
    )
    assert set(helpers.command(shop, "check").codes) >= set(RULES) - {"NTF208"}


def test_the_catalogue_is_not_imported_without_payload_classes(tmp_path: Path) -> None:
    helpers.write(tmp_path, {"shop/orders.py": "notifier.info({}, 'order.made', {})\n"})
    code = (
        "import sys\n"
        "from flake8_notifications import cli\n"
        "cli.main(['check'], standalone_mode=False)\n"
        "print(sorted(sys.modules))\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert "'order.made'" in run.stdout
    assert "flake8_notifications.versioned_notifications" not in run.stdout


def test_a_call_on_an_unknown_object_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    project = helpers.write(
        tmp_path,
        {
            ".flake8": "[flake8]\nnotifications-notifiers = shop.bus.Bus.emit:0\n",
            "shop/bus.py": "class Bus:\n    def emit(self, event_type): ...\n",
            "shop/orders.py": "def place(bus):\n    bus.emit('order.placed')\n",
        },
    )

    run = helpers.command(project, "check")

    assert run.status == 0
    assert run.lines == [
        "no event is known to be sent, but the call at shop/orders.py:2 may send one: nothing says "
        "on what object. 'flake8-notifications emissions' lists such calls; an annotation of the "
        "object decides it"
    ]
    (project / "shop/orders.py").write_text(
        "from shop.bus import Bus\n\n\ndef place(bus: Bus):\n    bus.emit('order.placed')\n"
    )
    assert "NTF101" in helpers.command(project, "check").output
