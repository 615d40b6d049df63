"""Notifications as a search finds them, and what the current payload classes add to them.

A search depends on little of the payload classes, so that it need not be repeated when their fields
change.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.catalogue.model import Notification
from flake8_notifications.payloads.model import FieldShape, Payload, Payloads, Shape
from flake8_notifications.source.place import Place
from flake8_notifications.source.unread import Unread

_OBJECT: Final = re.compile(r"Object\[([\w.]+)\]")
#: The oslo.messaging term for what a notification carries.
_PAYLOAD: Final = "payload"


class QueriedFields(msgspec.Struct, frozen=True):
    """What the search depended on in a payload class, besides the objects in its fields.

    :ivar place: the ``class`` line of the class.
    :ivar fields: the fields that were queried.
    :ivar has_all: whether the class has all of them.
    """

    place: Place
    fields: tuple[str, ...]
    has_all: bool


class Sendable(NamedTuple):
    """A notification whose payload class has not been looked up yet.

    :ivar asked: its fields that determine what it is sent as.
    :ivar objects: the classes of what it carries, by field, if it is not a payload class itself.
    """

    notification: Notification
    asked: tuple[str, ...]
    objects: dict[str, str]


class Sendables(NamedTuple):
    """What a search for versioned notifications found."""

    sendables: tuple[Sendable, ...]
    unknown: tuple[tuple[Place, str], ...]
    unread: tuple[Unread, ...]
    asked: tuple[QueriedFields, ...]


#: The result if there was nothing to search for.
NOTHING_SENDABLE: Final = Sendables((), (), (), ())


def objects_told(payloads: Payloads) -> list[object]:
    """What a search for notifications depends on in payload classes, besides its queries."""
    return [
        (payload.name, payload.shape.name, payload.place.path, _objects_in(payload.shape.fields))
        for payload in payloads.classes
    ]


def _objects_in(fields: Mapping[str, FieldShape]) -> list[tuple[str, list[str]]]:
    generator = ((name, _OBJECT.findall(field.type)) for name, field in fields.items())
    return [(name, objects) for name, objects in generator if objects]


def still_told(sendables: Sendables, payloads: Payloads) -> bool:
    """Whether a search that depended on earlier payload classes is valid for these."""
    fields = {payload.place: payload.shape.fields.keys() for payload in payloads.classes}
    return all(
        query.place in fields and (fields[query.place] >= set(query.fields)) == query.has_all
        for query in sendables.asked
    )


def with_payloads(sendables: Sendables, payloads: Payloads) -> tuple[Notification, ...]:
    """The notifications that were found, with their payload classes."""
    by_place = {payload.place: payload for payload in payloads.classes}
    by_name: dict[str, Payload | None] = {}
    for payload_class in payloads.classes:
        name = payload_class.shape.name or payload_class.name
        # If two classes share a name, it is unknown which one is meant.
        by_name[name] = None if name in by_name else payload_class
    notifications = []
    for notification, asked, objects in sendables.sendables:
        own = by_place.get(notification.place)
        payload = _payload_of(objects if own is None else objects_of(own.shape), asked)
        found_payload = by_name.get(payload or "")
        notifications.append(
            msgspec.structs.replace(
                notification,
                payload=payload,
                payload_place=None if found_payload is None else found_payload.place,
            )
        )
    return tuple(notifications)


def filled(
    fillers: Mapping[Place, frozenset[str]], payloads: Payloads
) -> dict[Place, frozenset[str]]:
    """The fields of payload classes that are filled, given the names that are filled."""
    return {
        payload.place: fillers[payload.place] & payload.shape.fields.keys()
        | payload.shape.fields.keys() & (payload.shape.schema or {}).keys()
        for payload in payloads.classes
        if payload.place in fillers
    }


def objects_of(shape: Shape) -> dict[str, str]:
    """The classes of the objects in the fields of a class."""
    return {
        name: match[1]
        for name, field in shape.fields.items()
        if (match := _OBJECT.fullmatch(field.type)) is not None
    }


def _payload_of(objects: Mapping[str, str], asked: Collection[str]) -> str | None:
    """The class of what a notification carries, by the field that holds it.

    :param asked: the fields that determine what it is sent as.
    """
    carried = {name: class_name for name, class_name in objects.items() if name not in asked}
    return next(iter(carried.values())) if len(carried) == 1 else carried.get(_PAYLOAD)
