"""One look at a whole project: what it sends, its payload classes and what is wrong with them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from flake8_notifications import garbage_collection, incremental
from flake8_notifications.caching.store import Store, open_store
from flake8_notifications.catalogue.model import Catalogue
from flake8_notifications.committed import allowlist_file, fingerprint_file
from flake8_notifications.configuration.checked_files import checked_paths
from flake8_notifications.configuration.settings import Named, Settings
from flake8_notifications.configuration.vocabulary import wording_of
from flake8_notifications.emissions.allowlist import Allowlist
from flake8_notifications.emissions.model import Creation, Emission, Sent, Uncalled, Wrapper
from flake8_notifications.legacy_payloads.model import Keys
from flake8_notifications.option_checks.unmatched_entries import unchosen, unreached, unversioned
from flake8_notifications.payloads.model import Payload, Payloads, Record
from flake8_notifications.project.files import Listing, listed, python_files
from flake8_notifications.project.git import state_files
from flake8_notifications.project.imported_tests import imported_tests
from flake8_notifications.project.modules import Consulted, Modules
from flake8_notifications.project.readings import Readings
from flake8_notifications.project.sources import Sources, SourcesChanged
from flake8_notifications.project_samples import findings as sample_findings
from flake8_notifications.rules.baseline import Baseline, judging_records
from flake8_notifications.rules.catalogue import OF_EMISSIONS, OF_NOTIFICATIONS
from flake8_notifications.rules.emission_rules import (
    judge_creations,
    judge_emissions,
    judge_uncalled,
    judge_unused,
)
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.notification_rules import (
    judge_unfilled,
    judge_ungated,
    judge_unsent,
)
from flake8_notifications.rules.payload_rules import judge
from flake8_notifications.rules.wording import LEGACY, Wording
from flake8_notifications.source.text import SourceError
from flake8_notifications.source.unread import Unread

if TYPE_CHECKING:
    from flake8_notifications.legacy_payloads.search import Twins

NOTHING: Final = Catalogue(())
_Placed = TypeVar("_Placed", Emission, Creation, Uncalled, Wrapper, Payload, Unread)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a project is made of, what is recorded of it, and what is wrong.

    :ivar unread: the files that may hold something of interest and could not be read.
    :ivar consulted: what else the findings depend on.
    :ivar wording: in which the project is spoken to.
    :ivar unmatched: a line for each entry of an option that refers to nothing in all that is sent.
    """

    emissions: tuple[Emission, ...]
    allowlist: Allowlist
    payloads: Payloads
    records: Mapping[str, Record]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()
    wrappers: tuple[Wrapper, ...] = ()
    baseline: Baseline | None = None
    catalogue: Catalogue = NOTHING
    consulted: Consulted = field(default=Consulted(), compare=False)
    wording: Wording = LEGACY
    unmatched: tuple[str, ...] = ()


class _Wanted(NamedTuple):
    """What to look for besides payload classes.

    :ivar emissions: legacy notifications.
    :ivar notifications: versioned ones, where the project has samples.
    :ivar catalogue: versioned ones in any case.
    """

    emissions: bool
    notifications: bool
    catalogue: bool


def analyse(
    settings: Settings,
    overlay: Mapping[str, str] | None = None,
    *,
    with_emissions: bool = True,
    with_catalogue: bool = False,
    baseline: Baseline | None = None,
    listing: Listing | None = None,
    unreported: Collection[str] = (),
) -> Analysis:
    """Look at a project.

    :param overlay: texts to use instead of what is on disk, by path relative to the root.
    :param with_emissions: whether to look for legacy notifications, which takes longest.
    :param with_catalogue: whether to look for versioned ones, samples or not.
    :param baseline: what judges a change, if it was read already; otherwise it is read here, where
        the settings ask for one.
    :param listing: the project's files, if they are known.
    :param unreported: the codes of rules that are switched off.
    :raises SettingsError: see :func:`flake8_notifications.revisions.earlier_project.baseline_of`.
    :raises BindingError: see :func:`flake8_notifications.option_checks.named_objects.named`.
    :raises flake8_notifications.committed.allowlist_file.AllowlistError: see there.
    :raises flake8_notifications.committed.fingerprint_file.FingerprintFileError: see there.
    """
    left_out = frozenset(unreported)
    wanted = _Wanted(
        with_emissions and (not left_out >= OF_EMISSIONS or _judges_events(settings, left_out)),
        with_emissions and not left_out >= OF_NOTIFICATIONS,
        with_catalogue,
    )
    with garbage_collection.paused():
        if baseline is None and settings.against:
            from flake8_notifications.revisions.earlier_project import baseline_of

            baseline = baseline_of(settings)
        if listing is None:
            listing = listed(settings.root, settings.exclude, settings.tests)
        store = open_store(settings.cache, settings.root)
        try:
            modules = modules_of(settings, overlay, store, listing)
            analysis = _analyse(settings, modules, store, wanted, baseline, listing)
        except SourcesChanged:
            # Somebody saved a file meanwhile: what earlier runs knew of it is no help.
            modules = modules_of(settings, overlay, None, listing)
            analysis = _analyse(settings, modules, None, wanted, baseline, listing)
        consulted = analysis.consulted
        files = (*consulted.files, *sorted(modules.path_set - listing.statuses.keys()))
        return dataclasses.replace(analysis, consulted=consulted._replace(files=files))


def _judges_events(settings: Settings, left_out: frozenset[str]) -> bool:
    """Whether what is sent decides what is said of samples."""
    is_judged = not left_out >= sample_findings.CODES
    return is_judged and bool(settings.notifiers) and settings.samples.is_dir()


def _analyse(
    settings: Settings,
    modules: Modules,
    store: Store | None,
    wanted: _Wanted,
    baseline: Baseline | None,
    listing: Listing,
) -> Analysis:
    records: Mapping[str, Record] = fingerprint_file.load(settings.fingerprints, modules)
    allowlist = allowlist_file.load(settings.allowlist, modules)
    names = _named(settings, modules)
    is_checked = checked_paths(settings.unchecked, settings.root)
    sent = Sent((), ())
    if wanted.emissions:
        sent = incremental.sent(modules, store, names.payload_bases, names.notifiers)
        sent = Sent(
            _among(is_checked, sent.emissions),
            _among(is_checked, sent.creations),
            _among(is_checked, sent.uncalled),
            _among(is_checked, sent.wrappers),
            _among(is_checked, sent.unread),
        )
    wording = wording_of(settings, modules.texts, sends=bool(sent.emissions))
    payloads = incremental.payloads(modules, store, names.payload_bases, settings.class_options)
    payloads = payloads._replace(
        classes=_among(is_checked, payloads.classes), unread=_among(is_checked, payloads.unread)
    )
    consulted = modules.consulted_outside
    if settings.fingerprints.constant is not None or settings.against:
        from flake8_notifications.revisions.payload_shapes import RevisionContext, with_shapes

        now, context = (
            payloads.classes,
            RevisionContext(settings, settings.against, store, listing.statuses),
        )
        if baseline is not None and baseline.records is not None:
            baseline = dataclasses.replace(
                baseline, records=with_shapes(baseline.records, now, context)
            )
        else:
            shaped = with_shapes(records, now, context)
            if shaped is not records:
                files = (*consulted.files, *state_files(settings.root))
                records, consulted = shaped, consulted._replace(files=files)
    catalogue = NOTHING
    if wanted.notifications or wanted.catalogue:
        catalogue = _catalogue(settings, modules, store, names, payloads, wanted.catalogue)
    found_in_samples = sample_findings.found(settings, catalogue, payloads.classes, sent.emissions)
    consulted = consulted._replace(files=(*consulted.files, *found_in_samples.files))
    unread = {*sent.unread, *payloads.unread, *_among(is_checked, not_looked_at(listing))}
    findings = (
        *judge_emissions(sent.emissions, allowlist, baseline, wording),
        *(judge_unused(allowlist, sent.emissions) if wanted.emissions and not unread else ()),
        *judge_creations(sent.creations, names.factories),
        *judge_uncalled(sent.uncalled),
        *judge(payloads.classes, records, settings.policy, baseline, _file(settings)),
        *(
            finding
            for finding in (
                *found_in_samples.findings,
                *judge_unsent(catalogue),
                *judge_ungated(catalogue, names.gates),
            )
            if is_checked(finding.place.path)
        ),
        *judge_unfilled(catalogue.filled, payloads.classes, judging_records(records, baseline)),
    )
    modules.save()
    if store is not None:
        store.trim()
    return Analysis(
        sent.emissions,
        allowlist,
        payloads,
        records,
        findings,
        tuple(sorted(unread)),
        sent.wrappers,
        baseline,
        catalogue,
        consulted,
        wording,
        () if unread else tuple(_unmatched(settings, sent, payloads, modules, is_checked)),
    )


def _catalogue(
    settings: Settings,
    modules: Modules,
    store: Store | None,
    names: Named,
    payloads: Payloads,
    is_wanted: bool,
) -> Catalogue:
    """The notifications, where a project has samples; else what is known without looking far."""
    decorators = settings.sample_decorators
    bare = [decorator.rpartition(".")[2] for decorator in decorators]
    with_senders = (
        is_wanted
        or bool(names.gates)
        or settings.samples.is_dir()
        or incremental.is_any_mentioned(modules, store, bare)
    )
    if not with_senders and not any(payload.shape.kind is None for payload in payloads.classes):
        return NOTHING
    return incremental.catalogue(
        modules, store, names.payload_bases, payloads, decorators, names.gates,
        with_senders=with_senders,
    )  # fmt: skip


def _among(is_checked: Callable[[str], bool], placed: tuple[_Placed, ...]) -> tuple[_Placed, ...]:
    """What stands in files that flake8 checks."""
    return tuple(
        emission
        for emission in placed
        if is_checked(emission.path if isinstance(emission, Unread) else emission.place.path)
    )


def _unmatched(
    settings: Settings,
    sent: Sent,
    payloads: Payloads,
    modules: Modules,
    is_checked: Callable[[str], bool],
) -> Iterator[str]:
    yield from unreached(settings.notifiers, sent.emissions, modules.texts)
    yield from unchosen(
        settings.class_options.globs,
        payloads.classes,
        modules.name_of,
        lambda: _left_out(settings, modules, is_checked),
    )
    yield from unversioned(settings.class_options.version, payloads.classes, modules.texts)


def _left_out(
    settings: Settings, modules: Modules, is_checked: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """The Python files that an option leaves out, with their texts."""
    for path in python_files(settings.root, ()):
        if path not in modules.path_set or not is_checked(path):
            with suppress(SourceError):
                yield path, modules.sources.text(path)


def not_looked_at(listing: Listing) -> tuple[Unread, ...]:
    """What cannot be looked at.

    What a sparse checkout leaves out is one file that is not read: it may be thousands.
    """
    if not listing.absent:
        return listing.unread
    first, *others = listing.absent
    more = "1 more Python file" if len(others) == 1 else f"{len(others)} more Python files"
    number, are = (f"it and {more}", "are") if others else ("it", "is")
    return (
        *listing.unread,
        Unread(
            first,
            1,
            f"{number} {are} not in the working tree, which is a sparse checkout: "
            "run 'git sparse-checkout disable'",
        ),
    )


def _named(settings: Settings, modules: Modules) -> Named:
    """What the options name."""
    if not settings.has_names:
        return Named((), (), settings.payload_bases, ())
    # It evaluates code, and most runs have no need of what does that.
    from flake8_notifications.option_checks.named_objects import named

    return named(settings, modules)


def _file(settings: Settings) -> str:
    return settings.fingerprints.described(settings.root)


def modules_of(
    settings: Settings,
    overlay: Mapping[str, str] | None,
    store: Store | None,
    listing: Listing,
) -> Modules:
    sources = Sources(settings.root, overlay, store, listing.statuses)
    readings = Readings(store)
    tests = imported_tests(listing.statuses, listing.tests, settings.tests, sources, store)
    paths = [*listing.statuses, *tests]
    return Modules(settings.root, paths, sources=sources, readings=readings, store=store)


def legacy_keys(
    settings: Settings, emissions: Iterable[Emission], twins: Twins | None = None
) -> Mapping[str, Keys]:
    """The keys of the payloads of legacy notifications, by event type: a search of its own.

    :param twins: whose fields to look for the same in, if they are wanted.
    """
    # Imported late: most runs have no need of it.
    from flake8_notifications.legacy_payloads.search import payload_keys

    listing = listed(settings.root, settings.exclude, settings.tests)
    modules = modules_of(settings, None, open_store(settings.cache, settings.root), listing)
    return payload_keys(modules, emissions, twins)
