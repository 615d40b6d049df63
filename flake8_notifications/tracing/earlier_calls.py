"""The side effects that completed calls leave for later ones.

A function that sets something is called by others, which may set it again before they return: a
later call only finds what is there when the outermost of them has returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.values.base import Alternatives, Value
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.tracing.call_sites import CallSites
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import RelevantNames

#: Limits on the callers examined to find the outermost ones, and on the outermost ones run.
_MOST_BETWEEN: Final = 24
_MOST_OUTERMOST: Final = 8

_Left = TypeVar("_Left")
_States: TypeAlias = tuple[tuple[Guard, Any], ...]


class EarlierCalls:
    """Runs the outermost callers of functions that set something.

    :ivar is_first: whether the call being run is assumed to be the first one.
    """

    def __init__(self, tracer: Tracer, runs: Runs, call_sites: CallSites) -> None:
        self._tracer = tracer
        self._runs = runs
        self._call_sites = call_sites
        self.is_first = False
        self._outermost: dict[frozenset[object], list[Unit] | None] = {}
        #: The functions that the outermost ones have called.
        self.entered: set[FunctionKey] = set()
        #: By function, the values that it leaves, by holder and name.
        self._left: dict[object, dict[tuple[int, str], tuple[object, object]]] = {}

    def outermost(self, units: Iterable[Unit]) -> list[Unit] | None:
        """The outermost callers of some functions; None if there are too many."""
        pending = list(units)
        keys = frozenset(unit.key for unit in pending)
        if keys not in self._outermost:
            self._outermost[keys] = self._find_outermost(pending)
        return self._outermost[keys]

    def _find_outermost(self, pending: list[Unit]) -> list[Unit] | None:
        seen = {unit.key: unit for unit in pending}
        without_callers: dict[tuple[str, int, int, bool], Unit] = {}
        while pending:
            unit = pending.pop()
            callers = [
                caller
                for caller in self._call_sites.callers(unit) or ()
                if caller.is_function and caller.key != unit.key
            ]
            if not callers:
                without_callers[unit.key] = unit
            fresh = {caller.key: caller for caller in callers if caller.key not in seen}
            seen |= fresh
            pending += fresh.values()
            if len(seen) > _MOST_BETWEEN or len(without_callers) > _MOST_OUTERMOST:
                return None
        return (
            [without_callers[key] for key in sorted(without_callers)] if without_callers else None
        )

    def are_over(self, units: Sequence[Unit]) -> bool:
        """Whether calls of some functions have returned by the time of the current run.

        That holds if they are only called by outermost ones, one of which is being run.
        """
        own = {unit.key for unit in self.outermost(units) or ()}
        running = self._runs.running
        return (running is None or running.key in own or not running.is_function) and all(
            unit.key in own
            or FunctionKey(unit.path, unit.statement.line, unit.statement.column) in self.entered
            for unit in units
        )

    def left(
        self, units: Sequence[Unit], relevant: RelevantNames, slots: Sequence[Slot]
    ) -> list[tuple[Unit, Any]] | None:
        """What each of some functions leaves; None if that is unknown.

        Either one of them takes too long to run, or none leaves anything because others than these
        call it.

        :param slots: where the value may be; the first slot with a value counts.
        """
        results: list[tuple[Unit, Any]] = []
        was_first, self.is_first = self.is_first, True
        try:
            for unit in units:
                if not any(self._left_in(unit, slot) is not None for slot in slots):
                    entered, self._tracer.entered = self._tracer.entered, set()
                    try:
                        left = self._runs.left_by(unit, relevant, lambda: self._look(slots))
                    finally:
                        self.entered |= self._tracer.entered
                        self._tracer.entered = entered
                    if left is None:
                        return None
                    self._left[unit.key] = left | self._left.get(unit.key, {})
                values = [self._left_in(unit, slot) for slot in slots]
                present = [
                    slot.value if value is None else value
                    for slot, value in zip(slots, values, strict=True)
                ]
                results.append(
                    (unit, next((value for value in present if value is not None), None))
                )
        finally:
            self.is_first = was_first
        values = [slot.value for slot in slots]
        is_left = any(
            left is not None and all(left is not value for value in values) for _, left in results
        )
        return results if is_left else None

    def _left_in(self, unit: Unit, slot: Slot) -> object:
        cached = self._left.get(unit.key, {}).get((id(slot.holder), slot.name))
        return None if cached is None else cached[1]

    def _look(self, slots: Sequence[Slot]) -> dict[tuple[int, str], tuple[object, object]]:
        """The values of slots; in an exact run, those of all slots that it has written as well."""
        tracer = self._tracer
        written = tracer.journals[0].values() if tracer.is_exact else ()
        seen = (*(slot for slot, _ in written), *slots)
        return {(id(slot.holder), slot.name): (slot.holder, slot.value) for slot in seen}

    def rerun(self, unit: Unit, relevant: RelevantNames, look: Callable[[], _Left]) -> _Left | None:
        """What one more call of a function leaves; None if it takes too long to run."""
        return self._runs.left_by(unit, relevant, look)

    def states(self, first: _States, left: Iterable[tuple[Unit, _States]]) -> _States:
        """The states of a container after calls of any of some functions, any of them the last."""
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
        return tuple(state for state in states if state[0] != FALSE)

    def _is_last(self, unit: Unit, others: Guard) -> tuple[Guard, Guard]:
        """The guard for a function being called after some others, and for any call at all."""
        guards = self._tracer.guards
        called = last = guards.atom(("called", unit.key))
        if others != FALSE:
            is_later = guards.atom(("called last", unit.key))
            last = guards.conjoin(called, guards.disjoin(guards.negate(others), is_later))
        return last, guards.disjoin(others, called)

    def together(self, first: Value, left: Iterable[tuple[Unit, Value]]) -> Value:
        """The value after calls of any of some functions, any of them the last."""
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
                        (guards.conjoin(last, guard), before if choice is first else choice)
                        for guard, choice in choices
                    ),
                    (guards.negate(last), before),
                ]
            )
        return value
