"""The samples of a project, wherever its settings say that they are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.catalogue.model import Catalogue
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.emissions.model import Emission, type_names
from flake8_notifications.errors import SettingsError
from flake8_notifications.options import SAMPLES
from flake8_notifications.payloads.model import Payload
from flake8_notifications.project.files import python_files
from flake8_notifications.rules.event_sample_rules import event_samples, judge_event_samples
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.notification_rules import judge_unsampled
from flake8_notifications.rules.sample_rules import (
    examine,
    judge_unused,
    named_samples,
    no_directory,
)
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.plain_judging import PlainJudge
from flake8_notifications.samples.references import Resolver
from flake8_notifications.source.text import SourceError, read

#: The rules that :func:`found` applies.
CODES: Final = frozenset({"NTF301", "NTF302", "NTF303", "NTF304", "NTF305"})


class Found(NamedTuple):
    """What is wrong with samples.

    :ivar files: those that decide the findings, and the directory, from the root or absolute.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]


def found(
    settings: Settings,
    catalogue: Catalogue,
    payloads: Sequence[Payload],
    emissions: Sequence[Emission],
) -> Found:
    """What is wrong with the samples of a project.

    :raises SettingsError: if somebody named a directory that is not there.
    """
    validate(settings)
    shown = shown_path(settings)
    if not settings.samples.is_dir():
        first = next(named_samples(catalogue), None)
        if first is None:
            return Found((), ())
        return Found((no_directory(catalogue, shown),), (shown,))
    resolver = Resolver(Directory(settings.samples))
    findings = (
        *examine(catalogue, payloads, resolver, shown).findings,
        *judge_unsampled(catalogue, resolver, shown),
        *judge_event_samples(
            event_samples(emissions, payloads),
            PlainJudge(payloads),
            resolver,
            shown,
            type_names(settings.notifiers),
        ),
    )
    files = [shown, *(f"{shown}/{file}" for file in sorted(resolver.directory.asked))]
    return Found(findings, tuple(files))


def unused(
    settings: Settings,
    catalogue: Catalogue,
    payloads: Sequence[Payload],
    emissions: Sequence[Emission],
) -> Iterator[Finding]:
    """NTF308: the samples that nothing uses."""
    if settings.samples.is_dir():
        resolver = Resolver(Directory(settings.samples))
        shown = shown_path(settings)
        unsampled = {finding.subject for finding in judge_unsampled(catalogue, resolver, shown)}
        used = {sample.file for sample in event_samples(emissions, payloads)}
        yield from judge_unused(catalogue, resolver, shown, _tests(settings), unsampled, used)


def validate(settings: Settings) -> None:
    """See to it that a directory that somebody named is there.

    :raises SettingsError: if it is not.
    """
    if settings.has_named_samples and not settings.samples.is_dir():
        raise SettingsError(
            f"--{SAMPLES.name}: {settings.samples}: there is no such directory: make it, or leave "
            "the option out"
        )


def shown_path(settings: Settings) -> str:
    """The directory, as messages name it: from the root."""
    return os.path.relpath(settings.samples, settings.root).replace(os.sep, "/")


def _tests(settings: Settings) -> Iterator[str]:
    """The texts of the project's Python files that are no part of what is checked."""
    checked = set(python_files(settings.root, settings.exclude))
    for path in python_files(settings.root, ()):
        if path not in checked:
            try:
                yield read(settings.root / path)
            except SourceError:
                continue
