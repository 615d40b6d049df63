"""The fields of a dataclass, as its annotations and decorators declare them.

https://docs.python.org/3/library/dataclasses.html: a ``ClassVar`` is not a field, an ``InitVar`` is
only passed to ``__post_init__``, and what follows ``KW_ONLY`` is keyword-only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeGuard

from flake8_notifications.interpretation.mro import is_harmless, project_classes
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.callables import Native, Partial
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source import syntax

_FIELD: Final = Native("dataclasses.field")
_HEAD: Final = re.compile(r"\s*(?:\w+\s*\.\s*)*(\w+)")


class DataclassField(NamedTuple):
    """A parameter of the constructor generated for a dataclass.

    :ivar is_keyword: whether it is keyword-only.
    :ivar is_handed_on: whether it is passed to ``__post_init__`` instead of being stored.
    """

    name: str
    is_keyword: bool
    is_handed_on: bool


def dataclass_fields(cls: ClassValue) -> list[DataclassField]:
    """The fields of a dataclass and its bases, in the order of their declaration."""
    fields: dict[str, DataclassField] = {}
    for base in reversed(list(project_classes(cls))):
        fields.update((field.name, field) for field in _own_fields(base))
    return list(fields.values())


def _own_fields(cls: ClassValue) -> Iterator[DataclassField]:
    is_keyword = any(map(_says_keyword_only, cls.definition.decorators))
    for statement in cls.definition.body:
        if not isinstance(statement, syntax.AnnotatedAssign | syntax.Declaration):
            continue
        head = _head(statement.annotation)
        if head == "KW_ONLY":
            is_keyword = True
        elif not is_class_variable(statement.annotation) and isinstance(
            statement.target, syntax.Name
        ):
            default = statement.value if isinstance(statement, syntax.AnnotatedAssign) else None
            is_own = default is not None and _says_keyword_only(default)
            yield DataclassField(statement.target.id, is_keyword or is_own, head == "InitVar")


def is_field_call(value: Value | None) -> TypeGuard[Partial]:
    """Whether a value is what ``dataclasses.field(…)`` returns."""
    return isinstance(value, Partial) and value.function == _FIELD


def left_on_class(value: Value) -> Value | None:
    """What ``dataclass`` leaves of an attribute on the class: of a field, its default if any."""
    return value.keywords.get("default") if is_field_call(value) else value


def annotation_in(cls: ClassValue, name: str) -> syntax.Expression | None:
    """The annotation that the body of a class itself has for a name; None if it has none."""
    for statement in cls.definition.body:
        match statement:
            case (
                syntax.Declaration(target=syntax.Name(id=target), annotation=annotation)
                | syntax.AnnotatedAssign(targets=(syntax.Name(id=target),), annotation=annotation)
            ) if target == name:
                return annotation
    return None


def declared_field(cls: ClassValue, name: str) -> tuple[syntax.Expression, ClassValue] | None:
    """The annotation of a field, and the class that declares it; None if there is no such field."""
    for base in project_classes(cls):
        annotation = annotation_in(base, name)
        if annotation is not None and not is_class_variable(annotation):
            return annotation, base
    return None


def is_stored(cls: ClassValue, name: str) -> bool:
    """Whether a generated constructor stores an attribute, its default included, in each object.

    A function is such a default, as in ``publish: Callable = print``, and never bound then.
    """
    field = declared_field(cls, name)
    return field is not None and (
        field[1].is_dataclass
        or bool(field[1].decorated_by)
        or any(isinstance(base, External) and not is_harmless(base) for base in field[1].mro)
    )


def is_class_variable(annotation: syntax.Expression) -> bool:
    """Whether an annotation marks a class variable, which is not a field."""
    return _head(annotation) == "ClassVar"


def _says_keyword_only(node: syntax.Expression) -> bool:
    """Whether a call of ``dataclass`` or ``field`` has ``kw_only=True``."""
    return isinstance(node, syntax.Call) and any(
        argument.name == "kw_only"
        and isinstance(argument.value, syntax.Constant)
        and argument.value.value is True
        for argument in node.arguments
    )


def _head(annotation: syntax.Expression) -> str:
    """The last part of the dotted name that an annotation begins with."""
    match annotation:
        case syntax.Subscript(value=value):
            return _head(value)
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name
        case syntax.Constant(value=str(text)):
            match = _HEAD.match(text)
            return match[1] if match else ""
        case _:
            return ""
