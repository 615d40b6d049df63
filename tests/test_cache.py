"""The cache changes what a run costs, never what it finds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

import helpers
from flake8_notifications.options import CACHE_DIR
from flake8_notifications.project.sources import Sources, SourcesChanged
from flake8_notifications.source import module as module_of_modules

HERE: Final = Path(__file__).resolve().parent
ABSENT: Final = f"--{CACHE_DIR.name}="


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of all the cases there are, and so of all that can be found or read."""
    root = tmp_path_factory.mktemp("project")
    helpers.write(root, {})
    for case in sorted((HERE / "cases").glob("*/after")):
        shutil.copytree(case, root / case.parent.name)
    shutil.copytree(HERE / "cases" / "_service", root, dirs_exist_ok=True)
    shutil.copytree(HERE / "emission_cases", root, dirs_exist_ok=True)
    return root


def cache(root: Path) -> Path:
    return root / str(CACHE_DIR.default)


def test_findings_are_the_same_without_it_cold_and_warm(cases: Path) -> None:
    absent = helpers.flake8(cases, ABSENT)
    assert not cache(cases).exists()
    assert len(absent.findings) > 200
    for _ in range(3):
        assert helpers.flake8(cases) == absent
    assert len([*cache(cases).iterdir()]) > 100


def test_check_says_the_same_without_it_cold_and_warm(cases: Path) -> None:
    absent = helpers.command(cases, "check", ABSENT)
    for _ in range(2):
        assert helpers.command(cases, "check") == absent


def test_nothing_is_parsed_twice(cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    helpers.command(cases, "check")
    parsed = []

    def parse(text: str) -> object:
        parsed.append(text)
        return original(text)

    original = module_of_modules.parse
    monkeypatch.setattr(module_of_modules, "parse", parse)
    warm = helpers.command(cases, "check")
    assert parsed == []
    assert helpers.command(cases, "check", ABSENT) == warm
    assert len(parsed) > 100


def test_what_is_in_it_may_be_anything(cases: Path) -> None:
    absent = helpers.flake8(cases, ABSENT)
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
