"""What ships with the plugin about libraries that are usually not installed beside flake8.

The data are the facts of the libraries' own modules, cut down to what decides a field's type,
default and representation; ``python -m flake8_notifications.library_data.describe`` makes them.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Final

import msgspec

from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.syntax import Facts

_DIRECTORY: Final = Path(__file__).resolve().parent.parent / "library_data"


class Library(msgspec.Struct, frozen=True):
    """One data file.

    :ivar preferred: whether the data win over an installed copy, so that a result does not
        depend on what happens to be installed beside flake8.
    """

    distribution: str
    version: str
    preferred: bool
    packages: tuple[str, ...]
    modules: dict[str, Facts]


class KnownModule(msgspec.Struct, frozen=True):
    module: SourceModule
    preferred: bool


def known_module(name: str) -> KnownModule | None:
    """What is known of the module with this dotted name."""
    library = _library(name.partition(".")[0])
    if library is None or name not in library.modules:
        return None
    module = SourceModule(
        name,
        f"<{library.distribution} {library.version}>/{name.replace('.', '/')}.py",
        is_package=name in library.packages,
        facts=library.modules[name],
    )
    return KnownModule(module, library.preferred)


@functools.cache
def _library(top: str) -> Library | None:
    path = _DIRECTORY / f"{top}.json"
    if not top.isidentifier() or not path.is_file():
        return None
    return msgspec.json.decode(path.read_bytes(), type=Library)
