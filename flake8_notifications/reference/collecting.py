"""Makes a reference of what an analysis has found."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from flake8_notifications.analysis import Analysis
from flake8_notifications.catalogue import model as catalogue
from flake8_notifications.catalogue.model import Text
from flake8_notifications.configuration.checked_files import checked_paths
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.dialects.shaping import type_of
from flake8_notifications.dialects.types import TypeTextError, classes_in
from flake8_notifications.emissions.model import Emission, type_names
from flake8_notifications.legacy_payloads.model import Keys
from flake8_notifications.payloads.history import added_fields
from flake8_notifications.payloads.model import FieldShape, Version
from flake8_notifications.payloads.model import Payload as PayloadClass
from flake8_notifications.reference.model import (
    Carrier,
    Event,
    Field,
    Notification,
    Payload,
    Reference,
    Sending,
    SentEvent,
    carried,
)
from flake8_notifications.reference.project_name import project_name
from flake8_notifications.reference.shown_samples import Samples
from flake8_notifications.reference.source_comments import Sources
from flake8_notifications.rules.event_payloads import EventPayloads
from flake8_notifications.rules.event_sample_rules import sample_file
from flake8_notifications.rules.wording import LEGACY
from flake8_notifications.samples.wire_objects import namespace_of, wire_name
from flake8_notifications.samples.wire_types import FieldType, read_type
from flake8_notifications.source.place import Place


def collect(
    analysis: Analysis, settings: Settings, legacy_keys: Mapping[str, Keys] | None = None
) -> Reference:
    """The reference of a project.

    :param analysis: with emissions and catalogue.
    :param legacy_keys: of the payloads of legacy notifications, by event type, if they are wanted.
    """
    return _Collector(analysis, settings, legacy_keys).reference()


def without_line(reason: str) -> str:
    """A reason with the file where reading stopped, but not the line, which moves."""
    head, separator, place = reason.rpartition(" (")
    path, _, line = place.removesuffix(")").rpartition(":")
    return f"{head}{separator}{path})" if line.isdigit() and separator else reason


class _Collector:
    def __init__(
        self, analysis: Analysis, settings: Settings, legacy_keys: Mapping[str, Keys] | None
    ) -> None:
        self._analysis = analysis
        self._legacy_keys = legacy_keys
        self._event_payloads = EventPayloads(analysis.payloads.classes)
        self._root = settings.root
        self._type_names = type_names(settings.notifiers)
        self._is_checked: Callable[[str], bool] = checked_paths(settings.unchecked, settings.root)
        self._sources = Sources(settings.root)
        self._samples = Samples(settings.samples, settings.root)
        classes = self._classes = analysis.payloads.classes
        self._sending = {notification.place for notification in analysis.catalogue.notifications}
        self._keys = _keys(classes)
        self._by_place = {payload.place: payload for payload in classes}
        #: By name on the wire; of two with one name nobody knows which is meant.
        self._by_name: dict[str, PayloadClass | None] = {}
        #: The classes that speak a dialect, by the dotted name that types of fields have them by.
        self._by_dotted: dict[str, PayloadClass] = {}
        for payload in classes:
            if payload.shape.kind is not None:
                self._by_dotted[payload.key] = payload
                continue
            name = wire_name(payload)
            self._by_name[name] = None if name in self._by_name else payload

    def reference(self) -> Reference:
        analysis, seen = self._analysis, self._analysis.catalogue
        notifications = tuple(
            sorted(
                (self._notification(notification) for notification in seen.notifications
                 if self._is_checked(notification.place.path)),
                key=lambda described: (
                    described.name, described.module, described.payload_name or ""
                ),
            )
        )  # fmt: skip
        # After the samples, which tell what payloads leave out.
        payloads = [self._payload(payload) for payload in self._classes]
        unread = {
            (unread_file.path, unread_file.reason)
            for unread_file in (*analysis.unread, *seen.unread)
        }
        unknown = {(place.path, without_line(reason)) for place, reason in seen.unknown}
        found = Reference(
            project_name(Path(self._root)),
            notifications,
            tuple(_events(notifications)),
            tuple(sorted(payloads, key=lambda payload: payload.key)),
            *self._sent_events(),
            tuple(sorted(unknown)),
            tuple(sorted(unread)),
            analysis.wording,
            self._type_names,
        )
        return _without_strays(found) if found.is_of_oslo else found

    # Versioned notifications

    def _notification(self, notification: catalogue.Notification) -> Notification:
        own = self._by_place.get(notification.place)
        payload = self._payload_of(notification)
        files = {notification.place.path, *(sender.place.path for sender in notification.senders)}
        return Notification(
            notification.name,
            notification.place.path,
            None if own is None else own.version,
            None if payload is None else self._keys[payload.place],
            notification.payload,
            _texts(notification.event_types),
            _texts(notification.priorities),
            _texts(notification.publishers),
            tuple(
                Sending(
                    sender.event_type,
                    sender.function,
                    _texts(sender.priorities),
                    _texts(sender.publishers),
                )
                for sender in notification.senders
            ),
            tuple(self._samples.sample(reference.file) for reference in notification.samples),
            notification.may_be_sent,
            tuple(sorted(files)),
        )

    def _payload_of(self, notification: catalogue.Notification) -> PayloadClass | None:
        if notification.payload_place is not None and notification.payload_place in self._by_place:
            return self._by_place[notification.payload_place]
        return self._by_name.get(notification.payload or "")

    # Payloads

    def _payload(self, payload: PayloadClass) -> Payload:
        filled = self._analysis.catalogue.filled.get(payload.place)
        shape = payload.shape
        places = {payload.place, *payload.sources}
        if payload.version_holder is not None:
            places.add(payload.version_holder)
        version = payload.parsed_version
        history = self._history(payload)
        return Payload(
            self._keys[payload.place],
            payload.name,
            wire_name(payload),
            namespace_of(payload),
            payload.key_prefix,
            payload.place.path,
            payload.version,
            None if version is None else version.major,
            self._sources.description(payload.place),
            tuple(
                self._field(payload, name, shape.fields[name], filled)
                for name in shape.order or sorted(shape.fields)
            ),
            history,
            tuple(sorted({problem.text for problem in payload.problems})),
            payload.place in self._sending,
            filled is not None,
            tuple(sorted({place.path for place in places if (self._root / place.path).is_file()})),
            shape.kind,
            shape.form,
            payload.dotted_name,
            shape.is_closed,
            payload.is_extensible,
            _added_later(history, version),
        )

    def _field(
        self, payload: PayloadClass, name: str, shape: FieldShape, filled: frozenset[str] | None
    ) -> Field:
        if payload.shape.kind is not None:
            return self._plain_field(payload, name, shape)
        parsed = read_type(shape.type)
        places = payload.field_places.get(name)
        held = self._by_name.get(_object_name(parsed) or "")
        held_key = None if held is None else self._keys[held.place]
        return Field(
            name,
            shape.type,
            parsed,
            shape.nullable,
            shape.default,
            shape.values,
            held_key,
            (payload.shape.schema or {}).get(name),
            self._sources.comment_above(None if places is None else places.key),
            None if filled is None else name in filled,
            self._samples.is_left_out(wire_name(payload), payload.version or "1.0", name),
            holds=() if held_key is None else (held_key,),
        )

    def _plain_field(self, payload: PayloadClass, name: str, shape: FieldShape) -> Field:
        """A field of a class that speaks a dialect."""
        places = payload.field_places.get(name)
        try:
            plain = type_of(shape.type, shape.nullable, shape.values)
        except TypeTextError:
            plain = None
        held = () if plain is None else classes_in(plain)
        return Field(
            name,
            shape.type,
            FieldType(shape.type, None),
            shape.nullable,
            shape.default,
            shape.values,
            None,
            None,
            self._sources.said_of(None if places is None else places.key),
            None,
            False,
            plain,
            shape.may_be_absent,
            tuple(
                self._keys[self._by_dotted[name].place] for name in held if name in self._by_dotted
            ),
        )

    def _history(self, payload: PayloadClass) -> tuple[tuple[str, str], ...]:
        """What is told of the class, or of the one that it has its VERSION from."""
        history = self._sources.history(payload.place)
        holder = payload.version_holder
        if not history and holder is not None and holder != payload.place:
            return self._sources.history(holder)
        return history

    # Legacy notifications, and events

    def _sent_events(self) -> tuple[tuple[SentEvent, ...], tuple[SentEvent, ...]]:
        """What calls send: the legacy notifications, and the other events."""
        legacy: list[SentEvent] = []
        sent: list[SentEvent] = []
        by_type: dict[tuple[str, bool], list[Emission]] = {}
        for emission in self._analysis.emissions:
            by_type.setdefault((emission.event_type, emission.is_known), []).append(emission)
        is_of_oslo = self._analysis.wording.noun == LEGACY.noun
        for _, emissions in sorted(by_type.items()):
            as_objects = [emission for emission in emissions if self._event_payloads.of(emission)]
            others = [emission for emission in emissions if emission not in as_objects]
            if is_of_oslo and others:
                legacy.append(self._sent_event(others))
            if is_of_oslo and as_objects:
                sent.append(self._sent_event(as_objects))
            elif not is_of_oslo:
                sent.append(self._sent_event(emissions))
        return tuple(legacy), tuple(sent)

    def _sent_event(self, emissions: Sequence[Emission]) -> SentEvent:
        event_type, is_known = emissions[0].event_type, emissions[0].is_known
        priorities = {emission.priority for emission in emissions}
        reasons = {without_line(emission.reason) for emission in emissions if emission.reason}
        places = [place for emission in emissions for place in _senders(emission)]
        payloads = {
            payload.place for emission in emissions for payload in self._event_payloads.of(emission)
        }
        return SentEvent(
            event_type,
            is_known,
            tuple(sorted(reasons)),
            tuple(sorted(priority for priority in priorities if priority is not None)),
            None in priorities,
            tuple(sorted({self._sources.function_at(place) for place in places})),
            self._keys_of(event_type, is_known=is_known),
            tuple(sorted({place.path for place in (*places, *(e.place for e in emissions))})),
            tuple(sorted(self._keys[place] for place in payloads)),
            self._samples.that_is_there(sample_file(event_type)) if payloads and is_known else None,
        )

    def _keys_of(self, event_type: str, *, is_known: bool) -> Keys | None:
        if self._legacy_keys is None:
            return None
        keys = self._legacy_keys.get(event_type)
        if keys is None:
            reason = "nobody is seen to build it" if is_known else "the event type is not known"
            return Keys((), (), reason)
        return keys._replace(reason=keys.reason and without_line(keys.reason))


def _senders(emission: Emission) -> Iterable[Place]:
    """Where what is sent comes from: of an object the call that hands it over."""
    return [way[0] for way in emission.calls] or [emission.place]


def _without_strays(reference: Reference) -> Reference:
    """A reference of notifications without the classes that speak a dialect and are not sent."""
    sent = carried(reference)
    kept = tuple(
        payload for payload in reference.payloads if payload.kind is None or payload.key in sent
    )
    return dataclasses.replace(reference, payloads=kept)


def _keys(classes: Iterable[PayloadClass]) -> Mapping[Place, str]:
    """What tells the classes apart: their names, as long as these do."""
    classes = list(classes)
    names = collections.Counter(payload.name for payload in classes)
    in_module = collections.Counter((payload.name, payload.place.path) for payload in classes)
    keys: dict[Place, str] = {}
    for each in sorted(classes, key=lambda payload: payload.place):
        key = each.name if names[each.name] == 1 else f"{each.name} ({each.place.path})"
        if in_module[each.name, each.place.path] > 1:
            key = f"{key} #{sum(other.startswith(key) for other in keys.values()) + 1}"
        keys[each.place] = key
    return keys


def _object_name(parsed: FieldType) -> str | None:
    while parsed.element is not None:
        parsed = parsed.element
    return parsed.object_name


def _texts(texts: Iterable[Text]) -> tuple[Text, ...]:
    return tuple(
        sorted(
            {
                Text(text.value, text.is_known, text.reason and without_line(text.reason))
                for text in texts
            },
            key=lambda text: (text.value, text.is_known, text.reason or ""),
        )
    )


def _events(notifications: Iterable[Notification]) -> Iterable[Event]:
    by_type: dict[tuple[str, bool], list[tuple[Text, Notification]]] = {}
    for notification in notifications:
        for text in notification.event_types:
            by_type.setdefault((text.value, text.is_known), []).append((text, notification))
    for _, found in sorted(by_type.items()):
        carriers = tuple(_carrier(notification, text.value) for text, notification in found)
        yield Event(found[0][0], carriers)


def _carrier(notification: Notification, event_type: str) -> Carrier:
    samples = tuple(sample for sample in notification.samples if sample.event_type == event_type)
    senders = [sending for sending in notification.senders if sending.event_type == event_type]
    return Carrier(
        notification,
        tuple(sorted({sending.function for sending in senders})),
        _texts(text for sending in senders for text in sending.priorities),
        _texts(text for sending in senders for text in sending.publishers),
        samples,
    )


def _added_later(history: Iterable[tuple[str, str]], version: Version | None) -> tuple[str, ...]:
    """The fields that messages of the same major version may have been sent without."""
    found: set[str] = set()
    for text, told in history:
        told_of = Version.parse(text)
        if version is None or told_of is None or told_of.major != version.major:
            continue
        if version >= told_of > Version(version.major, 0, told_of.patch):
            found |= added_fields(told)
    # In an order, so that who compares what is shown sees no change where there is none.
    return tuple(sorted(found))
