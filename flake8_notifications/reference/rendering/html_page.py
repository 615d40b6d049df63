"""The reference as one HTML page that needs nothing besides: no other file and no JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from flake8_notifications.reference.anchors import anchor
from flake8_notifications.reference.composing import compose
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


def render(reference: Reference) -> str:
    page = compose(reference)
    title = escape(reference.title)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            # Browsers ask for one otherwise.
            '<link rel="icon" href="data:,">',
            f"<title>{title}</title>",
            f"<style>\n{_resource('style.css')}</style>",
            "</head>",
            "<body>",
            f"<h1>{title}</h1>",
            *(line for block in page.blocks for line in _block(block)),
            '<input id="filter" type="search" placeholder="Filter" aria-label="Filter">',
            '<div id="found" aria-live="polite"></div>',
            *(line for part in page.sections for line in _part(part)),
            f"<script>\n{_resource('filter.js')}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _resource(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _part(part: Section) -> Iterator[str]:
    yield f"<h2>{_line(part.title)}</h2>"
    for block in part.blocks:
        yield from _block(block)
    if part.sections:
        yield "<nav>"
        yield "<ul>"
        for section in part.sections:
            yield f'<li data-part><a href="#{_id(section)}">{_line(section.title)}</a></li>'
        yield "</ul>"
        yield "</nav>"
    for section in part.sections:
        yield f'<section data-part id="{_id(section)}">'
        yield f"<h3>{_line(section.title)}</h3>"
        for block in section.blocks:
            yield from _block(block)
        yield "</section>"


def _id(section: Section) -> str:
    return anchor(section.kind or "", section.name or "")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(line=line):
            yield f"<p>{_line(line)}</p>"
        case Bullets(lines=lines):
            yield "<ul>"
            yield from (f"<li>{_line(line)}</li>" for line in lines)
            yield "</ul>"
        case Facts(pairs=pairs):
            yield "<dl>"
            for name, lines in pairs:
                yield f"<dt>{escape(name)}</dt><dd>{', '.join(map(_line, lines))}</dd>"
            yield "</dl>"
        case Table():
            yield from _table(block)
        case Listing(title=title, text=text):
            yield f"<details><summary>{escape(title)}</summary>"
            yield f"<pre>{escape(text)}</pre></details>"


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in table.header)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        cells = "".join(
            f'<td data-label="{escape(name)}">{_line(cell)}</td>'
            for name, cell in zip(table.header, row, strict=True)
        )
        yield f"<tr>{cells}</tr>"
    yield "</tbody>"
    yield "</table>"


def _line(line: Line) -> str:
    return "".join(map(_inline, line))


def _inline(inline: Inline) -> str:
    match inline:
        case Words(text=text, is_strong=is_strong):
            return f"<strong>{escape(text)}</strong>" if is_strong else escape(text)
        case Code(text=text):
            return f"<code>{escape(text)}</code>"
        case Link(text=text, kind=kind, name=name):
            return f'<a href="#{anchor(kind, name)}">{escape(text)}</a>'
