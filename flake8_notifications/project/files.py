"""Which Python files belong to a project."""

from __future__ import annotations

import errno
import functools
import os
import re
import stat
from collections.abc import Iterator, Sequence
from fnmatch import translate
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from flake8_notifications.errors import InputError
from flake8_notifications.project import git
from flake8_notifications.project.gitignore import Ignored, ignored_in, is_ignored
from flake8_notifications.source.unread import Unread

_SKIPPED_DIRECTORIES: Final = frozenset({"__pycache__", "node_modules", "site-packages"})
#: Directories that tools fill, unless they are packages.
_OUTPUT_DIRECTORIES: Final = frozenset({"build", "dist"})
_MOST_FILES: Final = 50_000


class Listing(NamedTuple):
    """The Python files of a project.

    :ivar statuses: what stat() says of them, by path, sorted.
    :ivar tests: the paths of those that are left out as tests, unless somebody imports them.
    :ivar absent: the paths of those that a sparse checkout does not have in the work tree.
    :ivar unread: those that cannot be looked at, and the directories that cannot.
    """

    statuses: dict[str, os.stat_result]
    tests: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


class ProjectError(InputError):
    """A root that is no project; the message is one line that says what to do."""


def python_files(root: Path, exclude: Sequence[str]) -> list[str]:
    """The project's Python files, as sorted paths relative to its root with ``/``.

    :param exclude: globs, see :func:`is_excluded`.
    :raises ProjectError: if the root is no project but half a disk.
    """
    return list(listed(root, exclude).statuses)


def listed(root: Path, exclude: Sequence[str], tests: Sequence[str] = ()) -> Listing:
    """The project's Python files, and those that are left out as tests.

    :param tests: those of the globs that leave out only what nobody imports.
    :raises ProjectError: see :func:`python_files`.
    """
    top = str(root)
    firmly = [glob for glob in exclude if glob not in tests]
    names, absent, closed = git.python_files(root)
    if not names:
        names, closed = _walked_files(root, firmly)
    statuses: dict[str, os.stat_result] = {}
    left_out = []
    unread = [
        Unread(path, 1, os.strerror(errno.EACCES))
        for path in closed
        if not is_excluded(path, firmly) and not _is_hidden(path)
    ]
    for name in names:
        if is_excluded(name, exclude):
            if tests and not is_excluded(name, firmly):
                left_out.append(name)
            continue
        path = os.path.join(top, name)
        try:
            status = os.stat(path)
        except FileNotFoundError:
            # Editors make links that lead nowhere, ``.#orders.py``, to lock a file.
            if os.path.islink(path) and not _is_hidden(name):
                unread.append(Unread(name, 1, "it is a link that leads nowhere"))
        except OSError as error:
            unread.append(Unread(name, 1, error.strerror or str(error)))
        except ValueError:
            continue
        else:
            if stat.S_ISREG(status.st_mode):
                statuses[name] = status
    missed = (path for path in absent if not is_excluded(path, exclude))
    said = (each._replace(reason=f"cannot be read: {each.reason}") for each in unread)
    return Listing(statuses, tuple(left_out), tuple(missed), tuple(sorted(said)))


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def is_excluded(name: str, exclude: Sequence[str]) -> bool:
    """Whether a relative path is left out.

    A glob without ``/`` is compared with every part of the path, one with ``/`` with the
    whole path and with each of its directories.
    """
    of_parts, of_heads = _patterns(tuple(exclude))
    if of_parts is not None and any(_matches(of_parts, part) for part in name.split("/")):
        return True
    if of_heads is None:
        return False
    parts = name.split("/")
    heads = ("/".join(parts[: count + 1]) for count in range(len(parts)))
    return any(of_heads.match(os.path.normcase(head)) for head in heads)


def _is_name_excluded(name: str, exclude: Sequence[str]) -> bool:
    """Whether a relative path whose directory is not left out is itself."""
    of_parts, of_heads = _patterns(tuple(exclude))
    if of_parts is not None and _matches(of_parts, name.rpartition("/")[2]):
        return True
    return of_heads is not None and of_heads.match(os.path.normcase(name)) is not None


@functools.lru_cache(maxsize=8)
def _patterns(exclude: tuple[str, ...]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """One pattern for the globs of parts, and one for those of paths."""
    globs = [glob.strip("/") for glob in exclude]
    return (
        _union([glob for glob in globs if "/" not in glob]),
        _union([glob for glob in globs if "/" in glob]),
    )


def _union(globs: list[str]) -> re.Pattern[str] | None:
    translated = [translate(os.path.normcase(glob)) for glob in globs]
    return re.compile("|".join(translated)) if translated else None


@functools.lru_cache(maxsize=20_000)
def _matches(pattern: re.Pattern[str], part: str) -> bool:
    return pattern.match(os.path.normcase(part)) is not None


def _walked_files(root: Path, exclude: Sequence[str]) -> tuple[list[str], list[str]]:
    """The files, and the directories that cannot be looked into."""
    closed: list[str] = []
    names = sorted(islice(_walk(str(root), "", exclude, closed), _MOST_FILES + 1))
    if len(names) > _MOST_FILES:
        raise ProjectError(
            f"{root}: more than {_MOST_FILES:,} Python files and no git: run this in a project, "
            "one with a [flake8] section in its setup.cfg, tox.ini or .flake8"
        )
    return names, closed


def _walk(
    directory: str,
    prefix: str,
    exclude: Sequence[str],
    closed: list[str],
    ignored: Sequence[Ignored] = (),
) -> Iterator[str]:
    """The Python files below a directory, those left out that are excluded or installed.

    :param closed: is given the directories that cannot be looked into.
    :param ignored: the lines of the ``.gitignore`` files above.
    """
    files, directories = [], []
    ignored = [*ignored, *ignored_in(os.path.join(directory, ".gitignore"), prefix)]
    try:
        with os.scandir(directory) as entries:
            for entry in entries:
                name = entry.name
                if entry.is_dir(follow_symlinks=False):
                    if not (name.startswith(".") or _is_skipped(entry)):
                        directories.append(name)
                elif name.endswith(".py"):
                    files.append(prefix + name)
                elif name == "pyvenv.cfg" and prefix:
                    return
    except PermissionError:
        closed.append(prefix.rstrip("/") or ".")
        return
    except OSError:
        return
    for name in files:
        if not (_is_name_excluded(name, exclude) or is_ignored(name, ignored, is_directory=False)):
            yield name
    for name in directories:
        below = prefix + name
        if not (_is_name_excluded(below, exclude) or is_ignored(below, ignored, is_directory=True)):
            yield from _walk(os.path.join(directory, name), f"{below}/", exclude, closed, ignored)


def _is_skipped(entry: os.DirEntry[str]) -> bool:
    """Whether a directory holds what is installed or made, as far as its name tells."""
    if entry.name in _OUTPUT_DIRECTORIES:
        return not os.path.isfile(os.path.join(entry.path, "__init__.py"))
    return entry.name in _SKIPPED_DIRECTORIES
