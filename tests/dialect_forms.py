"""The ways in which each dialect lets a class be written: with statements, calls, and old APIs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias


class Declared(NamedTuple):
    """A field: its name, its type, and its default as it is written."""

    name: str
    type: str
    default: str | None = None


Fields: TypeAlias = Sequence[Declared]
#: The source of a class: its name, fields and bases; it has the version 1.0 where it has bases.
Writer: TypeAlias = Callable[[str, Fields, Sequence[str]], str]

IMPORTS: Final = (
    "import enum\n"
    "from typing import ClassVar, Dict, List, Literal, NamedTuple, Optional, Union\n"
    "from typing_extensions import Annotated, TypedDict\n"
)


class WayToWrite(NamedTuple):
    """One way to write a class.

    :ivar root: the source of ``Event``, the base of what is recorded; empty where there is none.
    """

    imports: str
    root: str
    write: Writer


def _body(lines: Sequence[str]) -> str:
    return "".join(f"    {line}\n" for line in lines) or "    pass\n"


def _listed(fields: Fields, shown: Callable[[Declared], str]) -> str:
    return ", ".join(map(shown, fields))


def _statement(
    header: str, default: str = " = {}", none: str = "", root: str = "", keywords: str = ""
) -> Writer:
    """A ``class`` statement.

    :param default: what follows the type where there is a default.
    :param none: what follows it where there is none.
    :param root: what a class without bases derives from.
    :param keywords: of the header.
    """

    def write(name: str, fields: Fields, bases: Sequence[str]) -> str:
        arguments = ", ".join([*(bases or filter(None, [root])), *filter(None, [keywords])])
        lines = ["VERSION: ClassVar[str] = '1.0'"] if bases else []
        for field in fields:
            value = none if field.default is None else default.format(field.default)
            lines.append(f"{field.name}: {field.type}{value}")
        return f"{header}class {name}({arguments}):\n{_body(lines)}"

    return write


def _typed_attributes(name: str, fields: Fields, bases: Sequence[str]) -> str:
    lines = ["VERSION = '1.0'"] if bases else []
    for field in fields:
        default = "" if field.default is None else f"default={field.default}, "
        lines.append(f"{field.name} = attr.ib({default}type={field.type})")
    return f"@attr.s(kw_only=True)\nclass {name}({', '.join(bases)}):\n{_body(lines)}"


def _metadata(name: str, fields: Fields, bases: Sequence[str]) -> str:
    lines = ["VERSION: ClassVar[str] = '1.0'"] if bases else []
    for field in fields:
        default = "" if field.default is None else f", default={field.default}"
        lines.append(f"{field.name}: Annotated[{field.type}, Field(description='x'{default})]")
    return f"class {name}({', '.join(bases or ['BaseModel'])}):\n{_body(lines)}"


def _bases(bases: Sequence[str], word: str = "bases") -> str:
    return f", {word}=({', '.join(bases)},)" if bases else ""


def _made_dataclass(name: str, fields: Fields, bases: Sequence[str]) -> str:
    def shown(field: Declared) -> str:
        default = "" if field.default is None else f", field(default={field.default})"
        return f"('{field.name}', {field.type}{default})"

    body = ", namespace={'VERSION': '1.0'}" if bases else ""
    return (
        f"{name} = make_dataclass('{name}', [{_listed(fields, shown)}]{_bases(bases)}{body}, "
        "kw_only=True)\n"
    )


def _made_attrs(name: str, fields: Fields, bases: Sequence[str]) -> str:
    def shown(field: Declared) -> str:
        default = "" if field.default is None else f", default={field.default}"
        return f"'{field.name}': attr.ib(type={field.type}{default})"

    body = ", class_body={'VERSION': '1.0'}" if bases else ""
    return (
        f"{name} = attrs.make_class('{name}', {{{_listed(fields, shown)}}}{_bases(bases)}{body}, "
        "kw_only=True)\n"
    )


def _made_struct(name: str, fields: Fields, bases: Sequence[str]) -> str:
    def shown(field: Declared) -> str:
        default = "" if field.default is None else f", {field.default}"
        return f"('{field.name}', {field.type}{default})"

    body = ", namespace={'VERSION': '1.0'}" if bases else ""
    return (
        f"{name} = msgspec.defstruct('{name}', [{_listed(fields, shown)}]{_bases(bases)}{body}, "
        "kw_only=True)\n"
    )


def _made_model(name: str, fields: Fields, bases: Sequence[str]) -> str:
    def shown(field: Declared) -> str:
        return f", {field.name}=({field.type}, {field.default or '...'})"

    version = ", VERSION=(ClassVar[str], '1.0')" if bases else ""
    listed = "".join(map(shown, fields))
    return f"{name} = create_model('{name}'{_bases(bases, '__base__')}{version}{listed})\n"


def _made_dict(name: str, fields: Fields, bases: Sequence[str]) -> str:
    listed = _listed(fields, lambda field: f"'{field.name}': {field.type}")
    return f"{name} = TypedDict('{name}', {{{listed}}})\n"


def _made_tuple(name: str, fields: Fields, bases: Sequence[str]) -> str:
    listed = _listed(fields, lambda field: f"('{field.name}', {field.type})")
    return f"{name} = NamedTuple('{name}', [{listed}])\n"


def _decorated(imports: str, decorator: str, default: str = " = {}", none: str = "") -> WayToWrite:
    root = f"{decorator}\nclass Event:\n    pass\n"
    return WayToWrite(imports, root, _statement(f"{decorator}\n", default, none))


_STRUCT: Final = "class Event(msgspec.Struct, kw_only=True):\n    pass\n"
_MODEL: Final = "class Event(BaseModel):\n    pass\n"
#: By what distinguishes them.
WAYS: Final = {
    "attr.ib with a type": WayToWrite(
        "import attr\n", "@attr.s(kw_only=True)\nclass Event(object):\n    pass\n",
        _typed_attributes,
    ),
    "attr.ib with an annotation": _decorated(
        "import attr\n", "@attr.attrs(kw_only=True)",
        " = attr.attrib(default={})", " = attr.attrib()",
    ),
    "attr.ib by names of its own": _decorated(
        "from attr import s, ib\n", "@s(auto_attribs=True, kw_only=True)",
        " = ib(default={})", " = ib()",
    ),
    "attr.dataclass": _decorated("import attr\n", "@attr.dataclass(kw_only=True)"),
    "attrs.frozen": _decorated(
        "from attrs import frozen, field\n", "@frozen(kw_only=True)",
        " = field(default={})", " = field()",
    ),
    "attrs.make_class": WayToWrite(
        "import attr, attrs\n", "@attrs.define(kw_only=True)\nclass Event:\n    pass\n",
        _made_attrs,
    ),
    "field of dataclasses": _decorated(
        "from dataclasses import dataclass, field\n", "@dataclass(kw_only=True)",
        " = field(default={})", " = field(repr=False)",
    ),
    "frozen dataclass": _decorated(
        "import dataclasses as dc\n", "@dc.dataclass(frozen=True, kw_only=True)"
    ),
    "make_dataclass": WayToWrite(
        "from dataclasses import dataclass, field, make_dataclass\n",
        "@dataclass(kw_only=True)\nclass Event:\n    pass\n", _made_dataclass,
    ),
    "dataclass of pydantic": _decorated(
        "from pydantic.dataclasses import dataclass\n", "@dataclass(kw_only=True)"
    ),
    "struct of tag and camel case": WayToWrite(
        "import msgspec\n",
        "class Event(msgspec.Struct, kw_only=True, tag=True, rename='camel'):\n    pass\n",
        _statement("", root="msgspec.Struct", keywords="kw_only=True"),
    ),
    "defstruct": WayToWrite("import msgspec\n", _STRUCT, _made_struct),
    "Field in Annotated": WayToWrite("from pydantic import BaseModel, Field\n", _MODEL, _metadata),
    "create_model": WayToWrite(
        "from pydantic import BaseModel, create_model\n", _MODEL, _made_model
    ),
    "TypedDict by a call": WayToWrite("", "", _made_dict),
    "NamedTuple by a call": WayToWrite("", "", _made_tuple),
}  # fmt: skip
