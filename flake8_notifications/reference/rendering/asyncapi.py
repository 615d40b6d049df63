"""The reference as AsyncAPI 3.0: channels, messages, schemas, samples."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from flake8_notifications.catalogue.model import Text
from flake8_notifications.reference.anchors import safe
from flake8_notifications.reference.model import Event, Reference, Sample, SentEvent
from flake8_notifications.reference.rendering.plain_schemas import PlainSchemas
from flake8_notifications.reference.rendering.schemas import (
    Draft,
    Schema,
    Schemas,
    event_type_schema,
    named,
)

_VERSION: Final = "3.0.0"
_FORMAT: Final = 1
_SCHEMAS: Final = "#/components/schemas/"
_VERSIONED: Final = "versioned"
_LEGACY: Final = "legacy"
_EVENTS: Final = "events"
_TOPIC: Final = "Its topic is what the configuration of the service says"


def render(reference: Reference, *, is_strict: bool) -> str:
    """The document, with a message for each event type."""
    schemas = Schemas(reference, _SCHEMAS, is_strict=is_strict)
    plain = PlainSchemas(
        reference, _SCHEMAS, schemas.names, is_strict=is_strict, draft=Draft.DRAFT_7
    )
    messages: dict[str, Schema] = {}
    channels: dict[str, Schema] = {}
    versioned = {
        f"{_VERSIONED}.{named_event.name}": _message(named_event.event, schemas)
        for named_event in named(reference.events)
    }
    legacy = {
        f"{_LEGACY}.{safe(event.event_type)}{'' if event.is_known else '.pattern'}": (
            _legacy_message(event)
        )
        for event in reference.legacy
    }
    sent = {
        f"{_EVENTS}.{safe(event.event_type)}{'' if event.is_known else '.pattern'}": {
            **_heading(event),
            "payload": plain.sent(event),
            **_examples([] if event.sample is None else [event.sample]),
        }
        for event in reference.sent
    }
    for name, found, about in (
        (_VERSIONED, versioned, "The versioned notifications."),
        (_LEGACY, legacy, "The legacy notifications."),
        (_EVENTS, sent, "The events."),
    ):
        if found:
            messages |= found
            priorities = _priorities(reference, name)
            is_of_oslo = name != _EVENTS
            adds = "; oslo.messaging adds the priority." if is_of_oslo else "."
            channels[name] = _channel(
                f"{about} {_TOPIC}{adds}",
                sorted(found),
                priorities,
                has_priority=is_of_oslo or bool(priorities),
            )
    document: Schema = {
        "asyncapi": _VERSION,
        "info": {
            "title": reference.title,
            # Each payload has a version of its own.
            "version": "unversioned",
            "description": f"Made by flake8-notifications catalog, format {_FORMAT}.",
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": {
            f"send.{name}": {"action": "send", "channel": {"$ref": f"#/channels/{name}"}}
            for name in channels
        },
        "components": {
            "messages": messages,
            "schemas": {**schemas.payloads(), **plain.definitions()},
        },
    }
    return json.dumps(document, indent=2) + "\n"


def _channel(about: str, names: list[str], priorities: list[str], *, has_priority: bool) -> Schema:
    parameters: Schema = {"topic": {"description": "As the configuration of the service says."}}
    if has_priority:
        priority: Schema = {"description": "How urgent it is."}
        if priorities:
            priority["enum"] = priorities
        parameters["priority"] = priority
    return {
        "address": "{topic}.{priority}" if has_priority else "{topic}",
        "description": about,
        "parameters": parameters,
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in names},
    }


def _priorities(reference: Reference, channel: str) -> list[str]:
    """The priorities of a channel; none where some are not known."""
    if channel == _VERSIONED:
        texts = [
            text for notification in reference.notifications for text in notification.priorities
        ]
        are_known = all(text.is_known for text in texts)
        return sorted({text.value for text in texts}) if are_known else []
    sent = reference.legacy if channel == _LEGACY else reference.sent
    if any(event.has_any_priority for event in sent):
        return []
    return sorted({priority for event in sent for priority in event.priorities})


def _message(event: Event, schemas: Schemas) -> Schema:
    own = schemas.notification(event)
    envelope = schemas.envelope()
    payload = {**envelope, "properties": {**envelope["properties"], **own["properties"]}}
    return {
        "name": event.type.value,
        "title": event.type.value,
        "summary": _summary([sender for carrier in event.carriers for sender in carrier.senders]),
        "payload": payload,
        **_examples([sample for carrier in event.carriers for sample in carrier.samples]),
    }


def _examples(samples: Iterable[Sample]) -> Schema:
    """The samples that are objects, as AsyncAPI has them."""
    examples = [
        {"name": sample.file, "payload": _content(sample.text)}
        for sample in samples
        if sample.text is not None and sample.problem is None
    ]
    examples = [example for example in examples if isinstance(example["payload"], dict)]
    return {"examples": examples} if examples else {}


def _legacy_message(event: SentEvent) -> Schema:
    text = Text(event.event_type, event.is_known)
    payload: Schema = {}
    if event.keys is not None:
        names = sorted((*event.keys.always, *event.keys.sometimes))
        payload = {"type": "object", "properties": {name: {} for name in names}}
    return {
        **_heading(event),
        "payload": {
            "type": "object",
            "properties": {"event_type": event_type_schema(text), "payload": payload},
            "required": ["event_type", "payload"],
        },
    }


def _heading(event: SentEvent) -> Schema:
    return {
        "name": event.event_type,
        "title": event.event_type,
        "summary": _summary(event.senders),
    }


def _summary(senders: Any) -> str:
    names = sorted(set(senders))
    return f"Sent by {', '.join(names)}." if names else "Nobody is known to send it."


def _content(text: str) -> object:
    return json.loads(text)
