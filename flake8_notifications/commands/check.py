"""``flake8-notifications check``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from flake8_notifications import fingerprint_file
from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.commands.common import decisions, shown, with_settings
from flake8_notifications.commands.progress import progress
from flake8_notifications.gone import gone
from flake8_notifications.project.files import python_files
from flake8_notifications.project.git import top_level
from flake8_notifications.project.modules import Modules
from flake8_notifications.reports import FORMATS
from flake8_notifications.reports.model import Report, Unchecked, Violation
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.payload_rules import judge_gone
from flake8_notifications.settings import Settings


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="of the findings: lines as flake8 prints them, JSON, SARIF 2.1.0, or the workflow "
    "commands of GitHub Actions; in all but the first, paths start at the top of the checkout",
)
@with_settings
def check(settings: Settings, form: str) -> None:
    """Apply every rule to the whole project, and to what no single file can show.

    What flake8 is told to select or ignore, here and in '# noqa', holds as well.

    Exit status: 0 clean, 1 findings, or files that could not be checked.
    """
    with progress("checking"):
        analysis = analyse(settings)
        findings = _reported(analysis, settings)
    top = None if form == "text" else top_level(settings.root) or settings.root
    report = Report(
        tuple(_violation(finding, settings, top) for finding in findings),
        tuple(
            Unchecked(_path(unread.path, settings, top), unread.line, unread.reason)
            for unread in sorted(analysis.payloads.unread)
        ),
    )
    click.echo(FORMATS[form](report), nl=False)
    if findings or analysis.payloads.unread:
        raise SystemExit(1)


def _reported(analysis: Analysis, settings: Settings) -> list[Finding]:
    found = sorted(_found(analysis, settings), key=lambda finding: (finding.place, finding.code))
    if not found:
        return []
    is_reported = decisions(settings).is_reported
    return [finding for finding in found if is_reported(finding)]


def _found(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    yield from analysis.findings
    if not analysis.payloads.unread:
        # A class that was not found may stand in a file that could not be read.
        yield from _gone(analysis, settings)


def _gone(analysis: Analysis, settings: Settings) -> Iterator[Finding]:
    names = gone(analysis, settings)
    if names:
        modules = Modules(settings.root, python_files(settings.root, settings.exclude))
        yield from judge_gone(names, fingerprint_file.places(settings.fingerprints, modules))


def _violation(finding: Finding, settings: Settings, top: Path | None) -> Violation:
    return Violation(
        _path(finding.place.path, settings, top),
        finding.place.line,
        finding.column + 1,
        finding.code,
        finding.subject,
        finding.message,
    )


def _path(path: str, settings: Settings, top: Path | None) -> str:
    """A path as the user would type it, or from the top of the checkout for another program."""
    if top is None:
        return shown(path, settings)
    full = os.path.realpath(settings.root / path)
    relative = os.path.relpath(full, os.path.realpath(top))
    return full if relative.split(os.sep)[0] == ".." else relative.replace(os.sep, "/")
