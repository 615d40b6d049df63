"""The statements of a function's body in source order, each with its effects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from flake8_notifications.interpretation.effects import blocks, effects_of
from flake8_notifications.interpretation.expression_effects import SETTING_METHODS, Effects
from flake8_notifications.source import syntax

#: The classes of the builtin and standard containers.
_CONTAINERS: Final = frozenset(
    {"Counter", "OrderedDict", "defaultdict", "deque", "dict", "list", "set"}
)
#: The methods of a dict that return its contents.
_PARTS: Final = ("get", "items", "setdefault", "values")
#: The functions whose result holds an argument, or is a method of it.
_HOLDING: Final = frozenset({"getattr", "partial"})


class Row(msgspec.Struct, gc=False):
    """A statement of a function, in source order.

    :ivar parents: the positions of the enclosing compound statements.
    :ivar renamed: the names whose objects it aliases.
    :ivar until: the position of the last statement that may bind what this one reads; later
        statements count if a loop comes back to this one, or if a nested function does the reading.
    :ivar is_final: whether it is in a ``finally``, where a jump discards a pending exception.
    :ivar own: the effects of its own expressions: for a compound statement, those of its header.
    """

    statement: syntax.Statement
    parents: tuple[int, ...]
    own: Effects
    is_compound: bool
    renamed: set[str]
    until: int = 0
    is_final: bool = False


class Outline:
    """The statements of a function's body, computed once.

    :ivar receiver: the name of the method's receiver, which ``super()`` stands for as well.
    """

    def __init__(
        self,
        body: Sequence[syntax.Statement],
        parameters: Sequence[syntax.Parameter],
        receiver: str | None,
    ) -> None:
        self.parameters = parameters
        self.receiver = receiver
        #: The name of the dict of surplus keywords, which is created for each call.
        self.further = {
            parameter.name for parameter in parameters if parameter.kind == "double_star"
        }
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
        #: The names that may hold mutable objects.
        self.changeable: set[str] = set()
        #: The names declared global, and those imported locally.
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
        #: The names that hold containers created here.
        self.containers = {
            target.id
            for row in self.rows
            if isinstance(row.statement, syntax.Assign) and makes_container(row.statement.value)
            for target in row.statement.targets
            if isinstance(target, syntax.Name)
        }
        #: The function's local names.
        self.own = (
            {*self.bound, *(parameter.name for parameter in parameters)}
            - self.globals
            - self.imported
        )

    def _add(
        self,
        block: Iterable[syntax.Statement],
        parents: tuple[int, ...],
        *,
        is_final: bool = False,
    ) -> None:
        for statement in block:
            inner = [block for block in blocks(statement) if block]
            at = len(self.rows)
            own = effects_of(header_of(statement)) if inner else effects_of(statement)
            row = Row(statement, parents, own, bool(inner), _renamed(statement), is_final=is_final)
            self.rows.append(row)
            for nested in inner:
                ends = isinstance(statement, syntax.Try) and nested is statement.final
                self._add(nested, (*parents, at), is_final=is_final or ends)

    def _set_horizons(self) -> None:
        rows, last = self.rows, len(self.rows) - 1
        ends: dict[int, int] = {}
        for at, row in enumerate(rows):
            ends.update((parent, at) for parent in row.parents)
        for at, row in enumerate(rows):
            loops = [
                position
                for position in (*row.parents, at)
                if isinstance(rows[position].statement, syntax.For | syntax.While)
            ]
            if row.own.defers or isinstance(row.statement, syntax.Global):
                row.until = last
            else:
                row.until = ends.get(loops[0], at) if loops else at


def _is_fixed(statement: syntax.Statement) -> bool:
    """Whether what a statement binds is immutable, such as a text or a number."""
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
    """Whether an expression visibly creates a list, dict or another container."""
    match value:
        case syntax.Display(kind=kind):
            return kind != "tuple"
        case syntax.Call(function=syntax.Name(id=name) | syntax.Attribute(name=name)):
            return name in _CONTAINERS
        case _:
            return isinstance(value, syntax.DictDisplay | syntax.Comprehension)


def header_of(statement: syntax.Statement) -> syntax.Statement:
    """A compound statement without its blocks."""
    match statement:
        case syntax.If():
            elifs = tuple(msgspec.structs.replace(branch, body=()) for branch in statement.elifs)
            return syntax.If(statement.line, statement.column, statement.test, (), (), elifs)
        case syntax.For() | syntax.While():
            return msgspec.structs.replace(statement, body=(), orelse=())
        case syntax.With():
            return msgspec.structs.replace(statement, body=())
        case syntax.Try():
            handlers = tuple(
                msgspec.structs.replace(handler, body=()) for handler in statement.handlers
            )
            return msgspec.structs.replace(
                statement, body=(), handlers=handlers, orelse=(), final=()
            )
        case syntax.Match():
            cases = tuple(msgspec.structs.replace(case, body=()) for case in statement.cases)
            return msgspec.structs.replace(statement, cases=cases)
        case _:
            return statement


def _renamed(statement: syntax.Statement) -> set[str]:
    """The names whose objects, or parts of them, a statement aliases."""
    if isinstance(statement, syntax.For):
        pending = [statement.iterable]
    elif isinstance(statement, syntax.With):
        pending = [item.context for item in statement.items if item.target is not None]
    elif isinstance(statement, syntax.Assign):
        pending = [statement.value]
    else:
        return set()
    roots: set[str] = set()
    while pending:
        match pending.pop():
            case syntax.Name(id=name):
                roots.add(name)
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
                pending += (argument.value for argument in arguments)
            case syntax.Display(items=items):
                pending += items
            case syntax.DictDisplay(items=items):
                pending += (item.value for item in items)
            case syntax.Conditional(body=body, orelse=orelse):
                pending += (body, orelse)
            case syntax.Boolean(operands=operands):
                pending += operands
    return roots
