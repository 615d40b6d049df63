"""Classes created by ``type(name, bases, names)``."""

from __future__ import annotations

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import linearize
from flake8_notifications.interpretation.values.base import Constant, Tuple, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame, Function
from flake8_notifications.source import syntax


def made(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> ClassValue | None:
    """The class with a name, bases and the bindings of its body.

    :return: None if these are not all known.
    """
    match arguments.positional:
        case (Constant(value=str(name)), Tuple(items=bases, more=None), DictObject() as names):
            states = machine.entries(names)
        case _:
            return None
    if len(states) != 1 or states[0][1].more is not None:
        return None
    bindings: dict[str, Value] = {}
    for key, value in states[0][1].values.values():
        if not isinstance(key, Constant) or not isinstance(key.value, str):
            return None
        bindings[key.value] = value
    definition = syntax.ClassDefinition(node.line, node.column, name, (), None, (), ())
    body = Body(frame.module, None, (), {bound: [] for bound in bindings}, {}, [])
    body.variables.update(bindings)
    body.settled.update(bindings)
    cls = ClassValue(definition, frame.module, name, body, tuple(bases), dict(arguments.keywords))
    body.owner = cls
    cls.mro = linearize(cls)
    cls.is_dataclass = any(
        isinstance(base, ClassValue) and base.is_dataclass for base in cls.mro[1:]
    )
    for value in bindings.values():
        if isinstance(value, Function) and value.owner is None:
            machine.note_set(cls, value.name, value)
    machine.created(cls, definition, frame)
    return cls
