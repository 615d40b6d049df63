"""The samples of Nova, Watcher and Masakari, as their source archives have them."""

from __future__ import annotations

import collections
import json
import re
import shutil
import types
from functools import cache
from pathlib import Path
from typing import Final

import pytest

import corpora
import helpers
import repositories
from catalogues import by_decorators
from flake8_notifications.catalogue.model import Catalogue
from flake8_notifications.options import EXCLUDE, PAYLOAD_BASES, split_list
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.model import Payload
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.sample_rules import examine, judge_unused
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.json_text import plain
from flake8_notifications.samples.references import Resolver

pytestmark = pytest.mark.integration

SAMPLES: Final = "doc/notification_samples"
NOVA, WATCHER, MASAKARI = ("nova", "34.0.0"), ("python-watcher", "17.0.0"), ("masakari", "22.0.0")


@cache
def sources(project: tuple[str, str]) -> tuple[Path, tuple[Payload, ...], Catalogue]:
    root = corpora.fetch_sources(*project)
    paths = python_files(root, split_list(EXCLUDE.default))
    payloads = find_payloads(Modules(root, paths), split_list(PAYLOAD_BASES.default))
    return root, payloads.classes, by_decorators(root, paths)


def findings(project: tuple[str, str], overlay: dict[str, bytes] | None = None) -> list[Finding]:
    root, payloads, catalogue = sources(project)
    resolver = Resolver(Directory(root / SAMPLES, overlay or {}))
    return list(examine(catalogue, payloads, resolver, SAMPLES).findings)


@pytest.mark.parametrize(
    ("project", "count"), [(NOVA, 174), (WATCHER, 29), (MASAKARI, 18)], ids=str
)
def test_references_mean_what_they_mean_to_nova(project: tuple[str, str], count: int) -> None:
    directory = corpora.fetch_sources(*project) / SAMPLES
    source = (corpora.fetch_sources(*NOVA) / "nova/tests/json_ref.py").read_text()
    module = types.ModuleType("json_ref")
    # It opens files to write in them, and reads them with what is not installed here.
    source = source.replace("from oslo_serialization import jsonutils", "import json as jsonutils")
    exec(source.replace("'r+b'", "'rb'"), vars(module))
    resolver = Resolver(Directory(directory))
    files = resolver.directory.files()

    assert len(files) == count
    for file in files:
        path = directory / file
        wanted = module.resolve_refs(json.loads(path.read_text()), str(path.parent))
        found = resolver.resolve(file)
        assert found.problems == ()
        assert found.root is not None
        assert json.dumps(plain(found.root)) == json.dumps(wanted), file


def counted(found: list[Finding]) -> collections.Counter[tuple[str, str]]:
    return collections.Counter((each.code, each.subject) for each in found)


def test_nova_shows_a_field_that_a_class_does_not_have() -> None:
    found = findings(NOVA)
    assert {(each.code, each.message.partition(": ")[0]) for each in found} == {
        ("NTF304", "'SharePayload' has no field 'export_location', which its sample shows")
    }
    assert sorted(each.related[0].path for each in found) == [
        f"{SAMPLES}/common_payloads/ShareActivePayload.json",
        f"{SAMPLES}/common_payloads/ShareInactivePayload.json",
    ]
    root, _, catalogue = sources(NOVA)
    assert sum(len(each.samples) for each in catalogue.notifications) == 134
    tests = (path.read_text() for path in root.rglob("*.py") if "tests" in path.parts)
    resolver = Resolver(Directory(root / SAMPLES))
    assert list(judge_unused(catalogue, resolver, SAMPLES, tests)) == []


def test_watcher_has_stale_samples() -> None:
    found = findings(WATCHER)
    assert {each.code for each in found} == {"NTF303"}
    assert len(found) == len(counted(found)) == 19
    assert sum(len(each.related) for each in found) == 45
    assert len({place.path for each in found for place in each.related}) == 24


def test_masakari_has_stale_and_impossible_samples() -> None:
    found = findings(MASAKARI)
    assert counted(found) == {
        ("NTF303", "SegmentApiPayload"): 1,
        ("NTF303", "FailoverSegment"): 1,
        ("NTF304", "ExceptionNotification"): 1,
        ("NTF304", "HostApiPayload"): 6,
        ("NTF304", "SegmentApiNotification"): 1,
    }


#: Where in Nova's samples something is changed, to what, and what has to be said.
START: Final = "instance-create-start.json"
FLAVOR: Final = "common_payloads/FlavorPayload.json"
ACTION: Final = "common_payloads/InstanceCreatePayload.json"
MUTATIONS: Final = [
    ("flavor-create.json", '"FlavorPayload"', '"FlavorPaylod"', "NTF304"),
    (FLAVOR, '"FlavorPayload"', '"FlavorPaylod"', "NTF304"),
    ("flavor-create.json", 'version": "1.4"', 'version": "1.3"', "NTF303"),
    (FLAVOR, 'version": "1.4"', 'version": "1.3"', "NTF303"),
    ("flavor-create.json", '"memory_mb": 1024', '"memory_mb": "1024"', "NTF304"),
    (FLAVOR, '"memory_mb": 512', '"memory_mb": true', "NTF304"),
    ("metrics-update.json", '"host": "compute"', '"host": null', "NTF304"),
    ("common_payloads/IpPayload.json", '"label": "private"', '"label": null', "NTF304"),
    (START, '"power_state": "pending"', '"power_state": "pendin"', "NTF304"),
    ("common_payloads/InstancePayload.json", '"power_state":"running"', '"power_state":"runing"',
     "NTF304"),
    ("flavor-create.json", '"vcpus": 2', '"vcpus": 2, "vcpu": 2', "NTF304"),
    (FLAVOR, '"vcpus": 1', '"vcpus": 1, "vcpu": 1', "NTF304"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code"), MUTATIONS)
def test_a_change_is_found_once_and_where_it_is(file: str, old: str, new: str, code: str) -> None:
    root, _, _ = sources(NOVA)
    text = (root / SAMPLES / file).read_text()
    assert text.count(old) == 1
    mutated = text.replace(old, new)
    line = mutated.count("\n", 0, mutated.index(new)) + 1
    known = {each.message for each in findings(NOVA)}

    found = [each for each in findings(NOVA, {file: mutated.encode()}) if each.message not in known]

    assert [each.code for each in found] == [code]
    assert [(each.path, each.line) for each in found[0].related] == [(f"{SAMPLES}/{file}", line)]


def test_a_field_that_is_left_out_is_none_of_our_business() -> None:
    root, _, _ = sources(NOVA)
    directory = Directory(root / SAMPLES)
    known = {each.message for each in findings(NOVA)}
    for file in (FLAVOR, ACTION, "common_payloads/InstancePayload.json"):
        text = directory.document(file).source.text
        keys = re.findall(r'^ +"[a-z_]+": ?[^{\[\n]*,\n', text, re.MULTILINE)
        assert keys
        for key in keys:
            overlay = {file: text.replace(key, "").encode()}
            # The lines of what is known may be others.
            lost = {each.message for each in findings(NOVA, overlay)} - known
            assert lost == set(), key


class Shares:
    """Nova as it was when instances did not tell their shares yet, as far as samples go."""

    FIELD: Final = "        'shares': fields.ListOfObjectsField('SharePayload', nullable=True),\n"
    BEFORE: Final = "        'locked_reason': fields.StringField(nullable=True),\n"
    MODULE: Final = "nova/notifications/objects/instance.py"

    def __init__(self, root: Path) -> None:
        self.root = root
        origin = corpora.fetch_sources(*NOVA)
        ignored = shutil.ignore_patterns("tests", "__pycache__")
        for part in ("nova/notifications", "nova/objects", SAMPLES):
            shutil.copytree(origin / part, root / part, ignore=ignored)
        helpers.write(root, {"nova/__init__.py": ""})
        for path in (root / SAMPLES).rglob("*hare*.json"):
            path.unlink()
        self.lowered: dict[str, tuple[str, str]] = {}
        module = root / self.MODULE
        module.write_text(self._without(module.read_text()))
        self._lower()

    def _without(self, text: str) -> str:
        """The module without the field and what came with it."""
        text = re.sub(
            r"@base.notification_sample\('instance-(?:share_|power_on_share).*\n", "", text
        )
        blocks = re.split(r"(?=^@)", text.replace(self.FIELD, ""), flags=re.MULTILINE)
        return "".join(
            self._lowered(block) for block in blocks if "class InstanceActionShare" not in block
        )

    def _lowered(self, block: str) -> str:
        """A class whose VERSION was raised for the field."""
        told = re.search(r"^    # Version (\S+): Add shares? .*\n", block, re.MULTILINE)
        if told is None:
            return block
        major, minor = told[1].split(".")
        old = f"{major}.{int(minor) - 1}"
        name = re.search(r"^class (\w+)", block, re.MULTILINE)
        assert name is not None
        self.lowered[name[1]] = (told[1], old)
        return block.replace(told[0], "").replace(f"VERSION = '{told[1]}'", f"VERSION = '{old}'")

    def _lower(self) -> None:
        for name, (new, old) in self.lowered.items():
            path = self.root / SAMPLES / "common_payloads" / f"{name}.json"
            head, key, tail = path.read_text().rpartition("nova_object.version")
            assert f'"{new}"' in tail
            text = head + key + tail.replace(f'"{new}"', f'"{old}"', 1)
            path.write_text(text.replace(',\n        "shares": []', ""))

    def put_back(self) -> None:
        module = self.root / self.MODULE
        text = module.read_text()
        assert text.count(self.BEFORE) == 1
        module.write_text(text.replace(self.BEFORE, self.BEFORE + self.FIELD))


def test_one_field_more_is_shown_by_those_that_its_author_edited(tmp_path: Path) -> None:
    shares = Shares(repositories.create(tmp_path / "nova"))
    # Of one class the enum's values are in a part of Nova that is not here.
    assert helpers.command(shares.root, "fingerprints").lines[-4].endswith(", 1 refused")
    assert helpers.command(shares.root, "samples", "--check") == (0, "")
    repositories.commit(shares.root)

    shares.put_back()
    helpers.command(shares.root, "bump")
    helpers.command(shares.root, "fingerprints")
    result = helpers.command(shares.root, "samples")

    assert result.status == 0, result.output
    counts = repositories.git(shares.root, "diff", "--numstat", "--", SAMPLES).split("\n")
    edited = {line.split("\t")[2]: line.split("\t")[:2] for line in counts if line}
    expected = {f"{SAMPLES}/common_payloads/{name}.json": ["1", "1"] for name in shares.lowered}
    assert len(expected) == 11
    assert edited == {**expected, f"{SAMPLES}/common_payloads/InstancePayload.json": ["3", "2"]}
    again = helpers.command(shares.root, "samples")
    assert again == (0, "no sample is stale or missing\n")


@pytest.mark.nightly
def test_watcher_is_clean_after_one_run(tmp_path: Path) -> None:
    origin = corpora.fetch_sources(*WATCHER)
    root = repositories.create(tmp_path / "watcher")
    for part in ("watcher", SAMPLES):
        shutil.copytree(origin / part, root / part)
    helpers.write(root, {})
    repositories.commit(root)

    assert helpers.command(root, "samples").status == 0

    after = [each for each in helpers.command(root, "check").findings if each.code == "NTF303"]
    assert after == []
    changed = repositories.git(root, "diff", "--unified=0", "--", SAMPLES).split("\n")
    gone = [line[1:] for line in changed if line.startswith("-") and not line.startswith("---")]
    came = [line[1:] for line in changed if line.startswith("+") and not line.startswith("+++")]
    assert {line.strip() for line in gone if "version" in line} == {
        '"watcher_object.version": "1.0"',
        '"watcher_object.version": "1.0",',
    }
    # All else that goes comes again with a comma.
    others = [line for line in gone if "version" not in line]
    assert {f"{line}," for line in others} <= set(came)
    assert helpers.command(root, "samples").lines[0] == (
        "no sample is stale; 3 of what is sent have none and get one with --init"
    )
