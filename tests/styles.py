"""Source texts written another way: they do the same, and their lines are broken differently."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, TypeAlias


class _Edit(NamedTuple):
    """What stands between two offsets is replaced."""

    start: int
    end: int
    text: str


_Edits: TypeAlias = Iterator[_Edit]
_SIMPLE: Final = (
    ast.Assign,
    ast.AugAssign,
    ast.AnnAssign,
    ast.Delete,
    ast.Expr,
    ast.Raise,
    ast.Return,
)
_AFTER_HEADER: Final = re.compile(r"(?<=:)\s*\n\s*$")


def _dots_first(text: str) -> _Edits:
    """``bus.send(x)`` becomes ``(bus\\n.send(x))``."""
    yield from _broken(text, lambda dot: dot)


def _dots_last(text: str) -> _Edits:
    """``bus.send(x)`` becomes ``(bus.\\nsend(x))``."""
    yield from _broken(text, lambda dot: dot + 1)


def _broken(text: str, at: Callable[[int], int]) -> _Edits:
    offset = _offsets(text)
    for statement in ast.walk(ast.parse(text)):
        value = getattr(statement, "value", None)
        if not isinstance(statement, ast.Assign | ast.Expr | ast.Return) or value is None:
            continue
        yield _Edit(*[offset(value.lineno, value.col_offset)] * 2, "(")
        for node in _outside_formats(value):
            if isinstance(node, ast.Attribute):
                after = offset(node.value.end_lineno, node.value.end_col_offset)
                dot = text.index(".", after)
                yield _Edit(at(dot), at(dot), "\n        ")
        yield _Edit(*[offset(value.end_lineno, value.end_col_offset)] * 2, ")")


def _spaced(text: str) -> _Edits:
    """``send(x)`` becomes ``send (x)``."""
    offset = _offsets(text)
    for node in _outside_formats(ast.parse(text)):
        if isinstance(node, ast.Call):
            bracket = text.index("(", offset(node.func.end_lineno, node.func.end_col_offset))
            yield _Edit(bracket, bracket, " ")


def _on_one_line(text: str) -> _Edits:
    """A body of one short statement stands behind its colon."""
    offset = _offsets(text)
    for node in ast.walk(ast.parse(text)):
        for block in ("body", "orelse", "finalbody"):
            body = getattr(node, block, None)
            if isinstance(node, ast.Module | ast.Lambda | ast.IfExp) or not body or len(body) > 1:
                continue
            start = offset(body[0].lineno, body[0].col_offset)
            is_short = isinstance(body[0], _SIMPLE) and body[0].lineno == body[0].end_lineno
            gap = _AFTER_HEADER.search(text, 0, start)
            if is_short and gap is not None:
                yield _Edit(gap.start(), gap.end(), " ")


STYLES: Final = {
    "dots first": _dots_first,
    "dots last": _dots_last,
    "on one line": _on_one_line,
    "spaced": _spaced,
}


def restyled(text: str, style: str) -> str:
    """A text in ASCII, in another style.

    :param style: one of :data:`STYLES`.
    """
    for edit in sorted(STYLES[style](text), key=lambda each: each[:2], reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    ast.parse(text)
    return text


def _outside_formats(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes in a tree; of those in f-strings, older versions of Python tell no places."""
    if not isinstance(node, ast.JoinedStr):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from _outside_formats(child)


def _offsets(text: str) -> Callable[[int | None, int | None], int]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(line: int | None, column: int | None) -> int:
        assert line is not None
        assert column is not None
        return starts[line - 1] + column

    return offset
