"""The version of a class that has no oslo.versionedobjects behind it."""

from __future__ import annotations

from typing import Final, NamedTuple

from flake8_notifications.dialects.annotation_names import meaning_of, name_of, plain
from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.declared import UnknownType
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import decorators_of
from flake8_notifications.dialects.members import body_statements
from flake8_notifications.dialects.types import LITERAL
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.values.base import Constant, Unknown
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.payloads.class_options import VersionPlace
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_FIELDS: Final = frozenset({"pydantic.Field", "dataclasses.field", "attrs.attrib", "msgspec.field"})
#: Of those, where the default is the first argument.
_POSITIONAL: Final = frozenset({"pydantic.Field", "attrs.attrib"})


class ClassVersion(NamedTuple):
    """A version as a class has it.

    :ivar text: None where it has none.
    :ivar place: where it is written; None where a base has it.
    :ivar holder: the class that has it, by its ``class`` line.
    :ivar statement: where it is declared, in whatever class.
    :ivar is_text: whether it is a text or a number.
    :ivar problem: why it is not known.
    """

    text: str | None = None
    place: Place | None = None
    column: int = 0
    holder: Place | None = None
    statement: Place | None = None
    is_text: bool = True
    problem: Unknown | None = None


def version_of(types: TypeReader, cls: ClassValue, where: VersionPlace) -> ClassVersion:
    """The version of a class."""
    if where.attribute:
        return _in_attribute(types, cls, where.attribute)
    return _in_decorator(types.machine, cls, where)


def _in_attribute(types: TypeReader, cls: ClassValue, name: str) -> ClassVersion:
    machine = types.machine
    for base in project_classes(cls):
        if not machine.modules.in_project(base.module):
            continue
        for statement in reversed(list(body_statements(machine, base))):
            match statement:
                case syntax.Assign(targets=targets, value=value):
                    if any(isinstance(one, syntax.Name) and one.id == name for one in targets):
                        return _read(machine, cls, base, statement, value)
                case syntax.Declaration(target=syntax.Name(id=declared), annotation=annotation):
                    if declared == name:
                        return _of_literal(types, cls, base, statement, annotation)
    return ClassVersion()


def _read(
    machine: DialectInterpreter,
    cls: ClassValue,
    holder: ClassValue,
    statement: syntax.Statement,
    value: syntax.Expression,
) -> ClassVersion:
    node: syntax.Expression | None = value
    if isinstance(value, syntax.Call):
        name = name_of(plain(machine, meaning_of(machine, value.function, holder.body)))
        if name in _FIELDS:
            first = value.positional[:1] if name in _POSITIONAL else []
            node = value.keywords.get("default", first[0] if first else None)
    if node is None:
        return ClassVersion()
    return _known(cls, holder, statement, value_in(machine, node, holder.body))


def _of_literal(
    types: TypeReader,
    cls: ClassValue,
    holder: ClassValue,
    statement: syntax.Statement,
    annotation: syntax.Expression,
) -> ClassVersion:
    """A version that is the one value that a field may have."""
    try:
        declared = types.declared(annotation, holder.body)
        type_ = types.read(declared, {}, annotation).type
    except UnknownType as error:
        return _known(cls, holder, statement, error.unknown)
    if type_.head == LITERAL and len(type_.values) == 1:
        return _known(cls, holder, statement, Constant(type_.values[0]))
    return ClassVersion()


def _known(
    cls: ClassValue, holder: ClassValue, statement: syntax.Node, value: object
) -> ClassVersion:
    at = Place(holder.module.path, statement.line)
    place = at if holder is cls else None
    column = statement.column if holder is cls else cls.definition.column
    class_version = ClassVersion(
        None, place, column, Place(holder.module.path, holder.definition.line), at
    )
    match value:
        case Constant(value=str(text)):
            return class_version._replace(text=text)
        case Constant(value=int(number)) if not isinstance(number, bool):
            return class_version._replace(text=str(number))
        case Constant(value=None):
            return ClassVersion()
        case Constant(value=other):
            return class_version._replace(text=repr(other), is_text=False)
        case Unknown():
            return class_version._replace(problem=Unknown(value.reason, value.place or at))
        case _:
            return class_version._replace(problem=Unknown("a version that is not known", at))


def _in_decorator(
    machine: DialectInterpreter, cls: ClassValue, where: VersionPlace
) -> ClassVersion:
    for decorator in decorators_of(machine, cls):
        names = {decorator.name, (decorator.name or "").rpartition(".")[2], _last(decorator.node)}
        if where.decorator in names and isinstance(decorator.node, syntax.Call):
            node = _argument(decorator.node, where.argument)
            if node is not None:
                value = value_in(machine, node, decorator.frame)
                return _known(cls, cls, decorator.node, value)
    return ClassVersion()


def _last(node: syntax.Expression) -> str:
    callee = node.function if isinstance(node, syntax.Call) else node
    match callee:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name
        case _:
            return ""


def _argument(call: syntax.Call, at: int | str) -> syntax.Expression | None:
    if isinstance(at, str):
        return call.keywords.get(at)
    positional = call.positional
    return positional[at] if at < len(positional) else None
