"""NTF301, NTF306, NTF307 and NTF309: what is sent and how, and what nothing sends or fills."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from flake8_notifications.catalogue.model import Catalogue, Notification, Sender
from flake8_notifications.payloads.model import Payload, Record
from flake8_notifications.rules.finding import Finding, printable
from flake8_notifications.samples.event_types import likeness, may_be, words
from flake8_notifications.samples.references import Resolver
from flake8_notifications.source.place import Place

_MOST_NAMES: Final = 4


def judge_unsampled(catalogue: Catalogue, resolver: Resolver, shown: str) -> Iterator[Finding]:
    """NTF301: what is sent and has no sample.

    :param resolver: of the directory of the samples.
    :param shown: the path of that directory, from the root of the project.
    """
    for notification, event_type, file in unsampled(catalogue, resolver):
        yield _unsampled(notification, event_type, file, shown)


def unsampled(
    catalogue: Catalogue, resolver: Resolver
) -> Iterator[tuple[Notification, str, str | None]]:
    """The event types that are sent and have no sample, with a file that shows them, if there is.

    :param resolver: of the directory of the samples.
    """
    unused: dict[str, list[str]] | None = None
    for notification in catalogue.notifications:
        missing = [
            text.value
            for text in notification.event_types
            if text.is_known and text.value not in _shown(notification, resolver)
        ]
        for event_type in _without_those_meant(missing, notification, resolver):
            if unused is None:
                unused = _unused(catalogue, resolver)
            yield notification, event_type, next(iter(unused.get(event_type, [])), None)


def _without_those_meant(
    missing: Sequence[str], notification: Notification, resolver: Resolver
) -> list[str]:
    """The event types without sample, but for those that a sample is meant to show.

    A sample that cannot be used or shows what is never sent has a finding of its own, and of the
    event types it is meant to show the one that is most like what it shows, or is called.
    """
    remaining = list(missing)
    for reference in notification.samples:
        event_type = _event_type(reference.file, resolver)
        if remaining and not any(
            may_be(event_type or "", text) for text in notification.event_types
        ):
            wanted = words(event_type or reference.file)
            remaining.remove(max(remaining, key=lambda name: likeness(words(name), wanted)))
    return remaining


def _shown(notification: Notification, resolver: Resolver) -> set[str]:
    """The event types that the samples of a class show."""
    event_types = (_event_type(reference.file, resolver) for reference in notification.samples)
    return {text for text in event_types if text is not None}


def _event_type(file: str, resolver: Resolver) -> str | None:
    root = resolver.resolve(posixpath.normpath(file)).root
    node = None if root is None else root.get("event_type")
    return node.content if node is not None and isinstance(node.content, str) else None


def _unused(catalogue: Catalogue, resolver: Resolver) -> dict[str, list[str]]:
    """By event type, the files that show it and that no decorator names."""
    named = {
        posixpath.normpath(reference.file)
        for one in catalogue.notifications
        for reference in one.samples
    }
    unused: dict[str, list[str]] = {}
    for file in resolver.directory.files():
        if file not in named:
            event_type = _event_type(file, resolver)
            if event_type is not None:
                unused.setdefault(event_type, []).append(file)
    return unused


def _unsampled(
    notification: Notification, event_type: str, file: str | None, shown: str
) -> Finding:
    senders = [sender for sender in notification.senders if sender.event_type == event_type]
    subject = printable(event_type)
    if file is not None:
        path = posixpath.join(shown, file)
        message = (
            f"'{subject}' is sent and '{notification.name}' names no sample of it: there is "
            f"{path}, so decorate the class with it"
        )
        return _at(senders, notification, "NTF301", subject, message, Place(path, 1))
    message = (
        f"'{subject}' is sent as a '{notification.name}' and has no sample: make one with "
        f"'flake8-notifications samples --init {notification.name}'"
    )
    return _at(senders, notification, "NTF301", subject, message)


def _at(
    senders: Sequence[Sender],
    notification: Notification,
    code: str,
    subject: str,
    message: str,
    *related: Place,
) -> Finding:
    if not senders:
        return Finding(
            code, subject, message, notification.place, notification.column, related=related
        )
    first = min(senders, key=lambda sender: (sender.place, sender.column))
    causes = (notification.place,) if notification.place.path != first.place.path else ()
    return Finding(code, subject, message, first.place, first.column, causes, related)


def judge_unsent(catalogue: Catalogue) -> Iterator[Finding]:
    """NTF306: the classes of notifications that are sent nowhere.

    Nothing is known of that as long as something is sent whose class is not known.
    """
    if catalogue.unread:
        return
    for notification in catalogue.notifications:
        if not (notification.event_types or notification.senders or notification.may_be_sent):
            sample = " and its sample" + ("s" if len(notification.samples) > 1 else "")
            removed = f"it{sample}" if notification.samples else "it"
            message = (
                f"'{notification.name}' is sent nowhere: remove {removed}, so that nobody waits "
                "for what never comes"
            )
            yield Finding(
                "NTF306", notification.name, message, notification.place, notification.column
            )


def judge_ungated(catalogue: Catalogue, gates: Sequence[str]) -> Iterator[Finding]:
    """NTF309: what is sent past the functions that decide whether to send.

    :param gates: their names; where there are none, there is nothing to report.
    """
    for notification in catalogue.notifications if gates else ():
        for sender in notification.senders:
            if not sender.is_gated:
                subject = printable(sender.event_type)
                message = (
                    f"'{subject}' is sent as a '{notification.name}' past the project's own gate: "
                    f"ask {' or '.join(gates)} first"
                )
                yield _at([sender], notification, "NTF309", subject, message)


def judge_unfilled(
    filled: Mapping[Place, frozenset[str]],
    payloads: Iterable[Payload],
    records: Mapping[str, Record] = MappingProxyType({}),
) -> Iterator[Finding]:
    """NTF307: the fields of payloads that nothing ever fills, each where it is declared.

    :param filled: by payload class, the fields that something fills.
    :param records: that judge changes: what they do not have can go again without another version.
    """
    reported: set[object] = set()
    unfilled: list[tuple[Payload, list[str]]] = []
    for payload in _bases_first(payloads):
        fields = filled.get(payload.place)
        if fields is None:
            continue
        names = []
        for name in payload.shape.fields:
            places = payload.field_places.get(name)
            declared = None if places is None else places.key
            if name not in fields and (declared, name) not in reported:
                reported.add((declared, name))
                names.append(name)
        if names:
            unfilled.append((payload, names))
    for payload, names in sorted(unfilled, key=lambda each: each[0].place):
        yield _unfilled(payload, names, records.get(payload.key))


def _bases_first(payloads: Iterable[Payload]) -> list[Payload]:
    """Those with fewer fields come first: a descendant has the fields of its bases, too."""
    return sorted(payloads, key=lambda payload: (len(payload.shape.fields), payload.place))


def _unfilled(payload: Payload, names: Sequence[str], record: Record | None) -> Finding:
    listed = ", ".join(f"'{printable(name)}'" for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    what = f"field {listed}" if len(names) == 1 else f"the fields {listed}"
    message = (
        f"'{payload.name}' never fills {what}{f' and {more} more' if more > 0 else ''}: nothing "
        f"sets it, and no SCHEMA has it; fill it, or remove it {_when(names, record)}"
    )
    return Finding("NTF307", payload.name, message, payload.place, payload.column)


def _when(names: Sequence[str], record: Record | None) -> str:
    """When fields can go: once a version is recorded that has them, consumers may read them."""
    if record is None:
        return "before it is recorded"
    shape = record.shape
    if shape is None or not shape.fields.keys().isdisjoint(names):
        return "with the next major version"
    return "before the version that has it is recorded"
