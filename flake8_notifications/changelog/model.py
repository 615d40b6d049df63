"""What consumers have to know, as plain data."""

from __future__ import annotations

import enum
from typing import Final, NamedTuple

from flake8_notifications.rules.wording import LEGACY, Wording


class Relation(enum.Enum):
    """How the classes that a cause has changed came by it."""

    OWN = "own"
    INHERITED = "inherited"
    TAKEN = "taken"
    TYPE = "type of a field"


class Step(NamedTuple):
    """The VERSIONs of a class before and after.

    :ivar former: the name that the class had, if it was renamed.
    :ivar fields: those that a change to their type concerns.
    """

    name: str
    old: str | None
    new: str | None
    former: str | None = None
    fields: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One cause, and all that it changed.

    :ivar cause: what was edited: a class, or a constant of a module.
    :ivar module: that it is in.
    :ivar texts: what changed, each once.
    :ivar classes: the payload classes that are different, that which is the cause first.
    """

    cause: str
    module: str
    relation: Relation
    texts: tuple[str, ...]
    classes: tuple[Step, ...]
    is_breaking: bool


class Kind(enum.Enum):
    """Which family of notifications an event type is of."""

    VERSIONED = "versioned"
    LEGACY = "legacy"
    #: On a bus of the project's own.
    EVENT = "event"


class EventTypes(NamedTuple):
    """Event types that came or went together.

    :ivar names: with ``*`` for each part that is not known.
    :ivar notification: the class of versioned notifications that is sent.
    :ivar payload: the class of the payload, where it is known.
    """

    names: tuple[str, ...]
    kind: Kind
    notification: str | None = None
    payload: str | None = None


class Resent(NamedTuple):
    """Event types that are sent with something else than they were.

    :ivar what: ``payload``, ``priority`` or ``publisher``.
    """

    names: tuple[str, ...]
    what: str
    old: str
    new: str


THEN: Final = "then"
NOW: Final = "now"
BOTH: Final = "then and now"


class Untold(NamedTuple):
    """Something that had to be left out, with the reason.

    :ivar when: ``then`` or ``now``; both, where it is so at the revision and still.
    :ivar is_gap: whether changes may be missing for it; senders that nobody can follow are the rule
        in large projects, and say nothing of what changed.
    """

    subject: str
    reason: str
    when: str
    is_gap: bool = True


class Changelog(NamedTuple):
    """What consumers have to know.

    :ivar raised: the classes whose VERSION is another one and in which nothing else is.
    :ivar wording: in which the project is spoken of.
    """

    revision: str
    commit: str
    entries: tuple[Entry, ...]
    gone: tuple[Step, ...]
    added: tuple[Step, ...]
    raised: tuple[Step, ...]
    steps: tuple[Step, ...]
    events_gone: tuple[EventTypes, ...]
    events_added: tuple[EventTypes, ...]
    resent: tuple[Resent, ...]
    untold: tuple[Untold, ...]
    wording: Wording = LEGACY
