"""The event type in what a call of a named notifier passes."""

from __future__ import annotations

from collections.abc import Sequence

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Alternatives,
    ClassValue,
    Constant,
    Frame,
    Instance,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax
from flake8_notifications.tracing.annotation_syntax import literals_of


def reached(
    machine: Machine, value: Value, steps: Sequence[str], node: syntax.Node, frame: Frame
) -> list[tuple[Guard, Value]]:
    """What steps lead to from a value, and under which guard; nothing where they cannot.

    :param steps: ``.name``, ``[key]``, or ``[]`` for each item.
    """
    found = [(machine.path, value)]
    before, catchers = machine.path, machine.catchers
    machine.catchers = []
    try:
        for step in steps:
            further: list[tuple[Guard, Value]] = []
            for path, holder in found:
                choices = holder.choices if isinstance(holder, Alternatives) else ((TRUE, holder),)
                for guard, one in choices:
                    machine.path = machine.guards.conjoin(path, guard)
                    values = () if machine.path == FALSE else _step(machine, one, step, node, frame)
                    if machine.path != FALSE:
                        further += ((machine.path, each) for each in values if each is not UNBOUND)
            found = further
        return found
    finally:
        machine.path, machine.catchers = before, catchers


def _step(
    machine: Machine, holder: Value, step: str, node: syntax.Node, frame: Frame
) -> Sequence[Value]:
    if step == "[]":
        items = containers.items_of(machine, holder, node, frame)
        return (*items.values, *containers.some(items.more))
    if step[0] == "[":
        key = step[1:-1]
        is_number = key.removeprefix("-").isdigit()
        return (machine.item(holder, Constant(int(key) if is_number else key), node, frame),)
    return (_attribute(machine, holder, step[1:], node, frame),)


def _attribute(
    machine: Machine, holder: Value, name: str, node: syntax.Node, frame: Frame
) -> Value:
    """An attribute of an event; its name is that of its class."""
    if name == "__name__" and isinstance(holder, Instance):
        holder = holder.cls
    before = machine.path
    value = machine.attribute(holder, name, node, frame)
    is_missing = machine.path == FALSE or isinstance(value, Unknown)
    if not is_missing or not isinstance(holder, Instance | ClassValue):
        return value
    machine.path = before
    declared = _declared(machine, holder.cls if isinstance(holder, Instance) else holder, name)
    if declared is not None:
        return declared
    # A library sets it, of which nothing is seen.
    return machine.unknown(f"attribute '{name}' of an event", node, frame)


def _declared(machine: Machine, cls: ClassValue, name: str) -> Value | None:
    """What the ``Literal`` of an attribute lists."""
    for base in project_classes(cls):
        for statement in base.definition.body:
            match statement:
                case (
                    syntax.Declaration(target=syntax.Name(id=target), annotation=annotation)
                    | syntax.AnnotatedAssign(
                        targets=(syntax.Name(id=target),), annotation=annotation
                    )
                ) if target == name:
                    literals = literals_of(annotation)
                    values = [machine.evaluate(each, base.body) for each in literals]
                    return machine.one_of(values) if values else None
    return None
