"""A sign of life on a terminal, where something takes long."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

_DELAY: Final = 1.0
_INTERVAL: Final = 0.2


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Say on standard error, after a second, what is going on and for how long.

    The line is gone when it is over. Nothing is said where standard error is no terminal.
    """
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield
        return
    is_over = threading.Event()
    # A daemon, so that nothing waits for a terminal that takes no output.
    thread = threading.Thread(target=_tell, args=(what, stream, is_over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join(timeout=_DELAY)


def _tell(what: str, stream: TextIO, is_over: threading.Event) -> None:
    started = time.monotonic()
    line = ""
    timeout = _DELAY
    try:
        while not is_over.wait(timeout):
            line = f"{what}: {time.monotonic() - started:.0f} s"
            stream.write(f"\r{line}")
            stream.flush()
            timeout = _INTERVAL
        if line:
            stream.write(f"\r{' ' * len(line)}\r")
            stream.flush()
    except OSError:
        # The terminal is gone; what is written to it next will say so.
        return
