"""Recognizes oslo.messaging notifiers, and objects that are named like one.

``Notifier`` in oslo_messaging/notify/notifier.py: ``notifier.info(ctxt, event_type, payload)``.
"""

from __future__ import annotations

import re
import sys
from typing import Final

from flake8_notifications.interpretation.values.base import Unknown, Value, opens_of
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.interpretation.values.steps import ANY_ATTRIBUTE
from flake8_notifications.source import syntax

#: The canonical name of the notifier class, wherever it is imported from.
NOTIFIER: Final = "oslo_messaging.Notifier"
#: The methods of a notifier that send, named after their priorities.
PRIORITIES: Final = frozenset(
    {"audit", "critical", "debug", "error", "info", "sample", "warn", "warning"}
)
#: What all of them call, as do subclasses with priorities of their own.
_OF_ANY_PRIORITY: Final = "_notify"
#: The names of sending methods.
SENDING: Final = PRIORITIES | {_OF_ANY_PRIORITY}
#: The attributes of a notifier that do not send.
_SILENT: Final = frozenset({"prepare", "is_enabled", "publisher_id", "retry"})
_PREPARED: Final = re.compile(r"(?:\.prepare\(\))*")
_ITEM: Final = re.compile(r"\[[^\]]*\]$")
PARAMETERS: Final = ("ctxt", "event_type", "payload")
#: The keywords that a call of a notifier may have.
_KEYWORDS: Final = frozenset({*PARAMETERS, "context", "ctx", "retry", "publisher_id"})
_TEXTS: Final = (syntax.Constant, syntax.FString, syntax.Bytes, syntax.Binary)
_EVENT_TYPE: Final = re.compile(r"\S*")
#: The modules of the standard library whose functions return objects of other packages.
_GIVERS: Final = frozenset({"contextvars", "copy", "importlib", "pickle", "pkgutil", "queue"})
#: Stands for a method whose name is unknown.
ANY_METHOD: Final = ANY_ATTRIBUTE


def is_notifier_class(name: str) -> bool:
    """Whether a dotted name is that of the class in oslo.messaging."""
    return name.startswith("oslo") and name.endswith(".Notifier") and "messaging" in name


def makes_notifier(callee: Value) -> bool:
    """Whether a call creates an oslo.messaging notifier."""
    match callee:
        case External(name=name):
            return is_notifier_class(name)
        case ClassValue(mro=mro):
            return any(isinstance(base, External) and is_notifier_class(base.name) for base in mro)
        case _:
            return False


def is_notifier(value: Value) -> bool:
    """Whether an external value is a notifier, or a sending method of one."""
    match value:
        case External(name=name):
            return method_of(f"{name}.info") is not None or method_of(name) is not None
        case _:
            return False


def method_of(name: str) -> tuple[str, bool] | None:
    """The notifier method that a dotted name refers to, and whether that is certain."""
    holder, _, method = name.rpartition(".")
    for start in (NOTIFIER, "Notifier"):
        if holder.startswith(f"{start}()") and _PREPARED.fullmatch(holder[len(start) + 2 :]):
            return _certain(method)
    head = holder.partition("()")[0]
    if is_notifier_class(head) and _PREPARED.fullmatch(holder[len(head) + 2 :]):
        return _certain(method)
    if is_named_like_one(holder) and (method in PRIORITIES or method == ANY_METHOD):
        return method, False
    return None


def _certain(method: str) -> tuple[str, bool] | None:
    if method == _OF_ANY_PRIORITY:
        return ANY_METHOD, True
    return None if method in _SILENT or method.startswith("_") else (method, True)


def is_unbound(name: str) -> bool:
    """Whether a dotted name refers to a method accessed on the class itself."""
    return is_notifier_class(name.rpartition(".")[0])


def is_named_like_one(holder: str) -> bool:
    """Whether a value that is only known by name is named like a notifier.

    :param holder: dotted; ``()`` stands for a call.
    """
    if holder.startswith("<") or is_of_standard_library(holder):
        return False
    while holder.endswith(".prepare()"):
        holder = holder.removesuffix(".prepare()")
    last = holder.rpartition(".")[2].removesuffix("()")
    last = _ITEM.sub("", last)
    return last.lower().endswith("notifier")


def is_of_standard_library(name: str) -> bool:
    """Whether a dotted name is one of the standard library."""
    return name.partition(".")[0] in sys.stdlib_module_names and not may_be_anything(name)


def may_be_anything(name: str) -> bool:
    """Whether a standard library function has loaded the value, or was passed it.

    :param name: dotted; ``()`` stands for a call, as in ``importlib.metadata.entry_points()``.
    """
    head, _, rest = name.partition("()")
    return bool(rest) and (head.partition(".")[0] in _GIVERS or "()()" in name)


def has_event_type(call: syntax.Call) -> bool:
    """Whether a call may pass an event type."""
    if any(argument.kind in ("star", "double_star") for argument in call.arguments):
        return True
    names = {argument.name for argument in call.arguments}
    return PARAMETERS[1] in names or len(call.arguments) > 1


def has_shape(call: syntax.Call) -> bool:
    """Whether the arguments look like a context, an event type and a payload."""
    names = {argument.name for argument in call.arguments if argument.kind == "keyword"}
    if not names <= _KEYWORDS:
        return False
    if any(argument.kind in ("star", "double_star") for argument in call.arguments):
        return True
    context, event_type = (_argument(call, at) for at in (0, 1))
    if isinstance(context, _TEXTS) and not _is_none(context):
        return False
    if isinstance(event_type, syntax.Constant) and not _EVENT_TYPE.fullmatch(str(event_type.value)):
        return False
    return len(PARAMETERS) <= len(call.arguments) <= len(PARAMETERS) + 1


def _argument(call: syntax.Call, position: int) -> syntax.Expression | None:
    plain = call.positional
    if position < len(plain):
        return plain[position]
    name = PARAMETERS[position]
    return next((argument.value for argument in call.arguments if argument.name == name), None)


def _is_none(node: syntax.Expression) -> bool:
    return isinstance(node, syntax.Constant) and node.value is None


def method_by_syntax(function: syntax.Expression) -> str | None:
    """The notifier method that a call names, if the unknown receiver is named like a notifier."""
    if not isinstance(function, syntax.Attribute) or function.name not in PRIORITIES:
        return None
    holder = function.value
    while isinstance(holder, syntax.Call):
        holder = holder.function
        if isinstance(holder, syntax.Attribute) and holder.name == "prepare":
            holder = holder.value
    match holder:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return function.name if name.lower().endswith("notifier") else None
        case _:
            return None


def method_by_source(function: Unknown) -> str | None:
    """The notifier method accessed on a parameter or attribute that is named like a notifier."""
    if function.source is None:
        return None
    parameter, steps = function.source
    names = [parameter.name, *(step[1:] for step in steps)]
    if len(names) < 2 or names[-1] not in (*PRIORITIES, ANY_METHOD):
        return None
    return names[-1] if names[-2].lower().endswith("notifier") else None


def any_method_of(holder: Value) -> Value:
    """An attribute with an unknown name."""
    if isinstance(holder, External):
        return External(f"{holder.name}.{ANY_METHOD}")
    source = holder.source if isinstance(holder, Unknown) else None
    if source is not None:
        source = source[0], (*source[1], f".{ANY_METHOD}")
    reason = "an attribute whose name is not known"
    return Unknown(reason, None, opens_of(holder), source)
