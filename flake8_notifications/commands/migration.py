"""``flake8-notifications migration``."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, Final

import click

from flake8_notifications.analysis import analyse
from flake8_notifications.commands.common import shown, with_settings
from flake8_notifications.commands.progress import progress
from flake8_notifications.configuration.linted import checked_paths
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.migration import markdown, twins
from flake8_notifications.migration.confirmations import confirmations
from flake8_notifications.migration.functions import Functions
from flake8_notifications.migration.model import Migration
from flake8_notifications.rules.finding import printable

_FORMAT: Final = 1


@click.command(short_help="say which legacy notification has a versioned twin")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="of the report",
)
@with_settings
def migration(settings: Settings, form: str) -> None:
    """Say which legacy notification has a versioned twin, which has none, and which cannot be told.

    A twin is sent by the same function, in the same phase, and has words in common with the legacy
    event type. A comment beside the entry in the allowlist, '# versioned: order.create.end' or
    '# versioned: none', confirms that or corrects it.

    Exit status: 0 all was read, 1 some files could not be. Nothing here is a finding.
    """
    with progress("looking for legacy and versioned notifications"):
        analysis = analyse(dataclasses.replace(settings, against=""), with_catalogue=True)
    is_checked = checked_paths(settings.unchecked, settings.root)
    found = twins.migration(
        analysis.emissions,
        [each for each in analysis.catalogue.notifications if is_checked(each.place.path)],
        confirmations(analysis.allowlist, settings.root),
        Functions(settings.root),
    )
    if form == "json":
        click.echo(json.dumps(_document(found, settings), indent=2))
    else:
        for line in markdown.lines(found):
            click.echo(printable(line))
    unread = sorted({*analysis.unread, *analysis.catalogue.unread})
    for each in unread:
        path = shown(each.path, settings)
        line = f"{path}:{each.line}: not read: {each.reason}; what it sends is not known"
        click.echo(printable(line), err=True)
    if unread:
        raise SystemExit(1)


def _document(found: Migration, settings: Settings) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "legacy": [
            {
                "event_type": each.event_type,
                "verdict": each.verdict.value,
                "twin": each.twin,
                "candidates": list(each.candidates),
                "reason": each.reason,
                "is_confirmed": each.is_confirmed,
                "sent_in": sorted({shown(place.path, settings) for place in each.places}),
            }
            for each in found.legacy
        ],
        "unmatched": [each.twin for each in found.unmatched],
    }
