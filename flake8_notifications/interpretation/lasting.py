"""What a piece of code leaves for what comes after it: not what it made and nobody holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.values import (
    Alternatives,
    BoundMethod,
    ClassValue,
    Constant,
    Descriptor,
    DictObject,
    DictView,
    Entries,
    External,
    Function,
    Instance,
    Items,
    ListObject,
    ModuleValue,
    Namespace,
    Native,
    NativeMethod,
    Partial,
    Raised,
    Text,
    Tuple,
    Unknown,
)

_Noted = TypeVar("_Noted")
#: What holds nothing that could have been made by then.
_PLAIN = (Constant, Text, Unknown, External, Native, ClassValue, ModuleValue, Raised)


def lasting(
    written: Iterable[tuple[Slot, _Noted]],
    start: int,
    raised: Iterable[object] = (),
) -> list[tuple[Slot, _Noted]]:
    """Where some code has written that what comes after it may look at.

    :param written: with what was there, once or at any time since.
    :param start: when the code began.
    :param raised: what it hands over besides.
    """
    kept = [each for each in written if not each[0].is_over]
    if not any(_is_new(slot.holder, start) for slot, _ in kept):
        return kept
    by_holder: dict[int, list[object]] = {}
    pending: list[object] = list(raised)
    for slot, noted in kept:
        holder = slot.holder
        known = by_holder.setdefault(id(holder), []) if _is_new(holder, start) else pending
        known.append(slot.value)
        if isinstance(noted, list):
            known += noted
    held: set[int] = set()
    while pending:
        value = pending.pop()
        if value is None or isinstance(value, _PLAIN) or id(value) in held:
            continue
        held.add(id(value))
        if isinstance(value, Namespace | ListObject | DictObject):
            # What is older holds nothing new but where something is written.
            pending += by_holder.get(id(value), ())
            if not _is_new(value, start):
                continue
        inner = _held_by(value)
        if inner is None:
            # It may look into whatever stood around it.
            return kept
        pending += inner
    return [
        each for each in kept if not _is_new(each[0].holder, start) or id(each[0].holder) in held
    ]


def _held_by(value: object) -> list[object] | None:
    """What something holds; None if that cannot be told."""
    match value:
        case Alternatives(choices=choices):
            return [each for _, each in choices]
        case Items(values=items, more=more) | Tuple(items=items, more=more):
            return [*items, more]
        case Entries(values=entries, more=more):
            return [more, *(each for pair in entries.values() for each in pair)]
        case DictView(table=table):
            return [table]
        case ListObject(states=states):
            return [states]
        case DictObject(states=states, default=default):
            return [default, states]
        case tuple():
            # The contents of a list or dict, each under its guard.
            return [each for _, each in value]
        case dict():
            return list(value.values())
        case Instance(attributes=attributes):
            return [attributes]
        case NativeMethod(receiver=receiver):
            return [receiver]
        case Function():
            return _around(value)
        case Descriptor(function=function):
            return [function]
        case BoundMethod(function=function, receiver=receiver):
            return [function, receiver]
        case Partial(function=function, positional=positional, keywords=keywords):
            return [function, *positional, *keywords.values()]
        case _:
            return None


def _around(function: Function) -> list[object]:
    """What a function may look into: the names of those that it stands in."""
    around = (each.variables for each in function.closure.calls_around())
    return [*function.defaults.values(), *around]


def _is_new(holder: object, start: int) -> bool:
    return isinstance(holder, Namespace | ListObject | DictObject) and holder.born > start
