"""A file that could not be read."""

from __future__ import annotations

from typing import NamedTuple


class Unread(NamedTuple):
    """A file that may hold something of interest, and where and why its reading ended."""

    path: str
    line: int
    reason: str
