"""Small projects with the findings that they must and must not give.

A case is a directory ``cases/NAME``:

* ``before/``: the sources that the fingerprint file is made from; where it is missing, there is no
  fingerprint file. A fingerprint file in it is taken as it stands.
* ``after/``: the sources that flake8 checks. A finding is expected where a trailing comment says
  ``# NTF201: the whole message`` or ``# NTF201: how it begins...``; more than one may follow each
  other. Nothing else may be found.
* ``flake8.cfg``, if there is one: lines of the ``[flake8]`` section. A line ``# lint: a.py b.py``
  in it names the files to check; otherwise it is all of them. Where it names a table in Python
  source, that is the fingerprint file; it stands in ``before/``, with or without entries.
* ``check.txt``, if there is one: the output of ``flake8-notifications check``. Without it, the
  command has to find what flake8 finds.

``cases/_service`` is laid under ``before/`` and ``after/``.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import depth
import helpers
from flake8_notifications.project.defined_names import UNNAMED
from flake8_notifications.rules.catalogue import RULES
from helpers import CONFIG, FILE, Reported

CASES: Final = Path(__file__).resolve().parent / "cases"
SERVICE: Final = CASES / "_service"
NAMES: Final = sorted(path.name for path in CASES.iterdir() if path != SERVICE)

_EXPECTATION: Final = re.compile(r"# (NTF\d{3}): (.*?)\s*(?=# NTF\d{3}: |# noqa|$)")
_CODE: Final = re.compile(r" (NTF\d{3}) ")
_LINT: Final = re.compile(r"^# lint: (.*)$", re.MULTILINE)
_TABLE: Final = re.compile(r"^notifications-fingerprints *= *(.*)::", re.MULTILINE)


def expected(directory: Path) -> list[Reported]:
    """The findings that the comments in the files of a directory ask for."""
    return [
        Reported(path.relative_to(directory).as_posix(), number, *match.groups())
        for path in sorted(directory.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        for match in _EXPECTATION.finditer(line)
    ]


def matches(found: Reported, wanted: Reported) -> bool:
    if found[:3] != wanted[:3]:
        return False
    if wanted.message.endswith("..."):
        return found.message.startswith(wanted.message.removesuffix("...").rstrip())
    return found.message == wanted.message


def expected_of_flake8(name: str) -> list[Reported]:
    return expected(CASES / name / "after")


def codes_of_check(name: str) -> set[str]:
    own = CASES / name / "check.txt"
    if own.exists():
        return set(_CODE.findall(own.read_text(encoding="utf-8")))
    return {each.code for each in expected_of_flake8(name) if RULES[each.code].on_by_default}


def wanted_codes(name: str) -> set[str]:
    return {each.code for each in expected_of_flake8(name)} | codes_of_check(name)


def assert_well_worded(name: str, found: list[Reported]) -> None:
    """Each message is one line, and begins with the class: tools read it there."""
    for each in found:
        assert each.message.isprintable()
        assert each.message == each.message.strip()
        quoted = re.match(r"'([^']+)'", each.message)
        assert quoted, each
        if each.code.startswith("NTF1") or each.code in ("NTF301", "NTF308", "NTF309"):
            # It is an event type, or a file.
            continue
        # Of a class that is made by a call, its name may not be known.
        cls = re.escape(quoted[1].partition(" in ")[0])
        defined = re.compile(rf"class {cls}[(:]|(?:type|new_class)\('{cls}',")
        sources = (CASES / name).rglob("*.py")
        assert cls == re.escape(UNNAMED) or any(
            defined.search(path.read_text(encoding="utf-8")) for path in sources
        ), each


def assert_found(found: list[Reported], wanted: list[Reported]) -> None:
    """Each finding is wanted, and each wanted one is found, once."""
    missing = list(wanted)
    surplus = []
    for finding in found:
        match = next((each for each in missing if matches(finding, each)), None)
        if match is None:
            surplus.append(finding)
        else:
            missing.remove(match)
    assert (surplus, missing) == ([], []), "found and not expected, expected and not found"


def configuration(name: str) -> str:
    path = CASES / name / "flake8.cfg"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def set_up(name: str, root: Path) -> Path:
    """A copy of a case as a user would have it: the fingerprint file made, then edited."""
    before, after = CASES / name / "before", CASES / name / "after"
    project = root / "project"
    _lay(project, name, before if before.exists() else after)
    recorded = None
    if before.exists():
        file = record_file(name)
        if not (project / FILE).exists():
            helpers.record(project, file=file)
        recorded = (project / file).read_bytes()
        shutil.rmtree(project)
        _lay(project, name, after)
    if recorded is not None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_bytes(recorded)
    return project


def _lay(project: Path, name: str, sources: Path) -> None:
    shutil.copytree(SERVICE, project)
    shutil.copytree(sources, project, dirs_exist_ok=True)
    text = f"[flake8]\n{configuration(name)}"
    (project / CONFIG).write_text(text, encoding="utf-8")


def record_file(name: str) -> str:
    """The file that holds the fingerprints of a case."""
    found = _TABLE.search(configuration(name))
    return found[1] if found else FILE


def linted(name: str) -> list[str]:
    found = _LINT.search(configuration(name))
    return found[1].split() if found else []


def has_noqa(directory: Path) -> bool:
    return any("# noqa" in path.read_text(encoding="utf-8") for path in directory.rglob("*.py"))


def comparable_by_check() -> list[str]:
    """Cases that ``check`` sees as flake8 does: those of the whole project."""
    return [name for name in NAMES if not linted(name)]


def made_here() -> list[str]:
    """Cases whose fingerprint file the command makes, of sources without a suppression."""
    befores = {name: CASES / name / "before" for name in NAMES}
    return [
        name
        for name, before in befores.items()
        if before.exists() and not (before / FILE).exists() and not has_noqa(before)
    ]


class Case(NamedTuple):
    name: str
    project: Path


@pytest.fixture(scope="module")
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    return Case(request.param, set_up(request.param, tmp_path_factory.mktemp("case")))


@pytest.mark.parametrize("case", NAMES, indirect=True)
def test_flake8_finds_what_the_case_expects(case: Case) -> None:
    result = helpers.flake8(case.project, *linted(case.name))

    assert_found(result.findings, expected_of_flake8(case.name))
    assert_well_worded(case.name, result.findings)
    assert len(result.lines) == len(result.findings), result.output
    assert result.status == bool(result.findings)


@pytest.mark.parametrize("case", comparable_by_check(), indirect=True)
def test_check_finds_the_same(case: Case) -> None:
    result = helpers.command(case.project, "check")
    own = CASES / case.name / "check.txt"

    if own.exists():
        assert result.output == own.read_text(encoding="utf-8")
    else:
        on = [each for each in expected_of_flake8(case.name) if RULES[each.code].on_by_default]
        assert_found(result.findings, on)
        assert len(result.lines) == len(result.findings), result.output
    assert_well_worded(case.name, result.findings)
    assert result.status == bool(result.findings)


@pytest.mark.parametrize("name", depth.parameters(made_here(), daily=made_here()[::4]))
def test_nothing_is_found_right_after_recording(name: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    _lay(project, name, CASES / name / "before")
    helpers.record(project, file=record_file(name))

    assert helpers.flake8(project) == (0, "")
    assert helpers.command(project, "check") == (0, "")
    assert helpers.command(project, "fingerprints", "--check") == (0, "")


class TestExpectations:
    """The comments themselves."""

    @pytest.mark.parametrize(
        ("line", "wanted"),
        [
            ("x = 1", []),
            ("x = 1  # NTF201: 'A' changed", [("NTF201", "'A' changed")]),
            ("x = 1  # NTF201: 'A'...  # noqa: NTF202", [("NTF201", "'A'...")]),
            ("x = 1  # NTF204: ...  # NTF206: 'A' x", [("NTF204", "..."), ("NTF206", "'A' x")]),
        ],
    )
    def test_are_read(self, line: str, wanted: list[tuple[str, str]], tmp_path: Path) -> None:
        (tmp_path / "module.py").write_text(f"\n{line}\n", encoding="utf-8")
        assert expected(tmp_path) == [Reported("module.py", 2, *each) for each in wanted]

    @pytest.mark.parametrize(
        ("found", "wanted"),
        [
            ([], [("a.py", 1, "NTF201", "...")]),
            ([("a.py", 1, "NTF201", "x")], []),
            ([("a.py", 1, "NTF201", "x")], [("a.py", 2, "NTF201", "x")]),
            ([("a.py", 1, "NTF201", "x")], [("a.py", 1, "NTF201", "y...")]),
            (
                [("a.py", 1, "NTF201", "x"), ("a.py", 1, "NTF201", "x")],
                [("a.py", 1, "NTF201", "x")],
            ),
        ],
    )
    def test_fail(self, found: list[tuple], wanted: list[tuple]) -> None:
        with pytest.raises(AssertionError):
            assert_found([Reported(*each) for each in found], [Reported(*each) for each in wanted])


def test_every_directory_is_a_case() -> None:
    assert [name for name in NAMES if not (CASES / name / "after").is_dir()] == []


def test_files_named_as_tests_are_excluded(tmp_path: Path) -> None:
    """Not a case: pytest would collect the files."""
    module = helpers.payloads(helpers.payload())
    names = ("test_orders.py", "orders_test.py", "conftest.py", "test/orders.py", "tests/a/b.py")
    files = {f"svc/{name}": module for name in names}
    project = helpers.write(tmp_path, {**helpers.service(), **files})

    assert helpers.flake8(project) == (0, "")
    assert helpers.flake8(project, *(f"svc/{name}" for name in names)) == (0, "")
    assert helpers.command(project, "check").lines[0].startswith("nothing to check in ")


@pytest.mark.parametrize("arguments", [["--config=../.flake8"], ["--config=../.flake8", "."]])
def test_the_root_is_that_of_the_configuration(arguments: list[str], tmp_path: Path) -> None:
    """From a directory below, the same files mean the same."""
    project = set_up("ntf201_enum_values", tmp_path)
    (project / CONFIG).write_text(f"[flake8]\nnotifications-fingerprints = {FILE}\n")
    wanted = [
        each._replace(path=Path(each.path).name)
        for each in expected(CASES / "ntf201_enum_values" / "after")
    ]

    assert_found(helpers.flake8(project / "svc", *arguments).findings, wanted)
    result = helpers.command(project / "svc", "check", arguments[0])
    assert_found(result.findings, wanted)


def test_several_jobs_find_the_same(tmp_path: Path) -> None:
    project = set_up("ntf201_fields", tmp_path)
    result = helpers.run_tool(project, "flake8", "--select=NTF", "--jobs=2")

    assert_found(
        helpers.Run(result.returncode, result.stdout + result.stderr).findings,
        expected(CASES / "ntf201_fields" / "after"),
    )
