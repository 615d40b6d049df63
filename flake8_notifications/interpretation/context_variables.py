"""``contextvars.ContextVar``: what was set last, and before that its default."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.exceptions import attempt, otherwise
from flake8_notifications.interpretation.guards import FALSE, TRUE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import Rule, whole
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.values import (
    NONE,
    UNBOUND,
    Arguments,
    ContextVariable,
    Frame,
    Items,
    Value,
)
from flake8_notifications.source import syntax


def _make(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
    default = arguments.keywords.get("default")
    content = Items(containers.some(default))
    return ContextVariable("list", ((TRUE, content),), machine.place(node, frame))


def _set(
    machine: Machine,
    variable: ContextVariable,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    for value in arguments.positional[:1]:
        containers.add(machine, variable, value)
    return machine.unknown("a token of a context variable", node, frame)


def _reset(
    machine: Machine,
    variable: ContextVariable,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    def without_last(state: Items) -> tuple[Items, Value]:
        return (state if state.more is not None else Items(state.values[:-1])), NONE

    return machine.change(variable, without_last)


def _get(
    machine: Machine,
    variable: ContextVariable,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    def last(state: Items) -> tuple[Items, Value] | Raises:
        if state.more is not None:
            machine.may_lack("LookupError")
            return state, machine.one_of([*state.values, state.more])
        return (state, state.values[-1]) if state.values else Raises("LookupError")

    value, missing = attempt(machine, lambda: machine.change(variable, last), "LookupError")
    there = value if machine.path != FALSE else UNBOUND
    if arguments.positional:
        return otherwise(machine, there, missing, arguments.positional[0])
    # Who asks so has it set by somebody, who may not be of the project.
    unset = machine.unknown("a context variable that nobody sets", node, frame)
    held = otherwise(machine, there, missing, unset)
    if missing != FALSE:
        machine.may_lack("LookupError")
    return held


_METHODS: Final[
    dict[str, Callable[[Machine, ContextVariable, Arguments, syntax.Node, Frame], Value]]
] = {"get": _get, "reset": _reset, "set": _set}


def method(
    machine: Machine,
    variable: ContextVariable,
    name: str,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """``variable.name(…)``."""
    rule = _METHODS.get(name)
    if rule is None:
        return machine.unknown(f"a method '{name}' that is not understood here", node, frame)
    return rule(machine, variable, arguments, node, frame)


#: By dotted name.
RULES: Final[dict[str, Rule]] = {"contextvars.ContextVar": whole(_make)}
