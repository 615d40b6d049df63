"""What a round of a loop leaves for the next one: not what was made in it and is held by nobody."""

from __future__ import annotations

from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.values import (
    Alternatives,
    BoundMethod,
    ClassValue,
    Constant,
    Descriptor,
    DictObject,
    External,
    Function,
    Instance,
    ListObject,
    ModuleValue,
    Namespace,
    Native,
    NativeMethod,
    Partial,
    Text,
    Tuple,
    Unknown,
)

#: What holds nothing that a round could have made.
_PLAIN = (Constant, Text, Unknown, External, Native, ClassValue, ModuleValue)


def lasting(
    journal: dict[tuple[int, str], tuple[Slot, object]], start: int
) -> list[tuple[Slot, object]]:
    """Where a round has written that the next one may look at.

    :param start: when the round began.
    """
    kept = [each for each in journal.values() if not each[0].is_over]
    if not any(_is_new(slot.holder, start) for slot, _ in kept):
        return kept
    held: set[int] = set()
    pending: list[object] = []
    for slot, _ in kept:
        if not _is_new(slot.holder, start):
            holder = slot.holder
            pending.append(holder.get(slot.name) if isinstance(holder, dict) else holder)
    while pending:
        value = pending.pop()
        if value is None or isinstance(value, _PLAIN) or id(value) in held:
            continue
        held.add(id(value))
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
        case Tuple(items=items, more=more):
            return [*items, more]
        case ListObject(states=states):
            return [each for _, state in states for each in (*state.values, state.more)]
        case DictObject(states=states, default=default):
            held: list[object] = [default]
            for _, entries in states:
                held += [each for pair in entries.values.values() for each in pair]
                held.append(entries.more)
            return held
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
