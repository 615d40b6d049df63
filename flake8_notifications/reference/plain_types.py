"""How a page describes what classes have that speak a dialect: their fields and types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from flake8_notifications.dialects.types import (
    LITERAL,
    UNION,
    VARIABLE,
    Type,
    members_of,
    text_of,
)
from flake8_notifications.reference.model import Field, Payload
from flake8_notifications.reference.page import (
    Code,
    Inline,
    Line,
    Link,
    Table,
    Words,
    code,
    one_line,
    separated,
    words,
)

PLAIN_FIELD_HEADER: Final = ("Field", "Type", "Null", "Absent", "Remarks")
#: What a class is on the wire that is no object there.
_FORMS: Final = {
    "array": "an array, with the fields in this order",
    "root": "what its one field holds",
}


def variables_of(payload: Payload) -> Line:
    """The type variables of a generic class, as its fields name them."""
    found = {name for field in payload.fields if field.plain for name in _variables(field.plain)}
    return separated([(Code(variable),) for variable in sorted(found)])


def _variables(one: Type) -> Iterator[str]:
    if one.head != LITERAL and VARIABLE.fullmatch(one.head):
        yield one.head
    for argument in one.arguments:
        yield from _variables(argument)


def form_of(payload: Payload) -> str | None:
    """What a class is on the wire, if it is no object there."""
    return _FORMS.get(payload.form)


def table(payload: Payload, linked: Mapping[str, Payload]) -> Table:
    """The fields of a class.

    :param linked: the classes that are described, by dotted name.
    """
    return Table(
        PLAIN_FIELD_HEADER,
        tuple(
            (
                (code(field.name),),
                type_line(field, linked),
                (Words(_said(field, "yes" if field.nullable else "no")),),
                (Words(_said(field, "sometimes" if field.may_be_absent else "no")),),
                remarks(field),
            )
            for field in payload.fields
        ),
    )


def _said(field: Field, text: str) -> str:
    """What is said of a field of which the type is known."""
    return "?" if field.plain is None else text


def type_line(field: Field, linked: Mapping[str, Payload]) -> Line:
    """A type with links to the classes in it; that it may be null stands elsewhere."""
    if field.plain is None:
        return (code(field.type),)
    rest = [part for part in members_of(field.plain) if part.head != "None"] or [field.plain]
    is_enum = field.values is not None and len(field.values) > 1
    return tuple(_joined(_alternatives(rest, linked, is_short=is_enum)))


def remarks(field: Field) -> Line:
    """What is said of a field, the values of an enum, and the default."""
    lines: list[Line] = []
    if field.comment is not None:
        lines.append((words(field.comment),))
    if field.values is not None:
        found: list[Line] = [(code(value),) for value in field.values]
        lines.append((Words("one of "), *separated(found)))
    if field.default is not None:
        lines.append((Words("default "), code(field.default)))
    return separated(lines, "; ")


def _alternatives(
    types: Sequence[Type], linked: Mapping[str, Payload], *, is_short: bool
) -> Iterator[str | Link]:
    for at, part in enumerate(types):
        if at:
            yield " | "
        yield from _parts(part, linked, is_short=is_short)


def _parts(one: Type, linked: Mapping[str, Payload], *, is_short: bool) -> Iterator[str | Link]:
    """The text of a type as pieces, of which some are links.

    :param is_short: whether the values of literals stand elsewhere.
    """
    if one.head == UNION:
        yield from _alternatives(one.arguments, linked, is_short=is_short)
        return
    if one.head == LITERAL:
        yield LITERAL if is_short else text_of(one)
        return
    payload = linked.get(one.head)
    if payload is None:
        yield one.head.rpartition(".")[2]
    else:
        yield Link(one_line(payload.name), "payload", payload.key)
    if one.arguments:
        yield "["
        for at, part in enumerate(one.arguments):
            if at:
                yield ", "
            yield from _parts(part, linked, is_short=is_short)
        yield "]"


def _joined(parts: Iterator[str | Link]) -> Iterator[Inline]:
    """Pieces of code with what stands between them, as few as there can be."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        yield from _code(text)
        text = ""
        yield part
    yield from _code(text)


def _code(text: str) -> Iterator[Inline]:
    """A piece of code; spaces at its ends are between it and a link."""
    inner = text.strip()
    if inner in ("", "|", ","):
        yield from (Words(text),) if text else ()
        return
    before, after = text[: text.index(inner)], text[text.index(inner) + len(inner) :]
    yield from (Words(before),) if before else ()
    yield Code(inner)
    yield from (Words(after),) if after else ()
