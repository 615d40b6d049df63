"""What flake8 and ``check`` say of samples, and when they look again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

import helpers
import sample_service
from flake8_notifications.project_samples import findings as sample_findings
from sample_service import SAMPLES, order_data, sample, shown

START: Final = "order-start.json"
IGNORED: Final = "--extend-ignore=NTF204"


def order(version: str = "1.1") -> dict[str, Any]:
    return shown("OrderPayload", version, order_data())


def samples(payload: Any) -> dict[str, Any]:
    return {
        START: sample(payload),
        "order-end.json": {**sample(payload), "event_type": "order.end"},
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sample_service.write_sender(tmp_path, samples(order("1.0")))


def reported(root: Path) -> list[str]:
    return helpers.flake8(root, IGNORED).codes


def test_a_sample_that_is_mended_is_looked_at_again(root: Path) -> None:
    assert reported(root) == ["NTF303"]
    assert reported(root) == ["NTF303"]
    sample_service.write(root, samples(order()))
    assert reported(root) == []
    (root / SAMPLES / START).unlink()
    assert reported(root) == ["NTF302"]
    sample_service.write(root, samples(order()))
    assert reported(root) == []


def test_a_reference_is_looked_at_again(root: Path) -> None:
    sample_service.write(root, {**samples({"$ref": "common.json"}), "common.json": order()})
    assert reported(root) == []
    sample_service.write(root, {"common.json": order("0.9")})
    assert reported(root) == ["NTF303"]


def test_the_place_in_the_sample_is_a_related_location(root: Path) -> None:
    result = helpers.command(root, "check", "--format=sarif")

    (run,) = json.loads(result.output)["runs"]
    (stale,) = [each for each in run["results"] if each["ruleId"] == "NTF303"]
    places = [each["physicalLocation"] for each in stale["relatedLocations"]]
    assert [each["artifactLocation"]["uri"] for each in places] == [
        f"{SAMPLES}/order-end.json",
        f"{SAMPLES}/order-start.json",
    ]
    text = (root / SAMPLES / START).read_text().split("\n")
    assert '"svc_object.version": "1.0"' in text[places[1]["region"]["startLine"] - 1]


@pytest.mark.parametrize("kind", ["directory", "dangling link"])
def test_nobody_is_sent_to_and_fro_by_what_is_in_the_way(kind: str, root: Path) -> None:
    path = root / SAMPLES / START
    path.unlink()
    if kind == "directory":
        path.mkdir()
    else:
        path.symlink_to("nowhere.json")

    (found,) = [each for each in helpers.flake8(root, IGNORED).findings if each.code == "NTF302"]
    made = helpers.command(root, "samples")

    assert "flake8-notifications samples" not in found.message
    assert "move that away" in found.message
    assert made.status == 1
    assert "move that away" in made.output


def test_another_directory(root: Path) -> None:
    (root / SAMPLES).rename(root / "samples")
    assert "there is no directory of samples" in helpers.flake8(root, IGNORED).output
    named = helpers.flake8(root, IGNORED, "--notifications-samples=samples")
    assert "NTF303" in named.codes
    assert " is samples/order-end.json:" in named.output


@pytest.mark.parametrize("tool", ["flake8", "check"])
def test_a_directory_that_is_named_has_to_be_there(tool: str, root: Path) -> None:
    option = "--notifications-samples=nowhere"
    result = (
        helpers.flake8(root, option) if tool == "flake8" else helpers.command(root, tool, option)
    )
    assert result.status == (1 if tool == "flake8" else 2)
    assert "there is no such directory" in result.output


def test_without_samples_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = helpers.write(tmp_path, helpers.service(helpers.payload()))
    monkeypatch.delattr(sample_findings, "Resolver")
    assert helpers.flake8(root, IGNORED) == (0, "")


def test_nothing_is_said_where_there_is_neither_decorator_nor_directory(root: Path) -> None:
    path = root / "svc/sent.py"
    text = path.read_text()
    path.write_text("\n".join(line for line in text.split("\n") if "@notifying" not in line))
    shutil.rmtree(root / "doc")
    codes = {*reported(root), *helpers.command(root, "check").codes}
    assert codes & sample_findings.CODES == set()


@pytest.mark.parametrize(
    ("key", "value"), [("event_type", "order.strat"), ("priority", "ERROR"), ("event_type", "x")]
)
def test_what_is_never_sent_is_said_once(key: str, value: str, root: Path) -> None:
    """The event type that the sample was meant to show is not missed besides."""
    files = samples(order())
    sample_service.write(root, {**files, START: {**files[START], key: value}})
    (found,) = helpers.flake8(root, IGNORED).findings
    assert found.code == "NTF305"
    assert found.path == "svc/sent.py"


class TestInit:
    def test_finds_the_directory(self, root: Path) -> None:
        (root / "docs").mkdir()
        (root / SAMPLES).rename(root / "docs" / "shown")

        result = helpers.command(root, "init", "--write")

        assert f"2 samples, 2 of them in {Path('docs', 'shown')}" in result.lines
        assert "notifications-samples = docs/shown\n" in (root / helpers.CONFIG).read_text()
        assert {"NTF302", "NTF303"} & set(helpers.flake8(root).codes) == {"NTF303"}
        assert {"NTF302", "NTF303"} & set(result.codes) == {"NTF303"}

    def test_names_the_usual_one(self, root: Path) -> None:
        result = helpers.command(root, "init")
        assert f"2 samples, 2 of them in {Path(SAMPLES)}" in result.lines
        assert f"    notifications-samples = {SAMPLES}" in result.lines

    def test_says_that_there_is_none(self, root: Path) -> None:
        shutil.rmtree(root / "doc")
        result = helpers.command(root, "init")
        assert "2 samples, and no directory that has them" in result.lines
        assert "notifications-samples" not in "".join(
            line for line in result.lines if line.startswith("    ")
        )
