"""Values for samples of objects whose classes speak a dialect, the same in every run.

A default is taken as it is, an enum has its first value, and a text says which field it is of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from flake8_notifications.dialects.model import ROOT_FIELD, Form
from flake8_notifications.dialects.types import LITERAL, NULL, UNION, Type
from flake8_notifications.payloads.model import Payload
from flake8_notifications.samples.made_up_values import Json, NoValueError
from flake8_notifications.samples.plain_fields import (
    PlainField,
    default_value,
    fields_of,
    type_field,
)

_SIMPLE: Final[Mapping[str, Json]] = {
    "int": 1,
    "float": 1.5,
    "bool": True,
    "None": None,
    "datetime": "2026-01-31T12:00:00Z",
    "date": "2026-01-31",
    "time": "12:00:00Z",
    "timedelta": "PT1H",
    "UUID": "3f2d7a8c-5b1e-4c60-9d4f-0a1b2c3d4e5f",
    "Decimal": "1.5",
    "EmailStr": "somebody@example.org",
    "Url": "https://example.org/",
    "IPv4Address": "192.0.2.1",
    "IPv6Address": "2001:db8::1",
    "IPv4Network": "192.0.2.0/24",
    "IPv6Network": "2001:db8::/32",
    "IPv4Interface": "192.0.2.1/24",
    "IPv6Interface": "2001:db8::1/32",
    "ZoneInfo": "Europe/Berlin",
    "Pattern": ".*",
    "bytes": "",
    "Any": None,
    "BaseModel": {},
}
_NAMED: Final = frozenset({"str", "Path", "SecretStr"})
_KEY: Final = "key"


class PlainValues:
    """Makes values up.

    :param payloads: the classes that may be in them.
    :param type_names: the attributes that event types are taken from.
    """

    def __init__(self, payloads: Iterable[Payload], type_names: frozenset[str]) -> None:
        self._by_name = {
            payload.key: payload for payload in payloads if payload.shape.kind is not None
        }
        self._type_names = type_names

    def event(self, payload: Payload, event_type: str) -> Json:
        """An object of a class that is sent as an event.

        :raises NoValueError: if there can be none.
        """
        value = self._object(payload, (), ())
        if isinstance(value, dict):
            name = type_field(fields_of(payload), event_type, self._type_names)
            if name is not None:
                value[name] = event_type
        return value

    def field(self, field: PlainField, payload: Payload) -> Json:
        """A value of a field of a class.

        :raises NoValueError: if there can be none.
        """
        return self._field(field, payload, (payload.key,))

    def _object(self, payload: Payload, arguments: Sequence[Type], around: tuple[str, ...]) -> Json:
        """An object of a class.

        :param around: the classes that hold it.
        """
        if payload.problems:
            raise NoValueError(payload.problems[0].text)
        if payload.key in around:
            raise NoValueError(f"'{payload.name}' holds itself")
        around = (*around, payload.key)
        found = {
            field.name: self._field(field, payload, around)
            for field in fields_of(payload, arguments)
        }
        if payload.shape.form == Form.ROOT.value:
            return found.get(ROOT_FIELD)
        if payload.shape.form == Form.ARRAY.value:
            return list(found.values())
        return found

    def _field(self, field: PlainField, payload: Payload, around: tuple[str, ...]) -> Json:
        if field.name == payload.version_field and payload.version is not None:
            is_number = field.type is not None and field.type.head == "int"
            return version_value(payload, is_number=is_number)
        default = default_value(field.default)
        if default:
            return default[0]
        if field.type is None:
            raise NoValueError(f"the type of '{field.name}' is not known")
        return self._value(field.type, field.name, around)

    def _value(self, one: Type, name: str, around: tuple[str, ...]) -> Json:
        match one.head:
            case head if head == UNION:
                return self._of_union(one, name, around)
            case head if head == LITERAL:
                return one.values[0]
            case "list" | "set":
                return self._items(one, name, around)
            case "tuple":
                return [self._value(argument, name, around) for argument in one.arguments]
            case "dict":
                return self._mapping(one, name, around)
        if one.head in self._by_name:
            return self._object(self._by_name[one.head], one.arguments, around)
        if one.head in _NAMED:
            return name
        if one.head in _SIMPLE:
            return _SIMPLE[one.head]
        raise NoValueError(f"no value is known for '{one.head}', the type of '{name}'")

    def _of_union(self, one: Type, name: str, around: tuple[str, ...]) -> Json:
        """A value of the first type that has one; null, if it may be and nothing else is."""
        reason = NoValueError(f"'{name}' may be nothing")
        for argument in sorted(one.arguments, key=lambda part: part == NULL):
            try:
                return self._value(argument, name, around)
            except NoValueError as error:
                reason = error
        raise reason

    def _items(self, one: Type, name: str, around: tuple[str, ...]) -> Json:
        try:
            return [self._value(argument, name, around) for argument in one.arguments]
        except NoValueError as error:
            if "holds itself" in str(error):
                return []
            raise

    def _mapping(self, one: Type, name: str, around: tuple[str, ...]) -> Json:
        if len(one.arguments) != 2 or one.arguments[1].head == "Any":
            return {}
        key = self._value(one.arguments[0], _KEY, around)
        return {
            key if isinstance(key, str) else str(key): self._value(one.arguments[1], name, around)
        }


def version_value(payload: Payload, *, is_number: bool) -> Json:
    """The version of a class as an object shows it."""
    version = payload.parsed_version
    return version.major if version is not None and is_number else payload.version
