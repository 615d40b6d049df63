"""What the source says to people: comments, histories, docstrings, the names of functions."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from flake8_notifications.project.modules import Modules
from flake8_notifications.reference.descriptions import descriptions_in
from flake8_notifications.source.editing import EditableText, read_editable
from flake8_notifications.source.enclosing import definitions_around
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, parse
from flake8_notifications.source.version_history import class_at, history_of, version_line

_COMMENT: Final = re.compile(r"[ \t\f]*#[#:]*[ \t]?(.*)")
#: Comments that are for tools, or for those who write the code.
_ASIDE: Final = re.compile(r"(?:TODO|FIXME|XXX|HACK|noqa|type:|pylint|fmt:|pragma)\b|noqa|NTF\d")


class _File(NamedTuple):
    text: EditableText
    tree: ast.Module


class Sources:
    """The files of a project, each read once.

    :param root: of the project.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, _File | None] = {}
        #: By path, the classes by their lines.
        self._classes: dict[str, dict[int, ast.ClassDef]] = {}
        #: By path, what fields are said to be, by line.
        self._descriptions: dict[str, Mapping[int, str]] = {}

    def comment_above(self, place: Place | None) -> str | None:
        """The comment that stands right above a line."""
        file = None if place is None else self._file(place.path)
        if place is None or file is None:
            return None
        found: list[str] = []
        line = place.line - 1
        while line > 0:
            comment = _COMMENT.fullmatch(file.text.line(line))
            if comment is None:
                break
            found.insert(0, comment[1].strip())
            line -= 1
        text = "\n".join(found).strip()
        return None if not text or _ASIDE.match(text) else text

    def said_of(self, place: Place | None) -> str | None:
        """What is said of a field: above it, in its description, or in a text right below it."""
        comment = self.comment_above(place)
        file = None if place is None else self._file(place.path)
        if comment is not None or place is None or file is None:
            return comment
        if place.path not in self._descriptions:
            self._descriptions[place.path] = descriptions_in(file.tree)
        return self._descriptions[place.path].get(place.line)

    def history(self, place: Place) -> tuple[tuple[str, str], ...]:
        """What the comments of the class at a line say of its versions."""
        file = self._file(place.path)
        cls = None if file is None else self._class_at(file, place)
        if file is None or cls is None:
            return ()
        history = history_of(file.text, cls, version_line(cls))
        return () if history is None else tuple(history.told())

    def description(self, place: Place) -> str | None:
        """The docstring of the class at a line."""
        file = self._file(place.path)
        cls = None if file is None else self._class_at(file, place)
        return None if cls is None else ast.get_docstring(cls)

    def _class_at(self, file: _File, place: Place) -> ast.ClassDef | None:
        """The class whose ``class`` line this is, or else the innermost around it."""
        if place.path not in self._classes:
            self._classes[place.path] = {
                node.lineno: node for node in ast.walk(file.tree) if isinstance(node, ast.ClassDef)
            }
        return self._classes[place.path].get(place.line) or class_at(file.tree, place.line)

    def function_at(self, place: Place) -> str:
        """The dotted name of the function that a line is part of, or of its module."""
        names = [self._module(place.path)]
        file = self._file(place.path)
        for definition in () if file is None else definitions_around(file.tree, place.line):
            names.append(definition.name)
            if not isinstance(definition, ast.ClassDef):
                # What is defined in a function has no name elsewhere.
                break
        return ".".join(names)

    def _module(self, path: str) -> str:
        """The dotted name of a module."""
        above = path.split("/")[:-1]
        packages = ["/".join([*above[:end], "__init__.py"]) for end in range(1, len(above) + 1)]
        there = [package for package in packages if (self._root / package).is_file()]
        return Modules(self._root, [path, *there]).name_of(path)

    def _file(self, path: str) -> _File | None:
        if path not in self._files:
            try:
                text = read_editable(self._root / path)
                self._files[path] = _File(text, parse(text.text))
            except SourceError:
                # Of what lies elsewhere, nothing but names is known.
                self._files[path] = None
        return self._files[path]
