"""Which Python files belong to a project."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path
from typing import Final

from flake8_notifications.project import git

_SKIPPED_DIRECTORIES: Final = frozenset(
    {"__pycache__", "node_modules", "site-packages", "build", "dist"}
)
_MOST_FILES: Final = 50_000


class ProjectError(Exception):
    """A root that is no project; the message is one line that says what to do."""


def python_files(root: Path, exclude: Sequence[str]) -> list[str]:
    """The project's Python files, as sorted paths relative to its root with ``/``.

    :param exclude: globs, see :func:`is_excluded`.
    :raises ProjectError: if the root is no project but half a disk.
    """
    names = git.python_files(root) or _walked_files(root)
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


def _walked_files(root: Path) -> list[str]:
    names = list(islice(_walk(root), _MOST_FILES + 1))
    if len(names) > _MOST_FILES:
        raise ProjectError(
            f"{root}: more than {_MOST_FILES:,} Python files and no git: run this in a project, "
            "one with a [flake8] section in its setup.cfg, tox.ini or .flake8"
        )
    return names


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
