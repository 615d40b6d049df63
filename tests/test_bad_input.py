"""Sources and fingerprint files that are not what they should be.

Whatever it is: one clear line, the exit status that was promised, no traceback, and every byte of
the fingerprint file as it was.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import depth
import helpers
from flake8_notifications.committed import fingerprint_file, writing
from flake8_notifications.payloads.model import FieldShape, Record, Shape
from helpers import BASE, CONFIG, FILE, payload, payloads, service

CRITICAL: Final = "There was a critical error during execution of Flake8:"
COMMANDS: Final = (["check"], ["fingerprints"], ["fingerprints", "--check"])


def content(**changes: Any) -> str:
    """The text of a fingerprint file with one class, some of whose values are replaced."""
    entry = {"version": "1.0", "fingerprint": "0" * 32, "fields": {"id": "UUID"}, "schema": {}}
    entry.update(changes)
    return json.dumps({"format": 1, "payloads": {"FirstPayload": entry}})


MARKERS: Final = """\
{
  "format": 1,
<<<<<<< HEAD
  "payloads": {}
=======
  "payloads": {"A": {}}
>>>>>>> topic
}
"""
NESTED: Final = "[" * 100_000 + "]" * 100_000

#: What is in the fingerprint file, and what the line says about it.
BAD_FILES: Final[dict[str, tuple[str | bytes, str]]] = {
    "empty": ("", ":1: is not JSON: "),
    "blank": ("\n\n", ":3: is not JSON: "),
    "not JSON": ("VERSION = '1.0'\n", ":1: is not JSON: "),
    "cut off": ('{\n  "format": 1,\n  "payl', ":3: is not JSON: "),
    "two values": ('{"format": 1, "payloads": {}}\n{}', ":2: is not JSON: "),
    "not UTF-8": (b'{"format": 1, "payloads": {"\xff": {}}}', ": is not UTF-8: "),
    "UTF-16": ('{"format": 1}'.encode("utf-16"), ": is not UTF-8: "),
    "byte order mark": ('\ufeff{"format": 1}', ": is not JSON: "),
    "null bytes": ("\0" * 100, ":1: is not JSON: "),
    "conflict": (MARKERS, ":3: unresolved merge conflict: "),
    "conflict of three": (MARKERS.replace("=======", "||||||| base\n======="), ":3: unresolved "),
    "half a conflict": ('{"format": 1,\n>>>>>>> topic\n"payloads": {}}', ":2: unresolved merge"),
    "nested": (NESTED, ": nested too deeply"),
    "nested format": (f'{{"format": {NESTED}, "payloads": {{}}}}', ": nested too deeply"),
    "nested a little": (f'{{"format": {"[" * 300 + "]" * 300}}}', ": 'format' is no number"),
    "list": ("[]", "has no 'format'"),
    "null": ("null", "has no 'format'"),
    "text": ('"format"', "has no 'format'"),
    "other file": ('{"name": "x", "lockfileVersion": 3}', "has no 'format'"),
    "newer": ('{"format": 2, "payloads": {}}', "format 2 is not known here"),
    "older": ('{"format": 0, "payloads": {}}', "format 0 is not known here"),
    "format of text": ('{"format": "1", "payloads": {}}', "'format' is no number"),
    "format of true": ('{"format": true, "payloads": {}}', "'format' is no number"),
    "format of float": ('{"format": 1.0, "payloads": {}}', "'format' is no number"),
    "format of NaN": ('{"format": NaN, "payloads": {}}', "'format' is no number"),
    "format of null": ('{"format": null, "payloads": {}}', "'format' is no number"),
    "long number": (f'{{"format": {"9" * 5000}, "payloads": {{}}}}', ": is not JSON: "),
    "no payloads": ('{"format": 1}', "'payloads' is no object"),
    "payloads of a list": ('{"format": 1, "payloads": []}', "'payloads' is no object"),
    "extra key": ('{"format": 1, "payloads": {}, "x-team": 1}', "key 'x-team' is not known"),
    "extra key of several lines": (
        '{"format": 1, "payloads": {}, "a\\nb": 1}',
        r"key 'a\nb' is not known",
    ),
    "extra key of half a character": (
        '{"format": 1, "payloads": {}, "\\ud800": 1}',
        r"key '\ud800' is not known",
    ),
    "extra key of an entry": (content(owner="me"), "'FirstPayload': key 'owner' is not known"),
    "twice at the top": ('{"format": 1, "payloads": {}, "payloads": {}}', "key 'payloads' appears"),
    "class twice": (
        '{"format": 1, "payloads": {"A": {}, "A": {}}}',
        "key 'A' appears twice, as when",
    ),
    "field twice": (
        content().replace('"id": "UUID"', '"id": "UUID", "id": "UUID"'),
        "key 'id' appears twice, as when",
    ),
    "entry of text": ('{"format": 1, "payloads": {"A": "1.0"}}', "'A': is no object"),
    "entry of null": ('{"format": 1, "payloads": {"A": null}}', "'A': is no object"),
    "no version": ('{"format": 1, "payloads": {"A": {}}}', "'A': has no 'version'"),
    "version of a number": (content(version=1.0), "'FirstPayload': has no 'version'"),
    "fingerprint of null": (content(fingerprint=None), "has no 'version' or no 'fingerprint'"),
    "fields of a list": (content(fields=["id"]), "'FirstPayload': has no 'fields'"),
    "fields of null": (content(fields=None), "'FirstPayload': has no 'fields'"),
    "field of a number": (content(fields={"id": 1}), "'FirstPayload': a field is a text, or"),
    "field of a list": (content(fields={"id": ["UUID"]}), "a field is a text, or"),
    "field of nothing": (content(fields={"id": ""}), "a field without a type"),
    "field without values": (content(fields={"id": {"type": "A"}}), "a field is a text, or"),
    "field with more": (
        content(fields={"id": {"type": "A", "values": [], "x": 1}}),
        "a field is a text, or",
    ),
    "values of a text": (content(fields={"id": {"type": "A", "values": "a"}}), "a field is a t"),
    "values of numbers": (content(fields={"id": {"type": "A", "values": [1]}}), "a field is a"),
    "type of a number": (content(fields={"id": {"type": 1, "values": []}}), "a field is a text"),
    "schema of a list": (content(schema=[]), "'FirstPayload': something that should be"),
    "schema of null": (content(schema=None), "something that should be an object of texts"),
    "schema of numbers": (content(schema={"id": 1}), "something that should be an object of"),
    "methods of a text": (content(methods="save"), "something that should be an object of"),
    "children of lists": (content(children={"1.0": []}), "something that should be an object"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A service that is right in every respect, but for its fingerprint file."""
    return helpers.write(tmp_path, service(payload()))


def assert_one_line(result: helpers.Run, message: str) -> None:
    """The command's last word is one line; a usage error says how to call the command first."""
    errors = [line for line in result.lines if line.startswith("Error: ")]
    assert len(errors) == 1, result.output
    assert errors == result.lines[-1:], result.output
    assert message in errors[0]
    assert "Traceback" not in result.output
    errors[0].encode()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for all who write nothing but the fingerprint file."""
    return helpers.write(tmp_path_factory.mktemp("service"), service(payload()))


class TestBadFile:
    @pytest.mark.parametrize("name", BAD_FILES)
    def test_ends_flake8_with_one_line(self, name: str, shared: Path) -> None:
        text, message = BAD_FILES[name]
        helpers.write(shared, {FILE: text})
        result = helpers.flake8(shared)

        assert result.status == 1
        assert result.lines[0] == CRITICAL
        assert len(result.lines) == 2, result.output
        assert result.lines[1].startswith(str(shared / FILE))
        assert message in result.lines[1]

    @pytest.mark.parametrize(
        ("name", "arguments"),
        depth.parameters(
            itertools.product(BAD_FILES, COMMANDS),
            # One command of each file by day.
            daily=[*zip(BAD_FILES, itertools.cycle(COMMANDS))],
            name=lambda each: f"{each[0]}-{' '.join(each[1])}",
        ),
    )
    def test_ends_the_command_with_one_line(
        self, name: str, arguments: list[str], shared: Path
    ) -> None:
        text, message = BAD_FILES[name]
        helpers.write(shared, {FILE: text})
        before = (shared / FILE).read_bytes()
        result = helpers.command(shared, *arguments)

        assert result.status == 1
        assert len(result.lines) == 1, result.output
        assert_one_line(result, message)
        assert (shared / FILE).read_bytes() == before
        assert sorted(path.name for path in shared.iterdir()) == sorted([CONFIG, FILE, "svc"])

    @pytest.mark.parametrize("name", ["empty", "conflict", "newer"])
    def test_is_nothing_to_explain(self, name: str, shared: Path) -> None:
        helpers.write(shared, {FILE: BAD_FILES[name][0]})

        assert helpers.command(shared, "explain", "NTF201").status == 0

    def test_is_no_traceback_in_a_real_process(self, shared: Path) -> None:
        helpers.write(shared, {FILE: MARKERS})
        linted = helpers.run_tool(shared, "flake8", "--jobs=2")
        checked = helpers.run_tool(shared, "flake8-notifications", "check")
        line = (
            f"{shared / FILE}:3: unresolved merge conflict: restore the whole file from the branch "
            "that you merge into ('git checkout BRANCH -- FILE'), then run 'flake8-notifications "
            "bump' and 'flake8-notifications fingerprints'\n"
        )

        assert (linted.returncode, linted.stdout, linted.stderr) == (1, f"{CRITICAL}\n{line}", "")
        assert (checked.returncode, checked.stdout, checked.stderr) == (1, "", f"Error: {line}")


def make_directory(path: Path) -> None:
    path.mkdir()


def make_loop(path: Path) -> None:
    path.symlink_to(path.name)


def make_unreadable(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    path.write_text(content())
    path.chmod(0)


def make_huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 10**9)


def make_endless(path: Path) -> None:
    if not Path("/dev/zero").is_char_device():
        pytest.skip("has no /dev/zero")
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (make_directory, "cannot be read: Is a directory"),
        (make_loop, "cannot be read: "),
        (make_unreadable, "cannot be read: Permission denied"),
        pytest.param(make_huge, "larger than 50,000,000 bytes", marks=pytest.mark.nightly),
        (make_endless, "larger than 50,000,000 bytes"),
    ],
)
def test_something_that_cannot_be_read(
    make: Callable[[Path], None], message: str, project: Path
) -> None:
    make(project / FILE)
    linted = helpers.flake8(project)

    assert (linted.status, linted.lines[0], len(linted.lines)) == (1, CRITICAL, 2)
    assert message in linted.lines[1]
    for arguments in COMMANDS:
        result = helpers.command(project, *arguments)
        assert result.status == 1
        assert_one_line(result, message)


class TestNamedFile:
    """A fingerprint file that somebody named."""

    def test_has_to_exist_for_flake8(self, project: Path) -> None:
        result = helpers.flake8(project, "--notifications-fingerprints=no/such.json")

        assert (result.status, result.lines) == (
            1,
            [
                CRITICAL,
                f"{project}/no/such.json: there is no such file: "
                "make it with 'flake8-notifications fingerprints'",
            ],
        )

    def test_has_to_exist_for_flake8_if_it_is_configured(self, project: Path) -> None:
        helpers.write(project, {CONFIG: "[flake8]\nnotifications-fingerprints = such.json\n"})
        result = helpers.flake8(project)

        assert result.status == 1
        assert result.lines[1].startswith(f"{project}/such.json: there is no such file: ")

    def test_is_made_by_the_command(self, project: Path) -> None:
        helpers.write(project, {CONFIG: "[flake8]\nnotifications-fingerprints = such.json\n"})

        assert helpers.command(project, "fingerprints").status == 0
        assert helpers.flake8(project) == (0, "")
        assert not (project / FILE).exists()

    def test_in_a_directory_that_does_not_exist(self, project: Path) -> None:
        result = helpers.command(
            project, "fingerprints", "--notifications-fingerprints=no/such.json"
        )

        assert result.status == 1
        assert_one_line(result, f"{project}/no/such.json: No such file or directory")

    def test_of_a_command_line_starts_at_the_working_directory(self, project: Path) -> None:
        helpers.record(project)
        (project / FILE).rename(project / "svc/other.json")
        named = "--notifications-fingerprints=other.json"

        assert helpers.flake8(project / "svc", "--config=../.flake8", named) == (0, "")
        assert helpers.command(project / "svc", "check", "--config=../.flake8", named).status == 0

    @pytest.mark.parametrize(
        ("name", "status", "message"),
        [
            ("tests/test_objects.py::table", 1, "test_objects.py::table: there is no such file"),
            ("::table", 2, "a constant in Python source is named as in path/to/module.py::Class.a"),
            ("table.json::table", 2, "a constant in Python source is named as in"),
            ("table.py::a b", 2, "a constant in Python source is named as in"),
            ("table.py", 2, "table.py::NAME"),
        ],
    )
    def test_that_is_a_python_table(
        self, name: str, status: int, message: str, project: Path
    ) -> None:
        argument = f"--notifications-fingerprints={name}"
        linted = helpers.flake8(project, argument)

        assert (linted.status, linted.lines[0], len(linted.lines)) == (1, CRITICAL, 2)
        assert message in linted.lines[1]
        for arguments in COMMANDS:
            result = helpers.command(project, *arguments, argument)
            assert result.status == status
            assert_one_line(result, message)


class TestSettings:
    @pytest.mark.parametrize(
        ("lines", "message"),
        [
            ("notifications-version-policy = lenient", "notifications-version-policy: 'lenient'"),
            ("notifications-payload-bases = ,", "notifications-payload-bases: names no class"),
        ],
    )
    def test_that_make_no_sense(self, lines: str, message: str, project: Path) -> None:
        helpers.write(project, {CONFIG: f"[flake8]\n{lines}\n"})
        linted = helpers.flake8(project)

        assert (linted.status, linted.lines[0], len(linted.lines)) == (1, CRITICAL, 2)
        assert message in linted.lines[1]
        for arguments in COMMANDS:
            result = helpers.command(project, *arguments)
            assert result.status == 2
            assert_one_line(result, message)

    @pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
    @pytest.mark.parametrize(
        ("argument", "message"),
        [
            ("--notifications-version-policy=lenient", "'lenient' is not one of"),
            ("--notifications-payload-bases=", "--notifications-payload-bases: names no class"),
            ("--config=no/such.cfg", "The specified config file does not exist: no/such.cfg"),
            ("--no-such-option", "No such option"),
            ("surplus", "unexpected extra argument"),
        ],
    )
    def test_on_the_command_line(
        self, argument: str, message: str, arguments: list[str], project: Path
    ) -> None:
        result = helpers.command(project, *arguments, argument)

        assert result.status == 2
        assert_one_line(result, message)

    @pytest.mark.parametrize("text", ["[flake8\n", "no section\n", b"[flake8]\nx = \xff\n"])
    def test_that_cannot_be_read(self, text: str | bytes, project: Path) -> None:
        """flake8 passes over such a file when it looks for one; so does the command."""
        helpers.write(project, {CONFIG: text})
        wanted = helpers.flake8(project).findings

        assert [finding.code for finding in wanted] == ["NTF204"]
        assert helpers.command(project, "check").findings == wanted

    @pytest.mark.parametrize("code", ["NTF999", "E501", "", "NTF"])
    def test_a_code_that_does_not_exist(self, code: str, project: Path) -> None:
        result = helpers.command(project, "explain", code)

        assert result.status == 2
        assert_one_line(result, f"there is no rule '{code}'; there are NTF1")

    @pytest.mark.skipif(shutil.which("sh") is None, reason="has no shell")
    def test_a_reader_that_has_seen_enough(self, project: Path) -> None:
        classes = (payload(f"Payload{number}") for number in range(600))
        helpers.write(project, {"svc/payloads.py": payloads(*classes)})
        program = Path(sysconfig.get_path("scripts"), "flake8-notifications")
        result = subprocess.run(
            ["sh", "-c", '"$@" | head -n 1', "sh", sys.executable, program, "check"],
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

        assert result.stdout.startswith("svc/payloads.py:7:1: NTF204 'Payload0'")
        assert result.stderr == ""

    def test_no_command(self, project: Path) -> None:
        assert helpers.command(project, "no-such").status == 2


RECORDED: Final = service(
    payload("FirstPayload", "    fields = {'id': fields.UUIDField()}\n"),
    payload("SecondPayload", "    fields = {'id': fields.UUIDField()}\n"),
)


def entry(text: str, name: str) -> str:
    """The lines of one class in a fingerprint file."""
    found = re.search(rf'^    "{name}": {{\n.*?^    }}', text, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[0]


class TestRefusal:
    """What ``fingerprints`` does not record."""

    @pytest.fixture
    def changed(self, tmp_path: Path) -> Path:
        """Both classes are changed, the second one with the VERSION that it needs."""
        project = helpers.write(tmp_path, RECORDED)
        helpers.record(project)
        module = RECORDED["svc/payloads.py"].replace("UUIDField", "StringField")
        head, separator, tail = module.rpartition("VERSION = '1.0'")
        assert separator
        return helpers.write(project, {"svc/payloads.py": f"{head}VERSION = '2.0'{tail}"})

    def test_keeps_the_old_record_and_writes_the_others(self, changed: Path) -> None:
        before = (changed / FILE).read_text(encoding="utf-8")
        result = helpers.command(changed, "fingerprints")
        after = (changed / FILE).read_text(encoding="utf-8")

        assert result.status == 1
        assert entry(after, "FirstPayload") == entry(before, "FirstPayload")
        assert '"version": "2.0"' in entry(after, "SecondPayload")
        assert '"id": "String"' in entry(after, "SecondPayload")
        assert result.lines == [
            "updated SecondPayload 1.0 → 2.0: field 'id': type UUID → String",
            f"{FILE} written: 2 payload classes, 1 refused",
            "svc/payloads.py:8: not recorded: NTF201 'FirstPayload' changed and VERSION is still "
            "1.0: field 'id': type UUID → String; needs 2.0. "
            "To record it as it is, add --accept FirstPayload",
        ]

    def test_is_all_that_is_left_the_second_time(self, changed: Path) -> None:
        helpers.command(changed, "fingerprints")
        before = (changed / FILE).read_bytes()
        result = helpers.command(changed, "fingerprints")

        assert result.status == 1
        assert result.lines[0] == f"{FILE} unchanged: 1 class refused"
        assert (changed / FILE).read_bytes() == before

    def test_is_overridden_by_accept(self, changed: Path) -> None:
        result = helpers.command(changed, "fingerprints", "--accept", "FirstPayload")

        assert result.status == 0, result.output
        text = (changed / FILE).read_text(encoding="utf-8")
        assert '"version": "1.0"' in entry(text, "FirstPayload")
        assert '"id": "String"' in entry(text, "FirstPayload")
        assert helpers.flake8(changed) == (0, "")

    def test_is_not_overridden_for_another_class(self, changed: Path) -> None:
        result = helpers.command(changed, "fingerprints", "--accept=SecondPayload")

        assert result.status == 1
        assert "not recorded: NTF201 'FirstPayload'" in result.output

    @pytest.mark.parametrize("name", ["Unknown", "", "firstpayload", "svc.FirstPayload"])
    def test_accepts_only_what_exists(self, name: str, changed: Path) -> None:
        before = (changed / FILE).read_bytes()
        result = helpers.command(changed, "fingerprints", "--accept=FirstPayload", "--accept", name)

        assert result.status == 2
        assert_one_line(result, f"--accept: there is no payload class '{name}'")
        assert (changed / FILE).read_bytes() == before

    def test_check_shows_what_would_change_and_writes_nothing(self, changed: Path) -> None:
        before = (changed / FILE).read_bytes()
        result = helpers.command(changed, "fingerprints", "--check")

        assert result.status == 1
        assert result.lines[:2] == [f"--- {FILE}", f"+++ {FILE} (regenerated)"]
        assert '+      "version": "2.0",' in result.lines
        assert result.lines[-1].startswith("svc/payloads.py:8: not recorded: NTF201 'FirstPay")
        assert (changed / FILE).read_bytes() == before

    def test_of_a_minor_bump(self, changed: Path) -> None:
        text = (changed / "svc/payloads.py").read_text().replace("'2.0'", "'1.1'")
        helpers.write(changed, {"svc/payloads.py": text})
        before = (changed / FILE).read_bytes()
        result = helpers.command(changed, "fingerprints")

        assert result.status == 1
        assert "not recorded: NTF202 'SecondPayload' 1.0 → 1.1" in result.output
        assert (changed / FILE).read_bytes() == before

    @pytest.mark.parametrize("version", ["'0.9'", "'1'", "2.0", "None"])
    def test_of_a_bad_version(self, version: str, changed: Path) -> None:
        text = (changed / "svc/payloads.py").read_text().replace("'2.0'", version)
        helpers.write(changed, {"svc/payloads.py": text})
        before = (changed / FILE).read_bytes()
        result = helpers.command(changed, "fingerprints")

        assert result.status == 1
        assert "not recorded: NTF206 'SecondPayload'" in result.output
        assert (changed / FILE).read_bytes() == before

    def test_of_a_class_that_cannot_be_read(self, changed: Path) -> None:
        """There is nothing to record, so accepting it does not help."""
        text = (changed / "svc/payloads.py").read_text().replace("fields.StringField", "lost.Field")
        helpers.write(changed, {"svc/payloads.py": text})
        before = (changed / FILE).read_bytes()
        result = helpers.command(changed, "fingerprints", "--accept=FirstPayload")

        assert result.status == 1
        assert "not recorded: NTF207 'FirstPayload': 'id' cannot be resolved" in result.output
        assert "--accept" not in result.output
        assert (changed / FILE).read_bytes() == before

    def test_of_two_classes_with_one_name(self, changed: Path) -> None:
        helpers.write(changed, {"svc/more.py": payloads(payload("SecondPayload"))})
        before = (changed / FILE).read_bytes()
        result = helpers.command(changed, "fingerprints", "--accept=SecondPayload")

        assert result.status == 1
        assert result.output.count("not recorded: NTF208 'SecondPayload'") == 2
        assert (changed / FILE).read_bytes() == before


BROKEN: Final = "class BrokenPayload(base.NotificationPayloadBase:\n"


class TestBadSources:
    """Modules that are no Python, and classes that cannot be."""

    @pytest.fixture
    def recorded(self, tmp_path: Path) -> Path:
        project = helpers.write(tmp_path, {**RECORDED, "svc/broken.py": payloads(payload("Lost"))})
        helpers.record(project)
        return project

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            (BROKEN, "svc/broken.py:1: {}: syntax error: "),
            (f"x = 1\n\n{BROKEN}", "svc/broken.py:3: {}: syntax error: "),
            (b"# \xff\nclass Lost(base.NotificationPayloadBase): pass\n", "svc/broken.py:1: {}: "),
            (
                b"# coding: no-such\nclass A(NotificationPayloadBase): pass\n",
                "svc/broken.py:1: {}: ",
            ),
            (payloads(payload("Lost")) + "\0", "svc/broken.py:10: {}: syntax error: "),
            (
                f"class Lost(NotificationPayloadBase): x = {'(' * 5000}{')' * 5000}\n",
                "svc/broken.py:1: {}: ",
            ),
            (
                f"class Lost(NotificationPayloadBase): x = {'-' * 100_000}1\n",
                "svc/broken.py:1: {}: ",
            ),
        ],
        ids=["syntax", "line", "bytes", "encoding", "null", "brackets", "signs"],
    )
    def test_a_module_that_cannot_be_read_keeps_its_records(
        self, text: str | bytes, reason: str, recorded: Path
    ) -> None:
        before = (recorded / FILE).read_bytes()
        helpers.write(recorded, {"svc/broken.py": text})
        result = helpers.command(recorded, "fingerprints")

        assert result.status == 1
        assert (recorded / FILE).read_bytes() == before
        assert len(result.lines) == 1, result.output
        assert result.lines[0].startswith(reason.format("not read"))
        assert result.lines[0].endswith(f"; {FILE} not written")

        result = helpers.command(recorded, "fingerprints", "--check")
        assert result.status == 1
        assert len(result.lines) == 1, result.output
        assert result.lines[0].startswith(reason.format("not read"))

    @pytest.mark.parametrize("text", [BROKEN, b"# \xff\n"], ids=["syntax", "bytes"])
    def test_flake8_goes_on_with_the_other_modules(self, text: str | bytes, recorded: Path) -> None:
        helpers.write(recorded, {"svc/broken.py": text})

        assert helpers.flake8(recorded, "svc/payloads.py") == (0, "")
        # flake8 itself has a word to say about the file, but not with our name.
        assert helpers.flake8(recorded).findings == []

    def test_check_says_what_it_has_not_checked(self, recorded: Path) -> None:
        """And does not say that a class is gone which may stand there."""
        helpers.write(recorded, {"svc/broken.py": BROKEN})
        result = helpers.command(recorded, "check")

        assert result.status == 1
        assert len(result.lines) == 1, result.output
        assert result.lines[0].startswith("svc/broken.py:1: not checked: syntax error: ")

    @pytest.mark.parametrize(
        "text",
        [
            "from svc import base, late\n\nbase.Registry.register(late.Late)\n",
            "from svc import base, late\n\nfor each in late.Late.__mro__[1].__subclasses__():\n"
            "    base.Registry.register(each)\n",
            "from svc.payloads import FirstPayload\n\nFirstPayload.VERSION = '3.0'\n",
            "from svc import payloads\n\n\ndef tune():\n"
            "    payloads.FirstPayload.fields.update(more=1)\n",
            "from svc import payloads\n\nsetattr(payloads.FirstPayload, 'fields', {})\n",
        ],
        ids=["registers", "registers all", "raises", "fills", "sets"],
    )
    def test_check_has_not_checked_what_acts_on_classes(self, text: str, recorded: Path) -> None:
        late = "from svc import base\n\n\nclass Late(base.NotificationPayloadBase):\n    pass\n"
        helpers.write(recorded, {"svc/late.py": late, "svc/broken.py": f"{text}x = (\n"})
        result = helpers.command(recorded, "check")

        assert result.status == 1
        (line,) = (each for each in result.lines if "broken.py" in each)
        assert line.startswith(f"svc/broken.py:{text.count(chr(10)) + 1}: not checked: ")
        assert helpers.command(recorded, "fingerprints").status == 1

    @pytest.mark.parametrize(
        "text",
        [
            "print 'a release of long ago'\n",
            "from svc.payloads import FirstPayload\n\nprint FirstPayload.__name__\n",
            "{% for each in classes %}\n{{ each }} = 1\n{% endfor %}\n",
            "self.fields = {}\nx = (\n",
            "import atexit\n\natexit.register(close\n",
        ],
        ids=["print", "reads", "template", "own fields", "registers else"],
    )
    def test_a_module_that_has_nothing_to_do_with_classes(self, text: str, tmp_path: Path) -> None:
        helpers.write(tmp_path, RECORDED)
        helpers.record(tmp_path)
        helpers.write(tmp_path, {"svc/broken.py": text})

        assert helpers.command(tmp_path, "check").status == 0

    def test_a_base_in_a_module_that_cannot_be_read(self, recorded: Path) -> None:
        helpers.write(recorded, {"svc/base.py": BASE + "\nclass :\n"})
        before = (recorded / FILE).read_bytes()
        found = helpers.flake8(recorded, "svc/payloads.py").findings

        assert [finding.code for finding in found] == ["NTF207", "NTF207"]
        assert "syntax error" in found[0].message
        assert helpers.command(recorded, "fingerprints").status == 1
        assert (recorded / FILE).read_bytes() == before

    @pytest.mark.parametrize(
        "files",
        [
            {
                "svc/a.py": "from svc import b\n\n\nclass A(b.B):\n    pass\n",
                "svc/b.py": "from svc import a\n\n\nclass B(a.A):\n    pass\n",
            },
            {
                "svc/a.py": "from svc.b import *\nfrom svc.b import A as B\n",
                "svc/b.py": "from svc.a import *\nfrom svc.a import B as A\n",
            },
            {"svc/a.py": "from svc.a import B\n\n\nclass A(B):\n    pass\n"},
            {"svc/a.py": "class A(A):\n    fields = A.fields\n"},
            {"svc/a.py": "A = B\nB = A\n"},
            {"svc/a.py": ""},
        ],
        ids=["classes", "stars", "itself", "own base", "names", "nothing"],
    )
    def test_a_base_that_goes_round_in_circles(self, files: dict[str, str], recorded: Path) -> None:
        head = "from svc import a\n" + RECORDED["svc/payloads.py"]
        module = head.replace(
            "(base.NotificationPayloadBase)", "(a.A, base.NotificationPayloadBase)"
        )
        helpers.write(recorded, {**files, "svc/payloads.py": module})
        before = (recorded / FILE).read_bytes()
        found = helpers.flake8(recorded).findings

        assert {finding.code for finding in found} == {"NTF207"}
        assert {finding.message.split("'")[1] for finding in found} == {
            "FirstPayload",
            "SecondPayload",
        }
        result = helpers.command(recorded, "fingerprints")
        assert result.status == 1
        assert (recorded / FILE).read_bytes() == before

    def test_modules_that_import_each_other(self, recorded: Path) -> None:
        """That is no mistake as long as no name needs itself."""
        files = {
            "svc/a.py": "from svc import b\n\nX = 'id'\n\n\nclass A:\n    pass\n",
            "svc/b.py": "from svc import a\n\nY = a.X\n\n\nclass B(a.A):\n    pass\n",
        }
        module = "from svc import b\n" + RECORDED["svc/payloads.py"].replace("'id'", "b.Y")
        module = module.replace("(base.Notification", "(b.B, base.Notification")
        helpers.write(recorded, {**files, "svc/payloads.py": module})

        assert helpers.flake8(recorded) == (0, "")

    @pytest.mark.parametrize(
        "fields",
        [
            "{**FirstPayload.fields}",
            "fields",
            "{name: field for name, field in fields.items()}",
            "dict(fields, **fields)",
            "unknown",
            "None",
            "[]",
            "'fields'",
            "{'x': None}",
            "{'x': 1}",
            "{'x': fields}",
            "{'x': fields.Field}",
            "{'x': fields.Field()}",
            "{'x': fields.Field(None)}",
            "{'x': fields.StringField}",
            "{'x': fields.NoSuchField()}",
            "{'x': fields.EnumField()}",
            "{'x': fields.EnumField(valid_values=1)}",
            "{'x': fields.EnumField(valid_values=[unknown])}",
            "{'x': fields.ObjectField()}",
            "{'x': fields.ObjectField(1)}",
            "{'x': fields.ListOfObjectsField(unknown)}",
            "{1: fields.StringField()}",
            "{unknown: fields.StringField()}",
            "{'x': fields.StringField(default=unknown)}",
            "{'x': fields.StringField(default=lambda: 1)}",
            "{'x': fields.StringField(nullable=unknown)}",
            "{'x': fields.StringField(default=object())}",
            "{'x': (yield)}",
            "{'\\ud800': fields.StringField()}",
            "{'x': fields.StringField()} if unknown else {}",
            "make()",
            "vars()",
        ],
    )
    def test_fields_that_cannot_be_resolved(self, fields: str, tmp_path: Path) -> None:
        body = f"    fields = {fields}\n"
        project = helpers.write(tmp_path, service(payload("FirstPayload", body)))
        found = helpers.flake8(project).findings

        assert [(each.code, each.line) for each in found] == [("NTF207", 7)], found
        assert found[0].message.startswith("'FirstPayload': '")
        assert " cannot be resolved: " in found[0].message
        result = helpers.command(project, "fingerprints")
        assert result.status == 1
        assert "not recorded: NTF207 'FirstPayload'" in result.output
        assert not (project / FILE).exists()

    @pytest.mark.parametrize("value", ["'a\\nb'", "'\\u202e'", "'\\0'", "'☃'"])
    def test_texts_that_cannot_be_printed(self, value: str, tmp_path: Path) -> None:
        """They are recorded, and shown as something that a terminal can stand."""
        body = (
            "    fields = {\n"
            f"        {value}: fields.StringField(),\n"
            f"        'default': fields.StringField(default={value}),\n"
            f"        'enum': fields.EnumField(valid_values=[{value}]),\n"
            f"        'inner': fields.ObjectField({value}),\n"
            "    }\n"
            f"    SCHEMA = {{{value}: ('order', {value})}}\n"
        )
        project = helpers.write(tmp_path, service(payload("FirstPayload", body)))
        text = helpers.record(project)

        assert fingerprint_file.dump(fingerprint_file.parse(text, FILE)) == text
        assert helpers.flake8(project) == (0, "")

        changed = service(payload("FirstPayload", body.replace(value, "'other'")))
        helpers.write(project, changed)
        for result in (helpers.flake8(project), helpers.command(project, "check")):
            assert len(result.lines) == 1
            assert result.codes == ["NTF201"]
        result = helpers.command(project, "fingerprints", "--accept=FirstPayload")
        assert (result.status, len(result.lines)) == (0, 2)


def in_child(action: Callable[[], None]) -> int:
    """Do something in a child process, and return what came of it."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            action()
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1]


def kill_after(events: int, wanted: Callable[[FrameType, str], bool]) -> None:
    """Kill this process after so many events of a trace."""
    left = events

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal left
        if wanted(frame, event):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


def is_line_of_writing(frame: FrameType, event: str) -> bool:
    return event in ("line", "return") and frame.f_code.co_filename == writing.__file__


def is_call(frame: FrameType, event: str) -> bool:
    return event == "call"


def count_calls(project: Path) -> int:
    """How many functions are called while the fingerprint file is written."""
    result = project / "calls"

    def action() -> None:
        calls = []
        sys.settrace(lambda frame, event, argument: calls.append(event))
        helpers.command(project, "fingerprints")
        sys.settrace(None)
        result.write_text(str(len(calls)), encoding="utf-8")

    # As it is when the command is killed.
    (project / FILE).write_bytes(TestKilled.OLD)
    assert in_child(action) == 0
    return int(result.read_text(encoding="utf-8"))


def leftovers(project: Path) -> list[str]:
    return sorted(path.name for path in project.iterdir() if path.name.startswith(f".{FILE}"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="has no fork()")
class TestKilled:
    """``fingerprints`` is killed: the file is the old one or the new one, never half of it."""

    OLD: Final = b'{\n  "format": 1,\n  "payloads": {}\n}\n'

    @pytest.fixture
    def recorded(self, tmp_path: Path) -> Path:
        return helpers.write(tmp_path, RECORDED)

    def kill(
        self, project: Path, events: int, wanted: Callable[[FrameType, str], bool]
    ) -> tuple[bool, bytes]:
        """Whether it was killed, and what is in the file then."""
        (project / FILE).write_bytes(self.OLD)

        def action() -> None:
            kill_after(events, wanted)
            helpers.command(project, "fingerprints")

        status = in_child(action)
        assert status in (0, signal.SIGKILL)
        return status != 0, (project / FILE).read_bytes()

    def test_at_every_line_that_writes(self, recorded: Path) -> None:
        new = helpers.record(recorded).encode()
        found = []
        step = depth.of(1, daily=4)
        for count in itertools.count(1, step):
            was_killed, text = self.kill(recorded, count, is_line_of_writing)
            if not was_killed:
                break
            found.append(text)

        assert len(found) > 10 / step
        assert text == new
        assert set(found) == {self.OLD, new}
        assert found == sorted(found, key=[self.OLD, new].index)

    def test_at_any_call(self, recorded: Path) -> None:
        new = helpers.record(recorded).encode()
        calls = count_calls(recorded)
        random = Random(0)
        times = depth.of(60, daily=15)
        found = [self.kill(recorded, random.randrange(1, calls), is_call) for _ in range(times)]

        # How many calls there are depends a little on the garbage collector and the clock.
        assert sum(was_killed for was_killed, _ in found) > 0.8 * times
        assert {text for was_killed, text in found if was_killed} <= {self.OLD, new}
        assert {text for was_killed, text in found if not was_killed} <= {new}

    def test_is_no_hindrance_the_next_time(self, recorded: Path) -> None:
        for count in itertools.count(8):
            was_killed, _ = self.kill(recorded, count, is_line_of_writing)
            assert was_killed
            if leftovers(recorded):
                break
        helpers.record(recorded)
        assert helpers.flake8(recorded) == (0, "")
        assert helpers.command(recorded, "fingerprints", "--check") == (0, "")


class TestWriting:
    """What goes wrong while the file is written, and what has to stay as it was."""

    @pytest.fixture
    def recorded(self, tmp_path: Path) -> Path:
        project = helpers.write(tmp_path, RECORDED)
        helpers.record(project)
        text = RECORDED["svc/payloads.py"].replace("SecondPayload", "ThirdPayload")
        return helpers.write(project, {"svc/payloads.py": text})

    @pytest.mark.parametrize("exists", [True, False])
    @pytest.mark.parametrize("function", ["replace", "fsync", "chmod", "mkstemp"])
    def test_a_full_disk(
        self, function: str, exists: bool, recorded: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = recorded / FILE
        if not exists:
            path.unlink()
        before = path.read_bytes() if exists else None

        def fail(*arguments: object, **options: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(tempfile if function == "mkstemp" else os, function, fail)
        result = helpers.command(recorded, "fingerprints")
        monkeypatch.undo()

        assert result.status == 1
        assert result.lines == [f"Error: {path}: {os.strerror(errno.ENOSPC)}"]
        assert (path.read_bytes() if path.exists() else None) == before
        assert leftovers(recorded) == []

    @pytest.mark.skipif(shutil.which("sh") is None, reason="has no shell")
    def test_a_file_that_may_not_grow(self, recorded: Path) -> None:
        before = (recorded / FILE).read_bytes()
        program = Path(sysconfig.get_path("scripts"), "flake8-notifications")
        result = subprocess.run(
            ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", sys.executable, program, "fingerprints"],
            cwd=recorded,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr == f"Error: {recorded / FILE}: {os.strerror(errno.EFBIG)}\n"
        assert (recorded / FILE).read_bytes() == before
        assert leftovers(recorded) == []

    def test_an_interrupt(self, recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        before = (recorded / FILE).read_bytes()

        def interrupt(*arguments: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupt)
        result = helpers.command(recorded, "fingerprints")

        assert result.status == 1
        assert "Traceback" not in result.output
        assert (recorded / FILE).read_bytes() == before
        assert leftovers(recorded) == []

    def test_a_link_stays_a_link(self, recorded: Path) -> None:
        real = recorded / "kept" / "here.json"
        real.parent.mkdir()
        (recorded / FILE).rename(real)
        (recorded / FILE).symlink_to(Path("kept", "here.json"))
        before = real.read_bytes()

        assert helpers.command(recorded, "fingerprints").status == 0
        assert (recorded / FILE).is_symlink()
        assert os.readlink(recorded / FILE) == str(Path("kept", "here.json"))
        assert real.read_bytes() != before
        assert [path.name for path in real.parent.iterdir()] == ["here.json"]

    def test_a_link_to_nothing_stays_one(self, recorded: Path) -> None:
        (recorded / FILE).unlink()
        (recorded / FILE).symlink_to("later.json")

        helpers.record(recorded)
        assert (recorded / FILE).is_symlink()
        assert (recorded / "later.json").is_file()

    @pytest.mark.skipif(os.name == "nt", reason="has no such modes")
    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
    def test_the_mode_is_kept(self, mode: int, recorded: Path) -> None:
        (recorded / FILE).chmod(mode)

        assert helpers.command(recorded, "fingerprints").status == 0
        assert (recorded / FILE).stat().st_mode & 0o7777 == mode

    @pytest.mark.skipif(os.name == "nt", reason="has no such modes")
    @pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0, 0o666)])
    def test_a_new_file_has_the_usual_mode(self, mask: int, mode: int, recorded: Path) -> None:
        (recorded / FILE).unlink()
        before = os.umask(mask)
        try:
            helpers.record(recorded)
        finally:
            os.umask(before)

        assert (recorded / FILE).stat().st_mode & 0o7777 == mode

    def test_nothing_is_written_where_nothing_changes(self, recorded: Path) -> None:
        helpers.record(recorded)
        before = (recorded / FILE).stat()
        helpers.record(recorded)

        assert (recorded / FILE).stat() == before

    @pytest.mark.parametrize("end", ["", "\n\n", "\r\n"])
    def test_a_file_that_somebody_has_laid_out_anew(self, end: str, recorded: Path) -> None:
        """It says the same, so flake8 has nothing to say; the helper lays it out as it does."""
        text = helpers.record(recorded)
        other = json.dumps(json.loads(text), indent=4, sort_keys=True) + end
        (recorded / FILE).write_bytes(other.encode())

        assert helpers.flake8(recorded) == (0, "")
        assert helpers.command(recorded, "fingerprints", "--check").status == 1
        assert helpers.record(recorded) == text


NAMES: Final = st.text(max_size=5)
TYPES: Final = st.recursive(
    st.from_regex(r"[A-Z][A-Za-z]{0,8}", fullmatch=True),
    lambda inner: st.builds(
        "{}[{}{}]".format,
        st.sampled_from(["List", "Dict"]),
        inner,
        st.sampled_from(["", " | None"]),
    ),
    max_leaves=3,
)
FIELDS: Final = st.builds(
    FieldShape,
    TYPES,
    st.booleans(),
    st.none() | NAMES,
    st.none() | st.lists(NAMES, max_size=4, unique=True).map(lambda texts: tuple(sorted(texts))),
)
TEXTS: Final = st.dictionaries(NAMES, NAMES, max_size=3)
RECORDS: Final = st.builds(
    Record,
    NAMES,
    NAMES,
    st.builds(Shape, st.dictionaries(NAMES, FIELDS, max_size=4), st.none() | TEXTS, TEXTS, TEXTS),
    NAMES,
)
FILES: Final = st.dictionaries(NAMES, RECORDS, max_size=4)
JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=5,
)


#: A machine that is busy with something else is no reason to fail.
unhurried: Final = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


class TestFormat:
    @unhurried
    @given(FILES)
    def test_what_is_written_is_read(self, records: dict[str, Record]) -> None:
        assert fingerprint_file.parse(fingerprint_file.dump(records), FILE) == records

    @unhurried
    @given(FILES, st.randoms(use_true_random=False))
    def test_the_order_of_things_does_not_matter(
        self, records: dict[str, Record], random: Any
    ) -> None:
        def shuffled(mapping: Any) -> Any:
            items = list(mapping.items())
            random.shuffle(items)
            return dict(items)

        def shuffle(record: Record) -> Record:
            shape = record.shape
            assert shape is not None
            schema = None if shape.schema is None else shuffled(shape.schema)
            parts = (shuffled(shape.fields), schema, shuffled(shape.methods))
            shuffled_shape = Shape(*parts, shuffled(shape.children))
            return Record(record.version, record.fingerprint, shuffled_shape, record.checksum)

        other = {name: shuffle(record) for name, record in shuffled(records).items()}
        assert fingerprint_file.dump(other) == fingerprint_file.dump(records)

    @unhurried
    @given(FILES)
    def test_names_are_sorted_and_every_fact_has_a_line(self, records: dict[str, Record]) -> None:
        text = fingerprint_file.dump(records)
        data = json.loads(text)

        assert list(data) == ["format", "payloads"]
        assert list(data["payloads"]) == sorted(records)
        for name, record in records.items():
            shape = record.shape
            assert shape is not None
            written = data["payloads"][name]
            keys = ["version", "fingerprint", "checksum", "fields", "schema", "methods", "children"]
            assert list(written) == [key for key in keys if key in written]
            assert list(written["fields"]) == sorted(shape.fields)
            assert list(written.get("schema", {})) == sorted(shape.schema or {})
            assert fingerprint_file.line_of(text, name) == next(
                number
                for number, line in enumerate(text.split("\n"), 1)
                if line == f"    {fingerprint_file_text(name)}: {{"
            )
        assert text.endswith("}\n")
        assert all(line.count(": ") <= 1 or '": ' in line for line in text.split("\n"))

    def test_is_readable(self) -> None:
        shape = Shape(
            {
                "note": FieldShape("String", nullable=True, default="None"),
                "state": FieldShape("State", values=("new", "paid")),
            },
            {"note": "order.note"},
        )
        assert fingerprint_file.dump({"FirstPayload": Record("1.2", "abc", shape)}) == (
            "{\n"
            '  "format": 1,\n'
            '  "payloads": {\n'
            '    "FirstPayload": {\n'
            '      "version": "1.2",\n'
            '      "fingerprint": "abc",\n'
            '      "fields": {\n'
            '        "note": "String | None = None",\n'
            '        "state": {\n'
            '          "type": "State",\n'
            '          "values": [\n'
            '            "new",\n'
            '            "paid"\n'
            "          ]\n"
            "        }\n"
            "      },\n"
            '      "schema": {\n'
            '        "note": "order.note"\n'
            "      }\n"
            "    }\n"
            "  }\n"
            "}\n"
        )

    @unhurried
    @given(st.text())
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        parse(text)

    @unhurried
    @given(JSON)
    def test_any_json_is_read_or_refused(self, data: Any) -> None:
        parse(json.dumps(data))
        parse(json.dumps({"format": data, "payloads": {}}))
        parse(json.dumps({"format": 1, "payloads": data}))
        parse(json.dumps({"format": 1, "payloads": {"A": data}}))
        for key in ("version", "fingerprint", "fields", "schema", "methods", "children"):
            parse(content(**{key: data}))
        parse(content(fields={"id": data}))
        parse(content(fields={"id": {"type": data, "values": []}}))
        parse(content(fields={"id": {"type": "A", "values": data}}))

    @unhurried
    @given(FILES, st.data())
    def test_any_mutilated_file_is_read_or_refused(
        self, records: dict[str, Record], data: st.DataObject
    ) -> None:
        text = fingerprint_file.dump(records)
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 20)))
        parse(text[:start] + data.draw(st.text(max_size=3)) + text[end:])


def fingerprint_file_text(name: str) -> str:
    """A name as the file has it."""
    return json.dumps(name, ensure_ascii=False)


def parse(text: str) -> None:
    """Read a text; what cannot be read is refused in one line that can be printed."""
    try:
        records = fingerprint_file.parse(text, FILE)
    except fingerprint_file.FingerprintFileError as error:
        message = str(error)
        assert message.startswith(FILE)
        assert message.isprintable()
    else:
        again = fingerprint_file.dump(records)
        assert fingerprint_file.parse(again, FILE) == records


def test_a_pipe_as_a_record_is_one_line(tmp_path: Path) -> None:
    """It would wait for somebody who writes into it."""
    project = helpers.write(tmp_path, {**service(payload())})
    for name in (FILE, "notification-allowlist.txt"):
        os.mkfifo(project / name)
        line = f"{project / name}: is a pipe: name a file"
        assert helpers.flake8(project).lines[1:] == [line]
        for arguments in (["check"], ["fingerprints"], ["bump"]):
            result = helpers.command(project, *arguments)
            assert (result.status, result.lines) == (1, [f"Error: {line}"])
        (project / name).unlink()


def test_a_section_twice_is_one_line(tmp_path: Path) -> None:
    project = helpers.write(tmp_path, {**service(payload()), CONFIG: "[flake8]\n[flake8]\n"})
    for arguments in (["check"], ["fingerprints"], ["bump"], ["init"]):
        result = helpers.command(project, *arguments)
        assert result.status == 2
        assert len(result.lines) == 1
        assert result.lines[0].endswith("[line 2]: section 'flake8' already exists")


@pytest.mark.parametrize("name", ["allowlist", "fingerprints", "cache-dir"])
def test_a_path_with_a_null_byte_is_one_line(name: str, tmp_path: Path) -> None:
    """Which only a configuration file can hold."""
    configuration = f"[flake8]\nnotifications-{name} = a\0b\n"
    project = helpers.write(tmp_path, {**service(payload()), CONFIG: configuration})
    said = f"--notifications-{name}: a path with a null byte in it names no file"
    assert helpers.flake8(project).lines[1:] == [said]
    result = helpers.command(project, "check")
    assert (result.status, result.lines[-1]) == (2, f"Error: {said}")
