"""The bindings of a module, judged by its syntax alone."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule


def flattened(statements: tuple[syntax.Statement, ...]) -> Iterator[syntax.Statement]:
    """Some statements, and those in nested blocks."""
    for statement in statements:
        yield statement
        for block in blocks(statement):
            yield from flattened(block)


@functools.lru_cache(maxsize=256)
def class_names(module: SourceModule) -> frozenset[str]:
    """The names bound in the classes of a module."""
    classes = [
        node
        for node in possible_changes.nodes(module.simple_statements, with_functions=False)
        if isinstance(node, syntax.ClassDefinition)
    ]
    return frozenset(
        name
        for cls in classes
        for node in flattened(cls.body)
        if isinstance(node, syntax.Assign)
        for name in possible_changes.names_in(node.targets)
    )


@functools.lru_cache(maxsize=256)
def bindings(module: SourceModule) -> dict[str, syntax.Statement | None]:
    """By name, the only statement that binds it, or None where it has to be evaluated."""
    statements: dict[str, syntax.Statement | None] = {}

    def bind(name: str, statement: syntax.Statement | None) -> None:
        statements[name] = None if name in statements else statement

    for node in flattened(module.simple_statements):
        match node:
            case syntax.Import(names=names):
                for imported in names:
                    bind(imported.alias or imported.name.partition(".")[0], node)
            case syntax.ImportFrom(names=names):
                for imported in names:
                    if imported.name != "*":
                        bind(imported.alias or imported.name, node)
            case syntax.FunctionDefinition(name=name) | syntax.ClassDefinition(name=name):
                bind(name, node)
            case syntax.Assign(targets=(syntax.Name(id=name),), value=value):
                is_alias = isinstance(value, syntax.Name | syntax.Attribute | syntax.Call)
                bind(name, node if is_alias else None)
            case syntax.Assign(targets=targets):
                for name in possible_changes.names_in(targets):
                    bind(name, None)
            case syntax.For(target=target) | syntax.AugmentedAssign(target=target):
                for name in possible_changes.names_in(target):
                    bind(name, None)
    return statements


def binding(module: SourceModule, name: str) -> syntax.Statement | None:
    """The only statement that binds a name, unless it has to be evaluated."""
    return bindings(module).get(name)


def imported_name(statement: syntax.ImportFrom, name: str) -> str:
    """The original name of what an import binds under a name."""
    return next(
        imported.name for imported in statement.names if (imported.alias or imported.name) == name
    )


def is_assigned(module: SourceModule, name: str) -> bool:
    """Whether a name of a module is a variable."""
    statements = bindings(module)
    return name in statements and (
        statements[name] is None or isinstance(statements[name], syntax.Assign)
    )


@functools.lru_cache(maxsize=256)
def stars(module: SourceModule) -> tuple[syntax.ImportFrom, ...]:
    """The star imports of a module, the last one first."""
    imports = [
        statement
        for statement in flattened(module.simple_statements)
        if isinstance(statement, syntax.ImportFrom)
        and any(imported.name == "*" for imported in statement.names)
    ]
    return tuple(reversed(imports))
