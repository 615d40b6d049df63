"""What functions may have left in a container by the time that it is used."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final, TypeAlias

from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
)
from flake8_notifications.tracing.earlier_calls import EarlierCalls
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.value_sets import again, ground, longest, replaces, widen
from flake8_notifications.tracing.words import RelevantNames

#: The maximum number of alternative states of a container before they are merged.
_MOST_STATES: Final = 16

_States: TypeAlias = tuple[tuple[Guard, Any], ...]
#: Code that may change a container: when run, it returns the states that it leaves.
Effect: TypeAlias = Callable[[], _States]


class ContainerStates:
    """Records what code may have left in a container."""

    def __init__(self, tracer: Tracer, earlier: EarlierCalls) -> None:
        self._tracer = tracer
        self._earlier = earlier

    def change_by(
        self,
        effects: Sequence[Effect],
        value: ListObject | DictObject,
        change: Unknown,
        units: Sequence[Unit],
        relevant: RelevantNames,
    ) -> None:
        """Record what code may have left in a container, run any number of times.

        :param change: the value of texts and numbers that were replaced repeatedly.
        :param units: the functions that the code consists of.
        """
        first = value.states
        try:
            self._change_by(effects, value, change, units, relevant)
        except BaseException:
            # The next question has to start over.
            value.states = first
            raise

    def _change_by(
        self,
        effects: Sequence[Effect],
        value: ListObject | DictObject,
        change: Unknown,
        units: Sequence[Unit],
        relevant: RelevantNames,
    ) -> None:
        has_replaced, first = False, value.states
        for at, effect in enumerate(effects):
            after = effect()
            # Imports in the meantime have changed it for good.
            before = value.states
            first = first if at else before
            if after is not before:
                has_replaced = has_replaced or replaces(self._tracer, value, before, after)
                self._may_become(value, before, after)
        once = value.states
        has_grown = longest(once) > longest(first)
        if not has_replaced and not has_grown:
            return
        if self._change_by_complete_calls(value, first, units, relevant, change):
            return
        for effect in effects if has_grown else ():
            if longest(effect()) > longest(once):
                # What is added each time may be there any number of times.
                widen(self._tracer, value, first)
                break
        for effect in effects if has_replaced else ():
            before, value.states = value.states, effect()
            if not widen(self._tracer, value, before, change):
                value.states = before
        if value.states is not once and len(once) < _MOST_STATES:
            # The state after one call is known exactly.
            self._may_become(value, once, value.states)

    def _change_by_complete_calls(
        self,
        value: ListObject | DictObject,
        first: _States,
        units: Sequence[Unit],
        relevant: RelevantNames,
        change: Unknown,
    ) -> bool:
        """Record what complete calls leave in a container; False if that is unknown."""
        outermost = self._earlier.outermost(units)
        if outermost is None:
            return False
        partly, value.states = value.states, first
        slots = [Slot(value, "")]
        left = self._earlier.left(outermost, relevant, slots)
        states = None if left is None else self._earlier.states(first, left)
        if states is None or len(states) > _MOST_STATES:
            value.states = partly
            return False
        value.states = states
        rerun = [self._earlier.rerun(unit, relevant, lambda: value.states) for unit in outermost]
        known_contents = [content for _, content in states]
        others = [
            content
            # Code that is called during one of them sees the intermediate state.
            for contents in (
                partly,
                *(states_again for states_again in rerun if states_again is not None),
            )
            for guard, content in contents
            if guard != FALSE and not _is_known(content, known_contents)
        ]
        if others:
            guards = self._tracer.guards
            is_again = guards.atom(("called again",))
            widened = again(self._tracer, value, known_contents, others, change)
            value.states = (
                *((guards.without(guard, is_again), content) for guard, content in states),
                (is_again, widened),
            )
        return True

    def _may_become(self, value: ListObject | DictObject, before: _States, after: _States) -> None:
        """Record a change that may or may not have happened by the time of use."""
        guards = self._tracer.guards
        happened = guards.fresh()
        states = [(guards.without(guard, happened), state) for guard, state in before]
        states += [(guards.conjoin(guard, happened), state) for guard, state in after]
        value.states = tuple(choice for choice in states if choice[0] != FALSE)
        if len(value.states) > _MOST_STATES:
            widen(self._tracer, value, before)


def _is_known(content: Items | Entries, known_contents: Sequence[Any]) -> bool:
    """Whether a content equals one of the known ones, regardless of its guards."""
    shape, values = _parts(content)
    alike = [parts for form, parts in map(_parts, known_contents) if form == shape]
    return bool(alike) and all(
        any(same(known_value, other_value) for parts in alike for other_value in ground(parts[at]))
        for at, value in enumerate(values)
        for known_value in ground(value)
    )


def _parts(content: Items | Entries) -> tuple[Hashable, list[Value]]:
    """The shape of a content, and the values in it."""
    more = [] if content.more is None else [content.more]
    if isinstance(content, Items):
        return (len(content.values), len(more)), [*content.values, *more]
    values = [value for _, value in content.values.values()]
    return (tuple(content.values), len(more)), [*values, *more]
