"""What is reachable from values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import (
    BoundMethod,
    Descriptor,
    NativeMethod,
    Partial,
)
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Function

_MOST_PARTS: Final = 20_000


def classes_in(values: Iterable[Value]) -> Iterator[ClassValue]:
    """The classes among some values, and in the tuples and lists among them."""
    for value in values:
        match value:
            case ClassValue():
                yield value
            case Tuple(items=items):
                yield from (item for item in items if isinstance(item, ClassValue))
            case ListObject(states=states):
                for _, content in states:
                    yield from (item for item in content.values if isinstance(item, ClassValue))


def containers_in(values: Iterable[Value]) -> Iterator[ListObject | DictObject]:
    """The mutable containers reachable from some values."""
    seen: set[int] = set()
    pending = list(values)
    while pending and len(seen) < _MOST_PARTS:
        value = pending.pop()
        if id(value) in seen or isinstance(value, Constant | Unknown | External):
            continue
        seen.add(id(value))
        if isinstance(value, ListObject | DictObject):
            yield value
        pending += parts_of(value)


def parts_of(value: Value) -> Iterable[Value]:
    """The values that a value refers to."""
    match value:
        case ClassValue(body=body):
            return body.variables.values()
        case DictObject(states=states):
            return [item for _, state in states for _, item in state.values.values()]
        case ListObject(states=contents):
            return [item for _, state in contents for item in state.values]
        case Tuple(items=items):
            return items
        case Alternatives(choices=choices):
            return [choice for _, choice in choices]
        case Instance(attributes=attributes) | Function(attributes=attributes):
            return attributes.values()
        case NativeMethod(receiver=receiver) | BoundMethod(receiver=receiver):
            return (receiver,)
        case Partial():
            return (value.function, *value.positional, *value.keywords.values())
        case Descriptor(function=function):
            return (function,)
        case _:
            return ()
