"""From a class to what is known of it as a payload class."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.plain import entries, items, not_a, single
from flake8_notifications.interpretation.representation import represent, stringify
from flake8_notifications.interpretation.values.base import Constant, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassLike, ClassValue
from flake8_notifications.payloads.fields import DescribedField, describe
from flake8_notifications.payloads.fingerprint import fingerprints
from flake8_notifications.payloads.interpreter import PayloadInterpreter
from flake8_notifications.payloads.late_registration import Late, doubt
from flake8_notifications.payloads.machine import Registration
from flake8_notifications.payloads.merging import fields_of, held, is_harmless
from flake8_notifications.payloads.methods import RemotableMethod, remotable_methods
from flake8_notifications.payloads.model import (
    CHILD_VERSIONS,
    NAMESPACE,
    REGISTRATION,
    USUAL_KEY_PREFIX,
    USUAL_NAMESPACE,
    WIRE_NAME,
    Payload,
    Problem,
    Shape,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_KEY_PREFIX: Final = "OBJ_SERIAL_NAMESPACE"
_Pairs = dict[str, tuple[Constant, Value]]


class PayloadReader:
    """Reads classes as payload classes, sharing what their bases have in common."""

    def __init__(self, machine: PayloadInterpreter) -> None:
        self._machine = machine
        self._doubts: dict[ClassValue, Problem] = {}
        self._described: dict[ClassValue, tuple[dict[str, DescribedField], list[Problem]]] = {}

    def registration(self, cls: ClassValue) -> Registration:
        """What registering did to a class."""
        return self._machine.registrations.get(cls, Registration.NONE)

    def register_late(self, cls: ClassValue, late: Late) -> None:
        """Take a class for registered that a function registers, or may register."""
        self._described.pop(cls, None)
        with self._machine.apart():
            self._machine.register(cls, Registration.REGISTERED)
        if late.doubt is not None:
            self._doubts[cls] = _doubtful(late.doubt, late.place)

    def read(self, cls: ClassValue) -> Payload:
        """A class as a payload class."""
        described, found = self._described_fields(cls)
        unregistered = self._doubt(cls)
        problems = [*found] if unregistered is None else [unregistered, *found]
        schema = self._pairs(cls, "SCHEMA", problems)
        children = self._pairs(cls, CHILD_VERSIONS, problems)
        methods = []
        for method in remotable_methods(self._machine, cls):
            if isinstance(method, RemotableMethod):
                methods.append(method)
            else:
                problems.append(method)
        shown_schema = self._shown(schema, "SCHEMA", problems)
        shown_children = self._shown(children, "child_versions", problems)
        version, version_place, version_column, is_text = self._version(cls, problems)
        shape = Shape(
            {name: field.shape for name, field in described.items()},
            None
            if schema is None
            else {name: self._source(key, item) for name, (key, item) in schema.items()},
            {method.name: method.signature for method in methods},
            {
                name: str(stringify(self._machine, item))
                for name, (_, item) in (children or {}).items()
            },
            self._wire_name(cls, problems),
            self._namespace(cls, problems),
        )
        return Payload(
            cls.name,
            self._place(cls),
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
            {name: self._machine.written(item) for name, (_, item) in (schema or {}).items()},
            self._sources(cls, described),
            is_text,
            self._version_holder(cls),
            self._key_prefix(cls),
            self._bases(cls),
            self._holders(cls, methods),
        )

    def _doubt(self, cls: ClassValue) -> Problem | None:
        """Why nobody can tell whether a class is registered."""
        condition = self._machine.doubts.get(cls)
        if condition is None:
            return self._doubts.get(cls)
        return _doubtful(doubt(condition), condition.place or self._place(cls))

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
        fields = self._fields(cls)
        if isinstance(fields, Unknown):
            return {}, [Problem("fields", fields.reason, fields.place or self._place(cls))]
        for name, (key, value) in fields.items():
            with self._machine.apart():
                field = describe(self._machine, key, value)
            if isinstance(field, Unknown):
                problems.append(
                    Problem(
                        name,
                        field.reason,
                        field.place or self._machine.written(key) or self._place(cls),
                    )
                )
            else:
                described[name] = field
        return described, problems

    def _fields(self, cls: ClassValue) -> dict[str, tuple[Constant, Value]] | Unknown:
        """The fields of a class, bases included: of one that is registered, each must be known.

        Whether a base was changed from outside before the class was registered, or behind that,
        cannot be told.
        """
        with self._machine.apart():
            if self.registration(cls) is not Registration.NONE:
                for base in cls.mro:
                    found = held(self._machine, base)
                    if isinstance(found, Unknown):
                        return found
            return fields_of(self._machine, cls)

    def _pairs(self, cls: ClassValue, name: str, problems: list[Problem]) -> _Pairs | None:
        """A class attribute that is a dict, by its keys; None where the class has none."""
        _, value = self._held(cls, name)
        if value is None:
            return None
        place = self._machine.written(value) or self._place(cls)
        pairs = entries(self._machine, value, place)
        if isinstance(pairs, Unknown):
            problems.append(Problem(name, pairs.reason, pairs.place or place))
            return {}
        return {
            str(stringify(self._machine, key)): (key, single(self._machine, item))
            for key, item in pairs
            if isinstance(key, Constant)
        }

    def _version(
        self, cls: ClassValue, problems: list[Problem]
    ) -> tuple[str | None, Place | None, int, bool]:
        statement = cls.body.statement_of("VERSION")
        place = None if statement is None else Place(cls.module.path, statement.line)
        column = cls.definition.column if statement is None else statement.column
        holder, value = self._held(cls, "VERSION")
        if self._is_library(holder):
            # The one that every versioned object has by default.
            value = None
        if value is None:
            return None, place, column, True
        if isinstance(value, Constant) and isinstance(value.value, str):
            return value.value, place, column, True
        shown = value if isinstance(value, Unknown) else represent(self._machine, value)
        if isinstance(shown, Unknown):
            problems.append(Problem("VERSION", shown.reason, shown.place or self._place(cls)))
            return None, place, column, True
        return shown, place, column, False

    def _wire_name(self, cls: ClassValue, problems: list[Problem]) -> str | None:
        """What ``obj_name()`` returns, where the project has one of its own and it says more."""
        holder, value = self._held(cls, WIRE_NAME)
        if value is None or self._is_library(holder):
            return None
        if isinstance(value, Unknown):
            return self._text(value, f"{WIRE_NAME}()", cls, problems)
        node = syntax.Node(cls.definition.line, cls.definition.column)
        with self._machine.apart():
            found = self._machine.call_method(cls, WIRE_NAME, Arguments(), node, cls.body)
            found = single(self._machine, found)
        name = self._text(found, f"{WIRE_NAME}()", cls, problems)
        return None if name == cls.name else name

    def _namespace(self, cls: ClassValue, problems: list[Problem]) -> str | None:
        holder, value = self._held(cls, NAMESPACE)
        if value is None or self._is_library(holder):
            return None
        name = self._text(value, NAMESPACE, cls, problems)
        return None if name == USUAL_NAMESPACE else name

    def _key_prefix(self, cls: ClassValue) -> str | None:
        _, value = self._held(cls, _KEY_PREFIX)
        if value is None:
            return USUAL_KEY_PREFIX
        return value.value if isinstance(value, Constant) and isinstance(value.value, str) else None

    def _text(
        self, value: Value, subject: str, cls: ClassValue, problems: list[Problem]
    ) -> str | None:
        if isinstance(value, Constant) and isinstance(value.value, str):
            return value.value
        unknown = (
            value
            if isinstance(value, Unknown)
            else not_a(self._machine, "text", value, self._place(cls))
        )
        problems.append(Problem(subject, unknown.reason, unknown.place or self._place(cls)))
        return None

    def _bases(self, cls: ClassValue) -> tuple[Place, ...]:
        modules = self._machine.modules
        return tuple(
            self._place(base)
            for base in cls.mro[1:]
            if isinstance(base, ClassValue) and modules.in_project(base.module)
        )

    def _holders(self, cls: ClassValue, methods: list[RemotableMethod]) -> dict[str, Place]:
        found = {method.name: self._place(method.owner) for method in methods}
        for name in (NAMESPACE, WIRE_NAME, CHILD_VERSIONS):
            holder, _ = self._held(cls, name)
            if isinstance(holder, ClassValue):
                found[name] = self._place(holder)
        return found

    def _version_holder(self, cls: ClassValue) -> Place | None:
        holder, _ = self._held(cls, "VERSION")
        if not isinstance(holder, ClassValue) or self._is_library(holder):
            return None
        return self._place(holder)

    def _held(self, cls: ClassValue, name: str) -> tuple[ClassLike | None, Value | None]:
        """The class that holds an attribute of a class, and the attribute."""
        for base in cls.mro:
            if isinstance(base, Unknown):
                return base, base
            if isinstance(base, External):
                if not is_harmless(base):
                    return base, held(self._machine, base)  # type: ignore[return-value]
                continue
            with self._machine.apart():
                value = class_lookup.own(self._machine, base, name)
            if value is not None:
                return base, single(self._machine, value)
        return None, None

    def _place(self, cls: ClassValue) -> Place:
        return Place(cls.module.path, cls.definition.line)

    def _is_library(self, base: object) -> bool:
        """Whether a class comes from outside: its VERSION says nothing about the project's."""
        modules = self._machine.modules
        return isinstance(base, ClassValue) and not modules.in_project(base.module)

    def _source(self, key: Value, value: Value) -> str:
        """Where a field that SCHEMA fills comes from, ``flavor.name``."""
        if isinstance(value, Tuple | ListObject):
            place = self._machine.written(key) or Place("", 0)
            steps = items(self._machine, value, place)
            if not isinstance(steps, Unknown):
                return ".".join(str(stringify(self._machine, step)) for step in steps)
        return str(stringify(self._machine, value))

    def _shown(
        self, pairs: _Pairs | None, subject: str, problems: list[Problem]
    ) -> list[tuple[str, str]] | None:
        """The names and the ``repr()`` of their values, sorted by name."""
        if pairs is None:
            return None
        shown = []
        for name, (key, value) in sorted(pairs.items()):
            text = represent(self._machine, value)
            if isinstance(text, Unknown):
                place = text.place or self._machine.written(key)
                problems.append(Problem(f"{subject}['{name}']", text.reason, place))
            else:
                shown.append((name, text))
        return shown

    def _sources(self, cls: ClassValue, described: dict[str, DescribedField]) -> tuple[Place, ...]:
        """The first place in each module of the project that has a say."""
        places = [self._place(base) for base in cls.mro if isinstance(base, ClassValue)]
        for field in described.values():
            places += [place for place in field.places.all if place is not None]
        first: dict[str, Place] = {}
        for place in sorted(places):
            if self._machine.modules.in_project_path(place.path):
                first.setdefault(place.path, place)
        return tuple(first.values())


def _doubtful(reason: str, place: Place) -> Problem:
    return Problem(REGISTRATION, reason, place)
