"""Loops: over known items one by one; over anything else, for any number of iterations."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import chain, repeat
from typing import Any, Final

from flake8_notifications.interpretation import (
    conditions,
    containers,
    growth,
    tied_values,
)
from flake8_notifications.interpretation.effects import bound_by
from flake8_notifications.interpretation.exceptions import attempt
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.lasting import lasting
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
    now,
)
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance, content_of
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Generator, Loop
from flake8_notifications.source import syntax

ITERABLE: Final = (Tuple, ListObject, DictObject, Generator, Constant, ClassValue, Instance)
_MOST_ROUNDS: Final = 3_000
_LONGEST_TEXT: Final = 1_000
#: A loop whose end is unknown is unrolled this often before the rest is widened.
_UNROLLED: Final = 2
#: The limit of items taken one by one from an object with ``__next__``.
_MOST_ITEMS: Final = 12
#: The limit of iterations with the same condition, as far as is known.
_MOST_SAME: Final = 12
_REASON: Final = "what a loop changes"

Body = Callable[[Value], None]


def iterate(machine: Machine, iterable: Value, body: Body, node: syntax.Node, frame: Frame) -> None:
    """Run a body for each item, in order."""
    if isinstance(iterable, Alternatives):
        machine.results(iterable.choices, lambda choice: machine.iterate(choice, body, node, frame))
        return
    match iterable:
        case ListObject():
            _over_list(machine, iterable, body, node, frame)
        case Tuple(items=items, more=more):
            for item in items:
                if machine.path == FALSE:
                    return
                body(item)
            if more is not None:
                any_number(machine, lambda: body(more), node, frame)
        case DictObject():
            keys = ListObject("list", tuple(
                (
                    guard,
                    containers.keys(machine, state, node, frame),
                )
                for guard, state in iterable.states
            ))  # fmt: skip
            _over_list(machine, keys, body, node, frame)
        case Generator(frame=inner) if inner.rest is not None:
            _over_rest(machine, inner.rest, body, node, frame)
        case Generator():
            _over_generator(machine, iterable, body)
        case Constant(value=str(text)) if len(text) <= _LONGEST_TEXT:
            for character in text:
                if machine.path != FALSE:
                    body(Constant(character))
        case Constant(value=constant) if not isinstance(constant, str | bytes):
            machine.raises("TypeError")
        case ClassValue(is_enum=True):
            for member in machine.enum_members(iterable):
                if machine.path != FALSE:
                    body(member)
        case Instance():
            _over_instance(machine, iterable, body, node, frame)
        case External(name=name):
            machine.may_not_fit(iterable)
            _over_any_number(machine, External(f"{name}[]"), body, node, frame)
            machine.may_not_fit(iterable)
        case _:
            machine.may_not_fit(iterable)
            _over_any_number(
                machine, machine.part_of(iterable, "[]", node, frame), body, node, frame
            )
            machine.may_not_fit(iterable)


def _over_list(
    machine: Machine, holder: ListObject, body: Body, node: syntax.Node, frame: Frame
) -> None:
    guards = machine.guards
    done = FALSE
    for position in range(_MOST_ROUNDS):
        here: list[tuple[Guard, Value]] = []
        further: list[tuple[Guard, Value]] = []
        before = machine.path
        going_on = FALSE
        for guard, state in machine.states(holder):
            if position < len(state.values):
                here.append((guard, state.values[position]))
                going_on = guards.disjoin(going_on, guard)
            elif state.more is not None:
                further.append((guard, state.more))
            else:
                done = guards.disjoin(done, guards.conjoin(before, guard))
        if further:
            machine.path = guards.conjoin(before, guards.any(guard for guard, _ in further))
            _over_any_number(machine, machine.merged(further), body, node, frame)
            done = guards.disjoin(done, machine.path)
        machine.path = guards.conjoin(before, going_on)
        if machine.path == FALSE:
            break
        body(machine.narrowed(machine.merged(here)))
        if machine.path == FALSE:
            break
    else:
        unknown = machine.unknown(f"a list of more than {_MOST_ROUNDS} items", node, frame)
        _over_any_number(machine, unknown, body, node, frame)
    machine.path = guards.disjoin(done, machine.path)


def _over_rest(
    machine: Machine, rest: ListObject, body: Body, node: syntax.Node, frame: Frame
) -> None:
    """Iterate over the remaining items of an iterator, consuming them."""
    guards = machine.guards
    done = FALSE
    while machine.path != FALSE and len(rest.states) > 0:
        states = machine.states(rest)
        if any(state.more is not None for _, state in states):
            _over_list(machine, rest, body, node, frame)
            break
        before = machine.path
        machine.path = guards.conjoin(
            before, guards.any(guard for guard, state in states if state.values)
        )
        done = guards.disjoin(done, guards.without(before, machine.path))
        if machine.path != FALSE:
            body(machine.change(rest, lambda state: (Items(state.values[1:]), state.values[0])))
    machine.path = guards.disjoin(done, machine.path)


def _over_generator(machine: Machine, generator: Generator, body: Body) -> None:
    catchers = list(machine.catchers)

    def on_yield(value: Value) -> Value | None:
        # An exception of the loop's body does not pass through the generator.
        inside, machine.catchers = machine.catchers, list(catchers)
        try:
            body(value)
        finally:
            machine.catchers = inside
        return generator.frame.sent

    generator.frame.on_yield = on_yield
    machine.run_generator(generator)


def _over_instance(
    machine: Machine, instance: Instance, body: Body, node: syntax.Node, frame: Frame
) -> None:
    if not machine.has_method(instance, "__iter__"):
        content = content_of(instance)
        if content is not None:
            machine.iterate(content, body, node, frame)
            return
        unknown = machine.unknown("an item of an object", node, frame)
        _over_any_number(machine, unknown, body, node, frame)
        return
    iterator = machine.call_method(instance, "__iter__", (), node, frame)
    if machine.path == FALSE:
        return
    if not isinstance(iterator, Instance):
        machine.iterate(iterator, body, node, frame)
        return
    _over_iterator(machine, iterator, body, node, frame)


def _over_iterator(
    machine: Machine, iterator: Instance, body: Body, node: syntax.Node, frame: Frame
) -> None:
    """Ask an iterator for items until it stops; one that may be endless, only for a while."""
    guards = machine.guards
    done = FALSE

    def following() -> Value:
        return machine.call_method(iterator, "__next__", (), node, frame)

    def once() -> None:
        item, _ = attempt(machine, following, "StopIteration")
        if machine.path != FALSE:
            body(item)

    for _ in range(_MOST_ITEMS):
        item, stopped = attempt(machine, following, "StopIteration")
        done = guards.disjoin(done, stopped)
        if machine.path == FALSE:
            break
        body(item)
        if machine.path == FALSE:
            break
    else:
        any_number(machine, once, node, frame)
    machine.path = guards.disjoin(done, machine.path)


def _over_any_number(
    machine: Machine, item: Value, body: Body, node: syntax.Node, frame: Frame
) -> None:
    """Iterate over any number of items that a value stands for."""
    # All iterations after the first share an item: their effects would not converge otherwise.
    first = machine.picked(item)
    items = chain([first], repeat(machine.picked(first, chooses=False)))
    with machine.guards.of_one():
        any_number(machine, lambda: body(next(items)), node, frame)


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
    if not _matter_again(written, node, frame):
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
        _further_rounds(machine, written, start, once, node, frame)
    if after_first == first and machine.path == again:
        machine.path = before
        return
    done = guards.disjoin(guards.without(before, runs), guards.without(after_first, again))
    machine.path = guards.disjoin(done, machine.path)


def _matter_again(written: Sequence[tuple[Slot, Any]], node: syntax.Node, frame: Frame) -> bool:
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


def _further_rounds(
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
            for value in (*state.values[len(prefix) :], *_some(state.more))
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


def _some(value: Value | None) -> tuple[Value, ...]:
    return () if value is None else (value,)


def for_statement(machine: Machine, node: syntax.For, frame: Frame) -> None:
    """``for target in iterable``."""
    iterable = machine.evaluate(node.iterable, frame)
    if machine.path == FALSE:
        return

    def body(item: Value) -> None:
        machine.assign(node.target, machine.supplied_with(item, node.iterable, frame), frame)
        _round(machine, node.body, frame)

    loop = Loop()
    frame.loops.append(loop)
    try:
        machine.iterate(iterable, body, node, frame)
    finally:
        frame.loops.pop()
    _end(machine, loop, node.orelse, frame)


def _round(machine: Machine, statements: Sequence[syntax.Statement], frame: Frame) -> None:
    """One iteration of the innermost loop."""
    machine.execute(statements, frame)
    loop = frame.loops[-1]
    machine.path = machine.guards.disjoin(machine.path, loop.continues)
    loop.continues = FALSE


def _end(machine: Machine, loop: Loop, orelse: Sequence[syntax.Statement], frame: Frame) -> None:
    if orelse and machine.path != FALSE:
        machine.execute(orelse, frame)
    machine.path = machine.guards.disjoin(machine.path, loop.breaks)


def while_statement(machine: Machine, node: syntax.While, frame: Frame) -> None:
    """``while test``."""
    guards = machine.guards
    loop = Loop()
    frame.loops.append(loop)
    done = FALSE
    undecided = same = 0
    is_left = False
    try:
        for _ in range(_MOST_ROUNDS):
            before, questions, start = machine.path, guards.count, now()
            with machine.recorded() as journal:
                holds = conditions.tested(machine, node.test, frame)
                reached = machine.path
                machine.path = guards.conjoin(reached, holds)
                ended = guards.without(reached, holds)
                done = guards.disjoin(done, ended)
                if machine.path == FALSE:
                    break
                if ended != FALSE or before != reached or loop.breaks != FALSE or is_left:
                    undecided += 1
                if undecided > _UNROLLED or same >= _MOST_SAME:
                    done = guards.disjoin(done, _last_rounds(machine, node, frame))
                    break
                entered = machine.path
                _round(machine, node.body, frame)
            # The iteration may have returned or raised, on an unknown condition.
            is_left = machine.path != entered
            written = lasting(journal.values(), start)
            if machine.path == before and not _matter_again(written, node, frame):
                # Each further iteration repeats this one, and nothing ends the loop.
                machine.path = FALSE
            if machine.path == FALSE:
                break
            # An unknown condition that held in the first iteration holds in each.  One asked anew
            # in each of them, such as whether a call raises, never yields more information.
            same += holds != TRUE or guards.count != questions
        else:
            any_number(machine, lambda: _tested_round(machine, node, frame), node, frame)
    finally:
        frame.loops.pop()
    machine.path = guards.disjoin(done, machine.path)
    _end(machine, loop, node.orelse, frame)


def _last_rounds(machine: Machine, node: syntax.While, frame: Frame) -> Guard:
    """One more iteration, then any number with all that an iteration changes widened.

    :return: the guard under which there was only the one.
    """
    start = now()
    with machine.recorded() as journal:
        _round(machine, node.body, frame)
    if machine.path == FALSE:
        return FALSE
    holds = conditions.tested(machine, node.test, frame)
    ended = machine.guards.without(machine.path, holds)
    machine.path = machine.guards.conjoin(machine.path, holds)
    if machine.path != FALSE:
        _further_rounds(
            machine,
            lasting(journal.values(), start),
            start,
            lambda: _tested_round(machine, node, frame),
            node,
            frame,
        )
    return ended


def _tested_round(machine: Machine, node: syntax.While, frame: Frame) -> None:
    holds = conditions.tested(machine, node.test, frame)
    left = machine.guards.without(machine.path, holds)
    machine.path = machine.guards.conjoin(machine.path, holds)
    if machine.path != FALSE:
        _round(machine, node.body, frame)
    machine.path = machine.guards.disjoin(left, machine.path)
