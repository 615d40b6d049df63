"""Which classes are recorded ones under another name.

A class that is renamed keeps its VERSION; who renames it and changes its fields has changed it.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Final

from flake8_notifications.payloads.model import Payload, Record, Shape, Version

#: How much of all their fields two classes have to have in common.
_ALIKE: Final = 0.5
#: And how much, where the names are but spelt in two ways.
_ALIKE_IN_NAME: Final = 0.25
#: How much of two names has to be the same for that: "Created" and "Deleted" are two things.
_SPELT_ALIKE: Final = 0.9


def renames(payloads: Sequence[Payload], records: Mapping[str, Record]) -> dict[str, str]:
    """The names that recorded classes had, by the names that they have now.

    A class that is gone and one that is not recorded are taken for one another where each is what
    is most like the other.
    """
    names = {payload.name for payload in payloads}
    gone = {name: record for name, record in records.items() if name not in names}
    new = [each for each in payloads if each.name not in records and not each.problems]
    likeness = {
        (payload.name, name): _likeness(payload, record)
        for payload in new
        for name, record in gone.items()
    }
    return {
        now: before
        for (now, before), value in likeness.items()
        if value >= (_ALIKE_IN_NAME if _is_spelt_alike(now, before) else _ALIKE)
        and all(
            other == (now, before) or likeness[other] < value
            for other in likeness
            if now == other[0] or before == other[1]
        )
    }


def _is_spelt_alike(now: str, before: str) -> bool:
    return difflib.SequenceMatcher(None, now, before).ratio() >= _SPELT_ALIKE


def _likeness(payload: Payload, record: Record) -> float:
    """From 0 to 1; nothing of what has a lower VERSION, or of which no field is known."""
    version, recorded = payload.parsed_version, Version.parse(record.version)
    if record.shape is None or version is None or recorded is None or version < recorded:
        return 0.0
    old, new = _facts(record.shape), _facts(payload.shape)
    return len(old & new) / max(len(old | new), 1)


def _facts(shape: Shape) -> frozenset[tuple[str, str]]:
    return frozenset((name, field.type) for name, field in shape.fields.items())
