"""Combinations of members of ``enum.Flag``: ``READ | WRITE``."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from flake8_notifications.interpretation import objects
from flake8_notifications.interpretation.enum_members import are_alike, bits_of
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import Constant, Value
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax

_OPERATIONS: Final[Mapping[str, Callable[[int, int], int]]] = MappingProxyType(
    {"|": operator.or_, "&": operator.and_, "^": operator.xor}
)


def operate(
    machine: Machine, sign: str, one: Value, other: Value, node: syntax.Node, frame: Frame
) -> Value:
    """``one | other`` and the like, where the left operand is a flag."""
    operation, bits, others = _OPERATIONS.get(sign), bits_of(one), bits_of(other)
    if operation is None or bits is None or others is None or not are_alike(one, other):
        return machine.unknown("flags that are put together", node, frame, one, other)
    assert isinstance(one, Instance)
    return _of_bits(machine, one.cls, operation(bits, others), node, frame)


def inverted(machine: Machine, flag: Value, node: syntax.Node, frame: Frame) -> Value:
    """``~flag``: all members that are not in it."""
    assert isinstance(flag, Instance)
    members = [bits_of(member) for member in objects.members(machine, flag.cls)]
    bits, every = bits_of(flag), [number for number in members if number is not None]
    if bits is None or len(every) < len(members):
        return machine.unknown("a flag that is inverted", node, frame, flag)
    return _of_bits(machine, flag.cls, sum(set(every)) & ~bits, node, frame)


def _of_bits(
    machine: Machine, cls: ClassValue, bits: int, node: syntax.Node, frame: Frame
) -> Instance:
    """The member with a number, or the combination with it, the same on each access."""
    for member in objects.members(machine, cls):
        if isinstance(member, Instance) and bits_of(member) == bits:
            return member
    key = (id(cls), f"{bits}")
    cached = machine.members.get(key)
    if isinstance(cached, Instance):
        return cached
    combination = machine.members[key] = Instance(cls, machine.place(node, frame))
    combination.attributes["_value_"] = Constant(bits)
    # The name depends on the Python version.
    combination.attributes["_name_"] = machine.unknown("the name of several flags", node, frame)
    machine.kept.append(cls)
    return combination
