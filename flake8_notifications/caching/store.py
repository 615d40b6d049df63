"""A directory of signed entries that many processes read and write at once.

Whatever is wrong with the directory or an entry (somebody else's, half written, of another version,
no file at all, a full disk) means that there is no such entry, and never an error.  An entry is
written to a file of its own and renamed, so it is there as a whole or not at all.

What is defended: content that came with a checkout, or was put there by somebody without the user's
key (see :mod:`flake8_notifications.caching.secret`), is never believed; a link is not followed out
of the project.  What is not: somebody who can already act as the user.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from flake8_notifications.caching.code import code_stamp
from flake8_notifications.caching.digests import blake2b
from flake8_notifications.caching.lock import locked
from flake8_notifications.caching.secret import user_key

#: The most that the directory may hold, and what is left of it when that was too much.
MOST_BYTES: Final = 100_000_000
_KEPT_BYTES: Final = 75_000_000
MOST_ENTRIES: Final = 10_000
_LARGEST_ENTRY: Final = 50_000_000
_SIGNATURE: Final = 32
_SUFFIX: Final = ".entry"
_TEMPORARY: Final = ".tmp"
_ABANDONED_SECONDS: Final = 3600
_FRESH_SECONDS: Final = 86_400
_OPEN: Final = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
#: The Cache Directory Tagging Specification, https://bford.info/cachedir/
_TAG: Final = """\
Signature: 8a477f597d28d172789f06886806bc55
# This directory is a cache of flake8-notifications and can be removed at any time.
"""


class Store:
    """The entries of one project and user.

    :param directory: made when something is written.
    :param key: signs the entries.
    """

    def __init__(self, directory: Path, key: bytes) -> None:
        self._directory = str(directory)
        self._key = blake2b(code_stamp().encode(), key=key, digest_size=32).digest()
        self._is_writable = True
        self._has_written = False

    def name(self, kind: str, *parts: str) -> str:
        """The name of an entry: that of a kind, which the parts tell from others of its kind."""
        digest = blake2b(key=self._key, digest_size=16, person=b"name")
        for part in (kind, *parts):
            encoded = part.encode("utf-8", "surrogatepass")
            digest.update(b"%d:%b" % (len(encoded), encoded))
        return f"{kind}-{digest.hexdigest()}{_SUFFIX}"

    def get(self, name: str) -> bytes | None:
        """The content of an entry, or None where there is none that can be believed."""
        path = os.path.join(self._directory, name)
        try:
            if not self._is_directory():
                return None
            with open(os.open(path, os.O_RDONLY | _OPEN), "rb") as file:
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST_ENTRY:
                    return None
                content = file.read(_LARGEST_ENTRY + 1)
            signature, body = content[:_SIGNATURE], content[_SIGNATURE:]
            if not self._are_equal(signature, self._signature(name, body)):
                return None
            if status.st_mtime < time.time() - _FRESH_SECONDS:
                # What is read is kept longest.
                os.utime(path)
            return body
        except (OSError, MemoryError):
            return None

    def put(self, name: str, body: bytes) -> None:
        """Write an entry, if that can be done."""
        if not self._is_writable or len(body) + _SIGNATURE > _LARGEST_ENTRY:
            return
        try:
            self._make_directory()
            self._replace(name, self._signature(name, body) + body)
            self._has_written = True
        except OSError:
            # Not again for each entry of a run: a disk that is full now will be so in a moment.
            self._is_writable = False

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Let other processes that do the same wait, if that can be done."""
        try:
            self._make_directory()
        except OSError:
            yield
            return
        with locked(os.path.join(self._directory, "lock")):
            yield

    def trim(self) -> None:
        """Bound the size of the directory, if this run has written to it."""
        if not self._has_written:
            return
        with contextlib.suppress(OSError):
            self._trim()

    def _signature(self, name: str, body: bytes) -> bytes:
        digest = blake2b(name.encode(), key=self._key, digest_size=_SIGNATURE, person=b"entry")
        digest.update(b"\0")
        digest.update(body)
        return digest.digest()

    def _are_equal(self, one: bytes, other: bytes) -> bool:
        """Compare in a time that tells nothing; ``hmac`` would load OpenSSL, at each start."""
        return blake2b(one, key=self._key).digest() == blake2b(other, key=self._key).digest()

    def _is_directory(self) -> bool:
        """Whether the directory is one; a link may lead anywhere."""
        return stat.S_ISDIR(os.lstat(self._directory).st_mode)

    def _make_directory(self) -> None:
        if self._has_written:
            return
        try:
            os.mkdir(self._directory)
        except FileExistsError:
            if not self._is_directory():
                raise
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            if not os.path.lexists(os.path.join(self._directory, name)):
                self._replace(name, text.encode())

    def _replace(self, name: str, content: bytes) -> None:
        path = os.path.join(self._directory, name)
        temporary = f"{path}.{os.getpid()}-{os.urandom(4).hex()}{_TEMPORARY}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _OPEN
        try:
            with open(os.open(temporary, flags, 0o666), "wb") as file:
                file.write(content)
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise

    def _trim(self) -> None:
        entries = []
        now = time.time()
        with os.scandir(self._directory) as listing:
            for entry in listing:
                status = entry.stat(follow_symlinks=False)
                if not stat.S_ISREG(status.st_mode):
                    continue
                if entry.name.endswith(_SUFFIX):
                    entries.append((status.st_mtime, status.st_size, entry.path))
                elif entry.name.endswith(_TEMPORARY) and status.st_mtime < now - _ABANDONED_SECONDS:
                    _remove(entry.path)
        if sum(size for _, size, _ in entries) > MOST_BYTES or len(entries) > MOST_ENTRIES:
            _remove_all(_oldest(entries))


def _oldest(entries: list[tuple[float, int, str]]) -> Iterable[str]:
    """The paths of the entries that have to go, so that the newest ones can stay."""
    bytes_left = 0
    for count, (_, size, path) in enumerate(sorted(entries, reverse=True), 1):
        bytes_left += size
        if bytes_left > _KEPT_BYTES or count > MOST_ENTRIES * 3 // 4:
            yield path


def _remove_all(paths: Iterable[str]) -> None:
    for path in paths:
        _remove(path)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def open_store(directory: Path | None, project: Path) -> Store | None:
    """The store in a directory, or None where none is wanted or there is no key.

    :param project: the root of the project that is checked.
    """
    if directory is None:
        return None
    key = user_key(project)
    return None if key is None else Store(directory, key)
