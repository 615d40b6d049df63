"""JSON Schemas that ``WithJsonSchema(…)`` declares for a type, as types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.types import ANY, NULL, Plain, Type, literal, union
from flake8_notifications.interpretation.plain import entries, items, value_in
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_SCALARS: Final = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}
_FORMATS: Final = {
    "date-time": "datetime",
    "date": "date",
    "time": "time",
    "duration": "timedelta",
    "uuid": "UUID",
    "email": "EmailStr",
    "uri": "Url",
}
_UNIONS: Final = ("anyOf", "oneOf")
_DEEPEST: Final = 12


class _UnreadError(Exception):
    """A part of a schema that says nothing here."""


def type_of_schema(
    machine: DialectInterpreter, node: syntax.Expression, frame: Frame
) -> Type | None:
    """The type that a schema describes; None where nobody can tell."""
    try:
        schema = _plain(machine, value_in(machine, node, frame), Place("", 0))
        return _type(schema)
    except _UnreadError:
        return None


def _plain(machine: DialectInterpreter, value: Value, place: Place, depth: int = 0) -> object:
    """A value of the project as one of Python: dicts, lists, what is plain."""
    if depth > _DEEPEST:
        raise _UnreadError
    if isinstance(value, Constant):
        return value.value
    if isinstance(value, DictObject):
        pairs = entries(machine, value, place)
        if isinstance(pairs, Unknown):
            raise _UnreadError
        return {
            key.value: _plain(machine, value, place, depth + 1)
            for key, value in pairs
            if isinstance(key, Constant)
        }
    held = items(machine, value, place)
    if isinstance(held, Unknown):
        raise _UnreadError
    return [_plain(machine, value, place, depth + 1) for value in held]


def _type(schema: object) -> Type:
    if schema is True or schema == {}:
        return ANY
    if not isinstance(schema, dict) or {"$ref", "allOf", "not"} & schema.keys():
        raise _UnreadError
    if "const" in schema:
        return _values([schema["const"]])
    if "enum" in schema:
        return _values(schema["enum"])
    for word in _UNIONS:
        if word in schema:
            if not isinstance(schema[word], list):
                raise _UnreadError
            return union(map(_type, schema[word]))
    return _of_kind(schema, schema.get("type"))


def _values(values: object) -> Type:
    if not isinstance(values, list) or not all(isinstance(value, Plain) for value in values):
        raise _UnreadError
    type_ = literal(values)
    parts = [type_] if type_.values else []
    return union([*parts, NULL] if None in values else parts)


def _of_kind(schema: Mapping[object, object], kind: object) -> Type:
    if isinstance(kind, list):
        return union(_of_kind(schema, each) for each in kind)
    match kind:
        case "string" if "contentEncoding" not in schema:
            said = schema.get("format")
            return Type(_FORMATS.get(said, "str") if isinstance(said, str) else "str")
        case "array" if "prefixItems" not in schema:
            head = "set" if schema.get("uniqueItems") is True else "list"
            return Type(head, (_type(schema.get("items", True)),))
        case "object" if not {"properties", "patternProperties"} & schema.keys():
            return Type("dict", (Type("str"), _type(schema.get("additionalProperties", True))))
        case str() if kind in _SCALARS and kind != "string":
            return Type(_SCALARS[kind])
        case _:
            raise _UnreadError
