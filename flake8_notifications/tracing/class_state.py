"""What other code sets on classes, and puts into their containers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, cast

from flake8_notifications.interpretation.containers import without_supplier
from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.containers import (
    ContextVariable,
    DictObject,
    ListObject,
)
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import INDEX
from flake8_notifications.tracing.call_sites import MOST_CALLERS
from flake8_notifications.tracing.changing_code import _name_of
from flake8_notifications.tracing.changing_texts import ASSIGNED, FILLING_NAMES, SET_SO
from flake8_notifications.tracing.container_states import ContainerStates
from flake8_notifications.tracing.earlier_calls import EarlierCalls
from flake8_notifications.tracing.effort import Cut
from flake8_notifications.tracing.import_changes import ImportChanges
from flake8_notifications.tracing.program import Program
from flake8_notifications.tracing.sends import Assigned, Watch
from flake8_notifications.tracing.units import CALLED_BY_CLASSES, Unit
from flake8_notifications.tracing.unwritten_sets import UnwrittenSets
from flake8_notifications.tracing.value_sets import distinct, ground, is_bare
from flake8_notifications.tracing.words import RelevantNames, Word

#: The holder of an attribute, if finding what sets it would take too long.
ANYTHING: Final = Unknown("what has an attribute")


class ClassState(UnwrittenSets):
    """Answers what classes hold that other code may have set or changed."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._import_changes = ImportChanges(self._modules, self._tracer, self._symbols)
        self._earlier = EarlierCalls(self._tracer, self._runs, self._call_sites)
        self._states = ContainerStates(self._tracer, self._earlier)
        #: By attribute, the functions that set it, each with the holder.
        self._setters: dict[str, list[tuple[Value, Unit]]] = {}
        self._imported: set[tuple[object, str]] = set()
        #: The class attributes that are set to a result of their own value, while that is computed.
        self._set_once: dict[tuple[FunctionKey, str], Value] = {}
        self._may_change: dict[tuple[object, str], bool] = {}
        self._changed_in_class: set[tuple[FunctionKey, str]] = set()

    def set_method(self, cls: ClassValue, name: str, value: Value | None) -> Value | None:
        """A method of a class as other code sets it, or None if the class has no attribute of the
        name.

        What modules set on classes replaces what was there: they are imported before it is called.
        """
        texts = self._modules.texts
        if self._tracer.is_importing(cls.body) or not any(
            texts.mentioning(f"{base.name}.{name} = ")
            for base in cls.mro
            if isinstance(base, ClassValue)
        ):
            return value
        methods = distinct(_of_class(self._sets(name), cls))
        setters = [
            unit
            for holder, unit in self._setters.get(name, ())
            if isinstance(holder, ClassValue) and holder in cls.mro
        ]
        if not methods or self._runs.running in setters:
            # The code that sets it sees the previous value.
            return value
        is_replaced = any(not unit.is_function for unit in setters)
        return self._tracer.one_of(methods if value is None or is_replaced else [value, *methods])

    def set_outside(self, cls: ClassValue, name: str, value: Value) -> Value:
        """An attribute of a class that other code may set, too."""
        key = (cls.key, name)
        if key in self._set_once:
            return self._set_once[key]
        value = self._as_imported(cls, name, value)
        if self._is_first_call:
            return value
        outside_values = _of_class(self._sets(name), cls)
        unwritten = _of_class(self.unwritten_on(name), cls)
        if not outside_values and not unwritten:
            return value
        values = distinct([value, *outside_values, *unwritten])
        if unwritten or not any(map(is_bare, values[1:])):
            return self._tracer.one_of(values)
        effort = self._tracer.effort
        setters = [
            unit
            for holder, unit in self._setters.get(name, ())
            if isinstance(holder, ClassValue) and holder in cls.mro
        ]
        bodies = [base.body for base in cls.mro if isinstance(base, ClassValue)]
        slots = [Slot(body.variables, name) for body in bodies]
        relevant = RelevantNames((name, "setattr"))
        left = effort.answer(
            ("left", *key),
            None,
            lambda: self._left_by_complete_calls(setters, relevant, slots, value),
            lambda: None,
        )
        if left is None:
            is_again = effort.answer(
                ("set again", *key),
                False,
                lambda: self._is_set_again(cls, name, values),
                lambda: True,
            )
            return self._tracer.one_of([*values, *([self._set_on(cls, name)] if is_again else [])])
        together = self._earlier.together(value, left)
        exact = distinct(ground(together))

        def differs() -> bool:
            self._set_once[key] = self._tracer.one_of(exact)
            try:
                return self._is_left_again(setters, relevant, slots, exact)
            finally:
                del self._set_once[key]

        if not effort.answer(("left again", *key), False, differs, lambda: True) and (
            not are_more(exact, values) or self._earlier.are_over(setters)
        ):
            return together
        again = self._tracer.guards.atom(("called again",))
        return self._tracer.either(again, self._set_on(cls, name), together)

    def _left_by_complete_calls(
        self, setters: Sequence[Unit], relevant: RelevantNames, slots: Sequence[Slot], first: Value
    ) -> list[tuple[Unit, Value]] | None:
        """The values that complete calls leave in some slots; None if that is unknown.

        :param first: the value before the first call.
        """
        if not all(setter.is_function for setter in setters):
            return None
        outermost = self._earlier.outermost(setters)
        left = None if outermost is None else self._earlier.left(outermost, relevant, slots)
        if left is None:
            return None
        return [(unit, self._with_arguments(after or first)) for unit, after in left]

    def _is_left_again(
        self,
        setters: Sequence[Unit],
        relevant: RelevantNames,
        slots: Sequence[Slot],
        exact: list[Value],
    ) -> bool:
        """Whether further calls leave other values than the first ones.

        :param exact: the values that the first calls leave.
        """
        further: list[Value] = []
        for unit in self._earlier.outermost(setters) or ():
            left = self._earlier.rerun(unit, relevant, lambda: [slot.value for slot in slots])
            after: Any = next(
                (left_value for left_value in left or () if left_value is not None), None
            )
            if after is None:
                return True
            further += ground(self._with_arguments(after))
        return are_more(exact, further)

    @property
    def _is_first_call(self) -> bool:
        """Whether the call being run is the first one, which sees the initial state."""
        return self._earlier.is_first and self._tracer.is_earlier

    def _set_on(self, cls: ClassValue, name: str) -> Unknown:
        reason = f"'{name}' of '{cls.name}', which functions change"
        return Unknown(reason, Place(cls.module.path, 1))

    def _with_arguments(self, value: Value) -> Value:
        """A value in which parameters are replaced by what callers pass."""
        if not isinstance(value, Alternatives | Unknown):
            return value
        choices = guarded_choices(value)
        return self._tracer.merged(
            (guard, self._tracer.one_of(distinct(self._or_default(choice))))
            for guard, choice in choices
        )

    def _as_imported(self, cls: ClassValue, name: str, value: Value) -> Value:
        """An attribute of a class as the imports of other modules leave it."""
        key = (cls.key, name)
        if key in self._imported or self._tracer.is_importing(cls.body):
            return value
        with marked(self._imported, key):
            self._import_changes.of_class(cls, name)
        return cls.body.variables.get(name, value)

    def _is_set_again(self, cls: ClassValue, name: str, values: list[Value]) -> bool:
        """Whether the code that sets a class attribute computes further values from its own."""
        key = (cls.key, name)
        self._set_once[key] = self._tracer.one_of(values)
        try:
            further = _of_class(self._set_outside(name), cls)
        finally:
            del self._set_once[key]
        return len(distinct([*values, *further])) > len(values)

    def is_set_on(self, cls: ClassValue, name: str) -> bool:
        """Whether functions set an attribute of a class itself."""
        return any(holder is cls or holder is ANYTHING for holder, _ in self._sets(name))

    def _sets(self, name: str) -> list[tuple[Value, Value]]:
        """The values that functions set an attribute to, on holders other than ``self``."""
        question = ("set", name)
        return self._tracer.effort.answer(
            question, [], lambda: self._set_outside(name), lambda: self._set_by_much(name)
        )

    def _set_by_much(self, name: str) -> list[tuple[Value, Value]]:
        """The answer of :meth:`_sets` if finding it would take too long."""
        path, line = next(iter(self._words.mentions(Word(name, is_attribute=True))), ("", 0))
        unknown = Unknown(f"'{name}', which code sets that takes too many steps", Place(path, line))
        return [(ANYTHING, self._tracer.effort.note_given_up(None, unknown))]

    def _set_outside(self, name: str) -> list[tuple[Value, Value]]:
        values: list[tuple[Value, Value]] = []
        own = re.escape(name)
        by_name = rf"setattr\(.*['\"]{own}['\"]"
        is_set = rf"(?<!\bself)\.{own}\b{SET_SO}|{by_name}"
        units: dict[object, Unit] = {}
        for path in self._setting(name, by_name):
            for line in self._modules.texts.lines(path, name):
                if re.search(is_set, self._symbols.line_of(path, line)):
                    units.update((unit.key, unit) for unit in self._units.at(path, line))
        units = {key: unit for key, unit in units.items() if _may_set(unit)}
        if len(units) > MOST_CALLERS:
            return self._set_by_much(name)
        relevant = RelevantNames((name, "setattr"))
        for unit in units.values():
            watch = Watch(None, name, [])
            self._runs.watch(unit, watch, relevant, is_earlier=True)
            self._setters.setdefault(name, []).extend((holder, unit) for holder, _ in watch.noted)
            for holder, assignment in watch.noted:
                made = cast("Assigned", assignment)
                narrowed = ground(self._narrowed(made.value, made.path))
                values += [
                    (holder, choice)
                    for alternative in narrowed
                    for choice in self._or_default(alternative)
                ]
        return values

    def _setting(self, name: str, by_name: str) -> list[str]:
        """The files that appear to set an attribute of a name.

        :param by_name: a pattern for setting it with ``setattr``.
        """
        texts = self._modules.texts
        paths = {
            path
            for path in texts.mentioning(f".{name}")
            if texts.found_among(path, ASSIGNED, (name,))
        }
        setters = texts.mentioning("setattr(")
        for quote in ("'", '"'):
            for path in texts.mentioning_among(setters, f"{quote}{name}{quote}"):
                if path not in paths and self._says(path, re.compile(by_name)):
                    paths.add(path)
        return sorted(paths)

    def changed_in_class(self, cls: ClassValue, name: str, value: Value) -> Value:
        """A list or dict of a class, which functions may change."""
        assert isinstance(value, ListObject | DictObject)
        key = (cls.key, name)
        if (
            self._is_first_call
            or key in self._changed_in_class
            or self._tracer.is_importing(cls.body)
        ):
            return value
        changed = self._as_imported(cls, name, value)
        if changed is not value:
            return changed
        changing = re.compile(
            rf"\.{re.escape(name)}\b(?:\.(?:{FILLING_NAMES})\("
            rf"|[ \t]*{INDEX}{SET_SO}|[ \t]*[-+|&^]=)"
        )
        if not self._is_anywhere(name, changing):
            return value
        homes = frozenset[str]()
        if self._words.is_common(name):
            homes = self._classes.homes(cls)
        word = Word(name, homes, is_attribute=True)
        cut = Cut("class", cls.key, name)
        reason = f"'{name}' of '{cls.name}', which functions change"
        change = Unknown(reason, Place(cls.module.path, 1))
        if not self._tracer.looks_into(cut):
            cached = self._may_change.get(key)
            if cached is None:
                changers = self._changers(self._words.mentions(word), changing)
                cached = self._may_change[key] = bool(changers)
            if not cached:
                return value
            return self._tracer.cut(change, cut)
        with marked(self._changed_in_class, key):
            self._tracer.settle(
                lambda: self._change_in_class(word, changing, value, change),
                lambda: self._tracer.leave_unknown([value], change),
            )
        return value

    def _change_in_class(
        self,
        word: Word,
        changing: re.Pattern[str],
        value: ListObject | DictObject,
        change: Unknown,
    ) -> None:
        units = self._changers(self._words.mentions(word), changing)
        self._define_classes(units.values())
        for unit in units.values():
            if self.is_of_import(unit):
                self._run_imports(unit)
        self._change_content(units, (word.name,), value, change)

    def _define_classes(self, units: Iterable[Unit]) -> None:
        """Run the definitions of the classes whose metaclass has one of these methods."""
        for metaclass in {
            id(class_of_unit): class_of_unit for class_of_unit in map(self._makes_classes, units)
        }.values():
            for cls in () if metaclass is None else self._classes.made_by(metaclass):
                self._tracer.complete(cls)

    def _run_imports(self, unit: Unit) -> None:
        """Run the module-level statements that call a function, possibly as a decorator."""
        for path, line in self._call_sites.places(unit):
            if not unit.first <= line <= unit.last or path != unit.path:
                for at in sorted(
                    {line, *(calling.first for calling in self._units.at(path, line))}
                ):
                    self._import_changes.run(Place(path, at))

    def _change_content(
        self,
        units: Mapping[object, Unit],
        names: Iterable[str],
        value: ListObject | DictObject,
        change: Unknown,
    ) -> list[Unit]:
        """Let functions change a container in any way they may have by the time it is used.

        :return: the functions that are called after all imports.
        """
        if len(units) > MOST_CALLERS:
            self._tracer.leave_unknown([value], change)
            return []
        changers = [unit for unit in units.values() if not self.is_of_import(unit)]
        run = changers
        if isinstance(value, ContextVariable):
            # Who enters a context leaves it again: the methods that do so are called in pairs.
            run = self._earlier.outermost(changers) or changers
        relevant = RelevantNames(names)
        effects = [partial(self._runs.effect_on, unit, value, relevant) for unit in run]
        self._states.change_by(effects, value, change, run, relevant)
        return changers


@contextmanager
def marked(done: set[tuple[Any, str]], key: tuple[object, str]) -> Iterator[None]:
    """Mark something as done once, unless it fails."""
    done.add(key)
    try:
        yield
    except BaseException:
        done.discard(key)
        raise


def _may_set(unit: Unit) -> bool:
    """Whether a unit may set attributes of other objects, after classes have been defined."""
    if unit.is_function:
        return _name_of(unit) not in CALLED_BY_CLASSES
    return not unit.classes and isinstance(unit.statement, syntax.Assign)


def _of_class(sets: list[tuple[Value, Value]], cls: ClassValue) -> list[Value]:
    """The values that are set on a class or one of its bases."""
    return [
        value
        for holder, value in sets
        if holder is ANYTHING or (isinstance(holder, ClassValue) and holder in cls.mro)
    ]


def are_more(known_values: list[Value], values: list[Value]) -> bool:
    """Whether some values go beyond the known ones, ignoring their suppliers."""
    own = [without_supplier(value) for value in known_values]
    return any(not any(same(without_supplier(value), known) for known in own) for value in values)
