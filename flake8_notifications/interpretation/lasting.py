"""What a round of a loop, or a ``try``, leaves: not what was made in it and is held by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
    Raised,
    Text,
    Tuple,
    Unknown,
    Value,
)

#: What holds nothing that a round could have made.
_PLAIN = (Constant, Text, Unknown, External, Native, ClassValue, ModuleValue, Raised, int)


def lasting(
    journal: dict[tuple[int, str], tuple[Slot, object]], start: int
) -> list[tuple[Slot, object]]:
    """Where a round has written that the next one may look at.

    :param start: when the round began.
    """
    kept = [each for each in journal.values() if not each[0].is_over]
    if not any(_is_new(slot.holder, start) for slot, _ in kept):
        return kept
    roots: list[object] = []
    for slot, _ in kept:
        if not _is_new(slot.holder, start):
            holder = slot.holder
            roots.append(holder.get(slot.name) if isinstance(holder, dict) else holder)
    held = _reached(roots)
    if held is None:
        return kept
    return [
        each for each in kept if not _is_new(each[0].holder, start) or id(each[0].holder) in held
    ]


def left_by(
    written: Iterable[tuple[Slot, list[object]]], exceptions: Iterable[Value], start: int
) -> list[tuple[Slot, list[object]]]:
    """Where was written that those may look at who catch an exception.

    :param written: where, with all that was there at any time.
    :param start: when that began which was left.
    """
    kept = [each for each in written if not each[0].is_over]
    new = [(slot, values) for slot, values in kept if _is_new(slot.holder, start)]
    if not new:
        return kept
    further: dict[int, list[object]] = {}
    for slot, values in new:
        further.setdefault(id(slot.holder), []).extend(values)
    roots = [values for slot, values in kept if not _is_new(slot.holder, start)]
    held = _reached([*roots, *exceptions], further)
    if held is None:
        return kept
    return [
        each for each in kept if not _is_new(each[0].holder, start) or id(each[0].holder) in held
    ]


def _reached(
    roots: Iterable[object], further: Mapping[int, Sequence[object]] | None = None
) -> set[int] | None:
    """The identities of all that something holds; None where that cannot be told.

    :param further: by identity, what something has held besides.
    """
    held: set[int] = set()
    pending = list(roots)
    while pending:
        value = pending.pop()
        if value is None or isinstance(value, _PLAIN) or id(value) in held:
            continue
        held.add(id(value))
        inner = _held_by(value)
        if inner is None:
            # It may look into whatever stood around it.
            return None
        pending += inner
        if further is not None:
            pending += further.get(id(value), ())
    return held


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
        case tuple() | list():
            return list(value)
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
