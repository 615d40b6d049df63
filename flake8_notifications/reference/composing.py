"""Makes the page for people of a reference."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from flake8_notifications.catalogue.model import Text
from flake8_notifications.legacy_payloads.model import Keys
from flake8_notifications.reference import plain_types
from flake8_notifications.reference.model import (
    Carrier,
    Event,
    Field,
    Payload,
    Reference,
    Sample,
    SentEvent,
    carried,
)
from flake8_notifications.reference.page import (
    Block,
    Bullets,
    Code,
    Facts,
    Line,
    Link,
    Listing,
    Paragraph,
    Section,
    Table,
    Words,
    code,
    one_line,
    separated,
    words,
)

NOT_KNOWN: Line = (Words("not known"),)
NONE: Line = (Words("none"),)
VERSIONED_FIELD_HEADER = ("Field", "Type", "Null", "Absent", "From", "Remarks")
_ABOUT_FIELDS = (
    "What the service does not set is not sent. Absent says of a field whether that happens: "
    "'always' where nothing fills it, 'sometimes' where a sample of this version does without it."
)
_ABOUT_PLAIN_FIELDS = "Absent says of a field whether it may be left out."


def compose(reference: Reference) -> Section:
    """The whole page."""
    composer = Composer(reference)
    versioned = [payload for payload in reference.carriable if payload.kind is None]
    plain = [payload for payload in reference.carriable if payload.kind is not None]
    parts = (
        _part("Event types", "What is sent.", map(composer.event, reference.events)),
        _part("Payloads", _ABOUT_FIELDS, map(composer.payload, versioned)),
        _part(
            "Legacy notifications",
            "Sent without a version. What they carry may change at any time.",
            map(composer.legacy, reference.legacy),
        ),
        _part(
            "Events" if reference.is_of_oslo else "Event types",
            "What is sent, and by whom.",
            map(composer.sent, reference.sent),
        ),
        _part(
            "Payload classes" if versioned else "Payloads",
            _ABOUT_PLAIN_FIELDS,
            map(composer.payload, plain),
        ),
        *composer.unknown(),
    )
    intro = Paragraph((Words("Made by "), Code("flake8-notifications catalog"), Words(".")))
    sections = tuple(part for part in parts if part is not None)
    blocks: list[Block] = [intro]
    if not sections:
        blocks.append(Paragraph((Words("Nothing is sent."),)))
    return Section((words(reference.title),), tuple(blocks), sections)


def _part(title: str, about: str, sections: Iterable[Section]) -> Section | None:
    found = tuple(sections)
    if not found:
        return None
    return Section((Words(title),), (Paragraph((Words(about),)),), found)


class Composer:
    """Describes the parts of a reference."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._payloads = {payload.key: payload for payload in reference.payloads}
        self._carried = carried(reference)
        self._linked = {
            payload.dotted_name: payload for payload in reference.payloads if payload.dotted_name
        }
        #: What anchors of events on buses start with: there is but one kind in most projects.
        self._sent_kind = "sent" if reference.events else "event"

    # Event types

    def event(self, event: Event) -> Section:
        blocks: list[Block] = []
        if event.type.reason is not None:
            blocks.append(Paragraph((words(f"'*' is not known: {event.type.reason}"),)))
        for carrier in event.carriers:
            blocks.append(Facts(tuple(self._facts(carrier))))
            blocks += sample_blocks(carrier.samples)
        return Section((code(event.type.value),), tuple(blocks), (), "event", event.type.value)

    def _facts(self, carrier: Carrier) -> Iterable[tuple[str, tuple[Line, ...]]]:
        notification = carrier.notification
        yield "Sent by", functions(carrier.senders)
        yield "Priority", (texts(carrier.priorities),)
        yield "Publisher", (texts(carrier.publishers),)
        yield "Payload", (self.payload_link(notification.payload, notification.payload_name),)
        yield "Class", ((code(notification.name), words(f" {notification.version or ''}")),)
        if not carrier.samples:
            yield "Sample", (NONE,)

    def payload_link(self, key: str | None, name: str | None) -> Line:
        """A payload, with its version where that is known."""
        payload = self._payloads.get(key or "")
        if payload is None:
            return NOT_KNOWN if name is None else (code(name),)
        link = Link(one_line(payload.name), "payload", payload.key)
        return (link, *_version(payload))

    # Payloads

    def payload(self, payload: Payload) -> Section:
        return Section(
            (code(payload.key), *_version(payload)),
            tuple(self.payload_blocks(payload)),
            (),
            "payload",
            payload.key,
        )

    def payload_blocks(self, payload: Payload) -> Iterable[Block]:
        if payload.description is not None:
            yield Paragraph((words(payload.description),))
        facts: list[tuple[str, tuple[Line, ...]]] = []
        if payload.wire_name != payload.name:
            facts.append(("Name on the wire", ((code(payload.wire_name),),)))
        if payload.kind is None:
            shown = NOT_KNOWN if payload.namespace is None else (code(payload.namespace),)
            facts.append(("Namespace", (shown,)))
        elif form := plain_types.form_of(payload):
            facts.append(("On the wire", ((words(form),),)))
        facts.append(("Carried by", tuple(self._carriers(payload))))
        if variables := plain_types.variables_of(payload):
            facts.append(("Types that whoever holds it says", (variables,)))
        further = "refused by readers who share the class" if payload.is_closed else "any"
        if payload.is_closed or payload.is_extensible:
            facts.append(("Further fields", ((Words(further),),)))
        yield Facts(tuple(facts))
        if payload.fields:
            yield self.fields(payload)
        else:
            yield Paragraph((Words("No fields."),))
        for problem in payload.problems:
            yield Paragraph((words(f"Not known: {problem}"),))
        if payload.history:
            yield Bullets(
                tuple(
                    (words(f"{version}:", is_strong=True), words(f" {text}"))
                    for version, text in payload.history
                )
            )

    def _carriers(self, payload: Payload) -> Iterable[Line]:
        found = (*self._sent_as.get(payload.key, ()), *self._held_by.get(payload.key, ()))
        yield from found
        if not found:
            yield (Words("nothing that is known"),)

    @functools.cached_property
    def _sent_as(self) -> Mapping[str, Sequence[Line]]:
        """By payload, the links to the event types that are sent with it."""
        found: dict[str, dict[Line, None]] = {}
        for event in self._reference.events:
            link = (Link(one_line(event.type.value), "event", event.type.value),)
            for key in {carrier.notification.payload for carrier in event.carriers} - {None}:
                found.setdefault(key or "", {})[link] = None
        for sent in self._reference.sent:
            link = (Link(one_line(sent.event_type), self._sent_kind, sent.event_type),)
            for key in sent.payloads:
                found.setdefault(key, {})[link] = None
        return {key: tuple(links) for key, links in found.items()}

    @functools.cached_property
    def _held_by(self) -> Mapping[str, Sequence[Line]]:
        """By payload, the links to those that hold it."""
        found: dict[str, dict[Line, None]] = {}
        for payload in self._reference.carriable:
            link = (Link(one_line(payload.name), "payload", payload.key),)
            for key in (held for field in payload.fields for held in field.holds):
                found.setdefault(key, {})[link] = None
        return {key: tuple(links) for key, links in found.items()}

    def fields(self, payload: Payload) -> Table:
        if payload.kind is not None:
            return plain_types.table(payload, self._linked)
        return Table(
            VERSIONED_FIELD_HEADER,
            tuple(
                (
                    (code(field.name),),
                    self._type(field),
                    (Words("yes" if field.nullable else "no"),),
                    (Words(absence(field)),),
                    () if field.source is None else (code(field.source),),
                    plain_types.remarks(field),
                )
                for field in payload.fields
            ),
        )

    def _type(self, field: Field) -> Line:
        payload = self._payloads.get(field.object or "")
        if payload is None:
            return (code(field.type),)
        link = Link(one_line(field.type), "payload", payload.key)
        return (link,)

    # Legacy notifications

    def legacy(self, event: SentEvent) -> Section:
        blocks: list[Block] = [
            Paragraph((words(f"'*' is not known: {reason}"),)) for reason in event.reasons
        ]
        facts = [
            ("Sent by", functions(event.senders)),
            ("Priority", (legacy_priorities(event),)),
        ]
        if event.keys is not None:
            facts.append(("Payload keys", legacy_keys(event.keys)))
        blocks.append(Facts(tuple(facts)))
        return Section((code(event.event_type),), tuple(blocks), (), "legacy", event.event_type)

    # Events on buses

    def sent(self, event: SentEvent) -> Section:
        """An event, with the classes that it is sent as objects of."""
        blocks: list[Block] = [
            Paragraph((words(f"'*' is not known: {reason}"),)) for reason in event.reasons
        ]
        carried = [self._payloads[payload] for payload in event.payloads]
        if len(carried) == 1 and carried[0].description is not None:
            blocks.append(Paragraph((words(carried[0].description),)))
        facts = [("Sent by", functions(event.senders))]
        if event.priorities:
            facts.append(("Priority", (legacy_priorities(event),)))
        if self._reference.has_dialects:
            links = tuple(self.payload_link(payload, None) for payload in event.payloads)
            facts.append(("Payload", links or (NOT_KNOWN,)))
        if event.keys is not None and not event.payloads:
            facts.append(("Payload keys", legacy_keys(event.keys)))
        blocks.append(Facts(tuple(facts)))
        blocks += sample_blocks(() if event.sample is None else (event.sample,))
        name = event.event_type
        return Section((code(name),), tuple(blocks), (), self._sent_kind, name)

    # What is not known

    def unknown(self) -> Iterable[Section]:
        found = [
            (code(path), words(f": something may be sent that is not known: {reason}"))
            for path, reason in self._reference.unknown
        ]
        found += [
            (code(path), words(f": not read: {reason}")) for path, reason in self._reference.unread
        ]
        if found:
            yield Section((Words("What is not known"),), (Bullets(tuple(found)),))


def _version(payload: Payload) -> Line:
    version = payload.shown_version
    return () if version is None else (words(f" {version}"),)


def functions(names: Sequence[str]) -> tuple[Line, ...]:
    return tuple((code(name),) for name in names) or (NOT_KNOWN,)


def texts(found: Sequence[Text]) -> Line:
    """Priorities or publishers."""
    if not found:
        return NOT_KNOWN
    lines: list[Line] = []
    for text in found:
        why = "" if text.reason is None else f" ('*' is not known: {text.reason})"
        lines.append((code(text.value), *((words(why),) if why else ())))
    return separated(lines)


def absence(field: Field) -> str:
    if field.is_filled is False:
        return "always"
    return "sometimes" if field.is_left_out else "not known"


def legacy_priorities(event: SentEvent) -> Line:
    lines: list[Line] = [(code(priority),) for priority in event.priorities]
    if event.has_any_priority:
        lines.append((Words("any that callers choose"),))
    return separated(lines)


def legacy_keys(keys: Keys) -> tuple[Line, ...]:
    lines: list[Line] = [(code(key),) for key in keys.always]
    lines += [(code(key), Words(" (sometimes)")) for key in keys.sometimes]
    described = [separated(lines)] if lines else []
    if not keys.is_complete:
        more = "and perhaps others" if lines else "not known"
        described.append((words(f"{more}: {keys.reason}"),))
    return tuple(described) or (NONE,)


def sample_blocks(samples: Sequence[Sample]) -> Iterable[Block]:
    for sample in samples:
        if sample.problem is not None:
            yield Paragraph((words(f"Not shown: {sample.problem}"),))
        if sample.text is not None:
            yield Listing(one_line(sample.file), sample.text)
