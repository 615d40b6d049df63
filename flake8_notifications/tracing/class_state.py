"""What other code sets on classes, and fills their containers with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, cast

from flake8_notifications.interpretation.containers import without_supplier
from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.records import Slot
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.values import (
    Alternatives,
    ClassValue,
    DictObject,
    External,
    FunctionKey,
    ListObject,
    Place,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.call_sites import MOST_CALLERS
from flake8_notifications.tracing.changing_texts import (
    ASSIGNED,
    ASSIGNING,
    FILLING_NAMES,
    SET_SO,
)
from flake8_notifications.tracing.class_making import OF_METACLASSES
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.container_states import ContainerStates
from flake8_notifications.tracing.earlier_calls import EarlierCalls
from flake8_notifications.tracing.effort import Cut
from flake8_notifications.tracing.import_changes import ImportChanges
from flake8_notifications.tracing.passing import Passing
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.sends import Watch
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import CALLED_BY_CLASSES, Unit, Units
from flake8_notifications.tracing.value_sets import (
    distinct,
    ground,
    is_bare,
)
from flake8_notifications.tracing.words import Hot, Word, Words

#: A text on a line, but for those with code in them.
_QUOTED: Final = re.compile(r"""(?<![fF])(?<![fF][rR])(['"])(?:(?!\1)[^\\\n])*\1""")
#: What has an attribute of which it takes too long to find out what sets it.
ANYTHING: Final = Unknown("what has an attribute")


class ClassState(Passing):
    """Answers what classes hold that other code may have set or changed."""

    def __init__(
        self,
        modules: Modules,
        tracer: Tracer,
        units: Units,
        words: Words,
        classes: Classes,
        symbols: Symbols,
        runs: Runs,
    ) -> None:
        super().__init__(modules, tracer, units, words, classes, symbols, runs)
        self._import_changes = ImportChanges(modules, tracer, symbols)
        self._earlier = EarlierCalls(tracer, runs, self._call_sites)
        self._states = ContainerStates(tracer, self._earlier)
        #: By attribute, the functions that set it, with what has it.
        self._setters: dict[str, list[tuple[Value, Unit]]] = {}
        self._imported: set[tuple[object, str]] = set()
        #: What classes hold that is made anew of what was set, while it is looked for.
        self._set_once: dict[tuple[FunctionKey, str], Value] = {}
        self._may_change: dict[tuple[object, str], bool] = {}
        self._is_changed_at_all: dict[str, bool] = {}
        self._said: dict[tuple[str, str], bool] = {}
        self._of_import: dict[object, bool] = {}
        self._changed_in_class: set[tuple[FunctionKey, str]] = set()

    def set_method(self, cls: ClassValue, name: str, value: Value | None) -> Value | None:
        """A method of a class, or None where it has nothing of a name, as other code sets it.

        What modules put on classes replaces what was there: they are imported before it is called.
        """
        texts = self._modules.texts
        if self._tracer.is_importing(cls.body) or not any(
            texts.mentioning(f"{base.name}.{name} = ")
            for base in cls.mro
            if isinstance(base, ClassValue)
        ):
            return value
        found = distinct(_of_class(self._sets(name), cls))
        setters = [
            unit
            for holder, unit in self._setters.get(name, ())
            if isinstance(holder, ClassValue) and holder in cls.mro
        ]
        if not found or self._runs.running in setters:
            # What sets it finds what there was before.
            return value
        is_replaced = any(not unit.is_function for unit in setters)
        return self._tracer.one_of(found if value is None or is_replaced else [value, *found])

    def set_outside(self, cls: ClassValue, name: str, value: Value) -> Value:
        """An attribute of a class, which other code may set, too."""
        key = (cls.key, name)
        if key in self._set_once:
            return self._set_once[key]
        value = self._as_imported(cls, name, value)
        if self._is_first_call:
            return value
        found = _of_class(self._sets(name), cls)
        if not found:
            return value
        values = distinct([value, *found])
        if not any(map(is_bare, values[1:])):
            return self._tracer.one_of(values)
        effort = self._tracer.effort
        setters = [
            unit
            for holder, unit in self._setters.get(name, ())
            if isinstance(holder, ClassValue) and holder in cls.mro
        ]
        bodies = [base.body for base in cls.mro if isinstance(base, ClassValue)]
        slots = [Slot(body.variables, name) for body in bodies]
        hot = Hot((name, "setattr"))
        left = effort.answer(
            ("left", *key),
            None,
            lambda: self._left_wholly(setters, hot, slots, value),
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
                return self._is_left_again(setters, hot, slots, exact)
            finally:
                del self._set_once[key]

        if not effort.answer(("left again", *key), False, differs, lambda: True) and (
            not are_more(exact, values) or self._earlier.are_over(setters)
        ):
            return together
        again = self._tracer.guards.atom(("called again",))
        return self._tracer.either(again, self._set_on(cls, name), together)

    def _left_wholly(
        self, setters: Sequence[Unit], hot: Hot, slots: Sequence[Slot], first: Value
    ) -> list[tuple[Unit, Value]] | None:
        """What whole calls leave somewhere; None if that cannot be told.

        :param first: what is there before any of them.
        """
        if not all(each.is_function for each in setters):
            return None
        outermost = self._earlier.outermost(setters)
        left = None if outermost is None else self._earlier.left(outermost, hot, slots)
        if left is None:
            return None
        return [(unit, self._told(after or first)) for unit, after in left]

    def _is_left_again(
        self, setters: Sequence[Unit], hot: Hot, slots: Sequence[Slot], exact: list[Value]
    ) -> bool:
        """Whether further calls leave something else than the first ones.

        :param exact: what those leave.
        """
        further: list[Value] = []
        for unit in self._earlier.outermost(setters) or ():
            left = self._earlier.rerun(unit, hot, lambda: [each.value for each in slots])
            after: Any = next((each for each in left or () if each is not None), None)
            if after is None:
                return True
            further += ground(self._told(after))
        return are_more(exact, further)

    @property
    def _is_first_call(self) -> bool:
        """Whether a call is run that finds what there is before any other."""
        return self._earlier.is_first and self._tracer.is_earlier

    def _set_on(self, cls: ClassValue, name: str) -> Unknown:
        reason = f"'{name}' of '{cls.name}', which functions change"
        return Unknown(reason, Place(cls.module.path, 1))

    def _told(self, value: Value) -> Value:
        """Something with what callers pass in the place of parameters."""
        if not isinstance(value, Alternatives | Unknown):
            return value
        choices = guarded_choices(value)
        return self._tracer.merged(
            (guard, self._tracer.one_of(distinct(self._or_default(each))))
            for guard, each in choices
        )

    def _as_imported(self, cls: ClassValue, name: str, value: Value) -> Value:
        """An attribute of a class as other modules leave it that are imported."""
        key = (cls.key, name)
        if key in self._imported or self._tracer.is_importing(cls.body):
            return value
        with marked(self._imported, key):
            self._import_changes.of_class(cls, name)
        return cls.body.variables.get(name, value)

    def _is_set_again(self, cls: ClassValue, name: str, values: list[Value]) -> bool:
        """Whether what sets an attribute of a class makes further values of what it has set."""
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
        """What functions set an attribute to that is not one of their own object."""
        question = ("set", name)
        return self._tracer.effort.answer(
            question, [], lambda: self._set_outside(name), lambda: self._set_by_much(name)
        )

    def _set_by_much(self, name: str) -> list[tuple[Value, Value]]:
        """What functions set an attribute to of which it takes too long to find that out."""
        path, line = next(iter(self._words.mentions(Word(name, is_attribute=True))), ("", 0))
        unknown = Unknown(f"'{name}', which code sets that takes too many steps", Place(path, line))
        return [(ANYTHING, self._tracer.effort.note_given_up(None, unknown))]

    def _set_outside(self, name: str) -> list[tuple[Value, Value]]:
        found: list[tuple[Value, Value]] = []
        own = re.escape(name)
        by_name = rf"setattr\(.*['\"]{own}['\"]"
        is_set = rf"(?<!\bself)\.{own}\b{SET_SO}|{by_name}"
        units: dict[object, Unit] = {}
        for path in self._setting(name, by_name):
            for line in self._modules.texts.lines(path, name):
                if re.search(is_set, self._symbols.line_of(path, line)):
                    units.update((each.key, each) for each in self._units.at(path, line))
        units = {key: each for key, each in units.items() if _may_set(each)}
        if len(units) > MOST_CALLERS:
            return self._set_by_much(name)
        hot = Hot((name, "setattr"))
        for each in units.values():
            watch = Watch(None, name, [])
            self._runs.watch(each, watch, hot, is_earlier=True)
            self._setters.setdefault(name, []).extend((holder, each) for holder, _ in watch.noted)
            for holder, noted in watch.noted:
                value, guard = cast("tuple[Value, Guard]", noted)
                narrowed = ground(self._narrowed(value, guard))
                found += [(holder, one) for each in narrowed for one in self._or_default(each)]
        return found

    def _setting(self, name: str, by_name: str) -> list[str]:
        """The files that look like setting an attribute of a name.

        :param by_name: a pattern for what sets it by its name.
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
            rf"|[ \t]*\[[^\]\n]*\][ \t]*{ASSIGNING}|[ \t]*[-+|&^]=)"
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
            known = self._may_change.get(key)
            if known is None:
                found = self._changers(self._words.mentions(word), changing)
                known = self._may_change[key] = bool(found)
            if not known:
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
        """Run the definitions of the classes for which some methods of metaclasses are called."""
        for metaclass in {id(each): each for each in map(self._makes_classes, units)}.values():
            for cls in () if metaclass is None else self._classes.made_by(metaclass):
                self._tracer.complete(cls)

    def _run_imports(self, unit: Unit) -> None:
        """Run the statements of modules that call a function, as a decorator, too."""
        for path, line in self._call_sites.places(unit):
            if not unit.first <= line <= unit.last or path != unit.path:
                for at in sorted({line, *(each.first for each in self._units.at(path, line))}):
                    self._import_changes.run(Place(path, at))

    def _is_anywhere(self, name: str, changing: re.Pattern[str]) -> bool:
        """Whether the text of any file looks like a change of what an attribute holds."""
        known = self._is_changed_at_all.get(name)
        if known is None:
            texts = self._modules.texts
            known = self._is_changed_at_all[name] = any(
                self._says(path, changing) for path in texts.mentioning(f".{name}")
            )
        return known

    def _says(self, path: str, changing: re.Pattern[str]) -> bool:
        """Whether the text of a file has something in it."""
        key = (path, changing.pattern)
        known = self._said.get(key)
        if known is None:
            known = self._said[key] = self._modules.texts.says(path, changing)
        return known

    def _changers(
        self, mentions: Iterable[tuple[str, int]], changing: re.Pattern[str]
    ) -> dict[object, Unit]:
        """The functions at some places whose text looks like a change."""
        units: dict[object, Unit] = {}
        for path, line in mentions:
            # Most files need not be parsed to see that they change nothing.
            for unit in self._units.at(path, line) if self._says(path, changing) else ():
                if unit.is_function and self._symbols.matches(unit, changing):
                    units[unit.key] = unit
        return units

    def _change_content(
        self,
        units: Mapping[object, Unit],
        names: Iterable[str],
        value: ListObject | DictObject,
        change: Unknown,
    ) -> list[Unit]:
        """Note what functions may have changed in a container by the time that somebody looks.

        :return: those of them that are called after all modules are imported.
        """
        if len(units) > MOST_CALLERS:
            self._tracer.leave_unknown([value], change)
            return []
        changers = [unit for unit in units.values() if not self.is_of_import(unit)]
        hot = Hot(names)
        effects = [partial(self._runs.effect_on, unit, value, hot) for unit in changers]
        self._states.change_by(effects, value, change, changers, hot)
        return changers

    def _makes_classes(self, unit: Unit) -> ClassValue | None:
        """The metaclass by which a method is called for each class that it makes."""
        if not unit.classes or getattr(unit.statement, "name", "") not in OF_METACLASSES:
            return None
        cls = self._symbols.class_of(unit)
        return cls if cls is not None and External("type") in cls.mro else None

    def is_of_import(self, unit: Unit) -> bool:
        """Whether a function is called only while its modules are imported."""
        known = self._of_import.get(unit.key)
        if known is None:
            known = self._of_import[unit.key] = self._is_of_import(unit)
        return known

    def _is_of_import(self, unit: Unit) -> bool:
        if self._makes_classes(unit) is not None:
            return True
        own = range(unit.first, unit.last + 1)
        # Others may import it under a name of their own.
        names = self._call_sites.names_of(unit)
        places = [
            (path, line)
            for path, line in self._call_sites.places(unit)
            if (path != unit.path or line not in own)
            and any(self._is_code(path, line, name) for name in names)
        ]
        return bool(places) and not any(self._is_in_function(*each) for each in places)

    def _is_code(self, path: str, line: int, name: str) -> bool:
        """Whether a line mentions a name otherwise than in a text."""
        code = _QUOTED.sub("", self._symbols.line_of(path, line))
        return re.search(rf"\b{re.escape(name)}\b", code) is not None

    def _is_in_function(self, path: str, line: int) -> bool:
        """Whether a line of a file is run only as a function is called."""
        text = self._symbols.line_of(path, line)
        # What is not indented need not be parsed.
        may_be = text[:1].isspace() or "def " in text
        return may_be and any(
            each.is_function and line >= each.statement.line for each in self._units.at(path, line)
        )


@contextmanager
def marked(done: set[tuple[Any, str]], key: tuple[object, str]) -> Iterator[None]:
    """Something that is done once; it is not done if it comes to no end."""
    done.add(key)
    try:
        yield
    except BaseException:
        done.discard(key)
        raise


def _may_set(unit: Unit) -> bool:
    """Whether a unit may set something that is not its own, after classes have been defined."""
    if unit.is_function:
        return getattr(unit.statement, "name", "") not in CALLED_BY_CLASSES
    return not unit.classes and isinstance(unit.statement, syntax.Assign)


def _of_class(sets: list[tuple[Value, Value]], cls: ClassValue) -> list[Value]:
    """Of what attributes are set to those of a class, or of its bases."""
    return [
        value
        for holder, value in sets
        if holder is ANYTHING or (isinstance(holder, ClassValue) and holder in cls.mro)
    ]


def are_more(known: list[Value], values: list[Value]) -> bool:
    """Whether some values are not all known, whoever has handed them over."""
    own = [without_supplier(each) for each in known]
    return any(not any(same(without_supplier(each), one) for one in own) for each in values)
