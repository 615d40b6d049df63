"""What attributes, classes and globals hold, as other code of the project leaves them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.expression_effects import identifiers
from flake8_notifications.interpretation.guards import FALSE, TRUE
from flake8_notifications.interpretation.records import is_within
from flake8_notifications.interpretation.unwritten_names import is_set_as, left_to_others
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Alternatives,
    Constant,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.containers import DictObject, ListObject, is_empty
from flake8_notifications.interpretation.values.external import ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Parameter
from flake8_notifications.interpretation.values.scopes import At, ClassValue, Frame, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.effort import Cut
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.open_calls import OpenCalls
from flake8_notifications.tracing.sends import UNWRITTEN, Assigned, Watch
from flake8_notifications.tracing.words import RelevantNames


class SharedState(OpenCalls):
    """Reads and writes what other code of the project reads and writes, too."""

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        #: When the present run began.
        self.run_start = 0

    def note_default(self, function: Function, name: str, value: ListObject | DictObject) -> None:
        if not self.is_importing(function.closure):
            self.elsewhere.changed_default(function, name, value)

    def concrete(self, instance: Instance) -> Sequence[ClassValue]:
        return self.annotated_events.concrete(instance)

    def class_of(self, instance: Instance) -> Value:
        return self.elsewhere.classes_of(instance) if instance.is_open else instance.cls

    def open_attribute(self, instance: Instance, name: str) -> Value | None:
        value = self._open_attribute(instance, name)
        if not self.elsewhere.is_set_by_others(name):
            return value
        if value is None:
            value = class_lookup.find(self, instance.cls.mro, name)
            return left_to_others(value) if isinstance(value, Constant) else None
        return left_to_others(value)

    def _open_attribute(self, instance: Instance, name: str) -> Value | None:
        cut = Cut("attribute", instance.cls.key, name)
        if self._is_looked_for(name) or self.looks_into(cut):
            return self.elsewhere.attribute_of(instance, name)
        value = self.elsewhere.glance_at(instance, name)
        return self.cut(value, cut) if isinstance(value, Unknown) else value

    def shared_attribute(self, instance: Instance, name: str, value: Constant) -> Value:
        if (
            not self.journals
            or (id(instance.attributes), name) in self.journals[0]
            or name[:2] == "__"
            or not self._is_older_than_run(instance.attributes.born)
            or not self.elsewhere.is_set_later(instance, name)
        ):
            return value
        cut = Cut("attribute", instance.cls.key, name)
        if self._is_looked_for(name) or self.looks_into(cut):
            return self.elsewhere.set_on_shared(instance, name, value)
        place = syntax.Node(instance.cls.definition.line, 0)
        unknown = self.unknown_attribute(instance, name, place, instance.cls.body)
        return self.cut(unknown, cut) if isinstance(unknown, Unknown) else unknown

    def shared_container(
        self, instance: Instance, name: str, value: ListObject | DictObject
    ) -> Value:
        outermost = next(
            (frame.function for frame in self.stack if frame.function is not None), None
        )
        if (
            not self.journals
            or (id(value), "") in self.journals[0]
            or outermost is None
            or not self._is_older_than_run(instance.attributes.born)
            or not self._is_older_than_run(value.born)
        ):
            return value
        if outermost.owner is None:
            self.elsewhere.fill_shared(instance, name, value)
            return value
        if not is_empty(value) or not self.elsewhere.is_filled_later(instance, name, value):
            return value
        return self.elsewhere.known_to_makers(outermost.owner, name) or value

    def _is_older_than_run(self, born: int) -> bool:
        """Whether something created at a given time was not created by the present run."""
        return born <= self.run_start or is_within(born, self.interludes)

    def _is_looked_for(self, name: str) -> bool:
        """Whether a name leads to a send, or to what the present run watches for."""
        return self.words.is_relevant((name,)) or self._all_words.is_relevant((name,))

    def passed_beside(self, unknown: Unknown, meant: Mapping[Parameter, Value]) -> Value | None:
        return self.elsewhere.passed_beside(unknown, meant)

    def is_set_by(self, cls: ClassValue, name: str) -> bool:
        return self.elsewhere.sets(cls, name)

    def class_value(self, cls: ClassValue, name: str, value: Value, asked: ClassValue) -> Value:
        is_plain = type(value) is Constant and isinstance(value.value, str | int | float | None)
        if is_plain and self.journals and (id(cls.body.variables), name) in self.journals[0]:
            # This run has set it.
            return value
        if is_plain and name[:2] != "__":
            return self.elsewhere.set_outside(asked, name, value)
        if isinstance(value, ListObject | DictObject):
            return self.elsewhere.changed_in_class(cls, name, value)
        if isinstance(value, Function) and self._is_looked_for(name):
            return self.put_on_class(asked, name, value) or value
        return value

    def put_on_class(self, cls: ClassValue, name: str, value: Value | None) -> Value | None:
        return self.elsewhere.set_method(cls, name, value)

    def global_value(self, frame: Frame, name: str, value: Value) -> Value:
        if isinstance(value, Function | ClassValue | ModuleValue | Native):
            return value
        if self.journals and (id(frame.variables), name) in self.journals[0]:
            # This run has bound it.
            return value
        return self.elsewhere.changed_global(frame, name, value)

    def bind(self, frame: Frame, name: str, value: Value) -> None:
        target = frame.outer_names.get(name)
        if target is not None and target.is_lazy and self.path != FALSE:
            self.demand(target, name)
            old = target.variables.get(name)
            if old is not None:
                before, self.path = self.path, TRUE
                self.write(target.variables, name, self.global_value(target, name, old))
                self.path = before
            self.note_stored(syntax.Name(0, 0, name), value, target)
        super().bind(frame, name, value)

    def set_attribute(self, holder: Value, name: str, value: Value, at: At | None = None) -> None:
        if type(holder) is not Alternatives:
            self.note_set(holder, name, value)
            if type(holder) is ClassValue and self.path not in (TRUE, FALSE):
                self._settle(holder, name)
            if isinstance(holder, ModuleValue):
                value = self._in_place_of_notifier(holder, name, value)
        super().set_attribute(holder, name, value, at)

    def _in_place_of_notifier(self, holder: ModuleValue, name: str, value: Value) -> Value:
        """What a global name holds once it is overwritten: a script that does so need not run."""
        frame = self.module_frame(holder.module)
        self.demand(frame, name)
        replaced = frame.variables.get(name)
        if replaced is None or self.named_notifiers.place_of(replaced) is None:
            return value
        return self.one_of([replaced, value])

    def note_unwritten(self, holder: Value, name: str, value: Value) -> None:
        watch = self.watch
        if watch is not None and watch.attribute == UNWRITTEN and self.path != FALSE:
            watch.noted.append((holder, Assigned(name, value, self.path, None, is_again=True)))

    def cut_behind(self, value: Value) -> Unknown | None:
        return self.effort.first_cut((value,))

    def note_set(self, holder: Value, name: str, value: Value) -> None:
        watch = self.watch
        if watch is not None:
            if _is_watched(watch, name) and self.path != FALSE:
                seen = self.resolved(holder) if isinstance(holder, Unknown) else None
                contents = value.states if isinstance(value, ListObject | DictObject) else None
                is_again = isinstance(holder, Instance) and (
                    holder.is_open or name in holder.attributes
                )
                assigned = Assigned(name, value, self.path, contents, is_again)
                watch.noted.append((holder if seen is None else seen, assigned))
            if (
                watch.owners is not None
                and isinstance(holder, ClassValue)
                and isinstance(value, Function)
                and value.key == watch.function
            ):
                watch.owners.append((holder, name))
        elif name.isidentifier():
            if self.is_carrier(value) or self.is_changeable(value):
                self.leading.carried(holder, name, value)
            elif isinstance(value, Unknown) and value.source is not None:
                self._note_declared_carrier(holder, name, value.source[0])

    def _settle(self, cls: ClassValue, name: str) -> None:
        """Add what others set on a class, where this run only may set it."""
        variables = cls.body.variables
        is_first = self.journals and (id(variables), name) not in self.journals[0]
        old = class_lookup.own(self, cls, name) if is_first else None
        if old is not None and old is not UNBOUND:
            before, self.path = self.path, TRUE
            self.write(variables, name, self.class_value(cls, name, old, cls))
            self.path = before

    def _note_declared_carrier(self, holder: Value, name: str, parameter: Parameter) -> None:
        """Note a stored parameter that may send according to its annotation."""
        note = self.notes.get(parameter)
        if note is not None and self.words.is_relevant(identifiers(note[0])):
            declared = self.leading.noted(*note)
            if declared is not None:
                self.leading.carried(holder, name, declared)

    def note_stored(
        self, holder: syntax.Expression, value: Value, frame: Frame, held: Value = NONE
    ) -> None:
        if self.watch is None and self.is_carrier(value):
            self.effort.missed |= self.effort.origins(held)
            self.leading.stored(holder, value, frame)


def _is_watched(watch: Watch, name: str) -> bool:
    """Whether setting an attribute sets the watched one, or may do so."""
    watched = watch.attribute
    return watched is not None and (name == watched or is_set_as(name, watched))
