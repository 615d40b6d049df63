"""The classes of a project's modules, evaluated."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from flake8_notifications.dialects.classes_from_calls import made_by_calls, may_make_classes
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.interpretation.answers import Answers, Origin
from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.plain import single, value_in
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import Body, ClassLike, ClassValue
from flake8_notifications.payloads.changes_in_functions import is_run_into, note_later_changes
from flake8_notifications.payloads.class_options import USUAL_BASES, ClassOptions
from flake8_notifications.payloads.dialect_payloads import DialectClasses
from flake8_notifications.payloads.dynamic_classes import Made, made_classes
from flake8_notifications.payloads.interpreter import Hierarchy, PayloadInterpreter
from flake8_notifications.payloads.late_registration import Late
from flake8_notifications.payloads.machine import ClassMachine, Registration
from flake8_notifications.payloads.model import Payload, Problem, Shape
from flake8_notifications.payloads.module_classes import CachedClass
from flake8_notifications.payloads.reader import PayloadReader
from flake8_notifications.payloads.registrars import Registrars
from flake8_notifications.project.defined_names import UNNAMED
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_ByPlace: TypeAlias = dict[tuple[int, int], ClassValue]
_Machine: TypeAlias = ClassMachine | DialectInterpreter
_VERSIONED_OBJECT: Final = "oslo_versionedobjects.base.VersionedObject"


class Classes:
    """Evaluates classes.

    :param bases: names of classes, dotted or bare, whose descendants are payload classes.
    :param answers: the values of expressions that could not be reduced before.
    """

    def __init__(
        self,
        modules: Modules,
        bases: Sequence[str],
        answers: Answers | None = None,
        options: ClassOptions | None = None,
    ) -> None:
        self._modules = modules
        self._bases = frozenset(bases)
        self._answers = answers
        self._options = options or ClassOptions()
        self._machine = PayloadInterpreter(modules, answers)
        self._reader = PayloadReader(self._machine)
        self._run: set[str] = set()
        #: The classes of which it has been looked for what may change them.
        self._changed_later: set[ClassValue] = set()
        self._values: dict[str, _ByPlace] = {}
        self._read: dict[str, _ByPlace] = {}
        self._spoken: dict[str, _ByPlace] = {}

    @functools.cached_property
    def _hierarchy(self) -> Hierarchy | DialectInterpreter:
        """Who says what derives from what; where dialects are read, nobody else need do it, too."""
        if self._asks_for_dialects():
            return self._dialects.machine
        return Hierarchy(self._modules, self._answers)

    @property
    def depend_on_order(self) -> bool:
        """Whether what is known of them depends on which was asked for first."""
        machines = (self._machine, self._hierarchy)
        if "_registrars" in self.__dict__ and self._registrars.depend_on_order:
            return True
        if "_dialects" in self.__dict__:
            return any(machine.depends_on_order for machine in (*machines, self._dialects.machine))
        return any(machine.depends_on_order for machine in machines)

    def of(self, path: str) -> _ByPlace:
        """The classes of a module by their line and column, those of classes included.

        What they derive from is known, and nothing else.
        """
        if path not in self._read:
            self._read[path] = _classes_of(self._hierarchy, self._modules.at(path))
        return self._read[path]

    def hidden(self, path: str, name: str) -> Iterator[CachedClass]:
        """The classes of a name that functions or calls make and that may descend from the bases.

        Which of them there are, and whether they are registered, depends on who calls what.
        """
        module = self._modules.at(path)
        frame = self._hierarchy.module_frame(module)
        for made in made_classes(module):
            if made.name != name:
                continue
            values = [value_in(self._hierarchy, _unstarred(base), frame) for base in made.bases]
            if any(self._may_descend(base) for base in values):
                yield _hidden(path, made)

    def _may_descend(self, base: Value) -> bool:
        if isinstance(base, ClassValue):
            return any(self._is_base(ancestor) for ancestor in base.mro)
        return isinstance(base, Unknown) or (isinstance(base, External) and self._is_base(base))

    def is_descendant(self, unit: CachedClass) -> bool:
        """Whether a class descends from the bases; one with an unknown base may, by its words."""
        cls = self.of(unit.path)[unit.line, unit.column]
        if any(map(_unpacks_bases, cls.mro)):
            # What is unpacked may have been changed since it was written.
            cls = self._found(unit) or cls
        return any(self._is_base(base) or isinstance(base, Unknown) for base in cls.mro)

    def is_registered(self, unit: CachedClass) -> bool:
        """Whether a class is registered as one of its own."""
        cls = self._found(unit)
        if cls is None:
            return False
        registration = self._reader.registration(cls)
        if registration is Registration.NONE:
            unit.registered_by = self.registrars(unit.name)
            late = self._late(unit)
            if late is not None:
                self._reader.register_late(cls, late)
            return late is not None
        return registration is Registration.REGISTERED

    def is_base(self, unit: CachedClass) -> bool:
        """Whether a class is registered as a base, as ``register_if(False)`` does."""
        cls = self._found(unit)
        return cls is not None and self._reader.registration(cls) is Registration.BASE

    def registrars(self, name: str) -> list[str]:
        """The modules that may have to do with the registration of a class of a name."""
        return self._registrars.paths(name)

    def _late(self, unit: CachedClass) -> Late | None:
        """Where the class is registered by something else than a decorator."""
        for path in unit.registered_by or ():
            # Whatever that module does, what is known of the class depends on it.
            self._modules.asked.questions.add_found(unit.path, f"registering {path}", path)
        cls = self.of(unit.path)[unit.line, unit.column]
        late = self._registrars.late(cls)
        if (late is not None and late.is_certain) or not any(map(self._is_base, cls.mro)):
            return late
        beyond = self._registrars.beyond_mentions(cls, unit.registered_by or [])
        return beyond if late is None or (beyond and beyond.is_certain) else late

    @functools.cached_property
    def _registrars(self) -> Registrars:
        return Registrars(self._modules, self._hierarchy, self._answers)

    def is_versioned(self, unit: CachedClass) -> bool:
        """Whether a class is a versioned object."""
        return any(
            isinstance(base, ClassValue) and base.dotted_name == _VERSIONED_OBJECT
            for base in self.of(unit.path)[unit.line, unit.column].mro
        )

    # Classes that no registry of oslo.versionedobjects knows

    def is_event(self, unit: CachedClass) -> bool:
        """Whether the options mean a class that has no registry."""
        cls = self._dialect_class(unit)
        if cls is None or not self._dialects.is_chosen(cls):
            return False
        return self._dialects.kind(cls) is not None or self._asks_for_dialects()

    def _asks_for_dialects(self) -> bool:
        """Whether somebody named a base that is not one of the default, or classes."""
        return not self._bases <= {*USUAL_BASES} or bool(self._options.globs)

    def is_spoken(self, unit: CachedClass) -> bool:
        """Whether a class speaks a dialect."""
        cls = self._dialect_class(unit)
        return cls is not None and self._dialects.kind(cls) is not None

    def is_open(self, unit: CachedClass) -> bool:
        """Whether a class that speaks no dialect derives from something that is not known."""
        cls = self._dialect_class(unit)
        if cls is None or self._dialects.kind(cls) is not None:
            return False
        return self._dialects.has_open_base(cls)

    def holds(self, unit: CachedClass) -> list[tuple[str, int, int]]:
        """The classes that such a class holds, by path, line and column."""
        cls = self._dialect_class(unit)
        return [] if cls is None else self._dialects.reached(cls)

    def event(self, unit: CachedClass) -> Payload:
        """Such a class as a payload class."""
        cls = self._dialect_class(unit)
        assert cls is not None
        return self._dialects.payload(cls, unit.altered_by)

    def made(self, path: str) -> Iterator[CachedClass]:
        """The classes that calls in the body of a module make, those of oslo left out."""
        if not may_make_classes(self._modules.at(path), self._modules.texts.peek(path)):
            return
        for (line, column), cls in self._dialect_classes(path).items():
            if cls.key in self._dialects.machine.made_by_calls:
                unit = CachedClass(path, cls.name, line, column)
                unit.is_descendant = unit.is_registered = unit.is_versioned = False
                unit.objects, unit.is_spoken = [], True
                yield unit

    def altered_through(self, unit: CachedClass) -> tuple[str, ...]:
        """The names of a class and its bases: who changes one of them changes it."""
        cls = self._dialect_class(unit)
        return () if cls is None else tuple(base.name for base in project_classes(cls))

    @functools.cached_property
    def _dialects(self) -> DialectClasses:
        return DialectClasses(self._modules, self._bases, self._options, self._answers)

    def _dialect_class(self, unit: CachedClass) -> ClassValue | None:
        return self._dialect_classes(unit.path).get((unit.line, unit.column))

    def _dialect_classes(self, path: str) -> _ByPlace:
        if path not in self._spoken:
            machine, module = self._dialects.machine, self._modules.at(path)
            is_read = self._hierarchy is machine
            found = dict(self.of(path) if is_read else _classes_of(machine, module))
            if may_make_classes(module, self._modules.texts.peek(path)):
                with machine.apart():
                    classes = list(made_by_calls(machine, machine.module_frame(module)))
                found |= {(cls.definition.line, cls.definition.column): cls for cls in classes}
            self._spoken[path] = found
        return self._spoken[path]

    def objects(self, unit: CachedClass) -> list[str]:
        """The names of the classes that a class reaches through object fields."""
        if unit.registered_by:
            self.is_registered(unit)
        return self._reader.objects(self._settled(unit))

    def payload(self, unit: CachedClass) -> Payload:
        """A class as a payload class."""
        if unit.registered_by:
            # What an earlier run knew of it, the reader has to be told.
            self.is_registered(unit)
        return self._reader.read(self._settled(unit))

    def settled_by(self, unit: CachedClass) -> tuple[str, ...]:
        """The names of the project's classes whose attributes a class has."""
        return tuple(base.name for base in self._bases_in_project(self._value(unit)))

    def _settled(self, unit: CachedClass) -> ClassValue:
        """A class when other modules have done to it what they do."""
        cls = self._value(unit)
        for base in self._bases_in_project(cls):
            self._run_changes(base)
        return cls

    def _bases_in_project(self, cls: ClassValue) -> Iterator[ClassValue]:
        """A class, and those of its bases whose source is the project's."""
        for base in cls.mro:
            if isinstance(base, ClassValue) and self._modules.in_project(base.module):
                yield base

    def _run_changes(self, cls: ClassValue) -> None:
        """Run the other modules that may set attributes of a class."""
        if cls in self._changed_later:
            return
        self._changed_later.add(cls)
        for path in self._modules.search.changing(cls.name):
            if path != cls.module.path and path not in self._run:
                module = self._modules.at(path)
                if is_run_into(module, cls.name):
                    self._run.add(path)
                    self._machine.settle(module)
            note_later_changes(self._machine, cls, path)

    def origins(self, payload: Payload) -> Iterator[Origin]:
        """The expressions that could not be reduced and are the problems of a payload class."""
        for problem in payload.problems:
            yield from self._machine.unreduced.origins(problem.reason, problem.place)

    def _value(self, unit: CachedClass) -> ClassValue:
        cls = self._found(unit)
        assert cls is not None
        return cls

    def _found(self, unit: CachedClass) -> ClassValue | None:
        """A class with all that is known of it; None where it does not come to be."""
        if unit.path not in self._values:
            module = self._modules.at(unit.path)
            self._values[unit.path] = _classes_of(self._machine, module)
        return self._values[unit.path].get((unit.line, unit.column))

    def _is_base(self, cls: ClassLike) -> bool:
        if isinstance(cls, ClassValue):
            return cls.name in self._bases or cls.dotted_name in self._bases
        if isinstance(cls, External):
            return cls.name in self._bases or cls.name.rpartition(".")[2] in self._bases
        return False


def _unpacks_bases(cls: ClassLike) -> bool:
    return isinstance(cls, ClassValue) and any(
        isinstance(base, syntax.Starred) for base in cls.definition.bases
    )


def _unstarred(base: syntax.Expression) -> syntax.Expression:
    return base.value if isinstance(base, syntax.Starred) else base


def _hidden(path: str, made: Made) -> CachedClass:
    place = Place(path, made.line)
    reason = (
        f"{made.how}, so nobody can tell whether and as what it is registered: define it "
        "at the top of its module, or excuse this with a noqa comment"
    )
    payload = Payload(
        # No two of those whose names nobody knows have the same one.
        f"{made.name} in {place}" if made.name == UNNAMED else made.name,
        place,
        made.column,
        "1.0",
        None,
        made.column,
        Shape(),
        {},
        (Problem("class", reason, place),),
        {},
        {},
        (place,),
    )
    unit = CachedClass(path, made.name, made.line, made.column)
    unit.is_descendant = unit.is_registered = True
    unit.is_versioned, unit.objects, unit.payload = False, [], payload
    return unit


def _classes_of(machine: _Machine, module: SourceModule) -> _ByPlace:
    with machine.apart():
        classes = list(_classes_in(machine, machine.module_frame(module)))
    return {(cls.definition.line, cls.definition.column): cls for cls in classes}


def _classes_in(machine: _Machine, body: Body) -> Iterator[ClassValue]:
    """The classes of a module or class body, nested ones included.

    Of those in an ``if`` or ``try``, only what their name means in the end: its branches are
    alternatives, while two definitions in a row both come to be.
    """
    found: dict[ClassValue, None] = {}
    for statement in body.statements:
        for name in _class_names((statement,)):
            machine.demand(body, name)
            value = body.variables.get(name)
            if isinstance(statement, syntax.ClassDefinition):
                key = (body.module.path, statement.line, statement.column)
                value = machine.classes.get(key, value)
            value = None if value is None else single(machine, value)
            if isinstance(value, ClassValue) and value.module is body.module:
                found[value] = None
    for cls in found:
        yield cls
        yield from _classes_in(machine, cls.body)


def _class_names(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    for statement in statements:
        if isinstance(statement, syntax.ClassDefinition):
            yield statement.name
        for block in blocks(statement):
            yield from _class_names(block)
