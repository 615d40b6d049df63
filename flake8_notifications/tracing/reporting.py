"""Turns sends into emissions: where, through which wrappers, and why no more is known."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Sequence
from typing import Final

import msgspec

from flake8_notifications.emissions.model import Emission
from flake8_notifications.interpretation.values.base import Constant, Text, Unknown, Value
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.provenance import (
    SET_BY_OTHERS,
    FunctionName,
    Supplier,
)
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.sends import Send
from flake8_notifications.tracing.sent_objects import SentObjects, joined, sent_as
from flake8_notifications.tracing.units import Unit

_STARS: Final = re.compile(r"\*+")
_VERSIONED_OBJECT: Final = "oslo_versionedobjects.base.VersionedObject"


class Reporter:
    """The emissions of one search."""

    def __init__(self, payload_bases: Sequence[str]) -> None:
        self._bases = frozenset(payload_bases)
        #: By the unit whose last run found them.
        self.emissions: dict[Hashable, dict[Hashable, Emission]] = {}
        #: The unit that is being run.
        self.running: Hashable = None

    def all(self) -> tuple[Emission, ...]:
        """Every emission, in order."""
        merged: dict[Hashable, Emission] = {}
        for emissions in self.emissions.values():
            for key, emission in emissions.items():
                reported = merged.get(key)
                merged[key] = emission if reported is None else _better(reported, emission)
        return tuple(sorted(merged.values(), key=_order))

    def give_up(self, unit: Unit) -> None:
        """Note that a unit may send anything."""
        unknown = Unknown("a function that takes too many steps", Place(unit.path, unit.first))
        place = Place(unit.path, unit.first)
        self._note(Emission("*", False, place, 0, (), str(unknown), None, ()))

    def leave_undecided(self, place: Place, column: int, why: Unknown) -> None:
        """Note that a call may send anything."""
        self._note(Emission("*", False, place, column, (), str(why), None, ()))

    def report(self, send: Send, value: Value, objects: SentObjects = ()) -> None:
        """Note an emission of one event type.

        :param objects: the classes of the sent objects.
        """
        emission = emission_of(send, value)
        sent = sent_as(objects, emission.event_type)
        if sent:
            way = tuple(call.place for call in send.calls)
            emission = msgspec.structs.replace(emission, objects=sent, calls=(way,))
        self._note(emission)

    def _note(self, emission: Emission) -> None:
        key = (
            emission.place,
            emission.column,
            emission.event_type,
            emission.is_known,
            emission.priority,
        )
        emissions = self.emissions.setdefault(self.running, {})
        reported = emissions.get(key)
        emissions[key] = emission if reported is None else _better(reported, emission)

    def is_versioned(self, send: Send) -> bool:
        """Whether a call is the sending end of the versioned notifications."""
        if not send.is_computed:
            return False
        for owner in send.owners:
            bases = [base for base in owner.mro if isinstance(base, ClassValue)]
            # Even if every versioned object is a payload, its class is no base of the project.
            ends = [
                base
                for base in bases
                if {base.name, base.dotted_name} & self._bases
                and base.dotted_name != _VERSIONED_OBJECT
            ]
            external = {base.name for base in owner.mro if isinstance(base, External)}
            external |= {
                base.dotted_name for base in bases if base.dotted_name == _VERSIONED_OBJECT
            }
            if ends:
                # The base sends what its descendants are, and so does an intermediate class that
                # leaves it to its objects; anything else sent by these is a separate notification.
                is_left_open = send.is_own and isinstance(send.event_type, Unknown)
                return owner in ends or is_left_open
            if (
                external & {_VERSIONED_OBJECT}
                or {name.rpartition(".")[2] for name in external} & self._bases
            ):
                return True
        return False


def emission_of(send: Send, value: Value) -> Emission:
    """The emission of one event type."""
    supplier: Supplier | None = None
    reason: str | None = None
    calls = send.calls
    at = len(calls) - 1
    match value:
        case Constant(value=FunctionName() as name):
            # Decorated functions are not distinguished: the event type is not written anywhere.
            text, is_known, reason = "*", False, "the name of a function"
            if name.asked_by in send.keys:
                at = send.keys.index(name.asked_by)
        case Constant(value=str(text), supplier=supplier):
            is_known = True
        case Text(parts=parts, supplier=supplier):
            text = "".join(part if isinstance(part, str) else "*" for part in parts)
            is_known = False
            reason = next((str(part) for part in parts if isinstance(part, Unknown)), None)
        case Unknown():
            text, is_known, reason = "*", False, str(value)
        case External(name=name):
            text, is_known, reason = "*", False, f"'{name}', whose source is not at hand"
        case _:
            text, is_known, reason = "*", False, "a value that is no text"
    place, column = calls[at].place, calls[at].column
    via = [call.name for call in calls[:-1]]
    if supplier is not None and supplier.depth < 0 and supplier.parameter is not None:
        # The first call supplies what a comparison has pinned down.
        supplier = supplier._replace(place=calls[0].place, column=calls[0].column)
    if supplier is not None and supplier.place != SET_BY_OTHERS.place:
        place, column = supplier.place, supplier.column
        at = next(
            (
                position
                for position, call in enumerate(calls)
                if call.place == place and call.column == column
            ),
            0,
        )
        via = [call.name for call in calls[at:-1]]
    else:
        via = []
    causes = tuple(
        dict.fromkeys(call.place for call in (*calls[at:],) if call.place.path != place.path)
    )
    return Emission(
        text if is_known else _STARS.sub("*", text),
        is_known,
        place,
        column,
        tuple(via),
        reason,
        send.priority,
        causes,
    )


def _better(reported: Emission, other: Emission) -> Emission:
    """The more informative of two reports of an emission, with the objects of both."""
    best = other if _rank(other) < _rank(reported) else reported
    if (reported.objects, reported.calls) == (other.objects, other.calls):
        return best
    return msgspec.structs.replace(
        best,
        objects=joined(reported.objects, other.objects),
        calls=_shortest({*reported.calls, *other.calls}),
    )


def _shortest(ways: Collection[tuple[Place, ...]]) -> tuple[tuple[Place, ...], ...]:
    """The call chains that do not end in another one: callers of a caller are found separately."""
    return tuple(
        sorted(way for way in ways if not any(way[at:] in ways for at in range(1, len(way))))
    )


def _rank(emission: Emission) -> tuple[int, tuple[str, ...], str]:
    return (len(emission.via), emission.via, emission.reason or "")


def _order(emission: Emission) -> tuple[Place, int, str, str]:
    return emission.place, emission.column, emission.event_type, emission.priority or ""
