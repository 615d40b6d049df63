"""Reading a committed text file, with one kind of error."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Final

_MAX_BYTES: Final = 50_000_000
_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}|\|{7}|={7})(?: |\r?$)", re.MULTILINE)


class ReadingError(Exception):
    """A file that is no text; the message is one line that says why."""


def read_text(path: Path) -> str:
    """The text of a file, with its line endings as they are.

    :raises FileNotFoundError: if there is no file.
    :raises ReadingError: if it cannot be read as a text.
    """
    try:
        if stat.S_ISFIFO(path.stat().st_mode):
            # A pipe would wait for somebody to write into it.
            raise ReadingError(f"{path}: is a pipe: name a file")
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read: {error.strerror}") from error
    if len(content) > _MAX_BYTES:
        raise ReadingError(f"{path}: larger than {_MAX_BYTES:,} bytes")
    return decode(content, str(path))


def decode(content: bytes, name: str) -> str:
    """The text of what a file holds.

    :param name: of the file, for messages.
    :raises ReadingError: if it is no text.
    """
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise ReadingError(f"{name}: is not UTF-8: {error.reason}") from error


def conflict_line(text: str) -> int | None:
    """The line of the first merge-conflict marker, if there is one."""
    marker = _CONFLICT.search(text)
    return None if marker is None else text.count("\n", 0, marker.start()) + 1
