"""``str.format``, and the fields of f-strings."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation.text_values import (
    ERRORS,
    NEVER_NUMBERS,
    Raises,
    TextLike,
    as_repr,
    as_text,
    best_supplier,
    concatenate,
    derived,
    pieces_of,
    plain,
    raised,
    too_long,
    unsure,
)
from flake8_notifications.interpretation.values.base import Constant, Text, Unknown, Value
from flake8_notifications.source.place import Place

Part: TypeAlias = str | TextLike
Attribute: TypeAlias = Callable[[Value, str], Value | Raises]
Item: TypeAlias = Callable[[Value, Value], Value | Raises]


class Field(NamedTuple):
    """A replacement field of a format string.

    :ivar conversion: ``r``, ``s``, ``a`` or empty.
    """

    value: Value
    conversion: str
    specification: str | Value


Present: TypeAlias = Callable[[Field], Field]

_WIDE_SPECIFICATION: Final = re.compile(r"\d{4}")
_TEXT_KINDS: Final = frozenset("sra")
_NAME: Final = re.compile(r"[^.\[]*")
_STEP: Final = re.compile(r"\.([^.\[]+)|\[([^\]]+)\]")
_UNCLEAR: Final = "a format string that is not known"


def format_braces(
    template: Constant | Text | Unknown,
    positional: Sequence[Value],
    keywords: Mapping[str, Value],
    place: Place | None,
    attribute: Attribute,
    item: Item,
    present: Present = lambda field: field,
) -> TextLike | Raises:
    """``template.format(*positional, **keywords)``, or ``template.format_map(keywords)``.

    :param attribute: looks up an attribute of a value.
    :param item: looks up an item of a value, by a constant text or number.
    :param present: replaces an instance by the text that its class formats it as.
    """
    if isinstance(template, Unknown):
        return unsure(_UNCLEAR, place, template, *positional, *keywords.values())
    fields = _Fields(positional, keywords, place, attribute, item, present)
    parts: list[Part] = []
    for piece in pieces_of(template):
        if isinstance(piece, Unknown):
            parts.append(piece)
            continue
        part = fields.filled(piece, 2)
        if isinstance(part, Raises):
            if isinstance(template, Text) and part.name == "ValueError":
                return unsure(_UNCLEAR, place, template, *positional, *keywords.values())
            return part
        parts.append(part)
    return concatenate(parts, template.supplier)


class _Fields:
    """The arguments of a template with braces."""

    def __init__(
        self,
        positional: Sequence[Value],
        keywords: Mapping[str, Value],
        place: Place | None,
        attribute: Attribute,
        item: Item,
        present: Present,
    ) -> None:
        self._positional = positional
        self._keywords = keywords
        self._place = place
        self._attribute = attribute
        self._item = item
        self._present = present
        self._automatic = 0
        self._is_automatic: bool | None = None

    def filled(self, template: str, depth: int) -> TextLike | Raises:
        """A literal piece of a template with its fields filled in.

        :param depth: the remaining levels of nested fields.
        """
        if depth == 0:
            return Raises("ValueError")
        parts: list[Part] = []
        try:
            for literal, field, specification, conversion in string.Formatter().parse(template):
                parts.append(literal)
                if field is None:
                    continue
                part = self._field(field, specification or "", conversion or "", depth)
                if isinstance(part, Raises):
                    return part
                parts.append(part)
        except ERRORS as error:
            return raised(error)
        return concatenate(parts)

    def _field(
        self, field: str, specification: str, conversion: str, depth: int
    ) -> TextLike | Raises:
        value = self._value(field)
        if isinstance(value, Raises):
            return value
        filled: str | TextLike | Raises = specification
        if "{" in specification or "}" in specification:
            filled = self.filled(specification, depth - 1)
        if isinstance(filled, Raises):
            return filled
        return formatted(*self._present(Field(value, conversion, filled)), self._place)

    def _value(self, field: str) -> Value | Raises:
        name = _NAME.match(field)
        assert name is not None
        value = self._argument(name[0])
        end = name.end()
        while not isinstance(value, Raises) and end < len(field):
            step = _STEP.match(field, end)
            if step is None:
                return Raises("ValueError")
            attribute, index = step.groups()
            value = self._item(value, _index(index)) if index else self._attribute(value, attribute)
            end = step.end()
        return value

    def _argument(self, name: str) -> Value | Raises:
        if name and not name.isdecimal():
            return self._keywords[name] if name in self._keywords else Raises("KeyError")
        number = self._number(name)
        if isinstance(number, Raises):
            return number
        if number >= len(self._positional):
            return Raises("IndexError")
        return self._positional[number]

    def _number(self, name: str) -> int | Raises:
        """The index of a field; fields without one are numbered automatically."""
        if self._is_automatic not in (None, not name):
            return Raises("ValueError")
        self._is_automatic = not name
        if name:
            return int(name) if len(name) < 20 else Raises("ValueError")
        self._automatic += 1
        return self._automatic - 1


def _index(text: str) -> Constant:
    return Constant(int(text) if text.isdecimal() and len(text) < 20 else text)


def formatted(
    value: Value, conversion: str, specification: str | Value, place: Place | None
) -> TextLike | Raises:
    """The text for a field of an f-string.

    :param conversion: ``r``, ``s``, ``a`` or empty.
    """
    if isinstance(specification, str):
        specification = Constant(specification)
    if conversion:
        if conversion not in _TEXT_KINDS:
            return Raises("ValueError")
        value = _shown(value, conversion, place)
    if not isinstance(specification, Constant):
        return Text((unsure(_UNCLEAR, place, value, specification),), best_supplier(value))
    if specification.value == "" and not (
        isinstance(value, Constant) and isinstance(value.value, int)
    ):
        return as_text(value, place)
    return _with_specification(value, str(specification.value), place)


def _shown(value: Value, conversion: str, place: Place | None) -> TextLike:
    if conversion == "s":
        return as_text(value, place)
    shown = as_repr(value, place)
    if conversion == "a" and isinstance(shown, Constant):
        return Constant(ascii(plain(value)), shown.supplier)
    return shown


def _with_specification(value: Value, specification: str, place: Place | None) -> TextLike | Raises:
    if _WIDE_SPECIFICATION.search(specification):
        return too_long(value)
    if isinstance(value, Constant):
        try:
            return Constant(format(value.value, specification), value.supplier)
        except ERRORS as error:
            return raised(error)
    if isinstance(value, NEVER_NUMBERS):
        return Raises("TypeError")
    if isinstance(value, Unknown):
        return Text((derived(value),))
    return Text((unsure(_UNCLEAR, place, as_text(value, place)),), best_supplier(value))
