"""Builtins and functions of ``itertools`` and ``functools`` that consume iterables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from flake8_notifications.interpretation import containers, list_methods, operations
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import (
    Apply,
    Rule,
    all_of,
    distinguished,
    every,
    first,
    given,
    listed,
    over_contents,
    whole,
    whole_number,
)
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    NONE,
    UNBOUND,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import Items
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

# One iterable


def _sorted(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if len(arguments.positional) != 1:
        return None
    return listed(
        machine,
        (distinguished(machine, arguments.positional[0]),),
        lambda states: list_methods.sorted_items(machine, states[0], arguments, node, frame),
        node,
        frame,
    )


def _reversed(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if len(arguments.positional) != 1:
        return None

    def turn(states: list[Items]) -> Items:
        (state,) = states
        if state.more is None:
            return Items(state.values[::-1])
        return Items((), all_of(machine, state))

    return listed(machine, arguments.positional, turn, node, frame)


def _enumerate(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    parameters = given(arguments, "iterable", "start")
    if parameters is None or "iterable" not in parameters:
        return None
    start = whole_number(parameters.get("start", Constant(0)))
    number = machine.unknown("the number of an item", node, frame, parameters.get("start"))

    def count(states: list[Items]) -> Items:
        (state,) = states
        if state.more is not None:
            return Items((), Tuple((number, all_of(machine, state) or NONE)))
        return Items(
            tuple(
                Tuple((number if start is None else Constant(start + index), value))
                for index, value in enumerate(state.values)
            )
        )

    return listed(machine, (parameters["iterable"],), count, node, frame)


def _range(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if not 1 <= len(arguments.positional) <= 3:
        return machine.raises("TypeError")
    numbers = [whole_number(argument) for argument in arguments.positional]
    place = machine.place(node, frame)
    if None in numbers:
        if any(
            isinstance(argument, Constant) and number is None
            for argument, number in zip(arguments.positional, numbers, strict=True)
        ):
            return machine.raises("TypeError")
        number = machine.unknown("a number of a range", node, frame, *arguments.positional)
        return machine.list_of((), place, number)
    try:
        steps = range(*(number for number in numbers if number is not None))
        is_long = len(steps) > machine.longest_range
    except ValueError:
        return machine.raises("ValueError")
    except OverflowError:
        is_long = True
    if is_long:
        return machine.list_of((), place, machine.unknown("a number of a range", node, frame))
    return machine.list_of(map(Constant, steps), place)


def _extreme(*, is_largest: bool) -> Apply:
    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        if not arguments.keywords.keys() <= {"key", "default"} or not arguments.positional:
            return None
        key = arguments.keywords.get("key", NONE)
        # Both return the first of equal items.
        order = Arguments((), {"key": key, "reverse": Constant(is_largest)})

        def choose(state: Items) -> Value:
            default = arguments.keywords.get("default")
            if not state.values and state.more is None:
                return machine.raises("ValueError") if default is None else default
            ordered = list_methods.sorted_items(machine, state, order, node, frame)
            if machine.path == FALSE:
                return UNBOUND
            if state.values or state.more is None:
                return ordered.values[0] if ordered.values else all_of(machine, ordered) or NONE
            if default is None:
                machine.may_lack("ValueError")
            return machine.any_of(containers.some(default), state.more) or NONE

        if len(arguments.positional) > 1:
            return choose(Items(arguments.positional))
        return over_contents(
            machine, arguments.positional, lambda states: choose(states[0]), node, frame
        )

    return apply


def _sum(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    parameters = given(arguments, "iterable", "start")
    if parameters is None or "iterable" not in parameters:
        return None
    start = parameters.get("start", Constant(0))

    def total(states: list[Items]) -> Value:
        (state,) = states
        if state.more is not None:
            return machine.unknown("a sum of any number of items", node, frame, state.more)
        result = start
        for value in state.values:
            result = operations.operate(machine, "+", result, value, node, frame)
        return result

    return over_contents(machine, (parameters["iterable"],), total, node, frame)


def _reduce(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if not 2 <= len(arguments.positional) <= 3 or arguments.keywords:
        return None
    function, iterable, *initial = arguments.positional

    def fold(state: Items) -> Value:
        if state.more is not None:
            return machine.unknown("a 'reduce' of any number of items", node, frame, state.more)
        values = [*initial, *state.values]
        if not values:
            return machine.raises("TypeError")
        result = values[0]
        for value in values[1:]:
            result = _called(machine, function, (result, value), node, frame)
        return result

    def reduce(choice: Value) -> Value:
        return over_contents(machine, (choice,), lambda states: fold(states[0]), node, frame)

    return machine.each(iterable, reduce)


def _called(
    machine: Machine, function: Value, values: tuple[Value, ...], node: syntax.Node, frame: Frame
) -> Value:
    if machine.path == FALSE:
        return UNBOUND
    return machine.each(
        function, lambda choice: machine.call(choice, Arguments(values), node, frame)
    )


# Functions of the items


def _each_item(
    machine: Machine,
    iterable: Value,
    make: Callable[[Value, Callable[[Value], None]], None],
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """A new list computed from the items of an iterable.

    :param make: called with an item and a function that appends to the list.
    """
    result = machine.list_of((), machine.place(node, frame))
    if isinstance(iterable, Unknown | External | Text):
        values: list[Value] = []
        machine.iterate(iterable, lambda item: make(item, values.append), node, frame)
        more = machine.one_of(values) if values else None
        return machine.list_of((), machine.place(node, frame), more)
    machine.iterate(
        iterable,
        lambda item: make(item, lambda value: containers.add(machine, result, value)),
        node,
        frame,
    )
    return result


def _map(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if len(arguments.positional) < 2:
        return None
    function, iterable, *others = arguments.positional
    if others:
        iterable = machine.combine(
            [iterable, *others], lambda values: _zipped(machine, values, None, node, frame)
        )
        return spread(machine, function, iterable, node, frame)

    def make(item: Value, add: Callable[[Value], None]) -> None:
        result = _called(machine, function, (item,), node, frame)
        if machine.path != FALSE:
            add(result)

    return machine.each(iterable, lambda choice: _each_item(machine, choice, make, node, frame))


def spread(
    machine: Machine, function: Value, iterable: Value, node: syntax.Node, frame: Frame
) -> Value:
    """A new list of the results of a function called with the unpacked items."""

    def call(item: Value) -> Value:
        parts = containers.items_of(machine, item, node, frame)
        passed = Arguments(parts.values, {}, parts.more)
        return machine.each(function, lambda choice: machine.call(choice, passed, node, frame))

    def make(item: Value, add: Callable[[Value], None]) -> None:
        result = machine.each(item, call)
        if machine.path != FALSE:
            add(result)

    return machine.each(iterable, lambda choice: _each_item(machine, choice, make, node, frame))


def filtered(*, keeps: bool) -> Apply:
    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        if len(arguments.positional) != 2:
            return None
        function, iterable = arguments.positional

        def make(item: Value, add: Callable[[Value], None]) -> None:
            test = item if function == NONE else _called(machine, function, (item,), node, frame)
            before = machine.path
            if before == FALSE:
                return
            holds = machine.truth(test)
            if not keeps:
                holds = machine.guards.negate(holds)
            machine.path = machine.guards.conjoin(before, holds)
            if machine.path != FALSE:
                add(item)
            machine.path = before

        return machine.each(iterable, lambda choice: _each_item(machine, choice, make, node, frame))

    return apply


# Several iterables


def _zip(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if not arguments.keywords.keys() <= {"strict"}:
        return None
    strict = arguments.keywords.get("strict", FALSE_VALUE)
    return _zipped(machine, arguments.positional, strict, node, frame)


def _zipped(
    machine: Machine,
    values: Iterable[Value],
    strict: Value | None,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    def rows(states: list[Items]) -> Items:
        if any(state.more is not None for state in states):
            columns = [all_of(machine, state) for state in states]
            if any(column is None for column in columns):
                return Items(())
            return Items((), Tuple(tuple(column for column in columns if column is not None)))
        lengths = {len(state.values) for state in states}
        if len(lengths) > 1 and isinstance(strict, Constant) and strict.value:
            machine.raises("ValueError")
        tuples = zip(*(state.values for state in states), strict=False)
        return Items(tuple(map(Tuple, tuples)))

    return listed(machine, tuple(values), rows, node, frame)


#: By dotted name.
RULES: Final[dict[str, Rule]] = {
    "builtins.enumerate": first(_enumerate),
    "builtins.filter": whole(filtered(keeps=True)),
    "builtins.map": whole(_map),
    "builtins.max": every(_extreme(is_largest=True)),
    "builtins.min": every(_extreme(is_largest=False)),
    "builtins.range": every(_range),
    "builtins.reversed": first(_reversed),
    "builtins.sorted": first(_sorted),
    "builtins.sum": first(_sum),
    "builtins.zip": every(_zip),
    "functools.reduce": whole(_reduce),
}
