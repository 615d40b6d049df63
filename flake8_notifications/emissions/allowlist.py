"""The event types that may be sent as legacy notifications."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final

from flake8_notifications.emissions.model import Emission
from flake8_notifications.source.place import Place

WILDCARD: Final = "*"
#: A ``*`` that is sent.
_LITERAL: Final = "\\*"
#: How much alike two parts have to be if one is a misspelling of the other.
_ALIKE: Final = 0.85


@dataclass(frozen=True, slots=True)
class Allowlist:
    """Event types, each with the lines where it stands: usually one, but it may be listed twice."""

    entries: Mapping[str, tuple[Place, ...]]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Place]]) -> Allowlist:
        """An allowlist of entries in the order of their lines."""
        places: dict[str, tuple[Place, ...]] = {}
        for event_type, place in entries:
            places[event_type] = (*places.get(event_type, ()), place)
        return cls(places)

    def covers(self, emission: Emission) -> bool:
        """Whether an emission is listed.

        A wildcard is no glob: it stands for a part that nobody knows, so that such an entry
        covers an emission with its unknown parts in the same places, and never a known one.
        """
        entry = entry_of(emission)
        return entry in self.entries and emission.is_known is not _is_pattern(entry)

    def common(self, other: Allowlist) -> Allowlist:
        """The entries that another allowlist has as well."""
        return Allowlist(
            {entry: places for entry, places in self.entries.items() if entry in other.entries}
        )

    def unused(self, emissions: Iterable[Emission]) -> Allowlist:
        """The entries that nothing sends: no emission is one, or may be with its unknown parts."""
        used: set[str] = set()
        unknown: set[str] = set()
        for emission in emissions:
            used.add(entry_of(emission))
            if not emission.is_known:
                unknown.add(emission.event_type)
        may_be = [
            re.compile(".*".join(map(re.escape, pattern.split(WILDCARD)))) for pattern in unknown
        ]
        unused = {
            entry: places
            for entry, places in self.entries.items()
            if entry not in used and not any(pattern.fullmatch(entry) for pattern in may_be)
        }
        return Allowlist(unused)

    def closest(self, event_type: str) -> str | None:
        """The entry that an event type is likely a misspelling of."""
        likely = [
            (likeness, entry)
            for entry in self.entries
            if not _is_pattern(entry) and (likeness := _likeness(event_type, entry)) >= _ALIKE
        ]
        return max(likely)[1] if likely else None

    def pattern_of(self, event_type: str) -> str | None:
        """The entry that would cover a known event type if wildcards were globs."""
        patterns = filter(_is_pattern, self.entries)
        return next((entry for entry in patterns if fnmatchcase(event_type, entry)), None)


def entry_of(emission: Emission) -> str:
    """The entry that covers an emission; what is sent with a ``*`` in it is no pattern."""
    event_type = emission.event_type
    return event_type.replace(WILDCARD, _LITERAL) if emission.is_known else event_type


def _is_pattern(entry: str) -> bool:
    return WILDCARD in entry.replace(_LITERAL, "")


def _likeness(event_type: str, entry: str) -> float:
    """How alike the least alike parts of two event types are, from 0 to 1."""
    if _bare(event_type) == _bare(entry):
        return 1.0
    ours, theirs = event_type.split("."), entry.split(".")
    if len(ours) != len(theirs):
        return 0.0
    return min(map(_part_likeness, ours, theirs))


def _bare(event_type: str) -> str:
    """An event type without what is easily mistaken: case and separators."""
    return event_type.lower().translate(_SEPARATORS)


_SEPARATORS: Final = str.maketrans("", "", "._-")


# An event type consists of few words, the same in hundreds of others.
@functools.lru_cache(maxsize=10_000)
def _part_likeness(ours: str, theirs: str) -> float:
    if ours == theirs:
        return 1.0
    if _is_one_slip(ours, theirs):
        return 0.9
    if ours.endswith(theirs) or theirs.endswith(ours):
        # Another word: 'pause' and 'unpause'.
        return 0.0
    # Imported late: most runs suggest nothing.
    import difflib

    return difflib.SequenceMatcher(None, ours, theirs).ratio()


def _is_one_slip(ours: str, theirs: str) -> bool:
    """Whether two words differ by one letter too many, too few or wrong, or by two swapped."""
    while ours and theirs and ours[0] == theirs[0]:
        ours, theirs = ours[1:], theirs[1:]
    return (
        ours[1:] in (theirs, theirs[1:])
        or ours == theirs[1:]
        or (ours[:2] == theirs[1::-1] and ours[2:] == theirs[2:])
    )
