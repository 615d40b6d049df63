"""The project that documentation is of, and its reference."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sphinx.errors import ExtensionError
from sphinx.util import logging

from flake8_notifications.analysis import analyse, legacy_keys
from flake8_notifications.configuration.settings_reading import from_configuration
from flake8_notifications.errors import InputError
from flake8_notifications.reference.collecting import collect
from flake8_notifications.reference.model import Reference

_LOGGER = logging.getLogger(__name__)
#: What stands in the directory of a project.
_MARKS: Final = ("setup.cfg", "tox.ini", ".flake8", "pyproject.toml", ".git")


def root_of(directory: Path, named: str) -> Path:
    """The directory of the project.

    :param directory: of ``conf.py``.
    :param named: what ``ntf_root`` says, empty for the nearest directory that looks like one.
    """
    if named:
        root = directory / named
        if not root.is_dir():
            raise ExtensionError(f"ntf_root: {root}: there is no such directory")
        return root.resolve()
    for path in (directory, *directory.parents):
        if any((path / mark).exists() for mark in _MARKS):
            return path
    return directory


def read_reference(root: Path, *, with_keys: bool) -> tuple[Path, Reference]:
    """The root that the configuration there says, and the reference of what is below it.

    :param with_keys: whether the keys of the legacy payloads are looked for.
    """
    try:
        with _working_directory(root):
            settings = from_configuration({})
        analysis = analyse(settings, with_catalogue=True)
        keys = legacy_keys(settings, analysis.emissions) if with_keys else None
        reference = collect(analysis, settings, keys)
    except (InputError, OSError) as error:
        raise ExtensionError(f"flake8-notifications: {error}") from error
    for path, reason in reference.unread:
        _LOGGER.warning(
            "%s: not read: %s; what it sends is not known",
            path,
            reason,
            type="ntf",
            subtype="unread",
        )
    return settings.root, reference


@contextlib.contextmanager
def _working_directory(directory: Path) -> Iterator[None]:
    """flake8 looks for its configuration from the working directory on."""
    before = os.getcwd()
    os.chdir(directory)
    try:
        yield
    finally:
        os.chdir(before)
