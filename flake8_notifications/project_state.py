"""The state of a project, and what was found in it before.

The name of an entry is made of all that a run goes by: its settings and the state of every file.
So an entry is either the answer or not there, and nothing but the states is looked at to know.
"""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, NamedTuple

from flake8_notifications.caching.stamps import CONTENT, token
from flake8_notifications.caching.store import open_store
from flake8_notifications.configuration.settings import Settings
from flake8_notifications.project.files import Listing, listed
from flake8_notifications.project.installed_packages import source_stamps

if TYPE_CHECKING:
    from flake8_notifications.project.modules import Consulted


class ProjectState:
    """The files of a project as they are now.

    :raises ProjectError: if the root is no project.
    :ivar store: None where nothing is kept.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._started = time.time_ns()
        self.listing = listed(settings.root, settings.exclude, settings.tests)
        # Of what a revision holds nothing tells that it is still the same.
        self.store = None if settings.against else open_store(settings.cache, settings.root)
        self._state = self._state_of(self.listing)

    def kept(self, kind: str, *parts: str) -> str | None:
        """What an earlier run kept in this state, if it did.

        :param parts: what tells it from others of its kind.
        """
        if self.store is None:
            return None
        content = self.store.get(self.store.name(kind, self._state, *parts))
        entry = None if content is None else _decoded(content)
        if entry is None:
            return None
        are_same = all(self.token(path) == then for path, then in entry.files.items())
        return entry.content if are_same and source_stamps(entry.outside) == entry.outside else None

    def keep(self, content: str, consulted: Consulted, kind: str, *parts: str) -> None:
        """Keep something for the next run, unless somebody saved a file in the meantime."""
        if self.store is None or not self._is_unchanged():
            return
        files = {path: self.token(path) for path in consulted.files}
        entry = _Entry(files, dict(consulted.outside), content)
        self.store.put(self.store.name(kind, self._state, *parts), json.dumps(entry).encode())

    def token(self, path: str) -> str:
        """A text that is another one as soon as a file is, or a directory has other entries.

        :param path: from the root, or absolute.
        """
        return token(os.path.join(self._settings.root, path), self._started)

    def _is_unchanged(self) -> bool:
        """Whether nobody saved a file in the meantime, as far as its stamp may not tell."""
        if CONTENT not in self._state:
            return True
        settings = self._settings
        listing = listed(settings.root, settings.exclude, settings.tests)
        return self._state_of(listing) == self._state

    def _state_of(self, listing: Listing) -> str:
        top = str(self._settings.root)
        tokens = [
            f"{path} {token(os.path.join(top, path), self._started, status)}"
            for path, status in listing.statuses.items()
        ]
        records = self._settings.allowlist.path, self._settings.fingerprints.path
        tokens += [self.token(str(path)) for path in records]
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


class _Entry(NamedTuple):
    """What was kept.

    :ivar files: those outside the project that it depends on, with their states.
    :ivar outside: installed modules by their dotted names, with their states.
    """

    files: dict[str, str]
    outside: dict[str, str]
    content: str


def _decoded(content: bytes) -> _Entry | None:
    try:
        files, outside, kept = json.loads(content)
        return _Entry(dict(files), dict(outside), str(kept))
    except (ValueError, TypeError, RecursionError):
        return None
