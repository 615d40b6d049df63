"""Texts of which parts may not be known: how they are made, put together and cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation.values import (
    Constant,
    DictObject,
    External,
    Function,
    HeapObject,
    Instance,
    ListObject,
    ModuleValue,
    Native,
    Place,
    Supplier,
    Text,
    Tuple,
    Unknown,
    Value,
    opens_of,
)

#: The longest text, and the largest tuple, that is still followed.
LONGEST: Final = 10_000
#: How many parts of a text may not be known.
MOST_UNKNOWN: Final = 200
#: What Python raises for operands that do not fit.
ERRORS: Final = (ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError)
#: What is no number, and has no format of its own.
NEVER_NUMBERS: Final = (Tuple, ListObject, DictObject, Function, ModuleValue)

Piece: TypeAlias = str | Unknown
TextLike: TypeAlias = Constant | Text | Unknown


class Raises(NamedTuple):
    """An operation that raises an exception of one of Python's own classes."""

    name: str


class Listed(NamedTuple):
    """The content of a new list.

    :ivar more: what any number of further items, at the end, may be; None for no more.
    """

    items: tuple[Value, ...]
    more: Value | None = None


def raised(error: BaseException) -> Raises:
    """What stands for an exception that Python raised."""
    return Raises(type(error).__name__)


def best_supplier(*values: Value) -> Supplier | None:
    """The supplier of some values that is nearest to the start, and of such the last one made."""
    best: Supplier | None = None
    for value in values:
        if isinstance(value, Constant | Text):
            best = better_supplier(best, value.supplier)
    return best


def better_supplier(one: Supplier | None, other: Supplier | None) -> Supplier | None:
    """The one of two suppliers that :func:`best_supplier` takes."""
    if one is None or other is None:
        return other if one is None else one
    return other if (other.depth, -other.order) < (one.depth, -one.order) else one


def unsure(reason: str, place: Place | None, *values: Value | None) -> Unknown:
    """A value that is made of others, with the reason of the first unknown one among them."""
    opens = opens_of(*values)
    first = _first_unknown(values)
    if first is None:
        return Unknown(reason, place, opens)
    return Unknown(first.reason, first.place or place, opens)


def _first_unknown(values: Iterable[Value | None]) -> Unknown | None:
    for value in values:
        match value:
            case Unknown():
                return value
            case Text(parts=parts):
                return next((part for part in parts if isinstance(part, Unknown)), None)
            case Tuple(items=items, more=more):
                found = _first_unknown((*items, more))
                if found is not None:
                    return found
            case _:
                continue
    return None


def derived(unknown: Unknown) -> Unknown:
    """What comes of an unknown value, and is not the same value any more."""
    return Unknown(unknown.reason, unknown.place, unknown.opens)


def too_long(*values: Value | None) -> Unknown:
    """The value of an operation whose result is not followed."""
    return Unknown(f"a text of more than {LONGEST:,} characters", None, opens_of(*values))


def is_texty(value: Value) -> bool:
    """Whether a value is a ``str`` for certain."""
    return isinstance(value, Text) or (isinstance(value, Constant) and isinstance(value.value, str))


def pieces_of(value: Value) -> tuple[Piece, ...]:
    """The parts of a text: literals that are not empty, and unknown ones."""
    match value:
        case Text(parts=parts):
            return parts
        case Constant(value=str(text)):
            return (text,) if text else ()
        case Unknown():
            return (value,)
        case _:
            return pieces_of(as_text(value))


def as_text(value: Value, place: Place | None = None) -> TextLike:
    """``str(value)``: a constant if it is known, and else a text of unknown parts."""
    match value:
        case Constant(value=str()) | Text():
            return value
        case Constant(value=constant, supplier=supplier):
            try:
                return Constant(str(constant), supplier)
            except ValueError:
                return Unknown("a number of too many digits", place)
        case Unknown():
            return Text((value,))
        case _:
            return Text((Unknown(_reason_of(value), _place_of(value, place), opens_of(value)),))


def as_repr(value: Value, place: Place | None = None) -> TextLike:
    """``repr(value)``: a constant if it is known, and else a text of an unknown part."""
    match value:
        case Constant(value=constant, supplier=supplier):
            try:
                return Constant(repr(constant), supplier)
            except ValueError:
                return Unknown("a number of too many digits", place)
        case Unknown() | Text():
            return Text((unsure("the text of an object", place, value),), best_supplier(value))
        case _:
            return as_text(value, place)


def _reason_of(value: Value) -> str:
    match value:
        case External(name=name) | Native(name=name):
            return f"the text of '{name}'"
        case Function():
            return f"the text of the function '{value.shown_name}'"
        case Instance(cls=cls):
            return f"the text of an object of the class '{cls.name}'"
        case _:
            return "the text of an object"


def _place_of(value: Value, place: Place | None) -> Place | None:
    return value.place or place if isinstance(value, HeapObject) else place


def concatenate(parts: Iterable[str | Value], supplier: Supplier | None = None) -> TextLike:
    """What the texts of some values, one after the other, make up.

    :param supplier: of what else the text is made of.
    """
    parts = tuple(parts)
    values = [part for part in parts if not isinstance(part, str)]
    supplier = better_supplier(supplier, best_supplier(*values))
    known = [
        part.value for part in values if type(part) is Constant and isinstance(part.value, str)
    ]
    if len(known) == len(parts):
        return Constant("".join(known), supplier) if _is_followed(known) else too_long()
    pieces: list[Piece] = []
    for part in parts:
        pieces += (part,) if isinstance(part, str) else pieces_of(part)
        if len(pieces) > 2 * LONGEST:
            return too_long(*values)
    return _merged(pieces, supplier) if _is_followed(pieces) else too_long(*values)


def _is_followed(pieces: Sequence[Piece]) -> bool:
    literals = [piece for piece in pieces if isinstance(piece, str)]
    return sum(map(len, literals)) <= LONGEST and len(pieces) - len(literals) <= MOST_UNKNOWN


def _merged(pieces: list[Piece], supplier: Supplier | None) -> Constant | Text:
    """A text of some parts, where neighbouring literals become one."""
    parts: list[Piece] = []
    for is_literal, group in groupby(pieces, lambda piece: isinstance(piece, str)):
        if not is_literal:
            parts += group
        elif literal := "".join(map(str, group)):
            parts.append(literal)
    if all(isinstance(part, str) for part in parts):
        return Constant("".join(map(str, parts)), supplier)
    return Text(tuple(parts), supplier)


def joined(
    separator: Constant | Text, items: Iterable[Value], more: Value | None, place: Place | None
) -> TextLike | Raises:
    """``separator.join(items)``.

    :param more: what any number of further items, anywhere, may be; None for no more.
    """
    items = tuple(items)
    for item in items:
        if isinstance(item, Constant | Tuple) and not is_texty(item):
            return Raises("TypeError")
    if more is not None:
        return unsure("a text made of any number of items", place, *items, more, separator)
    parts: list[TextLike] = []
    for item in items:
        if parts:
            parts.append(separator)
        parts.append(as_text(item, place))
    return concatenate(parts, separator.supplier if len(parts) == 1 else None)


def literal_prefix(pieces: tuple[Piece, ...]) -> str:
    """What a text of some parts begins with, as far as it is known."""
    return pieces[0] if pieces and isinstance(pieces[0], str) else ""


def literal_suffix(pieces: tuple[Piece, ...]) -> str:
    """What a text of some parts ends with, as far as it is known."""
    return pieces[-1] if pieces and isinstance(pieces[-1], str) else ""


def without_prefix(text: Text, length: int) -> TextLike:
    """A text without some of the characters of its literal prefix."""
    prefix = literal_prefix(text.parts)
    rest = text.parts[1:] if prefix else text.parts
    return concatenate((prefix[length:], *rest), text.supplier)


def without_suffix(text: Text, length: int) -> TextLike:
    """A text without some of the characters of its literal suffix."""
    suffix = literal_suffix(text.parts)
    rest = text.parts[:-1] if suffix else text.parts
    return concatenate((*rest, suffix[: len(suffix) - length]), text.supplier)


def plain(value: Value) -> object:
    """The Python object that a constant or a tuple of constants is; NOT_PLAIN for others."""
    match value:
        case Constant(value=constant):
            return constant
        case Tuple(items=items, fields=(), more=None):
            objects = tuple(map(plain, items))
            return NOT_PLAIN if any(each is NOT_PLAIN for each in objects) else objects
        case _:
            return NOT_PLAIN


#: What :func:`plain` says of a value that is not known.
NOT_PLAIN: Final = object()
