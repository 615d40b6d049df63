"""The findings of a project, kept from one run to the next as long as no file changes.

The name of an entry is made of all that a run goes by: its settings and the state of every file.
So an entry is either the answer or not there, and nothing but the states is looked at to know.
"""

from __future__ import annotations

import atexit
import json
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from flake8_notifications import garbage_collection
from flake8_notifications.caching.secret import SIZE
from flake8_notifications.caching.stamps import CONTENT, token
from flake8_notifications.caching.store import Store, open_store
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.project.files import Listing, listed
from flake8_notifications.project.installed_packages import source_stamps

if TYPE_CHECKING:
    from flake8_notifications.rules.baseline import Baseline

#: Where the main process of a run tells its workers what it found, if there is no cache.
_HANDED_OVER: Final = "_FLAKE8_NOTIFICATIONS_HANDED_OVER"


class Reported(NamedTuple):
    """One finding.

    :ivar column: 0-based.
    :ivar causes: path and line of places in other files that may have brought it about.
    """

    path: str
    line: int
    column: int
    text: str
    causes: tuple[tuple[str, int], ...]


class CachedFindings:
    """The verdicts on a project in the state that it has now.

    :raises ProjectError: if the root is no project.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._started = time.time_ns()
        self._listing = listed(settings.root, settings.exclude, settings.tests)
        # Of what a revision holds nothing tells that it is still the same.
        self._store = None if settings.against else open_store(settings.cache, settings.root)
        self._state = self._state_of(self._listing)

    def has(self, path: str) -> bool:
        """Whether a file is one of the project's, tests included."""
        return path in self._listing.statuses or path in self._listing.tests

    def earlier(self, overlay: Mapping[str, str]) -> tuple[Reported, ...] | None:
        """What an earlier run found in this state, if there was one.

        :param overlay: texts to use instead of what is on disk, by path relative to the root.
        """
        content = None if self._store is None else self._store.get(self._name(self._store, overlay))
        entry = None if content is None else _decoded(content)
        if entry is None:
            return None
        files = all(self._token(path) == then for path, then in entry.files.items())
        return entry.reported if files and source_stamps(entry.outside) == entry.outside else None

    def current(
        self, overlay: Mapping[str, str], baseline: Baseline | None = None
    ) -> tuple[Reported, ...]:
        """What is found in this state.

        :raises SettingsError: see :func:`flake8_notifications.analysis.analyse`.
        :raises flake8_notifications.committed.allowlist_file.AllowlistError: see there.
        :raises flake8_notifications.committed.fingerprint_file.FingerprintFileError: see there.
        """
        earlier = self.earlier(overlay)
        if earlier is not None:
            return earlier
        if self._store is None or overlay:
            return self._find(overlay, baseline)
        with self._store.locked():
            earlier = self.earlier(overlay)
            return self._find(overlay, baseline) if earlier is None else earlier

    def _find(self, overlay: Mapping[str, str], baseline: Baseline | None) -> tuple[Reported, ...]:
        with garbage_collection.paused():
            # Imported late: in most runs there is nothing to look at.
            from flake8_notifications.analysis import analyse

            analysis = analyse(
                self._settings,
                overlay,
                baseline=baseline,
                listing=self._listing,
                unreported=self._settings.unreported,
            )
        reported = tuple(
            Reported(*finding.place, finding.column, finding.text, finding.causes)
            for finding in analysis.findings
        )
        if self._store is not None and self._is_unchanged():
            files = {path: self._token(path) for path in analysis.consulted.files}
            entry = _Entry(files, dict(analysis.consulted.outside), reported)
            self._store.put(self._name(self._store, overlay), json.dumps(entry).encode())
        return reported

    def _is_unchanged(self) -> bool:
        """Whether nobody saved a file in the meantime, as far as its stamp may not tell."""
        if CONTENT not in self._state:
            return True
        settings = self._settings
        listing = listed(settings.root, settings.exclude, settings.tests)
        return self._state_of(listing) == self._state

    def _name(self, store: Store, overlay: Mapping[str, str]) -> str:
        texts = (part for path in sorted(overlay) for part in (path, overlay[path]))
        return store.name("verdict", self._state, *texts)

    def _state_of(self, listing: Listing) -> str:
        top = str(self._settings.root)
        tokens = [
            f"{path} {token(os.path.join(top, path), self._started, status)}"
            for path, status in listing.statuses.items()
        ]
        records = self._settings.allowlist.path, self._settings.fingerprints.path
        tokens += [self._token(str(path)) for path in records]
        # Of tests their names alone: one that is imported has a say like any other file.
        return "\n".join(
            [
                repr(self._settings),
                *tokens,
                *listing.tests,
                *listing.absent,
                *map(str, listing.unread),
            ]
        )

    def _token(self, path: str) -> str:
        return token(os.path.join(self._settings.root, path), self._started)


class _Entry(NamedTuple):
    """A verdict as it is kept.

    :ivar files: those outside the project that the findings depend on, with their states.
    :ivar outside: installed modules by their dotted names, with their states.
    """

    files: dict[str, str]
    outside: dict[str, str]
    reported: tuple[Reported, ...]


def _decoded(content: bytes) -> _Entry | None:
    try:
        files, outside, reported = json.loads(content)
        return _Entry(dict(files), dict(outside), tuple(map(_reported, reported)))
    except (ValueError, TypeError, RecursionError):
        return None


def _reported(data: Any) -> Reported:
    path, line, column, text, causes = data
    return Reported(path, line, column, text, tuple((cause, at) for cause, at in causes))


# From the main process of a run to its workers


def hand_over(reported: tuple[Reported, ...]) -> None:
    """See to it that workers that are not forked know what was found."""
    if _start_method() == "fork":
        return
    key = os.urandom(SIZE)
    try:
        directory = tempfile.mkdtemp(prefix="flake8-notifications-")
    except OSError:
        return
    atexit.register(shutil.rmtree, directory, ignore_errors=True)
    store = Store(Path(directory), key)
    store.put(store.name("verdict"), json.dumps(_Entry({}, {}, reported)).encode())
    os.environ[_HANDED_OVER] = f"{os.getpid()} {key.hex()} {directory}"


def handed_over() -> tuple[Reported, ...] | None:
    """What the main process found, if this is a worker of one that told."""
    parent = multiprocessing.parent_process()
    pid, _, rest = os.environ.get(_HANDED_OVER, "").partition(" ")
    if parent is None or pid != str(parent.pid):
        return None
    key, _, directory = rest.partition(" ")
    store = Store(Path(directory), bytes.fromhex(key))
    content = store.get(store.name("verdict"))
    entry = None if content is None else _decoded(content)
    return None if entry is None else entry.reported


def _start_method() -> str:
    # Asking for it must not decide it.
    chosen = multiprocessing.get_start_method(allow_none=True)
    return chosen or multiprocessing.get_all_start_methods()[0]
