"""``flake8-notifications bump``."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

import click

from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.bumped_sources import RaisedModule, raised_modules
from flake8_notifications.commands.common import (
    Command,
    UnusableError,
    decisions,
    expect_bound,
    print_diff,
    shown,
    with_settings,
)
from flake8_notifications.commands.fingerprints import record_classes
from flake8_notifications.commands.progress import progress
from flake8_notifications.committed.writing import replace_text
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.payloads.history import history
from flake8_notifications.payloads.model import Payload, Record
from flake8_notifications.rules.baseline import judging_records
from flake8_notifications.rules.finding import Finding, printable
from flake8_notifications.rules.needed_bumps import Raise, Refusal, find_raises, sites

#: A class that has none broke.
_UNVERSIONED: Final = "NTF210"
#: What a higher VERSION mends, and what stands in its way.
_ABOUT_VERSIONS: Final = frozenset({"NTF201", "NTF202", "NTF206", "NTF207", "NTF208"})


@click.command(cls=Command, short_help="raise VERSION by what a change needs")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="write nothing; print what would change as a diff")
@click.option(
    "--record", is_flag=True, help="then do what 'flake8-notifications fingerprints' does"
)
@with_settings
def bump(settings: Settings, names: tuple[str, ...], dry_run: bool, record: bool) -> None:
    """Raise the VERSION of payload classes by what their changes need.

    Where a class keeps the history of its VERSION in comments, a new entry says what changed.
    With NAMEs, only those classes are raised. Afterwards 'flake8-notifications fingerprints'
    records them; --record does both.

    Exit status: 0 raised, or nothing to raise; 1 a class has to be raised by hand.
    """
    if dry_run and record:
        raise click.UsageError("--dry-run writes nothing, so there is nothing to --record")
    with progress("reading payload classes"):
        analysis = analyse(settings, with_emissions=False)
    expect_bound(analysis.unmatched)
    chosen = _chosen(names, analysis, settings)
    judging = judging_records(analysis.records, analysis.baseline)
    found = find_raises(analysis.payloads.classes, judging, settings.policy)
    raises = [needed_bump for needed_bump in found.raises if needed_bump.payload.key in chosen]
    modules = raised_modules(sites(raises), settings.root)
    refused = [refusal for refusal in found.refused if refusal.payload.key in chosen]
    refused += (refusal for module in modules for refusal in module.refused)
    unversioned = _unversioned(chosen, analysis, settings)
    if dry_run:
        for module in modules:
            print_diff(shown(module.path, settings), module.before.text, module.after, "raised")
    else:
        _write(modules, settings)
        # Who has the VERSION of a base is raised with it, or not.
        by_hand = {refusal.payload.place for refusal in refused}
        raises = [
            needed_bump
            for needed_bump in raises
            if by_hand.isdisjoint({needed_bump.payload.place, needed_bump.payload.version_holder})
        ]
        for line in _summary(raises, settings, is_recorded=record):
            click.echo(printable(line))
        if not (raises or refused or unversioned or analysis.unread):
            click.echo(printable(_nothing(analysis, judging, settings)))
    _print_refusals(refused, analysis, settings)
    for finding in unversioned:
        place = f"{shown(finding.place.path, settings)}:{finding.place.line}"
        line = f"{place}: not raised: {finding.message}"
        click.echo(printable(line), err=True)
    is_left = bool(refused or unversioned or analysis.unread)
    if record and not record_classes(settings):
        is_left = True
    if is_left:
        raise SystemExit(1)


def _chosen(names: Sequence[str], analysis: Analysis, settings: Settings) -> Collection[str]:
    """The classes to raise: those whose names are given, or all that flake8 does not ignore."""
    classes = analysis.payloads.classes
    names_known = {payload.key for payload in classes}
    for name in names:
        if name not in names_known.union(payload.name for payload in classes):
            near = difflib.get_close_matches(name, sorted(names_known), 1)
            hint = f": did you mean '{near[0]}'?" if near else ""
            raise UnusableError(f"there is no payload class '{name}'{hint}")
    about = [finding for finding in analysis.findings if finding.code in _ABOUT_VERSIONS]
    if names:
        return {payload.key for payload in classes if payload.key in names or payload.name in names}
    if not about:
        return names_known
    is_reported = decisions(settings).is_reported
    return names_known - {finding.subject for finding in about if not is_reported(finding)}


def _write(modules: Iterable[RaisedModule], settings: Settings) -> None:
    for module in modules:
        if module.after != module.before.text:
            before = module.before
            path = settings.root / module.path
            replace_text(path, module.after, before.encoding, before=before.text)


def _summary(raises: Sequence[Raise], settings: Settings, *, is_recorded: bool) -> Iterator[str]:
    for needed_bump in raises:
        version = needed_bump.payload.version or f"no {needed_bump.payload.version_name}"
        summary = history(needed_bump.changes)
        place = _place(needed_bump.payload, settings)
        yield f"{place}: {needed_bump.payload.name} {version} → {needed_bump.to}" + (
            f": {summary}" if summary else ""
        )
    if raises:
        classes = "class" if len(raises) == 1 else "classes"
        then = "" if is_recorded else ": now run 'flake8-notifications fingerprints'"
        yield f"raised {len(raises)} {classes}{then}"


def _nothing(analysis: Analysis, judging: Mapping[str, Record], settings: Settings) -> str:
    if not analysis.payloads.classes:
        return f"no payload class found (descendants of {', '.join(settings.payload_bases)})"
    if not judging:
        return (
            "no class is recorded yet, so none has changed: "
            "'flake8-notifications fingerprints' records them"
        )
    if not any(payload.has_versions for payload in analysis.payloads.classes):
        return (
            "no class has a version to raise: 'flake8-notifications fingerprints' records what "
            "changed"
        )
    names = {payload.version_name for payload in analysis.payloads.classes if payload.has_versions}
    return f"no class needs a higher {' or '.join(sorted(names))}"


def _unversioned(chosen: Collection[str], analysis: Analysis, settings: Settings) -> list[Finding]:
    """What flake8 says of those of the chosen classes that broke and have no version to raise."""
    unversioned = [
        finding
        for finding in analysis.findings
        if finding.code == _UNVERSIONED and finding.subject in chosen
    ]
    return list(filter(decisions(settings).is_reported, unversioned)) if unversioned else []


def _print_refusals(refused: Iterable[Refusal], analysis: Analysis, settings: Settings) -> None:
    for each in sorted(refused, key=lambda refusal: refusal.payload.place):
        line = f"{_place(each.payload, settings)}: not raised: '{each.payload.name}': {each.reason}"
        click.echo(printable(line), err=True)
    for unread in analysis.unread:
        path = shown(unread.path, settings)
        click.echo(f"{path}:{unread.line}: not read: {unread.reason}", err=True)


def _place(payload: Payload, settings: Settings) -> str:
    place = payload.version_place or payload.place
    return f"{shown(place.path, settings)}:{place.line}"
