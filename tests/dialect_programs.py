"""Modules of classes made at random, each in one dialect, that the real libraries can read.

What is made is what people write: aliases, configs, inheritance, generics, forward references, and
each of the ways to spell a type.  The same seed makes the same module.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

HEADER: Final = """\
import dataclasses, datetime, decimal, enum, pathlib, uuid
import collections.abc
import typing as t
from typing import Any, ClassVar, Dict, FrozenSet, Generic, List, Literal, Mapping, NamedTuple
from typing import NewType, Optional, Sequence, Set, Tuple, TypeVar, Union
from typing_extensions import Annotated, NotRequired, ReadOnly, Required, TypedDict
"""
IMPORTS: Final = {
    "pydantic": (
        "import pydantic\n"
        "from pydantic import AliasGenerator, BaseModel, ConfigDict, Field, RootModel\n"
        "from pydantic import computed_field\n"
        "from pydantic.alias_generators import to_camel, to_pascal\n"
    ),
    "dataclass": "from dataclasses import InitVar, KW_ONLY, dataclass, field\n",
    "attrs": "import attr, attrs\nfrom attrs import Factory, define, field, frozen\n",
    "msgspec": "import msgspec\nfrom msgspec import UNSET, Struct, UnsetType, field\n",
    "typeddict": "",
    "namedtuple": "",
}
ENUMS: Final = """
class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Level(enum.IntEnum):
    LOW = enum.auto()
    HIGH = 10
    TOP = enum.auto()


class Mode(str, enum.Enum):
    ON = "on"
    OFF = "off"
    DEFAULT = "on"


UserId = NewType("UserId", int)
T = TypeVar("T")
S = TypeVar("S")
Pair: t.TypeAlias = "Tuple[int, str]"
MaybeText = Optional[str]
Listed = List[T]
Ways = Literal["a", "b"]
More = Literal[Ways, "c"]
"""
WORDS: Final = (
    *("order_id", "total", "note", "created_at", "items", "unit_price", "x2_y", "state", "city"),
    *("zip_code", "tags", "owner", "is_open", "http_code", "kind_of", "a", "name_2"),
)
SCALARS: Final = (
    *("int", "str", "float", "bool", "datetime.datetime", "datetime.date", "uuid.UUID"),
    *("datetime.time", "datetime.timedelta", "decimal.Decimal", "Any", "bytes"),
)
#: Defaults, by the type that they are of.
DEFAULTS: Final = {
    "int": ("0", "7", "-1"),
    "str": ("''", "'x y'", "'a = b'"),
    "float": ("0.5",),
    "bool": ("True", "False"),
}


class Maker:
    """Makes the source of one module."""

    def __init__(self, dialect: str, seed: int) -> None:
        self.dialect = dialect
        self.random = random.Random(f"{dialect} {seed}")
        self.is_deferred = self.random.random() < 0.3
        #: The classes so far, and how many parameters each has.
        self.classes: dict[str, int] = {}
        self.count = self.random.randint(4, 8)
        self.fields_of: dict[str, list[str]] = {}

    def source(self) -> str:
        parts = ["from __future__ import annotations\n"] if self.is_deferred else []
        parts += [HEADER, IMPORTS[self.dialect], ENUMS]
        make: Callable[[str], str] = getattr(self, f"_{self.dialect}")
        if self.dialect == "pydantic":
            parts.append("\ndef dashed(name):\n    return name.replace('_', '-')\n")
        if self.dialect == "msgspec":
            parts.append("\ndef shout(name):\n    return name.upper() + '!'\n")
        for number in range(self.count):
            parts.append("\n\n" + make(f"Class{number}"))
        return "".join(parts)

    # Types

    def one_of(self, *choices: str) -> str:
        return self.random.choice(choices)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def type(self, depth: int = 0, *, hashable: bool = False) -> str:
        roll = self.random.random()
        if depth > 2 or roll < 0.35 or hashable:
            return self.scalar(hashable=hashable)
        if roll < 0.5:
            return self.nullable(self.type(depth + 1))
        if roll < 0.7:
            return self.container(depth)
        if roll < 0.8:
            return self.union(depth)
        if roll < 0.9:
            return self.reference() or self.scalar()
        return self.alias()

    def scalar(self, *, hashable: bool = False) -> str:
        if hashable:
            return self.one_of("int", "str", "Color", "Mode", "uuid.UUID", "datetime.date")
        return self.one_of(*SCALARS, "Color", "Level", "Mode", "Literal['p', 'q']", "Literal[1, 2]")

    def nullable(self, inner: str) -> str:
        if inner.startswith("'"):
            return f"Optional[{inner}]"
        return self.one_of(
            f"Optional[{inner}]",
            f"Union[{inner}, None]",
            f"t.Optional[{inner}]",
            f"Union[None, {inner}]",
            *([f"{inner} | None"] * self.can_join(inner)),
        )

    def can_join(self, inner: str) -> bool:
        return not inner.startswith("'") and inner not in ("Pair",)

    def container(self, depth: int) -> str:
        inner = self.type(depth + 1)
        key = self.one_of("str", "int", "Mode") if self.dialect != "msgspec" else "str"
        plain = self.type(depth + 1, hashable=True)
        return self.one_of(
            f"list[{inner}]", f"List[{inner}]", f"Sequence[{inner}]", f"t.List[{inner}]",
            f"set[{plain}]", f"FrozenSet[{plain}]", f"dict[{key}, {inner}]",
            f"Dict[str, {inner}]", f"Mapping[str, {inner}]", f"tuple[{inner}, ...]",
            f"Tuple[{inner}, {self.scalar()}]", "list", "dict",
            f"collections.abc.Sequence[{inner}]",
        )  # fmt: skip

    def union(self, depth: int) -> str:
        if self.dialect in ("msgspec", "attrs"):
            return self.one_of(
                "Union[int, str]",
                "int | str | None",
                "Union[float, str]",
                "Union[bool, str, None]",
                "Union[int, List[int]]",
            )
        members = [self.type(depth + 1) for _ in range(self.random.randint(2, 3))]
        return f"Union[{', '.join(members)}]"

    def reference(self) -> str | None:
        names = list(self.classes)
        if not names:
            return None
        name = self.random.choice(names)
        if self.classes[name] == 1:
            argument = self.one_of("int", "str", "bool", "Color")
            return (
                self.one_of(f"{name}[{argument}]", name)
                if self.dialect == "pydantic"
                else (f"{name}[int]")
            )
        return self.one_of(name, f"'{name}'")

    def alias(self) -> str:
        return self.one_of(
            "UserId",
            "Pair",
            "MaybeText",
            "Ways",
            "More",
            "Listed[int]",
            "Listed[Color]",
            "Annotated[int, 'some text']",
        )

    def quoted(self, annotation: str) -> str:
        """A type as it may be written, as a text or not."""
        if not self.is_deferred and self.chance(0.1) and "'" not in annotation:
            return f'"{annotation}"'
        return annotation

    def names(self) -> list[str]:
        return self.random.sample(WORDS, self.random.randint(1, 5))

    def default_of(self, annotation: str) -> str | None:
        """A default that fits a type."""
        if annotation in DEFAULTS:
            return self.one_of(*DEFAULTS[annotation])
        if annotation.startswith(("Optional", "t.Optional")) or annotation.endswith("| None"):
            return "None"
        if annotation == "Color":
            return "Color.BLUE"
        return None

    def factory_of(self, annotation: str) -> str | None:
        for start, factory in (
            ("list", "list"),
            ("List", "list"),
            ("dict", "dict"),
            ("Dict", "dict"),
            ("set", "set"),
        ):
            if annotation.startswith(start):
                return factory
        return None

    # Classes

    def bases(self, root: str) -> tuple[str, str]:
        """The bases of a class, and a type that its generic base is given."""
        heirs = [each for each, count in self.classes.items() if count == 0]
        generic = [each for each, count in self.classes.items() if count == 1]
        # Of a dataclass, pydantic leaves open what its generic base is given.
        if generic and self.dialect != "dataclass" and self.chance(0.25):
            return f"{self.random.choice(generic)}[{self.one_of('int', 'Color', 'List[str]')}]", ""
        if heirs and self.chance(0.45):
            return self.random.choice(heirs), ""
        return root, ""

    def _pydantic(self, name: str) -> str:
        base, _ = self.bases("BaseModel")
        if self.chance(0.08):
            # What is written as a text is kept by pydantic for other modules, too.
            inner = self.one_of("List[datetime.date]", "dict[str, Color]", "int | None", "Ways")
            return f"class {name}(RootModel[{inner}]):\n    pass\n" if self._note(name) else ""
        is_generic = base == "BaseModel" and self.chance(0.2)
        header = f"class {name}({base}{', Generic[T]' if is_generic else ''}"
        if self.chance(0.15):
            header += ", extra=" + self.one_of("'forbid'", "'allow'", "'ignore'")
        lines = [header + "):"]
        if self.chance(0.3):
            lines.append("    model_config = " + self.one_of(
                "ConfigDict(alias_generator=to_camel)", "{'extra': 'forbid'}",
                "ConfigDict(alias_generator=to_pascal, populate_by_name=True)",
                "ConfigDict(alias_generator=dashed)",
                "ConfigDict(alias_generator=lambda name: f'x-{name}')",
                "ConfigDict(alias_generator=AliasGenerator(serialization_alias=to_camel))",
                "ConfigDict(alias_generator=AliasGenerator(validation_alias=to_camel))",
                "pydantic.ConfigDict(extra='forbid', frozen=True, title='T')",
            ))  # fmt: skip
        if self.chance(0.2):
            lines.append("    limit: ClassVar[int] = 3")
        if self.chance(0.1):
            lines.append("    _secret: int = 1")
        for each in self.names():
            lines.append(f"    {each}{self._pydantic_field(is_generic)}")
        if self.chance(0.2):
            alias = self.one_of("", "(alias='computedOne')")
            lines += [
                f"    @computed_field{alias}",
                "    @property",
                f"    def computed_one(self) -> {self.type()}:",
                "        return None",
            ]
        self.classes[name] = int(is_generic)
        return "\n".join(lines) + "\n"

    def _note(self, name: str) -> bool:
        self.classes[name] = -1
        return True

    def _pydantic_field(self, is_generic: bool) -> str:
        annotation = (
            self.one_of("T", "List[T]", "Optional[T]")
            if is_generic and self.chance(0.5)
            else self.type()
        )
        words = []
        if self.chance(0.15):
            words.append(
                f"alias='{self.one_of('al', 'my-alias', 'camelCase')}{self.random.random()}'"
            )
        if self.chance(0.08):
            words.append(f"serialization_alias='ser{self.random.random()}'")
        if self.chance(0.08):
            words.append("validation_alias='val'")
        if self.chance(0.05):
            words.append("exclude=True")
        if self.chance(0.1):
            words.append("description='what it is'")
        default, factory = self.default_of(annotation), self.factory_of(annotation)
        with_default = self.chance(0.5)
        if words and self.chance(0.3):
            text = f": Annotated[{annotation}, Field({', '.join(words)})]"
            return text + (f" = {default}" if default and with_default else "")
        if factory and with_default:
            words.append(f"default_factory={factory}")
        elif default and with_default:
            words = [default, *words] if self.chance(0.5) and words else words
            if not words or words[0] != default:
                if not words:
                    return f": {self.quoted(annotation)} = {default}"
                words.append(f"default={default}")
        text = f": {self.quoted(annotation)}"
        return f"{text} = Field({', '.join(words)})" if words else text

    def _dataclass(self, name: str) -> str:
        base, _ = self.bases("")
        is_generic = not base and self.chance(0.2)
        named = base or ("Generic[T]" if is_generic else "")
        header = f"class {name}({named}):" if named else f"class {name}:"
        decorator = self.one_of(
            "@dataclass(kw_only=True)",
            "@dataclass(kw_only=True, eq=False)",
            "@dataclasses.dataclass(kw_only=True)",
        )
        lines = [decorator, header]
        if self.chance(0.2):
            lines.append("    limit: ClassVar[int] = 3")
        if self.chance(0.1):
            lines.append("    seed: InitVar[int] = 3")
        for each in self.names():
            annotation = "List[T]" if is_generic and self.chance(0.4) else self.type()
            lines.append(f"    {each}: {self.quoted(annotation)}{self._field_default(annotation)}")
        self.classes[name] = int(is_generic)
        return "\n".join(lines) + "\n"

    def _field_default(self, annotation: str) -> str:
        default, factory = self.default_of(annotation), self.factory_of(annotation)
        if not self.chance(0.5):
            return ""
        if factory:
            return f" = field(default_factory={factory})"
        if default:
            return self.one_of(f" = {default}", f" = field(default={default})")
        return ""

    def _attrs(self, name: str) -> str:
        base, _ = self.bases("")
        decorator = self.one_of(
            "@define(kw_only=True)",
            "@attrs.define(kw_only=True)",
            "@attr.s(auto_attribs=True, kw_only=True)",
            "@frozen(kw_only=True)",
            "@attr.s(kw_only=True)",
        )
        if base and "frozen" in decorator:
            decorator = "@define(kw_only=True)"
        is_bare = decorator == "@attr.s(kw_only=True)"
        if not base:
            self.frozen = "frozen" in decorator
        if base:
            # What is derived from a frozen class has to be one.
            decorator = decorator.replace("@frozen", "@define")
        lines = [
            decorator.replace("@frozen(kw_only=True)", "@define(kw_only=True)"),
            f"class {name}({base}):" if base else f"class {name}:",
        ]
        for each in self.names():
            annotation = self.type()
            default, factory = self.default_of(annotation), self.factory_of(annotation)
            with_default = self.chance(0.5)
            made = ""
            if with_default and factory:
                made = self.one_of(f"factory={factory}", f"default=Factory({factory})")
            elif with_default and default:
                made = f"default={default}"
            if is_bare:
                if self.chance(0.3):
                    lines.append(f"    {each}: {annotation} = attr.ib({made})")
                else:
                    sep = ", " if made else ""
                    annotation = annotation.strip("'") if "'Class" in annotation else annotation
                    # msgspec goes by annotations, those of bases included.
                    own = f"{each}_of_{name.lower()}"
                    lines.append(f"    {own} = attr.ib({made}{sep}type={annotation})")
            elif (
                made and self.chance(0.5) and made.startswith("default=") and "Factory" not in made
            ):
                lines.append(f"    {each}: {self.quoted(annotation)} = {default}")
            elif made:
                call = self.one_of("field", "attrs.field", "attr.ib")
                lines.append(f"    {each}: {self.quoted(annotation)} = {call}({made})")
            else:
                lines.append(f"    {each}: {self.quoted(annotation)}")
        self.classes[name] = 0
        return "\n".join(lines) + "\n"

    def _msgspec(self, name: str) -> str:
        base, _ = self.bases("Struct")
        is_generic = base == "Struct" and self.chance(0.2)
        words = ["kw_only=True"] if self.chance(0.6) else []
        renamings = (
            *("'camel'", "'pascal'", "'kebab'", "'upper'", "'lower'", "shout", "None"),
            "{'total': 'ToTal'}",
        )
        tags = ("tag=True", "tag='made'", "tag='t3'", "tag=shout", "tag_field='sort'", "tag=False")
        for share, word in (
            (0.4, f"rename={self.one_of(*renamings)}"),
            (0.2, self.one_of(*tags)),
            (0.15, "array_like=True"),
            (0.15, "forbid_unknown_fields=True"),
            (0.15, "omit_defaults=True"),
        ):
            if self.chance(share):
                words.append(word)
        header = ", ".join([base + (", Generic[T]" if is_generic else ""), *words])
        lines = [f"class {name}({header}):"]
        fields: list[tuple[bool, str]] = []
        for each in self.names():
            annotation = "List[T]" if is_generic and self.chance(0.4) else self.type()
            if self.chance(0.07):
                fields.append((True, f"    {each}: Union[int, UnsetType] = UNSET"))
                continue
            default, factory = self.default_of(annotation), self.factory_of(annotation)
            made = ""
            if self.chance(0.5):
                made = (
                    f"default_factory={factory}"
                    if factory
                    else f"default={default}"
                    if default
                    else ""
                )
            renamed = f"name='named-{each}'" if self.chance(0.1) else ""
            parts = ", ".join(filter(None, (made, renamed)))
            if parts and (renamed or "factory" in parts or self.chance(0.4)):
                text = f"    {each}: {self.quoted(annotation)} = field({parts})"
            elif made:
                text = f"    {each}: {self.quoted(annotation)} = {default}"
            else:
                text = f"    {each}: {self.quoted(annotation)}"
            fields.append((bool(made), text))
        if "kw_only=True" not in words:
            # What has a default comes last, also behind those of a base.
            fields = (
                [(True, f) for has, f in fields if has]
                if base != "Struct"
                else sorted(fields, key=lambda each: each[0])
            )
        lines += [text for _, text in fields] or ["    pass"]
        self.classes[name] = int(is_generic)
        return "\n".join(lines) + "\n"

    def _typeddict(self, name: str) -> str:
        heirs = list(self.classes)
        base = self.random.choice(heirs) if heirs and self.chance(0.4) else "TypedDict"
        total = self.one_of("", ", total=False", ", total=True")
        lines = [f"class {name}({base}{total}):"]
        taken = self.fields_of.get(base, [])
        own = [each for each in self.names() if each not in taken] or [f"own_{name.lower()}"]
        self.fields_of[name] = [*taken, *own]
        for each in own:
            annotation = self.type()
            if self.chance(0.3):
                annotation = self.one_of(
                    f"NotRequired[{annotation}]", f"Required[{annotation}]",
                    f"ReadOnly[{annotation}]", f"Annotated[NotRequired[{annotation}], 'x']",
                )  # fmt: skip
            lines.append(f"    {each}: {self.quoted(annotation)}")
        self.classes[name] = 0
        return "\n".join(lines) + "\n"

    def _namedtuple(self, name: str) -> str:
        lines = [f"class {name}(NamedTuple):"]
        has_default = False
        for each in self.names():
            annotation = self.type()
            default = self.default_of(annotation)
            if has_default and default is None:
                annotation, default = "int", "4"
            if default is not None and (has_default or self.chance(0.2)):
                has_default = True
                lines.append(f"    {each}: {annotation} = {default}")
            else:
                lines.append(f"    {each}: {self.quoted(annotation)}")
        self.classes[name] = 0
        return "\n".join(lines) + "\n"


def made(dialect: str, seed: int) -> str:
    """The source of a module of classes in one dialect."""
    return Maker(dialect, seed).source()
