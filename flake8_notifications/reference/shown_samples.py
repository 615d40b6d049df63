"""The samples of a project as a reference has them, and what they tell of its payloads."""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flake8_notifications.reference.model import Sample
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.json_text import plain
from flake8_notifications.samples.references import Resolver


class Samples:
    """The samples in one directory.

    :param directory: absolute.
    :param root: of the project.
    """

    def __init__(self, directory: Path, root: Path) -> None:
        self._resolver = Resolver(Directory(directory))
        self._shown = os.path.relpath(directory, root).replace(os.sep, "/")
        #: By name and version of a class, the fields that some object of it does without.
        self._present: dict[tuple[str, str], list[frozenset[str]]] = {}
        self._read: dict[str, Sample] = {}

    def sample(self, file: str) -> Sample:
        """One of them, as a decorator names it."""
        file = posixpath.normpath(file)
        if file not in self._read:
            self._read[file] = self._sample(file)
        return self._read[file]

    def that_is_there(self, file: str) -> Sample | None:
        """One of them that nothing names; None where there is none."""
        sample = self.sample(file)
        return sample if sample.text is not None or self._resolver.resolve(file).files else None

    def is_left_out(self, name: str, version: str, field: str) -> bool:
        """Whether an object of a class and version that was read does without a field."""
        return any(field not in keys for keys in self._present.get((name, version), ()))

    def _sample(self, file: str) -> Sample:
        resolved = self._resolver.resolve(file)
        files = tuple(posixpath.join(self._shown, path) for path in sorted({file, *resolved.files}))
        problem = next(
            (_described(problem.file, problem.reason) for problem in resolved.problems), None
        )
        if resolved.root is None:
            return Sample(file, None, None, None, problem, files)
        content = plain(resolved.root)
        try:
            text = json.dumps(
                content, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False
            )
        except ValueError:
            problem = _described(file, "holds a number that is none in JSON")
            return Sample(file, None, None, None, problem, files)
        text = "".join(map(_visible, text))
        for name, version, present in _objects(content):
            self._present.setdefault((name, version), []).append(present)
        event_type, priority = (
            value.get(key) if isinstance(value, dict) else None
            for value in (content,)
            for key in ("event_type", "priority")
        )
        return Sample(file, _text(event_type), _text(priority), text, problem, files)


def _visible(char: str) -> str:
    """A character of JSON, or the escape for it where it cannot be seen: it is inside a string."""
    return char if char == "\n" or char.isprintable() else json.dumps(char)[1:-1]


def _described(file: str, reason: str) -> str:
    return f"{file}: {reason}"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _objects(value: Any) -> Iterator[tuple[str, str, frozenset[str]]]:
    """The versioned objects in a value: name, version and the fields that they show."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        for key, data in value.items():
            prefix, _, part = key.rpartition(".")
            name, version = value.get(f"{prefix}.name"), value.get(f"{prefix}.version")
            is_object = part == "data" and isinstance(data, dict)
            if is_object and isinstance(name, str) and isinstance(version, str):
                yield name, version, frozenset(data)
            yield from _objects(data)
