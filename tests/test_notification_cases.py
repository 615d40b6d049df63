"""Versioned notifications of small services that build them in ways of their own.

A case is a directory ``catalogue_cases/NAME``, a package that imports its own modules as
``NAME.module``; ``catalogue.json`` in it says, by class, what has to be found.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from flake8_notifications import options
from flake8_notifications.catalogue.model import Catalogue, Text
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.project.modules import Modules
from flake8_notifications.versioned_notifications.cataloguer import find_catalogue

CASES: Final = Path(__file__).resolve().parent / "catalogue_cases"
NAMES: Final = sorted(path.name for path in CASES.iterdir() if path.is_dir())
BASES: Final = options.split_list(options.PAYLOAD_BASES.default)
DECORATORS: Final = options.split_list(options.SAMPLE_DECORATORS.default)


def catalogue(name: str) -> Catalogue:
    paths = sorted(path.relative_to(CASES).as_posix() for path in (CASES / name).rglob("*.py"))
    payloads = find_payloads(Modules(CASES, paths), BASES)
    return find_catalogue(Modules(CASES, paths), BASES, payloads, DECORATORS)


def shown(texts: tuple[Text, ...]) -> list[str]:
    assert all(each.is_known == ("*" not in each.value) for each in texts)
    assert all((each.reason is None) == each.is_known for each in texts)
    return sorted(each.value for each in texts)


@pytest.mark.parametrize("name", NAMES)
def test_are_found_with_all_that_is_known_of_them(name: str) -> None:
    wanted = json.loads((CASES / name / "catalogue.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = {
        each.name: {
            "event_types": shown(each.event_types),
            "priorities": shown(each.priorities),
            "publishers": shown(each.publishers),
            "payload": each.payload,
            "samples": [sample.file for sample in each.samples],
        }
        for each in catalogue(name).notifications
    }
    assert found == wanted
