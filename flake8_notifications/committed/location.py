"""Where a committed record is: a file of its own, or a constant in Python source."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Location(NamedTuple):
    """Where an allowlist or the fingerprints are.

    :ivar path: absolute.
    :ivar constant: the dotted name in a Python module; None for a file of its own.
    :ivar is_named: whether somebody named it, so that it has to exist.
    """

    path: Path
    constant: str | None = None
    is_named: bool = False

    def described(self, root: Path) -> str:
        """What people call the fingerprints: the file, or a table by its name."""
        if self.constant is None:
            return "the fingerprint file"
        path = os.path.relpath(self.path, root).replace(os.sep, "/")
        return f"the table {self.constant} in {path}"

    def __str__(self) -> str:
        return str(self.path) if self.constant is None else f"{self.path}::{self.constant}"
