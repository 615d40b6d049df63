"""Partly unknown texts: how they are created, concatenated and cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation.values.base import (
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.containers import DictObject, HeapObject, ListObject
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import Function
from flake8_notifications.source.place import Place

#: The limit of the length of a text or tuple.
LONGEST: Final = 10_000
#: The limit of unknown parts in a text.
MOST_UNKNOWN: Final = 200
#: The exceptions that Python raises for unsuitable operands.
ERRORS: Final = (ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError)
#: Kinds of values that are not numbers and do not define a format.
NEVER_NUMBERS: Final = (Tuple, ListObject, DictObject, Function, ModuleValue)

Piece: TypeAlias = str | Unknown
TextLike: TypeAlias = Constant | Text | Unknown


class Raises(NamedTuple):
    """The outcome of an operation that raises a builtin exception."""

    name: str


class Listed(NamedTuple):
    """The content of a new list.

    :ivar more: the value of any number of further items at the end; None if there are none.
    """

    items: tuple[Value, ...]
    more: Value | None = None


def raised(error: BaseException) -> Raises:
    """The outcome for an exception that Python raised."""
    return Raises(type(error).__name__)


def best_supplier(*values: Value) -> Supplier | None:
    """The supplier of some values that is the outermost call, and of several the latest."""
    best: Supplier | None = None
    for value in values:
        if isinstance(value, Constant | Text):
            best = better_supplier(best, value.supplier)
    return best


def better_supplier(one: Supplier | None, other: Supplier | None) -> Supplier | None:
    """The one of two suppliers that :func:`best_supplier` prefers."""
    if one is None or other is None:
        return other if one is None else one
    return other if (other.depth, -other.order) < (one.depth, -one.order) else one


def unsure(reason: str, place: Place | None, *values: Value | None) -> Unknown:
    """An unknown derived from some values, with the reason of the first unknown among them."""
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
                unknown = _first_unknown((*items, more))
                if unknown is not None:
                    return unknown
            case _:
                continue
    return None


def derived(unknown: Unknown) -> Unknown:
    """An unknown derived from another one, and distinct from it."""
    return Unknown(unknown.reason, unknown.place, unknown.opens)


def too_long(*values: Value | None) -> Unknown:
    """The result of an operation that exceeds the limits."""
    return Unknown(f"a text of more than {LONGEST:,} characters", None, opens_of(*values))


def is_texty(value: Value) -> bool:
    """Whether a value is certainly a ``str``."""
    return isinstance(value, Text) or (isinstance(value, Constant) and isinstance(value.value, str))


def pieces_of(value: Value) -> tuple[Piece, ...]:
    """The parts of a text: non-empty literals, and unknown ones."""
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
    """``str(value)``: a constant if it is known, else a text with unknown parts."""
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
    """``repr(value)``: a constant if it is known, else a text with an unknown part."""
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
    """The concatenation of the texts of some values.

    :param supplier: the supplier of what else contributes to the text.
    """
    parts = tuple(parts)
    values = [part for part in parts if not isinstance(part, str)]
    supplier = better_supplier(supplier, best_supplier(*values))
    literals = [
        part.value for part in values if type(part) is Constant and isinstance(part.value, str)
    ]
    if len(literals) == len(parts):
        return Constant("".join(literals), supplier) if _is_followed(literals) else too_long()
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
    """A text of some parts, with adjacent literals merged."""
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

    :param more: the value of any number of further items, at any position; None if there are none.
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
    """The literal prefix of a text, or nothing."""
    return pieces[0] if pieces and isinstance(pieces[0], str) else ""


def literal_suffix(pieces: tuple[Piece, ...]) -> str:
    """The literal suffix of a text, or nothing."""
    return pieces[-1] if pieces and isinstance(pieces[-1], str) else ""


def without_prefix(text: Text, length: int) -> TextLike:
    """A text without the first characters of its literal prefix."""
    prefix = literal_prefix(text.parts)
    rest = text.parts[1:] if prefix else text.parts
    return concatenate((prefix[length:], *rest), text.supplier)


def without_suffix(text: Text, length: int) -> TextLike:
    """A text without the last characters of its literal suffix."""
    suffix = literal_suffix(text.parts)
    rest = text.parts[:-1] if suffix else text.parts
    return concatenate((*rest, suffix[: len(suffix) - length]), text.supplier)


def plain(value: Value) -> object:
    """The Python object of a constant or a tuple of constants; NOT_PLAIN for other values."""
    match value:
        case Constant(value=constant):
            return constant
        case Tuple(items=items, fields=(), more=None):
            objects = tuple(map(plain, items))
            return NOT_PLAIN if any(item is NOT_PLAIN for item in objects) else objects
        case _:
            return NOT_PLAIN


#: The result of :func:`plain` for a value without a Python object.
NOT_PLAIN: Final = object()
