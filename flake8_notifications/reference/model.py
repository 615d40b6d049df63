"""What a reference says, as plain data.

Nothing in it depends on where in a file something stands, so that it changes only with what
consumers can see; :attr:`Payload.files` and their like are for those who have to know when to look
again, and are written nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from flake8_notifications.catalogue.model import Text
from flake8_notifications.dialects.types import Type
from flake8_notifications.legacy_payloads.model import Keys
from flake8_notifications.rules.wording import LEGACY, Wording
from flake8_notifications.samples.wire_types import FieldType


@dataclass(frozen=True, slots=True)
class Sample:
    """A file that shows a notification.

    :ivar event_type: that it shows; None where it shows none.
    :ivar text: it as JSON with all references resolved; None where it cannot be used.
    :ivar problem: why it cannot be used, or parts of it cannot.
    :ivar files: that it is made of, from the root.
    """

    file: str
    event_type: str | None
    priority: str | None
    text: str | None
    problem: str | None
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a payload.

    :ivar type: as the fingerprint file writes it.
    :ivar parsed: the same, taken apart.
    :ivar object: the key of the payload that it holds, alone or in a list; None where there is
        none, or nobody knows which.
    :ivar source: what SCHEMA fills it from.
    :ivar comment: what stands above it in the source.
    :ivar is_filled: whether something fills it; None where that is not known.
    :ivar is_left_out: whether a sample of this very version does without it.
    :ivar plain: the type, values and all, of a field of a class that speaks a dialect; None where
        nobody can tell it, and of versioned objects.
    :ivar may_be_absent: whether an object of such a class may go without it.
    :ivar holds: the keys of all payloads in its type.
    """

    name: str
    type: str
    parsed: FieldType
    nullable: bool
    default: str | None
    values: tuple[str, ...] | None
    object: str | None
    source: str | None
    comment: str | None
    is_filled: bool | None
    is_left_out: bool
    plain: Type | None = None
    may_be_absent: bool = False
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Payload:
    """A payload class.

    :ivar key: its name, with its module where two classes share the name.
    :ivar wire_name: what it goes by on the wire.
    :ivar namespace: None where it is not known.
    :ivar prefix: of the keys around its fields on the wire; None where it is not known.
    :ivar version: the text of its VERSION.
    :ivar major: the first number of that; None where it is malformed.
    :ivar history: what its comments say of each VERSION, as the source has them.
    :ivar problems: what of it is not known, and why.
    :ivar is_notification: whether it is a class of notifications, which is not on the wire itself.
    :ivar has_known_filling: whether it is known which fields something fills.
    :ivar files: that decide what it is.
    :ivar kind: the dialect that it speaks; None of a versioned object.
    :ivar form: of one that speaks a dialect, what it is on the wire; see
        :class:`flake8_notifications.payloads.model.Shape`.
    :ivar dotted_name: by which the types of fields refer to it, if it speaks a dialect.
    :ivar is_closed: whether readers who share the class refuse a field that it does not have.
    :ivar is_extensible: whether its objects may have fields that it does not declare.
    :ivar later: the fields of which its history says that they came within this major version.
    """

    key: str
    name: str
    wire_name: str
    namespace: str | None
    prefix: str | None
    module: str
    version: str | None
    major: int | None
    description: str | None
    fields: tuple[Field, ...]
    history: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    is_notification: bool
    has_known_filling: bool
    files: tuple[str, ...]
    kind: str | None = None
    form: str = "object"
    dotted_name: str | None = None
    is_closed: bool = False
    is_extensible: bool = False
    later: tuple[str, ...] = ()

    @property
    def shown_version(self) -> str | None:
        """Its version: a versioned object always has one, other classes may do without."""
        return self.version or ("1.0" if self.kind is None else None)


class Sending(NamedTuple):
    """A function that sends an event type, and as what."""

    event_type: str
    function: str
    priorities: tuple[Text, ...]
    publishers: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Notification:
    """A class of notifications with one class of payloads.

    :ivar payload: the key of the payload; None where it is not known.
    :ivar payload_name: its name, which may be known all the same.
    :ivar senders: the functions that send it.
    :ivar files: that it and what sends it stand in.
    """

    name: str
    module: str
    version: str | None
    payload: str | None
    payload_name: str | None
    event_types: tuple[Text, ...]
    priorities: tuple[Text, ...]
    publishers: tuple[Text, ...]
    senders: tuple[Sending, ...]
    samples: tuple[Sample, ...]
    may_be_sent: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A notification as which an event type is sent, with the samples that show it so.

    :ivar senders: the functions that send it.
    """

    notification: Notification
    senders: tuple[str, ...]
    priorities: tuple[Text, ...]
    publishers: tuple[Text, ...]
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An event type of versioned notifications."""

    type: Text
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class SentEvent:
    """An event type that is sent by a call: a legacy notification, or an event on a bus.

    :ivar priorities: those that are known.
    :ivar has_any_priority: whether it may have others.
    :ivar senders: the functions that supply the last piece of the event type, or the object.
    :ivar keys: None where nobody has looked for them.
    :ivar payloads: the keys of the payloads that it is sent as objects of.
    :ivar sample: of such an object.
    """

    event_type: str
    is_known: bool
    reasons: tuple[str, ...]
    priorities: tuple[str, ...]
    has_any_priority: bool
    senders: tuple[str, ...]
    keys: Keys | None
    files: tuple[str, ...]
    payloads: tuple[str, ...] = ()
    sample: Sample | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """All that is known of what a project sends, sorted.

    :ivar project: the name of the project, as its packaging says it.
    :ivar legacy: the legacy notifications.
    :ivar sent: the events on buses of the project's own.
    :ivar unknown: where something is sent of which nobody knows what, with the reason.
    :ivar unread: the files that could not be read, with the reason.
    :ivar wording: in which the project is spoken of.
    :ivar type_names: the attributes and keys that event types are taken from.
    """

    project: str | None
    notifications: tuple[Notification, ...]
    events: tuple[Event, ...]
    payloads: tuple[Payload, ...]
    legacy: tuple[SentEvent, ...]
    sent: tuple[SentEvent, ...]
    unknown: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...]
    wording: Wording = LEGACY
    type_names: frozenset[str] = frozenset()

    @property
    def is_of_oslo(self) -> bool:
        """Whether what is sent without a version is a legacy notification, and no plain event."""
        return self.wording.noun == LEGACY.noun

    @property
    def has_dialects(self) -> bool:
        """Whether some payload classes are no versioned objects."""
        return any(payload.kind is not None for payload in self.payloads)

    @property
    def title(self) -> str:
        what = "Notifications" if self.is_of_oslo else "Events"
        return what if self.project is None else f"{what} of {self.project}"

    @property
    def carriable(self) -> tuple[Payload, ...]:
        """The payloads that may be on the wire."""
        return tuple(payload for payload in self.payloads if not payload.is_notification)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the overview: a sample, or an event type that no sample shows."""

    event_type: Text
    notification: Notification
    sample: Sample | None


def rows(reference: Reference) -> tuple[Row, ...]:
    """The overview, by class, payload and sample."""
    found = []
    for notification in reference.notifications:
        sampled = {sample.event_type for sample in notification.samples}
        found += [Row(_event_type(sample), notification, sample) for sample in notification.samples]
        found += [
            Row(text, notification, None)
            for text in notification.event_types
            if text.value not in sampled
        ]
    return tuple(sorted(found, key=_row_order))


def _event_type(sample: Sample) -> Text:
    return Text("*", False) if sample.event_type is None else Text(sample.event_type)


def _row_order(row: Row) -> tuple[str, str, str, str]:
    sample = "" if row.sample is None else row.sample.file
    notification = row.notification
    return (notification.name, notification.payload_name or "", sample, row.event_type.value)


def carried(reference: Reference) -> frozenset[str]:
    """The keys of the payloads that are sent, directly or in one another."""
    by_key = {payload.key: payload for payload in reference.payloads}
    found: set[str] = set()
    left = [
        notification.payload
        for notification in reference.notifications
        if notification.payload is not None
    ]
    left += [key for event in (*reference.legacy, *reference.sent) for key in event.payloads]
    while left:
        key = left.pop()
        if key not in found and key in by_key:
            found.add(key)
            left += [held for field in by_key[key].fields for held in field.holds]
    return frozenset(found)
