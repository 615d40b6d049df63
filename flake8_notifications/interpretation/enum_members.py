"""Enum members with further semantics: numbers, and flags that can be combined."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.values.base import Constant, Value
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue

_NUMBERS: Final = frozenset({"float", "int", "enum.IntEnum"})
_FLAGS: Final = frozenset({"enum.Flag", "enum.IntFlag"})


def number_of(value: Value) -> Value:
    """The number of a member of a numeric enum; any other value unchanged."""
    if isinstance(value, Instance) and is_number(value) and not is_flag(value):
        return value.attributes.get("_value_", value)
    return value


def is_number(value: Instance) -> bool:
    """Whether an object is a member of a numeric enum, or a flag: these may be false."""
    return value.cls.is_enum and _descends(value.cls, _NUMBERS | _FLAGS)


def is_flag(value: Value) -> bool:
    """Whether a value is a flag, which can be combined with others: ``READ | WRITE``."""
    return isinstance(value, Instance) and is_flag_class(value.cls)


def is_flag_class(cls: ClassValue) -> bool:
    """Whether the members of a class are flags."""
    return cls.is_enum and _descends(cls, _FLAGS)


def has_all(container: Value, item: Value) -> bool | None:
    """Whether a flag includes another one; None if unknown."""
    bits, wanted = bits_of(container), bits_of(item)
    if bits is None or wanted is None or not are_alike(container, item):
        return None
    return bits & wanted == wanted


def bits_of(value: Value) -> int | None:
    """The number of a flag, if it is known."""
    match value:
        case Instance(attributes={"_value_": Constant(value=int(bits))}) if is_flag(value):
            return bits
        case _:
            return None


def are_alike(one: Value, other: Value) -> bool:
    """Whether two values are instances of exactly the same class."""
    return isinstance(one, Instance) and isinstance(other, Instance) and one.cls is other.cls


def _descends(cls: ClassValue, names: frozenset[str]) -> bool:
    return any(isinstance(base, External) and base.name in names for base in cls.mro)
