"""The writes of a piece of code that last: not those to new objects that are unreachable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
)
from flake8_notifications.interpretation.values.callables import (
    BoundMethod,
    Descriptor,
    Native,
    NativeMethod,
    Partial,
)
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    DictView,
    Entries,
    Items,
    ListObject,
    Namespace,
)
from flake8_notifications.interpretation.values.external import External, ModuleValue, Raised
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Function

_Noted = TypeVar("_Noted")
#: Values that cannot contain anything created by the code.
_PLAIN = (Constant, Text, Unknown, External, Native, ClassValue, ModuleValue, Raised)


def lasting(
    written: Iterable[tuple[Slot, _Noted]],
    start: int,
    raised: Iterable[object] = (),
) -> list[tuple[Slot, _Noted]]:
    """The slots written by some code that later code may read.

    :param written: the slots, with what was recorded of their old values.
    :param start: when the code began.
    :param raised: further values that leave the code.
    """
    live = [write for write in written if not write[0].is_over]
    if not any(_is_new(slot.holder, start) for slot, _ in live):
        return live
    by_holder: dict[int, list[object]] = {}
    pending: list[object] = list(raised)
    for slot, noted in live:
        holder = slot.holder
        group = by_holder.setdefault(id(holder), []) if _is_new(holder, start) else pending
        group.append(slot.value)
        if isinstance(noted, list):
            group += noted
    # They are kept: a new object may get the identity of one that is gone.
    reachable: dict[int, object] = {}
    while pending:
        value = pending.pop()
        if value is None or isinstance(value, _PLAIN) or id(value) in reachable:
            continue
        reachable[id(value)] = value
        if isinstance(value, Namespace | ListObject | DictObject):
            # An older object contains new ones only in slots that were written.
            pending += by_holder.get(id(value), ())
            if not _is_new(value, start):
                continue
        inner = _held_by(value)
        if inner is None:
            # It may refer to anything in its scope.
            return live
        pending += inner
    return [
        write
        for write in live
        if not _is_new(write[0].holder, start) or id(write[0].holder) in reachable
    ]


def _held_by(value: object) -> list[object] | None:
    """The values that a value refers to; None if that is unknown."""
    match value:
        case Alternatives(choices=choices):
            return [choice for _, choice in choices]
        case Items(values=items, more=more) | Tuple(items=items, more=more):
            return [*items, more]
        case Entries(values=entries, more=more):
            return [more, *(value for pair in entries.values() for value in pair)]
        case DictView(table=table):
            return [table]
        case ListObject(states=states):
            return [states]
        case DictObject(states=states, default=default):
            return [default, states]
        case tuple():
            # The states of a list or dict, each under its guard.
            return [content for _, content in value]
        case dict():
            return list(value.values())
        case Instance(attributes=attributes):
            return [attributes]
        case NativeMethod(receiver=receiver):
            return [receiver]
        case Function():
            return _referenced_by(value)
        case Descriptor(function=function):
            return [function]
        case BoundMethod(function=function, receiver=receiver):
            return [function, receiver]
        case Partial(function=function, positional=positional, keywords=keywords):
            return [function, *positional, *keywords.values()]
        case _:
            return None


def _referenced_by(function: Function) -> list[object]:
    """The values that a function refers to: its defaults, and the names of enclosing functions."""
    scopes = (scope.variables for scope in function.closure.calls_around())
    return [*function.defaults.values(), *scopes]


def _is_new(holder: object, start: int) -> bool:
    return isinstance(holder, Namespace | ListObject | DictObject) and holder.born > start
