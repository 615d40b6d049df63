"""What wrote an entry: another version of the plugin or of Python may find something else."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent


@functools.cache
def code_stamp() -> str:
    """A text that is another one as soon as the plugin's code, its data or Python is.

    It goes by the package's files as they are on disk, and not by the version alone, so that who
    works on the plugin gets no results of the code of a minute ago.
    """
    files = sorted(_files(str(_PACKAGE)))
    return f"{sys.implementation.cache_tag} {sys.version} {files}"


def _files(directory: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
