"""``flake8-notifications catalog``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import click

from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.catalogue.model import Notification, Text
from flake8_notifications.commands.common import shown, with_settings
from flake8_notifications.commands.progress import progress
from flake8_notifications.configuration.linted import checked_paths
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.payloads.model import Payload
from flake8_notifications.rules.finding import printable
from flake8_notifications.source.place import Place

_FORMAT: Final = 1


@click.command(short_help="list all versioned notifications")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json"]),
    default="json",
    show_default=True,
    help="of the list",
)
@with_settings
def catalog(settings: Settings, form: str) -> None:
    """List the versioned notifications of the project, and what is known of each.

    A notification has the event types, priorities and publishers that it is sent with, the class
    of its payload, the functions that send it and the samples that its decorators name. A '*'
    stands for what only the running program knows, with the reason. What is printed depends on
    nothing but the sources, and has no line numbers.

    Exit status: 0 all was read, 1 some files could not be.
    """
    with progress("looking for versioned notifications"):
        analysis = analyse(settings, with_emissions=False, with_catalogue=True)
    is_checked = checked_paths(settings.unchecked, settings.root)
    click.echo(json.dumps(_document(analysis, is_checked), indent=2))
    unread = sorted({*analysis.unread, *analysis.catalogue.unread})
    for each in unread:
        path = shown(each.path, settings)
        line = f"{path}:{each.line}: not read: {each.reason}; what it sends is not known"
        click.echo(printable(line), err=True)
    if unread:
        raise SystemExit(1)


def _document(analysis: Analysis, is_checked: Callable[[str], bool]) -> dict[str, Any]:
    catalogue = analysis.catalogue
    by_place = {each.place: each for each in analysis.payloads.classes}
    notifications = [
        _of_notification(each, by_place)
        for each in catalogue.notifications
        if is_checked(each.place.path)
    ]
    return {
        "format": _FORMAT,
        "notifications": sorted(
            notifications, key=lambda each: (each["class"], each["module"], each["payload"] or "")
        ),
        "payloads": [
            _of_payload(each, catalogue.filled.get(each.place))
            for each in sorted(
                analysis.payloads.classes, key=lambda each: (each.name, each.place.path)
            )
        ],
        "unknown": _unknown(catalogue.unknown),
    }


def _of_notification(each: Notification, by_place: Mapping[Place, Payload]) -> dict[str, Any]:
    payload = None if each.payload_place is None else by_place.get(each.payload_place)
    own = by_place.get(each.place)
    return {
        "class": each.name,
        "module": each.place.path,
        "version": None if own is None else own.version,
        "payload": each.payload,
        "payload_version": None if payload is None else payload.version,
        "event_types": _texts(each.event_types),
        "priorities": _texts(each.priorities),
        "publishers": _texts(each.publishers),
        "senders": sorted({sender.function for sender in each.senders}),
        "samples": [sample.file for sample in each.samples],
    }


def _of_payload(payload: Payload, filled: frozenset[str] | None) -> dict[str, Any]:
    fields = sorted(payload.shape.fields)
    return {
        "class": payload.name,
        "module": payload.place.path,
        "version": payload.version,
        "fields": fields,
        "never_filled": None if filled is None else [each for each in fields if each not in filled],
    }


def _texts(found: Iterable[Text]) -> list[dict[str, Any]]:
    return [
        {
            "value": each.value,
            "is_known": each.is_known,
            "reason": None if each.reason is None else _without_line(each.reason),
        }
        for each in found
    ]


def _unknown(unknown: Iterable[tuple[Place, str]]) -> list[dict[str, Any]]:
    """Where something is sent whose class is not known."""
    found = {(place.path, _without_line(reason)) for place, reason in unknown}
    return [{"module": path, "reason": reason} for path, reason in sorted(found)]


def _without_line(reason: str) -> str:
    """A reason with the file where reading stopped, but not the line, which moves."""
    head, separator, place = reason.rpartition(" (")
    path, _, line = place.removesuffix(")").rpartition(":")
    return f"{head}{separator}{path})" if line.isdigit() and separator else reason
