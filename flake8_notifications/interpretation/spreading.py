"""What ``f(*items, **named)`` passes, where the contents may be one of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from flake8_notifications.interpretation import binding, containers
from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values import (
    Answer,
    BoundMethod,
    Constant,
    DictObject,
    Entries,
    Frame,
    Function,
    Supplier,
    Text,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

#: What a dict may hold, each under its guard.
Contents: TypeAlias = tuple[tuple[Guard, Entries], ...]

_SPREAD: Final = ("star", "double_star")


def with_each(
    machine: Machine,
    node: syntax.Call,
    values: list[Value],
    action: Callable[[Sequence[Value]], Value],
) -> Value:
    """A call with each content that what is spread into its arguments may have."""
    spread = [at for at, each in enumerate(node.arguments) if each.kind in _SPREAD]
    if not spread:
        return action(values)
    contents = [containers.contents(machine, values[at]) for at in spread]

    def apply(chosen: list[Value]) -> Value:
        passed = list(values)
        for at, value in zip(spread, chosen, strict=True):
            passed[at] = value
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
    """The arguments of a call, and apart from them the contents of its ``**named``.

    Which keys are there makes no difference to a call but in what it passes on if the callee takes
    them as its own ``**keywords``.

    :return: all of the arguments and no contents where it matters to what a parameter is bound, or
        there is just one content.
    """
    named = [at for at, each in enumerate(node.arguments) if each.kind == "double_star"]
    if len(named) != 1:
        return values, ()
    (at,) = named
    table = machine.narrowed(values[at])
    if type(table) is not DictObject or not _is_taken_whole(machine, table, callee, node):
        return values, ()
    empty = machine.dict_of(Entries({}))
    contents = _handed_over(machine, table, node.arguments[at], frame, supplier)
    return [*values[:at], empty, *values[at + 1 :]], contents


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
        _takes_beside(each, keys) for each in choices_of(machine.narrowed(callee))
    )


def _handed_over(
    machine: Machine,
    table: DictObject,
    argument: syntax.Argument,
    frame: Frame,
    supplier: Supplier | None,
) -> Contents:
    """The contents of a dict that a call hands over as a whole."""

    def handed(value: Value) -> Value:
        return binding.supplied(machine.supplied_with(value, argument.value, frame), supplier)

    return tuple(
        (guard, Entries({at: (key, handed(value)) for at, (key, value) in content.values.items()}))
        for guard, content in machine.entries(table)
    )


def _is_plain(value: Value) -> bool:
    """Whether nothing can be done with a value but to send it, or to compare it."""
    return isinstance(value, Constant | Text | Unknown | Answer)


def _takes_beside(callee: Value, keys: set[object]) -> bool:
    """Whether a function takes any keyword, and has no parameter of the names of some."""
    if isinstance(callee, BoundMethod):
        callee = callee.function
    if not isinstance(callee, Function):
        return False
    parameters = callee.definition.parameters
    return any(each.kind == "double_star" for each in parameters) and keys.isdisjoint(
        each.name for each in parameters
    )
