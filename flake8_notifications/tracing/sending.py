"""What the calls of notifiers send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.emissions.model import nothing_at
from flake8_notifications.interpretation import binding
from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.external import External, Member
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.tracing import notifiers, sent_objects
from flake8_notifications.tracing.events import reached
from flake8_notifications.tracing.named import RECEIVER, NamedPlace, passed_at
from flake8_notifications.tracing.notifiers import ANY_METHOD
from flake8_notifications.tracing.recording import Recording
from flake8_notifications.tracing.sent_objects import SentObjects

#: The package whose notifiers send.
LIBRARY: Final = "oslo_messaging"
#: What a notifier raises when it fails to send.
_NOT_SENT: Final = External(f"{LIBRARY}.MessagingException()")


class _Passed(NamedTuple):
    """An argument of a named notifier.

    :ivar steps: the access path from it to the event type.
    :ivar beside: the classes of all arguments of the call.
    """

    argument: Value
    steps: tuple[str, ...]
    priority: str | None
    supplier: Supplier | None
    beside: SentObjects


class Sending(Recording):
    """Finds the event types in the arguments of notifiers, and of wrappers that are still open."""

    def _send_named(
        self,
        named: NamedPlace,
        passed: Callable[[str | int | None], Value | None],
        arguments: Arguments,
        supplier: Supplier | None,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        """A call of a named notifier, which is not followed into its body.

        :param passed: returns the argument of a name or position.
        """
        before, is_passed = self.path, False
        beside = sent_objects.objects_beside(self, arguments, node, frame)
        for at, steps in named.places or ((None, ()),):
            argument = passed(at)
            if argument is None:
                continue
            is_passed = True
            passed_argument = _Passed(argument, steps, named.priority, supplier, beside)
            self.path = self._add_sends(passed_argument, node, frame)
            if self.path == FALSE:
                break
        if is_passed and self.path != FALSE and any(steps for _, steps in named.places):
            with self._sending((), beside):
                self.add_send(self._nothing_at(named, node, frame), named.priority, node, frame)
        self.path = before
        self.may_raise()
        return self.unknown("what a notifier returns", node, frame)

    def _send_as_passed(
        self,
        named: NamedPlace,
        callee: Value,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        """A call of a named notifier of which nothing is known but its name."""
        return self._send_named(
            named,
            lambda at: self.passed(at, callee, arguments, node, frame),
            arguments,
            None,
            node,
            frame,
        )

    def _add_sends(self, passed: _Passed, node: syntax.Node, frame: Frame) -> Guard:
        """Record the sends at the end of an access path.

        :return: the guard under which the path leads nowhere.
        """
        before, nowhere = self.path, FALSE
        argument, steps = passed.argument, passed.steps
        choices = guarded_choices(argument)
        parameter = _named_as(argument, node, frame) if steps else None
        for guard, choice in choices:
            self.path = self.guards.conjoin(before, guard)
            if self.path == FALSE or choice is UNBOUND or choice == NONE:
                continue
            results = reached(self, choice, steps, node, frame)
            if not results:
                nowhere = self.guards.disjoin(nowhere, self.path)
            for path, event_type, holders in results:
                self.path = path
                behind = sent_objects.objects_behind(self, holders, steps, node, frame)
                event_type = binding.supplied(event_type, passed.supplier)
                event_type = self._supplied_with_object(event_type, parameter, frame)
                with self._sending(behind, passed.beside):
                    self.add_send(event_type, passed.priority, node, frame)
        return nowhere

    def _supplied_with_object(
        self, event_type: Value, parameter: syntax.Name | None, frame: Frame
    ) -> Value:
        """An event type, with the call that supplied the object it is taken from."""
        if parameter is None:
            return event_type
        if isinstance(event_type, Instance) and event_type.cls.is_text_enum:
            event_type = event_type.attributes.get("_value_", event_type)
        return self.supplied_with(event_type, parameter, frame)

    def passed(
        self,
        at: str | int | None,
        callee: Value,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value | None:
        """An argument, or the receiver, of a call whose callee is only known by name."""
        passed = passed_at(at, arguments)
        if passed is not None or at != RECEIVER:
            return passed
        if isinstance(callee, Member):
            return callee.holder
        match node:
            case syntax.Call(
                function=syntax.Attribute(value=syntax.Name() | syntax.Attribute() as holder)
            ):
                return self.evaluate(holder, frame)
            case _:
                return self.unknown("what a method is called on", node, frame)

    def _nothing_at(self, named: NamedPlace, node: syntax.Node, frame: Frame) -> Unknown:
        """An event type that is not found in the arguments of a call."""
        return self.unknown(nothing_at(named.places), node, frame)

    def _is_open_wrapper(self, function: Function, arguments: Arguments, frame: Frame) -> bool:
        """Whether a call only passes parameters of its function on to a wrapper."""
        if self.watch is not None or frame.depth or frame.caller is not None:
            return False
        if self.named_notifiers.looks_inside:
            # Part of the argument matters.
            return False
        if not self.attribution.is_open(function.key) or frame.unused is None:
            return False
        if frame.site is not None and frame.site[0] is not frame.unused:
            # Its result is used.
            return False
        own = frame.function.key if frame.function is not None else None
        is_bound = function.owner is not None
        parameters = function.definition.parameters
        if (
            is_bound
            and parameters
            and parameters[0].name in self.relevant.get(function.name, ((),))[0]
        ):
            # It sends something of its receiver.
            return False
        passed = (*arguments.positional[is_bound:], *arguments.keywords.values())
        if not passed or self._passes_on_parts(function, arguments):
            return False
        if arguments.more is not None or arguments.more_keywords is not None:
            return False
        if len(passed) < len(function.definition.parameters) - is_bound:
            # This call supplies what is omitted.
            return False
        return all(
            isinstance(argument, Unknown)
            and {parameter.function for parameter in argument.opens} == {own}
            for argument in passed
        )

    def _passes_on_parts(self, function: Function, arguments: Arguments) -> bool:
        """Whether a relevant argument is only an attribute or item of what callers pass."""
        names, positions = self.relevant.get(function.name, (None, ()))
        is_bound = function.owner is not None
        wanted = [
            argument
            for at, argument in enumerate(arguments.positional[is_bound:])
            if names is None or at in positions
        ]
        wanted += [
            argument
            for name, argument in arguments.keywords.items()
            if names is None or name in names
        ]
        return any(
            isinstance(argument, Unknown) and all(parameter.is_part for parameter in argument.opens)
            for argument in wanted
        )

    def _send_passed_on(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> None:
        """Record what a wrapper sends of the parameters that are passed on to it."""
        opens = opens_of(*arguments.positional, *arguments.keywords.values())
        unknown = Unknown("what callers hand on", self.place(node, frame), opens)
        self.add_send(unknown, None, node, frame)
        if self.sends:
            self.sends[-1] = self.sends[-1]._replace(handed_to=function.key)

    def _send_by_node(
        self, callee: External, notifier_method: tuple[str, bool], node: syntax.Call, frame: Frame
    ) -> Value:
        """A call of a notifier's method, of which only the event type is evaluated."""
        method_name, is_certain = notifier_method
        if notifiers.is_unbound(callee.name):
            node = msgspec.structs.replace(node, arguments=node.arguments[1:])
        if not (notifiers.has_event_type(node) if is_certain else notifiers.has_shape(node)):
            self.may_raise(_NOT_SENT)
            return NONE
        arguments = self._event_arguments(node, frame)
        if self.path == FALSE:
            return UNBOUND
        return self._send(method_name, arguments, node, frame)

    def _event_arguments(self, node: syntax.Call, frame: Frame) -> Arguments:
        needed_arguments: list[syntax.Argument] = []
        position = 0
        nothing = syntax.Constant(node.line, node.column, None)
        is_spread = any(argument.kind in ("star", "double_star") for argument in node.arguments)
        for argument in node.arguments:
            matters = (
                is_spread
                or (argument.kind == "positional" and position == 1)
                or argument.name == "event_type"
                or self._may_act(argument.value, frame)
            )
            position += argument.kind == "positional"
            needed_arguments.append(
                argument if matters else syntax.Argument(argument.kind, argument.name, nothing)
            )
        call = syntax.Call(node.line, node.column, node.function, tuple(needed_arguments))
        supplier = frame.site[1] if frame.site is not None else None
        return binding.evaluate(self, call, frame, supplier)

    def _may_act(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether evaluating an expression may send, or have other relevant side effects."""
        if isinstance(node, syntax.Constant | syntax.Name | syntax.Attribute):
            return False
        if self.mentions_relevant_in(node, frame):
            return True
        effects = self._effects_of(node)
        return bool(effects.bound) or any(
            self.is_changeable(frame.variables.get(name)) for name in effects.changed
        )

    def _send(self, method: str, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        event_type = arguments.keywords.get("event_type")
        if event_type is None and len(arguments.positional) > 1:
            event_type = arguments.positional[1]
        if event_type is None:
            event_type = arguments.more_keywords or arguments.more
        if event_type is not None:
            self.add_send(event_type, None if method == ANY_METHOD else method, node, frame)
        self.may_raise(_NOT_SENT)
        return NONE


def _named_as(value: Value, node: syntax.Node, frame: Frame) -> syntax.Name | None:
    """The name under which a call mentions an object that it passes, or that it is a method of."""
    match node:
        case syntax.Call(function=syntax.Attribute(value=holder), arguments=arguments):
            mentioned = [holder, *(argument.value for argument in arguments)]
        case syntax.Call(arguments=arguments):
            mentioned = [argument.value for argument in arguments]
        case _:
            return None
    objects = set(map(id, choices_of(value)))
    for name in mentioned:
        if isinstance(name, syntax.Name):
            scope: Frame | None = frame
            while scope is not None and name.id not in scope.variables:
                scope = scope.parent
            if scope is not None and objects <= set(map(id, choices_of(scope.variables[name.id]))):
                return name
    return None
