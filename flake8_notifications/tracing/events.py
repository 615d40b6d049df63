"""The event type in what a call of a named notifier passes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.interpretation import (
    attributes,
    constructors,
    containers,
    native_attributes,
)
from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Alternatives,
    ClassValue,
    Constant,
    Descriptor,
    DictObject,
    External,
    Frame,
    Function,
    Instance,
    Member,
    Result,
    Text,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.library_data import data_classes as records
from flake8_notifications.source import syntax
from flake8_notifications.tracing.annotation_syntax import literals_of

#: Of more classes than this the event types are not told.
MOST_CLASSES: Final = 40


class Reached(NamedTuple):
    """What steps lead to.

    :ivar path: under which guard.
    :ivar holders: what each of the steps was taken from.
    """

    path: Guard
    value: Value
    holders: tuple[Value, ...] = ()


def reached(
    machine: Machine, value: Value, steps: Sequence[str], node: syntax.Node, frame: Frame
) -> list[Reached]:
    """What steps lead to from a value; nothing where they cannot.

    :param steps: ``.name``, ``[key]``, or ``[]`` for each item.
    """
    found = [Reached(machine.path, value)]
    # What a property returns matters, whatever is done with what the call returns.
    node = syntax.Node(node.line, node.column)
    before, catchers = machine.path, machine.catchers
    machine.catchers = []
    try:
        for step in steps:
            further: list[Reached] = []
            for path, holder, holders in found:
                choices = guarded_choices(holder)
                for guard, one in choices:
                    machine.path = machine.guards.conjoin(path, guard)
                    values = () if machine.path == FALSE else _step(machine, one, step, node, frame)
                    if machine.path != FALSE:
                        further += (
                            Reached(machine.path, each, (*holders, one))
                            for each in values
                            if each is not UNBOUND
                        )
            found = further
        return found
    finally:
        machine.path, machine.catchers = before, catchers


def _step(
    machine: Machine, holder: Value, step: str, node: syntax.Node, frame: Frame
) -> Sequence[Value]:
    if holder is UNBOUND:
        return ()
    if step == "[]":
        return _items(machine, holder, node, frame)
    if step[0] == "[":
        return _item(machine, holder, step[1:-1], node, frame)
    value = _attribute(machine, holder, step[1:], node, frame)
    return () if value is None else (value,)


def _items(machine: Machine, holder: Value, node: syntax.Node, frame: Frame) -> Sequence[Value]:
    """Each item of what may hold events; none of an event by itself."""
    match holder:
        case Instance() if not (
            machine.has_method(holder, "__iter__") or attributes.content_of(holder) is not None
        ):
            return ()
        case Result(name=name) if attributes.is_made_by_class(name):
            return ()
        case Constant() | Text():
            return ()
    items = containers.items_of(machine, holder, node, frame)
    return (*items.values, *containers.some(items.more))


def _item(
    machine: Machine, holder: Value, key: str, node: syntax.Node, frame: Frame
) -> Sequence[Value]:
    """What is under a key, be it of a dict or of what a dict or object was written as."""

    def under(each: Value) -> Value:
        match each:
            case Instance() if each is not holder:
                return _attribute(machine, each, key, node, frame) or UNBOUND
            case Constant(value=str() | bytes()):
                return _in_text(each, key) or UNBOUND
            case _:
                is_number = key.removeprefix("-").isdigit()
                index = Constant(int(key) if is_number else key)
                return machine.item(each, index, node, frame)

    return (machine.each(unwritten(machine, holder), under),)


def unwritten(machine: Machine, value: Value) -> Value:
    """What was written as a text, bytes or dict; anything else as it is."""
    while True:
        match value:
            case Result(callee=Member(holder=holder, name=name)) if (
                _last(name) in records.WRITING_METHODS
            ):
                value = holder
            case Result(callee=External(name=name), arguments=arguments) if (
                name in records.WRITERS and (arguments.positional or arguments.keywords)
            ):
                value = (*arguments.positional, *arguments.keywords.values())[0]
            case _:
                return machine.narrowed(value)


def _in_text(text: Constant, key: str) -> Value | None:
    """What is under a key in a text that is JSON; None where there is nothing."""
    try:
        held = json.loads(text.value)  # type: ignore[arg-type]
        found = held[key]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return Constant(found) if isinstance(found, str) else None


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _attribute(
    machine: Machine, holder: Value, name: str, node: syntax.Node, frame: Frame
) -> Value | None:
    """An attribute of an event; its name is that of its class.

    :return: None where it has none.
    """
    holder = unwritten(machine, holder)
    if isinstance(holder, Alternatives):
        return machine.each(
            holder, lambda each: _attribute(machine, each, name, node, frame) or UNBOUND
        )
    match holder:
        case Unknown() if holder is not UNBOUND:
            told = native_attributes.told_classes(machine, holder)
            if told:
                objects = [Instance(cls, is_open=True) for cls in told]
                return _of_each(machine, objects, name, node, frame)
            return _as_part(machine.attribute(holder, name, node, frame))
        case Function():
            return _of_function(holder, name)
        case Result():
            return _of_result(machine, holder, name, node, frame)
        case External(name=dotted) if name == "__name__":
            return Constant(_last(dotted))
        case Constant(value=str()) | Text() | DictObject():
            return None
    if isinstance(holder, Instance) and holder.is_open and name not in holder.attributes:
        return _of_open(machine, holder, name, node)
    if name == "__name__" and isinstance(holder, Instance):
        return Constant(holder.cls.name)
    if isinstance(holder, Instance) and name not in holder.attributes:
        declared = _declared(machine, holder.cls, name, is_first=True)
        if declared is not None:
            return declared
    before = machine.path
    value = machine.attribute(holder, name, node, frame)
    default = constructors.default_of(machine, value, node, frame)
    if default is not None:
        return default
    is_missing = machine.path == FALSE or isinstance(value, Unknown | External)
    if not is_missing or not isinstance(holder, Instance | ClassValue):
        return value
    declared_in = holder.cls if isinstance(holder, Instance) else holder
    if isinstance(value, External) and not isinstance(value, Member):
        return value
    machine.path = before
    declared = _declared(machine, declared_in, name)
    if declared is not None:
        return declared
    if isinstance(value, Unknown) and value is not UNBOUND:
        return value
    # A library sets it, of which nothing is seen.
    return machine.unknown(f"attribute '{name}' of an event", node, frame)


def _as_part(value: Value) -> Value:
    """Something of what only callers know, though texts have something of the same name."""
    if not isinstance(value, Unknown) or value is UNBOUND:
        return value
    opens = frozenset(each._replace(is_part=True) for each in value.opens)
    return msgspec.structs.replace(value, opens=opens)


def attribute_of_event(machine: Machine, event: Instance, name: str, frame: Frame) -> Value | None:
    """An attribute of an event of which an annotation or a condition tells; None for none."""
    return _attribute(machine, event, name, syntax.Node(event.cls.definition.line, 0), frame)


def _of_each(
    machine: Machine, holders: Sequence[Value], name: str, node: syntax.Node, frame: Frame
) -> Value | None:
    """An attribute of one of several events."""
    found = (_attribute(machine, each, name, node, frame) for each in holders)
    values = [each for each in found if each is not None and each is not UNBOUND]
    return machine.one_of(values) if values else None


def _of_open(machine: Machine, event: Instance, name: str, node: syntax.Node) -> Value | None:
    """An attribute of an event of which nothing is known but that it is of one of some classes."""
    classes = machine.concrete(event)
    if name == "__class__":
        return machine.one_of(list(classes))
    if len(classes) > MOST_CLASSES:
        reason = f"an object of one of {len(classes)} classes, '{event.cls.name}' above them"
        return machine.unknown(reason, node, event.cls.body)
    found = [of_class(machine, cls, name, node) for cls in classes]
    values = [each for each in found if each is not UNBOUND]
    return machine.one_of(values) if values else None


def of_class(machine: Machine, cls: ClassValue, name: str, node: syntax.Node) -> Value:
    """An attribute of an event of just one class; ``UNBOUND`` where it has none."""
    if name == "__name__":
        return Constant(cls.name)
    declared = _declared(machine, cls, name, is_first=True)
    if declared is not None:
        return declared
    held = attributes.find(machine, cls.mro, name)
    if held is None or isinstance(held, Descriptor):
        with machine.apart():
            return machine.attribute(Instance(cls, is_open=True), name, node, cls.body)
    return _attribute(machine, cls, name, node, cls.body) or UNBOUND


def _of_function(function: Function, name: str) -> Value | None:
    """An attribute of a function as decorators were told it; its own name where that is asked."""
    if name == "__name__":
        return Constant(function.name)
    for decorated in reversed(function.decorated_by):
        told = _told(decorated, name)
        if told is not None:
            return told
    return None


def _told(made: Value, name: str) -> Value | None:
    """What something external was told by name, by the call that gave it or one before that."""
    while isinstance(made, Result):
        if name in made.arguments.keywords:
            return made.arguments.keywords[name]
        made = made.callee
    return None


def _of_result(machine: Machine, made: Result, name: str, node: syntax.Node, frame: Frame) -> Value:
    """An attribute of an object of another package: what it was made with."""
    if name == "__class__":
        return attributes.class_of_external(made.name)
    if name == "__name__":
        return (
            _attribute(machine, attributes.class_of_external(made.name), name, node, frame) or made
        )
    # What a function is told by that name, its result need not have.
    is_object = attributes.is_made_by_class(made.name)
    told = _told(made, name) if is_object else None
    if told is not None:
        return told
    if is_object and made.arguments.more_keywords is not None:
        return machine.unknown(
            f"'{name}' of a '{made.callee.name}'", node, frame, made.arguments.more_keywords
        )
    return machine.attribute(made, name, node, frame)


def _declared(
    machine: Machine, cls: ClassValue, name: str, *, is_first: bool = False
) -> Value | None:
    """What the ``Literal`` of an attribute lists.

    :param is_first: whether it counts only where no class has a value before it.
    """
    for base in project_classes(cls):
        if is_first and attributes.own(machine, base, name) is not None:
            return None
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
