"""Whether an edit changed anything in a module that a result depends on.

What is compared is syntax, so that comments, blank lines and docstrings make no difference.  A
value that nobody asked for may be another one: it is only known by what its statement mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, TypeAlias

import msgspec

from flake8_notifications.project.edits import Edit
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.text import SourceError

#: What a statement mentions and may change, whatever it is that it assigns.
Outline: TypeAlias = Callable[[syntax.Assign], object]
#: Whether what was asked about a function has the same answers for another one.
IsAnsweredAlike: TypeAlias = Callable[[syntax.FunctionDefinition, syntax.FunctionDefinition], bool]

_PLACED: Final = frozenset({"line", "column"})


class SyntaxComparison:
    """Compares the syntax of one module before and after an edit.

    ``def f(): return 1`` and ``def f(): return 2`` are the same if ``f`` was not run, and different
    if it was; ``X = 1`` and ``X = 1  # one`` are always the same.

    :param before: the module as it was, as far as it is known.
    :param after: the module as it is now.
    :param used_lines: the lines, before the edit, of the functions and statements that were run.
    :param outline: tells statements apart whose values nobody asked for.
    :param is_answered_alike: tells functions apart whose bodies did not matter as a whole.
    """

    def __init__(
        self,
        edit: Edit,
        before: SourceModule,
        after: SourceModule,
        used_lines: Collection[int],
        outline: Outline,
        is_answered_alike: IsAnsweredAlike,
    ) -> None:
        self._edit = edit
        self._before = before
        self._after = after
        self._had_a_say = used_lines
        self._outline = outline
        self._is_answered_alike = is_answered_alike

    def is_same(self) -> bool:
        """Whether the edit changed nothing but the lines of what the result depends on."""
        before, after = self._before.facts, self._after.facts
        return (
            before.broken is None
            and after.broken is None
            and before.rebound == after.rebound
            and before.short_forms == after.short_forms
            and self._are_same(before.statements, after.statements)
        )

    def _are_same(
        self, before: tuple[syntax.Statement, ...], after: tuple[syntax.Statement, ...]
    ) -> bool:
        return len(before) == len(after) and all(map(self._is_same, before, after))

    def _is_same(self, before: syntax.Statement, after: syntax.Statement) -> bool:
        match before, after:
            case syntax.ClassDefinition(), syntax.ClassDefinition():
                return self._are_same(before.body, after.body) and self._are_equal(
                    msgspec.structs.replace(before, body=()),
                    msgspec.structs.replace(after, body=()),
                )
            case syntax.FunctionDefinition(), syntax.FunctionDefinition():
                return self._are_equal(before, after)
            case (
                syntax.ExpressionStatement(value=syntax.Constant(value=str())),
                syntax.ExpressionStatement(value=syntax.Constant(value=str())),
            ):
                return True
            case syntax.Assign(), syntax.Assign():
                return self._are_equal(before, after) or self._is_same_but_for_value(before, after)
            case _:
                return self._are_equal(before, after)

    def _has_same_body(self, before: syntax.FunctionDefinition, after: object) -> bool:
        assert isinstance(after, syntax.FunctionDefinition)
        end = self._before.reading.ends.get((before.line, before.column))
        if end is not None and not self._edit.touches(before.line, end):
            return True
        if not self._is_answered_alike(before, after):
            return False
        if before.line not in self._had_a_say:
            return True
        try:
            body = self._before.peek_body(before)
        except SourceError:
            return False
        return self._are_equal(body, self._after.peek_body(after))

    def _is_same_but_for_value(self, before: syntax.Assign, after: syntax.Assign) -> bool:
        return (
            type(before) is type(after) is syntax.Assign
            and before.line not in self._had_a_say
            and type(before.value) is type(after.value)
            and self._is_where_it_was(before, after)
            and self._are_equal(before.targets, after.targets)
            and self._outline(before) == self._outline(after)
        )

    def _are_equal(self, before: object, after: object) -> bool:
        """Whether two pieces of syntax are equal but for the lines that the edit has moved."""
        pending = [(before, after)]
        while pending:
            one, other = pending.pop()
            if one is other:
                continue
            if type(one) is not type(other):
                return False
            if isinstance(one, tuple) and isinstance(other, tuple):
                if len(one) != len(other):
                    return False
                pending += zip(one, other, strict=True)
            elif isinstance(one, msgspec.Struct):
                if isinstance(one, syntax.Node) and not self._is_where_it_was(one, other):
                    return False
                if isinstance(one, syntax.FunctionDefinition) and not self._has_same_body(
                    one, other
                ):
                    # It stands under an ``if``, and its body is kept apart.
                    return False
                pending += (
                    (getattr(one, name), getattr(other, name))
                    for name in one.__struct_fields__
                    if name not in _PLACED
                )
            elif one != other:
                return False
        return True

    def _is_where_it_was(self, before: syntax.Node, after: object) -> bool:
        assert isinstance(after, syntax.Node)
        return after.line == self._edit.settled(before.line) and after.column == before.column
