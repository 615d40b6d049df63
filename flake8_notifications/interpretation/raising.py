"""What may be raised, where it is caught, and what has been written by then."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.joining import joined_entries, joined_items
from flake8_notifications.interpretation.lasting import lasting
from flake8_notifications.interpretation.records import Catcher, Slot
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.values.base import UNBOUND, Alternatives, Unknown, Value
from flake8_notifications.interpretation.values.containers import DictObject, ListObject, now
from flake8_notifications.interpretation.values.external import External, Raised
from flake8_notifications.interpretation.writes import Writes

ANY_EXCEPTION: Final = Unknown("an exception that is not known")
#: An exception that a skipped statement may raise.
UNSEEN_EXCEPTION: Final = Unknown("an exception of what is not looked at")


class Raising(Writes):
    """Raises exceptions, and catches them."""

    def raise_(self, exception: Value) -> Value:
        """Raise wherever the current path is reached."""
        if self.path != FALSE:
            if self.catchers:
                self.catchers[-1].append((self.path, exception))
            elif self.ended is not None:
                self.ended = self.guards.disjoin(self.ended, self.path)
        self.path = FALSE
        return UNBOUND

    def raises(self, name: str) -> Value:
        """Raise a builtin exception."""
        return self.raise_(Raised(name))

    def may_raise(self, exception: Value = ANY_EXCEPTION) -> None:
        """An exception may be raised here, by default an unknown one."""
        if self.catchers and self.path != FALSE:
            self.catchers[-1].note_raise()
            possible = self.catchers[-1].possible
            for index, (guard, raised) in enumerate(possible):
                if raised is exception:
                    possible[index] = (self.guards.disjoin(guard, self.path), raised)
                    return
            possible.append((self.path, exception))

    def may_not_fit(self, *operands: Value) -> None:
        """An exception may be raised if an operand is unknown: it may be of any class."""
        if self.catchers and any(map(_is_anything, operands)):
            self.may_raise()

    def may_lack(self, name: str) -> None:
        """A lookup may fail: a builtin exception may be raised."""
        if self.catchers and self.path != FALSE:
            before, lacks = self.path, self.guards.fresh()
            self.path = self.guards.conjoin(before, lacks)
            self.raises(name)
            self.path = self.guards.without(before, lacks)

    def may_not_import(self, value: Value) -> None:
        """An import may fail: the module may be missing, unless it is one of the project's."""

    @contextmanager
    def catching(self) -> Iterator[Catcher]:
        """Collect the exceptions raised; afterwards the path is the one on which none was.

        It is not recorded where in the block an exception may have been raised: each slot written
        there may have any of the values that it had whenever one may have been raised.
        """
        catcher, start, entry = Catcher(), now(), self.path
        self.catchers.append(catcher)
        try:
            yield catcher
        finally:
            self.catchers.pop()
        catcher.end()
        exceptions = (exception for _, exception in (*catcher, *catcher.possible))
        written = lasting(catcher.written.values(), start, exceptions) if catcher.possible else []
        for guard, exception in catcher.possible:
            raised = self._raised(guard, exception, catcher, entry)
            if raised != FALSE:
                for slot, values in filter(operator.itemgetter(1), written):
                    self._unsettle(slot, values, raised)
                catcher.append((raised, exception))
                self.path = self.guards.without(self.path, raised)

    def _raised(self, guard: Guard, exception: Value, catcher: Catcher, entry: Guard) -> Guard:
        """The guard under which a possible exception is raised, and none before it."""
        raised = self.guards.conjoin(guard, self.guards.fresh(exception))
        for earlier, _ in catcher:
            if self.guards.is_long(raised):
                break
            raised = self.guards.without(raised, earlier)
        if self.guards.is_long(raised):
            return self.guards.conjoin(entry, self.guards.fresh(exception))
        return raised

    def _unsettle(self, slot: Slot, values: list[object], raised: Guard) -> None:
        """Let a slot have, under a guard, any of the values that it had before."""
        holder = slot.holder
        before, self.path = self.path, raised
        if isinstance(holder, dict):
            distinct: list[Value] = []
            for value in (UNBOUND if old is None else old for old in values):
                if not any(same(value, other) for other in distinct):  # type: ignore[arg-type]
                    distinct.append(value)  # type: ignore[arg-type]
            is_other = len(distinct) > 1 or distinct[0] is not holder.get(slot.name)
            if is_other and slot.name in holder:
                self.write(holder, slot.name, self.one_of(distinct))
        else:
            self._unsettle_states(holder, values, raised)
        self.path = before

    def _unsettle_states(
        self, holder: ListObject | DictObject, values: list[object], raised: Guard
    ) -> None:
        guards = self.guards
        self.note_states(holder)
        states: list[tuple[Guard, Any]] = [
            (rest, state)
            for guard, state in holder.states
            if (rest := guards.without(guard, raised)) != FALSE
        ]
        rest = raised
        for index, earlier in enumerate(values):
            chosen = rest if index == len(values) - 1 else guards.conjoin(rest, guards.fresh())
            rest = guards.without(rest, chosen)
            for guard, state in earlier:  # type: ignore[attr-defined]
                if (here := guards.conjoin(guard, chosen)) != FALSE:
                    states.append((here, state))
        joined: Any = joined_items if isinstance(holder, ListObject) else joined_entries
        holder.states = self.disentangled(joined(self, states))

    def unwrapped(self, result: Value | Raises) -> Value:
        """The result of an operation that may raise."""
        return self.raises(result.name) if isinstance(result, Raises) else result


def _is_anything(value: Value) -> bool:
    """Whether nothing is known of what a value can do."""
    match value:
        case External(name=name):
            # What a module holds is there, and what notifiers can do is known.
            return "()" in name and not name.startswith("oslo_messaging.")
        case Alternatives(choices=choices):
            return any(_is_anything(choice) for _, choice in choices)
        case _:
            return isinstance(value, Unknown)
