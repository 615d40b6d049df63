"""The allowlist of legacy notifications: a text file, or a constant in Python source."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from flake8_notifications.committed.location import Location
from flake8_notifications.committed.reading import ReadingError, conflict_line, read_text
from flake8_notifications.emissions.allowlist import Allowlist, entry_of
from flake8_notifications.emissions.model import Emission
from flake8_notifications.errors import InputError
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.wording import EVENTS, LEGACY, Wording
from flake8_notifications.source.place import Place

HEADER: Final = "# Legacy notifications that may stay. New ones do not belong here."
#: The first line of a new file, by the words for what it lists.
HEADERS: Final = {
    LEGACY.many: HEADER,
    EVENTS.many: "# Events that may be sent. A new one is for reviewers to decide on.",
}
#: What separates words, quotes a string or surrounds a list has to be quoted itself.
_EVENT_TYPE: Final = re.compile(r"[^\s#'\"`,;()\[\]{}<>=\\]+")
_PLACE: Final = re.compile(r" \([^()]*:\d+\)$")
_BYTE_ORDER_MARK: Final = "\ufeff"


class AllowlistError(InputError):
    """An allowlist that cannot be used; the message is one line that says what to do."""


class NoAllowlistError(AllowlistError):
    """A module without the constant that an allowlist should be."""


def load(location: Location, modules: Modules) -> Allowlist:
    """The allowlist at a location, empty if there is none and nobody named one.

    :param modules: of the project; only a constant is looked for in them.
    :raises NoAllowlistError: if a module does not have the constant.
    :raises AllowlistError: if it is missing or is no list of event types.
    """
    if location.constant is not None:
        # Imported late: the interpreter takes its time, and a text file does not need it.
        from flake8_notifications.committed.allowlist_constant import strings_of
        from flake8_notifications.committed.named_constant import ConstantError, NoConstantError

        try:
            entries = strings_of(location.path, location.constant, modules)
        except NoConstantError as error:
            raise NoAllowlistError(f"{location}: {error}") from error
        except ConstantError as error:
            raise AllowlistError(f"{location}: {error}") from error
        return Allowlist.of(entries)
    text = load_text(location)
    return Allowlist({}) if text is None else parse(text, location.path)


def load_text(location: Location) -> str | None:
    """The text of an allowlist file as it stands, or None if there is none.

    :raises AllowlistError: if it cannot be read, or somebody named it and it is missing.
    """
    try:
        return read_text(location.path)
    except FileNotFoundError as error:
        if location.is_named:
            raise AllowlistError(
                f"{location}: there is no such file: "
                "make it with 'flake8-notifications allowlist --init'"
            ) from error
        return None
    except ReadingError as error:
        raise AllowlistError(str(error)) from error


def parse(text: str, path: Path) -> Allowlist:
    """The allowlist in a text: one event type a line, ``#`` starts a comment.

    What is no dotted name stands in double quotes, as in JSON.

    :param path: of the file, for messages.
    :raises AllowlistError: if a line is no event type.
    """
    line = conflict_line(text)
    if line is not None:
        raise AllowlistError(f"{path}:{line}: merge-conflict marker: keep the lines that belong")
    return Allowlist.of(_entries(text, str(path)))


def _entries(text: str, path: str) -> Iterator[tuple[str, Place]]:
    for number, line in enumerate(_lines(text), 1):
        entry = _entry(line)
        if entry is None:
            wrong = line.partition("#")[0].strip()
            raise AllowlistError(
                f"{path}:{number}: {wrong!r} is no event type: an entry is one dotted name, such "
                "as image.upload, or any text in double quotes"
            )
        if entry.text is not None:
            yield entry.text, Place(path, number)


def dump(
    event_types: Iterable[str],
    comments: Mapping[str, str] | None = None,
    wording: Wording = LEGACY,
) -> str:
    """The text of a new file.

    :param comments: what to say beside entries.
    """
    comment_by_entry = comments or {}
    lines = (
        written(event_type)
        + (f"  # {comment_by_entry[event_type]}" if event_type in comment_by_entry else "")
        for event_type in sorted(set(event_types))
    )
    return "\n".join([HEADERS[wording.many], *lines]) + "\n"


def comments_on(emissions: Iterable[Emission]) -> dict[str, str]:
    """What to say beside the entries of what is not known."""
    missing: dict[str, dict[str, None]] = {}
    reasons: dict[str, str] = {}
    for emission in emissions:
        if not emission.is_known:
            missing.setdefault(emission.event_type, {}).update(dict.fromkeys(emission.missing))
            # A line number would not be right for long.
            reason = _PLACE.sub("", emission.reason or "the reason is not known")
            reasons.setdefault(emission.event_type, reason)
    return {
        entry: _one_line(
            f"not installed beside flake8: {', '.join(packages)}" if packages else reasons[entry]
        )
        for entry, packages in missing.items()
    }


def _one_line(text: str) -> str:
    return text if text.isprintable() else text.encode("unicode_escape").decode()


def without(text: str, event_types: Collection[str]) -> str:
    """A text without the lines of some entries; everything else stays to the byte."""
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    kept = (line for line in _lines(text) if not _is_one_of(line, event_types))
    return mark + "".join(kept)


def with_entries(text: str, event_types: Iterable[str]) -> str:
    """A text with further entries at its end."""
    end = "\r\n" if "\r\n" in text else "\n"
    gap = end if text and not text.endswith("\n") else ""
    return (
        text
        + gap
        + "".join(f"{written(event_type)}{end}" for event_type in sorted(set(event_types)))
    )


def can_be_listed(emission: Emission) -> bool:
    """Whether an entry can stand for an emission: for one that is not known, a pattern can."""
    return Allowlist.of([(entry_of(emission), emission.place)]).covers(emission)


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; unlike ``splitlines``, only at what editors call a line."""
    return iter(io.StringIO(text.removeprefix(_BYTE_ORDER_MARK), newline=""))


class _Entry(NamedTuple):
    """What a line lists; nothing where it is blank or a comment."""

    text: str | None


def _entry(line: str) -> _Entry | None:
    """What a line lists; None for a line that makes no sense."""
    text = line.strip()
    if text.startswith('"'):
        try:
            quoted, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            return None
        rest = text[end:].strip()
        return _Entry(quoted) if not rest or rest.startswith("#") else None
    plain = text.partition("#")[0].strip()
    if not plain:
        return _Entry(None)
    return _Entry(plain) if _is_plain(plain) else None


def _is_one_of(line: str, event_types: Collection[str]) -> bool:
    entry = _entry(line)
    return entry is not None and entry.text is not None and entry.text in event_types


def written(event_type: str) -> str:
    """An entry as a line of the file has it: in double quotes where it is no dotted name."""
    return event_type if _is_plain(event_type) else json.dumps(event_type)


def _is_plain(text: str) -> bool:
    return text.isprintable() and _EVENT_TYPE.fullmatch(text) is not None
