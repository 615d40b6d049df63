"""Runs what sends, and looks at the payload when it is handed over."""

from __future__ import annotations

import functools
from typing import Final

from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.values import (
    Alternatives,
    Arguments,
    BoundMethod,
    Constant,
    DictObject,
    Entries,
    External,
    Frame,
    Function,
    Unknown,
    Value,
)
from flake8_notifications.legacy_payloads.model import Keys, joined
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_EVENT_TYPE: Final = "event_type"
_PAYLOAD: Final = "payload"


class PayloadInterpreter(ExactInterpreter):
    """Knows a call that sends by the event type that it passes.

    :ivar wanted: the event types that are looked for.
    :ivar wrappers: the names of the functions that send, without their classes.
    :ivar found: of those that were met, what is known of the payloads.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__(modules)
        self.wanted: frozenset[str] = frozenset()
        self.found: dict[str, Keys] = {}
        self.wrappers: frozenset[str] = frozenset()

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(function, Unknown | External | Alternatives):
            event_types = self.wanted & _texts(_passed(arguments, _EVENT_TYPE, 1))
            payload = _passed(arguments, _PAYLOAD, 2)
            if event_types and payload is not None:
                keys = self._keys_of(payload, self.place(node, frame))
                for each in event_types:
                    known = self.found.get(each)
                    self.found[each] = keys if known is None else joined(known, keys)
                # Whatever notifier it is: who sends a payload does not change it.
                return self.unknown("what a notifier returns", node, frame)
        if node is frame.unused:
            called = function.function if isinstance(function, BoundMethod) else function
            if isinstance(called, Function) and called.name not in self.wrappers:
                # Nobody looks at what it returns; what it is passed, it may change.
                function = self.unknown(f"what '{called.name}' does", node, frame)
        return super().call(function, arguments, node, frame)

    def _keys_of(self, payload: Value, place: Place) -> Keys:
        """The keys of what is a dict, as it is on the way that led here."""
        choices = payload.choices if isinstance(payload, Alternatives) else ((TRUE, payload),)
        found: list[Keys] = []
        for guard, each in choices:
            if not isinstance(each, DictObject):
                if self._may_be(guard):
                    found.append(Keys((), (), _why(each, place)))
                continue
            found += (
                _keys_in(content, place)
                for state, content in each.states
                if self._may_be(self.guards.conjoin(guard, state))
            )
        return functools.reduce(joined, found) if found else Keys((), (), f"nothing ({place})")

    def _may_be(self, guard: Guard) -> bool:
        return self.guards.conjoin(self.path, guard) != FALSE


def _keys_in(content: Entries, place: Place) -> Keys:
    names = [key for key, _ in content.values.values()]
    texts = {each.value for each in names if isinstance(each, Constant)}
    known = tuple(sorted(each for each in texts if isinstance(each, str)))
    others = [each for each in names if not isinstance(each, Constant)]
    more = content.more if content.more is not None else others[0] if others else None
    return Keys(known, (), None if more is None else _why(more, place))


def _why(value: Value, place: Place) -> str:
    if isinstance(value, Unknown):
        return str(value if value.place else Unknown(value.reason, place))
    if isinstance(value, External):
        return f"'{value.name}', whose source is not at hand ({place})"
    return f"a value that is no dict ({place})"


def _passed(arguments: Arguments, name: str, position: int) -> Value | None:
    if name in arguments.keywords:
        return arguments.keywords[name]
    is_there = position < len(arguments.positional)
    return arguments.positional[position] if is_there else None


def _texts(value: Value | None) -> set[str]:
    """What a text may be."""
    choices = [each for _, each in value.choices] if isinstance(value, Alternatives) else [value]
    return {
        str(each.value)
        for each in choices
        if isinstance(each, Constant) and isinstance(each.value, str)
    }
