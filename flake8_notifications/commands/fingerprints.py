"""``flake8-notifications fingerprints``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.commands.common import print_diff, shown, shown_location, with_settings
from flake8_notifications.commands.progress import progress
from flake8_notifications.committed.location import Location
from flake8_notifications.committed.rewriting import Rewriting, rewriting
from flake8_notifications.committed.writing import replace_text
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.gone import gone, gone_since
from flake8_notifications.payloads.changes import changes
from flake8_notifications.rules.finding import printable
from flake8_notifications.rules.payload_rules import describe, judge_gone
from flake8_notifications.rules.recording import Recording, record
from flake8_notifications.source.place import Place


@click.command(short_help="record the payload classes in the fingerprint file")
@click.option(
    "--accept",
    metavar="NAME",
    multiple=True,
    help="record this class whatever changed; may be given more than once",
)
@click.option(
    "--check", is_flag=True, help="write nothing; exit with 1 and a diff if something would change"
)
@with_settings
def fingerprints(settings: Settings, accept: tuple[str, ...], check: bool) -> None:
    """Record the payload classes in the fingerprint file.

    A class that changed without the VERSION it needs is refused: its old record stays.

    Exit status: 0 recorded, 1 something was refused (or, with --check, would change).
    """
    with progress("reading payload classes"):
        analysis = analyse(settings, with_emissions=False)
    gone_names = gone(analysis, settings)
    _reject_unknown(accept, analysis, gone_names)
    if _print_unread(analysis, settings):
        raise SystemExit(1)
    missed = gone_since(analysis, settings) & gone_names - {*accept}
    recording = record(
        analysis.payloads.classes,
        analysis.records,
        settings.policy,
        accept=accept,
        keep=analysis.records.keys() - gone_names | missed,
        baseline=analysis.baseline,
        file=settings.fingerprints.described(settings.root),
    )
    rewrite = rewriting(settings.fingerprints, analysis.records, recording.records)
    if check:
        path = shown(settings.fingerprints.path, settings)
        print_diff(path, rewrite.before, rewrite.after, "regenerated")
    else:
        if rewrite.is_change:
            _write(rewrite, settings.fingerprints)
        for line in _summary(recording, analysis):
            click.echo(printable(line))
        click.echo(_total(recording, rewrite.is_change, settings))
    _print_refusals(recording, settings)
    _print_missed(missed, analysis, settings)
    if recording.refused or missed or (check and rewrite.is_change):
        raise SystemExit(1)


def _write(rewrite: Rewriting, location: Location) -> None:
    # JSON is made anew, whatever it held; a table's module holds more than the table.
    before = None if location.constant is None else rewrite.before
    replace_text(location.path, rewrite.after, rewrite.encoding, before=before)


def _reject_unknown(
    accept: tuple[str, ...], analysis: Analysis, gone_names: frozenset[str]
) -> None:
    names = {payload.name for payload in analysis.payloads.classes} | gone_names
    for name in accept:
        if name not in names:
            raise click.UsageError(f"--accept: there is no payload class '{name}'")


def _summary(recording: Recording, analysis: Analysis) -> Iterator[str]:
    for name in recording.added:
        yield f"added {name} {recording.records[name].version}"
    for name in recording.updated:
        old, new = analysis.records[name], recording.records[name]
        version = old.version if old.version == new.version else f"{old.version} → {new.version}"
        found = changes(old.shape, new.shape) if old.shape and new.shape else []
        yield f"updated {name} {version}" + (f": {describe(found)}" if found else "")
    for name in recording.refreshed:
        yield f"re-hashed {name}: fields unchanged"
    for name in recording.dropped:
        yield f"dropped {name}: no longer in the code"


def _total(recording: Recording, is_changed: bool, settings: Settings) -> str:
    path = shown_location(settings.fingerprints, settings)
    if not recording.records and not is_changed:
        bases = ", ".join(settings.payload_bases)
        return f"no payload class found (descendants of {bases}); {path} not written"
    state = "written" if is_changed else "up to date"
    # A table may hold others, which stay.
    classes = "payload classes" if settings.fingerprints.constant is None else "classes"
    return f"{path} {state}: {len(recording.records)} {classes}"


def _reported(settings: Settings) -> str:
    """What --accept does not help with."""
    if not settings.against:
        return ""
    return "; with --notifications-against it is reported until it is merged, or has a noqa"


def _print_refusals(recording: Recording, settings: Settings) -> None:
    for finding in recording.refused:
        path = shown(finding.place.path, settings)
        hint = ""
        if finding.code in ("NTF201", "NTF202"):
            hint = f" (or record it as it is with --accept {finding.subject}{_reported(settings)})"
        click.echo(f"{path}:{finding.place.line}: not recorded: {finding.text}{hint}", err=True)


def _print_unread(analysis: Analysis, settings: Settings) -> bool:
    """Say which files hide what may be a payload class, and whether there are any."""
    record = shown_location(settings.fingerprints, settings)
    for unread in analysis.unread:
        path = shown(unread.path, settings)
        line = f"{path}:{unread.line}: not read: {unread.reason}; {record} not written"
        click.echo(printable(line), err=True)
    return bool(analysis.unread)


def _print_missed(names: frozenset[str], analysis: Analysis, settings: Settings) -> None:
    """Say which records are not dropped, for the revision has them."""
    if analysis.baseline is None:
        return
    path = settings.fingerprints.path
    places = {name: Place(str(path), 1) for name in names}
    file = settings.fingerprints.described(settings.root)
    for finding in judge_gone(places, analysis.baseline.revision, file):
        hint = f" (or drop it with --accept {finding.subject}{_reported(settings)})"
        click.echo(f"{shown(path, settings)}: not dropped: {finding.text}{hint}", err=True)
