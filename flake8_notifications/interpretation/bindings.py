"""What binds the names of a module, by its words alone."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule


def flattened(statements: tuple[syntax.Statement, ...]) -> Iterator[syntax.Statement]:
    """Some statements, and those in their blocks."""
    for statement in statements:
        yield statement
        for block in blocks(statement):
            yield from flattened(block)


@functools.lru_cache(maxsize=256)
def class_names(module: SourceModule) -> frozenset[str]:
    """The names that classes of a module bind."""
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
    """The only statement that binds a name of a module, or None where it has to be evaluated."""
    found: dict[str, syntax.Statement | None] = {}

    def bind(name: str, statement: syntax.Statement | None) -> None:
        found[name] = None if name in found else statement

    for node in flattened(module.simple_statements):
        match node:
            case syntax.Import(names=names):
                for each in names:
                    bind(each.alias or each.name.partition(".")[0], node)
            case syntax.ImportFrom(names=names):
                for each in names:
                    if each.name != "*":
                        bind(each.alias or each.name, node)
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
    return found


def binding(module: SourceModule, name: str) -> syntax.Statement | None:
    """The only statement that binds a name, unless that has to be evaluated."""
    return bindings(module).get(name)


def imported_name(statement: syntax.ImportFrom, name: str) -> str:
    """What another module calls what an import that binds a name takes from it."""
    return next(each.name for each in statement.names if (each.alias or each.name) == name)


def is_assigned(module: SourceModule, name: str) -> bool:
    """Whether a name of a module is a variable."""
    found = bindings(module)
    return name in found and (found[name] is None or isinstance(found[name], syntax.Assign))


@functools.lru_cache(maxsize=256)
def stars(module: SourceModule) -> tuple[syntax.ImportFrom, ...]:
    """The imports of everything from another module, the last one first."""
    found = [
        statement
        for statement in flattened(module.simple_statements)
        if isinstance(statement, syntax.ImportFrom)
        and any(each.name == "*" for each in statement.names)
    ]
    return tuple(reversed(found))
