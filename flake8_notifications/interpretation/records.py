"""What is noted while a run goes on: what is written, and what is raised."""

from __future__ import annotations

import bisect
import operator
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values import (
    DictObject,
    ListObject,
    Namespace,
    Value,
)

#: Of what is written inside a ``try``, so many values are told apart.
_MOST_WRITES: Final = 12


class Slot(NamedTuple):
    """Somewhere that something is written to."""

    holder: dict[str, Value] | ListObject | DictObject
    name: str

    @property
    def value(self) -> object:
        """What is there now."""
        holder = self.holder
        return holder.get(self.name) if isinstance(holder, dict) else holder.states

    def put(self, value: object) -> None:
        """Let something be there; None for nothing."""
        holder = self.holder
        if isinstance(holder, ListObject | DictObject):
            holder.states = value  # type: ignore[assignment]
        elif value is None:
            holder.pop(self.name, None)
        else:
            holder[self.name] = value  # type: ignore[assignment]

    @property
    def is_over(self) -> bool:
        """Whether nobody looks into it any more."""
        return isinstance(self.holder, Namespace) and self.holder.is_over


class Catcher(list[tuple[Guard, Value]]):
    """What is raised inside a ``try``: under which guard, and the exception.

    :ivar possible: what may be raised somewhere inside.
    :ivar written: what is written inside, by slot: what was there when something may have been
        raised.
    :ivar is_guessed: whether something is not run inside that may raise in any case, so that what
        follows would never be reached.
    """

    def __init__(self) -> None:
        super().__init__()
        self.possible: list[tuple[Guard, Value]] = []
        self.is_guessed = False
        self.written: dict[tuple[int, str], tuple[Slot, list[object]]] = {}
        #: How often something may have been raised; and by slot, of how often that was noted.
        self._raises = 0
        self._noted: dict[tuple[int, str], int] = {}

    def note_raise(self) -> None:
        """Note that something may be raised here."""
        self._raises += 1

    def note(self, slot: Slot, old: object) -> None:
        """Note that something is written.

        :param old: what was there until now.
        """
        key = (id(slot.holder), slot.name)
        values = self.written.setdefault(key, (slot, []))[1]
        if self._noted.get(key, 0) < self._raises and len(values) < _MOST_WRITES:
            values.append(old)
        self._noted[key] = self._raises

    def end(self) -> None:
        """Note what is there in the end, where something may have been raised since it is."""
        for key, (slot, values) in self.written.items():
            if self._noted[key] < self._raises:
                values.append(slot.value)


def restore(
    journal: dict[tuple[int, str], tuple[Slot, object]],
    start: int | None = None,
    interludes: Sequence[tuple[int, int]] = (),
) -> None:
    """Put everything back to what it was.

    :param start: what was made since then stays as it is.
    :param interludes: but for what was made in these times, which others have as well.
    """
    for slot, old in journal.values():
        # What ``put`` does, written out: nothing else is done as often.
        holder = slot.holder
        is_dated = isinstance(holder, Namespace | ListObject | DictObject)
        if start is not None and is_dated:
            born = holder.born  # type: ignore[union-attr]
            if born > start and not is_within(born, interludes):
                continue
        if isinstance(holder, ListObject | DictObject):
            holder.states = old  # type: ignore[assignment]
        elif old is None:
            holder.pop(slot.name, None)
        else:
            holder[slot.name] = old  # type: ignore[assignment]


@contextmanager
def undone(
    journals: Sequence[tuple[dict[tuple[int, str], tuple[Slot, object]], int]],
) -> Iterator[None]:
    """While everything is as it was before some runs that are going on, the outermost first.

    :param journals: what they have written, and when they began.
    """
    written: list[tuple[Slot, object]] = []
    for journal, start in reversed(journals):
        for slot, old in journal.values():
            if getattr(slot.holder, "born", start) <= start:
                written.append((slot, slot.value))
                slot.put(old)
    try:
        yield
    finally:
        for slot, value in reversed(written):
            slot.put(value)


def is_within(time: int, intervals: Sequence[tuple[int, int]]) -> bool:
    """Whether a time is in one of some intervals, the earliest of which comes first."""
    at = bisect.bisect_right(intervals, time, key=operator.itemgetter(0)) - 1
    return at >= 0 and time <= intervals[at][1]
