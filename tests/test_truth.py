"""The legacy notifications of real services: none is missed, and nothing is made up."""

from __future__ import annotations

from typing import Final

import pytest

import depth
import truth_comparison
from truth_comparison import Service, Truth, compare

#: Nova's are tried, more strictly, in test_nova_emissions.py.
_SERVICES: Final = [each for each in truth_comparison.services() if each.name != "nova"]
#: Beside Nova, those that take the least time.
_DAILY: Final = frozenset({"glance", "keystone", "manila"})


@pytest.mark.integration
@pytest.mark.parametrize(
    "service",
    depth.parameters(
        _SERVICES,
        daily=[each for each in _SERVICES if each.name in _DAILY],
        name=lambda service: service.name,
    ),
)
def test_nothing_is_missed_and_nothing_is_wrong(service: Service) -> None:
    found = truth_comparison.find(service)

    assert found.trouble is None
    result = compare(service.truth(), found.event_types)
    assert [f"missed: {each}" for each in result.missed] == []
    assert [f"wrong: {each}" for each in result.wrong] == []


def test_what_the_comparison_tells_apart() -> None:
    truth = {
        ("a.py", 1): Truth(frozenset({"a.one", "a.two"})),
        ("a.py", 2): Truth(frozenset({"b.one", "b.two"}), instead=frozenset({"b.*"})),
        ("a.py", 3): Truth(frozenset({"c.one"}), or_at=9),
        ("a.py", 4): Truth(frozenset({"*.end"})),
        ("a.py", 5): Truth(frozenset({"d.one"})),
        ("a.py", 6): Truth(frozenset({"e.one"})),
    }
    found = {
        ("a.py", 1): frozenset({"a.one", "a.three"}),
        ("a.py", 2): frozenset({"b.*"}),
        ("a.py", 9): frozenset({"c.one", "f.*"}),
        ("a.py", 4): frozenset({"*.end", "x.end"}),
        ("a.py", 5): frozenset({"d.*"}),
        ("a.py", 6): frozenset({"e.one", "e.*"}),
    }

    result = compare(truth, found)

    assert (result.sites, result.exact) == (6, 2)
    assert [str(each) for each in result.missed] == ["a.py:1 a.two"]
    wrong = ["a.py:1 a.three", "a.py:6 e.*", "a.py:9 f.*"]
    assert [str(each) for each in result.wrong] == wrong
    assert [str(each) for each in result.patterns] == ["a.py:5 d.one as d.*"]
    assert [str(each) for each in result.narrower] == ["a.py:4 x.end"]
