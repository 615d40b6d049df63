"""Attributes set under names that are not literals: any attribute may be another one then."""

from __future__ import annotations

import msgspec

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
from flake8_notifications.interpretation.values.objects import ANY_NAME, SOME_NAME, Instance
from flake8_notifications.interpretation.values.provenance import SET_BY_OTHERS
from flake8_notifications.interpretation.values.scopes import At


def set_named(machine: Machine, holder: Instance, name: Value, value: Value, at: At) -> None:
    """``setattr(holder, name, value)``, where the name may be partly unknown."""
    if not isinstance(name, Constant):
        function = at[1].function
        # ``__getattr__`` is only called for attributes that the object does not have.
        is_missing = function is not None and function.name == "__getattr__"
        _put_somewhere(machine, holder, name, value, is_missing=is_missing)
    elif isinstance(name.value, str):
        machine.set_attribute(holder, name.value, value, at)


def put_named(machine: Machine, holder: Instance, name: Value, value: Value) -> None:
    """``vars(holder)[name] = value``, which bypasses properties and the like."""
    if not isinstance(name, Constant):
        _put_somewhere(machine, holder, name, value, is_missing=False)
    elif isinstance(name.value, str):
        _put(machine, holder, name.value, value)


def key_of(name: Value) -> str:
    """A name, or what stands for all names that it may be."""
    if isinstance(name, Constant) and isinstance(name.value, str):
        return name.value
    return SOME_NAME + "…".join(_ends_of(name))


def _put(machine: Machine, holder: Instance, name: str, value: Value) -> None:
    machine.note_set(holder, name, value)
    machine.write(holder.attributes, name, value)


def _put_somewhere(
    machine: Machine, holder: Instance, name: Value, value: Value, *, is_missing: bool
) -> None:
    """Let a value be any attribute that may have a name.

    :param is_missing: whether the object does not have that attribute yet.
    """
    _put_besides(machine, holder, ANY_NAME, value)
    if is_missing:
        return
    is_passed_with_it = isinstance(name, Unknown) and name.source is not None and not name.source[1]
    cut = machine.cut_behind(name)
    if cut is not None and is_data(value):
        # Who needs one of the attributes needs the name, too.
        value = cut
    elif isinstance(value, Constant | Text) or is_passed_with_it:
        # The value belongs to one of the attributes, but it is unknown to which.
        value = Unknown("what is set under a name that is not known", holder.place)
    ends = _ends_of(name)
    for attribute, old in list(holder.attributes.items()):
        if attribute.isidentifier() and is_data(old) and _has_ends(attribute, ends):
            machine.write(holder.attributes, attribute, machine.one_of([old, value]))
    _put_besides(machine, holder, key_of(name), value)


def _put_besides(machine: Machine, holder: Instance, key: str, value: Value) -> None:
    """Store a value in addition to those already stored under a key."""
    stored = holder.attributes.get(key)
    _put(machine, holder, key, value if stored is None else machine.one_of([stored, value]))


def _ends_of(name: Value) -> tuple[str, str]:
    """The known prefix and suffix of a name."""
    if not isinstance(name, Text):
        return "", ""
    first, last = name.parts[0], name.parts[-1]
    return first if isinstance(first, str) else "", last if isinstance(last, str) else ""


def _has_ends(name: str, ends: tuple[str, str]) -> bool:
    start, end = ends
    return len(name) >= len(start) + len(end) and name.startswith(start) and name.endswith(end)


def overwriting(attributes: dict[str, Value], name: str) -> list[Value]:
    """The values set under unwritten names that may be a name, which the object may have lacked."""
    return [value for key, value in attributes.items() if is_set_as(key, name)]


def is_set_as(key: str, name: str) -> bool:
    """Whether a key of an object's attributes stands for attributes that may have a name."""
    if not key.startswith(SOME_NAME):
        return False
    start, _, end = key.removeprefix(SOME_NAME).partition("…")
    return _has_ends(name, (start, end))


def overwritten(machine: Machine, holder: Instance, name: str, value: Value) -> Value:
    """The value of an attribute, unless another one was set under an unwritten name."""
    values = overwriting(holder.attributes, name)
    if not values or not is_data(value):
        return value

    stored = machine.narrowed(machine.one_of(values))
    choices = guarded_choices(stored)
    # Callers that determine what is set also determine whether it is set.
    is_told = any(opens_of(choice) for _, choice in choices if choice is not UNBOUND)
    left = left_to_others(value) if is_told else value

    def either(choice: Value) -> Value:
        return left if choice is UNBOUND else machine.either(machine.guards.fresh(), choice, left)

    result = machine.each(stored, either)
    # The result is the same on each access.
    machine.write(holder.attributes, name, result)
    return result


def is_data(value: Value) -> bool:
    """Whether a value is, or may be, data, and neither a method nor an object."""
    choices = guarded_choices(value)
    return all(isinstance(choice, Constant | Text | Unknown) for _, choice in choices)


def left_to_others(value: Value) -> Value:
    """A value whose texts hold for an object only if no other code has set the attribute."""
    match value:
        case Constant(value=str(), supplier=None) | Text(supplier=None):
            return msgspec.structs.replace(value, supplier=SET_BY_OTHERS)
        case Alternatives(choices=choices):
            return Alternatives(tuple((guard, left_to_others(choice)) for guard, choice in choices))
        case _:
            return value
