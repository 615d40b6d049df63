"""In which function something stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, parse, read


class _Span(NamedTuple):
    first: int
    last: int


class Functions:
    """The functions of a project.

    :param root: the directory that the paths are relative to.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._spans: dict[str, list[_Span]] = {}

    def around(self, place: Place) -> Place | None:
        """Where the innermost function around a line starts."""
        if place.path not in self._spans:
            self._spans[place.path] = list(self._read(place.path))
        around = [each for each in self._spans[place.path] if each.first <= place.line <= each.last]
        return Place(place.path, max(around).first) if around else None

    def _read(self, path: str) -> Iterator[_Span]:
        try:
            tree = parse(read(self._root / path))
        except SourceError:
            return
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield _Span(node.lineno, node.end_lineno or node.lineno)
