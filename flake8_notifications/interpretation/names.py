"""Looking a name up: in a frame and those around it, and among the builtins."""

from __future__ import annotations

import builtins
from typing import Final

from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Alternatives,
    Body,
    Constant,
    Frame,
    Native,
    Value,
)

_BUILTINS: Final = frozenset(dir(builtins))
_CONSTANTS: Final = {
    "Ellipsis": Constant(...),
    "NotImplemented": Constant(NotImplemented),
    "__debug__": Constant(True),
}


def lookup(machine: Machine, name: str, frame: Frame) -> Value | None:
    """The value of a name as it is here; None where it is not bound at all."""
    found = holder_of(machine, name, frame)
    if found is None:
        if name in _BUILTINS:
            return _CONSTANTS.get(name) or Native(f"builtins.{name}")
        return _from_elsewhere(machine, name, frame)
    value = found.variables[name]
    if found.is_lazy and found.owner is None:
        value = machine.global_value(found, name, value)
    return bound(machine, value)


def _from_elsewhere(machine: Machine, name: str, frame: Frame) -> Value | None:
    """What a name is that only ``import *`` of its module may bind."""
    while frame.parent is not None:
        frame = frame.parent
    return machine.starred_elsewhere(frame, name) if isinstance(frame, Body) else None


def holder_of(machine: Machine, name: str, frame: Frame) -> Frame | None:
    """The frame that binds a name as a frame sees it."""
    around: Frame | None = frame.outer_names.get(name, frame)
    while around is not None:
        # What is bound already may be bound again further on.
        if (
            type(around) is Body
            and name not in around.settled
            and (name in around.positions or name not in around.variables)
        ):
            machine.demand(around, name)
        if name in around.variables:
            return around
        around = around.parent
    return None


def bound(machine: Machine, value: Value) -> Value | None:
    """A value where it is bound; where it may not be, the path goes on with it bound."""
    if type(value) is Alternatives:
        value = machine.narrowed(value)
        if isinstance(value, Alternatives):
            missing = [guard for guard, each in value.choices if each is UNBOUND]
            if missing:
                guards, before = machine.guards, machine.path
                machine.path = guards.conjoin(before, guards.any(missing))
                machine.raises("NameError")
                machine.path = guards.without(before, guards.any(missing))
                return machine.narrowed(value)
    if value is UNBOUND:
        return None
    return value if machine.path != FALSE else None
