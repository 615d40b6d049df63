"""What is sent stays reported, in whatever form, if a run may cost next to nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import depth
from flake8_notifications.tracing import finder
from soundness_cases import verify
from test_soundness import reported

#: So few nodes of guards are not enough for many of the cases.
_NODES: Final = 100
_PATHS: Final = [path for path in verify.cases() if "# run:" in path.read_text(encoding="utf-8")]
_SHARE: Final = depth.of(1, daily=5)

_HEAVY_HELPER: Final = """
from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


def add(names, lease):
    kinds = []
    for key in lease:
        if lease[key] in kinds:
            kinds.remove(lease[key])
        else:
            kinds.append(lease[key])
    for key in lease:
        if key in kinds:
            kinds.append(lease[key])
    if kinds:
        names.append('lease.changed')


def update(lease):
    names = ['lease.updated']
    add(names, lease)
    for name in names:
        NOTIFIER.info({}, name, {})
"""


@pytest.fixture(autouse=True)
def _few_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "_FIRST", finder._FIRST._replace(nodes=_NODES))


@pytest.mark.parametrize(
    "path", _PATHS[::_SHARE], ids=lambda path: path.relative_to(verify.HERE).as_posix()
)
def test_nothing_sent_goes_unreported(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = reported(verify.source(text), tmp_path)

    missed = [
        sent.event_type
        for sent in verify.sends_of(text, str(path))
        if not any(verify.covers(pattern, sent.event_type) for _, pattern in found)
    ]

    assert not missed


def test_a_list_may_hold_what_a_function_adds_that_is_not_run(tmp_path: Path) -> None:
    found = {event_type for _, event_type in reported(_HEAVY_HELPER, tmp_path)}

    assert any(verify.covers(pattern, "lease.changed") for pattern in found)
    assert "lease.updated" in found
