"""Pausing the garbage collector where much is made and nearly all of it is kept."""

from __future__ import annotations

import functools
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
        _freeze_once()
        if was_enabled:
            gc.enable()


@functools.cache
def _freeze_once() -> None:
    """Leave what there is alone from now on.

    Most processes look at a project once and end: to find out what could be freed, then and at the
    end, took as long as all the work.  A process that goes on collects what comes after.
    """
    gc.freeze()
