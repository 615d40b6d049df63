"""The texts of a project: which lines mention a name."""

from __future__ import annotations

import functools
import re
from typing import Final

from flake8_notifications.project.modules import Modules
from flake8_notifications.source.text import SourceError

_HEADER: Final = re.compile(r"class[ \t]+(\w+)[ \t]*\(([^():#]*(?:\([^()]*\)[^():#]*)*)\)")
_ALIAS: Final = re.compile(r" as +(\w+)")
_ASSIGNED: Final = re.compile(r"=[ \t]*([A-Za-z_][\w.]*)[ \t]*(?=[#\n])")
_WORD: Final = re.compile(r"\w+")


class Texts:
    """The texts of a project, by path."""

    def __init__(self, modules: Modules) -> None:
        self._texts: dict[str, str] = {}
        for path in modules.paths:
            try:
                self._texts[path] = modules.text(path)
            except SourceError:
                continue

    def mentioning(self, *words: str) -> list[str]:
        """The paths of the files that mention one of some words, as part of whatever."""
        return [path for path, text in self._texts.items() if any(word in text for word in words)]

    def mentions(self, path: str, word: str) -> bool:
        """Whether a file mentions a word."""
        return word in self._texts.get(path, "")

    def lines(self, path: str, name: str, *, is_part: bool = False) -> list[int]:
        """The lines of a file, from 1, that mention a name.

        :param is_part: whether it may be part of a longer word.
        """
        text = self._texts.get(path, "")
        lines: list[int] = []
        line, counted, start = 1, 0, text.find(name)
        while start >= 0:
            end = start + len(name)
            if is_part or not (_is_word(text, start - 1) or _is_word(text, end)):
                line += text.count("\n", counted, start)
                counted = start
                lines.append(line)
            start = text.find(name, end)
        return lines

    def defines(self, path: str, name: str) -> bool:
        """Whether a file may define a name in a class, or assign it to ``self``."""
        if not self.mentions(path, name):
            return False
        word = re.escape(name)
        pattern = rf"{word}[ \t]*[=:]|def[ \t]+{word}\b|{word}\b.*="
        return re.search(pattern, self._texts[path]) is not None

    def subclasses(self, name: str) -> set[tuple[str, str]]:
        """The paths and names of classes that may descend from one of a name."""
        found: set[tuple[str, str]] = set()
        seen = {name}
        pending = [name]
        while pending:
            base = pending.pop()
            classes = self._derived.get(base, ())
            found.update(classes)
            names = {*(name for _, name in classes), *self._renamed.get(base, ())} - seen
            seen |= names
            pending += names
        return found

    @functools.cached_property
    def _renamed(self) -> dict[str, set[str]]:
        """What names are called after ``import … as``, or when they are assigned to another."""
        renamed: dict[str, set[str]] = {}
        for text in self._texts.values():
            for found in _ALIAS.finditer(text):
                line = text.rfind("\n", 0, found.start()) + 1
                words = _WORD.findall(text, line, found.start())
                if words:
                    renamed.setdefault(words[-1], set()).add(found[1])
            for found in _ASSIGNED.finditer(text):
                line = text.rfind("\n", 0, found.start()) + 1
                alias = text[line : found.start()].strip()
                if alias.isidentifier():
                    renamed.setdefault(found[1].rpartition(".")[2], set()).add(alias)
        return renamed

    @functools.cached_property
    def _derived(self) -> dict[str, list[tuple[str, str]]]:
        derived: dict[str, list[tuple[str, str]]] = {}
        for path, text in self._texts.items():
            for header in _HEADER.finditer(text):
                for word in set(_WORD.findall(header[2])):
                    derived.setdefault(word, []).append((path, header[1]))
        return derived


def _is_word(text: str, position: int) -> bool:
    """Whether the character at a position is part of a word."""
    if not 0 <= position < len(text):
        return False
    character = text[position]
    return character.isalnum() or character == "_"
