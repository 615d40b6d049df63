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
