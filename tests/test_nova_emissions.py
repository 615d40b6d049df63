"""The legacy notifications of Nova, a real service that hides them behind many wrappers.

``truth/nova-34.0.0-emissions.json`` was read by hand: by file and line, the event types.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import corpora
import helpers
from flake8_notifications.committed import allowlist_file
from flake8_notifications.committed.location import Location
from flake8_notifications.emissions.model import Emission
from flake8_notifications.options import EXCLUDE, PAYLOAD_BASES, split_list
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.emission_rules import judge_emissions
from flake8_notifications.tracing.finder import find_emissions

pytestmark = pytest.mark.integration

TRUTH = Path(__file__).resolve().parent / "truth" / "nova-34.0.0-emissions.json"
RPC = "nova/rpc.py"
CONSTANT = "LegacyValidatingNotifier.allowed_legacy_notification_event_types"


def truth() -> set[tuple[str, int, str]]:
    data = json.loads(TRUTH.read_text())
    return {
        (path, int(line), event_type)
        for path, lines in data.items()
        for line, event_types in lines.items()
        for event_type in event_types
    }


@pytest.fixture(scope="module")
def emissions() -> tuple[Emission, ...]:
    root = corpora.nova(34)
    modules = Modules(root, python_files(root, split_list(EXCLUDE.default)))
    return find_emissions(modules, split_list(PAYLOAD_BASES.default)).emissions


def test_every_site_and_event_type_is_found_and_none_besides(
    emissions: tuple[Emission, ...],
) -> None:
    found = {(sent.place.path, sent.place.line, sent.event_type) for sent in emissions}

    assert found == truth()
    assert len({place[:2] for place in found}) == 154
    assert len({event_type for _, _, event_type in found}) == 117


def test_what_novas_own_guard_has_never_noticed(emissions: tuple[Emission, ...]) -> None:
    """The command says the same where Nova is adopted, in test_init.py."""
    root = corpora.nova(34)
    location = Location(root / RPC, CONSTANT, True)
    allowlist = allowlist_file.load(location, Modules(root, [RPC]))

    found = judge_emissions(emissions, allowlist)

    assert {(each.code, each.subject) for each in found if each.code != "NTF104"} == {
        ("NTF101", "compute.instance.force_delete.start"),
        ("NTF101", "compute.instance.force_delete.end"),
        ("NTF101", "servergroup.update"),
        ("NTF102", "*"),
    }


def test_a_baseline_silences_today_and_nothing_new(tmp_path: Path) -> None:
    project = helpers.write(tmp_path, {})
    corpora.copy_part_of_nova(project, tests=False)
    assert helpers.command(project, "allowlist", "--init").status == 0
    assert "NTF1" not in helpers.command(project, "check").output
    keypairs = project / "nova/compute/api.py"
    source = keypairs.read_text()
    keypairs.write_text(source.replace("self._notify(context, 'import.start',",
                                       "self._notify(context, 'brand.new',"))  # fmt: skip

    output = helpers.command(project, "check").output

    keypairs.write_text(source)
    (line,) = (line for line in output.splitlines() if "NTF101" in line)
    assert line.startswith("nova/compute/api.py:6997:")
    assert "'keypair.brand.new'" in line
    allowed = project / "notification-allowlist.txt"
    allowed.write_text(allowed.read_text().replace("keypair.delete.start\n", ""))
    output = helpers.command(project, "check").output
    expected = {place[1] for place in truth() if place[2] == "keypair.delete.start"}
    lines = {int(line.split(":")[1]) for line in output.splitlines() if "NTF101" in line}
    assert lines == expected
