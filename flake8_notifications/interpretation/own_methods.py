"""Truth and comparisons as the classes of objects define them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Alternatives,
    ClassValue,
    Constant,
    Instance,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

Compare = Callable[[Machine, str, Value, Value], Guard]

_TRUTH: Final = ("__bool__", "__len__")
#: By operator, the method of the left operand, and that of the right one that is asked next.
_METHODS: Final = {
    "==": ("__eq__", "__eq__"),
    "<": ("__lt__", "__gt__"),
    "<=": ("__le__", "__ge__"),
    ">": ("__gt__", "__lt__"),
    ">=": ("__ge__", "__le__"),
}


_OWN: Final = frozenset({*_TRUTH, "__contains__"}).union(*_METHODS.values())


def has_any(value: Value) -> bool:
    """Whether one of some values is an object whose class says what is equal to it, or true.

    Each of them is asked by itself: what the others hold is not there.
    """
    if isinstance(value, Alternatives):
        return any(has_any(each) for _, each in value.choices)
    return isinstance(value, Instance) and any(
        isinstance(base, ClassValue)
        and (base.is_dataclass or not base.body.bindings.keys().isdisjoint(_OWN))
        for base in value.cls.mro
    )


def truth(machine: Machine, instance: Instance) -> Guard | None:
    """Under which guard an object is true; None if its class does not say, or it is not known."""
    method = next((name for name in _TRUTH if machine.has_method(instance, name)), None)
    return None if method is None else _answer(machine, instance, method, ())


def compared(
    machine: Machine, operator: str, left: Value, right: Value, compare: Compare
) -> Guard | None:
    """Under which guard a comparison of objects is true; None as above.

    :param compare: what compares the fields of dataclasses.
    """
    methods = _METHODS.get(operator)
    if methods is None or left is right:
        return None
    for receiver, other, method in ((left, right, methods[0]), (right, left, methods[1])):
        if isinstance(receiver, Instance) and machine.has_method(receiver, method):
            answer = _answer(machine, receiver, method, (other,))
            if answer is not None:
                return answer
    if operator == "==" and isinstance(left, Instance) and isinstance(right, Instance):
        return _same_fields(machine, left, right, compare)
    return None


def contains(machine: Machine, container: Instance, item: Value) -> Guard | None:
    """Under which guard something is in an object; None as above."""
    if not machine.has_method(container, "__contains__"):
        return None
    return _answer(machine, container, "__contains__", (item,))


def _answer(
    machine: Machine, receiver: Instance, method: str, arguments: tuple[Value, ...]
) -> Guard | None:
    if machine.acts(receiver, method):
        # What it does is seen where it is compared.
        return None
    value = machine.call_method(receiver, method, arguments, syntax.Node(0, 0), receiver.cls.body)
    if machine.path == FALSE:
        return FALSE
    return machine.truth(value) if _is_known(value) else None


def _is_known(value: Value) -> bool:
    match value:
        case Alternatives(choices=choices):
            return all(_is_known(each) for _, each in choices)
        case Constant(value=constant):
            return constant is not NotImplemented
        case Text() | Tuple():
            return True
        case _:
            return False


def _same_fields(
    machine: Machine, left: Instance, right: Instance, compare: Compare
) -> Guard | None:
    """Under which guard two objects of a dataclass are equal."""
    cls = left.cls
    if cls is not right.cls or not cls.is_dataclass or left.is_open or right.is_open:
        return None
    equal: Guard = TRUE
    for name in machine.match_args(cls):
        values = [each.attributes.get(name, UNBOUND) for each in (left, right)]
        if any(isinstance(each, Unknown) for each in values):
            return None
        equal = machine.guards.conjoin(equal, compare(machine, "==", *values))
        if equal == FALSE:
            break
    return equal
