"""The methods of sets."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation import containers, list_methods
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.sameness import exact_key_of
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.values.base import NONE, Constant, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import Items, ListObject
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax


def _pop(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    def take(state: Items) -> tuple[Items, Value] | Raises:
        if len(state.values) == 1 and state.more is None:
            return Items(()), state.values[0]
        items = [*state.values, *containers.some(state.more)]
        if not items:
            return Raises("KeyError")
        if not state.values:
            machine.may_lack("KeyError")
        return Items((), machine.one_of(items)), machine.any_of(*state) or NONE

    return machine.change(holder, take)


def _remove(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    return machine.each(
        containers.first(arguments),
        lambda value: machine.change(
            holder, lambda state: list_methods.removed(machine, state, value, "KeyError")
        ),
    )


def _discard(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    return machine.each(
        containers.first(arguments),
        lambda value: machine.change(
            holder, lambda state: list_methods.removed(machine, state, value, "")
        ),
    )


def _union(
    machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    result = ListObject(holder.kind, holder.states, machine.place(node, frame))
    list_methods.extend(machine, result, arguments, node, frame)
    return result


def _operator(operator: str) -> list_methods.Method:
    def apply(
        machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        return machine.each(
            containers.first(arguments),
            lambda other: containers.set_operation(machine, operator, holder, other, node, frame),
        )

    return apply


def _update(operator: str) -> list_methods.Method:
    def apply(
        machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        result = _operator(operator)(machine, holder, arguments, node, frame)

        def write(state: Items) -> tuple[Items, Value]:
            content = (
                containers.items_of(machine, result, node, frame)
                if isinstance(result, ListObject)
                else containers.mixed(machine, state)
            )
            return content, NONE

        return machine.change(holder, write)

    return apply


def _test(name: str) -> list_methods.Method:
    def apply(
        machine: Machine, holder: ListObject, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        others = containers.items_of(machine, containers.first(arguments), node, frame)

        def check(state: Items) -> Value:
            mine = {exact_key_of(item) for item in state.values}
            theirs = {exact_key_of(item) for item in others.values}
            if None in mine | theirs or state.more is not None or others.more is not None:
                return machine.unknown("a comparison of sets", node, frame)
            return Constant(getattr(mine, name)(theirs))

        return containers.over_states(machine, holder, check)

    return apply


METHODS: Final[dict[str, list_methods.Method]] = {
    "add": list_methods.append, "update": list_methods.extend, "pop": _pop, "remove": _remove,
    "discard": _discard, "clear": list_methods.clear, "copy": list_methods.copy, "union": _union,
    "difference": _operator("-"), "intersection": _operator("&"),
    "symmetric_difference": _operator("^"), "difference_update": _update("-"),
    "intersection_update": _update("&"), "symmetric_difference_update": _update("^"),
    "issubset": _test("issubset"), "issuperset": _test("issuperset"),
    "isdisjoint": _test("isdisjoint"), "__iter__": list_methods.copy,
}  # fmt: skip
