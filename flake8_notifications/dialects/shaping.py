"""A type as a field of the fingerprint file has it, and back.

The values of an enum stand beside the type, one a line, so that two branches that add one each
merge cleanly: ``list[Literal]`` with its values.  Where there are two enums in one type, or but one
value, they stay where they are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.dialects.types import (
    LITERAL,
    NOT_KNOWN,
    NULL,
    Plain,
    Type,
    TypeTextError,
    literal,
    members_of,
    parse,
    text_of,
    union,
)

#: What stands for a literal of texts, and for one of other values, which are written as in Python.
_TEXTS: Final = Type(LITERAL)
_OTHERS: Final = Type(f"{LITERAL}[...]")


class TypeShape(NamedTuple):
    """A type as it is recorded."""

    text: str
    nullable: bool
    values: tuple[str, ...] | None


def shape_of(one: Type) -> TypeShape:
    """How a type is recorded."""
    members = members_of(one)
    nullable = NULL in members and len(members) > 1
    rest = union(member for member in members if member != NULL) if nullable else one
    literals = [*_literals(rest)]
    if len(literals) != 1 or len(literals[0].values) < 2:
        return TypeShape(text_of(rest), nullable, None)
    values = literals[0].values
    is_text = all(isinstance(value, str) for value in values)
    shown = text_of(_with(rest, _TEXTS if is_text else _OTHERS))
    written = map(str, values) if is_text else map(repr, values)
    return TypeShape(shown, nullable, tuple(sorted(written)))


def type_of(text: str, nullable: bool, values: Sequence[str] | None) -> Type:
    """The type that is recorded so.

    :raises flake8_notifications.dialects.types.TypeTextError: if it is none, or not known.
    """
    type_ = parse(text)
    if type_ == NOT_KNOWN:
        raise TypeTextError("not known")
    if values is not None:
        read: list[Plain] = list(values)
        if _OTHERS.head in text:
            read = [_read(value) for value in values]
        type_ = _replaced(type_, literal(read))
    return union([type_, NULL]) if nullable else type_


def _read(text: str) -> Plain:
    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise TypeTextError(f"no value: {text}") from error
    if isinstance(value, Plain):
        return value
    raise TypeTextError(f"no value: {text}")


def shown_value(value: Plain) -> str:
    """How a value is called in a message."""
    return value if isinstance(value, str) else repr(value)


def _literals(one: Type) -> Iterator[Type]:
    if one.head == LITERAL:
        yield one
    for argument in one.arguments:
        yield from _literals(argument)


def _with(one: Type, placeholder: Type) -> Type:
    """A type with something else for its literal."""
    if one.head == LITERAL:
        return placeholder
    return Type(one.head, tuple(_with(argument, placeholder) for argument in one.arguments))


def _replaced(one: Type, type_: Type) -> Type:
    if one.head == LITERAL and one.values in ((), (...,)):
        return type_
    arguments = tuple(_replaced(argument, type_) for argument in one.arguments)
    return union(arguments) if one.head == "Union" else Type(one.head, arguments, one.values)
