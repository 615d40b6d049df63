"""One process at a time: of several that need the same result, one works and the others read."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterator
from typing import Final

#: Who waits longer does the work himself: whatever holds the lock may hang.
_MOST_SECONDS: Final = 30.0
_PAUSE_SECONDS: Final = 0.02


@contextlib.contextmanager
def locked(path: str) -> Iterator[None]:
    """Hold the lock of a file, or nothing where there can be no lock; a kill sets it free."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags, 0o666)
    except OSError:
        yield
        return
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            end = time.monotonic() + _MOST_SECONDS
            while time.monotonic() < end:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    time.sleep(_PAUSE_SECONDS)
                except OSError:
                    break
                else:
                    break
        yield
    finally:
        os.close(descriptor)
