"""Decides which arguments of a call are evaluated."""

from __future__ import annotations

from collections.abc import Collection

from flake8_notifications.interpretation import class_lookup, dispatch
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.callables import BoundMethod
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing import notifiers
from flake8_notifications.tracing.function_queries import ASKED_TO_SEND
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.planning import Planning
from flake8_notifications.tracing.syntactic import only_reads
from flake8_notifications.tracing.words import RelevantNames


class NeededArguments(Planning):
    """Skips the arguments that cannot affect what is sent."""

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        self._askers: dict[FunctionKey, frozenset[str]] = {}

    def wants_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> bool:
        if frame.plan is None or self.is_exact or not node.arguments or self.named_notifiers:
            return True
        if not isinstance(callee, External):
            return True
        if notifiers.is_notifier(callee) or notifiers.makes_notifier(callee):
            return False
        if self.mentions_relevant_in(node, frame):
            return True
        effects = self._effects_of(node)
        for name in effects.names:
            value = frame.variables.get(name)
            if value is not None and (self.is_carrier(value) or self.is_changeable(value)):
                return True
        return any(isinstance(argument.value, syntax.Lambda) for argument in node.arguments)

    def needless_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> Collection[int]:
        bound, receiver = 0, None
        if isinstance(callee, BoundMethod):
            receiver = callee.receiver
            callee, bound = callee.function, 1
        wanted = self._wanted()
        if isinstance(callee, ClassValue) and wanted is not None:
            callee, bound = class_lookup.find(self, callee.mro, "__init__") or callee, 1
        if frame.plan is None or self.is_exact or not isinstance(callee, Function):
            return ()
        if self.watch is not None and (wanted is None or callee.key != self.watch.function):
            return ()
        definition = callee.definition
        if isinstance(definition, syntax.Lambda) or not node.arguments:
            return ()
        if self.named_notifiers.place_of(callee) is not None or dispatch.cases_of(callee):
            return ()
        if any(argument.kind in ("star", "double_star") for argument in node.arguments):
            return ()
        is_unused = frame.unused is node
        parameters = definition.parameters
        if any(parameter.kind in ("star", "double_star") for parameter in parameters):
            return ()
        bound_arguments: list[tuple[int, str, syntax.Expression]] = []
        for at, argument in enumerate(node.arguments):
            name = argument.name
            if argument.kind == "positional":
                if at + bound >= len(parameters):
                    return ()
                name = parameters[at + bound].name
            bound_arguments.append((at, name or "", argument.value))
        if wanted is not None:
            return [
                at
                for at, name, value in bound_arguments
                if name != wanted.parameter and self._is_needless(value, frame)
            ]
        senders = self._asked_to_send(callee)
        naming = self.taking_by_name(callee)
        relevant = tuple(
            name
            for _, name, expression in bound_arguments
            if name in senders
            or self._may_be_relevant(expression, frame)
            or (name in naming and self._may_name_what_sends(expression, frame))
        )
        objects = [
            name
            for _, name, expression in bound_arguments
            if self._may_be_changed(expression, frame)
        ]
        if self.is_changeable(receiver) and parameters:
            objects.append(parameters[0].name)
        needed = self.plan_of(callee, relevant, tuple(objects), wants_result=not is_unused).needed
        skipped = []
        for at, name, value in bound_arguments:
            if name not in needed and self._is_needless(value, frame):
                skipped.append(at)
        return skipped

    def _may_be_changed(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether an argument may be an object that a call may mutate, or be held by one."""
        is_part = isinstance(node, syntax.Attribute | syntax.Subscript)
        while isinstance(node, syntax.Attribute | syntax.Subscript):
            node = node.value
        if not isinstance(node, syntax.Name):
            return False
        value = frame.variables.get(node.id)
        if is_part and (value is None or isinstance(value, Instance)):
            return True
        return self.is_changeable(value)

    def _may_be_relevant(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether an argument may be a carrier."""
        if isinstance(node, syntax.Name):
            value = frame.variables.get(node.id)
            return value is not None and self.is_carrier(value)
        return not isinstance(node, syntax.Constant) and self.mentions_relevant_in(node, frame)

    def _may_name_what_sends(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether an argument may be the name of something that leads to a send."""
        match node:
            case syntax.Constant(value=str(name)):
                return self.words.is_named_by((name,))
            case syntax.Name(id=name):
                value = frame.variables.get(name)
                return value is not None and self.names_what_sends(value)
            case _:
                return False

    def _asked_to_send(self, function: Function) -> frozenset[str]:
        """The parameters of a function on which it calls methods of a notifier."""
        cached = self._askers.get(function.key)
        if cached is None:
            asked = self.ask_with_own_object(function, ASKED_TO_SEND)
            cached = self._askers[function.key] = frozenset(asked)
        return cached

    def _is_needless(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether an argument need not be evaluated if its value does not matter."""
        if isinstance(node, syntax.Constant | syntax.Name):
            return False
        if self.mentions_relevant_in(node, frame):
            return False
        if only_reads(node):
            return True
        effects = self._effects_of(node)
        for name in effects.names:
            value = frame.variables.get(name)
            if value is not None and (self.is_carrier(value) or self.is_changeable(value)):
                return False
        return not isinstance(node, syntax.Lambda)
