"""Truth and comparisons as defined by the classes of instances."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax

Compare = Callable[[Machine, str, Value, Value], Guard]

_TRUTH: Final = ("__bool__", "__len__")
#: By operator, the method of the left operand, and the reflected one of the right operand.
_METHODS: Final = {
    "==": ("__eq__", "__eq__"),
    "<": ("__lt__", "__gt__"),
    "<=": ("__le__", "__ge__"),
    ">": ("__gt__", "__lt__"),
    ">=": ("__ge__", "__le__"),
}


_OWN: Final = frozenset({*_TRUTH, "__contains__"}).union(*_METHODS.values())


def has_any(value: Value) -> bool:
    """Whether a value may be an instance whose class defines comparisons or truth.

    Such alternatives are evaluated separately, as their attributes differ.
    """
    if isinstance(value, Alternatives):
        return any(has_any(choice) for _, choice in value.choices)
    return isinstance(value, Instance) and any(
        isinstance(base, ClassValue)
        and (base.is_dataclass or not base.body.bindings.keys().isdisjoint(_OWN))
        for base in value.cls.mro
    )


def truth(machine: Machine, instance: Instance) -> Guard | None:
    """The guard under which an instance is true; None if that is undefined or unknown."""
    method = next((name for name in _TRUTH if machine.has_method(instance, name)), None)
    return None if method is None else _answer(machine, instance, method, ())


def compared(
    machine: Machine, operator: str, left: Value, right: Value, compare: Compare
) -> Guard | None:
    """The guard under which a comparison of instances holds; None as above.

    :param compare: compares the fields of dataclasses.
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
    """The guard under which an object contains a value; None as above."""
    if not machine.has_method(container, "__contains__"):
        return None
    return _answer(machine, container, "__contains__", (item,))


def _answer(
    machine: Machine, receiver: Instance, method: str, arguments: tuple[Value, ...]
) -> Guard | None:
    if machine.acts(receiver, method):
        # Its effects are handled at the comparison.
        return None
    value = machine.call_method(receiver, method, arguments, syntax.Node(0, 0), receiver.cls.body)
    if machine.path == FALSE:
        return FALSE
    return machine.truth(value) if _is_known(value) else None


def _is_known(value: Value) -> bool:
    match value:
        case Alternatives(choices=choices):
            return all(_is_known(choice) for _, choice in choices)
        case Constant(value=constant):
            return constant is not NotImplemented
        case Text() | Tuple():
            return True
        case _:
            return False


def _same_fields(
    machine: Machine, left: Instance, right: Instance, compare: Compare
) -> Guard | None:
    """The guard under which two instances of a dataclass are equal."""
    cls = left.cls
    if cls is not right.cls or not cls.is_dataclass or left.is_open or right.is_open:
        return None
    equal: Guard = TRUE
    for name in machine.match_args(cls):
        values = [side.attributes.get(name, UNBOUND) for side in (left, right)]
        if any(isinstance(value, Unknown) for value in values):
            return None
        equal = machine.guards.conjoin(equal, compare(machine, "==", *values))
        if equal == FALSE:
            break
    return equal
