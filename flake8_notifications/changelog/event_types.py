"""Which event types came and went, and which are sent with something else now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from flake8_notifications.catalogue.model import Notification, Text
from flake8_notifications.changelog.model import NOW, THEN, EventTypes, Kind, Resent, Untold
from flake8_notifications.changelog.projects import Project
from flake8_notifications.emissions.allowlist import WILDCARD
from flake8_notifications.rules.event_payloads import EventPayloads
from flake8_notifications.rules.wording import LEGACY, Wording

_Holders = dict[str, set[tuple[str, str | None]]]


class Events(NamedTuple):
    """What became of the event types."""

    gone: tuple[EventTypes, ...]
    added: tuple[EventTypes, ...]
    resent: tuple[Resent, ...]
    untold: tuple[Untold, ...]


def compare(before: Project, now: Project, former: Mapping[str, str], wording: Wording) -> Events:
    """Compare the event types of a project at two times.

    :param former: the names that classes had, by the names that they have now.
    :param wording: in which the project is spoken of.
    """
    old, new = _versioned(before), _versioned(now)
    old_sent, new_sent = sent_by_calls(before), sent_by_calls(now)
    untold: list[Untold] = []
    parts = []
    for one, other, one_sent, other_sent, is_former in (
        (old, new, old_sent, new_sent, True),
        (new, old, new_sent, old_sent, False),
    ):
        certain = _certain(one.keys() - other.keys(), other, is_former, untold)
        certain_sent = _certain(one_sent.keys() - other_sent.keys(), other_sent, is_former, untold)
        parts.append((*_by_class(certain, one), *_of_calls(certain_sent, one_sent, wording)))
    return Events(parts[0], parts[1], tuple(_resent(before, now, former)), tuple(untold))


def _versioned(project: Project) -> _Holders:
    """What is sent as a versioned notification, with the classes that it is sent as."""
    versions: _Holders = {}
    for notification in project.catalogue.notifications:
        for event_type in notification.event_types:
            versions.setdefault(event_type.value, set()).add(
                (notification.name, notification.payload)
            )
    return versions


def sent_by_calls(project: Project) -> Mapping[str, frozenset[str]]:
    """What is sent and is no versioned notification, with the classes of what is an object."""
    payloads = EventPayloads(project.payloads)
    event_types: dict[str, frozenset[str]] = {}
    for emission in project.emissions:
        names = frozenset(payload.key for payload in payloads.of(emission))
        event_types[emission.event_type] = event_types.get(emission.event_type, frozenset()) | names
    return event_types


def _certain(
    names: Iterable[str], others: Collection[str], is_former: bool, untold: list[Untold]
) -> list[str]:
    """Those that are on one side alone, whatever is not known of the other."""
    certain = []
    for name in sorted(names):
        pattern = next(
            (event_type for event_type in sorted(others) if _may_be(name, event_type)), None
        )
        if pattern is None:
            certain.append(name)
        else:
            when = "still be sent" if is_former else "have been sent before"
            untold.append(
                Untold(name, f"it may {when}, as '{pattern}'", THEN if is_former else NOW)
            )
    return certain


def _may_be(name: str, pattern: str) -> bool:
    """Whether something of which a part is not known may be this; of the whole, nothing is said."""
    if WILDCARD not in pattern or pattern == WILDCARD:
        return False
    return re.fullmatch(".*".join(map(re.escape, pattern.split(WILDCARD))), name) is not None


def _by_class(names: Iterable[str], holders: _Holders) -> Iterator[EventTypes]:
    grouped: dict[tuple[tuple[str, str | None], ...], list[str]] = {}
    for name in names:
        key = tuple(sorted(holders[name], key=lambda version: (version[0], version[1] or "")))
        grouped.setdefault(key, []).append(name)
    for classes, together in grouped.items():
        notifications = ", ".join(dict.fromkeys(name for name, _ in classes))
        payloads = ", ".join(dict.fromkeys(version for _, version in classes if version))
        yield EventTypes(tuple(together), Kind.VERSIONED, notifications, payloads or None)


def _of_calls(
    names: Iterable[str], sent: Mapping[str, frozenset[str]], wording: Wording
) -> Iterator[EventTypes]:
    grouped: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        grouped.setdefault(tuple(sorted(sent[name])), []).append(name)
    for classes, together in sorted(grouped.items()):
        is_event = bool(classes) or wording.noun != LEGACY.noun
        kind = Kind.EVENT if is_event else Kind.LEGACY
        yield EventTypes(tuple(together), kind, None, ", ".join(classes) or None)


class _Sent(NamedTuple):
    payload: frozenset[str]
    priority: frozenset[str]
    publisher: frozenset[str]


_NOTHING: Final = _Sent(frozenset(), frozenset(), frozenset())


def _resent(before: Project, now: Project, former: Mapping[str, str]) -> Iterator[Resent]:
    old, new = _facts(before, {}), _facts(now, former)
    names: dict[tuple[str, str, str], list[str]] = {}
    for event_type in sorted(old.keys() & new.keys()):
        for what in _Sent._fields:
            was = getattr(old[event_type], what)
            is_now = getattr(new[event_type], what)
            # What one class is sent with is not known for each of its event types.
            if was and is_now and not was & is_now:
                key = (what, ", ".join(sorted(was)), ", ".join(sorted(is_now)))
                names.setdefault(key, []).append(event_type)
    for (what, was, is_now), together in names.items():
        yield Resent(tuple(together), what, was, is_now)


def _facts(project: Project, former: Mapping[str, str]) -> dict[str, _Sent]:
    found: dict[str, _Sent] = {}
    for notification in project.catalogue.notifications:
        facts = _Sent(
            frozenset(
                {former.get(notification.payload, notification.payload)}
                if notification.payload
                else ()
            ),
            _known(notification, notification.priorities),
            _known(notification, notification.publishers),
        )
        for event_type in notification.event_types:
            earlier = found.get(event_type.value, _NOTHING)
            joined = (was | more for was, more in zip(earlier, facts, strict=True))
            found[event_type.value] = _Sent(*joined)
    for name, classes in sent_by_calls(project).items():
        if classes:
            payloads = frozenset(former.get(cls, cls) for cls in classes)
            found.setdefault(name, _NOTHING._replace(payload=payloads))
    return found


def _known(notification: Notification, texts: Iterable[Text]) -> frozenset[str]:
    all_texts = list(texts)
    if all(text.is_known for text in all_texts):
        return frozenset(text.value for text in all_texts)
    return frozenset()
