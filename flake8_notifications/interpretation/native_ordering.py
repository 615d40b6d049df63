"""The effects of ``heapq``, ``bisect`` and ``random`` on a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation import containers, list_methods
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import Apply, Rule, first
from flake8_notifications.interpretation.text_values import Raises
from flake8_notifications.interpretation.values.base import NONE, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import Items, ListObject
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax


def _pop(
    machine: Machine, state: Items, order: Callable[[Items], Items]
) -> tuple[Items, Value] | Raises:
    """Remove the least item; any item where that is unknown."""
    state = order(state)
    if state.more is not None:
        return state, machine.any_of(*state) or NONE
    if not state.values:
        return Raises("IndexError")
    return Items(state.values[1:]), state.values[0]


def _with(state: Items, value: Value, machine: Machine) -> Items:
    value = containers.without_supplier(value)
    if state.more is not None:
        return containers.mixed(machine, state, value)
    return Items((*state.values, value))


def _ordering(*, adds: bool, takes: bool, takes_first: bool = False) -> Apply:
    """A function that maintains a sorted list or a heap, either of which is kept sorted here.

    :param adds: whether its second argument is added to the list.
    :param takes: whether it removes and returns the least item.
    :param takes_first: whether it does so before adding.
    """

    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        match arguments.positional:
            case (ListObject() as holder, value) if adds:
                pass
            case (ListObject() as holder,) if not adds:
                value = NONE
            case _:
                return None

        def order(state: Items) -> Items:
            return list_methods.sorted_items(machine, state, Arguments(), node, frame)

        def change(state: Items) -> tuple[Items, Value] | Raises:
            if adds and not takes_first:
                state = _with(state, value, machine)
            if not takes:
                return order(state), NONE
            taken = _pop(machine, state, order)
            if isinstance(taken, Raises) or not takes_first:
                return taken
            return order(_with(taken[0], value, machine)), taken[1]

        return machine.change(holder, change)

    return apply


def _shuffle(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (ListObject() as holder,):
            return machine.change(holder, lambda state: (containers.mixed(machine, state), NONE))
        case _:
            return None


_ADDS: Final = first(_ordering(adds=True, takes=False))

#: By dotted name.
RULES: Final[dict[str, Rule]] = {
    "bisect.insort": _ADDS,
    "bisect.insort_left": _ADDS,
    "bisect.insort_right": _ADDS,
    "heapq.heapify": first(_ordering(adds=False, takes=False)),
    "heapq.heappop": first(_ordering(adds=False, takes=True)),
    "heapq.heappush": _ADDS,
    "heapq.heappushpop": first(_ordering(adds=True, takes=True)),
    "heapq.heapreplace": first(_ordering(adds=True, takes=True, takes_first=True)),
    "random.shuffle": first(_shuffle),
}
