"""Name lookup: in a frame, in the enclosing ones, and among the builtins."""

from __future__ import annotations

import builtins
from typing import Final

from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import UNBOUND, Alternatives, Constant, Value
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.scopes import Body, Frame

_BUILTINS: Final = frozenset(dir(builtins))
_CONSTANTS: Final = {
    "Ellipsis": Constant(...),
    "NotImplemented": Constant(NotImplemented),
    "__debug__": Constant(True),
}


def lookup(machine: Machine, name: str, frame: Frame) -> Value | None:
    """The current value of a name; None where it is not bound at all."""
    scope = holder_of(machine, name, frame)
    if scope is None:
        if name in _BUILTINS:
            return _CONSTANTS.get(name) or Native(f"builtins.{name}")
        return _from_elsewhere(machine, name, frame)
    value = scope.variables[name]
    if scope.is_lazy and scope.owner is None:
        value = machine.global_value(scope, name, value)
    return bound(machine, value)


def _from_elsewhere(machine: Machine, name: str, frame: Frame) -> Value | None:
    """The value of a name that only a star import of its module may bind."""
    while frame.parent is not None:
        frame = frame.parent
    return machine.starred_elsewhere(frame, name) if isinstance(frame, Body) else None


def holder_of(machine: Machine, name: str, frame: Frame) -> Frame | None:
    """The frame in which a name is bound, as seen from a frame."""
    scope: Frame | None = frame.outer_names.get(name, frame)
    while scope is not None:
        # A name that is already bound may be rebound further on.
        if (
            type(scope) is Body
            and name not in scope.settled
            and (name in scope.positions or name not in scope.variables)
        ):
            machine.demand(scope, name)
        if name in scope.variables:
            return scope
        scope = scope.parent
    return None


def bound(machine: Machine, value: Value) -> Value | None:
    """A value if it is bound; where it may be unbound, the path continues with it bound."""
    if type(value) is Alternatives:
        value = machine.narrowed(value)
        if isinstance(value, Alternatives):
            missing = [guard for guard, choice in value.choices if choice is UNBOUND]
            if missing:
                guards, before = machine.guards, machine.path
                machine.path = guards.conjoin(before, guards.any(missing))
                machine.raises("NameError")
                machine.path = guards.without(before, guards.any(missing))
                return machine.narrowed(value)
    if value is UNBOUND:
        return None
    return value if machine.path != FALSE else None
