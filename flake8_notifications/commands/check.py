"""``flake8-notifications check``."""

from __future__ import annotations

import click

from flake8_notifications import fingerprint_file
from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.commands.common import shown, with_settings
from flake8_notifications.gone import gone
from flake8_notifications.noqa import is_ignored
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.catalogue import RULES
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.payload_rules import judge_gone
from flake8_notifications.settings import Settings


@click.command()
@with_settings
def check(settings: Settings) -> None:
    """Apply every rule to the whole project, and to what no single file can show.

    Exit status: 0 clean, 1 findings.
    """
    analysis = analyse(settings)
    findings = [
        finding
        for finding in filter(_is_on, analysis.findings)
        if not is_ignored(finding, settings.root)
    ]
    if not analysis.payloads.unread:
        # A class that was not found may stand in a file that could not be read.
        findings += _gone(analysis, settings)
    for finding in sorted(findings, key=lambda finding: (finding.place, finding.code)):
        click.echo(_line(finding, settings))
    for unread in analysis.payloads.unread:
        path = shown(unread.path, settings)
        click.echo(f"{path}:{unread.line}: not checked: {unread.reason}", err=True)
    if findings or analysis.payloads.unread:
        raise SystemExit(1)


def _is_on(finding: Finding) -> bool:
    return RULES[finding.code].on_by_default


def _line(finding: Finding, settings: Settings) -> str:
    path = shown(finding.place.path, settings)
    return f"{path}:{finding.place.line}:{finding.column + 1}: {finding.text}"


def _gone(analysis: Analysis, settings: Settings) -> list[Finding]:
    names = gone(analysis, settings)
    if not names:
        return []
    modules = Modules(settings.root, python_files(settings.root, settings.exclude))
    places = fingerprint_file.places(settings.fingerprints, modules)
    found = judge_gone(names, places)
    return [finding for finding in found if not is_ignored(finding, settings.root)]
