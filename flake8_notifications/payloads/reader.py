"""From a class to what is known of it as a payload class."""

from __future__ import annotations

from typing import Final

from flake8_notifications.evaluation import attributes
from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.expressions import not_a
from flake8_notifications.evaluation.heap import spoiled
from flake8_notifications.evaluation.raising import trying
from flake8_notifications.evaluation.representation import represent, stringify
from flake8_notifications.evaluation.running import is_run
from flake8_notifications.evaluation.values import (
    Arguments,
    ClassLike,
    ClassValue,
    Collection,
    Constant,
    Mapping,
    Place,
    Scope,
    Unknown,
    Value,
)
from flake8_notifications.payloads.fields import DescribedField, FieldReader
from flake8_notifications.payloads.fingerprint import fingerprints
from flake8_notifications.payloads.late_registration import Late
from flake8_notifications.payloads.methods import RemotableMethod, remotable_methods
from flake8_notifications.payloads.model import Payload, Problem, Shape
from flake8_notifications.payloads.registration import (
    Registration,
    create,
    decorated,
    registration,
    registry_functions,
    run_hook,
)

_WIRE_NAME: Final = "obj_name"
_NAMESPACE: Final = "OBJ_PROJECT_NAMESPACE"
_USUAL_NAMESPACE: Final = "versionedobjects"
_Pairs = dict[str, tuple[Constant, Value]]


class PayloadReader:
    """Reads classes as payload classes, sharing what their bases have in common."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._registrations: dict[ClassValue, Registration] = {}
        self._doubts: dict[ClassValue, Problem] = {}
        self._described: dict[ClassValue, tuple[dict[str, DescribedField], list[Problem]]] = {}
        self._fields = FieldReader(evaluator, self.registration)
        evaluator.computed["fields"] = self._fields.attribute
        evaluator.finish = self._finish
        evaluator.created = self._created
        evaluator.known_functions = registry_functions(self._register)

    def _finish(self, cls: ClassValue, scope: Scope) -> Value:
        """What the name of a class is bound to whose body has run."""
        self._evaluator.unfinished.append(cls)
        try:
            create(self._evaluator, cls)
        finally:
            self._evaluator.unfinished.remove(cls)
        return decorated(self._evaluator, cls, scope, self._register)

    def _created(self, cls: ClassValue) -> None:
        run_hook(self._evaluator, cls)

    def _register(self, cls: ClassValue, made: Registration) -> None:
        """Do what a registry does to a class that runs."""
        if not is_run(cls):
            return
        if self._registrations.get(cls) is not Registration.REGISTERED:
            self._registrations[cls] = made
        self._fields.merge(cls)

    def registration(self, cls: ClassValue) -> Registration:
        """What registering did to a class."""
        known = self._registrations.get(cls)
        if known is None and is_run(cls):
            return Registration.NONE
        if known is None:
            self._registrations[cls] = Registration.NONE
            with trying(self._evaluator, 0):
                known = self._registrations[cls] = registration(self._evaluator, cls)
        return known

    def register_late(self, cls: ClassValue, late: Late) -> None:
        """Take a class for registered that a function registers, or may register."""
        self._registrations[cls] = Registration.REGISTERED
        self._described.pop(cls, None)
        if is_run(cls):
            self._evaluator.unfinished.append(cls)
            try:
                self._fields.merge(cls)
            finally:
                self._evaluator.unfinished.remove(cls)
        if late.doubt is not None:
            reason = f"{late.doubt} (register it by a plain decorator, or excuse this with a noqa)"
            self._doubts[cls] = Problem("registration", reason, late.place)

    def read(self, cls: ClassValue) -> Payload:
        """A class as a payload class."""
        described, found = self._described_fields(cls)
        problems = [self._doubts[cls], *found] if cls in self._doubts else [*found]
        schema = self._pairs(cls, "SCHEMA", problems)
        children = self._pairs(cls, "child_versions", problems)
        methods = []
        for method in remotable_methods(self._evaluator, cls):
            if isinstance(method, RemotableMethod):
                methods.append(method)
            else:
                problems.append(method)
        shown_schema = _shown(schema, "SCHEMA", problems)
        shown_children = _shown(children, "child_versions", problems)
        version, version_place, version_column, is_text = self._version(cls, problems)
        shape = Shape(
            {name: field.shape for name, field in described.items()},
            None if schema is None else {name: _source(item) for name, (_, item) in schema.items()},
            {method.name: method.signature for method in methods},
            {name: str(stringify(item)) for name, (_, item) in (children or {}).items()},
            self._wire_name(cls, problems),
            self._namespace(cls, problems),
        )
        return Payload(
            cls.name,
            cls.place,
            cls.definition.column,
            version,
            version_place,
            version_column,
            shape,
            {}
            if problems
            else fingerprints(
                [(name, field.representation) for name, field in described.items()],
                [(method.name, method.specification) for method in methods],
                shown_children,
                shown_schema,
            ),
            tuple(problems),
            {name: field.places for name, field in described.items()},
            {name: item.place for name, (_, item) in (schema or {}).items()},
            self._sources(cls, described),
            is_text,
            self._version_holder(cls),
        )

    def objects(self, cls: ClassValue) -> list[str]:
        """The names of the classes that a class reaches through object fields."""
        described, _ = self._described_fields(cls)
        return [name for field in described.values() for name in field.objects]

    def _described_fields(self, cls: ClassValue) -> tuple[dict[str, DescribedField], list[Problem]]:
        """The fields of a class, and what could not be read of them."""
        known = self._described.get(cls)
        if known is None:
            known = self._described[cls] = self._describe_fields(cls)
        return known

    def _describe_fields(self, cls: ClassValue) -> tuple[dict[str, DescribedField], list[Problem]]:
        problems: list[Problem] = []
        described: dict[str, DescribedField] = {}
        fields = self._fields.known(cls)
        if isinstance(fields, Unknown):
            return {}, [Problem("fields", fields.reason, fields.place or cls.place)]
        for name, (key, value) in fields.items():
            field = self._fields.describe(key, value)
            if isinstance(field, Unknown):
                problems.append(Problem(name, field.reason, field.place or key.place or cls.place))
            else:
                described[name] = field
        return described, problems

    def _pairs(self, cls: ClassValue, name: str, problems: list[Problem]) -> _Pairs | None:
        """A class attribute that is a dict, by its keys; None where the class has none."""
        value = attributes.find(cls.mro, name)
        if value is None:
            return None
        value = spoiled(value) or value
        if not isinstance(value, Mapping):
            unknown = not_a("dict", value, getattr(value, "place", None) or cls.place)
            problems.append(Problem(name, unknown.reason, unknown.place))
            return {}
        return {
            str(stringify(key)): (key, item)
            for key, item in value.entries.values()
            if isinstance(key, Constant)
        }

    def _version(
        self, cls: ClassValue, problems: list[Problem]
    ) -> tuple[str | None, Place | None, int, bool]:
        statement = cls.namespace.statement_of("VERSION")
        place = None if statement is None else Place(cls.module.path, statement.line)
        column = cls.definition.column if statement is None else statement.column
        holder, value = self._held(cls, "VERSION")
        if _is_library(self._evaluator, holder):
            # The one that every versioned object has by default.
            value = None
        if value is None:
            return None, place, column, True
        if isinstance(value, Constant) and isinstance(value.value, str):
            return value.value, place, column, True
        shown = value if isinstance(value, Unknown) else represent(value)
        if isinstance(shown, Unknown):
            problems.append(Problem("VERSION", shown.reason, shown.place or cls.place))
            return None, place, column, True
        return shown, place, column, False

    def _wire_name(self, cls: ClassValue, problems: list[Problem]) -> str | None:
        """What ``obj_name()`` returns, where the project has one of its own and it says more."""
        holder, value = self._held(cls, _WIRE_NAME)
        if value is None or _is_library(self._evaluator, holder):
            return None
        method = self._evaluator.attribute(cls, _WIRE_NAME, cls.place)
        found = self._evaluator.call(method, Arguments((), {}), cls.place)
        name = self._text(found, f"{_WIRE_NAME}()", cls, problems)
        return None if name == cls.name else name

    def _namespace(self, cls: ClassValue, problems: list[Problem]) -> str | None:
        holder, value = self._held(cls, _NAMESPACE)
        if value is None or _is_library(self._evaluator, holder):
            return None
        name = self._text(value, _NAMESPACE, cls, problems)
        return None if name == _USUAL_NAMESPACE else name

    def _text(
        self, value: Value, subject: str, cls: ClassValue, problems: list[Problem]
    ) -> str | None:
        if isinstance(value, Constant) and isinstance(value.value, str):
            return value.value
        unknown = value if isinstance(value, Unknown) else not_a("text", value, cls.place)
        problems.append(Problem(subject, unknown.reason, unknown.place or cls.place))
        return None

    def _version_holder(self, cls: ClassValue) -> Place | None:
        holder, _ = self._held(cls, "VERSION")
        if not isinstance(holder, ClassValue) or _is_library(self._evaluator, holder):
            return None
        return holder.place

    def _held(self, cls: ClassValue, name: str) -> tuple[ClassLike | None, Value | None]:
        """The class that holds an attribute of a class, and the attribute."""
        for base in cls.mro:
            value = attributes.find([base], name)
            if value is not None:
                return base, value
        return None, None

    def _sources(self, cls: ClassValue, described: dict[str, DescribedField]) -> tuple[Place, ...]:
        """The first place in each module of the project that has a say."""
        places = [base.place for base in cls.mro if isinstance(base, ClassValue)]
        for field in described.values():
            places += [place for place in field.places.all if place is not None]
        first: dict[str, Place] = {}
        for place in sorted(places):
            if self._evaluator.modules.in_project_path(place.path):
                first.setdefault(place.path, place)
        return tuple(first.values())


def _is_library(evaluator: Evaluator, base: object) -> bool:
    """Whether a class comes from outside: its VERSION says nothing about the project's classes."""
    return isinstance(base, ClassValue) and not evaluator.modules.in_project(base.module)


def _source(value: Value) -> str:
    """Where a field that SCHEMA fills comes from, ``flavor.name``."""
    if isinstance(value, Collection):
        return ".".join(str(stringify(item)) for item in value.items)
    return str(stringify(value))


def _shown(
    pairs: _Pairs | None, subject: str, problems: list[Problem]
) -> list[tuple[str, str]] | None:
    """The names and the ``repr()`` of their values, sorted by name."""
    if pairs is None:
        return None
    shown = []
    for name, (key, value) in sorted(pairs.items()):
        text = represent(value)
        if isinstance(text, Unknown):
            problems.append(Problem(f"{subject}['{name}']", text.reason, text.place or key.place))
        else:
            shown.append((name, text))
    return shown
