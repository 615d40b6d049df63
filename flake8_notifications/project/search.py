"""Finding work by text: which modules may define a class that descends from given ones.

Parsing is what costs; a search over the texts is fast.  It follows bare names (the headers of
classes, imports under another name, assignments of one name to another), so it finds more modules
than are needed, never fewer.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from flake8_notifications.project.modules import Modules
from flake8_notifications.source.text import SourceError

# Each pattern starts with a literal, which is what makes a search over megabytes fast.
_HEADER: Final = re.compile(r"class[ \t]+(\w+)[ \t]*\(")
_HEADER_END: Final = re.compile(r"\)\s*:")
_ASSIGNED: Final = re.compile(r"=[ \t]*([A-Za-z_][\w.]*)[ \t]*(?=[#\n])")
_RENAMED: Final = re.compile(r" as +(\w+)")
#: Names that nothing follows by a dot: of ``base.Thing`` only ``Thing``.
_TAIL: Final = re.compile(r"\b(\w+)\b(?![ \t]*\.)")
#: The start of an import, or a line of the names in the parentheses of one.
_IMPORT: Final = re.compile(r"[ \t]*(?:import\b|from\b|\w+ as +\w+[ \t]*[,)\\#\n])")
_BUILTINS: Final = frozenset(dir(builtins))
_WORD: Final = re.compile(r"\w+")
_LONGEST_HEADER: Final = 4000
_LONGEST_NAME: Final = 200


class Names(NamedTuple):
    """What a text defines: classes and aliases, each with the words it is derived from."""

    classes: tuple[tuple[str, frozenset[str]], ...]
    aliases: tuple[tuple[str, str], ...]


class Search:
    """A search over the texts of a project; each text is scanned once."""

    def __init__(self, modules: Modules) -> None:
        self.unread: dict[str, str] = {}
        self._names: dict[str, Names] = {}
        for path in modules.paths:
            try:
                self._names[path] = scan(modules.text(path))
            except SourceError as error:
                self.unread[path] = f"{error.reason} (line {error.line})"

    def descendants(self, names: Iterable[str]) -> list[str]:
        """The paths of the modules that may define a descendant of classes of these names."""
        wanted = set(names)
        derived = self._derived()
        pending = list(wanted)
        while pending:
            for name in derived.get(pending.pop(), ()):
                if name not in wanted:
                    wanted.add(name)
                    pending.append(name)
        return [
            path
            for path, found in self._names.items()
            if any(name in wanted or words & wanted for name, words in found.classes)
        ]

    def _derived(self) -> dict[str, set[str]]:
        """The classes and aliases that each name leads to."""
        derived: dict[str, set[str]] = {}
        originals: dict[str, set[str]] = {}
        for found in self._names.values():
            for name, words in found.classes:
                for word in words:
                    derived.setdefault(word, set()).add(name)
            for original, alias in found.aliases:
                originals.setdefault(alias, set()).add(original)
        # An alias matters only if a class is derived from it in the end.
        pending = [word for word in derived if word not in _BUILTINS]
        seen = set(pending)
        while pending:
            alias = pending.pop()
            for original in originals.get(alias, ()):
                derived.setdefault(original, set()).add(alias)
                if original not in seen:
                    seen.add(original)
                    pending.append(original)
        return derived

    def defining(self, name: str) -> list[str]:
        """The paths of the modules that define a class of this name."""
        return [
            path
            for path, found in self._names.items()
            if any(name == defined for defined, _ in found.classes)
        ]


def scan(text: str) -> Names:
    """The classes and aliases of a text."""
    return Names(tuple(_classes(text)), (*_assigned(text), *_renamed(text)))


def _classes(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for header in _HEADER.finditer(text):
        start = header.end()
        end = _HEADER_END.search(text, start, start + _LONGEST_HEADER)
        bases = text[start : end.start() if end else start + _LONGEST_HEADER]
        yield header[1], frozenset(_TAIL.findall(bases))


def _assigned(text: str) -> Iterator[tuple[str, str]]:
    for found in _ASSIGNED.finditer(text):
        line = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _LONGEST_NAME)
        original = found[1].rpartition(".")[2]
        for alias in _WORD.findall(text, line, found.start()):
            yield original, alias


def _renamed(text: str) -> Iterator[tuple[str, str]]:
    for found in _RENAMED.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        if _IMPORT.match(text, line):
            start = max(found.start() - _LONGEST_NAME, line)
            for original in _WORD.findall(text, start, found.start())[-1:]:
                yield original, found[1]
