"""What parameters and attributes hold, according to the calls and assignments of the project."""

from __future__ import annotations

import re
from typing import Final

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.dataclass_fields import declared_field
from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.unwritten_names import is_data, left_to_others
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value, is_none
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import LEFT_OPEN, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.attribute_values import AttributeValues
from flake8_notifications.tracing.effort import Cut
from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.program import Program

#: An object of more classes than this is taken to be of its own class.
_MOST_CLASSES: Final = 40
#: The value of a class attribute that stays open because other classes of the family set it.
_LEFT_OPEN: Final = Constant(None, LEFT_OPEN)
_SET_BY_ANY_NAME: Final = r"setattr(?:__)?\("
_OWN_NOTIFIER: Final = re.compile(r"^class (\w*Notifier)\b", re.MULTILINE)


class PointsTo(AttributeValues):
    """Answers points-to questions, each of them once: what may a parameter or attribute hold?

    For the parameter ``queue`` of ``def __init__(self, queue)``, the constructor calls of the
    project are run, and the answer is what they pass: ``Unknown`` or the alternatives.  For an
    attribute, the methods that set it are run.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._own_notifiers: list[Instance] | None = None
        self._unseen: dict[tuple[int, str], Unknown] = {}
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
            is_field = cls.is_dataclass and declared_field(cls, name) is not None
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
