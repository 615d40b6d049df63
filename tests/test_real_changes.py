"""What consumers have to know, of two releases of a real service, against what people read there.

The truth was found by hand: by comparing the tables of both releases, and by reading what sends.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

import corpora
import depth
import documentation
import helpers
import repositories

pytestmark = pytest.mark.integration

_INHERITING: Final = {
    "InstanceActionPayload", "InstanceActionRebuildPayload", "InstanceActionRescuePayload",
    "InstanceActionResizePrepPayload", "InstanceActionSnapshotPayload",
    "InstanceActionVolumePayload", "InstanceActionVolumeSwapPayload", "InstanceCreatePayload",
    "InstanceExistsPayload", "InstanceUpdatePayload",
}  # fmt: skip
#: Of the legacy notifications, those without a versioned one.
_WITHOUT: Final = {
    *(f"HostAPI.{name}.{phase}" for name in ("power_action", "set_enabled", "set_maintenance")
      for phase in ("start", "end")),
    *(f"compute.instance.{name}.{phase}" for name in ("create_ip", "delete_ip", "force_delete")
      for phase in ("start", "end")),
    "servergroup.update",
}  # fmt: skip
#: Those whose twin cannot be told, with what a person would say.
_UNDECIDED: Final = {
    "*": None,
    "compute.instance.update": "instance.update",
    "compute.instance.volume.attach": "instance.volume_attach.end",
    "compute.instance.volume.detach": "instance.volume_detach.end",
    "compute.libvirt.error": "libvirt.connect.error",
    "compute.metrics.update": "metrics.update",
    "servergroup.addmember": "server_group.add_member",
    "volume.usage": "volume.usage",
}


def two_releases(root: Path, copy: Callable[[int], Path]) -> Path:
    """Nova 33, with a tag where it was Nova 28."""
    repositories.create(root)
    (root / ".flake8").write_text("[flake8]\n", encoding="utf-8")
    for major in (28, 33):
        if (root / "nova").exists():
            shutil.rmtree(root / "nova")
        copy(major)
        repositories.commit(root)
        repositories.git(root, "tag", f"{major}.0.0")
    return root


@pytest.fixture(scope="module")
def nova(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("nova")
    return two_releases(
        root, lambda major: corpora.copy_tree(corpora.nova(major), root, tests=False)
    )


@pytest.fixture(scope="module")
def part_of_nova(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("part-of-nova")
    return two_releases(
        root, lambda major: corpora.copy_payload_part_of_nova(root, major, tests=False)
    )


@pytest.mark.nightly
def test_changes_begin_as_the_documentation_shows(nova: Path) -> None:
    output = helpers.command(nova, "changes", "--against", "28.0.0").output
    page = documentation.text_of(documentation.DOCS / "how-to" / "release-notes.md")
    (shown,) = re.findall(r"^```markdown\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)

    assert shown in output
    assert output.partition("\n## ")[2].startswith(shown.removeprefix("## ").partition("\n")[0])


@pytest.mark.nightly
def test_event_types_that_came_are_found(nova: Path) -> None:
    result = helpers.command(nova, "changes", "--against", "28.0.0", "--format=json")
    found = json.loads(result.output)["event_types"]

    (added,) = found["added"]
    assert len(added["event_types"]) == 6
    assert found["removed"] == []


@pytest.mark.parametrize(
    "project", depth.parameters(["nova", "part_of_nova"], daily=["part_of_nova"])
)
def test_changes_are_those_of_the_tables(project: str, request: pytest.FixtureRequest) -> None:
    root = request.getfixturevalue(project)
    result = helpers.command(root, "changes", "--against", "28.0.0", "--format=json")

    assert result.status == 0
    found: dict[str, Any] = json.loads(result.output)
    old, new = (corpora.notification_table(corpora.nova(major)) for major in (28, 33))
    assert {each["class"] for each in found["payloads"]["added"]} == new.keys() - old.keys()
    assert found["payloads"]["removed"] == []
    raised = {
        (name, old[name].partition("-")[0], new[name].partition("-")[0])
        for name in old.keys() & new.keys()
        if old[name].partition("-")[0] != new[name].partition("-")[0]
    }
    assert {(each["class"], each["old"], each["new"]) for each in found["versions"]} == raised
    causes = {each["cause"]: each for each in found["changes"]}
    assert causes.keys() == {
        "ImageMetaProps", "InstancePayload", "NotificationAction", "VIF_MODEL_ALL"
    }  # fmt: skip
    shares = causes["InstancePayload"]
    assert {each["class"] for each in shares["classes"]} == {"InstancePayload", *_INHERITING}


@pytest.mark.nightly
def test_twins_are_right(nova: Path) -> None:
    result = helpers.command(nova, "migration", "--format=json")

    assert result.status == 0
    found = {each["event_type"]: each for each in json.loads(result.output)["legacy"]}
    by_verdict: dict[str, set[str]] = {}
    for name, each in found.items():
        by_verdict.setdefault(each["verdict"], set()).add(name)
    assert by_verdict["none"] == _WITHOUT
    assert by_verdict["undecided"] == _UNDECIDED.keys()
    for name, twin in _UNDECIDED.items():
        assert twin is None or twin in found[name]["candidates"]
    assert len(by_verdict["twin"]) >= 93
    renamed = {
        name: found[name]["twin"]
        for name in by_verdict["twin"]
        if "".join(sorted(found[name]["twin"])).replace("_", "").replace(".", "")
        != "".join(sorted(name.removeprefix("compute."))).replace("_", "").replace(".", "")
    }
    assert renamed == {
        f"compute_task.{name}": f"compute_task.{name}.error"
        for name in ("build_instances", "migrate_server", "rebuild_server")
    }
