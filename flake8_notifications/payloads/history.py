"""What changed in a payload class, as people write it in the history of its VERSION, or read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from flake8_notifications.payloads.changes import Change, Kind

_NAME: Final = r"[`'\"]?\w+[`'\"]?"
_NAMES: Final = rf"{_NAME}(?:(?:\s*,\s*|\s+)(?:and\s+)?{_NAME})*"
#: ``Added 'a' and 'b' fields``, ``Add new field a``: nothing but names before or after the word.
_ADDED: Final = re.compile(
    rf"(?:add(?:ed|s)?|new)\b:?\s+(?:(?:the|an?|new)\s+)*"
    rf"(?:(?P<before>{_NAMES})\s+fields?\b|fields?:?\s+(?P<behind>{_NAMES})\s*$)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")
_CLAUSES: Final = re.compile(r"[;.]\s+|[;.]$")


def added_fields(text: str) -> frozenset[str]:
    """The fields of which an entry of a history says, in so many words, that they were added."""
    generator = (_ADDED.match(clause.strip()) for clause in _CLAUSES.split(text))
    names = (match["before"] or match["behind"] for match in generator if match is not None)
    return frozenset(word for name in names for word in _WORD.findall(name)) - {"and"}


def history(changes: Sequence[Change]) -> str:
    """The text of a history comment: ``Added 'shares' field; removed 'tags' field``."""
    phrases = list(_phrases(changes))
    return "; ".join([*phrases[:1], *(phrase[0].lower() + phrase[1:] for phrase in phrases[1:])])


def _phrases(changes: Sequence[Change]) -> Iterator[str]:
    """What happened to each field, those that were added or removed in one phrase."""
    grouped: dict[Kind, list[str]] = {}
    for change in changes:
        grouped.setdefault(change.kind, []).append(change.subject)
    kinds: set[Kind] = set()
    for change in changes:
        verb = _TOGETHER.get(change.kind)
        if verb is None:
            yield _phrase(change)
        elif change.kind not in kinds:
            kinds.add(change.kind)
            yield _together(verb, grouped[change.kind])


#: Kinds of which all changes are told in one phrase, with the verb and the noun.
_TOGETHER = {
    Kind.FIELD_ADDED: ("Added", "field"),
    Kind.ADDED_TO_CLOSED: ("Added", "field"),
    Kind.FIELD_REMOVED: ("Removed", "field"),
    Kind.METHOD_ADDED: ("Added", "method"),
    Kind.METHOD_REMOVED: ("Removed", "method"),
    Kind.CHILDREN_CHANGED: ("Changed child versions of", "version"),
}


def _together(verb: tuple[str, str], names: Sequence[str]) -> str:
    plural = "s" if len(names) > 1 else ""
    return f"{verb[0]} {_listed(names)} {verb[1]}{plural}"


def _phrase(change: Change) -> str:
    name = f"'{change.subject}'"
    match change.kind:
        case Kind.FIELD_RENAMED:
            return f"Renamed '{change.old}' field to {name}"
        case Kind.TYPE_CHANGED | Kind.TYPE_WIDENED | Kind.TYPE_NARROWED:
            return f"Changed type of {name} from {change.old} to {change.new}"
        case Kind.BECAME_NULLABLE | Kind.NO_LONGER_NULLABLE if change.new is not None:
            return f"Changed type of {name} from {change.old} to {change.new}"
        case Kind.TYPE_FOUND:
            return f"Gave {name} a type that can be told"
        case Kind.MAY_BE_ABSENT:
            return f"Let {name} be absent"
        case Kind.ALWAYS_THERE:
            return f"Made {name} always there"
        case Kind.REORDERED:
            return f"Changed order of the fields from {change.old} to {change.new}"
        case Kind.FORM_CHANGED:
            return f"Sent as {change.new}, no longer as {change.old}"
        case Kind.BECAME_NULLABLE:
            return f"Made {name} nullable"
        case Kind.NO_LONGER_NULLABLE:
            return f"Made {name} not nullable"
        case Kind.DEFAULT_CHANGED:
            return _replaced("default", name, change)
        case Kind.VALUES_ADDED:
            return f"Added {_listed(change.values)} to the values of {name}"
        case Kind.VALUES_REMOVED:
            return f"Removed {_listed(change.values)} from the values of {name}"
        case Kind.SCHEMA_CHANGED:
            return _replaced("source", name, change)
        case Kind.NAME_CHANGED | Kind.NAMESPACE_CHANGED:
            return f"Changed {change.subject} from {change.old} to {change.new}"
        case _:
            return f"Changed signature of {name} method"


def _replaced(what: str, name: str, change: Change) -> str:
    if change.old is None:
        return f"Added {what} {_quoted(change.new)} to {name}"
    if change.new is None:
        return f"Removed {what} {_quoted(change.old)} of {name}"
    return f"Changed {what} of {name} from {_quoted(change.old)} to {_quoted(change.new)}"


def _quoted(text: str | None) -> str:
    """A text in quotes, unless it is written with quotes itself."""
    return f"{text}" if text and text[-1] in "'\"" else f"'{text}'"


def _listed(names: Iterable[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    *first, last = quoted
    return f"{', '.join(first)} and {last}" if first else last
