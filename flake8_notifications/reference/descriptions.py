"""What the declaration of a field says of it, as pydantic, msgspec and PEP 727 have it said."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping


def descriptions_in(tree: ast.Module) -> Mapping[int, str]:
    """The descriptions of the fields that a module declares, by line."""
    found: dict[int, str] = {}
    for body in _bodies(tree):
        for at, statement in enumerate(body):
            text = _said(statement, body[at + 1 : at + 2])
            if text is not None:
                found.setdefault(statement.lineno, text)
    return found


def _said(statement: ast.stmt, following: list[ast.stmt]) -> str | None:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        return ast.get_docstring(statement)
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        return _described(statement) or _text(following)
    return None


def _bodies(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    """The bodies of classes, blocks in them included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.If):
            yield node.body
            yield from (node.orelse,) if isinstance(node, ast.If) else ()


def _described(statement: ast.Assign | ast.AnnAssign) -> str | None:
    for node in ast.walk(statement):
        match node:
            case ast.keyword(arg="description", value=ast.Constant(value=str(text))):
                return inspect.cleandoc(text)
            case ast.Call(
                func=ast.Name(id="Doc") | ast.Attribute(attr="Doc"),
                args=[ast.Constant(value=str(text))],
            ):
                return inspect.cleandoc(text)
    return None


def _text(following: list[ast.stmt]) -> str | None:
    match following:
        case [ast.Expr(value=ast.Constant(value=str(text)))]:
            return inspect.cleandoc(text)
        case _:
            return None
