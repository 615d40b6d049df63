"""The reference as plain JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from flake8_notifications.catalogue.model import Text
from flake8_notifications.reference.model import (
    Notification,
    Payload,
    Reference,
    SentEvent,
)

_FORMAT: Final = 1
#: Of what has more than notifications of oslo.messaging and versioned objects.
_FORMAT_OF_EVENTS: Final = 2


def render(reference: Reference) -> str:
    versions = {payload.key: payload.version for payload in reference.payloads}
    has_events = bool(reference.sent) or reference.has_dialects or not reference.is_of_oslo
    document: dict[str, Any] = {
        "format": _FORMAT_OF_EVENTS if has_events else _FORMAT,
        "notifications": [
            _notification(notification, versions) for notification in reference.notifications
        ],
        "payloads": [
            _payload(payload) if payload.kind is None else _plain(payload)
            for payload in reference.payloads
        ],
    }
    if reference.is_of_oslo:
        document["legacy"] = [_legacy(event) for event in reference.legacy]
    if has_events:
        by_key = {payload.key: payload for payload in reference.payloads}
        document["events"] = [_event(event, by_key) for event in reference.sent]
    document["unknown"] = [{"module": path, "reason": reason} for path, reason in reference.unknown]
    return json.dumps(document, indent=2) + "\n"


def _notification(notification: Notification, versions: dict[str, str | None]) -> dict[str, Any]:
    return {
        "class": notification.name,
        "module": notification.module,
        "version": notification.version,
        "payload": notification.payload_name,
        "payload_version": versions.get(notification.payload or ""),
        "event_types": _texts(notification.event_types),
        "priorities": _texts(notification.priorities),
        "publishers": _texts(notification.publishers),
        "senders": sorted({sending.function for sending in notification.senders}),
        "samples": [sample.file for sample in notification.samples],
        "sent_as": [
            {
                "event_type": sending.event_type,
                "function": sending.function,
                "priorities": [text.value for text in sending.priorities],
                "publishers": [text.value for text in sending.publishers],
            }
            for sending in sorted(set(notification.senders))
        ],
    }


def _payload(payload: Payload) -> dict[str, Any]:
    return {
        "class": payload.name,
        "module": payload.module,
        "version": payload.version,
        "name": payload.wire_name,
        "namespace": payload.namespace,
        "fields": [field.name for field in payload.fields],
        "never_filled": [field.name for field in payload.fields if field.is_filled is False]
        if payload.has_known_filling
        else None,
        "shape": {
            field.name: {
                "type": field.type,
                "nullable": field.nullable,
                "default": field.default,
                "values": None if field.values is None else list(field.values),
                "source": field.source,
                "comment": field.comment,
                "is_left_out_by_samples": field.is_left_out,
            }
            for field in payload.fields
        },
        "history": [{"version": version, "text": text} for version, text in payload.history],
        "problems": list(payload.problems),
    }


def _plain(payload: Payload) -> dict[str, Any]:
    """A class that speaks a dialect."""
    return {
        "class": payload.name,
        "module": payload.module,
        "dotted_name": payload.dotted_name,
        "kind": payload.kind,
        "form": payload.form,
        "version": payload.version,
        "description": payload.description,
        "is_closed": payload.is_closed,
        "fields": [field.name for field in payload.fields],
        "shape": {
            field.name: {
                "type": field.type,
                "nullable": None if field.plain is None else field.nullable,
                "may_be_absent": None if field.plain is None else field.may_be_absent,
                "default": field.default,
                "values": None if field.values is None else list(field.values),
                "comment": field.comment,
            }
            for field in payload.fields
        },
        "history": [{"version": version, "text": text} for version, text in payload.history],
        "problems": list(payload.problems),
    }


def _event(event: SentEvent, payloads: Mapping[str, Payload]) -> dict[str, Any]:
    sent = [payloads[payload] for payload in event.payloads]
    return {
        "event_type": event.event_type,
        "is_known": event.is_known,
        "reasons": list(event.reasons),
        "payloads": [
            {"class": payload.name, "dotted_name": payload.dotted_name, "version": payload.version}
            for payload in sent
        ],
        "priorities": list(event.priorities),
        "senders": list(event.senders),
        "sample": None if event.sample is None else event.sample.file,
        "keys": None if event.keys is None else event.keys.as_json(),
    }


def _legacy(event: SentEvent) -> dict[str, Any]:
    return {
        "event_type": event.event_type,
        "is_known": event.is_known,
        "reasons": list(event.reasons),
        "priorities": list(event.priorities),
        "has_any_priority": event.has_any_priority,
        "senders": list(event.senders),
        "keys": None if event.keys is None else event.keys.as_json(),
    }


def _texts(texts: Iterable[Text]) -> list[dict[str, Any]]:
    return [
        {"value": text.value, "is_known": text.is_known, "reason": text.reason} for text in texts
    ]
