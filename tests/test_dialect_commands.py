"""The commands on projects whose payload classes have no oslo.versionedobjects behind them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import helpers

EVENTS = '''"""Events."""

from typing import ClassVar, Literal

from pydantic import BaseModel, Field


def event(name, revision):
    def mark(cls):
        return cls

    return mark


class Event(BaseModel):
    id: int


{header}
class OrderPaid(Event):
    {version}
    note: {note}
'''
#: What a class keeps its version in, as it is and as it is after a break.
VERSIONS = {
    "VERSION": ('VERSION: ClassVar[str] = "1.4"', 'VERSION: ClassVar[str] = "2.0"'),
    "v": ("v: int = 7", "v: int = 8"),
    "schema": ("schema: Literal[7] = 7", "schema: Literal[8] = 8"),
    "text": ('text: Literal["1.4"]', 'text: Literal["2.0"]'),
    "field": ('field: str = Field("1.4", alias="f")', 'field: str = Field("2.0", alias="f")'),
    "word": ("word: int = Field(ge=1, default=7)", "word: int = Field(ge=1, default=8)"),
    "@event:1": ('@event("order.paid", 7)', '@event("order.paid", 8)'),
    "@event:revision": ('@event("x", revision="1.4")', '@event("x", revision="2.0")'),
}


def lay(project: Path, where: str, version: str, note: str) -> Path:
    """A project with one event."""
    (project / "shop").mkdir(parents=True, exist_ok=True)
    (project / "shop" / "__init__.py").touch()
    is_header = where.startswith("@")
    text = EVENTS.format(
        header=version if is_header else "",
        version='"""Paid."""' if is_header else version,
        note=note,
    )
    (project / "shop" / "events.py").write_text(text, encoding="utf-8")
    (project / "setup.cfg").write_text(
        "[flake8]\nnotifications-payload-bases = shop.events.Event\n"
        f"notifications-version-attribute = {where}\n",
        encoding="utf-8",
    )
    return project / "shop" / "events.py"


@pytest.mark.parametrize("where", VERSIONS)
def test_bump(where: str, tmp_path: Path) -> None:
    old, new = VERSIONS[where]
    lay(tmp_path, where, old, "str")
    assert helpers.command(tmp_path, "fingerprints").status == 0
    path = lay(tmp_path, where, old, "int")
    before = path.read_text(encoding="utf-8")

    result = helpers.command(tmp_path, "bump")
    assert result.status == 0, result.output
    assert path.read_text(encoding="utf-8") == before.replace(old, new)
    assert helpers.command(tmp_path, "fingerprints").status == 0
    assert helpers.command(tmp_path, "check").status == 0


def test_numbers_rise_only_for_breaks(tmp_path: Path) -> None:
    lay(tmp_path, "v", "v: int = 7", "str")
    helpers.command(tmp_path, "fingerprints")
    lay(tmp_path, "v", "v: int = 7", "str\n    more: int")

    (finding,) = helpers.command(tmp_path, "check").findings
    assert finding.code == "NTF203"
    assert helpers.command(tmp_path, "bump").lines == ["no class needs a higher v"]
    assert helpers.command(tmp_path, "fingerprints").status == 0
    assert helpers.command(tmp_path, "check").status == 0


def test_bump_says_what_to_do_where_there_is_no_version(tmp_path: Path) -> None:
    lay(tmp_path, "none", "old: int", "str")
    helpers.command(tmp_path, "fingerprints")
    lay(tmp_path, "none", "old: int", "str\n    more: int = 0")
    result = helpers.command(tmp_path, "bump")
    assert (result.status, *result.lines) == (
        0,
        "no class has a version to raise: 'flake8-notifications fingerprints' records what changed",
    )

    lay(tmp_path, "none", "new: str", "str")
    result = helpers.command(tmp_path, "bump")
    assert result.status == 1
    (line,) = result.lines
    assert line.startswith("shop/events.py:20: not raised: 'OrderPaid' changed incompatibly")
    assert line.endswith("record it: 'flake8-notifications fingerprints --accept OrderPaid'")
    assert helpers.command(tmp_path, "bump", "OrderPaid") == result


HEADS = {
    "pydantic": ("import pydantic\n", "", "(pydantic.BaseModel)"),
    "dataclass": ("import dataclasses\n", "@dataclasses.dataclass\n", ""),
    "attrs": ("import attrs\n", "@attrs.define\n", ""),
    "msgspec": ("import msgspec\n", "", "(msgspec.Struct)"),
}
#: How a base says its version, and how a class of the same module and of another one then does.
INHERITED = {
    "ClassVar": ('v: ClassVar[str] = "1.0"', 'v: ClassVar[str] = "1.1"', 'v = "1.1"'),
    "dotted": (
        "v: typing.ClassVar[str] = '1.0'",
        "v: typing.ClassVar[str] = '1.1'",
        "v = '1.1'",
    ),
    "text": ('v: str = "1.0"', 'v: str = "1.1"', 'v: str = "1.1"'),
    "literal": (
        'v: Literal["1.0"] = "1.0"  # on the wire',
        'v: Literal["1.1"] = "1.1"',
        "'Literal': the module has no such name; raise it to 1.1 by hand",
    ),
    "field": (
        'v: Literal["1.0"]',
        'v: Literal["1.1"]',
        "'Literal': the module has no such name; raise it to 1.1 by hand",
    ),
}
BY_HAND = "it has its v from a base; raise it to 1.1 by hand"


def lay_heirs(root: Path, kind: str, statement: str, field: str) -> None:
    imported, decorator, base = HEADS[kind]
    heir = f"\n\n{decorator}class {{}}:\n    id: int = 0{field}\n"
    options = "notifications-payload-bases = shop.base.Event\nnotifications-version-attribute = v\n"
    helpers.write(
        root,
        {
            ".flake8": f"[flake8]\n{options}",
            "shop/__init__.py": "",
            "shop/base.py": (
                f"{imported}import typing\nfrom typing import ClassVar, Literal\n\n\n"
                f"{decorator}class Event{base}:\n    {statement}\n{heir.format('Near(Event)')}"
            ),
            "shop/far.py": f"{imported}from shop import base\n{heir.format('Far(base.Event)')}",
        },
    )


@pytest.mark.parametrize("kind", HEADS)
@pytest.mark.parametrize("form", INHERITED)
def test_bump_says_a_version_anew_as_the_base_does(form: str, kind: str, tmp_path: Path) -> None:
    before, near, far = INHERITED[form]
    if kind == "attrs" and form not in ("ClassVar", "dotted"):
        # A field that is stated anew comes after the others, which may have no default.
        near = far = BY_HAND
    lay_heirs(tmp_path, kind, before, "")
    helpers.record(tmp_path)
    lay_heirs(tmp_path, kind, before, "\n    note: str = ''")
    result = helpers.command(tmp_path, "bump")

    for path, said, place in (
        ("shop/base.py", near, "class Near(Event):"),
        ("shop/far.py", far, "class Far(base.Event):"),
    ):
        text = (tmp_path / path).read_text()
        if said.endswith("by hand"):
            assert said in result.output
            assert "1.1" not in text
        else:
            assert f"{place}\n    {said}\n    id: int = 0\n" in text
    assert result.status == int("by hand" in near + far)
    if not result.status:
        assert helpers.command(tmp_path, "fingerprints").status == 0
        assert helpers.command(tmp_path, "check").status == 0
        if form != "field":
            made = "from shop import base, far\nassert base.Near().v == far.Far().v == '1.1'\n"
            subprocess.run([sys.executable, "-c", made], cwd=tmp_path, check=True)


@pytest.mark.parametrize(
    "statement",
    [
        'v: "ClassVar[str]" = str("1.0")',
        'v: str = pydantic.Field("1.0", alias="version")',
        'v: ClassVar[\n        str\n    ] = "1.0"',
    ],
)
def test_bump_leaves_alone_what_is_better_said_by_hand(statement: str, tmp_path: Path) -> None:
    lay_heirs(tmp_path, "pydantic", statement, "")
    helpers.record(tmp_path)
    lay_heirs(tmp_path, "pydantic", statement, "\n    note: str = ''")
    text = (tmp_path / "shop/far.py").read_text()
    result = helpers.command(tmp_path, "bump")

    assert result.status == 1
    assert (tmp_path / "shop/far.py").read_text() == text


@pytest.mark.parametrize(("value", "usual"), [("1.1", "1.1"), ("'v2'", "1.0"), ("' 2.3'", "2.3")])
def test_a_malformed_version_is_written_as(value: str, usual: str, tmp_path: Path) -> None:
    lay_heirs(tmp_path, "pydantic", "v: ClassVar[str] = '1.0'", "")
    helpers.record(tmp_path)
    lay_heirs(tmp_path, "pydantic", f"v: ClassVar[str] = {value}", "")
    near, far = helpers.command(tmp_path, "check").findings

    assert near.code == far.code == "NTF206"
    wanted = f"has a malformed v {value}: write it as '{usual}', or as an integer"
    assert near.message == f"'Near' {wanted}"
    refused = f"is malformed: write it as '{usual}'"
    assert refused in helpers.command(tmp_path, "bump").output


def test_accept_by_either_name(tmp_path: Path) -> None:
    for name in ("OrderPaid", "shop.events.OrderPaid"):
        lay(tmp_path, "none", "old: int", "str")
        (tmp_path / helpers.FILE).unlink(missing_ok=True)
        helpers.command(tmp_path, "fingerprints")
        lay(tmp_path, "none", "new: str", "str")
        (finding,) = helpers.command(tmp_path, "check").findings
        assert finding.code == "NTF210"
        assert helpers.command(tmp_path, "fingerprints").status == 1
        assert helpers.command(tmp_path, "fingerprints", "--accept", name).status == 0
        assert helpers.command(tmp_path, "check").status == 0


def test_file_reads_as_it_was_written(tmp_path: Path) -> None:
    lay(tmp_path, "none", "when: Literal['a = b', 'c'] = 'c'", "str | None")
    helpers.command(tmp_path, "fingerprints")
    text = (tmp_path / helpers.FILE).read_text(encoding="utf-8")

    entry = json.loads(text)["payloads"]["shop.events.OrderPaid"]
    assert entry["kind"] == "pydantic"
    assert "version" not in entry
    assert len(entry["fingerprint"]) == 32
    assert entry["fields"]["when"] == {"type": "Literal = 'c'", "values": ["a = b", "c"]}
    assert helpers.command(tmp_path, "fingerprints", "--check").status == 0


def test_malformed_option(tmp_path: Path) -> None:
    lay(tmp_path, "no-such", "a: int", "str")
    result = helpers.command(tmp_path, "check")
    assert "is neither an attribute" in result.output + "".join(result.lines)


#: What is said to keep the version, what the class says, and what is said of the option.
UNBOUND = {
    "misspelt": ("VERSIONN", 'VERSION: ClassVar[str] = "1.4"', "VERSIONN", "VERSION"),
    "misspelt field": ("revison", "revision: int = 7", "revison", "revision"),
    "another attribute": ("schema", "v: int = 7", "schema", None),
    "another decorator": ("@event:version", '@event("x", revision="1.4")', "@event:version", None),
}


@pytest.mark.parametrize("form", UNBOUND)
def test_a_version_that_no_class_has_is_an_error(form: str, tmp_path: Path) -> None:
    where, text, shown, near = UNBOUND[form]
    path = lay(tmp_path, where, text, "str")
    path.write_text(path.read_text() + "\n\nclass Other(Event):\n    x: int\n", encoding="utf-8")
    hint = f": did you mean '{near}'?" if near else ""
    line = (
        f"Error: --notifications-version-attribute: '{shown}' refers to nothing: "
        f"none of the 2 payload classes has it{hint}"
    )

    for command in ("check", "init", "fingerprints", "bump"):
        assert helpers.command(tmp_path, command) == (1, f"{line}\n")


@pytest.mark.parametrize(
    ("where", "text", "codes"),
    [
        ("v", "v: int = 7", {"NTF206"}),
        ("v", "v: int = made()", {"NTF206", "NTF207"}),
        ("VERSION", "x: int", {"NTF206"}),
        ("none", "x: int", set()),
    ],
)
def test_a_version_that_some_class_may_have_is_none(
    where: str, text: str, codes: set[str], tmp_path: Path
) -> None:
    path = lay(tmp_path, where, text, "str")
    path.write_text(path.read_text() + "\n\nclass Other(Event):\n    x: int\n", encoding="utf-8")

    assert {*helpers.command(tmp_path, "check").codes} - {"NTF204"} == codes


@pytest.mark.parametrize("kind", ["pydantic", "dataclass", "attrs", "msgspec"])
def test_a_base_without_a_version_may_be_made_abstract(kind: str, tmp_path: Path) -> None:
    decorator = {"dataclass": "@dataclasses.dataclass", "attrs": "@attrs.define"}.get(kind, "")
    base = {"pydantic": "(pydantic.BaseModel)", "msgspec": "(msgspec.Struct)"}.get(kind, "")
    text = f"""\
import abc, attrs, dataclasses, msgspec, pydantic
from typing import ClassVar

{decorator}
class Event{base}:
    pass

{decorator}
class Order(Event):
    id: int

{decorator}
class Paid(Order):
    VERSION: ClassVar[str] = '1.0'

{decorator}
class Lone(Event):
    id: int
"""
    section = "[flake8]\nnotifications-payload-bases = shop.events.Event\n"
    helpers.write(tmp_path, {"setup.cfg": section, "shop/__init__.py": "", "shop/events.py": text})

    found = [
        each.message
        for each in helpers.command(tmp_path, "check").findings
        if each.code == "NTF206"
    ]

    way = ", or make it abstract (abc.ABC) if it is sent only as what descends from it"
    end = ", or, where classes have no versions, set notifications-version-attribute = none"
    assert found == [
        f"'Order' has no VERSION: add VERSION = '1.0'{'' if kind == 'msgspec' else way}{end}",
        f"'Lone' has no VERSION: add VERSION = '1.0'{end}",
    ]
    abstract = text.replace("class Order(Event)", "class Order(Event, abc.ABC)")
    (tmp_path / "shop/events.py").write_text(abstract)
    if kind != "msgspec":
        (line,) = (e for e in helpers.command(tmp_path, "check").findings if e.code == "NTF206")
        assert line.message.startswith("'Lone'")


@pytest.mark.parametrize(
    "excluding",
    [
        "notifications-extend-exclude = hooks.py",
        "notifications-exclude = shop/hooks*",
        "exclude = shop/hooks.py",
    ],
)
def test_a_glob_of_excluded_classes_alone_is_an_error_that_says_so(
    excluding: str, tmp_path: Path
) -> None:
    """Taken in silence, it would guard nothing."""
    section = (
        "[flake8]\nnotifications-payload-classes = shop.hooks.*\n"
        f"notifications-version-attribute = none\n{excluding}\n"
    )
    hooks = "from typing import TypedDict\n\n\nclass OrderPayload(TypedDict):\n    id: int\n"
    files = {".flake8": section, "shop/__init__.py": "", "shop/hooks.py": hooks}
    helpers.write(tmp_path, files)
    assert helpers.command(tmp_path, "check").lines == [
        "Error: --notifications-payload-classes: 'shop.hooks.*' refers to nothing: the classes "
        "that it matches are in files that are excluded (shop/hooks.py): remove it, or do not "
        "exclude them"
    ]


@pytest.mark.parametrize(
    ("globs", "wrong"),
    [
        ("shop.hooks.*Payload", None),
        ("shop.*.Order*", None),
        ("shop.hook.*", "shop.hook.*"),
        ("shop.hooks.*Payloads", "shop.hooks.*Payloads"),
        ("shop.hooks.*, shop.gone.*", "shop.gone.*"),
        ("*Payload, hooks.*", "hooks.*"),
    ],
)
def test_a_glob_that_no_class_matches_is_an_error(
    globs: str, wrong: str | None, tmp_path: Path
) -> None:
    hooks = "from typing import TypedDict\n\n\nclass OrderPayload(TypedDict):\n    id: int\n"
    section = (
        f"[flake8]\nnotifications-payload-classes = {globs}\n"
        "notifications-version-attribute = none\n"
    )
    files = {".flake8": section, "shop/__init__.py": "", "shop/hooks.py": hooks}
    helpers.write(tmp_path, files)
    line = (
        f"Error: --notifications-payload-classes: '{wrong}' refers to nothing: it matches no "
        "dotted name of a class\n"
    )
    for command in ("fingerprints", "check", "init"):
        result = helpers.command(tmp_path, command)
        assert result == (1, line) if wrong else result.status == 0


def test_a_default_in_the_history_is_quoted_once(tmp_path: Path) -> None:
    lay(tmp_path, "VERSION", VERSIONS["VERSION"][0], "str = 'a'")
    helpers.record(tmp_path)
    lay(tmp_path, "VERSION", VERSIONS["VERSION"][0], 'str = "it\'s"')
    result = helpers.command(tmp_path, "bump")

    assert "1.4 → 1.5: Changed default of 'note' from 'a' to \"it's\"\n" in result.output
