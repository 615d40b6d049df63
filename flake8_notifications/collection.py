"""Pausing the garbage collector where much is made and nearly all of it is kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Without the cyclic collector.

    An analysis makes millions of objects and drops hardly any before its end: going through them
    again and again took a third of its time, and freed nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
