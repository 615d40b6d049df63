"""The reference as JSON Schema 2020-12: what a notification may be."""

from __future__ import annotations

import json
from typing import Final

from flake8_notifications.reference.model import Reference
from flake8_notifications.reference.rendering.plain_schemas import PlainSchemas
from flake8_notifications.reference.rendering.schemas import (
    Draft,
    Schema,
    Schemas,
    event_type_schema,
    named,
    names_of_sent,
)

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_FORMAT: Final = 1
_DEFINITIONS: Final = "$defs"
#: Before the names of notifications, which may be those of payloads.
_NOTIFICATION: Final = "notification:"


#: Before the names of events, for the same reason.
_EVENT: Final = "event:"
#: Where what is said of all notifications stands if there are events besides.
_NOTIFICATIONS: Final = "notifications"


def render(reference: Reference, *, is_strict: bool) -> str:
    """The schema of all that is sent."""
    schemas = Schemas(reference, f"#/{_DEFINITIONS}/", is_strict=is_strict)
    document: Schema = {
        "$schema": DIALECT,
        "title": reference.title,
        "$comment": f"flake8-notifications catalog --format jsonschema, format {_FORMAT}"
        + (_why_open(reference) if is_strict else ""),
    }
    has_notifications = reference.is_of_oslo
    notifications = _notifications(reference, schemas, is_strict=is_strict)
    definitions = {
        **{
            f"{_NOTIFICATION}{named_event.name}": schemas.notification(named_event.event)
            for named_event in named(reference.events)
        },
        **schemas.payloads(),
    }
    if has_notifications and not (reference.sent or reference.has_dialects):
        document |= notifications
    else:
        document |= _with_events(reference, definitions, notifications, is_strict=is_strict)
    document[_DEFINITIONS] = definitions
    return json.dumps(document, indent=2) + "\n"


def _why_open(reference: Reference) -> str:
    """Why even a strict schema lets any event type through, if it does."""
    if not reference.unknown:
        return ""
    modules = ", ".join(sorted({module for module, _ in reference.unknown}))
    return f"; event types are open, for what {modules} sends is not all known"


def _notifications(reference: Reference, schemas: Schemas, *, is_strict: bool) -> Schema:
    """What all notifications of oslo.messaging are."""
    events = named(reference.events)
    known: list[Schema] = [event_type_schema(named_event.event.type) for named_event in events]
    found = schemas.envelope()
    if is_strict and known and not reference.unknown:
        found["properties"]["event_type"] = {"type": "string", "anyOf": known}
    if events:
        found["allOf"] = [
            {
                "if": {"properties": {"event_type": event_type_schema(named_event.event.type)}},
                "then": {"$ref": f"#/{_DEFINITIONS}/{_NOTIFICATION}{named_event.name}"},
            }
            for named_event in events
        ]
    return found


def _with_events(
    reference: Reference,
    definitions: dict[str, Schema],
    notifications: Schema,
    *,
    is_strict: bool,
) -> Schema:
    """Add what is sent on buses of the project's own; what of it is said of every message."""
    plain = PlainSchemas(
        reference,
        f"#/{_DEFINITIONS}/",
        definitions,
        is_strict=is_strict,
        draft=Draft.DRAFT_2020_12,
    )
    choices: list[Schema] = []
    if reference.is_of_oslo:
        definitions[_NOTIFICATIONS] = notifications
        choices.append({"$ref": f"#/{_DEFINITIONS}/{_NOTIFICATIONS}"})
    for event, name in zip(reference.sent, names_of_sent(reference.sent), strict=True):
        definitions[f"{_EVENT}{name}"] = {"title": event.event_type, **plain.sent(event)}
        choices.append({"$ref": f"#/{_DEFINITIONS}/{_EVENT}{name}"})
    definitions |= plain.definitions()
    is_known = bool(reference.sent) and all(event.payloads for event in reference.sent)
    return {"anyOf": choices} if is_known and not reference.unknown else {}
