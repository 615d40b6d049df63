"""Which recorded payload classes are no longer in the code of a project."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from flake8_notifications.analysis import Analysis
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.payloads.discovery import registered_among
from flake8_notifications.payloads.model import Record
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.renames import renames
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, read

_CLASS: Final = re.compile(r"^[ \t]*class[ \t]+(\w+)", re.MULTILINE)


def removed(analysis: Analysis, settings: Settings) -> frozenset[str]:
    """The names of recorded classes that are no longer in the code."""
    return _missing(analysis.records, analysis, settings)


def removed_for_good(analysis: Analysis, settings: Settings) -> frozenset[str]:
    """The names of recorded classes that are no longer in the code, under whatever name.

    What is said of a class that was renamed names the former one. A class that is still there is
    no other one's former name.
    """
    renamed = set(renames(analysis.payloads.classes, analysis.records).values())
    return removed(analysis, settings) - (renamed - analysis.payloads.unregistered.keys())


def removed_since(analysis: Analysis, settings: Settings) -> frozenset[str]:
    """The names of classes that were recorded at the revision, and are no longer in the code.

    Those that were renamed are still there, and judged by what is recorded of them.
    """
    if analysis.baseline is None or analysis.baseline.records is None:
        return frozenset()
    records = analysis.baseline.records
    names = _missing(records, analysis, settings) - analysis.baseline.disputed
    return names.difference(renames(analysis.payloads.classes, records).values())


def places_of_removed(names: Collection[str], modules: Modules, record: Path) -> dict[str, Place]:
    """Where to report classes that are gone: where something is said of them, best in a comment.

    :param record: the fingerprint file, which says nothing, but is what is left.
    """
    places: dict[str, tuple[bool, Place]] = {}
    # What is recorded under its dotted name is spoken of by its last part.
    by_word: dict[str, list[str]] = {}
    for name in sorted(names):
        by_word.setdefault(name.rpartition(".")[2], []).append(name)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, by_word))})\b")
    for path in modules.paths if names else ():
        for place, word, is_comment in _mentions(path, pattern, modules):
            for name in by_word[word]:
                earlier = places.get(name)
                if earlier is None or (is_comment and not earlier[0]):
                    places[name] = (is_comment, place)
    return {name: places[name][1] if name in places else Place(str(record), 1) for name in names}


def _mentions(
    path: str, pattern: re.Pattern[str], modules: Modules
) -> Iterator[tuple[Place, str, bool]]:
    try:
        text = modules.text(path)
    except SourceError:
        return
    if pattern.search(text) is None:
        return
    for number, line in enumerate(text.split("\n"), 1):
        for match in pattern.finditer(line):
            yield Place(path, number), match[0], "#" in line[: match.start()]


def _missing(
    records: Mapping[str, Record], analysis: Analysis, settings: Settings
) -> frozenset[str]:
    """The names of records that no payload class has.

    A JSON file records payload classes alone. The table of a test may also hold other versioned
    objects, and the classes that tests make up: they are there as long as they are defined.
    """
    keys = {payload.key for payload in analysis.payloads.classes}
    missing = frozenset(records.keys() - keys)
    is_table = settings.fingerprints.constant is not None
    if not missing or not (is_table or any(records[name].shape is None for name in missing)):
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
