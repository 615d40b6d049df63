"""The values that every kind of expression may have: plain data, unknowns, and a choice of several.

A value that may be one of several is :class:`Alternatives`, each choice under its guard; nothing
else holds several values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec

from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.interpretation.values.provenance import Parameter, Supplier
from flake8_notifications.source.place import Place


class Value:
    """What an expression may evaluate to: a base that every kind of value has in common."""

    __slots__ = ()


class Constant(Value, msgspec.Struct, frozen=True):
    """A text, number, bool, None, bytes or Ellipsis.

    :ivar supplier: the call that supplied a text, if any.
    """

    value: object
    supplier: Supplier | None = None


NONE: Final = Constant(None)
TRUE_VALUE: Final = Constant(True)
FALSE_VALUE: Final = Constant(False)


class Unknown(Value, msgspec.Struct, frozen=True, eq=False):
    """An unknown value; the same object stands for the same value.

    :ivar opens: the parameters whose callers could settle it.
    :ivar source: the parameter that it comes from, with the steps that lead to it: ``.name`` for an
        attribute, ``[…]`` for an item, by its index if that is known, ``[]`` for any item.
    """

    reason: str
    place: Place | None = None
    opens: frozenset[Parameter] = frozenset()
    source: tuple[Parameter, tuple[str, ...]] | None = None

    def __str__(self) -> str:
        return self.reason if self.place is None else f"{self.reason} ({self.place})"


#: The value of a name that may be unbound.
UNBOUND: Final = Unknown("a name that is not bound")


class Text(Value, msgspec.Struct, frozen=True):
    """A text with unknown parts.

    :ivar parts: literal parts, never empty, and unknown ones.
    """

    parts: tuple[str | Unknown, ...]
    supplier: Supplier | None = None


class Tuple(Value, msgspec.Struct, frozen=True, eq=False):
    """A tuple.

    :ivar fields: the field names of a named tuple.
    :ivar more: the value of any number of further items; None if there are none.
    :ivar cls: for an instance of one of the project's named tuples, its class.
    """

    items: tuple[Value, ...]
    fields: tuple[str, ...] = ()
    more: Value | None = None
    cls: Value | None = None


class Alternatives(Value, msgspec.Struct, frozen=True, eq=False):
    """One of several values, each under its guard; the guards exclude one another."""

    choices: tuple[tuple[Guard, Value], ...]


Action: TypeAlias = Callable[[Value], Value]


def is_none(value: Value) -> bool:
    """Whether a value is None, whatever supplied it."""
    return isinstance(value, Constant) and value.value is None


def opens_of(*values: Value | None) -> frozenset[Parameter]:
    """The parameters whose callers could settle some values."""
    opens: frozenset[Parameter] = frozenset()
    for value in values:
        match value:
            case Unknown():
                opens |= value.opens
            case Text(parts=parts):
                opens |= opens_of(*(part for part in parts if isinstance(part, Unknown)))
            case Alternatives(choices=choices):
                opens |= opens_of(*(choice for _, choice in choices))
            case Tuple(items=items):
                opens |= opens_of(*items, value.more)
    return opens


def guarded_choices(value: Value) -> tuple[tuple[Guard, Value], ...]:
    """The choices of a value, each under its guard."""
    return value.choices if isinstance(value, Alternatives) else ((TRUE, value),)
