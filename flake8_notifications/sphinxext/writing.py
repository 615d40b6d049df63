"""Parts of a page as docutils nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from docutils import nodes
from sphinx import addnodes

from flake8_notifications.reference.anchors import anchor
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
from flake8_notifications.sphinxext.folding import Folded

SHOWN: Final = "shown"
COLLAPSED: Final = "collapsed"
#: In characters, for formats that need a width; the others find one.
_COLUMN: Final = 25
_NOUNS: Final = {"event": "notification", "payload": "payload", "legacy": "legacy notification"}


class Writer:
    """Makes nodes.

    :param note: told where something is described: its kind, its name and the anchor; says whether
        it is the first in the document.
    :param samples: how they are shown.
    """

    def __init__(self, note: Callable[[str, str, str], bool], samples: str) -> None:
        self._note = note
        self._samples = samples

    def section(self, section: Section) -> Iterator[nodes.Node]:
        """A section without a level of its own: it may stand anywhere."""
        rubric = nodes.rubric("", "", *map(_inline, section.title))
        if section.kind is not None and section.name is not None:
            yield from self.target(section.kind, section.name, rubric)
        yield rubric
        for block in section.blocks:
            yield from self.block(block)

    def target(self, kind: str, name: str, node: nodes.Element) -> Iterator[nodes.Node]:
        """Let links to something lead to a node, once in a document, and the index as well."""
        label = anchor(f"ntf-{kind}", name)
        if self._note(kind, name, label):
            node["ids"].append(label)
            entry = ("single", f"{name} ({_NOUNS[kind]})", label, "", None)
            yield addnodes.index(entries=[entry])

    def block(self, block: Block) -> Iterator[nodes.Node]:
        match block:
            case Paragraph(line=line):
                yield _paragraph(line)
            case Bullets(lines=lines):
                items = [nodes.list_item("", _paragraph(line)) for line in lines]
                yield nodes.bullet_list("", *items)
            case Facts(pairs=pairs):
                yield nodes.field_list(
                    "",
                    *(
                        nodes.field(
                            "",
                            nodes.field_name(text=name),
                            nodes.field_body("", _paragraph(joined(lines))),
                        )
                        for name, lines in pairs
                    ),
                )
            case Table(header=header, rows=rows):
                cells = [[[_paragraph(line)] if line else [] for line in row] for row in rows]
                yield table(header, cells)
            case Listing(title=title, text=text):
                yield from self.listing(title, text)

    def listing(self, title: str, text: str) -> Iterator[nodes.Node]:
        literal = nodes.literal_block(text, text, language="json")
        if self._samples == COLLAPSED:
            yield Folded("", literal, title=title)
        elif self._samples == SHOWN:
            yield literal


def table(header: Sequence[str], rows: Iterable[Iterable[Sequence[nodes.Node]]]) -> nodes.table:
    """A table of cells that hold nodes."""
    group = nodes.tgroup("", cols=len(header))
    group += [nodes.colspec(colwidth=_COLUMN) for _ in header]
    heads = [nodes.entry("", nodes.paragraph(text=title)) for title in header]
    group += nodes.thead("", nodes.row("", *heads))
    group += nodes.tbody(
        "", *(nodes.row("", *(nodes.entry("", *cell) for cell in row)) for row in rows)
    )
    return nodes.table("", group)


def joined(lines: Iterable[Line]) -> Line:
    found: list[Inline] = []
    for line in lines:
        if found:
            found.append(Words(", "))
        found += line
    return tuple(found)


def _paragraph(line: Line) -> nodes.paragraph:
    return nodes.paragraph("", "", *map(_inline, line))


def _inline(inline: Inline) -> nodes.Node:
    match inline:
        case Words(text=text, is_strong=True):
            return nodes.strong(text=text)
        case Words(text=text):
            return nodes.Text(text)
        case Code(text=text):
            return nodes.literal(text=text)
        case Link():
            return link(inline)


def link(found: Link) -> addnodes.pending_xref:
    """A link that is plain text where the documentation does not describe what it leads to."""
    return addnodes.pending_xref(
        "",
        nodes.literal(text=found.text),
        refdomain="ntf",
        reftype=found.kind,
        reftarget=found.name,
        refexplicit=True,
        refwarn=False,
    )
