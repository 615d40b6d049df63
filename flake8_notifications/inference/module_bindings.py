"""What the files of a project bind at their top, and the expressions in them."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from flake8_notifications.interpretation.answers import Origin
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.text import parse

#: The classes of the standard library's ``ast`` for those of ``syntax``.
_KINDS: Final[dict[str, type[ast.expr]]] = {
    "Attribute": ast.Attribute,
    "Binary": ast.BinOp,
    "Call": ast.Call,
    "Name": ast.Name,
    "Subscript": ast.Subscript,
}
_SCOPES: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_COMPREHENSIONS: Final = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Found(NamedTuple):
    """An expression.

    :ivar hidden: the names that mean something else than at the top of the module.
    """

    node: ast.expr
    hidden: frozenset[str]


class File:
    """A module of the project.

    :raises SourceError: if its text is not valid Python.
    """

    def __init__(self, module: SourceModule, text: str) -> None:
        self.module = module
        self._tree = parse(text)
        self._statements: dict[str, ast.stmt] = {}
        self._bound = Counter(_bound_at_top(self._tree))
        for statement in self._tree.body:
            for name in _own_names(statement):
                self._statements[name] = statement

    @property
    def has_star(self) -> bool:
        """Whether it imports names that it does not name."""
        return bool(self._bound["*"])

    def binds(self, name: str) -> bool:
        """Whether anything in it binds a name of the module."""
        return bool(self._bound[name])

    def statement(self, name: str) -> ast.stmt | None:
        """The statement at the top that binds a name; None unless it is the only one that does."""
        return self._statements.get(name) if self._bound[name] == 1 else None

    def find(self, origin: Origin) -> Found | None:
        """The expression that an origin means."""
        kind, start = _KINDS.get(origin.kind), (origin.line, origin.column)
        for found in _expressions(self._tree, frozenset()):
            node = found.node
            is_there = (node.lineno, node.col_offset) == start and type(node) is kind
            if is_there and _depth(node) == origin.depth:
                return found
        return None


def sets_attribute(text: str, names: frozenset[str]) -> bool:
    """Whether a text assigns to, or deletes, an attribute of one of some names.

    :raises SourceError: if it is not valid Python.
    """
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in names
        and isinstance(node.ctx, ast.Store | ast.Del)
        for node in ast.walk(parse(text))
    )


def _expressions(node: ast.AST, hidden: frozenset[str]) -> Iterator[Found]:
    """The expressions in a node, each with the names that scopes around it bind."""
    if isinstance(node, (*_SCOPES, *_COMPREHENSIONS)):
        hidden |= frozenset(_every_name(node))
    if isinstance(node, ast.expr):
        yield Found(node, hidden)
    for child in ast.iter_child_nodes(node):
        yield from _expressions(child, hidden)


def _every_name(scope: ast.AST) -> Iterator[str]:
    """The names that anything in a scope binds, those of inner scopes included."""
    for node in ast.walk(scope):
        if isinstance(node, ast.arg):
            yield node.arg
        else:
            yield from _names(node)


def _bound_at_top(tree: ast.Module) -> Iterator[str]:
    """The names that a module binds, each time, wherever that may happen."""
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        yield from _names(node)
        if isinstance(node, _SCOPES):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Global):
                    yield from inner.names
        else:
            pending += ast.iter_child_nodes(node)


def _names(node: ast.AST) -> Iterator[str]:
    """The names that a node itself binds or deletes."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            for alias in names:
                yield alias.asname or alias.name.partition(".")[0]
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
            yield name
        case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            yield name


def _own_names(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement binds for certain, and to something that it says."""
    match statement:
        case ast.Assign(targets=[ast.Name() as target]):
            yield target.id
        case ast.AnnAssign(target=ast.Name() as target, value=ast.expr()):
            yield target.id
        case ast.FunctionDef() | ast.ClassDef() | ast.Import() | ast.ImportFrom():
            yield from _names(statement)


def _depth(node: ast.expr) -> int:
    depth, inner = 0, _first(node)
    while inner is not None:
        depth, inner = depth + 1, _first(inner)
    return depth


def _first(node: ast.expr) -> ast.expr | None:
    """The expression inside one that starts where it does; as the interpreter sees it."""
    match node:
        case ast.Attribute(value=first) | ast.Subscript(value=first):
            return first
        case ast.Call(func=first) | ast.BinOp(left=first) | ast.Compare(left=first):
            return first
        case _:
            return None
