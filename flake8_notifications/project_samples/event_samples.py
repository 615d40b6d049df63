"""The samples of events on a project's own bus: stale ones edited, missing ones made up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from flake8_notifications.configuration.settings import Settings
from flake8_notifications.emissions.model import type_names
from flake8_notifications.payloads.model import Payload
from flake8_notifications.project_samples.findings import shown_path
from flake8_notifications.project_samples.updates import style_in, without_place
from flake8_notifications.rules.event_sample_rules import (
    EventSample,
    judge_event_samples,
    shown_class,
)
from flake8_notifications.rules.finding import Finding
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.made_up_values import NoValueError
from flake8_notifications.samples.plain_judging import PlainJudge
from flake8_notifications.samples.plain_making import PlainValues
from flake8_notifications.samples.plain_updating import PlainUpdater
from flake8_notifications.samples.references import Resolver
from flake8_notifications.samples.text_editing import written
from flake8_notifications.samples.updating import Changes


class MadeSamples(NamedTuple):
    """What to write.

    :ivar new: the texts of the files, by their names.
    :ivar texts: those of files that are there, by their names.
    :ivar done: the events whose samples are made.
    :ivar updated: those whose samples are edited.
    :ivar refused: those that none can be made of, and why.
    :ivar wrong: what flake8 would say of the samples that are there then.
    """

    new: Mapping[str, str]
    texts: Mapping[str, str]
    done: tuple[EventSample, ...]
    updated: tuple[EventSample, ...]
    refused: tuple[tuple[EventSample, str], ...]
    wrong: tuple[Finding, ...]


def made_samples(
    samples: Collection[EventSample],
    payloads: Collection[Payload],
    settings: Settings,
    is_reported: Callable[[Finding], bool],
) -> MadeSamples:
    """The samples that events do not have yet, and what makes stale ones right; nothing is written.

    :param samples: of the events that are looked at.
    """
    directory = Directory(settings.samples)
    resolver = Resolver(directory)
    names = type_names(settings.notifiers)
    values, judge = PlainValues(payloads, names), PlainJudge(payloads)
    style = style_in(directory, resolver)
    new: dict[str, str] = {}
    done, refused = [], []
    for sample in samples:
        if not directory.is_free(sample.file) or sample.file in new:
            continue
        try:
            value = values.event(sample.payloads[0], sample.event_type)
        except NoValueError as error:
            refused.append((sample, str(error)))
            continue
        text = written(value, style) + style.ends
        overlaid = Resolver(Directory(settings.samples, {sample.file: text.encode()}))
        findings = [*judge_event_samples([sample], judge, overlaid, shown_path(settings), names)]
        if findings:
            refused.append((sample, findings[0].text))
            continue
        new[sample.file] = text
        done.append(sample)
    left_out = {*new, *(sample.file for sample, _ in refused)}
    there = [sample for sample in samples if sample.file not in left_out]
    shown = shown_path(settings)
    before = [*judge_event_samples(there, judge, resolver, shown, names)]
    texts = _edited(there, judge, values, directory)
    overlay = {file: text.encode() for file, text in texts.items()}
    edited = Resolver(Directory(settings.samples, overlay))
    after = [*judge_event_samples(there, judge, edited, shown, names)]
    if not {*map(without_place, after)} <= {*map(without_place, before)}:
        # What would be mended here would be wrong elsewhere.
        texts, after = {}, before
    updated = tuple(
        sample for sample in there if not texts.keys().isdisjoint(_files(sample, resolver))
    )
    wrong = tuple(filter(is_reported, after))
    return MadeSamples(new, texts, tuple(done), updated, tuple(refused), wrong)


def _edited(
    samples: Iterable[EventSample],
    judge: PlainJudge,
    values: PlainValues,
    directory: Directory,
) -> Mapping[str, str]:
    """The new texts of the files of some samples that are stale."""
    changes, resolver = Changes(), Resolver(directory)
    updater = PlainUpdater(changes, judge, values)
    for sample in samples:
        root = resolver.resolve(sample.file).root
        if root is not None:
            updater.update(root, shown_class(sample, root, judge)[1])
    return changes.texts(directory)


def _files(sample: EventSample, resolver: Resolver) -> Iterator[str]:
    """The files that a sample is made of."""
    root = resolver.resolve(sample.file).root
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        yield node.file
        yield node.written.file
        waiting += [member.value for member in node.members.values()]
        waiting += node.content if isinstance(node.content, tuple) else ()
