"""Findings as the commands report them."""

from __future__ import annotations

import linecache
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import click

from flake8_notifications.commands.common import decisions, shown
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.emissions.allowlist import WILDCARD
from flake8_notifications.emissions.model import Emission
from flake8_notifications.reports.model import Report, Spot, Unchecked, Violation
from flake8_notifications.rules.catalogue import RULES
from flake8_notifications.rules.emission_rules import uninstalled, unlisted
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.wording import LEGACY, Wording
from flake8_notifications.source.unread import Unread

#: What a finding on a payload class says of a package.
_INSTALL: Final = re.compile(r"install '(\w+)' beside flake8")

#: The rules that are on by default: what 'select' leaves out, 'extend-select' brings back.
CODES: Final = tuple(rule.code for rule in RULES.values() if rule.on_by_default)
EXTENSION: Final = "extend-select"


def reported(
    findings: Iterable[Finding], settings: Settings, selected: Sequence[str] = ()
) -> list[Finding]:
    """Those that flake8 would report, by their places.

    :param selected: codes that are going to be selected besides.
    """
    in_order = sorted(findings, key=lambda finding: (finding.place, finding.code))
    if not in_order:
        return []
    is_reported = decisions(settings, selected).is_reported
    return [finding for finding in in_order if is_reported(finding)]


def unexcused(emissions: Iterable[Emission], settings: Settings) -> list[Emission]:
    """What is sent without a ``# noqa`` on its line."""
    unexcused_emissions = list(emissions)
    if not unexcused_emissions:
        return []
    is_excused = decisions(settings).is_excused
    return [emission for emission in unexcused_emissions if not is_excused(unlisted(emission))]


def warn_of_lone_wildcards(emissions: Iterable[Emission], settings: Settings) -> None:
    """Say what an entry allows that is nothing but a wildcard."""
    lone = [
        emission
        for emission in emissions
        if not emission.is_known and emission.event_type == WILDCARD
    ]
    if lone:
        first = min(emission.place for emission in lone)
        more = len({emission.place for emission in lone}) - 1
        also = f" and {more} more" if more else ""
        missing = uninstalled(
            tuple(dict.fromkeys(name for emission in lone for name in emission.missing))
        )
        click.echo(
            f"Warning: the entry '*' allows whatever is sent at {shown(first.path, settings)}:"
            f"{first.line}{also}, where nothing of the event type can be known"
            + (f" {missing}" if missing else ""),
            err=True,
        )


def note_on_packages(emissions: Iterable[Emission]) -> str | None:
    """What to say where more would be known if further packages were installed beside flake8."""
    unknown = [emission for emission in emissions if emission.missing]
    if not unknown:
        return None
    names = list(dict.fromkeys(name for emission in unknown for name in emission.missing))
    places = len({emission.place for emission in unknown})
    where = "one place" if places == 1 else f"{places} places"
    return (
        f"Note: part of the event types sent at {where} cannot be known {uninstalled(names)}: "
        "install there what the project takes event types from"
    )


def packages_behind(emissions: Iterable[Emission], findings: Iterable[Finding]) -> list[str]:
    """The packages that are most likely to tell what is not known."""
    names = [emission.missing[0] for emission in emissions if emission.missing]
    names += (name for finding in findings for name in _INSTALL.findall(finding.message))
    return sorted(set(names))


def deselected(settings: Settings) -> str | None:
    """What to say where flake8 is told to report nothing of all this, whatever is found."""
    selection = decisions(settings)
    if selection.selects_any(CODES):
        return None
    return (
        f"'{selection.narrowed_by}' leaves out all NTF rules, so nothing is reported: "
        f"add '{EXTENSION} = {','.join(CODES)}' to the [flake8] section"
    )


def report(
    findings: Iterable[Finding],
    unread: Iterable[Unread],
    settings: Settings,
    top: Path | None,
    wording: Wording = LEGACY,
) -> Report:
    """What to print of findings.

    :param top: where the paths start; None for paths as the user would type them here.
    :param wording: in which rules are described.
    """
    return Report(
        tuple(_violation(finding, settings, top) for finding in findings),
        tuple(
            Unchecked(_path(unread_file.path, settings, top), unread_file.line, unread_file.reason)
            for unread_file in sorted(unread)
        ),
        wording,
    )


def _violation(finding: Finding, settings: Settings, top: Path | None) -> Violation:
    return Violation(
        _path(finding.place.path, settings, top),
        finding.place.line,
        (finding.column if top is None else _characters(finding, settings)) + 1,
        finding.code,
        finding.subject,
        finding.message,
        tuple(Spot(_path(place.path, settings, top), place.line) for place in finding.related),
    )


def _characters(finding: Finding, settings: Settings) -> int:
    """The column in characters; that of a syntax tree, which flake8 shows, counts bytes."""
    if finding.column == 0:
        return 0
    path = str(settings.root / finding.place.path)
    linecache.checkcache(path)
    line = linecache.getline(path, finding.place.line)
    return len(line.encode(errors="surrogatepass")[: finding.column].decode(errors="ignore"))


def _path(path: str, settings: Settings, top: Path | None) -> str:
    if top is None:
        return shown(path, settings)
    full = os.path.realpath(settings.root / path)
    relative = os.path.relpath(full, os.path.realpath(top))
    return full if relative.split(os.sep)[0] == ".." else relative.replace(os.sep, "/")
