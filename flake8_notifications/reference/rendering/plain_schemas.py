"""The JSON schemas of classes that speak a dialect: what their library writes of an object.

As in :mod:`.schemas`, open schemas let through what a later minor version may add, strict ones what
this version has.  A literal of one value is that value in both: unions are told apart by it.  What
has a default need not be there, as whoever writes an object may leave out what is not set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from flake8_notifications.catalogue.model import Text
from flake8_notifications.dialects.model import ROOT_FIELD, Form, Kind
from flake8_notifications.dialects.types import LITERAL, NULL, UNION, Plain, Type
from flake8_notifications.reference.model import Field, Payload, Reference, SentEvent
from flake8_notifications.reference.rendering.schemas import (
    Draft,
    Schema,
    any_of,
    event_type_schema,
    or_null,
    safe_name,
)
from flake8_notifications.samples.plain_fields import (
    PlainField,
    default_value,
    type_field,
    with_variables,
)

_STRING: Final = "string"
#: What is written as JSON has it.
_SCALARS: Final[Mapping[str, Schema]] = {
    "str": {"type": _STRING},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "None": {"type": "null"},
    "BaseModel": {"type": "object"},
}
#: The formats of what is written as a text.
_FORMATS: Final = {
    "datetime": "date-time",
    "date": "date",
    "time": "time",
    "timedelta": "duration",
    "UUID": "uuid",
    "EmailStr": "email",
    "Url": "uri",
    "IPv4Address": "ipv4",
    "IPv6Address": "ipv6",
    "Pattern": "regex",
}
#: What is written as a text of which the library says no more.
_TEXTS: Final = frozenset(
    {
        *("bytes", "Decimal", "Path", "SecretStr", "IPv4Network", "IPv6Network", "IPv4Interface"),
        *("IPv6Interface", "ZoneInfo"),
    }
)
#: Times may be without a zone, which the formats do not allow; these dialects do not name them.
_ZONELESS: Final = frozenset({"datetime", "time"})
_WITHOUT_FORMATS: Final = frozenset({Kind.MSGSPEC.value, Kind.ATTRS.value})
_TYPES: Final = {bool: "boolean", int: "integer", float: "number", str: _STRING}
#: A generic class that holds itself with ever larger types is anything from here on.
_DEEPEST: Final = 6


class PlainSchemas:
    """Makes the schemas of the classes of one reference.

    :param at: what stands before the name of a schema where another refers to it.
    :param taken: names that other schemas have.
    """

    def __init__(
        self,
        reference: Reference,
        at: str,
        taken: Iterable[str] = (),
        *,
        is_strict: bool,
        draft: Draft,
    ) -> None:
        self._at = at
        self._is_strict = is_strict
        self._draft = draft
        self._payloads = [payload for payload in reference.carriable if payload.kind is not None]
        self._by_key = {payload.key: payload for payload in self._payloads}
        self._by_dotted = {
            payload.dotted_name: payload for payload in self._payloads if payload.dotted_name
        }
        self._taken = set(taken)
        self._type_names = reference.type_names
        #: By key of the class and what its type variables are, the name of the schema.
        self._names: dict[tuple[str, tuple[Type, ...]], str] = {}
        self._waiting: list[tuple[Payload, tuple[Type, ...]]] = []
        for payload in self._payloads:
            self._name(payload, ())

    def definitions(self) -> dict[str, Schema]:
        """The schema of each class, by the name that others refer to it by."""
        found: dict[str, Schema] = {}
        while self._waiting:
            payload, arguments = self._waiting.pop(0)
            found[self._names[payload.key, arguments]] = self._class(payload, arguments)
        return found

    def sent(self, event: SentEvent) -> Schema:
        """What is sent as an event: objects of its classes; anything, if none is known."""
        payloads = [self._by_key[payload] for payload in event.payloads if payload in self._by_key]
        return any_of([self._sent_as(payload, event) for payload in payloads]) if payloads else {}

    def _sent_as(self, payload: Payload, event: SentEvent) -> Schema:
        """An object of a class whose event type is that of an event.

        Whatever else an object may go without, receivers tell it by its event type.
        """
        schema = self._reference_to(payload, ())
        field = type_field(map(_plain, payload.fields), event.event_type, self._type_names)
        if field is None or payload.form != Form.OBJECT.value:
            return schema
        text = event_type_schema(Text(event.event_type, event.is_known))
        return {"allOf": [schema, {"properties": {field: text}, "required": [field]}]}

    # Names

    def _name(self, payload: Payload, arguments: tuple[Type, ...]) -> str:
        key = (payload.key, arguments)
        if key not in self._names:
            text = safe_name("-of-".join([payload.key, *map(_short, arguments)]))
            name, number = text, 2
            while name in self._taken:
                name, number = f"{text}-{number}", number + 1
            self._taken.add(name)
            self._names[key] = name
            self._waiting.append((payload, arguments))
        return self._names[key]

    def _reference_to(self, payload: Payload, arguments: tuple[Type, ...]) -> Schema:
        return {"$ref": f"{self._at}{self._name(payload, arguments)}"}

    # Classes

    def _class(self, payload: Payload, arguments: tuple[Type, ...]) -> Schema:
        version = payload.shown_version
        text = ", ".join(map(_short, arguments))
        name = f"{payload.name}[{text}]" if text else payload.name
        schema: Schema = {"title": name if version is None else f"{name} {version}"}
        if payload.description:
            schema["description"] = payload.description
        bound = {f"T{at}": part for at, part in enumerate(arguments, 1)}
        fields = {field.name: self._field(field, payload, bound) for field in payload.fields}
        if payload.form == Form.ROOT.value:
            return {**schema, **fields.get(ROOT_FIELD, {})}
        if payload.form == Form.ARRAY.value:
            return {**schema, **self._array(payload, list(fields.values()))}
        if payload.kind not in {kind.value for kind in Kind}:
            return schema
        schema |= {"type": "object", "properties": fields}
        later = () if self._is_strict else payload.later
        required = [field.name for field in payload.fields if _plain(field).is_required]
        required = [name for name in required if name not in later]
        if required:
            schema["required"] = required
        is_all = self._is_strict and not payload.problems and not payload.is_extensible
        if payload.is_closed or is_all:
            schema["additionalProperties"] = False
        return schema

    def _array(self, payload: Payload, items: list[Schema]) -> Schema:
        if payload.problems:
            # Which one is missing in between?
            return {"type": "array"}
        is_fixed = self._is_strict or payload.kind == Kind.NAMED_TUPLE.value
        return {
            "type": "array",
            **self._draft.items(items, is_fixed=is_fixed),
            # What may be left out is at the end.
            "minItems": max(
                (at for at, field in enumerate(payload.fields, 1) if _plain(field).is_required),
                default=0,
            ),
        }

    def _field(self, field: Field, payload: Payload, bound: Mapping[str, Type]) -> Schema:
        schema = (
            {} if field.plain is None else self._schema(with_variables(field.plain, bound), payload)
        )
        about: Schema = {}
        if field.comment is not None:
            about["description"] = field.comment
        default = default_value(field.default)
        if default:
            about["default"] = default[0]
        if about and "$ref" in schema:
            # Draft 7 does not look at what stands beside a reference.
            schema = {"allOf": [schema]}
        return {**about, **schema}

    # Types

    def _schema(self, one: Type, payload: Payload) -> Schema:
        if one.head == UNION:
            members = [argument for argument in one.arguments if argument.head != "Unset"]
            found = any_of([self._schema(member, payload) for member in members if member != NULL])
            return or_null(found) if NULL in members else found
        if one.head == LITERAL:
            return self._literal(one.values)
        if one.head in self._by_dotted:
            return self._of_class(one)
        return self._of_library(one, payload)

    def _of_class(self, one: Type) -> Schema:
        payload = self._by_dotted[one.head]
        if _depth(one) > _DEEPEST:
            return {}
        return self._reference_to(payload, one.arguments)

    def _of_library(self, one: Type, payload: Payload) -> Schema:
        inner = [self._schema(argument, payload) for argument in one.arguments]
        match one.head:
            case "list":
                return {"type": "array", **({"items": inner[0]} if inner and inner[0] else {})}
            case "set":
                items = {"items": inner[0]} if inner and inner[0] else {}
                return {"type": "array", **items, "uniqueItems": True}
            case "tuple":
                sizes = {"minItems": len(inner), "maxItems": len(inner)}
                return {"type": "array", **self._draft.items(inner, is_fixed=True), **sizes}
            case "dict":
                return self._mapping(one, inner)
        if one.head in _SCALARS:
            return dict(_SCALARS[one.head])
        if one.head in _FORMATS:
            is_named = payload.kind not in _WITHOUT_FORMATS or one.head not in _ZONELESS
            return {"type": _STRING, **({"format": _FORMATS[one.head]} if is_named else {})}
        return {"type": _STRING} if one.head in _TEXTS else {}

    def _mapping(self, one: Type, inner: Sequence[Schema]) -> Schema:
        schema: Schema = {"type": "object"}
        keys = one.arguments[0].values if one.arguments else ()
        if self._is_strict and keys and all(isinstance(key, str) for key in keys):
            schema["propertyNames"] = {"enum": list(keys)}
        if len(inner) == 2 and inner[1]:
            schema["additionalProperties"] = inner[1]
        return schema

    def _literal(self, values: Sequence[Plain]) -> Schema:
        if len(values) == 1:
            return {"const": values[0]}
        if self._is_strict:
            return {"enum": list(values)}
        kinds = sorted({_TYPES[type(value)] for value in values})
        return {"anyOf": [{"enum": list(values)}, {"type": kinds[0] if len(kinds) == 1 else kinds}]}


def _plain(field: Field) -> PlainField:
    return PlainField(field.name, field.plain, field.default, field.may_be_absent)


def _depth(one: Type) -> int:
    return 1 + max(map(_depth, one.arguments), default=0)


def _short(one: Type) -> str:
    """A type as it is called in a name: classes without their modules."""
    if one.head == LITERAL:
        return "-or-".join(map(str, one.values))
    if one.head == UNION:
        return "-or-".join(map(_short, one.arguments))
    return "-of-".join([one.head.rpartition(".")[2], *map(_short, one.arguments)])
