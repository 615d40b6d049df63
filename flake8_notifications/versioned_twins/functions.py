"""In which function something stands."""

from __future__ import annotations

import ast
from pathlib import Path

from flake8_notifications.source.enclosing import definitions_around
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, parse, read


class Functions:
    """The functions of a project.

    :param root: the directory that the paths are relative to.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._trees: dict[str, ast.Module | None] = {}

    def around(self, place: Place) -> Place | None:
        """Where the innermost function around a line starts."""
        tree = self._tree(place.path)
        around = [] if tree is None else definitions_around(tree, place.line)
        functions = [
            definition for definition in around if not isinstance(definition, ast.ClassDef)
        ]
        return Place(place.path, functions[-1].lineno) if functions else None

    def _tree(self, path: str) -> ast.Module | None:
        if path not in self._trees:
            try:
                self._trees[path] = parse(read(self._root / path))
            except SourceError:
                self._trees[path] = None
        return self._trees[path]
