"""Which files this flake8 run checks, so that nothing is reported twice."""

from __future__ import annotations

import argparse
import functools
import os
from collections.abc import Callable
from pathlib import Path

from flake8 import utils


def linted_directories(namespace: argparse.Namespace) -> list[Path]:
    """The directories that this run checks, and those of the files that it does."""
    names = [
        namespace.stdin_display_name if name == "-" else name
        for name in namespace.filenames or ["."]
    ]
    return [Path(name if os.path.isdir(name) else os.path.dirname(name) or ".") for name in names]


def linted_paths(namespace: argparse.Namespace, root: Path) -> Callable[[str], bool]:
    """A predicate for paths relative to the project root.

    It goes by what ``flake8.discover_files.expand_paths`` would find.
    """
    arguments = [
        os.path.realpath(namespace.stdin_display_name if name == "-" else name)
        for name in namespace.filenames or ["."]
    ]
    exclude = (*namespace.exclude, *namespace.extend_exclude)
    top = os.path.realpath(root)

    @functools.cache
    def is_linted(path: str) -> bool:
        full = os.path.join(top, path)
        if full in arguments:
            return not _is_excluded(full, exclude)
        covered = [name for name in arguments if full.startswith(os.path.join(name, ""))]
        return any(
            not any(_is_excluded(step, exclude) for step in _steps(full, name)) for name in covered
        ) and utils.fnmatch(full, namespace.filename)

    return is_linted


def checked_paths(unchecked: tuple[str, ...], root: Path) -> Callable[[str], bool]:
    """A predicate for paths relative to the project root, of what flake8 would check there.

    :param unchecked: flake8's globs of what it does not.
    """
    top = os.path.realpath(root)
    # There, flake8 is given no name to look at.
    is_left_out = bool(unchecked) and utils.fnmatch(top, unchecked)

    @functools.cache
    def is_checked(path: str) -> bool:
        steps = _steps(os.path.join(top, path), top)[:-1]
        return not is_left_out and not any(_is_excluded(step, unchecked) for step in steps)

    return is_checked


@functools.lru_cache(maxsize=100_000)
def _is_excluded(path: str, patterns: tuple[str, ...]) -> bool:
    return bool(patterns) and (
        utils.fnmatch(os.path.basename(path), patterns) or utils.fnmatch(path, patterns)
    )


def _steps(path: str, directory: str) -> list[str]:
    """The directories on the way from an argument to a file, and both of them."""
    steps = [path]
    while steps[-1] != directory:
        steps.append(os.path.dirname(steps[-1]))
    return steps
