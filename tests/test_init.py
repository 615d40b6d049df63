"""``flake8-notifications init``: what it finds, what it writes, what it leaves alone."""

from __future__ import annotations

import ast
import configparser
import json
import subprocess
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpora
import helpers
import shared
from flake8_notifications.adoption.hooks import HooksError, with_repos
from flake8_notifications.adoption.section import SectionError, with_options
from flake8_notifications.committed.allowlist_editing import EditingError, with_entries
from flake8_notifications.committed.location import Location
from flake8_notifications.source.editing import EditableText

ALLOWLIST: Final = "notification-allowlist.txt"
SENDER: Final = """\
import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def notify(context, order):
    notifier.info(context, 'order.create', {})
    notifier.info(context, 'order.delete', {})
    notifier.info(context, 'order.update', {})
"""
GUARD: Final = """\
class ValidatingNotifier:
    # What there was before the guard.
    allowed = [
        'order.create',
        'order.delete',
        'order.update',
    ]
"""
SERVICE: Final = {
    **helpers.service(helpers.payload("OrderPayload"), helpers.payload("ItemPayload")),
    "svc/orders.py": SENDER,
}
#: A service whose events no proposal is made for: their classes have no base in common.
OUTBOX: Final = {
    "svc/__init__.py": "",
    "svc/events.py": (
        "from dataclasses import dataclass\n\n\n"
        "@dataclass\nclass InvoicePaid:\n    number: str\n    cents: int\n"
    ),
    "svc/bus.py": "class Bus:\n    def put(self, topic, event):\n        ...\n",
    "svc/pay.py": (
        "from svc.bus import Bus\nfrom svc.events import InvoicePaid\n\n\n"
        "def pay(bus: Bus, number, cents):\n"
        "    bus.put('invoice.paid', InvoicePaid(number, cents))\n"
    ),
}
OUTBOX_OPTIONS: Final = {
    "notifications-notifiers": "svc.bus.Bus.put:0",
    "notifications-payload-classes": "svc.events.*",
    "notifications-version-attribute": "none",
}


def lay(root: Path, files: Mapping[str, str | bytes], *, git: bool = True) -> Path:
    """The files of a project without a configuration, in git or not."""
    helpers.write(root, files)
    if helpers.CONFIG not in files:
        (root / helpers.CONFIG).unlink()
    if git:
        subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    return root


def contents(root: Path) -> dict[str, bytes]:
    """Every file but git's own."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] != ".git"
    }


def sources(root: Path) -> dict[str, bytes]:
    """Every file that somebody would commit."""
    return {
        path: content
        for path, content in contents(root).items()
        if not path.startswith(".flake8_notifications_cache")
    }


def table(tmp_path: Path, *names: str, name: str = "object_data") -> str:
    """The source of a test's table with the fingerprints that the classes of the service have."""
    project = helpers.write(tmp_path / "recorded", SERVICE)
    helpers.command(project, "fingerprints")
    payloads = json.loads((project / helpers.FILE).read_text())["payloads"]
    entries = [
        f"    '{each}': '{payloads[each]['version']}-{payloads[each]['fingerprint']}',\n"
        for each in names
    ]
    return f"{name} = {{\n{''.join(entries)}}}\n"


class TestWithoutRecords:
    def test_todays_state_is_recorded(self, tmp_path: Path) -> None:
        project = lay(tmp_path, SERVICE)
        before = sources(project)
        result = helpers.command(project, "init", "--write")

        assert result.status == 0
        assert result.lines[:2] == [
            f"2 payload classes, 2 to be recorded in {helpers.FILE}",
            f"3 legacy event types, 3 to be recorded in {ALLOWLIST}",
        ]
        assert (project / "setup.cfg").read_text() == (
            f"[flake8]\nnotifications-fingerprints = {helpers.FILE}\n"
            f"notifications-allowlist = {ALLOWLIST}\n"
        )
        assert f"git add {helpers.FILE} {ALLOWLIST} setup.cfg" in result.output
        after = sources(project)
        assert after.keys() - before.keys() == {helpers.FILE, ALLOWLIST, "setup.cfg"}
        assert {path: after[path] for path in before} == before
        assert helpers.flake8(project) == (0, "")
        assert helpers.command(project, "check") == (0, "")
        assert helpers.command(project, "fingerprints", "--check").status == 0

    def test_nothing_is_written_unless_asked(self, tmp_path: Path) -> None:
        project = lay(tmp_path, SERVICE)
        before = contents(project)
        result = helpers.command(project, "init")

        assert contents(project) == before
        assert result.status == 0
        assert result.lines[-1] == "Nothing is written yet: add --write."
        for name in (helpers.FILE, ALLOWLIST, "setup.cfg"):
            assert f"  {name}" in result.lines
        assert f"    notifications-allowlist = {ALLOWLIST}" in result.lines

    def test_the_second_time_nothing_is_left_to_do(self, tmp_path: Path) -> None:
        project = lay(tmp_path, SERVICE)
        helpers.command(project, "init", "--write")
        before = contents(project)
        result = helpers.command(project, "init", "--write")

        assert contents(project) == before
        assert result.status == 0
        assert result.lines[:2] == [
            f"2 payload classes, 2 recorded in {helpers.FILE}",
            f"3 legacy event types, 3 recorded in {ALLOWLIST}",
        ]
        assert "ritten" not in result.output

    @pytest.mark.parametrize("name", [helpers.FILE, ALLOWLIST])
    def test_a_file_that_is_there_stays(self, name: str, tmp_path: Path) -> None:
        project = lay(tmp_path, SERVICE)
        helpers.command(project, "init", "--write")
        (project / "setup.cfg").unlink()
        for other in {helpers.FILE, ALLOWLIST} - {name}:
            (project / other).unlink()
        text = (project / name).read_text()
        # Neither is as the command would write it.
        (project / name).write_text(text.replace("  ", "    ") if name == helpers.FILE else "a.b\n")
        before = (project / name).read_bytes()
        result = helpers.command(project, "init", "--write")

        assert (project / name).read_bytes() == before
        assert f"recorded in {name}" in result.output
        assert f" = {name}\n" in (project / "setup.cfg").read_text()

    def test_files_that_the_section_names_are_made(self, tmp_path: Path) -> None:
        config = "[flake8]\nnotifications-fingerprints = a.json\nnotifications-allowlist = b.txt\n"
        project = lay(tmp_path, {**SERVICE, "tox.ini": config})
        result = helpers.command(project, "init", "--write")

        assert result.status == 0
        assert (project / "tox.ini").read_text() == config
        assert not (project / "setup.cfg").exists()
        assert helpers.flake8(project) == (0, "")
        assert (project / "a.json").exists()
        assert (project / "b.txt").read_text().splitlines()[1:] == [
            "order.create", "order.delete", "order.update",
        ]  # fmt: skip

    def test_what_cannot_be_recorded_is_said(self, tmp_path: Path) -> None:
        odd = helpers.payload("OddPayload", "    fields = {'id': fields.make()}\n")
        files = helpers.service(helpers.payload("OrderPayload"), odd)
        result = helpers.command(lay(tmp_path, files), "init", "--write")

        assert result.status == 1
        assert result.lines[0] == f"2 payload classes, 1 to be recorded in {helpers.FILE}"
        assert result.codes == ["NTF207"]
        assert helpers.flake8(tmp_path).findings == result.findings

    def test_what_cannot_be_read_is_said(self, tmp_path: Path) -> None:
        broken = "from svc import base\n\nclass A(base.NotificationPayloadBase):\n    x = (\n"
        result = helpers.command(lay(tmp_path, {**SERVICE, "svc/broken.py": broken}), "init")

        assert result.status == 1
        assert "svc/broken.py:4: not checked: syntax error" in result.output


class TestTables:
    @pytest.fixture
    def whole(self, tmp_path: Path) -> str:
        return table(tmp_path, "OrderPayload", "ItemPayload")

    @pytest.fixture
    def project(self, tmp_path: Path) -> Path:
        return tmp_path / "project"

    def test_are_taken_as_they_are(self, whole: str, project: Path) -> None:
        lay(project, {**SERVICE, "svc/tests/test_objects.py": whole})
        result = helpers.command(project, "init", "--write")

        assert result.status == 0
        assert not (project / helpers.FILE).exists()
        assert (project / "svc/tests/test_objects.py").read_text() == whole
        assert (project / "setup.cfg").read_text().splitlines()[1] == (
            "notifications-fingerprints = svc/tests/test_objects.py::object_data"
        )
        assert helpers.flake8(project) == (0, "")

    def test_the_one_with_most_payload_classes_is_chosen(
        self, whole: str, tmp_path: Path, project: Path
    ) -> None:
        part = table(tmp_path, "OrderPayload", name="some_data")
        other = part.replace("OrderPayload", "Unrelated").replace("some_data", "other_data")
        lay(
            project,
            {
                **SERVICE,
                "svc/a_test.py": part,
                "svc/b_test.py": "class TestObjects:\n" + textwrap.indent(whole, "    "),
                "svc/c_test.py": other,
            },
        )
        result = helpers.command(project, "init")

        assert result.lines[0].endswith(" 2 recorded in svc/b_test.py::TestObjects.object_data")
        assert "  not taken: svc/a_test.py::some_data, which has 1 of them" in result.lines
        assert "other_data" not in result.output

    def test_one_that_cannot_be_used_is_not_chosen(self, whole: str, project: Path) -> None:
        twice = whole.replace("{\n", "{\n    'OrderPayload': '1.0-" + "0" * 32 + "',\n")
        files = {"svc/a_test.py": twice, "svc/b_test.py": "object_data = {'OrderPayload': \n"}
        result = helpers.command(lay(project, {**SERVICE, **files}), "init")
        assert result.lines[0].endswith(f"2 to be recorded in {helpers.FILE}")

    def test_one_without_payload_classes_is_not_chosen(self, whole: str, project: Path) -> None:
        files = {"svc/orders.py": SENDER, "svc/a_test.py": whole}
        result = helpers.command(lay(project, files), "init", "--write")

        assert result.lines[0] == "0 payload classes"
        assert "notifications-fingerprints" not in (project / "setup.cfg").read_text()


class TestConstants:
    def test_are_taken_as_they_are(self, tmp_path: Path) -> None:
        project = lay(tmp_path, {**SERVICE, "svc/rpc.py": GUARD})
        result = helpers.command(project, "init", "--write")

        assert result.status == 0
        assert not (project / ALLOWLIST).exists()
        assert (project / "svc/rpc.py").read_text() == GUARD
        assert (
            "notifications-allowlist = svc/rpc.py::ValidatingNotifier.allowed"
            in (project / "setup.cfg").read_text().splitlines()
        )
        assert helpers.flake8(project) == (0, "")

    @pytest.mark.parametrize(
        "value",
        [
            "('order.create', 'order.delete', 'order.update')",
            "{'order.create', 'order.delete', 'order.update'}",
            "frozenset(['order.create', 'order.delete', 'order.update'])",
            "set(('order.create', 'order.delete'))",
        ],
    )
    def test_of_other_kinds(self, value: str, tmp_path: Path) -> None:
        project = lay(tmp_path, {**SERVICE, "svc/rpc.py": f"ALLOWED = {value}\n"})
        assert "in svc/rpc.py::ALLOWED" in helpers.command(project, "init").output

    @pytest.mark.parametrize(
        "text",
        [
            "HANDLED = ['order.create']\n",
            "HANDLED = {'order.create': 1, 'order.delete': 2, 'order.update': 3}\n",
            "HANDLED = ['order.create', 'order.delete', 'order.update', 3]\n",
            "HANDLED = 'order.create order.delete order.update'\n",
            "def f():\n    handled = ['order.create', 'order.delete', 'order.update']\n",
        ],
    )
    def test_what_is_none(self, text: str, tmp_path: Path) -> None:
        project = lay(tmp_path, {**SERVICE, "svc/rpc.py": text})
        assert f"in {ALLOWLIST}" in helpers.command(project, "init").output

    def test_what_one_does_not_cover_is_the_projects_to_allow(self, tmp_path: Path) -> None:
        guard = GUARD.replace("        'order.update',\n", "")
        project = lay(tmp_path, {**SERVICE, "svc/rpc.py": guard})
        result = helpers.command(project, "init", "--write")

        assert result.status == 1
        assert result.codes == ["NTF101"]
        assert (
            "--allow-unlisted adds them to svc/rpc.py::ValidatingNotifier.allowed" in result.output
        )
        assert result.lines[result.lines.index("  order.update") - 1].startswith("or allow them")
        assert (project / "svc/rpc.py").read_text() == guard
        assert helpers.flake8(project).findings == result.findings


class TestAllowing:
    """What the project's own list does not cover is added to it where that is asked for."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (
                "ALLOWED = [\n    'order.create',\n    'order.update',\n]\n",
                "ALLOWED = [\n    'order.create',\n    'order.delete',\n    'order.update',\n]\n",
            ),
            (
                'A = 1\nALLOWED = frozenset([\n\t"order.delete",\n\t"order.create"  # why\n])\n',
                'A = 1\nALLOWED = frozenset([\n\t"order.delete",\n\t"order.create",  # why\n'
                '\t"order.update",\n])\n',
            ),
            (
                "ALLOWED = ('order.create', 'order.delete')\n",
                "ALLOWED = ('order.create', 'order.delete', 'order.update')\n",
            ),
            (
                "ALLOWED = {\r\n  'order.create',\r\n  'order.delete'}\r\n",
                "ALLOWED = {\r\n  'order.create',\r\n  'order.delete', 'order.update'}\r\n",
            ),
            (
                "ALLOWED = [\n    'order.delete',\n    # late\n    'order.update',\n]\n",
                "ALLOWED = [\n    'order.create',\n    'order.delete',\n    # late\n"
                "    'order.update',\n]\n",
            ),
        ],
    )
    def test_adds_to_a_constant(self, before: str, after: str, tmp_path: Path) -> None:
        project = lay(tmp_path, {**SERVICE, "svc/rpc.py": before})
        assert helpers.command(project, "init", "--allow-unlisted").status == 0
        assert (project / "svc/rpc.py").read_bytes() == before.encode()
        result = helpers.command(project, "init", "--write", "--allow-unlisted")

        assert (project / "svc/rpc.py").read_bytes() == after.encode()
        assert result.status == 0
        assert "git add" in result.output
        assert "svc/rpc.py" in result.output.split("git add")[1].splitlines()[0]
        assert helpers.flake8(project) == (0, "")

    def test_adds_to_a_text(self, tmp_path: Path) -> None:
        project = lay(tmp_path, {**SERVICE, ALLOWLIST: "# Kept.\norder.create  # why"})
        assert helpers.command(project, "init", "--write").codes == ["NTF101", "NTF101"]
        result = helpers.command(project, "init", "--write", "--allow-unlisted")

        assert result.status == 0
        assert (project / ALLOWLIST).read_text() == (
            "# Kept.\norder.create  # why\norder.delete\norder.update\n"
        )
        assert helpers.flake8(project) == (0, "")

    def test_says_what_cannot_be_added(self, tmp_path: Path) -> None:
        files = {
            "svc/rpc.py": "ALLOWED = ['order.create', 'order.delete'] + []\n",
            "setup.cfg": "[flake8]\nnotifications-allowlist = svc/rpc.py::ALLOWED\n",
        }
        project = lay(tmp_path, {**SERVICE, **files})
        before = contents(project)
        result = helpers.command(project, "init", "--write", "--allow-unlisted")

        assert result.status == 1
        assert result.lines[-1].endswith(
            "rpc.py::ALLOWED: it is not written out as one list of strings; "
            "add by hand: order.update"
        )
        assert {name: contents(project)[name] for name in before} == before

    @given(
        st.lists(st.sampled_from(["a.b", "a.c", "b.a", "b.*", "c", "d.e-f"]), unique=True),
        st.lists(st.sampled_from(["a.a", "a.b", "b.b", "*", "d.e"]), unique=True, min_size=1),
        st.sampled_from(["[{}]", "({})", "set([{}])", "frozenset(({}))", "tuple({{{}}})"]),
        st.sampled_from([", ", ",\n", ",\n    ", ", # why\n  ", "  ,\n\n"]),
        st.booleans(),
    )
    def test_keeps_the_rest(
        self, listed: list[str], wanted: list[str], form: str, between: str, is_closed: bool
    ) -> None:
        first = between.partition("\n")[2] and f"\n{between.rpartition(chr(10))[2]}"
        inside = first + between.join(map(repr, listed)) + (between if is_closed and listed else "")
        text = f"# Before.\nALLOWED = {form.format(inside)}\n# After.\n"
        location = Location(Path("a.py"), "ALLOWED")
        try:
            found = ast.literal_eval(ast.parse(text).body[0].value.args[0])
        except (AttributeError, IndexError):
            found = ast.literal_eval(ast.parse(text).body[0].value)
        try:
            after = with_entries(EditableText(text), location, wanted)
        except EditingError:
            assert isinstance(found, str | dict)
            return
        value = eval(after.partition("ALLOWED = ")[2], {})

        assert set(value) == {*listed, *wanted}
        assert after.startswith("# Before.\nALLOWED = ")
        assert after.endswith("\n# After.\n")
        for comment in ("# why",):
            assert after.count(comment) == text.count(comment)


class TestPlaces:
    def test_from_a_subdirectory(self, tmp_path: Path) -> None:
        project = lay(tmp_path, SERVICE)
        result = helpers.command(project / "svc", "init", "--write")

        assert result.status == 0
        assert f"git add ../{helpers.FILE} ../{ALLOWLIST} ../setup.cfg" in result.output
        assert (project / "setup.cfg").exists()
        assert helpers.flake8(project) == (0, "")
        assert helpers.flake8(project / "svc") == (0, "")

    def test_outside_git(self, tmp_path: Path) -> None:
        project = lay(tmp_path, SERVICE, git=False)
        result = helpers.command(project, "init", "--write")

        assert result.status == 0
        assert "git add" not in result.output
        assert f"Keep under version control: {helpers.FILE} {ALLOWLIST} setup.cfg" in result.output
        assert helpers.flake8(project) == (0, "")

    def test_what_the_command_line_says_is_written(self, tmp_path: Path) -> None:
        project = lay(tmp_path, OUTBOX)
        options = [f"--{name}={value}" for name, value in OUTBOX_OPTIONS.items()]
        allowed = project / "svc/allowed.txt"
        result = helpers.command(
            project, "init", "--write", *options, f"--notifications-allowlist={allowed}"
        )

        assert result.status == 0, result.output
        config = configparser.RawConfigParser()
        config.read(project / "setup.cfg")
        assert dict(config["flake8"]) == {
            **OUTBOX_OPTIONS,
            "notifications-allowlist": "svc/allowed.txt",
            "notifications-fingerprints": helpers.FILE,
        }
        events = project / "svc/events.py"
        events.write_text(events.read_text().replace("cents: int", "cents: float"))
        _, output = helpers.flake8(project)
        assert "NTF210 'InvoicePaid' changed incompatibly" in output

    def test_what_the_section_says_already_stays(self, tmp_path: Path) -> None:
        section = "[flake8]\nnotifications_version_attribute = none\n"
        project = lay(tmp_path, {**OUTBOX, "setup.cfg": section})
        options = [f"--{name}={value}" for name, value in OUTBOX_OPTIONS.items()]
        first = helpers.command(project, "init", "--write", *options)
        text = (project / "setup.cfg").read_text()
        second = helpers.command(project, "init", "--write", *options)

        assert (first.status, second.status) == (0, 0), first.output
        assert text.startswith(section)
        assert text.count("version") == 1
        assert (project / "setup.cfg").read_text() == text

    @pytest.mark.parametrize("name", ["against=HEAD", "cache-dir="])
    def test_what_is_said_of_one_run_is_not(self, name: str, tmp_path: Path) -> None:
        project = lay(tmp_path, OUTBOX)
        options = [f"--{name}={value}" for name, value in OUTBOX_OPTIONS.items()]
        helpers.command(project, "init", "--write", *options, f"--notifications-{name}")

        assert name.partition("=")[0] not in (project / "setup.cfg").read_text()

    @pytest.mark.parametrize("git", [True, False])
    def test_where_there_is_nothing(self, git: bool, tmp_path: Path) -> None:
        project = lay(tmp_path, {}, git=git)
        result = helpers.command(project, "init", "--write")

        assert result.status == 0
        assert "There is nothing to guard yet" in result.output
        assert "--notifications-payload-bases" in result.output
        assert contents(project).keys() - {".flake8_notifications_cache"} == {
            each for each in contents(project) if each.startswith(".flake8_notifications_cache")
        }

    @pytest.mark.parametrize("name", ["setup.cfg", "tox.ini", ".flake8"])
    def test_the_section_is_where_it_was(self, name: str, tmp_path: Path) -> None:
        text = "[testenv]\ndeps =\n\n[flake8]\nmax-line-length = 100\n# why\n\n[other]\na = 1\n"
        project = lay(tmp_path, {**SERVICE, name: text})
        helpers.command(project, "init", "--write")

        assert (project / name).read_text() == text.replace(
            "= 100\n",
            f"= 100\nnotifications-fingerprints = {helpers.FILE}\n"
            f"notifications-allowlist = {ALLOWLIST}\n",
        )
        assert helpers.flake8(project) == (0, "")

    def test_a_section_that_selects_none_of_the_rules(self, tmp_path: Path) -> None:
        project = lay(tmp_path, {**SERVICE, "tox.ini": "[flake8]\nselect = E,F\n"})
        result = helpers.command(project, "init", "--write")

        assert result.status == 0
        assert "extend-select = NTF101," in result.output
        assert "extend-select = NTF101," in (project / "tox.ini").read_text()
        helpers.write(project, {"svc/more.py": helpers.payloads(helpers.payload("MorePayload"))})
        (project / helpers.CONFIG).unlink()
        assert helpers.flake8(project, select=None).codes == ["NTF204"]

    def test_a_section_that_selects_none_of_the_rules_but_others(self, tmp_path: Path) -> None:
        """What somebody selects besides is a list that is left to them."""
        section = "[flake8]\nselect = E,F\nextend-select = W\n"
        project = lay(tmp_path, {**SERVICE, "tox.ini": section})
        result = helpers.command(project, "init", "--write")

        assert result.status == 1
        assert (
            "\nWarning: 'select' leaves out all NTF rules, so nothing is reported" in result.output
        )

    def test_a_project_below_the_top_level(self, tmp_path: Path) -> None:
        """Stays where it is: beside it there may be others."""
        lay(tmp_path, {"README": "text"})
        shop, bank = tmp_path / "services" / "shop", tmp_path / "services" / "bank"
        for each in (shop, bank):
            lay(each, SERVICE, git=False)
        result = helpers.command(shop, "init", "--write", "--pre-commit")

        assert result.status == 0, result.output
        assert result.lines[:2] == [
            f"The project is {shop}, because no [flake8] section above it says otherwise.",
            f"To set up all of {tmp_path}, run this there.",
        ]
        assert (
            "2 payload classes, 2 to be recorded in notification-fingerprints.json" in result.lines
        )
        assert (shop / "setup.cfg").exists()
        assert contents(bank).keys() == set(SERVICE)
        assert helpers.flake8(shop) == (0, "")
        hooks = (tmp_path / ".pre-commit-config.yaml").read_text()
        assert hooks.startswith("repos:\n  - repo: ")
        assert hooks.count("        args: [--config=services/shop/setup.cfg]\n") == 3
        assert hooks.count("        files: ^services/shop/\n") == 1
        assert result.lines.index("  setup.cfg") + 1 == result.lines.index("    [flake8]")
        again = helpers.command(shop, "init", "--write", "--pre-commit")
        assert again.status == 0, again.output
        assert (tmp_path / ".pre-commit-config.yaml").read_text() == hooks

        assert helpers.command(bank, "init", "--write", "--pre-commit").status == 0
        of_both = (tmp_path / ".pre-commit-config.yaml").read_text()
        assert of_both == hooks + hooks.removeprefix("repos:\n").replace("shop", "bank")

    def test_the_hooks_of_a_project_that_may_have_some(self, tmp_path: Path) -> None:
        """One that is all of the repository may check its files with flake8 already."""
        project = lay(tmp_path, {**SERVICE, ".pre-commit-config.yaml": "repos:\n- repo: local\n"})
        result = helpers.command(project, "init", "--write", "--pre-commit")

        assert result.status == 1
        assert (
            "Error: .pre-commit-config.yaml is there, and it may have a hook of flake8's: add by "
            "hand, under 'repos':"
        ) in result.lines
        assert "      - id: flake8-notifications-check" in result.lines
        assert not (project / "setup.cfg").exists()

    def test_a_configuration_that_is_named(self, tmp_path: Path) -> None:
        project = lay(tmp_path, {**SERVICE, "etc.cfg": "[flake8]\n"})
        helpers.command(project, "init", "--write", "--config=etc.cfg")

        assert "notifications-allowlist" in (project / "etc.cfg").read_text()
        assert helpers.flake8(project, "--config=etc.cfg") == (0, "")

    def test_a_configuration_above(self, tmp_path: Path) -> None:
        """Its directory is the root: that is what flake8 goes by."""
        project = lay(tmp_path, {"setup.cfg": "[flake8]\n"})
        helpers.write(project / "inner", SERVICE)
        (project / "inner" / helpers.CONFIG).unlink()
        result = helpers.command(project / "inner", "init", "--write")

        assert result.status == 0
        assert (project / helpers.FILE).exists()
        assert helpers.flake8(project / "inner") == (0, "")


class TestSection:
    OPTIONS: Final = {"notifications-allowlist": "a.txt", "notifications-fingerprints": "b.py::c"}

    @pytest.mark.parametrize(
        ("text", "position"),
        [
            ("[flake8]\n", 9),
            ("[flake8]", 8),
            ("[flake8]\nignore = E1\n", 20),
            ("[flake8]\nignore = E1", 20),
            ("[flake8]\nignore =\n    E1\n    # no\n    E2\n\n\n[other]\n", 42),
            ("[flake8]  ; of flake8\r\nignore = E1\r\n\r\n# next\r\n[other]\r\n", 34),
        ],
    )
    def test_gets_lines_at_its_end(self, text: str, position: int) -> None:
        after = with_options(text, self.OPTIONS)
        added = after[len(text[:position].rstrip("\r\n")) :][: len(after) - len(text)]

        assert after.replace(added, "", 1) == text
        assert added.split() == [
            *("notifications-allowlist", "=", "a.txt"),
            *("notifications-fingerprints", "=", "b.py::c"),
        ]
        assert ("\r\n" in added) is ("\r\n" in text)

    @pytest.mark.parametrize("text", ["", "[metadata]\nname = x\n", "[metadata]\nname = x"])
    def test_is_made_at_the_end(self, text: str) -> None:
        after = with_options(text, self.OPTIONS)
        assert after.startswith(text)
        assert "[flake8]\nnotifications-allowlist = a.txt\n" in after

    @pytest.mark.parametrize(
        "text",
        [
            "[flake8]\n[flake8]\n",
            "[flake8]\nnotifications-allowlist = b.txt\n",
            "a = 1\n",
            "[other]\na =\n  1\n [flake8]\nb = 2\n[x]\n[flake8 \n",
        ],
    )
    def test_that_is_not_understood_is_left_alone(self, text: str) -> None:
        with pytest.raises(SectionError):
            with_options(text, self.OPTIONS)

    @given(
        st.lists(
            st.sampled_from(
                ["[flake8]", "[other]", "a = 1", "b =", "  2", "# no", "; no", "", "  # no", "c: 3"]
            ),
            max_size=12,
        ),
        st.sampled_from(["\n", "\r\n"]),
    )
    def test_keeps_every_byte(self, lines: list[str], end: str) -> None:
        text = end.join(lines)
        parser = configparser.RawConfigParser()
        try:
            parser.read_string(text)
        except configparser.Error:
            return
        after = with_options(text, self.OPTIONS)
        written = [f"{name} = {value}" for name, value in self.OPTIONS.items()]
        kept = [line for line in after.replace(end, "\n").split("\n") if line not in written]

        assert len(kept) == after.replace(end, "\n").count("\n") + 1 - len(written)
        assert kept[: len(lines)] == lines or not text
        assert "".join(kept[len(lines) :]) in ("", "[flake8]") or not text
        if end in text:
            assert after.count("\n") == after.count(end)


@pytest.mark.integration
def test_nova_is_adopted_in_one_command(adopted_nova: Path) -> None:
    result = shared.said_of_adoption(adopted_nova)

    assert (adopted_nova / "setup.cfg").read_text() == (
        "[flake8]\n"
        "notifications-fingerprints = nova/tests/unit/notifications/objects/test_notification.py"
        "::notification_object_data\n"
        "notifications-allowlist = nova/rpc.py"
        "::LegacyValidatingNotifier.allowed_legacy_notification_event_types\n"
        "notifications-samples = doc/notification_samples\n"
    )
    assert sorted(path.name for path in adopted_nova.iterdir() if path.name[0] != ".") == [
        "doc", "nova", "setup.cfg",
    ]  # fmt: skip
    # What is not on Nova's own list, and what is wrong with its samples and a payload.
    assert {(each.code, each.message.split("'")[1]) for each in result.findings} == {
        ("NTF101", "compute.instance.force_delete.start"),
        ("NTF101", "compute.instance.force_delete.end"),
        ("NTF101", "servergroup.update"),
        ("NTF102", "*"),
        ("NTF304", "SharePayload"),
        ("NTF307", "RequestSpecPayload"),
    }
    assert helpers.command(adopted_nova, "check").findings == result.findings
    rest = ["nova/notifications", "nova/objects/fields.py", "nova/rpc.py"]
    reported = sorted({each.path for each in result.findings if rest[0] not in each.path})
    linted = helpers.flake8(adopted_nova, *reported, *rest)
    assert sorted(linted.findings) == sorted(result.findings)


@pytest.mark.integration
@pytest.mark.nightly
def test_novas_own_list_gets_the_others_only_where_somebody_says_so(tmp_path: Path) -> None:
    shared.adopt_nova(tmp_path)
    allowed = helpers.command(tmp_path, "init", "--write", "--allow-unlisted")
    assert {each.code for each in allowed.findings} == {"NTF304", "NTF307"}
    rpc = (tmp_path / "nova/rpc.py").read_text()
    assert sorted(set(rpc.splitlines()) - set((corpora.nova(34) / "nova/rpc.py").read_text()
                  .splitlines())) == [
        "        '*',",
        "        'compute.instance.force_delete.end',",
        "        'compute.instance.force_delete.start',",
        "        'servergroup.update',",
    ]  # fmt: skip
    assert helpers.command(tmp_path, "check").findings == allowed.findings


_BLOCK: Final = "  - repo: new\n    hooks:\n      - id: one\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "repos:\n  - repo: old\n    hooks: []\n",
            f"repos:\n  - repo: old\n    hooks: []\n{_BLOCK}",
        ),
        ("repos:\n  - repo: old", f"repos:\n  - repo: old\n{_BLOCK}"),
        (
            "repos:  # all\n- repo: old\n\n# Run by hand.\nci:\n  skip: [x]\n",
            "repos:  # all\n- repo: old\n- repo: new\n  hooks:\n    - id: one\n"
            "\n# Run by hand.\nci:\n  skip: [x]\n",
        ),
        (
            "a: 1\nrepos:\n    -   repo: old\n",
            "a: 1\nrepos:\n    -   repo: old\n    - repo: new\n      hooks:\n        - id: one\n",
        ),
        (
            "repos:\r\n  - repo: old\r\n",
            "repos:\r\n  - repo: old\r\n" + _BLOCK.replace("\n", "\r\n"),
        ),
    ],
)
def test_hooks_are_added_in_the_layout_of_the_file(before: str, after: str) -> None:
    assert with_repos(before, _BLOCK) == after


@pytest.mark.parametrize("text", ["", "repos: []\n", "repos:\n", "repos: [{repo: local}]\n"])
def test_what_is_no_list_of_repositories_is_left_alone(text: str) -> None:
    with pytest.raises(HooksError, match="'repos' are no list of lines"):
        with_repos(text, _BLOCK)
