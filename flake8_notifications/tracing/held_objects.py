"""What objects and containers hold, at any depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values.base import Tuple, Value
from flake8_notifications.interpretation.values.callables import Partial
from flake8_notifications.interpretation.values.containers import DictObject, HeapObject, ListObject
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Function

#: The maximum number of objects visited.
_MOST_HELD: Final = 100


def held_objects(holder: Instance | ListObject | DictObject) -> list[HeapObject]:
    """An object or container, and those that it holds at any depth; itself first."""
    return objects_in([holder])


def objects_in(values: Iterable[Value]) -> list[HeapObject]:
    """The objects and containers that some values are or hold, at any depth, in order."""
    objects: dict[int, HeapObject] = {}
    pending = [*values][::-1]
    while pending and len(objects) <= _MOST_HELD:
        for choice in choices_of(pending.pop()):
            if isinstance(choice, Tuple):
                pending += choice.items[::-1]
            elif (
                isinstance(choice, Instance | ListObject | DictObject) and id(choice) not in objects
            ):
                objects[id(choice)] = choice
                pending += [*_contents_of(choice)][::-1]
    return list(objects.values())


def closures_in(value: Value) -> Iterator[Function]:
    """The functions made by a call that a value is or holds, at any depth."""
    held = (content for holder in objects_in([value]) for content in _contents_of(holder))
    for content in (value, *held):
        for choice in choices_of(content):
            if isinstance(choice, Partial):
                choice = choice.function
            if isinstance(choice, Function) and not choice.closure.is_lazy:
                yield choice


def held_by(holder: ListObject | DictObject | Instance) -> list[Value | None]:
    """What a container or object may hold."""
    if isinstance(holder, Instance):
        return [*holder.attributes.values()]
    if isinstance(holder, ListObject):
        return [content for _, state in holder.states for content in (*state.values, state.more)]
    return [
        holder.default,
        *(state.more for _, state in holder.states),
        *(part for _, state in holder.states for pair in state.values.values() for part in pair),
        *(key for _, state in holder.states for _, key in state.tied),
    ]


def _contents_of(holder: HeapObject) -> Iterator[Value]:
    match holder:
        case Instance(attributes=attributes):
            yield from attributes.values()
        case ListObject(states=states):
            for _, items in states:
                yield from items.values
        case DictObject(states=contents):
            for _, entries in contents:
                for _, value in entries.values.values():
                    yield value
