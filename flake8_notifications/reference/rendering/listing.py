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


def _notification(found: Notification, versions: dict[str, str | None]) -> dict[str, Any]:
    return {
        "class": found.name,
        "module": found.module,
        "version": found.version,
        "payload": found.payload_name,
        "payload_version": versions.get(found.payload or ""),
        "event_types": _texts(found.event_types),
        "priorities": _texts(found.priorities),
        "publishers": _texts(found.publishers),
        "senders": sorted({sending.function for sending in found.senders}),
        "samples": [sample.file for sample in found.samples],
        "sent_as": [
            {
                "event_type": sending.event_type,
                "function": sending.function,
                "priorities": [text.value for text in sending.priorities],
                "publishers": [text.value for text in sending.publishers],
            }
            for sending in sorted(set(found.senders))
        ],
    }


def _payload(found: Payload) -> dict[str, Any]:
    return {
        "class": found.name,
        "module": found.module,
        "version": found.version,
        "name": found.wire_name,
        "namespace": found.namespace,
        "fields": [field.name for field in found.fields],
        "never_filled": [field.name for field in found.fields if field.is_filled is False]
        if found.has_known_filling
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
            for field in found.fields
        },
        "history": [{"version": version, "text": text} for version, text in found.history],
        "problems": list(found.problems),
    }


def _plain(found: Payload) -> dict[str, Any]:
    """A class that speaks a dialect."""
    return {
        "class": found.name,
        "module": found.module,
        "dotted_name": found.dotted_name,
        "kind": found.kind,
        "form": found.form,
        "version": found.version,
        "description": found.description,
        "is_closed": found.is_closed,
        "fields": [field.name for field in found.fields],
        "shape": {
            field.name: {
                "type": field.type,
                "nullable": None if field.plain is None else field.nullable,
                "may_be_absent": None if field.plain is None else field.may_be_absent,
                "default": field.default,
                "values": None if field.values is None else list(field.values),
                "comment": field.comment,
            }
            for field in found.fields
        },
        "history": [{"version": version, "text": text} for version, text in found.history],
        "problems": list(found.problems),
    }


def _event(found: SentEvent, payloads: Mapping[str, Payload]) -> dict[str, Any]:
    sent = [payloads[payload] for payload in found.payloads]
    return {
        "event_type": found.event_type,
        "is_known": found.is_known,
        "reasons": list(found.reasons),
        "payloads": [
            {"class": payload.name, "dotted_name": payload.dotted_name, "version": payload.version}
            for payload in sent
        ],
        "priorities": list(found.priorities),
        "senders": list(found.senders),
        "sample": None if found.sample is None else found.sample.file,
        "keys": None if found.keys is None else found.keys.as_json(),
    }


def _legacy(found: SentEvent) -> dict[str, Any]:
    return {
        "event_type": found.event_type,
        "is_known": found.is_known,
        "reasons": list(found.reasons),
        "priorities": list(found.priorities),
        "has_any_priority": found.has_any_priority,
        "senders": list(found.senders),
        "keys": None if found.keys is None else found.keys.as_json(),
    }


def _texts(found: Iterable[Text]) -> list[dict[str, Any]]:
    return [
        {"value": text.value, "is_known": text.is_known, "reason": text.reason} for text in found
    ]
