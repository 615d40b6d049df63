"""Resolves units: to their functions, classes, source and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from flake8_notifications.interpretation import definitions
from flake8_notifications.interpretation.values.external import ModuleValue
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.changing_texts import PERHAPS_SETTING_IT, SETTING_AN_ATTRIBUTE
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Word, Words

#: The first character of a line that continues a statement.
_INSIDE: Final = frozenset({"", " ", "\t", ")", "]", "}"})
_SPECIAL: Final = re.compile(r"__\w+__")
#: The special methods that are called only while a class or an object is created.
OF_MAKING: Final = frozenset(
    {"__init__", "__new__", "__post_init__", "__init_subclass__", "__set_name__"}
)


def is_special(name: str) -> bool:
    """Whether a method is special: any code with an object of its class may call it implicitly."""
    return _SPECIAL.fullmatch(name) is not None


class Symbols:
    """Resolves units, and finds units by name or definition."""

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
        #: By path and pattern, the lines of the matches.
        self._matches: dict[tuple[str, str], list[int]] = {}

    def unit_of(self, key: FunctionKey) -> Unit | None:
        """The unit of a function; None for a nested one."""
        if key not in self._by_key:
            result = None
            if key.path in self._modules.path_set:
                for unit in self._units.all(key.path):
                    if unit.is_function and (unit.statement.line, unit.statement.column) == key[1:]:
                        result = unit
            self._by_key[key] = result
        return self._by_key[key]

    def unit_around(self, key: FunctionKey) -> Unit | None:
        """The unit of a function, or of the one that it is nested in."""
        result = self.unit_of(key)
        if result is None and key.path in self._modules.path_set:
            for unit in self._units.at(key.path, key.line):
                if unit.is_function:
                    return unit
        return result

    def class_of(self, unit: Unit) -> ClassValue | None:
        """The class whose body contains a unit."""
        return self._classes.of(unit.path, unit.classes) if unit.classes else None

    def function_of(self, unit: Unit) -> Function | None:
        """The function of a unit, without its decorators."""
        if unit.key not in self._functions:
            function = None
            body = self.body_of(unit)
            if body is not None and isinstance(unit.statement, syntax.FunctionDefinition):
                with self._tracer.apart():
                    function = definitions.function_of(self._tracer, unit.statement, body)
            self._functions[unit.key] = function
        return self._functions[unit.key]

    def body_of(self, unit: Unit) -> Body | None:
        if not unit.classes:
            return self._tracer.module_frame(self._modules.at(unit.path))
        cls = self.class_of(unit)
        return None if cls is None else cls.body

    def functions_named(self, name: str) -> Iterator[Unit]:
        """The functions and methods of a name, wherever they are defined."""
        for path, line in self._words.mentions(Word(name)):
            if f"def {name}" in self.line_of(path, line):
                for unit in self._units.at(path, line):
                    if unit.is_function and getattr(unit.statement, "name", None) == name:
                        yield unit

    def methods(self, cls: ClassValue) -> list[Unit]:
        """The methods defined in the body of a class."""
        if cls.module.path not in self._modules.path_set:
            return []
        return self._units.methods(cls.module.path, cls.definition)

    def text_of(self, unit: Unit) -> str:
        """The source of a unit."""
        return self._quoted(unit.path, unit.first, unit.last)

    def matches(self, unit: Unit, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern matches the source of a unit, which is not read otherwise."""
        if unit.is_function:
            return self._tracer.queries.matches(unit, pattern)
        return pattern.search(self.text_of(unit)) is not None

    def line_of(self, path: str, line: int) -> str:
        """The source of a line."""
        text = self._modules.texts.peek_lines(path)[line - 1]
        self._modules.asked.note_text(path, line, line, text)
        return text

    def outermost_text(self, path: str, line: int) -> str:
        """The source of a module-level statement, as far as its lines are indented."""
        lines = self._modules.texts.peek_lines(path)
        end = line
        while end < len(lines) and lines[end][:1] in _INSIDE:
            end += 1
        # The following line shows where it ends.
        self._quoted(path, line, end + 1)
        return "\n".join(lines[line - 1 : end])

    def is_module(self, path: str, name: str) -> bool:
        """Whether a name refers to a module in the code of a file."""
        return self.module_named(path, name) is not None

    def module_named(self, path: str, name: str) -> str | None:
        """The path of the module that a name refers to in the code of a file."""
        value = self._tracer.module_attribute(self._modules.at(path), name)
        return value.module.path if isinstance(value, ModuleValue) else None

    def _quoted(self, path: str, first: int, last: int) -> str:
        text = "\n".join(self._modules.texts.peek_lines(path)[first - 1 : last])
        self._modules.asked.note_text(path, first, last, text)
        return text

    def says(self, cls: ClassValue, pattern: str, words: Iterable[str]) -> bool:
        """Whether a pattern matches in the source of a class of the project.

        :param words: substrings, one of which occurs in every match.
        """
        return self._is_in_class(cls, lambda path: self._matching(path, pattern, words))

    def sets(self, cls: ClassValue, name: str) -> bool:
        """Whether the text of a class sets an attribute of some object."""
        texts = self._modules.texts
        return self._is_in_class(
            cls, lambda path: texts.attribute_lines(path, name, SETTING_AN_ATTRIBUTE)
        )

    def quotes(self, cls: ClassValue, name: str) -> bool:
        """Whether the text of a class has a name as a text."""

        def lines_of(path: str) -> list[int]:
            texts = self._modules.texts
            return [
                line
                for quote in ("'", '"')
                for line in texts.lines(path, f"{quote}{name}{quote}", is_part=True)
            ]

        return self._is_in_class(cls, lines_of)

    def _is_in_class(self, cls: ClassValue, lines_of: Callable[[str], Sequence[int]]) -> bool:
        """Whether one of some lines of its file belongs to a class of the project."""
        path, first = cls.module.path, cls.definition.line
        if path not in self._modules.path_set or not cls.definition.body:
            # A class created by a call has no source.
            return False
        lines = lines_of(path)
        if not lines:
            return False
        last = cls.module.end_of(cls.definition)
        return any(first <= line <= last for line in lines)

    def unit_says(self, unit: Unit, pattern: str, words: Iterable[str]) -> bool:
        """Whether a pattern matches in the source of a unit, which is not read otherwise."""
        lines = self._matching(unit.path, pattern, words)
        return any(unit.first <= line <= unit.last for line in lines)

    def unit_may_set(self, unit: Unit, name: str) -> bool:
        """Whether the text of a unit may set an attribute of some object."""
        lines = self._modules.texts.attribute_lines(unit.path, name, PERHAPS_SETTING_IT)
        return any(unit.first <= line <= unit.last for line in lines)

    def _matching(self, path: str, pattern: str, words: Iterable[str]) -> list[int]:
        """The lines at which matches of a pattern start."""
        lines = self._matches.get((path, pattern))
        if lines is None:
            lines = self._modules.texts.matching(path, pattern, words)
            self._matches[path, pattern] = lines
        return lines

    def beside(self, unit: Unit) -> Iterator[Unit]:
        """The statements of a class body that mention one of its methods, without a dot."""
        if unit.classes and isinstance(unit.statement, syntax.FunctionDefinition):
            mention = re.compile(rf"(?<![.\w]){re.escape(unit.statement.name)}\b")
            for sibling in self._units.all(unit.path):
                if (
                    sibling.classes == unit.classes
                    and isinstance(sibling.statement, syntax.Assign)
                    and mention.search(self.text_of(sibling))
                ):
                    yield sibling

    def mentions(self, word: Word) -> Iterator[tuple[Word, str, int]]:
        """The places that mention a name or an alias of it: the name, the file and the line."""
        words = [word]
        for current in words:
            for path, line in self._words.mentions(current):
                yield current, path, line
                aliases = self._aliases(current.name, path, line)
                imported_words = [Word(alias, frozenset({path})) for alias in aliases]
                words += [alias for alias in imported_words if alias not in words]

    def _aliases(self, name: str, path: str, line: int) -> Iterator[str]:
        """The aliases of a name in the import at a line."""
        for unit in self._units.at(path, line):
            if isinstance(unit.statement, syntax.ImportFrom):
                for imported in unit.statement.names:
                    if imported.name == name and imported.alias:
                        yield imported.alias

    def words_of(self, unit: Unit) -> Iterator[Word]:
        """The names by which a function is reached."""
        if not isinstance(unit.statement, syntax.FunctionDefinition):
            return
        name = unit.statement.name
        if not unit.classes:
            yield Word(name, frozenset({unit.path}))
            return
        cls = self.class_of(unit)
        if is_special(name) and cls is not None:
            for relative in self._classes.family(cls):
                yield Word(relative.name, frozenset({relative.module.path}))
            if name in ("__init__", "__exit__", "__enter__", "__call__"):
                # Subclasses call it on their bases.
                homes = self._classes.homes(cls)
                yield Word(name, homes, is_of_homes=True)
        elif self._words.is_common(name):
            if cls is not None:
                homes = self._classes.homes(cls)
                yield Word(name, homes, is_attribute=True)
        else:
            yield Word(name, is_attribute=True)
