"""Modules cut in two: the second imports of the first what it uses, in one of three ways."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

FIRST: Final = "first"


class Split(NamedTuple):
    """A module in two parts.

    :ivar how: ``3 from``: behind which of its statements it is cut, imports left out, and how the
        second part imports names of the first.
    """

    how: str
    first: str
    second: str


def splits(text: str) -> Iterator[Split]:
    """All ways to cut a module so that no name of one part is bound in the other."""
    body = ast.parse(text).body
    imports = [each for each in body if isinstance(each, ast.Import | ast.ImportFrom)]
    rest = [each for each in body if each not in imports]
    head = _written(imports)
    for cut in range(1, len(rest)):
        first, second = rest[:cut], rest[cut:]
        own, others = _bound(first), _bound(second)
        if own & others or _mentioned(first) & others or _declared(second) & own:
            continue
        used = sorted(_mentioned(second) & own)
        if not used or own & _quoted(second):
            continue
        before = head + _written(first)
        # What functions bind anew is taken of the module, as others see it no longer.
        if _declared(first).isdisjoint(used):
            named = f"from {FIRST} import {', '.join(used)}\n"
            yield Split(f"{cut} from", before, head + named + _written(second))
            aliased = ", ".join(f"{name} as other_{name}" for name in used)
            renamed = [_Renamed(used).visit(ast.parse(ast.unparse(each))) for each in second]
            yield Split(
                f"{cut} as", before, f"{head}from {FIRST} import {aliased}\n{_written(renamed)}"
            )
        if _local(second).isdisjoint({*own, FIRST}):
            taken = [_Taken(used).visit(ast.parse(ast.unparse(each))) for each in second]
            yield Split(f"{cut} attribute", before, f"{head}import {FIRST}\n{_written(taken)}")


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
