"""What the units of a project stand for: their functions, classes, texts and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation import definitions
from flake8_notifications.interpretation.values import (
    Body,
    ClassValue,
    Function,
    FunctionKey,
    ModuleValue,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Word, Words

#: What a line begins with that goes on with a statement.
_INSIDE: Final = frozenset({"", " ", "\t", ")", "]", "}"})
_SPECIAL: Final = re.compile(r"__\w+__")
#: The special methods that are called while a class or an object is made, and never again.
OF_MAKING: Final = frozenset(
    {"__init__", "__new__", "__post_init__", "__init_subclass__", "__set_name__"}
)


def is_special(name: str) -> bool:
    """Whether syntax calls a method: whoever has what its class's name leads to may do so."""
    return _SPECIAL.fullmatch(name) is not None


class Symbols:
    """Finds what units stand for, and units by what they stand for."""

    def __init__(
        self, modules: Modules, tracer: Tracer, units: Units, words: Words, classes: Classes
    ) -> None:
        self._modules = modules
        self._tracer = tracer
        self._units = units
        self._words = words
        self._classes = classes
        self._functions: dict[object, Function | None] = {}
        self._by_key: dict[FunctionKey, Unit | None] = {}
        #: By path and pattern, where something matches.
        self._matches: dict[tuple[str, str], list[int]] = {}

    def unit_of(self, key: FunctionKey) -> Unit | None:
        """The unit of a function; None for one that is nested in another."""
        if key not in self._by_key:
            found = None
            if key.path in self._modules.path_set:
                for unit in self._units.all(key.path):
                    if unit.is_function and (unit.statement.line, unit.statement.column) == key[1:]:
                        found = unit
            self._by_key[key] = found
        return self._by_key[key]

    def unit_around(self, key: FunctionKey) -> Unit | None:
        """The unit of a function, or of the one that it is nested in."""
        found = self.unit_of(key)
        if found is None and key.path in self._modules.path_set:
            for unit in self._units.at(key.path, key.line):
                if unit.is_function:
                    return unit
        return found

    def class_of(self, unit: Unit) -> ClassValue | None:
        """The class whose body a unit stands in."""
        return self._classes.of(unit.path, unit.classes) if unit.classes else None

    def function_of(self, unit: Unit) -> Function | None:
        """The function of a unit, before its decorators."""
        if unit.key not in self._functions:
            made = None
            body = self.body_of(unit)
            if body is not None and isinstance(unit.statement, syntax.FunctionDefinition):
                with self._tracer.apart():
                    made = definitions.function_of(self._tracer, unit.statement, body)
            self._functions[unit.key] = made
        return self._functions[unit.key]

    def body_of(self, unit: Unit) -> Body | None:
        if not unit.classes:
            return self._tracer.module_frame(self._modules.at(unit.path))
        cls = self.class_of(unit)
        return None if cls is None else cls.body

    def functions_named(self, name: str) -> Iterator[Unit]:
        """The functions of a name, and methods, wherever they are defined."""
        for path, line in self._words.mentions(Word(name)):
            if f"def {name}" in self.line_of(path, line):
                for unit in self._units.at(path, line):
                    if unit.is_function and getattr(unit.statement, "name", None) == name:
                        yield unit

    def methods(self, cls: ClassValue) -> list[Unit]:
        """The methods that a class's own body defines."""
        if cls.module.path not in self._modules.path_set:
            return []
        return self._units.methods(cls.module.path, cls.definition)

    def text_of(self, unit: Unit) -> str:
        """The text of a unit."""
        return self._quoted(unit.path, unit.first, unit.last)

    def matches(self, unit: Unit, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern matches something in the text of a unit, which is not read else."""
        if unit.is_function:
            return self._tracer.queries.matches(unit, pattern)
        return pattern.search(self.text_of(unit)) is not None

    def line_of(self, path: str, line: int) -> str:
        """The text of a line."""
        text = self._modules.texts.peek_lines(path)[line - 1]
        self._modules.asked.note_text(path, line, line, text)
        return text

    def outermost_text(self, path: str, line: int) -> str:
        """The text of a statement of a module, as far as its lines are indented."""
        lines = self._modules.texts.peek_lines(path)
        end = line
        while end < len(lines) and lines[end][:1] in _INSIDE:
            end += 1
        # The line behind it says that it ends there.
        self._quoted(path, line, end + 1)
        return "\n".join(lines[line - 1 : end])

    def is_module(self, path: str, name: str) -> bool:
        """Whether a name is that of a module for the code of a file."""
        return self.module_named(path, name) is not None

    def module_named(self, path: str, name: str) -> str | None:
        """The path of the module that a name stands for in the code of a file."""
        value = self._tracer.module_attribute(self._modules.at(path), name)
        return value.module.path if isinstance(value, ModuleValue) else None

    def _quoted(self, path: str, first: int, last: int) -> str:
        text = "\n".join(self._modules.texts.peek_lines(path)[first - 1 : last])
        self._modules.asked.note_text(path, first, last, text)
        return text

    def says(self, cls: ClassValue, pattern: str, words: Iterable[str]) -> bool:
        """Whether a pattern matches something in the text of a class of the project.

        :param words: of which what matches has one.
        """
        path, first = cls.module.path, cls.definition.line
        if path not in self._modules.path_set or not cls.definition.body:
            # One that a call makes has no text.
            return False
        lines = self._matching(path, pattern, words)
        if not lines:
            return False
        last = cls.module.end_of(cls.definition)
        return any(first <= line <= last for line in lines)

    def unit_says(self, unit: Unit, pattern: str, words: Iterable[str]) -> bool:
        """Whether a pattern matches something in the text of a unit, which is not read else."""
        lines = self._matching(unit.path, pattern, words)
        return any(unit.first <= line <= unit.last for line in lines)

    def _matching(self, path: str, pattern: str, words: Iterable[str]) -> list[int]:
        """The lines at which something starts that a pattern matches."""
        lines = self._matches.get((path, pattern))
        if lines is None:
            lines = self._modules.texts.matching(path, pattern, words)
            self._matches[path, pattern] = lines
        return lines

    def beside(self, unit: Unit) -> Iterator[Unit]:
        """The statements of a class's body that mention one of its methods, as no dot is needed."""
        if unit.classes and isinstance(unit.statement, syntax.FunctionDefinition):
            mention = re.compile(rf"(?<![.\w]){re.escape(unit.statement.name)}\b")
            for each in self._units.all(unit.path):
                if (
                    each.classes == unit.classes
                    and isinstance(each.statement, syntax.Assign)
                    and mention.search(self.text_of(each))
                ):
                    yield each

    def mentions(self, word: Word) -> Iterator[tuple[Word, str, int]]:
        """The places that mention a name, or one that a module imports it as: which, and where."""
        words = [word]
        for each in words:
            for path, line in self._words.mentions(each):
                yield each, path, line
                aliases = self._aliases(each.name, path, line)
                further = [Word(alias, frozenset({path})) for alias in aliases]
                words += [alias for alias in further if alias not in words]

    def _aliases(self, name: str, path: str, line: int) -> Iterator[str]:
        """What a name is imported as by what stands at a line."""
        for unit in self._units.at(path, line):
            if isinstance(unit.statement, syntax.ImportFrom):
                for each in unit.statement.names:
                    if each.name == name and each.alias:
                        yield each.alias

    def words_of(self, unit: Unit) -> Iterator[Word]:
        """The names that lead to a function."""
        if not isinstance(unit.statement, syntax.FunctionDefinition):
            return
        name = unit.statement.name
        if not unit.classes:
            yield Word(name, frozenset({unit.path}))
            return
        cls = self.class_of(unit)
        if is_special(name) and cls is not None:
            for each in self._classes.family(cls):
                yield Word(each.name, frozenset({each.module.path}))
            if name in ("__init__", "__exit__", "__enter__", "__call__"):
                # Classes call it of their bases.
                homes = self._classes.homes(cls)
                yield Word(name, homes, is_of_homes=True)
        elif self._words.is_common(name):
            if cls is not None:
                homes = self._classes.homes(cls)
                yield Word(name, homes, is_attribute=True)
        else:
            yield Word(name, is_attribute=True)
