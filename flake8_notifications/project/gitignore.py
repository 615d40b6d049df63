"""What ``.gitignore`` files leave out, for where git itself cannot be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_MOST_BYTES: Final = 1_000_000


class Ignored(NamedTuple):
    """A line of such a file: ``!build/`` is negated, and of directories.

    :ivar pattern: of paths relative to the root.
    """

    pattern: re.Pattern[str]
    is_negated: bool
    is_of_directories: bool


def ignored_in(path: str, prefix: str) -> list[Ignored]:
    """The lines of a file; none where it cannot be read.

    :param prefix: of its directory from the root, with a ``/`` at its end; empty at the root.
    """
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            lines = file.read(_MOST_BYTES).splitlines()
    except (OSError, ValueError):
        return []
    return [ignored for line in lines if (ignored := _ignored(line, prefix)) is not None]


def is_ignored(name: str, lines: Sequence[Ignored], *, is_directory: bool) -> bool:
    """Whether the last line that matches a path, relative to the root, leaves it out."""
    for line in reversed(lines):
        if (is_directory or not line.is_of_directories) and line.pattern.fullmatch(name):
            return not line.is_negated
    return False


def _ignored(line: str, prefix: str) -> Ignored | None:
    line = line.rstrip()
    is_negated = line.startswith("!")
    glob = line.removeprefix("!")
    is_of_directories = glob.endswith("/")
    glob = glob.rstrip("/")
    if not glob or glob.startswith("#"):
        return None
    start = re.escape(prefix) + ("" if "/" in glob else "(?:.*/)?")
    try:
        pattern = re.compile(start + "".join(_translated(glob.lstrip("/"))), re.DOTALL)
    except re.error:
        return None
    return Ignored(pattern, is_negated, is_of_directories)


def _translated(glob: str) -> Iterable[str]:
    for part in _PARTS.findall(glob):
        if part in _MEANING:
            yield _MEANING[part]
        elif part.startswith("[") and part.endswith("]") and len(part) > 2:
            inner = part[1:-1].replace("\\", "\\\\")
            yield f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
        else:
            yield re.escape(part.removeprefix("\\"))


_PARTS: Final = re.compile(r"\*\*/|/\*\*|\*+|\?|\[[^\]/]*\]|\\.|[^*?\[\\/]+|.", re.DOTALL)
_MEANING: Final = {
    "**/": "(?:.*/)?",
    "/**": "/.*",
    "*": "[^/]*",
    "**": ".*",
    "?": "[^/]",
}
