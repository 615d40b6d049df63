"""Values for what a sample does not show yet, made up from the shape of a class.

They are the same in every run, and such that the library reads them: a list is empty, what may be
null is null, a default is taken as it is, an enum has its first value, and a text says which field
it is of.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from flake8_notifications.payloads.model import USUAL_KEY_PREFIX, FieldShape, Payload
from flake8_notifications.samples.wire_objects import Classes, Envelope, namespace_of, wire_name
from flake8_notifications.samples.wire_types import FieldType, Kind, read_type

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

#: What the library takes for types whose values have a form.
_FORMED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "UUID": "3f2d7a8c-5b1e-4c60-9d4f-0a1b2c3d4e5f",
        "DateTime": "2015-10-21T07:28:00Z",
        "IPAddress": "192.0.2.1",
        "IPV4Address": "192.0.2.1",
        "IPV6Address": "2001:db8::1",
        "IPV4AndV6Address": "192.0.2.1",
        "IPNetwork": "192.0.2.0/24",
        "IPV4Network": "192.0.2.0/24",
        "IPV6Network": "2001:db8::/32",
        "MACAddress": "52:54:00:12:34:56",
        "PCIAddress": "0000:00:00.0",
        "VersionPredicate": ">=1.0",
    }
)
_SIMPLE: Final[Mapping[Kind | None, Json]] = MappingProxyType(
    {Kind.BOOLEAN: False, Kind.INTEGER: 0, Kind.NUMBER: 0.0}
)
#: Types that are not judged and all the same known well enough to make a value.
_FURTHER: Final[Mapping[str, Json]] = MappingProxyType({"FlexibleBoolean": False})


class NoValueError(Exception):
    """No value can be made up; the message says of what."""


class Values:
    """Makes values up.

    :param is_left_out: whether a field of a class is not to be shown, such as one that is never
        filled.
    :param reference: the object that refers, in a file, to a sample of a class, where the project
        has such; None where it has not.
    """

    def __init__(
        self,
        classes: Classes,
        is_left_out: Callable[[Payload, str], bool],
        reference: Callable[[Payload, str], dict[str, Json] | None],
    ) -> None:
        self._classes = classes
        self._is_left_out = is_left_out
        self._reference = reference
        self._open: list[Payload] = []

    def field(self, payload: Payload, name: str, file: str) -> Json:
        """A value for a field.

        :param file: that it is for.
        :raises NoValueError: if it holds an object of a class that is not known.
        """
        shape = payload.shape.fields[name]
        field_type = read_type(shape.type)
        if field_type.kind is Kind.ARRAY:
            return []
        if shape.nullable:
            return None
        default = _default(shape, field_type)
        if default is not None:
            return default
        if shape.values is not None and field_type.element is None and shape.values:
            return shape.values[0]
        return self._made(name, field_type, file)

    def object(self, payload: Payload, file: str) -> dict[str, Json]:
        """An object of a class as it is on the wire, with all of its fields.

        :raises NoValueError: as above.
        """
        if payload in self._open:
            raise NoValueError(f"a {payload.name} holds another")
        self._open.append(payload)
        try:
            data = {
                name: self.field(payload, name, file)
                for name in ordered(payload, payload.shape.fields)
                if not self._is_left_out(payload, name)
            }
        finally:
            self._open.pop()
        envelope = Envelope(payload.key_prefix or USUAL_KEY_PREFIX)
        return {
            envelope.name: wire_name(payload),
            envelope.namespace: namespace_of(payload) or "",
            envelope.version: payload.version or "1.0",
            envelope.data: dict(data),
        }

    def _made(self, name: str, field_type: FieldType, file: str) -> Json:
        if field_type.object_name is not None:
            payload = self._classes.named(field_type.object_name)
            if payload is None:
                raise NoValueError(f"nothing is known of {field_type.object_name}")
            return self._reference(payload, file) or self.object(payload, file)
        if field_type.kind is Kind.OBJECT:
            return {}
        if field_type.kind in _SIMPLE:
            return _SIMPLE[field_type.kind]
        return _FURTHER.get(field_type.name, _FORMED.get(field_type.name, name))


def ordered(payload: Payload, names: Iterable[str]) -> list[str]:
    """Some fields of a class in the order of the source."""
    names = list(names)
    order = {name: number for number, name in enumerate(names)}

    def position(name: str) -> tuple[bool, str, int, int]:
        places = payload.field_places.get(name)
        key = None if places is None else places.key
        if key is None:
            return (False, "", 0, order[name])
        return (key.path == payload.place.path, key.path, key.line, order[name])

    return sorted(names, key=position)


def _default(shape: FieldShape, field_type: FieldType) -> Json:
    """The default of a field as JSON; None where there is none that says itself."""
    text = shape.default
    if text is None:
        return None
    if field_type.kind is Kind.STRING or shape.values is not None:
        # The text of a time is not the form that it has on the wire.
        is_other = field_type.name == "DateTime" or text.startswith("<")
        return None if is_other else text
    try:
        value: object = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    match field_type.kind, value:
        case Kind.BOOLEAN, bool(flag):
            return flag
        case Kind.INTEGER | Kind.NUMBER, bool():
            return None
        case (Kind.INTEGER, int() as number) | (Kind.NUMBER, (int() | float()) as number):
            return number
        case Kind.OBJECT, {} if not value and field_type.object_name is None:
            return {}
    return None
