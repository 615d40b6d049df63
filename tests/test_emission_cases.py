"""Every construct that an event type may be hidden in, and what only looks like a notification.

A case is a directory ``emission_cases/NAME``, a package that imports its own modules as
``NAME.module``. A line is expected to send what the comments at its end say, as in
``# NTF101 order.create NTF102 order.*``; nothing else may be found. ``options.cfg``, if there is
one, holds lines of the ``[flake8]`` section. NTF103 to NTF105, which are off by default, are
judged in the cases that are named after them.
"""

from __future__ import annotations

import configparser
import re
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from flake8_notifications import options
from flake8_notifications.configuration.notifiers import notifier_of
from flake8_notifications.emissions.allowlist import Allowlist
from flake8_notifications.project.files import is_excluded, python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.emission_rules import (
    judge_creations,
    judge_emissions,
    judge_uncalled,
)
from flake8_notifications.rules.finding import Finding
from flake8_notifications.tracing.finder import find_emissions

CASES: Final = Path(__file__).resolve().parent / "emission_cases"
NAMES: Final = sorted(path.name for path in CASES.iterdir() if path.is_dir())

_COMMENT: Final = re.compile(r"# (NTF10\d .*)$")
_EXPECTATION: Final = re.compile(r"(NTF10\d) (\S+)")


class Expected(NamedTuple):
    """A finding as a comment asks for it."""

    path: str
    line: int
    code: str
    subject: str


def files(name: str) -> list[str]:
    """The files of a case, relative to the directory of all cases."""
    exclude = tuple(options.split_list(str(options.EXCLUDE.default)))
    paths = [f"{name}/{path}" for path in python_files(CASES / name, ())]
    return [path for path in paths if not is_excluded(path, exclude)]


def expected(name: str) -> set[Expected]:
    """What the comments in the files of a case ask for."""
    return {
        Expected(path.relative_to(CASES).as_posix(), number, code, subject)
        for path in sorted((CASES / name).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        for comment in _COMMENT.findall(line)
        for code, subject in _EXPECTATION.findall(comment)
    }


def findings(name: str) -> list[Finding]:
    """What is found in a case, with an empty allowlist."""
    section = configparser.ConfigParser()
    section.read_string("[flake8]\n")
    section.read(CASES / name / "options.cfg")
    notifiers = options.split_list(section["flake8"].get(options.NOTIFIERS.name, ""))
    factories = options.split_list(section["flake8"].get(options.FACTORIES.name, ""))
    bases = options.split_list(str(options.PAYLOAD_BASES.default))
    sent = find_emissions(Modules(CASES, files(name)), bases, tuple(map(notifier_of, notifiers)))
    return [
        *judge_emissions(sent.emissions, Allowlist.of(())),
        *judge_creations(sent.creations, factories),
        *judge_uncalled(sent.uncalled),
    ]


def is_judged(code: str, name: str) -> bool:
    return code in ("NTF101", "NTF102") or name.startswith(code.lower())


#: Every construct is tried in one module, across modules, under other names and two deep.
VARIANTS: Final = ("same.py", "across.py", "aliased.py", "nested.py")
#: What is no construct: look-alikes, and rules on what was found.
_OTHERS: Final = ("not_", "ntf103_", "ntf104_", "ntf105_")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(_OTHERS)])
def test_a_construct_is_tried_in_all_variants(name: str) -> None:
    sending = {Path(each.path).name for each in expected(name)}

    assert set(VARIANTS) <= sending


@pytest.mark.parametrize("name", NAMES)
def test_what_is_found_is_what_is_expected(name: str) -> None:
    found = {
        Expected(finding.place.path, finding.place.line, finding.code, finding.subject)
        for finding in findings(name)
        if is_judged(finding.code, name)
    }
    wanted = expected(name)

    assert (sorted(found - wanted), sorted(wanted - found)) == ([], [])
