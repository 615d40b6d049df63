"""Writing a file so that a reader, a kill or a full disk never meets half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path


def replace_text(
    path: Path, text: str, encoding: str = "utf-8", *, before: str | None = None
) -> None:
    """Write a text to a file: a temporary file in the same directory, then a rename.

    A link stays a link, and an existing file keeps its mode and its owner, no matter who writes it.
    An interrupt waits until it is done.

    :param encoding: one that has all the characters of the text.
    :param before: what the file held when the text was made from it; None where it does not matter.
    :raises OSError: if it cannot be written, is read-only or no longer holds ``before``, with its
        name; then the file is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        with _interrupts_deferred():
            _reject_read_only(target)
            if before is not None and target.read_bytes() != before.encode(encoding):
                raise OSError(errno.EBUSY, "was changed meanwhile: run the command again")
            _replace(target, text.encode(encoding))
    except OSError as error:
        # Where a disk is full there is no name, and that of the temporary file helps nobody.
        error.filename, error.filename2 = str(path), None
        raise


@contextlib.contextmanager
def _interrupts_deferred() -> Iterator[None]:
    """Let Ctrl-C wait, lest it leave the temporary file behind."""
    if threading.current_thread() is not threading.main_thread():
        # Signals are none of this thread's business.
        yield
        return
    received: list[int] = []
    previous = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, lambda number, frame: received.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
        if received:
            signal.raise_signal(signal.SIGINT)


def _reject_read_only(target: Path) -> None:
    """A rename would replace it all the same."""
    with contextlib.suppress(FileNotFoundError):
        is_read_only = target.stat().st_mode & 0o222 == 0
        if is_read_only or not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "is read-only: make it writable")


def _replace(target: Path, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _keep_owner(target, temporary)
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _keep_owner(target: Path, temporary: str) -> None:
    # Who may not give a file away goes on as ever; a system without owners has nothing to keep.
    with contextlib.suppress(OSError, AttributeError):
        status = target.stat()
        os.chown(temporary, status.st_uid, status.st_gid)


def _mode(target: Path) -> int:
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
