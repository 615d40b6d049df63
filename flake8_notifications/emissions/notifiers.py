"""What sends a notification: calls of an oslo.messaging Notifier, and of what is named like one.

``Notifier`` in oslo_messaging/notify/notifier.py: ``notifier.info(ctxt, event_type, payload)``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple

from flake8_notifications.emissions import expressions
from flake8_notifications.emissions.arguments import CallArguments, Target, unwrap
from flake8_notifications.emissions.model import NamedNotifier
from flake8_notifications.emissions.priorities import PRIORITIES
from flake8_notifications.emissions.receivers import Receiver
from flake8_notifications.emissions.symbolic import NOTIFIER
from flake8_notifications.evaluation.representation import HOLE
from flake8_notifications.evaluation.values import (
    ClassValue,
    External,
    Function,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

#: What a notifier has that sends nothing.
_SILENT: Final = frozenset({"prepare", "is_enabled", "publisher_id", "retry"})
_PREPARED: Final = re.compile(r"(?:\.prepare\(\))*")
_PARAMETERS: Final = ("ctxt", "event_type", "payload")
#: The names of what may be given to a notifier.
_KEYWORDS: Final = frozenset({*_PARAMETERS, "context", "ctx", "retry", "publisher_id"})
_TEXTS: Final = (syntax.Constant, syntax.FString, syntax.Bytes, syntax.Binary)
_EVENT_TYPE: Final = re.compile(r"\S*")


class Sending(NamedTuple):
    """Where a call that sends has its event type, and its priority if it has one.

    :ivar position: of the positional argument.
    :ivar name: of the keyword argument.
    :ivar priority: the name of the method, which may have holes; None where there is none.
    """

    position: int
    name: str | None
    priority: str | None

    def event_type(self, arguments: CallArguments) -> Value | None:
        """The event type that is sent."""
        return arguments.either(self.position, self.name)


def makes_notifier(callee: Value) -> bool:
    """Whether a call makes a notifier of oslo.messaging."""
    match callee:
        case External(name=name):
            return is_notifier_class(name)
        case ClassValue(mro=mro) | Receiver(is_class=True, cls=ClassValue(mro=mro)):
            return any(isinstance(base, External) and is_notifier_class(base.name) for base in mro)
        case _:
            return False


def is_notifier_class(name: str) -> bool:
    """Whether a dotted name is that of the class in oslo.messaging."""
    return name.startswith("oslo") and name.endswith(".Notifier") and "messaging" in name


def is_notifier(value: Value) -> bool:
    """Whether something is a notifier, or a method of one that sends."""
    match value:
        case External(name=name):
            return _method_of(f"{name}.info") is not None or _method_of(name) is not None
        case Receiver(cls=cls):
            return makes_notifier(cls)
        case _:
            return False


def sending(
    target: Target,
    function: syntax.Expression,
    arguments: CallArguments,
    notifiers: Sequence[NamedNotifier],
) -> Sending | None:
    """What a call sends, if it is one of a notifier.

    :param function: what is called, as it is written.
    :param notifiers: what is a notifier besides those of oslo.messaging.
    """
    for notifier in notifiers:
        priority = _priority_of_named(target.function, notifier.name)
        if priority is not None:
            return _of_named(target, notifier.argument, arguments, priority or None)
    method: str | None
    match target.function:
        case External(name=name):
            found = _method_of(name)
            if found is None:
                return None
            method, is_certain = found
        case Unknown():
            method, is_certain = _method_by_syntax(function), False
        case _:
            return None
    if method is None or not (_has_event_type(arguments) if is_certain else _has_shape(arguments)):
        return None
    return Sending(1, _PARAMETERS[1], method)


def _method_of(name: str) -> tuple[str, bool] | None:
    """The method of a notifier that a dotted name is, and whether it is certain that it is one."""
    holder, _, method = name.rpartition(".")
    if holder.startswith(f"{NOTIFIER}()") and _PREPARED.fullmatch(holder[len(NOTIFIER) + 2 :]):
        is_method = method not in _SILENT and not method.startswith("_")
        return (method, True) if is_method else None
    if is_named_like_one(holder) and _is_priority(method):
        return method, False
    return None


def is_named_like_one(holder: str) -> bool:
    """Whether something of which only the name is known is named like a notifier.

    :param holder: dotted; ``()`` stands for a call.
    """
    top = holder.partition(".")[0]
    if top.startswith("<") or top in sys.stdlib_module_names:
        return False
    while holder.endswith(".prepare()"):
        holder = holder.removesuffix(".prepare()")
    last = holder.rpartition(".")[2].removesuffix("()")
    return last.lower().endswith("notifier")


def _is_priority(method: str) -> bool:
    return method in PRIORITIES or method.startswith(HOLE)


def _has_event_type(arguments: CallArguments) -> bool:
    return _PARAMETERS[1] in arguments.names or not arguments.is_exact or arguments.count > 1


def _has_shape(arguments: CallArguments) -> bool:
    """Whether the arguments look like a context, an event type and a payload."""
    if not arguments.names <= _KEYWORDS:
        return False
    if not arguments.is_exact:
        return True
    context, event_type = arguments.expression(0), arguments.expression(1)
    if isinstance(context, _TEXTS) and not _is_none(context):
        return False
    is_text = isinstance(event_type, syntax.Constant)
    if is_text and not _EVENT_TYPE.fullmatch(str(getattr(event_type, "value", ""))):
        return False
    return len(_PARAMETERS) <= arguments.count <= len(_PARAMETERS) + 1


def _is_none(node: syntax.Expression) -> bool:
    return isinstance(node, syntax.Constant) and node.value is None


def _method_by_syntax(function: syntax.Expression) -> str | None:
    """Where nothing is known of the receiver, it is taken for what it is called."""
    if not isinstance(function, syntax.Attribute) or function.name not in PRIORITIES:
        return None
    holder = function.value
    while isinstance(holder, syntax.Call):
        holder = holder.function
        if isinstance(holder, syntax.Attribute) and holder.name == "prepare":
            holder = holder.value
    name = expressions.mentioned(holder)
    is_named = name is not None and name.lower().endswith("notifier")
    return function.name if is_named else None


def is_named(value: Value, notifiers: Sequence[NamedNotifier]) -> bool:
    """Whether something is a named notifier, its class or one of its methods."""
    match value:
        case Receiver(cls=cls) | (ClassValue() as cls):
            dotted = cls.dotted_name
        case _:
            dotted = _dotted(unwrap(value).function).replace("()", "")
    return any(
        dotted == notifier.name or dotted.startswith(f"{notifier.name}.") for notifier in notifiers
    )


def _priority_of_named(callee: Value, name: str) -> str | None:
    """The priority of a call of a named notifier: empty for a function, None for another call."""
    dotted = _dotted(callee).replace("()", "")
    if dotted == name:
        return ""
    holder, _, method = dotted.rpartition(".")
    return method if holder == name and method in PRIORITIES else None


def _dotted(callee: Value) -> str:
    match callee:
        case External(name=name):
            return name
        case Function(owner=None):
            return f"{callee.module.name}.{callee.name}"
        case Function(owner=ClassValue() as owner):
            return f"{owner.dotted_name}.{callee.name}"
        case _:
            return ""


def _of_named(
    target: Target, argument: str | int | None, arguments: CallArguments, priority: str | None
) -> Sending | None:
    """Where the event type of a call of a named notifier is."""
    names: list[str] = []
    if isinstance(target.function, Function):
        names = [parameter.name for parameter in target.function.definition.parameters]
    wanted = argument
    if wanted is None:
        wanted = _PARAMETERS[1] if _PARAMETERS[1] in (*names, *arguments.names) else 1
    if isinstance(wanted, int):
        index = wanted + target.is_bound
        return Sending(index, names[index] if index < len(names) else None, priority)
    return Sending(names.index(wanted) if wanted in names else arguments.count, wanted, priority)
