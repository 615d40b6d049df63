"""What sends a notification: calls of an oslo.messaging Notifier, and of what is named like one.

``Notifier`` in oslo_messaging/notify/notifier.py: ``notifier.info(ctxt, event_type, payload)``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from flake8_notifications.emissions.model import NamedNotifier
from flake8_notifications.evaluation.values import (
    BoundMethod,
    ClassValue,
    External,
    Function,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

PRIORITIES: Final = frozenset(
    {"audit", "critical", "debug", "error", "info", "sample", "warn", "warning"}
)
_OSLO: Final = re.compile(
    r"oslo_messaging(?:\.notify)?(?:\.notifier)?\.Notifier\(\)(?:\.prepare\(\))*\.(\w+|\*)"
)
_NAMED: Final = re.compile(r".*notifier(?:\(\))?(?:\.prepare\(\))*\.(\w+|\*)", re.IGNORECASE)
_CLASS: Final = "oslo_messaging.notify.notifier.Notifier"
_PARAMETERS: Final = ("ctxt", "event_type", "payload")


class Sending(NamedTuple):
    """A call that sends: the expression of its event type, and its priority if known."""

    event_type: syntax.Expression
    priority: str | None


def makes_notifier(callee: Value) -> bool:
    """Whether a call makes a notifier of oslo.messaging."""
    match callee:
        case External(name=name):
            return _OSLO.fullmatch(f"{name}().info") is not None and not name.endswith("prepare")
        case ClassValue():
            return callee.dotted_name == _CLASS
        case _:
            return False


def sending(callee: Value, call: syntax.Call, notifiers: Sequence[NamedNotifier]) -> Sending | None:
    """What a call sends, if it is one of a notifier.

    :param notifiers: what is a notifier besides those of oslo.messaging.
    """
    for notifier in notifiers:
        priority = _priority_of_named(callee, notifier.name)
        if priority is not None:
            named = _named_argument(callee, call, notifier.argument)
            return None if named is None else Sending(named, priority or None)
    priority = _priority(callee, call)
    if priority is None:
        return None
    event_type = _event_type(call)
    if event_type is None:
        return None
    return Sending(event_type, None if priority == "*" else priority)


def _priority(callee: Value, call: syntax.Call) -> str | None:
    match callee:
        case External(name=name):
            found = _OSLO.fullmatch(name) or _NAMED.fullmatch(name)
            if found is not None and (found[1] in PRIORITIES or found[1] == "*"):
                return found[1]
        case BoundMethod(function=function) if function.name in PRIORITIES:
            owner = function.owner
            if owner is not None and owner.dotted_name == _CLASS:
                return function.name
        case Unknown():
            return _priority_by_syntax(call.function)
    return None


def _priority_of_named(callee: Value, name: str) -> str | None:
    """The priority of a call of a named notifier: empty for a function, None for another call."""
    dotted = _dotted(callee)
    if dotted == name:
        return ""
    method = dotted.removeprefix(f"{name}().") if dotted.startswith(f"{name}().") else ""
    return method if method in PRIORITIES else None


def _dotted(callee: Value) -> str:
    match callee:
        case External(name=name):
            return name
        case Function(owner=None):
            return f"{callee.module.name}.{callee.name}"
        case BoundMethod(function=function) if function.owner is not None:
            return f"{function.owner.dotted_name}().{function.name}"
        case _:
            return ""


def _named_argument(
    callee: Value, call: syntax.Call, argument: str | int | None
) -> syntax.Expression | None:
    """The event type of a call of a named notifier."""
    positional = [item.value for item in call.arguments if item.kind == "positional"]
    keywords = {item.name: item.value for item in call.arguments if item.kind == "keyword"}
    function = callee.function if isinstance(callee, BoundMethod) else callee
    names = []
    if isinstance(function, Function):
        names = [parameter.name for parameter in function.definition.parameters]
        names = names[1:] if isinstance(callee, BoundMethod) else names
    wanted = argument
    if wanted is None:
        wanted = _PARAMETERS[1] if _PARAMETERS[1] in (*names, *keywords) else 1
    if isinstance(wanted, str):
        if wanted in keywords:
            return keywords[wanted]
        wanted = names.index(wanted) if wanted in names else len(positional)
    if wanted < len(positional):
        return positional[wanted]
    return keywords.get(names[wanted]) if wanted < len(names) else None


def _priority_by_syntax(function: syntax.Expression) -> str | None:
    """Where nothing is known of the receiver, it is taken for what it is called."""
    match function:
        case (
            syntax.Attribute(value=syntax.Name(id=holder), name=name)
            | syntax.Attribute(value=syntax.Attribute(name=holder), name=name)
        ):
            is_named = holder.lower().endswith("notifier") and name in PRIORITIES
            return name if is_named else None
        case _:
            return None


def _event_type(call: syntax.Call) -> syntax.Expression | None:
    """The second argument, of a call that has the shape of a notification."""
    positional = [item.value for item in call.arguments if item.kind == "positional"]
    keywords = {item.name: item.value for item in call.arguments if item.kind == "keyword"}
    if "event_type" in keywords:
        return keywords["event_type"]
    if len(positional) + len(keywords) >= len(_PARAMETERS) and len(positional) > 1:
        return positional[1]
    return None
