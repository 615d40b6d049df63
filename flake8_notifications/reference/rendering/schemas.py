"""The JSON schemas of payloads and notifications, in what drafts 7 to 2020-12 have in common.

They say what may be on the wire.  An open schema lets through what a later minor version may add:
further fields, further values of an enum.  A strict one lets through what this version has.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, NamedTuple

from flake8_notifications.catalogue.model import Text
from flake8_notifications.reference.model import (
    Carrier,
    Event,
    Field,
    Payload,
    Reference,
    SentEvent,
)
from flake8_notifications.samples.wire_objects import Envelope
from flake8_notifications.samples.wire_types import FieldType, Kind

Schema = dict[str, Any]

_TYPES: Final = {
    Kind.BOOLEAN: "boolean",
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.STRING: "string",
    Kind.ARRAY: "array",
    Kind.OBJECT: "object",
}
#: What every notification of oslo.messaging has besides its payload.
_PRIORITY: Final = "priority"
_CHANGES: Final = "changes"
_NAME: Final = re.compile(r"[^A-Za-z0-9._-]")


class Draft(enum.Enum):
    """A draft of JSON Schema, by how it says what the items of an array are one by one."""

    DRAFT_7 = ("items", "additionalItems")
    DRAFT_2020_12 = ("prefixItems", "items")

    def items(self, items: Sequence[Schema], *, is_fixed: bool) -> Schema:
        """The items of an array.

        :param is_fixed: whether there are no further ones.
        """
        own, further = self.value
        found: Schema = {own: list(items)} if items else {}
        if is_fixed:
            found |= {further: False} if items else {"maxItems": 0}
        return found


class Schemas:
    """Makes the schemas of one reference.

    :param at: what stands before the name of a schema where another refers to it.
    """

    def __init__(self, reference: Reference, at: str, *, is_strict: bool) -> None:
        self._reference = reference
        self._at = at
        self._is_strict = is_strict
        payloads = [payload for payload in reference.carriable if payload.kind is None]
        self._names = dict(
            zip(
                (payload.key for payload in payloads),
                _unique(payload.key for payload in payloads),
                strict=True,
            )
        )
        self._by_key = {payload.key: payload for payload in payloads}

    @property
    def names(self) -> Collection[str]:
        """Those of the schemas of payloads."""
        return self._names.values()

    def payloads(self) -> dict[str, Schema]:
        """The schema of each payload, by the name that others refer to it by."""
        return {self._names[key]: self._payload(payload) for key, payload in self._by_key.items()}

    def notification(self, event: Event) -> Schema:
        """The schema of what is sent with an event type."""
        properties: Schema = {"event_type": event_type_schema(event.type)}
        if self._is_strict:
            properties[_PRIORITY] = _priorities(event.carriers)
        properties["payload"] = any_of([self._carried(carrier) for carrier in event.carriers])
        return {"properties": properties}

    def envelope(self) -> Schema:
        """What all notifications have in common."""
        return {
            "type": "object",
            "properties": {
                "event_type": {"type": "string"},
                "payload": {"type": "object"},
                _PRIORITY: {"type": "string"},
                "publisher_id": {"type": "string"},
                "message_id": {"type": "string"},
                "timestamp": {"type": "string"},
            },
            "required": ["event_type", "payload", _PRIORITY],
        }

    def _carried(self, carrier: Carrier) -> Schema:
        key = carrier.notification.payload
        return {"type": "object"} if key not in self._names else self._reference_to(key)

    def _reference_to(self, key: str | None) -> Schema:
        return {"$ref": f"{self._at}{self._names[key or '']}"}

    def _payload(self, payload: Payload) -> Schema:
        schema: Schema = {"title": f"{payload.name} {payload.version or '1.0'}", "type": "object"}
        if payload.description:
            schema["description"] = payload.description
        if payload.prefix is None:
            return schema
        keys = Envelope(payload.prefix)
        namespace = {} if payload.namespace is None else {"const": payload.namespace}
        properties: Schema = {
            keys.name: {"const": payload.wire_name},
            keys.namespace: {"type": "string", **namespace},
            keys.version: _version(payload),
            keys.data: self._data(payload),
            f"{payload.prefix}.{_CHANGES}": {"type": "array", "items": {"type": "string"}},
        }
        schema["properties"] = properties
        schema["required"] = list(keys.needed)
        if self._is_strict:
            schema["additionalProperties"] = False
        return schema

    def _data(self, payload: Payload) -> Schema:
        schema: Schema = {
            "type": "object",
            "properties": {field.name: self._field(field) for field in payload.fields},
        }
        if self._is_strict and not payload.problems:
            schema["additionalProperties"] = False
        return schema

    def _field(self, field: Field) -> Schema:
        schema = self._value(field.parsed, field)
        if field.nullable:
            schema = or_null(schema)
        if field.comment is not None:
            schema = {"description": field.comment, **schema}
        return schema

    def _value(self, field_type: FieldType, field: Field) -> Schema:
        if field_type.element is None and field.values is not None:
            return self._enum(field.values)
        if field_type.element is not None:
            items = self._value(field_type.element, field)
            if field_type.may_element_be_null:
                items = or_null(items)
            key = "items" if field_type.kind is Kind.ARRAY else "additionalProperties"
            return {"type": _TYPES[field_type.kind or Kind.OBJECT], key: items}
        if field_type.object_name is not None:
            return self._object(field_type, field)
        return {} if field_type.kind is None else {"type": _TYPES[field_type.kind]}

    def _enum(self, values: Sequence[str]) -> Schema:
        if self._is_strict:
            return {"enum": list(values)}
        return {"anyOf": [{"enum": list(values)}, {"type": "string"}]}

    def _object(self, field_type: FieldType, field: Field) -> Schema:
        held = self._by_key.get(field.object or "")
        if held is None:
            return {"type": "object"}
        if not field_type.with_subclasses:
            return self._reference_to(held.key)
        # Which classes are its subclasses, a shape does not tell.
        related = [payload for payload in self._by_key.values() if payload.prefix == held.prefix]
        if not self._is_strict or held.prefix is None:
            return {"type": "object"}
        return {"anyOf": [self._reference_to(payload.key) for payload in related]}


class Named(NamedTuple):
    """Something under a name that is told from all others."""

    name: str
    event: Event


def named(events: Sequence[Event]) -> list[Named]:
    """The events of a reference, each with a name that is safe in a JSON pointer."""
    names = _unique(event.type.value for event in events)
    return [Named(name, event) for name, event in zip(names, events, strict=True)]


def names_of_sent(events: Sequence[SentEvent]) -> list[str]:
    """Names for events on buses, each safe in a JSON pointer and told from all others."""
    return _unique(event.event_type for event in events)


def event_type_schema(text: Text) -> Schema:
    if text.is_known:
        return {"const": text.value}
    pattern = "[\\s\\S]*".join(map(_pattern, text.value.split("*")))
    return {"type": "string", "pattern": f"^{pattern}$"}


def _pattern(text: str) -> str:
    """A text as a regular expression that Python and JavaScript take alike."""
    return re.sub(r"[\\^$.*+?()\[\]{}|/]", lambda match: "\\" + match[0], text)


def _version(payload: Payload) -> Schema:
    """Any version that is as compatible as its major says."""
    if payload.major is None:
        return {"type": "string"}
    return {"type": "string", "pattern": f"^{payload.major}\\.[0-9]+(\\.[0-9]+)?$"}


def _priorities(carriers: Iterable[Carrier]) -> Schema:
    texts = {text for carrier in carriers for text in carrier.priorities}
    if not texts or not all(text.is_known for text in texts):
        return {"type": "string"}
    # What is on the wire is in capitals.
    return {"enum": sorted({text.value.upper() for text in texts})}


def or_null(schema: Schema) -> Schema:
    """What a schema lets through, or null."""
    if not schema:
        return schema
    kind = schema.get("type")
    if isinstance(kind, str):
        return {**schema, "type": [kind, "null"]}
    choices = schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
    return {"anyOf": [*choices, {"type": "null"}]}


def any_of(schemas: Sequence[Schema]) -> Schema:
    """What one of some schemas lets through."""
    different: list[Schema] = []
    for schema in schemas:
        if schema not in different:
            different.append(schema)
    return different[0] if len(different) == 1 else {"anyOf": different}


def safe_name(name: str) -> str:
    """A name without what has to be quoted in a pointer or a key."""
    return _NAME.sub(lambda char: f"_{ord(char[0]):x}_", name)


def _unique(names: Iterable[str]) -> list[str]:
    """Names that are told apart without what has to be quoted in a pointer or a key."""
    found: list[str] = []
    for each in names:
        name = safe_name(each)
        number = 2
        while name in found:
            name = f"{_NAME.sub('_', each)}-{number}"
            number += 1
        found.append(name)
    return found
