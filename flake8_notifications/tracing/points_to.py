"""What parameters and attributes hold, according to the calls and assignments of the project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Final, cast

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.containers import without_supplier
from flake8_notifications.interpretation.dataclass_fields import is_class_variable
from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.possible_changes import nodes, root_of
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.unwritten_names import is_data, left_to_others, overwriting
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Constant,
    Text,
    Unknown,
    Value,
    is_none,
)
from flake8_notifications.interpretation.values.callables import Descriptor
from flake8_notifications.interpretation.values.containers import DictObject, DictView, ListObject
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import LEFT_OPEN, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.annotations import annotated, tells
from flake8_notifications.tracing.attribute_setters import (
    MAKING,
    SETTING_NAMES,
    AttributeSetters,
    is_method_of,
    names_of,
)
from flake8_notifications.tracing.call_sites import MOST_CALLERS
from flake8_notifications.tracing.class_state import marked
from flake8_notifications.tracing.classes import is_protocol
from flake8_notifications.tracing.effort import Cut
from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.sends import Watch
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.value_sets import distinct, ground, widen
from flake8_notifications.tracing.words import Hot, Word

#: An object of more classes than this is taken to be of its own class.
_MOST_CLASSES: Final = 40
#: The maximum number of iterations for an attribute that is set to a result of its own value.
_MOST_TURNS: Final = 4
#: The value of a class attribute that stays open because other classes of the family set it.
_LEFT_OPEN: Final = Constant(None, LEFT_OPEN)
_SET_BY_ANY_NAME: Final = r"setattr(?:__)?\("
_OWN_NOTIFIER: Final = re.compile(r"^class (\w*Notifier)\b", re.MULTILINE)


class PointsTo(AttributeSetters):
    """Answers points-to questions, each of them once: what may a parameter or attribute hold?

    For the parameter ``queue`` of ``def __init__(self, queue)``, the constructor calls of the
    project are run, and the answer is what they pass: ``Unknown`` or the alternatives.  For an
    attribute, the methods that set it are run.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._filled_by_others: dict[str, bool] = {}
        #: The containers of objects that callers of their methods have filled already.
        self._filled_shared: set[tuple[object, str]] = set()
        #: The value of an attribute so far, while the values that it leads to are computed.
        self._so_far: dict[tuple[int, str], Value] = {}
        self._own_notifiers: list[Instance] | None = None
        self._unseen: dict[tuple[int, str], Unknown] = {}
        #: By the object that a constructor creates: its containers that other code fills.
        self.left_to_owners: dict[Parameter, set[str]] = {}
        #: By receiver of an entry method: the classes that it may be of.
        self.families: dict[int, tuple[ClassValue, ...]] = {}

    def own_notifiers(self) -> list[Instance]:
        """Objects of the project's own classes that are named and called like notifiers."""
        if self._own_notifiers is None:
            self._own_notifiers = []
            texts = self._modules.texts
            for path in texts.mentioning("Notifier"):
                module = self._modules.at(path)
                for name in _OWN_NOTIFIER.findall(texts.peek(path)):
                    cls = self._tracer.module_attribute(module, name)
                    if isinstance(cls, ClassValue) and any(
                        method in PRIORITIES for method in cls.body.positions
                    ):
                        self._own_notifiers.append(Instance(cls, is_open=True))
        return self._own_notifiers

    def _family_of(self, instance: Instance) -> tuple[ClassValue, ...]:
        """The classes that a partly known object may be of."""
        family = self.families.get(id(instance))
        if family is None:
            family = self._runs.receivers.family_of_method(instance.cls, instance.method)
            self.families[id(instance)] = family
            self._tracer.kept.append(instance)
        return family

    def classes_of(self, instance: Instance) -> Value:
        """``type(instance)`` of a partly known object."""
        family = self._family_of(instance)
        if not 1 < len(family) <= _MOST_CLASSES:
            return instance.cls
        choices = self._choices_of(instance, family)
        return self._tracer.merged((choices[id(cls)], cls) for cls in family)

    def glance_at(self, instance: Instance, name: str) -> Value | None:
        """What an attribute of a partly known object holds, without running anything."""
        family = self._family_of(instance)
        # An assignment under an unknown name rather sets what none of the classes define.
        is_held = any(
            class_lookup.find(self._tracer, list(project_classes(cls)), name) is not None
            for cls in family
        )
        for cls in family:
            is_field = cls.is_dataclass and _field_of(cls, name) is not None
            for base in project_classes(cls):
                if (
                    is_field
                    or self._symbols.sets(base, name)
                    or (
                        self._symbols.quotes(base, name) or self._sets_unwritten(base)
                        if is_held
                        else self._symbols.says(base, _SET_BY_ANY_NAME, ("setattr",))
                    )
                ):
                    return self._tracer.unknown_attribute(
                        instance, name, syntax.Constant(cls.definition.line, 0, None), cls.body
                    )
        value = self._class_level(instance, family, name)
        if value is None and self._of_unseen(instance, name, None) is not None:
            node = syntax.Constant(instance.cls.definition.line, 0, None)
            return self._tracer.unknown_attribute(instance, name, node, instance.cls.body)
        if value is None:
            value = class_lookup.find(self._tracer, list(project_classes(instance.cls)), name)
            if (value is None or isinstance(value, Constant)) and self.is_set_by_others(name):
                node = syntax.Constant(instance.cls.definition.line, 0, None)
                return self._tracer.unknown_attribute(instance, name, node, instance.cls.body)
            return None
        return value

    def attribute_of(self, instance: Instance, name: str) -> Value | None:
        """An attribute of a partly known object; None if its class determines it."""
        value = self._attribute_of(instance, name)
        unseen = self._of_unseen(instance, name, value)
        return value if unseen is None else unseen

    def _of_unseen(self, instance: Instance, name: str, value: Value | None) -> Value | None:
        """The value of an attribute for an object of a class that is created on demand.

        Only callers of its method know the value.
        """
        if not instance.method or not self._classes.has_unseen(instance.cls):
            return None
        classes = list(project_classes(instance.cls))
        class_value = class_lookup.find(self._tracer, classes, name) if value is None else value
        method = class_lookup.find(self._tracer, classes, instance.method)
        if class_value is None or not is_data(class_value) or not isinstance(method, Function):
            return None
        parameters = method.definition.parameters
        if not parameters:
            return None
        key = (id(instance), name)
        if key not in self._unseen:
            receiver = Parameter(method.key, parameters[0].name)
            reason = f"'{name}' of a class that descends from '{instance.cls.name}'"
            place = Place(instance.cls.module.path, instance.cls.definition.line)
            self._unseen[key] = Unknown(reason, place, frozenset({receiver}))
            self._tracer.kept.append(instance)
        if is_none(class_value):
            return self._unseen[key]
        return self._tracer.one_of([left_to_others(class_value), self._unseen[key]])

    def _attribute_of(self, instance: Instance, name: str) -> Value | None:
        family = self._family_of(instance)
        values_by_class: list[tuple[ClassValue, Value | None]] = [
            (cls, self._of_class(cls, name)) for cls in family
        ]
        if all(value is None for _, value in values_by_class):
            return self._class_level(instance, family, name)
        groups: list[tuple[list[ClassValue], Value]] = []
        for cls, value in values_by_class:
            if value is None:
                value = class_lookup.find(self._tracer, cls.mro, name)
                if value is None:
                    continue
                if is_none(value):
                    value = _LEFT_OPEN
            for members, group_value in groups:
                if group_value is value:
                    members.append(cls)
                    break
            else:
                groups.append(([cls], value))
        if len(groups) == 1:
            return groups[0][1]
        return self._by_class(instance, family, groups)

    def _of_metaclass(self, instance: Instance, cls: ClassValue, name: str) -> Value | None:
        """An unknown for an attribute that the metaclass, not the class body, may set."""
        metaclass = class_lookup.metaclass_of(cls)
        if not isinstance(metaclass, ClassValue) or self._tracer.is_made_as_seen(cls):
            return None
        if not self._symbols.says(metaclass, rf"\b{re.escape(name)}\b", (name,)):
            return None
        at_class = syntax.Node(cls.definition.line, 0)
        return self._tracer.unknown_attribute(instance, name, at_class, cls.body)

    def _class_level(
        self, instance: Instance, family: tuple[ClassValue, ...], name: str
    ) -> Value | None:
        if len(family) == 1:
            return None
        groups: list[tuple[list[ClassValue], Value]] = []
        by_identity: dict[int, int] = {}
        for cls in family:
            value = class_lookup.find(self._tracer, cls.mro, name)
            if value is None or is_none(value):
                value = self._of_metaclass(instance, cls, name) or value
            if value is None:
                continue
            at = by_identity.get(id(value))
            if at is None:
                by_identity[id(value)] = len(groups)
                groups.append(([cls], value))
            else:
                groups[at][0].append(cls)
        if not groups:
            return None
        if len(groups) == 1 and len(groups[0][0]) == len(family):
            inherited = class_lookup.find(self._tracer, instance.cls.mro, name)
            if inherited is groups[0][1]:
                return None
        choices = self._choices_of(instance, family)
        tracer, node = self._tracer, syntax.Node(0, 0)
        unbound = tracer.merged(
            (
                tracer.guards.any(choices[id(cls)] for cls in members),
                _LEFT_OPEN if is_none(value) and len(groups) > 1 else value,
            )
            for members, value in groups
        )
        # The first value of each group is under the guard of its classes.
        owners = {id(value): members[0] for members, value in groups}
        return tracer.each(
            unbound,
            lambda attribute: class_lookup.bind(
                tracer,
                attribute,
                instance,
                owners.get(id(attribute), instance.cls),
                node,
                instance.cls.body,
            ),
        )

    def _by_class(
        self,
        instance: Instance,
        family: tuple[ClassValue, ...],
        groups: list[tuple[list[ClassValue], Value]],
    ) -> Value:
        guards = self._tracer.guards
        choices = self._choices_of(instance, family)
        return self._tracer.merged(
            (guards.any(choices[id(cls)] for cls in members), value) for members, value in groups
        )

    def _choices_of(self, instance: Instance, family: tuple[ClassValue, ...]) -> dict[int, Guard]:
        """By class, the guard under which an object is an instance of it."""
        guards = self._tracer.guards
        rest = TRUE
        guards_by_class = {}
        for cls in family[:-1]:
            chosen = guards.atom(("class", id(instance), id(cls)), (instance, cls))
            guards_by_class[id(cls)] = guards.conjoin(chosen, rest)
            rest = guards.without(rest, chosen)
        guards_by_class[id(family[-1])] = rest
        return guards_by_class

    def _of_class(self, cls: ClassValue, name: str) -> Value | None:
        """The value that the code sets an attribute of instances of a class to."""
        self._tracer.kept.append(cls)
        key = (id(cls), name)
        return self.asked(
            key,
            self._so_far.get(key),
            lambda: self._set_by_code(cls, name),
            lambda: self._from_annotation(cls, name) or self.set_by_much_code(cls, name),
        )

    def _set_by_code(self, cls: ClassValue, name: str) -> Value | None:
        class_value = class_lookup.find(self._tracer, list(project_classes(cls)), name)
        if isinstance(class_value, Function | Descriptor) and not self.sets(cls, name):
            # A method: only code that mentions its name would replace it.
            return None
        setting, mutators = self._methods_about(cls, name)
        # The side effects of the class definition have been applied by then.
        setting = [setter for setter in setting if not is_method_of(setter[0], "__init_subclass__")]
        setters = [
            setter for setter in setting if not is_method_of(setter[0], "__init__", "__new__")
        ]
        constructor = class_lookup.find(self._tracer, list(project_classes(cls)), "__init__")
        values: list[Value] = []
        hot = Hot((name, *SETTING_NAMES, "super", "__init__", *names_of(setters)))
        constructed: dict[str, Value] = {}
        if len(setters) < len(setting) and isinstance(constructor, Function):
            constructed = self._runs.constructed(cls, constructor, hot)
            values += ground(constructed.get(name, UNBOUND))
            if name not in constructed:
                values += [
                    choice
                    for overwriter in overwriting(constructed, name)
                    for choice in ground(overwriter)
                ]
        is_constructed = name in constructed
        if cls.is_dataclass:
            declared = self._declared(cls, name)
            if declared is not None:
                values.append(declared)
        values += self._set_by_methods(cls, name, setters, values, hot)
        if all(_is_bare(value) for value in values):
            values += self._set_on_objects(cls, name)
        if not values:
            return self._from_annotation(cls, name)
        if not is_constructed:
            own = self._of_class_itself(cls, name)
            values = [*(left_to_others(value) for value in own), *values]
        if not any(map(self._is_seen, values)):
            # No known code passes it: the declaration decides.
            declared = self._declared(cls, name)
            values = values if declared is None else [declared]
        value = self._tracer.one_of(distinct(values))
        self._mutate_all([unit for unit, _ in mutators], cls, name, value, hot)
        self._change_tables(cls, value, constructed)
        if isinstance(constructor, Function) and self._is_filled_by_others(value, name):
            return self._left_to_owners(cls, constructor, name)
        return value

    def _set_by_methods(
        self,
        cls: ClassValue,
        name: str,
        setters: Sequence[tuple[Unit, ClassValue]],
        first: Sequence[Value],
        hot: Hot,
    ) -> list[Value]:
        """What methods set an attribute to, including those that compute it from its current value.

        :param first: what else it is set to.
        """

        def run() -> list[Value]:
            return [
                value
                for unit, base in setters
                for value in self._set_by_method(cls, name, unit, base, hot)
            ]

        set_to = run()
        asks = rf"\.{re.escape(name)}\."
        if not any(self._symbols.unit_says(unit, asks, (name,)) for unit, _ in setters):
            return set_to
        key, count = (id(cls), name), 0
        for _ in range(_MOST_TURNS):
            objects = [
                value for value in distinct([*first, *set_to]) if isinstance(value, Instance)
            ]
            if len(objects) <= count:
                break
            count = len(objects)
            self._so_far[key] = self._tracer.one_of(objects)
            try:
                set_to = run()
            finally:
                del self._so_far[key]
        return set_to

    def _is_seen(self, value: Value) -> bool:
        """Whether a value that an attribute is set to is known."""
        return not isinstance(value, Unknown) or self._tracer.resolved(value) is not None

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
        hot = Hot((name, *names_of(mutators)))
        effects = [partial(self._runs.effect_on, unit, value, hot) for unit in callers]
        with marked(self._filled_shared, key):
            self._tracer.settle(
                lambda: self._states.change_by(effects, value, change, callers, hot),
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

    def lines_behind(self, cut: Cut) -> int:
        """The number of lines of code behind a cut."""
        match cut.kind:
            case "function":
                unit = self._symbols.unit_of(cut.home)
                units = [] if unit is None else [unit]
            case "attribute":
                cls = self._tracer.classes.get(cut.home)
                setters, mutators = ([], []) if cls is None else self._methods_about(cls, cut.name)
                units = [unit for unit, _ in (*setters, *mutators)]
            case _:
                return 0
        for unit in units:
            self._modules.asked.note_use(unit.path, unit.statement.line)
        return sum(unit.last - unit.first for unit in units)

    def _of_class_itself(self, cls: ClassValue, name: str) -> list[Value]:
        """The class-level value of an attribute, which holds as long as the object sets none."""
        value = class_lookup.find(self._tracer, list(project_classes(cls)), name)
        return [] if value is None or isinstance(value, Function | Descriptor) else [value]

    def _declared(self, cls: ClassValue, name: str) -> Value | None:
        """What a field of a dataclass holds: what is passed for it, or what it is declared as."""
        field = _field_of(cls, name)
        if field is None:
            return None
        annotation, base = field
        declared = annotated(self._tracer, annotation, base.body)
        is_open_to_all = isinstance(declared, Instance) and is_protocol(declared.cls)
        if tells(self._tracer, declared) and not is_open_to_all:
            return declared
        passed = distinct(self._passed_for_field(cls, name))
        return self._tracer.one_of(passed) if passed else declared

    def _passed_for_field(self, cls: ClassValue, name: str) -> list[Value]:
        """What the known constructor calls of a dataclass pass for a field."""
        if self._words.is_common(cls.name):
            return []
        word = Word(cls.name, frozenset({cls.module.path}))
        units: dict[object, Unit] = {}
        names = {name, cls.name}
        for mentioned, mentioning, line in self._symbols.mentions(word):
            names.add(mentioned.name)
            units.update((unit.key, unit) for unit in self._units.at(mentioning, line))
        units = {key: unit for key, unit in units.items() if unit.is_function}
        if len(units) > MOST_CALLERS:
            reason = f"'{name}' of '{cls.name}', of which too much code makes objects"
            place = Place(cls.module.path, cls.definition.line)
            return [self._tracer.effort.note_given_up(None, Unknown(reason, place))]
        values: list[Value] = []
        for unit in units.values():
            watch = Watch(None, name, [])
            self._runs.watch(unit, watch, Hot(names))
            for holder, content in watch.noted:
                if isinstance(holder, Instance) and cls in holder.cls.mro:
                    value, path = cast("tuple[Value, Guard]", content)
                    values += map(without_supplier, ground(self._narrowed(value, path)))
        return values

    def _from_annotation(self, cls: ClassValue, name: str) -> Value | None:
        """The declared value of an attribute, unless the class itself holds a container for it."""
        value = class_lookup.find(self._tracer, list(project_classes(cls)), name)
        return None if isinstance(value, ListObject | DictObject) else self._declared(cls, name)

    def _change_tables(self, cls: ClassValue, value: Value, constructed: dict[str, Value]) -> None:
        """Let methods change dicts that an object stores both directly and in a view."""
        tables = [view.table for view in ground(value) if isinstance(view, DictView)]
        for name, attribute in constructed.items():
            if any(attribute is table for table in tables):
                units = [unit for unit, _ in self._methods_about(cls, name)[1]]
                self._mutate_all(units, cls, name, attribute, Hot((name,)))

    def _mutate_all(
        self, units: list[Unit], cls: ClassValue, name: str, value: Value, hot: Hot
    ) -> None:
        """Let methods change what an attribute holds, at any time and any number of times."""
        has_replaced = [self._mutate(unit, cls, name, value, hot) for unit in units]
        if any(has_replaced):
            place = Place(cls.module.path, cls.definition.line)
            change = Unknown(f"'{name}' of '{cls.name}', which methods change", place)
            for unit in units:
                self._mutate(unit, cls, name, value, hot, change)

    def _mutate(
        self,
        unit: Unit,
        cls: ClassValue,
        name: str,
        value: Value,
        hot: Hot,
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
            self._runs.watch(unit, Watch(None, None, []), hot, receiver=receiver, keeps=True)
        has_replaced = []
        for at, (holder, states) in enumerate(zip(holders, before, strict=True)):
            contents = [*(state[at] for state in seen), holder.states]
            holder.states = self._runs.one_of_contents(contents)
            has_replaced.append(widen(self._tracer, holder, states, change))
        return any(has_replaced)


def _is_bare(value: Value) -> bool:
    """Whether a value is not an object that other code would use rather than replace."""
    return all(isinstance(choice, Constant | Text) for choice in choices_of(value))


def _field_of(cls: ClassValue, name: str) -> tuple[syntax.Expression, ClassValue] | None:
    """The annotation of a field of a dataclass, and the class that declares it."""
    for base in project_classes(cls):
        for statement in base.definition.body:
            if (
                isinstance(statement, syntax.AnnotatedAssign | syntax.Declaration)
                and isinstance(statement.target, syntax.Name)
                and statement.target.id == name
                and not is_class_variable(statement.annotation)
            ):
                return statement.annotation, base
    return None
