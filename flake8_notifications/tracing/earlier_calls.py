"""What calls leave for others that come after they have ended.

A function that sets something is called by others, which may set it once more before they are
done: only what is there when the outermost of them has ended is what another call finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.values import Alternatives, FunctionKey, Value
from flake8_notifications.tracing.call_sites import CallSites
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import Hot

#: So many functions are looked at to find the outermost ones, and so many of these are run.
_MOST_BETWEEN: Final = 24
_MOST_OUTERMOST: Final = 8

_Left = TypeVar("_Left")
_States: TypeAlias = tuple[tuple[Guard, Any], ...]


class EarlierCalls:
    """Runs the outermost callers of what sets something.

    :ivar is_first: whether a call is run before which there was no other one.
    """

    def __init__(self, tracer: Tracer, runs: Runs, call_sites: CallSites) -> None:
        self._tracer = tracer
        self._runs = runs
        self._call_sites = call_sites
        self.is_first = False
        self._outermost: dict[frozenset[object], list[Unit] | None] = {}
        #: The functions that the outermost ones have called.
        self.entered: set[FunctionKey] = set()
        #: By function, what it leaves, by holder and name.
        self._left: dict[object, dict[tuple[int, str], tuple[object, object]]] = {}

    def outermost(self, units: Iterable[Unit]) -> list[Unit] | None:
        """The functions that some are called by in the end; None if these are too many."""
        pending = list(units)
        asked = frozenset(each.key for each in pending)
        if asked not in self._outermost:
            self._outermost[asked] = self._found_outermost(pending)
        return self._outermost[asked]

    def _found_outermost(self, pending: list[Unit]) -> list[Unit] | None:
        seen = {each.key: each for each in pending}
        found: dict[tuple[str, int, int, bool], Unit] = {}
        while pending:
            unit = pending.pop()
            callers = [
                each
                for each in self._call_sites.callers(unit) or ()
                if each.is_function and each.key != unit.key
            ]
            if not callers:
                found[unit.key] = unit
            fresh = {each.key: each for each in callers if each.key not in seen}
            seen |= fresh
            pending += fresh.values()
            if len(seen) > _MOST_BETWEEN or len(found) > _MOST_OUTERMOST:
                return None
        return [found[key] for key in sorted(found)] if found else None

    def are_over(self, units: Sequence[Unit]) -> bool:
        """Whether calls of some functions have come to their ends where somebody looks.

        They are all called by outermost ones, and one of these is what is run.
        """
        own = {each.key for each in self.outermost(units) or ()}
        running = self._runs.running
        return (running is None or running.key in own or not running.is_function) and all(
            each.key in own
            or FunctionKey(each.path, each.statement.line, each.statement.column) in self.entered
            for each in units
        )

    def left(
        self, units: Sequence[Unit], hot: Hot, slots: Sequence[Slot]
    ) -> list[tuple[Unit, Any]] | None:
        """What each of some functions leaves; None if that cannot be told.

        One of them takes too long to be run, or none leaves anything: others than these call it.

        :param slots: where that is, the first of which counts that holds something.
        """
        found: list[tuple[Unit, Any]] = []
        kept, self.is_first = self.is_first, True
        try:
            for unit in units:
                if not any(self._left_in(unit, each) is not None for each in slots):
                    entered, self._tracer.entered = self._tracer.entered, set()
                    try:
                        left = self._runs.left_by(unit, hot, lambda: self._look(slots))
                    finally:
                        self.entered |= self._tracer.entered
                        self._tracer.entered = entered
                    if left is None:
                        return None
                    self._left[unit.key] = left | self._left.get(unit.key, {})
                values = [self._left_in(unit, each) for each in slots]
                known = [
                    each.value if value is None else value
                    for each, value in zip(slots, values, strict=True)
                ]
                found.append((unit, next((each for each in known if each is not None), None)))
        finally:
            self.is_first = kept
        values = [each.value for each in slots]
        is_left = any(
            left is not None and all(left is not each for each in values) for _, left in found
        )
        return found if is_left else None

    def _left_in(self, unit: Unit, slot: Slot) -> object:
        known = self._left.get(unit.key, {}).get((id(slot.holder), slot.name))
        return None if known is None else known[1]

    def _look(self, slots: Sequence[Slot]) -> dict[tuple[int, str], tuple[object, object]]:
        """What there is somewhere, and in a short run wherever it has written, all together."""
        tracer = self._tracer
        written = tracer.journals[0].values() if tracer.is_exact else ()
        seen = (*(each for each, _ in written), *slots)
        return {(id(each.holder), each.name): (each.holder, each.value) for each in seen}

    def rerun(self, unit: Unit, hot: Hot, look: Callable[[], _Left]) -> _Left | None:
        """What a function leaves that is called once more; None if it takes too long to be run."""
        return self._runs.left_by(unit, hot, look)

    def states(self, first: _States, left: Iterable[tuple[Unit, _States]]) -> _States:
        """What a container holds if some functions have been called, or not, and one last."""
        guards = self._tracer.guards
        states, others = list(first), FALSE
        for unit, after in left:
            if after is first:
                continue
            last, others = self._is_last(unit, others)
            states = [
                *((guards.without(guard, last), content) for guard, content in states),
                *((guards.conjoin(guard, last), content) for guard, content in after),
            ]
        return tuple(each for each in states if each[0] != FALSE)

    def _is_last(self, unit: Unit, others: Guard) -> tuple[Guard, Guard]:
        """Under which guard a function has been called after some others, and any of them all."""
        guards = self._tracer.guards
        called = last = guards.atom(("called", unit.key))
        if others != FALSE:
            is_later = guards.atom(("called last", unit.key))
            last = guards.conjoin(called, guards.disjoin(guards.negate(others), is_later))
        return last, guards.disjoin(others, called)

    def together(self, first: Value, left: Iterable[tuple[Unit, Value]]) -> Value:
        """What is there if some functions have been called, or not, and one of them last."""
        tracer, guards = self._tracer, self._tracer.guards
        value, others = first, FALSE
        for unit, after in left:
            if after is first:
                continue
            last, others = self._is_last(unit, others)
            before = value
            choices = after.choices if isinstance(after, Alternatives) else ((last, after),)
            value = tracer.merged(
                [
                    *(
                        (guards.conjoin(last, guard), before if each is first else each)
                        for guard, each in choices
                    ),
                    (guards.negate(last), before),
                ]
            )
        return value
