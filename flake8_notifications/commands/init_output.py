"""What ``init`` prints."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from typing import Final

import click

from flake8_notifications import REPOSITORY
from flake8_notifications.adoption.buses import Proposal
from flake8_notifications.adoption.plan import Part, Plan
from flake8_notifications.adoption.planned_files import Output
from flake8_notifications.adoption.sample_directory import SampleDirectory
from flake8_notifications.adoption.section import NAME, written
from flake8_notifications.commands.common import shown, shown_location
from flake8_notifications.commands.init_hooks import hooks_of, packages_of
from flake8_notifications.commands.reporting import report
from flake8_notifications.committed.location import Location
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.project.git import top_level
from flake8_notifications.reports import FORMATS
from flake8_notifications.rules.emission_rules import printable
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.wording import LEGACY, Wording

_CI: Final = """\
  pip install flake8 {packages}
  flake8
  flake8-notifications check --notifications-against origin/main
"""
_BUS_PAGE: Final = f"{REPOSITORY}/blob/main/docs/how-to/in-house-bus.md"


def summary(proposal: Plan, settings: Settings) -> Iterator[str]:
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


def print_proposals(proposals: Sequence[Proposal]) -> None:
    if not proposals:
        return
    click.echo("Nothing says yet what sends events here. Proposed, for you to judge:")
    for proposal in proposals:
        click.echo(f"  {printable(f'{proposal.option} = {proposal.value}')}")
        click.echo(f"    {printable(proposal.reason)}")
        if proposal.obstacle:
            click.echo(f"    {printable(proposal.obstacle)}")
    click.echo()


def print_nothing_found(settings: Settings, wording: Wording) -> None:
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


def print_outputs(
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


def print_left(remaining: list[Finding], proposal: Plan, settings: Settings) -> None:
    unread = proposal.analysis.unread
    if remaining or unread:
        click.echo("\nflake8 will still report:")
        click.echo(FORMATS["text"](report(remaining, unread, settings, None)), nl=False)


def print_unlisted(unlisted: list[str], proposal: Plan, settings: Settings) -> None:
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


def print_next(
    proposal: Plan, outputs: list[Output], settings: Settings, *, has_hooks: bool
) -> None:
    names = _to_commit(proposal, outputs, settings)
    if names and top_level(settings.root) is not None:
        click.echo(f"\nCommit:\n  git add {shlex.join(names)}")
    elif names:
        click.echo(f"\nKeep under version control: {shlex.join(names)}")
    if names:
        packages = packages_of(proposal)
        if not has_hooks:
            hooks = hooks_of(packages, settings)
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
