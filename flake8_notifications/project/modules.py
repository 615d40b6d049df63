"""Finding a module by its dotted name: in the project, in what is known, in what is installed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Final

from flake8_notifications.project.known import known_module
from flake8_notifications.source.module import SourceModule, broken
from flake8_notifications.source.text import SourceError, read

#: Directories that hold packages without being one.
_SOURCE_DIRECTORIES: Final = frozenset({"src", "lib", "python"})


class Modules:
    """The modules of one run, read on demand and kept.

    :param root: the directory that the paths are relative to.
    :param paths: the project's Python files, relative to the root, with ``/``.
    :param overlay: texts to use instead of what is on disk, by relative path (an editor's
        unsaved buffer).
    """

    def __init__(
        self, root: Path, paths: Iterable[str], overlay: Mapping[str, str] | None = None
    ) -> None:
        self.root = root
        self._overlay = dict(overlay or {})
        self.paths = sorted({*paths, *self._overlay})
        self._path_set = set(self.paths)
        self._by_name: dict[str, list[str]] = {}
        for path in self.paths:
            for name in self._names(path):
                self._by_name.setdefault(name, []).append(path)
        self._modules: dict[str, SourceModule] = {}
        self._outside: dict[str, SourceModule | None] = {}

    def at(self, path: str) -> SourceModule:
        """The project's module at a relative path."""
        module = self._modules.get(path)
        if module is None:
            module = self._modules[path] = self._read(path)
        return module

    def text(self, path: str) -> str:
        """The text of one of the project's files.

        :raises SourceError: if it cannot be read.
        """
        overlaid = self._overlay.get(path)
        return read(self.root / path) if overlaid is None else overlaid

    def find(self, name: str, importer: str) -> SourceModule | None:
        """The module that ``import name`` means in the file ``importer``, or None."""
        paths = self._by_name.get(name)
        if paths:
            return self.at(max(paths, key=lambda path: _kinship(path, importer)))
        if name not in self._outside:
            self._outside[name] = self._find_outside(name)
        return self._outside[name]

    def in_project(self, module: SourceModule) -> bool:
        """Whether a module is one of the project's own files."""
        return module.path in self._path_set

    def in_project_path(self, path: str) -> bool:
        """Whether a path, as in a place, is that of one of the project's own files."""
        return path in self._path_set

    def name_of(self, path: str) -> str:
        """The dotted name of the project's module at a relative path."""
        return self._names(path)[0]

    def _read(self, path: str) -> SourceModule:
        name = self.name_of(path)
        is_package = os.path.basename(path) == "__init__.py"
        try:
            text = self.text(path)
        except SourceError as error:
            return SourceModule(name, path, is_package=is_package, facts=broken(error))
        return SourceModule(name, path, is_package=is_package, text=text)

    def _names(self, path: str) -> list[str]:
        """The names a file can be imported by, the likeliest first."""
        parts = path.removesuffix(".py").split("/")
        if parts[-1] == "__init__":
            parts.pop()
        start = len(parts) - 1
        while start > 0 and "/".join([*parts[:start], "__init__.py"]) in self._path_set:
            start -= 1
        skipped = 1 if len(parts) > 1 and parts[0] in _SOURCE_DIRECTORIES else 0
        starts = dict.fromkeys([start, skipped, 0])
        is_loose = start == len(parts) - 1
        if is_loose and start > 0:
            # No package at all: a namespace package, imported from the root or a source directory.
            starts = dict.fromkeys([skipped, 0, start])
        return [".".join(parts[first:]) for first in starts if parts[first:]]

    def _find_outside(self, name: str) -> SourceModule | None:
        known = known_module(name)
        if known is not None and known.preferred:
            return known.module
        installed = _installed_source(name)
        if installed is not None:
            path, is_package = installed
            try:
                text = read(path)
            except SourceError:
                return known.module if known else None
            return SourceModule(name, str(path), is_package=is_package, text=text)
        return known.module if known else None


def _installed_source(name: str) -> tuple[Path, bool] | None:
    """The source file of an installed module and whether it is a package; nothing is imported."""
    top, *rest = name.split(".")
    if top in sys.stdlib_module_names:
        return None
    try:
        spec = PathFinder.find_spec(top)
    except (ImportError, ValueError, AttributeError):
        return None
    if spec is None:
        return None
    if not spec.submodule_search_locations:
        is_module = not rest and spec.origin is not None and spec.origin.endswith(".py")
        return (Path(str(spec.origin)), False) if is_module else None
    for location in spec.submodule_search_locations:
        base = Path(location, *rest)
        if (base / "__init__.py").is_file():
            return base / "__init__.py", True
        if rest and base.with_suffix(".py").is_file():
            return base.with_suffix(".py"), False
    return None


def _kinship(path: str, importer: str) -> tuple[int, int]:
    """How close two files are: directories in common, then how short the path is."""
    common = 0
    for ours, theirs in zip(path.split("/")[:-1], importer.split("/")[:-1], strict=False):
        if ours != theirs:
            break
        common += 1
    return common, -path.count("/")
