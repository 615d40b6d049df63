"""What a run writes: names, attributes and contents of containers, each under the current path.

A write takes effect under the guard of the path and leaves the old value under any other, so that
both branches of an ``if`` are run in turn, on a single state.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.interpretation.paths import Paths
from flake8_notifications.interpretation.records import Catcher, Slot, restore
from flake8_notifications.interpretation.values.base import UNBOUND, Value
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.scopes import Frame


class Writes(Paths):
    """Writes, and records what was there before.

    :ivar catchers: those of the enclosing ``try`` statements, the innermost last.
    :ivar ended: the guard under which an exception was raised that none of them catches; None if
        that is of no interest.
    :ivar journals: the writes since each loop in progress began.
    :ivar outer_journals: the same for the runs that a nested run interrupts.
    :ivar changed: the containers changed by the statement of a body that is being run.
    """

    def __init__(self) -> None:
        super().__init__()
        self.catchers: list[Catcher] = []
        self.ended: Guard | None = None
        self.journals: list[dict[tuple[int, str], tuple[Slot, object]]] = []
        self.outer_journals: list[dict[tuple[int, str], tuple[Slot, object]]] = []
        self.changed: dict[int, ListObject | DictObject] | None = None
        #: The number of writes, sends and other effects so far.
        self.writes = 0

    def bind(self, frame: Frame, name: str, value: Value) -> None:
        """Bind a name in the scope it belongs to."""
        target = frame.outer_names.get(name, frame)
        self.write(target.variables, name, value, target.entry)

    def write(self, holder: dict[str, Value], name: str, value: Value, entry: Guard = TRUE) -> None:
        """Write a value that holds from here on under the current path.

        :param entry: the guard under which the holder matters at all.
        """
        old = holder.get(name)
        self.writes += 1
        if self.journals:
            self._note(Slot(holder, name), old)
        if self.path in (entry, TRUE):
            holder[name] = value
        else:
            holder[name] = self.either(self.path, value, UNBOUND if old is None else old)
        for journal in self.outer_journals:
            # A run that restores the state from before this nested run has to keep the write.
            if (id(holder), name) in journal:
                journal[id(holder), name] = Slot(holder, name), holder[name]
        for catcher in self.catchers:
            catcher.note(Slot(holder, name), old)

    def note_states(self, holder: ListObject | DictObject) -> None:
        """Note that a container is about to change."""
        self.writes += 1
        if self.changed is not None:
            self.changed[id(holder)] = holder
        if self.journals:
            self._note(Slot(holder, ""), holder.states)

    def _note_content(self, holder: ListObject | DictObject, old: object) -> None:
        for catcher in self.catchers:
            catcher.note(Slot(holder, ""), old)

    @contextmanager
    def undone(self) -> Iterator[None]:
        """A trial run, whose writes are undone."""
        journal: dict[tuple[int, str], tuple[Slot, object]] = {}
        self.journals.append(journal)
        try:
            yield
        finally:
            self.journals.pop()
            restore(journal)

    @contextmanager
    def recorded(self) -> Iterator[dict[tuple[int, str], tuple[Slot, object]]]:
        """Record which slots are written, with their old values."""
        journal: dict[tuple[int, str], tuple[Slot, object]] = {}
        self.journals.append(journal)
        try:
            yield journal
        finally:
            self.journals.pop()

    def _note(self, slot: Slot, old: object) -> None:
        key = (id(slot.holder), slot.name)
        for journal in self.journals:
            journal.setdefault(key, (slot, old))
