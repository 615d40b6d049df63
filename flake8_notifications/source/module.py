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
        node = self._bodies[function.line, function.column]
        return Lowering(deferred_annotations=defers_annotations(tree), bodies=True).statements(
            node.body
        )

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
