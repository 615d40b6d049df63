"""What stat() says of a file, from which a later run knows that it is the same."""

from __future__ import annotations

import os
import stat
from typing import Final, NamedTuple

from flake8_notifications.caching.digests import blake2b

#: A file changed so shortly before a run may change again without another time stamp: that of some
#: file systems ticks every two seconds.
RACY_NANOSECONDS: Final = 3_000_000_000
#: How the token of a file begins whose stamp may not tell when it changes.
CONTENT: Final = "content:"


class Stamp(NamedTuple):
    """As long as it is the same, so is the content."""

    modified: int
    changed: int
    size: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        return cls(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)

    def is_racy(self, now: int) -> bool:
        """Whether the file changed too shortly before a moment, in nanoseconds."""
        return max(self.modified, self.changed) > now - RACY_NANOSECONDS


def token(path: str, now: int, status: os.stat_result | None = None) -> str:
    """A text that is another one as soon as the file is.

    :param now: when the run started, in nanoseconds.
    :param status: what stat() says, if that is known.
    """
    try:
        status = os.stat(path) if status is None else status
        stamp = Stamp.of(status)
        # A pipe would wait for somebody to write into it.
        if not stamp.is_racy(now) or stat.S_ISFIFO(status.st_mode):
            return " ".join(map(str, stamp))
        with open(path, "rb") as file:
            content = file.read()
    except (OSError, ValueError) as error:
        return f"none: {type(error).__name__}"
    return f"{CONTENT}{blake2b(content, digest_size=16).hexdigest()}"
