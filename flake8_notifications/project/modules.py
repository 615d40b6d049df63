"""Finding a module by its dotted name: in the project, in what is known, in what is installed."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from flake8_notifications.caching.store import Store
from flake8_notifications.project.bundled_libraries import known_module
from flake8_notifications.project.installed_packages import installed_source, source_stamps
from flake8_notifications.project.questions import QuestionRecorder
from flake8_notifications.project.readings import Readings
from flake8_notifications.project.search import Search
from flake8_notifications.project.sources import Sources, identity_of
from flake8_notifications.project.texts import Texts
from flake8_notifications.source.module import Reading, SourceModule, broken
from flake8_notifications.source.text import SourceError, read

#: Directories that hold packages without being one.
_SOURCE_DIRECTORIES: Final = frozenset({"src", "lib", "python"})


class Consulted(NamedTuple):
    """What a run asked outside of its project.

    :ivar files: their paths, from the root or absolute.
    :ivar outside: installed modules by dotted name, with a stamp of each.
    """

    files: tuple[str, ...] = ()
    outside: Mapping[str, str] = MappingProxyType({})


def _forgotten() -> str:
    raise SourceError("is not known any more", 1)


class Modules:
    """The modules of one run, read on demand and kept.

    :param root: the directory that the paths are relative to.
    :param paths: the project's Python files, relative to the root, with ``/``.
    :param overlay: texts to use instead of what is on disk, by relative path (an editor's
        unsaved buffer); not with ``sources``, which have their own.
    :param sources: the texts; by default those below the root as they are.
    :param readings: what was read off texts in earlier runs; by default nothing.
    :param store: where the scans of earlier runs are.
    :ivar path_set: the paths.
    :ivar asked: what has been asked so far, here and of ``texts`` and ``search``.
    """

    def __init__(
        self,
        root: Path,
        paths: Iterable[str],
        overlay: Mapping[str, str] | None = None,
        *,
        sources: Sources | None = None,
        readings: Readings | None = None,
        store: Store | None = None,
    ) -> None:
        self.root = root
        self.sources = Sources(root, overlay) if sources is None else sources
        self.asked = QuestionRecorder()
        self._store = store
        self._readings = Readings() if readings is None else readings
        self.paths = sorted({*paths, *self.sources.overlay})
        self.path_set = set(self.paths)
        self._by_name: dict[str, list[str]] = {}
        for path in self.paths:
            for name in self._names(path):
                self._by_name.setdefault(name, []).append(path)
        self._modules: dict[str, SourceModule] = {}
        self._outside: dict[str, SourceModule | None] = {}
        self._outside_stamps: dict[str, str] = {}
        #: With the identities of their texts.
        self._installed: list[tuple[str, SourceModule]] = []

    def at(self, path: str) -> SourceModule:
        """The project's module at a relative path."""
        self.asked.questions.read.add(path)
        return self.unasked(path)

    def unasked(self, path: str) -> SourceModule:
        """The project's module at a relative path, without noting that it was asked for."""
        module = self._modules.get(path)
        if module is None:
            module = self._modules[path] = self._read(path)
        return module

    def former(self, path: str, identity: str) -> SourceModule | None:
        """A module as it was with another text, if that is still known.

        Where only a part of it is, to ask for more raises :class:`SourceError`.
        """
        reading, text = self._readings.get(identity), self._readings.text(identity)
        if reading is None and text is None:
            return None
        now = self.unasked(path)
        return SourceModule(
            now.name, path, is_package=now.is_package, reading=reading,
            text=_forgotten if text is None else text,
        )  # fmt: skip

    def keep_text(self, path: str) -> None:
        """Keep the text of a file for a later :meth:`former`."""
        self._readings.keep_text(self.sources.identity(path), self.texts.as_written(path))

    @functools.cached_property
    def texts(self) -> Texts:
        """Which files and lines mention a name."""
        return Texts(self.paths, self.sources, self.asked)

    @functools.cached_property
    def search(self) -> Search:
        """Which files may define a class."""
        return Search(self.paths, self.sources, self.asked, self._store)

    def text(self, path: str) -> str:
        """The text of one of the project's files.

        :raises SourceError: if it cannot be read.
        """
        self.asked.questions.add_whole(path)
        return self.sources.text(path)

    def path_of(self, path: Path) -> str:
        """What the file at an absolute path goes by here: relative, if it is below the root."""
        relative = os.path.relpath(path, self.root).replace(os.sep, "/")
        return str(path) if relative.startswith("../") else relative

    def find(self, name: str, importer: str) -> SourceModule | None:
        """The module that ``import name`` means in the file ``importer``, or None."""
        own = self.own_path(name, importer)
        if own is not None:
            self.asked.questions.add_found(importer, name, own)
            return self.at(own)
        if name not in self._outside:
            self._outside[name] = self._find_outside(name)
        module = self._outside[name]
        self.asked.questions.add_found(importer, name, "" if module is None else module.path)
        self.asked.questions.outside[name] = self.outside_stamp(name)
        return module

    def own_path(self, name: str, importer: str) -> str | None:
        """The path of the project's own module that a name means in the file ``importer``."""
        paths = self._by_name.get(name)
        if paths:
            return max(paths, key=lambda path: _kinship(path, importer))
        return self._by_end(name, importer)

    def _by_end(self, name: str, importer: str) -> str | None:
        """The path that a name is the end of, below a directory that is no package.

        It is that of a namespace package, whose root nothing tells.  Of several, the closest to the
        importer is meant, if one is.
        """
        top, _, rest = name.partition(".")
        if not rest or top in sys.stdlib_module_names or known_module(top) is not None:
            return None
        end = "/" + name.replace(".", "/")
        paths = [
            path
            for path in self._by_last.get(name.rpartition(".")[2], ())
            if _without_suffix(path).endswith(end) and self._is_root(_without_suffix(path), end)
        ]
        if len(paths) > 1:
            closest = max(_common(path, importer) for path in paths)
            paths = [path for path in paths if _common(path, importer) == closest]
        return paths[0] if len(paths) == 1 else None

    def _is_root(self, path: str, end: str) -> bool:
        """Whether what stands before the end of a path is no package."""
        return f"{path.removesuffix(end)}/__init__.py" not in self.path_set

    @functools.cached_property
    def _by_last(self) -> dict[str, list[str]]:
        """The paths of the modules by the last part of their names."""
        paths_by_name: dict[str, list[str]] = {}
        for path in self.paths:
            paths_by_name.setdefault(_without_suffix(path).rpartition("/")[2], []).append(path)
        return paths_by_name

    def in_namespace(self, package: str, name: str, importer: str) -> SourceModule | None:
        """The project's own module of a name in a package that has no module itself."""
        if package.partition(".")[0] not in self._directories:
            return None
        full = f"{package}.{name}"
        if self.own_path(full, importer) is not None:
            return self.find(full, importer)
        self.asked.questions.add_found(importer, full, "")
        return None

    def missing(self) -> dict[str, set[str]]:
        """The packages that were asked for and are not at hand, with the files that did."""
        asked: dict[str, set[str]] = {}
        at_hand = {*sys.stdlib_module_names, *self._directories}
        for importer, path_by_name in self.asked.questions.found.items():
            for name, path in path_by_name.items():
                top = name.partition(".")[0]
                if path:
                    at_hand.add(top)
                else:
                    asked.setdefault(top, set()).add(importer)
        return {
            top: importers
            for top, importers in asked.items()
            if top not in at_hand and installed_source(top) is None
        }

    @functools.cached_property
    def _directories(self) -> frozenset[str]:
        """The names of the directories that there are."""
        return frozenset(part for path in self.paths for part in path.split("/")[:-1])

    def outside_stamp(self, name: str) -> str:
        """A stamp of the installed source of a module, empty where there is none."""
        stamp = self._outside_stamps.get(name)
        if stamp is None:
            stamp = self._outside_stamps[name] = source_stamps([name])[name]
        return stamp

    @property
    def consulted_outside(self) -> Consulted:
        """What outside the project the results depend on."""
        files = tuple(sorted(self.sources.consulted - self.path_set))
        return Consulted(files, dict(self._outside_stamps))

    def in_project(self, module: SourceModule) -> bool:
        """Whether a module is one of the project's own files."""
        return module.path in self.path_set

    def in_project_path(self, path: str) -> bool:
        """Whether a path, as in a place, is that of one of the project's own files."""
        return path in self.path_set

    def name_of(self, path: str) -> str:
        """The dotted name of the project's module at a relative path."""
        # A package that is the root itself has no name from there.
        return next(iter(self._names(path)), "__init__")

    def _read(self, path: str) -> SourceModule:
        name = self.name_of(path)
        is_package = os.path.basename(path) == "__init__.py"
        reading = self._readings.get(self.sources.identity(path))
        if reading is None:
            try:
                self.sources.text(path)
            except SourceError as error:
                unread = Reading(broken(error), error.line)
                return SourceModule(name, path, is_package=is_package, reading=unread)

        def text() -> str:
            return self.sources.text(path)

        return SourceModule(
            name, path, is_package=is_package, text=text, reading=reading,
            note_use=functools.partial(self.asked.note_use, path),
        )  # fmt: skip

    def save(self) -> None:
        """Keep what was read for the next run."""
        self.sources.save()
        if "search" in self.__dict__:
            self.search.save()
        own = [
            (self.sources.identity(path), module)
            for path, module in self._modules.items()
            # What is not saved is another text with the next key that is pressed.
            if path not in self.sources.overlay
        ]
        self._readings.save([*own, *self._installed])

    def _names(self, path: str) -> list[str]:
        """The names a file can be imported by, the likeliest first."""
        parts = path.removesuffix(".py").split("/")
        if parts[-1] == "__init__":
            parts.pop()
        start = len(parts) - 1
        while start > 0 and "/".join([*parts[:start], "__init__.py"]) in self.path_set:
            start -= 1
        skipped = 1 if len(parts) > 1 and parts[0] in _SOURCE_DIRECTORIES else 0
        starts = dict.fromkeys([start, skipped, 0])
        is_loose = start == len(parts) - 1
        if is_loose and start > 0:
            # No package at all: a namespace package, imported from the root or a source directory.
            starts = dict.fromkeys([skipped, 0, start])
        return [".".join(parts[first:]) for first in starts if parts[first:]]

    def _find_outside(self, name: str) -> SourceModule | None:
        bundled = known_module(name)
        if bundled is not None and bundled.preferred:
            return bundled.module
        installed = installed_source(name)
        if installed is not None:
            path, is_package = installed
            try:
                text = read(path)
            except SourceError:
                return bundled.module if bundled else None
            identity = identity_of(text)
            reading = self._readings.get(identity)
            module = SourceModule(
                name, str(path), is_package=is_package, text=text, reading=reading
            )
            self._installed.append((identity, module))
            return module
        return bundled.module if bundled else None


def _kinship(path: str, importer: str) -> tuple[int, int]:
    """How close two files are: directories in common, then how short the path is."""
    return _common(path, importer), -path.count("/")


def _common(path: str, importer: str) -> int:
    """How many directories two files have in common, from the top."""
    common = 0
    for ours, theirs in zip(path.split("/")[:-1], importer.split("/")[:-1], strict=False):
        if ours != theirs:
            break
        common += 1
    return common


def _without_suffix(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__")
