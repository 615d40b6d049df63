"""JSON Schemas that libraries make of classes, as types of ours: the one normalisation.

* What constrains a value, or only describes it, is left out: lengths, bounds, patterns, titles,
  descriptions, examples, defaults, discriminators.
* An enum or a literal is the set of its values, a reference the bare name of its class.
* The keys of a mapping are texts in JSON, whatever they were: only its values count.
* A decimal is a text; a text with a format is what has that format, all URLs are one.
* An array is a list, with ``uniqueItems`` a set, with ``prefixItems`` a tuple.
* What may be anything makes the union that it is in anything; so may a parameter of a generic class
  that nobody has bound.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from flake8_notifications.dialects.types import ANY, LITERAL, NULL, Type, literal, union

_FORMATS: Final = {
    "date-time": "datetime",
    "date": "date",
    "time": "time",
    "duration": "timedelta",
    "uuid": "UUID",
    "binary": "bytes",
    "base64url": "bytes",
    "path": "Path",
    "file-path": "Path",
    "directory-path": "Path",
    "email": "EmailStr",
    "password": "SecretStr",
    "uri": "Url",
    "ipv4": "IPv4Address",
    "ipv6": "IPv6Address",
    "ipv4network": "IPv4Network",
    "ipv6network": "IPv6Network",
    "ipv4interface": "IPv4Interface",
    "ipv6interface": "IPv6Interface",
    "zoneinfo": "ZoneInfo",
    "decimal": "str",
    "regex": "Pattern",
}
_SCALARS: Final = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def normalised(
    schema: Any, definitions: Mapping[str, Any], met: frozenset[str] = frozenset()
) -> Type:
    """The type that a schema describes.

    :param definitions: what it may refer to.
    :param met: those that have led here.
    """
    if schema is True or not isinstance(schema, dict):
        return ANY
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        target = definitions.get(name, {})
        if not _is_class(target) and name not in met:
            return normalised(target, definitions, met | {name})
        return Type(_bare(name))
    if "const" in schema:
        return NULL if schema["const"] is None else literal([schema["const"]])
    if "enum" in schema:
        values = schema["enum"]
        found = [literal([each for each in values if each is not None])]
        return union([*found, NULL] if None in values else found)
    for word in ("anyOf", "oneOf", "allOf"):
        if word in schema:
            return union(normalised(each, definitions, met) for each in schema[word])
    return _typed(schema, definitions, met)


def _is_class(target: Mapping[str, Any]) -> bool:
    """Whether a definition is that of a class, and no alias, enum or root model."""
    return "properties" in target or "prefixItems" in target


def _typed(schema: Mapping[str, Any], definitions: Mapping[str, Any], met: frozenset[str]) -> Type:
    kind = schema.get("type")
    if isinstance(kind, list):
        return union(_typed({**schema, "type": each}, definitions, met) for each in kind)
    if kind == "null":
        return NULL
    if kind == "string":
        if schema.get("contentEncoding") == "base64":
            return Type("bytes")
        return Type(_FORMATS.get(schema.get("format", ""), "str"))
    if kind == "array":
        if "prefixItems" in schema:
            return Type(
                "tuple", tuple(normalised(each, definitions, met) for each in schema["prefixItems"])
            )
        if schema.get("maxItems") == 0 and "items" not in schema:
            return Type("tuple")
        head = "set" if schema.get("uniqueItems") else "list"
        return Type(head, (normalised(schema.get("items", True), definitions, met),))
    if kind == "object":
        return Type(
            "dict", (normalised(schema.get("additionalProperties", True), definitions, met),)
        )
    return Type(_SCALARS[kind]) if kind in _SCALARS else ANY


def _bare(name: str) -> str:
    """The name of a class in a schema, without its module and what its parameters are."""
    last = re.split(r"__|\.", name)[-1] if "__" in name.strip("_") or "." in name else name
    return re.sub(r"(_Any|_object)+_$", "", last.partition("[")[0])


def simplified(one: Type, roots: Mapping[str, Type] = MappingProxyType({})) -> Type:
    """A type of ours as the normalisation has it.

    :param roots: of root models, by their dotted names, what they are on the wire.
    """
    if one.head == LITERAL:
        return one
    if one.head in roots:
        return simplified(roots[one.head], roots)
    arguments = tuple(simplified(each, roots) for each in one.arguments)
    if one.head == "Union":
        return union(arguments)
    if one.head == "dict":
        return Type("dict", arguments[-1:])
    if one.head in ("list", "set", "tuple"):
        return Type(one.head, arguments)
    if one.head == "Decimal":
        return Type("str")
    if re.fullmatch(r"T\d+", one.head):
        return ANY
    name = one.head.rpartition(".")[2]
    if any(each != ANY for each in arguments):
        name += f"_{'_'.join(map(_mangled, arguments))}_"
    return Type(name)


def _mangled(one: Type) -> str:
    return re.sub(r"[^0-9A-Za-z]", "_", str(one))
