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
    versions = {each.key: each.version for each in reference.payloads}
    has_events = bool(reference.sent) or reference.has_dialects or not reference.is_of_oslo
    document: dict[str, Any] = {
        "format": _FORMAT_OF_EVENTS if has_events else _FORMAT,
        "notifications": [_notification(each, versions) for each in reference.notifications],
        "payloads": [
            _payload(each) if each.kind is None else _plain(each) for each in reference.payloads
        ],
    }
    if reference.is_of_oslo:
        document["legacy"] = [_legacy(each) for each in reference.legacy]
    if has_events:
        by_key = {each.key: each for each in reference.payloads}
        document["events"] = [_event(each, by_key) for each in reference.sent]
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
        "senders": sorted({each.function for each in found.senders}),
        "samples": [each.file for each in found.samples],
        "sent_as": [
            {
                "event_type": each.event_type,
                "function": each.function,
                "priorities": [text.value for text in each.priorities],
                "publishers": [text.value for text in each.publishers],
            }
            for each in sorted(set(found.senders))
        ],
    }


def _payload(found: Payload) -> dict[str, Any]:
    return {
        "class": found.name,
        "module": found.module,
        "version": found.version,
        "name": found.wire_name,
        "namespace": found.namespace,
        "fields": [each.name for each in found.fields],
        "never_filled": [each.name for each in found.fields if each.is_filled is False]
        if found.has_known_filling
        else None,
        "shape": {
            each.name: {
                "type": each.type,
                "nullable": each.nullable,
                "default": each.default,
                "values": None if each.values is None else list(each.values),
                "source": each.source,
                "comment": each.comment,
                "is_left_out_by_samples": each.is_left_out,
            }
            for each in found.fields
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
        "fields": [each.name for each in found.fields],
        "shape": {
            each.name: {
                "type": each.type,
                "nullable": None if each.plain is None else each.nullable,
                "may_be_absent": None if each.plain is None else each.may_be_absent,
                "default": each.default,
                "values": None if each.values is None else list(each.values),
                "comment": each.comment,
            }
            for each in found.fields
        },
        "history": [{"version": version, "text": text} for version, text in found.history],
        "problems": list(found.problems),
    }


def _event(found: SentEvent, payloads: Mapping[str, Payload]) -> dict[str, Any]:
    sent = [payloads[each] for each in found.payloads]
    return {
        "event_type": found.event_type,
        "is_known": found.is_known,
        "reasons": list(found.reasons),
        "payloads": [
            {"class": each.name, "dotted_name": each.dotted_name, "version": each.version}
            for each in sent
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
        {"value": each.value, "is_known": each.is_known, "reason": each.reason} for each in found
    ]
