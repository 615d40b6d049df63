"""The reference as JSON Schema 2020-12: what a notification may be."""

from __future__ import annotations

import json
from typing import Final

from flake8_notifications.reference.model import Reference
from flake8_notifications.reference.rendering.schemas import (
    Schema,
    Schemas,
    event_type_schema,
    named,
)

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_FORMAT: Final = 1
_DEFINITIONS: Final = "$defs"
#: Before the names of notifications, which may be those of payloads.
_NOTIFICATION: Final = "notification:"


def render(reference: Reference, *, is_strict: bool) -> str:
    schemas = Schemas(reference, f"#/{_DEFINITIONS}/", is_strict=is_strict)
    events = named(reference.events)
    known: list[Schema] = [event_type_schema(each.event.type) for each in events]
    envelope = schemas.envelope()
    if is_strict and known and not reference.unknown:
        envelope["properties"]["event_type"] = {"type": "string", "anyOf": known}
    document: Schema = {
        "$schema": DIALECT,
        "title": reference.title,
        "$comment": f"flake8-notifications catalog --format jsonschema, format {_FORMAT}",
        **envelope,
    }
    if events:
        document["allOf"] = [
            {
                "if": {"properties": {"event_type": event_type_schema(each.event.type)}},
                "then": {"$ref": f"#/{_DEFINITIONS}/{_NOTIFICATION}{each.name}"},
            }
            for each in events
        ]
    document[_DEFINITIONS] = {
        **{f"{_NOTIFICATION}{each.name}": schemas.notification(each.event) for each in events},
        **schemas.payloads(),
    }
    return json.dumps(document, indent=2) + "\n"
