"""``flake8-notifications init``."""

from __future__ import annotations

import dataclasses
import functools
import os
import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from flake8_notifications import REPOSITORY, __version__
from flake8_notifications.adoption import planned_files
from flake8_notifications.adoption.buses import Proposal
from flake8_notifications.adoption.hooks import HooksError, with_repos
from flake8_notifications.adoption.plan import Part, Plan, plan, proposed
from flake8_notifications.adoption.planned_files import FilesError, Output
from flake8_notifications.adoption.sample_directory import SampleDirectory
from flake8_notifications.adoption.section import NAME, SectionError, names_in, written
from flake8_notifications.commands.common import (
    Command,
    decisions,
    expect_all_files,
    expect_bound,
    named_on_command_line,
    shown,
    shown_location,
    with_settings,
)
from flake8_notifications.commands.progress import progress
from flake8_notifications.commands.reporting import (
    CODES,
    EXTENSION,
    deselected,
    note_on_packages,
    packages_behind,
    report,
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
from flake8_notifications.project.git import top_level
from flake8_notifications.reports import FORMATS
from flake8_notifications.rules.emission_rules import printable
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.wording import LEGACY, Wording

_HOOKS: Final = ("flake8-notifications-fingerprints", "flake8-notifications-check")
_PRE_COMMIT: Final = """\
  - repo: https://github.com/pycqa/flake8
    rev: 7.3.0
    hooks:
      - id: flake8
        additional_dependencies: [{packages}]
  - repo: https://github.com/flake8-notifications/flake8-notifications
    rev: {version}
    hooks:
      - id: {hooks[0]}{further}
      - id: {hooks[1]}{further}
"""
#: What tells the hooks of one project from those of others.
_OWN_CONFIGURATION: Final = re.compile(r"args: \[--config=[^\]]+\]")
#: What an entry on the allowlist settles.
_UNLISTED: Final = frozenset({"NTF101", "NTF102"})
_CI: Final = """\
  pip install flake8 {packages}
  flake8
  flake8-notifications check --notifications-against origin/main
"""


_BUS_PAGE: Final = f"{REPOSITORY}/blob/main/docs/how-to/in-house-bus.md"


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
        outputs[:0] = _pre_commit(proposal, settings)
    _print_proposals(proposal.proposals)
    for line in _summary(proposal, settings):
        click.echo(line)
    if not proposal.fingerprints.names and not proposal.allowlist.names:
        _print_nothing_found(settings, proposal.analysis.wording)
    if write:
        for output in outputs:
            planned_files.write(output)
    _print_outputs(proposal, added, outputs, settings, is_written=write)
    _print_left(remaining, proposal, settings)
    if unlisted and not added:
        _print_unlisted(unlisted, proposal, settings)
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
        _print_next(proposal, outputs, settings, has_hooks=pre_commit)
    if remaining or complaint or proposal.analysis.unread:
        raise SystemExit(1)


def _only_on_command_line(settings: Settings) -> dict[str, str]:
    """What the command line says of the project, and its configuration does not: to be written."""
    path = _configuration_path(settings)
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


def _packages(proposal: Plan) -> list[str]:
    """What to install beside flake8: the plugin, and what would tell what is not known."""
    further = packages_behind(proposal.analysis.emissions, proposal.analysis.findings)
    return ["flake8-notifications", *(package.replace("_", "-") for package in further)]


def _pre_commit(proposal: Plan, settings: Settings) -> list[Output]:
    """The file of pre-commit; where there is one, a project below it gets hooks of its own."""
    path = (top_level(settings.root) or settings.root) / ".pre-commit-config.yaml"
    hooks = _hooks(_packages(proposal), settings)
    if not path.exists():
        return [Output(path, f"repos:\n{hooks}")]
    own = _OWN_CONFIGURATION.search(hooks)
    try:
        before = read_text(path)
        if own is not None and own[0] in before:
            return []
        if own is None:
            raise HooksError("it may have a hook of flake8's")
        return [Output(path, with_repos(before, hooks), before)]
    except (HooksError, ReadingError) as error:
        raise click.ClickException(
            f"{shown(path, settings)} is there, and {error}: add by hand, under 'repos':\n{hooks}"
        ) from error


def _hooks(packages: Sequence[str], settings: Settings) -> str:
    """The hooks; they run at git's top level, and the project may be below it."""
    further = ", ".join(packages[1:])
    text = _PRE_COMMIT.format(
        packages=", ".join(packages),
        version=__version__,
        hooks=_HOOKS,
        further=f"\n        additional_dependencies: [{further}]" if further else "",
    )
    top = top_level(settings.root)
    if top is not None and os.path.realpath(top) != os.path.realpath(settings.root):
        path = os.path.relpath(
            os.path.realpath(_configuration_path(settings)), os.path.realpath(top)
        )
        for name in ("flake8", *_HOOKS):
            line = f"      - id: {name}\n"
            text = text.replace(line, f"{line}        args: [--config={path}]\n")
        # The files of other projects have configurations of their own.
        below = os.path.relpath(os.path.realpath(settings.root), os.path.realpath(top))
        line = "      - id: flake8\n"
        text = text.replace(line, f"{line}        files: ^{re.escape(below)}/\n")
    return text


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
        return [*outputs, *planned_files.section(proposal, _configuration_path(settings))]
    except FilesError as error:
        raise click.ClickException(str(error)) from error


def _configuration_path(settings: Settings) -> Path:
    parameters = click.get_current_context().params
    path = configuration_file(parameters["config"], isolated=parameters["isolated"])
    return path or settings.root / "setup.cfg"


def _summary(proposal: Plan, settings: Settings) -> Iterator[str]:
    yield from _of_part("payload class", "payload classes", proposal.fingerprints, settings)
    kind = "legacy event type" if proposal.analysis.wording.noun == LEGACY.noun else "event type"
    yield from _of_part(kind, f"{kind}s", proposal.allowlist, settings)
    yield from _of_samples(proposal.samples, settings)


def _of_samples(samples: SampleDirectory, settings: Settings) -> Iterator[str]:
    count = len(samples.named)
    if not count:
        return
    what = "1 sample" if count == 1 else f"{count} samples"
    if samples.path is None:
        yield f"{what}, and no directory that has them"
    else:
        yield f"{what}, {len(samples.found)} of them in {printable(shown(samples.path, settings))}"


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


def _print_proposals(proposals: Sequence[Proposal]) -> None:
    if not proposals:
        return
    click.echo("Nothing says yet what sends events here. Proposed, for you to judge:")
    for proposal in proposals:
        click.echo(f"  {printable(f'{proposal.option} = {proposal.value}')}")
        click.echo(f"    {printable(proposal.reason)}")
        if proposal.obstacle:
            click.echo(f"    {printable(proposal.obstacle)}")
    click.echo()


def _print_nothing_found(settings: Settings, wording: Wording) -> None:
    bases = ", ".join(settings.payload_bases)
    if wording.noun != LEGACY.noun:
        click.echo(
            f"\nThere is nothing to guard yet in {settings.root}.\n"
            "- Which function or method sends events, and which argument is the event type?\n"
            "  --notifications-notifiers=shop.bus.Bus.publish:0\n"
            "- Which classes describe them: the descendants of a base, or those of a module?\n"
            "  --notifications-payload-bases=shop.events.Event\n"
            "  --notifications-payload-classes='shop.events.*'\n"
            "Run this command again with these options, as they are in your project.\n"
            f"{_BUS_PAGE} says more."
        )
        return
    click.echo(
        f"\nThere is nothing to guard yet in {settings.root}. Payload classes are registered\n"
        f"descendants of {bases}:\n"
        "name other bases with --notifications-payload-bases. Legacy notifications are what a\n"
        "notifier of oslo.messaging sends: name others with --notifications-notifiers."
    )


def _print_outputs(
    proposal: Plan, added: list[str], outputs: list[Output], settings: Settings, *, is_written: bool
) -> None:
    if not outputs:
        return
    click.echo("\nWritten:" if is_written else "\nTo be written:")
    for output in outputs:
        click.echo(f"  {printable(shown(output.path, settings))}")
        if output.path == getattr(proposal.allowlist.location, "path", None):
            for event_type in added:
                click.echo(f"    {event_type}")
    for line in [f"[{NAME}]", *written(proposal.options)] if proposal.options else []:
        click.echo(f"    {printable(line)}")


def _print_left(remaining: list[Finding], proposal: Plan, settings: Settings) -> None:
    unread = proposal.analysis.unread
    if remaining or unread:
        click.echo("\nflake8 will still report:")
        click.echo(FORMATS["text"](report(remaining, unread, settings, None)), nl=False)


def _print_unlisted(unlisted: list[str], proposal: Plan, settings: Settings) -> None:
    location = proposal.allowlist.location
    where = "" if location is None else _shown_location(location, settings)
    wording = proposal.analysis.wording
    if wording == LEGACY:
        advice = "Send versioned notifications instead,\nor allow them: --allow-unlisted adds"
    elif wording.instead:
        instead = wording.instead[:1].upper() + wording.instead[1:]
        advice = f"{instead},\nor allow them: --allow-unlisted adds"
    else:
        advice = "To allow them,\n--allow-unlisted adds"
    click.echo(f"\nThe project's own allowlist does not have these. {advice} them to {where}")
    for event_type in unlisted:
        click.echo(f"  {event_type}")


def _print_next(
    proposal: Plan, outputs: list[Output], settings: Settings, *, has_hooks: bool
) -> None:
    names = _to_commit(proposal, outputs, settings)
    if names and top_level(settings.root) is not None:
        click.echo(f"\nCommit:\n  git add {shlex.join(names)}")
    elif names:
        click.echo(f"\nKeep under version control: {shlex.join(names)}")
    if names:
        packages = _packages(proposal)
        if not has_hooks:
            hooks = _hooks(packages, settings)
            click.echo(f"\nIn .pre-commit-config.yaml, under 'repos':\n{hooks}", nl=False)
        click.echo(f"\nIn CI:\n{_CI.format(packages=' '.join(packages))}", nl=False)


def _to_commit(proposal: Plan, outputs: list[Output], settings: Settings) -> list[str]:
    paths = [
        part.location.path
        for part in (proposal.fingerprints, proposal.allowlist)
        if part.location is not None and part.location.constant is None
    ]
    paths += (output.path for output in outputs)
    return [os.path.normpath(shown(path, settings)) for path in dict.fromkeys(paths)]
