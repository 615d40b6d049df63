"""Modules named like tests that production code imports, and that count as production code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.caching.store import Store
from flake8_notifications.project.files import is_excluded
from flake8_notifications.project.sources import Sources
from flake8_notifications.source.text import SourceError

#: What all names of tests have in common that are left out by default.
_MARK: Final = "test"
_NAMES: Final = r"\([^()]*\)|(?:\\\n|[^\n#;])*"
_IMPORT: Final = re.compile(
    rf"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]*({_NAMES})|import[ \t]+({_NAMES}))",
    re.MULTILINE,
)
_IMPORT_CALL: Final = re.compile(r"\b(?:import_module|__import__)\(\s*([\"'])(\.*)([\w.]+)\1")
_COMMENT: Final = re.compile(r"#[^\n]*")
_RENAMED: Final = re.compile(r"\s+as\s+\w+")
_SEPARATOR: Final = re.compile(r"[\s,()\\]+")


class Import(NamedTuple):
    """A dotted name that a module imports, and how many dots stand in front of it.

    ``from ..lib import test_tools`` is ``Import(2, "lib.test_tools")``.
    """

    level: int
    name: str


_Kept = dict[str, tuple[str, list[Import]]]
_DECODER: Final = msgspec.msgpack.Decoder(_Kept)


def imported_tests(
    paths: Iterable[str],
    tests: Sequence[str],
    globs: Sequence[str],
    sources: Sources,
    store: Store | None,
) -> list[str]:
    """The files that are left out of a project as tests and that its production code imports.

    :param paths: the other files.
    :param tests: those that are left out.
    :param globs: of the names of tests; what is called so itself, as ``test.py`` is, imports them
        for others.
    :param store: where the imports of earlier runs are.
    """
    if not tests:
        return []
    name = "" if store is None else store.name("imports", sources.root)
    kept = _load(store, name)
    imports_by_path: _Kept = {}

    def imports(path: str) -> list[Import]:
        identity = sources.identity(path)
        entry = kept.get(path)
        if entry is None or entry[0] != identity:
            entry = identity, _read(path, sources)
        imports_by_path[path] = entry
        return entry[1]

    stems = ((path, path.rpartition("/")[2].removesuffix(".py")) for path in paths)
    importers = [path for path, stem in stems if not is_excluded(stem, globs)]
    imported_paths = imported(tests, importers, imports)
    if store is not None and imports_by_path != kept:
        _save(store, name, imports_by_path)
    return sorted(imported_paths)


def _read(path: str, sources: Sources) -> list[Import]:
    try:
        text = sources.text(path)
    except SourceError:
        return []
    # Among tests, one imports another without saying that it is a test: `from .fakes import Bus`.
    return imports_of_anything(text) if _MARK in path else imports_of_tests(text)


def _load(store: Store | None, name: str) -> _Kept:
    content = None if store is None else store.get(name)
    try:
        return {} if content is None else _DECODER.decode(content)
    except (msgspec.MsgspecError, RecursionError):
        return {}


def _save(store: Store, name: str, imports_by_path: _Kept) -> None:
    try:
        store.put(name, msgspec.msgpack.encode(imports_by_path))
    except UnicodeEncodeError:
        return


def imports_of_tests(text: str) -> list[Import]:
    """The imports in a text that may be of a module which is named like a test."""
    if _MARK not in text:
        return []
    return [each for each in _imports(text, _MARK) if _MARK in each.name]


def imports_of_anything(text: str) -> list[Import]:
    """The imports in a text, those that call ``importlib`` with the name written out included."""
    return list(_imports(text, ""))


def _imports(text: str, mark: str) -> dict[Import, None]:
    """The imports in a text whose statement has the mark in it."""
    imports: dict[Import, None] = {}
    for holder, names, modules in _IMPORT.findall(text):
        if mark not in holder and mark not in names and mark not in modules:
            continue
        level = len(holder) - len(holder.lstrip("."))
        package = holder.lstrip(".")
        for name in _listed(names or modules):
            imports[Import(level, f"{package}.{name}" if package else name)] = None
    for _, dots, name in _IMPORT_CALL.findall(text):
        imports[Import(len(dots), name)] = None
    return imports


def _listed(names: str) -> Iterator[str]:
    plain = _RENAMED.sub("", _COMMENT.sub("", names))
    return (name for name in _SEPARATOR.split(plain) if name)


def imported(
    tests: Sequence[str], importers: Iterable[str], imports: Callable[[str], Iterable[Import]]
) -> set[str]:
    """Those of the files that are named like tests which others import, however indirectly.

    :param importers: the paths of production code.
    :param imports: what the file at a path imports.
    """
    by_last: dict[str, list[str]] = {}
    for path in tests:
        by_last.setdefault(_dotted(path).rpartition(".")[2], []).append(path)
    paths: set[str] = set()
    pending = list(importers)
    while pending:
        importer = pending.pop()
        for imported_name in imports(importer):
            new = set(_meant(imported_name, importer, by_last)) - paths
            paths |= new
            pending += new
    return paths


def _meant(imported_name: Import, importer: str, by_last: dict[str, list[str]]) -> Iterator[str]:
    """The files that an import may mean: of a module, or of the module that has the name in it."""
    start = ""
    if imported_name.level:
        start = "/".join(importer.split("/")[: -imported_name.level]).replace("/", ".")
    directory = importer.rpartition("/")[0].replace("/", ".")

    def beside(name: str) -> str:
        return f"{directory}.{name}" if directory else name

    parts = imported_name.name.split(".")
    for length in range(len(parts), 0, -1):
        name = ".".join(parts[:length])
        for path in by_last.get(parts[length - 1], ()):
            dotted = _dotted(path)
            full = f"{start}.{name}".lstrip(".") if imported_name.level else name
            if dotted in (full, beside(full)) or (
                not imported_name.level and "." in full and dotted.endswith(f".{full}")
            ):
                yield path


def _dotted(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
