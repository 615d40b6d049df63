"""Units are what is run on its own: a function, or a statement of a module or class body."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import Final, NamedTuple

from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.unread import Unread

#: The methods that only class definitions call, with arguments that the definition determines.
CALLED_BY_CLASSES: Final = frozenset({"__init_subclass__", "__set_name__"})


class Unit(NamedTuple):
    """A function, or a statement of a body.

    :ivar classes: the classes around it, the outermost first.
    :ivar statement: a function definition stands for a call of the function, unless
        ``is_definition`` says that it stands for the evaluation of its decorators.
    :ivar last: the last line of its source.
    """

    path: str
    classes: tuple[syntax.ClassDefinition, ...]
    statement: syntax.Statement
    first: int
    last: int
    is_definition: bool = False

    @property
    def key(self) -> tuple[str, int, int, bool]:
        return (self.path, self.statement.line, self.statement.column, self.is_definition)

    @property
    def is_function(self) -> bool:
        return isinstance(self.statement, syntax.FunctionDefinition) and not self.is_definition


class Units:
    """The units of a project's modules, by file and line."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules
        self._by_path: dict[str, tuple[list[int], list[Unit]]] = {}
        #: By file, the errors of those that could not be read.
        self._unread: dict[str, Unread] = {}
        #: By file, the methods of its classes, by the identities of these.
        self._methods: dict[str, dict[int, list[Unit]]] = {}

    def module(self, path: str) -> SourceModule:
        return self._modules.at(path)

    def methods(self, path: str, definition: syntax.ClassDefinition) -> list[Unit]:
        """The methods that the body of a class defines."""
        if path not in self._methods:
            by_class: dict[int, list[Unit]] = {}
            for unit in self.all(path):
                if unit.is_function and unit.classes:
                    by_class.setdefault(id(unit.classes[-1]), []).append(unit)
            self._methods[path] = by_class
        return self._methods[path].get(id(definition), [])

    def at(self, path: str, line: int) -> list[Unit]:
        """The units that a line of a file belongs to."""
        starts, units = self._of(path)
        result: list[Unit] = []
        position = bisect.bisect_right(starts, line) - 1
        while position >= 0:
            unit = units[position]
            if unit.first <= line <= unit.last:
                result.append(unit)
                if unit.is_function:
                    break
            elif unit.last < line and not unit.is_definition:
                break
            position -= 1
        return result

    def all(self, path: str) -> list[Unit]:
        """All units of a file."""
        return self._of(path)[1]

    def unread(self) -> tuple[Unread, ...]:
        """The requested files that could not be read."""
        return tuple(sorted(self._unread.values()))

    def _of(self, path: str) -> tuple[list[int], list[Unit]]:
        cached = self._by_path.get(path)
        if cached is None:
            module = self._modules.at(path)
            if module.facts.broken is not None:
                self._unread[path] = Unread(path, module.broken_line, module.facts.broken)
            units = list(_units(module, path, module.facts.statements, ()))
            units.sort(key=lambda unit: (unit.first, unit.is_definition))
            cached = self._by_path[path] = ([unit.first for unit in units], units)
        return cached


def _units(
    module: SourceModule,
    path: str,
    statements: tuple[syntax.Statement, ...],
    classes: tuple[syntax.ClassDefinition, ...],
    top: syntax.Statement | None = None,
) -> Iterator[Unit]:
    for at, statement in enumerate(statements):
        following = statements[at + 1].line if at + 1 < len(statements) else None
        match statement:
            case syntax.FunctionDefinition():
                end = module.end_of(statement)
                yield Unit(path, classes, statement, statement.line, end)
                if statement.decorators:
                    first = min(decorator.line for decorator in statement.decorators)
                    yield Unit(path, classes, statement, first, statement.line, True)
            case syntax.ClassDefinition():
                yield from _units(module, path, statement.body, (*classes, statement))
                first = min(
                    [decorator.line for decorator in statement.decorators] + [statement.line]
                )
                body = statement.body
                header_end = body[0].line if body else statement.line
                yield Unit(
                    path, classes, statement, first, max(statement.line, header_end - 1), True
                )
            case _:
                last = _last_line(statement)
                if following is not None:
                    last = max(last, min(following - 1, last + 60))
                else:
                    last += 60
                yield Unit(path, classes, statement, statement.line, last, True)
                for block in blocks(statement):
                    inner = tuple(
                        definition
                        for definition in block
                        if isinstance(
                            definition, syntax.FunctionDefinition | syntax.ClassDefinition
                        )
                    )
                    yield from _units(module, path, inner, classes, top or statement)


def _last_line(statement: syntax.Statement) -> int:
    last = statement.line
    for block in blocks(statement):
        for inner in block:
            last = max(last, _last_line(inner))
    return last
