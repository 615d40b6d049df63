"""Attributes that are set under names which are not written: any may be another one now."""

from __future__ import annotations

import msgspec

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values import (
    ANY_NAME,
    SET_BY_OTHERS,
    SOME_NAME,
    UNBOUND,
    Alternatives,
    At,
    Constant,
    Instance,
    Text,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)


def set_named(machine: Machine, holder: Instance, name: Value, value: Value, at: At) -> None:
    """``setattr(holder, name, value)``, of a name of which perhaps not all is known."""
    if not isinstance(name, Constant):
        function = at[1].function
        # It is asked for what the object has not got, and nothing else.
        is_missing = function is not None and function.name == "__getattr__"
        _put_somewhere(machine, holder, name, value, is_missing=is_missing)
    elif isinstance(name.value, str):
        machine.set_attribute(holder, name.value, value, at)


def put_named(machine: Machine, holder: Instance, name: Value, value: Value) -> None:
    """``vars(holder)[name] = value``, which no property and the like sees."""
    if not isinstance(name, Constant):
        _put_somewhere(machine, holder, name, value, is_missing=False)
    elif isinstance(name.value, str):
        _put(machine, holder, name.value, value)


def _put(machine: Machine, holder: Instance, name: str, value: Value) -> None:
    machine.note_set(holder, name, value)
    machine.write(holder.attributes, name, value)


def _put_somewhere(
    machine: Machine, holder: Instance, name: Value, value: Value, *, is_missing: bool
) -> None:
    """Let a value be any attribute that may have a name.

    :param is_missing: whether that is none which the object has.
    """
    _put_besides(machine, holder, ANY_NAME, value)
    if is_missing:
        return
    is_passed_with_it = isinstance(name, Unknown) and name.source is not None and not name.source[1]
    if isinstance(value, Constant | Text) or is_passed_with_it:
        # It is that of one of them, and nobody can say of which.
        value = Unknown("what is set under a name that is not known", holder.place)
    ends = _ends_of(name)
    for each, old in list(holder.attributes.items()):
        if each.isidentifier() and is_data(old) and _has_ends(each, ends):
            machine.write(holder.attributes, each, machine.one_of([old, value]))
    _put_besides(machine, holder, SOME_NAME + "…".join(ends), value)


def _put_besides(machine: Machine, holder: Instance, key: str, value: Value) -> None:
    """Keep a value beside those that are kept under a key already."""
    known = holder.attributes.get(key)
    _put(machine, holder, key, value if known is None else machine.one_of([known, value]))


def _ends_of(name: Value) -> tuple[str, str]:
    """How a name begins and ends, as far as that is known."""
    if not isinstance(name, Text):
        return "", ""
    first, last = name.parts[0], name.parts[-1]
    return first if isinstance(first, str) else "", last if isinstance(last, str) else ""


def _has_ends(name: str, ends: tuple[str, str]) -> bool:
    start, end = ends
    return len(name) >= len(start) + len(end) and name.startswith(start) and name.endswith(end)


def overwriting(attributes: dict[str, Value], name: str) -> list[Value]:
    """What is set under unwritten names that may be a name, which an object may not have had."""
    return [value for each, value in attributes.items() if is_set_as(each, name)]


def is_set_as(key: str, name: str) -> bool:
    """Whether what is kept under a key of an object's attributes may be set as one of a name."""
    if not key.startswith(SOME_NAME):
        return False
    start, _, end = key.removeprefix(SOME_NAME).partition("…")
    return _has_ends(name, (start, end))


def overwritten(machine: Machine, holder: Instance, name: str, value: Value) -> Value:
    """What an attribute is that has a value unless that was set under an unwritten name."""
    values = overwriting(holder.attributes, name)
    if not values or not is_data(value):
        return value

    held = machine.narrowed(machine.one_of(values))
    choices = guarded_choices(held)
    # Those who say what is set say whether it is set.
    is_told = any(opens_of(each) for _, each in choices if each is not UNBOUND)
    left = left_to_others(value) if is_told else value

    def either(each: Value) -> Value:
        return left if each is UNBOUND else machine.either(machine.guards.fresh(), each, left)

    made = machine.each(held, either)
    # It is the same whenever somebody asks.
    machine.write(holder.attributes, name, made)
    return made


def is_data(value: Value) -> bool:
    """Whether something is data, or may be, and neither a method nor an object."""
    choices = guarded_choices(value)
    return all(isinstance(each, Constant | Text | Unknown) for _, each in choices)


def left_to_others(value: Value) -> Value:
    """The texts among some values as what is true of an object only if nobody has set another."""
    match value:
        case Constant(value=str(), supplier=None) | Text(supplier=None):
            return msgspec.structs.replace(value, supplier=SET_BY_OTHERS)
        case Alternatives(choices=choices):
            return Alternatives(tuple((guard, left_to_others(each)) for guard, each in choices))
        case _:
            return value
