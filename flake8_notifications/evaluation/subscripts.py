"""``value[index]``, and containers with one item changed."""

from __future__ import annotations

from flake8_notifications.evaluation.representation import unavailable
from flake8_notifications.evaluation.values import (
    Collection,
    Constant,
    External,
    Mapping,
    Place,
    Unknown,
    Value,
    key_of,
)


def subscript(value: Value, index: Value | list[Value], place: Place) -> Value:
    """``value[index]``; a slice is the list of its three bounds."""
    for part in (value, *(index if isinstance(index, list) else [index])):
        if isinstance(part, Unknown):
            return part
        if isinstance(part, External):
            return Unknown(unavailable(part.name), place)
    if isinstance(index, list):
        return _sliced(value, index, place)
    match value, index:
        case Mapping(entries=entries), _:
            found = entries.get(key_of(index))
            return Unknown("a dict without that key", place) if found is None else found[1]
        case Collection(kind="tuple" | "list", items=items), Constant(value=int(position)):
            if -len(items) <= position < len(items):
                return items[position]
            return Unknown("an index out of range", place)
        case Constant(value=str(text)), Constant(value=int(position)):
            if -len(text) <= position < len(text):
                return Constant(text[position], place)
            return Unknown("an index out of range", place)
    return Unknown("an item that is not known", place)


def with_item(container: Value, index: Value, item: Value, place: Place) -> Value:
    """The container after ``container[index] = item``."""
    key = key_of(index)
    match container, index:
        case Mapping(), _ if key is not None:
            entries = {**container.entries, key: (index, item)}
            return Mapping(entries, container.is_ordered_dict, container.place)
        case Collection(kind="list", items=items), Constant(value=int(position)):
            if -len(items) <= position < len(items):
                changed = list(items)
                changed[position] = item
                return Collection("list", tuple(changed), container.place)
    return container if isinstance(container, Unknown) else Unknown("an item set here", place)


def without_item(container: Value, index: Value, place: Place) -> Value:
    """The container after ``del container[index]``."""
    key = key_of(index)
    if isinstance(container, Mapping) and key in container.entries:
        entries = {other: pair for other, pair in container.entries.items() if other != key}
        return Mapping(entries, container.is_ordered_dict, container.place)
    return container if isinstance(container, Unknown) else Unknown("an item deleted here", place)


def _sliced(value: Value, bounds: list[Value], place: Place) -> Value:
    numbers: list[int | None] = []
    for bound in bounds:
        number = bound.value if isinstance(bound, Constant) else "?"
        if number is not None and not isinstance(number, int):
            return Unknown("a slice that is not known", place)
        numbers.append(number)
    if numbers[2] != 0:
        part = slice(*numbers)
        if isinstance(value, Collection) and value.kind in ("tuple", "list"):
            return Collection(value.kind, value.items[part], place)
        if isinstance(value, Constant) and isinstance(value.value, str):
            return Constant(value.value[part], place)
    return Unknown("a slice that is not known", place)
