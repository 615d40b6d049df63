"""The directives, drop-ins for those that services have had of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, Final, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from flake8_notifications.reference.composing import (
    Composer,
    functions,
    legacy_keys,
    legacy_priorities,
)
from flake8_notifications.reference.model import (
    Payload,
    Reference,
    Row,
    SentEvent,
    carried,
    rows,
)
from flake8_notifications.reference.page import Link, Paragraph, one_line
from flake8_notifications.sphinxext.domain import NotificationsDomain
from flake8_notifications.sphinxext.writing import COLLAPSED, SHOWN, Writer, joined, link, table

NONE: Final = "none"
_COLUMNS: Final = ("Event type", "Notification class", "Payload class", "Sample")
_LEGACY_COLUMNS: Final = ("Event type", "Priority", "Sent by")
_KEYS_COLUMN: Final = "Payload keys"


def _samples(argument: str) -> str:
    return directives.choice(argument, (COLLAPSED, SHOWN, NONE))


class _NotificationsDirective(SphinxDirective):
    """What the directives share: the project, and what the document depends on."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"samples": _samples}

    @property
    def domain(self) -> NotificationsDomain:
        return cast(NotificationsDomain, self.env.get_domain(NotificationsDomain.name))

    @property
    def reference(self) -> Reference:
        return self.domain.project[1]

    @property
    def writer(self) -> Writer:
        return Writer(self._note, self.options.get("samples", COLLAPSED))

    def depend_on(self, key: tuple[str, ...], content: object, files: Iterable[str]) -> None:
        """Have the document read again when what it shows has changed."""
        shown = self.domain.shown.setdefault(self.env.docname, {})
        shown[key] = digest(content)
        root = self.domain.project[0]
        for file in sorted(set(files)):
            # What is not there would make the document look changed for ever.
            if (root / file).is_file():
                self.env.note_dependency(str(root / file))

    def _note(self, kind: str, name: str, anchor: str) -> bool:
        if anchor in self.state.document.ids:
            return False
        self.state.document.ids[anchor] = nodes.target()
        self.domain.note_object(kind, name, self.env.docname, anchor)
        return True


class VersionedNotifications(_NotificationsDirective):
    """A table of all versioned notifications, with their samples."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "fields": directives.flag,
        "samples": _samples,
    }

    def run(self) -> list[nodes.Node]:
        reference = self.reference
        keys = carried(reference)
        payloads = [payload for payload in reference.payloads if payload.key in keys]
        self.depend_on(("versioned",), shown_of(("versioned",), reference), _files(reference))
        found: list[nodes.Node] = [table(_COLUMNS, (self._row(row) for row in rows(reference)))]
        if "fields" in self.options:
            composer = Composer(reference)
            for payload in payloads:
                found += self.writer.section(composer.payload(payload))
        return found

    def _row(self, row: Row) -> Iterator[list[nodes.Node]]:
        writer, sample, notification = self.writer, row.sample, row.notification
        event_type = nodes.literal(text=one_line(row.event_type.value))
        paragraph = nodes.paragraph("", "", event_type)
        is_shown = row.sample is None or row.sample.event_type is not None
        target = writer.target("event", row.event_type.value, paragraph) if is_shown else ()
        yield [*target, paragraph]
        yield [nodes.paragraph("", "", nodes.literal(text=notification.name))]
        name = notification.payload_name or "not known"
        shown: nodes.Node = nodes.literal(text=name)
        if notification.payload is not None:
            shown = link(Link(name, "payload", notification.payload))
        yield [nodes.paragraph("", "", shown)]
        cell: list[nodes.Node] = []
        if sample is None or sample.problem is not None:
            text = "none" if sample is None else f"not shown: {sample.problem}"
            cell.append(nodes.paragraph(text=one_line(text)))
        if sample is not None and sample.text is not None:
            cell += writer.listing(one_line(sample.file), sample.text)
        yield cell


class NotificationPayload(_NotificationsDirective):
    """The fields and the history of one payload."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0].strip()
        payloads = payload_named(self.reference, name)
        if not payloads:
            raise self.error(f"no payload class of the project is called '{name}'")
        if len(payloads) > 1:
            keys = ", ".join(f"'{payload.key}'" for payload in payloads)
            raise self.error(f"several payload classes are called '{name}': name one of {keys}")
        key = ("payload", name)
        self.depend_on(key, shown_of(key, self.reference), payloads[0].files)
        return list(self.writer.section(Composer(self.reference).payload(payloads[0])))


class LegacyNotifications(_NotificationsDirective):
    """A table of all legacy notifications."""

    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {}

    def run(self) -> list[nodes.Node]:
        events = _sent(self.reference)
        files = (file for event in events for file in event.files)
        self.depend_on(("legacy",), shown_of(("legacy",), self.reference), files)
        if not events:
            return [nodes.paragraph(text="None.")]
        has_keys = any(event.keys is not None for event in events)
        columns = (*_LEGACY_COLUMNS, _KEYS_COLUMN) if has_keys else _LEGACY_COLUMNS
        return [table(columns, map(self._row, events))]

    def _row(self, event: SentEvent) -> Iterator[list[nodes.Node]]:
        writer = self.writer
        paragraph = nodes.paragraph("", "", nodes.literal(text=one_line(event.event_type)))
        cell: list[nodes.Node] = [*writer.target("legacy", event.event_type, paragraph), paragraph]
        for reason in event.reasons:
            cell.append(nodes.paragraph(text=one_line(f"'*' is not known: {reason}")))
        yield cell
        lines = [legacy_priorities(event), joined(functions(event.senders))]
        if event.keys is not None:
            lines.append(joined(legacy_keys(event.keys)))
        for line in lines:
            yield list(writer.block(Paragraph(line)))


DIRECTIVES: Final[dict[str, type[SphinxDirective]]] = {
    "versioned_notifications": VersionedNotifications,
    "notification_payload": NotificationPayload,
    "legacy_notifications": LegacyNotifications,
}


def payload_named(reference: Reference, name: str) -> list[Payload]:
    """The payloads that a name may mean: that of one alone, or of several classes."""
    exact = [payload for payload in reference.payloads if payload.key == name]
    return exact or [payload for payload in reference.payloads if payload.name == name]


def shown_of(key: tuple[str, ...], reference: Reference) -> object:
    """What a directive shows, as it can be compared."""
    match key:
        case ("payload", name):
            composer = Composer(reference)
            return [composer.payload(payload) for payload in payload_named(reference, name)]
        case ("legacy",):
            return _sent(reference)
        case _:
            keys = carried(reference)
            return (
                rows(reference),
                [payload for payload in reference.payloads if payload.key in keys],
            )


def _sent(reference: Reference) -> tuple[SentEvent, ...]:
    """All that is sent and is no versioned notification."""
    return (*reference.legacy, *reference.sent)


def digest(content: object) -> str:
    return hashlib.sha256(repr(content).encode("utf-8", "backslashreplace")).hexdigest()


def _files(reference: Reference) -> Iterator[str]:
    keys = carried(reference)
    for notification in reference.notifications:
        yield from notification.files
        for sample in notification.samples:
            yield from sample.files
    for payload in reference.payloads:
        if payload.key in keys:
            yield from payload.files
