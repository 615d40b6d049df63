"""Whether a sample shows what its payload can hold.

A field that is missing is nothing: what is not set is not on the wire.  Of several samples that
refer to one file, what is wrong there is found once, and counts against the class that the file
shows.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.payloads.model import FieldShape, Payload
from flake8_notifications.samples.json_text import Member, Node
from flake8_notifications.samples.wire_objects import (
    Classes,
    Envelope,
    Level,
    envelope_of,
    levels,
    namespace_of,
    shown_envelope,
)
from flake8_notifications.samples.wire_types import FieldType, Kind, is_of, kind_of, read_type

_LONGEST: Final = 60


class Fault(NamedTuple):
    """Something in a sample that its payload cannot hold.

    :ivar payload: the class that it counts against.
    :ivar text: what is wrong, behind the name of that class.
    :ivar start: of what is wrong in the text of the file.
    """

    payload: Payload
    text: str
    file: str
    line: int
    start: int


class Shown(NamedTuple):
    """An object of a class in a sample."""

    payload: Payload
    node: Node
    version: Node
    data: Node | None


class Judge:
    """Judges samples, and notes what they show.

    :ivar faults: by the order in which they were met.
    :ivar shown: the objects of the project's classes.
    """

    def __init__(self, classes: Classes) -> None:
        self.faults: list[Fault] = []
        self.shown: list[Shown] = []
        self._classes = classes
        self._seen: set[tuple[int, str]] = set()
        self._judged: set[tuple[int, str, str]] = set()
        self._noted: set[int] = set()
        self._faulty: set[tuple[str, int]] = set()
        #: What was seen is not forgotten, lest another value gets its identity.
        self._kept: list[Node] = []

    def object(self, node: Node, payload: Payload) -> None:
        """An object that is shown where one of a class is expected.

        :param payload: of the name that it shows.
        """
        if (id(node), payload.name) in self._seen:
            return
        self._seen.add((id(node), payload.name))
        self._kept.append(node)
        envelope = envelope_of(payload, node)
        if envelope is None:
            return
        for key, member in node.members.items():
            if key not in envelope.keys:
                self._note(payload, f"shows a key '{key}' outside of its data", member.value)
        for key in envelope.needed:
            if key not in node.members:
                self._note(payload, f"shows no '{key}'", node)
        self._namespace(payload, node.get(envelope.namespace))
        self._show(payload, node, envelope)
        shown = tuple(levels(node, envelope))
        for level in shown[1:]:
            # What is overridden shows a class, too. The rest of it is nowhere shown as it is there.
            cls = self._classes.named(level.name or "")
            if cls is not None:
                self._show(cls, level.node, envelope)
        data = node.get(envelope.data)
        if data is None or data.is_unknown:
            return
        if kind_of(data) is not Kind.OBJECT:
            text = f"shows {kind_of(data).value} as its '{envelope.data}', which is an object"
            self._note(payload, text, data)
        else:
            for name, member in data.members.items():
                self._field(payload, name, member, shown)

    def _show(self, payload: Payload, node: Node, envelope: Envelope) -> None:
        """Note the version that an object shows."""
        version = node.get(envelope.version)
        if version is None or version.is_unknown:
            return
        if id(node) not in self._noted:
            self._noted.add(id(node))
            self._kept.append(node)
            self.shown.append(Shown(payload, node, version, node.get(envelope.data)))

    def _namespace(self, payload: Payload, shown: Node | None) -> None:
        wanted = namespace_of(payload)
        if shown is None or wanted is None or shown.is_unknown:
            return
        if shown.content != wanted:
            text = f"is of '{wanted}', where its sample shows '{_shortened(str(shown.content))}'"
            self._note(payload, text, shown)

    def _field(self, payload: Payload, name: str, member: Member, shown: Sequence[Level]) -> None:
        """One field of an object; what is wrong counts against the class of the file that shows it.

        That is the class furthest down that has the same fault.
        """
        key = (id(member.value), payload.name, name)
        if key in self._judged:
            return
        self._judged.add(key)
        faults = list(self._field_faults(payload, name, member, shown[0]))
        sharing = list(_sharing(shown, name, member)) if faults else []
        for level in reversed(sharing):
            cls = self._classes.named(level.name or "")
            theirs = [] if cls is None else list(self._field_faults(cls, name, member, shown[0]))
            if cls is not None and theirs:
                payload, faults = cls, theirs
                break
        for text, node in faults:
            self._note(payload, text, node)

    def _field_faults(
        self, payload: Payload, name: str, member: Member, shown: Level
    ) -> Iterator[tuple[str, Node]]:
        shape = payload.shape.fields.get(name)
        if shape is not None:
            yield from self._value(member.value, name, shape)
        elif not payload.problems:
            known = {} if shown.data is None else shown.data.members
            missing = [field for field in payload.shape.fields if field not in known]
            near = difflib.get_close_matches(name, missing, 1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            yield f"has no field '{name}', which its sample shows{hint}", member.value

    def _value(self, node: Node, name: str, shape: FieldShape) -> Iterator[tuple[str, Node]]:
        if node.is_unknown:
            return
        if kind_of(node) is Kind.NULL:
            if not shape.nullable:
                yield f"cannot have null in field '{name}', as its sample shows", node
            return
        yield from self._typed(node, name, read_type(shape.type), shape.values)

    def _typed(
        self, node: Node, name: str, field_type: FieldType, values: Sequence[str] | None
    ) -> Iterator[tuple[str, Node]]:
        if field_type.element is None and values is not None:
            yield from _listed(node, name, values)
        elif not is_of(node, field_type.kind):
            yield _other_kind(name, field_type.kind, node), node
        elif field_type.element is not None:
            for item in _items(node):
                if item.is_unknown:
                    continue
                if kind_of(item) is not Kind.NULL:
                    yield from self._typed(item, name, field_type.element, values)
                elif not field_type.may_element_be_null:
                    yield f"cannot have null inside field '{name}', as its sample shows", item
        elif field_type.object_name is not None:
            yield from self._versioned(node, name, field_type)

    def _versioned(
        self, node: Node, name: str, field_type: FieldType
    ) -> Iterator[tuple[str, Node]]:
        """An object where one of a class is expected; what it holds is judged on its own."""
        wanted = field_type.object_name or ""
        expected = self._classes.named(wanted)
        envelope = shown_envelope(node) if expected is None else envelope_of(expected, node)
        shown = None if envelope is None else node.get(envelope.name)
        if shown is not None and shown.is_unknown:
            return
        if envelope is None or shown is None or not isinstance(shown.content, str):
            if expected is not None and envelope is not None:
                yield (
                    f"holds '{wanted}' in field '{name}', where its sample shows no "
                    f"'{envelope.name}'",
                    node,
                )
            return
        payload = self._classes.named(shown.content)
        if shown.content != wanted and not field_type.with_subclasses:
            yield (
                f"holds '{wanted}' in field '{name}', where its sample shows "
                f"'{_shortened(shown.content)}'",
                shown,
            )
        elif payload is not None:
            self.object(node, payload)

    def _note(self, payload: Payload, text: str, node: Node) -> None:
        place = (node.file, node.start)
        if place not in self._faulty:
            self._faulty.add(place)
            self.faults.append(Fault(payload, text, node.file, node.line, node.start))


def _sharing(shown: Sequence[Level], name: str, member: Member) -> Iterator[Level]:
    """The levels that have the same value in a field."""
    for level in shown:
        other = None if level.data is None else level.data.members.get(name)
        if other is None or other.value is not member.value:
            return
        yield level


def _items(node: Node) -> Sequence[Node]:
    if isinstance(node.content, tuple):
        return node.content
    return [member.value for member in node.members.values()]


def _listed(node: Node, name: str, values: Sequence[str]) -> Iterator[tuple[str, Node]]:
    if not isinstance(node.content, str):
        yield _other_kind(name, Kind.STRING, node), node
    elif node.content not in values:
        near = difflib.get_close_matches(node.content, values, 1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        shown = _shortened(node.content)
        yield f"cannot have '{shown}' in field '{name}', as its sample shows{hint}", node


def _other_kind(name: str, kind: Kind | None, node: Node) -> str:
    expected = "" if kind is None else kind.value
    return f"has {expected} in field '{name}', where its sample shows {kind_of(node).value}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
