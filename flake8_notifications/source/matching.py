"""``match`` statements as the chains of ``if`` that they are short for."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_notifications.source import syntax
from flake8_notifications.source.syntax_names import words_for


def chain(node: syntax.Match) -> syntax.If:
    """A ``match`` statement; what a pattern binds, other than the whole subject, is unknown."""
    branches = [_branch(case, node.subject) for case in node.cases]
    first, *elifs = branches
    rest = syntax.If(first.line, first.column, first.test, first.body, (), tuple(elifs))
    return syntax.If(
        node.line,
        node.column,
        syntax.Constant(node.line, node.column, True),
        (syntax.ExpressionStatement(node.line, node.column, node.subject), rest),
        (),
    )


def _branch(case: syntax.MatchCase, subject: syntax.Expression) -> syntax.Elif:
    test = _test(case.pattern, subject)
    if case.guard is not None:
        guard = case.guard
        test = syntax.Boolean(guard.line, guard.column, "and", (test, guard))
    body = (*_bindings(case.pattern, subject), *case.body)
    return syntax.Elif(case.line, case.column, test, body)


def _test(pattern: syntax.Pattern, subject: syntax.Expression) -> syntax.Expression:
    line, column = pattern.line, pattern.column
    match pattern:
        case syntax.MatchValue(value=value):
            return syntax.Compare(line, column, subject, ("==",), (value,))
        case syntax.MatchSingleton(value=singleton):
            constant = syntax.Constant(line, column, singleton)
            return syntax.Compare(line, column, subject, ("is",), (constant,))
        case syntax.MatchOr(patterns=patterns):
            tests = tuple(_test(pattern, subject) for pattern in patterns)
            return _any_of(line, column, subject, tests)
        case syntax.MatchAs(pattern=None):
            return syntax.Constant(line, column, True)
        case syntax.MatchAs(pattern=inner) if inner is not None:
            return _test(inner, subject)
        case _:
            return syntax.Opaque(line, column, words_for(type(pattern).__name__))


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


def _bindings(pattern: syntax.Pattern, subject: syntax.Expression) -> Iterator[syntax.Statement]:
    line, column = pattern.line, pattern.column
    whole = pattern.name if isinstance(pattern, syntax.MatchAs) else None
    if whole is not None:
        yield syntax.Assign(line, column, (syntax.Name(line, column, whole),), subject)
    names = tuple(name for name in _bound_names(pattern) if name != whole)
    if names:
        yield syntax.OpaqueStatement(line, column, words_for(type(pattern).__name__), names)


def _bound_names(pattern: syntax.Pattern) -> Iterator[str]:
    """The names that a pattern binds."""
    match pattern:
        case syntax.MatchStar(name=str(name)):
            yield name
        case syntax.MatchAs(pattern=inner, name=whole):
            if inner is not None:
                yield from _bound_names(inner)
            if whole is not None:
                yield whole
        case syntax.MatchSequence(patterns=patterns) | syntax.MatchOr(patterns=patterns):
            for each in patterns:
                yield from _bound_names(each)
        case syntax.MatchMapping(patterns=patterns, rest=rest):
            for each in patterns:
                yield from _bound_names(each)
            if rest is not None:
                yield rest
        case syntax.MatchClass(patterns=patterns, keywords=keywords):
            for each in (*patterns, *keywords):
                yield from _bound_names(each)
