"""One module of source code: where it is, and what it says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from flake8_notifications.source import syntax
from flake8_notifications.source.lowering import Lowering
from flake8_notifications.source.text import SourceError, defers_annotations, lower, parse


class SourceModule:
    """A module whose facts are plain data and whose function bodies are read on demand.

    :ivar name: dotted, as other modules import it.
    :ivar path: as it is shown to the user; unique among the modules of a run.
    :ivar facts: what it says; empty, with a reason in ``broken``, if it is no Python.
    """

    def __init__(
        self,
        name: str,
        path: str,
        *,
        is_package: bool,
        text: str = "",
        facts: syntax.Facts | None = None,
    ) -> None:
        self.name = name
        self.path = path
        self.is_package = is_package
        self._text = text
        self._tree: ast.Module | None = None
        self._bodies: dict[tuple[int, int], ast.FunctionDef | ast.AsyncFunctionDef] | None = None
        self._lowered: dict[tuple[int, int], tuple[syntax.Statement, ...]] = {}
        self._ends: dict[tuple[int, int], int] | None = None
        self.broken_line = 1
        self.facts = self._read_facts() if facts is None else facts

    def __repr__(self) -> str:
        return f"<SourceModule {self.name}>"

    @property
    def package(self) -> str:
        """The package that relative imports start from."""
        return self.name if self.is_package else self.name.rpartition(".")[0]

    def body_of(self, function: syntax.FunctionDefinition) -> tuple[syntax.Statement, ...]:
        """The statements of one of this module's functions."""
        if function.body is not None:
            return function.body
        tree = self._parsed()
        if self._bodies is None:
            self._bodies = {(node.lineno, node.col_offset): node for node in _functions(tree.body)}
        key = (function.line, function.column)
        lowered = self._lowered.get(key)
        if lowered is None:
            lowering = Lowering(deferred_annotations=defers_annotations(tree), bodies=True)
            lowered = self._lowered[key] = lowering.statements(self._bodies[key].body)
        return lowered

    def end_of(self, definition: syntax.FunctionDefinition | syntax.ClassDefinition) -> int:
        """The last line of a function or class of this module's top or of a class in it."""
        if self._ends is None:
            self._ends = {
                (node.lineno, node.col_offset): node.end_lineno or node.lineno
                for node in _definitions(self._parsed().body)
            }
        return self._ends[definition.line, definition.column]

    def _parsed(self) -> ast.Module:
        if self._tree is None:
            self._tree = parse(self._text)
        return self._tree

    def _read_facts(self) -> syntax.Facts:
        try:
            facts = lower(self._parsed())
            return msgspec.structs.replace(facts, rebound=_rebound_names(self._text))
        except SourceError as error:
            self.broken_line = error.line
            return broken(error)


_GLOBAL: Final = re.compile(r"^[ \t]+global[ \t]+([\w, \t]+)", re.MULTILINE)


def _rebound_names(text: str) -> tuple[str, ...]:
    """The names in ``global`` statements; found by text, for bodies are not read for this."""
    if "global" not in text:
        return ()
    names = {name.strip() for found in _GLOBAL.findall(text) for name in found.split(",")}
    return tuple(sorted(names - {""}))


def broken(error: SourceError) -> syntax.Facts:
    """The facts of a module that cannot be read."""
    return syntax.Facts((), f"{error.reason} (line {error.line})")


def _functions(nodes: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
        elif not isinstance(node, ast.expr):
            for field in ("body", "orelse", "finalbody", "handlers"):
                yield from _functions(getattr(node, field, []))


def _definitions(
    nodes: list[ast.stmt],
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.expr):
            for field in ("body", "orelse", "finalbody", "handlers"):
                yield from _definitions(getattr(node, field, []))
