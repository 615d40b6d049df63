"""The reference of a project that has both: notifications of OpenStack's kind, and a bus."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

import event_service
import helpers
import sample_service
from sample_service import order_data, sample, shown
from test_reference_schemas import official_asyncapi

ORDER: Final = sample(shown("OrderPayload", "1.1", order_data()))
LEGACY: Final = """\
import oslo_messaging

notifier = oslo_messaging.Notifier(None)


def send(context):
    notifier.info(context, 'order.old', {})
"""
BASES: Final = "NotificationObject, NotificationBase, NotificationPayloadBase"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    sample_service.write_sender(root, {"order-start.json": ORDER})
    event_service.lay(root)
    (root / "svc" / "old.py").write_text(LEGACY, encoding="utf-8")
    config = event_service.CONFIG.replace("shop.events.Event,", f"shop.events.Event, {BASES},")
    (root / helpers.CONFIG).write_text(config, encoding="utf-8")
    return root


def document(project: Path, *arguments: str) -> dict[str, Any]:
    result = helpers.command(project, "catalog", *arguments)
    assert result.status == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def test_each_is_called_what_it_is(project: Path) -> None:
    found = document(project)
    assert [each["event_type"] for each in found["legacy"]] == ["order.old"]
    assert "order.created" in [each["event_type"] for each in found["events"]]
    assert {"OrderNotification"} == {each["class"] for each in found["notifications"]}


def test_page_has_a_part_for_each(project: Path) -> None:
    page = helpers.command(project, "catalog", "--format", "md").output
    parts = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert parts == [
        *("Event types", "Payloads", "Legacy notifications", "Events", "Payload classes"),
    ]
    anchors = re.findall(r'<a id="([^"]+)"', page)
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\(#([^)]+)\)", page)) <= set(anchors)


@pytest.mark.parametrize("arguments", [(), ("--strict",)], ids=["open", "strict"])
def test_schemas_take_both(project: Path, arguments: tuple[str, ...]) -> None:
    schema = document(project, "--format", "jsonschema", *arguments)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(ORDER)
    validator.validate([1, "tick"])
    assert not validator.is_valid(["tick"])
    assert not validator.is_valid({**ORDER, "payload": {}})

    found = document(project, "--format", "asyncapi", *arguments)
    assert list(official_asyncapi().iter_errors(found)) == []
    assert [*found["channels"]] == ["versioned", "legacy", "events"]
