"""Which code sets attributes of objects from outside, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, cast

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.unwritten_names import left_to_others
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.changing_texts import AMONG_TARGETS, CHANGE
from flake8_notifications.tracing.class_state import ANYTHING
from flake8_notifications.tracing.global_state import GlobalState
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.sends import Assigned, Watch
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.value_sets import distinct, ground
from flake8_notifications.tracing.words import RelevantNames

#: What sets attributes by names given as texts.
SETTING_NAMES: Final = ("setattr", "__setattr__", "__dict__", "vars")
#: What is called while an object is created.
MAKING: Final = ("__init__", "__new__", "__post_init__", "__set_name__", "__setstate__")
# These patterns start with a literal, which makes a search over megabytes fast.
_OWN_NAMESPACE: Final = r"(?:self\.__dict__|vars(?<=\bvars)\(\s*self\s*\))\s*"
#: A pattern for source that sets attributes of ``self`` under computed names.
_SET_UNWRITTEN: Final = (
    r"setattr\((?<!_setattr\()\s*self\s*,\s*(?:[^\s'\"]|(['\"])[^'\"\n]*\1\s*[^\s,])"
    rf"|{_OWN_NAMESPACE}(?:\.update\(|\[\s*[^\s'\"]|\|=|=(?!=))"
)
#: The same, for source that also contains the attribute name.
_IN_NAMESPACE: Final = rf"{_OWN_NAMESPACE}(?:\.update\(|\.setdefault\(|\[|\|=|=(?!=))"
#: The same by a function that is passed the name.
_SET_BY_FUNCTION: Final = r"setattr(?:__)?\(\s*(?:self|cls)\b"
#: Substrings, one of which occurs in every match.
_UNWRITTEN: Final = ("setattr(", "__dict__", "vars(")
#: An assignment to an attribute of something other than ``self``. It starts with a literal, which
#: makes a search over megabytes fast.
_SET_OUTSIDE: Final = re.compile(rf"\.(?<!\bself\.)(\w+)\b(?:[ \t]*=(?!=)|{AMONG_TARGETS})")
_SET_BY_NAME: Final = re.compile(r"setattr\((?!self\s*,)[^,\n]*\s*,\s*['\"](\w+)['\"]")


class AttributeSetters(GlobalState):
    """Finds what is set on objects, by their methods and by other code."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._unwritten: dict[FunctionKey, bool] = {}
        self._set_by_others: dict[str, bool] = {}
        self._later: dict[tuple[FunctionKey, str], list[tuple[Unit, ClassValue]]] = {}
        #: The parameters that methods store as an attribute.
        self.kept: set[Parameter] = set()

    def sets(self, cls: ClassValue, name: str) -> bool:
        """Whether the code of a class sets an attribute of its objects."""
        return any(self._symbols.sets(base, name) for base in project_classes(cls))

    def _sets_unwritten(self, cls: ClassValue) -> bool:
        """Whether a class overwrites existing attributes under computed names."""
        cached = self._unwritten.get(cls.key)
        if cached is None:
            cached = self._symbols.says(cls, _SET_UNWRITTEN, _UNWRITTEN) and any(
                self._symbols.unit_says(unit, _SET_UNWRITTEN, _UNWRITTEN)
                for unit in self._symbols.methods(cls)
                if not is_method_of(unit, "__getattr__", "__setstate__")
            )
            self._unwritten[cls.key] = cached
        return cached

    def is_set_by_others(self, name: str) -> bool:
        """Whether some code sets an attribute on something other than ``self``."""
        cached = self._set_by_others.get(name)
        if cached is None:
            cached = not self._words.is_common(name) and self._is_set_in_texts(name)
            self._set_by_others[name] = cached
        return cached

    def _is_set_in_texts(self, name: str) -> bool:
        texts = self._modules.texts
        setting_by_name = texts.mentioning_among(texts.mentioning("setattr("), name)
        return any(
            texts.found_among(path, _SET_OUTSIDE, (name,)) for path in texts.mentioning(f".{name}")
        ) or any(texts.found_among(path, _SET_BY_NAME, (name,)) for path in setting_by_name)

    def _set_by_method(
        self, cls: ClassValue, name: str, unit: Unit, base: ClassValue, relevant: RelevantNames
    ) -> list[Value]:
        """The values that a method sets an attribute of its object to."""
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        if class_lookup.own(self._tracer, base, unit.statement.name) is None:
            return []
        values: list[Value] = []
        watch = Watch(None, name, [])
        self._runs.watch(unit, watch, relevant, receiver=Instance(cls, is_open=True))
        for holder, assignment in watch.noted:
            if isinstance(holder, Instance) and (holder.cls is cls or cls in holder.cls.mro):
                made = cast("Assigned", assignment)
                seen = ground(self._narrowed(made.value, made.path))
                self.kept |= {
                    value.source[0] for value in seen if isinstance(value, Unknown) and value.source
                }
                values += seen
        return values

    def is_set_later(self, instance: Instance, name: str) -> bool:
        """Whether code may set an attribute of an object after its creation."""
        if self._is_first_call:
            return False
        return self.is_set_by_others(name) or bool(self._later_setters(instance.cls, name))

    def _later_setters(self, cls: ClassValue, name: str) -> list[tuple[Unit, ClassValue]]:
        """The methods that set an attribute of an existing object."""
        key = (cls.key, name)
        cached = self._later.get(key)
        if cached is None:
            setters, _ = self._methods_about(cls, name)
            cached = self._later[key] = [
                setter for setter in setters if not is_method_of(setter[0], *MAKING)
            ]
        return cached

    def set_on_shared(self, instance: Instance, name: str, value: Constant) -> Value:
        """The value of an attribute of an object that other code has access to."""
        question = ("shared", id(instance), name)
        self._tracer.kept.append(instance)
        nothing: list[Value] = []
        later = self.asked(
            question,
            nothing,
            lambda: self._set_on_shared(instance, name),
            lambda: [self.set_by_much_code(instance.cls, name)],
        )
        setters = [unit for _, unit in self._setters.get(name, ())]
        setters += [unit for unit, _ in self._later_setters(instance.cls, name)]
        if all(map(self._is_called_here, setters)):
            # Their assignments are seen as they happen.
            return value
        values = distinct([left_to_others(value), *later])
        return self._tracer.one_of(values)

    def set_by_much_code(self, cls: ClassValue, name: str) -> Unknown:
        """An attribute of a class's objects, if finding what sets it would take too long."""
        reason = f"'{name}' of '{cls.name}', which code sets that takes too many steps"
        place = Place(cls.module.path, cls.definition.line)
        return self._tracer.effort.note_given_up(None, Unknown(reason, place))

    def _is_called_here(self, unit: Unit) -> bool:
        """Whether the present run has called a function, rather than started in it."""
        if unit == self._runs.running:
            return False
        function = self._symbols.function_of(unit) if unit.is_function else None
        called = self._tracer.called.values()
        return function is not None and any(
            isinstance(callee, Function) and callee.key == function.key for callee in called
        )

    def _set_on_shared(self, instance: Instance, name: str) -> list[Value]:
        values = [
            value
            for holder, value in self._sets(name)
            if holder is ANYTHING
            or (
                isinstance(holder, Instance)
                and (holder.origin is instance.origin or holder.is_open)
                and instance.cls in (holder.cls, *holder.cls.mro, *self._tracer.concrete(holder))
            )
        ]
        relevant = RelevantNames((name, *SETTING_NAMES, "super", "__init__"))
        for unit, base in self._later_setters(instance.cls, name):
            values += self._set_by_method(instance.cls, name, unit, base, relevant)
        return values

    def _methods_about(
        self, cls: ClassValue, name: str
    ) -> tuple[list[tuple[Unit, ClassValue]], list[tuple[Unit, ClassValue]]]:
        """The methods that set an attribute, and those that may mutate its value."""
        setters: list[tuple[Unit, ClassValue]] = []
        mutators: list[tuple[Unit, ClassValue]] = []
        is_mentioned = rf"\.{re.escape(name)}\b"
        for base in project_classes(cls):
            for unit in self._symbols.methods(base):
                if (
                    self._symbols.unit_may_set(unit, name)
                    or self._symbols.unit_says(unit, _SET_BY_FUNCTION, ("setattr",))
                    or (
                        # Unpickling restores an earlier state.
                        not is_method_of(unit, "__setstate__")
                        and self._symbols.unit_says(unit, _IN_NAMESPACE, _UNWRITTEN)
                    )
                ):
                    setters.append((unit, base))
                elif self._symbols.unit_says(unit, is_mentioned, (name,)) and self._symbols.matches(
                    unit, CHANGE
                ):
                    mutators.append((unit, base))
        return setters, mutators

    def _set_on_objects(self, cls: ClassValue, name: str) -> list[Value]:
        """What other code sets an attribute of the objects of a class to."""
        if self._words.is_common(name) or name.startswith("__"):
            return []
        if isinstance(class_lookup.find(self._tracer, list(project_classes(cls)), name), Function):
            return []
        sets = self._sets(name)
        values = [
            value
            for holder, value in sets
            if holder is ANYTHING
            or (isinstance(holder, Instance) and (cls in holder.cls.mro or holder.cls in cls.mro))
        ]
        # An unknown holder may be one of them; that is likelier than that no code sets it.
        return values or [value for holder, value in sets if isinstance(holder, Unknown)]


def names_of(methods: Iterable[tuple[Unit, ClassValue]]) -> Iterator[str]:
    """The names of methods; a property setter is called by an assignment to its name."""
    for unit, _ in methods:
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        yield unit.statement.name


def is_method_of(unit: Unit, *names: str) -> bool:
    assert isinstance(unit.statement, syntax.FunctionDefinition)
    return unit.statement.name in names
