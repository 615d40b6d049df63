"""The entries of ``--notifications-notifiers``."""

from __future__ import annotations

import re
from typing import Final

from flake8_notifications import options
from flake8_notifications.emissions.model import ArgumentPlace, NamedNotifier
from flake8_notifications.errors import SettingsError

_NAME: Final = re.compile(r"(?:\*\.)?[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_STEP: Final = r"\.[^\W\d]\w*|\[[^\[\]]*\]"
_PLACE: Final = re.compile(rf"([^\W\d]\w*|[0-9]{{1,3}})((?:{_STEP})*)")
_STEPS: Final = re.compile(_STEP)


def notifier_of(entry: str) -> NamedNotifier:
    """A notifier as an entry names it: ``shop.bus.publish:0|topic``.

    :raises SettingsError: if the entry makes no sense.
    """
    name, separator, written = entry.partition(":")
    places = (
        [_PLACE.fullmatch(alternative.strip()) for alternative in written.split("|")]
        if separator
        else []
    )
    if not _NAME.fullmatch(name) or None in places:
        raise SettingsError(
            f"--{options.NOTIFIERS.name}: '{entry}' is no notifier: name a function or class as "
            "in shop.bus.publish, with the place of the event type as in shop.bus.publish:0, "
            "shop.bus.publish:event_type, shop.bus.publish:0[type] or shop.bus.publish:0.type"
        )
    return NamedNotifier(name, tuple(_place(*match.groups()) for match in places if match))


def _place(argument: str, steps: str) -> ArgumentPlace:
    return ArgumentPlace(
        int(argument) if argument.isdigit() else argument, tuple(_STEPS.findall(steps))
    )
