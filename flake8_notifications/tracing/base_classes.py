"""Base classes that are only instantiated through their descendants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.project.texts import Texts
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.symbols import Symbols

#: Metaclasses whose classes are instantiated like any other.
_PLAIN_METACLASSES: Final = frozenset({"abc.ABCMeta", "type"})
#: Stands for a class in its mentions: a letter that hardly occurs in any source.
_CLASS: Final = "\N{FEMININE ORDINAL INDICATOR}"
#: Mentions of it, in place of ``@``, that do not yield an object of it.
_MENTIONS: Final = "|".join(
    (
        r"#.*",
        # Definitions: of the class itself, and of its descendants.
        r"^\s*class @\b",
        r"^\s*class \w+\([^()]*\b@\b(?=[^()]*\)\s*:)",
        # Imports under its own name.
        r"^\s*from\s[\w.]+\simport\s[\w, (]*\b@\b(?!\sas\b)",
        # Type checks, and accesses to base class attributes.
        r"\bis(?:instance|subclass)\(\s*[\w.\[\]]+,\s*\(?(?:[\w.]+,\s*)*@\b",
        r"\bsuper\(@\b",
        r"(?<![\w.])@\.__(?:init|subclasses)__\b",
        r"(?<![\w.])@\.\w+\(self\b",
        # Annotations of return values, and of names.
        r"->\s*[\"']?(?:\w+\[)*@\b",
        r"^\s*(?:self\.)?\w+:\s*[\"']?(?:\w+\[)*@\b(?=[\"'\]]*\s*(?:=|$))",
    )
)
#: The same in the header of a function: annotations of its parameters.
_PARAMETERS: Final = r"\b(?!lambda\b)\w+:\s*[\"']?(?:\w+\[)*@\b"
_HARMLESS: Final = re.compile(_MENTIONS.replace("@", _CLASS))
_HARMLESS_IN_HEADER: Final = re.compile(f"{_MENTIONS}|{_PARAMETERS}".replace("@", _CLASS))
_WORD: Final = re.compile(r"\w+")
_HEADER: Final = re.compile(r"\s*(?:async\s+)?def\s")
#: A line within the parentheses of an import.
_IMPORTED: Final = re.compile(r"\s+\w+(?:,\s*\w+)*,?\s*\)?\s*(?:#.*)?")
_IMPORT: Final = re.compile(r"\s*from\s[\w.]+\simport\s\(")


class BaseClasses:
    """Tells which classes only serve as base classes."""

    def __init__(self, texts: Texts, classes: Classes, symbols: Symbols) -> None:
        self._texts = texts
        self._classes = classes
        self._symbols = symbols
        self._known: dict[FunctionKey, bool] = {}

    def is_for_others(self, cls: ClassValue) -> bool:
        """Whether only descendants of a class are instantiated, not the class itself.

        ::

            class Job:
                name = 'job'
            class Backup(Job):
                name = 'backup'
            Backup().run()
        """
        cached = self._known.get(cls.key)
        if cached is None:
            cached = self._known[cls.key] = (
                _is_plain(cls)
                and not self._is_used(cls)
                and any(map(self._classes.is_made, self._below(cls)))
            )
        return cached

    def _below(self, cls: ClassValue) -> Iterator[ClassValue]:
        """The descendants of a class."""
        return (
            descendant for descendant in self._classes.each_of_family(cls) if descendant is not cls
        )

    def _is_used(self, cls: ClassValue) -> bool:
        """Whether a class may be instantiated."""
        name = cls.name
        for path in self._texts.mentioning(name):
            for line in self._texts.lines(path, name):
                text = self._symbols.line_of(path, line)
                harmless = _HARMLESS_IN_HEADER if _HEADER.match(text) else _HARMLESS
                rest = harmless.sub("", _with_placeholder(text, name))
                if _CLASS in rest and not self._is_imported(path, line):
                    return True
        return False

    def _is_imported(self, path: str, line: int) -> bool:
        """Whether a line is within the parentheses of an import."""
        while line > 1 and _IMPORTED.fullmatch(self._symbols.line_of(path, line)):
            line -= 1
        return _IMPORT.match(self._symbols.line_of(path, line)) is not None


def _with_placeholder(text: str, name: str) -> str:
    """A text with a placeholder for a name: patterns with the name itself take long to compile."""
    return _WORD.sub(lambda match: _CLASS if match[0] == name else match[0], text)


def _is_plain(cls: ClassValue) -> bool:
    """Whether the definition of a class passes it to no other code, such as a decorator."""
    metaclass = class_lookup.metaclass_of(cls)
    return not cls.definition.decorators and (
        metaclass is None
        or isinstance(metaclass, ClassValue)
        or (isinstance(metaclass, External) and metaclass.name in _PLAIN_METACLASSES)
    )
