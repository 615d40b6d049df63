"""Which code changes what others hold, as its text says, and whether that runs during imports."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.tracing.class_making import OF_METACLASSES
from flake8_notifications.tracing.passing import Passing
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.symbols import is_special
from flake8_notifications.tracing.units import Unit

#: A string literal on a line, except for f-strings.
_QUOTED: Final = re.compile(r"""(?<![fF])(?<![fF][rR])(['"])(?:(?!\1)[^\\\n])*\1""")


class ChangingCode(Passing):
    """Finds the functions that change something, and tells those that imports call."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._is_changed_at_all: dict[str, bool] = {}
        self._said: dict[tuple[str, str], bool] = {}
        self._of_import: dict[object, bool] = {}

    def _is_anywhere(self, name: str, changing: re.Pattern[str]) -> bool:
        """Whether the source of any file appears to change what an attribute holds."""
        cached = self._is_changed_at_all.get(name)
        if cached is None:
            texts = self._modules.texts
            cached = self._is_changed_at_all[name] = any(
                self._says(path, changing) for path in texts.mentioning(f".{name}")
            )
        return cached

    def _says(self, path: str, changing: re.Pattern[str]) -> bool:
        """Whether the source of a file matches a pattern."""
        key = (path, changing.pattern)
        cached = self._said.get(key)
        if cached is None:
            cached = self._said[key] = self._modules.texts.says(path, changing)
        return cached

    def _changers(
        self, mentions: Iterable[tuple[str, int]], changing: re.Pattern[str]
    ) -> dict[object, Unit]:
        """The functions at some places whose source appears to make a change."""
        units: dict[object, Unit] = {}
        for path, line in mentions:
            # Most files need not be parsed to see that they change nothing.
            for unit in self._units.at(path, line) if self._says(path, changing) else ():
                if unit.is_function and self._symbols.matches(unit, changing):
                    units[unit.key] = unit
        return units

    def _makes_classes(self, unit: Unit) -> ClassValue | None:
        """The metaclass for a method that is called for each class it creates."""
        if not unit.classes or _name_of(unit) not in OF_METACLASSES:
            return None
        cls = self._symbols.class_of(unit)
        return cls if cls is not None and External("type") in cls.mro else None

    def is_of_import(self, unit: Unit) -> bool:
        """Whether a function is called only during imports."""
        cached = self._of_import.get(unit.key)
        if cached is None:
            cached = self._of_import[unit.key] = self._is_of_import(unit)
        return cached

    def _is_of_import(self, unit: Unit) -> bool:
        if self._makes_classes(unit) is not None:
            return True
        # Most functions are called by another one, and by their own name: that takes one look.
        for word in () if is_special(_name_of(unit)) else self._symbols.words_of(unit):
            mentions = self._in_code_around(unit, self._words.mentions(word), (word.name,))
            if any(self._is_in_function(*place) for place in mentions):
                return False
        # Others may import it under a name of their own.
        names = self._call_sites.names_of(unit)
        places = [*self._in_code_around(unit, self._call_sites.places(unit), names)]
        return bool(places) and not any(self._is_in_function(*place) for place in places)

    def _in_code_around(
        self, unit: Unit, places: Iterable[tuple[str, int]], names: Collection[str]
    ) -> Iterator[tuple[str, int]]:
        """Those of some places outside a unit whose code mentions one of some names."""
        for path, line in places:
            is_inside = path == unit.path and unit.first <= line <= unit.last
            if not is_inside and any(self._is_code(path, line, name) for name in names):
                yield path, line

    def _is_code(self, path: str, line: int, name: str) -> bool:
        """Whether a line mentions a name outside of string literals."""
        code = _QUOTED.sub("", self._symbols.line_of(path, line))
        return re.search(rf"\b{re.escape(name)}\b", code) is not None

    def _is_in_function(self, path: str, line: int) -> bool:
        """Whether a line of a file is run only when a function is called."""
        text = self._symbols.line_of(path, line)
        # A line without indentation need not be parsed.
        may_be = text[:1].isspace() or "def " in text
        return may_be and any(
            unit.is_function and line >= unit.statement.line for unit in self._units.at(path, line)
        )


def _name_of(unit: Unit) -> str:
    """The name that a unit defines; empty where it is no definition."""
    return getattr(unit.statement, "name", "")
