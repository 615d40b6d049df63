"""Loops: over what is known, item by item; over anything else, for any number of rounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from flake8_notifications.interpretation import attributes, conditions, containers, growth
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.lasting import lasting
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.values import (
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
#: One whose condition is the same in each round, as far as is known, is run this often.
_MOST_SAME: Final = 12

Body = Callable[[Value], None]


def iterate(machine: Machine, iterable: Value, body: Body, node: syntax.Node, frame: Frame) -> None:
    """Do something with each item, in order, one after the other."""
    if isinstance(iterable, Alternatives):
        machine.results(iterable.choices, lambda each: iterate(machine, each, body, node, frame))
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
                _any_number(machine, lambda: body(more), node, frame)
        case DictObject():
            keys = ListObject("list", tuple(
                (
                    guard,
                    containers.keys(machine, state, node, frame),
                )
                for guard, state in iterable.states
            ))  # fmt: skip
            _over_list(machine, keys, body, node, frame)
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
            _any_number(machine, lambda: body(External(f"{name}[]")), node, frame)
        case _:
            item = machine.part_of(iterable, "[]", node, frame)
            _any_number(machine, lambda: body(item), node, frame)


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
            item = machine.merged(further)
            _any_number(machine, partial(body, item), node, frame)
            done = guards.disjoin(done, machine.path)
        machine.path = guards.conjoin(before, going_on)
        if machine.path == FALSE:
            break
        body(machine.narrowed(machine.merged(here)))
        if machine.path == FALSE:
            break
    else:
        unknown = machine.unknown(f"a list of more than {_MOST_ROUNDS} items", node, frame)
        _any_number(machine, partial(body, unknown), node, frame)
    machine.path = guards.disjoin(done, machine.path)


def _over_generator(machine: Machine, generator: Generator, body: Body) -> None:
    around = list(machine.catchers)

    def on_yield(value: Value) -> None:
        # What is raised in the loop's body does not go through the generator.
        inside, machine.catchers = machine.catchers, list(around)
        try:
            body(value)
        finally:
            machine.catchers = inside

    generator.frame.on_yield = on_yield
    machine.run_generator(generator)


def _over_instance(
    machine: Machine, instance: Instance, body: Body, node: syntax.Node, frame: Frame
) -> None:
    if not machine.has_method(instance, "__iter__"):
        content = attributes.content_of(instance)
        if content is not None:
            iterate(machine, content, body, node, frame)
            return
        unknown = machine.unknown("an item of an object", node, frame)
        _any_number(machine, lambda: body(unknown), node, frame)
        return
    iterator = machine.call_method(instance, "__iter__", (), node, frame)
    if machine.path == FALSE:
        return
    if not isinstance(iterator, Instance):
        iterate(machine, iterator, body, node, frame)
        return
    item = machine.call_method(iterator, "__next__", (), node, frame)
    _any_number(machine, lambda: body(item), node, frame)


def _any_number(
    machine: Machine, once: Callable[[], None], node: syntax.Node, frame: Frame
) -> None:
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
    again = guards.conjoin(after_first, guards.fresh())
    if again != FALSE:
        machine.path = again
        for slot, old in lasting(journal.values(), start):
            widen(machine, slot, old, node, frame)
        once()
    if after_first == first and machine.path == again:
        machine.path = before
        return
    done = guards.disjoin(guards.without(before, runs), guards.without(after_first, again))
    machine.path = guards.disjoin(done, machine.path)


def widen(machine: Machine, slot: Slot, old: object, node: syntax.Node, frame: Frame) -> None:
    """Forget what a place held before another round of a loop."""
    holder = slot.holder
    reason = "what a loop changes"
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
        found = [
            each
            for _, content in machine.entries(holder)
            for each in (
                *(value for _, value in content.values.values()),
                *_some(content.more),
            )
        ]
        machine.replace(holder, Entries({}, machine.one_of(found) if found else None))
    elif old is not None and slot.name in holder:
        current = holder[slot.name]
        if not _is_stable(current):
            change = machine.unknown(reason, node, frame)
            pattern = growth.grown(old, current, change, ends=False)  # type: ignore[arg-type]
            if pattern is None:
                widened = machine.unknown(reason, node, frame, current)
                pattern = machine.one_of([current, widened])
            machine.write(holder, slot.name, pattern)


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
        iterate(machine, iterable, body, node, frame)
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
            before = machine.path
            holds = conditions.tested(machine, node.test, frame)
            reached = machine.path
            machine.path = guards.conjoin(reached, holds)
            ended = guards.without(reached, holds)
            done = guards.disjoin(done, ended)
            if machine.path == FALSE:
                break
            if ended != FALSE or before != reached or loop.breaks != FALSE or is_left:
                undecided += 1
            # What is not known holds in each round if it has held in the first.
            same += holds != TRUE
            if undecided > _UNROLLED or same > _MOST_SAME:
                done = guards.disjoin(done, _last_rounds(machine, node, frame))
                break
            entered = machine.path
            _round(machine, node.body, frame)
            if machine.path == FALSE:
                break
            # It may have returned or raised, and what decides it is not known.
            is_left = machine.path != entered
        else:
            _any_number(machine, lambda: _tested_round(machine, node, frame), node, frame)
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
        for slot, old in lasting(journal.values(), start):
            widen(machine, slot, old, node, frame)
        _tested_round(machine, node, frame)
    return ended


def _tested_round(machine: Machine, node: syntax.While, frame: Frame) -> None:
    holds = conditions.tested(machine, node.test, frame)
    left = machine.guards.without(machine.path, holds)
    machine.path = machine.guards.conjoin(machine.path, holds)
    if machine.path != FALSE:
        _round(machine, node.body, frame)
    machine.path = machine.guards.disjoin(left, machine.path)
