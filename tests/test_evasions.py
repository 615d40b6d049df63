"""Ways round the guard that look like ordinary code: each of them has to be reported.

A case is a directory ``evasion_cases/NAME``: the files that a change adds to ``_service`` or
replaces there, and ``case.txt``, with a line for each file that it deletes, ``delete PATH``, and
for each finding, ``PATH:LINE CODE SUBJECT``. Who makes the change also does all that keeps the
tools quiet where no revision judges: the event types go on the allowlist, the classes are
accepted.

No case has a noqa or another option in it: those are for reviewers to watch.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

import depth
import helpers
import repositories
from helpers import FILE, Run
from repositories import commit, git

CASES: Final = Path(__file__).resolve().parent / "evasion_cases"
SERVICE: Final = CASES / "_service"
NAMES: Final = sorted(path.name for path in CASES.iterdir() if path != SERVICE)
ALLOWLIST: Final = "notification-allowlist.txt"
AGAINST: Final = "--notifications-against=origin/main"

#: Whose records are edited, too: by day, some.
WAVED_THROUGH: Final = depth.share(NAMES, daily=5)

#: What no edit of a record makes quiet.
NEVER_ACCEPTED: Final = frozenset({"NTF206", "NTF207", "NTF208", "NTF209"})

_SUBJECT: Final = re.compile(r"'([^']*)'")
_FINDING: Final = re.compile(r"(.+):(\d+) (NTF\d{3}) (.+)")


class Found(NamedTuple):
    path: str
    line: int
    code: str
    subject: str


def found(*runs: Run) -> set[Found]:
    return {
        Found(each.path, each.line, each.code, _SUBJECT.findall(each.message)[0])
        for run in runs
        for each in run.findings
    }


def in_code(findings: set[Found]) -> set[Found]:
    """Without what is said of a record, which is another one once the change has edited it."""
    return {each for each in findings if each.path not in (FILE, ALLOWLIST)}


def lines(name: str) -> list[str]:
    return (CASES / name / "case.txt").read_text(encoding="utf-8").splitlines()


def expected(name: str) -> set[Found]:
    matches = (_FINDING.fullmatch(line) for line in lines(name))
    return {Found(m[1], int(m[2]), m[3], m[4]) for m in matches if m}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A contributor's clone of the service, which has adopted the plugin."""
    root = tmp_path_factory.mktemp("evasions")
    upstream = repositories.create(root / "upstream")
    shutil.copytree(SERVICE, upstream, dirs_exist_ok=True)
    helpers.record(upstream)
    commit(upstream)
    assert helpers.command(upstream, "check") == (0, "")
    git(root, "clone", "--quiet", str(upstream), "clone")
    return root / "clone"


@pytest.fixture
def project(clone: Path) -> Iterator[Path]:
    git(clone, "checkout", "--quiet", "-B", "change", "origin/main")
    yield clone
    git(clone, "reset", "--quiet", "--hard")
    git(clone, "clean", "--quiet", "--force", "-d")


def lay(name: str, project: Path) -> None:
    """Make the change."""
    shutil.copytree(CASES / name, project, dirs_exist_ok=True)
    (project / "case.txt").unlink()
    for line in lines(name):
        if line.startswith("delete "):
            (project / line.removeprefix("delete ")).unlink()


def wave_through(project: Path, reported: set[Found]) -> None:
    """Edit both records, as whoever wants to be rid of what is reported."""
    events = {each.subject for each in reported if each.code in ("NTF101", "NTF102")}
    with (project / ALLOWLIST).open("a", encoding="utf-8") as file:
        file.writelines(f"{each}\n" for each in sorted(events))
    classes = {each.subject for each in reported if each.code.startswith("NTF2")}
    helpers.command(project, "fingerprints", *(f"--accept={each}" for each in sorted(classes)))


@pytest.mark.parametrize("name", NAMES)
def test_is_reported(name: str, project: Path) -> None:
    lay(name, project)
    reported = found(helpers.command(project, "check", AGAINST))
    assert reported == expected(name)
    assert in_code(reported)
    if name not in WAVED_THROUGH:
        return

    wave_through(project, reported)
    commit(project)
    assert in_code(found(helpers.command(project, "check", AGAINST))) == in_code(expected(name))
    quiet = in_code(found(helpers.command(project, "check")))
    assert {each.code for each in quiet} <= NEVER_ACCEPTED
    linted = in_code(found(helpers.flake8(project, AGAINST, select=None)))
    assert linted <= in_code(expected(name))


def test_there_are_enough_of_both_kinds() -> None:
    legacy = [name for name in NAMES if name.startswith("legacy_")]
    payload = [name for name in NAMES if name.startswith("payload_")]
    assert (len(legacy) >= 35, len(payload) >= 25) == (True, True)
    assert len(legacy) + len(payload) == len(NAMES)


def test_none_of_them_asks_to_be_let_through() -> None:
    texts = [path.read_text(encoding="utf-8") for path in CASES.rglob("*.py")]
    assert not any(re.search("noqa: NTF|# noqa *$", text, re.MULTILINE) for text in texts)
    assert not [path for name in NAMES for path in (CASES / name).rglob("*.cfg")]
    assert not [path for name in NAMES for path in (CASES / name).rglob(FILE)]
