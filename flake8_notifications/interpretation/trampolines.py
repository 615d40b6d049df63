"""Generators that a decorator of another package drives, as Twisted and Tornado do."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.source import syntax

#: Decorators whose functions run to their end when they are called: what they yield is waited for.
_DRIVING: Final = frozenset({"inlineCallbacks", "inline_callbacks", "coroutine", "engine"})


def is_driven(function: Function) -> bool:
    """Whether a call of a generator function runs it."""
    return any(
        isinstance(result, External) and _decorator_of(result) in _DRIVING
        for result in function.decorated_by
    )


def drive(machine: Machine, inner: Frame, node: syntax.Node, frame: Frame) -> None:
    """Let a generator run to its end, whatever is sent into it."""

    def on_yield(_: Value) -> Value:
        return machine.unknown("what is sent into a generator", node, frame)

    inner.on_yield = on_yield


def _decorator_of(result: External) -> str:
    return result.name.removesuffix("()").rpartition(".")[2]
