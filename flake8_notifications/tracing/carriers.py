"""Recognizes carriers, values that may send or hold one that may, and mutable values."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import islice
from typing import Final

from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.expression_effects import Effects
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import (
    BoundMethod,
    Descriptor,
    NativeMethod,
    Partial,
)
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.tracing import notifiers
from flake8_notifications.tracing.class_making import ClassMaking
from flake8_notifications.tracing.function_queries import Answer, FunctionQueries, Query
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.notifiers import ANY_METHOD, PRIORITIES
from flake8_notifications.tracing.outlines import Outline, makes_container
from flake8_notifications.tracing.search_parts import (
    ConcreteClasses,
    LeadingNames,
    RestOfProject,
    SendAttribution,
)
from flake8_notifications.tracing.words import RelevantNames

#: The maximum number of items of a container that are examined.
_MOST_ITEMS: Final = 20
#: The types whose contents are examined.
_HOLDERS: Final = (Alternatives, Tuple, ListObject, DictObject)


class Carriers(ClassMaking):
    """Tells which values matter for what is sent.

    :param words: the names that lead to a send.
    :param named: the notifiers besides those of oslo.messaging.
    :ivar elsewhere: answers what depends on the whole project; this and the following three are set
        by the finder.
    """

    elsewhere: RestOfProject
    leading: LeadingNames
    attribution: SendAttribution
    annotated_events: ConcreteClasses

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules)
        self.words = words
        self.named_notifiers = named
        self._all_words = words
        #: An object constructed for one of its attributes; other side effects are ignored.
        self.quiet: Instance | None = None
        #: By identity of the value, the object that it was taken from under a computed name.
        self.owners: dict[int, Instance] = {}
        #: The classes with special methods that send.
        self.sending_classes: set[FunctionKey] = set()
        self._interesting: dict[tuple[FunctionKey, object], bool] = {}
        #: The identities of the functions being examined.
        self._asked: set[int] = set()
        self.queries = FunctionQueries(modules)
        self._outlines: dict[FunctionKey, Outline] = {}
        self._effects: dict[int, tuple[syntax.Node, Effects]] = {}
        self._idle: dict[tuple[str, str], bool] = {}

    def is_carrier(self, value: Value) -> bool:
        """Whether a value may send when it is called, or holds one that may."""
        if type(value) is Constant:
            return False
        if not isinstance(value, _HOLDERS):
            return self._is_carrier_itself(value)
        pending: list[Value | None] = [value]
        #: By identity; keeping the values alive prevents identities from being reused.
        seen: dict[int, Value] = {}
        while pending:
            current = pending.pop()
            if current is None or type(current) is Constant or id(current) in seen:
                continue
            seen[id(current)] = current
            match current:
                case Alternatives(choices=choices):
                    pending += [choice for _, choice in choices]
                case Tuple(items=items, more=more):
                    pending += (*items, more)
                case ListObject(states=lists):
                    for _, content in lists:
                        pending += (*content.values[:_MOST_ITEMS], content.more)
                case DictObject(states=dicts):
                    for _, entries in dicts:
                        pairs = islice(entries.values.values(), _MOST_ITEMS)
                        pending += (*(part for pair in pairs for part in pair), entries.more)
                        pending += (key for _, key in entries.tied)
                case _ if self._is_carrier_itself(current):
                    return True
        return False

    def _is_carrier_itself(self, value: Value) -> bool:
        """Whether a value other than a container may send when it is called."""
        match value:
            case Function():
                return self._may_lead(value)
            case BoundMethod(function=function) | Descriptor(function=function):
                return self.is_carrier(function)
            case Partial():
                return True
            case ClassValue(mro=mro):
                return (
                    notifiers.makes_notifier(value)
                    or self.named_notifiers.place_of_making(value) is not None
                    or any(
                        isinstance(base, ClassValue) and self.words.is_relevant((base.name,))
                        for base in mro
                    )
                )
            case External():
                return (
                    notifiers.is_notifier(value)
                    or self.named_notifiers.place_of(value) is not None
                    or self.named_notifiers.is_taken_as_written(value)
                )
            case Instance(cls=cls):
                return notifiers.makes_notifier(cls) or any(
                    isinstance(base, ClassValue) and base.key in self.sending_classes
                    for base in cls.mro
                )
            case Unknown():
                return self.may_be_notifier(value)
            case _:
                return False

    def names_what_sends(self, value: Value) -> bool:
        """Whether a value is a text that may name an attribute which leads to a send."""
        match value:
            case Constant(value=str(name)):
                return self.words.is_named_by((name,))
            case _:
                return False

    def acts(self, instance: Instance, name: str) -> bool:
        # What ``__setattr__`` does to another object counts as sent by it.
        is_told = name in ("__setattr__", "__delattr__") and not instance.is_open
        return (
            is_told
            or any(
                isinstance(base, ClassValue) and base.key in self.sending_classes
                for base in instance.cls.mro
            )
        ) and self.has_method(instance, name)

    def may_be_notifier(self, value: Unknown) -> bool:
        """Whether a value comes from something named like a notifier, or is a method of one."""
        if value.source is None:
            return False
        parameter, steps = value.source
        names = [parameter.name, *(step[1:] for step in steps)]
        if len(names) > 1 and names[-1] in (*PRIORITIES, ANY_METHOD):
            names.pop()
        return self.words.is_relevant(names[-1:]) or self.named_notifiers.is_taken_as_written(value)

    def _may_lead(self, function: Function) -> bool:
        """Whether what a function sends may depend on its arguments or on its closure."""
        definition = function.definition
        if isinstance(definition, syntax.Lambda) or self.words.is_relevant((definition.name,)):
            return True
        if function.closure.is_lazy:
            return False
        if self._mentions_words(function):
            return True
        return self.sees(function, self.is_carrier)

    def sees(self, function: Function, holds: Callable[[Value], bool]) -> bool:
        """Whether a predicate holds for a closure variable that a function mentions."""
        mentioned = set[str]().union(*(row.own.names for row in self.outline_of(function).rows))
        return self._is_any_around(function, mentioned, holds)

    def _is_any_around(
        self, function: Function, names: set[str], holds: Callable[[Value], bool]
    ) -> bool:
        """Whether a predicate holds for a closure variable with one of the names."""
        if id(function) in self._asked:
            return False
        self._asked.add(id(function))
        try:
            return any(
                name in names and holds(value)
                for scope in function.closure.calls_around()
                for name, value in scope.variables.items()
            )
        finally:
            self._asked.discard(id(function))

    def _mentions_words(self, function: Function) -> bool:
        """Whether the body of a function mentions a name that leads to a send."""
        key = (function.key, self.words.version)
        cached = self._interesting.get(key)
        if cached is None:
            own = self.own_names(function)
            cached = self._interesting[key] = any(
                self.words.is_relevant(row.own.names)
                or self.takes_relevant(row.own, function.module, own)
                for row in self.outline_of(function).rows
            )
        return cached

    def is_changeable(self, value: Value | None) -> bool:
        """Whether a value holds an object that a call may mutate."""
        match value:
            case ListObject() | DictObject():
                return True
            case Instance(is_open=is_open):
                return not is_open and value is not self.quiet
            case Function(closure=closure):
                return not closure.is_lazy and self._changes_what_it_sees(value)
            case NativeMethod(receiver=receiver) | BoundMethod(receiver=receiver):
                return self.is_changeable(receiver)
            case Partial(function=function, positional=positional):
                return any(map(self.is_changeable, (function, *positional)))
            case Tuple(items=items, more=more):
                return any(map(self.is_changeable, (*items, more)))
            case ClassValue(mro=mro):
                return any(
                    isinstance(base, ClassValue) and _holds_containers(base.definition)
                    for base in mro
                )
            case Alternatives(choices=choices):
                return any(self.is_changeable(choice) for _, choice in choices)
            case Unknown():
                return id(value) in self.owners
            case _:
                return False

    def _changes_what_it_sees(self, function: Function) -> bool:
        """Whether a nested function may mutate closure variables."""
        if isinstance(function.definition, syntax.Lambda):
            return True
        changed: set[str] = set()
        for row in self.outline_of(function).rows:
            if isinstance(row.statement, syntax.Global):
                return True
            changed |= row.own.changed | row.own.called
        return self._is_any_around(function, changed, self.is_changeable)

    def changing_around(self, function: Function) -> list[Function]:
        """The functions that change the closure variables of a nested function, itself included."""
        return [
            sibling
            for scope in function.closure.calls_around()
            for sibling in scope.variables.values()
            if isinstance(sibling, Function)
            and (self.rebound_by(sibling) or self._fills_around(sibling))
        ]

    def rebound_by(self, function: Function) -> set[str]:
        """The closure variables that a function rebinds."""
        if isinstance(function.definition, syntax.Lambda):
            return set()
        return set().union(*(row.own.nonlocals for row in self.outline_of(function).rows))

    def _fills_around(self, function: Function) -> bool:
        """Whether a nested function changes a container in a closure variable."""
        if isinstance(function.definition, syntax.Lambda) or function.closure.is_lazy:
            return False
        changed = set[str]().union(*(row.own.changed for row in self.outline_of(function).rows))
        return self._is_any_around(
            function, changed, lambda value: isinstance(value, ListObject | DictObject)
        )

    def outline_of(self, function: Function) -> Outline:
        """The statements of a function."""
        outline = self._outlines.get(function.key)
        if outline is None:
            assert isinstance(function.definition, syntax.FunctionDefinition)
            function.module.body_of(function.definition)
            view = self.queries.view(function.module, function.definition)
            outline = self._outlines[function.key] = view.outline(_name_of_own_object(function))
        return outline

    def ask_with_own_object(
        self, function: Function, query: Query[Answer], argument: str = ""
    ) -> Answer:
        """The answer of a function to a query whose argument also names its receiver."""
        assert isinstance(function.definition, syntax.FunctionDefinition)
        argument = f"{argument} {_name_of_own_object(function) or ''}"
        return self.queries.ask(function.module, function.definition, query, argument)

    def own_names(self, function: Function) -> set[str]:
        """The local names of a function."""
        return self.outline_of(function).own

    def mentions_relevant(
        self, node: syntax.Expression, module: SourceModule, own: Collection[str]
    ) -> bool:
        """Whether an expression mentions a name that leads to a send.

        :param own: the local names in scope.
        """
        effects = self._effects_of(node)
        return self.words.is_relevant(effects.names) or self.takes_relevant(effects, module, own)

    def mentions_relevant_in(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether an expression in a frame mentions a name that leads to a send."""
        function = frame.function
        own: Collection[str] = frame.variables
        if function is not None and not isinstance(function.definition, syntax.Lambda):
            own = self.own_names(function)
        return self.mentions_relevant(node, frame.module, own)

    def takes_relevant(self, effects: Effects, module: SourceModule, own: Collection[str]) -> bool:
        """Whether an attribute that leads to a send is accessed.

        :param own: the local names in scope.
        """
        if not self.words.is_relevant(effects.attributes):
            return False
        return (
            self.words is not self._all_words
            or self.words.is_relevant(effects.untaken)
            or any(
                self.words.is_relevant((attribute,))
                and (name in own or not self.is_idle(module, name, attribute))
                for name, attribute in effects.taken
            )
        )

    def is_idle(self, module: SourceModule, name: str, attribute: str) -> bool:
        """Whether an attribute is a method of an external object that does not send."""
        return attribute in PRIORITIES and self._is_from_elsewhere(module, name)

    def _is_from_elsewhere(self, module: SourceModule, name: str) -> bool:
        """Whether a global name holds an external value that does not send."""
        key = module.path, name
        cached = self._idle.get(key)
        if cached is None:
            value = None if self.words.is_relevant((name,)) else self.module_attribute(module, name)
            cached = self._idle[key] = (
                isinstance(value, External)
                and not notifiers.is_notifier(value)
                and not notifiers.makes_notifier(value)
                and not notifiers.is_notifier_class(f"{value.name}.Notifier")
                and not notifiers.is_named_like_one(value.name)
            )
        return cached

    def _names_in(self, node: syntax.Expression) -> set[str]:
        return self._effects_of(node).names

    def _effects_of(self, node: syntax.Expression) -> Effects:
        cached = self._effects.get(id(node))
        if cached is None:
            statement = syntax.ExpressionStatement(node.line, node.column, node)
            cached = self._effects[id(node)] = (node, effects_of(statement))
        return cached[1]


def _name_of_own_object(function: Function) -> str | None:
    """The name of a method's receiver."""
    parameters = function.definition.parameters
    return parameters[0].name if function.owner is not None and parameters else None


def _holds_containers(definition: syntax.ClassDefinition) -> bool:
    """Whether a class has container attributes, which its objects share."""
    return any(
        isinstance(statement, syntax.Assign | syntax.AnnotatedAssign)
        and makes_container(statement.value)
        for statement in definition.body
    )
