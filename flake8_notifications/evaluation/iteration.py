"""Iterating over values."""

from __future__ import annotations

from typing import Final

from flake8_notifications.evaluation import attributes
from flake8_notifications.evaluation.representation import unavailable
from flake8_notifications.evaluation.values import (
    ClassValue,
    Collection,
    Constant,
    External,
    Mapping,
    Place,
    Unknown,
    Value,
)

_LONGEST_TEXT: Final = 10_000


def iterate(value: Value, place: Place, *, any_order: bool = False) -> list[Value] | Unknown:
    """The items of an iterable in order, or why they are not known.

    :param any_order: whether the order does not matter, so that a set will do.
    """
    match value:
        case Collection(items=items):
            if value.is_ordered or any_order:
                return list(items)
            return Unknown("the order of a set is not defined", place)
        case Mapping(entries=entries):
            return [key for key, _ in entries.values()]
        case Constant(value=str(text)) if len(text) <= _LONGEST_TEXT:
            return [Constant(character, value.place) for character in text]
        case ClassValue() if attributes.is_enum(value):
            return attributes.enum_members(value)
        case Unknown():
            return value
        case External(name=name):
            return Unknown(unavailable(name), place)
        case _:
            return Unknown("something to iterate over that is not known", place)
