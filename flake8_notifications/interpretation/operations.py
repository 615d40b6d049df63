"""Operators between expressions: the operands' own methods, or what Python computes."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, Final

from flake8_notifications.interpretation import conditions, containers, flags, texts
from flake8_notifications.interpretation.enum_members import is_flag, number_of
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    TRUE_VALUE,
    UNBOUND,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

_SIGNS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "-": operator.neg,
    "+": operator.pos,
    "~": operator.invert,
}


def unary(machine: Machine, node: syntax.Unary, frame: Frame) -> Value:
    if node.operator == "not":
        return truth_value(machine, node, frame)
    operand = machine.evaluate(node.operand, frame)

    def apply(value: Value) -> Value:
        value = number_of(conditions.plain(value))
        if node.operator == "~" and is_flag(value):
            return flags.inverted(machine, value, node, frame)
        if isinstance(value, Constant) and isinstance(value.value, int | float):
            return machine.unwrapped(_signed(node.operator, value.value))
        if isinstance(value, Constant | Text | Tuple | ListObject):
            return machine.raises("TypeError")
        machine.may_not_fit(value)
        return machine.unknown(f"a '{node.operator}' of what is not known", node, frame, value)

    return machine.each(operand, apply)


def _signed(operator: str, number: float) -> Value | Raises:
    try:
        return Constant(_SIGNS[operator](number))
    except TypeError:
        return Raises("TypeError")


def binary(machine: Machine, node: syntax.Binary, frame: Frame) -> Value:
    left = machine.evaluate(node.left, frame)
    right = machine.evaluate(node.right, frame)
    return operate(machine, node.operator, left, right, node, frame)


def chain(machine: Machine, node: syntax.Chain, frame: Frame) -> Value:
    value = machine.evaluate(node.first, frame)
    for link in node.links:
        right = machine.evaluate(link.operand, frame)
        value = operate(machine, link.operator, value, right, node, frame)
    return value


def operate(
    machine: Machine, operator: str, left: Value, right: Value, node: syntax.Node, frame: Frame
) -> Value:
    """``left operator right``."""
    if machine.path == FALSE:
        return UNBOUND

    def apply(pair: list[Value]) -> Value:
        method = containers.SPECIAL_METHODS.get(operator)
        if method is not None:
            # An instance of a project's subclass of ``str`` may define operators.
            if _is_reflected(machine, pair[0], pair[1], method):
                return machine.hand_to_method(pair[1], f"__r{method[2:]}", (pair[0],), node, frame)
            if isinstance(pair[0], Instance) and machine.has_method(pair[0], method):
                return machine.hand_to_method(pair[0], method, (pair[1],), node, frame)
        first, second = number_of(conditions.plain(pair[0])), pair[1]
        if operator != "%":
            second = number_of(conditions.plain(second))
        if is_flag(first):
            return flags.operate(machine, operator, first, second, node, frame)
        if operator == "%" and isinstance(first, Constant | Text):
            return percent(machine, first, second, node, frame)
        if isinstance(first, ListObject | DictObject):
            return containers.operate(machine, operator, first, second, node, frame)
        if method is not None and isinstance(first, Instance):
            return machine.hand_to_method(first, method, (second,), node, frame)
        machine.may_not_fit(first, second)
        return machine.unwrapped(texts.binary(operator, first, second, machine.place(node, frame)))

    return machine.combine([left, right], apply)


def _is_reflected(machine: Machine, left: Value, right: Value, method: str) -> bool:
    """Whether the right operand's reflected method handles an operator."""
    return (
        isinstance(right, Instance)
        and machine.has_method(right, f"__r{method[2:]}")
        and not (isinstance(left, Instance) and machine.has_method(left, method))
    )


def percent(
    machine: Machine, template: Constant | Text, argument: Value, node: syntax.Node, frame: Frame
) -> Value:
    """``template % argument``."""
    place = machine.place(node, frame)
    if isinstance(template, Constant) and not isinstance(template.value, str):
        return machine.unwrapped(texts.binary("%", template, argument, place))
    if isinstance(argument, DictObject):
        return _percent_dict(machine, template, argument, node, frame)
    parts = argument.items if isinstance(argument, Tuple) and not argument.more else None
    if parts is None:
        parts = (argument,)
        if isinstance(argument, Tuple | Unknown | External):
            return machine.unwrapped(texts.binary("%", template, argument, place))
    # Arguments shown by ``repr()`` are not distinguished from the rest.
    is_shown = not texts.has_repr(template)
    shown = [machine.shown(part, node, frame) if is_shown else part for part in parts]
    return machine.combine(
        shown, lambda ready: machine.unwrapped(texts.format_percent(template, ready, place))
    )


def _percent_dict(
    machine: Machine,
    template: Constant | Text,
    argument: DictObject,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    entries = containers.entries_here(machine, argument)
    mapping = {
        key.value: machine.shown(value, node, frame)
        for key, value in entries.values.values()
        if isinstance(key, Constant) and isinstance(key.value, str)
    }
    if entries.more is not None:
        return machine.unknown(
            "a text that is formatted with a dict that is not known", node, frame,
            template, entries.more,
        )  # fmt: skip
    keys = list(mapping)
    return machine.combine(
        [mapping[key] for key in keys],
        lambda values: machine.unwrapped(
            texts.format_percent(
                template, dict(zip(keys, values, strict=True)), machine.place(node, frame)
            )
        ),
    )


def truth_value(machine: Machine, node: syntax.Expression, frame: Frame) -> Value:
    return machine.either(conditions.test(machine, node, frame), TRUE_VALUE, FALSE_VALUE)
