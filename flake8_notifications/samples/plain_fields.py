"""The fields of classes that speak a dialect, as they are on the wire."""

from __future__ import annotations

import ast
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from flake8_notifications.dialects.shaping import type_of
from flake8_notifications.dialects.types import ANY, LITERAL, VARIABLE, Plain, Type, TypeTextError
from flake8_notifications.payloads.model import Payload
from flake8_notifications.samples.made_up_values import Json


class PlainField(NamedTuple):
    """A field.

    :ivar type: None where nobody can tell it.
    :ivar default: how it is written in Python; None where there is none.
    """

    name: str
    type: Type | None
    default: str | None
    may_be_absent: bool

    @property
    def is_required(self) -> bool:
        """Whether every writer of an object is known to set it."""
        return self.type is not None and self.default is None and not self.may_be_absent


def fields_of(payload: Payload, arguments: Sequence[Type] = ()) -> list[PlainField]:
    """The fields of a class, of an array in their order.

    :param arguments: what the type variables of a generic class are.
    """
    bound = {f"T{at}": part for at, part in enumerate(arguments, 1)}
    shape = payload.shape
    fields = []
    for name in shape.order or sorted(shape.fields):
        field = shape.fields[name]
        try:
            own: Type | None = with_variables(
                type_of(field.type, field.nullable, field.values), bound
            )
        except TypeTextError:
            own = None
        fields.append(PlainField(name, own, field.default, field.may_be_absent))
    return fields


def with_variables(one: Type, bound: Mapping[str, Type]) -> Type:
    """A type with its variables as they are; any, where nobody says."""
    if one.head == LITERAL:
        return one
    if VARIABLE.fullmatch(one.head):
        return bound.get(one.head, ANY)
    arguments = tuple(with_variables(argument, bound) for argument in one.arguments)
    return Type(one.head, arguments, one.values)


def default_value(default: str | None) -> list[Json]:
    """The default as JSON has it, if it is a value that JSON has; nothing if it is not."""
    try:
        value = ast.literal_eval(default or "")
        return [value] if json.loads(json.dumps(value, allow_nan=False)) == value else []
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return []


def type_field(fields: Iterable[PlainField], event_type: str, names: Collection[str]) -> str | None:
    """The field in which the event type is on the wire; None where that is not certain.

    It is the one that may hold but this text or has it as its default, or else a text that is
    called as what the event type is taken from, whatever the spelling.

    :param names: the attributes that event types are taken from.
    """
    spelt = {_spelt(name) for name in names}
    texts = [field for field in fields if field.type is not None and _holds_text(field.type)]
    named = [field for field in texts if _spelt(field.name) in spelt]
    for found in (
        [field for field in texts if event_type in _values(field.type)],
        [field for field in texts if field.default == repr(event_type)],
        named,
    ):
        if len(found) > 1:
            found = [field for field in found if field in named]
        if found:
            return found[0].name if len(found) == 1 else None
    return None


def _spelt(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _holds_text(type_: Type) -> bool:
    return type_.head == "str" or bool(_values(type_))


def _values(type_: Type | None) -> tuple[Plain, ...]:
    return type_.values if type_ is not None and type_.head == LITERAL else ()
