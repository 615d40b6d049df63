"""Nova, a real service with a table of its own fingerprints, release by release."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

import corpora
import depth
import helpers
from flake8_notifications.options import EXCLUDE, PAYLOAD_BASES, split_list
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.model import Payloads, Record
from flake8_notifications.payloads.policy import Policy
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.payload_rules import judge, judge_removed
from flake8_notifications.rules.recording import record

pytestmark = pytest.mark.integration

CHECKOUT = Path(__file__).resolve().parent.parent
RELEASES = range(20, 35)
BASES = tuple(split_list(PAYLOAD_BASES.default))
EVERY_OBJECT = ("oslo_versionedobjects.base.VersionedObject",)
#: Up to this release, Nova's test added SCHEMA as an OrderedDict.
LAST_ORDERED_DICT = 29


def payloads_of(root: Path, bases: tuple[str, ...] = BASES) -> Payloads:
    exclude = split_list(EXCLUDE.default)
    return find_payloads(Modules(root, python_files(root, exclude)), bases)


@cache
def release(major: int) -> Payloads:
    return payloads_of(corpora.nova(major))


def table_of(payloads: Payloads, form: str) -> dict[str, str]:
    return {
        payload.name: f"{payload.version}-{payload.fingerprints[form]}"
        for payload in payloads.classes
    }


def records_of(payloads: Payloads) -> Mapping[str, Record]:
    return record(payloads.classes, {}, Policy.SEMANTIC).records


@pytest.mark.parametrize("major", depth.parameters(RELEASES, daily=corpora.DAILY_NOVA_MAJORS))
def test_the_fingerprints_are_those_of_novas_own_table(major: int) -> None:
    form = "OrderedDict" if major <= LAST_ORDERED_DICT else "sorted list"

    assert table_of(release(major), form) == corpora.notification_table(corpora.nova(major))


@pytest.mark.nightly
def test_every_versioned_object_is_right() -> None:
    root = corpora.nova(34)
    expected = corpora.object_table(root) | corpora.notification_table(root)

    assert table_of(payloads_of(root, EVERY_OBJECT), "sorted list") == expected


def test_every_versioned_object_beside_payloads_is_right(tmp_path: Path) -> None:
    corpora.copy_payload_part_of_nova(tmp_path)
    root = corpora.nova(34)
    expected = corpora.object_table(root) | corpora.notification_table(root)

    found = table_of(payloads_of(tmp_path, EVERY_OBJECT), "sorted list")
    assert found == expected


@pytest.mark.parametrize("major", depth.parameters(RELEASES[:-1], daily=(28,)))
def test_the_next_release_is_judged_as_novas_tables_differ(major: int) -> None:
    before = corpora.notification_table(corpora.nova(major))
    after = corpora.notification_table(corpora.nova(major + 1))
    expected = {("NTF204", name) for name in after.keys() - before.keys()}
    expected |= {("NTF205", name) for name in before.keys() - after.keys()}
    expected |= {
        ("NTF203", name)
        for name in before.keys() & after.keys()
        if before[name].partition("-")[0] != after[name].partition("-")[0]
    }
    records = records_of(release(major))
    now = release(major + 1).classes
    place = now[0].place
    names = {payload.name for payload in now}

    findings = [
        *judge(now, records, Policy.SEMANTIC),
        *judge_removed(records.keys() - names, dict.fromkeys(records, place)),
    ]

    assert {(finding.code, finding.subject) for finding in findings} == expected
    assert len(findings) == len(expected)


def test_fields_added_to_a_class_that_a_payload_copies(tmp_path: Path) -> None:
    """The change of the Nova 29 cycle whose VERSION bump was forgotten."""
    corpora.copy_payload_part_of_nova(tmp_path, 29, tests=False)
    image_meta = tmp_path / "nova/objects/image_meta.py"
    source = image_meta.read_text()
    added = [line for line in source.splitlines(keepends=True) if "'hw_maxphysaddr_" in line]
    fields = [line for line in added if "fields." in line]
    assert len(fields) == 2
    image_meta.write_text("".join(line for line in source.splitlines(True) if line not in fields))
    helpers.write(tmp_path, {})
    helpers.record(tmp_path)
    image_meta.write_text(source)

    (line,) = helpers.flake8(tmp_path, "nova/objects/image_meta.py").lines
    position = source[: source.index(fields[0])].count("\n") + 1
    assert line.startswith(f"nova/objects/image_meta.py:{position}:")
    assert "NTF201 'ImageMetaPropsPayload' changed and VERSION is still 1.13" in line
    assert "'hw_maxphysaddr_bits' added" in line
    assert "'hw_maxphysaddr_mode' added" in line


@pytest.mark.nightly
def test_flake8_says_nothing_on_a_recorded_tree_without_novas_dependencies(
    tmp_path: Path,
) -> None:
    copy_of(34, tmp_path)
    python = bare_environment(tmp_path / ".venv")

    recorded = run("flake8_notifications", "fingerprints", cwd=tmp_path, python=python)
    run("flake8_notifications", "allowlist", "--init", cwd=tmp_path, python=python)
    # The wheel has none of the samples, which NTF302 says.
    checked = run("flake8", "--select=NTF1,NTF2", "nova", cwd=tmp_path, python=python)

    assert recorded.stdout.endswith(" written: 65 payload classes\n")
    assert checked.stdout == ""


def copy_of(major: int, directory: Path) -> None:
    tests = shutil.ignore_patterns("tests")
    shutil.copytree(corpora.nova(major) / "nova", directory / "nova", ignore=tests)


def bare_environment(directory: Path) -> str:
    """An environment that holds the plugin, what it depends on, and nothing else."""
    venv.create(directory, with_pip=True)
    python = str(directory / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(CHECKOUT)], check=True)
    return python


def run(
    *arguments: str, cwd: Path, status: int = 0, python: str = sys.executable
) -> subprocess.CompletedProcess[str]:
    command = [python, "-m", *arguments]
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert result.returncode == status, result.stdout + result.stderr
    return result
