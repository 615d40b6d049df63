"""Containers of things that are not known, which are filled in one place and read in another.

Who reads them sends what others have put there: so putting it there is taken for sending it.
"""

from __future__ import annotations

import ast
import re
from typing import Final, NamedTuple

from flake8_notifications.interpretation.containers import without_supplier
from flake8_notifications.interpretation.values import (
    Arguments,
    Constant,
    External,
    Place,
    Text,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax
from flake8_notifications.tracing.sends import Send

#: What puts something into a container, and the position of the argument that it puts there.
_PUTTING: Final = {"add": 0, "append": 0, "appendleft": 0, "insert": 1, "put": 0, "put_nowait": 0}
#: What puts everything into it that its argument holds.
_EXTENDING: Final = frozenset({"extend", "extendleft"})
#: What takes something out of it.
TAKING: Final = frozenset({"get", "get_nowait", "pop", "popleft"})
_FILLING: Final = "|".join(sorted({*_PUTTING, *_EXTENDING}))

_NUMBER: Final = r"\[(?:-?\d+)?\]"
#: What takes any item, and what leads on from there.
_ITEM: Final = re.compile(r"\[(?:-?\d+|…)?\]")
_STEP: Final = re.compile(r"\[[^\]]*\]")
_EXTERNAL: Final = re.compile(
    rf"(?P<holder>.*\.(?P<name>\w+))(?:\.(?:{'|'.join(sorted(TAKING))})\(\)|{_NUMBER})"
    rf"(?P<steps>(?:{_STEP.pattern})*)"
)
#: Of one container, so many readers are told apart.
_MOST_READERS: Final = 20


class Container(NamedTuple):
    """A container that is an attribute of something that is not known.

    :ivar holder: its dotted name, where it belongs to another package; else empty.
    """

    name: str
    holder: str


class Taken(NamedTuple):
    """Something that was taken out of a container.

    :ivar steps: the indexes that lead to it from what was put there.
    """

    container: Container
    steps: tuple[int | str, ...]


class Reader(NamedTuple):
    """A call that sends what it takes out of a container.

    :ivar event_type: all of it, of which what is taken may be a part.
    """

    taken: Taken
    event_type: Value
    send: Send

    @property
    def key(self) -> object:
        """What tells it from other readers."""
        text = self.event_type
        parts = text.parts if isinstance(text, Text) else ()
        shown = tuple(each if isinstance(each, str) else "" for each in parts)
        return self.taken, shown, self.send.calls[-1]

    def filled(self, value: Value) -> Value:
        """The event type with what somebody has put into the container."""
        text = self.event_type
        if not isinstance(text, Text):
            return value
        match value:
            case Constant(value=str(known), supplier=supplier):
                inner: tuple[str | Unknown, ...] = (known,)
            case Text(parts=inner, supplier=supplier):
                pass
            case Unknown():
                inner, supplier = (value,), None
            case _:
                inner, supplier = (Unknown("an item that is no text"),), None
        parts = [
            each for part in text.parts for each in ((part,) if isinstance(part, str) else inner)
        ]
        supplier = supplier or text.supplier
        if all(isinstance(each, str) for each in parts):
            return Constant("".join(map(str, parts)), supplier)
        return Text(tuple(parts), supplier)


class Queues:
    """The containers that are read for what is sent.

    :ivar names: the attributes that hold them.
    """

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._readers: dict[object, Reader] = {}
        #: The readers for which something was found to be put there.
        self.served: set[object] = set()

    def add(self, reader: Reader) -> bool:
        """Add a reader; whether it is new."""
        name = reader.taken.container.name
        of_name = [each for each in self._readers.values() if each.taken.container.name == name]
        if reader.key in self._readers or len(of_name) >= _MOST_READERS:
            return False
        self.names.add(name)
        self._readers[reader.key] = reader
        return True

    def readers(self, container: Container) -> list[Reader]:
        """Who reads what is put into a container."""
        return [
            each for each in self._readers.values() if _may_be_same(each.taken.container, container)
        ]


def _may_be_same(one: Container, other: Container) -> bool:
    return one.name == other.name and (
        one.holder == other.holder or not (one.holder and other.holder)
    )


def taken_of(value: Value) -> Taken | None:
    """What was taken out of which container, if that is all that is known of a value."""
    match value:
        case External(name=name):
            found = _EXTERNAL.fullmatch(name)
            if found is None:
                return None
            container = Container(found["name"], found["holder"])
            return Taken(container, _indexes(_STEP.findall(found["steps"])))
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
    """Indexes, up to the first one that is not known."""
    found: list[int | str] = []
    for step in steps:
        try:
            index = ast.literal_eval(step[1:-1])
        except (SyntaxError, ValueError):
            break
        if not isinstance(index, int | str):
            break
        found.append(index)
    return tuple(found)


def part_taken(text: Text) -> Value | None:
    """The one part of a text that is not known."""
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
    """What a method puts into its container, and whether it is all that the value holds."""
    position = 0 if method in _EXTENDING else _PUTTING.get(method)
    if position is None:
        return None, False
    values = (*arguments.positional, *arguments.keywords.values())
    return (values[position] if position < len(values) else None), method in _EXTENDING


def as_put(value: Value, place: Place, column: int) -> Value:
    """A value that is put somewhere: it is who takes it from there that hands it over."""
    match value:
        case Constant(supplier=supplier) | Text(supplier=supplier) if supplier is not None:
            if (supplier.place, supplier.column) == (place, column):
                return without_supplier(value)
    return value


def filling(name: str) -> re.Pattern[str]:
    """What a text looks like that puts something into a container of a name."""
    return re.compile(rf"\.{re.escape(name)}\.(?:{_FILLING})\(")


def as_item(result: Value, function: Unknown, arguments: Arguments) -> Value:
    """What a method takes out of a container, as any item of that."""
    if not isinstance(result, Unknown) or function.source is None:
        return result
    if not all(map(_is_number, arguments.positional)):
        # It is what a dict has for a key.
        return result
    parameter, steps = function.source
    if len(steps) < 2 or steps[-1][1:] not in TAKING:
        return result
    return Unknown(result.reason, result.place, result.opens, (parameter, (*steps[:-1], "[]")))


def _is_number(value: Value) -> bool:
    """Whether an argument is a position, or says whether to wait, rather than a key."""
    return isinstance(value, Constant) and isinstance(value.value, int)
