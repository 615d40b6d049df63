"""The texts of a run's files, and identities by which a later run knows them without reading."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from flake8_notifications.caching.digests import blake2b
from flake8_notifications.caching.stamps import Stamp
from flake8_notifications.caching.store import Store
from flake8_notifications.source.text import SourceError, read


class SourcesChanged(Exception):
    """A file is no longer what it was at the start of the run."""


_Stamps = dict[str, tuple[Stamp, str]]
_DECODER: Final = msgspec.msgpack.Decoder(_Stamps)


class Sources:
    """The texts of one run, read on demand and kept.

    :param root: the directory that the paths are relative to.
    :param overlay: texts to use instead of what is on disk, by path.
    :param store: where the identities of earlier runs are.
    :param statuses: what stat() says of files, as far as that is known.
    """

    def __init__(
        self,
        root: Path,
        overlay: Mapping[str, str] | None = None,
        store: Store | None = None,
        statuses: Mapping[str, os.stat_result] | None = None,
    ) -> None:
        self.overlay = dict(overlay or {})
        self.root = str(root)
        self._store = store
        self._started = time.time_ns()
        self._statuses = statuses or {}
        self._stamps = self._load()
        self._new: _Stamps = {}
        self._texts: dict[str, str | SourceError] = {}
        self._identities: dict[str, str] = {}

    def text(self, path: str) -> str:
        """The text of a file.

        :raises SourceError: if it cannot be read.
        :raises SourcesChanged: if it is another one than that whose identity was told.
        """
        found = self._texts.get(path)
        if found is None:
            found = self._texts[path] = self._read(path)
            identity = self._identities.get(path)
            if identity is not None and identity != identity_of(found):
                raise SourcesChanged(path)
        if isinstance(found, SourceError):
            raise found
        return found

    def is_file(self, path: Path) -> bool:
        """Whether there is a file at an absolute path."""
        return path.is_file()

    def identity(self, path: str) -> str:
        """What tells the text of a file, or the reason why it has none, from any other."""
        known = self._identities.get(path)
        if known is None:
            known = self._identities[path] = self._identity(path)
        return known

    @property
    def consulted(self) -> set[str]:
        """The paths of the files that were asked for."""
        return {*self._identities, *self._texts}

    def save(self) -> None:
        """Keep the identities for the next run."""
        if self._store is None or not self._new:
            return
        stamps = {path: entry for path, entry in self._stamps.items() if path in self._statuses}
        stamps.update(self._new)
        try:
            content = msgspec.msgpack.encode(stamps)
        except UnicodeEncodeError:
            # A file name that is no Unicode: nothing is kept, nothing is lost.
            return
        self._store.put(self._name(self._store), content)
        self._stamps, self._new = stamps, {}

    def _read(self, path: str) -> str | SourceError:
        overlaid = self.overlay.get(path)
        if overlaid is not None:
            return overlaid
        try:
            return read(Path(self.root, path))
        except SourceError as error:
            return error

    def _identity(self, path: str) -> str:
        status = None if path in self.overlay else self._statuses.get(path)
        if status is None or path in self._texts:
            return self._computed(path)
        stamp = Stamp.of(status)
        kept = self._stamps.get(path)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        identity = self._computed(path)
        if not stamp.is_racy(self._started) and not isinstance(self._texts[path], SourceError):
            self._new[path] = (stamp, identity)
        return identity

    def _computed(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return identity_of(self._texts[path])

    def _load(self) -> _Stamps:
        content = self._store.get(self._name(self._store)) if self._store else None
        if content is None:
            return {}
        try:
            return _DECODER.decode(content)
        except (msgspec.MsgspecError, RecursionError):
            return {}

    def _name(self, store: Store) -> str:
        return store.name("stamps", self.root)


def identity_of(text: str | SourceError) -> str:
    """A digest of a text, or of the reason why there is none."""
    if isinstance(text, SourceError):
        return f"error {text.line} {text.reason}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
