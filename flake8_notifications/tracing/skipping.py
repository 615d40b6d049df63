"""The side effects and exceptions of statements that are skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation import class_lookup, containers, statements
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.expression_effects import READ_ONLY, Effects
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.interpretation.raising import ANY_EXCEPTION, UNSEEN_EXCEPTION
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Text,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import BoundMethod, NativeMethod
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import ANY_NAME, Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function, Plan
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing.carriers import Carriers
from flake8_notifications.tracing.deciding import Deciding
from flake8_notifications.tracing.function_queries import RAISES
from flake8_notifications.tracing.held_objects import objects_in
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.syntactic import may_fail
from flake8_notifications.tracing.words import RelevantNames

#: The statements that are run anyway if they call a method that mutates its receiver.
_RUN_ANYWAY: Final = frozenset({syntax.Assign, syntax.AnnotatedAssign, syntax.ExpressionStatement})


class Skipping(Carriers):
    """Gives skipped code the side effects that it may have."""

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        self._deciding = Deciding(modules)
        #: Whether a call was skipped that may end the run with an uncaught exception.
        self.has_passed_raising = False
        #: By module, the functions that raise of their own accord.
        self._raising: dict[str, frozenset[str]] = {}

    def skip(self, statement: syntax.Statement, frame: Frame) -> None:
        if type(statement) in _RUN_ANYWAY and self._calls_what_changes(statement, frame):
            statements.RULES[type(statement)](self, statement, frame)
            return
        is_plain = isinstance(statement, syntax.FunctionDefinition) or (
            isinstance(statement, syntax.Assign)
            and isinstance(statement.value, syntax.Constant | syntax.Name)
            and all(isinstance(target, syntax.Name) for target in statement.targets)
        )
        if self.catchers and not is_plain:
            effects = self._effects_of_statement(statement)
            self._may_raise_skipped(effects, frame)
            self.catchers[-1].is_guessed |= self._may_always_raise(statement, effects, frame)
        elif self._may_end(statement, frame):
            self.has_passed_raising = True
        if frame.function is not None and frame.function.owner is not None and frame.variables:
            name, receiver = next(iter(frame.variables.items()))
            effects = self._effects_of_statement(statement)
            if "super" in effects.names or name in effects.changed:
                self._let_be_set((receiver,), statement, frame)

    def _calls_what_changes(self, statement: syntax.Statement, frame: Frame) -> bool:
        """Whether a statement calls a method that mutates its receiver, although its name suggests
        not.

        Plans go by names, and take ``get`` to be that of a dict.
        """
        if self._effects_of_statement(statement).attributes.isdisjoint(READ_ONLY):
            return False
        for node in nodes(statement, with_functions=False):
            match node:
                case syntax.Call(function=syntax.Attribute(value=holder, name=name)) if (
                    name in READ_ONLY
                ):
                    value = _held_by(holder, frame)
                    if isinstance(value, Instance):
                        method = class_lookup.find(self, value.cls.mro, name)
                        if isinstance(method, External) or (
                            isinstance(method, Function) and self._changes_its_object(method)
                        ):
                            return True
        return False

    def _changes_its_object(self, method: Function) -> bool:
        receiver = method.definition.parameters[0].name if method.definition.parameters else None
        return isinstance(method.definition, syntax.FunctionDefinition) and any(
            receiver in row.own.changed or receiver in row.own.stored
            for row in self.outline_of(method).rows
        )

    def _may_end(self, statement: syntax.Statement, frame: Frame) -> bool:
        """Whether a statement calls a function of its module that raises of its own accord."""
        match statement:
            case syntax.ExpressionStatement(value=syntax.Call(function=syntax.Name(id=name))):
                return name in self._raising_in(frame.module) and self._deciding.is_decided(
                    frame.module, (self._effects_of_statement(statement),)
                )
            case _:
                return False

    def _raising_in(self, module: SourceModule) -> frozenset[str]:
        cached = self._raising.get(module.path)
        if cached is None:
            cached = self._raising[module.path] = frozenset(
                statement.name
                for statement in module.facts.statements
                if isinstance(statement, syntax.FunctionDefinition)
                and self.queries.ask(module, statement, RAISES)
                # Functions of other modules are not followed just for this.
                and self._deciding.is_decided(
                    module, map(self._effects_of_statement, module.body_of(statement))
                )
            )
        return cached

    def _let_be_set(self, holders: Iterable[Value], node: syntax.Node, frame: Frame) -> None:
        """Let objects have further attributes, which skipped code may have set."""
        for holder in holders:
            if (
                isinstance(holder, Instance)
                and not holder.is_open
                and ANY_NAME not in holder.attributes
            ):
                unknown = self.unknown("what may be set elsewhere", node, frame)
                self.write(holder.attributes, ANY_NAME, unknown)

    def _let_be_changed(
        self,
        passed: Iterable[Value],
        name: str,
        node: syntax.Node,
        frame: Frame,
        *,
        is_held: bool = True,
    ) -> None:
        """Let skipped code change the arguments that affect what is sent.

        :param is_held: whether an object without a name stays as it is.
        """
        for value in filter(self.is_changeable, passed):
            reason = f"what '{name}' adds" if name else "what a call adds"
            unknown = self.unknown(reason, node, frame)
            is_direct = self._is_direct(value, frame, is_held=is_held)
            for choice in choices_of(value):
                if isinstance(choice, ListObject | DictObject) and is_direct:
                    containers.add_unknown(self, choice, unknown)
                elif isinstance(choice, Instance) and self._is_needed(value, frame):
                    self._let_attributes_be_changed(choice, unknown)

    def _let_attributes_be_changed(self, instance: Instance, unknown: Unknown) -> None:
        """Let skipped code fill an object's containers, and set attributes as other code does."""
        shared = {
            name: class_lookup.own(self, base, name)
            for base in reversed([*project_classes(instance.cls)])
            for name in base.body.bindings.keys() - instance.attributes.keys()
            if self.elsewhere.is_set_later(instance, name)
        }
        defaults = {name: value for name, value in shared.items() if value is not None}
        for name, value in (defaults | instance.attributes).items():
            for content in choices_of(value):
                if isinstance(content, ListObject | DictObject):
                    containers.add_unknown(self, content, unknown)
            if (
                isinstance(value, Constant | Text)
                and name.isidentifier()
                and self.elsewhere.is_set_later(instance, name)
            ):
                self.write(instance.attributes, name, self.one_of([value, unknown]))

    def _is_needed(self, value: Value, frame: Frame) -> bool:
        """Whether an object matters to a frame that has a name for it."""
        return any(not names.isdisjoint(plan.needed) for plan, names in self._holders(value, frame))

    def _is_direct(self, value: Value, frame: Frame, *, is_held: bool = True) -> bool:
        """Whether what is sent is computed from an object, in the frames that have a name for it.

        :param is_held: whether an object without a name does not count.
        """
        is_direct = not is_held
        for plan, names in self._holders(value, frame):
            is_direct = not names.isdisjoint(plan.direct)
        return is_direct

    def _holders(self, value: Value, frame: Frame) -> Iterator[tuple[Plan, set[str]]]:
        """The names that alias, hold or are held by an object, for each frame on the call stack."""
        objects = _objects_of(value)
        current: Frame | None = frame
        while current is not None and current.plan is not None:
            outer = self.module_frame(current.module).variables
            names = {
                name
                for names in (current.variables, outer)
                for name, bound in names.items()
                if bound is value
                or id(bound) in objects
                or (type(bound) is Instance and _has(bound, value))
                or (type(bound) is Alternatives and _is_one_of(bound, objects))
            }
            if names:
                yield current.plan, names
            current = current.caller

    def _may_raise_skipped(self, effects: Effects, frame: Frame) -> None:
        """Account for what a skipped statement may raise, nested and passed callees included."""
        self.may_raise_unseen(frame.module, (effects,))
        for scope in frame.calls_around():
            for name in effects.called & scope.variables.keys():
                called = scope.variables[name]
                if isinstance(called, Unknown | External):
                    self.may_raise()
                elif isinstance(called, Function) and isinstance(
                    called.definition, syntax.FunctionDefinition
                ):
                    rows = self.outline_of(called).rows
                    self.may_raise_unseen(called.module, (row.own for row in rows))

    def _may_always_raise(
        self, statement: syntax.Statement, effects: Effects, frame: Frame
    ) -> bool:
        """Whether a skipped statement may raise in any case, whichever caller runs it."""
        return (
            may_fail(statement)
            and self._deciding.is_decided(frame.module, (effects,))
            and not any(self._is_open(name, frame) for name in effects.names)
        )

    def _is_open(self, name: str, frame: Frame) -> bool:
        """Whether a name holds something that only callers, or nothing in the run, determine."""
        value = frame.variables.get(name)
        if value is None:
            value = self.module_frame(frame.module).variables.get(name)
            return value is not None and not isinstance(value, Function | ClassValue)
        parameters = () if frame.function is None else frame.function.definition.parameters
        if any(parameter.name == name for parameter in parameters):
            return True
        match value:
            case Unknown(source=None):
                return False
            case Instance(is_open=is_open):
                return is_open
            case _:
                return isinstance(value, Unknown | External)

    def may_raise_unseen(self, module: SourceModule, effects: Iterable[Effects]) -> None:
        """Skipped code may raise, whether or not that can be decided."""
        if self.catchers:
            is_decided = self._deciding.is_decided(module, effects)
            self.may_raise(UNSEEN_EXCEPTION if is_decided else ANY_EXCEPTION)

    def _effects_of_statement(self, statement: syntax.Statement) -> Effects:
        cached = self._effects.get(id(statement))
        if cached is None:
            cached = self._effects[id(statement)] = (statement, effects_of(statement))
        return cached[1]


def _held_by(node: syntax.Expression, frame: Frame) -> Value | None:
    """The value of a name or of an attribute path; None if it would have to be looked up."""
    match node:
        case syntax.Name(id=name):
            return frame.variables.get(name)
        case syntax.Attribute(value=holder, name=name):
            holder_value = _held_by(holder, frame)
            return holder_value.attributes.get(name) if isinstance(holder_value, Instance) else None
        case _:
            return None


def _objects_of(value: Value) -> frozenset[int]:
    """The identities of the mutable objects that a value may be or hold."""
    receivers: list[Value] = []
    for choice in choices_of(value):
        while isinstance(choice, NativeMethod | BoundMethod):
            choice = choice.receiver
        receivers.append(choice)
    return frozenset(map(id, objects_in(receivers)))


def _has(holder: Instance, value: Value) -> bool:
    """Whether a value is an attribute of an object."""
    return any(attribute is value for attribute in holder.attributes.values())


def _is_one_of(value: Alternatives, objects: frozenset[int]) -> bool:
    """Whether one of the alternatives is among some objects."""
    return any(id(choice) in objects for _, choice in value.choices)
