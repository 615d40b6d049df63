"""The file of pre-commit, edited as text: its comments and layout are its owner's."""

from __future__ import annotations

import re
from typing import Final

_REPOS: Final = re.compile(r"repos:[ \t]*(?:#.*)?")
_ITEM: Final = re.compile(r"( *)- +repo:")
#: What begins another part of the file.
_KEY: Final = re.compile(r"[^\s#-]")


class HooksError(Exception):
    """A file to which nothing can be added; the message says why."""


def with_repos(text: str, block: str) -> str:
    """A file with further repositories at the end of its list.

    :param block: their entries, with two spaces before each ``-``.
    :raises HooksError: if the file has no such list, or another layout.
    """
    lines = text.splitlines(keepends=True)
    starts = [at for at, line in enumerate(lines) if _REPOS.fullmatch(line.rstrip("\r\n"))]
    if len(starts) != 1:
        raise HooksError("its 'repos' are no list of lines")
    start = starts[0] + 1
    end = next((at for at in range(start, len(lines)) if _KEY.match(lines[at])), len(lines))
    items = [item for line in lines[start:end] if (item := _ITEM.match(line))]
    if not items:
        raise HooksError("its 'repos' are no list of lines")
    while not lines[end - 1].strip() or lines[end - 1].startswith("#"):
        end -= 1
    newline = "\r\n" if lines[start].endswith("\r\n") else "\n"
    shift = len(items[0][1]) - 2
    added = [_shifted(line, shift) + newline for line in block.splitlines()]
    before = "".join(lines[:end])
    if not before.endswith("\n"):
        before += newline
    return before + "".join(added) + "".join(lines[end:])


def _shifted(line: str, columns: int) -> str:
    return " " * columns + line if columns >= 0 else line[-columns:]
