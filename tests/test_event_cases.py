"""Every way in which the object that is sent says its event type.

The cases are as those of ``test_emission_cases``, in a directory of their own: ``event_cases``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import test_emission_cases as emission_cases

CASES: Final = Path(__file__).resolve().parent / "event_cases"
NAMES: Final = sorted(path.name for path in CASES.iterdir() if path.is_dir())


@pytest.fixture(autouse=True)
def _cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emission_cases, "CASES", CASES)


@pytest.mark.parametrize("name", NAMES)
def test_a_construct_is_tried_in_all_variants(name: str) -> None:
    sending = {Path(each.path).name for each in emission_cases.expected(name)}

    assert set(emission_cases.VARIANTS) <= sending


@pytest.mark.parametrize("name", NAMES)
def test_what_is_found_is_what_is_expected(name: str) -> None:
    found = {
        emission_cases.Expected(each.place.path, each.place.line, each.code, each.subject)
        for each in emission_cases.findings(name)
        if emission_cases.is_judged(each.code, name)
    }
    wanted = emission_cases.expected(name)

    assert (sorted(found - wanted), sorted(wanted - found)) == ([], [])
