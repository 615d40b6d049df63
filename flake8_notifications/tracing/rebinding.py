"""Which functions of a module bind its names, themselves or through others that they call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from flake8_notifications.interpretation.effects import blocks, effects_of
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule


def rebinders(module: SourceModule) -> Mapping[str, frozenset[str]]:
    """By the names of functions and methods, the names of the module that a call may bind."""
    if not module.facts.rebound:
        return {}
    bound: dict[str, set[str]] = {}
    called: dict[str, set[str]] = {}
    for function in _functions(module.facts.statements):
        body = module.body_of(function)
        effects = [effects_of(statement) for statement in body]
        bound.setdefault(function.name, set()).update(_globals(body))
        calls = set().union(*(each.called | each.attributes for each in effects))
        called.setdefault(function.name, set()).update(calls)
    grew = True
    while grew:
        grew = False
        for name, others in called.items():
            further = set[str]().union(*(bound[each] for each in others if each in bound))
            if not further <= bound[name]:
                bound[name] |= further
                grew = True
    return {name: frozenset(names) for name, names in bound.items() if names}


def _functions(statements: tuple[syntax.Statement, ...]) -> Iterator[syntax.FunctionDefinition]:
    for statement in statements:
        if isinstance(statement, syntax.FunctionDefinition):
            yield statement
        elif isinstance(statement, syntax.ClassDefinition):
            yield from _functions(statement.body)


def _globals(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    for statement in statements:
        if isinstance(statement, syntax.Global) and statement.kind == "global":
            yield from statement.names
        if isinstance(statement, syntax.FunctionDefinition):
            yield from _globals(statement.body or ())
        for block in blocks(statement):
            yield from _globals(block)
