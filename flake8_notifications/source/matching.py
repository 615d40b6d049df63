"""``match`` statements as the chains of ``if`` that they are short for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_notifications.source import syntax

if TYPE_CHECKING:
    from flake8_notifications.source.lowering import Lowering


def lowered(lowering: Lowering, node: ast.Match) -> syntax.Statement:
    """A ``match`` statement; what a pattern binds, other than the whole subject, is unknown."""
    subject = lowering.expression(node.subject)
    rest: tuple[syntax.Statement, ...] = ()
    for case in reversed(node.cases):
        test = _test(lowering, case.pattern, subject)
        if case.guard is not None:
            operands = (test, lowering.expression(case.guard))
            test = syntax.Boolean(case.guard.lineno, case.guard.col_offset, "and", operands)
        body = (*_bindings(case.pattern, subject), *lowering.statements(case.body))
        line, column = case.pattern.lineno, case.pattern.col_offset
        rest = (syntax.If(line, column, test, body, rest),)
    return syntax.If(
        node.lineno,
        node.col_offset,
        syntax.Constant(node.lineno, node.col_offset, True),
        (syntax.ExpressionStatement(node.lineno, node.col_offset, subject), *rest),
        (),
    )


def _test(
    lowering: Lowering, pattern: ast.pattern, subject: syntax.Expression
) -> syntax.Expression:
    line, column = pattern.lineno, pattern.col_offset
    match pattern:
        case ast.MatchValue(value=value):
            return syntax.Compare(line, column, subject, ("==",), (lowering.expression(value),))
        case ast.MatchSingleton(value=value):
            constant = syntax.Constant(line, column, value)
            return syntax.Compare(line, column, subject, ("is",), (constant,))
        case ast.MatchOr(patterns=patterns):
            tests = tuple(_test(lowering, each, subject) for each in patterns)
            return _any_of(line, column, subject, tests)
        case ast.MatchAs(pattern=None):
            return syntax.Constant(line, column, True)
        case ast.MatchAs(pattern=inner) if inner is not None:
            return _test(lowering, inner, subject)
        case _:
            return syntax.Opaque(line, column, type(pattern).__name__)


def _any_of(
    line: int, column: int, subject: syntax.Expression, tests: tuple[syntax.Expression, ...]
) -> syntax.Expression:
    """One test for alternatives; for plain values a membership, which says the most."""
    values = [
        test.comparators[0]
        for test in tests
        if isinstance(test, syntax.Compare) and test.operators == ("==",)
    ]
    if len(values) < len(tests):
        return syntax.Boolean(line, column, "or", tests)
    choice = syntax.Display(line, column, "tuple", tuple(values))
    return syntax.Compare(line, column, subject, ("in",), (choice,))


def _bindings(pattern: ast.pattern, subject: syntax.Expression) -> Iterator[syntax.Statement]:
    line, column = pattern.lineno, pattern.col_offset
    whole = pattern.name if isinstance(pattern, ast.MatchAs) else None
    if whole is not None:
        yield syntax.Assign(line, column, (syntax.Name(line, column, whole),), subject)
    names = [
        name
        for part in ast.walk(pattern)
        for name in (getattr(part, "name", None), getattr(part, "rest", None))
        if isinstance(name, str) and name != whole
    ]
    if names:
        yield syntax.OpaqueStatement(line, column, type(pattern).__name__, tuple(names))
