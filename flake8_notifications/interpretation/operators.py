"""Operators on values, bounded so that no source text can make them slow or large."""

from __future__ import annotations

import operator as python
import re
from collections.abc import Callable
from typing import Any, Final

from flake8_notifications.interpretation.percent import percent
from flake8_notifications.interpretation.text_values import (
    ERRORS,
    LONGEST,
    NEVER_NUMBERS,
    NOT_PLAIN,
    Raises,
    as_text,
    best_supplier,
    concatenate,
    is_texty,
    literal_prefix,
    literal_suffix,
    plain,
    raised,
    too_long,
    unsure,
    without_prefix,
    without_suffix,
)
from flake8_notifications.interpretation.values.base import Constant, Text, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.source.place import Place

_ARITHMETIC: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": python.add,
    "-": python.sub,
    "*": python.mul,
    "/": python.truediv,
    "//": python.floordiv,
    "%": python.mod,
    "**": python.pow,
    "<<": python.lshift,
    ">>": python.rshift,
    "|": python.or_,
    "&": python.and_,
    "^": python.xor,
    "@": python.matmul,
}
#: The limit of bits in a number.
_MOST_BITS: Final = 10_000
_WIDE: Final = re.compile(rb"\d{4}")
_TOO_LARGE: Final = "a value too large to be computed"


def binary(operator: str, left: Value, right: Value, place: Place | None) -> Value | Raises:
    """``left operator right``; a dict on the right of ``%`` is for :func:`format_percent`."""
    if operator == "%" and is_texty(left):
        assert isinstance(left, Constant | Text)
        return percent(left, right, place)
    if isinstance(left, Constant) and isinstance(right, Constant):
        return _of_constants(operator, left, right, place)
    if operator == "+" and (is_texty(left) or is_texty(right)):
        return _added(left, right, place)
    if isinstance(left, Constant | Text | Tuple) and isinstance(right, Constant | Text | Tuple):
        return _of_sequences(operator, left, right, place)
    return unsure(f"an operator '{operator}' that is not understood here", place, left, right)


def _of_constants(
    operator: str, left: Constant, right: Constant, place: Place | None
) -> Value | Raises:
    one, other = left.value, right.value
    if _is_too_large(operator, one, other):
        is_text = isinstance(one, str | bytes) or isinstance(other, str | bytes)
        return too_long() if is_text else Unknown(_TOO_LARGE, place)
    function = _ARITHMETIC.get(operator)
    if function is None:
        return Unknown(f"an operator '{operator}' that is not understood here", place)
    try:
        result = function(one, other)
    except ERRORS as error:
        return raised(error)
    return Constant(result, best_supplier(left, right) if isinstance(result, str) else None)


def _is_too_large(operator: str, left: object, right: object) -> bool:
    match operator, left, right:
        case "+", (str() | bytes()), (str() | bytes()):
            return len(left) + len(right) > LONGEST
        case "*", (str() | bytes()), int():
            return len(left) * right > LONGEST
        case "*", int(), (str() | bytes()):
            return len(right) * left > LONGEST
        case "*", int(), int():
            return left.bit_length() + right.bit_length() > _MOST_BITS
        case "**", int(), int():
            return right > 0 and left.bit_length() * right > _MOST_BITS and left not in (0, 1, -1)
        case "<<", int(), int():
            return left != 0 and right > 0 and left.bit_length() + right > _MOST_BITS
        case "%", bytes(), _:
            items = right if isinstance(right, tuple) else (right,)
            widths = [item for item in items if isinstance(item, int)] if b"*" in left else []
            return any(abs(width) > LONGEST for width in widths) or bool(_WIDE.search(left))
        case _:
            return False


def _added(left: Value, right: Value, place: Place | None) -> Value | Raises:
    """``+`` where one operand is a text."""
    for side in (left, right):
        if isinstance(side, NEVER_NUMBERS) or (isinstance(side, Constant) and not is_texty(side)):
            return Raises("TypeError")
        if not is_texty(side) and not isinstance(side, Unknown | External):
            return unsure("an operator '+' that is not understood here", place, left, right)
    return concatenate((as_text(left, place), as_text(right, place)))


def _of_sequences(
    operator: str,
    left: Constant | Text | Tuple,
    right: Constant | Text | Tuple,
    place: Place | None,
) -> Value | Raises:
    match operator, left, right:
        case "+", Tuple(), Tuple():
            return _added_tuples(left, right, place)
        case "*", (Text() | Tuple()), Constant(value=int(count)):
            return _repeated(left, count, place)
        case "*", Constant(value=int(count)), (Text() | Tuple()):
            return _repeated(right, count, place)
        case "%", Constant(value=bytes(template)), Tuple():
            objects = plain(right)
            if objects is NOT_PLAIN or _is_too_large("%", template, objects):
                return unsure("a format string that is not known", place, right)
            return _of_constants(operator, left, Constant(objects), place)
        case _:
            return Raises("TypeError")


def _added_tuples(left: Tuple, right: Tuple, place: Place | None) -> Value:
    if left.more is None:
        items = left.items + right.items
        return Tuple(items, more=right.more) if len(items) <= LONGEST else Unknown(
            _TOO_LARGE, place
        )  # fmt: skip
    if not right.items and right.more is None:
        return Tuple(left.items, more=left.more)
    more = unsure("an item that is not known", place, left.more, *right.items, right.more)
    return Tuple(left.items, more=more)


def _repeated(sequence: Text | Tuple, count: int, place: Place | None) -> Value:
    if isinstance(sequence, Text):
        if count <= 0:
            return Constant("", sequence.supplier)
        return too_long(sequence) if count > LONGEST else concatenate((sequence,) * count)
    if count <= 0:
        return Tuple(())
    if count == 1:
        return Tuple(sequence.items, more=sequence.more)
    if sequence.more is not None or len(sequence.items) * count > LONGEST:
        return unsure(_TOO_LARGE, place, sequence)
    return Tuple(sequence.items * count)


def subscript_constant(
    container: Constant | Text | Tuple, index: Value, place: Place | None
) -> Value | Raises:
    """``container[index]`` of a text, bytes or a tuple."""
    if isinstance(index, Text | Tuple | ListObject | DictObject):
        return Raises("TypeError")
    if not isinstance(index, Constant):
        return unsure("an item that is not known", place, index, container)
    if not isinstance(container, Constant) and not isinstance(index.value, int):
        return Raises("TypeError")
    match container:
        case Constant(value=str() | bytes() as sequence):
            try:
                item = sequence[index.value]  # type: ignore[index,call-overload]
            except ERRORS as error:
                return raised(error)
            return Constant(item, container.supplier)
        case Constant():
            return Raises("TypeError")
        case Text():
            return _character(container, int(index.value), place)  # type: ignore[call-overload]
        case Tuple():
            return _item(container, int(index.value), place)  # type: ignore[call-overload]


def _character(text: Text, index: int, place: Place | None) -> Value:
    literal = literal_prefix(text.parts) if index >= 0 else literal_suffix(text.parts)
    if -len(literal) <= index < len(literal):
        return Constant(literal[index], text.supplier)
    return unsure("a character of a text", place, text)


def _item(container: Tuple, index: int, place: Place | None) -> Value | Raises:
    """An item of a tuple, whose further items, if any, are at the end."""
    items = container.items
    if container.more is None:
        return items[index] if -len(items) <= index < len(items) else Raises("IndexError")
    if index >= 0:
        return items[index] if index < len(items) else container.more
    return container.more if not items else unsure("an item that is not known", place, container)


def slice_text(
    text: Constant | Text | Tuple,
    lower: Value | int | None,
    upper: Value | int | None,
    step: Value | int | None,
    place: Place | None = None,
) -> Value | Raises:
    """``text[lower:upper:step]`` of a text, bytes or a tuple; None for an omitted bound."""
    if isinstance(text, Constant) and not isinstance(text.value, str | bytes):
        return Raises("TypeError")
    arguments = (lower, upper, step)
    bounds = [bound if isinstance(bound, int | None) else plain(bound) for bound in arguments]
    if any(bound is NOT_PLAIN for bound in bounds):
        unclear = [bound for bound in arguments if not isinstance(bound, int | None)]
        return unsure("a slice that is not known", place, *unclear, text)
    if any(bound is not None and not isinstance(bound, int) for bound in bounds):
        return Raises("TypeError")
    part: slice[Any, Any, Any] = slice(*bounds)
    if part.step == 0:
        return Raises("ValueError")
    match text:
        case Constant(value=str() | bytes() as sequence):
            return Constant(sequence[part], text.supplier)
        case Tuple(items=items, more=None):
            return Tuple(items[part])
        case Tuple():
            return _sliced_tuple(text, part, place)
    assert isinstance(text, Text)
    return _sliced(text, part, place)


def _sliced(text: Text, part: slice[Any, Any, Any], place: Place | None) -> Value:
    prefix, suffix = len(literal_prefix(text.parts)), len(literal_suffix(text.parts))
    start, stop = part.start or 0, part.stop
    if part.step in (None, 1):
        if 0 <= start <= prefix and stop is not None and 0 <= stop <= prefix:
            return Constant(literal_prefix(text.parts)[start:stop], text.supplier)
        if -suffix <= start < 0 and (stop is None or -suffix <= stop < 0):
            return Constant(literal_suffix(text.parts)[start:stop], text.supplier)
        if 0 <= start <= prefix and (stop is None or -suffix <= stop < 0):
            whole = without_prefix(text, start)
            return without_suffix(whole, -stop) if stop and isinstance(whole, Text) else whole
    return unsure("a slice of a text", place, text)


def _sliced_tuple(container: Tuple, part: slice[Any, Any, Any], place: Place | None) -> Value:
    """A slice of a tuple that may have further items at the end."""
    count = len(container.items)
    start, stop = part.start or 0, part.stop
    if part.step in (None, 1) and 0 <= start <= count:
        if stop is None:
            return Tuple(container.items[start:], more=container.more)
        if 0 <= stop <= count:
            return Tuple(container.items[start:stop])
    return unsure("a slice that is not known", place, container)
