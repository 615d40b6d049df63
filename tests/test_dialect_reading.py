"""What annotations and configs say, however they are spelt, and what nobody can tell of them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from dialect_projects import fields, named, read
from flake8_notifications.interpretation import exact
from flake8_notifications.interpretation.guards import Guards

PYDANTIC = (
    "from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, HttpUrl\n"
    "from pydantic import PlainSerializer, PositiveInt, VERSION, computed_field, conint, conlist\n"
    "from pydantic import field_serializer, field_validator, model_serializer, model_validator\n"
    "from pydantic import WithJsonSchema\n"
    "from typing import *\nclass Event(BaseModel):\n    pass\n"
)


def model(directory: Path, body: str, head: str = "", **files: str) -> dict[str, str]:
    """The fields of a model of pydantic."""
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    events = f"{PYDANTIC}{head}\nclass Made(Event):\n    VERSION: ClassVar[str] = '1.0'\n{lines}"
    texts = {f"shop/{name}.py": text for name, text in files.items()}
    found = read(directory, {"shop/events.py": events, **texts})
    assert [each.problems for each in found.classes if each.problems] == []
    return fields(found, "Made")


def problems(directory: Path, body: str, head: str = "", **files: str) -> list[str]:
    """What cannot be told of a model of pydantic."""
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    events = f"{PYDANTIC}{head}\nclass Made(Event):\n    VERSION: ClassVar[str] = '1.0'\n{lines}"
    texts = {f"shop/{name}.py": text for name, text in files.items()}
    found = read(directory, {"shop/events.py": events, **texts})
    return [each.text for each in named(found, "Made").problems]


SPELLINGS = {
    "a: Optional[int]": "int | None",
    "a: Union[None, str, int]": "int | str | None",
    "a: 'Optional[int]'": "int | None",
    "a: Optional['int']": "int | None",
    "a: list['Optional[int]']": "list[int | None]",
    "a: Annotated[int, Field(gt=0), 'what it is']": "int",
    "a: Literal['b', 'a', None]": "Literal | None {a, b}",
    "a: Literal[1, '1', True]": "Literal[...] {'1', 1, True}",
    "a: Literal[b'x', 'a'] | int | str": None,
    "a: Dict[str, List[Tuple[int, ...]]]": "dict[str, list[list[int]]]",
    "a: Tuple[()]": "tuple[()]",
    "a: Mapping[str, Sequence[float]]": "dict[str, list[float]]",
    "a: Optional[Any]": "Any",
    "a: PositiveInt": "int",
    "a: conint(gt=1)": "int",
    "a: conlist(str, min_length=1)": "list[str]",
    "a: Type[int]": None,
    "a: Callable[[int], str]": None,
    "a: object": "Any",
    "a: HttpUrl": "Url",
    "a: Nowhere": None,
}


@pytest.mark.parametrize("body", SPELLINGS)
def test_spellings(body: str, tmp_path: Path) -> None:
    wanted = SPELLINGS[body]
    if wanted is None:
        (text,) = problems(tmp_path, body)
        assert text.startswith("'a' cannot be resolved: ")
    else:
        assert model(tmp_path, body) == {"a": wanted}


def test_names_that_other_modules_hand_on(tmp_path: Path) -> None:
    found = model(
        tmp_path,
        "a: Money\nb: parts.Color\nc: UserId\nd: Many[int]\ne: Deep",
        "from shop import parts\nfrom shop.api import Money, Many\nfrom shop.parts import *",
        api="from shop.parts import Price as Money\nfrom .parts import Many\n",
        parts=(
            "import enum\nfrom typing import *\nfrom pydantic import BaseModel\n"
            "T = TypeVar('T')\nMany = Dict[str, List[T]]\nUserId = NewType('UserId', int)\n"
            "class Price(BaseModel):\n    sum: int\n"
            "class Color(enum.Enum):\n    RED = 'red'\n    BLUE = 'blue'\n"
            "Deep = 'Optional[Many[Color]]'\n"
        ),
    )

    assert found == {
        "a": "shop.parts.Price",
        "b": "Literal {blue, red}",
        "c": "int",
        "d": "dict[str, list[int]]",
        "e": "dict[str, list[Literal]] | None {blue, red}",
    }


def test_what_only_type_checkers_import(tmp_path: Path) -> None:
    head = (
        "import sys\nif TYPE_CHECKING:\n    from shop.parts import Price\n"
        "PYDANTIC_V1 = VERSION.startswith('1.')\n"
        "if PYDANTIC_V1:\n    Text = bytes\nelse:\n    Text = str\n"
    )
    parts = "from pydantic import BaseModel\nclass Price(BaseModel):\n    sum: int\n"

    found = model(tmp_path, "a: 'Price'\nb: Text", head, parts=parts)
    assert found == {"a": "shop.parts.Price", "b": "str"}


def test_recursion(tmp_path: Path) -> None:
    body = "inner: Optional['Made'] = None\nother: List['Later']"
    events = f"{PYDANTIC}class Made(Event):\n    VERSION: ClassVar[str] = '1.0'\n"
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    found = read(
        tmp_path, {"shop/events.py": f"{events}{lines}\nclass Later(BaseModel):\n    made: Made\n"}
    )

    assert fields(found, "Made") == {
        "inner": "shop.events.Made | None = None",
        "other": "list[shop.events.Later]",
    }
    assert fields(found, "Later") == {"made": "shop.events.Made"}


def test_alias_that_leads_to_itself(tmp_path: Path) -> None:
    (text,) = problems(tmp_path, "a: JSON", "JSON = Union[int, List['JSON']]")
    assert "a type that leads to itself" in text


def test_field_named_like_a_type(tmp_path: Path) -> None:
    """As ``date: Optional[date] = None``, where the type is that of the module."""
    head = "from datetime import date"
    assert model(tmp_path, "date: Optional[date] = None", head) == {"date": "date | None = None"}
    (text,) = problems(tmp_path, "date: int = 3\nother: date", head)
    assert "which is the name of a field as well" in text


def test_generic_bases(tmp_path: Path) -> None:
    head = (
        "T = TypeVar('T')\nU = TypeVar('U')\n"
        "class Page(BaseModel, Generic[T, U]):\n    items: List[T]\n    more: Optional[U]\n"
        "class Half(Page[int, U], Generic[U]):\n    pass\n"
    )
    found = read(
        tmp_path,
        {
            "shop/events.py": f"{PYDANTIC}{head}class Made(Half[str], Event):\n"
            "    VERSION: ClassVar[str] = '1.0'\n    page: Page[bool, 'Made']\n"
        },
    )

    assert fields(found, "Made") == {
        "items": "list[int]",
        "more": "str | None",
        "page": "shop.events.Page[bool, shop.events.Made]",
    }
    assert fields(found, "Page") == {"items": "list[T1]", "more": "T2 | None"}


UNKNOWN = {
    "@field_serializer('a')\ndef show(self, a):\n    return 1\na: int": "serializer 'show'",
    "@model_serializer\ndef show(self):\n    return 1\na: int": "serializer 'show'",
    "def model_dump(self, **more):\n    return 1\na: int": "its own 'model_dump'",
    "@field_validator('a')\ndef check(cls, a):\n    return [a]\na: int": "validator 'check'",
    "@field_validator('a')\ndef check(cls, a) -> str:\n    return f'{a}'\na: int": "'check'",
    "a: Annotated[int, AfterValidator(str)]": "'pydantic.AfterValidator'",
    "a: Annotated[int, PlainSerializer(str)]": "'pydantic.PlainSerializer'",
    "a: Annotated[int, PlainSerializer(NAME, return_type=FLAG)]": "'nowhere.FLAG' cannot be read",
    "a: Annotated[int, PlainSerializer(NAME)]": "'pydantic.PlainSerializer'",
    "a: Annotated[int, WithJsonSchema(NAME)]": "with a schema that is not read here",
    "a: Annotated[int, WithJsonSchema({'$ref': 'x'})]": "with a schema that is not read here",
    "a: Annotated[int, WithJsonSchema({'type': 'object', 'properties': {}})]": "is not read here",
    "@field_validator('a')\ndef check(cls, a):\n    if a > 3:\n        return a\na: int": "'check'",
    "@field_validator('a')\ndef check(cls, a):\n    a = str(a)\n    return a\na: int": "'check'",
    "@field_validator('a', mode='plain')\ndef check(cls, a):\n    return a\na: int": "'check'",
    "a: int = Field(**WORDS)": "arguments are not written there",
    "a: int = Field(alias=NAME)": "'nowhere.NAME' cannot be read",
    "model_config = make()\na: int": "config",
    "model_config = ConfigDict(alias_generator=elsewhere)\na: int": "alias generator",
    "model_config = ConfigDict(json_encoders={int: str})\na: int": "'json_encoders'",
    "@computed_field\ndef total(self):\n    return 1\na: int": "does not say what it returns",
    "if FLAG:\n    a: int\nelse:\n    a: str": "of which a condition decides",
}


@pytest.mark.parametrize("body", UNKNOWN)
def test_what_cannot_be_told(body: str, tmp_path: Path) -> None:
    head = "from nowhere import NAME, WORDS, FLAG, make, elsewhere"
    found = problems(tmp_path, body, head)
    assert any(UNKNOWN[body] in each for each in found), found


#: What some of the classes below take for granted.
VALIDATORS = (
    "from datetime import timedelta\nfrom functools import partial\n"
    "from pydantic import WithJsonSchema, WrapSerializer\n"
    "def check(value):\n    for _ in range(3):\n        print(value)\n    return value\n"
    "def check_more(least, value):\n    try:\n        return value\n    finally:\n        pass\n"
    "def checks(least):\n    def check(value):\n        return value\n    return check\n"
    "def shown(value, handler) -> str:\n    return str(value)\n"
    "SCHEMA = {'anyOf': [{'type': 'integer'}, {'type': 'array', 'items': {'type': 'string'}}]}\n"
)
KEPT = {
    "@field_validator('a')\ndef check(cls, a):\n    return a\na: int": "int",
    "@field_validator('a')\n@classmethod\ndef check(cls, a, info) -> str:\n"
    "    if a > 3:\n        raise ValueError\n    return a\na: int": "int",
    "@field_validator('a')\n@staticmethod\ndef check(a):\n"
    "    if a is None:\n        return None\n    else:\n        return a\na: int": "int",
    "a: Annotated[int, AfterValidator(check)]": "int",
    "a: Annotated[int, AfterValidator(partial(check_more, 3))]": "int",
    "a: Annotated[int, AfterValidator(checks(3))]": "int",
    "a: Annotated[timedelta, WithJsonSchema({'type': 'number'})]": "float",
    "a: Annotated[timedelta, WithJsonSchema({'type': 'number'}, mode='validation')]": "timedelta",
    "a: Annotated[Any, WithJsonSchema(SCHEMA, mode='serialization')]": "int | list[str]",
    "a: Annotated[int, PlainSerializer(str, return_type=str)]": "str",
    "a: Annotated[int | None, PlainSerializer(shown, when_used='json-unless-none')]": "str | None",
    "a: Annotated[int | None, WrapSerializer(shown)]": "str",
    "@field_serializer('a')\ndef show(self, a) -> list[str]:\n    return [a]\na: int": "list[str]",
    "@field_serializer('*', when_used='unless-none', return_type=str)\n"
    "def show(self, a):\n    return a\na: int | None": "str | None",
    "@field_serializer('a')\ndef show(self, a) -> list[str]:\n    return [a]\n"
    "@field_validator('a')\ndef check(cls, a) -> int:\n    return a + 1\na: int": "list[str]",
    "@field_validator('a')\ndef check(cls, a: int) -> int:\n    return a\na: int": "int",
    "@field_validator('a', mode='before')\ndef check(cls, a):\n    return a\na: int": "int",
    "@model_validator(mode='after')\ndef check(self):\n    return self\na: int": "int",
    "a: Annotated[int, BeforeValidator(int)]": "int",
}


@pytest.mark.parametrize("body", KEPT)
def test_validators_and_serializers_that_say_the_type(body: str, tmp_path: Path) -> None:
    assert model(tmp_path, body, VALIDATORS) == {"a": KEPT[body]}


def test_serializer_of_a_base(tmp_path: Path) -> None:
    """Of two serializers, that of the class itself counts."""
    head = (
        "class Base(Event):\n    a: int\n    @field_serializer('a')\n"
        "    def one(self, a) -> str: ...\nEvent = Base\n"
    )
    body = "@field_serializer('a')\ndef two(self, a) -> float: ..."
    assert model(tmp_path, body, head) == {"a": "float"}


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("from nowhere import Base\nclass Mixed(Base):\n    pass", "'nowhere.Base' cannot be read"),
        ("class Meta(type):\n    pass\nclass Mixed(metaclass=Meta):\n    pass", "its metaclass"),
        (
            "from nowhere import mark\n@mark\nclass Mixed(BaseModel):\n    pass",
            "a decorator may change it",
        ),
        ("from pydantic.v1 import BaseModel as Mixed", "a model of pydantic 1"),
    ],
)
def test_bases_that_may_be_anything(head: str, reason: str, tmp_path: Path) -> None:
    events = f"{PYDANTIC}{head}\nclass Made(Event, Mixed):\n    a: int\n"
    found = read(tmp_path, {"shop/events.py": events})
    assert any(reason in each.text for each in named(found, "Made").problems)


def test_class_that_speaks_no_dialect(tmp_path: Path) -> None:
    events = "class Event:\n    pass\n\n\nclass Made(Event):\n    a: int\n"
    found = read(tmp_path, {"shop/events.py": events})
    (problem,) = named(found, "Made").problems
    assert problem.text.startswith("nobody can tell what is sent of it")


def test_what_is_abstract_is_no_event(tmp_path: Path) -> None:
    events = (
        f"{PYDANTIC}import abc\nclass Base(Event, abc.ABC):\n    a: int\n"
        "class Half(Event):\n    @abc.abstractmethod\n    def send(self): ...\n"
        "class Made(Base):\n    VERSION: ClassVar[str] = '1.0'\n"
        "class Whole(Half):\n    VERSION: ClassVar[str] = '1.0'\n    def send(self): ...\n"
    )
    found = read(tmp_path, {"shop/events.py": events})
    assert [each.name for each in found.classes] == ["Made", "Whole"]


VERSIONS = [
    ("VERSION", "VERSION: ClassVar[str] = '1.2'", "1.2"),
    ("schema_version", "schema_version: int = 3", "3"),
    ("schema_version", "schema_version: Literal[4] = 4", "4"),
    ("schema_version", "schema_version: Literal['2.1']", "2.1"),
    ("v", "v: str = Field('1.1', alias='version')", "1.1"),
    ("v", "v: int = Field(default=5)", "5"),
    ("v", "a: int", None),
]


@pytest.mark.parametrize(("attribute", "body", "version"), VERSIONS)
def test_versions(attribute: str, body: str, version: str | None, tmp_path: Path) -> None:
    events = f"{PYDANTIC}class Made(Event):\n    {body}\n"
    found = read(tmp_path, {"shop/events.py": events}, version=attribute)
    assert named(found, "Made").version == version


@pytest.mark.parametrize(
    ("version", "arguments"),
    [("@event:1", "'order.made', 2"), ("@shop.events.event:revision", "'x', revision=2")],
)
def test_versions_of_decorators(version: str, arguments: str, tmp_path: Path) -> None:
    events = (
        "from dataclasses import dataclass\n\ndef event(name, revision):\n"
        "    def mark(cls):\n        return cls\n    return mark\n\n"
        f"@event({arguments})\n@dataclass\nclass Made:\n    a: int\n"
    )
    found = read(tmp_path, {"shop/events.py": events}, ("shop.events.event",), version=version)
    assert named(found, "Made").version == "2"
    assert named(found, "Made").problems == ()


def test_version_field_is_no_change(tmp_path: Path) -> None:
    events = f"{PYDANTIC}class Made(Event):\n    v: Literal[4] = 4\n    a: int\n"
    found = read(tmp_path, {"shop/events.py": events}, version="v")
    assert fields(found, "Made") == {"v": "int", "a": "int"}


CHANGED_BY_CODE = {
    "assigned serializer": ("a: int\n_ser = field_serializer('a')(str)", ""),
    "assigned computed field": ("area = computed_field(property(lambda self: 3))", ""),
    "config that inherits": (
        "class Config(Kept):\n    title = 'x'\na: int",
        "class Kept: extra = 'forbid'",
    ),
    "config by a method": ("class Config:\n    def alias_generator(name): return 'x'\na: int", ""),
    "config stored into": ("model_config = ConfigDict()\nmodel_config['extra'] = 'forbid'", ""),
    "config updated": ("model_config = ConfigDict()\nmodel_config.update(extra='forbid')", ""),
    "match": ("match VERSION:\n    case '1':\n        a: int", ""),
    "annotations": ("__annotations__['b'] = int", ""),
    "deleted": ("a: int = 3\ndel a", ""),
    "metadata out of a dict": ("a: Annotated[int, S['x']]", "S = {'x': PlainSerializer(str)}"),
    "wrapper": ("a: int = wrap(alias='z')", "def wrap(**words): return Field(3, **words)"),
    "partial": ("a: int = part()", "import functools\npart = functools.partial(Field, alias='z')"),
}


@pytest.mark.parametrize("case", CHANGED_BY_CODE)
def test_what_code_changes_is_not_told(case: str, tmp_path: Path) -> None:
    assert problems(tmp_path, *CHANGED_BY_CODE[case])


def test_subclass_hook_that_changes_fields(tmp_path: Path) -> None:
    head = (
        "class Hooked(Event):\n    def __init_subclass__(cls):\n"
        "        cls.__annotations__['b'] = int\nEvent = Hooked\n"
    )
    assert problems(tmp_path, "a: int", head)


def test_overridden_computed_field_stays_one(tmp_path: Path) -> None:
    head = (
        "class Base(Event):\n    @computed_field(alias='bB')\n    @property\n"
        "    def b(self) -> int: return 1\nEvent = Base\n"
    )
    assert "bB" in model(tmp_path, "@property\ndef b(self) -> int: return 2", head)


def test_enum_member_without_value(tmp_path: Path) -> None:
    head = "import enum\nclass Odd(enum.Enum):\n    A = None\n    B = 'b'\n"
    assert model(tmp_path, "a: Odd", head)["a"] == "Literal['b'] | None"


@pytest.mark.parametrize(
    "body",
    [
        "a: int = Field(alias='b')",
        "a: Annotated[int, Field(exclude=True)] = 3",
        "a: int\n    @field_serializer('a')\n    def ser(self, value): return ''",
        "__pydantic_config__ = {'extra': 'forbid'}\n    a: int",
    ],
)
def test_pydantic_dataclass_that_is_sent_otherwise(body: str, tmp_path: Path) -> None:
    text = (
        "from typing import Annotated\nfrom pydantic import Field, field_serializer\n"
        f"from pydantic.dataclasses import dataclass\n@dataclass\nclass Made:\n    {body}\n"
    )
    found = read(tmp_path, {"shop/events.py": text}, globs=("shop.events.Made",))
    assert named(found, "Made").problems


#: A class that Python has only from some version on, and what stands in for it before.
STAND_INS = {
    "by version": """\
        import enum, sys
        if sys.version_info >= (3, 11):
            from enum import StrEnum
        else:
            class StrEnum(str, enum.Enum):
                pass
        """,
    "the other way round": """\
        import enum, sys
        if sys.version_info < (3, 11):
            class StrEnum(str, enum.Enum):
                def __str__(self):
                    return self.value
        else:
            StrEnum = enum.StrEnum
        """,
    "by what can be imported": """\
        import enum
        try:
            from enum import StrEnum
        except ImportError:
            class StrEnum(str, enum.Enum):
                pass
        """,
}


@pytest.mark.parametrize("stand_in", STAND_INS.values(), ids=list(STAND_INS))
def test_a_class_that_stands_in_for_one_of_a_later_python(stand_in: str, tmp_path: Path) -> None:
    head = "from shop import backport\nclass Color(backport.StrEnum):\n    RED = 'red'\n"
    assert model(tmp_path, "a: Color", head, backport=dedent(stand_in)) == {"a": "Literal['red']"}


def test_values_that_differ_between_a_class_and_what_stands_in_for_it(tmp_path: Path) -> None:
    head = (
        "import enum\nfrom shop.backport import StrEnum\n"
        "class Color(StrEnum):\n    RED = enum.auto()\n"
    )
    (text,) = problems(tmp_path, "a: Color", head, backport=dedent(STAND_INS["by version"]))
    assert text.startswith("'a' cannot be resolved: 'RED' of enum 'Color', whose value is chosen")


def test_a_class_that_is_of_the_same_name_alone(tmp_path: Path) -> None:
    head = (
        "import sys\nif sys.version_info >= (3, 11):\n    from enum import StrEnum\n"
        "else:\n    class StrEnum:\n        pass\nclass Color(StrEnum):\n    RED = 'red'\n"
    )
    assert len(problems(tmp_path, "a: Color", head)) == 1


def test_a_statement_that_takes_too_much_leaves_enough_for_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one condition makes of all the others was taken from what all code may take."""
    made = Guards.__init__

    def with_few(self: Guards) -> None:
        made(self)
        self.most = 5_000

    monkeypatch.setattr(Guards, "__init__", with_few)
    monkeypatch.setattr(exact, "_MOST_NODES", 2_000)
    choices = "".join(
        f"{name}{at} = 1 if lost.{name}{at} else 2\n" for name in "pq" for at in range(14)
    )
    first = "".join(f"p{at}, " for at in range(14))
    same = " and ".join(f"p{at} == q{at}" for at in range(14))
    head = f"from gone import lost\n{choices}ALL = ({first})\nSAME = ALL and {same}\n"
    found = problems(tmp_path, "a: int = 1 if SAME else 2\nif lost.more:\n    b: int = 3", head)

    assert found == ["'fields' cannot be resolved: fields of which a condition decides"]
