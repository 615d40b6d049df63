"""Names of places in a page that other pages can lead to, the same in every run."""

from __future__ import annotations

import re
from typing import Final

_OTHER: Final = re.compile(r"[^A-Za-z0-9._-]")


def safe(name: str) -> str:
    """A name in letters, digits, dots, dashes and underscores; no two names give the same."""
    return _OTHER.sub(lambda other: f"_{ord(other[0]):x}_", name.replace("_", "__"))


def anchor(kind: str, name: str) -> str:
    """The anchor of an event type, a payload or the like; no two of one kind have the same."""
    return f"{kind}-{safe(name)}"


def folded_anchor(kind: str, name: str) -> str:
    """The same for formats that take capitals for small letters."""
    found = anchor(kind, name)
    return re.sub(r"[A-Z]", lambda capital: f"-{capital[0].lower()}", found.replace("-", "--"))
