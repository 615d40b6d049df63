"""What objects and containers hold, however deep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values import (
    DictObject,
    HeapObject,
    Instance,
    ListObject,
    Value,
)

#: So many are looked at.
_MOST_HELD: Final = 100


def held_objects(holder: HeapObject) -> list[HeapObject]:
    """An object or container, and those that it holds, however deep; itself first."""
    held = {id(holder): holder}
    pending = [holder]
    while pending and len(held) <= _MOST_HELD:
        for value in _contents_of(pending.pop()):
            for each in choices_of(value):
                if isinstance(each, Instance | ListObject | DictObject) and id(each) not in held:
                    held[id(each)] = each
                    pending.append(each)
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
