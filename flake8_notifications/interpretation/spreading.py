"""What ``f(*items, **named)`` passes, where the contents may be one of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values import (
    Answer,
    BoundMethod,
    Constant,
    DictObject,
    Function,
    Text,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

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


def taken_whole(
    machine: Machine, callee: Value, node: syntax.Call, values: Sequence[Value]
) -> int | None:
    """The ``**named`` of a call that the callee takes as its own ``**keywords``, and no more.

    Which keys are there makes no difference to such a call but in what it passes on.

    :return: which of the arguments it is; None where it matters to what a parameter is bound, or
        there is just one content.
    """
    named = [at for at, each in enumerate(node.arguments) if each.kind == "double_star"]
    if len(named) != 1:
        return None
    table = machine.narrowed(values[named[0]])
    if type(table) is not DictObject or len(machine.entries(table)) < 2:
        return None
    keys: set[object] = set()
    for _, content in machine.entries(table):
        if content.more is not None:
            return None
        for key, value in content.values.values():
            if not isinstance(key, Constant) or not all(map(_is_plain, choices_of(value))):
                return None
            keys.add(key.value)
    passed = {argument.name for argument in node.arguments}
    is_taken = keys.isdisjoint(passed) and all(
        _takes_beside(each, keys) for each in choices_of(machine.narrowed(callee))
    )
    return named[0] if is_taken else None


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
