"""Generated classes of each dialect: what is read off the source is what their library says.

A share of what ``dialect_oracle.py`` does at length; ``schema_types.py`` has the normalisation.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import depth
from dialect_oracle import DIALECTS, outcomes

_MODULES = depth.of(12, daily=6)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_classes_are_what_their_library_says(dialect: str, tmp_path: Path) -> None:
    found = [each for seed in range(_MODULES) for each in outcomes(dialect, seed, tmp_path)]

    assert [each for each in found if each.wrong] == []
    assert [each for each in found if each.unknown] == []
    assert len(found) > 3 * _MODULES
