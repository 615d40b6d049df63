"""Adding event types to an allowlist that is a constant in Python source, in its own style."""

from __future__ import annotations

import ast
import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.committed.fingerprint_table import assigned
from flake8_notifications.committed.location import Location
from flake8_notifications.source.editing import Edit, EditableText, edited
from flake8_notifications.source.text import SourceError, parse

_SEQUENCES: Final = frozenset({"list", "tuple", "set", "frozenset"})
_COMMA: Final = re.compile(r"[ \t]*,")
#: What may follow an entry on its line, if the next one is to have a line of its own.
_REST: Final = re.compile(r"[ \t]*,?[ \t]*(?:#.*)?")

Display = ast.List | ast.Tuple | ast.Set


class EditingError(Exception):
    """A constant that cannot be edited; the message does not name it."""


class _Item(NamedTuple):
    """An entry: where its text starts and ends, in characters."""

    value: str
    start: int
    end: int


def display_of(value: ast.expr) -> Display | None:
    """The list, tuple or set of strings that is written out in an expression."""
    match value:
        case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]) if name in _SEQUENCES:
            return display_of(inner)
        case ast.List() | ast.Tuple() | ast.Set():
            return value if all(map(_is_string, value.elts)) else None
        case _:
            return None


def with_entries(source: EditableText, location: Location, event_types: Sequence[str]) -> str:
    """The text of a module with further entries: where they belong if it is sorted, else behind.

    :raises EditingError: if the constant is not written out as one list of strings.
    """
    display = _display(source.text, location)
    items = [
        _Item(
            ast.literal_eval(node),
            source.offset(node.lineno, node.col_offset),
            source.offset(node.end_lineno or node.lineno, node.end_col_offset or 0),
        )
        for node in display.elts
    ]
    wanted = sorted(set(event_types).difference(item.value for item in items))
    if items and _has_lines(source, items):
        edits = list(_on_lines(source, items, wanted))
    else:
        edits = list(_inline(source, display, items, wanted))
    text = edited(source.text, edits)
    values = [ast.literal_eval(node) for node in _display(text, location).elts]
    if sorted(values) != sorted([*(item.value for item in items), *wanted]):
        raise EditingError("its layout is not understood")
    return text


def _display(text: str, location: Location) -> Display:
    try:
        tree = parse(text)
    except SourceError as error:
        raise EditingError(error.reason) from error
    values = [value for name, value in assigned(tree.body) if name == location.constant]
    display = display_of(values[0]) if len(values) == 1 else None
    if display is None:
        raise EditingError("it is not written out as one list of strings")
    return display


def _is_string(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _has_lines(source: EditableText, items: Sequence[_Item]) -> bool:
    """Whether each entry has a line of its own."""
    return all(
        not source.text[_line_start(source, item) : item.start].strip()
        and _REST.fullmatch(source.text, item.end, _line_end(source, item))
        for item in items
    )


def _on_lines(
    source: EditableText, items: Sequence[_Item], wanted: Sequence[str]
) -> Iterator[Edit]:
    values = [item.value for item in items]
    last = items[-1]
    if not _COMMA.match(source.text, last.end):
        yield Edit(last.end, last.end, ",")
    is_sorted = values == sorted(values)
    lines: dict[int, str] = {}
    for event_type in wanted:
        index = bisect.bisect(values, event_type) if is_sorted else len(values)
        near = items[max(index - 1, 0)]
        number = source.line_of(near.start if index == 0 else near.end)
        position = source.line_start(number) if index == 0 else source.next_line_start(number)
        indent = source.text[_line_start(source, near) : near.start]
        line = f"{indent}{_quoted(source, near, event_type)},{source.newline}"
        lines[position] = lines.get(position, "") + line
    for position, text in lines.items():
        yield Edit(position, position, text)


def _inline(
    source: EditableText, display: Display, items: Sequence[_Item], wanted: Sequence[str]
) -> Iterator[Edit]:
    if items:
        last = items[-1]
        text = "".join(f", {_quoted(source, last, event_type)}" for event_type in wanted)
        yield Edit(last.end, last.end, text)
    else:
        start = source.offset(display.lineno, display.col_offset) + 1
        # The comma makes a tuple of a single entry, too.
        yield Edit(start, start, ", ".join(map(repr, wanted)) + ",")


def _quoted(source: EditableText, near: _Item, event_type: str) -> str:
    text = repr(event_type)
    is_double = source.text[near.start] == '"'
    return f'"{text[1:-1]}"' if is_double and text[0] == "'" and '"' not in text else text


def _line_start(source: EditableText, item: _Item) -> int:
    return source.line_start(source.line_of(item.start))


def _line_end(source: EditableText, item: _Item) -> int:
    return source.line_end(source.line_of(item.end))
