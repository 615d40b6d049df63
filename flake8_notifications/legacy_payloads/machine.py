"""Runs what sends, and looks at the payload when it is handed over."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Final

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.forgetting import NOT_KNOWN
from flake8_notifications.interpretation.guards import FALSE, Guard, TooMuch
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.raising import ANY_EXCEPTION
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Text,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.callables import Arguments, BoundMethod
from flake8_notifications.interpretation.values.containers import DictObject, Entries
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import Body, Frame, Function
from flake8_notifications.legacy_payloads.model import Keys
from flake8_notifications.legacy_payloads.origins import OriginNotes, Origins
from flake8_notifications.legacy_payloads.sent_payloads import SentPayload, note, why
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_EVENT_TYPE: Final = "event_type"
_PAYLOAD: Final = "payload"
_SOME_KEY: Final = "a key that is not known"
#: More nodes of guards than there ever are.
_ANY_NODES: Final = 10_000_000


class PayloadInterpreter(ExactInterpreter):
    """Knows a call that sends by the event type that it passes.

    What a function does that leads to no send is left open at first, and what comes of that tells
    which function it comes from: whoever has to know more runs the same once more with that
    function among those that are followed.

    :ivar wanted: the event types that are looked for.
    :ivar leading: the names of the functions that lead to what sends, without their classes.
    :ivar followed: the functions that are run although they lead to nothing that sends.
    :ivar sent: of the event types that were met, what is known of the payloads.
    :ivar likely: the same of those that may have been.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__(modules)
        self.wanted: frozenset[str] = frozenset()
        self.leading: Callable[[Function], bool] = lambda function: False
        self.followed: frozenset[FunctionKey] = frozenset()
        self.sent: dict[str, SentPayload] = {}
        self.likely: dict[str, SentPayload] = {}
        #: The nested functions that were defined in the run, and all those that were run.
        self.nested: list[Function] = []
        self.invoked: set[FunctionKey] = set()
        #: By reason and place of what is not known, the functions that could tell.
        self._left_open: dict[tuple[str, Place | None], set[FunctionKey]] = {}
        self._open_attributes: dict[tuple[int, str], Unknown] = {}
        self._set_somewhere: dict[str, bool] = {}
        self._open_arguments: set[tuple[str, Place | None]] = set()
        #: The names of what was called of something unknown.
        self.open_calls: set[str] = set()
        #: Whether a module could not be run to its end.
        self.is_spoilt = False
        self.notes = OriginNotes()
        #: The ``class`` lines of the payload classes whose objects are of interest, and these.
        self.payload_classes: frozenset[Place] = frozenset()
        self.payloads: list[Instance] = []

    @contextmanager
    def alone(self) -> Iterator[None]:
        """A run of which nothing is left, and that finds nothing of others."""
        self.sent, self.likely, self._escaped = {}, {}, []
        self.nested, self.invoked, self.open_calls, self.payloads = [], set(), set(), []
        with self.apart(), self.undone():
            yield

    def open_argument(self, function: Function, name: str) -> Unknown:
        """What is passed for a parameter of the function that is run."""
        place = Place(function.module.path, function.definition.line)
        source = (Parameter(function.key, name), ())
        unknown = Unknown(f"what callers pass for '{name}'", place, frozenset(), source)
        self._open_arguments.add((unknown.reason, unknown.place))
        return unknown

    # Calls

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(function, Unknown | External | Alternatives):
            event_type = _passed(arguments, _EVENT_TYPE, 1)
            payload = _passed(arguments, _PAYLOAD, 2)
            exact = self.wanted & _texts(event_type)
            likely = self._likely(event_type)
            if payload is not None and (exact or likely):
                sent_payload = self._found_in(payload, self.place(node, frame))
                sent_payload = sent_payload._replace(places=frozenset(self._calls(node, frame)))
                note(self.sent, exact, sent_payload)
                note(self.likely, likely, self._because(sent_payload, event_type))
                # Whatever notifier it is: who sends a payload does not change it.
                self.may_raise()
                return self.unknown("what a notifier returns", node, frame)
        result = super().call(function, arguments, node, frame)
        self.notes.note(function, arguments, result)
        copied = self.notes.copied(function)
        return result if copied is None else copied

    def attribute(self, value: Value, name: str, node: syntax.Node, frame: Frame) -> Value:
        found = super().attribute(value, name, node, frame)
        if type(value) is Unknown:
            self.notes.note_attribute(value, name, found)
        return found

    def invoke(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if self.imports or self._is_followed(function, arguments):
            self.invoked.add(function.key)
            with self._briefly():
                return super().invoke(function, arguments, node, frame)
        unknown = self.unknown(f"what '{function.name}' does", node, frame)
        if self.modules.in_project(function.module):
            self._note_left_open(unknown, function)
            self._note_left_open(Unknown(NOT_KNOWN, unknown.place), function)
        around: Frame | None = function.closure
        while around is not None and not around.is_lazy:
            # It sees these, whatever it is passed.
            self.forget(around.variables.values(), Unknown(NOT_KNOWN, unknown.place))
            around = around.parent
        return self.call_unknown(unknown, arguments, node, frame)

    @contextmanager
    def _briefly(self) -> Iterator[None]:
        """A call to which intricate conditions have led, as if there had been a plain one.

        What it does is the same whatever has led to it, and takes many times as long under a
        condition of many parts.
        """
        before = self.path
        if self.imports or not self.guards.is_long(before):
            yield
            return
        entry = self.path = self.guards.fresh()
        caught: list[tuple[Guard, Value]] = []
        # What nobody catches is of no further interest.
        with self.catching() if self.catchers else nullcontext(caught) as raised:
            yield
        if self.path == entry:
            after = before
        else:
            is_over = self.path == FALSE
            after = FALSE if is_over else self.guards.conjoin(before, self.guards.fresh())
        for exception in {id(value): value for _, value in raised}.values():
            self.path = self.guards.conjoin(before, self.guards.fresh())
            self.raise_(exception)
        self.path = after

    def _is_followed(self, function: Function, arguments: Arguments) -> bool:
        definition = function.definition
        if isinstance(definition, syntax.Lambda) or function.key in self.followed:
            return True
        if definition.is_generator and self.modules.in_project(function.module):
            # Nobody runs it before somebody asks for its items, or enters it.
            return True
        # Code that is passed what leads to a send may call it.
        passed = (*arguments.positional, *arguments.keywords.values())
        if self.leading(function) or any(map(self._leads, passed)):
            return True
        if not function.closure.is_lazy and any(
            map(self._leads, function.closure.variables.values())
        ):
            # It is what a decorator has put around such a function.
            return True
        return any(isinstance(value, Instance) and self.is_payload(value) for value in passed[:1])

    def made_payloads(self) -> Iterator[tuple[Place, Mapping[str, Origins]]]:
        """The payloads that were made, by their class, with what their fields are of."""
        for instance in self.payloads:
            place = Place(instance.cls.module.path, instance.cls.definition.line)
            yield place, self.notes.fields_of(instance, self.is_payload)

    def is_payload(self, value: Instance) -> bool:
        """Whether something is an object of a payload class that is of interest."""
        return Place(value.cls.module.path, value.cls.definition.line) in self.payload_classes

    def note_made(self, instance: Instance, frame: Frame) -> None:
        super().note_made(instance, frame)
        if not self.imports and self.is_payload(instance):
            self.payloads.append(instance)

    def _leads(self, value: Value) -> bool:
        match value:
            case BoundMethod(function=Function() as function) | (Function() as function):
                return self.leading(function)
            case _:
                return False

    def _note_left_open(self, unknown: Unknown, function: Function) -> None:
        key = unknown.reason, unknown.place
        self._left_open.setdefault(key, set()).add(function.key)

    def function_of(
        self, node: syntax.FunctionDefinition | syntax.Lambda, frame: Frame
    ) -> Function:
        function = super().function_of(node, frame)
        if not (self.imports or frame.is_lazy):
            self.nested.append(function)
        return function

    def is_passed_over(self, decorated: Value) -> bool:
        # What a decorator that is not at hand makes of a function calls that function.
        return isinstance(decorated, Unknown | External | Constant)

    @contextmanager
    def within_own_limits(self) -> Iterator[None]:
        steps, most_steps, most_nodes = self.steps, self.most_steps, self.guards.most
        nodes = len(self.guards)
        self.steps, self.most_steps, self.guards.most = 0, ExactInterpreter.most_steps, _ANY_NODES
        try:
            yield
        except (TooMuch, RecursionError):
            self.is_spoilt = True
            raise
        finally:
            self.steps, self.most_steps = steps, most_steps
            self.guards.most = most_nodes + len(self.guards) - nodes

    def run(self, body: Body) -> None:
        self.imports += 1
        try:
            with self.within_own_limits():
                super().run(body)
        finally:
            self.imports -= 1

    # What may go wrong matters here: who handles it may send something

    def may_raise(self, exception: Value = ANY_EXCEPTION) -> None:
        if not self.imports:
            Machine.may_raise(self, exception)

    def raise_(self, exception: Value) -> Value:
        return super().raise_(exception) if self.imports else Machine.raise_(self, exception)

    def call_external(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        self.may_raise()
        return super().call_external(function, arguments, node, frame)

    def call_unknown(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        self.may_raise()
        match node:
            case syntax.Call(function=syntax.Attribute(name=name) | syntax.Name(id=name)):
                self.open_calls.add(name)
        return super().call_unknown(function, arguments, node, frame)

    # What others may have set before

    def open_attribute(self, instance: Instance, name: str) -> Value | None:
        unknown = self._open_attributes.get((id(instance), name))
        if unknown is not None:
            return unknown
        value = class_lookup.find(self, instance.cls.mro, name)
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
        """Whether code of the project sets an attribute of this name, of any object."""
        known = self._set_somewhere.get(name)
        if known is None:
            setting = re.compile(rf"\.{re.escape(name)}(?:\s*:[^=\n]+)?\s*=(?!=)")
            texts = self.modules.texts
            known = any(setting.search(texts.text(path)) for path in texts.mentioning(f".{name}"))
            self._set_somewhere[name] = known
        return known

    def find_module(self, name: str, importer: str) -> SourceModule | None:
        module = super().find_module(name, importer)
        if module is None or self.modules.in_project(module) or module.path.startswith("<"):
            return module
        # A function of another package is taken not to change what it is passed.
        return None

    def _calls(self, node: syntax.Node, frame: Frame) -> Iterator[Place]:
        """The places of the calls that go on."""
        yield self.place(node, frame)
        around: Frame | None = frame
        while around is not None:
            if around.node is not None and around.caller is not None:
                yield self.place(around.node, around.caller)
            around = around.caller or around.parent

    # Event types

    def _likely(self, value: Value | None) -> set[str]:
        """The wanted event types that a text may be of which some parts are not known."""
        found: set[str] = set()
        for choice in _choices(value):
            if isinstance(choice, Text):
                pattern = "".join(
                    ".*" if isinstance(part, Unknown) else re.escape(part) for part in choice.parts
                )
                found |= {text for text in self.wanted if re.fullmatch(pattern, text)}
        return found

    def _because(self, sent_payload: SentPayload, event_type: Value | None) -> SentPayload:
        """The same, of which it is not known whether it is what is looked for."""
        parts = [
            part
            for choice in _choices(event_type)
            if isinstance(choice, Text)
            for part in choice.parts
        ]
        causes = [self._causes(part) for part in parts if isinstance(part, Unknown)]
        return sent_payload._replace(causes=sent_payload.causes.union(*causes))

    # Payloads

    def _found_in(self, payload: Value, place: Place) -> SentPayload:
        """What is known of a dict, as it is on the way that led here."""
        choices = guarded_choices(payload)
        sent_payloads: list[SentPayload] = []
        for guard, choice in choices:
            if not isinstance(choice, DictObject):
                if self._may_be(guard):
                    sent_payloads.append(self._incomplete(Keys((), (), why(choice, place)), choice))
                continue
            sent_payloads += (
                self._keys_in(content, place)
                for state, content in choice.states
                if self._may_be(self.guards.conjoin(guard, state))
            )
        nothing = SentPayload(Keys((), (), f"nothing ({place})"))
        return functools.reduce(SentPayload.beside, sent_payloads) if sent_payloads else nothing

    def _keys_in(self, content: Entries, place: Place) -> SentPayload:
        entries = list(content.values.values())
        values = {
            key.value: value
            for key, value in entries
            if isinstance(key, Constant) and isinstance(key.value, str)
        }
        others: list[Value] = [key for key, _ in entries if isinstance(key, Unknown | Text)]
        others += [key for _, key in content.tied]
        more = others[0] if others else content.more
        unknown = more if more is None or isinstance(more, Unknown) else Unknown(_SOME_KEY, place)
        keys = Keys(tuple(sorted(values)), (), None if unknown is None else why(unknown, place))
        origins = {name: self.notes.of(value) for name, value in values.items()}
        further = [
            self._causes(choice)
            for value in values.values()
            for choice in _choices(value)
            if isinstance(choice, Unknown)
        ]
        return self._incomplete(keys, unknown)._replace(
            origins=(origins,), further=frozenset[FunctionKey]().union(*further)
        )

    def _incomplete(self, keys: Keys, value: Value | None) -> SentPayload:
        """The keys of a payload of which more could be known if more was known of a value."""
        if not isinstance(value, Unknown):
            return SentPayload(keys)
        is_passed = (value.reason, value.place) in self._open_arguments
        return SentPayload(keys, self._causes(value), is_left_to_callers=is_passed)

    def _causes(self, value: Unknown) -> frozenset[FunctionKey]:
        """The functions that were not followed and could tell more of a value."""
        return frozenset(self._left_open.get((value.reason, value.place), ()))

    def _may_be(self, guard: Guard) -> bool:
        return self.guards.conjoin(self.path, guard) != FALSE


def _passed(arguments: Arguments, name: str, position: int) -> Value | None:
    if name in arguments.keywords:
        return arguments.keywords[name]
    is_there = position < len(arguments.positional)
    return arguments.positional[position] if is_there else None


def _choices(value: Value | None) -> list[Value]:
    if isinstance(value, Alternatives):
        return [each for _, each in value.choices]
    return [] if value is None else [value]


def _texts(value: Value | None) -> set[str]:
    """What a text may be, with ``*`` for what of it is not known."""
    found: set[str] = set()
    for choice in _choices(value):
        match choice:
            case Constant(value=str(text)):
                found.add(text)
            case Text(parts=parts):
                shown = ("*" if isinstance(part, Unknown) else part for part in parts)
                found.add(re.sub(r"\*{2,}", "*", "".join(shown)))
    return found
