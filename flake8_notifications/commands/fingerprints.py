"""``flake8-notifications fingerprints``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.commands.common import (
    Command,
    UnusableError,
    expect_all_files,
    expect_bound,
    print_diff,
    print_unread,
    shown,
    shown_location,
    with_settings,
)
from flake8_notifications.commands.progress import progress
from flake8_notifications.committed.location import Location
from flake8_notifications.committed.rewriting import Rewriting, rewriting
from flake8_notifications.committed.writing import replace_text
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.payloads.changes import changes
from flake8_notifications.removed_classes import removed, removed_since
from flake8_notifications.rules.change_findings import describe
from flake8_notifications.rules.finding import printable
from flake8_notifications.rules.payload_rules import judge_removed
from flake8_notifications.rules.recording import Recording, record
from flake8_notifications.source.place import Place


@click.command(cls=Command, short_help="record the payload classes in the fingerprint file")
@click.option(
    "--accept",
    metavar="NAME",
    multiple=True,
    help="record this class whatever changed; may be given more than once",
)
@click.option(
    "--check", is_flag=True, help="write nothing; exit with 1 and a diff if something would change"
)
@click.option(
    "--hook", is_flag=True, help="as a hook of pre-commit: count what flake8's own hook reports"
)
@with_settings
def fingerprints(settings: Settings, accept: tuple[str, ...], check: bool, hook: bool) -> None:
    """Record the payload classes in the fingerprint file.

    A class that changed without the VERSION it needs is refused: its old record stays.

    Exit status: 0 recorded, 1 something was refused (or, with --check, would change).
    """
    if not record_classes(settings, accept, check=check, hook=hook):
        raise SystemExit(1)


def record_classes(
    settings: Settings, accept: tuple[str, ...] = (), *, check: bool = False, hook: bool = False
) -> bool:
    """Record the payload classes and say so; whether nothing is left to do.

    :param check: write nothing, and print what would change.
    :param hook: only count what is refused.
    """
    if not check:
        record_path = shown_location(settings.fingerprints, settings)
        expect_all_files(settings, f"{record_path} not written")
    with progress("reading payload classes"):
        analysis = analyse(settings, with_emissions=False)
    expect_bound(analysis.unmatched)
    removed_names = removed(analysis, settings)
    accept = _accepted(accept, analysis, removed_names)
    if _print_unread(analysis, settings):
        return False
    since = removed_since(analysis, settings)
    # What is still there may have lost its registration by accident.
    missed = (since | analysis.payloads.unregistered.keys()) & removed_names - {*accept}
    recording = record(
        analysis.payloads.classes,
        analysis.records,
        settings.policy,
        accept=accept,
        keep=analysis.records.keys() - removed_names | missed,
        baseline=analysis.baseline,
        file=settings.fingerprints.described(settings.root),
    )
    refused = {finding.subject for finding in recording.refused} | missed
    # One finding may be about many classes.
    refused |= {payload.key for payload in analysis.payloads.classes if payload.is_unread}
    rewrite = rewriting(settings.fingerprints, analysis.records, recording.records)
    if check:
        path = shown(settings.fingerprints.path, settings)
        print_diff(path, rewrite.before, rewrite.after, "regenerated")
    else:
        if rewrite.is_change:
            _write(rewrite, settings.fingerprints)
        for line in (*_summary(recording, analysis), *_in_part(analysis)):
            click.echo(printable(line))
        click.echo(_total(recording, len(refused), rewrite.is_change, settings))
    if hook and refused:
        number = _counted(len(refused), "class", "classes")
        click.echo(f"{number} refused: flake8 and 'flake8-notifications check' say why", err=True)
    else:
        _print_refusals(recording, settings, with_hint=not check)
        _print_missed(missed, analysis, settings, with_hint=not check)
    return not (recording.refused or missed or (check and rewrite.is_change))


def _write(rewrite: Rewriting, location: Location) -> None:
    # JSON is made anew, whatever it held; a table's module holds more than the table.
    before = None if location.constant is None else rewrite.before
    replace_text(location.path, rewrite.after, rewrite.encoding, before=before)


def _accepted(
    accept: tuple[str, ...], analysis: Analysis, removed_names: frozenset[str]
) -> tuple[str, ...]:
    """What the classes are recorded as whose names, dotted or bare, are given."""
    names = [*removed_names, *(payload.key for payload in analysis.payloads.classes)]
    keys: list[str] = []
    for name in accept:
        meant = [key for key in names if name in (key, key.rpartition(".")[2])]
        if not meant:
            raise UnusableError(f"--accept: there is no payload class '{name}'")
        keys += meant
    return tuple(keys)


def _summary(recording: Recording, analysis: Analysis) -> Iterator[str]:
    for name in recording.added:
        yield f"added {name} {recording.records[name].version}".rstrip()
    for name in recording.updated:
        old, new = analysis.records[name], recording.records[name]
        version = _step(old.version, new.version)
        differences = changes(old.shape, new.shape) if old.shape and new.shape else []
        yield f"updated {name} {version}".rstrip() + (
            f": {describe(differences)}" if differences else ""
        )
    for name in recording.refreshed:
        yield f"re-hashed {name}: fields unchanged"
    for name, before in sorted(recording.moved.items()):
        yield f"moved {before} to {name}"
    for name in recording.dropped:
        yield f"dropped {name}: no longer in the code"


def _step(old: str, new: str) -> str:
    return old if old == new else f"{old or 'no version'} → {new or 'no version'}"


def _in_part(analysis: Analysis) -> Iterator[str]:
    """The classes of which some fields are not known."""
    for payload in analysis.payloads.classes:
        if payload.problems and not payload.is_unread:
            names = sorted({f"'{problem.subject}'" for problem in payload.problems})
            yield f"{payload.key} recorded without {', '.join(names)}: NTF207 says why"


def _total(recording: Recording, refused: int, is_changed: bool, settings: Settings) -> str:
    path = shown_location(settings.fingerprints, settings)
    if not recording.records and not is_changed:
        bases = ", ".join(settings.payload_bases)
        return f"no payload class found (descendants of {bases}); {path} not written"
    if not is_changed and refused:
        return f"{path} unchanged: {_counted(refused, 'class', 'classes')} refused"
    state = "written" if is_changed else "up to date"
    # A table may hold others, which stay.
    kind = "payload " if settings.fingerprints.constant is None else ""
    classes = _counted(len(recording.records), f"{kind}class", f"{kind}classes")
    return f"{path} {state}: {classes}" + (f", {refused} refused" if refused else "")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _accept(what: str, name: str, settings: Settings) -> str:
    """How to override a refusal, and what that does not help with."""
    hint = f". To {what}, add --accept {name}"
    if settings.against:
        hint += "; --notifications-against reports it until it is merged, or has a noqa"
    return hint


def _print_refusals(recording: Recording, settings: Settings, *, with_hint: bool) -> None:
    for finding in recording.refused:
        path = shown(finding.place.path, settings)
        hint = ""
        if with_hint and finding.code in ("NTF201", "NTF202"):
            hint = _accept("record it as it is", finding.subject, settings)
        click.echo(f"{path}:{finding.place.line}: not recorded: {finding.text}{hint}", err=True)


def _print_unread(analysis: Analysis, settings: Settings) -> bool:
    """Say which files hide what may be a payload class, and whether there are any."""
    record = shown_location(settings.fingerprints, settings)
    return print_unread(analysis.unread, settings, f"{record} not written")


def _print_missed(
    names: frozenset[str], analysis: Analysis, settings: Settings, *, with_hint: bool
) -> None:
    """Say which records are not dropped: the revision has them, or the class is there."""
    path, there = settings.fingerprints.path, analysis.payloads.unregistered
    places = {name: there.get(name, Place(str(path), 1)) for name in names}
    revision = None if analysis.baseline is None else analysis.baseline.revision
    file = settings.fingerprints.described(settings.root)
    for finding in judge_removed(names, places, revision, file, there):
        is_there = finding.subject in there
        hint = _accept("drop it", finding.subject, settings) if with_hint and not is_there else ""
        where = shown(finding.place.path, settings) + f":{finding.place.line}" * is_there
        click.echo(f"{where}: not dropped: {finding.text}{hint}", err=True)
