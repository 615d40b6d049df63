"""Which values make no difference."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from flake8_notifications.emissions.receivers import Receiver
from flake8_notifications.evaluation.namespaces import Frame
from flake8_notifications.evaluation.values import (
    Arguments,
    BoundMethod,
    Collection,
    Constant,
    External,
    Function,
    Mapping,
    Native,
    Partial,
    Unknown,
    Value,
)

#: A dict with more entries is compared by its identity, which is faster.
_LARGEST: Final = 20


def sameness(value: Value | None) -> Hashable:
    """The same for values that differ in nothing but where they were written down."""
    match value:
        case Constant(value=primitive):
            return ("constant", type(primitive), primitive)
        case External(name=name, source=source):
            return ("external", name, source)
        case Native(name=name):
            return ("native", name)
        case Unknown(reason=reason):
            return ("unknown", reason)
        case Receiver(cls=cls, hole=hole, is_class=is_class, made=made):
            return ("object", id(cls), hole, is_class, made and of_arguments(made))
        case Function(definition=definition):
            closed = id(value.scope) if isinstance(value.scope, Frame) else None
            return ("function", value.module.path, definition.line, definition.column, closed)
        case BoundMethod(function=function, receiver=receiver):
            return ("method", sameness(function), sameness(receiver))
        case Partial(function=inner, positional=positional, keywords=keywords):
            given = of_arguments(Arguments(positional, keywords))
            return ("partial", sameness(inner), given)
        case Collection(kind=kind, items=items):
            return (kind, *map(sameness, items))
        case Mapping(entries=entries, is_ordered_dict=is_ordered) if len(entries) <= _LARGEST:
            pairs = ((key, sameness(item)) for key, (_, item) in entries.items())
            return ("dict", is_ordered, *pairs)
        case _:
            return ("other", id(value))


def of_arguments(arguments: Arguments) -> Hashable:
    """The same for arguments that differ in nothing else either."""
    return (
        *map(sameness, arguments.positional),
        *((name, sameness(value)) for name, value in arguments.keywords.items()),
        id(arguments.surplus),
        id(arguments.others),
    )
