"""The cache changes what a run costs, never what it finds."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from unittest import mock

import pytest

import depth
import helpers
from flake8_notifications.options import CACHE_DIR
from flake8_notifications.project.sources import Sources, SourcesChanged
from flake8_notifications.source import module as module_of_modules

HERE: Final = Path(__file__).resolve().parent
ABSENT: Final = f"--{CACHE_DIR.name}="
#: Every so many of the cases.
_STEP: Final = depth.of(1, daily=20)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of cases, all of them by night, and so of all that can be found or read."""
    root = tmp_path_factory.mktemp("project")
    helpers.write(root, {})
    for case in sorted((HERE / "cases").glob("*/after"))[::_STEP]:
        shutil.copytree(case, root / case.parent.name)
    shutil.copytree(HERE / "cases" / "_service", root, dirs_exist_ok=True)
    for case in sorted((HERE / "emission_cases").iterdir())[::_STEP]:
        if case.is_dir():
            shutil.copytree(case, root / case.name)
    return root


def cache(root: Path) -> Path:
    return root / str(CACHE_DIR.default)


@pytest.fixture(scope="module")
def absent(cases: Path) -> helpers.Run:
    """What flake8 says of them without a cache, which leaves none."""
    shutil.rmtree(cache(cases), ignore_errors=True)
    found = helpers.flake8(cases, ABSENT)
    assert not cache(cases).exists()
    return found


def test_findings_are_the_same_without_it_cold_and_warm(cases: Path, absent: helpers.Run) -> None:
    assert len(absent.findings) > 200 / _STEP
    for _ in range(3):
        assert helpers.flake8(cases) == absent
    assert len([*cache(cases).iterdir()]) > 100 / _STEP


class Checked(NamedTuple):
    """What ``check`` says without a cache, and what it reads for that."""

    run: helpers.Run
    parsed: list[str]


@pytest.fixture(scope="module")
def checked(cases: Path) -> Checked:
    with noted_parses() as parsed:
        return Checked(helpers.command(cases, "check", ABSENT), parsed)


@contextlib.contextmanager
def noted_parses() -> Iterator[list[str]]:
    """The texts that are parsed."""
    parsed: list[str] = []
    original = module_of_modules.parse

    def parse(text: str) -> object:
        parsed.append(text)
        return original(text)

    with mock.patch.object(module_of_modules, "parse", parse):
        yield parsed


def test_check_says_the_same_without_it_cold_and_warm(cases: Path, checked: Checked) -> None:
    shutil.rmtree(cache(cases), ignore_errors=True)
    for _ in range(2):
        assert helpers.command(cases, "check") == checked.run


def test_nothing_is_parsed_twice(cases: Path, checked: Checked) -> None:
    helpers.command(cases, "check")
    with noted_parses() as parsed:
        assert helpers.command(cases, "check") == checked.run
    assert parsed == []
    assert len(checked.parsed) > 100 / _STEP


def test_what_is_in_it_may_be_anything(cases: Path, absent: helpers.Run) -> None:
    helpers.flake8(cases)
    for number, path in enumerate(sorted(cache(cases).iterdir())):
        content = path.read_bytes()
        path.write_bytes(content[: number % 50] if number % 2 else content[::-1])
    assert helpers.flake8(cases) == absent
    assert helpers.flake8(cases) == absent


def test_a_file_that_changes_during_a_run_is_noticed(tmp_path: Path) -> None:
    class Stale(Sources):
        def _identity(self, path: str) -> str:
            return "what it was a moment ago"

    (tmp_path / "a.py").write_text("x = 1\n")
    sources = Stale(tmp_path)
    sources.identity("a.py")
    with pytest.raises(SourcesChanged):
        sources.text("a.py")
