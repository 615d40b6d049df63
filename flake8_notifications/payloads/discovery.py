"""Which classes of a project are payload classes."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from flake8_notifications.interpretation.answers import Answer, Answers, Infer, Origin
from flake8_notifications.payloads.class_options import USUAL_BASES, USUAL_OPTIONS, ClassOptions
from flake8_notifications.payloads.model import Payload, Payloads
from flake8_notifications.payloads.module_classes import CachedClass, CachedModule, CachedModules
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place
from flake8_notifications.source.unread import Unread

if TYPE_CHECKING:
    from flake8_notifications.payloads.classes import Classes

#: What has been inferred may lead to another question.
_MOST_ROUNDS: Final = 4


#: What is below these is registered, or no payload class.
_OSLO: Final = "oslo_versionedobjects."


def find_payloads(
    modules: Modules,
    bases: Sequence[str],
    units: CachedModules | None = None,
    infer: Infer | None = None,
    options: ClassOptions = USUAL_OPTIONS,
) -> Payloads:
    """The payload classes of a project.

    :param bases: names of classes, dotted or bare: their registered descendants are payload
        classes, and with them the versioned objects that these reach through object fields.
    :param units: what is known of the classes of some modules; what is found out is added.  Where
        that depends on the order in which modules are read, or on an inference, there is nothing
        left in it.
    :param infer: who may know what cannot be reduced.
    :param options: which classes are payload classes besides, and where they keep their version.
    """
    known: CachedModules = {} if units is None else units

    def find(answers: Answers) -> tuple[Payloads, list[Origin]]:
        finder = _Finder(modules, bases, {} if answers else known, answers, options)
        payloads = finder.found()
        origins = finder.origins(payloads)
        if known and finder.depends_on_order:
            known.clear()
        return payloads, origins

    answers: dict[Origin, Answer] = {}
    found, origins = find(answers)
    for _ in range(_MOST_ROUNDS):
        more = infer(modules, origins) if infer is not None and origins else None
        if more is not None:
            known.clear()
        if not more:
            break
        answers.update(more)
        found, origins = find(answers)
    return found


def registered_among(modules: Modules, names: Iterable[str]) -> frozenset[str]:
    """Those of the names that a registered class of a project has, whatever it descends from."""
    finder = _Finder(modules, (), {}, {})
    return frozenset(name for name in names if any(finder.registered(name)))


def read_at(modules: Modules, bases: Sequence[str], places: Iterable[Place]) -> list[Payload]:
    """The versioned objects at some ``class`` lines, registered as classes of their own or not."""
    finder = _Finder(modules, bases, {}, {})
    generator = (finder.read(place) for place in places)
    return [payload for payload in generator if payload is not None]


def _is_hidden(unit: CachedClass) -> bool:
    problems = () if unit.payload is None else unit.payload.problems
    return any(problem.subject == "class" for problem in problems)


class _Finder:
    def __init__(
        self,
        modules: Modules,
        bases: Sequence[str],
        units: CachedModules,
        answers: Answers,
        options: ClassOptions = USUAL_OPTIONS,
    ) -> None:
        self._modules = modules
        self._answers = answers
        self._bases = bases
        self._options = options
        self._units = units
        self._search = modules.search
        self._found: dict[tuple[str, int, int], CachedClass] = {}
        self._searched: dict[str, None] = {}
        self._unregistered: dict[str, Place] = {}
        #: The classes without a registry that are payload classes because others hold them.
        self._held: set[tuple[str, int, int]] = set()

    @property
    def depends_on_order(self) -> bool:
        """Whether what was found out may depend on the order in which modules were read."""
        return "_classes" in self.__dict__ and self._classes.depend_on_order

    def found(self) -> Payloads:
        """All payload classes, read."""
        self.add_descendants()
        self.add_chosen()
        self.add_reached()
        return self.payloads()

    def origins(self, payloads: Payloads) -> list[Origin]:
        """The expressions that could not be reduced and matter, as far as they were met."""
        if "_classes" not in self.__dict__:
            return []
        return [origin for payload in payloads.classes for origin in self._classes.origins(payload)]

    def add_descendants(self) -> None:
        """Add the descendants of the bases: those that are registered, or need no registry."""
        names = {base.rpartition(".")[2] for base in self._bases}
        own = {base for base in self._bases if not base.startswith(_OSLO)} - {*USUAL_BASES}
        derived = {subclass for base in names for subclass in self._search.subclasses(base)}
        for path in self._search.descendants(names):
            for unit in self._units_of(path):
                if self._is_descendant(unit):
                    if (
                        # What registers nothing need not be run for it.
                        self._is_event(unit)
                        or (not self._is_spoken(unit) and self._is_registered(unit))
                        or (own and (path, unit.name) in derived and self._is_open(unit))
                    ):
                        self._add(unit)
                    else:
                        self._unregistered.setdefault(unit.name, Place(path, unit.line))
                elif own and self._is_event(unit):
                    self._add(unit)
        for path, name in sorted(derived):
            for unit in self._hidden(path, name):
                self._add(unit)

    def _hidden(self, path: str, name: str) -> list[CachedClass]:
        """The classes of a name that only functions of a module define."""
        units, module = self._units_of(path), self._units[path]
        is_there = module.broken is not None or any(unit.name == name for unit in units)
        if not is_there and name not in module.sought:
            module.sought.append(name)
            units += self._classes.hidden(path, name)
        return [unit for unit in units if unit.name == name and _is_hidden(unit)]

    def add_chosen(self) -> None:
        """Add the classes that are chosen by their names or decorators."""
        modules, paths = self._modules, set()
        if self._options.globs:
            paths = {
                path for path in modules.paths if self._options.may_mean(modules.name_of(path))
            }
        for base in self._bases:
            if base not in USUAL_BASES:
                paths |= {*modules.texts.mentioning(base.rpartition(".")[2])}
        for path in sorted(paths):
            for unit in self._units_of(path):
                if self._is_event(unit):
                    self._add(unit)

    def add_reached(self) -> None:
        """Add what is reached through fields, however far."""
        self._add_held()
        pending = list(self._found.values())
        names = {unit.name for unit in pending}
        while pending:
            for name in self._objects(pending.pop()):
                if name in names:
                    continue
                names.add(name)
                for unit in self._objects_named(name):
                    self._add(unit)
                    pending.append(unit)

    def _add_held(self) -> None:
        """Add the classes that those of dialects hold."""
        pending = [unit for unit in self._found.values() if unit.is_event]
        while pending:
            for path, line, column in self._holds(pending.pop()):
                if (path, line, column) in self._found:
                    continue
                for unit in self._units_of(path):
                    if (unit.line, unit.column) == (line, column):
                        self._held.add((path, line, column))
                        self._add(unit)
                        pending.append(unit)

    def payloads(self) -> Payloads:
        """What has been found, read."""
        ordered = [unit for _, unit in sorted(self._found.items(), key=lambda item: item[0])]
        classes = tuple(map(self._payload, ordered))
        return Payloads(classes, tuple(self._unread()), dict(sorted(self._unregistered.items())))

    def _add(self, unit: CachedClass) -> None:
        self._found[unit.path, unit.line, unit.column] = unit

    def _units_of(self, path: str) -> list[CachedClass]:
        self._searched[path] = None
        if path not in self._units:
            module = self._modules.at(path)
            classes = self._classes.of(path).values()
            units = [
                CachedClass(path, cls.name, cls.definition.line, cls.definition.column)
                for cls in classes
            ]
            units += self._classes.made(path)
            self._units[path] = CachedModule(units, module.facts.broken, module.broken_line)
        return self._units[path].classes

    @functools.cached_property
    def _classes(self) -> Classes:
        # Imported late: where all is known, nothing needs to be evaluated.
        from flake8_notifications.payloads.classes import Classes

        return Classes(self._modules, self._bases, self._answers, self._options)

    def registered(self, name: str) -> Iterator[CachedClass]:
        """The registered classes of a name."""
        for path in self._search.defining(name):
            for unit in self._units_of(path):
                if unit.name == name and self._is_registered(unit):
                    yield unit

    def read(self, place: Place) -> Payload | None:
        """The class at a ``class`` line, whatever it is registered as; None where there is none."""
        for unit in self._units_of(place.path):
            if unit.line == place.line and self._is_versioned(unit):
                return self._payload(unit)
        return None

    def _objects_named(self, name: str) -> list[CachedClass]:
        registered = [unit for unit in self.registered(name) if self._is_versioned(unit)]
        return registered or self._bases_named(name)

    def _bases_named(self, name: str) -> list[CachedClass]:
        """The bases of a name that nothing derives from: a field that holds one holds it itself."""
        named = (
            unit
            for path in self._search.defining(name)
            for unit in self._units_of(path)
            if unit.name == name and self._is_versioned(unit) and self._is_base(unit)
        )
        return [unit for unit in named if not self._search.subclasses(name)]

    # What is known of a class, found out where it is not.

    def _is_descendant(self, unit: CachedClass) -> bool:
        if unit.is_descendant is None:
            unit.is_descendant = self._classes.is_descendant(unit)
        return unit.is_descendant

    def _is_registered(self, unit: CachedClass) -> bool:
        asked = unit.registered_by
        if asked is not None and asked != self._classes.registrars(unit.name):
            unit.is_registered = unit.objects = unit.payload = None
        if unit.is_registered is None:
            unit.is_registered = self._classes.is_registered(unit)
        return unit.is_registered

    def _is_base(self, unit: CachedClass) -> bool:
        if unit.is_base is None:
            unit.is_base = self._classes.is_base(unit)
        return unit.is_base

    def _is_versioned(self, unit: CachedClass) -> bool:
        if unit.is_versioned is None:
            unit.is_versioned = self._classes.is_versioned(unit)
        return unit.is_versioned

    def _is_event(self, unit: CachedClass) -> bool:
        if unit.is_event is None:
            unit.is_event = not self._is_versioned(unit) and self._classes.is_event(unit)
        return unit.is_event

    def _is_spoken(self, unit: CachedClass) -> bool:
        """Whether a class speaks a dialect, so that no registry of versioned objects knows it."""
        if unit.is_spoken is None:
            unit.is_spoken = not self._is_versioned(unit) and self._classes.is_spoken(unit)
        return unit.is_spoken

    def _is_open(self, unit: CachedClass) -> bool:
        """Whether a class derives from something that nobody can tell."""
        unit.is_event = self._is_event(unit) or self._classes.is_open(unit)
        return unit.is_event

    def _holds(self, unit: CachedClass) -> list[tuple[str, int, int]]:
        if unit.holds is None:
            unit.holds = self._classes.holds(unit)
        return unit.holds

    def _objects(self, unit: CachedClass) -> list[str]:
        if self._is_without_registry(unit):
            return []
        self._settle(unit)
        if unit.objects is None:
            unit.objects = self._classes.objects(unit)
        return unit.objects

    def _payload(self, unit: CachedClass) -> Payload:
        if self._is_without_registry(unit):
            return self._event(unit)
        self._settle(unit)
        if unit.payload is None:
            unit.payload = self._classes.payload(unit)
        return unit.payload

    def _is_without_registry(self, unit: CachedClass) -> bool:
        return bool(unit.is_event) or (unit.path, unit.line, unit.column) in self._held

    def _event(self, unit: CachedClass) -> Payload:
        if unit.payload is None:
            unit.settled_by = self._classes.altered_through(unit)
        altered_by = self._altered_by(unit.settled_by)
        if unit.payload is None or unit.altered_by != altered_by:
            unit.altered_by = altered_by
            for path in altered_by:
                # Whatever that module does, what is known of the class depends on it.
                self._modules.asked.questions.add_found(unit.path, f"altering {path}", path)
            unit.payload = self._classes.event(unit)
        if unit.is_event:
            return unit.payload
        # Without a version, it goes with those that hold it.
        has_versions = unit.payload.has_versions and unit.payload.version is not None
        return msgspec.structs.replace(unit.payload, has_versions=has_versions, is_held=True)

    def _altered_by(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The modules that may change the fields of classes of some names."""
        altering = self._altering
        return tuple(sorted({path for name in names for path in altering.get(name, ())}))

    @functools.cached_property
    def _altering(self) -> dict[str, list[str]]:
        return self._search.altering()

    def _settle(self, unit: CachedClass) -> None:
        """See to it that what is known of a class fits with who changes it now."""
        if unit.objects is None and unit.payload is None:
            unit.settled_by = self._classes.settled_by(unit)
        paths = {path for name in unit.settled_by for path in self._search.changing(name)}
        changed_by = tuple(sorted(paths))
        if unit.changed_by != changed_by:
            unit.changed_by, unit.objects, unit.payload = changed_by, None, None
        for path in changed_by:
            # Whatever that module does, what is known of the class depends on it.
            self._modules.asked.questions.add_found(unit.path, f"changing {path}", path)

    def _unread(self) -> Iterator[Unread]:
        yield from self._search.unread
        for path in self._searched:
            unit = self._units[path]
            if unit.broken is not None:
                yield Unread(path, unit.broken_line, unit.broken)
        for path in sorted(self._acting() - self._searched.keys()):
            module = self._modules.at(path)
            if module.facts.broken is not None:
                yield Unread(path, module.broken_line, module.facts.broken)

    def _acting(self) -> set[str]:
        """The modules that may register or change what has been found, or might be."""
        units = [unit for path in self._searched for unit in self._units[path].classes]
        paths = {path for unit in units for path in (*(unit.registered_by or ()), *unit.altered_by)}
        names = {
            name
            for unit in self._found.values()
            if not self._is_without_registry(unit)
            for name in unit.settled_by
        }
        return paths.union(*(self._search.changing(name) for name in names))
