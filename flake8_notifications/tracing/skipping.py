"""What is left out of a run may raise, and may set something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation import attributes, containers, statements
from flake8_notifications.interpretation.effects import (
    READ_ONLY,
    Effects,
    effects_of,
)
from flake8_notifications.interpretation.machine import ANY_EXCEPTION, UNSEEN_EXCEPTION
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values import (
    ANY_NAME,
    Alternatives,
    BoundMethod,
    ClassValue,
    Constant,
    DictObject,
    External,
    Frame,
    Function,
    Instance,
    ListObject,
    NativeMethod,
    Plan,
    Text,
    Unknown,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing.carriers import Carriers
from flake8_notifications.tracing.deciding import Deciding
from flake8_notifications.tracing.function_queries import RAISES
from flake8_notifications.tracing.held_objects import objects_in
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.syntactic import may_fail
from flake8_notifications.tracing.words import Hot

#: A function of so many statements is small; whether a larger one raises is not looked at.
_SMALL: Final = 2


#: What is run all the same where it calls what changes an object.
_RUN: Final = frozenset({syntax.Assign, syntax.AnnotatedAssign, syntax.ExpressionStatement})


class Skipping(Carriers):
    """Lets what is not run have the effects that it may have."""

    def __init__(self, modules: Modules, words: Hot, named: Named) -> None:
        super().__init__(modules, words, named)
        self._deciding = Deciding(modules)
        #: Whether a call was left out that may end the run, as nobody catches what it raises.
        self.has_passed_raising = False
        #: Whether code may set an attribute of an object after it was made.
        self._raising: dict[str, frozenset[str]] = {}

    def skip(self, statement: syntax.Statement, frame: Frame) -> None:
        if type(statement) in _RUN and self._calls_what_changes(statement, frame):
            statements.RULES[type(statement)](self, statement, frame)
            return
        is_plain = isinstance(statement, syntax.FunctionDefinition) or (
            isinstance(statement, syntax.Assign)
            and isinstance(statement.value, syntax.Constant | syntax.Name)
            and all(isinstance(each, syntax.Name) for each in statement.targets)
        )
        if self.catchers and not is_plain:
            effects = self._effects_of_statement(statement)
            self._may_raise_skipped(effects, frame)
            self.catchers[-1].is_guessed |= self._may_be_last(statement, effects, frame)
        elif self._may_end(statement, frame):
            self.has_passed_raising = True
        if frame.function is not None and frame.function.owner is not None and frame.variables:
            name, receiver = next(iter(frame.variables.items()))
            effects = self._effects_of_statement(statement)
            if "super" in effects.names or name in effects.changed:
                self._let_be_set((receiver,), statement, frame)

    def _calls_what_changes(self, statement: syntax.Statement, frame: Frame) -> bool:
        """Whether a statement calls a method that changes its object, though its name says not.

        Plans are made by names: ``get`` is that of a dict for them.
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
                        method = attributes.find(self, value.cls.mro, name)
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
        """Whether a statement calls a function of its module that raises something by itself."""
        match statement:
            case syntax.ExpressionStatement(value=syntax.Call(function=syntax.Name(id=name))):
                return name in self._raising_in(frame.module) and self._deciding.is_decided(
                    frame.module, (self._effects_of_statement(statement),)
                )
            case _:
                return False

    def _raising_in(self, module: SourceModule) -> frozenset[str]:
        known = self._raising.get(module.path)
        if known is None:
            known = self._raising[module.path] = frozenset(
                each.name
                for each in module.facts.statements
                if isinstance(each, syntax.FunctionDefinition)
                and self.queries.ask(module, each, RAISES)
                # What other modules define is not followed for the sake of this.
                and self._deciding.is_decided(
                    module, map(self._effects_of_statement, module.body_of(each))
                )
            )
        return known

    def _let_be_set(self, holders: Iterable[Value], node: syntax.Node, frame: Frame) -> None:
        """Let objects have further attributes, which what is not run may set."""
        for each in holders:
            if isinstance(each, Instance) and not each.is_open and ANY_NAME not in each.attributes:
                unknown = self.unknown("what may be set elsewhere", node, frame)
                self.write(each.attributes, ANY_NAME, unknown)

    def _let_be_changed(
        self,
        passed: Iterable[Value],
        name: str,
        node: syntax.Node,
        frame: Frame,
        *,
        is_held: bool = True,
    ) -> None:
        """Let what is sent be what a function may make of it that is not run, and is given it.

        :param is_held: whether what nobody has a name for stays as it is.
        """
        for value in filter(self.is_changeable, passed):
            reason = f"what '{name}' adds" if name else "what a call adds"
            unknown = self.unknown(reason, node, frame)
            is_direct = self._is_direct(value, frame, is_held=is_held)
            for each in choices_of(value):
                if isinstance(each, ListObject | DictObject) and is_direct:
                    containers.add_unknown(self, each, unknown)
                elif isinstance(each, Instance) and self._is_needed(value, frame):
                    self._let_attributes_be_changed(each, unknown)

    def _let_attributes_be_changed(self, instance: Instance, unknown: Unknown) -> None:
        """Let what an object has be what is added to it, and set of it as code of its kind does."""
        shared = {
            name: attributes.own(self, base, name)
            for base in reversed([*project_classes(instance.cls)])
            for name in base.body.bindings.keys() - instance.attributes.keys()
            if self.elsewhere.is_set_later(instance, name)
        }
        held = {name: value for name, value in shared.items() if value is not None}
        for name, value in (held | instance.attributes).items():
            for each in choices_of(value):
                if isinstance(each, ListObject | DictObject):
                    containers.add_unknown(self, each, unknown)
            if (
                isinstance(value, Constant | Text)
                and name.isidentifier()
                and self.elsewhere.is_set_later(instance, name)
            ):
                self.write(instance.attributes, name, self.one_of([value, unknown]))

    def _is_needed(self, value: Value, frame: Frame) -> bool:
        """Whether somebody who has a name for an object goes by it."""
        return any(
            not held.isdisjoint(around.needed) for around, held in self._holders(value, frame)
        )

    def _is_direct(self, value: Value, frame: Frame, *, is_held: bool = True) -> bool:
        """Whether something that is sent is made of an object, as those see it who hold it.

        :param is_held: whether one that nobody has a name for is none of that kind.
        """
        is_direct = not is_held
        for plan, held in self._holders(value, frame):
            is_direct = not held.isdisjoint(plan.direct)
        return is_direct

    def _holders(self, value: Value, frame: Frame) -> Iterator[tuple[Plan, set[str]]]:
        """The names that hold an object, or are held by it, in each call on the way to a frame."""
        objects = _objects_of(value)
        around: Frame | None = frame
        while around is not None and around.plan is not None:
            outer = self.module_frame(around.module).variables
            held = {
                name
                for names in (around.variables, outer)
                for name, each in names.items()
                if each is value
                or id(each) in objects
                or (type(each) is Instance and _has(each, value))
                or (type(each) is Alternatives and _is_one_of(each, objects))
            }
            if held:
                yield around.plan, held
            around = around.caller

    def _may_raise_skipped(self, effects: Effects, frame: Frame) -> None:
        """What a statement may raise that is not run, or what it calls that is nested or passed."""
        self.may_raise_unseen(frame.module, (effects,))
        for around in frame.calls_around():
            for name in effects.called & around.variables.keys():
                called = around.variables[name]
                if isinstance(called, Unknown | External):
                    self.may_raise()
                elif isinstance(called, Function) and isinstance(
                    called.definition, syntax.FunctionDefinition
                ):
                    rows = self.outline_of(called).rows
                    self.may_raise_unseen(called.module, (row.own for row in rows))

    def _may_be_last(self, statement: syntax.Statement, effects: Effects, frame: Frame) -> bool:
        """Whether a statement that is not run may raise in any case, whoever calls the function."""
        return (
            may_fail(statement)
            and self._deciding.is_decided(frame.module, (effects,))
            and not any(self._is_open(name, frame) for name in effects.names)
        )

    def _is_open(self, name: str, frame: Frame) -> bool:
        """Whether a name holds what callers know, or what nobody knows who runs a function."""
        value = frame.variables.get(name)
        if value is None:
            value = self.module_frame(frame.module).variables.get(name)
            return value is not None and not isinstance(value, Function | ClassValue)
        parameters = () if frame.function is None else frame.function.definition.parameters
        if any(each.name == name for each in parameters):
            return True
        match value:
            case Unknown(source=None):
                return False
            case Instance(is_open=is_open):
                return is_open
            case _:
                return isinstance(value, Unknown | External)

    def may_raise_unseen(self, module: SourceModule, effects: Iterable[Effects]) -> None:
        """What is not run may raise; it may turn out whether it does, or it may not."""
        if self.catchers:
            is_decided = self._deciding.is_decided(module, effects)
            self.may_raise(UNSEEN_EXCEPTION if is_decided else ANY_EXCEPTION)

    def _effects_of_statement(self, statement: syntax.Statement) -> Effects:
        known = self._effects.get(id(statement))
        if known is None:
            known = self._effects[id(statement)] = (statement, effects_of(statement))
        return known[1]


def _held_by(node: syntax.Expression, frame: Frame) -> Value | None:
    """What a name holds, or an attribute of an object; None where that has to be looked for."""
    match node:
        case syntax.Name(id=name):
            return frame.variables.get(name)
        case syntax.Attribute(value=holder, name=name):
            held = _held_by(holder, frame)
            return held.attributes.get(name) if isinstance(held, Instance) else None
        case _:
            return None


def _objects_of(value: Value) -> frozenset[int]:
    """The identities of the objects that something may be, or hold, which can change."""
    found: list[Value] = []
    for each in choices_of(value):
        while isinstance(each, NativeMethod | BoundMethod):
            each = each.receiver
        found.append(each)
    return frozenset(map(id, objects_in(found)))


def _has(holder: Instance, value: Value) -> bool:
    """Whether something is an attribute of an object."""
    return any(each is value for each in holder.attributes.values())


def _is_one_of(value: Alternatives, objects: frozenset[int]) -> bool:
    """Whether one of several values is one of some objects."""
    return any(id(each) in objects for _, each in value.choices)
