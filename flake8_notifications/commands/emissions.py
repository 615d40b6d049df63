"""``flake8-notifications emissions``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

import click

from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.commands.common import (
    Command,
    format_option,
    looking_for,
    print_unread,
    shown,
    with_settings,
)
from flake8_notifications.commands.progress import progress
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.configuration.vocabulary import wording_here
from flake8_notifications.emissions.model import Emission, Wrapper
from flake8_notifications.rules.emission_rules import uninstalled
from flake8_notifications.rules.finding import printable
from flake8_notifications.rules.wording import EVENTS
from flake8_notifications.source.place import Place

_FORMAT: Final = 1


@click.command(cls=Command, short_help="list everything that is sent, and who calls what sends it")
@format_option(["text", "json"], default="text", help_text="of the list")
@with_settings
def emissions(settings: Settings, form: str) -> None:
    """List everything that is sent, and account for each wrapper.

    A line has the place, the priority, the event type and the wrappers that it goes through. Then
    comes each wrapper with its callers, and with the calls of the same name whose receiver cannot
    be known. Use it to check that silence is right, and to find where a notification got lost.
    Versioned notifications are not in it: 'flake8-notifications catalog' lists those.

    Exit status: 0 all was read, 1 some files could not be.
    """
    with progress(looking_for(settings)):
        analysis = analyse(settings)
    if form == "json":
        click.echo(json.dumps(_document(analysis, settings), indent=2))
    else:
        for line in _lines(analysis, settings):
            click.echo(printable(line))
    if print_unread(analysis.unread, settings, "what it sends is not known"):
        raise SystemExit(1)


def _lines(analysis: Analysis, settings: Settings) -> Iterator[str]:
    # Events have no priorities, so that nobody asks for theirs.
    has_events = wording_here(settings).noun == EVENTS.noun
    any_priority = "" if has_events else "any priority "
    for emission in analysis.emissions:
        via = f" (via {' → '.join(emission.via)})" if emission.via else ""
        missing = uninstalled(emission.missing)
        why = (
            f": {emission.reason}" + (f", {missing}" if missing else "") if emission.reason else ""
        )
        place = f"{_shown(emission.place, settings)}:{emission.column + 1}"
        priority = f"{emission.priority} " if emission.priority else any_priority
        yield f"{place}: {priority}'{emission.event_type}'{via}{why}"
    if analysis.emissions:
        yield ""
    for wrapper in analysis.wrappers:
        yield f"{_shown(wrapper.place, settings)}: wrapper {wrapper.name}"
        yield from _account(wrapper, settings)
    if analysis.wrappers:
        yield ""
    yield _total(analysis)
    if any(payload.shape.kind is None for payload in analysis.payloads.classes):
        yield (
            "Versioned notifications are not among these: 'flake8-notifications catalog' lists them"
        )


def _account(wrapper: Wrapper, settings: Settings) -> Iterator[str]:
    if wrapper.callers:
        yield "  called at:"
        yield from _places(wrapper.callers, settings)
    if wrapper.open_calls:
        yield "  may be called at, where the receiver cannot be known:"
        yield from _places(wrapper.open_calls, settings)
    if not wrapper.callers and not wrapper.open_calls:
        yield "  nobody calls it"


def _places(places: Iterable[Place], settings: Settings) -> Iterator[str]:
    return (f"    {_shown(place, settings)}" for place in places)


def _total(analysis: Analysis) -> str:
    sites = {(emission.place, emission.column) for emission in analysis.emissions}
    event_types = {(emission.event_type, emission.is_known) for emission in analysis.emissions}
    return (
        f"{_count(len(event_types), 'event type')} sent at {_count(len(sites), 'place')}, "
        f"through {_count(len(analysis.wrappers), 'wrapper')}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _shown(place: Place, settings: Settings) -> str:
    return f"{shown(place.path, settings)}:{place.line}"


def _document(analysis: Analysis, settings: Settings) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "emissions": [_of_emission(emission, settings) for emission in analysis.emissions],
        "wrappers": [
            {
                "name": wrapper.name,
                **_of_place(wrapper.place, settings),
                "callers": [_of_place(place, settings) for place in wrapper.callers],
                "open_calls": [_of_place(place, settings) for place in wrapper.open_calls],
            }
            for wrapper in analysis.wrappers
        ],
        "unread": [
            {
                "path": shown(unread_file.path, settings),
                "line": unread_file.line,
                "reason": unread_file.reason,
            }
            for unread_file in analysis.unread
        ],
    }


def _of_emission(emission: Emission, settings: Settings) -> dict[str, Any]:
    return {
        "event_type": emission.event_type,
        "is_known": emission.is_known,
        "priority": emission.priority,
        **_of_place(emission.place, settings),
        "column": emission.column + 1,
        "via": list(emission.via),
        "reason": emission.reason,
        "missing": list(emission.missing),
    }


def _of_place(place: Place, settings: Settings) -> dict[str, Any]:
    return {"path": shown(place.path, settings), "line": place.line}
