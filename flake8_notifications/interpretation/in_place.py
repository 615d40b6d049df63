"""Augmented assignment, which may mutate its left operand, as in ``holder |= other``."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation import (
    class_lookup,
    container_methods,
    containers,
    operations,
)
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

_METHODS: Final = {
    "&": "intersection_update",
    "-": "difference_update",
    "^": "symmetric_difference_update",
}


def operate(
    machine: Machine, operator: str, left: Value, right: Value, node: syntax.Node, frame: Frame
) -> Value:
    """The result of an augmented assignment: the left operand itself if it is mutable.

    :param operator: without its ``=``.
    """
    match left:
        case ListObject() if operator in ("+", "|", "&", "-", "^"):
            return _changed(machine, left, operator, right, node, frame)
        case DictObject() if operator == "|":
            containers.update(machine, left, right, node, frame)
            return left
        case Instance(cls=cls):
            method = f"__i{containers.SPECIAL_METHODS.get(operator, '____')[2:]}"
            if class_lookup.find(machine, cls.mro, method) is not None:
                return machine.hand_to_method(left, method, (right,), node, frame)
    return operations.operate(machine, operator, left, right, node, frame)


def _changed(
    machine: Machine,
    holder: ListObject,
    operator: str,
    other: Value,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    if holder.kind == "frozenset":
        return containers.operate(machine, operator, holder, other, node, frame)
    if operator == "+" or (operator == "|" and holder.kind == "set"):
        containers.extend(machine, holder, other, node, frame)
        return holder
    method = _METHODS.get(operator, operator)
    container_methods.method(machine, holder, method, Arguments((other,)), node, frame)
    return holder
