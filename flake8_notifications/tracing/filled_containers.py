"""Containers in attributes of objects, which code outside their constructors fills."""

from __future__ import annotations

import re
from functools import partial

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.possible_changes import nodes, root_of
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.containers import DictObject, DictView, ListObject
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.attribute_setters import (
    MAKING,
    AttributeSetters,
    is_method_of,
    names_of,
)
from flake8_notifications.tracing.call_sites import MOST_CALLERS
from flake8_notifications.tracing.class_state import marked
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.sends import Watch
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.value_sets import ground, widen
from flake8_notifications.tracing.words import RelevantNames


class FilledContainers(AttributeSetters):
    """Answers how code changes the containers that objects hold."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._filled_by_others: dict[str, bool] = {}
        #: The containers of objects that callers of their methods have filled already.
        self._filled_shared: set[tuple[object, str]] = set()
        #: By the object that a constructor creates: its containers that other code fills.
        self.left_to_owners: dict[Parameter, set[str]] = {}

    def is_filled_later(self, instance: Instance, name: str, value: Value) -> bool:
        """Whether code may fill a container of an object after its creation."""
        _, mutators = self._methods_about(instance.cls, name)
        return bool(mutators) or self._is_filled_by_others(value, name)

    def fill_shared(self, instance: Instance, name: str, value: ListObject | DictObject) -> None:
        """Let functions fill a container of an object by calling methods of it."""
        key: tuple[object, str] = (id(instance), name)
        if self._is_first_call or key in self._filled_shared:
            return
        self._tracer.kept.append(instance)
        _, mutators = self._methods_about(instance.cls, name)
        methods = [unit for unit, _ in mutators if not is_method_of(unit, *MAKING)]
        callers = self._callers_of(methods)
        place = Place(instance.cls.module.path, instance.cls.definition.line)
        change = Unknown(f"'{name}' of '{instance.cls.name}', which methods change", place)
        if callers is None:
            self._tracer.leave_unknown([value], change)
        if not callers:
            self._filled_shared.add(key)
            return
        relevant = RelevantNames((name, *names_of(mutators)))
        effects = [partial(self._runs.effect_on, unit, value, relevant) for unit in callers]
        with marked(self._filled_shared, key):
            self._tracer.settle(
                lambda: self._states.change_by(effects, value, change, callers, relevant),
                lambda: self._tracer.leave_unknown([value], change),
            )

    def _callers_of(self, methods: list[Unit]) -> list[Unit] | None:
        """The functions that call one of the methods on something that is not passed to them.

        :return: None if there are too many.
        """
        independent: dict[object, Unit] = {}
        seen = {unit.key for unit in methods}
        while methods:
            if len(seen) > MOST_CALLERS:
                return None
            called, methods = methods, []
            for method in called:
                callers = self._call_sites.callers(method)
                if callers is None:
                    return None
                for caller in callers:
                    if caller.key in seen or not caller.is_function:
                        continue
                    seen.add(caller.key)
                    if self._calls_only_on_parameters(caller, method):
                        methods.append(caller)
                    elif not self.is_of_import(caller):
                        independent[caller.key] = caller
        return list(independent.values())

    def _calls_only_on_parameters(self, caller: Unit, called: Unit) -> bool:
        """Whether a function calls another one only on its parameters, or in what it returns."""
        assert isinstance(caller.statement, syntax.FunctionDefinition)
        name = getattr(called.statement, "name", "")
        own = {parameter.name for parameter in caller.statement.parameters[bool(caller.classes) :]}
        body = self._units.module(caller.path).body_of(caller.statement)
        handed: list[syntax.Expression] = []
        for node in nodes(body, with_functions=False):
            match node:
                case syntax.Call(function=syntax.Attribute(value=receiver, name=method)) if (
                    method == name
                ):
                    handed.append(receiver)
                case syntax.Call(function=syntax.Name(id=function)) if (
                    function == name and called.classes
                ):
                    # An alias of a method of a single object.
                    handed.append(node.function)
                case syntax.Call(function=syntax.Name(id=function), arguments=arguments) if (
                    function == name
                ):
                    handed += [argument.value for argument in arguments if root_of(argument.value)]
        # A function that returns what is filled is not one of the parameters.
        return own.issuperset(map(root_of, handed))

    def known_to_makers(self, cls: ClassValue, name: str) -> Value | None:
        """What only the creators of a class's objects know; None if there is no constructor."""
        constructor = class_lookup.find(self._tracer, list(project_classes(cls)), "__init__")
        if not isinstance(constructor, Function):
            return None
        return self._left_to_owners(cls, constructor, name)

    def _is_filled_by_others(self, value: Value, name: str) -> bool:
        """Whether other code may change the containers held by an attribute."""
        is_container = any(isinstance(choice, ListObject | DictObject) for choice in ground(value))
        if not is_container or self._words.is_common(name) or self._tracer.is_carrier(value):
            return False
        cached = self._filled_by_others.get(name)
        if cached is None:
            is_mentioned = re.compile(rf"(?<!\bself)(?<!\bcls)\.{re.escape(name)}\b")
            texts = self._modules.texts
            cached = self._filled_by_others[name] = any(
                texts.says(path, is_mentioned) for path in texts.mentioning(name)
            )
        return cached

    def _left_to_owners(self, cls: ClassValue, constructor: Function, name: str) -> Unknown:
        """What only the code that creates and changes objects of a class knows."""
        receiver = constructor.definition.parameters[0].name
        owner = Parameter(constructor.key, receiver, receiver=cls.key)
        self.left_to_owners.setdefault(owner, set()).add(name)
        reason = f"'{name}' of '{cls.name}', which others fill"
        return Unknown(reason, cls.body.place_of("__init__"), frozenset({owner}))

    def _change_tables(self, cls: ClassValue, value: Value, constructed: dict[str, Value]) -> None:
        """Let methods change dicts that an object stores both directly and in a view."""
        tables = [view.table for view in ground(value) if isinstance(view, DictView)]
        for name, attribute in constructed.items():
            if any(attribute is table for table in tables):
                units = [unit for unit, _ in self._methods_about(cls, name)[1]]
                self._mutate_all(units, cls, name, attribute, RelevantNames((name,)))

    def _mutate_all(
        self, units: list[Unit], cls: ClassValue, name: str, value: Value, relevant: RelevantNames
    ) -> None:
        """Let methods change what an attribute holds, at any time and any number of times."""
        has_replaced = [self._mutate(unit, cls, name, value, relevant) for unit in units]
        if any(has_replaced):
            place = Place(cls.module.path, cls.definition.line)
            change = Unknown(f"'{name}' of '{cls.name}', which methods change", place)
            for unit in units:
                self._mutate(unit, cls, name, value, relevant, change)

    def _mutate(
        self,
        unit: Unit,
        cls: ClassValue,
        name: str,
        value: Value,
        relevant: RelevantNames,
        change: Unknown | None = None,
    ) -> bool:
        """Let a method change what an attribute holds.

        :return: whether it replaces a text by another.
        """
        holders = [
            choice for choice in choices_of(value) if isinstance(choice, ListObject | DictObject)
        ]
        if not holders:
            return False
        before = [holder.states for holder in holders]
        receiver = Instance(cls, is_open=True)
        receiver.attributes[name] = value
        with self._runs.looking(lambda: [holder.states for holder in holders]) as seen:
            self._runs.watch(unit, Watch(None, None, []), relevant, receiver=receiver, keeps=True)
        has_replaced = []
        for at, (holder, states) in enumerate(zip(holders, before, strict=True)):
            contents = [*(state[at] for state in seen), holder.states]
            holder.states = self._runs.one_of_contents(contents)
            has_replaced.append(widen(self._tracer, holder, states, change))
        return any(has_replaced)
