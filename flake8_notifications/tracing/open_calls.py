"""Calls of a callee that the current run does not determine."""

from __future__ import annotations

from flake8_notifications.interpretation.changing_methods import FILLING
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.values.base import (
    Constant,
    Text,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.interpretation.values.steps import CallStep
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing import notifiers, queues
from flake8_notifications.tracing.effort import Cut
from flake8_notifications.tracing.evidence import Evidence, says_something
from flake8_notifications.tracing.handing_over import SOMEBODY
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.notifiers import ANY_METHOD, PRIORITIES
from flake8_notifications.tracing.words import RelevantNames


class OpenCalls(Evidence):
    """Calls what is not known from the run alone, as far as it may lead to a send."""

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        #: The identities of arguments for parameters named like notifiers, and of the attributes of
        #: such values, with their names.
        self._named_so: set[int] = set()
        self._taken_of_named: dict[int, str] = {}

    def prepare(self, function: Function, frame: Frame) -> None:
        for name, value in frame.variables.items():
            if type(value) is Unknown and notifiers.is_named_like_one(name):
                # Its caller may give it another name.
                self._named_so.add(id(value))
                self.kept.append(value)
        self._declare_external_arguments(function, frame)
        super().prepare(function, frame)

    def _declare_external_arguments(self, function: Function, frame: Frame) -> None:
        """Let annotations determine arguments that another package created."""
        for parameter in function.definition.parameters:
            value, annotation = frame.variables.get(parameter.name), parameter.annotation
            if (
                annotation is not None
                and isinstance(value, External)
                and "()" in value.name
                and says_something(annotation)
                and not self.is_carrier(value)
                and self.leading.noted(annotation, function.closure) is not None
            ):
                frame.variables[parameter.name] = self.declared(value, annotation, function.closure)

    def call_unknown(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if self._is_left_to_callers(function, arguments, node, frame):
            return self._call_unresolved(function, arguments, node, frame)
        is_of_interest = (
            self._is_of_interest(node, frame)
            or self.may_be_notifier(function)
            or self._may_change(arguments, node, frame)
            or self._was_kept(function)
            or self._is_decorated_and_given_sender(function, arguments, frame)
        )
        resolved = None
        if is_of_interest:
            resolved = self._declared_sender(function) or self.resolved(function)
        if resolved is None:
            resolved = self._kept_elsewhere(function)
        if resolved is None and is_of_interest and function.source is not None:
            resolved = self._at_path(self.elsewhere.decorated(function.source[0]), *function.source)
        if resolved is not None:
            # An annotation may say less than a closer look.
            self.effort.missed |= self.effort.origins(function)
            return self.each(
                resolved,
                lambda callee: self._call_resolved(callee, function, arguments, node, frame),
            )
        return self._call_unresolved(function, arguments, node, frame)

    def _is_decorated_and_given_sender(
        self, function: Unknown, arguments: Arguments, frame: Frame
    ) -> bool:
        """Whether a function returned by a decorator passes a carrier on to the decorated one."""
        if function.source is None or frame.function is None:
            return False
        return function.source[0].function != frame.function.key and any(
            map(self.is_carrier, (*arguments.positional, *arguments.keywords.values()))
        )

    def _kept_elsewhere(self, value: Unknown) -> Value | None:
        """An argument of a function outside the stack that stored it."""
        if value.source is None or value.source[1] or not self._was_kept(value):
            return None
        return self.elsewhere.passed_and_kept(value.source[0])

    def _was_kept(self, value: Unknown) -> bool:
        """Whether a value was passed to a function outside the stack, which stored it."""
        home = None if value.source is None else value.source[0].function
        enclosing_calls = (
            call_around
            for frame in self.stack
            for call_around in frame.calls_around()
            if call_around.function is not None
        )
        return (
            home is not None
            and home.path != ""
            and all(
                call_around.function is not None and call_around.function.key != home
                for call_around in enclosing_calls
            )
        )

    def _may_change(self, arguments: Arguments, node: syntax.Node, frame: Frame) -> bool:
        """Whether a call is passed a list or dict that matters here."""
        plan = frame.plan
        if plan is None or not isinstance(node, syntax.Call):
            return False
        return any(
            isinstance(argument, ListObject | DictObject | Instance)
            and self._is_direct(argument, frame)
            for argument in (*arguments.positional, *arguments.keywords.values())
        )

    def _is_left_to_callers(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> bool:
        """Whether the callers that know both the notifier and the event type are run anyway."""
        if not function.opens or not isinstance(node, syntax.Call) or self.watch is not None:
            return False
        method = notifiers.method_by_syntax(node.function) or notifiers.method_by_source(function)
        if method is None or not notifiers.has_shape(node):
            return False
        event_type = arguments.keywords.get("event_type")
        if event_type is None and len(arguments.positional) > 1:
            event_type = arguments.positional[1]
        own = frame.function.key if frame.function is not None and frame.depth == 0 else None
        return any(parameter.function == own for parameter in opens_of(event_type))

    def _is_of_interest(self, node: syntax.Node, frame: Frame) -> bool:
        """Whether it is worth resolving the callee of a call."""
        if not isinstance(node, syntax.Call):
            return True
        match node.function:
            case syntax.Attribute(name=name):
                return name in PRIORITIES or self.words.is_relevant((name,))
            case syntax.Call(function=syntax.Name(id="getattr")) if notifiers.has_shape(node):
                return True
            case syntax.Name(id=name):
                return (
                    self.words.is_relevant((name,))
                    or self.named_notifiers.has_called
                    or self._concatenates_names(frame)
                )
            case syntax.Call() as callee if self.words.parts and self.words.is_named_by(
                self._effects_of(callee).texts
            ):
                return True
            case _:
                key = FunctionKey(frame.module.path, node.line, node.column)
                return self.looks_into(Cut("callee", key))

    def _concatenates_names(self, frame: Frame) -> bool:
        """Whether a function may concatenate a name that leads to a send, and call it later."""
        function = frame.function
        if (
            not self.words.parts
            or function is None
            or isinstance(function.definition, syntax.Lambda)
        ):
            return False
        rows = self.outline_of(function).rows
        return any(self.words.is_named_by(row.own.texts) for row in rows)

    def _call_resolved(
        self,
        callee: Value,
        function: Unknown,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        """Call what callers pass, for its side effects and for a result that may send."""
        if isinstance(callee, Unknown):
            resolved = self.resolved(callee)
            if resolved is None:
                resolved = self._kept_elsewhere(callee)
            if resolved is None or resolved is callee or isinstance(resolved, Unknown):
                if self._is_of_interest(node, frame):
                    self.effort.missed |= self.effort.origins(callee, resolved)
                return self._call_unresolved(function, arguments, node, frame)
            return self.each(
                resolved,
                lambda choice: self._call_resolved(choice, function, arguments, node, frame),
            )
        is_outside = (
            isinstance(callee, External)
            and not notifiers.is_notifier(callee)
            and self.named_notifiers.place_of(callee) is None
        )
        if is_outside and self.named_notifiers.place_as_written(function, node) is not None:
            return self._call_unresolved(function, arguments, node, frame)
        if is_outside or isinstance(callee, Constant | Text):
            self._hand_over(_called_name(node), arguments, node, frame, function)
            self.may_raise()
            return self.part_of(function, CallStep(arguments, node, frame), node, frame)
        value = self.call(callee, arguments, node, frame)
        if self.path == FALSE or self._may_send(value):
            return value
        return self.part_of(function, CallStep(arguments, node, frame), node, frame)

    def _may_send(self, value: Value) -> bool:
        choices = guarded_choices(value)
        return any(isinstance(choice, Instance) or self.is_carrier(choice) for _, choice in choices)

    def _call_unresolved(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if isinstance(node, syntax.Call):
            method = (
                notifiers.method_by_syntax(node.function)
                or notifiers.method_by_source(function)
                or self._method_of_named(function)
            )
            if method is not None and notifiers.has_shape(node):
                return self._send(method, arguments, node, frame)
            written = self.named_notifiers.place_as_written(function, node)
            if written is not None:
                return self._send_as_passed(written, function, arguments, node, frame)
            own = self.elsewhere.own_notifiers() if method is not None else ()
            if method is not None and own:
                # Named like a notifier, and called like one of the project's own.
                callee = self.each(
                    self.one_of(own), lambda notifier: self.attribute(notifier, method, node, frame)
                )
                return self.each(callee, lambda choice: self.call(choice, arguments, node, frame))
        match node:
            case syntax.Call(function=syntax.Attribute(value=holder, name=name)) if (
                self.watch is None
            ):
                place = self.place(node, frame)
                self.open_calls.setdefault(name, set()).add(place)
                given_up = self.effort.given_up(function)
                if given_up is not None and (name not in PRIORITIES or notifiers.has_shape(node)):
                    self.costly_calls.setdefault(name, {})[place, node.column] = given_up
                if name in FILLING and isinstance(holder, syntax.Name):
                    for argument in arguments.positional:
                        self.note_stored(holder, argument, frame)
            case syntax.Call() if self.watch is None and notifiers.has_shape(node):
                given_up = self.effort.given_up(function)
                if given_up is not None:
                    # It may be a method of a notifier under another name.
                    costly = self.costly_calls.setdefault(ANY_METHOD, {})
                    costly[self.place(node, frame), node.column] = given_up
        passed = (*arguments.positional, *arguments.keywords.values())
        if (origins := self.effort.origins(function)) and (
            self._is_of_interest(node, frame)
            or _may_call_method(node)
            or self._may_change(arguments, node, frame)
            or any(map(self.is_carrier, passed))
        ):
            self.effort.missed |= origins
        if self.watch is None and any(
            parameter.receiver is not None for parameter in function.opens
        ):
            self.attribution.leave_call_to_owners(function, _called_name(node), frame)
        carriers: list[Value] = []
        if self.watch is None and function.source is not None:
            carriers = list(filter(self.is_carrier, passed))
        sends, open_calls = len(self.sends), self._count_of_open_calls() if carriers else 0
        self._note_filled(function, arguments, node, frame)
        self._hand_over(_called_name(node), arguments, node, frame, function)
        self._hand_to_decorated(arguments, node, frame)
        if carriers and function.source is not None:
            is_open = self._count_of_open_calls() > open_calls or any(
                SOMEBODY in opens_of(send.event_type) for send in self.sends[sends:]
            )
            if is_open or not all(map(self._is_function, carriers)):
                # Its supplier knows what it sends, given these arguments.
                self.attribution.leave_to_others(function.source[0].function)
        owner = self.owners.get(id(function))
        changed = passed if owner is None else (*passed, owner)
        self._let_be_changed(changed, _called_name(node), node, frame)
        self.may_raise()
        result = self.part_of(function, CallStep(arguments, node, frame), node, frame)
        return queues.as_item(result, function, arguments)

    def _count_of_open_calls(self) -> int:
        """How many calls of what may send have a receiver that is not known so far."""
        return sum(
            len(places)
            for name, places in self.open_calls.items()
            if self.words.is_relevant((name,))
        )

    def _method_of_named(self, function: Unknown) -> str | None:
        """The method of a value that some function names like a notifier, whatever created it."""
        method = self._taken_of_named.get(id(function))
        return method if method in PRIORITIES else None

    # Values named like notifiers

    def note_taken(self, holder: Value, attribute: Unknown) -> None:
        if isinstance(holder, Instance):
            self.owners[id(attribute)] = holder
            self.kept.append(attribute)

    def part_of(
        self, value: Value, step: str, node: syntax.Node, frame: Frame, *because: Value
    ) -> Value:
        part = super().part_of(value, step, node, frame, *because)
        origins = self.effort.origins(value)
        if origins and self.words.is_relevant((step.lstrip("."),)):
            # Whoever gets the method may call it, under any name.
            self.effort.missed |= origins
        if id(value) in self.owners:
            self.owners[id(part)] = self.owners[id(value)]
            self.kept.append(part)
        if id(value) in self._named_so and step[0] == ".":
            self._taken_of_named[id(part)] = step[1:]
            self.kept.append(part)
        elif self._taken_of_named.get(id(value)) == "prepare" and step[0] == "(":
            self._named_so.add(id(part))
            self.kept.append(part)
        return part


def _may_call_method(node: syntax.Node) -> bool:
    """Whether a call by a bare expression may call a notifier, judged by its arguments."""
    return (
        isinstance(node, syntax.Call)
        and not isinstance(node.function, syntax.Attribute)
        and notifiers.has_shape(node)
    )


def _called_name(node: syntax.Node) -> str:
    """The written name of the callee."""
    match node:
        case syntax.Call(function=syntax.Name(id=name) | syntax.Attribute(name=name)):
            return name
        case _:
            return ""
