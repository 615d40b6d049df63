"""Notifications as a search finds them, and what the payload classes say of them then.

A search goes by little of what payload classes are, so that it need not be done again where their
fields change.
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
#: What oslo.messaging calls what a notification carries.
_PAYLOAD: Final = "payload"


class Asked(msgspec.Struct, frozen=True):
    """What the search went by of the payload classes, besides the objects in their fields.

    :ivar place: of a class, its ``class`` line.
    :ivar fields: those that were asked of it.
    :ivar has_all: whether it has them.
    """

    place: Place
    fields: tuple[str, ...]
    has_all: bool


class Sendable(NamedTuple):
    """A notification whose payload class is not looked up yet.

    :ivar asked: the fields of it that say what it is sent as.
    :ivar objects: the classes of what it carries, by field, where it is no payload class itself.
    """

    notification: Notification
    asked: tuple[str, ...]
    objects: dict[str, str]


class Sendables(NamedTuple):
    """What a search for versioned notifications found."""

    sendables: tuple[Sendable, ...]
    unknown: tuple[tuple[Place, str], ...]
    unread: tuple[Unread, ...]
    asked: tuple[Asked, ...]


#: Where nothing was looked for.
NOTHING_SENDABLE: Final = Sendables((), (), (), ())


def objects_told(payloads: Payloads) -> list[object]:
    """What a search for notifications goes by of payload classes, besides what it asks of them."""
    return [
        (payload.name, payload.shape.name, payload.place.path, _objects_in(payload.shape.fields))
        for payload in payloads.classes
    ]


def _objects_in(fields: Mapping[str, FieldShape]) -> list[tuple[str, list[str]]]:
    generator = ((name, _OBJECT.findall(field.type)) for name, field in fields.items())
    return [(name, objects) for name, objects in generator if objects]


def still_told(sendables: Sendables, payloads: Payloads) -> bool:
    """Whether a search that went by some payload classes may go by these as well."""
    fields = {payload.place: payload.shape.fields.keys() for payload in payloads.classes}
    return all(
        each.place in fields and (fields[each.place] >= set(each.fields)) == each.has_all
        for each in sendables.asked
    )


def with_payloads(sendables: Sendables, payloads: Payloads) -> tuple[Notification, ...]:
    """The notifications that were found with their payload classes."""
    by_place = {payload.place: payload for payload in payloads.classes}
    by_name: dict[str, Payload | None] = {}
    for each in payloads.classes:
        name = each.shape.name or each.name
        # Of two classes with one name nobody knows which is meant.
        by_name[name] = None if name in by_name else each
    notifications = []
    for notification, asked, objects in sendables.sendables:
        own = by_place.get(notification.place)
        payload = _payload_of(objects if own is None else objects_of(own.shape), asked)
        known = by_name.get(payload or "")
        notifications.append(
            msgspec.structs.replace(
                notification, payload=payload, payload_place=None if known is None else known.place
            )
        )
    return tuple(notifications)


def filled(
    fillers: Mapping[Place, frozenset[str]], payloads: Payloads
) -> dict[Place, frozenset[str]]:
    """The fields of payload classes that something fills, of names that something fills."""
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

    :param asked: the fields that say what it is sent as.
    """
    carried = {name: held for name, held in objects.items() if name not in asked}
    return next(iter(carried.values())) if len(carried) == 1 else carried.get(_PAYLOAD)
