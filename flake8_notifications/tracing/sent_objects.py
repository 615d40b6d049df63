"""The classes of the objects that a call sends, with their event types."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation import containers, native_attributes
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import events

#: The maximum depth of objects within dicts that are sent.
_DEEPEST: Final = 3


class SentClass(NamedTuple):
    """A class whose instances may be sent.

    :ivar place: its ``class`` line.
    :ivar event_types: those of its instances, with ``*`` for each unknown part; None if they are
        sent with any event type of the call.
    """

    place: Place
    event_types: frozenset[str] | None = None


#: From the outermost object to the one with the event type: the classes it may be of.
SentObjects: TypeAlias = tuple[tuple[SentClass, ...], ...]


def objects_behind(
    machine: Machine,
    holders: Sequence[Value],
    steps: Sequence[str],
    node: syntax.Node,
    frame: Frame,
) -> SentObjects:
    """The classes of the objects on an access path.

    :param holders: the values that the steps of the path were applied to.
    """
    levels = (
        _classes(machine, holder, steps[at:], node, frame) for at, holder in enumerate(holders)
    )
    return tuple(level for level in levels if level)


def objects_beside(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> SentObjects:
    """The classes of the arguments of a call, including those within dicts."""
    levels: list[tuple[SentClass, ...]] = []
    values = [*arguments.positional, *arguments.keywords.values()]
    for _ in range(_DEEPEST):
        sent_classes = [
            sent_class
            for value in values
            for sent_class in _classes(machine, value, (), node, frame)
        ]
        if sent_classes:
            levels.append(tuple(dict.fromkeys(sent_classes)))
        values = [content for value in values for content in _in_dicts(machine, value)]
    return tuple(levels)


def classes_of_object(
    machine: Machine, event: Instance, steps: Sequence[str], node: syntax.Node, frame: Frame
) -> tuple[SentClass, ...]:
    """The classes that an object may be of; their common base if there are too many."""
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
    """Some classes, each with the event types at the end of an access path from its instances."""
    return tuple(
        SentClass(place_of(cls), _event_types(machine, cls, steps, node, frame)) for cls in classes
    )


def place_of(cls: ClassValue) -> Place:
    """The ``class`` line of a class."""
    return Place(cls.module.path, cls.definition.line)


def sent_as(objects: SentObjects, event_type: str) -> tuple[tuple[Place, ...], ...]:
    """The classes that may be sent whose instances have an event type."""
    levels = (
        tuple(
            sorted(
                {
                    sent_class.place
                    for sent_class in level
                    if sent_class.event_types is None or event_type in sent_class.event_types
                }
            )
        )
        for level in objects
    )
    return tuple(level for level in levels if level)


def joined(
    one: tuple[tuple[Place, ...], ...], other: tuple[tuple[Place, ...], ...]
) -> tuple[tuple[Place, ...], ...]:
    """The classes of two reports, merged level by level."""
    return tuple(
        tuple(sorted({*mine, *its})) for mine, its in zip_longest(one, other, fillvalue=())
    )


def _classes(
    machine: Machine, holder: Value, steps: Sequence[str], node: syntax.Node, frame: Frame
) -> tuple[SentClass, ...]:
    choices = guarded_choices(holder)
    sent_classes: dict[SentClass, None] = {}
    for _, choice in choices:
        sent_classes |= dict.fromkeys(_of_one(machine, choice, steps, node, frame))
    return tuple(sent_classes)


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
            classes = native_attributes.told_classes(machine, unknown)
            return classes_of_types(machine, classes, steps, node, frame)
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
        attribute = events.of_class(machine, cls, steps[0][1:], node)
        results = events.reached(machine, attribute, steps[1:], node, frame)
    return frozenset(
        shown_text(choice)
        for result in results
        for _, choice in guarded_choices(result.value)
        if choice is not UNBOUND
    )


def shown_text(value: Value) -> str:
    """An event type as displayed, with ``*`` for unknown parts."""
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
    contents: list[Value] = []
    for _, choice in choices:
        unwritten = events.unwritten(machine, choice) if choice is not UNBOUND else choice
        if isinstance(unwritten, DictObject):
            entries = containers.entries_here(machine, unwritten)
            contents += [content for _, content in entries.values.values()]
    return contents
