"""A project as it is, and as it was at a revision, looked at in the same way."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from flake8_notifications import garbage_collection, incremental
from flake8_notifications.analysis import modules_of, not_looked_at
from flake8_notifications.caching.store import Store, open_store
from flake8_notifications.catalogue.model import Catalogue
from flake8_notifications.changelog.declarations import Declarations
from flake8_notifications.committed.fingerprint_file import FingerprintFileError
from flake8_notifications.committed.reading import ReadingError
from flake8_notifications.configuration.checked_files import checked_paths
from flake8_notifications.configuration.settings import Named, Settings
from flake8_notifications.emissions.model import Emission, NamedNotifier, Sent
from flake8_notifications.errors import BindingError, SettingsError
from flake8_notifications.payloads.model import Payload, Record
from flake8_notifications.project import git
from flake8_notifications.project.files import listed
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.sources import SourcesChanged
from flake8_notifications.revisions.earlier_project import EarlierProject, unusable
from flake8_notifications.revisions.payload_shapes import RevisionContext, modules_at
from flake8_notifications.source.unread import Unread

_Name = TypeVar("_Name")


class Project(NamedTuple):
    """What consumers see of a project at one time.

    :ivar records: what is recorded of its payload classes, where that says more than the sources.
    :ivar declarations: what stands where in its sources.
    """

    payloads: tuple[Payload, ...]
    catalogue: Catalogue
    emissions: tuple[Emission, ...]
    unread: tuple[Unread, ...]
    records: Mapping[str, Record]
    declarations: Declarations


def as_it_is(settings: Settings) -> Project:
    """The project in the work tree.

    :raises BindingError: see :func:`flake8_notifications.option_checks.named_objects.named`.
    """
    settings = dataclasses.replace(settings, against="")
    listing = listed(settings.root, settings.exclude, settings.tests)
    with garbage_collection.paused():
        store = open_store(settings.cache, settings.root)
        try:
            modules = modules_of(settings, None, store, listing)
            project = _seen(settings, modules, store, _named(settings, modules), {})
            modules.save()
        except SourcesChanged:
            modules = modules_of(settings, None, None, listing)
            project = _seen(settings, modules, None, _named(settings, modules), {})
        return project._replace(unread=(*project.unread, *not_looked_at(listing)))


def as_it_was(settings: Settings, commit: git.Commit) -> Project:
    """The project at a commit, read from git.

    :raises SettingsError: if git cannot read the commit.
    """
    listing = listed(settings.root, settings.exclude, settings.tests)
    with garbage_collection.paused():
        store = open_store(settings.cache, settings.root)
        context = RevisionContext(settings, settings.against, store, listing.statuses)
        try:
            modules = modules_at(commit, context, with_tests=True)
            records = _records(settings, commit)
            return _seen(settings, modules, store, _bound(settings, modules), records)
        except git.GitError as error:
            raise unusable(error) from error


def commit_of(settings: Settings) -> git.Commit:
    """The commit that the settings name.

    A tag is what consumers got. A branch has gone on since this one parted from it, and what came
    to it since then is no change of this one.

    :raises SettingsError: if there is none.
    """
    tagged = git.released(settings.root, settings.against)
    return EarlierProject.of(settings).commit if tagged is None else tagged


def _seen(
    settings: Settings,
    modules: Modules,
    store: Store | None,
    names: Named,
    records: Mapping[str, Record],
) -> Project:
    is_checked = checked_paths(settings.unchecked, settings.root)
    sent = incremental.sent(modules, store, names.payload_bases, names.notifiers)
    payloads = incremental.payloads(modules, store, names.payload_bases, settings.class_options)
    catalogue = incremental.catalogue(
        modules, store, names.payload_bases, payloads, settings.sample_decorators, (),
        with_senders=True,
    )  # fmt: skip
    notifications = (
        notification
        for notification in catalogue.notifications
        if is_checked(notification.place.path)
    )
    return Project(
        tuple(payload for payload in payloads.classes if is_checked(payload.place.path)),
        catalogue._replace(notifications=tuple(notifications)),
        tuple(emission for emission in sent.emissions if is_checked(emission.place.path)),
        _unread(sent, payloads.unread, catalogue.unread, is_checked),
        records,
        Declarations(modules),
    )


def _unread(
    sent: Sent,
    payloads: tuple[Unread, ...],
    catalogue: tuple[Unread, ...],
    is_checked: Callable[[str], bool],
) -> tuple[Unread, ...]:
    unread = {*sent.unread, *payloads, *catalogue}
    return tuple(sorted(unread_file for unread_file in unread if is_checked(unread_file.path)))


def _records(settings: Settings, commit: git.Commit) -> Mapping[str, Record]:
    """What was recorded at a commit; nothing where there was no record, or none to be used."""
    try:
        return EarlierProject(settings, commit).baseline().records or {}
    except (FingerprintFileError, ReadingError, SettingsError):
        return {}


def _named(settings: Settings, modules: Modules) -> Named:
    """What the options name."""
    if not settings.has_names:
        return Named((), (), settings.payload_bases, ())
    # It evaluates code, and most runs have no need of what does that.
    from flake8_notifications.option_checks.named_objects import named

    return named(dataclasses.replace(settings, factories=(), gates=()), modules)


def _bound(settings: Settings, modules: Modules) -> Named:
    """What the options name in sources that they were not written for."""
    if not settings.has_names:
        return _named(settings, modules)
    none = dataclasses.replace(settings, notifiers=(), payload_bases=(), factories=(), gates=())

    def notifiers(notifier: NamedNotifier) -> tuple[NamedNotifier, ...]:
        return _named(dataclasses.replace(none, notifiers=(notifier,)), modules).notifiers

    def bases(base: str) -> tuple[str, ...]:
        return _named(dataclasses.replace(none, payload_bases=(base,)), modules).payload_bases

    return Named(
        tuple(_each(settings.notifiers, notifiers)),
        (),
        tuple(_each(settings.payload_bases, bases)),
        (),
    )


def _each(names: tuple[_Name, ...], bind: Callable[[_Name], tuple[_Name, ...]]) -> Iterator[_Name]:
    for name in names:
        try:
            yield from bind(name)
        except BindingError:
            # It came later.
            continue
