"""The classes and functions that a line stands in, or whose decorator it is part of."""

from __future__ import annotations

import ast
from typing import Final, TypeAlias

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Definition: TypeAlias = ast.ClassDef | Function
#: What holds statements and is one, or is a part of one.
_HOLDERS: Final = (ast.stmt, ast.ExceptHandler, ast.match_case)


def definitions_around(tree: ast.Module, line: int) -> list[Definition]:
    """The classes and functions around a line, the outermost first, with their decorators."""
    definitions: list[Definition] = []
    inner = _inside(tree, line)
    while inner is not None:
        definitions.append(inner)
        inner = _inside(inner, line)
    return definitions


def _first(statement: ast.stmt) -> int:
    if isinstance(statement, Definition):
        return min([statement.lineno, *(node.lineno for node in statement.decorator_list)])
    return statement.lineno


def _inside(node: ast.AST, line: int) -> Definition | None:
    """The outermost definition inside a node around a line, behind whatever conditions it is."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _HOLDERS):
            continue
        if isinstance(child, ast.stmt) and not _first(child) <= line <= (child.end_lineno or 0):
            continue
        if isinstance(child, Definition):
            return child
        definition = _inside(child, line)
        if definition is not None:
            return definition
    return None
