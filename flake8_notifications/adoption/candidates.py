"""Records that a project already keeps for its own tests and guards, found by their text."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from flake8_notifications.committed import allowlist_file, fingerprint_table
from flake8_notifications.committed.allowlist_editing import display_of
from flake8_notifications.committed.allowlist_file import AllowlistError
from flake8_notifications.committed.fingerprint_table import TableError
from flake8_notifications.committed.location import Location
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.text import SourceError, parse

_FINGERPRINT: Final = re.compile(r"""["'][0-9.]+-[0-9a-f]{32}["']""")
_DOTTED: Final = re.compile(r"""["']([\w-]+(?:\.[\w-]+)+)["']""")


class Candidate(NamedTuple):
    """A constant that may be the record.

    :ivar covered: which of the names that were asked for it has.
    :ivar others: how many entries it has besides.
    """

    location: Location
    covered: frozenset[str]
    others: int


def tables(modules: Modules, classes: Collection[str]) -> list[Candidate]:
    """Tables of fingerprints that have some classes, the best first."""
    candidates: list[Candidate] = []
    for path, text in _texts(modules):
        if _FINGERPRINT.search(text):
            for location in _tables_in(text, modules.root / path):
                candidates += _table(location, modules, classes)
    return _best_first(candidates)


def allowlists(modules: Modules, event_types: Collection[str]) -> list[Candidate]:
    """Constants that list more than half of some event types, the best first.

    One that lists fewer says what something else is about.
    """
    wanted = frozenset(event_types)
    candidates: list[Candidate] = []
    for path, text in _texts(modules):
        if 2 * len(wanted.intersection(_DOTTED.findall(text))) > len(wanted):
            for location in _lists_in(text, modules.root / path):
                candidates += _allowlist(location, modules, wanted)
    return _best_first(
        candidate for candidate in candidates if 2 * len(candidate.covered) > len(wanted)
    )


def _texts(modules: Modules) -> Iterator[tuple[str, str]]:
    for path in modules.paths:
        try:
            yield path, modules.text(path)
        except SourceError:
            continue


def _tables_in(text: str, path: Path) -> Iterator[Location]:
    tree = _tree(text)
    if tree is not None:
        for name in fingerprint_table.tables_in(tree):
            yield Location(path, name, is_named=True)


def _table(location: Location, modules: Modules, classes: Collection[str]) -> Iterator[Candidate]:
    try:
        names = {entry.name for entry in fingerprint_table.load(location, modules)}
    except TableError:
        return
    covered = names.intersection(classes)
    if covered:
        yield Candidate(location, frozenset(covered), len(names) - len(covered))


def _lists_in(text: str, path: Path) -> Iterator[Location]:
    tree = _tree(text)
    if tree is not None:
        for name, value in fingerprint_table.assigned(tree.body):
            if display_of(value) is not None:
                yield Location(path, name, is_named=True)


def _allowlist(
    location: Location, modules: Modules, event_types: frozenset[str]
) -> Iterator[Candidate]:
    try:
        entries = allowlist_file.load(location, modules).entries.keys()
    except AllowlistError:
        return
    yield Candidate(location, event_types & entries, len(entries - event_types))


def _tree(text: str) -> ast.Module | None:
    try:
        return parse(text)
    except SourceError:
        return None


def _best_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(
        candidates,
        key=lambda candidate: (-len(candidate.covered), candidate.others, candidate.location),
    )
