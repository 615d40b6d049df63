"""What a statement mentions, binds and may mutate: the single definition that all else uses."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_notifications.interpretation.expression_effects import (
    Effects,
    add_expression,
    add_mentions,
    add_parameters,
    add_store,
    add_taken,
    add_target,
    identifiers,
    roots_of,
)
from flake8_notifications.source import syntax


def effects_of(statement: syntax.Statement) -> Effects:
    """The effects of a statement."""
    effects = Effects()
    _add_statement(effects, statement)
    return effects


def _add_statement(effects: Effects, statement: syntax.Statement) -> None:
    match statement:
        case syntax.ExpressionStatement(value=value):
            add_expression(effects, value)
        case syntax.Assign(targets=targets, value=value):
            add_expression(effects, value)
            if isinstance(statement, syntax.AnnotatedAssign):
                add_mentions(effects, identifiers(statement.annotation))
            for target in targets:
                add_target(effects, target)
        case syntax.AugmentedAssign(target=target, value=value):
            add_expression(effects, value)
            add_expression(effects, target)
            add_target(effects, target)
            add_store(effects, target)
        case syntax.Delete(targets=targets):
            for target in targets:
                add_target(effects, target)
        case syntax.Declaration():
            return
        case syntax.Return(value=value) | syntax.Raise(value=value):
            effects.jumps = True
            if value is not None:
                add_expression(effects, value)
        case syntax.Jump():
            effects.jumps = True
        case syntax.Import(names=names):
            effects.bound.update(
                imported.alias or imported.name.partition(".")[0] for imported in names
            )
        case syntax.ImportFrom(names=names):
            effects.bound.update(imported.alias or imported.name for imported in names)
            effects.names.update(imported.name for imported in names)
        case syntax.FunctionDefinition():
            effects.bound.add(statement.name)
            effects.defers = True
            for decorator in statement.decorators:
                add_expression(effects, decorator)
            add_parameters(effects, statement.parameters)
            inner = Effects()
            for nested in statement.body or ():
                _add_statement(inner, nested)
            effects.names |= inner.names
            own = inner.bound | {parameter.name for parameter in statement.parameters}
            add_taken(effects, inner, own)
            effects.changed |= inner.changed | inner.bound
            effects.rebinds |= inner.nonlocals
        case syntax.ClassDefinition():
            effects.bound.add(statement.name)
            effects.defers = True
            for base in (*statement.bases, *statement.decorators):
                add_expression(effects, base)
            for argument in statement.keywords:
                add_expression(effects, argument.value)
            inner = Effects()
            for nested in statement.body:
                _add_statement(inner, nested)
            effects.names |= inner.names
            add_taken(effects, inner, inner.bound)
            effects.changed |= inner.changed
        case syntax.OpaqueStatement(names=opaque):
            effects.bound.update(opaque)
            effects.jumps = effects.jumps or "return" in opaque
        case syntax.Global(names=names, kind=kind):
            effects.names.update(names)
            if kind == "nonlocal":
                effects.nonlocals.update(names)
        case _:
            _add_compound(effects, statement)


def _add_compound(effects: Effects, statement: syntax.Statement) -> None:
    match statement:
        case syntax.If():
            add_expression(effects, statement.test)
            for branch in statement.elifs:
                add_expression(effects, branch.test)
        case syntax.For(target=target, iterable=iterable):
            add_expression(effects, iterable)
            add_target(effects, target)
            effects.changed.update(roots_of(iterable))
        case syntax.While(test=test):
            add_expression(effects, test)
        case syntax.With(items=items):
            for item in items:
                add_expression(effects, item.context)
                effects.changed.update(roots_of(item.context))
                if item.target is not None:
                    add_target(effects, item.target)
        case syntax.Try(handlers=handlers):
            for handler in handlers:
                if handler.type is not None:
                    add_expression(effects, handler.type)
                if handler.name is not None:
                    effects.bound.add(handler.name)
        case syntax.Match(subject=subject, cases=cases):
            add_expression(effects, subject)
            for case in cases:
                if case.guard is not None:
                    add_expression(effects, case.guard)
                _add_pattern(effects, case.pattern)
    for block in blocks(statement):
        for inner in block:
            _add_statement(effects, inner)


def blocks(statement: syntax.Statement) -> Iterator[tuple[syntax.Statement, ...]]:
    """The blocks of statements inside a compound statement."""
    match statement:
        case syntax.If():
            yield statement.body
            for branch in statement.elifs:
                yield branch.body
            yield statement.orelse
        case syntax.For(body=body, orelse=orelse) | syntax.While(body=body, orelse=orelse):
            yield body
            yield orelse
        case syntax.With(body=body):
            yield body
        case syntax.Try():
            yield statement.body
            for handler in statement.handlers:
                yield handler.body
            yield statement.orelse
            yield statement.final
        case syntax.Match(cases=cases):
            for case in cases:
                yield case.body


def _add_pattern(effects: Effects, pattern: syntax.Pattern) -> None:
    match pattern:
        case syntax.MatchValue(value=value):
            add_expression(effects, value)
        case syntax.MatchSequence(patterns=patterns) | syntax.MatchOr(patterns=patterns):
            for inner in patterns:
                _add_pattern(effects, inner)
        case syntax.MatchMapping():
            for key in pattern.keys:
                add_expression(effects, key)
            for inner in pattern.patterns:
                _add_pattern(effects, inner)
            if pattern.rest is not None:
                effects.bound.add(pattern.rest)
        case syntax.MatchClass():
            add_expression(effects, pattern.cls)
            for inner in (*pattern.patterns, *pattern.keywords):
                _add_pattern(effects, inner)
        case syntax.MatchStar(name=name):
            if name is not None:
                effects.bound.add(name)
        case syntax.MatchAs(pattern=inner_pattern, name=name):
            if inner_pattern is not None:
                _add_pattern(effects, inner_pattern)
            if name is not None:
                effects.bound.add(name)
