"""From what a dialect tells of a class to a payload class."""

from __future__ import annotations

import ast
import functools
from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Final

import msgspec

from flake8_notifications.dialects.annotation_names import meaning_of, name_of, plain
from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.kinds import base_name, decorators_of
from flake8_notifications.dialects.later_changes import changed_after
from flake8_notifications.dialects.members import body_statements
from flake8_notifications.dialects.model import Described, Field, Form
from flake8_notifications.dialects.reading import DialectReader
from flake8_notifications.dialects.shaping import shape_of, shown_value
from flake8_notifications.dialects.types import LITERAL, Type, union
from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.interpretation.values.scopes import ClassLike, ClassValue
from flake8_notifications.payloads.class_options import ClassOptions, VersionPlace
from flake8_notifications.payloads.dialect_versions import ClassVersion, version_of
from flake8_notifications.payloads.fingerprint import fingerprint_of
from flake8_notifications.payloads.model import (
    UNKNOWN_TYPE,
    FieldPlaces,
    FieldShape,
    Payload,
    Problem,
    Shape,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

#: The subjects of problems that leave nothing of a class known.
_AS_A_WHOLE: Final = frozenset({"class", "fields"})
_FORM: Final = "sha256"
_ABSTRACT: Final = frozenset({"abc.abstractmethod", "abc.abstractproperty"})
_NO_DIALECT: Final = (
    "nobody can tell what is sent of it: it is no versioned object, model of pydantic, dataclass, "
    "class of attrs, struct of msgspec, TypedDict or named tuple"
)


class DialectClasses:
    """The payload classes of a project that no registry of oslo.versionedobjects knows.

    :param bases: names, dotted or bare, of classes and of decorators.
    """

    def __init__(
        self,
        modules: Modules,
        bases: Collection[str],
        options: ClassOptions,
        answers: Answers | None = None,
    ) -> None:
        self._modules = modules
        self._bases = frozenset(bases)
        self._options = options
        self.reader = DialectReader(modules, bases, answers)
        self.machine = self.reader.machine
        self._types = TypeReader(self.machine)

    def kind(self, cls: ClassValue) -> str | None:
        """The dialect of a class, as it is recorded."""
        kind = self.reader.kind(cls)
        return None if kind is None else kind.value

    def is_chosen(self, cls: ClassValue) -> bool:
        """Whether the options mean a class: by its name, a decorator, or a base."""
        if any(fnmatchcase(cls.dotted_name, glob) for glob in self._options.globs):
            return True
        if self._is_marked(cls):
            return True
        return any(self._is_base(base) for base in cls.mro[1:]) and self._is_concrete(cls)

    def has_open_base(self, cls: ClassValue) -> bool:
        """Whether nobody can tell what a class derives from."""
        return any(isinstance(base, Unknown) for base in cls.mro)

    def _is_base(self, base: ClassLike) -> bool:
        if isinstance(base, ClassValue):
            return base.name in self._bases or base.dotted_name in self._bases
        name = base_name(base)
        return name is not None and bool({name, name.rpartition(".")[2]} & self._bases)

    def _is_marked(self, cls: ClassValue) -> bool:
        return any(
            decorator.name is not None
            and bool({decorator.name, decorator.name.rpartition(".")[2]} & self._bases)
            for decorator in decorators_of(self.machine, cls)
        )

    def _is_concrete(self, cls: ClassValue) -> bool:
        """Whether there are objects of a class itself."""
        if any(base_name(base) in ("abc.ABC", "typing.Protocol") for base in cls.bases):
            return False
        defined: set[str] = set()
        for base in project_classes(cls):
            for name, is_abstract in self._definitions(base):
                if is_abstract and name not in defined:
                    return False
                defined.add(name)
        return True

    def _definitions(self, cls: ClassValue) -> tuple[tuple[str, bool], ...]:
        """The names that a class itself binds, each with whether that is an abstract method."""

        def found() -> Iterator[tuple[str, bool]]:
            for statement in body_statements(self.machine, cls):
                if isinstance(statement, syntax.FunctionDefinition):
                    yield statement.name, self._is_abstract(statement, cls)
                elif isinstance(statement, syntax.Assign):
                    yield from (
                        (e.id, False) for e in statement.targets if isinstance(e, syntax.Name)
                    )

        return self.machine.remember("definitions", cls, lambda: tuple(found()))

    def _is_abstract(self, method: syntax.FunctionDefinition, owner: ClassValue) -> bool:
        return any(
            isinstance(decorator, syntax.Name | syntax.Attribute)
            and name_of(plain(self.machine, meaning_of(self.machine, decorator, owner.body)))
            in _ABSTRACT
            for decorator in method.decorators
        )

    def reached(self, cls: ClassValue) -> list[tuple[str, int, int]]:
        """The classes of the project that a class holds, by path, line and column."""
        described = self.reader.described(cls)
        if described is None:
            return []
        generator = (cls for field in described.fields for cls in field.typed.classes)
        return [each for each in dict.fromkeys(generator) if self._modules.in_project_path(each[0])]

    def payload(self, cls: ClassValue, altered_by: Collection[str] = ()) -> Payload:
        """A class as a payload class.

        :param altered_by: the modules that may change it after it is made.
        """
        described = self.reader.described(cls)
        place = Place(cls.module.path, cls.definition.line)
        where, version = self._options.version, ClassVersion(column=cls.definition.column)
        if where is not None and described is not None:
            version = version_of(self._types, cls, where)
        problems = [*self._problems(cls, described, place)]
        problems += [
            Problem(fault.subject, fault.reason, fault.place or place)
            for fault in changed_after(self.machine, cls, altered_by)
        ]
        if version.problem is not None and where is not None:
            problem = version.problem
            problems.append(Problem(where.shown, problem.reason, problem.place))
        fields = () if described is None else described.fields
        holding = next((field for field in fields if _holds_version(field, where, version)), None)
        places = [_places(field) for field in fields]
        kept = tuple(_without_version(field) if field is holding else field for field in fields)
        shape = _shape(described, kept)
        unknown = {problem.subject for problem in problems} - {field.name for field in kept}
        is_known_in_part = shape.form == Form.OBJECT.value and not unknown & {
            *_AS_A_WHOLE,
            "" if where is None else where.shown,
        }
        names = {field.name for field in kept}
        if len(names) < len(kept):
            is_known_in_part = False
            problems.append(Problem("fields", "two fields with one name on the wire", place))
        if is_known_in_part and unknown:
            # What stands beside them can be compared, and so can their names.
            hidden = {name: FieldShape(UNKNOWN_TYPE) for name in unknown}
            shape = msgspec.structs.replace(shape, fields={**shape.fields, **hidden})
        return Payload(
            cls.name,
            place,
            cls.definition.column,
            version.text,
            version.place,
            version.column if version.place else cls.definition.column,
            shape,
            {_FORM: fingerprint_of(shape)} if is_known_in_part or not problems else {},
            tuple(problems),
            {field.name: each for field, each in zip(kept, places, strict=True)},
            {},
            self._sources(cls, described, places),
            version.is_text,
            version.holder,
            None,
            tuple(
                Place(base.module.path, base.definition.line)
                for base in project_classes(cls)
                if base is not cls and self._modules.in_project(base.module)
            ),
            {},
            cls.dotted_name,
            "" if where is None else where.shown,
            where is not None,
            described is not None and described.is_extensible,
            "" if holding is None else holding.name,
        )

    def _problems(
        self, cls: ClassValue, described: Described | None, place: Place
    ) -> Iterator[Problem]:
        if described is None:
            unknown = next((base for base in cls.mro if isinstance(base, Unknown)), None)
            reason = _NO_DIALECT if unknown is None else unknown.reason
            yield Problem("class", reason, place if unknown is None else unknown.place or place)
            return
        for fault in described.faults:
            yield Problem(fault.subject, fault.reason, fault.place or place)
        for field in described.fields:
            for path, line, _ in field.typed.classes:
                if not self._modules.in_project_path(path):
                    reason = f"a class of another package ({Place(path, line)})"
                    yield Problem(field.name, reason, field.place)

    def _sources(
        self, cls: ClassValue, described: Described | None, of_fields: Iterable[FieldPlaces]
    ) -> tuple[Place, ...]:
        """The first place in each module of the project that has a say."""
        places: list[Place | None] = [
            Place(each.module.path, each.definition.line) for each in project_classes(cls)
        ]
        if described is not None:
            places += described.causes
            for each in of_fields:
                places += each.all
            for field in described.fields:
                places += field.typed.values.values()
        first: dict[str, Place] = {}
        for place in places:
            if place is not None and place < first.setdefault(place.path, place):
                first[place.path] = place
        return tuple(
            place for path, place in sorted(first.items()) if self._modules.in_project_path(path)
        )


def _shape(described: Described | None, fields: Collection[Field]) -> Shape:
    if described is None:
        return Shape(kind="unknown")
    is_array = described.form is Form.ARRAY
    return Shape(
        {field.name: _field_shape(field) for field in fields},
        kind=described.kind.value,
        form=described.form.value,
        order=tuple(field.name for field in fields) if is_array else (),
        is_closed=described.is_closed,
    )


def _field_shape(field: Field) -> FieldShape:
    text, nullable, values = shape_of(field.typed.type)
    return FieldShape(text, nullable, field.default, values, field.may_be_absent)


def _holds_version(field: Field, where: VersionPlace | None, version: ClassVersion) -> bool:
    # A class that a call makes may have all its fields in one line.
    is_named_so = where is not None and field.attribute == where.attribute
    return is_named_so and field.place == version.statement


def _without_version(field: Field) -> Field:
    """A field that holds the version itself: whatever that is, it is no change."""
    return field._replace(
        typed=field.typed._replace(type=_of_values(field.typed.type)), default=None
    )


def _of_values(one: Type) -> Type:
    if one.head == LITERAL:
        return union(Type(type(value).__name__) for value in one.values)
    return Type(one.head, tuple(map(_of_values, one.arguments)), one.values)


@functools.lru_cache(maxsize=10_000)
def _shown(text: str) -> str:
    """How a value is called, by how it is written in a type."""
    return shown_value(ast.literal_eval(text))


def _places(field: Field) -> FieldPlaces:
    others = (*field.typed.places, *field.causes)
    values = {_shown(text): at for text, at in field.typed.values.items()}
    return FieldPlaces(
        field.place,
        field.place,
        field.place,
        field.place,
        field.default_place or field.place,
        None,
        values,
        tuple(dict.fromkeys(others)),
    )
