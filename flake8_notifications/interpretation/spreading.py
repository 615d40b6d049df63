"""Unpacked arguments, ``f(*items, **named)``, with several possible contents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from flake8_notifications.interpretation import binding, containers
from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values.base import Constant, Text, Unknown, Value
from flake8_notifications.interpretation.values.callables import BoundMethod
from flake8_notifications.interpretation.values.containers import DictObject, Entries
from flake8_notifications.interpretation.values.external import Answer
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.source import syntax

#: The possible contents of a dict, each under its guard.
Contents: TypeAlias = tuple[tuple[Guard, Entries], ...]

_SPREAD: Final = ("star", "double_star")


def with_each(
    machine: Machine,
    node: syntax.Call,
    values: list[Value],
    action: Callable[[Sequence[Value]], Value],
) -> Value:
    """A call, evaluated for each possible content of its unpacked arguments."""
    spread = [index for index, argument in enumerate(node.arguments) if argument.kind in _SPREAD]
    if not spread:
        return action(values)
    contents = [containers.contents(machine, values[index]) for index in spread]

    def apply(chosen: list[Value]) -> Value:
        passed = list(values)
        for index, value in zip(spread, chosen, strict=True):
            passed[index] = value
        return action(passed)

    return machine.combine(contents, apply)


def without_unnamed(
    machine: Machine,
    callee: Value,
    node: syntax.Call,
    values: list[Value],
    frame: Frame,
    supplier: Supplier | None,
) -> tuple[list[Value], Contents]:
    """The arguments of a call and, separately, the contents of its ``**named``.

    The contents can be separate if the callee takes the keywords as its own ``**keywords``: then
    they make no difference to the call except in what it passes on.

    :return: all of the arguments and no contents if the binding of a parameter depends on them, or
        if there is only one content.
    """
    named = [
        index for index, argument in enumerate(node.arguments) if argument.kind == "double_star"
    ]
    if len(named) != 1:
        return values, ()
    (index,) = named
    table = machine.narrowed(values[index])
    if type(table) is not DictObject or not _is_taken_whole(machine, table, callee, node):
        return values, ()
    empty = machine.dict_of(Entries({}))
    contents = _handed_over(machine, table, node.arguments[index], frame, supplier)
    return [*values[:index], empty, *values[index + 1 :]], contents


def _is_taken_whole(machine: Machine, table: DictObject, callee: Value, node: syntax.Call) -> bool:
    if len(machine.entries(table)) < 2:
        return False
    keys: set[object] = set()
    for _, content in machine.entries(table):
        if content.more is not None:
            return False
        for key, value in content.values.values():
            if not isinstance(key, Constant) or not all(map(_is_plain, choices_of(value))):
                return False
            keys.add(key.value)
    passed = {argument.name for argument in node.arguments}
    return keys.isdisjoint(passed) and all(
        _takes_beside(choice, keys) for choice in choices_of(machine.narrowed(callee))
    )


def _handed_over(
    machine: Machine,
    table: DictObject,
    argument: syntax.Argument,
    frame: Frame,
    supplier: Supplier | None,
) -> Contents:
    """The contents of a dict that a call passes as a whole."""

    def passed(value: Value) -> Value:
        return binding.supplied(machine.supplied_with(value, argument.value, frame), supplier)

    return tuple(
        (
            guard,
            Entries({identity: (key, passed(v)) for identity, (key, v) in content.values.items()}),
        )
        for guard, content in machine.entries(table)
    )


def _is_plain(value: Value) -> bool:
    """Whether a value can only be sent or compared."""
    return isinstance(value, Constant | Text | Unknown | Answer)


def _takes_beside(callee: Value, keys: set[object]) -> bool:
    """Whether a function takes any keyword argument, and has no parameter with a given name."""
    if isinstance(callee, BoundMethod):
        callee = callee.function
    if not isinstance(callee, Function):
        return False
    parameters = callee.definition.parameters
    return any(parameter.kind == "double_star" for parameter in parameters) and keys.isdisjoint(
        parameter.name for parameter in parameters
    )
