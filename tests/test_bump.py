"""``flake8-notifications bump``: VERSION and its history in the source.

A case is a directory ``bump_cases/NAME`` with three forms of ``svc/payloads.py`` in the service of
``cases/_service``: as it is recorded (``recorded.py``), as somebody changed it (``changed.py``),
and as ``bump`` leaves it (``bumped.py``), saying ``output.txt``. An ``options.txt`` has further
arguments.
"""

from __future__ import annotations

import ast
import difflib
import re
import shutil
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpora
import helpers
import repositories
from flake8_notifications import bumped_sources
from flake8_notifications.source.editing import EditableText, edited
from flake8_notifications.source.version_editing import NewVersion, VersionEditor
from helpers import CONFIG

CASES: Final = Path(__file__).resolve().parent / "bump_cases"
SERVICE: Final = CASES.parent / "cases" / "_service"
NAMES: Final = sorted(path.name for path in CASES.iterdir())
MODULE: Final = "svc/payloads.py"


def set_up(name: str, root: Path) -> Path:
    """A project that is recorded, then changed."""
    project = root / "project"
    shutil.copytree(SERVICE, project)
    helpers.write(project, {MODULE: (CASES / name / "recorded.py").read_bytes()})
    helpers.record(project)
    helpers.write(project, {MODULE: (CASES / name / "changed.py").read_bytes()})
    return project


def options(name: str) -> list[str]:
    path = CASES / name / "options.txt"
    return path.read_text(encoding="utf-8").split() if path.exists() else []


@pytest.mark.parametrize("name", NAMES)
def test_bump_leaves_what_the_case_expects(name: str, tmp_path: Path) -> None:
    project = set_up(name, tmp_path)
    result = helpers.command(project, "bump", *options(name))

    assert (project / MODULE).read_text(encoding="utf-8") == (CASES / name / "bumped.py").read_text(
        encoding="utf-8"
    )
    assert result.output == (CASES / name / "output.txt").read_text(encoding="utf-8")
    assert result.status == ("not raised" in result.output)
    if not result.status and not options(name) and "# noqa" not in (project / MODULE).read_text():
        helpers.record(project)
        assert helpers.flake8(project) == (0, "")
        again = helpers.command(project, "bump")
        assert again == (0, "no class needs a higher VERSION\n")


def test_every_case_shows_something() -> None:
    for name in NAMES:
        text = (CASES / name / "changed.py").read_bytes()
        is_raised = text != (CASES / name / "bumped.py").read_bytes()
        assert is_raised != ("no class needs" in (CASES / name / "output.txt").read_text())


class TestDryRun:
    @pytest.mark.parametrize("name", NAMES)
    def test_writes_nothing_and_shows_what_would_be_written(
        self, name: str, tmp_path: Path
    ) -> None:
        project = set_up(name, tmp_path)
        before = (project / MODULE).read_bytes()
        result = helpers.command(project, "bump", "--dry-run", *options(name))
        diff = [line for line in result.lines if "not raised" not in line]

        assert (project / MODULE).read_bytes() == before
        assert result.status == (len(diff) != len(result.lines))
        helpers.command(project, "bump", *options(name))
        after = (project / MODULE).read_text(encoding="utf-8")
        old, new = before.decode().splitlines(), after.splitlines()
        wanted = difflib.unified_diff(old, new, MODULE, f"{MODULE} (raised)", lineterm="")
        assert diff == list(wanted)

    def test_says_nothing_where_nothing_is_to_do(self, tmp_path: Path) -> None:
        project = helpers.write(tmp_path, helpers.service(helpers.payload()))
        helpers.record(project)
        assert helpers.command(project, "bump", "--dry-run") == (0, "")


class TestNames:
    def test_that_are_unknown(self, tmp_path: Path) -> None:
        project = set_up("inherited", tmp_path)
        result = helpers.command(project, "bump", "OrderCreatPayload", "OrderPayload")

        assert result.status == 2
        assert result.lines[-1] == (
            "Error: there is no payload class 'OrderCreatPayload': "
            "did you mean 'OrderCreatePayload'?"
        )
        assert helpers.command(project, "bump", "X").lines[-1] == (
            "Error: there is no payload class 'X'"
        )

    def test_win_over_a_suppression(self, tmp_path: Path) -> None:
        project = set_up("enough", tmp_path)
        result = helpers.command(project, "bump", "ExcusedPayload")

        assert result.lines[0].endswith("ExcusedPayload 1.0 → 1.1: Added 'a' and 'b' fields")


class TestSuppressions:
    @pytest.mark.parametrize(("code", "status"), [("NTF201", False), ("NTF209", True)])
    def test_of_another_rule_are_none(self, code: str, status: bool, tmp_path: Path) -> None:
        body = "    SCHEMA = {'x': ('a', 'x')}\n"
        helpers.write(tmp_path, helpers.service(helpers.payload(body=body)))
        helpers.record(tmp_path)
        body += "    fields = {'id': fields.UUIDField()}\n"
        source = helpers.payloads(helpers.payload(body=body))
        for line in ("class OrderPayload(base.NotificationPayloadBase):", "VERSION = '1.0'"):
            assert line in source
            source = source.replace(line, f"{line}  # noqa: {code}")
        (tmp_path / MODULE).write_text(source)

        assert ("raised 1 class" in helpers.command(tmp_path, "bump").output) is status


class TestPolicy:
    def test_any(self, tmp_path: Path) -> None:
        project = set_up("kinds", tmp_path)
        result = helpers.command(project, "bump", "--notifications-version-policy=any")

        assert result.status == 0
        assert {line.split(": ")[1].split(" → ")[1] for line in result.lines[:-1]} == {"1.1"}


def test_nothing_recorded_is_nothing_to_raise(tmp_path: Path) -> None:
    project = helpers.write(tmp_path, {})
    empty = helpers.command(project, "bump")
    helpers.write(tmp_path, helpers.service(helpers.payload()))
    unrecorded = helpers.command(project, "bump")
    helpers.record(project)

    assert empty == (
        0,
        "no payload class found (descendants of NotificationObject, NotificationBase, "
        "NotificationPayloadBase)\n",
    )
    assert unrecorded == (
        0,
        "no class is recorded yet, so none has changed: "
        "'flake8-notifications fingerprints' records them\n",
    )
    assert helpers.command(project, "bump") == (0, "no class needs a higher VERSION\n")


class TestTable:
    """A table holds no fields; the sources of the last commit may."""

    TABLE: Final = "svc/tests/test_objects.py"
    CHANGED: Final = "    fields = {'id': fields.UUIDField()}\n"

    def in_service(self, module: str) -> dict[str, str | bytes]:
        config = f"[flake8]\nnotifications-fingerprints = {self.TABLE}::DATA\n"
        return {**helpers.service(module), CONFIG: config, self.TABLE: "DATA = {}\n"}

    def test_without_git(self, tmp_path: Path) -> None:
        helpers.write(tmp_path, self.in_service(helpers.payload()))
        helpers.record(tmp_path, file=self.TABLE)
        changed = helpers.payloads(helpers.payload(body=self.CHANGED))
        helpers.write(tmp_path, {MODULE: changed, CONFIG: (tmp_path / CONFIG).read_bytes()})
        result = helpers.command(tmp_path, "bump")

        assert result.status == 1
        assert result.lines == [
            f"{MODULE}:8: not raised: 'OrderPayload': the table holds no fields, so what changed "
            "is not known: name with --notifications-against a revision at which it held"
        ]
        assert (tmp_path / MODULE).read_text() == changed

    def test_in_git(self, tmp_path: Path) -> None:
        helpers.write(tmp_path, self.in_service(helpers.payload()))
        helpers.record(tmp_path, file=self.TABLE)
        repositories.create(tmp_path, {})
        module = tmp_path / MODULE
        module.write_text(helpers.payloads(helpers.payload(body=self.CHANGED)))
        result = helpers.command(tmp_path, "bump")

        assert (result.status, result.lines[0]) == (
            0,
            f"{MODULE}:8: OrderPayload 1.0 → 1.1: Added 'id' field",
        )
        helpers.record(tmp_path, file=self.TABLE)
        assert helpers.flake8(tmp_path) == (0, "")


class TestAgainst:
    def test_two_commits_need_one_bump(self, tmp_path: Path) -> None:
        helpers.write(tmp_path, helpers.service(helpers.payload()))
        helpers.record(tmp_path)
        repositories.create(tmp_path, {})
        repositories.git(tmp_path, "checkout", "--quiet", "-b", "topic")
        module = tmp_path / MODULE
        module.write_text(
            helpers.payloads(helpers.payload(body="    fields = {'a': fields.UUIDField()}\n"))
        )
        first = helpers.command(tmp_path, "bump", "--notifications-against=main")
        helpers.record(tmp_path)
        repositories.commit(tmp_path)
        module.write_text(module.read_text().replace("'a':", "'b': fields.UUIDField(), 'a':"))
        second = helpers.command(tmp_path, "bump", "--notifications-against=main")
        alone = helpers.command(tmp_path, "bump", "--dry-run")

        assert "OrderPayload 1.0 → 1.1" in first.output
        assert second == (0, "no class needs a higher VERSION\n")
        assert "+    VERSION = '1.2'" in alone.lines


class TestBytes:
    """Whatever a file is like, what is not a VERSION or its history stays to the byte."""

    @pytest.mark.parametrize(
        ("encoding", "end", "indent"),
        [
            ("utf-8", "\n", "\t"),
            ("utf-8", "\r\n", "    "),
            ("utf-8", "\r", "  "),
            ("utf-8-sig", "\n", "    "),
            ("utf-8-sig", "\r\n", "\t"),
            ("latin-1", "\n", "  "),
            ("cp1252", "\r\n", "\t"),
        ],
    )
    def test_of_the_file(self, encoding: str, end: str, indent: str, tmp_path: Path) -> None:
        def module(version: str, history: str, fields: str) -> bytes:
            cookie = "" if encoding.startswith("utf-8") else f"# -*- coding: {encoding} -*-\n"
            text = (
                f"{cookie}'''Prices in £, \f é.'''\nfrom oslo_versionedobjects import fields\n"
                "from svc import base\n\f\n@base.Registry.register\n"
                "class OrderPayload(base.NotificationPayloadBase):\n"
                f"\t# Version 1.0: Initial, é\n{history}\tx = 'é';  VERSION = '{version}' # é \n"
                f"\tfields = {{{fields}}}\n\n\n\n# no end"
            )
            return text.replace("\t", indent).replace("\n", end).encode(encoding)

        path = tmp_path / MODULE
        helpers.write(tmp_path, {**helpers.service(), MODULE: module("1.0", "", "")})
        helpers.record(tmp_path)
        path.write_bytes(module("1.0", "", "'é': fields.UUIDField()"))
        result = helpers.command(tmp_path, "bump")

        assert result.status == 0
        history = "\t# Version 1.1: Added 'é' field\n"
        assert path.read_bytes() == module("1.1", history, "'é': fields.UUIDField()")
        helpers.record(tmp_path)
        assert helpers.command(tmp_path, "check") == (0, "")

    def test_that_have_no_such_letter(self, tmp_path: Path) -> None:
        source = helpers.payloads(
            helpers.payload(body="    # Version 1.0: Initial\n    fields = {NAME: fields.X()}\n")
        )
        head = "# -*- coding: ascii -*-\nNAME = '\\u03a9'\n"
        files = {**helpers.service(), MODULE: head + source.replace("{NAME: fields.X()}", "{}")}
        helpers.record(helpers.write(tmp_path, files))
        changed = head + source.replace("fields.X()", "fields.UUIDField()")
        helpers.write(tmp_path, {MODULE: changed})
        result = helpers.command(tmp_path, "bump")

        assert result.status == 1
        assert "not raised: 'OrderPayload': the encoding of the file has no " in result.output
        assert (tmp_path / MODULE).read_text() == changed


@pytest.mark.parametrize(
    ("old", "new"),
    [("VERSION = '1.0'", "VERSION = '1.1'"), ("class OrderPayload", "\n\nclass OrderPayload")],
)
def test_what_was_saved_meanwhile_is_told(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    helpers.write(tmp_path, helpers.service(helpers.payload()))
    helpers.record(tmp_path)
    changed = helpers.payloads(helpers.payload(body="    fields = {'id': fields.UUIDField()}\n"))
    path = tmp_path / MODULE
    path.write_text(changed)
    saved = changed.replace(old, new)
    real = bumped_sources.read_editable

    def read(found: Path) -> EditableText:
        path.write_text(saved)
        return real(found)

    monkeypatch.setattr(bumped_sources, "read_editable", read)
    result = helpers.command(tmp_path, "bump")

    assert result == (1, f"Error: {path}: was changed meanwhile: run the command again\n")
    assert path.read_text() == saved


def test_what_would_be_no_python_is_not_written(tmp_path: Path) -> None:
    def module(fields: str) -> str:
        source = helpers.payloads(helpers.payload(body=f"    \\\nfields = {{{fields}}}\n"))
        return source.replace("    VERSION = '1.0'\n", "")

    helpers.write(tmp_path, {**helpers.service(), MODULE: module("")})
    helpers.record(tmp_path, "--accept", "OrderPayload")
    changed = module("'id': fields.UUIDField()")
    (tmp_path / MODULE).write_text(changed)
    result = helpers.command(tmp_path, "bump")

    assert result.status == 1
    assert "'OrderPayload': its layout is out of the ordinary; raise it to 1.1 by hand" in (
        result.output
    )
    assert (tmp_path / MODULE).read_text() == changed


TEXTS: Final = st.text(st.characters(exclude_characters="\r\n\0", codec="utf-8"), max_size=90)
VERSIONS: Final = st.builds("{}.{}".format, st.integers(0, 20), st.integers(0, 20))
ENTRIES: Final = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["# Version ", "# ", "#", "# v", "#         ", "## VERSION "]),
    VERSIONS,
    st.sampled_from([": ", " - ", " ", ":", ""]),
    TEXTS,
    st.sampled_from(
        ["", "\n    #              and so on", "\n    # and so on", "\n", "\n    # NOTE: x"]
    ),
)


class TestAnyClass:
    @given(
        st.lists(ENTRIES, max_size=4),
        st.sampled_from(["'", '"', "'''", 'r"""']),
        st.sampled_from(["\n", "\r\n"]),
        st.booleans(),
        TEXTS,
    )
    def test_gets_its_version_and_comment_lines(
        self, entries: list[str], quote: str, end: str, is_own: bool, text: str
    ) -> None:
        """Nothing else is added, nothing goes, and what comes out is Python."""
        version = f"VERSION = {quote}1.9{quote[-3:] if len(quote) > 1 else quote}"
        lines = ["class A(B, c=d):", *entries, *([version] if is_own else []), "pass"]
        before = "\n    ".join(lines).replace("\n", end)
        new = NewVersion("A", 1, "1.9" if is_own else None, "1.10", text, text)
        after = edited(before, VersionEditor(EditableText(before)).edits(new))

        had, has = before.split("\n"), after.split("\n")
        changed = [line for line in difflib.ndiff(had, has) if line[:1] in "+-"]
        removed = [line[2:] for line in changed if line[0] == "-"]
        added = [line[2:].strip() for line in changed if line[0] == "+"]
        assert removed == [line for line in had if line.strip() == version][: len(removed)]
        raised = [line for line in added if not line.startswith("#")]
        assert [line.split(" = ")[0] for line in raised] == ["VERSION"]
        body = ast.parse(after).body[0].body
        (assigned,) = [each for each in body if isinstance(each, ast.Assign)]
        assert ast.literal_eval(assigned.value) == "1.10"
        comments = [line for line in added if line.startswith("#")]
        assert not comments or "1.10" in comments[0]


@pytest.mark.integration
def test_novas_shares(tmp_path: Path) -> None:
    """A field that eleven classes inherit: before it came, and as the command bumps it.

    Every class gets the VERSION that its authors gave it.
    """
    corpora.copy_payload_part_of_nova(tmp_path, tests=False)
    helpers.write(tmp_path, {})
    module = tmp_path / "nova/notifications/objects/instance.py"
    now = module.read_text(encoding="utf-8")
    field = "        'shares': fields.ListOfObjectsField('SharePayload', nullable=True),\n"
    entries = re.compile(r"    # Version (\d+\.)(\d+): Add shares.*\n    VERSION = '\1\2'\n")
    before = entries.sub(lambda match: f"    VERSION = '{match[1]}{int(match[2]) - 1}'\n", now)
    assert now.count(field) == 1
    assert len(entries.findall(now)) == 11
    module.write_text(before.replace(field, ""), encoding="utf-8")
    helpers.record(tmp_path)
    module.write_text(before, encoding="utf-8")
    linted = helpers.flake8(tmp_path, "nova/notifications", select="NTF2")
    bumped = helpers.command(tmp_path, "bump")
    after = module.read_text(encoding="utf-8")

    # InstanceActionSharePayload came with the field, so its authors had nothing to bump.
    new = "InstanceActionSharePayload"
    assert linted.codes == ["NTF201"] * 12
    assert bumped.lines[-1].startswith("raised 12 classes: ")
    wanted = entries.sub(
        lambda match: (
            f"    # Version {match[1]}{match[2]}: Added 'shares' field\n"
            f"    VERSION = '{match[1]}{match[2]}'\n"
        ),
        now,
    )
    start = wanted.index(f"class {new}(")
    of_new = wanted[start:].replace(
        "    VERSION = '1.0'\n",
        "    # Version 1.1: Added 'shares' field\n    VERSION = '1.1'\n",
        1,
    )
    assert after == wanted[:start] + of_new
    helpers.record(tmp_path)
    assert helpers.flake8(tmp_path, "nova/notifications", select="NTF2") == (0, "")


class TestRecord:
    """``--record``: both steps at once."""

    CHANGED: Final = "    fields = {'id': fields.UUIDField()}\n"

    def test_raises_and_records(self, tmp_path: Path) -> None:
        helpers.write(tmp_path, helpers.service(helpers.payload()))
        helpers.record(tmp_path)
        (tmp_path / MODULE).write_text(helpers.payloads(helpers.payload(body=self.CHANGED)))
        result = helpers.command(tmp_path, "bump", "--record")

        assert result.lines == [
            f"{MODULE}:8: OrderPayload 1.0 → 1.1: Added 'id' field",
            "raised 1 class",
            "updated OrderPayload 1.0 → 1.1: field 'id' added (UUID)",
            f"{helpers.FILE} written: 1 payload class",
        ]
        assert helpers.flake8(tmp_path) == (0, "")
        assert helpers.command(tmp_path, "bump", "--record") == (
            0,
            f"no class needs a higher VERSION\n{helpers.FILE} up to date: 1 payload class\n",
        )

    def test_leaves_what_is_to_be_raised_by_hand(self, tmp_path: Path) -> None:
        helpers.write(tmp_path, helpers.service(helpers.payload()))
        helpers.record(tmp_path)
        before = (tmp_path / helpers.FILE).read_bytes()
        by_hand = helpers.payload(body=self.CHANGED).replace("'1.0'", "'1' '.0'")
        (tmp_path / MODULE).write_text(helpers.payloads(by_hand))
        result = helpers.command(tmp_path, "bump", "--record")

        assert result.status == 1
        assert "not raised: 'OrderPayload'" in result.output
        assert f"{helpers.FILE} unchanged: 1 class refused" in result.lines
        assert (tmp_path / helpers.FILE).read_bytes() == before

    def test_is_no_dry_run(self, tmp_path: Path) -> None:
        helpers.write(tmp_path, helpers.service(helpers.payload()))
        assert helpers.command(tmp_path, "bump", "--record", "--dry-run").status == 2
