"""``flake8-notifications init``."""

from __future__ import annotations

import dataclasses
import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from flake8_notifications import __version__
from flake8_notifications.adoption.plan import Part, Plan, plan
from flake8_notifications.adoption.section import NAME, SectionError, with_options, written
from flake8_notifications.commands.common import shown, shown_location, with_settings
from flake8_notifications.commands.progress import progress
from flake8_notifications.commands.reporting import report, reported
from flake8_notifications.location import Location
from flake8_notifications.project.git import top_level
from flake8_notifications.reading import ReadingError, read_text
from flake8_notifications.reports import FORMATS
from flake8_notifications.rules.emission_rules import printable
from flake8_notifications.rules.finding import Finding
from flake8_notifications.settings import Settings, configuration_file
from flake8_notifications.writing import replace_text

_PRE_COMMIT = f"""\
  - repo: https://github.com/pycqa/flake8
    rev: 7.3.0
    hooks:
      - id: flake8
        additional_dependencies: [flake8-notifications]
  - repo: https://github.com/flake8-notifications/flake8-notifications
    rev: {__version__}
    hooks:
      - id: flake8-notifications-fingerprints
"""
_CI = """\
  pip install flake8 flake8-notifications
  flake8
  flake8-notifications check --notifications-against origin/main
"""


class _Output(NamedTuple):
    """A file to write."""

    path: Path
    text: str
    before: str | None = None


@click.command(short_help="set a project up")
@click.option("--write", is_flag=True, help="write the files; without it, only say what they are")
@with_settings
def init(settings: Settings, write: bool) -> None:
    """Set a project up: find the records that it has, and write those that it has not.

    A table of fingerprints that its tests check, and a constant that lists the legacy notifications
    it may send, are taken as they are. For what has no record yet, today's state is recorded. No
    file is overwritten but that of the [flake8] section, which gets further lines.

    Exit status: 0 flake8 will report nothing, 1 it will.
    """
    # Where a project begins there is no earlier record to judge by.
    looked_at = dataclasses.replace(settings, against="")
    if not write:
        # The cache is something that would be written.
        looked_at = dataclasses.replace(looked_at, cache=None)
    with progress("looking at the project"):
        found = plan(looked_at)
    outputs = [*_records(found), *_configuration(found, settings)]
    for line in _summary(found, settings):
        click.echo(line)
    if not found.fingerprints.names and not found.allowlist.names:
        _print_nothing_found(settings)
    if write:
        for output in outputs:
            _write(output)
    _print_outputs(found, outputs, settings, is_written=write)
    left = reported(found.remaining, settings)
    _print_left(left, found, settings)
    if outputs and not write:
        click.echo("\nNothing is written yet: run 'flake8-notifications init --write'.")
    elif write:
        _print_next(found, settings)
    if left or found.analysis.payloads.unread:
        raise SystemExit(1)


def _records(found: Plan) -> Iterator[_Output]:
    for part in (found.fingerprints, found.allowlist):
        if part.text is not None and part.location is not None:
            yield _Output(part.location.path, part.text)


def _configuration(found: Plan, settings: Settings) -> Iterator[_Output]:
    if not found.options:
        return
    path = _configuration_path(settings)
    before: str | None = None
    try:
        before = read_text(path)
    except FileNotFoundError:
        pass
    except ReadingError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield _Output(path, with_options(before or "", found.options), before)
    except SectionError as error:
        raise click.ClickException(
            f"{shown(path, settings)}: {error}; add this to its [{NAME}] section by hand: "
            + "; ".join(written(found.options))
        ) from error


def _write(output: _Output) -> None:
    if output.before is None and output.path.exists():
        raise click.ClickException(f"{output.path}: was made meanwhile: run the command again")
    replace_text(output.path, output.text, before=output.before)


def _configuration_path(settings: Settings) -> Path:
    given = click.get_current_context().params
    path = configuration_file(given["config"], isolated=given["isolated"])
    return path or settings.root / "setup.cfg"


def _summary(found: Plan, settings: Settings) -> Iterator[str]:
    yield from _of_part("payload class", "payload classes", found.fingerprints, settings)
    yield from _of_part("legacy event type", "legacy event types", found.allowlist, settings)


def _of_part(one: str, many: str, part: Part, settings: Settings) -> Iterator[str]:
    count = len(part.names)
    if part.location is None:
        yield f"{count} {one if count == 1 else many}"
        return
    state = "to be recorded" if part.text is not None else "recorded"
    where = _shown_location(part.location, settings)
    yield f"{count} {one if count == 1 else many}, {len(part.covered)} {state} in {where}"
    for candidate in part.found[1:]:
        where = _shown_location(candidate.location, settings)
        yield f"  not taken: {where}, which has {len(candidate.covered)} of them"


def _shown_location(location: Location, settings: Settings) -> str:
    return printable(shown_location(location, settings))


def _print_nothing_found(settings: Settings) -> None:
    bases = ", ".join(settings.payload_bases)
    click.echo(
        f"\nThere is nothing to guard yet in {settings.root}. Payload classes are registered\n"
        f"descendants of {bases}:\n"
        "name other bases with --notifications-payload-bases. Legacy notifications are what a\n"
        "notifier of oslo.messaging sends: name others with --notifications-notifiers."
    )


def _print_outputs(
    found: Plan, outputs: list[_Output], settings: Settings, *, is_written: bool
) -> None:
    if not outputs:
        return
    click.echo("\nWritten:" if is_written else "\nTo be written:")
    for output in outputs:
        click.echo(f"  {printable(shown(output.path, settings))}")
    if found.options:
        click.echo(f"    [{NAME}]")
        for line in written(found.options):
            click.echo(f"    {printable(line)}")


def _print_left(left: list[Finding], found: Plan, settings: Settings) -> None:
    unread = found.analysis.payloads.unread
    if not left and not unread:
        return
    click.echo("\nflake8 will still report:")
    click.echo(FORMATS["text"](report(left, unread, settings, None)), nl=False)
    location = found.allowlist.location
    unlisted = sorted({each.subject for each in left if each.code in ("NTF101", "NTF102")})
    if unlisted and location is not None:
        click.echo(
            f"Send versioned notifications instead. If they are to stay, that is for the project\n"
            f"to decide: add them to {_shown_location(location, settings)}"
        )
        for event_type in unlisted:
            click.echo(f"  {event_type!r}," if location.constant else f"  {event_type}")


def _print_next(found: Plan, settings: Settings) -> None:
    files = _to_commit(found, settings)
    if files and top_level(settings.root) is not None:
        click.echo(f"\nCommit:\n  git add {shlex.join(files)}")
    elif files:
        click.echo(f"\nKeep under version control: {shlex.join(files)}")
    if files:
        click.echo(f"\nIn .pre-commit-config.yaml, under 'repos':\n{_PRE_COMMIT}")
        click.echo(f"In CI:\n{_CI}", nl=False)


def _to_commit(found: Plan, settings: Settings) -> list[str]:
    paths = [
        part.location.path
        for part in (found.fingerprints, found.allowlist)
        if part.location is not None and part.location.constant is None
    ]
    if found.options:
        paths.append(_configuration_path(settings))
    return [os.path.normpath(shown(path, settings)) for path in paths]
