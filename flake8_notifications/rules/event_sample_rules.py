"""NTF301 to NTF305 of events on a project's own bus: their samples.

The sample of an event is the file that is named after its type, ``order.created.json``, and shows
the object as it is on the wire.  What is wrong with it counts against the class of the object.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.emissions.model import Emission
from flake8_notifications.payloads.model import Payload
from flake8_notifications.rules.change_findings import at_class
from flake8_notifications.rules.event_payloads import EventPayloads
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.sample_rules import correcting, stale
from flake8_notifications.samples.directory import SUFFIX
from flake8_notifications.samples.json_text import Node
from flake8_notifications.samples.plain_fields import fields_of, type_field
from flake8_notifications.samples.plain_judging import PlainFault, PlainJudge
from flake8_notifications.samples.references import MISSING, Resolver
from flake8_notifications.source.place import Place

_OTHER: Final = re.compile(r"[^\w.-]|^\.")


class EventSample(NamedTuple):
    """An event that may have a sample.

    :ivar file: of the sample, relative to the directory of the samples.
    :ivar payloads: the classes of the object that is sent.
    """

    event_type: str
    file: str
    payloads: tuple[Payload, ...]


def sample_file(event_type: str) -> str:
    """The file of the sample of an event, relative to the directory of the samples."""
    return _OTHER.sub("_", event_type) + SUFFIX


def event_samples(emissions: Iterable[Emission], payloads: Iterable[Payload]) -> list[EventSample]:
    """The events whose classes are known, each once."""
    payloads_of_events = EventPayloads(payloads)
    payloads_by_type: dict[str, dict[Place, Payload]] = {}
    for emission in emissions:
        if emission.is_known and (sent := payloads_of_events.of(emission)):
            payloads_by_type.setdefault(emission.event_type, {}).update(
                (one.place, one) for one in sent
            )
    return [
        EventSample(name, sample_file(name), tuple(sent[at] for at in sorted(sent)))
        for name, sent in sorted(payloads_by_type.items())
    ]


def judge_event_samples(
    samples: Sequence[EventSample],
    judge: PlainJudge,
    resolver: Resolver,
    shown: str,
    type_names: Collection[str],
) -> Iterator[Finding]:
    """What is wrong with the samples of events, and which of them have none.

    :param shown: the path of the directory of the samples, from the root of the project.
    :param type_names: the attributes that event types are taken from.
    """
    stale: dict[Place, list[PlainFault]] = {}
    for sample in samples:
        resolved = resolver.resolve(sample.file)
        first = sample.payloads[0]
        if any(each.reason == MISSING and each.file == sample.file for each in resolved.problems):
            yield _missing(sample)
        for problem in resolved.problems:
            if problem.reason != MISSING or problem.file != sample.file:
                text = (
                    f"'{first.name}' has a sample, that of '{sample.event_type}', that cannot be "
                    f"used: {problem.clause}"
                )
                yield _at(
                    "NTF302", first, text, Place(f"{shown}/{problem.file}", problem.line or 1)
                )
        if resolved.root is not None:
            for fault in shown_class(sample, resolved.root, judge)[0]:
                if fault.is_stale:
                    stale.setdefault(fault.payload.place, []).append(fault)
            yield from _of_root(sample, resolved.root, judge, shown, type_names)
    for faults in stale.values():
        yield _stale(faults, shown)


def _missing(sample: EventSample) -> Finding:
    first = sample.payloads[0]
    text = (
        f"'{sample.event_type}' is sent and has no sample: run 'flake8-notifications samples "
        f"{first.name}'"
    )
    return Finding("NTF301", sample.event_type, text, first.place, first.column)


def _stale(faults: Sequence[PlainFault], shown: str) -> Finding:
    """NTF303 of a class whose version some objects do not show."""
    payload = faults[0].payload
    places = sorted({Place(f"{shown}/{each.node.file}", each.node.line) for each in faults})
    versions = {str(each.node.content) for each in faults}
    lacking = sorted({field.name for each in faults for field in each.lacks})
    return stale(payload, versions, lacking, places)


def shown_class(
    sample: EventSample, root: Node, judge: PlainJudge
) -> tuple[list[PlainFault], Payload]:
    """The class that a sample is taken to show, and what is wrong with it then.

    Of several it may show any: it is taken for the one that it is most like.
    """
    faults = [(list(judge.faults(root, payload)), payload) for payload in sample.payloads]
    return min(faults, key=lambda each: len(each[0]))


def _of_root(
    sample: EventSample,
    root: Node,
    judge: PlainJudge,
    shown: str,
    type_names: Collection[str],
) -> Iterator[Finding]:
    best, payload = shown_class(sample, root, judge)
    for fault in best:
        if not fault.is_stale:
            yield _faulty(fault, shown)
    name = type_field(fields_of(payload), sample.event_type, type_names)
    node = None if name is None else root.get(name)
    if node is not None and isinstance(node.content, str) and node.content != sample.event_type:
        if any(fault.node is node for fault in best):
            return
        text = (
            f"'{payload.name}' has a sample, that of '{sample.event_type}', that shows the event "
            f"type '{node.content}'"
        )
        yield _at("NTF305", payload, text, Place(f"{shown}/{node.file}", node.line))


def _faulty(fault: PlainFault, shown: str) -> Finding:
    place = Place(f"{shown}/{fault.node.file}", fault.node.line)
    text = f"'{fault.payload.name}' {fault.text}"
    if not fault.lacks:
        return _at("NTF304", fault.payload, text, place)
    text += f": run 'flake8-notifications samples {fault.payload.name}' to add it in {place}"
    return at_class("NTF304", fault.payload, text).with_related(place)


def _at(code: str, payload: Payload, text: str, place: Place) -> Finding:
    return at_class(code, payload, correcting(text, place)).with_related(place)
