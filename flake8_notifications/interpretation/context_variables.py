"""``contextvars.ContextVar``: the value set last, or else its default."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.exceptions import attempt, otherwise
from flake8_notifications.interpretation.guards import FALSE, TRUE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import Rule, first, whole
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.values.base import NONE, UNBOUND, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import ContextVariable, Items
from flake8_notifications.interpretation.values.scopes import Frame
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
    last_value = value if machine.path != FALSE else UNBOUND
    if arguments.positional:
        return otherwise(machine, last_value, missing, arguments.positional[0])
    # Such a caller relies on other code to set the variable, maybe outside the project.
    unset = machine.unknown("a context variable that nobody sets", node, frame)
    result = otherwise(machine, last_value, missing, unset)
    if missing != FALSE:
        machine.may_lack("LookupError")
    return result


def _run(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """``context.run(function, …)``: what the function sets is only seen by itself."""
    if not arguments.positional:
        return None
    function, *passed = arguments.positional
    passed_on = arguments._replace(positional=tuple(passed))
    with machine.recorded() as journal:
        result = machine.each(function, lambda choice: machine.call(choice, passed_on, node, frame))
    for slot, old in journal.values():
        if isinstance(slot.holder, ContextVariable):
            slot.put(old)
    return result


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
RULES: Final[dict[str, Rule]] = {
    "contextvars.Context().run": first(_run, takes_more=True),
    "contextvars.ContextVar": whole(_make),
    "contextvars.copy_context().run": first(_run, takes_more=True),
}
