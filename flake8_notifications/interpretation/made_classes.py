"""Classes that ``type(name, bases, names)`` makes."""

from __future__ import annotations

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import linearize
from flake8_notifications.interpretation.values import (
    Arguments,
    Body,
    ClassValue,
    Constant,
    DictObject,
    Frame,
    Function,
    Tuple,
    Value,
)
from flake8_notifications.source import syntax


def made(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> ClassValue | None:
    """The class of a name, with the bases and what its body would have bound.

    :return: None where not all of that is known.
    """
    match arguments.positional:
        case (Constant(value=str(name)), Tuple(items=bases, more=None), DictObject() as names):
            states = machine.entries(names)
        case _:
            return None
    if len(states) != 1 or states[0][1].more is not None:
        return None
    held: dict[str, Value] = {}
    for key, value in states[0][1].values.values():
        if not isinstance(key, Constant) or not isinstance(key.value, str):
            return None
        held[key.value] = value
    definition = syntax.ClassDefinition(node.line, node.column, name, (), None, (), ())
    body = Body(frame.module, None, (), {each: [] for each in held}, {}, [])
    body.variables.update(held)
    body.settled.update(held)
    cls = ClassValue(definition, frame.module, name, body, tuple(bases), dict(arguments.keywords))
    body.owner = cls
    cls.mro = linearize(cls)
    cls.is_dataclass = any(
        isinstance(base, ClassValue) and base.is_dataclass for base in cls.mro[1:]
    )
    for value in held.values():
        if isinstance(value, Function) and value.owner is None:
            machine.note_set(cls, value.name, value)
    machine.created(cls, definition, frame)
    return cls
