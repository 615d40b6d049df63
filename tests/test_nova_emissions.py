"""The legacy notifications of Nova, a real service that hides them behind many wrappers.

``truth/nova-34.0.0-emissions.json`` was read by hand: by file and line, the event types. What
Nova's own guard has never noticed of them is in ``test_init.py``, where Nova is adopted.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import corpora
import helpers

pytestmark = pytest.mark.integration

TRUTH = Path(__file__).resolve().parent / "truth" / "nova-34.0.0-emissions.json"


def truth() -> set[tuple[str, int, str]]:
    data = json.loads(TRUTH.read_text())
    return {
        (path, int(line), event_type)
        for path, lines in data.items()
        for line, event_types in lines.items()
        for event_type in event_types
    }


def test_every_site_and_event_type_is_found_and_none_besides(adopted_nova: Path) -> None:
    emissions = json.loads(helpers.command(adopted_nova, "emissions", "--format=json").output)
    found = {(sent["path"], sent["line"], sent["event_type"]) for sent in emissions["emissions"]}

    assert found == truth()
    assert len({place[:2] for place in found}) == 154
    assert len({event_type for _, _, event_type in found}) == 117


@pytest.mark.nightly
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
