"""The findings of a project, kept from one run of flake8 to the next as long as no file changes."""

from __future__ import annotations

import atexit
import json
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from flake8_notifications import garbage_collection
from flake8_notifications.caching.secret import SIZE
from flake8_notifications.caching.store import Store
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.project_state import ProjectState

if TYPE_CHECKING:
    from flake8_notifications.rules.baseline import Baseline

_KIND: Final = "verdict"
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
        self._state = ProjectState(settings)

    def has(self, path: str) -> bool:
        """Whether a file is one of the project's, tests included."""
        listing = self._state.listing
        return path in listing.statuses or path in listing.tests

    def earlier(self, overlay: Mapping[str, str]) -> tuple[Reported, ...] | None:
        """What an earlier run found in this state, if there was one.

        :param overlay: texts to use instead of what is on disk, by path relative to the root.
        """
        kept = self._state.kept(_KIND, *_parts(overlay))
        return None if kept is None else _decoded(kept)

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
        if self._state.store is None or overlay:
            return self._find(overlay, baseline)
        with self._state.store.locked():
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
                listing=self._state.listing,
                unreported=self._settings.unreported,
            )
        reported = tuple(
            Reported(*finding.place, finding.column, finding.text, finding.causes)
            for finding in analysis.findings
        )
        self._state.keep(json.dumps(reported), analysis.consulted, _KIND, *_parts(overlay))
        return reported


def _parts(overlay: Mapping[str, str]) -> list[str]:
    return [part for path in sorted(overlay) for part in (path, overlay[path])]


def _decoded(content: str) -> tuple[Reported, ...] | None:
    try:
        return tuple(map(_reported, json.loads(content)))
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
    store.put(store.name(_KIND), json.dumps(reported).encode())
    os.environ[_HANDED_OVER] = f"{os.getpid()} {key.hex()} {directory}"


def handed_over() -> tuple[Reported, ...] | None:
    """What the main process found, if this is a worker of one that told."""
    parent = multiprocessing.parent_process()
    pid, _, rest = os.environ.get(_HANDED_OVER, "").partition(" ")
    if parent is None or pid != str(parent.pid):
        return None
    key, _, directory = rest.partition(" ")
    store = Store(Path(directory), bytes.fromhex(key))
    content = store.get(store.name(_KIND))
    return None if content is None else _decoded(content.decode())


def _start_method() -> str:
    # Asking for it must not decide it.
    chosen = multiprocessing.get_start_method(allow_none=True)
    return chosen or multiprocessing.get_all_start_methods()[0]
