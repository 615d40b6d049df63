"""The files that a plan writes, as texts."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from flake8_notifications.adoption.plan import Plan
from flake8_notifications.adoption.section import NAME, SectionError, with_options, written
from flake8_notifications.committed import allowlist_file
from flake8_notifications.committed.allowlist_editing import EditingError, with_entries
from flake8_notifications.committed.location import Location
from flake8_notifications.committed.reading import ReadingError, read_text
from flake8_notifications.committed.writing import replace_text
from flake8_notifications.source.editing import read_editable
from flake8_notifications.source.text import SourceError


class FilesError(Exception):
    """A file that cannot be edited; the message is one line that says what to do."""


class Output(NamedTuple):
    """A file to write.

    :ivar before: what it holds; None for a new file.
    """

    path: Path
    text: str
    before: str | None = None
    encoding: str = "utf-8"


def records(plan: Plan) -> Iterator[Output]:
    """The new files of a plan."""
    for part in (plan.fingerprints, plan.allowlist):
        if part.text is not None and part.location is not None:
            yield Output(part.location.path, part.text)


def section(plan: Plan, path: Path) -> Iterator[Output]:
    """The file that holds the ``[flake8]`` section, if that gets further options.

    :raises FilesError: if it cannot be edited.
    """
    if not plan.options:
        return
    try:
        before = read_text(path) if path.exists() else None
        yield Output(path, with_options(before or "", plan.options), before)
    except ReadingError as error:
        raise FilesError(str(error)) from error
    except SectionError as error:
        raise FilesError(
            f"{path}: {error}; add to its [{NAME}] section by hand: "
            + "; ".join(written(plan.options))
        ) from error


def entries(location: Location, event_types: Collection[str]) -> Output:
    """The file of an allowlist, with further entries.

    :raises FilesError: if it cannot be edited.
    """
    path = location.path
    wanted = sorted(event_types)
    try:
        if location.constant is None:
            text = read_text(path)
            return Output(path, allowlist_file.with_entries(text, wanted), text)
        source = read_editable(path)
        after = with_entries(source, location, wanted)
        return Output(path, after, source.text, source.encoding)
    except (ReadingError, SourceError) as error:
        raise FilesError(f"{path}: {error}") from error
    except EditingError as error:
        raise FilesError(f"{location}: {error}; add by hand: {', '.join(wanted)}") from error


def write(output: Output) -> None:
    """Write a file, and overwrite nothing else than what was read.

    :raises OSError: if it cannot be written, with its name.
    """
    if output.before is None and output.path.exists():
        error = FileExistsError(errno.EEXIST, "was made meanwhile: run the command again")
        error.filename = str(output.path)
        raise error
    replace_text(output.path, output.text, output.encoding, before=output.before)
