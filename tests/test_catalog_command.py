"""``flake8-notifications catalog``: what is known of the versioned notifications, as JSON."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import helpers
import test_notification_cases


def listed(name: str, directory: Path, *, shift: int = 0) -> str:
    """What the command prints of a case, whose lines stand further down than they do there."""
    project = directory / "project"
    shutil.copytree(test_notification_cases.CASES / name, project / name)
    (project / "setup.cfg").write_text("[flake8]\n", encoding="utf-8")
    for path in sorted(project.rglob("*.py")):
        path.write_text("\n" * shift + path.read_text(encoding="utf-8"), encoding="utf-8")
    result = helpers.command(project, "catalog")
    assert result.status == 0
    return result.output


def catalogue(name: str, directory: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(listed(name, directory))
    return document


class TestDocument:
    def test_has_all_that_is_known(self, tmp_path: Path) -> None:
        document = catalogue("subclass_of_subclass", tmp_path)

        assert document["format"] == 1
        assert document["unknown"] == []
        (express, order) = document["notifications"]
        assert express == {
            "class": "ExpressNotification",
            "module": "subclass_of_subclass/service.py",
            "version": "1.1",
            "payload": "OrderPayload",
            "payload_version": "1.0",
            "event_types": [{"value": "shop.express.create", "is_known": True, "reason": None}],
            "priorities": [{"value": "warn", "is_known": True, "reason": None}],
            "publishers": [{"value": "svc:h", "is_known": True, "reason": None}],
            "senders": ["subclass_of_subclass.orders.create"],
            "samples": ["express-create.json", "express-delete.json"],
            "sent_as": [
                {
                    "event_type": "shop.express.create",
                    "function": "subclass_of_subclass.orders.create",
                    "priorities": ["warn"],
                    "publishers": ["svc:h"],
                }
            ],
        }
        assert order["class"] == "OrderNotification"
        assert order["event_types"] == order["senders"] == []
        (payload,) = [each for each in document["payloads"] if each["class"] == "OrderPayload"]
        assert payload["fields"] == ["id"]
        assert payload["never_filled"] == ["id"]

    def test_leaves_out_what_flake8_does_not_check(self, tmp_path: Path) -> None:
        listed("subclass_of_subclass", tmp_path)
        project = tmp_path / "project"
        config = "[flake8]\nexclude = subclass_of_subclass/service.py\n"
        (project / "setup.cfg").write_text(config, encoding="utf-8")

        document = json.loads(helpers.command(project, "catalog").output)

        assert (document["notifications"], document["payloads"]) == ([], [])

    def test_says_why_something_is_not_known(self, tmp_path: Path) -> None:
        (found,) = catalogue("known_only_when_it_runs", tmp_path)["notifications"]

        (event_type,) = found["event_types"]
        assert event_type["value"] == "shop.order.*"
        assert not event_type["is_known"]
        assert "ACTION" in event_type["reason"] or "environ" in event_type["reason"]

    @pytest.mark.parametrize("name", ["known_only_when_it_runs", "composed_by_percent"])
    def test_depends_on_no_line_numbers(self, name: str, tmp_path: Path) -> None:
        here = listed(name, tmp_path / "one")
        elsewhere = listed(name, tmp_path / "other", shift=7)

        assert here == elsewhere
        assert not re.search(r"\.py:\d", here)

    def test_is_the_same_with_a_cache(self, tmp_path: Path) -> None:
        first = listed("composed_by_join", tmp_path)
        assert helpers.command(tmp_path / "project", "catalog").output == first


_SERVICE = """\
import oslo_messaging
from oslo_versionedobjects import base
from oslo_versionedobjects import fields


class NotificationPayloadBase(base.VersionedObject):
    VERSION = '1.0'


class NotificationBase(base.VersionedObject):
    VERSION = '1.0'
    fields = {
        'topic': fields.StringField(), 'level': fields.StringField(), 'host': fields.StringField(),
    }

    def emit(self, context):
        notifier = oslo_messaging.Notifier(None, publisher_id=self.host)
        getattr(notifier, self.level)(context, self.topic, self.payload.obj_to_primitive())


@base.VersionedObjectRegistry.register
class OrderPayload(NotificationPayloadBase):
    VERSION = '1.0'
    fields = {'id': fields.StringField()}


@base.VersionedObjectRegistry.register
class OrderNotification(NotificationBase):
    VERSION = '1.0'
    fields = {'payload': fields.ObjectField('OrderPayload')}


def send(context, topic, level, host):
    OrderNotification(
        topic=topic, level=level, host=host, payload=OrderPayload(id='1')
    ).emit(context)


def create(context):
    send(context, 'order.create', 'info', 'api')


def create_again(context):
    send(context, 'order.create', 'info', 'worker')


def lose(context):
    send(context, 'order.lose', 'error', 'worker')
"""


class TestSentAs:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return helpers.write(tmp_path, {"svc/__init__.py": "", "svc/orders.py": _SERVICE})

    def test_is_said_by_event_type(self, root: Path) -> None:
        (found,) = json.loads(helpers.command(root, "catalog").output)["notifications"]

        sent = [(each["event_type"], each["function"], each["priorities"], each["publishers"])
                for each in found["sent_as"]]  # fmt: skip
        assert sent == [
            ("order.create", "svc.orders.create", ["info"], ["api"]),
            ("order.create", "svc.orders.create_again", ["info"], ["worker"]),
            ("order.lose", "svc.orders.lose", ["error"], ["worker"]),
        ]

    def test_is_told_to_people(self, root: Path) -> None:
        output = helpers.command(root, "catalog", "--format=md").output

        create, _, lose = output.partition("### `order.lose`")
        assert "- Priority: `info`\n- Publisher: `api`, `worker`\n" in create
        assert "- Priority: `error`\n- Publisher: `worker`\n" in lose


class TestNeverFilled:
    @pytest.mark.parametrize(
        "header",
        [
            "class OrderPayload(NotificationPayloadBase):",
            "class OrderPayload \\\n    (NotificationPayloadBase):",
            "class OrderPayload( \\\n    NotificationPayloadBase):",
            "class OrderPayload(\n    NotificationPayloadBase,\n    dict,\n):",
        ],
    )
    @pytest.mark.parametrize(
        "sub_header", ["(OrderPayload):", "(\n    dict,\n    OrderPayload,\n):"]
    )
    def test_is_told_however_a_header_is_written(
        self, header: str, sub_header: str, tmp_path: Path
    ) -> None:
        source = _SERVICE.replace("class OrderPayload(NotificationPayloadBase):", header)
        source = source.replace(
            "{'id': fields.StringField()}",
            "{'id': fields.StringField(), 'note': fields.StringField()}",
        )
        source += (
            "\n\n@base.VersionedObjectRegistry.register\n"
            f"class GiftPayload{sub_header}\n    VERSION = '1.0'\n"
        )
        root = helpers.write(tmp_path, {"svc/__init__.py": "", "svc/orders.py": source})

        payloads = json.loads(helpers.command(root, "catalog").output)["payloads"]

        found = {each["class"]: each["never_filled"] for each in payloads}
        assert found["OrderPayload"] == ["note"]


class TestUnknown:
    @pytest.mark.parametrize(
        "function",
        [
            "def handle(context, request):\n    request.notification.emit(context)\n",
            "def handle(context, name):\n    getattr(orders, name)(topic='x').emit(context)\n",
            "def tell(context, one):\n    one.emit(context)\n\n\n"
            "def handle(context, request):\n    tell(context, request.find())\n",
            "class Queue:\n    def flush(self, context):\n        for one in self.waiting:\n"
            "            one.emit(context)\n",
        ],
    )
    def test_names_what_may_be_of_any_class(self, function: str, tmp_path: Path) -> None:
        files = {
            "svc/__init__.py": "",
            "svc/orders.py": _SERVICE,
            "svc/others.py": f"from svc import orders\n\n\n{function}",
        }
        root = helpers.write(tmp_path, files)

        (found,) = json.loads(helpers.command(root, "catalog").output)["unknown"]

        assert found["module"] == "svc/others.py"
        assert "the class is not known" in found["reason"]


def test_what_names_a_sample_is_an_option(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(test_notification_cases.CASES / "subclass_of_subclass", project / "shop")
    (project / "setup.cfg").write_text(
        "[flake8]\nnotifications-sample-decorators = shown_by\n", encoding="utf-8"
    )
    service = project / "shop" / "service.py"
    text = service.read_text(encoding="utf-8").replace("notification_sample", "shown_by")
    service.write_text(text, encoding="utf-8")
    for path in project.rglob("*.py"):
        text = path.read_text(encoding="utf-8").replace("subclass_of_subclass", "shop")
        path.write_text(text, encoding="utf-8")

    found = json.loads(helpers.command(project, "catalog").output)["notifications"]

    assert [each["samples"] for each in found if each["samples"]] == [
        ["express-create.json", "express-delete.json"]
    ]
