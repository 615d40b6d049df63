"""The samples of events on a project's own bus: those that are missing, made up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from flake8_notifications.configuration.settings import Settings
from flake8_notifications.emissions.model import type_names
from flake8_notifications.payloads.model import Payload
from flake8_notifications.project_samples.findings import shown_path
from flake8_notifications.project_samples.updates import style_in
from flake8_notifications.rules.event_sample_rules import EventSample, judge_event_samples
from flake8_notifications.rules.finding import Finding
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.made_up_values import NoValueError
from flake8_notifications.samples.plain_judging import PlainJudge
from flake8_notifications.samples.plain_making import PlainValues
from flake8_notifications.samples.references import Resolver
from flake8_notifications.samples.text_editing import written


class MadeSamples(NamedTuple):
    """What to write.

    :ivar new: the texts of the files, by their names.
    :ivar done: the events whose samples they are.
    :ivar refused: those that none can be made of, and why.
    :ivar wrong: what flake8 would say of the samples that are there.
    """

    new: Mapping[str, str]
    done: tuple[EventSample, ...]
    refused: tuple[tuple[EventSample, str], ...]
    wrong: tuple[Finding, ...]


def made_samples(
    samples: Collection[EventSample],
    payloads: Collection[Payload],
    settings: Settings,
    is_reported: Callable[[Finding], bool],
) -> MadeSamples:
    """The samples that events do not have yet; nothing is written.

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
    there = [sample for sample in samples if sample.file not in new]
    wrong = judge_event_samples(there, judge, resolver, shown_path(settings), names)
    return MadeSamples(new, tuple(done), tuple(refused), tuple(filter(is_reported, wrong)))
