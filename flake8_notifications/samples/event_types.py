"""Comparing what samples show with what is sent, of which parts may not be known."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterable
from typing import Final

from flake8_notifications.catalogue.model import Notification, Sender, Text
from flake8_notifications.samples.directory import SUFFIX

_PUNCTUATION: Final = re.compile(r"[^A-Za-z0-9]+")


def may_be(shown: str, text: Text) -> bool:
    """Whether what a sample shows may be what is sent."""
    if text.is_known:
        return shown == text.value
    pattern = ".*".join(re.escape(part) for part in text.value.split("*"))
    return re.fullmatch(pattern, shown, re.DOTALL) is not None


def priorities_of(notifications: Iterable[Notification], event_type: str | None) -> list[Text]:
    """The priorities with which an event type is sent, of classes that are sent as it.

    :param event_type: None for any; so are those of all where nothing is seen that names one.
    """
    found: dict[Text, None] = {}
    for notification in notifications:
        named = [one.priorities for one in notification.senders if _may_send(one, event_type)]
        is_told = bool(named) and all(named)
        found |= dict.fromkeys(text for texts in named for text in texts)
        if not is_told:
            found |= dict.fromkeys(notification.priorities)
    return list(found)


def _may_send(sender: Sender, event_type: str | None) -> bool:
    sent = Text(sender.event_type, is_known="*" not in sender.event_type)
    return event_type is not None and may_be(event_type, sent)


def words(text: str) -> str:
    """The words of an event type or of the name of a file."""
    return _PUNCTUATION.sub(" ", posixpath.basename(text).removesuffix(SUFFIX)).strip().lower()


def likeness(left: str, right: str) -> tuple[float, float]:
    """How much one text of words is like another: by what they share in any order, then as it is.

    ``update segment start`` is more like ``segment update start`` than ``update image start`` is.
    """
    ours, theirs = set(left.split()), set(right.split())
    shared = len(ours & theirs) / max(len(ours | theirs), 1)
    return shared, difflib.SequenceMatcher(None, left, right).ratio()
