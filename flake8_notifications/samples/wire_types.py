"""What the type of a field lets through to the wire.

The types are those of oslo.versionedobjects/fields.py, by what their ``to_primitive`` returns; any
other type, and one that takes what it is not, may hold anything.
"""

from __future__ import annotations

import enum
import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from flake8_notifications.samples.json_text import Node


class Kind(enum.Enum):
    """The kinds of JSON values, as messages name them."""

    NULL = "null"
    BOOLEAN = "a boolean"
    INTEGER = "an integer"
    NUMBER = "a number"
    STRING = "a string"
    ARRAY = "an array"
    OBJECT = "an object"


_STRINGS: Final = (
    "String", "SensitiveString", "VersionPredicate", "Enum", "UUID", "MACAddress", "PCIAddress",
    "DateTime", "IPAddress", "IPV4Address", "IPV6Address", "IPV4AndV6Address", "IPNetwork",
    "IPV4Network", "IPV6Network",
)  # fmt: skip
KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        **dict.fromkeys(_STRINGS, Kind.STRING),
        "Boolean": Kind.BOOLEAN,
        "Integer": Kind.INTEGER,
        "NonNegativeInteger": Kind.INTEGER,
        "Float": Kind.NUMBER,
        "NonNegativeFloat": Kind.NUMBER,
        "List": Kind.ARRAY,
        "Set": Kind.ARRAY,
        "Dict": Kind.OBJECT,
        "Object": Kind.OBJECT,
    }
)
_VERSIONED: Final = "Object"
_SUBCLASSES: Final = ", subclasses=True"
_NULLABLE: Final = " | None"


class FieldType(NamedTuple):
    """A type, as ``payloads/grammar.py`` writes it.

    :ivar kind: of the JSON values; None where it may be any.
    :ivar element: of a list, set or dict.
    :ivar object_name: of an object, the name of its class.
    """

    name: str
    kind: Kind | None
    element: FieldType | None = None
    may_element_be_null: bool = False
    object_name: str | None = None
    with_subclasses: bool = False


@functools.cache
def read_type(text: str) -> FieldType:
    """The type that a text of the grammar says."""
    name, bracket, inside = text.partition("[")
    kind = KINDS.get(name)
    if not bracket or kind is None:
        return FieldType(name, kind)
    inside = inside.removesuffix("]")
    if name == _VERSIONED:
        object_name = inside.removesuffix(_SUBCLASSES)
        return FieldType(name, kind, None, False, object_name, object_name != inside)
    if kind in (Kind.ARRAY, Kind.OBJECT):
        element = inside.removesuffix(_NULLABLE)
        return FieldType(name, kind, read_type(element), element != inside)
    return FieldType(name, kind)


def kind_of(node: Node) -> Kind:
    """The kind that a value is of."""
    match node.content:
        case None:
            return Kind.NULL
        case bool():
            # Before the integers, of which it is one to Python.
            return Kind.BOOLEAN
        case int():
            return Kind.INTEGER
        case float():
            return Kind.NUMBER
        case str():
            return Kind.STRING
        case tuple():
            return Kind.ARRAY
        case _:
            return Kind.OBJECT


def is_of(node: Node, kind: Kind | None) -> bool:
    """Whether a value is of a kind; None is any."""
    found = kind_of(node)
    return kind in (None, found) or (kind is Kind.NUMBER and found is Kind.INTEGER)
