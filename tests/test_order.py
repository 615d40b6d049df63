"""What is found, and how it is said, does not depend on the order in which anything is met."""

from __future__ import annotations

import heapq
import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import corpora
import truth_comparison
from flake8_notifications.emissions.model import Sent
from flake8_notifications.options import EXCLUDE, PAYLOAD_BASES, split_list
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.tracing import finder, worklist

CASES = Path(__file__).resolve().parent / "emission_cases"


def sent(root: Path) -> Sent:
    return finder.find_emissions(modules(root), split_list(PAYLOAD_BASES.default))


def modules(root: Path) -> Modules:
    return Modules(root, python_files(root, split_list(EXCLUDE.default)))


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


@pytest.mark.parametrize("seed", range(3))
def test_of_all_cases_together(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    in_order = sent(CASES)

    assert len(in_order.emissions) > 500
    assert sent_in_disorder(CASES, seed, monkeypatch) == in_order


@pytest.mark.integration
@pytest.mark.parametrize("name", ["keystone", "nova"])
def test_of_a_service(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (service,) = (each for each in truth_comparison.services() if each.name == name)
    root = corpora.fetch(service.distribution, service.version)
    in_order = sent(root)

    assert sent_in_disorder(root, 1, monkeypatch) == in_order
