"""Which fields came to a payload class after a version.

The comments in which a class keeps the history of its VERSION may say so; what they do not mention
is looked up in the last commit that had the class with that version.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from flake8_notifications.payloads.model import Payload
from flake8_notifications.project import git
from flake8_notifications.project.snapshot import Snapshot
from flake8_notifications.revisions.payload_shapes import RevisionContext, payloads_at
from flake8_notifications.source.editing import EditableText, read_editable
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, parse
from flake8_notifications.source.version_history import class_at, history_of, version_line

#: A class changes more rarely than its file.
_MOST_COMMITS: Final = 200
_LAST_COMMIT: Final = "HEAD"


class NewFields:
    """Says why a field is not known to have come after a version."""

    def __init__(self, context: RevisionContext) -> None:
        self._context = context
        self._root = context.settings.root
        self._sources: dict[str, tuple[EditableText, ast.Module] | None] = {}
        self._former: dict[tuple[Place, str], Payload | None] = {}
        self._payloads: dict[str, tuple[Payload, ...]] = {}

    def reasons(
        self, payload: Payload, version: str, names: Sequence[str]
    ) -> dict[str, str | None]:
        """For each field, None if it came after a version, or why it is not known that it did."""
        is_mentioned = {name: self._is_told(payload, version, name) for name in names}
        if all(is_mentioned.values()):
            return dict.fromkeys(names)
        former = self._former_payload(payload, version)
        found: dict[str, str | None] = {}
        for name in names:
            if is_mentioned[name] or (former is not None and name not in former.shape.fields):
                found[name] = None
            elif former is None:
                found[name] = f"nothing says whether it came after {version}"
            else:
                found[name] = f"{version} had it, and the sample leaves it out"
        return found

    def _is_told(self, payload: Payload, version: str, name: str) -> bool:
        """Whether the history of the class, or of that which declares the field, mentions it."""
        numbers = _numbers(version)
        if numbers is None:
            return False
        places = payload.field_places.get(name)
        declared = None if places is None else places.key or places.field
        pattern = re.compile(rf"\b{re.escape(name)}\b")
        for place in (payload.place, declared):
            for text in () if place is None else self._history(place, numbers):
                if pattern.search(text):
                    return True
        return False

    def _history(self, place: Place, version: tuple[int, ...]) -> list[str]:
        source = self._source(place.path)
        cls = None if source is None else class_at(source[1], place.line)
        if source is None or cls is None:
            return []
        history = history_of(source[0], cls, version_line(cls))
        return [] if history is None else history.since(version)

    def _source(self, path: str) -> tuple[EditableText, ast.Module] | None:
        if path not in self._sources:
            try:
                source = read_editable(self._root / path)
                self._sources[path] = (source, parse(source.text))
            except SourceError:
                self._sources[path] = None
        return self._sources[path]

    def _former_payload(self, payload: Payload, version: str) -> Payload | None:
        """The class as it was when it last had a version."""
        key = (payload.place, version)
        if key not in self._former:
            self._former[key] = next(self._former_payloads(payload, version), None)
        return self._former[key]

    def _former_payloads(self, payload: Payload, version: str) -> Iterator[Payload]:
        try:
            base = git.merge_base(self._root, self._context.revision or _LAST_COMMIT)
        except git.GitError:
            return
        place = payload.version_holder or payload.place
        path = self._root / place.path
        for commit in git.changing(base, path, _MOST_COMMITS):
            if version not in _versions(commit, path):
                continue
            for each in self._payloads_at(commit):
                if each.name == payload.name and (each.version or "1.0") == version:
                    yield each
                    return

    def _payloads_at(self, commit: git.Commit) -> tuple[Payload, ...]:
        if commit.name not in self._payloads:
            self._payloads[commit.name] = payloads_at(commit, self._context)
        return self._payloads[commit.name]


def _numbers(version: str) -> tuple[int, ...] | None:
    parts = version.split(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return None
    return tuple(map(int, parts))


def _versions(commit: git.Commit, path: Path) -> frozenset[str]:
    """The texts in a file of a commit that may be versions."""
    snapshot = Snapshot(commit)
    try:
        snapshot.fetch([path])
    except git.GitError:
        return frozenset()
    content = snapshot.content(path) or b""
    return frozenset(re.findall(r"""["']([0-9.]+)["']""", content.decode(errors="replace")))
