"""Edits that change nothing a result depends on, but for the numbers of lines.

The simplest one changes the body of a function that was not run.
"""

from __future__ import annotations

import ast
from array import array
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from flake8_notifications.caching.digests import blake2b
from flake8_notifications.source import syntax
from flake8_notifications.source.lowering import Lowering
from flake8_notifications.source.module import SourceModule, rebound_names
from flake8_notifications.source.text import SourceError, parse


class Edit(NamedTuple):
    """Some lines of a file that others take the place of.

    ``Edit(10, 2, 5)``: lines 10 and 11 became 10 to 14, so that what was on line 20 is on 23.

    :ivar first: the first of them, from 1.
    :ivar removed: how many there were.
    :ivar added: how many there are now.
    """

    first: int
    removed: int
    added: int

    def moved(self, line: int) -> int | None:
        """Where a line is now; None if it is one of those that were removed."""
        if line < self.first:
            return line
        return None if line < self.first + self.removed else line + self.added - self.removed

    def touches(self, first: int, last: int) -> bool:
        """Whether what begins and ends on some lines may be another text, or go on further."""
        return first < self.first + self.removed and self.first <= last + 1

    def settled(self, line: int) -> int | None:
        """Where something is now that starts on a line and was left as it is, if it may be."""
        may_stay = line == self.first or self.removed == self.added
        moved = self.moved(line)
        return line if moved is None and may_stay else moved

    def moved_range(self, first: int, last: int) -> tuple[int, int]:
        """Where some lines are now that are all left, or that others stand for."""
        first_now = self.settled(first) or first
        return first_now, first_now + last - first

    def all_moved(self, lines: Iterable[int]) -> list[int]:
        """Where those of some lines are now that are left, or others stand for."""
        return [moved for line in lines if (moved := self.settled(line)) is not None]


class FunctionLines(NamedTuple):
    """Where a function of a module or class is, from its ``def`` on."""

    line: int
    column: int
    end: int
    is_generator: bool


class Skeleton(msgspec.Struct, array_like=True):
    """What a module looks like but for what its functions do.

    :ivar lines: the checksums of all its lines.
    :ivar functions: those of the module and its classes, in order.
    :ivar rebound: see :class:`~flake8_notifications.source.syntax.Facts`.
    :ivar defers_annotations: see :func:`~flake8_notifications.source.text.defers_annotations`.
    """

    lines: bytes
    functions: tuple[FunctionLines, ...]
    rebound: tuple[str, ...]
    defers_annotations: bool


def checksums(text: str) -> bytes:
    """What tells the lines of a text from any others, eight bytes each."""
    lines = text.encode("utf-8", "surrogatepass").split(b"\n")
    return b"".join([blake2b(line, digest_size=8).digest() for line in lines])


def edit_between(before: bytes, after: bytes) -> Edit:
    """The lines that differ, by the checksums of two texts."""
    old, new = array("Q", before), array("Q", after)
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    behind = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    return Edit(start + 1, len(old) - behind - start, len(new) - behind - start)


def skeleton_of(module: SourceModule, text: str) -> Skeleton:
    """What a module looks like, as far as that matters for later edits."""
    functions: list[FunctionLines] = []
    # Where lines end otherwise, Python counts them otherwise.
    pending = [] if "\r" in text else list(module.facts.statements)
    while pending:
        function = pending.pop()
        match function:
            case syntax.FunctionDefinition():
                end = module.end_of(function)
                functions.append(
                    FunctionLines(function.line, function.column, end, function.is_generator)
                )
            case syntax.ClassDefinition(body=body):
                pending += body
    return Skeleton(
        checksums(text), tuple(sorted(functions)), module.facts.rebound, module.defers_annotations
    )


def moved_skeleton(skeleton: Skeleton, edit: Edit, text: str) -> Skeleton:
    """What a module looks like after an edit of a function's body.

    :param text: after the edit.
    """
    added = edit.added - edit.removed
    functions = (
        function._replace(
            line=function.line + (added if function.line >= edit.first else 0),
            end=function.end + (added if function.end + 1 >= edit.first else 0),
        )
        for function in skeleton.functions
    )
    return msgspec.structs.replace(skeleton, lines=checksums(text), functions=tuple(functions))


class EditedFunction(NamedTuple):
    """The one function of which an edit changes the body, and nothing else.

    :ivar line: that it starts at.
    :ivar last: its last line after the edit.
    """

    line: int
    last: int
    node: ast.FunctionDef | ast.AsyncFunctionDef
    defers_annotations: bool

    def definition(self) -> syntax.FunctionDefinition:
        """The function after the edit, with its body; its lines count from two."""
        lowering = Lowering(deferred_annotations=self.defers_annotations, bodies=True)
        (definition,) = lowering.statements([self.node])
        assert isinstance(definition, syntax.FunctionDefinition)
        return definition


def edited_function(edit: Edit, text: str, before: Skeleton) -> EditedFunction | None:
    """The function whose body is all that an edit changes, if there is one.

    :param text: after the edit.
    """
    function = _function_around(edit, before.functions)
    if function is None or "\r" in text:
        return None
    lines = text.split("\n")[function.line - 1 : function.end + edit.added - edit.removed]
    node = _parsed_alone(lines, function.column)
    if (
        node is None
        or node.body[0].lineno + function.line - 2 > edit.first
        or rebound_names(text) != before.rebound
        or _yields(node) != function.is_generator
    ):
        return None
    last = (node.end_lineno or node.lineno) + function.line - 2
    return EditedFunction(function.line, last, node, before.defers_annotations)


def _function_around(edit: Edit, functions: Iterable[FunctionLines]) -> FunctionLines | None:
    """The function around all that was changed, or right behind which something was added."""
    last = edit.first + edit.removed - 1
    return next(
        (function for function in functions if function.line < edit.first and last <= function.end),
        None,
    )


def _parsed_alone(lines: list[str], column: int) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """What some lines are, if that is one function; its lines count from 2."""
    header = "if True:\n" if column else "\n"
    try:
        statements = parse(header + "\n".join(lines) + "\n").body
    except SourceError:
        return None
    match statements:
        case [ast.If(body=[ast.FunctionDef() | ast.AsyncFunctionDef() as node])] if column:
            return node
        case [ast.FunctionDef() | ast.AsyncFunctionDef() as node]:
            return node
        case _:
            return None


def _yields(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    (lowered,) = Lowering(deferred_annotations=True, bodies=False).statements([node])
    return isinstance(lowered, syntax.FunctionDefinition) and lowered.is_generator
