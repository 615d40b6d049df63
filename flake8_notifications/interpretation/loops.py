"""Loops: over what is known, item by item; over anything else, for any number of rounds."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import chain, repeat
from typing import Any, Final

from flake8_notifications.interpretation import (
    attributes,
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
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Alternatives,
    ClassValue,
    Constant,
    DictObject,
    Entries,
    External,
    Frame,
    Generator,
    Instance,
    Items,
    ListObject,
    Loop,
    Tuple,
    Unknown,
    Value,
    now,
)
from flake8_notifications.source import syntax

ITERABLE: Final = (Tuple, ListObject, DictObject, Generator, Constant, ClassValue, Instance)
_MOST_ROUNDS: Final = 3_000
_LONGEST_TEXT: Final = 1_000
#: A loop whose end is not known is run this often before the rest is taken together.
_UNROLLED: Final = 2
#: So many items of an object that says itself which is the next one are told apart.
_MOST_ITEMS: Final = 12
#: One whose condition is the same in each round, as far as is known, is run this often.
_MOST_SAME: Final = 12
_REASON: Final = "what a loop changes"

Body = Callable[[Value], None]


def iterate(machine: Machine, iterable: Value, body: Body, node: syntax.Node, frame: Frame) -> None:
    """Do something with each item, in order, one after the other."""
    if isinstance(iterable, Alternatives):
        machine.results(iterable.choices, lambda each: machine.iterate(each, body, node, frame))
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
    """Go through what is left of an iterator, taking it out."""
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
    around = list(machine.catchers)

    def on_yield(value: Value) -> Value | None:
        # What is raised in the loop's body does not go through the generator.
        inside, machine.catchers = machine.catchers, list(around)
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
        content = attributes.content_of(instance)
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
    """Ask an object for its next item until it stops; where it may go on for ever, for a while."""
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
    """Go through any number of what a value stands for."""
    # All rounds after the first one have the same: what they change would not settle otherwise.
    first = machine.picked(item)
    items = chain([first], repeat(machine.picked(first, chooses=False)))
    with machine.guards.of_one():
        any_number(machine, lambda: body(next(items)), node, frame)


def any_number(machine: Machine, once: Callable[[], None], node: syntax.Node, frame: Frame) -> None:
    """Run something any number of times: once, and then with all that a round changes unknown."""
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
        # Each further round does what the first one did.
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
    """Whether a further round may find something else than this one did."""
    return any(_matters_again(slot, old, node, frame) for slot, old in written)


def _matters_again(slot: Slot, old: Any, node: syntax.Node, frame: Frame) -> bool:
    """Whether a further round may find something else in a place where one has written."""
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
    """One more round, for any number of them; and another if that changed what it should not have.

    :param written: where the rounds before have written, with what was there.
    :param start: when these began.
    """
    guards = machine.guards
    replaced: list[tuple[Slot, Hashable, Value]] = []
    made: list[tuple[ListObject | DictObject, object]] = []
    for slot, old in written:
        holder = slot.holder
        if isinstance(holder, ListObject | DictObject) and holder.born > start:
            # Another round makes another one: as a rule, it leaves this one as it is.
            made.append((holder, holder.states))
        else:
            texts = widen(machine, slot, old, node, frame)
            replaced += [(slot, key, value) for key, value in texts.items()]
    once()
    after = machine.path
    again = guards.conjoin(after, guards.fresh())
    is_settled = all(holder.states is states for holder, states in made) and all(
        growth.is_among(_held(machine, slot, key), value) for slot, key, value in replaced
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
    """Forget what a place held before another round of a loop.

    :param is_settled: whether a text that was replaced by another one is not replaced again.
    :return: such texts, of a dict by their keys.
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
        kept = _start_of(holder, old)
        values = [
            each
            for _, state in holder.states
            for each in (*state.values[len(kept) :], *_some(state.more))
        ]
        more = machine.one_of(values) if values else None
        machine.replace(holder, Items(kept, more))
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
    """The content of a dict after any number of rounds: it keeps the keys that it always has.

    :param changed: what the value of a key may be then, which was one and is another one now.
    """
    present = [content for _, content in machine.entries(holder)]
    shared = {
        key: known
        for key, (known, _) in present[0].values.items()
        if all(key in content.values for content in (*present, *before))
    }
    values = {
        key: (
            known,
            changed(
                key,
                machine.one_of([content.values[key][1] for content in before]),
                machine.one_of([content.values[key][1] for content in present]),
            ),
        )
        for key, known in shared.items()
    }
    further, tied = tied_values.besides((*before, *present), shared)
    return Entries(values, machine.one_of(further) if further else None, tied)


def _held(machine: Machine, slot: Slot, key: Hashable) -> Value:
    """What a place holds here, or a dict under a key."""
    holder = slot.holder
    if isinstance(holder, DictObject):
        found = [
            content.values[key][1]
            for _, content in machine.entries(holder)
            if key in content.values
        ]
        return machine.one_of(found) if found else UNBOUND
    assert isinstance(holder, dict)
    return machine.narrowed(holder[slot.name])


def _start_of(holder: ListObject, old: object) -> tuple[Value, ...]:
    """What stands at the start of a list to which a round has only added."""
    if not isinstance(old, tuple) or len(old) != 1:
        return ()
    kept: tuple[Value, ...] = old[0][1].values
    for _, state in holder.states:
        if state.values[: len(kept)] != kept:
            return ()
    return kept


def _is_stable(value: Value) -> bool:
    """Whether something is the same in each round, as objects are whose content is widened."""
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
    """One round of the innermost loop."""
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
            # It may have returned or raised, and what decides it is not known.
            is_left = machine.path != entered
            written = lasting(journal.values(), start)
            if machine.path == before and not _matter_again(written, node, frame):
                # Each further round does what this one did, and nothing ends them.
                machine.path = FALSE
            if machine.path == FALSE:
                break
            # What is not known holds in each round if it has held in the first.  What is asked anew
            # in each of them, as whether a call raises, never tells more than it did.
            same += holds != TRUE or guards.count != questions
        else:
            any_number(machine, lambda: _tested_round(machine, node, frame), node, frame)
    finally:
        frame.loops.pop()
    machine.path = guards.disjoin(done, machine.path)
    _end(machine, loop, node.orelse, frame)


def _last_rounds(machine: Machine, node: syntax.While, frame: Frame) -> Guard:
    """One more round, and then as many as there may be with all that a round changes unknown.

    :return: under which guard there was but the one.
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
