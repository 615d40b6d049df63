"""Merges of branches that change payload classes, made by real git.

Whatever git merges line by line and whoever resolves the rest: no VERSION of a class ever means
two shapes, and an entry conflicts only where both branches changed its class.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

import depth
import helpers
import repositories
from helpers import FILE
from repositories import commit, git

AGAINST: Final = "--notifications-against=main"
MODULE: Final = "svc/payloads.py"
TYPES: Final = {
    "text": "fields.StringField()",
    "number": "fields.IntegerField()",
    "texts": "fields.ListOfStringsField()",
    # The md5 does not tell this list from the one above.
    "numbers": "fields.ListOfIntegersField()",
}
#: The fields of each class, by name; what they are is a key of ``TYPES``.
Classes = dict[str, dict[str, str]]
BEFORE: Final[Classes] = {
    name: {"alpha": "text", "golf": "texts", "mike": "texts", "tango": "number"}
    for name in ("AddressPayload", "InvoicePayload", "OrderPayload")
}
PAIRS: Final = range(depth.of(20, daily=5))


def changed(classes: Classes, chance: random.Random) -> Classes:
    """What a branch makes of the classes: one or two of them change, or a new one comes."""
    after = {name: dict(fields) for name, fields in classes.items()}
    for name in chance.sample(sorted(classes), chance.choice([1, 1, 2])):
        fields = after[name]
        match chance.choice(["add", "add", "remove", "retype", "new"]):
            case "add":
                fields[chance.choice(["bravo", "hotel", "november", "zulu"])] = "text"
            case "remove":
                del fields["alpha"]
            case "retype":
                fields[chance.choice(["golf", "mike"])] = "numbers"
            case _:
                new = chance.choice(["BasketPayload", "ReceiptPayload"])
                after[new] = {"alpha": "text"}
    return after


def source(classes: Classes, versions: Mapping[str, str]) -> str:
    """The module as a person would write it."""
    return helpers.payloads(
        *(
            helpers.payload(
                name,
                "    fields = {\n"
                + "".join(f"        '{key}': {TYPES[fields[key]]},\n" for key in sorted(fields))
                + "    }\n",
                versions.get(name, "1.0"),
            )
            for name, fields in sorted(classes.items())
        )
    )


def merged(ours: Classes, theirs: Classes) -> Classes:
    """The classes with what both branches did to them."""
    both: Classes = {}
    for name in ours.keys() | theirs.keys():
        before, one, other = (each.get(name, {}) for each in (BEFORE, ours, theirs))
        both[name] = {}
        for key in before.keys() | one.keys() | other.keys():
            was = before.get(key)
            now = other.get(key) if one.get(key) == was else one.get(key)
            if now is not None:
                both[name][key] = now
    return both


def versions_in(text: str) -> dict[str, str]:
    return dict(re.findall(r"class (\w+)\(.*\):\n    VERSION = '(.*)'", text))


def recorded(root: Path, revision: str | None = None) -> dict[str, Any]:
    text = (
        (root / FILE).read_text() if revision is None else git(root, "show", f"{revision}:{FILE}")
    )
    payloads: dict[str, Any] = json.loads(text)["payloads"]
    return payloads


def start(root: Path) -> Path:
    project = repositories.create(root)
    git(project, "config", "rerere.enabled", "false")
    helpers.write(project, {**helpers.service(), MODULE: source(BEFORE, {})})
    helpers.record(project)
    commit(project, {".gitignore": ".flake8_notifications_cache/\n"})
    return project


def branch(root: Path, name: str, classes: Classes) -> None:
    """A branch from the start that does all that is asked of it."""
    git(root, "checkout", "--quiet", "-b", name, "main")
    (root / MODULE).write_text(source(classes, {}), encoding="utf-8")
    assert helpers.command(root, "bump").status == 0
    helpers.record(root)
    commit(root)


def merge(root: Path, other: str) -> list[str]:
    """Merge a branch into the one that is checked out; the files that conflict."""
    command = ["merge", "--quiet", "--no-edit", "--no-commit", "--no-ff", other]
    try:
        git(root, *command)
    except subprocess.CalledProcessError:
        return git(root, "diff", "--name-only", "--diff-filter=U").split()
    return []


def touched(classes: Classes) -> set[str]:
    return {name for name in classes if classes[name] != BEFORE.get(name)}


@pytest.mark.parametrize("seed", PAIRS)
def test_no_version_means_two_shapes(seed: int, tmp_path: Path) -> None:
    """And an entry conflicts where both branches changed the class, and only there."""
    chance = random.Random(seed)
    ours, theirs = changed(BEFORE, chance), changed(BEFORE, chance)
    root = start(tmp_path / "project")
    branch(root, "theirs", theirs)
    branch(root, "ours", ours)
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--ff-only", "ours")

    conflicts = merge(root, "theirs")

    both = {
        name
        for name in touched(ours) & touched(theirs)
        if recorded(root, "ours")[name] != recorded(root, "theirs")[name]
    }
    new = [set(classes) - set(BEFORE) for classes in (ours, theirs)]
    assert (FILE in conflicts) == bool(both) or _meet(*new)
    # As a person would: what both did to the fields, and the higher VERSION.
    raised = [versions_in(git(root, "show", f"{each}:{MODULE}")) for each in ("ours", "theirs")]
    highest = {
        name: max(each.get(name, "1.0") for each in raised) for name in {*raised[0], *raised[1]}
    }
    (root / MODULE).write_text(source(merged(ours, theirs), highest), encoding="utf-8")
    if FILE in conflicts:
        _resolve_in_haste(root, both)
        git(root, "checkout", "--quiet", "--ours", "--", FILE)
    for command in ("bump", "fingerprints"):
        result = helpers.command(root, command)
        assert result.status == 0, result.output
    assert helpers.flake8(root) == (0, "")
    commit(root)

    assert helpers.flake8(root, "--notifications-against=ours") == (0, "")
    meanings: dict[tuple[str, str], Any] = {}
    for revision in ("ours", "main"):
        for name, entry in recorded(root, revision).items():
            shape = {**entry, "fingerprint": None, "checksum": None}
            assert meanings.setdefault((name, entry["version"]), shape) == shape


def _meet(ours: set[str], theirs: set[str]) -> bool:
    """Whether both branches put new entries where git cannot tell their order."""
    return bool(ours and theirs)


def _resolve_in_haste(root: Path, both: set[str]) -> None:
    """Take a side of each conflict; nothing of what then does not hold together is recorded."""
    text = (root / FILE).read_text(encoding="utf-8")
    for side in (r"\1", r"\2"):
        taken = re.sub(r"<<<<<<< .*\n((?:.*\n)*?)=======\n((?:.*\n)*?)>>>>>>> .*\n", side, text)
        (root / FILE).write_text(taken, encoding="utf-8")
        try:
            before = recorded(root)
        except ValueError:
            continue
        found = {each.message.split("'")[1] for each in helpers.flake8(root).findings}
        result = helpers.command(root, "fingerprints")
        after = recorded(root)
        assert both <= found
        for name in both:
            entry = after[name]
            if entry["version"] == before[name]["version"]:
                assert entry == before[name]
                assert result.status == 1


def test_what_is_said_of_an_entry_that_was_put_together(tmp_path: Path) -> None:
    root = start(tmp_path / "project")
    fields = BEFORE["OrderPayload"]
    branch(root, "theirs", {**BEFORE, "OrderPayload": {**fields, "zulu": "text"}})
    branch(root, "ours", {**BEFORE, "OrderPayload": {**fields, "bravo": "text"}})

    assert merge(root, "theirs") == [FILE]
    text = (root / FILE).read_text(encoding="utf-8")
    conflict = re.search(r"(?m)^<{7} (?:.*\n)*?>{7} .*\n", text)
    assert conflict is not None
    assert re.findall(r'"(\w+)": ', conflict[0]) == ["fingerprint", "checksum"] * 2
    advice = (
        "restore the whole file from the branch that you merge into ('git checkout BRANCH -- "
        "FILE'), then run 'flake8-notifications bump' and 'flake8-notifications fingerprints'"
    )
    assert f"unresolved merge conflict: {advice}" in helpers.command(root, "bump").output

    taken = re.sub(r"<{7} .*\n((?:.*\n)*?)={7}\n(?:.*\n)*?>{7} .*\n", r"\1", text)
    (root / FILE).write_text(taken, encoding="utf-8")
    (found,) = helpers.flake8(root).findings
    assert (found.code, found.message) == (
        "NTF201",
        "'OrderPayload' 1.1: the fields and the fingerprint that the fingerprint file has for it "
        "do not belong together, as when two branches are merged line by line: restore the whole "
        "fingerprint file from the branch that you merge into, then run 'flake8-notifications "
        "bump' and 'flake8-notifications fingerprints'",
    )
    for command in ("fingerprints", "bump"):
        result = helpers.command(root, command)
        assert result.status == 1
        assert "do not belong together" in result.output
    assert (root / FILE).read_text(encoding="utf-8") == taken
    # Against the branch that is merged, even before the merge is committed.
    (found,) = helpers.flake8(root, "--notifications-against=theirs").findings
    assert found.message.startswith(
        "'OrderPayload' changed since theirs and VERSION is still 1.1: field 'bravo' added"
    )

    git(root, "checkout", "--quiet", "theirs", "--", FILE)
    assert helpers.command(root, "bump").lines[0].endswith("1.1 → 1.2: Added 'bravo' field")
    helpers.record(root)
    commit(root)
    assert helpers.flake8(root, "--notifications-against=theirs") == (0, "")


def edited(root: Path, *edits: tuple[str, str]) -> None:
    text = (root / FILE).read_text(encoding="utf-8")
    for pattern, new in edits:
        text, count = re.subn(pattern, new, text)
        assert count
    (root / FILE).write_text(text, encoding="utf-8")


MD5: Final = r'(?<="fingerprint": ")\w+'


class TestAHash:
    """That is not what it should be, where the fields are."""

    def test_of_one_class_is_reported_and_never_refreshed(self, tmp_path: Path) -> None:
        root = start(tmp_path / "project")
        edited(root, (rf'("OrderPayload": {{\n.*\n.*){MD5}', r"\g<1>" + "0" * 32))
        before = (root / FILE).read_bytes()

        (found,) = helpers.flake8(root).findings
        result = helpers.command(root, "fingerprints")

        assert (found.code, found.message.split("'")[1]) == ("NTF201", "OrderPayload")
        assert result.status == 1
        assert (root / FILE).read_bytes() == before
        helpers.record(root, "--accept=OrderPayload")
        assert helpers.flake8(root) == (0, "")

    def test_of_all_classes_is_another_form(self, tmp_path: Path) -> None:
        root = start(tmp_path / "project")
        before = (root / FILE).read_bytes()
        edited(root, (MD5, "0" * 32))

        assert helpers.flake8(root) == (0, "")
        assert helpers.command(root, "fingerprints").lines[:3] == [
            f"re-hashed {name}: fields unchanged" for name in BEFORE
        ]
        assert (root / FILE).read_bytes() == before

    def test_where_the_file_has_no_checksums(self, tmp_path: Path) -> None:
        """As those of the first version."""
        root = start(tmp_path / "project")
        edited(root, (r' +"checksum": .*\n', ""))
        assert helpers.flake8(root) == (0, "")
        edited(root, (rf'("OrderPayload": {{\n.*\n.*){MD5}', r"\g<1>" + "0" * 32))
        assert helpers.flake8(root).codes == ["NTF201"]
        edited(root, (MD5, "0" * 32))
        assert helpers.flake8(root) == (0, "")


def both_raised(root: Path) -> Path:
    """Two branches that each give a class another field and the same VERSION; one is upstream."""
    project = start(root)
    fields = BEFORE["OrderPayload"]
    branch(project, "theirs", {**BEFORE, "OrderPayload": {**fields, "zulu": "text"}})
    branch(project, "ours", {**BEFORE, "OrderPayload": {**fields, "bravo": "text"}})
    return project


def restored(root: Path) -> None:
    """What a merge has, with the file as it was before both branches."""
    fields = {**BEFORE["OrderPayload"], "zulu": "text", "bravo": "text"}
    text = source({**BEFORE, "OrderPayload": fields}, {"OrderPayload": "1.1"})
    (root / MODULE).write_text(text, encoding="utf-8")
    git(root, "checkout", "--quiet", "main", "--", FILE)


@pytest.mark.parametrize("is_recorded", [False, True])
@pytest.mark.parametrize("state", ["waiting", "committed", "rebased", "merged there"])
def test_a_record_from_before_both_branches(state: str, is_recorded: bool, tmp_path: Path) -> None:
    root = both_raised(tmp_path / "project")
    against = "--notifications-against=theirs"
    if state == "merged there":
        git(root, "checkout", "--quiet", "-b", "there", "theirs")
        merge(root, "ours")
    elif state == "rebased":
        git(root, "checkout", "--quiet", "-b", "rebased", "theirs")
    else:
        merge(root, "theirs")
    restored(root)
    if is_recorded:
        helpers.command(root, "fingerprints")
    if state != "waiting":
        commit(root)

    (found,) = helpers.flake8(root, against).findings
    result = helpers.command(root, "fingerprints", against)

    assert (found.code, found.message.split("'")[1]) == ("NTF201", "OrderPayload")
    assert "VERSION is still 1.1: field 'bravo' added" in found.message
    assert result.status == 1
    assert helpers.command(root, "bump", against).status == 0
    assert helpers.command(root, "fingerprints", against).status == 0
    assert helpers.flake8(root, against) == (0, "")
    assert recorded(root)["OrderPayload"]["version"] == "1.2"


@pytest.mark.parametrize("first", ["theirs", "ours"])
def test_where_two_branches_were_merged_into_each_other(first: str, tmp_path: Path) -> None:
    """Then git has two commits from which they part, one of which knows nothing of the change."""
    root = start(tmp_path / "project")
    fields = BEFORE["OrderPayload"]
    branch(root, "theirs", {**BEFORE, "OrderPayload": {**fields, "zulu": "text"}})
    branch(root, "ours", {**BEFORE, "InvoicePayload": {**fields, "hotel": "text"}})
    git(root, "tag", "start-theirs", "theirs")
    git(root, "tag", "start-ours", "ours")
    for into, other in (("ours", "start-theirs"), ("theirs", "start-ours")):
        git(root, "checkout", "--quiet", into)
        assert merge(root, other) == []
        commit(root)
    one, other = ("theirs", "ours") if first == "theirs" else ("ours", "theirs")
    git(root, "checkout", "--quiet", other)
    against = f"--notifications-against={one}"
    assert helpers.flake8(root, against) == (0, "")
    path = root / MODULE
    text = path.read_text(encoding="utf-8")
    for name, field in (("OrderPayload", "zulu"), ("InvoicePayload", "hotel")):
        at = text.index(f"'{field}'", text.index(f"class {name}"))
        text = f"{text[:at]}'bravo': fields.StringField(),\n        {text[at:]}"
    path.write_text(text, encoding="utf-8")

    found = helpers.flake8(root, against).findings

    assert [(each.code, each.message.split("'")[1]) for each in found] == [
        ("NTF201", "InvoicePayload"),
        ("NTF201", "OrderPayload"),
    ]


def test_what_only_one_of_two_starts_has_is_not_gone(tmp_path: Path) -> None:
    root = start(tmp_path / "project")
    fewer = {name: fields for name, fields in BEFORE.items() if name != "AddressPayload"}
    branch(root, "theirs", fewer)
    branch(root, "ours", {**BEFORE, "ReceiptPayload": {"alpha": "text"}})
    git(root, "tag", "start-theirs", "theirs")
    git(root, "tag", "start-ours", "ours")
    for into, other in (("ours", "start-theirs"), ("theirs", "start-ours")):
        git(root, "checkout", "--quiet", into)
        assert merge(root, other) == []
        commit(root)

    for one, other in (("theirs", "ours"), ("ours", "theirs")):
        git(root, "checkout", "--quiet", one)
        result = helpers.command(root, "check", f"--notifications-against={other}")
        assert (result.status, result.findings) == (0, [])
    (root / MODULE).write_text(source({"OrderPayload": BEFORE["OrderPayload"]}, {}))
    found = helpers.command(root, "check", "--notifications-against=ours").findings
    assert ("NTF205", "InvoicePayload") in [
        (each.code, each.message.split("'")[1]) for each in found
    ]
