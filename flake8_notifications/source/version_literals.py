"""Where a class writes its version down: an attribute, a field, an argument of a decorator."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Final

USUAL: Final = "VERSION"
#: Calls that make a field, by their last name, and whether their first argument is the default.
_FIELDS: Final = {"Field": True, "field": False, "ib": True, "attrib": True}


def literals_of(cls: ast.ClassDef, where: str) -> list[ast.expr] | None:
    """The constants that say the version of a class, all of which are the same; None for no way.

    :param where: the name of an attribute, or ``@decorator:argument``.
    """
    if where.startswith("@"):
        literals = [*_in_decorators(cls, where)]
        return literals if len(literals) == 1 else None
    statement = statement_of(cls, where)
    return None if statement is None else [*constants_in(statement)]


def statement_of(cls: ast.ClassDef, name: str) -> ast.Assign | ast.AnnAssign | None:
    """The one statement of a class that assigns a name; None where that is not simply done."""
    assigned = [*_assigned(cls.body, name)]
    return assigned[0] if len(assigned) == 1 else None


def _in_decorators(cls: ast.ClassDef, where: str) -> Iterator[ast.expr]:
    name, _, argument = where[1:].partition(":")
    for decorator in cls.decorator_list:
        if not isinstance(decorator, ast.Call) or _last(decorator.func) != name.rpartition(".")[2]:
            continue
        if argument.isdigit() and int(argument) < len(decorator.args):
            yield decorator.args[int(argument)]
        yield from (keyword.value for keyword in decorator.keywords if keyword.arg == argument)


def _last(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def constants_in(statement: ast.Assign | ast.AnnAssign) -> Iterator[ast.expr]:
    """The constants by which a statement says a version: its value, and that of a ``Literal``."""
    value = statement.value
    if isinstance(value, ast.Call) and _last(value.func) in _FIELDS:
        words = {keyword.arg: keyword.value for keyword in value.keywords}
        first = value.args[0] if value.args and _FIELDS[_last(value.func)] else None
        value = words.get("default", first)
    if value is not None:
        yield value
    if isinstance(statement, ast.AnnAssign):
        match statement.annotation:
            case ast.Subscript(value=holder, slice=ast.Constant() as constant):
                if _last(holder) == "Literal":
                    yield constant


def _assigned(body: Sequence[ast.stmt], name: str) -> Iterator[ast.Assign | ast.AnnAssign | None]:
    """The statements of a class that assign a name; None where that is not simply done."""
    for statement in body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=target)])
                | ast.AnnAssign(target=ast.Name(id=target))
            ) if target == name:
                yield statement
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                continue
            case _ if any(_assigns(node, name) for node in ast.walk(statement)):
                yield None


def _assigns(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)
