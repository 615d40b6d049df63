"""The shapes that records without one had, read off the sources of a commit.

A Python table holds hashes, which tell that a class changed and never what.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from flake8_notifications import incremental
from flake8_notifications.caching.store import Store
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.payloads.model import Payload, Record
from flake8_notifications.project import git
from flake8_notifications.project.files import is_excluded
from flake8_notifications.project.imported_tests import imported_tests
from flake8_notifications.project.modules import Modules
from flake8_notifications.project.readings import Readings
from flake8_notifications.project.snapshot import Snapshot
from flake8_notifications.project.sources import Sources
from flake8_notifications.rules.fingerprint_forms import has_fingerprint
from flake8_notifications.source.text import SourceError

_LAST_COMMIT: Final = "HEAD"


class RevisionContext(NamedTuple):
    """Where to look for what was: a revision, and what is known of the project as it is.

    :ivar revision: HEAD and it part there; empty for HEAD itself.
    :ivar statuses: the project's files and what stat() says of them.
    """

    settings: Settings
    revision: str
    store: Store | None
    statuses: Mapping[str, os.stat_result]


def with_shapes(
    records: Mapping[str, Record], payloads: Sequence[Payload], context: RevisionContext
) -> Mapping[str, Record]:
    """Records with the shapes that are needed to say what changed.

    Of the record of a class that did not change none is, unless a revision is named: then what the
    hashes do not tell apart counts as well.  One that the sources of that time do not bear out gets
    none.

    :param payloads: the classes as they are now.
    """
    wanted = _wanted(records, payloads, is_thorough=bool(context.revision))
    if not wanted:
        return records
    shaped = dict(records)
    try:
        for commit in git.merge_bases(context.settings.root, context.revision or _LAST_COMMIT):
            for payload in payloads_of(modules_at(commit, context), context):
                record = shaped.get(payload.key)
                if payload.key in wanted and record and _lacks_shape_of(payload, record):
                    shaped[payload.key] = msgspec.structs.replace(record, shape=payload.shape)
    except git.GitError:
        # Of a partial clone, say: the hashes still tell that something changed.
        pass
    return shaped


def _lacks_shape_of(payload: Payload, record: Record) -> bool:
    return record.shape is None and has_fingerprint(payload, record)


def payloads_at(commit: git.Commit, context: RevisionContext) -> tuple[Payload, ...]:
    """The payload classes of a commit; none where git cannot tell."""
    try:
        return payloads_of(modules_at(commit, context), context)
    except git.GitError:
        return ()


def payloads_of(modules: Modules, context: RevisionContext) -> tuple[Payload, ...]:
    settings = context.settings
    return incremental.payloads(
        modules, context.store, settings.payload_bases, settings.class_options
    ).classes


def _wanted(
    records: Mapping[str, Record], payloads: Sequence[Payload], *, is_thorough: bool
) -> set[str]:
    """The names of the classes that changed, or are gone where others came: some are renamed."""
    names = {payload.key for payload in payloads}
    changed = {
        payload.key
        for payload in payloads
        if payload.key in records
        and _lacks_shape(payload, records[payload.key])
        and (is_thorough or not has_fingerprint(payload, records[payload.key]))
    }
    if names <= records.keys():
        return changed
    return changed | {name for name in records.keys() - names if records[name].shape is None}


def _lacks_shape(payload: Payload, record: Record) -> bool:
    return record.shape is None and not payload.problems


def modules_at(
    commit: git.Commit, context: RevisionContext, *, with_tests: bool = False
) -> Modules:
    """The modules of a commit.

    What the work tree has as well is read there, and known from earlier runs; the rest is laid
    over it, like the buffer of an editor.

    :param with_tests: whether modules that are named like tests belong to it where others import
        them, which takes a look at all of them.
    :raises git.GitError: if the commit cannot be read.
    """
    settings = context.settings
    everything = git.python_blobs_at(commit)
    blobs = {
        path: name for path, name in everything.items() if not is_excluded(path, settings.exclude)
    }
    if with_tests:
        for path in _imported_tests(commit, context, list(everything), list(blobs)):
            blobs[path] = everything[path]
    indexed = git.indexed_files(settings.root)
    same = {
        path: context.statuses[path]
        for path, name in blobs.items()
        if path in indexed and _is_same(name, indexed[path], context.statuses.get(path))
    }
    snapshot = Snapshot(commit)
    snapshot.fetch(settings.root / path for path in blobs.keys() - same.keys())
    overlay = {}
    for path in blobs.keys() - same.keys():
        try:
            overlay[path] = snapshot.text(path)
        except SourceError:
            continue
    paths = [*same, *overlay]
    sources = Sources(settings.root, overlay, context.store, same)
    return Modules(
        settings.root, paths, sources=sources, readings=Readings(context.store), store=context.store
    )


def _imported_tests(
    commit: git.Commit,
    context: RevisionContext,
    everything: Sequence[str],
    production: Sequence[str],
) -> list[str]:
    """The modules of a commit that are named like tests and that its production code imports."""
    settings = context.settings
    firmly = [glob for glob in settings.exclude if glob not in settings.tests]
    tests = {path for path in everything if not is_excluded(path, firmly)} - {*production}
    snapshot = Snapshot(commit)
    snapshot.fetch(settings.root / path for path in (*production, *tests))
    return imported_tests(production, sorted(tests), settings.tests, snapshot, None)


def _is_same(name: str, indexed: git.Indexed, status: os.stat_result | None) -> bool:
    return (
        status is not None
        and indexed.id == name
        and (indexed.modified, indexed.size) == (status.st_mtime_ns, status.st_size)
    )
