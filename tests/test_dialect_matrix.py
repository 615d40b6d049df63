"""Rows of the policy in every way to write a class, and in every place that a class stands on.

``test_dialect_changes.py`` has all rows, and ``class`` statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dialect_forms import IMPORTS, WAYS, Declared, Fields, WayToWrite
from dialect_projects import findings, read
from flake8_notifications.rules.finding import Finding

MAJOR, MINOR, NONE = "2.0", "1.1", ""


class Row(NamedTuple):
    """One row of the policy: the fields before and after, and what is said."""

    before: Fields
    after: Fields
    bump: str
    text: str


def _of(before: str, after: str, bump: str, text: str) -> Row:
    return Row([Declared("a", before)], [Declared("a", after)], bump, text)


_A: Final = Declared("a", "int")
_B: Final = Declared("b", "str")
ROWS: Final = (
    Row([_A], [_A, _B], MINOR, "field 'b' added (str)"),
    Row([_A, _B], [_A], MAJOR, "field 'b' removed"),
    Row([_A, _B], [_A, Declared("c", "str")], MAJOR, "field 'b' renamed to 'c'"),
    _of("Dict[str, int]", "Dict[str, float]", MAJOR, "dict[str, int] → dict[str, float]"),
    _of("List[int]", "List[Union[str, int]]", MAJOR, "list[int] → list[int | str]"),
    _of("str", "Optional[str]", MAJOR, "field 'a' became nullable"),
    _of("Union[int, str, None]", "Optional[str]", MINOR, "type int | str | None → str | None"),
    _of("Optional[str]", "str", MINOR, "field 'a' is no longer nullable"),
    _of("Literal[1, 2]", "Literal[2, 1, 3]", MINOR, "field 'a': value '3' added"),
    _of("Literal['p', 'q']", "Literal['q']", MINOR, "field 'a': value 'p' removed"),
    _of("Optional[int]", "Union[None, int]", NONE, ""),
    Row([Declared("a", "str", "'x'")], [Declared("a", "str", "'y'")], MINOR, "default 'x' → 'y'"),
    Row([_A, _B], [_B, _A], NONE, ""),
)
_ENUM: Final = "class Color(enum.Enum):\n    RED = 'red'\n"
#: What the module of an enum says, before and after, and what is said of a field that holds it.
ENUMS: Final = (
    (_ENUM, f"{_ENUM}    BLUE = 'blue'\n", "value 'blue' added"),
    (
        "class Color(enum.IntEnum):\n    RED = 1\n    BLUE = enum.auto()\n",
        "class Color(enum.IntEnum):\n    RED = 1\n",
        "value '2' removed",
    ),
    (_ENUM, _ENUM.replace("RED", "ROT"), ""),
    (
        "Color = enum.Enum('Color', {'RED': 'red'})\n",
        "Color = enum.Enum('Color', {'RED': 'red', 'BLUE': 'blue'})\n",
        "value 'blue' added",
    ),
    (
        "Color = enum.Enum('Color', 'RED BLUE')\n",
        "Color = enum.Enum('Color', ['RED', 'BLUE', 'GREEN'])\n",
        "value '3' added",
    ),
)


def _read(directory: Path, way: WayToWrite, parts: str, events: str, names: list[str]):  # type: ignore[no-untyped-def]
    head = f"{IMPORTS}{way.imports}"
    return read(
        directory,
        {
            "shop/parts.py": head + parts,
            "shop/events.py": f"from shop import parts\n{head}\n{way.root}\n{events}",
        },
        ("shop.events.Event",) if way.root else ("NotificationPayloadBase",),
        () if way.root else [f"shop.events.{name}" for name in names],
        "VERSION" if way.root else "none",
    )


def _judged(way: WayToWrite, parts: tuple[str, str], events: tuple[str, str], names: list[str],
            directory: Path) -> dict[str, Finding]:  # fmt: skip
    """What is said of each class, by its name."""
    before, after = (
        _read(directory / str(at), way, parts[at], events[at], names) for at in range(2)
    )
    assert [each.problems for each in (*before.classes, *after.classes) if each.problems] == []
    assert {*names} <= {each.name for each in before.classes}
    found = findings(before, after)
    assert len({each.message.split("'")[1] for each in found}) == len(found)
    return {each.message.split("'")[1]: each for each in found}


def _rows(name: str) -> Iterator[tuple[str, Row]]:
    """The rows that a way to write a class can say, with names for their classes."""
    has_defaults = bool(WAYS[name].root)
    for at, row in enumerate(ROWS):
        if has_defaults or row.before[0].default is None:
            is_array = name.startswith("NamedTuple")
            if is_array and row.before[::-1] == row.after != row.before:
                row = row._replace(bump=MAJOR, text="order of the fields: (a, b) → (b, a)")
            yield f"Placed{at}", row


def _assert_said(finding: Finding | None, row: Row, is_versioned: bool, what: str) -> None:
    if not row.bump:
        assert finding is None, what
        return
    assert finding is not None, what
    assert row.text in finding.message or finding.code == "NTF203"
    if is_versioned:
        assert (finding.code, f"needs {row.bump}" in finding.message) == ("NTF201", True)
    else:
        assert finding.code == ("NTF210" if row.bump == MAJOR else "NTF203")


@pytest.mark.parametrize("name", WAYS)
def test_in_the_class(name: str, tmp_path: Path) -> None:
    way = WAYS[name]
    rows = dict(_rows(name))
    bases = ["Event"] if way.root else []
    events = tuple(
        "\n".join(way.write(cls, row[at], bases) for cls, row in rows.items()) for at in range(2)
    )
    found = _judged(way, ("", ""), (events[0], events[1]), [*rows], tmp_path)
    for cls, row in rows.items():
        _assert_said(found.get(cls), row, bool(way.root), cls)


@pytest.mark.parametrize("name", [name for name, way in WAYS.items() if way.root])
def test_in_a_base(name: str, tmp_path: Path) -> None:
    way = WAYS[name]
    rows = dict(_rows(name))
    parts = tuple(
        "\n".join(way.write(f"Part{cls}", row[at], []) for cls, row in rows.items())
        for at in range(2)
    )
    own = [Declared("own", "int")]
    events = "\n".join(way.write(cls, own, [f"parts.Part{cls}", "Event"]) for cls in rows)
    found = _judged(way, (parts[0], parts[1]), (events, events), [*rows], tmp_path)
    for cls, row in rows.items():
        _assert_said(found.get(cls), row, True, cls)
        if cls in found:
            assert {each.path for each in found[cls].causes} == {"shop/parts.py"}


@pytest.mark.parametrize("name", WAYS)
def test_in_a_class_that_is_held(name: str, tmp_path: Path) -> None:
    way = WAYS[name]
    rows = dict(_rows(name))
    bases = ["Event"] if way.root else []
    parts = tuple(
        "\n".join(way.write(f"Part{cls}", row[at], []) for cls, row in rows.items())
        for at in range(2)
    )
    events = "\n".join(
        way.write(cls, [Declared("own", f"List[parts.Part{cls}]")], bases) for cls in rows
    )
    found = _judged(way, (parts[0], parts[1]), (events, events), [*rows], tmp_path)
    assert not found.keys() & rows.keys()
    for cls, row in rows.items():
        finding = found.get(f"Part{cls}")
        _assert_said(finding, row, False, cls)
        assert finding is None or finding.place.path == "shop/parts.py"


@pytest.mark.parametrize("name", WAYS)
def test_in_an_alias(name: str, tmp_path: Path) -> None:
    way = WAYS[name]
    rows = {cls: row for cls, row in _rows(name) if len(row.before) == len(row.after) == 1}
    bases = ["Event"] if way.root else []
    parts = tuple(
        "\n".join(f"Of{cls} = {row[at][0].type}" for cls, row in rows.items()) + "\n"
        for at in range(2)
    )
    events = tuple(
        "\n".join(
            way.write(cls, [row[at][0]._replace(type=f"parts.Of{cls}")], bases)
            for cls, row in rows.items()
        )
        for at in range(2)
    )
    found = _judged(way, (parts[0], parts[1]), (events[0], events[1]), [*rows], tmp_path)
    for cls, row in rows.items():
        _assert_said(found.get(cls), row, bool(way.root), cls)
        if cls in found and row.before[0].type != row.after[0].type:
            assert {each.path for each in found[cls].causes} == {"shop/parts.py"}


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("at", range(len(ENUMS)))
def test_in_an_enum(name: str, at: int, tmp_path: Path) -> None:
    way = WAYS[name]
    before, after, text = ENUMS[at]
    event = way.write("Placed", [Declared("a", "parts.Color")], ["Event"] if way.root else [])
    found = _judged(way, (before, after), (event, event), ["Placed"], tmp_path)
    row = Row([], [], MINOR if text else NONE, text)
    _assert_said(found.get("Placed"), row, bool(way.root), name)
    for finding in found.values():
        assert {each.path for each in finding.causes} == {"shop/parts.py"}
