"""Containers on unknown objects, which are filled in one place and read in another.

The code that reads them sends what other code has put there; so putting a value there counts as
sending it.
"""

from __future__ import annotations

import ast
import re
from typing import Final, NamedTuple

from flake8_notifications.interpretation.containers import without_supplier
from flake8_notifications.interpretation.values.base import Constant, Text, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.sends import Send

#: The methods that put a value into a container, with the position of that argument.
_PUTTING: Final = {"add": 0, "append": 0, "appendleft": 0, "insert": 1, "put": 0, "put_nowait": 0}
#: The methods that put all items of their argument into it.
_EXTENDING: Final = frozenset({"extend", "extendleft"})
#: The methods that take an item out of it.
TAKING: Final = frozenset({"get", "get_nowait", "pop", "popleft"})
_FILLING: Final = "|".join(sorted({*_PUTTING, *_EXTENDING}))

_NUMBER: Final = r"\[(?:-?\d+)?\]"
#: Access to any item, and further steps of the access path.
_ITEM: Final = re.compile(r"\[(?:-?\d+|…)?\]")
_STEP: Final = re.compile(r"\[[^\]]*\]")
_EXTERNAL: Final = re.compile(
    rf"(?P<holder>.*\.(?P<name>\w+))(?:\.(?:{'|'.join(sorted(TAKING))})\(\)|{_NUMBER})"
    rf"(?P<steps>(?:{_STEP.pattern})*)"
)
#: The maximum number of readers that are distinguished for one container.
_MOST_READERS: Final = 20


class Container(NamedTuple):
    """A container that is an attribute of an unknown object.

    :ivar holder: the dotted name of that, if it belongs to another package; else empty.
    """

    name: str
    holder: str


class Taken(NamedTuple):
    """A value that was taken out of a container.

    :ivar steps: the indexes that lead to it from what was put there.
    """

    container: Container
    steps: tuple[int | str, ...]


class Reader(NamedTuple):
    """A call that sends what it takes out of a container.

    :ivar event_type: the whole event type, which may contain the taken value as a part.
    """

    taken: Taken
    event_type: Value
    send: Send

    @property
    def key(self) -> object:
        """Identifies the reader."""
        text = self.event_type
        parts = text.parts if isinstance(text, Text) else ()
        shown = tuple(part if isinstance(part, str) else "" for part in parts)
        return self.taken, shown, self.send.calls[-1]

    def filled(self, value: Value) -> Value:
        """The event type, completed by a value that was put into the container."""
        text = self.event_type
        if not isinstance(text, Text):
            return value
        match value:
            case Constant(value=str(inserted), supplier=supplier):
                inner: tuple[str | Unknown, ...] = (inserted,)
            case Text(parts=inner, supplier=supplier):
                pass
            case Unknown():
                inner, supplier = (value,), None
            case _:
                inner, supplier = (Unknown("an item that is no text"),), None
        parts = [
            piece for part in text.parts for piece in ((part,) if isinstance(part, str) else inner)
        ]
        supplier = supplier or text.supplier
        if all(isinstance(part, str) for part in parts):
            return Constant("".join(map(str, parts)), supplier)
        return Text(tuple(parts), supplier)


class Queues:
    """The containers from which sent values are read.

    :ivar names: the attributes that hold them.
    """

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._readers: dict[object, Reader] = {}
        #: The readers whose container was seen to be filled.
        self.served: set[object] = set()

    def add(self, reader: Reader) -> bool:
        """Add a reader.

        :return: whether it is new.
        """
        name = reader.taken.container.name
        of_name = [
            readers_of_name
            for readers_of_name in self._readers.values()
            if readers_of_name.taken.container.name == name
        ]
        if reader.key in self._readers or len(of_name) >= _MOST_READERS:
            return False
        self.names.add(name)
        self._readers[reader.key] = reader
        return True

    def readers(self, container: Container) -> list[Reader]:
        """The readers of what is put into a container."""
        return [
            reader
            for reader in self._readers.values()
            if _may_be_same(reader.taken.container, container)
        ]


def _may_be_same(one: Container, other: Container) -> bool:
    return one.name == other.name and (
        one.holder == other.holder or not (one.holder and other.holder)
    )


def taken_of(value: Value) -> Taken | None:
    """The container that a value was taken out of, if nothing else is known of the value."""
    match value:
        case External(name=name):
            matched = _EXTERNAL.fullmatch(name)
            if matched is None:
                return None
            container = Container(matched["name"], matched["holder"])
            return Taken(container, _indexes(_STEP.findall(matched["steps"])))
        case Unknown(source=(_, steps)):
            at = len(steps)
            while at and steps[at - 1][0] == "[":
                at -= 1
            if not 0 < at < len(steps) or not _ITEM.fullmatch(steps[at]):
                return None
            return Taken(Container(steps[at - 1][1:], ""), _indexes(list(steps[at + 1 :])))
        case _:
            return None


def _indexes(steps: list[str]) -> tuple[int | str, ...]:
    """The leading indexes that are known."""
    indexes: list[int | str] = []
    for step in steps:
        try:
            index = ast.literal_eval(step[1:-1])
        except (SyntaxError, ValueError):
            break
        if not isinstance(index, int | str):
            break
        indexes.append(index)
    return tuple(indexes)


def part_taken(text: Text) -> Value | None:
    """The only unknown part of a text."""
    parts = [part for part in text.parts if isinstance(part, Unknown)]
    return parts[0] if len(parts) == 1 else None


def filled_by(function: Value, node: syntax.Node) -> tuple[Container, str] | None:
    """The container that a call may put something into, and the method that does so."""
    match function:
        case External(name=name):
            holder, _, method = name.rpartition(".")
            return Container(holder.rpartition(".")[2], holder), method
        case Unknown(source=(_, (*_, holder, method))) if holder[0] == "." == method[0]:
            return Container(holder[1:], ""), method[1:]
    match node:
        case syntax.Call(function=syntax.Attribute(value=syntax.Attribute(name=name), name=method)):
            return Container(name, ""), method
    return None


def put_by(method: str, arguments: Arguments) -> tuple[Value | None, bool]:
    """What a method puts into its container, and whether it puts in each of the value's items."""
    position = 0 if method in _EXTENDING else _PUTTING.get(method)
    if position is None:
        return None, False
    values = (*arguments.positional, *arguments.keywords.values())
    return (values[position] if position < len(values) else None), method in _EXTENDING


def as_put(value: Value, place: Place, column: int) -> Value:
    """A value that is put into a container, supplied by the code that takes it out."""
    match value:
        case Constant(supplier=supplier) | Text(supplier=supplier) if supplier is not None:
            if (supplier.place, supplier.column) == (place, column):
                return without_supplier(value)
    return value


def filling(name: str) -> re.Pattern[str]:
    """A pattern for source that puts something into a container of a name."""
    return re.compile(rf"\.{re.escape(name)}\.(?:{_FILLING})\(")


def as_item(result: Value, function: Unknown, arguments: Arguments) -> Value:
    """What a method takes out of a container, as any of its items."""
    if not isinstance(result, Unknown) or function.source is None:
        return result
    if not all(map(_is_number, arguments.positional)):
        # It is the value under a key of a dict.
        return result
    parameter, steps = function.source
    if len(steps) < 2 or steps[-1][1:] not in TAKING:
        return result
    return Unknown(result.reason, result.place, result.opens, (parameter, (*steps[:-1], "[]")))


def _is_number(value: Value) -> bool:
    """Whether an argument is a position, or a flag such as whether to wait, not a key."""
    return isinstance(value, Constant) and isinstance(value.value, int)
