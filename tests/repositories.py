"""Real git repositories for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

#: Nobody's own configuration has a say.
_ENVIRONMENT: Final = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A. Uthor",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "A. Uthor",
    "GIT_COMMITTER_EMAIL": "author@example.org",
}


def git(directory: Path, *arguments: str) -> str:
    """What git prints."""
    return subprocess.run(
        ["git", "-C", str(directory), *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, **_ENVIRONMENT},
    ).stdout


def create(directory: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """A repository with a branch ``main``; with files also its first commit."""
    directory.mkdir(parents=True, exist_ok=True)
    git(directory, "init", "--quiet", "--initial-branch=main")
    if files is not None:
        commit(directory, files)
    return directory


def commit(directory: Path, files: dict[str, str | bytes] | None = None) -> str:
    """Commit all that changed, files written first included; the name of the commit."""
    for name, text in (files or {}).items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    git(directory, "add", "--all")
    git(directory, "commit", "--quiet", "--allow-empty", "--message=change")
    return git(directory, "rev-parse", "HEAD").strip()
