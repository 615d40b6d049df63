"""``flake8-notifications migration``."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any, Final

import click

from flake8_notifications.analysis import analyse, legacy_keys
from flake8_notifications.commands.common import (
    Command,
    format_option,
    keys_option,
    print_unread,
    shown,
    with_settings,
)
from flake8_notifications.commands.progress import progress
from flake8_notifications.configuration.checked_files import checked_paths
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.legacy_payloads.model import Keys
from flake8_notifications.legacy_payloads.search import Twins
from flake8_notifications.rules.finding import printable
from flake8_notifications.rules.wording import LEGACY
from flake8_notifications.versioned_twins import markdown, pairing
from flake8_notifications.versioned_twins.confirmations import confirmations
from flake8_notifications.versioned_twins.functions import Functions
from flake8_notifications.versioned_twins.model import Migration

_FORMAT: Final = 1


@click.command(cls=Command, short_help="say which legacy notification has a versioned twin")
@format_option(["md", "json"], default="md", help_text="of the report")
@keys_option
@with_settings
def migration(settings: Settings, form: str, with_keys: bool) -> None:
    """Say which legacy notification has a versioned twin, which has none, and which cannot be told.

    A twin is sent by the same function, in the same phase, and has words in common with the legacy
    event type. A comment beside the entry in the allowlist, '# versioned: order.create.end' or
    '# versioned: none', confirms that or corrects it.

    A project that sends events on a bus of its own has no such notifications: it is told so.

    Exit status: 0 all was read, 1 some files could not be. Nothing here is a finding.
    """
    with progress("looking for legacy and versioned notifications"):
        analysis = analyse(dataclasses.replace(settings, against=""), with_catalogue=True)
        is_checked = checked_paths(settings.unchecked, settings.root)
        notifications = [
            notification
            for notification in analysis.catalogue.notifications
            if is_checked(notification.place.path)
        ]
        is_of_oslo = bool(notifications) or analysis.wording.one == LEGACY.one
        migration_report = pairing.migration(
            analysis.emissions if is_of_oslo else (),
            notifications,
            confirmations(analysis.allowlist, settings.root),
            Functions(settings.root),
        )
        keys: Mapping[str, Keys] = {}
        if with_keys and is_of_oslo:
            classes = {payload.place: payload.name for payload in analysis.payloads.classes}
            carried = Twins(pairing.payloads(migration_report, notifications), classes)
            keys = legacy_keys(settings, analysis.emissions, carried)
    if form == "json":
        click.echo(json.dumps(_document(migration_report, keys, settings), indent=2))
    elif is_of_oslo:
        for line in markdown.lines(migration_report, keys):
            click.echo(printable(line))
    if not is_of_oslo:
        others = (
            f": 'flake8-notifications emissions' lists its {analysis.wording.many}"
            if analysis.emissions
            else ""
        )
        click.echo(
            f"nothing to migrate: this project does not have two kinds of notifications{others}",
            err=True,
        )
    unread = sorted({*analysis.unread, *analysis.catalogue.unread})
    if print_unread(unread, settings, "what it sends is not known"):
        raise SystemExit(1)


def _document(
    migration_report: Migration, keys: Mapping[str, Keys], settings: Settings
) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "legacy": [
            {
                "event_type": legacy_event.event_type,
                "verdict": legacy_event.verdict.value,
                "twin": legacy_event.twin,
                "candidates": list(legacy_event.candidates),
                "reason": legacy_event.reason,
                "is_confirmed": legacy_event.is_confirmed,
                "keys": _keys(keys.get(legacy_event.event_type)),
                "sent_in": sorted({shown(place.path, settings) for place in legacy_event.places}),
            }
            for legacy_event in migration_report.legacy
        ],
        "unmatched": [confirmation.twin for confirmation in migration_report.unmatched],
    }


def _keys(keys: Keys | None) -> dict[str, Any] | None:
    return None if keys is None else {**keys.as_json(), "fields": dict(keys.fields)}
