"""``flake8-notifications allowlist``."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import click

from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.commands.common import (
    Command,
    expect_all_files,
    expect_bound,
    looking_for,
    print_unread,
    shown,
    with_settings,
)
from flake8_notifications.commands.progress import progress
from flake8_notifications.commands.reporting import unexcused, warn_of_lone_wildcards
from flake8_notifications.committed import allowlist_file
from flake8_notifications.committed.writing import replace_text
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.emissions.allowlist import Allowlist, entry_of
from flake8_notifications.emissions.model import Emission
from flake8_notifications.source.place import Place

_MOST_PLACES: Final = 3


@click.command(cls=Command, short_help="compare the allowlist with the legacy notifications sent")
@click.option("--init", is_flag=True, help="write the allowlist of what is sent today")
@click.option("--prune", is_flag=True, help="drop the entries that nothing sends any more")
@with_settings
def allowlist(settings: Settings, init: bool, prune: bool) -> None:
    """Compare the allowlist with the legacy notifications that the project sends.

    What '# noqa' excuses is left out.

    Without an option, print what is sent and not listed, and what is listed and not sent; with
    --notifications-against also what is sent and newly listed.

    Exit status: 0 they agree (or now do), 1 they do not.
    """
    if init and prune:
        raise click.UsageError("--init and --prune exclude each other")
    if init:
        _init(settings)
    elif prune:
        _prune(settings)
    else:
        _compare(settings)


def _init(settings: Settings) -> None:
    location = settings.allowlist
    path = shown(location.path, settings)
    if location.constant is not None:
        raise click.ClickException(
            f"{path}::{location.constant} is Python source, which --init does not write: "
            "name a text file with --notifications-allowlist"
        )
    if location.path.exists():
        raise click.ClickException(
            f"{path} exists: --init only writes the first allowlist; to drop entries that "
            "nothing sends any more, use --prune"
        )
    expect_all_files(settings, f"{path} not written")
    # The file that --init shall write need not be there yet.
    unnamed = location._replace(is_named=False)
    with progress(looking_for(settings)):
        analysis = analyse(dataclasses.replace(settings, allowlist=unnamed))
    expect_bound(analysis.unmatched)
    if print_unread(analysis.unread, settings, f"{path} not written, as it may send more"):
        raise SystemExit(1)
    sent = unexcused(analysis.emissions, settings)
    event_types = {entry_of(emission) for emission in sent}
    if event_types:
        comments = allowlist_file.comments_on(sent)
        replace_text(location.path, allowlist_file.dump(event_types, comments, analysis.wording))
        warn_of_lone_wildcards(sent, settings)
        click.echo(f"{path} written: {_count(len(event_types), 'event type')}")
    else:
        click.echo(f"no {analysis.wording.noun} to list; {path} not written")


def _prune(settings: Settings) -> None:
    if settings.allowlist.constant is not None:
        _print_prunable(settings)
        return
    location = settings.allowlist
    path = shown(location.path, settings)
    expect_all_files(settings, f"{path} not written")
    with progress(looking_for(settings)):
        analysis = analyse(settings)
    expect_bound(analysis.unmatched)
    # Read once more, so that what is written back is what was judged.
    text = allowlist_file.load_text(location)
    if text is None:
        raise click.ClickException(f"there is no {path}: make it with --init")
    if print_unread(
        analysis.unread, settings, f"{path} not written, as it may send what is listed"
    ):
        raise SystemExit(1)
    allowed = allowlist_file.parse(text, location.path)
    unused = allowed.unused(analysis.emissions).entries
    for event_type in unused:
        click.echo(f"dropped {event_type}")
    if unused:
        replace_text(location.path, allowlist_file.without(text, unused), before=text)
    state = "written" if unused else "up to date"
    click.echo(f"{path} {state}: {_count(len(allowed.entries) - len(unused), 'event type')}")


def _print_prunable(settings: Settings) -> None:
    """Say which lines of a Python constant to delete: its layout is its author's."""
    with progress(looking_for(settings)):
        analysis = analyse(settings)
    expect_bound(analysis.unmatched)
    unused = analysis.allowlist.unused(analysis.emissions)
    location = f"{shown(settings.allowlist.path, settings)}::{settings.allowlist.constant}"
    if not unused.entries:
        entries = _count(len(analysis.allowlist.entries), "event type")
        click.echo(f"{location} up to date: {entries}")
        return
    click.echo(f"{location} is Python source, which --prune does not write; delete by hand:")
    for line in _entries(unused, settings):
        click.echo(f"  {line}")
    print_unread(analysis.unread, settings, "it may send some of these")
    raise SystemExit(1)


def _compare(settings: Settings) -> None:
    with progress(looking_for(settings)):
        analysis = analyse(settings)
    expect_bound(analysis.unmatched)
    allowed = analysis.allowlist
    unused = allowed.unused(analysis.emissions)
    unlisted = [emission for emission in analysis.emissions if not allowed.covers(emission)]
    new = [
        emission
        for emission in analysis.emissions
        if emission not in unlisted and _is_new(emission, analysis)
    ]
    unlisted, new = unexcused(unlisted, settings), unexcused(new, settings)
    _print_list("sent and not on the allowlist:", list(_sent(unlisted, settings)))
    _print_list(
        f"sent and on the allowlist only since {settings.against}:", list(_sent(new, settings))
    )
    _print_list("on the allowlist and not sent:", list(_entries(unused, settings)))
    is_partial = print_unread(analysis.unread, settings, "what it sends is not known")
    if unlisted or new or unused.entries or is_partial:
        raise SystemExit(1)
    if not allowed.entries:
        click.echo(f"no {analysis.wording.noun} is sent, and none is on the allowlist")
        return
    entries = _count(len(allowed.entries), "event type")
    click.echo(f"the allowlist and what is sent agree: {entries}")


def _is_new(emission: Emission, analysis: Analysis) -> bool:
    """Whether an emission was not listed where the change started."""
    then = analysis.baseline.allowlist if analysis.baseline else None
    return then is not None and not then.covers(emission)


def _print_list(title: str, lines: Sequence[str]) -> None:
    if lines:
        click.echo(title)
        for line in lines:
            click.echo(f"  {line}")


def _sent(emissions: Iterable[Emission], settings: Settings) -> Iterator[str]:
    """The event types as one lists them, in their order, each with the lines that send it."""
    places: dict[str, set[Place]] = {}
    for emission in emissions:
        places.setdefault(entry_of(emission), set()).add(emission.place)
    for entry, lines in sorted(places.items()):
        yield f"{allowlist_file.written(entry)} ({_places(sorted(lines), settings)})"


def _entries(allowed: Allowlist, settings: Settings) -> Iterator[str]:
    """Entries, each with the lines where it stands."""
    for entry, lines in allowed.entries.items():
        yield f"{allowlist_file.written(entry)} ({_places(lines, settings)})"


def _places(places: Sequence[Place], settings: Settings) -> str:
    texts = [f"{shown(place.path, settings)}:{place.line}" for place in places[:_MOST_PLACES]]
    more = len(places) - len(texts)
    return ", ".join(texts) + (f" and {more} more" if more else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
