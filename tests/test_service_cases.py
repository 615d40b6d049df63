"""Small services on the buses that people use: what the lines say is what is found.

A case is a directory ``service_cases/NAME``, a project with a ``[flake8]`` section of its own, as
somebody would write it who has read the documentation. A line says what is sent there:
``# sends 'a.b'`` of what is known exactly, ``# may send 'a.*'`` of what is not.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

import helpers
from flake8_notifications.project import installed_packages as sources

CASES: Final = Path(__file__).resolve().parent / "service_cases"
NAMES: Final = sorted(path.name for path in CASES.iterdir() if path.is_dir())
#: The services whose events stay in the process, or that have none.
SILENT: Final = frozenset({"blinker_signals", "logging_only"})

#: What is installed beside flake8, where something is, cut down to what matters: packages define
#: things elsewhere than where they are imported from, under names of their own.
PACKAGES: Final = CASES.with_name("service_packages")

_COMMENT: Final = re.compile(r"# (sends|may send)((?: '[^']+')+)")
_QUOTED: Final = re.compile(r"'([^']+)'")
_CODES: Final = {"sends": "NTF101", "may send": "NTF102"}


def expected(name: str) -> list[tuple[str, int, str, str]]:
    """What the lines of a service say: path, line, code and event type."""
    return sorted(
        (path.relative_to(CASES / name).as_posix(), number, _CODES[verb], event_type)
        for path in (CASES / name).rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        for verb, quoted in _COMMENT.findall(line)
        for event_type in _QUOTED.findall(quoted)
    )


def found(root: Path) -> list[tuple[str, int, str, str]]:
    """What the command says of a service."""
    run = helpers.command(root, "check", "--notifications-cache-dir=")
    assert run.status == bool(run.findings), run.output
    return sorted(
        (each.path, each.line, each.code, _QUOTED.findall(each.message)[0]) for each in run.findings
    )


@pytest.fixture(params=["alone", "beside"])
def installed(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but Python, or all that services use, installed beside flake8."""
    site = PACKAGES if request.param == "beside" else tmp_path
    monkeypatch.setattr(sources, "_directories", lambda: [str(site)])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("installed")
def test_all_that_a_service_sends_is_found(name: str, tmp_path: Path) -> None:
    root = tmp_path / name
    shutil.copytree(CASES / name, root)

    wanted = expected(name)

    assert found(root) == wanted
    assert bool(wanted) == (name not in SILENT)
