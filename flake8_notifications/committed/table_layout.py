"""How a table of fingerprints is laid out: where its entries stand, and in what style."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from flake8_notifications.source.editing import EditableText

_USUAL_WIDTH: Final = 79
_USUAL_INDENT: Final = " " * 4
#: What may stand between the parts of an entry, and says nothing.
_TRIVIA: Final = re.compile(r"(?:[ \t\f\r\n]|\\(?:\r\n|\r|\n)|#[^\r\n]*)*")
_SEPARATOR: Final = re.compile(r"[ \t]*:[ \t]*")


class Item(NamedTuple):
    """One entry of a dict display.

    :ivar start: where it begins; with all other positions, an offset into the text.
    :ivar end: behind its comma, or behind its value where it has none.
    """

    name: str
    value: str
    start: int
    key_end: int
    value_start: int
    value_end: int
    end: int
    has_comma: bool


class Layout(NamedTuple):
    """A dict display: its entries, and where its braces are."""

    source: EditableText
    items: Sequence[Item]
    opening: int
    closing: int

    @property
    def is_multiline(self) -> bool:
        return self.source.line_of(self.opening) != self.source.line_of(self.closing)

    def begins_line(self, offset: int) -> bool:
        """Whether only white space stands in front on the line."""
        return not self.indent_at(offset).strip()

    def indent_at(self, offset: int) -> str:
        """What stands in front on the line."""
        start = self.source.line_start(self.source.line_of(offset))
        return self.source.text[start:offset]

    def ends_line(self, offset: int) -> bool:
        """Whether only white space or a comment follows on the line."""
        rest = self.source.text[offset : self.source.line_end(self.source.line_of(offset))].strip()
        return not rest or rest.startswith("#")


def layout_of(source: EditableText, table: ast.Dict) -> Layout:
    """The layout of a dict display all of whose keys and values are constant strings."""
    text = source.text
    opening, end = _span(source, table)
    items = []
    position = opening + 1
    for key, value in zip(table.keys, table.values, strict=True):
        if not (isinstance(key, ast.Constant) and isinstance(value, ast.Constant)):
            raise ValueError("an entry that is not written out")
        start = _skipped(text, position)
        _, key_end = _span(source, key)
        value_start, value_end = _span(source, value)
        position = value_end
        while text[_skipped(text, position)] == ")":
            position = _skipped(text, position) + 1
        comma = _skipped(text, position)
        has_comma = text[comma] == ","
        position = comma + 1 if has_comma else position
        items.append(
            Item(
                str(key.value), str(value.value), start, key_end, value_start, value_end,
                position, has_comma,
            )
        )  # fmt: skip
    return Layout(source, items, opening, end - 1)


class Style(NamedTuple):
    """How an entry is written.

    :ivar continuation: the indent of a value on a line of its own.
    """

    indent: str
    quote: str
    separator: str
    continuation: str
    width: int
    newline: str

    def write(self, name: str, value: str) -> str:
        """An entry, without its indent and comma."""
        quote = self.quote
        line = f"{quote}{name}{quote}{self.separator}{quote}{value}{quote}"
        if len(self.indent) + len(line) + 1 <= self.width:
            return line
        return (
            f"{quote}{name}{quote}:{self.newline}"
            f"{self.continuation}{quote}{value}{quote}"
        )  # fmt: skip


def style_near(layout: Layout, index: int) -> Style:
    """The style of a new entry in front of the one with an index, as that of its neighbours."""
    source, items = layout.source, layout.items
    if not items:
        indent = _first_indent(layout)
        continuation = indent + _USUAL_INDENT
        return Style(indent, "'", ": ", continuation, _USUAL_WIDTH, source.newline)
    neighbours = [*reversed(items[:index]), *items[index:]]
    indent = _indent(layout, neighbours)
    text = source.text
    separators = {text[item.key_end : item.value_start] for item in items}
    common = {text for text in separators if _SEPARATOR.fullmatch(text)}
    quote = text[neighbours[0].key_end - 1]
    is_wrapped = _wrapped(source)
    wrapped = [item for item in neighbours if is_wrapped(item)]
    lines = [
        item.end - source.line_start(source.line_of(item.start))
        for item in items
        if not is_wrapped(item)
    ]
    return Style(
        indent,
        quote if quote in "'\"" else "'",
        common.pop() if len(common) == 1 else ": ",
        layout.indent_at(wrapped[0].value_start) if wrapped else indent + _USUAL_INDENT,
        max(_USUAL_WIDTH, *lines, 0),
        source.newline,
    )


def _wrapped(source: EditableText) -> Callable[[Item], bool]:
    def is_wrapped(item: Item) -> bool:
        """Whether the value stands on a line below the name."""
        line = source.line_of(item.value_start)
        start = source.line_start(line)
        return start > item.start and not source.text[start : item.value_start].strip()

    return is_wrapped


def _indent(layout: Layout, neighbours: Sequence[Item]) -> str:
    for item in neighbours:
        if layout.begins_line(item.start):
            return layout.indent_at(item.start)
    if not layout.is_multiline:
        return ""
    return " " * len(layout.indent_at(layout.items[0].start))


def _first_indent(layout: Layout) -> str:
    line = layout.source.line_of(layout.opening)
    text = layout.source.text[layout.source.line_start(line) : layout.opening]
    return text[: len(text) - len(text.lstrip())] + _USUAL_INDENT


def _span(source: EditableText, node: ast.expr) -> tuple[int, int]:
    end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
    return source.offset(node.lineno, node.col_offset), source.offset(end_line, end_column)


def _skipped(text: str, position: int) -> int:
    match = _TRIVIA.match(text, position)
    return position if match is None else match.end()
