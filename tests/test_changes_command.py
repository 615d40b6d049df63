"""``flake8-notifications changes``: what consumers have to know between two revisions."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

import helpers
import repositories
import test_notification_cases

_FIELDS: Final = """\
from oslo_versionedobjects import fields


class Colour(fields.Enum):
    ALL = ('red', 'green'{more})

    def __init__(self):
        super().__init__(valid_values=self.ALL)


class ColourField(fields.BaseEnumField):
    AUTO_TYPE = Colour()
"""
_PAYLOADS: Final = """\
from oslo_versionedobjects import fields

from svc import base
from svc import fields as own_fields


@base.Registry.register
class OrderPayload(base.NotificationPayloadBase):
    VERSION = '{version}'
    fields = {{
        'id': fields.IntegerField(),
{more}    }}


@base.Registry.register
class ExpressPayload(OrderPayload):
    VERSION = '{version}'
    fields = {{'paint': own_fields.ColourField()}}


@base.Registry.register
class GiftPayload(OrderPayload):
    VERSION = '1.0'
    fields = {{'wrapping': own_fields.ColourField()}}
"""
_ADDED: Final = "        'note': fields.StringField(nullable=True),\n"


def service(root: Path, *, more: str = "", version: str = "1.0", colours: str = "") -> Path:
    return helpers.write(
        root,
        {
            "svc/__init__.py": "",
            "svc/base.py": helpers.BASE,
            "svc/fields.py": _FIELDS.format(more=colours),
            "svc/payloads.py": _PAYLOADS.format(more=more, version=version),
        },
    )


def released(root: Path, **state: str) -> Path:
    """A service whose first release, with a tag, was as it is said."""
    repositories.create(service(root, **state))
    repositories.commit(root)
    repositories.git(root, "tag", "1.0.0")
    return root


def document(root: Path, *arguments: str) -> dict[str, Any]:
    result = helpers.command(root, "changes", "--against", "1.0.0", "--format=json", *arguments)
    assert result.status == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


class TestPayloads:
    def test_says_what_a_base_class_changed_once(self, tmp_path: Path) -> None:
        root = released(tmp_path)
        service(root, more=_ADDED, version="1.1")

        result = helpers.command(root, "changes", "--against", "1.0.0")

        assert result.status == 0
        assert result.output == (
            "# Notifications: changes since 1.0.0\n"
            "\n"
            "## Additions and compatible changes\n"
            "\n"
            "- `OrderPayload` and 2 classes that inherit from it: field 'note' added (String, "
            "nullable) (VERSION of `GiftPayload` is still 1.0)\n"
            "\n"
            "## VERSIONs\n"
            "\n"
            "`ExpressPayload` and `OrderPayload` 1.0 → 1.1.\n"
        )

    def test_finds_the_cause_of_what_is_gone_in_the_old_sources(self, tmp_path: Path) -> None:
        root = released(tmp_path, more=_ADDED)
        service(root)

        (entry,) = document(root)["changes"]

        assert (entry["cause"], entry["relation"]) == ("OrderPayload", "inherited")
        assert entry["breaking"]
        assert entry["changes"] == ["field 'note' removed"]
        assert [each["class"] for each in entry["classes"]] == [
            "OrderPayload",
            "ExpressPayload",
            "GiftPayload",
        ]

    def test_says_once_what_an_enum_changed_for_fields_of_many_names(self, tmp_path: Path) -> None:
        root = released(tmp_path)
        service(root, colours=", 'blue'")

        (entry,) = document(root)["changes"]

        assert (entry["cause"], entry["relation"]) == ("Colour", "type of a field")
        assert entry["changes"] == ["value 'blue' added"]
        assert [(each["class"], each["fields"]) for each in entry["classes"]] == [
            ("ExpressPayload", ["paint"]),
            ("GiftPayload", ["wrapping"]),
        ]

    def test_says_so_where_nothing_changed(self, tmp_path: Path) -> None:
        root = released(tmp_path)

        result = helpers.command(root, "changes", "--against", "1.0.0")

        assert "Nothing changed for consumers." in result.output

    def test_goes_by_the_record_where_the_sources_do_not_tell(self, tmp_path: Path) -> None:
        root = service(tmp_path)
        helpers.record(root)
        (root / "svc" / "fields.py").unlink()
        repositories.create(root)
        repositories.commit(root)
        repositories.git(root, "tag", "1.0.0")
        service(root, colours=", 'blue'")

        (entry,) = document(root)["changes"]

        assert (entry["cause"], entry["changes"]) == ("Colour", ["value 'blue' added"])


class TestRevision:
    def test_is_a_tag_as_it_was_released(self, tmp_path: Path) -> None:
        """A stable branch may have got what the main one has, too: consumers know it."""
        root = released(tmp_path)
        repositories.git(root, "checkout", "--quiet", "-b", "stable")
        service(root, more=_ADDED)
        repositories.commit(root)
        repositories.git(root, "tag", "1.0.1")
        repositories.git(root, "checkout", "--quiet", "main")
        service(root, more=_ADDED)

        of_tag = helpers.command(root, "changes", "--against", "1.0.1")
        of_branch = helpers.command(root, "changes", "--against", "stable")

        assert "Nothing changed" in of_tag.output
        assert "'note' added" in of_branch.output

    def test_is_needed(self, tmp_path: Path) -> None:
        result = helpers.command(released(tmp_path), "changes")

        assert result.status == 2
        assert "--against REV" in result.output

    def test_has_to_be_there(self, tmp_path: Path) -> None:
        result = helpers.command(released(tmp_path), "changes", "--against", "9.9")

        assert result.status == 2
        assert "Error: --against: '9.9' is not known to git here" in result.output


@pytest.fixture
def express(tmp_path: Path) -> Path:
    name = "subclass_of_subclass"
    shutil.copytree(test_notification_cases.CASES / name, tmp_path / name)
    (tmp_path / "setup.cfg").write_text("[flake8]\n", encoding="utf-8")
    repositories.create(tmp_path)
    repositories.commit(tmp_path)
    repositories.git(tmp_path, "tag", "1.0.0")
    return tmp_path


def replace(root: Path, old: str, new: str) -> None:
    for path in root.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new), encoding="utf-8")


class TestEventTypes:
    def test_come_and_go_with_their_class(self, express: Path) -> None:
        replace(express, "express.create", "express.make")

        found = document(express)["event_types"]

        (gone,), (new,) = found["removed"], found["added"]
        assert gone["event_types"] == ["shop.express.create"]
        assert new["event_types"] == ["shop.express.make"]
        assert new["notification"] == "ExpressNotification"
        assert new["payload"] == "OrderPayload"

    def test_of_legacy_notifications_count(self, express: Path) -> None:
        path = express / "legacy.py"
        path.write_text(
            "import oslo_messaging\n\n"
            "notifier = oslo_messaging.Notifier(None)\n\n\n"
            "def send(context):\n"
            "    notifier.info(context, 'shop.opened', {})\n",
            encoding="utf-8",
        )

        (new,) = document(express)["event_types"]["added"]

        assert (new["event_types"], new["kind"]) == (["shop.opened"], "legacy")

    def test_sent_with_another_priority_are_told(self, express: Path) -> None:
        replace(express, "WARN", "ERROR")
        replace(express, "'warn'", "'error'")

        found = document(express)["event_types"]["changed"]

        assert [(each["what"], each["old"], each["new"]) for each in found] == [
            ("priority", "warn", "error")
        ]
