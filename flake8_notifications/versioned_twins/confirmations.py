"""What comments in the allowlist say of versioned twins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from flake8_notifications.emissions.allowlist import Allowlist
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, read
from flake8_notifications.versioned_twins.model import Confirmation

#: ``# versioned: libvirt.connect.error``
_COMMENT: Final = re.compile(r"#.*?\bversioned:[ \t]*([\w.*-]+)")
_NONE: Final = "none"


def confirmations(allowlist: Allowlist, root: Path) -> dict[str, Confirmation]:
    """The twins that comments beside entries name, by entry; ``none`` is said of one without."""
    lines: dict[str, list[str]] = {}
    confirmation_by_entry: dict[str, Confirmation] = {}
    for entry, places in allowlist.entries.items():
        for place, line in _lines(places, root, lines):
            match = _COMMENT.search(line)
            if match is not None:
                twin = None if match[1].lower() == _NONE else match[1]
                confirmation_by_entry[entry] = Confirmation(twin, place)
    return confirmation_by_entry


def _lines(
    places: tuple[Place, ...], root: Path, lines: dict[str, list[str]]
) -> Iterator[tuple[Place, str]]:
    for place in places:
        if place.path not in lines:
            try:
                lines[place.path] = read(root / place.path).split("\n")
            except SourceError:
                lines[place.path] = []
        if place.line <= len(lines[place.path]):
            yield place, lines[place.path][place.line - 1]
