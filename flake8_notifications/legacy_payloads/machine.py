"""Runs what sends, and looks at the payload when it is handed over."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from flake8_notifications.interpretation import attributes
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.forgetting import NOT_KNOWN
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import ANY_EXCEPTION, Machine
from flake8_notifications.interpretation.values import (
    Alternatives,
    Arguments,
    Constant,
    DictObject,
    Entries,
    External,
    Frame,
    Function,
    FunctionKey,
    Instance,
    Unknown,
    Value,
)
from flake8_notifications.legacy_payloads.model import Keys, joined
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_EVENT_TYPE: Final = "event_type"
_PAYLOAD: Final = "payload"


class Found(NamedTuple):
    """What is known of the payloads of an event type.

    :ivar causes: the functions that were not followed and could tell more of the keys.
    :ivar values: by key, what it holds, for each way that it is sent in.
    """

    keys: Keys
    causes: frozenset[FunctionKey] = frozenset()
    values: Mapping[str, list[Value]] = MappingProxyType({})

    def beside(self, other: Found) -> Found:
        """What is known of a payload that is sent in two ways."""
        names = {*self.values, *other.values}
        return Found(
            joined(self.keys, other.keys),
            self.causes | other.causes,
            {each: [*self.values.get(each, ()), *other.values.get(each, ())] for each in names},
        )


class PayloadInterpreter(ExactInterpreter):
    """Knows a call that sends by the event type that it passes.

    What a function does that leads to no send is left open at first, and what comes of that tells
    which function it comes from: whoever has to know more runs the same once more with that
    function among those that are followed.

    :ivar wanted: the event types that are looked for.
    :ivar leading: the names of the functions that lead to what sends, without their classes.
    :ivar followed: the functions that are run although they lead to nothing that sends.
    :ivar sent: of the event types that were met, what is known of the payloads.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__(modules)
        self.wanted: frozenset[str] = frozenset()
        self.leading: Callable[[Function], bool] = lambda function: False
        self.followed: frozenset[FunctionKey] = frozenset()
        self.sent: dict[str, Found] = {}
        #: The nested functions that were defined in the run, and all those that were run.
        self.nested: list[Function] = []
        self.invoked: set[FunctionKey] = set()
        #: By reason and place of what is not known, the functions that could tell.
        self._left_open: dict[tuple[str, Place | None], set[FunctionKey]] = {}
        self._open_attributes: dict[tuple[int, str], Unknown] = {}
        self._set_somewhere: dict[str, bool] = {}

    # Calls

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(function, Unknown | External | Alternatives):
            event_types = self.wanted & _texts(_passed(arguments, _EVENT_TYPE, 1))
            payload = _passed(arguments, _PAYLOAD, 2)
            if event_types and payload is not None:
                found = self._found_in(payload, self.place(node, frame))
                for each in event_types:
                    known = self.sent.get(each)
                    self.sent[each] = found if known is None else known.beside(found)
                # Whatever notifier it is: who sends a payload does not change it.
                self.may_raise()
                return self.unknown("what a notifier returns", node, frame)
        return super().call(function, arguments, node, frame)

    def invoke(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if self.imports or self._is_followed(function):
            self.invoked.add(function.key)
            return super().invoke(function, arguments, node, frame)
        unknown = self.unknown(f"what '{function.name}' does", node, frame)
        self._note_left_open(unknown, function)
        self._note_left_open(Unknown(NOT_KNOWN, unknown.place), function)
        return self.call_unknown(unknown, arguments, node, frame)

    def _is_followed(self, function: Function) -> bool:
        return (
            isinstance(function.definition, syntax.Lambda)
            or function.key in self.followed
            or self.leading(function)
        )

    def _note_left_open(self, unknown: Unknown, function: Function) -> None:
        key = unknown.reason, unknown.place
        self._left_open.setdefault(key, set()).add(function.key)

    def function_of(
        self, node: syntax.FunctionDefinition | syntax.Lambda, frame: Frame
    ) -> Function:
        made = super().function_of(node, frame)
        if not (self.imports or frame.is_lazy):
            self.nested.append(made)
        return made

    def is_passed_over(self, decorated: Value) -> bool:
        # What a decorator that is not at hand makes of a function calls that function.
        return isinstance(decorated, Unknown | External | Constant)

    # What may go wrong matters here: who handles it may send something

    def may_raise(self, exception: Value = ANY_EXCEPTION) -> None:
        if not self.imports:
            Machine.may_raise(self, exception)

    def call_external(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        self.may_raise()
        return super().call_external(function, arguments, node, frame)

    def call_unknown(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        self.may_raise()
        return super().call_unknown(function, arguments, node, frame)

    # What others may have set before

    def open_attribute(self, instance: Instance, name: str) -> Value | None:
        known = self._open_attributes.get((id(instance), name))
        if known is not None:
            return known
        value = attributes.find(self, instance.cls.mro, name)
        if not isinstance(value, Constant) or not self._is_set_somewhere(name):
            return super().open_attribute(instance, name)
        made = Unknown(f"attribute '{name}', which is set elsewhere", instance.place)
        self.kept.append(instance)
        self._open_attributes[id(instance), name] = made
        return made

    def global_value(self, frame: Frame, name: str, value: Value) -> Value:
        value = super().global_value(frame, name, value)
        if isinstance(value, Constant) and not self.imports and self._is_set_somewhere(name):
            return Unknown(f"'{name}', which is set elsewhere", Place(frame.module.path, 1))
        return value

    def _is_set_somewhere(self, name: str) -> bool:
        """Whether code of the project sets an attribute of a name, of whatever it may be."""
        known = self._set_somewhere.get(name)
        if known is None:
            setting = re.compile(rf"\.{re.escape(name)}(?:\s*:[^=\n]+)?\s*=(?!=)")
            texts = self.modules.texts
            known = any(
                setting.search(texts.text(path)) for path in texts.mentioning(f".{name}")
            )
            self._set_somewhere[name] = known
        return known

    # Payloads

    def _found_in(self, payload: Value, place: Place) -> Found:
        """What is known of a dict, as it is on the way that led here."""
        choices = payload.choices if isinstance(payload, Alternatives) else ((TRUE, payload),)
        found: list[Found] = []
        for guard, each in choices:
            if not isinstance(each, DictObject):
                if self._may_be(guard):
                    found.append(self._incomplete(Keys((), (), _why(each, place)), each))
                continue
            found += (
                self._keys_in(content, place)
                for state, content in each.states
                if self._may_be(self.guards.conjoin(guard, state))
            )
        nothing = Found(Keys((), (), f"nothing ({place})"))
        return functools.reduce(Found.beside, found) if found else nothing

    def _keys_in(self, content: Entries, place: Place) -> Found:
        entries = list(content.values.values())
        values = {
            key.value: value
            for key, value in entries
            if isinstance(key, Constant) and isinstance(key.value, str)
        }
        others = [key for key, _ in entries if not isinstance(key, Constant)]
        more = content.more if content.more is not None else others[0] if others else None
        keys = Keys(tuple(sorted(values)), (), None if more is None else _why(more, place))
        return self._incomplete(keys, more)._replace(values={k: [v] for k, v in values.items()})

    def _incomplete(self, keys: Keys, value: Value | None) -> Found:
        """The keys of a payload of which more could be known if more was known of a value."""
        causes: set[FunctionKey] = set()
        if isinstance(value, Unknown):
            causes |= self._left_open.get((value.reason, value.place), set())
        return Found(keys, frozenset(causes))

    def _may_be(self, guard: Guard) -> bool:
        return self.guards.conjoin(self.path, guard) != FALSE


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
