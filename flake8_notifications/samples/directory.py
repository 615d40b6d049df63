"""The files of a directory of samples, each read once."""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from flake8_notifications.samples.json_text import (
    MOST_BYTES,
    Document,
    JsonError,
    decode,
    parse,
)

SUFFIX: Final = ".json"
_MOST_FILES: Final = 20_000


class NoFileError(Exception):
    """There is no such file."""


class OutsideError(Exception):
    """A file outside of the directory."""


class Directory:
    """A directory of samples.

    :param overlay: what to find in files instead of what they hold, or where there are none.
    :ivar path: absolute.
    :ivar asked: the names of the files that somebody wanted to read, whether they are there or not.
    """

    def __init__(self, path: Path, overlay: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self.path = path
        self.overlay = overlay
        self.asked: set[str] = set()
        self._documents: dict[str, Document | JsonError] = {}
        self._top = os.path.realpath(path)

    def files(self) -> list[str]:
        """The JSON files in it, as sorted relative paths with ``/``."""
        found: list[str] = []
        for directory, below, names in os.walk(self.path):
            below[:] = sorted(name for name in below if not name.startswith("."))
            relative = os.path.relpath(directory, self.path).replace(os.sep, "/")
            found += (
                posixpath.normpath(posixpath.join(relative, name))
                for name in names
                if name.endswith(SUFFIX) and not name.startswith(".")
            )
            if len(found) > _MOST_FILES:
                break
        return sorted({*found, *self.overlay})

    def document(self, file: str) -> Document:
        """What a file holds.

        :param file: relative to the directory, with ``/``, normalized.
        :raises OutsideError: if it leads out of the directory.
        :raises NoFileError: if there is none.
        :raises JsonError: if it is no JSON.
        """
        if posixpath.isabs(file) or file.split("/", 1)[0] == "..":
            raise OutsideError(file)
        known = self._documents.get(file)
        if known is None:
            known = self._documents[file] = self._read(file)
        if isinstance(known, JsonError):
            raise known
        return known

    def content(self, file: str) -> bytes:
        """The bytes of a file; the arguments and errors are those of :meth:`document`."""
        self.asked.add(file)
        if file in self.overlay:
            return self.overlay[file]
        try:
            full = os.path.realpath(self.path / file)
            if os.path.commonpath([full, self._top]) != self._top:
                raise OutsideError(file)
            # A pipe would wait for somebody to write into it.
            if not stat.S_ISREG(os.stat(full).st_mode):
                raise NoFileError(file)
            with open(full, "rb") as opened:
                return opened.read(MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError, ValueError) as error:
            raise NoFileError(file) from error
        except OSError as error:
            raise JsonError(f"cannot be read: {error.strerror or error}") from error

    def is_free(self, file: str) -> bool:
        """Whether a file can be made: nothing is there, not even a link that leads elsewhere."""
        path = self.path / file
        try:
            above = os.path.realpath(path.parent)
        except ValueError:
            return False
        return not os.path.lexists(path) and os.path.commonpath([above, self._top]) == self._top

    def _read(self, file: str) -> Document | JsonError:
        try:
            return parse(decode(self.content(file)), file)
        except JsonError as error:
            return error
