"""What is noted while a run goes on: what is written, and what is raised."""

from __future__ import annotations

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
    def is_over(self) -> bool:
        """Whether nobody looks into it any more."""
        return isinstance(self.holder, Namespace) and self.holder.is_over


class Catcher(list[tuple[Guard, Value]]):
    """What is raised inside a ``try``: under which guard, and the exception.

    :ivar possible: what may be raised somewhere inside.
    :ivar written: what is written inside, by slot: what was there before, and after each time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.possible: list[tuple[Guard, Value]] = []
        self.written: dict[tuple[int, str], tuple[Slot, list[object]]] = {}

    def note(self, slot: Slot, old: object, new: object) -> None:
        """Note that something is written."""
        key = (id(slot.holder), slot.name)
        known = self.written.get(key)
        if known is None:
            self.written[key] = (slot, [old, new])
        elif len(known[1]) < _MOST_WRITES:
            known[1].append(new)


def restore(journal: dict[tuple[int, str], tuple[Slot, object]], start: int | None = None) -> None:
    """Put everything back to what it was.

    :param start: what was made since then stays as it is.
    """
    for slot, old in journal.values():
        holder = slot.holder
        is_dated = isinstance(holder, Namespace | ListObject | DictObject)
        if start is not None and is_dated and holder.born > start:  # type: ignore[union-attr]
            continue
        if isinstance(holder, ListObject | DictObject):
            holder.states = old  # type: ignore[assignment]
        elif old is None:
            holder.pop(slot.name, None)
        else:
            holder[slot.name] = old  # type: ignore[assignment]
