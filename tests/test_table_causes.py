"""A table of a test as the record: what its hashes do not tell, the last commit's sources do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

import helpers
import repositories
from helpers import CONFIG
from repositories import commit, git

MODULE: Final = "svc/payloads.py"
ENUM: Final = "svc/states.py"
MIXIN: Final = "svc/mixins.py"
TABLE: Final = "svc/tests/test_objects.py"
STATES: Final = """\
from oslo_versionedobjects import fields


class State(fields.Enum):
    ALL = ('new', 'paid')

    def __init__(self):
        super().__init__(valid_values=State.ALL)


class StateField(fields.BaseEnumField):
    AUTO_TYPE = State()
"""
MIXINS: Final = """\
from oslo_versionedobjects import fields


class Described:
    fields = {'title': fields.StringField(), 'note': fields.StringField()}
"""
PAYLOAD: Final = """\
from oslo_versionedobjects import fields

from svc import base, mixins, states


@base.Registry.register
class OrderPayload(mixins.Described, base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'state': states.StateField(), 'total': fields.IntegerField()}


@base.Registry.register
class PlainPayload(base.NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.UUIDField(), 'name': fields.StringField()}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = repositories.create(tmp_path / "project")
    files = {
        **helpers.service(),
        MODULE: PAYLOAD,
        ENUM: STATES,
        MIXIN: MIXINS,
        TABLE: "object_data = {\n}\n",
        CONFIG: f"[flake8]\nnotifications-fingerprints = {TABLE}::object_data\n",
        ".gitignore": ".flake8_notifications_cache/\n",
    }
    helpers.write(root, files)
    helpers.record(root, file=TABLE)
    commit(root)
    return root


def replace(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def add_value(root: Path) -> None:
    replace(root, ENUM, "'paid')", "'paid', 'sent')")


def add_value_staged(root: Path) -> None:
    add_value(root)
    git(root, "add", "--all")


def move_the_enum(root: Path) -> None:
    """To a module that is not committed yet, with another value."""
    replace(root, ENUM, "'paid')", "'paid', 'sent')")
    (root / ENUM).rename(root / "svc/more.py")
    replace(root, MODULE, "states", "more")


CHANGED: Final = (
    "'OrderPayload' changed and VERSION is still 1.0: field 'state': value 'sent' added; needs 1.1 "
    "(or 2.0)"
)


@pytest.mark.parametrize("change", [add_value, add_value_staged, move_the_enum])
def test_say_what_changed(change: Callable[[Path], None], project: Path) -> None:
    change(project)
    refused = helpers.command(project, "fingerprints")

    for result in (helpers.flake8(project), helpers.command(project, "check")):
        assert [each[2:] for each in result.findings] == [("NTF201", CHANGED)]
    assert refused.status == 1
    assert f"not recorded: NTF201 {CHANGED}" in refused.output
    raised = helpers.command(project, "bump")
    assert raised.lines[0].endswith("OrderPayload 1.0 → 1.1: Added 'sent' to the values of 'state'")
    assert helpers.command(project, "fingerprints").lines[0] == (
        "updated OrderPayload 1.0 → 1.1: field 'state': value 'sent' added"
    )
    assert helpers.flake8(project) == (0, "")


def test_are_reported_where_the_cause_is(project: Path) -> None:
    """If only that file is linted."""
    add_value(project)
    assert helpers.flake8(project, ENUM).findings == [
        (ENUM, 5, "NTF201", f"{CHANGED}; see {MODULE}:8")
    ]
    assert helpers.flake8(project, MIXIN) == (0, "")


def test_without_git_every_source_may_be_the_cause(tmp_path: Path, project: Path) -> None:
    (project / ".git").rename(tmp_path / "elsewhere")
    add_value(project)
    (found,) = helpers.flake8(project, ENUM).findings
    assert found.message.startswith(
        "'OrderPayload' changed and VERSION is still 1.0; needs 1.1 at least (a table holds no "
    )


def test_know_major_from_minor(project: Path) -> None:
    replace(project, MIXIN, ", 'note': fields.StringField()", "")
    replace(
        project,
        MODULE,
        "Base):\n    VERSION = '1.0'\n    fields = {'state'",
        "Base):\n    VERSION = '1.1'\n    fields = {'state'",
    )
    said = (
        "'OrderPayload' 1.0 → 1.1, but the change is incompatible: field 'note' removed; needs 2.0"
    )
    assert [each[2:] for each in helpers.flake8(project).findings] == [("NTF202", said)]
    refused = helpers.command(project, "fingerprints")
    assert (refused.status, said in refused.output) == (1, True)
    assert helpers.command(project, "bump").lines[0].endswith("1.1 → 2.0: Removed 'note' field")
    helpers.record(project, file=TABLE)
    assert helpers.flake8(project) == (0, "")


def test_of_a_module_that_was_deleted(project: Path) -> None:
    (project / MIXIN).unlink()
    replace(project, MODULE, "mixins.Described, ", "")
    replace(project, MODULE, "mixins, ", "")
    assert helpers.flake8(project).findings[0].message == (
        "'OrderPayload' changed and VERSION is still 1.0: field 'note' removed, field 'title' "
        "removed; needs 2.0"
    )


def test_of_a_rename(project: Path) -> None:
    replace(project, MODULE, "class PlainPayload", "class SimplePayload")
    assert helpers.flake8(project).codes == ["NTF204"]
    replace(project, MODULE, ", 'name': fields.StringField()", "")
    assert helpers.flake8(project).findings[0].message == (
        "'SimplePayload' (renamed from 'PlainPayload') changed and VERSION is still 1.0: field "
        "'name' removed; needs 2.0"
    )


def test_another_commit_is_another_answer(project: Path) -> None:
    """With not one file changed since the answer was kept."""
    add_value(project)
    assert helpers.flake8(project).findings[0].message == CHANGED
    assert helpers.flake8(project).findings[0].message == CHANGED
    before = git(project, "rev-parse", "HEAD").strip()
    commit(project)
    (found,) = helpers.flake8(project).findings
    assert "VERSION is still 1.0; needs 1.1 at least (a table holds no fields" in found.message
    git(project, "reset", "--quiet", "--soft", before)
    assert helpers.flake8(project).findings[0].message == CHANGED


def test_only_what_may_be_another_text_is_read_from_the_commit(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flake8_notifications.project import git as the_git

    asked: list[str] = []
    contents = the_git.contents

    def noting(commit: the_git.Commit, paths: list[str]) -> dict[str, bytes]:
        asked.extend(paths)
        return contents(commit, paths)

    monkeypatch.setattr(the_git, "contents", noting)
    add_value(project)
    helpers.flake8(project)
    assert asked == [ENUM]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "fields.ListOfStringsField()",
            "fields.ListOfIntegersField()",
            "type List[String] → List[Integer]",
        ),
        (
            "fields.ObjectField('OrderPayload')",
            "fields.ObjectField('PlainPayload')",
            "type Object[OrderPayload] → Object[PlainPayload]",
        ),
    ],
)
def test_a_revision_tells_what_hashes_do_not(old: str, new: str, what: str, project: Path) -> None:
    replace(project, MODULE, "fields.UUIDField()", old)
    helpers.record(project, "--accept=PlainPayload", file=TABLE)
    commit(project)
    replace(project, MODULE, old, new)
    against = "--notifications-against=HEAD"
    said = (
        f"'PlainPayload' changed since HEAD and VERSION is still 1.0: field 'id': {what}; needs 2.0"
    )

    assert helpers.flake8(project) == (0, "")
    for result in (helpers.flake8(project, against), helpers.command(project, "check", against)):
        assert [each[2:] for each in result.findings] == [("NTF201", said)]
    assert said in helpers.command(project, "fingerprints", against).output
    assert "PlainPayload 1.0 → 2.0" in helpers.command(project, "bump", against).output
    helpers.record(project, file=TABLE)
    for result in (helpers.flake8(project, against), helpers.command(project, "check", against)):
        assert result == (0, "")
