"""Finds the classes whose methods a decorator wraps: their objects are the receivers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Word

#: A decorator used on more classes than this is given up on.
_MOST_CLASSES: Final = 20


class DecoratedMethods:
    """Finds the receivers of functions with which decorators replace methods."""

    def __init__(self, units: Units, symbols: Symbols) -> None:
        self._units = units
        self._symbols = symbols
        self._found: dict[FunctionKey, list[Value]] = {}

    def receivers(self, parameter: Parameter) -> list[Value]:
        """What the first parameter of a function that is nested in a decorator holds."""
        unit = self._symbols.unit_around(parameter.function)
        decorator = None if unit is None or unit.classes else self._symbols.function_of(unit)
        if unit is None or decorator is None or isinstance(decorator.definition, syntax.Lambda):
            return []
        body = decorator.module.body_of(decorator.definition)
        nested = next(
            (function for function in _nested(body) if _is(function, parameter.function)), None
        )
        first = nested.parameters[0] if nested is not None and nested.parameters else None
        if first is None or first.name != parameter.name or not first.kind.startswith("pos"):
            return []
        key = FunctionKey(unit.path, unit.statement.line, unit.statement.column)
        if key not in self._found:
            self._found[key] = []
            classes = {cls.key: cls for cls in self._decorating(unit)}
            if len(classes) <= _MOST_CLASSES:
                self._found[key] = [
                    Instance(classes[cls_key], is_open=True) for cls_key in sorted(classes)
                ]
        return self._found[key]

    def _decorating(self, unit: Unit) -> Iterator[ClassValue]:
        """The classes with methods that a function decorates."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        word = Word(unit.statement.name, frozenset({unit.path}))
        for mentioned, path, line in self._symbols.mentions(word):
            decorating = re.compile(rf"\s*@[ \t]*(?:\w+\.)*{re.escape(mentioned.name)}\b")
            if decorating.match(self._symbols.line_of(path, line)):
                for decorated in self._units.at(path, line):
                    is_method = isinstance(decorated.statement, syntax.FunctionDefinition)
                    cls = self._symbols.class_of(decorated) if is_method else None
                    if cls is not None:
                        yield cls


def _nested(body: Iterable[syntax.Statement]) -> Iterator[syntax.FunctionDefinition]:
    """The functions that some statements define, at any depth."""
    for statement in body:
        if isinstance(statement, syntax.FunctionDefinition):
            yield statement
            yield from _nested(statement.body or ())
        for block in blocks(statement):
            yield from _nested(block)


def _is(definition: syntax.FunctionDefinition, key: FunctionKey) -> bool:
    return (definition.line, definition.column) == (key.line, key.column)
