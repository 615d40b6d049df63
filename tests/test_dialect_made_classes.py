"""Classes that calls make, and classes that code changes after they are made."""

from __future__ import annotations

import enum
import textwrap
from pathlib import Path

import pytest

from dialect_projects import fields, named, read
from flake8_notifications.dialects.shaping import type_of
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.model import Payload
from flake8_notifications.payloads.module_classes import CachedModules
from flake8_notifications.project.modules import Modules

HEAD = (
    "import collections, dataclasses, typing\nimport attr, attrs, msgspec, pydantic\n"
    "from typing import NotRequired\nfrom typing import NamedTuple as Record\n"
    "from pydantic import BaseModel, ConfigDict, Field, create_model as made_model\n"
    "class Event(BaseModel):\n    kind: str\n"
)
#: What makes the class ``Made``, and its fields.
READ = {
    "Made = typing.TypedDict('Made', {'a': int, 'b-c': NotRequired[str]})": {
        "a": "int",
        "b-c": "str, may be absent",
    },
    "Made = typing.TypedDict('Made', {'class': 'list[int]'}, total=False)": {
        "class": "list[int], may be absent"
    },
    "from typing_extensions import TypedDict as D\nMade = D('Made', fields={'a': 'Event'})": {
        "a": "shop.events.Event"
    },
    "Made = Record('Made', [('a', int), ('b', 'str | None')])": {"a": "int", "b": "str | None"},
    "Made = typing.NamedTuple('Made', [])": {},
    "NAME = 'a'\nMade = Record(typename='Made', fields=((NAME, bool),))": {"a": "bool"},
    "class Made(Record('Base', [('a', int)])):\n    def total(self): ...": {"a": "int"},
    "Made = collections.namedtuple('Made', 'a b, c', defaults=[3])": {
        "a": "Any",
        "b": "Any",
        "c": "Any = 3",
    },
    "from collections import namedtuple\nMade = namedtuple('Made', ['a', 'class'], rename=True)": {
        "a": "Any",
        "_1": "Any",
    },
    "NAMES = ('a', 'b')\nclass Made(collections.namedtuple('_Made', NAMES)):\n    pass": {
        "a": "Any",
        "b": "Any",
    },
    "Made = dataclasses.make_dataclass('Made', ['a', ('b', int), ('c', str, 'x')])": {
        "a": "Any",
        "b": "int",
        "c": "str = 'x'",
    },
    "from dataclasses import *\nMade = make_dataclass(\n"
    "    'Made', [('a', list, field(default_factory=list))], frozen=True)": {"a": "list[Any] = []"},
    "@dataclasses.dataclass\nclass Base:\n    a: int\n"
    "Made = dataclasses.make_dataclass('Made', [('b', int)], bases=(Base,), namespace={'b': 1})": {
        "a": "int",
        "b": "int = 1",
    },
    "Made = attrs.make_class('Made', ['a', 'b'])": {"a": "Any", "b": "Any"},
    "Made = attr.make_class('Made', {'a': attr.ib(type=int), 'b': attr.ib(default=1)})": {
        "a": "int",
        "b": "Any = 1",
    },
    "Made = attrs.make_class('Made', {'a': attr.ib(default=1)}, class_body={'b': 2})": {
        "a": "Any = 1"
    },
    "Made = made_model('Made', VERSION=(typing.Literal['1'], '1'), a=(bool, True))": {
        "VERSION": "str",
        "a": "bool = True",
    },
    "class Made(Event): VERSION: typing.ClassVar[str] = '1'; a: typing.Literal['x'] = 'x'": {
        "kind": "str",
        "a": "Literal['x'] = 'x'",
    },
    "@attrs.define\nclass Base:\n    a: int\n"
    "Made = attrs.make_class('Made', ('b',), bases=(Base,), frozen=True)": {"a": "int", "b": "Any"},
    "Made = msgspec.defstruct('Made', ['a', ('b', int), ('c', int, 3)], rename='upper')": {
        "A": "Any",
        "B": "int",
        "C": "int = 3",
    },
    "class Base(msgspec.Struct):\n    a: int\n"
    "Made = msgspec.defstruct('Made', [('b', 'Base')], bases=(Base,))": {
        "a": "int",
        "b": "shop.events.Base",
    },
    "from msgspec import defstruct\nMade = defstruct('Made', (('a', str),), namespace={'x': 3})": {
        "a": "str"
    },
    "Made = made_model('Made', a=(int, ...), b=(str, 'x'), c=typing.Annotated[int, Field(gt=1)])": {
        "a": "int",
        "b": "str = 'x'",
        "c": "int",
    },
    "Made = pydantic.create_model('Made', __base__=Event, a=('Event', None))": {
        "kind": "str",
        "a": "shop.events.Event = None",
    },
    "from pydantic.alias_generators import to_pascal\nMade = made_model(\n"
    "    'Made', a=(int, Field(2)), __config__=ConfigDict(alias_generator=to_pascal),\n"
    "    b=(int, Field(alias='z')))": {
        "A": "int = 2",
        "z": "int",
    },
}


@pytest.mark.parametrize("statement", READ)
def test_classes_that_calls_make(statement: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"shop/events.py": HEAD + statement}, globs=("shop.events.Made",))
    assert named(found, "Made").problems == ()
    assert fields(found, "Made") == READ[statement]


UNREAD = [
    "Made = typing.TypedDict('Made', FIELDS)",
    "Made = typing.TypedDict('Made', {**FIELDS, 'a': int})",
    "Made = typing.TypedDict('Made', {KEY: int})",
    "Made = Record('Made', FIELDS)",
    "Made = Record('Made', [*FIELDS])",
    "Made = Record('Made', [(KEY, int)])",
    "Made = collections.namedtuple('Made', FIELDS)",
    "Made = collections.namedtuple('Made', 'a ' + KEY)",
    "Made = collections.namedtuple('Made', 'a', defaults=FIELDS)",
    "Made = dataclasses.make_dataclass('Made', FIELDS)",
    "Made = dataclasses.make_dataclass('Made', [('a', int, 1, 2)])",
    "Made = dataclasses.make_dataclass('Made', [(KEY, int)], namespace={})",
    "Made = attrs.make_class('Made', FIELDS)",
    "Made = attrs.make_class('Made', [], class_body=FIELDS)",
    "Made = attrs.make_class('Made', [KEY])",
    "Made = attrs.make_class('Made', ['a'], class_body=FIELDS)",
    "Made = msgspec.defstruct('Made', FIELDS)",
    "Made = msgspec.defstruct('Made', [KEY])",
    "Made = msgspec.defstruct('Made', [('a', int)], namespace=FIELDS)",
    "Made = made_model('Made', **FIELDS)",
    "Made = made_model('Made', __base__=Event, **FIELDS)",
    "Made = made_model('Made', __validators__=FIELDS, a=(int, 1))",
]


@pytest.mark.parametrize("statement", UNREAD)
def test_classes_whose_fields_are_not_written(statement: str, tmp_path: Path) -> None:
    text = f"{HEAD}from nowhere import FIELDS, KEY\n{statement}"
    found = read(tmp_path, {"shop/events.py": text}, globs=("shop.events.Made",))
    (problem,) = named(found, "Made").problems
    assert "that are not written there" in problem.text


@pytest.mark.parametrize(
    "statement",
    [
        "Made = pydantic.create_model('Made', __base__=Event, a=(int, 1))",
        "Made = pydantic.create_model('Made', __base__=(Event,), a=(int, 1))",
        "class Between(Event):\n    pass\nMade = pydantic.create_model('Made', __base__=Between)",
    ],
)
def test_what_a_call_derives_from_the_bases(statement: str, tmp_path: Path) -> None:
    files = {
        "shop/events.py": HEAD,
        "shop/more.py": f"import pydantic\nfrom shop.events import Event\n{statement}\n",
    }
    found = read(tmp_path, files)
    assert named(found, "Made").place.path == "shop/more.py"


@pytest.mark.parametrize(
    "body",
    [
        "return pydantic.create_model('Made', __base__=Event)",
        "made = pydantic.create_model('Made', __base__=(Event,), a=(int, 1))\n    return made",
        "class Made(Event):\n        a: int\n    return Made",
    ],
)
def test_what_a_function_makes_is_not_known(body: str, tmp_path: Path) -> None:
    files = {
        "shop/events.py": HEAD,
        "shop/more.py": f"import pydantic\nfrom shop.events import Event\ndef f():\n    {body}\n",
    }
    assert named(read(tmp_path, files), "Made").problems


def test_held_class_that_a_call_makes(tmp_path: Path) -> None:
    text = f"{HEAD}Part = Record('Part', [('a', int)])\nclass Made(Event):\n    part: Part\n"
    found = read(tmp_path, {"shop/events.py": text})
    assert fields(found, "Part") == {"a": "int"}
    assert fields(found, "Made")["part"] == "shop.events.Part"


CHANGED = [
    "Made.model_config['extra'] = 'forbid'",
    "Made.model_config.update(extra='forbid')",
    "Made.model_config = {'extra': 'forbid'}",
    "Made.model_config |= {'extra': 'forbid'}",
    "Event.model_config['extra'] = 'forbid'",
    "config = Made.model_config\nconfig['extra'] = 'forbid'",
    "Made.model_fields['a'].alias = 'b'",
    "del Made.model_fields['a']",
    "Made.model_fields.pop('a')",
    "fields = Made.model_fields\nfields.pop('a')",
    "Made.__annotations__['c'] = int",
    "Made.__pydantic_fields__['c'] = None",
    "setattr(Made, 'model_config', {})",
    "delattr(Made, 'model_fields')",
    "for name in NAMES:\n    setattr(Made, name, 3)",
    "KEY = 'model_fields'\nsetattr(Made, KEY, 3)",
    "KEY = 'topic'\ndef put(KEY):\n    setattr(Made, KEY, 3)",
    "Made.model_dump = dump",
    "for cls in (Made, Other):\n    cls.model_config['extra'] = 'forbid'",
    "CLASSES = [Made]\nfor cls in CLASSES:\n    cls.model_config['extra'] = 'forbid'",
    "for cls in Event.__subclasses__():\n    cls.model_config['extra'] = 'forbid'",
    "def close():\n    Made.model_config['extra'] = 'forbid'",
    "def close(cls):\n    cls.model_config['extra'] = 'forbid'\nclose(Made)",
    "def close(name, *, cls):\n    cls.model_fields[name].exclude = True\nclose('a', cls=Made)",
]


@pytest.mark.parametrize("statement", CHANGED)
@pytest.mark.parametrize("where", ["shop/events.py", "shop/more.py"])
def test_classes_that_are_changed_later(statement: str, where: str, tmp_path: Path) -> None:
    files = {
        "shop/events.py": f"{HEAD}class Made(Event):\n    VERSION: typing.ClassVar[str] = '1.0'\n"
        "    a: int\nclass Other(BaseModel):\n    b: int\n",
        "shop/more.py": "from shop.events import Event, Made, Other\nfrom nowhere import NAMES\n",
    }
    files[where] += statement + "\n"
    problems = named(read(tmp_path, files), "Made").problems
    assert problems
    assert {each.place.path for each in problems} == {where}


HARMLESS = [
    "for name in Made.model_fields:\n    print(name)",
    "fields = list(Made.model_fields)\nfields.append('a')",
    "Other.model_config['extra'] = 'forbid'",
    "Made.model_fields['a'].description = 'what it is'",
    "Made.model_config['title'] = 'Made'",
    "setattr(Other, 'model_config', {})",
    "def f(config):\n    config.model_fields = 3\nf(Other)",
    "class Apart:\n    def f(self):\n        self.model_fields = 3",
    "Made.model_rebuild()",
    "KEY = 'topic'\nsetattr(Made, KEY, 3)",
]


@pytest.mark.parametrize("statement", HARMLESS)
def test_what_changes_no_field(statement: str, tmp_path: Path) -> None:
    files = {
        "shop/events.py": f"{HEAD}class Made(Event):\n    VERSION: typing.ClassVar[str] = '1.0'\n"
        "    a: int\nclass Other(BaseModel):\n    b: int\n",
        "shop/more.py": f"from shop.events import Event, Made, Other\n{statement}\n",
    }
    assert named(read(tmp_path, files), "Made").problems == ()


DECORATORS = {
    "def mark(cls):\n    cls.__annotations__['b'] = int\n    return cls": True,
    "def mark(cls):\n    cls.a = 3\n    return cls": True,
    "def mark(cls):\n    setattr(cls, 'a', 3)\n    return cls": True,
    "def mark(cls):\n    for name in NAMES:\n        setattr(cls, name, 3)\n    return cls": True,
    "def mark(cls):\n    _more(cls)\n    return cls\n"
    "def _more(cls):\n    cls.__dataclass_fields__.pop('a')": True,
    "def mark(cls):\n    REGISTRY[cls.__name__] = cls\n    return cls": False,
    "def mark(cls):\n    cls.topic = 'a'\n    return cls": False,
    "def mark(cls):\n    setattr(cls, 'topic', 'a')\n    return cls": False,
}


@pytest.mark.parametrize("decorator", DECORATORS)
def test_decorators_of_the_project(decorator: str, tmp_path: Path) -> None:
    text = (
        f"{HEAD}from nowhere import NAMES\nREGISTRY = {{}}\n{decorator}\n"
        "@dataclasses.dataclass\n@mark\nclass Made:\n    VERSION = '1.0'\n    a: int\n"
    )
    found = read(tmp_path, {"shop/events.py": text}, globs=("shop.events.Made",))
    assert bool(named(found, "Made").problems) == DECORATORS[decorator]


#: The body of a class, by what makes a class of it, with its fields.
BODIES = {
    ("@dataclasses.dataclass\nclass Made", "a: int\n@property\ndef a(self): ..."): {
        "a": "int = <a default that is computed>"
    },
    ("@attrs.define\nclass Made", "a: int\n@property\ndef a(self): ..."): {
        "a": "int = <a default that is computed>"
    },
    ("class Made(Event)", "a: int\n@property\ndef a(self): ..."): {
        "kind": "str",
        "a": "int = <a default that is computed>",
    },
    ("@dataclasses.dataclass\nclass Made", "a: int\na = 3"): {"a": "int = 3"},
    ("class Made(msgspec.Struct)", "a: int = 1\na = 3"): {"a": "int = 3"},
    ("class Made(Record)", "a: int\na = 3"): {"a": "int = 3"},
    ("@dataclasses.dataclass\nclass Made", "__a: int\n__a = 2\n__b__: int = 1"): {
        "_Made__a": "int = 2",
        "__b__": "int = 1",
    },
    ("class Made(msgspec.Struct)", "__a: int"): {"_Made__a": "int"},
    ("@attr.s\nclass Made", "__a = attr.ib(type=int)"): {"_Made__a": "int"},
    ("class Made(typing.TypedDict)", "__a: int"): {"_Made__a": "int"},
    ("class Made(Event)", "__a: int = 3"): {"kind": "str"},
    (
        "@dataclasses.dataclass\nclass Made",
        "a: int = dataclasses.field(default=dataclasses.MISSING)",
    ): {"a": "int"},
    (
        "from dataclasses import MISSING as NONE\n@dataclasses.dataclass\nclass Made",
        "a: list = dataclasses.field(default=NONE, default_factory=list)",
    ): {"a": "list[Any] = []"},
    ("@attrs.define\nclass Made", "a: int = attrs.field(default=attrs.NOTHING, factory=None)"): {
        "a": "int"
    },
    ("class Made(msgspec.Struct)", "a: int = msgspec.field(default=msgspec.NODEFAULT)"): {
        "a": "int"
    },
    ("class Made(Event)", "a: int = Field(default_factory=None)"): {"kind": "str", "a": "int"},
}


@pytest.mark.parametrize(("header", "body"), BODIES)
def test_class_bodies(header: str, body: str, tmp_path: Path) -> None:
    text = f"{HEAD}{header}:\n{textwrap.indent(body, '    ')}\n"
    found = read(tmp_path, {"shop/events.py": text}, globs=("shop.events.Made",))
    assert named(found, "Made").problems == ()
    assert fields(found, "Made") == BODIES[header, body]


@pytest.mark.parametrize(
    ("bases", "problems"),
    [
        ("RuntimeError", []),
        ("LookupError, ArithmeticError", []),
        ("dict", ["base class 'dict', of which nobody can tell how it is sent"]),
    ],
)
@pytest.mark.parametrize("decorator", ["@attrs.define", "@dataclasses.dataclass"])
def test_bases_of_python(bases: str, problems: list[str], decorator: str, tmp_path: Path) -> None:
    text = f"{HEAD}{decorator}\nclass Made({bases}):\n    a: int\n"
    found = named(read(tmp_path, {"shop/events.py": text}, globs=("shop.events.Made",)), "Made")
    assert [problem.reason for problem in found.problems] == problems


def test_default_of_which_a_condition_decides(tmp_path: Path) -> None:
    text = (
        f"{HEAD}from nowhere import F\nclass Made(Event):\n    a: int\n    if F:\n        a = 3\n"
    )
    (problem,) = named(read(tmp_path, {"shop/events.py": text}), "Made").problems
    assert "a default of which a condition decides" in problem.text


ENUMS = {
    "_ignore_ = ['A', 'X']\nA = 1\nX = 3\nB = 2": "Literal[2]",
    "_ignore_ = 'A, X'\nA = 1\nX = 3\nB = 2": "Literal[2]",
    "_ignore_ = 'A'\nA = 1\nB = 2\nC = 3": "Literal[...] {2, 3}",
    "A = enum.member(1)\nB = 2": "Literal[...] {1, 2}",
    "A = enum.nonmember(1)\nB = 2": "Literal[2]",
    "B = 2\n@enum.nonmember\nclass Inner: ...": "Literal[2]",
    "B = 2\n@classmethod\ndef _missing_(cls, value): return cls.B": "Literal[2]",
    "B = 2\n__private = 3\n_sunder_ = 4\nf = lambda self: 1": "Literal[2]",
    "B = 2\n_a = 3": None,
    "B = 2\n@enum.member\ndef f(self): ...": None,
    "B = 2\nclass Inner: ...": None,
    "_ignore_ = NAMES\nB = 2": None,
    "A = enum.member(NAMES)\nB = 2": None,
}


@pytest.mark.parametrize("body", ENUMS)
def test_members_of_enums(body: str, tmp_path: Path) -> None:
    text = (
        f"{HEAD}import enum\nfrom nowhere import NAMES\n"
        f"class E(enum.Enum):\n{textwrap.indent(body, '    ')}\nclass Made(Event):\n    a: E\n"
        "    VERSION: typing.ClassVar[str] = '1.0'\n"
    )
    found = read(tmp_path, {"shop/events.py": text})
    if ENUMS[body] is None:
        assert [each.subject for each in named(found, "Made").problems] == ["a"]
    else:
        assert named(found, "Made").problems == ()
        assert fields(found, "Made")["a"] == ENUMS[body]


ENUM_CALLS = [
    "enum.Enum('E', 'A B, C')",
    "enum.Enum('E', ['A', 'B'], start=5)",
    "enum.Enum('E', [('A', 'x'), ('B', 'y')])",
    "enum.Enum(value='E', names={'A': 'x', 'B': 2})",
    "enum.IntEnum('E', ('A', 'B'))",
    "enum.Enum('E', {'A': 'x'}, type=str)",
]


@pytest.mark.parametrize("call", ENUM_CALLS)
def test_enums_that_calls_make(call: str, tmp_path: Path) -> None:
    """What Python makes of it is what they are."""
    text = f"{HEAD}import enum\nE = {call}\nclass Made(Event):\n    a: E\n    VERSION = '1.0'\n"
    text = text.replace("VERSION", "VERSION: typing.ClassVar[str]")
    found = named(read(tmp_path, {"shop/events.py": text}), "Made")
    values = [member.value for member in eval(call, {"enum": enum})]
    assert found.problems == ()
    kind = type_of(*_shape(found)).values
    assert sorted(map(repr, kind)) == sorted(map(repr, values))


@pytest.mark.parametrize(
    "call",
    [
        "enum.Enum('E', NAMES)",
        "enum.Enum('E', 'A B', start=FIRST)",
        "enum.Enum('E', 'A B', type=str)",
        "enum.StrEnum('E', 'A B')",
        "enum.Flag('E', 'A B')",
        "enum.Enum('E', 'A', 'B')",
    ],
)
def test_enums_of_unknown_values_that_calls_make(call: str, tmp_path: Path) -> None:
    text = f"{HEAD}import enum\nE = {call}\nclass Made(Event):\n    a: E\n"
    (problem, *_) = named(read(tmp_path, {"shop/events.py": text}), "Made").problems
    assert problem.subject == "a"


def _shape(found: Payload) -> tuple[str, bool, tuple[str, ...] | None]:
    field = found.shape.fields["a"]
    return field.type, field.nullable, field.values


def test_class_that_is_remembered_and_changed_by_a_new_module(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/__init__.py").write_text("")
    (tmp_path / "shop/events.py").write_text(f"{HEAD}class Made(Event):\n    a: int\n")
    paths, bases, units = (
        ["shop/__init__.py", "shop/events.py"],
        ["shop.events.Event"],
        CachedModules(),
    )
    before = find_payloads(Modules(tmp_path, paths), bases, units)
    (tmp_path / "shop/more.py").write_text(
        "from shop.events import Made\nMade.model_fields.pop('a')\n"
    )
    after = find_payloads(Modules(tmp_path, [*paths, "shop/more.py"]), bases, units)

    assert named(before, "Made").problems == ()
    assert named(after, "Made").problems != ()
