"""Runs code for the versioned notifications that it sends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flake8_notifications.interpretation import binding
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.raising import ANY_EXCEPTION, UNSEEN_EXCEPTION
from flake8_notifications.interpretation.values.base import (
    NONE,
    Alternatives,
    Constant,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments, Native
from flake8_notifications.interpretation.values.containers import Namespace
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Frame, Function, Plan
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing import notifiers
from flake8_notifications.tracing.frames import is_of_comprehension
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.queues import Reader
from flake8_notifications.tracing.words import RelevantNames
from flake8_notifications.versioned_notifications.sending_classes import (
    VERSIONED_OBJECT,
    is_versioned,
)
from flake8_notifications.versioned_notifications.summaries import (
    ANYTHING,
    CAUGHT,
    Summary,
    is_summary,
    summarised,
)
from flake8_notifications.versioned_notifications.versioned import RULES, VersionedTracer

#: The oslo.messaging parameter that says who sends.
_PUBLISHER: Final = "publisher_id"
_LEVEL: Final = "level"
_PREPARE: Final = ".prepare"
#: An exception about which nothing else is known.
SOME_EXCEPTION: Final = External("builtins.Exception()")


class NotificationTracer(VersionedTracer):
    """Models VersionedObject, and tracks the object that each send belongs to.

    :ivar sending_objects: the names of the methods that send their receiver.
    """

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        self.sending_objects: set[str] = set()
        #: The functions that send by simple calls alone.
        self.summaries: dict[FunctionKey, Summary] = {}
        #: The publisher of the last notifier on each path, and the name its method was accessed by.
        self._latest: dict[str, Value] = Namespace()

    # Notifiers

    def is_in_versioned(self) -> bool:
        """Whether the code being run was called by a method of a versioned object."""
        return bool(self.stack) and self._receiver(self.stack[-1]) is not None

    def _is_carrier_itself(self, value: Value) -> bool:
        if isinstance(value, External) and not self.is_in_versioned():
            return False
        return super()._is_carrier_itself(value)

    def _is_of_interest(self, node: syntax.Node, frame: Frame) -> bool:
        match node:
            case syntax.Call(function=syntax.Attribute(name=name)) if name in PRIORITIES:
                return self.words.is_relevant((name,)) or self._receiver(frame) is not None
            case _:
                return super()._is_of_interest(node, frame)

    def bind(self, frame: Frame, name: str, value: Value) -> None:
        # Whatever a handler has caught, it is not None.
        if value in (ANY_EXCEPTION, UNSEEN_EXCEPTION):
            value = SOME_EXCEPTION
        elif isinstance(value, Alternatives):
            value = self.merged(
                (guard, SOME_EXCEPTION if choice in (ANY_EXCEPTION, UNSEEN_EXCEPTION) else choice)
                for guard, choice in value.choices
            )
        super().bind(frame, name, value)

    def _may_change(self, arguments: Arguments, node: syntax.Node, frame: Frame) -> bool:
        # Surplus keywords of callers may hold anything unchanged.
        surplus = _surplus_of(frame)
        passed = (*arguments.positional, *arguments.keywords.values())
        return not any(value is surplus for value in passed) and super()._may_change(
            arguments, node, frame
        )

    # Notifiers

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(function, Native) and function.name == "builtins.getattr":
            match arguments.positional:
                case (External() as holder, name, *_) if notifiers.is_notifier(holder):
                    self.write(self._latest, _LEVEL, name)
        return super().call(function, arguments, node, frame)

    def invoke(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        receiver = arguments.positional[0] if arguments.positional else None
        if (
            isinstance(receiver, Instance)
            and function.name in RULES
            and function.owner is not None
            and function.owner.dotted_name == VERSIONED_OBJECT
        ):
            passed = arguments._replace(positional=arguments.positional[1:])
            return self.call_by_rule(receiver, function.name, passed, node, frame)
        summary = self.summaries.get(function.key) if self.watch is None else None
        if summary is not None and self._is_enough(summary, function, arguments, node, frame):
            self.invoked.add(function.key)
            self.callers.setdefault(function.key, set()).add(self.place(node, frame))
            function = summarised(function, summary)
        return super().invoke(function, arguments, node, frame)

    def _is_enough(
        self,
        summary: Summary,
        function: Function,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> bool:
        """Whether no argument decides which calls of a function are reached."""
        passed = (*arguments.positional[1:], *arguments.keywords.values())
        if any(map(self.is_carrier, passed)):
            return False
        with self.apart():
            bound = binding.bind(self, function, arguments, node, frame)
        return bound is not None and all(
            isinstance(bound.get(name), Unknown | Instance) for name in summary.deciding
        )

    def _is_open_wrapper(self, function: Function, arguments: Arguments, frame: Frame) -> bool:
        # A wrapper that only passes parameters on is run as well: its callee creates the object.
        return False

    def prepare(self, function: Function, frame: Frame) -> None:
        if is_summary(function):
            node = function.definition
            frame.variables[ANYTHING] = self.unknown("what does not matter", node, frame)
            frame.variables[CAUGHT] = SOME_EXCEPTION
        super().prepare(function, frame)

    def plan_of(
        self,
        function: Function,
        relevant: Sequence[str],
        objects: Sequence[str] = (),
        decided: Sequence[str] = (),
        *,
        wants_result: bool,
        wants_raised: bool = False,
    ) -> Plan:
        # A method that only raises, for descendants to override, returns nothing, not None.
        rows = self.outline_of(function).rows
        raises = (
            bool(rows) and not rows[-1].parents and isinstance(rows[-1].statement, syntax.Raise)
        )
        return super().plan_of(
            function, relevant, objects, decided,
            wants_result=wants_result, wants_raised=wants_raised or raises,
        )  # fmt: skip

    def global_value(self, frame: Frame, name: str, value: Value) -> Value:
        if name in frame.module.facts.rebound and not self._leads_to_send():
            # Whatever functions bind it to, it does not send.
            return self.unknown(f"'{name}', which functions change", syntax.Node(1, 0), frame)
        return super().global_value(frame, name, value)

    def _leads_to_send(self) -> bool:
        """Whether the function being run, or its caller, mentions a name that leads to a send."""
        function = self.stack[-1].function if self.stack else None
        return (
            function is None
            or isinstance(function.definition, syntax.Lambda)
            or self.is_in_versioned()
            or self._mentions_words(function)
        )

    def wants_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> bool:
        if isinstance(callee, External) and self._tells_publisher(callee):
            return True
        return super().wants_arguments(callee, node, frame)

    def call_external(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if self._tells_publisher(function):
            publisher = arguments.keywords.get(_PUBLISHER)
            if publisher is None and not function.name.endswith(_PREPARE):
                publisher = arguments.positional[1] if len(arguments.positional) > 1 else None
            if publisher is not None:
                self.write(self._latest, _PUBLISHER, publisher)
        return super().call_external(function, arguments, node, frame)

    def _tells_publisher(self, function: External) -> bool:
        """Whether a call creates a notifier, or a variant of one for another publisher."""
        holder = External(function.name.removesuffix(_PREPARE))
        return notifiers.makes_notifier(function) or (
            function.name.endswith(_PREPARE) and notifiers.is_notifier(holder)
        )

    # What is sent

    def add_send(
        self,
        event_type: Value,
        priority: str | None,
        node: syntax.Node,
        frame: Frame,
        reader: Reader | None = None,
    ) -> None:
        before, receiver = len(self.sends), self._receiver(frame)
        if receiver is None and priority is not None:
            return
        super().add_send(event_type, priority, node, frame, reader)
        for at in range(before, len(self.sends)):
            self.sends[at] = self.sends[at]._replace(
                receiver=receiver,
                publisher=self._latest.get(_PUBLISHER),
                level=self._latest.get(_LEVEL) if priority is None else Constant(priority),
            )

    def _receiver(self, frame: Frame) -> Value | None:
        """The versioned object whose method a frame runs, or was called by."""
        current: Frame | None = frame
        while current is not None:
            function = current.function
            if function is not None and function.owner is not None:
                parameters = function.definition.parameters
                if parameters and is_versioned(function.owner):
                    return current.variables.get(parameters[0].name)
            current = current.parent if is_of_comprehension(current) else current.caller
        return None

    def call_unknown(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        match node:
            case syntax.Call(function=syntax.Attribute(name=name)) if (
                name in self.sending_objects and self.watch is None and self.path != FALSE
            ):
                reason = "a notification of which the class is not known"
                sent = Unknown(reason, self.place(node, frame), function.opens)
                self.add_send(sent, None, node, frame)
                self.sends[-1] = self.sends[-1]._replace(receiver=sent, publisher=None, level=None)
                self.may_raise()
                return NONE
        return super().call_unknown(function, arguments, node, frame)


def _surplus_of(frame: Frame) -> Value | None:
    """The dict of surplus keywords of the function that a frame runs."""
    parameters = () if frame.function is None else frame.function.definition.parameters
    if not parameters or parameters[-1].kind != "double_star":
        return None
    return frame.variables.get(parameters[-1].name)
