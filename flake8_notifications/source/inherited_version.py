"""How a class says its version that has had it from a base: as the base does."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_BUILTINS: Final = frozenset(dir(builtins))


class Declaration(NamedTuple):
    """A statement that gives a class its version, as ``version: ClassVar[str] = "1.1"``.

    :ivar unannotated: the same without its annotation, which does for what is no field; None for
        a field.
    :ivar names: what the annotation mentions.
    """

    text: str
    unannotated: str | None
    names: frozenset[str]


def declaration(statement: ast.Assign | ast.AnnAssign, text: str, value: str) -> Declaration:
    """What a class has to say.

    :param statement: of the base.
    :param text: that of the statement, with the new version in it.
    :param value: that of what it assigns.
    """
    if isinstance(statement, ast.Assign):
        return Declaration(text, text, frozenset())
    annotation = statement.annotation
    names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    name = ast.unparse(statement.target)
    unannotated = f"{name} = {value}" if _is_class_variable(annotation) else None
    return Declaration(text, unannotated, frozenset(names - _BUILTINS))


def fitting(declared: Declaration, module: ast.Module) -> str | None:
    """The text of a declaration for a class of some module; None where names are missing there."""
    if declared.names <= {*_bound(module.body)}:
        return declared.text
    return declared.unannotated


def _is_class_variable(annotation: ast.expr) -> bool:
    match annotation:
        case ast.Subscript(value=head):
            return _is_class_variable(head)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name == "ClassVar"
        case _:
            return False


def _bound(body: Sequence[ast.stmt]) -> Iterator[str]:
    """The names that a module binds, other than by code that may not run."""
    for statement in body:
        match statement:
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                for alias in aliases:
                    yield alias.asname or alias.name.partition(".")[0]
            case ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name
            case ast.If() | ast.Try() | ast.With():
                yield from _bound(statement.body)
