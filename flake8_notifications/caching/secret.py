"""The user's own key, which tells what this user's runs wrote from what came with a checkout.

An entry of the cache is believed, so nobody else may make one: each is signed with a key that is
kept where a checkout has no say.  Without a key (a home that cannot be written) there is no cache.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import Final

SIZE: Final = 32
_PLACE: Final = ("flake8-notifications", "key")


def user_key(project: Path) -> bytes | None:
    """The key, made when there is none yet; None where there can be none.

    :param project: the root of the project, which must not be where the key is.
    """
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    if not os.path.isabs(home):
        return None
    path = os.path.join(os.path.realpath(home), *_PLACE)
    if _is_inside(path, project):
        return None
    try:
        return _read(path) or _make(path)
    except OSError:
        return None


def _is_inside(path: str, directory: Path) -> bool:
    return path.startswith(os.path.join(os.path.realpath(directory), ""))


def _read(path: str) -> bytes | None:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not (stat.S_ISREG(status.st_mode) and _is_private(status)):
            raise PermissionError(path)
        key = file.read(SIZE + 1)
    if len(key) not in (0, SIZE):
        raise PermissionError(path)
    # A full disk may leave an empty file: it is as good as none.
    return key or None


def _is_private(status: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o077


def _make(path: str) -> bytes | None:
    """Write a new key; of several that do so at once, one wins."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    temporary = f"{path}.{os.getpid()}-{os.urandom(8).hex()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(temporary, flags, 0o600), "wb") as file:
        file.write(os.urandom(SIZE))
    try:
        with contextlib.suppress(FileExistsError):
            os.link(temporary, path)
        if _read(path) is None:
            os.replace(temporary, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
    return _read(path)
