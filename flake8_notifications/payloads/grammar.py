"""The grammar of a field in the fingerprint file.

A field is one text, written like a Python annotation::

    String
    String | None
    List[Object[IpPayload]] = []
    Dict[String | None] | None = None

that is: its type, ``| None`` if it is nullable, and ``= default`` if it has one (the default as
``str()`` gives it).  An enum has its valid values besides, one a line::

    {"type": "NotificationPhase | None", "values": ["end", "start"]}

What may be absent is marked, whatever the type: ``NotRequired[str | None]``.
"""

from __future__ import annotations

import re
from typing import Any, Final

from flake8_notifications.payloads.model import FieldShape

_NULLABLE: Final = " | None"
_ABSENT: Final = "NotRequired["
_SEPARATOR: Final = " = "
#: What comes before a default: texts in quotes, and whatever is no equals sign between spaces.
_TYPE: Final = re.compile(r"""(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|(?! = )[^'"])*""", re.DOTALL)


class GrammarError(ValueError):
    """A field entry that the grammar does not know."""


def write_field(field: FieldShape) -> str | dict[str, Any]:
    """The entry of a field."""
    text = field.type + (_NULLABLE if field.nullable else "")
    if field.may_be_absent:
        text = f"{_ABSENT}{text}]"
    if field.default is not None:
        text += f" = {field.default}"
    return text if field.values is None else {"type": text, "values": list(field.values)}


def read_field(entry: object) -> FieldShape:
    """The field of an entry.

    :raises GrammarError: if it is none.
    """
    if isinstance(entry, str):
        return _read_text(entry, None)
    if isinstance(entry, dict) and entry.keys() == {"type", "values"}:
        text, values = entry["type"], entry["values"]
        is_list = isinstance(values, list) and all(isinstance(value, str) for value in values)
        if isinstance(text, str) and is_list:
            return _read_text(text, tuple(sorted(set(values))))
    raise GrammarError("a field is a text, or an object of 'type' and 'values'")


def _read_text(text: str, values: tuple[str, ...] | None) -> FieldShape:
    head, default = _split(text)
    may_be_absent = head.startswith(_ABSENT) and head.endswith("]")
    if may_be_absent:
        head = head.removeprefix(_ABSENT)[:-1]
    field_type = head.removesuffix(_NULLABLE)
    if not field_type:
        raise GrammarError("a field without a type")
    return FieldShape(field_type, field_type != head, default, values, may_be_absent)


def _split(text: str) -> tuple[str, str | None]:
    """The type and the default; a literal in the type may hold anything."""
    match = _TYPE.match(text)
    assert match is not None
    if text.startswith(_SEPARATOR, match.end()):
        return match[0], text[match.end() + len(_SEPARATOR) :]
    head, separator, default = text.partition(_SEPARATOR)
    return head, default if separator else None
