"""Where the sources of installed packages are; nothing is imported."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path


def installed_source(name: str) -> tuple[Path, bool] | None:
    """The source file of an installed module and whether it is a package."""
    top, *rest = name.split(".")
    return _source(_spec(top), rest)


def source_stamps(names: Iterable[str]) -> dict[str, str]:
    """Stamps of the installed sources of modules, empty where there is none."""
    specs: dict[str, ModuleSpec | None] = {}
    stamps = {}
    for name in names:
        top, *rest = name.split(".")
        if top not in specs:
            specs[top] = _spec(top)
        stamps[name] = _stamp(_source(specs[top], rest))
    return stamps


def _spec(top: str) -> ModuleSpec | None:
    if top in sys.stdlib_module_names:
        return None
    try:
        return PathFinder.find_spec(top, _directories())
    except (ImportError, ValueError, AttributeError):
        return None


def _directories() -> list[str]:
    """Where packages are installed: not where ``python -m`` was called, which is put in front."""
    first, *others = sys.path or [""]
    return others if first in ("", os.getcwd()) else [first, *others]


def _source(spec: ModuleSpec | None, rest: Sequence[str]) -> tuple[Path, bool] | None:
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


def _stamp(source: tuple[Path, bool] | None) -> str:
    if source is None:
        return ""
    path, is_package = source
    try:
        status = os.stat(path)
    except OSError:
        return ""
    return f"{path} {is_package} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_size}"
