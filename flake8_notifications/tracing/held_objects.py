"""What objects and containers hold, however deep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values import (
    DictObject,
    HeapObject,
    Instance,
    ListObject,
    Tuple,
    Value,
)

#: So many are looked at.
_MOST_HELD: Final = 100


def held_objects(holder: Instance | ListObject | DictObject) -> list[HeapObject]:
    """An object or container, and those that it holds, however deep; itself first."""
    return objects_in([holder])


def objects_in(values: Iterable[Value]) -> list[HeapObject]:
    """The objects and containers that some values are or hold, however deep, in order."""
    held: dict[int, HeapObject] = {}
    pending = [*values][::-1]
    while pending and len(held) <= _MOST_HELD:
        for each in choices_of(pending.pop()):
            if isinstance(each, Tuple):
                pending += each.items[::-1]
            elif isinstance(each, Instance | ListObject | DictObject) and id(each) not in held:
                held[id(each)] = each
                pending += [*_contents_of(each)][::-1]
    return list(held.values())


def held_by(holder: ListObject | DictObject | Instance) -> list[Value | None]:
    """What a container or object may hold."""
    if isinstance(holder, Instance):
        return [*holder.attributes.values()]
    if isinstance(holder, ListObject):
        return [each for _, state in holder.states for each in (*state.values, state.more)]
    return [
        holder.default,
        *(state.more for _, state in holder.states),
        *(each for _, state in holder.states for pair in state.values.values() for each in pair),
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
