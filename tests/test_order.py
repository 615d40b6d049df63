"""What is found, and how it is said, does not depend on the order in which anything is met."""

from __future__ import annotations

import heapq
import os
import random
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest

import corpora
import depth
import truth_comparison
from flake8_notifications.emissions.model import Sent
from flake8_notifications.options import EXCLUDE, PAYLOAD_BASES, split_list
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.tracing import finder, worklist

TESTS: Final = Path(__file__).resolve().parent
CASES: Final = TESTS / "emission_cases"
#: Of the cases; of a service it is all by night.
_SHARE: Final = depth.of(1, daily=5)


def sent(root: Path) -> Sent:
    return finder.find_emissions(modules(root), split_list(PAYLOAD_BASES.default))


def modules(root: Path) -> Modules:
    """What is in some of the directories."""
    paths = python_files(root, split_list(EXCLUDE.default))
    some = sorted({path.partition("/")[0] for path in paths})[::_SHARE]
    return Modules(root, [path for path in paths if path.partition("/")[0] in some])


def sent_in_disorder(root: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> Sent:
    """The same, with the files and those who wait in one round in some other order."""
    shuffled = random.Random(seed)

    def push(queue: list[Any], item: tuple[Any, ...]) -> None:
        turn, *rest = item
        heapq.heappush(queue, (turn, shuffled.random(), *rest))

    def pop(queue: list[Any]) -> tuple[Any, ...]:
        turn, _, *rest = heapq.heappop(queue)
        return (turn, *rest)

    monkeypatch.setattr(worklist, "heapq", SimpleNamespace(heappush=push, heappop=pop))
    found = modules(root)
    shuffled.shuffle(found.paths)
    return finder.find_emissions(found, split_list(PAYLOAD_BASES.default))


def shown(found: Sent) -> str:
    return "\n".join(repr(each) for part in found for each in part)


@pytest.fixture(scope="module")
def in_order() -> Sent:
    found = sent(CASES)
    assert len(found.emissions) > 500 / _SHARE
    return found


@pytest.mark.parametrize("seed", range(depth.of(3, daily=1)))
def test_of_all_cases_together(seed: int, in_order: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sent_in_disorder(CASES, seed, monkeypatch) == in_order


@pytest.mark.parametrize("seed", ["4", "6", "7"][: depth.of(3, daily=1)])
def test_of_what_sets_hold(seed: str, in_order: Sent) -> None:
    program = "import test_order as t; print(t.shown(t.sent(t.CASES)))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        [sys.executable, "-c", program],
        cwd=TESTS, env=environment, check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip

    assert result.stdout.splitlines() == shown(in_order).splitlines()


@pytest.mark.integration
@pytest.mark.nightly
@pytest.mark.parametrize("name", ["keystone", "nova"])
def test_of_a_service(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (service,) = (each for each in truth_comparison.services() if each.name == name)
    root = corpora.fetch(service.distribution, service.version)
    assert sent_in_disorder(root, 1, monkeypatch) == sent(root)
