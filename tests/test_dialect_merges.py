"""What real git makes of branches that change payload classes without oslo.versionedobjects."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

import helpers
import repositories
from repositories import commit, git
from test_merges import FILE, merge

MODULE: Final = "shop/events.py"
HEADS: Final = {
    "pydantic": "from pydantic import BaseModel\n\n\nclass Event(BaseModel):\n    pass\n",
    "dataclass": "import dataclasses\n\n\n@dataclasses.dataclass\nclass Event:\n    pass\n",
    "msgspec": "import msgspec\n\n\nclass Event(msgspec.Struct):\n    pass\n",
}
#: How a class says its version, as a text and as a number, and what it is after a minor change.
VERSIONS: Final = {"1.{}": "ClassVar[str] = '1.{}'", "{}": "ClassVar[int] = {}"}
PAID: Final = {"id": "int", "note": "str | None"}


def source(kind: str, said: str, classes: dict[str, dict[str, str]], version: int = 1) -> str:
    decorator = "@dataclasses.dataclass\n" if kind == "dataclass" else ""
    head = HEADS[kind].replace("\n\n\n", "\nfrom typing import ClassVar, Literal\n\n\n", 1)
    return head + "".join(
        f"\n\n{decorator}class {name}(Event):\n    VERSION: {said.format(version)}\n"
        + "".join(f"    {field}: {fields[field]}\n" for field in sorted(fields))
        for name, fields in sorted(classes.items())
    )


def start(root: Path, kind: str, said: str) -> Path:
    project = repositories.create(root)
    config = "[flake8]\nselect = NTF\nnotifications-payload-bases = shop.events.Event\n"
    helpers.write(
        project,
        {
            "setup.cfg": config,
            ".gitignore": ".flake8_notifications_cache/\n",
            "shop/__init__.py": "",
            MODULE: source(kind, said, {"Paid": PAID, "Sent": {"id": "int"}}),
        },
    )
    helpers.record(project)
    commit(project)
    return project


def branch(root: Path, name: str, text: str) -> None:
    git(root, "checkout", "--quiet", "-b", name, "main")
    (root / MODULE).write_text(text, encoding="utf-8")
    helpers.command(root, "bump")
    helpers.record(root)
    commit(root)


def _version(text: str) -> int:
    found = re.search(r"class Paid.*\n    VERSION: .*?(\d+)'?\n", text)
    assert found is not None
    return int(found[1])


def entry(root: Path, name: str) -> dict[str, Any]:
    payloads: dict[str, Any] = json.loads((root / FILE).read_text())["payloads"]
    return payloads[f"shop.events.{name}"]


@pytest.mark.parametrize("kind", HEADS)
@pytest.mark.parametrize("form", VERSIONS)
def test_two_branches_that_change_one_class(kind: str, form: str, tmp_path: Path) -> None:
    said = VERSIONS[form]
    root = start(tmp_path / "project", kind, said)
    sent = {"id": "int"}
    theirs = {"Paid": {**PAID, "zulu": "int"}, "Sent": sent}
    ours = {"Paid": {**PAID, "bravo": "int"}, "Sent": sent}
    branch(root, "theirs", source(kind, said, theirs))
    branch(root, "ours", source(kind, said, ours))

    assert FILE in merge(root, "theirs")
    # The sources as a person merges them, and the record with one side of each conflict.
    raised = _version(git(root, "show", f"ours:{MODULE}"))
    both = {"Paid": {**PAID, "bravo": "int", "zulu": "int"}, "Sent": sent}
    merged = source(kind, said, both).replace(said.format(1), said.format(raised), 1)
    (root / MODULE).write_text(merged, encoding="utf-8")
    text = (root / FILE).read_text(encoding="utf-8")
    taken = re.sub(r"<{7} .*\n((?:.*\n)*?)={7}\n(?:.*\n)*?>{7} .*\n", r"\1", text)
    (root / FILE).write_text(taken, encoding="utf-8")
    (found,) = helpers.flake8(root).findings
    assert found.code == "NTF201"
    assert "do not belong together" in found.message
    assert helpers.command(root, "fingerprints").status == 1

    git(root, "checkout", "--quiet", "theirs", "--", FILE)
    helpers.command(root, "bump")
    helpers.record(root)
    commit(root)
    assert helpers.flake8(root, "--notifications-against=theirs") == (0, "")
    assert {*entry(root, "Paid")["fields"]} == {"id", "note", "bravo", "zulu"}
    expected = form.format(raised + 1 if form != "{}" else raised)
    assert entry(root, "Paid")["version"] == expected


@pytest.mark.parametrize("kind", HEADS)
def test_two_branches_that_change_two_classes(kind: str, tmp_path: Path) -> None:
    said = VERSIONS["1.{}"]
    root = start(tmp_path / "project", kind, said)
    branch(root, "theirs", source(kind, said, {"Paid": PAID, "Sent": {"id": "int", "a": "int"}}))
    branch(root, "ours", source(kind, said, {"Paid": {**PAID, "b": "int"}, "Sent": {"id": "int"}}))

    assert merge(root, "theirs") == []
    assert helpers.flake8(root, "--notifications-against=main") == (0, "")
    assert {*entry(root, "Paid")["fields"]} == {"id", "note", "b"}
    assert {*entry(root, "Sent")["fields"]} == {"id", "a"}


@pytest.mark.parametrize("kind", HEADS)
def test_two_branches_that_add_a_value_each(kind: str, tmp_path: Path) -> None:
    """The values merge line by line, and the class is told to need a version of its own."""
    said = VERSIONS["1.{}"]
    root = start(tmp_path / "project", kind, said)

    def text(*values: str) -> str:
        kinds = ", ".join(map(repr, values))
        return source(kind, said, {"Paid": {**PAID, "way": f"Literal[{kinds}]"}})

    (root / MODULE).write_text(text("bank", "cash"), encoding="utf-8")
    helpers.command(root, "bump")
    helpers.record(root)
    commit(root)
    branch(root, "theirs", text("bank", "cash", "zebra"))
    branch(root, "ours", text("air", "bank", "cash"))

    assert FILE in merge(root, "theirs")
    (root / MODULE).write_text(
        text("air", "bank", "cash", "zebra").replace("'1.1'", "'1.3'"), encoding="utf-8"
    )
    git(root, "checkout", "--quiet", "theirs", "--", FILE)
    found = helpers.flake8(root).findings
    assert [each.code for each in found] == ["NTF201"]
    assert "'air'" in found[0].message
