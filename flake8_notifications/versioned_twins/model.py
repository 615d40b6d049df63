"""What is known of the way from legacy notifications to versioned ones, as plain data."""

from __future__ import annotations

import enum
from typing import NamedTuple

from flake8_notifications.source.place import Place


class Verdict(enum.Enum):
    """Whether a legacy notification has a versioned twin."""

    TWIN = "twin"
    NONE = "none"
    UNDECIDED = "undecided"


class Legacy(NamedTuple):
    """A legacy notification.

    :ivar twin: the versioned event type that says the same.
    :ivar candidates: the versioned event types that may, where it cannot be told.
    :ivar reason: how the verdict came about.
    :ivar is_confirmed: whether the allowlist says so.
    """

    event_type: str
    verdict: Verdict
    twin: str | None
    candidates: tuple[str, ...]
    reason: str
    places: tuple[Place, ...]
    is_confirmed: bool = False


class Confirmation(NamedTuple):
    """What the allowlist says of an entry: its twin, or None where it has none."""

    twin: str | None
    place: Place


class Migration(NamedTuple):
    """All legacy notifications.

    :ivar unmatched: what the allowlist names as a twin, and nothing sends.
    """

    legacy: tuple[Legacy, ...]
    unmatched: tuple[Confirmation, ...]
