"""Extracts the event type from the arguments of a call of a named notifier."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.interpretation import (
    attributes,
    class_lookup,
    constructors,
    containers,
    native_attributes,
)
from flake8_notifications.interpretation.dataclass_fields import annotation_in
from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.callables import Descriptor
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.external import External, Member, Result
from flake8_notifications.interpretation.values.objects import Instance, content_of
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.library_data import data_classes as records
from flake8_notifications.source import syntax
from flake8_notifications.tracing.annotation_syntax import literals_of

#: If an event may be of more classes than this, its event type is left unknown.
MOST_CLASSES: Final = 40


class Reached(NamedTuple):
    """A value at the end of an access path.

    :ivar path: its guard.
    :ivar holders: the values that the steps of the path were applied to.
    """

    path: Guard
    value: Value
    holders: tuple[Value, ...] = ()


def reached(
    machine: Machine, value: Value, steps: Sequence[str], node: syntax.Node, frame: Frame
) -> list[Reached]:
    """The values at the end of an access path; empty where the path does not exist.

    :param steps: ``.name``, ``[key]``, or ``[]`` for each item.
    """
    results = [Reached(machine.path, value)]
    # The results of properties matter even if the result of the call is unused.
    node = syntax.Node(node.line, node.column)
    before, catchers = machine.path, machine.catchers
    machine.catchers = []
    try:
        for step in steps:
            next_results: list[Reached] = []
            for path, holder, holders in results:
                choices = guarded_choices(holder)
                for guard, choice in choices:
                    machine.path = machine.guards.conjoin(path, guard)
                    values = (
                        () if machine.path == FALSE else _step(machine, choice, step, node, frame)
                    )
                    if machine.path != FALSE:
                        next_results += (
                            Reached(machine.path, result, (*holders, choice))
                            for result in values
                            if result is not UNBOUND
                        )
            results = next_results
        return results
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
    """Each item of what may be a collection of events; empty for a single event."""
    match holder:
        case Instance() if not (
            machine.has_method(holder, "__iter__") or content_of(holder) is not None
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
    """The value under a key of a dict, or of a serialized dict or object."""

    def under(content: Value) -> Value:
        match content:
            case Instance() if content is not holder:
                return _attribute(machine, content, key, node, frame) or UNBOUND
            case Constant(value=str() | bytes()):
                return _in_text(content, key) or UNBOUND
            case _:
                is_number = key.removeprefix("-").isdigit()
                index = Constant(int(key) if is_number else key)
                return machine.item(content, index, node, frame)

    return (machine.each(unwritten(machine, holder), under),)


def unwritten(machine: Machine, value: Value) -> Value:
    """The value that was serialized as a text, bytes or dict; other values as they are."""
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
    """The text under a key of a JSON document; None where there is none."""
    try:
        parsed = json.loads(text.value)  # type: ignore[arg-type]
        text_at_key = parsed[key]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return Constant(text_at_key) if isinstance(text_at_key, str) else None


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _attribute(
    machine: Machine, holder: Value, name: str, node: syntax.Node, frame: Frame
) -> Value | None:
    """An attribute of an event; ``__name__`` is that of its class.

    :return: None where it has none.
    """
    holder = unwritten(machine, holder)
    if isinstance(holder, Alternatives):
        return machine.each(
            holder, lambda choice: _attribute(machine, choice, name, node, frame) or UNBOUND
        )
    match holder:
        case Unknown() if holder is not UNBOUND:
            classes = native_attributes.told_classes(machine, holder)
            if classes:
                objects = [Instance(cls, is_open=True) for cls in classes]
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
    # A library sets it, out of sight.
    return machine.unknown(f"attribute '{name}' of an event", node, frame)


def _as_part(value: Value) -> Value:
    """An attribute of what only callers know, even if texts have an attribute of the same name."""
    if not isinstance(value, Unknown) or value is UNBOUND:
        return value
    opens = frozenset(parameter._replace(is_part=True) for parameter in value.opens)
    return msgspec.structs.replace(value, opens=opens)


def attribute_of_event(machine: Machine, event: Instance, name: str, frame: Frame) -> Value | None:
    """An attribute of an event known from an annotation or a condition; None if it has none."""
    return _attribute(machine, event, name, syntax.Node(event.cls.definition.line, 0), frame)


def _of_each(
    machine: Machine, holders: Sequence[Value], name: str, node: syntax.Node, frame: Frame
) -> Value | None:
    """An attribute of one of several events."""
    possible = (_attribute(machine, holder, name, node, frame) for holder in holders)
    values = [
        attribute for attribute in possible if attribute is not None and attribute is not UNBOUND
    ]
    return machine.one_of(values) if values else None


def _of_open(machine: Machine, event: Instance, name: str, node: syntax.Node) -> Value | None:
    """An attribute of an event that is only known to be of one of some classes."""
    classes = machine.concrete(event)
    if name == "__class__":
        return machine.one_of(list(classes))
    if len(classes) > MOST_CLASSES:
        reason = f"an object of one of {len(classes)} classes, '{event.cls.name}' above them"
        return machine.unknown(reason, node, event.cls.body)
    possible = [of_class(machine, cls, name, node) for cls in classes]
    values = [attribute for attribute in possible if attribute is not UNBOUND]
    return machine.one_of(values) if values else None


def of_class(machine: Machine, cls: ClassValue, name: str, node: syntax.Node) -> Value:
    """An attribute of an event of exactly one class; ``UNBOUND`` where it has none."""
    if name == "__name__":
        return Constant(cls.name)
    declared = _declared(machine, cls, name, is_first=True)
    if declared is not None:
        return declared
    class_attribute = class_lookup.find(machine, cls.mro, name)
    if class_attribute is None or isinstance(class_attribute, Descriptor):
        with machine.apart():
            return machine.attribute(Instance(cls, is_open=True), name, node, cls.body)
    return _attribute(machine, cls, name, node, cls.body) or UNBOUND


def _of_function(function: Function, name: str) -> Value | None:
    """An attribute of a function, as passed to its decorators; or its own name."""
    if name == "__name__":
        return Constant(function.name)
    for decorated in reversed(function.decorated_by):
        passed = _keyword_of(decorated, name)
        if passed is not None:
            return passed
    return None


def _keyword_of(result: Value, name: str) -> Value | None:
    """The keyword argument of a name in the call that returned a value, or in a call before it."""
    while isinstance(result, Result):
        if name in result.arguments.keywords:
            return result.arguments.keywords[name]
        result = result.callee
    return None


def _of_result(
    machine: Machine, result: Result, name: str, node: syntax.Node, frame: Frame
) -> Value:
    """An attribute of an object of another package: what it was constructed with."""
    if name == "__class__":
        return attributes.class_of_external(result.name)
    if name == "__name__":
        return (
            _attribute(machine, attributes.class_of_external(result.name), name, node, frame)
            or result
        )
    # The result of a function need not have an attribute for each of its arguments.
    is_object = attributes.is_made_by_class(result.name)
    passed = _keyword_of(result, name) if is_object else None
    if passed is not None:
        return passed
    if is_object and result.arguments.more_keywords is not None:
        return machine.unknown(
            f"'{name}' of '{result.callee.name}'", node, frame, result.arguments.more_keywords
        )
    return machine.attribute(result, name, node, frame)


def _declared(
    machine: Machine, cls: ClassValue, name: str, *, is_first: bool = False
) -> Value | None:
    """The values that the ``Literal`` annotation of an attribute lists.

    :param is_first: whether it only counts if no class has a value that takes precedence.
    """
    for base in project_classes(cls):
        if is_first and class_lookup.own(machine, base, name) is not None:
            return None
        annotation = annotation_in(base, name)
        if annotation is not None:
            values = [machine.evaluate(literal, base.body) for literal in literals_of(annotation)]
            return machine.one_of(values) if values else None
    return None
