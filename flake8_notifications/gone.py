"""Which recorded classes are gone from a project."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from flake8_notifications.analysis import Analysis
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.payloads.discovery import registered_among
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.text import SourceError, read

_CLASS: Final = re.compile(r"^[ \t]*class[ \t]+(\w+)", re.MULTILINE)


def gone(analysis: Analysis, settings: Settings) -> frozenset[str]:
    """The names of recorded classes that are no longer in the code.

    A JSON file records payload classes alone. The table of a test may also hold other versioned
    objects, and the classes that tests make up: they are there as long as they are defined.
    """
    found = {payload.name for payload in analysis.payloads.classes}
    missing = frozenset(analysis.records.keys() - found)
    if not missing or settings.fingerprints.constant is None:
        return missing
    paths = python_files(settings.root, settings.exclude)
    missing -= registered_among(Modules(settings.root, paths), missing)
    return missing - _defined_in_excluded(settings, paths, missing)


def _defined_in_excluded(
    settings: Settings, paths: Collection[str], names: frozenset[str]
) -> frozenset[str]:
    """Those of the names that a class of an excluded file has, found by text."""
    defined: set[str] = set()
    for text in _excluded_texts(settings, paths):
        defined.update(names.intersection(_CLASS.findall(text)))
        if defined == names:
            break
    return frozenset(defined)


def _excluded_texts(settings: Settings, paths: Collection[str]) -> Iterator[str]:
    excluded = set(python_files(settings.root, ())).difference(paths)
    # The module of the table comes first, for it is the likeliest, and may be outside of all.
    for path in (settings.fingerprints.path, *(settings.root / name for name in sorted(excluded))):
        try:
            yield read(path)
        except SourceError:
            continue
