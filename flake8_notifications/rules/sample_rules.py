"""NTF302 to NTF305 and NTF308: samples judged by the notifications that they show.

What is wrong with a payload's object counts against the class of the payload, and stands there;
what is wrong with the rest of a sample stands on the line that names the sample.  The message ends
with the place in the sample.
"""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.catalogue.model import Catalogue, Notification, SampleReference, Text
from flake8_notifications.payloads.model import Payload
from flake8_notifications.rules.change_findings import at_class, at_version
from flake8_notifications.rules.finding import Finding
from flake8_notifications.samples.event_types import may_be, priorities_of
from flake8_notifications.samples.json_text import Node
from flake8_notifications.samples.judging import Fault, Judge, Shown
from flake8_notifications.samples.references import MISSING, Problem, Resolver
from flake8_notifications.samples.wire_objects import (
    Classes,
    envelope_of,
    shown_envelope,
    wire_name,
)
from flake8_notifications.samples.wire_types import Kind, kind_of
from flake8_notifications.source.place import Place

_MOST_NAMES: Final = 5
_UNUSED: Final = (
    "is shown by no notification, no other sample and no test: name it in the decorator of the "
    "notification that it shows, or remove it"
)
_UNUSED_OF_EVENTS: Final = (
    "is not named after an event, and no other sample and no test uses it: name it after "
    "the event that it shows, or remove it"
)


class NamedSample(NamedTuple):
    """A sample as a class of notifications names it.

    :ivar notifications: what is known of the class, by the payloads that it may carry.
    """

    reference: SampleReference
    notifications: Sequence[Notification]

    @property
    def file(self) -> str:
        return posixpath.normpath(self.reference.file)

    @property
    def name(self) -> str:
        return self.notifications[0].name


class Examined(NamedTuple):
    """What was found in the samples of a project.

    :ivar shown: the objects of its classes, each once, though many samples may refer to it.
    :ivar missing: the samples of which there is no file.
    """

    findings: tuple[Finding, ...]
    shown: tuple[Shown, ...]
    missing: tuple[NamedSample, ...]


def examine(
    catalogue: Catalogue, payloads: Sequence[Payload], resolver: Resolver, shown: str
) -> Examined:
    """Look at the samples of a project; the findings are in no particular order.

    :param resolver: of the directory of the samples.
    :param shown: the path of that directory, from the root of the project.
    """
    rules = _SampleRules(Classes(payloads), resolver, shown, has_unknown=bool(catalogue.unknown))
    named = sorted(named_samples(catalogue), key=lambda sample: sample.reference.place)
    findings = [finding for sample in named for finding in rules.of_sample(sample)]
    findings += rules.of_payloads()
    missing = tuple(sample for sample in named if not resolver.resolve(sample.file).files)
    return Examined(tuple(findings), tuple(rules.shown), missing)


def no_directory(catalogue: Catalogue, shown: str) -> Finding:
    """NTF302: there are samples by name, and no directory that they may be in."""
    first = min(named_samples(catalogue), key=lambda sample: sample.reference.place)
    message = (
        f"'{first.name}' names the sample '{first.file}', and there is no directory of samples: "
        f"say where they are with --notifications-samples, or make {shown}"
    )
    return Finding("NTF302", first.name, message, first.reference.place)


def judge_unused(
    catalogue: Catalogue,
    resolver: Resolver,
    shown: str,
    tests: Iterable[str],
    unsampled: Container[str] = (),
    of_events: Collection[str] = (),
) -> Iterator[Finding]:
    """NTF308: the samples that nothing uses.

    :param tests: the texts of the project's tests.
    :param unsampled: event types of which another finding says that they have no sample; a file
        that shows one only lacks its decorator.
    :param of_events: files that are named after events, which no decorator names.
    """
    named = {sample.file for sample in named_samples(catalogue)}
    if any(map(resolver.is_unreadable, [*named, *of_events])):
        # It may refer to any of them, and another finding says that it cannot be read.
        return
    used = {*of_events, *named}
    files = resolver.directory.files()
    for file in files:
        used |= resolver.resolve(file).files - {file}
    unused = [file for file in files if file not in used]
    mentioned = _mentioned(unused, tests)
    for file in unused:
        if file not in mentioned and _event_type(file, resolver) not in unsampled:
            message = _UNUSED_OF_EVENTS if of_events and not named else _UNUSED
            message = f"'{file}' {message}"
            yield Finding("NTF308", file, message, Place(posixpath.join(shown, file), 1))


def _event_type(file: str, resolver: Resolver) -> str | None:
    root = resolver.resolve(file).root
    shown = None if root is None else root.get("event_type")
    return shown.content if shown is not None and isinstance(shown.content, str) else None


def _mentioned(files: Sequence[str], tests: Iterable[str]) -> set[str]:
    """Those of the files that a test names, with or without its ending."""
    by_name = {posixpath.splitext(posixpath.basename(file))[0]: file for file in files}
    paths: set[str] = set()
    if not by_name:
        return paths
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, by_name))})(?![\w-])")
    for text in tests:
        paths.update(by_name[name] for name in pattern.findall(text))
    return paths


def named_samples(catalogue: Catalogue) -> Iterator[NamedSample]:
    """Each sample that a class names, once."""
    by_class: dict[Place, list[Notification]] = {}
    for notification in catalogue.notifications:
        by_class.setdefault(notification.place, []).append(notification)
    for notifications in by_class.values():
        references = {
            reference for notification in notifications for reference in notification.samples
        }
        seen = set()
        for reference in sorted(references, key=lambda reference: reference.place):
            named = NamedSample(reference, notifications)
            if named.file not in seen:
                seen.add(named.file)
                yield named


class _SampleRules:
    def __init__(
        self, classes: Classes, resolver: Resolver, shown: str, *, has_unknown: bool
    ) -> None:
        self._classes = classes
        self._resolver = resolver
        self._shown = shown
        #: Whether something is sent whose class is not known: it may be any.
        self._has_unknown = has_unknown
        self._judge = Judge(classes)
        self._owners: dict[str, str] = {}
        self._told: set[Problem] = set()

    @property
    def shown(self) -> Sequence[Shown]:
        return self._judge.shown

    def of_sample(self, named: NamedSample) -> Iterator[Finding]:
        owner = self._owners.setdefault(named.file, named.name)
        if owner != named.name:
            text = f"names the sample '{named.file}', which is that of '{owner}', too"
            place = Place(self._path(named.file), 1)
            yield self._at_name("NTF302", named, text, place, "name one of its own instead of")
            return
        resolved = self._resolver.resolve(named.file)
        for problem in resolved.problems:
            if problem not in self._told:
                self._told.add(problem)
                yield self._unusable(named, problem)
        if resolved.root is not None:
            yield from self._of_root(named, resolved.root)

    def of_payloads(self) -> Iterator[Finding]:
        for fault in self._judge.faults:
            yield self._faulty(fault)
        by_class: dict[Place, list[Shown]] = {}
        for shown in self._judge.shown:
            if is_stale(shown):
                by_class.setdefault(shown.payload.place, []).append(shown)
        for objects in by_class.values():
            yield self._stale(objects[0].payload, objects)

    def _unusable(self, named: NamedSample, problem: Problem) -> Finding:
        if problem.line is None:
            what = f"cannot be used: {problem.clause}:"
            if problem.reason == MISSING:
                what = f"does not exist: {self._way_out(named)}"
            message = f"'{named.name}' names a sample that {what} {self._path(problem.file)}"
            return Finding("NTF302", named.name, message, named.reference.place)
        place = Place(self._path(problem.file), problem.line)
        text = f"names a sample that cannot be used: {problem.clause}"
        return self._at_name("NTF302", named, text, place)

    def _way_out(self, named: NamedSample) -> str:
        """What to do about a sample that is not there, which can be made if enough is known."""
        texts = [text for notification in named.notifications for text in notification.event_types]
        payloads = [self._expected(notification) for notification in named.notifications]
        is_one = (
            len({payload and payload.place for payload in payloads}) == 1
            and payloads[0] is not None
        )
        if not texts and not any(notification.may_be_sent for notification in named.notifications):
            return "the class is sent nowhere, so remove it, or the decorator that names"
        if not is_one or not any(text.is_known for text in texts):
            return "remove the decorator, or write by hand"
        return f"run 'flake8-notifications samples {named.name}' to make"

    def _of_root(self, named: NamedSample, root: Node) -> Iterator[Finding]:
        if kind_of(root) is not Kind.OBJECT:
            text = f"is {kind_of(root).value} in its sample, but a notification is an object"
            yield self._at_node("NTF304", named, text, root)
            return
        for key, what in (("event_type", "event type"), ("priority", "priority")):
            value = root.get(key)
            if value is None:
                yield self._at_node("NTF304", named, f"has no {what} in its sample", root)
            elif value.is_unknown:
                continue
            elif not isinstance(value.content, str):
                text = f"has {kind_of(value).value} as {what} in its sample, but should be a string"
                yield self._at_node("NTF304", named, text, value)
            else:
                yield from self._sent(named, what, value, self._texts(named, key, root))
        payload = root.get("payload")
        if payload is None:
            yield self._at_node("NTF304", named, "has no payload in its sample", root)
        elif not payload.is_unknown:
            yield from self._payload(named, payload)

    def _texts(self, named: NamedSample, key: str, root: Node) -> list[Text]:
        """What a sample may show as its event type, or as the priority of that which it shows."""
        sent = [text for notification in named.notifications for text in notification.event_types]
        if key == "event_type":
            return sent
        node = root.get("event_type")
        event_type = node.content if node is not None else None
        # Of one that is never sent there is a finding already.
        is_sent = isinstance(event_type, str) and any(may_be(event_type, text) for text in sent)
        of_type = str(event_type) if is_sent else None
        # What is on the wire is in capitals.
        return [_lower(text) for text in priorities_of(named.notifications, of_type)]

    def _sent(
        self, named: NamedSample, what: str, value: Node, texts: Sequence[Text]
    ) -> Iterator[Finding]:
        """NTF305: an event type or a priority that is never sent.

        :param texts: what is sent.
        """
        shown = str(value.content)
        compared = shown if what == "event type" else shown.lower()
        is_sent = any(may_be(compared, text) for text in texts)
        if is_sent or not texts or self._has_unknown:
            return
        near = difflib.get_close_matches(compared, [text.value for text in texts], 1, 0.0)
        text = f"is never sent with the {what} '{shown}', which its sample shows, but with "
        text += f"'{near[0]}'"
        if len(texts) > 1:
            text += f" or {len(texts) - 1} other" + ("s" if len(texts) > 2 else "")
        yield self._at_node("NTF305", named, text, value)

    def _payload(self, named: NamedSample, node: Node) -> Iterator[Finding]:
        if kind_of(node) is not Kind.OBJECT:
            text = f"has {kind_of(node).value} as payload in its sample, but should be an object"
            yield self._at_node("NTF304", named, text, node)
            return
        expected = [self._expected(notification) for notification in named.notifications]
        payloads = [payload for payload in expected if payload is not None]
        found = (envelope_of(payload, node) for payload in payloads)
        envelopes = [envelope for envelope in found if envelope is not None]
        envelope = next((envelope for envelope in envelopes if envelope.name in node.members), None)
        if envelope is None and envelopes:
            text = f"has a payload in its sample that shows no '{envelopes[0].name}'"
            yield self._at_node("NTF304", named, text, node)
            return
        envelope = envelope or shown_envelope(node)
        shown = None if envelope is None else node.get(envelope.name)
        if shown is None or shown.is_unknown:
            return
        names = {wire_name(payload): payload for payload in payloads}
        payload = names.get(str(shown.content))
        if payload is None and len(payloads) < len(expected):
            payload = self._classes.named(str(shown.content))
        elif payload is None:
            carried = _listed(f"'{name}'" for name in sorted(names))
            text = f"carries {carried}, and its sample shows '{shown.content}'"
            yield self._at_node("NTF304", named, text, shown)
        if payload is not None:
            self._judge.object(node, payload)

    def _expected(self, notification: Notification) -> Payload | None:
        """The class that a notification carries; None where it is not known."""
        if notification.payload_place is not None:
            for payload in self._classes.all:
                if payload.place == notification.payload_place:
                    return payload
        return self._classes.named(notification.payload or "")

    def _faulty(self, fault: Fault) -> Finding:
        place = Place(self._path(fault.file), fault.line)
        message = f"'{fault.payload.name}' {correcting(fault.text, place)}"
        return at_class("NTF304", fault.payload, message).with_related(place)

    def _stale(self, payload: Payload, shown: Sequence[Shown]) -> Finding:
        places = sorted(
            {
                Place(self._path(shown_object.version.file), shown_object.version.line)
                for shown_object in shown
            }
        )
        missing = [
            name
            for name in payload.shape.fields
            if any(
                shown_object.data is not None and name not in shown_object.data.members
                for shown_object in shown
            )
        ]
        versions = {str(shown_object.version.content) for shown_object in shown}
        return stale(payload, versions, missing, places)

    def _at_node(self, code: str, named: NamedSample, text: str, node: Node) -> Finding:
        return self._at_name(code, named, text, Place(self._path(node.file), node.line))

    def _at_name(
        self, code: str, named: NamedSample, text: str, place: Place, advice: str = ""
    ) -> Finding:
        said = f"{text}: {advice} {place}" if advice else correcting(text, place)
        message = f"'{named.name}' {said}"
        return Finding(code, named.name, message, named.reference.place, related=(place,))

    def _path(self, file: str) -> str:
        return posixpath.normpath(posixpath.join(self._shown, file))


def stale(
    payload: Payload, versions: Iterable[str], missing: Sequence[str], places: Sequence[Place]
) -> Finding:
    """NTF303: what the samples of a class show, and what they do not show yet.

    :param missing: the names of fields.
    """
    without = f", without {_listed(map(repr, missing))}" if missing else ""
    is_one = len(places) == 1
    where = "" if is_one else f" in {len(places)} places"
    what = f"{places[0]}" if is_one else f"them; the first is {places[0]}"
    message = (
        f"'{payload.name}' is {payload.version or '1.0'} and its samples show "
        f"{' and '.join(sorted(versions))}{where}{without}: run 'flake8-notifications samples "
        f"{payload.name}' to update {what}"
    )
    return at_version("NTF303", payload, message).with_related(*places)


def correcting(text: str, place: Place) -> str:
    """What is wrong in a sample, and where to correct it."""
    return f"{text} Correct {place}" if text.endswith("?") else f"{text}: correct {place}"


def is_stale(shown: Shown) -> bool:
    """Whether an object shows another version than its class has."""
    payload = shown.payload
    if payload.parsed_version is None:
        return False
    return shown.version.content != (payload.version or "1.0")


def _lower(text: Text) -> Text:
    return Text(text.value.lower(), text.is_known, text.reason)


def _listed(names: Iterable[str]) -> str:
    texts = list(names)
    if len(texts) > _MOST_NAMES:
        return f"{', '.join(texts[:_MOST_NAMES])} and {len(texts) - _MOST_NAMES} more"
    *first, last = texts
    return f"{', '.join(first)} and {last}" if first else last
