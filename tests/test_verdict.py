"""What ``check`` found is kept as long as nothing changes that has a say in it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

import helpers

ABSENT: Final = "--notifications-cache-dir="
EVENTS: Final = """\
from pydantic import BaseModel


class Event(BaseModel):
    id: int


class Placed(Event):
    VERSION: str = "1.0"
    note: str


class Paid(Event):
    VERSION: str = "1.0"
    amount: int
"""
CONFIGURATION: Final = """\
[flake8]
notifications-payload-bases = shop.events.Event
notifications-notifiers = shop.bus.publish:0
"""
BUS: Final = "def publish(event_type, body):\n    pass\n"
MAIN: Final = "from shop.bus import publish\n\npublish('order.placed', {})\n"
ANALYSIS: Final = "flake8_notifications.analysis"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "setup.cfg": CONFIGURATION,
        "shop/__init__.py": "",
        "shop/events.py": EVENTS,
        "shop/bus.py": BUS,
        "shop/main.py": MAIN,
        "tests/test_main.py": "import shop.main\n",
    }
    helpers.write(tmp_path, files)
    helpers.command(tmp_path, "fingerprints")
    _replace(tmp_path, "shop/events.py", "note: str", "note: int")
    return tmp_path


def _replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new))


def _imported(root: Path) -> tuple[str, set[str]]:
    """What ``check`` says in a process of its own, and the modules that it imports."""
    command = [sys.executable, "-X", "importtime", "-m", "flake8_notifications", "check"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return run.stdout, {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}


def test_where_nothing_changes_nothing_is_looked_at(project: Path) -> None:
    first, at_first = _imported(project)
    second, then = _imported(project)

    assert "NTF101" in first
    assert "NTF201" in first
    assert second == first
    assert ANALYSIS in at_first
    assert ANALYSIS not in then


CHANGES: Final[dict[str, Callable[[Path], object]]] = {
    "a source": lambda root: _replace(root, "shop/events.py", "note: int", "note: str"),
    "a new file": lambda root: (root / "shop/late.py").write_text(
        "from shop.bus import publish\n\npublish('order.late', {})\n"
    ),
    "a file that goes": lambda root: (root / "shop/main.py").unlink(),
    "the record": lambda root: _replace(
        root, "notification-fingerprints.json", '"note": "str"', '"note": "int"'
    ),
    "an allowlist": lambda root: (root / "notification-allowlist.txt").write_text("order.placed\n"),
    "an option": lambda root: _replace(
        root, "setup.cfg", "[flake8]\n", "[flake8]\nignore=NTF101\n"
    ),
    "samples": lambda root: helpers.write(
        root, {"doc/notification_samples/order-placed.json": '{"event_type": "order.gone"}'}
    ),
    "a noqa": lambda root: _replace(root, "shop/main.py", "{})", "{})  # noqa: NTF101"),
    "a class that goes": lambda root: _replace(
        root, "shop/events.py", EVENTS.partition("\n\nclass Paid")[2], "(object): pass\n"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_after_a_change_it_is_what_it_is_without_a_cache(
    change: Callable[[Path], object], project: Path
) -> None:
    before = helpers.command(project, "check", "--format", "json")
    assert helpers.command(project, "check", "--format", "json") == before
    change(project)
    after = helpers.command(project, "check", "--format", "json")

    assert after == helpers.command(project, "check", "--format", "json", ABSENT)
    assert json.loads(after.output.partition("\n\n")[0])
    assert after != before
    for _ in range(2):
        assert helpers.command(project, "check", "--format", "json") == after


def test_what_tests_say_of_samples_is_looked_at_each_time(project: Path) -> None:
    """A test that uses a sample is no part of the project, and decides of NTF308."""
    sample = "doc/notification_samples/order-unused.json"
    helpers.write(project, {sample: "{}"})
    assert "NTF308" in helpers.command(project, "check").codes
    helpers.write(project, {"tests/test_main.py": "NAMES = ['order-unused']\n"})
    uncached = helpers.command(project, "check", ABSENT)

    assert "NTF308" not in uncached.codes
    assert helpers.command(project, "check") == uncached


def test_another_selection_is_another_verdict(project: Path) -> None:
    assert {*helpers.command(project, "check").codes} == {"NTF101", "NTF201"}
    assert helpers.command(project, "check", "--select", "NTF2").codes == ["NTF201"]
    assert {*helpers.command(project, "check").codes} == {"NTF101", "NTF201"}


def test_a_damaged_cache_is_no_cache(project: Path) -> None:
    before = helpers.command(project, "check")
    shutil.rmtree(project / ".flake8_notifications_cache")
    assert helpers.command(project, "check") == before
    for entry in (project / ".flake8_notifications_cache").glob("check-*"):
        entry.write_bytes(entry.read_bytes()[:-1])
    assert helpers.command(project, "check") == before
