"""``flake8-notifications changes``."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any, Final

import click

from flake8_notifications.changelog import markdown
from flake8_notifications.changelog.comparing import changelog
from flake8_notifications.changelog.model import Changelog, Entry, EventTypes, Step
from flake8_notifications.commands.common import Command, format_option, with_settings
from flake8_notifications.commands.progress import progress
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.errors import SettingsError
from flake8_notifications.options import AGAINST
from flake8_notifications.rules.finding import printable

_FORMAT: Final = 1


@click.command(cls=Command, short_help="say what consumers have to know since a revision")
@click.option(
    "--against",
    "revision",
    metavar="REV",
    help="the revision to compare with: a tag as it was released, a branch where this one and it "
    "part  [default: that of --notifications-against]",
)
@format_option(["md", "json"], default="md", help_text="of the list")
@with_settings
def changes(settings: Settings, revision: str | None, form: str) -> None:
    """Say what consumers have to know since a revision, as a release note.

    What breaks them comes first, then what was added, the event types that came and went, and the
    VERSIONs. Everything that one edit caused is one entry: a field of a base class, a value of an
    enum. The sources of the revision are read from git, so it needs no record and goes back as far
    as the tags do.

    Exit status: 0 all could be told, 1 some of it could not be, which the list says.
    """
    against = revision or settings.against
    if not against:
        raise click.UsageError("name the revision to compare with: --against REV")
    try:
        with progress("comparing notifications"):
            changes_found = changelog(dataclasses.replace(settings, against=against))
    except SettingsError as error:
        if not revision:
            raise
        # The revision is that of this command's own option.
        raise SettingsError(str(error).replace(f"--{AGAINST.name}:", "--against:", 1)) from error
    if form == "json":
        click.echo(json.dumps(_document(changes_found), indent=2))
    else:
        for line in markdown.lines(changes_found):
            click.echo(printable(line))
    if any(gap.is_gap for gap in changes_found.untold):
        raise SystemExit(1)


def _document(changelog: Changelog) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "revision": changelog.revision,
        "commit": changelog.commit,
        "changes": [_of_entry(entry) for entry in changelog.entries],
        "payloads": {
            "removed": [{"class": step.name, "version": step.old} for step in changelog.gone],
            "added": [{"class": step.name, "version": step.new} for step in changelog.added],
        },
        "event_types": {
            "removed": _of_event_types(changelog.events_gone),
            "added": _of_event_types(changelog.events_added),
            "changed": [
                {"event_types": list(each.names), "what": each.what, "old": each.old,
                 "new": each.new}
                for each in changelog.resent
            ],
        },
        "versions": [_of_step(step) for step in changelog.steps],
        "unknown": [
            {"subject": gap.subject, "reason": gap.reason, "when": gap.when}
            for gap in changelog.untold
        ],
    }  # fmt: skip


def _of_entry(entry: Entry) -> dict[str, Any]:
    return {
        "cause": entry.cause,
        "module": entry.module,
        "relation": entry.relation.value,
        "breaking": entry.is_breaking,
        "changes": list(entry.texts),
        "classes": [
            {**_of_step(step), **({"fields": list(step.fields)} if step.fields else {})}
            for step in entry.classes
        ],
    }


def _of_step(step: Step) -> dict[str, Any]:
    return {"class": step.name, "former": step.former, "old": step.old, "new": step.new}


def _of_event_types(groups: Iterable[EventTypes]) -> list[dict[str, Any]]:
    return [
        {
            "event_types": list(group.names),
            "kind": group.kind.value,
            "notification": group.notification,
            "payload": group.payload,
        }
        for group in groups
    ]
