"""The versioned notifications of real services, held against what was read by hand or is shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

import corpora
import helpers
from flake8_notifications import garbage_collection, options
from flake8_notifications.analysis import analyse
from flake8_notifications.catalogue.model import Catalogue
from flake8_notifications.configuration.settings_reading import from_configuration
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.versioned_notifications.cataloguer import find_catalogue

pytestmark = pytest.mark.integration

TRUTH: Final = Path(__file__).resolve().parent / "notification_truth"
BASES: Final = options.split_list(options.PAYLOAD_BASES.default)
DECORATORS: Final = options.split_list(options.SAMPLE_DECORATORS.default)
EXCLUDE: Final = tuple(options.split_list(options.EXCLUDE.default))


def catalogue(root: Path) -> Catalogue:
    paths = python_files(root, EXCLUDE)
    with garbage_collection.paused():
        payloads = find_payloads(Modules(root, paths), BASES)
        return find_catalogue(Modules(root, paths), BASES, payloads, DECORATORS)


@pytest.mark.parametrize("name", sorted(path.stem for path in TRUTH.glob("*.json")))
def test_are_those_that_were_read_by_hand(name: str) -> None:
    distribution, _, version = name.rpartition("-")
    found = catalogue(corpora.fetch(distribution, version))

    assert found.unknown == ()
    assert {
        each.name: {
            "event_types": sorted(text.value for text in each.event_types),
            "priorities": sorted(text.value for text in each.priorities),
        }
        for each in found.notifications
    } == json.loads((TRUTH / f"{name}.json").read_text(encoding="utf-8"))


def test_of_nova_are_those_that_its_samples_show(adopted_nova: Path) -> None:
    samples = adopted_nova / str(options.SAMPLES.default)
    with helpers.working_directory(adopted_nova):
        found = analyse(from_configuration({}), with_catalogue=True).catalogue

    for each in found.notifications:
        shown = {_event_type(samples, sample.file) for sample in each.samples}
        assert {text.value for text in each.event_types} == shown, each.name
        assert all(text.is_known for text in each.event_types)
    assert sum(len(each.samples) for each in found.notifications) == 134
    assert len({text for each in found.notifications for text in each.event_types}) == 132


#: How many event types the samples of a release show; pip cannot prepare 21.0.0 and 29.0.0.
EVENT_TYPES: Final = {
    "18.0.2": 116,
    **dict.fromkeys(["19.0.0", "20.0.0"], 123),
    **dict.fromkeys([f"{major}.0.0" for major in (22, 23, 24, 25, 26, 27, 28, 30)], 126),
    **dict.fromkeys(["31.0.0", "32.0.0", "33.0.0"], 132),
}


# Each of them takes its time to be fetched and read.
@pytest.mark.nightly
@pytest.mark.parametrize(("version", "count"), EVENT_TYPES.items())
def test_of_earlier_releases_are_those_that_their_samples_show(version: str, count: int) -> None:
    root = corpora.fetch_sources("nova", version)
    samples = root / "doc" / "notification_samples"
    found = catalogue(root)

    for each in found.notifications:
        shown = {_event_type(samples, sample.file) for sample in each.samples}
        assert {text.value for text in each.event_types} == shown, each.name
    # One function of the compute manager takes too many steps from 20.0.0 on.
    assert {place.path for place, _ in found.unknown} <= {"nova/compute/manager.py"}
    assert len({text for each in found.notifications for text in each.event_types}) == count


def _event_type(samples: Path, file: str) -> str:
    """The event type of a sample, or of what it refers to."""
    content: dict[str, Any] = json.loads((samples / file).read_text(encoding="utf-8"))
    if "event_type" in content:
        return str(content["event_type"])
    return _event_type(samples, content["$ref"].partition("#")[0])
