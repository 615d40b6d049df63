"""A page of text for people, whatever it is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from flake8_notifications.rules.finding import printable

_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Leads to where the anchor of a section is.

    :ivar kind: of what it names: ``event``, ``payload`` or ``legacy``.
    :ivar name: of that.
    """

    text: str
    kind: str
    name: str


Inline: TypeAlias = Words | Code | Link
Line: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said under a few names."""

    pairs: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Some JSON, which may be folded away.

    :ivar title: what it is.
    """

    title: str
    text: str


Block: TypeAlias = Paragraph | Bullets | Facts | Table | Listing


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a title.

    :ivar kind: of what it describes, as in :class:`Link`; None where links do not lead there.
    :ivar name: of that.
    """

    title: Line
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    kind: str | None = None
    name: str | None = None


def words(text: str, *, is_strong: bool = False) -> Words:
    return Words(one_line(text), is_strong)


def code(text: str) -> Code:
    return Code(printable(text.replace("\n", " ")))


def one_line(text: str) -> str:
    """A text without what would end a line, or what nobody can see."""
    return printable(_SPACE.sub(" ", text))


def separated(lines: list[Line], separator: str = ", ") -> Line:
    """Several lines as one."""
    found: list[Inline] = []
    for line in lines:
        if found:
            found.append(Words(separator))
        found += line
    return tuple(found)
