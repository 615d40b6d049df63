"""The texts of a project's modules with the VERSION of some classes raised."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from flake8_notifications.dialects.model import Kind
from flake8_notifications.payloads.changes import Change
from flake8_notifications.payloads.history import history
from flake8_notifications.rules.finding import printable
from flake8_notifications.rules.needed_bumps import Raise, Refusal, Site
from flake8_notifications.source.editing import Edit, EditableText, edited, read_editable
from flake8_notifications.source.text import SourceError, parse
from flake8_notifications.source.version_editing import (
    NewVersion,
    StaleVersionError,
    VersionEditor,
    VersionError,
)

#: Where a field stays in its place among the others that a class states anew.
_FIELDS_STAY: Final = frozenset({Kind.PYDANTIC, Kind.DATACLASS, Kind.MSGSPEC})


class RaisedModule(NamedTuple):
    """One file, before and after.

    :ivar path: relative to the project root.
    :ivar refused: the classes that are better raised by hand.
    """

    path: str
    before: EditableText
    after: str
    refused: Sequence[Refusal]


def raised_modules(sites: Iterable[Site], root: Path) -> list[RaisedModule]:
    """The files that hold some classes, with these classes raised; nothing is written.

    :raises OSError: if somebody saved a file meanwhile.
    """
    by_path: dict[str, list[Site]] = {}
    for site in sites:
        by_path.setdefault(site.place.path, []).append(site)
    return [_raised_module(path, in_file, root) for path, in_file in by_path.items()]


def _raised_module(path: str, sites: Sequence[Site], root: Path) -> RaisedModule:
    try:
        source = read_editable(root / path)
        editor = VersionEditor(source)
    except SourceError as error:
        refused = [_refusal(site.cause, error.reason) for site in sites]
        return RaisedModule(path, EditableText(""), "", refused)
    edits: list[Edit] = []
    refused = []
    for site in sites:
        try:
            version = _as_declared(_new_version(site), site, root)
            edits += _encodable(editor.edits(version), source.encoding)
        except (VersionError, SourceError) as error:
            refused.append(_refusal(site.cause, str(error)))
        except StaleVersionError as error:
            reason = "was changed meanwhile: run the command again"
            raise OSError(errno.EBUSY, reason, str(root / path)) from error
    after = edited(source.text, edits)
    try:
        # Whatever the layout: text that is not valid Python any more is never written.
        parse(after)
    except SourceError:
        after = source.text
        refused = [_refusal(site.cause, "its layout is out of the ordinary") for site in sites]
    return RaisedModule(path, source, after, refused)


def _refusal(cause: Raise, reason: str) -> Refusal:
    return Refusal(cause.payload, f"{reason}; raise it to {cause.to} by hand")


def _encodable(edits: Sequence[Edit], encoding: str) -> Sequence[Edit]:
    try:
        for edit in edits:
            edit.text.encode(encoding)
    except UnicodeEncodeError as error:
        raise VersionError(f"the encoding of the file has no {error.object!r}") from error
    return edits


def _new_version(site: Site) -> NewVersion:
    cause = site.cause
    version = cause.payload.parsed_version
    is_ahead = version is not None and version > cause.recorded
    return NewVersion(
        cause.payload.name,
        site.place.line,
        cause.payload.version if site.is_own else None,
        str(cause.to),
        _history(cause.changes),
        _history(cause.breaking if is_ahead else cause.changes),
        cause.payload.version_name,
        cause.payload.shape.kind is not None,
    )


def _as_declared(version: NewVersion, site: Site, root: Path) -> NewVersion:
    """A version with how it is written, where that is not known from its name alone."""
    payload = site.cause.payload
    if site.is_own or payload.shape.kind is None:
        return version
    holder, where = payload.version_holder, payload.version_name
    if holder is None:
        raise VersionError(f"it has no {where}")
    inherited = version._replace(old=payload.version)
    declared = VersionEditor(read_editable(root / holder.path)).declaration(holder.line, inherited)
    if declared.unannotated is None and payload.shape.kind not in _FIELDS_STAY:
        raise VersionError(f"it has its {where} from a base")
    return version._replace(declared=declared)


def _history(changes: Sequence[Change]) -> str:
    # Whatever a name or value holds: it must not end the comment.
    return printable(history(changes))
