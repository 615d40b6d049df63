"""The methods of lists and deques."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from flake8_notifications.interpretation import conditions, containers
from flake8_notifications.interpretation.guards import FALSE, TRUE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.ordering import sorted_positions
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.values.base import NONE, Constant, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import Items, ListObject
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

Method: TypeAlias = Callable[[Machine, ListObject, Arguments, syntax.Node, Frame], Value]


def append(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    containers.add(machine, holder, containers.first(arguments))
    return NONE


def _appendleft(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    _add_first(machine, holder, containers.first(arguments))
    return NONE


def _add_first(machine: Machine, holder: ListObject, value: Value) -> None:
    value = containers.without_supplier(value)

    def write(state: Items) -> tuple[Items, Value]:
        added = Items((value, *state.values), state.more)
        return containers.within(machine, holder, added, keeps_first=True), NONE

    machine.change(holder, write)


def extend(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    def by(other: Value) -> Value:
        containers.extend(machine, holder, other, node, frame)
        return NONE

    for iterable in arguments.positional:
        machine.each(iterable, by)
    return NONE


def _extendleft(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    def by(other: Value) -> Value:
        machine.iterate(other, lambda item: _add_first(machine, holder, item), node, frame)
        return NONE

    return machine.each(containers.first(arguments), by)


def _rotate(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    def by(steps: Value) -> Value:
        def turn(state: Items) -> tuple[Items, Value]:
            is_known = isinstance(steps, Constant) and isinstance(steps.value, int)
            if state.more is not None or not is_known:
                return containers.mixed(machine, state), NONE
            if not state.values:
                return state, NONE
            assert isinstance(steps, Constant)
            start = -steps.value % len(state.values)  # type: ignore[operator]
            return Items((*state.values[start:], *state.values[:start])), NONE

        return machine.change(holder, turn)

    return machine.each(containers.first(arguments, Constant(1)), by)


def _insert(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    if len(arguments.positional) != 2:
        return machine.raises("TypeError")
    value = containers.without_supplier(arguments.positional[1])

    def at(index: Value) -> Value:
        def write(state: Items) -> tuple[Items, Value] | Raises:
            if holder.limit is not None and len(state.values) >= holder.limit:
                return Raises("IndexError")
            if isinstance(index, Constant) and isinstance(index.value, int) and state.more is None:
                values = list(state.values)
                values.insert(index.value, value)
                return Items(tuple(values)), NONE
            return containers.mixed(machine, state, value), NONE

        return machine.change(holder, write)

    return machine.each(arguments.positional[0], at)


def _pop(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    def at(index: Value) -> Value:
        def take(state: Items) -> tuple[Items, Value] | Raises:
            if state.more is not None or not isinstance(index, Constant):
                taken = machine.any_of(*state)
                if taken is None:
                    return Raises("IndexError")
                if not state.values or not isinstance(index, Constant):
                    machine.may_lack("IndexError")
                return containers.mixed(machine, state), taken
            values = list(state.values)
            try:
                taken = values.pop(index.value)  # type: ignore[arg-type]
            except IndexError:
                return Raises("IndexError")
            except TypeError:
                return Raises("TypeError")
            return Items(tuple(values)), taken

        return machine.change(holder, take)

    return machine.each(containers.first(arguments, Constant(-1)), at)


def _popleft(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    return _pop(machine, holder, Arguments((Constant(0),)), node, frame)


def _remove(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    def remove(value: Value) -> Value:
        return machine.change(holder, lambda state: removed(machine, state, value, "ValueError"))

    return machine.each(containers.first(arguments), remove)


def removed(
    machine: Machine, state: Items, value: Value, missing: str
) -> tuple[Items, Value] | Raises:
    """A content without the first item equal to a value, and None.

    :param missing: the exception to raise where there is none; empty for no exception.
    """
    for index, item in enumerate(state.values):
        equal = conditions.compared(machine, "==", item, value)
        if machine.guards.implies(machine.path, equal):
            return Items((*state.values[:index], *state.values[index + 1 :]), state.more), NONE
        if not machine.guards.excludes(machine.path, equal):
            if missing:
                machine.may_lack(missing)
            return containers.mixed(machine, state), NONE
    if not missing:
        return state, NONE
    if state.more is not None:
        machine.may_lack(missing)
        return state, NONE
    return Raises(missing)


def clear(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    return machine.change(holder, lambda state: (Items(()), NONE))


def _reverse(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    return machine.change(
        holder,
        lambda state: (
            Items(state.values[::-1]) if state.more is None else containers.mixed(machine, state),
            NONE,
        ),
    )


def _sort(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    return machine.change(
        holder, lambda state: (sorted_items(machine, state, arguments, node, frame), NONE)
    )


def sorted_items(
    machine: Machine, state: Items, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Items:
    """The items as sorted; in an unknown order where that cannot be determined."""
    key, reverse = arguments.keywords.get("key"), arguments.keywords.get("reverse")
    key = None if key is NONE else key
    if state.more is not None:
        if key is not None:
            # It is called with each of the items, if there are any.
            before, has_items = machine.path, machine.guards.fresh()
            machine.path = machine.guards.conjoin(before, has_items)
            machine.call(key, Arguments((machine.picked(state.more),)), node, frame)
            machine.path = before
        return containers.mixed(machine, state)
    keys = state.values
    if key is not None:
        keys = tuple(machine.call(key, Arguments((value,)), node, frame) for value in keys)
    if reverse is not None and not isinstance(reverse, Constant):
        return containers.mixed(machine, state)
    is_descending = isinstance(reverse, Constant) and bool(reverse.value)
    positions = sorted_positions(machine, keys, reverse=is_descending)
    if positions is None:
        return containers.mixed(machine, state)
    return Items(tuple(state.values[position] for position in positions))


def copy(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    clone = ListObject(holder.kind, holder.states, machine.place(node, frame))
    clone.limit = holder.limit
    return clone


def _index(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    def find(state: Items) -> Value:
        for index, item in enumerate(state.values):
            equal = conditions.compared(machine, "==", item, containers.first(arguments))
            if machine.guards.implies(machine.path, equal):
                return Constant(index)
            if equal != FALSE:
                machine.may_lack("ValueError")
                return machine.unknown("the position of an item", node, frame)
        if state.more is not None:
            machine.may_lack("ValueError")
            return machine.unknown("the position of an item", node, frame)
        return machine.raises("ValueError")

    return containers.over_states(machine, holder, find)


def _count(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    def count(state: Items) -> Value:
        equal = [
            conditions.compared(machine, "==", item, containers.first(arguments))
            for item in state.values
        ]
        if state.more is None and all(guard in (TRUE, FALSE) for guard in equal):
            return Constant(sum(equal))
        return machine.unknown("how often something is in a list", node, frame)

    return containers.over_states(machine, holder, count)


METHODS: Final[dict[str, Method]] = {
    "append": append, "appendleft": _appendleft, "extend": extend, "extendleft": _extendleft,
    "insert": _insert, "pop": _pop, "popleft": _popleft, "remove": _remove, "clear": clear,
    "reverse": _reverse, "rotate": _rotate, "sort": _sort, "copy": copy, "index": _index,
    "count": _count, "__iter__": copy,
}  # fmt: skip
