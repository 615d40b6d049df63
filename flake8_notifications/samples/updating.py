"""What to edit in samples so that they show their classes as they are.

A version is replaced where it was written last.  A new field goes into the file that stands for
the class that declares it, where all that refer to that file show it.  Nothing else is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from flake8_notifications.payloads.model import Payload
from flake8_notifications.samples.directory import Directory
from flake8_notifications.samples.json_text import Node
from flake8_notifications.samples.judging import Shown
from flake8_notifications.samples.made_up_values import Json, NoValueError, Values, ordered
from flake8_notifications.samples.text_editing import inserted
from flake8_notifications.samples.wire_objects import Classes, Level, envelope_of, levels
from flake8_notifications.source.editing import Edit, edited
from flake8_notifications.source.place import Place


class Left(NamedTuple):
    """Fields that a sample does not show, and that are not added.

    :ivar reason: why.
    :ivar is_old: whether that is because they may not be new.
    """

    payload: Payload
    names: tuple[str, ...]
    reason: str
    is_old: bool = False


class Spot(NamedTuple):
    """A value of a file."""

    file: str
    start: int


class Changes:
    """Edits of the files of a directory, collected before any is made.

    :ivar new: the values of files that are not there yet.
    """

    def __init__(self) -> None:
        self.new: dict[str, Json] = {}
        self._left: dict[tuple[Place, str], Left] = {}
        self._replaced: dict[Spot, tuple[Node, str]] = {}
        self._added: dict[Spot, tuple[Node, dict[str, Json]]] = {}

    def replace(self, node: Node, text: str) -> bool:
        """Replace a literal; whether it is not to be replaced by another text already."""
        return self._replaced.setdefault(Spot(node.file, node.start), (node, text))[1] == text

    def add(self, node: Node, key: str, value: Json) -> None:
        """Add a key to an object as it is written."""
        added = self._added.setdefault(Spot(node.file, node.start), (node, {}))[1]
        if key not in node.members:
            added.setdefault(key, value)

    def add_inside(self, node: Node, outer: str, key: str, value: Json) -> None:
        """Add a key to an object in an object, where that has to be added as well."""
        added = self._added.setdefault(Spot(node.file, node.start), (node, {}))[1]
        inner = added.setdefault(outer, {})
        if isinstance(inner, dict):
            inner.setdefault(key, value)

    def leave(self, left: Left) -> None:
        """Note what is not added."""
        key = (left.payload.place, left.reason)
        known = self._left.get(key)
        names = () if known is None else known.names
        self._left[key] = left._replace(names=tuple(dict.fromkeys((*names, *left.names))))

    @property
    def left(self) -> tuple[Left, ...]:
        """What is not added, by class."""
        return tuple(self._left[key] for key in sorted(self._left))

    def texts(self, directory: Directory) -> dict[str, str]:
        """The new texts of the files that change and are there."""
        edits: dict[str, list[Edit]] = {}
        for node, text in self._replaced.values():
            edits.setdefault(node.file, []).append(Edit(node.start, node.end, text))
        for node, new in self._added.values():
            if new:
                document = directory.document(node.file)
                edits.setdefault(node.file, []).extend(inserted(document, node, new))
        return {
            file: edited(directory.document(file).source.text, those)
            for file, those in sorted(edits.items())
        }


class Updater:
    """Collects the changes that make stale samples right.

    :param since: the fields that came to a class after a version, and why that is not known of the
        others.
    :param with_all: whether to add the fields of which it is not known, too.
    """

    def __init__(
        self,
        changes: Changes,
        classes: Classes,
        values: Values,
        is_left_out: Callable[[Payload, str], bool],
        since: Callable[[Payload, str, Sequence[str]], Mapping[str, str | None]],
        *,
        with_all: bool,
    ) -> None:
        self._changes = changes
        self._classes = classes
        self._values = values
        self._is_left_out = is_left_out
        self._since = since
        self._with_all = with_all

    def update(self, shown: Shown) -> None:
        """Make an object show its class's version and new fields."""
        payload, node = shown.payload, shown.node
        envelope = envelope_of(payload, node)
        if envelope is None:
            return
        all_levels = list(levels(node, envelope))
        self._version(shown, envelope.version, all_levels)
        if shown.data is None:
            return
        missing = [name for name in payload.shape.fields if name not in shown.data.members]
        missing = [name for name in missing if not self._is_left_out(payload, name)]
        if not missing:
            return
        reasons = self._since(payload, str(shown.version.content), missing)
        old: dict[str, list[str]] = {}
        for name in ordered(payload, missing):
            reason = reasons.get(name)
            if reason is None or self._with_all:
                self._field(payload, name, all_levels, envelope.data)
            else:
                old.setdefault(reason, []).append(name)
        for reason, names in old.items():
            self._changes.leave(Left(payload, tuple(names), reason, is_old=True))

    def _version(self, shown: Shown, key: str, all_levels: Sequence[Level]) -> None:
        version = shown.payload.version or "1.0"
        sharing = list(_sharing_version(all_levels, key, shown.version))
        declaring = self._classes.named(sharing[-1].name or "")
        if declaring in (None, shown.payload) and self._changes.replace(
            shown.version, f'"{version}"'
        ):
            return
        # The class of the file that is referred to has a version of its own.
        own = [level for level in sharing if self._is_of(level, shown.payload)]
        self._changes.add(own[-1].node.written, key, version)

    def _field(
        self, payload: Payload, name: str, all_levels: Sequence[Level], data_key: str
    ) -> None:
        declaring = [level for level in all_levels if self._declares(level, payload, name)]
        level = declaring[-1] if declaring else all_levels[0]
        try:
            value = self._values.field(payload, name, level.node.file)
        except NoValueError as error:
            self._changes.leave(Left(payload, (name,), f"no value can be made up: {error}"))
            return
        below = level.node.base
        inherited = None if below is None else below.get(data_key)
        if level.data is not None and level.data is not inherited:
            self._changes.add(level.data.written, name, value)
            return
        # The file says nothing of the data, which is all that of another.
        self._changes.add_inside(level.node.written, data_key, name, value)

    def _declares(self, level: Level, payload: Payload, name: str) -> bool:
        """Whether the class that a level shows has a field as well."""
        cls = self._classes.named(level.name or "")
        if cls is None or level.data is None or name in level.data.members:
            return False
        return cls.shape.fields.get(name) == payload.shape.fields[name]

    def _is_of(self, level: Level, payload: Payload) -> bool:
        return self._classes.named(level.name or "") == payload


def _sharing_version(all_levels: Sequence[Level], key: str, version: Node) -> Iterator[Level]:
    for level in all_levels:
        if level.node.get(key) is not version:
            return
        yield level
