"""Modules cut in two: the second imports of the first what it uses, in one of three ways."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

FIRST: Final = "first"


class Split(NamedTuple):
    """A way to make two modules of one.

    :ivar how: ``3 from``: behind which of its statements it is cut, imports left out, and how the
        second part imports names of the first.
    :ivar second: writes the second part, which takes its time.
    """

    how: str
    head: Sequence[ast.stmt]
    first_part: Sequence[ast.stmt]
    second: Callable[[], str]

    def first(self) -> str:
        return _written(self.head) + _written(self.first_part)


class _Names(NamedTuple):
    """The names in a statement of a module."""

    bound: set[str]
    mentioned: set[str]
    declared: set[str]
    quoted: set[str]
    local: set[str]


def splits(text: str) -> Iterator[Split]:
    """All ways to cut a module so that no name of one part is bound in the other."""
    body = ast.parse(text).body
    head = [each for each in body if isinstance(each, ast.Import | ast.ImportFrom)]
    rest = [each for each in body if each not in head]
    names = [_names(each) for each in rest]
    for cut in range(1, len(rest)):
        first, second = _together(names[:cut]), _together(names[cut:])
        if first.bound & second.bound or first.mentioned & second.bound:
            continue
        used = sorted(second.mentioned & first.bound)
        if not used or first.bound & (second.quoted | second.declared):
            continue
        parts = head, rest[:cut]
        # What functions bind anew is taken of the module, as others see it no longer.
        if first.declared.isdisjoint(used):
            yield Split(f"{cut} from", *parts, partial(_named, head, used, rest[cut:]))
            yield Split(f"{cut} as", *parts, partial(_aliased, head, used, rest[cut:]))
        if second.local.isdisjoint({*first.bound, FIRST}):
            yield Split(f"{cut} attribute", *parts, partial(_of_module, head, used, rest[cut:]))


def _named(head: Sequence[ast.stmt], used: Sequence[str], body: Sequence[ast.stmt]) -> str:
    return f"{_written(head)}from {FIRST} import {', '.join(used)}\n{_written(body)}"


def _aliased(head: Sequence[ast.stmt], used: Sequence[str], body: Sequence[ast.stmt]) -> str:
    aliases = ", ".join(f"{name} as other_{name}" for name in used)
    renamed = [_Renamed(used).visit(ast.parse(ast.unparse(each))) for each in body]
    return f"{_written(head)}from {FIRST} import {aliases}\n{_written(renamed)}"


def _of_module(head: Sequence[ast.stmt], used: Sequence[str], body: Sequence[ast.stmt]) -> str:
    taken = [_Taken(used).visit(ast.parse(ast.unparse(each))) for each in body]
    return f"{_written(head)}import {FIRST}\n{_written(taken)}"


class _Renamed(ast.NodeTransformer):
    def __init__(self, names: Sequence[str]) -> None:
        self._names = frozenset(names)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self._names and isinstance(node.ctx, ast.Load):
            return ast.Name(f"other_{node.id}", ast.Load())
        return node


class _Taken(_Renamed):
    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self._names and isinstance(node.ctx, ast.Load):
            return ast.Attribute(ast.Name(FIRST, ast.Load()), node.id, ast.Load())
        return node


def _written(statements: Sequence[ast.AST]) -> str:
    return "".join(f"{ast.unparse(ast.fix_missing_locations(each))}\n" for each in statements)


def _names(statement: ast.stmt) -> _Names:
    one = [statement]
    return _Names(_bound(one), _mentioned(one), _declared(one), _quoted(one), _local(one))


def _together(names: Sequence[_Names]) -> _Names:
    return _Names(*(set().union(*each) for each in zip(*names, strict=True)))


def _bound(statements: Sequence[ast.stmt]) -> set[str]:
    """The names that statements of a module bind."""
    found: set[str] = set()
    pending: list[ast.AST] = [*statements]
    while pending:
        match pending.pop():
            case (
                ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
            ):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                found.add(name)
            case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp():
                pass
            case ast.GeneratorExp():
                pass
            case node:
                pending += ast.iter_child_nodes(node)
    return found | _declared(statements)


def _mentioned(statements: Sequence[ast.stmt]) -> set[str]:
    nodes = [node for each in statements for node in ast.walk(each)]
    return {node.id for node in nodes if isinstance(node, ast.Name)} | _declared(statements)


def _declared(statements: Sequence[ast.stmt]) -> set[str]:
    """The names that are declared to be global."""
    nodes = [node for each in statements for node in ast.walk(each)]
    return {name for node in nodes if isinstance(node, ast.Global) for name in node.names}


def _quoted(statements: Sequence[ast.stmt]) -> set[str]:
    """The words of texts, as those of annotations are."""
    nodes = [node for each in statements for node in ast.walk(each)]
    texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return {word for text in texts if isinstance(text, str) for word in re.findall(r"\w+", text)}


def _local(statements: Sequence[ast.stmt]) -> set[str]:
    """The names that functions may have as their own."""
    nodes = [node for each in statements for node in ast.walk(each)]
    stored = {
        node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    captured = {
        node.name for node in nodes if isinstance(node, ast.MatchAs | ast.MatchStar) and node.name
    }
    return stored | captured | {node.arg for node in nodes if isinstance(node, ast.arg)}
