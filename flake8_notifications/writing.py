"""Writing a file so that a reader, a kill or a full disk never meets half of it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def replace_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Write a text to a file: a temporary file in the same directory, then a rename.

    A link stays a link, and an existing file keeps its mode.

    :param encoding: one that has all the characters of the text.
    :raises OSError: if it cannot be written, with its name; then the old file is as it was.
    """
    try:
        _replace(Path(os.path.realpath(path)), text.encode(encoding))
    except OSError as error:
        # Where a disk is full there is no name, and that of the temporary file helps nobody.
        error.filename, error.filename2 = str(path), None
        raise


def _replace(target: Path, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
