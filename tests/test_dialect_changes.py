"""Each row of the policy in each dialect: the rule, the bump, and where it is reported."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

import pytest

import helpers
from dialect_projects import findings, read
from flake8_notifications.payloads.policy_names import Policy

_HEADS: Final = {
    "pydantic": (
        "from pydantic import BaseModel, ConfigDict, Field\n\nclass Event(BaseModel):\n    pass\n"
    ),
    "dataclass": (
        "from dataclasses import dataclass\n\n@dataclass(kw_only=True)\nclass Event:\n    pass\n"
    ),
    "attr": ("import attr\n\n@attr.s(auto_attribs=True, kw_only=True)\nclass Event:\n    pass\n"),
    "attrs": "import attrs\n\n@attrs.define(kw_only=True)\nclass Event:\n    pass\n",
    "msgspec": (
        "import msgspec\nfrom msgspec import UNSET, UnsetType, field\n\n"
        "class Event(msgspec.Struct, kw_only=True):\n    pass\n"
    ),
    "typeddict": "from typing_extensions import TypedDict\n",
    "namedtuple": "from typing import NamedTuple\n",
}
_CLASSES: Final = {
    "pydantic": "class Placed({base}):",
    "dataclass": "@dataclass(kw_only=True)\nclass Placed({base}):",
    "attr": "@attr.s(auto_attribs=True, kw_only=True)\nclass Placed({base}):",
    "attrs": "@attrs.define(kw_only=True)\nclass Placed({base}):",
    "msgspec": "class Placed({base}, kw_only=True):",
    "typeddict": "class Placed({base}):",
    "namedtuple": "class Placed({base}):",
}
_ROOTS: Final = {"typeddict": "TypedDict", "namedtuple": "NamedTuple"}
_VERSIONED: Final = ("pydantic", "dataclass", "attr", "attrs", "msgspec")
_IMPORTS: Final = (
    "import enum\nfrom typing import Any, ClassVar, List, Literal, Optional, Union\n"
    "from typing_extensions import Annotated, NotRequired\n"
)
MAJOR, MINOR, NONE = "2.0", "1.1", ""


class Row(NamedTuple):
    """One row of the policy.

    :ivar before: the fields, a line each.
    :ivar bump: the version that is needed.
    :ivar dialects: that can say it.
    """

    name: str
    before: str
    after: str
    bump: str
    text: str
    dialects: tuple[str, ...] = (*_VERSIONED, "typeddict")


ROWS: Final = (
    Row("added", "a: int", "a: int\nb: str", MINOR, "field 'b' added (str)"),
    Row("removed", "a: int\nb: str", "a: int", MAJOR, "field 'b' removed"),
    Row("renamed", "a: int\nb: str", "a: int\nc: str", MAJOR, "field 'b' renamed to 'c'"),
    Row("retyped", "a: int", "a: str", MAJOR, "field 'a': type int → str"),
    Row("item retyped", "a: List[int]", "a: List[str]", MAJOR, "type list[int] → list[str]"),
    Row("widened", "a: int", "a: Union[int, str]", MAJOR, "type int → int | str"),
    Row("to any", "a: int", "a: Any", MAJOR, "type int → Any"),
    Row("literal to text", "a: Literal['x']", "a: str", MAJOR, "type Literal['x'] → str"),
    Row("to nullable", "a: int", "a: Optional[int]", MAJOR, "field 'a' became nullable"),
    Row("item to nullable", "a: List[int]", "a: List[Optional[int]]", MAJOR, "→ list[int | None]"),
    Row("narrowed", "a: Union[int, str]", "a: int", MINOR, "type int | str → int"),
    Row("text to literal", "a: str", "a: Literal['x', 'y']", MINOR, "→ Literal['x', 'y']"),
    Row("not nullable", "a: Optional[int]", "a: int", MINOR, "'a' is no longer nullable"),
    Row("value added", "a: Literal['x']", "a: Literal['x', 'y']", MINOR, "value 'y' added"),
    Row("value removed", "a: Literal['x', 'y']", "a: Literal['x']", MINOR, "value 'y' removed"),
    Row("values inside", "a: List[Literal['x']]", "a: List[Literal['x', 'y']]", MINOR, "'y' added"),
    Row("spelt anew", "a: Optional[int]", "a: Union[None, int]", NONE, ""),
    Row("reordered", "a: int\nb: str", "b: str\na: int", NONE, ""),
    Row("default", "a: int = 1", "a: int = 2", MINOR, "default 1 → 2", (*_VERSIONED, "namedtuple")),
    Row("default gone", "a: int = 1", "a: int", MINOR, "default 1 → no default", _VERSIONED),
    Row("alias renamed", "a: int = Field(alias='x')", "a: int = Field(alias='y')", MAJOR,
        "field 'x' renamed to 'y'", ("pydantic",)),
    Row("alias gone", "a: int = Field(serialization_alias='x')", "a: int", MAJOR,
        "field 'x' renamed to 'a'", ("pydantic",)),
    Row("excluded", "a: int\nb: int", "a: int\nb: int = Field(exclude=True)", MAJOR,
        "field 'b' removed", ("pydantic",)),
    Row("generator", "a_b: int", "model_config = ConfigDict(alias_generator=str.upper)\na_b: int",
        MAJOR, "", ()),
    Row("closed", "model_config = ConfigDict(extra='forbid')\na: int",
        "model_config = ConfigDict(extra='forbid')\na: int\nb: int", MAJOR,
        "field 'b' added (int), and who reads it by this class forbids others", ("pydantic",)),
    Row("renamed on the wire", "a: int = field(name='x')", "a: int = field(name='y')", MAJOR,
        "field 'x' renamed to 'y'", ("msgspec",)),
    Row("unset", "a: int", "a: Union[int, UnsetType] = UNSET", MAJOR, "'a' may now be absent",
        ("msgspec",)),
    Row("set", "a: Union[int, UnsetType] = UNSET", "a: int", MINOR, "'a' is now always there",
        ("msgspec",)),
    Row("may be absent", "a: int", "a: NotRequired[int]", MAJOR, "'a' may now be absent",
        ("typeddict",)),
    Row("always there", "a: NotRequired[int]", "a: int", MINOR, "'a' is now always there",
        ("typeddict",)),
    Row("reordered array", "a: int\nb: str", "b: str\na: int", MAJOR,
        "order of the fields: (a, b) → (b, a)", ("namedtuple",)),
    Row("inserted", "a: int", "b: str\na: int", MAJOR, "order of the fields", ("namedtuple",)),
    Row("appended", "a: int", "a: int\nb: str", MINOR, "field 'b' added (str)", ("namedtuple",)),
)  # fmt: skip
CASES: Final = [
    pytest.param(row, dialect, id=f"{row.name}-{dialect}".replace(" ", "_"))
    for row in ROWS
    for dialect in row.dialects
]


def source(dialect: str, fields: str, version: str = "1.0", base: str = "") -> str:
    """A class of a dialect with some fields."""
    head = _CLASSES[dialect].format(base=base or _ROOTS.get(dialect, "Event"))
    lines = fields.split("\n")
    if dialect in _VERSIONED:
        lines.insert(0, f'VERSION: ClassVar[str] = "{version}"')
    body = "\n".join(f"    {line}" for line in lines)
    return f"{head}\n{body}\n"


def project(dialect: str, directory: Path, files: dict[str, str]):  # type: ignore[no-untyped-def]
    is_versioned = dialect in _VERSIONED
    return read(
        directory,
        {f"shop/{name}.py": text for name, text in files.items()},
        ("shop.events.Event",) if is_versioned else ("NotificationPayloadBase",),
        () if is_versioned else ("shop.*.Placed", "shop.placing.Placed"),
        "VERSION" if is_versioned else "none",
    )


@pytest.mark.parametrize(("row", "dialect"), CASES)
def test_row(row: Row, dialect: str, tmp_path: Path) -> None:
    head = _IMPORTS + _HEADS[dialect]
    before = project(dialect, tmp_path / "0", {"events": head + source(dialect, row.before)})
    after = project(dialect, tmp_path / "1", {"events": head + source(dialect, row.after)})
    assert not any(each.problems for each in (*before.classes, *after.classes))

    found = findings(before, after)
    if not row.bump:
        assert found == []
        return
    (finding,) = found
    if dialect in _VERSIONED:
        assert finding.code == "NTF201"
        assert f"needs {row.bump}" in finding.message
    else:
        assert finding.code == ("NTF210" if row.bump == MAJOR else "NTF203")
    assert row.text in finding.message
    assert finding.message.startswith("'Placed' ")


@pytest.mark.parametrize(
    ("row", "dialect"), [each for each in CASES if each.values[1] in _VERSIONED]
)
def test_row_with_a_minor_bump(row: Row, dialect: str, tmp_path: Path) -> None:
    head = _IMPORTS + _HEADS[dialect]
    before = project(dialect, tmp_path / "0", {"events": head + source(dialect, row.before)})
    after = project(dialect, tmp_path / "1", {"events": head + source(dialect, row.after, "1.1")})

    (finding,) = findings(before, after)
    assert finding.code == ("NTF202" if row.bump == MAJOR else "NTF203")


@pytest.mark.parametrize("dialect", _VERSIONED)
def test_strict_takes_a_new_value_for_a_break(dialect: str, tmp_path: Path) -> None:
    head = _IMPORTS + _HEADS[dialect]
    texts = ("a: Literal['x']", "a: Literal['x', 'y']")
    before, after = (
        project(dialect, tmp_path / str(at), {"events": head + source(dialect, text)})
        for at, text in enumerate(texts)
    )

    assert "needs 1.1" in findings(before, after)[0].message
    assert "needs 2.0" in findings(before, after, Policy.STRICT)[0].message


ARRAYS: Final = [row for row in ROWS if row.dialects == ("namedtuple",)]


@pytest.mark.parametrize("row", ARRAYS, ids=[row.name for row in ARRAYS])
def test_row_of_arrays_of_msgspec(row: Row, tmp_path: Path) -> None:
    """As those of a NamedTuple are, with a version."""
    head = f"{_IMPORTS}{_HEADS['msgspec']}".replace("kw_only", "array_like")
    before, after = (
        project(
            "msgspec",
            tmp_path / str(at),
            {"events": head + source("msgspec", fields).replace("kw_only", "array_like")},
        )
        for at, fields in enumerate((row.before, row.after))
    )
    (finding,) = findings(before, after)
    assert finding.code == "NTF201"
    assert row.text in finding.message
    assert f"needs {row.bump}" in finding.message


#: What another module says, before and after, and what the class holds of it.
ELSEWHERE: Final = {
    "enum": (
        "class Color(enum.Enum):\n    RED = 'red'\n",
        "class Color(enum.Enum):\n    RED = 'red'\n    BLUE = 'blue'\n",
        "color: parts.Color",
        "field 'color': value 'blue' added",
    ),
    "alias": ("Amount = int\n", "Amount = str\n", "sum: parts.Amount", "type int → str"),
    "alias of a union": (
        "Amount = Union[int, str]\n",
        "Amount = Union[int, str, None]\n",
        "sum: List[parts.Amount]",
        "type list[int | str] → list[int | str | None]",
    ),
}


@pytest.mark.parametrize("dialect", [*_VERSIONED, "typeddict", "namedtuple"])
@pytest.mark.parametrize("what", ELSEWHERE)
def test_cause_in_another_module(what: str, dialect: str, tmp_path: Path) -> None:
    old, new, field, text = ELSEWHERE[what]
    events = f"from shop import parts\n{_IMPORTS}{_HEADS[dialect]}{source(dialect, field)}"
    before, after = (
        project(dialect, tmp_path / str(at), {"events": events, "parts": _IMPORTS + parts})
        for at, parts in enumerate((old, new))
    )

    (finding,) = findings(before, after)
    assert text in finding.message
    assert {each.path for each in finding.causes} == {"shop/parts.py"}
    assert finding.place.path == "shop/events.py"


@pytest.mark.parametrize("dialect", _VERSIONED)
@pytest.mark.parametrize(
    ("fields", "text"),
    [("a: int\nb: int", "field 'b' added"), ("a: str", "type int → str"), ("pass", "removed")],
)
def test_cause_in_a_base(dialect: str, fields: str, text: str, tmp_path: Path) -> None:
    head = _IMPORTS + _HEADS[dialect]
    base = _CLASSES[dialect].format(base="Event").replace("Placed", "Based")
    imports = head.partition("\n\n")[0].removeprefix(_IMPORTS)
    placed = (
        f"{_IMPORTS}{imports}\nfrom shop.events import Based\n"
        f"{source(dialect, 'own: int', base='Based')}"
    )

    def events(own: str) -> str:
        lines = "".join(f"    {line}\n" for line in own.split("\n"))
        return f'{head}\n{base}\n    VERSION: ClassVar[str] = "1.0"\n{lines}'

    before, after = (
        project(dialect, tmp_path / str(at), {"events": events(own), "placing": placed})
        for at, own in enumerate(("a: int", fields))
    )

    found = {each.message.split("'")[1]: each for each in findings(before, after)}
    assert found.keys() == {"Based", "Placed"}
    assert text in found["Placed"].message
    assert {each.path for each in found["Placed"].causes} == {"shop/events.py"}


@pytest.mark.parametrize("dialect", _VERSIONED)
def test_change_of_a_class_that_is_held(dialect: str, tmp_path: Path) -> None:
    """It is a break of its own, as it has no version, and those that hold it stay as they are."""
    head = _IMPORTS + _HEADS[dialect]
    imports = head.partition("\n\n")[0]
    held = _CLASSES[dialect].format(base="").replace("Placed(", "Money(")
    if dialect == "pydantic":
        held = held.replace("Money()", "Money(BaseModel)")
    if dialect == "msgspec":
        held = held.replace("Money(, ", "Money(msgspec.Struct, ")
    events = f"from shop.money import Money\n{head}{source(dialect, 'price: List[Money]')}"
    before, after = (
        project(
            dialect,
            tmp_path / str(at),
            {"events": events, "money": f"{imports}\n\n{held}\n    amount: {amount}\n"},
        )
        for at, amount in enumerate(("int", "str"))
    )

    (finding,) = findings(before, after)
    assert (finding.code, finding.place.path) == ("NTF210", "shop/money.py")
    assert finding.subject == "shop.money.Money"


@pytest.mark.parametrize("dialect", _VERSIONED)
def test_class_that_moves_is_no_change(dialect: str, tmp_path: Path) -> None:
    """Neither for itself nor for those that hold it, though it has to be recorded anew."""
    head = _IMPORTS + _HEADS[dialect]
    imports = head.partition("\n\n")[0]
    held = _CLASSES[dialect].format(base="").replace("Placed(", "Money(")
    if dialect == "pydantic":
        held = held.replace("Money()", "Money(BaseModel)")
    if dialect == "msgspec":
        held = held.replace("Money(, ", "Money(msgspec.Struct, ")
    before, after = (
        project(
            dialect,
            tmp_path / module,
            {
                "events": f"from shop.{module} import Money\n{head}"
                + source(dialect, "price: Optional[Money]"),
                module: f"{imports}\n\n{held}\n    amount: int\n    currency: str\n",
            },
        )
        for module in ("money", "prices")
    )

    (found,) = findings(before, after)
    assert (found.code, found.subject) == ("NTF203", "shop.prices.Money")
    assert "'shop.money.Money' is 'shop.prices.Money' now" in found.message


class Place(NamedTuple):
    """Where a module holds what an event has.

    :ivar elsewhere: what another module says, before and after.
    :ivar events: what that of the event says of it.
    :ivar field: what the event has of it.
    :ivar bases: those of the event, where they are others.
    :ivar line: what the line of the other module says that is reported.
    """

    elsewhere: tuple[str, str]
    events: str
    field: str
    bases: str
    line: str
    text: str


def _holder(dialect: str, field: str) -> str:
    """A class of a dialect in a module of its own."""
    root = {"pydantic": "BaseModel", "msgspec": "msgspec.Struct"}.get(dialect, "")
    head = _CLASSES[dialect].replace("Placed", "Part").format(base=root).replace("(, ", "(")
    imports = _HEADS[dialect].partition("\n\n")[0]
    return f"{_IMPORTS}{imports}\n\n\n{head.replace('()', '')}\n    {field}\n"


def _places(dialect: str) -> dict[str, Place]:
    held = _holder(dialect, "a: int"), _holder(dialect, "a: str")
    text = "field 'a': type int → str"
    colors = "import enum\n\n\nclass Color(enum.Enum):\n    RED = 'red'\n"
    events = "from shop.parts import Part"
    return {
        "base": Place(held, events, "b: int", "Part, Event", "a: str", text),
        "nested": Place(held, events, "b: List[Part]", "", "class Part", text),
        "alias": Place(
            ("Amount = int\n", "Amount = str\n"),
            "from shop.parts import Amount", "a: Amount", "", "Amount = str", text,
        ),
        "enum": Place(
            (colors, f"{colors}    BLUE = 'blue'\n"),
            "from shop import parts", "a: parts.Color", "", "BLUE = 'blue'", "value 'blue' added",
        ),
    }  # fmt: skip


@pytest.mark.parametrize("dialect", _VERSIONED)
@pytest.mark.parametrize("name", ["base", "nested", "alias", "enum"])
def test_where_it_is_reported(name: str, dialect: str, tmp_path: Path) -> None:
    """At the class where all is linted; where the change is if only that file is."""
    place = _places(dialect)[name]
    before, after = place.elsewhere
    event = source(dialect, place.field, base=place.bases)
    root = helpers.write(
        tmp_path,
        {
            ".flake8": "[flake8]\nnotifications-payload-bases = shop.events.Event\n",
            "shop/__init__.py": "",
            "shop/parts.py": before,
            "shop/events.py": f"{place.events}\n{_IMPORTS}{_HEADS[dialect]}\n\n{event}",
        },
    )
    helpers.record(root)
    (root / "shop/parts.py").write_text(after)

    (whole,) = helpers.flake8(root).findings
    assert helpers.command(root, "check").findings == [whole]
    assert whole.path == ("shop/parts.py" if name == "nested" else "shop/events.py")
    assert place.text in whole.message
    (alone,) = helpers.flake8(root, "shop/parts.py").findings
    assert alone.code == whole.code == ("NTF210" if name == "nested" else "NTF201")
    assert alone.message.startswith(whole.message)
    assert place.line in after.splitlines()[alone.line - 1]
    others = helpers.flake8(root, "shop/events.py").findings
    assert others == ([] if name == "nested" else [whole])
