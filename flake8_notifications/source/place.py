"""Where something stands."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A line of a file; the path is that of its module."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"
