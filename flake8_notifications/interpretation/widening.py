"""Any number of iterations: one, and then one more with all that it changes widened."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from flake8_notifications.interpretation import containers, growth, tied_values
from flake8_notifications.interpretation.expression_effects import bound_by
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.lasting import lasting
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.values.base import UNBOUND, Unknown, Value
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
    now,
)
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

_REASON: Final = "what a loop changes"


def any_number(machine: Machine, once: Callable[[], None], node: syntax.Node, frame: Frame) -> None:
    """Run a loop body any number of times: once, then again with all that it changes widened."""
    guards = machine.guards
    before = machine.path
    runs = guards.fresh()
    first = machine.path = guards.conjoin(before, runs)
    start = now()
    journal: dict[tuple[int, str], tuple[Slot, object]] = {}
    machine.journals.append(journal)
    try:
        once()
    finally:
        machine.journals.pop()
    after_first = machine.path
    written = lasting(journal.values(), start)
    if not matter_again(written, node, frame):
        # Each further iteration repeats the first.
        skipped = guards.without(before, runs)
        for slot, old in written:
            if slot.holder is frame.filled and after_first != FALSE:
                machine.path = guards.conjoin(after_first, guards.fresh())
                widen(machine, slot, old, node, frame)
        machine.path = before if after_first == first else guards.disjoin(skipped, after_first)
        return
    again = guards.conjoin(after_first, guards.fresh())
    if again != FALSE:
        machine.path = again
        further_rounds(machine, written, start, once, node, frame)
    if after_first == first and machine.path == again:
        machine.path = before
        return
    done = guards.disjoin(guards.without(before, runs), guards.without(after_first, again))
    machine.path = guards.disjoin(done, machine.path)


def matter_again(written: Sequence[tuple[Slot, Any]], node: syntax.Node, frame: Frame) -> bool:
    """Whether a further iteration may have a different outcome from this one."""
    return any(_matters_again(slot, old, node, frame) for slot, old in written)


def _matters_again(slot: Slot, old: Any, node: syntax.Node, frame: Frame) -> bool:
    """Whether a further iteration may find a different value in a slot that one has written."""
    holder = slot.holder
    if isinstance(node, syntax.Comprehension) and (
        holder is frame.variables or holder is frame.filled
    ):
        return False
    if not isinstance(holder, dict):
        return holder.states is not old
    current = holder.get(slot.name)
    if current is old or (current is not None and old is not None and same(current, old)):
        return False
    is_target = isinstance(node, syntax.For) and slot.name in bound_by(node.target)
    return holder is not frame.variables or not is_target


def further_rounds(
    machine: Machine,
    written: Sequence[tuple[Slot, Any]],
    start: int,
    once: Callable[[], None],
    node: syntax.Node,
    frame: Frame,
) -> None:
    """One more iteration that stands for any number; a second one if the first was not stable.

    :param written: the slots that previous iterations have written, with their old values.
    :param start: when these began.
    """
    guards = machine.guards
    replaced: list[tuple[Slot, Hashable, Value]] = []
    created: list[tuple[ListObject | DictObject, object]] = []
    for slot, old in written:
        holder = slot.holder
        if isinstance(holder, ListObject | DictObject) and holder.born > start:
            # Another iteration usually creates an object of its own and leaves this one alone.
            created.append((holder, holder.states))
        else:
            texts = widen(machine, slot, old, node, frame)
            replaced += [(slot, key, value) for key, value in texts.items()]
    once()
    after = machine.path
    again = guards.conjoin(after, guards.fresh())
    is_settled = all(holder.states is states for holder, states in created) and all(
        growth.is_among(_current_value(machine, slot, key), value) for slot, key, value in replaced
    )
    if is_settled or again == FALSE:
        return
    machine.path = again
    for slot, old in written:
        widen(machine, slot, old, node, frame, is_settled=False)
    once()
    left = guards.without(after, again)
    machine.path = after if machine.path == again else guards.disjoin(left, machine.path)


def widen(
    machine: Machine,
    slot: Slot,
    old: Any,
    node: syntax.Node,
    frame: Frame,
    *,
    is_settled: bool = True,
) -> dict[Hashable, Value]:
    """Widen a slot before another iteration of a loop.

    :param is_settled: whether a text that was replaced by another is not replaced again.
    :return: such texts, those of a dict by their keys.
    """
    holder = slot.holder
    replaced: dict[Hashable, Value] = {}

    def changed(key: Hashable, before: Value, current: Value) -> Value:
        if _is_stable(current) or before is current:
            return current
        if is_settled and growth.is_replaced(before, current):
            replaced[key] = machine.one_of([before, current])
            return current
        change = machine.unknown(_REASON, node, frame)
        pattern = growth.grown(before, current, change, ends=False)
        if pattern is None:
            pattern = machine.one_of([current, machine.unknown(_REASON, node, frame, current)])
        return pattern

    if isinstance(holder, ListObject):
        prefix = _start_of(holder, old)
        values = [
            value
            for _, state in holder.states
            for value in (*state.values[len(prefix) :], *containers.some(state.more))
        ]
        more = machine.one_of(values) if values else None
        machine.replace(holder, Items(prefix, more))
    elif isinstance(holder, DictObject):
        before = [content for _, content in machine.possible(old)]
        machine.replace(holder, _widened_entries(machine, holder, before, changed))
    elif old is not None and slot.name in holder:
        current = holder[slot.name]
        pattern = changed(None, old, current)
        if pattern is not current:
            machine.write(holder, slot.name, pattern)
    return replaced


def _widened_entries(
    machine: Machine,
    holder: DictObject,
    before: Sequence[Entries],
    changed: Callable[[Hashable, Value, Value], Value],
) -> Entries:
    """The content of a dict after any number of iterations: it keeps the keys it always has.

    :param changed: computes the widened value of a key from the old and the current value.
    """
    present = [content for _, content in machine.entries(holder)]
    shared = {
        identity: key
        for identity, (key, _) in present[0].values.items()
        if all(identity in content.values for content in (*present, *before))
    }
    values = {
        identity: (
            key,
            changed(
                identity,
                machine.one_of([content.values[identity][1] for content in before]),
                machine.one_of([content.values[identity][1] for content in present]),
            ),
        )
        for identity, key in shared.items()
    }
    further, tied = tied_values.besides((*before, *present), shared)
    return Entries(values, machine.one_of(further) if further else None, tied)


def _current_value(machine: Machine, slot: Slot, key: Hashable) -> Value:
    """The current value of a slot, or of a key of a dict."""
    holder = slot.holder
    if isinstance(holder, DictObject):
        values = [
            content.values[key][1]
            for _, content in machine.entries(holder)
            if key in content.values
        ]
        return machine.one_of(values) if values else UNBOUND
    assert isinstance(holder, dict)
    return machine.narrowed(holder[slot.name])


def _start_of(holder: ListObject, old: object) -> tuple[Value, ...]:
    """The prefix of a list that an iteration has only appended to."""
    if not isinstance(old, tuple) or len(old) != 1:
        return ()
    prefix: tuple[Value, ...] = old[0][1].values
    for _, state in holder.states:
        if state.values[: len(prefix)] != prefix:
            return ()
    return prefix


def _is_stable(value: Value) -> bool:
    """Whether a value is the same in each iteration, as are objects whose content is widened."""
    return isinstance(value, ListObject | DictObject | Instance | Unknown)
