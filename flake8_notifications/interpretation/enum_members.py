"""Members of enums that are more than members: numbers, and flags that are put together."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.values import External, Instance, Value

_NUMBERS: Final = frozenset({"float", "int", "enum.IntEnum"})
_FLAGS: Final = frozenset({"enum.Flag", "enum.IntFlag"})


def number_of(value: Value) -> Value:
    """A member of an enum of numbers as that number; anything else as it is."""
    if isinstance(value, Instance) and is_number(value) and not is_flag(value):
        return value.attributes.get("_value_", value)
    return value


def is_number(value: Instance) -> bool:
    """Whether something is a member of an enum of numbers, or a flag: one of them may be false."""
    return value.cls.is_enum and _descends(value, _NUMBERS | _FLAGS)


def is_flag(value: Value) -> bool:
    """Whether something is a flag, which others can be put together with: ``READ | WRITE``."""
    return isinstance(value, Instance) and value.cls.is_enum and _descends(value, _FLAGS)


def _descends(value: Instance, names: frozenset[str]) -> bool:
    return any(isinstance(base, External) and base.name in names for base in value.cls.mro)
