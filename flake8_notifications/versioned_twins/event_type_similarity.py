"""What two event types have in common, by their words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

#: The parts that say how far something has come, as oslo.versionedobjects users name them.
PHASES: Final = frozenset({"start", "end", "error", "progress"})
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")


class Words(NamedTuple):
    """An event type, taken apart.

    :ivar first: the words of its first part: what it is about, or the service that sends it.
    :ivar rest: the words of the others.
    :ivar subject: its first part without what separates its words.
    :ivar runs: each part without what separates its words: ``add_host`` is ``addhost`` elsewhere.
    """

    first: frozenset[str]
    rest: frozenset[str]
    subject: str
    runs: frozenset[str]
    phase: str | None

    @property
    def all(self) -> frozenset[str]:
        return self.first | self.rest


def words_of(event_type: str) -> Words:
    """The words of an event type, without its phase."""
    parts = event_type.split(".")
    phase = parts.pop() if len(parts) > 1 and parts[-1] in PHASES else None
    words = [frozenset(word.lower() for word in _WORD.findall(part)) for part in parts]
    runs = ["".join(_WORD.findall(part)).lower() for part in parts]
    return Words(words[0], frozenset[str]().union(*words[1:]), runs[0], frozenset(runs), phase)


class Likeness(NamedTuple):
    """How much of a versioned event type is in a legacy one.

    :ivar common: the number of words that both have.
    :ivar missing: of the versioned one, the words that the legacy one does not have.
    :ivar surplus: of the legacy one, those that the versioned one does not have; what a service
        puts in front of all its event types does not count.
    """

    common: int
    missing: int
    surplus: int

    @property
    def is_likely(self) -> bool:
        """Whether one says all that the other does."""
        return self.common > 0 and 0 in (self.missing, self.surplus)

    @property
    def is_whole(self) -> bool:
        """Whether the versioned one says all that the legacy one does."""
        return self.common > 0 and self.surplus == 0

    @property
    def rank(self) -> tuple[int, int]:
        return (-self.missing - self.surplus, self.common)


def likeness(legacy: Words, versioned: Words) -> Likeness:
    """Compare a legacy event type with a versioned one."""
    if not (versioned.first <= legacy.all or versioned.subject in legacy.runs):
        # They are about different things.
        return Likeness(0, len(versioned.all), len(legacy.all))
    written_as_one = _written_as_one(versioned, legacy) | _written_as_one(legacy, versioned)
    common = (versioned.all & legacy.all) | written_as_one
    surplus = legacy.rest | (
        legacy.first if versioned.first & common & legacy.first else frozenset()
    )
    return Likeness(
        len(common & versioned.all),
        len(versioned.all - common),
        len(surplus - common),
    )


def _written_as_one(one: Words, other: Words) -> frozenset[str]:
    """The words of what one writes as several and the other as one, of both."""
    common: set[str] = set()
    for run in other.runs & one.runs:
        common |= {word for word in one.all if word in run}
        common |= {word for word in other.all if word in run}
    return frozenset(common)
