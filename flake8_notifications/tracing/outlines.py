"""The statements of a function's body in the order of the text, each with its effects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from flake8_notifications.interpretation.effects import (
    SETTING_METHODS,
    Effects,
    blocks,
    effects_of,
)
from flake8_notifications.source import syntax

#: The classes of Python's containers.
_CONTAINERS: Final = frozenset(
    {"Counter", "OrderedDict", "defaultdict", "deque", "dict", "list", "set"}
)
#: The methods of a dict that give what it holds.
_PARTS: Final = ("get", "items", "setdefault", "values")
#: The functions whose result holds what they are given, or is a method of it.
_HOLDING: Final = frozenset({"getattr", "partial"})


class Row(msgspec.Struct, gc=False):
    """A statement of a function, in the order of the text.

    :ivar parents: the positions of the compound statements around it.
    :ivar renamed: the names whose objects it gives further names.
    :ivar until: the position of the last statement that may bind what this one reads: those behind
        it do so if a loop comes back to it, or if it is a function that reads.
    :ivar is_final: whether it stands in a ``finally``: if it jumps, nothing is raised any more.
    :ivar own: the effects of its own expressions: of a compound statement, those of its header.
    """

    statement: syntax.Statement
    parents: tuple[int, ...]
    own: Effects
    is_compound: bool
    renamed: set[str]
    until: int = 0
    is_final: bool = False


class Outline:
    """The statements of a function's body, made once.

    :ivar receiver: the name of the method's own object, which ``super()`` stands for as well.
    """

    def __init__(
        self,
        body: Sequence[syntax.Statement],
        parameters: Sequence[syntax.Parameter],
        receiver: str | None,
    ) -> None:
        self.parameters = parameters
        self.receiver = receiver
        #: The name of the dict of further keywords, which is made for each call.
        self.further = {each.name for each in parameters if each.kind == "double_star"}
        self.rows: list[Row] = []
        self._add(body, ())
        self._set_horizons()
        for row in self.rows:
            if receiver is not None and "super" in row.own.called:
                row.own.names.add(receiver)
                row.own.changed.add(receiver)
                if not row.own.attributes.isdisjoint(SETTING_METHODS):
                    row.own.stored.add(receiver)
        self.bound: set[str] = set()
        #: The names that may hold what can be changed.
        self.changeable: set[str] = set()
        #: The names that are those of the module, and those that are imported here.
        self.globals: set[str] = set()
        self.imported: set[str] = set()
        for row in self.rows:
            self.bound |= row.own.bound
            if isinstance(row.statement, syntax.Global) and row.statement.kind == "global":
                self.globals.update(row.statement.names)
            if isinstance(row.statement, syntax.Import | syntax.ImportFrom):
                self.imported |= row.own.bound
            if not _is_fixed(row.statement):
                self.changeable |= row.own.bound
        self.changeable -= self.globals
        #: The names that hold lists, dicts and the like that are made here.
        self.containers = {
            target.id
            for row in self.rows
            if isinstance(row.statement, syntax.Assign) and makes_container(row.statement.value)
            for target in row.statement.targets
            if isinstance(target, syntax.Name)
        }
        #: The names that are the function's own.
        self.own = {*self.bound, *(each.name for each in parameters)} - self.globals - self.imported

    def _add(
        self,
        block: Iterable[syntax.Statement],
        parents: tuple[int, ...],
        *,
        is_final: bool = False,
    ) -> None:
        for statement in block:
            inner = [each for each in blocks(statement) if each]
            at = len(self.rows)
            own = effects_of(header_of(statement)) if inner else effects_of(statement)
            row = Row(statement, parents, own, bool(inner), _renamed(statement), is_final=is_final)
            self.rows.append(row)
            for each in inner:
                ends = isinstance(statement, syntax.Try) and each is statement.final
                self._add(each, (*parents, at), is_final=is_final or ends)

    def _set_horizons(self) -> None:
        rows, last = self.rows, len(self.rows) - 1
        ends: dict[int, int] = {}
        for at, row in enumerate(rows):
            ends.update((parent, at) for parent in row.parents)
        for at, row in enumerate(rows):
            around = [
                each
                for each in (*row.parents, at)
                if isinstance(rows[each].statement, syntax.For | syntax.While)
            ]
            if row.own.defers or isinstance(row.statement, syntax.Global):
                row.until = last
            else:
                row.until = ends.get(around[0], at) if around else at


def _is_fixed(statement: syntax.Statement) -> bool:
    """Whether what a statement binds cannot be changed, as texts and numbers cannot."""
    return isinstance(statement, syntax.Assign) and isinstance(statement.value, _FIXED)


_FIXED: Final = (
    syntax.Constant,
    syntax.FString,
    syntax.Formatted,
    syntax.Compare,
    syntax.Unary,
    syntax.Lambda,
)


def makes_container(value: syntax.Expression) -> bool:
    """Whether an expression makes a list, dict or the like, as far as is written there."""
    match value:
        case syntax.Display(kind=kind):
            return kind != "tuple"
        case syntax.Call(function=syntax.Name(id=name) | syntax.Attribute(name=name)):
            return name in _CONTAINERS
        case _:
            return isinstance(value, syntax.DictDisplay | syntax.Comprehension)


def header_of(statement: syntax.Statement) -> syntax.Statement:
    """A compound statement without the statements in it."""
    match statement:
        case syntax.If():
            elifs = tuple(msgspec.structs.replace(each, body=()) for each in statement.elifs)
            return syntax.If(statement.line, statement.column, statement.test, (), (), elifs)
        case syntax.For() | syntax.While():
            return msgspec.structs.replace(statement, body=(), orelse=())
        case syntax.With():
            return msgspec.structs.replace(statement, body=())
        case syntax.Try():
            handlers = tuple(msgspec.structs.replace(each, body=()) for each in statement.handlers)
            return msgspec.structs.replace(
                statement, body=(), handlers=handlers, orelse=(), final=()
            )
        case syntax.Match():
            cases = tuple(msgspec.structs.replace(each, body=()) for each in statement.cases)
            return msgspec.structs.replace(statement, cases=cases)
        case _:
            return statement


def _renamed(statement: syntax.Statement) -> set[str]:
    """The names whose objects, or parts of them, a statement gives further names."""
    if isinstance(statement, syntax.For):
        pending = [statement.iterable]
    elif isinstance(statement, syntax.With):
        pending = [each.context for each in statement.items if each.target is not None]
    elif isinstance(statement, syntax.Assign):
        pending = [statement.value]
    else:
        return set()
    found: set[str] = set()
    while pending:
        match pending.pop():
            case syntax.Name(id=name):
                found.add(name)
            case syntax.Attribute(value=value) | syntax.Subscript(value=value):
                pending.append(value)
            case syntax.Call(function=syntax.Attribute(value=value)) if not isinstance(
                statement, syntax.Assign
            ):
                pending.append(value)
            case syntax.Call(function=syntax.Attribute(value=value, name=name)) if name in _PARTS:
                pending.append(value)
            case syntax.Call(
                function=syntax.Name(id=name) | syntax.Attribute(name=name), arguments=arguments
            ) if name in _HOLDING:
                pending += (each.value for each in arguments)
            case syntax.Display(items=items):
                pending += items
            case syntax.DictDisplay(items=items):
                pending += (each.value for each in items)
            case syntax.Conditional(body=body, orelse=orelse):
                pending += (body, orelse)
            case syntax.Boolean(operands=operands):
                pending += operands
    return found
