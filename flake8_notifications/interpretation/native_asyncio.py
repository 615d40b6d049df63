"""Functions of ``asyncio`` that wait: the result of a coroutine is known once it is called."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import Rule, whole
from flake8_notifications.interpretation.values.base import Constant, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax


def _awaited(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``asyncio.run(coroutine)`` and the like."""
    if not arguments.positional:
        return None
    machine.may_raise()
    return arguments.positional[0]


def _gathered(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``asyncio.gather(*coroutines)``: a list of their results."""
    returns_exceptions = arguments.keywords.get("return_exceptions")
    values, more = arguments.positional, arguments.more
    if isinstance(returns_exceptions, Constant) and returns_exceptions.value is False:
        returns_exceptions = None
    if returns_exceptions is not None:
        raised = machine.unknown("what a coroutine has raised", node, frame)
        values = tuple(machine.one_of([value, raised]) for value in values)
        more = None if more is None else machine.one_of([more, raised])
    else:
        machine.may_raise()
    return machine.list_of(values, machine.place(node, frame), more)


RULES: Final[dict[str, Rule]] = {
    "asyncio.gather": whole(_gathered, takes_more=True),
    "asyncio.run": whole(_awaited),
    "asyncio.shield": whole(_awaited),
    "asyncio.wait_for": whole(_awaited),
}
