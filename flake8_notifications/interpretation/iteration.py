"""Iteration: over known items one by one; over anything else, for any number of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, repeat
from typing import Final

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.exceptions import attempt
from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import Alternatives, Constant, Tuple, Value
from flake8_notifications.interpretation.values.containers import DictObject, Items, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance, content_of
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Generator
from flake8_notifications.interpretation.widening import any_number
from flake8_notifications.source import syntax

ITERABLE: Final = (Tuple, ListObject, DictObject, Generator, Constant, ClassValue, Instance)
MOST_ROUNDS: Final = 3_000
_LONGEST_TEXT: Final = 1_000
#: The limit of items taken one by one from an object with ``__next__``.
_MOST_ITEMS: Final = 12
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
    entry, done = machine.path, FALSE
    for position in range(MOST_ROUNDS):
        here: list[tuple[Guard, Value]] = []
        further: list[tuple[Guard, Value]] = []
        ended: list[Guard] = []
        before = machine.path
        for guard, state in machine.states(holder):
            if position < len(state.values):
                here.append((guard, state.values[position]))
            elif state.more is not None:
                further.append((guard, state.more))
            else:
                ended.append(guard)
        going_on = machine.any_guard(guard for guard, _ in here)
        done = guards.disjoin(done, guards.conjoin(before, machine.any_guard(ended)))
        if further:
            machine.path = guards.conjoin(before, machine.any_guard(guard for guard, _ in further))
            _over_any_number(machine, machine.merged(further), body, node, frame)
            done = guards.disjoin(done, machine.path)
        machine.path = guards.conjoin(before, going_on)
        if machine.path == FALSE:
            break
        machine.disentangle(entry)
        body(machine.narrowed(machine.merged(here)))
        if machine.path == FALSE:
            break
    else:
        unknown = machine.unknown(f"a list of more than {MOST_ROUNDS} items", node, frame)
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
