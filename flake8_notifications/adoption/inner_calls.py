"""Which calls are made by a bus itself: who calls the bus need not know of them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from flake8_notifications.source.place import Place

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


class InnerCalls:
    """What some functions do, and those of their modules that they call.

    :param trees: by path.
    :param names: of the modules, by path.
    :param entries: the dotted names of functions and methods by which something is sent.
    """

    def __init__(
        self, trees: Mapping[str, ast.Module], names: Mapping[str, str], entries: Iterable[str]
    ) -> None:
        wanted = frozenset(entries)
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for path, tree in trees.items():
            module = f"{names[path]}."
            own = [each.removeprefix(module) for each in wanted if each.startswith(module)]
            inner = _inner(tree, own) if own else []
            self._spans[path] = [(each.lineno, each.end_lineno or each.lineno) for each in inner]

    def hold(self, place: Place) -> bool:
        """Whether a line is part of them."""
        spans = self._spans.get(place.path, ())
        return any(first <= place.line <= last for first, last in spans)


def _inner(tree: ast.Module, entries: Iterable[str]) -> list[_Function]:
    """The functions of a module that some of them are or lead to."""
    functions = dict(_functions(tree.body))
    by_name: dict[str, list[_Function]] = {}
    for function in functions.values():
        by_name.setdefault(function.name, []).append(function)
    found = [functions[name] for name in entries if name in functions]
    for function in found:
        for name in _called(function):
            found += (each for each in by_name.get(name, ()) if each not in found)
    return found


def _functions(nodes: Iterable[ast.stmt], prefix: str = "") -> Iterator[tuple[str, _Function]]:
    """The functions and methods of a module by their qualified names."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}{node.name}", node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node.body, f"{prefix}{node.name}.")


def _called(function: _Function) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                yield name
