"""What is recorded during a run: writes and exceptions."""

from __future__ import annotations

import bisect
import operator
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.containers import DictObject, ListObject, Namespace

#: The limit of values distinguished for a slot written inside a ``try``.
_MOST_WRITES: Final = 12


class Slot(NamedTuple):
    """A place that can be written: a name in a namespace, or the content of a container."""

    holder: dict[str, Value] | ListObject | DictObject
    name: str

    @property
    def value(self) -> object:
        """The current value."""
        holder = self.holder
        return holder.get(self.name) if isinstance(holder, dict) else holder.states

    def put(self, value: object) -> None:
        """Set the value; None removes it."""
        holder = self.holder
        if isinstance(holder, ListObject | DictObject):
            holder.states = value  # type: ignore[assignment]
        elif value is None:
            holder.pop(self.name, None)
        else:
            holder[self.name] = value  # type: ignore[assignment]

    @property
    def is_over(self) -> bool:
        """Whether it is no longer read."""
        return isinstance(self.holder, Namespace) and self.holder.is_over


class Catcher(list[tuple[Guard, Value]]):
    """The exceptions raised inside a ``try``, each under its guard.

    :ivar possible: the exceptions that may be raised somewhere inside.
    :ivar written: the slots written inside, with their values whenever an exception may have been
        raised.
    :ivar is_guessed: whether a skipped statement may raise inside in any case, so that what follows
        would never be reached.
    """

    def __init__(self) -> None:
        super().__init__()
        self.possible: list[tuple[Guard, Value]] = []
        self.is_guessed = False
        self.written: dict[tuple[int, str], tuple[Slot, list[object]]] = {}
        #: The number of possible exceptions so far; and that number at the last write, by slot.
        self._raises = 0
        self._noted: dict[tuple[int, str], int] = {}

    def note_raise(self) -> None:
        """Note that an exception may be raised here."""
        self._raises += 1

    def note(self, slot: Slot, old: object) -> None:
        """Note a write.

        :param old: the value until now.
        """
        key = (id(slot.holder), slot.name)
        values = self.written.setdefault(key, (slot, []))[1]
        if self._noted.get(key, 0) < self._raises and len(values) < _MOST_WRITES:
            values.append(old)
        self._noted[key] = self._raises

    def end(self) -> None:
        """Note the final values, where an exception may have been raised after the last write."""
        for key, (slot, values) in self.written.items():
            if self._noted[key] < self._raises:
                values.append(slot.value)


def restore(
    journal: dict[tuple[int, str], tuple[Slot, object]],
    start: int | None = None,
    interludes: Sequence[tuple[int, int]] = (),
) -> None:
    """Restore everything to its old state.

    :param start: what was created since then stays as it is.
    :param interludes: except for what was created in these periods, which other runs share.
    """
    for slot, old in journal.values():
        # This inlines ``put``: no other code runs as often.
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
    """Temporarily restore the state before some runs in progress, the outermost first.

    :param journals: their writes, and when they began.
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
    """Whether a time is in one of some intervals, which are sorted."""
    index = bisect.bisect_right(intervals, time, key=operator.itemgetter(0)) - 1
    return index >= 0 and time <= intervals[index][1]
