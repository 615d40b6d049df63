"""Format strings with ``%``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from flake8_notifications.interpretation.text_values import (
    ERRORS,
    LONGEST,
    NEVER_NUMBERS,
    NOT_PLAIN,
    Raises,
    TextLike,
    as_repr,
    as_text,
    best_supplier,
    concatenate,
    pieces_of,
    plain,
    raised,
    too_long,
    unsure,
)
from flake8_notifications.interpretation.values.base import Constant, Text, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import Function
from flake8_notifications.source.place import Place

Part: TypeAlias = str | TextLike

_SPECIFIER: Final = re.compile(
    r"%(?:\((?P<key>(?:[^()]|\([^()]*\))*)\))?(?P<flags>[-+ #0]*)(?P<width>\*|\d+)?"
    r"(?:\.(?P<precision>\*|\d*))?[hlL]?(?P<kind>.?)",
    re.DOTALL | re.ASCII,
)
#: Matches what may make a text longer than its parts.
_WIDE: Final = re.compile(r"\*|\d{4}")
_TEXT_KINDS: Final = frozenset("sra")
_NUMBER_KINDS: Final = frozenset("diuoxXeEfFgG")
_UNCLEAR: Final = "a format string that is not known"


def percent(
    template: Constant | Text | Unknown, right: Value, place: Place | None
) -> TextLike | Raises:
    """``template % right`` for a tuple or a single value, but not for a dict."""
    match template, right:
        case Unknown(), _:
            return unsure(_UNCLEAR, place, template, right)
        case Constant(value=str(text)), Constant(value=value) if not _WIDE.search(text):
            return _percent_of_constants(text, value, best_supplier(template, right))
        case _, Tuple(items=items, more=None):
            return format_percent(template, items, place)
        case (_, Tuple()) | (_, DictObject()):
            return unsure(_UNCLEAR, place, template, right)
        case _, Unknown() | External():
            return _percent_of_unknown(template, right, place)
        case Text(), _ if _count(template) == 0:
            return unsure(_UNCLEAR, place, template, right)
        case _, Constant(value=bytes()):
            return _percent(template, _Arguments((right,), is_lenient=True), place)
        case _:
            is_lenient = not isinstance(right, Constant | Text | Function | ModuleValue)
            return _percent(template, _Arguments((right,), is_lenient=is_lenient), place)


def format_percent(
    template: Constant | Text | Unknown,
    arguments: Sequence[Value] | Mapping[str, Value],
    place: Place | None,
) -> TextLike | Raises:
    """``template % arguments`` for a tuple, or for a dict whose keys are all texts."""
    if isinstance(template, Unknown):
        values = arguments.values() if isinstance(arguments, Mapping) else arguments
        return unsure(_UNCLEAR, place, template, *values)
    if isinstance(arguments, Mapping):
        whole = unsure("the text of a dict", place, *arguments.values())
        return _percent(template, _Arguments((whole,), arguments, is_lenient=True), place)
    if isinstance(template, Constant) and isinstance(template.value, str):
        objects = tuple(map(plain, arguments))
        if NOT_PLAIN not in objects and not _WIDE.search(template.value):
            supplier = best_supplier(template, *arguments)
            return _percent_of_constants(template.value, objects, supplier)
    elif isinstance(template, Text) and _count(template) != len(arguments):
        # Some of the arguments belong to the unknown parts.
        if _count(template) > len(arguments):
            return Raises("TypeError")
        return unsure(_UNCLEAR, place, template, *arguments)
    return _percent(template, _Arguments(tuple(arguments)), place)


def has_repr(template: Constant | Text) -> bool:
    """Whether a template shows an argument by its ``repr()``."""
    literal = "".join(piece for piece in pieces_of(template) if isinstance(piece, str))
    return any(match["kind"] in ("r", "a") for match in _SPECIFIER.finditer(literal))


def _percent_of_constants(
    template: str, right: object, supplier: Supplier | None
) -> TextLike | Raises:
    if len(template) > LONGEST:
        return too_long()
    try:
        text = template % right
    except ERRORS as error:
        return raised(error)
    return Constant(text, supplier) if len(text) <= LONGEST else too_long()


def _percent_of_unknown(
    template: Constant | Text, right: Unknown | External, place: Place | None
) -> TextLike | Raises:
    """The result for an unknown right operand, which may be a tuple, a dict or anything else."""
    count = _count(template)
    if count == 1:
        return _percent(template, _Arguments((right,), _AnyKey(right), is_lenient=True), place)
    if isinstance(template, Text) and count == 0:
        return unsure(_UNCLEAR, place, template, right)
    items = tuple(unsure("an item that is not known", place, as_text(right)) for _ in range(count))
    return _percent(template, _Arguments(items, _AnyKey(right), is_lenient=True), place)


def _count(template: Constant | Text) -> int:
    """The number of arguments that the literal parts of a template consume."""
    return sum(
        match[0] != "%%" and 1 + (match["width"] == "*") + (match["precision"] == "*")
        for piece in pieces_of(template)
        if isinstance(piece, str)
        for match in _SPECIFIER.finditer(piece)
    )


class _AnyKey(Mapping[str, Value]):
    """An unknown value used as a dict."""

    def __init__(self, value: Unknown | External) -> None:
        self._value = value

    def __getitem__(self, key: str) -> Value:
        return unsure("an item that is not known", None, as_text(self._value))

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _Arguments:
    """The arguments of a template, in the order of consumption.

    :ivar is_lenient: whether some may be left over.
    """

    def __init__(
        self,
        items: tuple[Value, ...],
        mapping: Mapping[str, Value] | None = None,
        *,
        is_lenient: bool = False,
    ) -> None:
        self._items = items
        self._mapping = mapping
        self._taken = 0
        self.is_lenient = is_lenient

    @property
    def is_used_up(self) -> bool:
        return self._taken >= len(self._items)

    def take(self) -> Value | Raises:
        if self.is_used_up:
            return Raises("TypeError")
        self._taken += 1
        return self._items[self._taken - 1]

    def look_up(self, key: str) -> Raises | None:
        """Continue with the value of a key."""
        if self._mapping is None:
            return Raises("TypeError")
        try:
            self._items = (self._mapping[key],)
        except KeyError:
            return Raises("KeyError")
        self._taken = 0
        return None


def _percent(
    template: Constant | Text, arguments: _Arguments, place: Place | None
) -> TextLike | Raises:
    parts: list[Part] = []
    for piece in pieces_of(template):
        if isinstance(piece, Unknown):
            parts.append(piece)
            continue
        end = 0
        for match in _SPECIFIER.finditer(piece):
            if match["kind"] in ("", "(") and (isinstance(template, Text) or match["kind"]):
                return unsure(_UNCLEAR, place, template)
            part = _specified(match, arguments, place)
            if isinstance(part, Raises):
                return part
            parts += piece[end : match.start()], part
            end = match.end()
        parts.append(piece[end:])
    if not arguments.is_lenient and not arguments.is_used_up:
        return Raises("TypeError")
    return concatenate(parts, template.supplier)


def _specified(
    match: re.Match[str], arguments: _Arguments, place: Place | None
) -> str | TextLike | Raises:
    """The text for a single conversion specifier."""
    if match[0] == "%%":
        return "%"
    if match[0] == "%s":
        value = arguments.take()
        return value if isinstance(value, Raises) else _converted(value, "s", "", place)
    kind = match["kind"]
    if match["key"] is not None:
        problem = arguments.look_up(match["key"])
        if problem is not None:
            return problem
    numbers: list[str | Unknown] = []
    for number in (match["width"], match["precision"]):
        chosen = _number(number, arguments, place)
        if isinstance(chosen, Raises):
            return chosen
        numbers.append(chosen)
    if not kind:
        return Raises("ValueError")
    value = arguments.take()
    if isinstance(value, Raises):
        return value
    if kind not in _TEXT_KINDS and kind not in _NUMBER_KINDS and kind != "c":
        return Raises("ValueError")
    width, precision = numbers
    if isinstance(width, Unknown) or isinstance(precision, Unknown):
        return unsure(_UNCLEAR, place, width if isinstance(width, Unknown) else None, value)
    if match["precision"] is not None:
        precision = ".0" if precision.startswith("-") else f".{precision}"
    return _converted(value, kind, f"{match['flags']}{width}{precision}", place)


def _number(
    number: str | None, arguments: _Arguments, place: Place | None
) -> str | Unknown | Raises:
    """The width or precision of a conversion specifier."""
    if number == "*":
        value = arguments.take()
        if isinstance(value, Raises):
            return value
        if not isinstance(value, Constant):
            return unsure(_UNCLEAR, place, value)
        if not isinstance(value.value, int):
            return Raises("TypeError")
        if abs(value.value) > sys.maxsize:
            return Raises("OverflowError")
        if abs(value.value) > LONGEST:
            return too_long()
        return str(int(value.value))
    if number and len(number) > 10:
        return Raises("ValueError") if len(number) > 20 else too_long()
    return too_long() if number and int(number) > LONGEST else number or ""


def _converted(value: Value, kind: str, flags: str, place: Place | None) -> TextLike | Raises:
    """``%`` with flags, width, precision and a conversion type."""
    if isinstance(value, Constant):
        if not flags and kind == "s" and isinstance(value.value, str):
            return value
        try:
            return Constant(f"%{flags}{kind}" % (value.value,), value.supplier)
        except ERRORS as error:
            return raised(error)
    if kind in _NUMBER_KINDS and isinstance(value, (Text, *NEVER_NUMBERS)):
        return Raises("TypeError")
    text = as_text(value, place) if kind == "s" else as_repr(value, place)
    if not flags and kind == "s":
        return text
    return Text((unsure(_UNCLEAR, place, text),), best_supplier(text))
