"""A project as it was committed: its files read from git, nothing checked out."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from flake8_notifications.project import git
from flake8_notifications.project.sources import Sources
from flake8_notifications.source.text import SourceError, decode


class Snapshot(Sources):
    """The texts of a commit, and its other files; what was read is kept."""

    def __init__(self, commit: git.Commit) -> None:
        super().__init__(commit.directory)
        self.commit = commit
        #: None for what the commit does not have.
        self._contents: dict[str, bytes | None] = {}

    def fetch(self, paths: Iterable[Path]) -> None:
        """Read files in one go, those that the commit does not have left out.

        :param paths: absolute.
        :raises GitError: if one cannot be read.
        """
        inside = {self.commit.path_of(path) for path in paths} - self._contents.keys()
        wanted = sorted(path for path in inside if path is not None)
        if wanted:
            self._contents |= dict.fromkeys(wanted) | git.contents(self.commit, wanted)

    def content(self, path: Path) -> bytes | None:
        """What a fetched file holds, or None if the commit does not have it."""
        inside = self.commit.path_of(path)
        return None if inside is None else self._contents.get(inside)

    def is_file(self, path: Path) -> bool:
        """Whether the commit has a file, which is fetched, at an absolute path."""
        return self.content(path) is not None

    def _read(self, path: str) -> str | SourceError:
        full = Path(os.path.join(self.commit.directory, path))
        try:
            self.fetch([full])
            content = self.content(full)
            return SourceError("there is no such file") if content is None else decode(content)
        except git.GitError as error:
            return SourceError(str(error))
        except SourceError as error:
            return error
