"""Classes with a field whose type nobody can tell: the others are guarded all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import helpers
import repositories
from dialect_projects import findings, named, read
from flake8_notifications.payloads.model import Payloads, Record
from flake8_notifications.payloads.policy_names import Policy
from flake8_notifications.rules.payload_rules import judge
from flake8_notifications.rules.recording import record

HEADS = {
    "pydantic": "from pydantic import BaseModel\nclass Event(BaseModel):\n    pass\n",
    "attrs": "import attr\nclass Event:\n    pass\n",
    "dataclass": "import dataclasses\nclass Event:\n    pass\n",
}
DECORATORS = {"pydantic": "", "attrs": "@attr.define\n", "dataclass": "@dataclasses.dataclass\n"}


def project(directory: Path, kind: str, body: str) -> Payloads:
    lines = "".join(f"    {line}\n" for line in body.split("; "))
    text = f"{HEADS[kind]}from nowhere import Key\n{DECORATORS[kind]}class Made(Event):\n{lines}"
    return read(directory, {"shop/events.py": text}, version="none")


CHANGES = {
    "key: Key": ["NTF207", "NTF210 field 'a' removed"],
    "key: Key; a: int; b: str": ["NTF207", "NTF203 field 'b' added (str)"],
    "key: Key; a: str": ["NTF207", "NTF210 field 'a': type int → str"],
    "a: int": ["NTF210 field 'key' removed"],
    "key: str; a: int": ["NTF203 field 'key': its type is known now (str)"],
    "key: Key; a: int": ["NTF207"],
    "key: Key; a: int = None": ["NTF207", "NTF210 field 'a' became nullable"],
}


@pytest.mark.parametrize("kind", HEADS)
@pytest.mark.parametrize("body", CHANGES)
def test_what_stands_beside_it(kind: str, body: str, tmp_path: Path) -> None:
    before = project(tmp_path, kind, "key: Key; a: int")
    found = findings(before, project(tmp_path, kind, body))
    assert len(found) == len(CHANGES[body])
    for each, expected in zip(found, CHANGES[body], strict=True):
        code, _, text = expected.partition(" ")
        assert each.code == code
        assert text in each.message


def _records(found: Payloads, earlier: dict[str, Record]) -> dict[str, Record]:
    return dict(record(found.classes, earlier, Policy.SEMANTIC).records)


@pytest.mark.parametrize("kind", HEADS)
def test_type_that_is_hidden_for_a_while(kind: str, tmp_path: Path) -> None:
    """To hide a type and record that is no way round the guard."""
    records = _records(project(tmp_path, kind, "key: int; a: int"), {})
    hidden = project(tmp_path, kind, "key: Key; a: int")
    assert [each.code for each in judge(hidden.classes, records, Policy.SEMANTIC)] == ["NTF207"]
    records = _records(hidden, records)

    after = project(tmp_path, kind, "key: str; a: int")
    (found,) = judge(after.classes, records, Policy.SEMANTIC)
    assert found.code == "NTF210"
    assert "field 'key': type int → str" in found.message


@pytest.mark.parametrize(
    "header", ["class Made(Event, Key):", "@Key\nclass Made(Event):", "class Made(Event, **Key):"]
)
def test_class_of_which_nothing_is_known(header: str, tmp_path: Path) -> None:
    text = f"{HEADS['pydantic']}from nowhere import Key\n{header}\n    key: int\n"
    found = read(tmp_path, {"shop/events.py": text}, version="none")
    assert named(found, "Made").is_unread
    assert record(found.classes, {}, Policy.SEMANTIC).records == {}


CONVERTERS = {
    "attr.converters.default_if_none(0)": "0",
    "attr.converters.default_if_none(factory=list)": "[]",
    "attr.converters.default_if_none(attr.Factory(list))": "[]",
    "attr.converters.optional(int)": "None",
    "int": "int(None)",
}


@pytest.mark.parametrize("converter", CONVERTERS)
def test_default_as_a_converter_leaves_it(converter: str, tmp_path: Path) -> None:
    text = f"{HEADS['attrs']}@attr.s\nclass Made(Event):\n    a = attr.ib(default=None, "
    found = read(tmp_path, {"shop/events.py": f"{text}type=int, converter={converter})\n"})
    assert named(found, "Made").shape.fields["a"].default == CONVERTERS[converter]


@pytest.mark.parametrize(
    ("before", "after", "is_break"),
    [
        ("a: int", "a: int = None", True),
        ("a: int = None", "a: int", False),
        ("a: int | None", "a: int = None", False),
        ("a: int = 3", "a: int = None", True),
        ("a: int = None", "a: int | None = None", False),
    ],
)
def test_default_that_is_none(before: str, after: str, is_break: bool, tmp_path: Path) -> None:
    first = project(tmp_path, "dataclass", before)
    found = findings(first, project(tmp_path, "dataclass", after))
    assert ("NTF210" in [each.code for each in found]) == is_break


def test_command_says_what_it_does_not_record(tmp_path: Path) -> None:
    root = repositories.create(tmp_path / "project")
    config = "[flake8]\nselect = NTF\nnotifications-payload-bases = shop.events.Event\n"
    text = (
        f"{HEADS['pydantic']}from nowhere import Key\nclass Made(Event):\n    key: Key\n    a: int"
    )
    helpers.write(
        root,
        {
            "setup.cfg": f"{config}notifications-version-attribute = none\n",
            "shop/__init__.py": "",
            "shop/events.py": f"{text}\n",
        },
    )
    result = helpers.command(root, "fingerprints")
    assert result.status == 0
    assert "shop.events.Made recorded without 'key': NTF207 says why" in result.output
    assert "refused" not in result.output
    (found,) = helpers.flake8(root).findings
    assert found.code == "NTF207"


@pytest.mark.parametrize("after", ["key: str", "other: Key", "key: Key\n    other: Key"])
def test_changes_between_two_revisions(after: str, tmp_path: Path) -> None:
    head = f"{HEADS['pydantic']}from nowhere import Key\nclass Made(Event):\n"
    config = "[flake8]\nselect = NTF\nnotifications-payload-bases = shop.events.Event\n"
    root = repositories.create(
        tmp_path / "project",
        {
            "setup.cfg": f"{config}notifications-version-attribute = none\n",
            "shop/__init__.py": "",
            "shop/events.py": f"{head}    key: Key\n",
        },
    )
    helpers.record(root)
    repositories.commit(root)
    (root / "shop/events.py").write_text(f"{head}    {after}\n", encoding="utf-8")
    result = helpers.command(root, "changes", "--against", "HEAD")
    assert result.status in (0, 1)
    assert "Made" in result.output
    assert "Traceback" not in result.output
