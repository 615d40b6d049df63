"""Which Python files belong to a project."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path
from typing import Final

_SKIPPED_DIRECTORIES: Final = frozenset(
    {"__pycache__", "node_modules", "site-packages", "build", "dist"}
)
_GIT_SECONDS: Final = 30
_MOST_FILES: Final = 50_000


class ProjectError(Exception):
    """A root that is no project; the message is one line that says what to do."""


def python_files(root: Path, exclude: Sequence[str]) -> list[str]:
    """The project's Python files, as sorted paths relative to its root with ``/``.

    :param exclude: globs, see :func:`is_excluded`.
    :raises ProjectError: if the root is no project but half a disk.
    """
    names = _git_files(root) or _walked_files(root)
    return sorted(
        name for name in names if not is_excluded(name, exclude) and (root / name).is_file()
    )


def is_excluded(name: str, exclude: Sequence[str]) -> bool:
    """Whether a relative path is left out.

    A glob without ``/`` is compared with every part of the path, one with ``/`` with the
    whole path and with each of its directories.
    """
    parts = name.split("/")
    heads = ["/".join(parts[: count + 1]) for count in range(len(parts))]
    return any(
        fnmatch(candidate, pattern.strip("/"))
        for pattern in exclude
        for candidate in (heads if "/" in pattern.strip("/") else parts)
    )


def git_top_level(directory: Path) -> Path | None:
    """The top level of the git work tree that holds a directory, if there is one."""
    output = _git(directory, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(output.rstrip(b"\n"))) if output else None


def _git_files(root: Path) -> list[str]:
    output = _git(
        root, "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", "*.py"
    )
    return sorted({os.fsdecode(name) for name in output.split(b"\0") if name})


def _walked_files(root: Path) -> list[str]:
    names = list(islice(_walk(root), _MOST_FILES + 1))
    if len(names) > _MOST_FILES:
        raise ProjectError(
            f"{root}: more than {_MOST_FILES:,} Python files and no git: run this in a project, "
            "one with a [flake8] section in its setup.cfg, tox.ini or .flake8"
        )
    return names


def _git(directory: Path, *arguments: str) -> bytes:
    # The checkout is not trusted: its configuration may name a program for core.fsmonitor.
    command = ["git", "-C", str(directory), "-c", "core.fsmonitor=false", *arguments]
    try:
        result = subprocess.run(
            command, capture_output=True, check=False, stdin=subprocess.DEVNULL,
            timeout=_GIT_SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return b""
    return result.stdout if result.returncode == 0 else b""


def _walk(root: Path) -> Iterator[str]:
    for directory, directories, files in os.walk(root):
        directories[:] = [
            name
            for name in directories
            if not name.startswith(".")
            and name not in _SKIPPED_DIRECTORIES
            and not os.path.exists(os.path.join(directory, name, "pyvenv.cfg"))
        ]
        relative = os.path.relpath(directory, root)
        for name in files:
            if name.endswith(".py"):
                yield os.path.normpath(os.path.join(relative, name)).replace(os.sep, "/")
