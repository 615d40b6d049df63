"""Finding work by text: which modules may define a class that descends from given ones.

Parsing is what costs; a search over the texts is fast.  It follows bare names (the headers of
classes, imports under another name, assignments of one name to another), so it finds more modules
than are needed, never fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from flake8_notifications.project.modules import Modules
from flake8_notifications.source.text import SourceError

_HEADER: Final = re.compile(r"^[ \t]*class[ \t]+(\w+)[ \t]*\(", re.MULTILINE)
_HEADER_END: Final = re.compile(r"\)\s*:")
_ALIAS: Final = re.compile(
    r"^[ \t]*(\w+)[ \t]*=[ \t]*[\w.]*?(\w+)[ \t]*(?:#.*)?$|\b(\w+)[ \t]+as[ \t]+(\w+)", re.MULTILINE
)
_WORD: Final = re.compile(r"\w+")
_LONGEST_HEADER: Final = 4000


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
        derived: dict[str, set[str]] = {}
        for found in self._names.values():
            for name, words in found.classes:
                for word in words:
                    derived.setdefault(word, set()).add(name)
            for original, alias in found.aliases:
                derived.setdefault(original, set()).add(alias)
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

    def defining(self, name: str) -> list[str]:
        """The paths of the modules that define a class of this name."""
        return [
            path
            for path, found in self._names.items()
            if any(name == defined for defined, _ in found.classes)
        ]


def scan(text: str) -> Names:
    """The classes and aliases of a text."""
    classes = []
    for header in _HEADER.finditer(text):
        start = header.end()
        end = _HEADER_END.search(text, start, start + _LONGEST_HEADER)
        bases = text[start : end.start() if end else start + _LONGEST_HEADER]
        classes.append((header[1], frozenset(_WORD.findall(bases))))
    aliases = [
        (found[2] or found[3], found[1] or found[4])
        for found in _ALIAS.finditer(text)
        if (found[1] or found[4]) != (found[2] or found[3])
    ]
    return Names(tuple(classes), tuple(aliases))
