"""Modules that change the classes of another one, from one run to the next."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import helpers

CHANGES: Final = """\
from svc import payloads


def raise_version():
    payloads.OrderPayload.VERSION = '1.1'
"""
RUNS: Final = "from svc import payloads\n\npayloads.OrderPayload.VERSION = '1.1'\n"
OF_A_BASE: Final = """\
from svc import base


def add():
    base.NotificationPayloadBase.fields['more'] = None
"""
THROUGH_A_THIRD: Final = """\
from svc import names


def raise_version():
    names.OrderPayload.VERSION = '1.1'
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    names = "from svc.payloads import OrderPayload\n\n__all__ = ['OrderPayload']\n"
    files = {**helpers.service(helpers.payload()), "svc/names.py": names}
    return helpers.write(tmp_path, files)


def warm_and_cold(project: Path) -> list[helpers.Reported]:
    """What a run with the cache finds, which is what one without finds."""
    warm = helpers.flake8(project).findings
    cold = helpers.flake8(project, "--notifications-cache-dir=").findings
    assert warm == cold
    return warm


@pytest.mark.parametrize("source", [CHANGES, RUNS, OF_A_BASE, THROUGH_A_THIRD])
def test_its_lines_move(source: str, project: Path) -> None:
    """The place that a finding names is where the change is now."""
    module = project / "svc" / "later.py"
    module.write_text(source)
    (before,) = warm_and_cold(project)
    assert before.code == "NTF207"
    module.write_text(f"# One more line.\n{source}")
    (after,) = warm_and_cold(project)
    line = source.count("\n")
    assert f"(svc/later.py:{line})" in before.message
    assert f"(svc/later.py:{line + 1})" in after.message


def test_the_change_is_made_again_further_down(project: Path) -> None:
    module = project / "svc" / "later.py"
    module.write_text(CHANGES)
    warm_and_cold(project)
    again = CHANGES.partition("\n\n\n")[2]
    module.write_text(f"{CHANGES}\n\n{again}")
    (after,) = warm_and_cold(project)
    assert "(svc/later.py:9)" in after.message


@pytest.mark.parametrize("source", [CHANGES, RUNS, OF_A_BASE, THROUGH_A_THIRD])
def test_it_comes_and_goes(source: str, project: Path) -> None:
    module = project / "svc" / "later.py"
    assert [each.code for each in warm_and_cold(project)] == ["NTF204"]
    module.write_text(source)
    assert [each.code for each in warm_and_cold(project)] == ["NTF207"]
    module.write_text("from svc import payloads\n")
    assert [each.code for each in warm_and_cold(project)] == ["NTF204"]
    module.write_text(source)
    assert [each.code for each in warm_and_cold(project)] == ["NTF207"]
    module.unlink()
    assert [each.code for each in warm_and_cold(project)] == ["NTF204"]


def test_what_it_changes_is_another_class(project: Path) -> None:
    module = project / "svc" / "later.py"
    module.write_text(CHANGES)
    assert [each.code for each in warm_and_cold(project)] == ["NTF207"]
    module.write_text(CHANGES.replace("OrderPayload", "OtherPayload"))
    assert [each.code for each in warm_and_cold(project)] == ["NTF204"]
