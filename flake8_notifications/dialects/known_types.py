"""The types of the standard library and of the dialects' own, as data.

Two that nobody can tell apart on the wire have one name: what constrains a value is left out, as no
consumer has to know it.
"""

from __future__ import annotations

import functools
from typing import Final

#: Top names of packages of which the names say all: their sources are not read.
NAMED_PACKAGES: Final = frozenset(
    {
        *("annotated_types", "attr", "attrs", "collections", "dataclasses", "datetime", "decimal"),
        *("enum", "ipaddress", "msgspec", "pathlib", "pydantic", "pydantic_core"),
        *("pydantic_settings", "re", "typing", "typing_extensions", "uuid", "zoneinfo"),
    }
)

#: Those among them that are installed: what they do to a class, nobody can follow in their sources.
DIALECT_PACKAGES: Final = frozenset(
    {
        *("annotated_types", "attr", "attrs", "msgspec", "pydantic", "pydantic_core"),
        "pydantic_settings",
    }
)

#: What has no parameters, by its canonical name.
SCALARS: Final = {
    "str": "str",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "bytes": "bytes",
    "bytearray": "bytes",
    "NoneType": "None",
    "types.NoneType": "None",
    "object": "Any",
    "typing.Any": "Any",
    "typing.Text": "str",
    "typing.LiteralString": "str",
    "datetime.datetime": "datetime",
    "datetime.date": "date",
    "datetime.time": "time",
    "datetime.timedelta": "timedelta",
    "uuid.UUID": "UUID",
    "decimal.Decimal": "Decimal",
    "pathlib.Path": "Path",
    "pathlib.PurePath": "Path",
    "pathlib.PosixPath": "Path",
    "pathlib.PurePosixPath": "Path",
    "ipaddress.IPv4Address": "IPv4Address",
    "ipaddress.IPv6Address": "IPv6Address",
    "ipaddress.IPv4Network": "IPv4Network",
    "ipaddress.IPv6Network": "IPv6Network",
    "ipaddress.IPv4Interface": "IPv4Interface",
    "ipaddress.IPv6Interface": "IPv6Interface",
    "zoneinfo.ZoneInfo": "ZoneInfo",
    "re.Pattern": "Pattern",
    "typing.Pattern": "Pattern",
    # Whatever its class has further is not sent.
    "pydantic.BaseModel": "BaseModel",
    "msgspec.Raw": "Any",
    "msgspec.UnsetType": "Unset",
    "pydantic.JsonValue": "Any",
    "pydantic.EmailStr": "EmailStr",
    "pydantic.SecretStr": "SecretStr",
    "pydantic.ByteSize": "int",
    "pydantic.StrictStr": "str",
    "pydantic.StrictInt": "int",
    "pydantic.StrictFloat": "float",
    "pydantic.StrictBool": "bool",
    "pydantic.StrictBytes": "bytes",
    "pydantic.FilePath": "Path",
    "pydantic.DirectoryPath": "Path",
    "pydantic.NewPath": "Path",
    **dict.fromkeys(
        (
            *("pydantic.AnyUrl", "pydantic.HttpUrl", "pydantic.AnyHttpUrl", "pydantic.FileUrl"),
            *("pydantic.FtpUrl", "pydantic.WebsocketUrl", "pydantic.AnyWebsocketUrl"),
        ),
        "Url",
    ),
    **dict.fromkeys((f"pydantic.UUID{number}" for number in range(1, 9)), "UUID"),
    **{
        f"pydantic.{sign}{kind.title()}": kind
        for sign in ("Positive", "Negative", "NonPositive", "NonNegative")
        for kind in ("int", "float")
    },
    "pydantic.FiniteFloat": "float",
    **{
        f"pydantic.{when}{kind.title()}": kind
        for when in ("Past", "Future", "Aware", "Naive")
        for kind in ("date", "datetime")
    },
}

#: What is a list of its one parameter.
LISTS: Final = frozenset(
    {
        *("list", "typing.List", "typing.Sequence", "typing.MutableSequence", "typing.Iterable"),
        *("typing.Collection", "typing.Deque", "collections.deque", "deque"),
    }
)
SETS: Final = frozenset(
    {
        *("set", "frozenset", "typing.Set", "typing.FrozenSet", "typing.AbstractSet"),
        "typing.MutableSet",
    }
)
#: What is a dict of its two parameters.
MAPPINGS: Final = frozenset(
    {
        *("dict", "typing.Dict", "typing.Mapping", "typing.MutableMapping", "typing.DefaultDict"),
        *("typing.OrderedDict", "collections.OrderedDict", "collections.defaultdict"),
    }
)
#: What is a dict with texts for keys.
DICTS: Final = frozenset({"pydantic.JsonSchemaValue"})
COUNTERS: Final = frozenset({"typing.Counter", "collections.Counter"})
TUPLES: Final = frozenset({"tuple", "typing.Tuple"})

#: Functions that make a constrained type, with what they constrain.
CONSTRAINED: Final = {
    "pydantic.constr": "str",
    "pydantic.conint": "int",
    "pydantic.confloat": "float",
    "pydantic.conbytes": "bytes",
    "pydantic.condecimal": "Decimal",
    "pydantic.condate": "date",
}
CONSTRAINED_CONTAINERS: Final = {
    "pydantic.conlist": "list",
    "pydantic.conset": "set",
    "pydantic.confrozenset": "set",
}

#: What may stand in ``Annotated[…]`` and changes nothing on the wire, by its canonical name.
HARMLESS_METADATA: Final = frozenset(
    {
        *(
            "pydantic.Field",
            "pydantic.StringConstraints",
            "pydantic.Strict",
            "pydantic.Discriminator",
        ),
        *("pydantic.Tag", "pydantic.BeforeValidator", "pydantic.AllowInfNan", "pydantic.FailFast"),
        *(
            "pydantic.UuidVersion",
            "pydantic.PathType",
            "msgspec.Meta",
            "typing.Doc",
            "annotated_doc.Doc",
            "typing.deprecated",
        ),
        *("pydantic.UrlConstraints", "pydantic.PydanticUndefined"),
    }
)


@functools.lru_cache(maxsize=10_000)
def canonical(name: str) -> str:
    """One name for what a library offers under several: re-exports, private modules, twins."""
    top, _, rest = name.partition(".")
    last = rest.rpartition(".")[2]
    if not rest:
        return name
    if top == "builtins":
        return last
    if top in ("typing", "typing_extensions", "mypy_extensions"):
        return f"typing.{last}"
    if name.startswith("collections.abc."):
        return "typing.AbstractSet" if last == "Set" else f"typing.{last}"
    if top in ("pydantic", "pydantic_core", "pydantic_settings"):
        if rest.startswith("v1.") or rest.startswith("deprecated."):
            return f"pydantic.v1.{last}"
        return "pydantic.dataclass" if rest == "dataclasses.dataclass" else f"pydantic.{last}"
    if top in ("attr", "attrs"):
        return f"attrs.{_ATTRS.get(last, last)}"
    return f"msgspec.{last}" if top == "msgspec" else name


#: One name for the twins of attrs.
_ATTRS: Final = {
    "s": "attrs",
    "attributes": "attrs",
    "ib": "attrib",
    "attr": "attrib",
    "field": "attrib",
    "mutable": "define",
}
