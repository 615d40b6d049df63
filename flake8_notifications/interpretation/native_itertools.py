"""The functions of ``itertools``."""

from __future__ import annotations

import itertools
from typing import Any, Final

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_iteration import filtered, spread
from flake8_notifications.interpretation.native_rules import (
    Rule,
    all_of,
    every,
    given,
    listed,
    not_understood,
    whole,
    whole_number,
)
from flake8_notifications.interpretation.values.base import NONE, Constant, Tuple, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import Items, ListIterator, ListObject
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

#: More combinations than this become any number of them.
_MOST_COMBINATIONS: Final = 1_000


def _starmap(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if len(arguments.positional) != 2:
        return None
    function, iterable = arguments.positional
    return spread(machine, function, iterable, node, frame)


def _zip_longest(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    fill = arguments.keywords.get("fillvalue", NONE)

    def rows(states: list[Items]) -> Items:
        if any(state.more is not None for state in states):
            columns = [machine.one_of([all_of(machine, state) or fill, fill]) for state in states]
            return Items((), Tuple(tuple(columns)))
        tuples: Any = itertools.zip_longest(*(state.values for state in states), fillvalue=fill)
        return Items(tuple(map(Tuple, tuples)))

    return listed(machine, arguments.positional, rows, node, frame)


def _chain(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    result = machine.list_of((), machine.place(node, frame))
    for iterable in arguments.positional:
        _extended(machine, result, iterable, node, frame)
    return result


def _extended(
    machine: Machine, result: ListObject, iterable: Value, node: syntax.Node, frame: Frame
) -> None:
    def extend(choice: Value) -> Value:
        containers.extend(machine, result, choice, node, frame)
        return NONE

    machine.each(iterable, extend)


def _chain_from_iterable(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if len(arguments.positional) != 1:
        return None
    result = machine.list_of((), machine.place(node, frame))
    machine.iterate(
        arguments.positional[0],
        lambda item: _extended(machine, result, item, node, frame),
        node,
        frame,
    )
    return result


def _product(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    repeat = whole_number(arguments.keywords.get("repeat", Constant(1)))
    if repeat is None or not 0 <= repeat <= 10:
        return None

    def rows(states: list[Items]) -> Items:
        states = states * repeat
        count = 1
        for state in states:
            count *= len(state.values)
        if count > _MOST_COMBINATIONS or any(state.more is not None for state in states):
            columns = [all_of(machine, state) for state in states]
            if any(column is None for column in columns):
                return Items(())
            return Items((), Tuple(tuple(column for column in columns if column is not None)))
        return Items(tuple(map(Tuple, itertools.product(*(state.values for state in states)))))

    return listed(machine, arguments.positional, rows, node, frame)


def _islice(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    iterable, *bounds = arguments.positional or (NONE,)
    numbers = [None if bound == NONE else whole_number(bound) for bound in bounds]
    is_known = all(
        number is not None or bound == NONE for bound, number in zip(bounds, numbers, strict=True)
    )
    if not 1 <= len(bounds) <= 3:
        return None

    def cut(states: list[Items]) -> Items:
        (state,) = states
        if not is_known or state.more is not None:
            return Items((), all_of(machine, state))
        try:
            return Items(tuple(itertools.islice(state.values, *numbers)))
        except ValueError:
            machine.raises("ValueError")
            return state

    taken = listed(machine, (iterable,), cut, node, frame)
    end = numbers[0] if len(numbers) == 1 else numbers[1]
    if isinstance(iterable, ListIterator) and is_known:
        machine.change(iterable, lambda state: (_without(state, end), NONE))
    return taken


def _without(state: Items, count: int | None) -> Items:
    """The rest of an iterator after a number of its items, or all, have been consumed."""
    if state.more is not None:
        return state
    return Items(()) if count is None else Items(state.values[count:])


def _repeat(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    parameters = given(arguments, "object", "times")
    if parameters is None or "object" not in parameters:
        return None
    place = machine.place(node, frame)
    times = whole_number(parameters.get("times"))
    if times is None or times > machine.longest_range:
        return machine.list_of((), place, parameters["object"])
    return machine.list_of([parameters["object"]] * times, place)


#: By dotted name.
RULES: Final[dict[str, Rule]] = {
    "itertools.accumulate": whole(not_understood),
    "itertools.chain": whole(_chain),
    "itertools.chain.from_iterable": whole(_chain_from_iterable),
    "itertools.combinations": whole(not_understood),
    "itertools.count": whole(not_understood),
    "itertools.cycle": whole(not_understood),
    "itertools.filterfalse": whole(filtered(keeps=False)),
    "itertools.groupby": whole(not_understood),
    "itertools.islice": every(_islice),
    "itertools.permutations": whole(not_understood),
    "itertools.product": every(_product),
    "itertools.repeat": whole(_repeat),
    "itertools.starmap": whole(_starmap),
    "itertools.takewhile": whole(not_understood),
    "itertools.tee": whole(not_understood),
    "itertools.zip_longest": every(_zip_longest),
}
