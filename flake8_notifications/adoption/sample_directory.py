"""The directory of a project's samples, found by the files that its decorators name."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, NamedTuple

_SKIPPED: Final = frozenset({"node_modules", "site-packages", "__pycache__", "build", "dist"})


class SampleDirectory(NamedTuple):
    """Where samples are.

    :ivar named: the files that decorators name.
    :ivar path: absolute; None where there is none.
    :ivar found: those of the files that are there.
    """

    named: frozenset[str]
    path: Path | None = None
    found: frozenset[str] = frozenset()


def directory_of(named: Collection[str], root: Path, default: Path) -> SampleDirectory:
    """The directory of some samples.

    :param named: the files, as decorators name them.
    :param default: where they should be; only if that is not there they are looked for.
    """
    files = frozenset(named)
    if default.is_dir():
        return SampleDirectory(files, default, _there(default, files))
    best = SampleDirectory(files)
    for directory in _directories(root) if files else ():
        present = _there(directory, files)
        if len(present) > len(best.found):
            best = SampleDirectory(files, directory, present)
    # One that has fewer is about something else.
    return best if 2 * len(best.found) > len(files) else SampleDirectory(files)


def _there(directory: Path, files: Collection[str]) -> frozenset[str]:
    return frozenset(file for file in files if (directory / file).is_file())


def _directories(root: Path) -> Iterator[Path]:
    for directory, below, names in os.walk(root):
        below[:] = sorted(n for n in below if n not in _SKIPPED and not n.startswith("."))
        if below or any(name.endswith(".json") for name in names):
            yield Path(directory)
