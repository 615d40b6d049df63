"""The classes of the objects that a call sends, and the event types that theirs are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation import containers, native_attributes
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Arguments,
    ClassValue,
    Constant,
    DictObject,
    Frame,
    Instance,
    Text,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import events

#: Of a dict that is sent, so many layers may hold an object.
_DEEPEST: Final = 3


class SentClass(NamedTuple):
    """A class of which an object may be sent.

    :ivar place: its ``class`` line.
    :ivar event_types: those of its objects, with ``*`` for each part that is not known; None where
        it is sent with whatever the call sends.
    """

    place: Place
    event_types: frozenset[str] | None = None


#: From the outermost object to that which has the event type, the classes that it may be of.
SentObjects: TypeAlias = tuple[tuple[SentClass, ...], ...]


def objects_behind(
    machine: Machine,
    holders: Sequence[Value],
    steps: Sequence[str],
    node: syntax.Node,
    frame: Frame,
) -> SentObjects:
    """The classes of what steps have gone through.

    :param holders: what each of the steps was taken from.
    """
    levels = (
        _classes(machine, holder, steps[at:], node, frame) for at, holder in enumerate(holders)
    )
    return tuple(level for level in levels if level)


def objects_beside(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> SentObjects:
    """The classes of what a call passes, be it in a dict."""
    levels: list[tuple[SentClass, ...]] = []
    values = [*arguments.positional, *arguments.keywords.values()]
    for _ in range(_DEEPEST):
        found = [each for value in values for each in _classes(machine, value, (), node, frame)]
        if found:
            levels.append(tuple(dict.fromkeys(found)))
        values = [each for value in values for each in _in_dicts(machine, value)]
    return tuple(levels)


def classes_of_object(
    machine: Machine, event: Instance, steps: Sequence[str], node: syntax.Node, frame: Frame
) -> tuple[SentClass, ...]:
    """The classes that an object may be of; where they are too many, that above them."""
    classes = machine.concrete(event)
    if len(classes) > events.MOST_CLASSES:
        return (SentClass(place_of(event.cls)),)
    return classes_of_types(machine, classes, steps, node, frame)


def classes_of_types(
    machine: Machine,
    classes: Iterable[ClassValue],
    steps: Sequence[str],
    node: syntax.Node,
    frame: Frame,
) -> tuple[SentClass, ...]:
    """Some classes, each with the event types that steps lead to from its objects."""
    return tuple(
        SentClass(place_of(cls), _event_types(machine, cls, steps, node, frame)) for cls in classes
    )


def place_of(cls: ClassValue) -> Place:
    """The ``class`` line of a class."""
    return Place(cls.module.path, cls.definition.line)


def sent_as(objects: SentObjects, event_type: str) -> tuple[tuple[Place, ...], ...]:
    """Of the classes that may be sent, those whose objects have an event type."""
    levels = (
        tuple(
            sorted(
                {
                    each.place
                    for each in level
                    if each.event_types is None or event_type in each.event_types
                }
            )
        )
        for level in objects
    )
    return tuple(level for level in levels if level)


def joined(
    one: tuple[tuple[Place, ...], ...], other: tuple[tuple[Place, ...], ...]
) -> tuple[tuple[Place, ...], ...]:
    """What was sent in two ways, as one."""
    return tuple(
        tuple(sorted({*mine, *its})) for mine, its in zip_longest(one, other, fillvalue=())
    )


def _classes(
    machine: Machine, holder: Value, steps: Sequence[str], node: syntax.Node, frame: Frame
) -> tuple[SentClass, ...]:
    choices = guarded_choices(holder)
    found: dict[SentClass, None] = {}
    for _, one in choices:
        found |= dict.fromkeys(_of_one(machine, one, steps, node, frame))
    return tuple(found)


def _of_one(
    machine: Machine, holder: Value, steps: Sequence[str], node: syntax.Node, frame: Frame
) -> Iterable[SentClass]:
    if holder is UNBOUND:
        return ()
    match events.unwritten(machine, holder):
        case Instance(is_open=False, cls=cls):
            return (SentClass(place_of(cls)),)
        case Instance() as event:
            return classes_of_object(machine, event, steps, node, frame)
        case Unknown() as unknown:
            told = native_attributes.told_classes(machine, unknown)
            return classes_of_types(machine, told, steps, node, frame)
        case Tuple(cls=ClassValue() as cls) | DictObject(typed=ClassValue() as cls):
            return (SentClass(place_of(cls)),)
        case _:
            return ()


def _event_types(
    machine: Machine, cls: ClassValue, steps: Sequence[str], node: syntax.Node, frame: Frame
) -> frozenset[str] | None:
    if not steps or steps[0][0] != ".":
        return None
    with machine.apart():
        held = events.of_class(machine, cls, steps[0][1:], node)
        found = events.reached(machine, held, steps[1:], node, frame)
    return frozenset(
        shown_text(one)
        for each in found
        for _, one in guarded_choices(each.value)
        if one is not UNBOUND
    )


def shown_text(value: Value) -> str:
    """An event type as it is shown, with ``*`` for what is not known of it."""
    if isinstance(value, Instance) and value.cls.is_text_enum:
        value = value.attributes.get("_value_", value)
    match value:
        case Constant(value=str(text)):
            return text
        case Text(parts=parts):
            return "".join(part if isinstance(part, str) else "*" for part in parts)
        case _:
            return "*"


def _in_dicts(machine: Machine, value: Value) -> list[Value]:
    choices = guarded_choices(value)
    found: list[Value] = []
    for _, one in choices:
        held = events.unwritten(machine, one) if one is not UNBOUND else one
        if isinstance(held, DictObject):
            entries = containers.entries_here(machine, held)
            found += [each for _, each in entries.values.values()]
    return found
