"""What is to be written so that a project is guarded."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flake8_notifications.adoption.buses import Proposal, proposals
from flake8_notifications.adoption.candidates import Candidate, allowlists, tables
from flake8_notifications.adoption.sample_directory import SampleDirectory, directory_of
from flake8_notifications.analysis import Analysis, analyse
from flake8_notifications.committed import allowlist_file, fingerprint_file
from flake8_notifications.committed.location import Location
from flake8_notifications.configuration.notifiers import notifier_of
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.configuration.vocabulary import mentions_oslo
from flake8_notifications.emissions.allowlist import entry_of
from flake8_notifications.emissions.model import Emission
from flake8_notifications.options import (
    ALLOWLIST,
    FINGERPRINTS,
    NOTIFIERS,
    PAYLOAD_BASES,
    PAYLOAD_CLASSES,
    SAMPLES,
    VERSION_ATTRIBUTE,
    split_list,
)
from flake8_notifications.payloads.checksum import with_checksums
from flake8_notifications.payloads.class_options import version_place
from flake8_notifications.project.files import python_files
from flake8_notifications.project.modules import Modules
from flake8_notifications.project_samples import findings as sample_findings
from flake8_notifications.rules.emission_rules import judge_emissions, judge_unused
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.notification_rules import judge_unfilled
from flake8_notifications.rules.payload_rules import judge
from flake8_notifications.rules.recording import record
from flake8_notifications.rules.sample_rules import named_samples

#: What is said of classes, and means nothing where they cannot be read.
_OF_CLASSES: Final = frozenset({PAYLOAD_BASES.name, PAYLOAD_CLASSES.name, VERSION_ATTRIBUTE.name})


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two records: the fingerprints, or the allowlist.

    :ivar names: of the payload classes, or the event types.
    :ivar location: where it is, or will be; None where there is nothing to record.
    :ivar covered: those of the names that have an entry in it, or will.
    :ivar found: the constants of the project that may be it; the best comes first and is taken.
    :ivar text: what to write into a new file; None where nothing is to be written.
    """

    names: frozenset[str]
    location: Location | None
    covered: frozenset[str] = frozenset()
    found: tuple[Candidate, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a project has, and what to write.

    :ivar samples: where the samples are.
    :ivar options: to add to the ``[flake8]`` section, by name.
    :ivar remaining: what will be reported all the same.
    :ivar proposals: what is proposed, and what of it is written.
    """

    analysis: Analysis
    fingerprints: Part
    allowlist: Part
    samples: SampleDirectory
    options: Mapping[str, str]
    remaining: tuple[Finding, ...]
    proposals: tuple[Proposal, ...] = ()


def proposed(settings: Settings) -> list[Proposal]:
    """What may be right for a project that has nothing of oslo and has not said what it has."""
    modules = _modules(settings)
    if settings.has_names or mentions_oslo(modules.texts):
        return []
    return proposals(settings, modules)


def plan(
    settings: Settings,
    unexcused: Callable[[Iterable[Emission]], list[Emission]],
    proposals: Sequence[Proposal] = (),
) -> Plan:
    """Look at a project and decide what to write; nothing is written.

    :param unexcused: those of some emissions that no comment in the sources excuses.
    :param proposals: what to write besides, if nobody objects.
    """
    settings, analysis, proposals = _analysed(settings, proposals)
    fingerprints = _fingerprints(analysis, settings)
    allowlist = _allowlist(analysis, unexcused(analysis.emissions), settings)
    options: dict[str, str] = {}
    for name, value in _written(proposals):
        options[name] = f"{options[name]}, {value}" if name in options else value
    for option, part, configured in (
        (FINGERPRINTS, fingerprints, settings.fingerprints),
        (ALLOWLIST, allowlist, settings.allowlist),
    ):
        if part.location is not None and not configured.is_named:
            options[option.name] = _relative(part.location, settings.root)
    named = {sample.file for sample in named_samples(analysis.catalogue)}
    samples = directory_of(named, settings.root, settings.samples)
    if samples.path is not None and samples.named and not settings.has_named_samples:
        options[SAMPLES.name] = _relative(Location(samples.path), settings.root)
    remaining = _remaining(analysis, fingerprints, allowlist, settings)
    if samples.path not in (None, settings.samples):
        remaining = _with_samples(remaining, analysis, settings, samples)
    return Plan(analysis, fingerprints, allowlist, samples, options, remaining, tuple(proposals))


def _analysed(
    settings: Settings, proposals: Sequence[Proposal]
) -> tuple[Settings, Analysis, Sequence[Proposal]]:
    """The project as what is proposed has it; what cannot be guarded so is not to be written."""
    chosen = _with_proposals(settings, proposals)
    analysis = analyse(_without_missing(chosen))
    classes = analysis.payloads.classes
    is_about_classes = any(proposal.option in _OF_CLASSES for proposal in proposals)
    if not is_about_classes or not all(payload.is_unread for payload in classes):
        return chosen, analysis, proposals
    reason = classes[0].problems[0].text if classes else "there is no such class"
    proposals = [
        proposal._replace(obstacle=f"not written, for nothing of them can be read: {reason}")
        if proposal.option in _OF_CLASSES
        else proposal
        for proposal in proposals
    ]
    chosen = _with_proposals(settings, proposals)
    return chosen, analyse(_without_missing(chosen)), proposals


def _with_proposals(settings: Settings, proposals: Sequence[Proposal]) -> Settings:
    values = _written(proposals)
    bases = tuple(value for name, value in values if name == PAYLOAD_BASES.name)
    globs = [
        glob for name, value in values if name == PAYLOAD_CLASSES.name for glob in split_list(value)
    ]
    entries = [notifier_of(value) for name, value in values if name == NOTIFIERS.name]
    versions = [version_place(value) for name, value in values if name == VERSION_ATTRIBUTE.name]
    options = settings.class_options
    return dataclasses.replace(
        settings,
        notifiers=(*settings.notifiers, *entries),
        payload_bases=bases or settings.payload_bases,
        class_options=options._replace(
            globs=(*options.globs, *globs), version=versions[0] if versions else options.version
        ),
    )


def _written(proposals: Sequence[Proposal]) -> list[tuple[str, str]]:
    return [(proposal.option, proposal.value) for proposal in proposals if proposal.is_written]


def _with_samples(
    findings: tuple[Finding, ...], analysis: Analysis, settings: Settings, samples: SampleDirectory
) -> tuple[Finding, ...]:
    """The findings, had the samples been looked for where they are."""
    chosen = dataclasses.replace(settings, samples=samples.path or settings.samples)
    sample_results = sample_findings.found(
        chosen, analysis.catalogue, analysis.payloads.classes, analysis.emissions
    )
    others = (finding for finding in findings if finding.code not in sample_findings.CODES)
    return (*others, *sample_results.findings)


def _without_missing(settings: Settings) -> Settings:
    """The settings with files that somebody named and nobody made yet as if they were not named."""
    allowlist = settings.allowlist
    if allowlist.constant is None and not allowlist.path.exists():
        allowlist = allowlist._replace(is_named=False)
    return dataclasses.replace(settings, allowlist=allowlist)


def _fingerprints(analysis: Analysis, settings: Settings) -> Part:
    names = frozenset(payload.key for payload in analysis.payloads.classes)
    location = settings.fingerprints
    if _is_there(location):
        return Part(names, location, names & analysis.records.keys())
    candidates = [] if location.is_named or not names else tables(_all_modules(settings), names)
    if candidates:
        return Part(names, candidates[0].location, candidates[0].covered, tuple(candidates))
    recording = record(analysis.payloads.classes, {}, settings.policy)
    if not recording.records:
        return Part(names, None)
    text = fingerprint_file.dump(with_checksums(recording.records, {}))
    return Part(names, location, frozenset(recording.records), text=text)


def _allowlist(analysis: Analysis, emissions: list[Emission], settings: Settings) -> Part:
    listable = [emission for emission in emissions if allowlist_file.can_be_listed(emission)]
    names = frozenset(emission.event_type for emission in emissions)
    location = settings.allowlist
    if _is_there(location):
        covered = filter(analysis.allowlist.covers, emissions)
        return Part(names, location, frozenset(emission.event_type for emission in covered))
    event_types = {emission.event_type for emission in listable if emission.is_known}
    candidates = (
        [] if location.is_named or not event_types else allowlists(_modules(settings), event_types)
    )
    if candidates:
        return Part(names, candidates[0].location, candidates[0].covered, tuple(candidates))
    written = frozenset(emission.event_type for emission in listable)
    if not written:
        return Part(names, None)
    text = allowlist_file.dump(
        map(entry_of, listable), allowlist_file.comments_on(listable), analysis.wording
    )
    return Part(names, location, written, text=text)


def _is_there(location: Location) -> bool:
    return location.constant is not None or location.path.exists()


def _modules(settings: Settings) -> Modules:
    return Modules(settings.root, python_files(settings.root, settings.exclude))


def _all_modules(settings: Settings) -> Modules:
    """The tests as well: that is where tables are."""
    return Modules(settings.root, python_files(settings.root, ()))


def _remaining(
    analysis: Analysis, fingerprints: Part, allowlist: Part, settings: Settings
) -> tuple[Finding, ...]:
    """What is wrong once the plan is carried out."""
    findings = analysis.findings
    if fingerprints.found or allowlist.found:
        chosen = dataclasses.replace(
            settings,
            fingerprints=fingerprints.location or settings.fingerprints,
            allowlist=allowlist.location or settings.allowlist,
        )
        findings = _rejudged(analysis, _without_missing(chosen))
    new_classes = fingerprints.covered if fingerprints.text is not None else frozenset()
    new_entries = allowlist.covered if allowlist.text is not None else frozenset()
    return tuple(
        finding
        for finding in findings
        if not (finding.code == "NTF204" and finding.subject in new_classes)
        and not (finding.code in ("NTF101", "NTF102") and finding.subject in new_entries)
    )


def _rejudged(analysis: Analysis, settings: Settings) -> tuple[Finding, ...]:
    """The findings of an analysis, had it gone by other records."""
    modules = _modules(settings)
    allowlist = allowlist_file.load(settings.allowlist, modules)
    records = fingerprint_file.load(settings.fingerprints, modules)
    return (
        *judge_emissions(analysis.emissions, allowlist, wording=analysis.wording),
        *(() if analysis.unread else judge_unused(allowlist, analysis.emissions)),
        *judge(
            analysis.payloads.classes,
            records,
            settings.policy,
            file=settings.fingerprints.described(settings.root),
        ),
        *(
            finding
            for finding in analysis.findings
            if finding.code in ("NTF103", "NTF105")
            or (finding.code.startswith("NTF3") and finding.code != "NTF307")
        ),
        *judge_unfilled(analysis.catalogue.filled, analysis.payloads.classes, records),
    )


def _relative(location: Location, root: Path) -> str:
    path = os.path.relpath(location.path, root).replace(os.sep, "/")
    return path if location.constant is None else f"{path}::{location.constant}"
