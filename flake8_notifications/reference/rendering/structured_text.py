"""The reference as reStructuredText, for docutils and Sphinx alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.reference.anchors import folded_anchor
from flake8_notifications.reference.model import Reference
from flake8_notifications.reference.page import (
    Block,
    Bullets,
    Code,
    Facts,
    Inline,
    Line,
    Link,
    Listing,
    Paragraph,
    Section,
    Table,
    Words,
)
from flake8_notifications.reference.rendering.walking import written

_UNDERLINES: Final = "=-~^"
_INDENT: Final = "   "
_SPECIAL: Final = re.compile(r"[^\w\s,;/'().-]|_")
#: What makes something else of a line that starts with it.
_START: Final = re.compile(r"[^\w\\]|\w+[.)]|\d+")
#: What means itself between double backticks.
_PLAIN_CODE: Final = re.compile(r"[^\s`\\]+(?: [^\s`\\]+)*")


def render(reference: Reference) -> str:
    return written(reference, _heading, _block)


def _heading(section: Section, level: int) -> Iterator[str]:
    if section.kind is not None and section.name is not None:
        yield f".. _{_target(section.kind, section.name)}:"
    title = _line(section.title)
    yield f"{title}\n{_UNDERLINES[level] * _width(title)}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(line=line):
            yield _started(_line(line))
        case Bullets(lines=lines):
            yield "\n".join(_item(line) for line in lines)
        case Facts(pairs=pairs):
            yield "\n".join(f":{name}: {', '.join(map(_line, lines))}" for name, lines in pairs)
        case Table(header=header, rows=rows):
            cells = [[(Words(title),) for title in header], *rows]
            yield "\n".join([".. list-table::", f"{_INDENT}:header-rows: 1", "", *_rows(cells)])
        case Listing(title=title, text=text):
            yield f"{_started(_escaped(title))}:"
            indented = "\n".join(_INDENT + line for line in text.split("\n"))
            yield f".. code-block:: json\n\n{indented}"


def _rows(rows: Iterable[Iterable[Line]]) -> Iterator[str]:
    for row in rows:
        for number, cell in enumerate(row):
            text = _started(_line(cell))
            yield f"{_INDENT}{'  ' if number else '* '}- {text}".rstrip()


def _item(line: Line) -> str:
    return f"* {_started(_line(line))}".rstrip()


def _started(text: str) -> str:
    """A line that is nothing but text, whatever it starts with."""
    if text.startswith(("``", "`", "**", "\\")) or not _START.match(text):
        return text
    return f"\\ {text}"


def _line(line: Line) -> str:
    """A line whose parts are told from the text around them."""
    found = ""
    for inline in line:
        text = _inline(inline)
        is_apart = not found or found[-1].isspace() or text[:1].isspace()
        found += text if is_apart else f"\\ {text}"
    return found.strip()


def _inline(inline: Inline) -> str:
    match inline:
        case Words(text=text, is_strong=True) if text.strip():
            rest = " " if text.endswith(" ") else ""
            return f"**{_escaped(text.strip())}**{rest}"
        case Words(text=text):
            return _escaped(text)
        case Code(text=text):
            return f"``{text}``" if _PLAIN_CODE.fullmatch(text) else _escaped(text)
        case Link(text=text, kind=kind, name=name):
            return f"`{_escaped(text)} <{_target(kind, name)}_>`__"


def _target(kind: str, name: str) -> str:
    """An anchor without what would have to be quoted."""
    return f"ntf-{folded_anchor(kind, name)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)


def _width(text: str) -> int:
    """In columns; wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
