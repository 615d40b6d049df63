"""``flake8-notifications init``."""

from __future__ import annotations

import dataclasses
import functools
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from flake8_notifications.adoption import planned_files
from flake8_notifications.adoption.plan import Plan, plan, proposed
from flake8_notifications.adoption.planned_files import FilesError, Output
from flake8_notifications.adoption.section import SectionError, names_in
from flake8_notifications.commands.common import (
    Command,
    decisions,
    expect_all_files,
    expect_bound,
    named_on_command_line,
    with_settings,
)
from flake8_notifications.commands.init_hooks import configuration_path, pre_commit_file
from flake8_notifications.commands.init_output import (
    print_left,
    print_next,
    print_nothing_found,
    print_outputs,
    print_proposals,
    print_unlisted,
    summary,
)
from flake8_notifications.commands.progress import progress
from flake8_notifications.commands.reporting import (
    CODES,
    EXTENSION,
    deselected,
    note_on_packages,
    reported,
    unexcused,
    warn_of_lone_wildcards,
)
from flake8_notifications.committed.allowlist_file import can_be_listed
from flake8_notifications.committed.location import Location
from flake8_notifications.committed.reading import ReadingError, read_text
from flake8_notifications.configuration.flake8_section import configuration_file
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.emissions.allowlist import entry_of
from flake8_notifications.rules.emission_rules import printable
from flake8_notifications.rules.finding import Finding

#: What an entry on the allowlist settles.
_UNLISTED: Final = frozenset({"NTF101", "NTF102"})


@click.command(cls=Command, short_help="set a project up")
@click.option("--write", is_flag=True, help="write the files; without it, only say what they are")
@click.option(
    "--allow-unlisted",
    is_flag=True,
    help="add to the allowlist that the project has what it sends today and does not list",
)
@click.option(
    "--pre-commit",
    is_flag=True,
    help="also make a .pre-commit-config.yaml, or add to that of a repository of several projects",
)
@with_settings
def init(settings: Settings, write: bool, allow_unlisted: bool, pre_commit: bool) -> None:
    """Set a project up: find the records that it has, and write those that are missing.

    A table of fingerprints that its tests check, and a constant that lists what it may send, are
    used as they are. For what has no record yet, today's state is recorded. No file is overwritten;
    the [flake8] section gets further lines.

    Where nothing says what sends events, the options are proposed: the notifiers (what known
    libraries send with, and what is named like a publisher and is handed events), the class that
    the events descend from, and where they keep their version, if they have one. With --write they
    are in the section, and the classes are recorded. What the command line says of the project is
    written into the section as well, where that does not say it yet.

    What the project sends and its own list does not allow is printed, and added to the list only
    with --allow-unlisted.

    Exit status: 0 all is recorded, 1 flake8 will report something, or is told to report nothing.
    """
    settings = _settings_here(settings)
    if write:
        expect_all_files(settings, "nothing is written")
    # Where a project begins there is no earlier record to judge by.
    looked_at = dataclasses.replace(settings, against="")
    if not write:
        # The cache is something that would be written.
        looked_at = dataclasses.replace(looked_at, cache=None)
    with progress("looking at the project"):
        proposals = proposed(looked_at)
        proposal = plan(looked_at, functools.partial(unexcused, settings=settings), proposals)
        expect_bound(proposal.analysis.unmatched)
        selected = _selected(proposal, settings)
        options = {**_only_on_command_line(settings), **proposal.options}
        if selected:
            options[EXTENSION] = ",".join(selected)
        proposal = dataclasses.replace(proposal, options=options)
        remaining = reported(proposal.remaining, settings, selected)
    unlisted = _unlisted(remaining, proposal)
    added = unlisted if allow_unlisted else []
    remaining = [
        finding
        for finding in remaining
        if finding.code not in _UNLISTED or finding.subject not in added
    ]
    outputs = _outputs(proposal, added, settings)
    if pre_commit:
        # The last one is what the section is printed below.
        outputs[:0] = pre_commit_file(proposal, settings)
    print_proposals(proposal.proposals)
    for line in summary(proposal, settings):
        click.echo(line)
    if not proposal.fingerprints.names and not proposal.allowlist.names:
        print_nothing_found(settings, proposal.analysis.wording)
    if write:
        for output in outputs:
            planned_files.write(output)
    print_outputs(proposal, added, outputs, settings, is_written=write)
    print_left(remaining, proposal, settings)
    if unlisted and not added:
        print_unlisted(unlisted, proposal, settings)
    if proposal.allowlist.text is not None:
        warn_of_lone_wildcards(unexcused(proposal.analysis.emissions, settings), settings)
    note = note_on_packages(proposal.analysis.emissions)
    if note:
        click.echo(f"\n{note}")
    complaint = None if selected else deselected(settings)
    if complaint:
        click.echo(f"\nWarning: {complaint}")
    if outputs and not write:
        click.echo("\nNothing is written yet: add --write.")
    elif write:
        print_next(proposal, outputs, settings, has_hooks=pre_commit)
    if remaining or complaint or proposal.analysis.unread:
        raise SystemExit(1)


def _only_on_command_line(settings: Settings) -> dict[str, str]:
    """What the command line says of the project, and its configuration does not: to be written."""
    path = configuration_path(settings)
    try:
        configured = names_in(read_text(path)) if path.exists() else frozenset()
    except (ReadingError, SectionError):
        # Writing says why.
        configured = frozenset()
    values = named_on_command_line(settings.root)
    return {name: value for name, value in values.items() if name not in configured}


def _settings_here(settings: Settings) -> Settings:
    """The settings for where the command runs, if no configuration says where the project is.

    A package is a part of what is above it; git's top level may be above several projects.
    """
    parameters = click.get_current_context().params
    path = configuration_file(parameters["config"], isolated=parameters["isolated"])
    here = Path.cwd()
    while (here / "__init__.py").exists() and here != settings.root:
        here = here.parent
    if path is not None and path.parent != here and parameters["config"] is None:
        click.echo(f"The project is {path.parent}: {path.name} there has the [flake8] section.\n")
    if path is not None or parameters["isolated"] or settings.root == here:
        return settings
    click.echo(
        f"The project is {here}, because no [flake8] section above it says otherwise.\n"
        f"To set up all of {settings.root}, run this there.\n"
    )
    return dataclasses.replace(
        settings,
        root=here,
        allowlist=_moved(settings.allowlist, settings.root, here),
        fingerprints=_moved(settings.fingerprints, settings.root, here),
        samples=_moved(
            Location(settings.samples, is_named=settings.has_named_samples), settings.root, here
        ).path,
        cache=settings.cache and here / os.path.relpath(settings.cache, settings.root),
    )


def _moved(location: Location, root: Path, here: Path) -> Location:
    if location.is_named:
        return location
    return location._replace(path=here / os.path.relpath(location.path, root))


def _selected(proposal: Plan, settings: Settings) -> Sequence[str]:
    """The codes to select besides, where all are left out and there is something to guard."""
    if (
        not (proposal.fingerprints.names or proposal.allowlist.names)
        or deselected(settings) is None
    ):
        return ()
    return () if decisions(settings).extends_selection else CODES


def _unlisted(remaining: list[Finding], proposal: Plan) -> list[str]:
    """The event types that an existing allowlist could have, and has not."""
    if proposal.allowlist.location is None:
        return []
    subjects = {finding.subject for finding in remaining if finding.code in _UNLISTED}
    listable = (
        emission
        for emission in proposal.analysis.emissions
        if printable(emission.event_type) in subjects and can_be_listed(emission)
    )
    return sorted({entry_of(emission) for emission in listable})


def _outputs(proposal: Plan, added: list[str], settings: Settings) -> list[Output]:
    try:
        outputs = list(planned_files.records(proposal))
        if added and proposal.allowlist.location is not None:
            outputs.append(planned_files.entries(proposal.allowlist.location, added))
        # The section comes last, for it names the others.
        return [*outputs, *planned_files.section(proposal, configuration_path(settings))]
    except FilesError as error:
        raise click.ClickException(str(error)) from error
