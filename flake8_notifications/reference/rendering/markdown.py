"""The reference as Markdown, as CommonMark and its tables of GitHub have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.markdown import code, entities, escaped
from flake8_notifications.reference.anchors import anchor
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

#: What makes something else of a line that starts with it.
_START: Final = re.compile(r"[-+#=]|\d+[.)]")
_FENCE: Final = re.compile(r"`{3,}")


def render(reference: Reference) -> str:
    return written(reference, _heading, _block)


def _heading(section: Section, level: int) -> Iterator[str]:
    if section.kind is not None and section.name is not None:
        yield f'<a id="{anchor(section.kind, section.name)}"></a>'
    yield f"{'#' * (level + 1)} {_line(section.title)}"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(line=line):
            text = _line(line)
            start = _START.match(text)
            yield text if start is None else f"{text[: start.end() - 1]}\\{text[start.end() - 1 :]}"
        case Bullets(lines=lines):
            yield "\n".join(f"- {_line(line)}" for line in lines)
        case Facts(pairs=pairs):
            yield "\n".join(f"- {name}: {_joined(lines)}" for name, lines in pairs)
        case Table(header=header, rows=rows):
            found = [header, tuple("---" for _ in header)]
            found += [tuple(map(_line, row)) for row in rows]
            yield "\n".join(f"| {' | '.join(cells)} |" for cells in found)
        case Listing(title=title, text=text):
            longest = max([2, *(len(found) for found in _FENCE.findall(text))])
            fence = "`" * (longest + 1)
            yield f"<details><summary>{entities(title)}</summary>"
            yield f"{fence}json\n{text}\n{fence}"
            yield "</details>"


def _joined(lines: Iterable[Line]) -> str:
    return ", ".join(map(_line, lines))


def _line(line: Line) -> str:
    return "".join(map(_inline, line)).strip()


def _inline(inline: Inline) -> str:
    match inline:
        case Words(text=text, is_strong=is_strong):
            return f"<b>{escaped(text)}</b>" if is_strong else escaped(text)
        case Code(text=text):
            return code(text)
        case Link(text=text, kind=kind, name=name):
            return f"[{escaped(text)}](#{anchor(kind, name)})"
