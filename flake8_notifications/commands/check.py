"""``flake8-notifications check``."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from flake8_notifications.commands.common import (
    Command,
    decisions,
    expect_bound,
    format_option,
    with_settings,
)
from flake8_notifications.commands.progress import progress
from flake8_notifications.commands.reporting import deselected, note_on_packages, report, reported
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.project.git import top_level
from flake8_notifications.reports import FORMATS
from flake8_notifications.rules.catalogue import RULES, unreported
from flake8_notifications.rules.finding import Finding
from flake8_notifications.verdict import Verdict, verdict_on

_FLAKE8_HOOK: Final = re.compile(r"""\bid['"]?\s*:\s*['"]?flake8(?![\w-])""")


def _codes(value: str | None) -> tuple[str, ...]:
    """The codes that an option lists, or what they start with."""
    if value is None:
        return ()
    codes = tuple(re.findall(r"[^\s,]+", value))
    for code in codes or (value,):
        if not code or not any(known.startswith(code) for known in RULES):
            raise click.BadParameter(f"no rule has a code that is, or starts with, '{code}'")
    return codes


@click.command(cls=Command, short_help="apply every rule to the whole project")
@format_option(
    FORMATS,
    default="text",
    help_text="of the findings: lines as flake8 prints them, JSON, SARIF 2.1.0, the workflow "
    "commands of GitHub Actions, or a code quality report for GitLab; in all but the first, paths "
    "start at the top of the checkout",
)
@click.option(
    "--hook",
    is_flag=True,
    help="as a hook of pre-commit: of FILES, count what flake8's own hook reports and say the rest",
)
@click.option(
    "--select",
    metavar="CODES",
    callback=lambda context, parameter, value: _codes(value),
    help="apply only these rules, and those whose codes start so, as for flake8: NTF101,NTF3",
)
@click.argument("files", metavar="[FILES]...", nargs=-1)
@with_settings
def check(
    settings: Settings, form: str, hook: bool, select: Sequence[str], files: tuple[str, ...]
) -> None:
    """Apply every rule to the whole project, and to what no single file can show.

    What flake8 is told to select or ignore, here and in '# noqa', holds as well. FILES are those
    of a commit, with --hook; else it is always the whole project.

    Exit status: 0 clean, 1 findings, or files that could not be checked.
    """
    if files and not hook:
        raise click.UsageError(
            f"Got unexpected extra argument ({files[0]}): without --hook it is always the whole "
            "project"
        )
    with progress("checking"):
        verdict = verdict_on(settings, unreported(decisions(settings).selects))
        expect_bound(verdict.unmatched)
        findings = reported(verdict.findings, settings)
    said = [finding for finding in findings if _is_said(finding, files, settings)] if hook else []
    findings = [finding for finding in findings if finding not in said]
    unread = verdict.unread
    top = None if form == "text" else top_level(settings.root) or settings.root
    text = FORMATS[form](report(findings, unread, settings, top, verdict.wording))
    click.echo(text, nl=False)
    if said:
        number = "1 finding" if len(said) == 1 else f"{len(said)} findings"
        click.echo(f"{number} in the files of this commit: flake8 says which", err=True)
    elif not findings and not unread:
        for line in _reasons_for_silence(verdict, settings):
            click.echo(line, err=True)
    note = note_on_packages(verdict.undecided)
    if note:
        click.echo(note, err=True)
    if findings or said or unread:
        raise SystemExit(1)


def _is_said(finding: Finding, files: tuple[str, ...], settings: Settings) -> bool:
    """Whether flake8's own hook reports a finding, there being one."""
    places = (finding.place, *finding.causes)
    paths = {os.path.realpath(settings.root / place.path) for place in places}
    return not paths.isdisjoint(map(os.path.realpath, files)) and _has_flake8_hook()


def _has_flake8_hook() -> bool:
    """Whether the configuration of pre-commit, which runs its hooks where that is, has flake8."""
    try:
        text = Path(".pre-commit-config.yaml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return _FLAKE8_HOOK.search(text) is not None


def _reasons_for_silence(verdict: Verdict, settings: Settings) -> Iterator[str]:
    """Why nothing is said, where that does not mean that something was checked and is fine."""
    if verdict.findings:
        yield from filter(None, [deselected(settings)])
    elif verdict.is_empty and verdict.open_calls:
        first, *others = verdict.open_calls
        more = f" and {len(others)} more" if others else ""
        yield (
            f"no {verdict.wording.noun} is known to be sent, but the call at "
            f"{first.path}:{first.line}{more} may send one: nothing says on what object. "
            "'flake8-notifications emissions' lists such calls; an annotation of the object "
            "decides it"
        )
    elif verdict.is_empty:
        yield (
            f"nothing to check in {settings.root}: it has no payload class and sends no "
            f"{verdict.wording.noun}; 'flake8-notifications init' says what counts as one"
        )
