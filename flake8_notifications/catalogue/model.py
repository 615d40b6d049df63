"""What is known of a versioned notification, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from flake8_notifications.source.place import Place
from flake8_notifications.source.unread import Unread


class Text(msgspec.Struct, frozen=True, order=True):
    """An event type, a priority or a publisher's name.

    :ivar value: with ``*`` for each part that is not known.
    :ivar is_known: whether no part is unknown.
    :ivar reason: why a part is not known, with the place where reading stopped.
    """

    value: str
    is_known: bool = True
    reason: str | None = None


class SampleReference(msgspec.Struct, frozen=True, order=True):
    """A sample that a decorator names.

    :ivar file: as it is written there, relative to the directory of the samples.
    :ivar place: of the decorator.
    """

    file: str
    place: Place


class Sender(msgspec.Struct, frozen=True, order=True):
    """A place that sends a notification.

    :ivar function: that it stands in, dotted.
    :ivar place: of the call that supplies the last piece of the event type.
    :ivar event_type: with ``*`` for each part that is not known.
    :ivar column: of the call, 0-based.
    :ivar is_gated: whether it goes through a function that decides whether to send, if the project
        names one.
    :ivar priorities: that it sends it with; empty where nothing is seen that names one.
    :ivar publishers: the same of who is said to send it.
    """

    function: str
    place: Place
    event_type: str = ""
    column: int = 0
    is_gated: bool = True
    priorities: tuple[Text, ...] = ()
    publishers: tuple[Text, ...] = ()


class Notification(msgspec.Struct, frozen=True):
    """A class of versioned notifications with one class of payloads.

    :ivar name: of the notification class.
    :ivar place: its ``class`` line.
    :ivar column: of that line, 0-based.
    :ivar event_types: what it is sent with; empty where it is sent nowhere.
    :ivar payload: the name of the payload class, None where it cannot be known.
    :ivar payload_place: the ``class`` line of that, to tell classes of one name apart.
    :ivar may_be_sent: whether something that could not be followed may send it, too.
    """

    name: str
    place: Place
    column: int
    event_types: tuple[Text, ...]
    priorities: tuple[Text, ...]
    publishers: tuple[Text, ...]
    payload: str | None
    payload_place: Place | None
    senders: tuple[Sender, ...]
    samples: tuple[SampleReference, ...]
    may_be_sent: bool = False


class Catalogue(NamedTuple):
    """The versioned notifications of a project, by file and line of their classes.

    :ivar notifications: with the classes that are sent nowhere.
    :ivar filled: the fields that something fills, by the ``class`` line of the payload class; a
        payload class of which that cannot be known is not in it.
    :ivar unknown: where something is sent whose class cannot be known, with the reason.
    :ivar unread: files that mention what may send and could not be read.
    """

    notifications: tuple[Notification, ...]
    filled: Mapping[Place, frozenset[str]] = MappingProxyType({})
    unknown: tuple[tuple[Place, str], ...] = ()
    unread: tuple[Unread, ...] = ()
