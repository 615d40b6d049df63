"""What the code sets an attribute of the instances of a class to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, cast

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.containers import without_supplier
from flake8_notifications.interpretation.dataclass_fields import (
    declared_field,
    is_stored,
    left_on_class,
)
from flake8_notifications.interpretation.guards import TRUE
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.unwritten_names import left_to_others, overwriting
from flake8_notifications.interpretation.values.base import UNBOUND, Constant, Text, Unknown, Value
from flake8_notifications.interpretation.values.callables import Descriptor
from flake8_notifications.interpretation.values.containers import DictObject, Items, ListObject
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.annotations import annotated, tells
from flake8_notifications.tracing.attribute_setters import SETTING_NAMES, is_method_of, names_of
from flake8_notifications.tracing.call_sites import MOST_CALLERS
from flake8_notifications.tracing.classes import is_protocol
from flake8_notifications.tracing.filled_containers import FilledContainers
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.sends import Assigned, Watch
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.value_sets import distinct, ground
from flake8_notifications.tracing.words import RelevantNames, Word

#: The maximum number of iterations for an attribute that is set to a result of its own value.
_MOST_TURNS: Final = 4


#: The functions that copy a dataclass with other values.
_COPYING: Final = ("replace", "__replace__")


class AttributeValues(FilledContainers):
    """Answers what attributes of the instances of a class hold, by running what sets them."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        #: The value of an attribute so far, while the values that it leads to are computed.
        self._so_far: dict[tuple[int, str], Value] = {}

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
        is_method = isinstance(class_value, Function | Descriptor)
        if is_method and not is_stored(cls, name) and not self.sets(cls, name):
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
        relevant = RelevantNames((name, *SETTING_NAMES, "super", "__init__", *names_of(setters)))
        constructed: dict[str, Value] = {}
        if len(setters) < len(setting) and isinstance(constructor, Function):
            constructed = self._runs.constructed(cls, constructor, relevant)
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
        values += self._set_by_methods(cls, name, setters, values, relevant)
        if all(_is_bare(value) for value in values):
            values += self._set_on_objects(cls, name)
        if not values:
            return self._from_annotation(cls, name)
        if not is_constructed:
            own = self._of_class_itself(cls, name)
            values = [*(left_to_others(value) for value in own), *values]
        if declared_field(cls, name) is not None and not any(map(self._is_seen, values)):
            # No known code passes it: the declaration decides.
            declared = self._declared(cls, name)
            values = values if declared is None else [declared]
        value = self._tracer.one_of(distinct(values))
        self._tracer.leave_to_calls(value)
        self._mutate_all([unit for unit, _ in mutators], cls, name, value, relevant)
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
        relevant: RelevantNames,
    ) -> list[Value]:
        """What methods set an attribute to, including those that compute it from its current value.

        :param first: what else it is set to.
        """

        def run() -> list[Value]:
            return [
                value
                for unit, base in setters
                for value in self._set_by_method(cls, name, unit, base, relevant)
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

    def _of_class_itself(self, cls: ClassValue, name: str) -> list[Value]:
        """The class-level value of an attribute, which holds as long as the object sets none."""
        value = class_lookup.find(self._tracer, list(project_classes(cls)), name)
        left = None if value is None else left_on_class(value)
        is_method = isinstance(left, Function | Descriptor) and not is_stored(cls, name)
        return [] if left is None or is_method else [left]

    def _declared(self, cls: ClassValue, name: str) -> Value | None:
        """What a field of a dataclass holds: what is passed for it, or what it is declared as."""
        field = declared_field(cls, name)
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
        names = {name, cls.name, *_COPYING}
        for mentioned, mentioning, line in self._symbols.mentions(word):
            names.add(mentioned.name)
            units.update((unit.key, unit) for unit in self._units.at(mentioning, line))
        for path, line in self._copies_with(name):
            units.update((unit.key, unit) for unit in self._units.at(path, line))
        units = {key: unit for key, unit in units.items() if unit.is_function}
        if len(units) > MOST_CALLERS:
            reason = f"'{name}' of '{cls.name}', of which too much code makes objects"
            place = Place(cls.module.path, cls.definition.line)
            return [self._tracer.effort.note_given_up(None, Unknown(reason, place))]
        values: list[Value] = []
        for unit in units.values():
            watch = Watch(None, name, [])
            self._runs.watch(unit, watch, RelevantNames(names))
            for holder, assignment in watch.noted:
                if isinstance(holder, Instance) and cls in holder.cls.mro:
                    made = cast("Assigned", assignment)
                    value = self._as_passed(made, name)
                    values += map(without_supplier, ground(self._narrowed(value, made.path)))
        return values

    def _as_passed(self, made: Assigned, name: str) -> Value:
        """What a field of a dataclass is set to, by whom it is constructed or copied."""
        value = made.value
        if made.contents is None or not isinstance(value, ListObject | DictObject):
            return value
        if made.is_again and isinstance(value, ListObject):
            # It may have been computed from that of another copy, and so on.
            more = Unknown(f"what copies have as '{name}'", value.place)
            return ListObject(value.kind, ((TRUE, Items((), more)),), value.place)
        # The same code may have emptied it since, by calling a method.
        value.states = self._runs.one_of_contents([made.contents, value.states])
        return value

    def _copies_with(self, name: str) -> Iterator[tuple[str, int]]:
        """The lines at which an object may be copied with another value of a field."""
        texts = self._modules.texts
        pattern = rf"\breplace\((?:[^()]|\([^()]*\))*\b{re.escape(name)}[ \t]*=(?!=)"
        for path in texts.mentioning_among(
            texts.mentioning(*(f"{each}(" for each in _COPYING)), name
        ):
            for line in texts.matching(path, pattern, (name,)):
                yield path, line

    def _from_annotation(self, cls: ClassValue, name: str) -> Value | None:
        """The declared value of an attribute, unless the class itself holds a container for it."""
        value = class_lookup.find(self._tracer, list(project_classes(cls)), name)
        return None if isinstance(value, ListObject | DictObject) else self._declared(cls, name)


def _is_bare(value: Value) -> bool:
    """Whether a value is not an object that other code would use rather than replace."""
    return all(isinstance(choice, Constant | Text) for choice in choices_of(value))
