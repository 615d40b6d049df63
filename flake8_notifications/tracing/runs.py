"""Running a unit by itself: with its parameters open, and with nothing left of it afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Final

from flake8_notifications.interpretation import attributes, calls, definitions
from flake8_notifications.interpretation.effects import identifiers
from flake8_notifications.interpretation.guards import TRUE, Guard, TooMuch
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.records import Slot, restore
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Alternatives,
    Body,
    ClassValue,
    Constant,
    DictObject,
    Frame,
    Function,
    FunctionKey,
    Instance,
    ListObject,
    ModuleValue,
    Value,
    now,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.effort import Exhausted
from flake8_notifications.tracing.frames import around_comprehensions
from flake8_notifications.tracing.sends import Watch
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Hot, Word, Words

#: Methods that are called through what their class's name leads to.
OF_CLASS = frozenset(
    {"__init__", "__new__", "__call__", "__enter__", "__exit__", "__aenter__", "__aexit__",
     "__post_init__", "__get__", "__iter__", "__getattr__", "__init_subclass__"}
)  # fmt: skip


#: What a run may cost: statements and calls, and nodes of guards.
_MOST_STEPS: Final = 60_000
_MOST_NODES: Final = 1_000_000
#: What a run may cost that only looks for what is passed or set.
_FEW_STEPS: Final = 3_000
_FEW_NODES: Final = 30_000


#: The attributes of a class that no other one has.
_NAMES = frozenset({"__name__", "__qualname__"})
_MOST_CLASSES = 40


NOTHING_PASSED: Final[Mapping[str, Value]] = MappingProxyType({})

_ABC: Final = re.compile(r"\bABC(?:Meta)?\b")


class Runs:
    """Runs units."""

    def __init__(
        self, modules: Modules, tracer: Tracer, units: Units, words: Words, classes: Classes
    ) -> None:
        self._modules = modules
        self._tracer = tracer
        self._units = units
        self._words = words
        self._classes = classes
        #: Whether other code sets an attribute of a class itself.
        self.is_set_outside: Callable[[ClassValue, str], bool] = lambda cls, name: False
        #: What the decorators of the last function that was run with them have made of it.
        self.decorated: Value | None = None
        self._functions: dict[object, Function | None] = {}
        self._by_key: dict[FunctionKey, Unit | None] = {}
        self._lines: dict[str, list[str]] = {}
        self._class_texts: dict[FunctionKey, str] = {}
        self._abstract: dict[FunctionKey, bool] = {}

    # What there is

    def unit_of(self, key: FunctionKey) -> Unit | None:
        """The unit of a function; None for one that is nested in another."""
        if key not in self._by_key:
            found = None
            if key.path in self._modules.path_set:
                for unit in self._units.all(key.path):
                    if unit.is_function and (unit.statement.line, unit.statement.column) == key[1:]:
                        found = unit
            self._by_key[key] = found
        return self._by_key[key]

    def unit_around(self, key: FunctionKey) -> Unit | None:
        """The unit of a function, or of the one that it is nested in."""
        found = self.unit_of(key)
        if found is None and key.path in self._modules.path_set:
            for unit in self._units.at(key.path, key.line):
                if unit.is_function:
                    return unit
        return found

    def class_of(self, unit: Unit) -> ClassValue | None:
        """The class whose body a unit stands in."""
        return self._classes.of(unit.path, unit.classes) if unit.classes else None

    def function_of(self, unit: Unit) -> Function | None:
        """The function of a unit, before its decorators."""
        if unit.key not in self._functions:
            made = None
            body = self.body_of(unit)
            if body is not None and isinstance(unit.statement, syntax.FunctionDefinition):
                with self._tracer.apart():
                    made = definitions.function_of(self._tracer, unit.statement, body)
            self._functions[unit.key] = made
        return self._functions[unit.key]

    def body_of(self, unit: Unit) -> Body | None:
        if not unit.classes:
            return self._tracer.module_frame(self._modules.at(unit.path))
        cls = self.class_of(unit)
        return None if cls is None else cls.body

    def methods(self, cls: ClassValue) -> list[Unit]:
        """The methods that a class's own body defines."""
        if cls.module.path not in self._modules.path_set:
            return []
        return self._units.methods(cls.module.path, cls.definition)

    def text_of(self, unit: Unit) -> str:
        """The text of a unit."""
        return "\n".join(self._lines_of(unit.path)[unit.first - 1 : unit.last])

    def line_of(self, path: str, line: int) -> str:
        """The text of a line."""
        return self._lines_of(path)[line - 1]

    def is_module(self, path: str, name: str) -> bool:
        """Whether a name is that of a module for the code of a file."""
        value = self._tracer.module_attribute(self._modules.at(path), name)
        return isinstance(value, ModuleValue)

    def _lines_of(self, path: str) -> list[str]:
        lines = self._lines.get(path)
        if lines is None:
            lines = self._lines[path] = self._modules.texts.text(path).splitlines()
        return lines

    def text_of_class(self, cls: ClassValue) -> str:
        """The text of a class of the project."""
        path = cls.module.path
        if path not in self._modules.path_set:
            return ""
        key = cls.key
        known = self._class_texts.get(key)
        if known is None:
            if path not in self._lines:
                self._lines[path] = self._modules.texts.text(path).splitlines()
            last = cls.module.end_of(cls.definition)
            known = "\n".join(self._lines[path][cls.definition.line - 1 : last])
            self._class_texts[key] = known
        return known

    def words_of(self, unit: Unit) -> Iterator[Word]:
        """The names that lead to a function."""
        if not isinstance(unit.statement, syntax.FunctionDefinition):
            return
        name = unit.statement.name
        if not unit.classes:
            yield Word(name, frozenset({unit.path}))
            return
        cls = self.class_of(unit)
        if name in OF_CLASS and cls is not None:
            for each in self._classes.family(cls):
                yield Word(each.name, frozenset({each.module.path}))
            if name in ("__init__", "__exit__", "__enter__", "__call__"):
                # Classes call it of their bases.
                homes = frozenset(each.module.path for each in self._classes.family(cls))
                yield Word(name, homes, is_of_homes=True)
        elif self._words.is_common(name):
            if cls is not None:
                homes = frozenset(each.module.path for each in self._classes.family(cls))
                yield Word(name, homes, is_attribute=True)
        else:
            yield Word(name, is_attribute=True)

    # Running

    @contextmanager
    def alone(
        self,
        *,
        keeps: bool = False,
        most_steps: int = _MOST_STEPS,
        most_nodes: int = _MOST_NODES,
    ) -> Iterator[None]:
        """A run of which nothing is left."""
        tracer = self._tracer
        kept = tracer.sends, tracer.made, tracer.steps, tracer.called, tracer.watch, tracer.words
        limits = tracer.most_steps, tracer.guards.most
        kinds = tracer.runs_entries, tracer.is_once
        tracer.runs_entries, tracer.is_once = True, False
        imports, tracer.imports = tracer.imports, 0
        tracer.guards.most = len(tracer.guards) + most_nodes
        tracer.most_steps = most_steps
        tracer.sends, tracer.made, tracer.steps, tracer.called = [], [], 0, {}
        journal: dict[tuple[int, str], tuple[Slot, object]] = {}
        start = now()
        with tracer.apart():
            tracer.journals = [journal]
            interludes, tracer.interludes = tracer.interludes, []
            try:
                yield
            finally:
                if not keeps:
                    restore(journal, start, tracer.interludes)
                tracer.interludes = interludes
                tracer.sends, tracer.made, tracer.steps, tracer.called = kept[:4]
                tracer.watch, tracer.words = kept[4:]
                tracer.most_steps, tracer.guards.most = limits
                tracer.runs_entries, tracer.is_once = kinds
                tracer.imports = imports

    def watch(
        self,
        unit: Unit,
        watch: Watch,
        hot: Hot,
        receiver: Instance | None = None,
        *,
        keeps: bool = False,
    ) -> None:
        """Run a unit for what it passes or sets."""
        ways = ((True, False), (False, False), (False, True))
        for is_exact, is_narrow in ways if self._tracer.is_exact else ways[1:]:
            with self._exactly(
                hot, is_exact=is_exact, watch=watch, keeps=keeps, is_narrow=is_narrow
            ):
                try:
                    self.execute(unit, receiver)
                except Exhausted:
                    raise
                except TooMuch:
                    continue
                return

    def execute(
        self,
        unit: Unit,
        receiver: Value | None = None,
        passed: Mapping[str, Value] = NOTHING_PASSED,
    ) -> None:
        """Run a unit as it stands.

        :param passed: the parameters of which it is known what they are.
        """
        if unit.is_function:
            function = self.function_of(unit)
            if function is not None:
                receiver = self.receiver_of(unit) if receiver is None else receiver
                self.enter(function, receiver, passed)
            return
        body = self.body_of(unit)
        if body is None:
            return
        self._tracer.path = TRUE
        self._tracer.catchers = []
        if isinstance(unit.statement, syntax.ClassDefinition):
            outer = body
            self._tracer.demand(outer, unit.statement.name)
        present, body.present = body.present, None
        before = len(body.made)
        known = dict(self._tracer.classes)
        outer_running, self._tracer.running = self._tracer.running, body
        try:
            self._tracer.execute(_as_run(unit.statement), body)
            if isinstance(unit.statement, syntax.FunctionDefinition):
                self.decorated = body.variables.get(unit.statement.name)
            for function in body.made[before:]:
                if id(function) not in self._tracer.called:
                    self._tracer.run_entry(function, around_comprehensions(function.closure))
        finally:
            self._tracer.running = outer_running
            body.present = present
            del body.made[before:]
            # A class that is made once more is none of those that everybody else has.
            self._tracer.classes.update(known)

    def receiver_of(self, unit: Unit) -> Value | None:
        """What a method is called on where its callers do not matter."""
        cls = self.class_of(unit)
        statement = unit.statement
        if cls is None or not isinstance(statement, syntax.FunctionDefinition):
            return None
        kinds = {each.id for each in statement.decorators if isinstance(each, syntax.Name)} | {
            each.name for each in statement.decorators if isinstance(each, syntax.Attribute)
        }
        if "staticmethod" in kinds:
            return None
        if "classmethod" in kinds or statement.name in ("__new__", "__init_subclass__"):
            return self._as_class(cls, unit)
        receiver = Instance(self._only_class_of_method(cls, statement.name) or cls, is_open=True)
        receiver.method = statement.name
        return receiver

    def _only_class_of_method(self, cls: ClassValue, name: str) -> ClassValue | None:
        """The only class of whose objects a method of a class is called, if there is just one."""
        family = self._classes.each_of_family(cls)
        made = (
            each
            for each in family
            if (each is cls or self._reaches(each, cls, name)) and not self._is_abstract(each)
        )
        only = next(made, None)
        return only if next(made, None) is None else None

    def family_of_method(self, cls: ClassValue, name: str) -> tuple[ClassValue, ...]:
        """A class and its descendants, without those that have another method of a name instead."""
        family = self._classes.family(cls)
        if not name or len(family) == 1:
            return family
        reached = [each for each in family if each is cls or self._reaches(each, cls, name)]
        return tuple(each for each in reached if not self._is_abstract(each)) or tuple(reached)

    def _is_abstract(self, cls: ClassValue) -> bool:
        """Whether there are no objects of just a class, as it leaves methods to its descendants."""
        known = self._abstract.get(cls.key)
        if known is None:
            defined: set[str] = set()
            known = False
            refuses = _refuses_objects(cls)
            for base in project_classes(cls):
                for statement in base.definition.body:
                    if (
                        isinstance(statement, syntax.FunctionDefinition)
                        and statement.name not in defined
                    ):
                        known = known or (
                            any(map(_makes_abstract, statement.decorators))
                            and (refuses or _is_empty(base.module.body_of(statement)))
                        )
                defined |= base.body.positions.keys()
            self._abstract[cls.key] = known
        return known

    def _reaches(self, cls: ClassValue, base: ClassValue, name: str) -> bool:
        """Whether a method of a base is called on the objects of a class."""
        for each in project_classes(cls):
            if each is base:
                return True
            for unit in self.methods(each):
                assert isinstance(unit.statement, syntax.FunctionDefinition)
                if unit.statement.name == name:
                    return "super(" in (text := self.text_of(unit)) or f"{base.name}.{name}" in text
        return True

    def _as_class(self, cls: ClassValue, unit: Unit) -> Value:
        """What a class method is called on: those classes of a family that tell it apart."""
        function = self.function_of(unit)
        assert isinstance(unit.statement, syntax.FunctionDefinition)
        family = self.family_of_method(cls, unit.statement.name)
        if function is None or len(family) == 1:
            return cls
        names = sorted(
            {name for row in self._tracer.outline_of(function).rows for name in row.own.attributes}
        )
        by_name = not _NAMES.isdisjoint(names)
        found: dict[object, ClassValue] = {}
        for each in family:
            held = tuple(self._held(each, name) for name in names)
            found.setdefault((held, id(each) if by_name else 0), each)
        if len(found) > _MOST_CLASSES:
            return cls
        return self._tracer.one_of(list(found.values()))

    def _held(self, cls: ClassValue, name: str) -> int:
        """What tells an attribute of a class from that of another one."""
        for each in project_classes(cls):
            value = attributes.own(self._tracer, each, name)
            if value is not None:
                is_text = isinstance(value, Constant)
                return id(cls) if is_text and self.is_set_outside(cls, name) else id(value)
        return 0

    def enter(
        self,
        function: Function,
        receiver: Value | None,
        passed: Mapping[str, Value] = NOTHING_PASSED,
    ) -> Frame:
        """Run a function whose parameters only its callers know."""
        tracer = self._tracer
        tracer.path, tracer.catchers = TRUE, []
        frame = Frame(function.module, function.closure, function=function, owner=function.owner)
        tracer.bind_unknown(function, frame, receiver)
        frame.variables.update(passed)
        tracer.collect_yields(frame)
        calls.run_alone(tracer, function, frame)
        return frame

    def constructed(self, cls: ClassValue, constructor: Function, hot: Hot) -> dict[str, Value]:
        """What the constructor of a class sets attributes to, as far as these are of interest."""
        receiver = Instance(cls, cls.body.place_of("__init__"))
        tracer = self._tracer
        with self.alone(keeps=True, most_steps=_FEW_STEPS, most_nodes=_FEW_NODES):
            tracer.watch, tracer.words = Watch(None, None, []), hot
            quiet, tracer.quiet = tracer.quiet, receiver
            narrow, tracer.is_narrow = tracer.is_narrow, False
            try:
                self.enter(constructor, receiver)
            except Exhausted:
                raise
            except TooMuch:
                return {}
            finally:
                tracer.quiet, tracer.is_narrow = quiet, narrow
        return receiver.attributes

    def effect_on(
        self,
        unit: Unit,
        holder: ListObject | DictObject,
        hot: Hot,
        passed: Mapping[str, Value] = NOTHING_PASSED,
    ) -> tuple[tuple[Guard, Any], ...]:
        """The contents of something as a unit leaves it."""
        for is_exact in (True, False):
            with self._exactly(hot, is_exact=is_exact):
                try:
                    self.execute(unit, passed=passed)
                except Exhausted:
                    raise
                except TooMuch:
                    if is_exact:
                        continue
                return holder.states
        return holder.states

    @contextmanager
    def _exactly(
        self,
        hot: Hot,
        *,
        is_exact: bool,
        watch: Watch | None = None,
        keeps: bool = False,
        is_narrow: bool = False,
    ) -> Iterator[None]:
        """A run that only looks for what is changed, of all statements or of what may matter."""
        tracer = self._tracer
        with self.alone(keeps=keeps, most_steps=_FEW_STEPS, most_nodes=_FEW_NODES):
            tracer.watch, tracer.words = watch or Watch(None, None, []), hot
            kept = tracer.is_exact, tracer.is_narrow
            tracer.is_exact, tracer.is_narrow = is_exact, is_narrow
            try:
                yield
            finally:
                tracer.is_exact, tracer.is_narrow = kept

    def bound_global(self, unit: Unit, frame: Frame, name: str, hot: Hot) -> list[Value]:
        """What a function binds a name of its module to."""
        value = old = frame.variables.get(name)
        for is_exact in (True, False):
            with self._exactly(hot, is_exact=is_exact):
                try:
                    self.execute(unit)
                except Exhausted:
                    raise
                except TooMuch:
                    continue
                value = frame.variables.get(name)
                break
        if value is None or value is old:
            return []
        choices = value.choices if isinstance(value, Alternatives) else ((TRUE, value),)
        return [each for _, each in choices if each is not UNBOUND and each is not old]


def _as_run(statement: syntax.Statement) -> tuple[syntax.Statement, ...]:
    """A statement of a module, which may be the one that is run as a program."""
    match statement:
        case syntax.If(
            test=syntax.Compare(left=syntax.Name(id="__name__"), operators=("==",)), body=body
        ):
            return (*body, statement)
        case _:
            return (statement,)


def _refuses_objects(cls: ClassValue) -> bool:
    """Whether Python makes no objects of a class that has abstract methods.

    https://docs.python.org/3/library/abc.html: its metaclass has to be ``ABCMeta``.
    """
    for base in cls.mro:
        if not isinstance(base, ClassValue):
            if _ABC.search(str(getattr(base, "name", ""))):
                return True
            continue
        definition = base.definition
        header = (
            *definition.bases,
            *definition.decorators,
            *(each.value for each in definition.keywords),
            *(() if definition.metaclass is None else (definition.metaclass,)),
        )
        if any(_ABC.search(name) for node in header for name in identifiers(node)):
            return True
    return False


def _is_empty(body: tuple[syntax.Statement, ...]) -> bool:
    """Whether a function does nothing, so that there have to be others that do."""
    return all(isinstance(each, syntax.Raise | syntax.Declaration) for each in body)


def _makes_abstract(decorator: syntax.Expression) -> bool:
    """Whether a decorator leaves a method to the descendants of its class."""
    match decorator:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name.startswith("abstract")
        case _:
            return False
