"""``flake8-notifications samples``."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Sequence

import click

from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.commands.common import (
    Command,
    UnusableError,
    decisions,
    print_diff,
    shown,
    with_settings,
)
from flake8_notifications.commands.progress import progress
from flake8_notifications.committed.writing import replace_text
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.payloads.model import Payload
from flake8_notifications.project.files import listed
from flake8_notifications.project_samples import decorating
from flake8_notifications.project_samples.decorating import Decorated, Decorators, with_additions
from flake8_notifications.project_samples.event_samples import MadeSamples, made_samples
from flake8_notifications.project_samples.new_fields import NewFields
from flake8_notifications.project_samples.updates import Project, Proposal, Proposer, Task, reached
from flake8_notifications.revisions.payload_shapes import RevisionContext
from flake8_notifications.rules.event_sample_rules import EventSample, event_samples
from flake8_notifications.rules.finding import Finding, printable
from flake8_notifications.rules.held_classes import Holders
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.references import Resolver
from flake8_notifications.source.place import Place


@click.command(cls=Command, short_help="update stale samples and make missing ones")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--check", is_flag=True, help="write nothing; exit with 1 and a diff if something would change"
)
@click.option("--dry-run", is_flag=True, help="write nothing; print what would change as a diff")
@click.option(
    "--add-missing",
    is_flag=True,
    help="add all fields that a stale sample leaves out, also those that it always left out",
)
@click.option(
    "--init",
    is_flag=True,
    help="also add decorators for the notifications that are sent and have no sample",
)
@with_settings
def samples(
    settings: Settings,
    names: tuple[str, ...],
    check: bool,
    dry_run: bool,
    add_missing: bool,
    init: bool,
) -> None:
    """Update stale samples, and make those that a decorator names and that are not there.

    In a sample that shows another VERSION than its class has, the version is replaced and the
    fields that are new since are added, with values that are made up; nothing else is touched.
    With NAMEs, only those classes of payloads or notifications. The sample of an event on a bus of
    the project's own is the file that is named after the event type, order.created.json: what every
    object of its class has is added, and the version that the class writes out is replaced.

    Exit status: 0 all is done, 1 something has to be done by hand (or, with --check, would change).
    """
    with progress("reading samples"):
        # Nothing is known of objects on a bus but where something is named that sends them.
        with_events = bool(settings.notifiers)
        analysis = analyse(settings, with_emissions=with_events, with_catalogue=True)
        project = _project(analysis, settings)
        directory = Directory(settings.samples)
        decorators = Decorators(settings.root, project.catalogue)
        unnamed = _additions(names, project, directory)
        added, by_hand = decorators.possible(unnamed if init else [])
        project = project._replace(catalogue=with_additions(project.catalogue, added))
        path = os.path.relpath(settings.samples, settings.root).replace(os.sep, "/")
        proposer = Proposer(project, directory, path, with_all=add_missing)
        known_events = event_samples(analysis.emissions, analysis.payloads.classes)
        tasks = _chosen(names, proposer.tasks(), project, settings, known_events)
        unusable = _unusable(names, proposer, project, settings)
        proposal = proposer.proposal(tasks)
        refused = {each.task.missing.file for each in proposal.refused if each.task.missing}
        added = [addition for addition in added if addition.file not in refused]
        decorated = decorators.modules(added)
        events = _events(names, analysis, settings)
        unusable += events.wrong
    proposal = proposal._replace(
        texts={**proposal.texts, **events.texts}, new={**proposal.new, **events.new}
    )
    if check or dry_run:
        _print_diffs(proposal, decorated, directory, settings)
    else:
        _write(proposal, decorated, directory, settings)
        for sample in events.done:
            place = _place(sample.payloads[0].place, settings)
            click.echo(printable(f"{place}: {sample.event_type}: made {sample.file}"))
        for sample in events.updated:
            place = _place(sample.payloads[0].place, settings)
            click.echo(printable(f"{place}: {sample.event_type}: updated {sample.file}"))
        for each in added:
            click.echo(f"{_place(each.place, settings)}: {each.name}: names {each.file}")
        for line in _summary(
            proposal,
            analysis,
            settings,
            is_clean=not (unusable or events.refused),
            unnamed=0 if init else len(unnamed),
        ):
            click.echo(printable(line))
    is_left = _print_left(proposal, analysis, settings)
    for sample, reason in events.refused:
        place = _place(sample.payloads[0].place, settings)
        click.echo(printable(f"{place}: not done: '{sample.event_type}': {reason}"), err=True)
    for finding in unusable:
        line = f"{_place(finding.place, settings)}: not done: {finding.message}"
        click.echo(printable(line), err=True)
    for addition, reason in by_hand:
        place = _place(addition.place, settings)
        line = f"{place}: no decorator for '{addition.file}' added to '{addition.name}': {reason}"
        click.echo(printable(line), err=True)
    is_change = bool(proposal.texts or proposal.new or decorated)
    if is_left or by_hand or unusable or events.refused or (check and is_change):
        raise SystemExit(1)


def _events(names: Sequence[str], analysis: Analysis, settings: Settings) -> MadeSamples:
    """The samples of events on a bus: of some event types or classes, or of all.

    Of a class that is no event, those of the events that hold it.
    """
    classes = analysis.payloads.classes
    holders = Holders(classes)
    wanted = {name for one in classes if one.name in names for name in holders.events_with(one)}
    wanted.update(names)
    samples = [
        sample
        for sample in event_samples(analysis.emissions, classes)
        if not names or not wanted.isdisjoint({sample.event_type, *_names(sample.payloads)})
    ]
    if not samples or not settings.samples.is_dir():
        return MadeSamples({}, {}, (), (), (), ())
    is_reported = decisions(settings).is_reported
    return made_samples(samples, classes, settings, is_reported)


def _names(payloads: Iterable[Payload]) -> Iterator[str]:
    return (payload.name for payload in payloads)


def _additions(
    names: Sequence[str], project: Project, directory: Directory
) -> list[decorating.Addition]:
    """The samples to name in decorators: of some classes, or of all."""
    additions = decorating.additions(project.catalogue, Resolver(directory))
    return [addition for addition in additions if not names or addition.name in names]


def _place(place: Place, settings: Settings) -> str:
    return f"{shown(place.path, settings)}:{place.line}"


def _project(analysis: Analysis, settings: Settings) -> Project:
    statuses = listed(settings.root, settings.exclude, settings.tests).statuses
    new_fields = NewFields(RevisionContext(settings, settings.against, None, statuses))
    return Project(analysis.catalogue, analysis.payloads.classes, new_fields.reasons)


def _chosen(
    names: Sequence[str],
    tasks: Sequence[Task],
    project: Project,
    settings: Settings,
    events: Sequence[EventSample],
) -> list[Task]:
    """The tasks about some classes, or all that flake8 does not ignore."""
    if not names:
        if not tasks:
            return []
        is_reported = decisions(settings).is_reported
        return [task for task in tasks if any(map(is_reported, task.findings))]
    all_names = {payload.name for payload in project.payloads}
    all_names |= {notification.name for notification in project.catalogue.notifications}
    all_names |= {sample.event_type for sample in events}
    for name in names:
        if name not in all_names:
            near = difflib.get_close_matches(name, sorted(all_names), 1)
            hint = f": did you mean '{near[0]}'?" if near else ""
            raise UnusableError(f"there is no class of notifications or payloads '{name}'{hint}")
    wanted = reached(frozenset(names), project)
    return [task for task in tasks if task.name in wanted]


def _unusable(
    names: Sequence[str], proposer: Proposer, project: Project, settings: Settings
) -> list[Finding]:
    """What is wrong with samples that cannot be brought up to date as they are."""
    findings = proposer.unusable(proposer.tasks())
    if names:
        wanted = reached(frozenset(names), project)
        return [finding for finding in findings if finding.subject in wanted]
    is_reported = decisions(settings).is_reported if findings else None
    return [finding for finding in findings if is_reported is not None and is_reported(finding)]


def _print_diffs(
    proposal: Proposal, modules: Sequence[Decorated], directory: Directory, settings: Settings
) -> None:
    for file, text in proposal.texts.items():
        before = directory.document(file).source.text
        print_diff(shown(directory.path / file, settings), before, text, "updated")
    for file, text in proposal.new.items():
        print_diff(shown(directory.path / file, settings), "", text, "made")
    for module in modules:
        print_diff(shown(module.path, settings), module.before.text, module.after, "decorated")


def _write(
    proposal: Proposal, modules: Sequence[Decorated], directory: Directory, settings: Settings
) -> None:
    for file, text in proposal.texts.items():
        source = directory.document(file).source
        replace_text(directory.path / file, text, source.encoding, before=source.text)
    for file, text in proposal.new.items():
        path = directory.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, text)
    for module in modules:
        before = module.before
        path = settings.root / module.path
        replace_text(path, module.after, before.encoding, before=before.text)


def _summary(
    proposal: Proposal, analysis: Analysis, settings: Settings, *, is_clean: bool, unnamed: int
) -> Iterator[str]:
    for task in proposal.done:
        where = _place(task.place, settings)
        if task.missing is not None:
            yield f"{where}: {task.name}: made {task.missing.file}"
        elif task.shown:
            old = sorted({str(shown_object.version.content) for shown_object in task.shown})
            new = task.shown[0].payload.version or "1.0"
            yield f"{where}: {task.name}: samples {' and '.join(old)} → {new}"
    changed, made = len(proposal.texts), len(proposal.new)
    if changed or made:
        yield f"{_files(changed)} updated, {made} made: look at the values that were made up"
    elif not settings.samples.is_dir() and any(emission.objects for emission in analysis.emissions):
        yield (
            "no directory of samples: make one and name it with --notifications-samples, and "
            "each event gets its sample there"
        )
    elif is_clean and not proposal.refused:
        if not unnamed:
            yield "no sample is stale or missing"
            return
        have, get = ("has", "gets") if unnamed == 1 else ("have", "get")
        yield f"no sample is stale; {unnamed} of what is sent {have} none and {get} one with --init"


def _files(count: int) -> str:
    return f"{count} file" if count == 1 else f"{count} files"


def _print_left(proposal: Proposal, analysis: Analysis, settings: Settings) -> bool:
    """Say what is not done; whether somebody has to."""
    for left in proposal.left:
        place = _place(left.payload.place, settings)
        names = ", ".join(f"'{name}'" for name in left.names)
        line = f"{place}: not added to the samples of '{left.payload.name}': {names}: {left.reason}"
        click.echo(printable(line), err=True)
    if any(stale.is_old for stale in proposal.left):
        click.echo("--add-missing adds what a sample leaves out", err=True)
    for task, reason in proposal.refused:
        place = _place(task.place, settings)
        click.echo(printable(f"{place}: not done: '{task.name}': {reason}"), err=True)
    for unread in analysis.unread:
        path = shown(unread.path, settings)
        click.echo(printable(f"{path}:{unread.line}: not read: {unread.reason}"), err=True)
    return bool(proposal.refused or analysis.unread)
