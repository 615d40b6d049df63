"""JSON whose values know where they stand.

The standard library's parser tells nothing of places, and those that do either forget the text or
are kept by nobody, so that there is one here.  It takes what ``json.loads`` takes, NaN included,
and a byte order mark besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.source.editing import EditableText

Scalar: TypeAlias = str | int | float | bool | None
#: Of an object; one class, for asking whether a value is a mapping of any kind takes long.
Members: TypeAlias = "MappingProxyType[str, Member]"
Content: TypeAlias = "Scalar | tuple[Node, ...] | Members"

_SPACE: Final = re.compile(r"[ \t\n\r]*")
#: Nobody writes a sample that deep; Python's stack ends soon after.
DEEPEST: Final = 100
MOST_BYTES: Final = 8_000_000


def _integer(digits: str) -> int | float:
    try:
        return int(digits)
    except ValueError:
        # Python converts only so many digits.
        return float(digits)


#: For what holds no other values.
_SCALARS: Final = JSONDecoder(parse_int=_integer)


class JsonError(Exception):
    """A text that is no JSON.

    :ivar reason: what is wrong, without the path.
    :ivar line: 1-based.
    """

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


_NONE: Final[Members] = MappingProxyType({})


class Member(NamedTuple):
    """A key of an object and its value.

    :ivar start: where the key starts in the text of the value's file, with its quotes.
    """

    start: int
    value: Node


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value and where it stands.

    :ivar file: relative to the directory of the samples.
    :ivar start: offset of its first character in the text of the file.
    :ivar end: offset behind its last.
    :ivar height: how many levels of values it holds.
    :ivar base: of an object that overrides parts of another: that other.
    :ivar own: the same value as it is written; None where it is as it is written.
    :ivar is_unknown: whether it is what a reference should be that leads nowhere.
    """

    file: str
    line: int
    start: int
    end: int
    content: Content = field(repr=False)
    height: int = 0
    base: Node | None = field(default=None, repr=False)
    own: Node | None = field(default=None, repr=False)
    is_unknown: bool = False

    @property
    def members(self) -> Members:
        """Of an object; of anything else none."""
        return self.content if isinstance(self.content, MappingProxyType) else _NONE

    @property
    def written(self) -> Node:
        """The value as the file says that was the last to write in it."""
        return self if self.own is None else self.own

    def get(self, key: str) -> Node | None:
        member = self.members.get(key)
        return None if member is None else member.value


class Document(NamedTuple):
    """What a file holds.

    :ivar twice: keys that an object has twice, each with the line of the second.
    """

    source: EditableText
    root: Node
    twice: tuple[tuple[str, int], ...]


def height_of(content: Content) -> int:
    """How many levels of values a value holds."""
    match content:
        case tuple(items):
            return 1 + max((item.height for item in items), default=0)
        case MappingProxyType() as members:
            return 1 + max((member.value.height for member in members.values()), default=0)
        case _:
            return 0


def plain(node: Node) -> object:
    """A value as ``json.loads`` has it, without what is not known."""
    match node.content:
        case tuple(items):
            return [plain(item) for item in items if not item.is_unknown]
        case MappingProxyType() as members:
            return {
                key: plain(member.value)
                for key, member in members.items()
                if not member.value.is_unknown
            }
        case scalar:
            return scalar


def decode(content: bytes) -> EditableText:
    """The text of a JSON file.

    :raises JsonError: if it is none.
    """
    if len(content) > MOST_BYTES:
        raise JsonError(f"is larger than {MOST_BYTES:,} bytes")
    encoding = "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        return EditableText(content.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise JsonError(f"is not UTF-8: {error.reason}", line) from error


def parse(source: EditableText, file: str) -> Document:
    """The value that a text is.

    :raises JsonError: if it is no JSON, or nested too deeply.
    """
    parser = _Parser(source, file)
    root, end = parser.value(parser.skip(0), 0)
    end = parser.skip(end)
    if end != len(source.text):
        raise parser.error("something follows the end", end)
    return Document(source, root, tuple(parser.twice))


class _Parser:
    """Recursive descent; ``value`` and its like take an offset and return the one behind."""

    def __init__(self, source: EditableText, file: str) -> None:
        self.twice: list[tuple[str, int]] = []
        self._source = source
        self._text = source.text
        self._file = file

    def error(self, reason: str, position: int) -> JsonError:
        return JsonError(f"is not JSON: {reason}", self._source.line_of(position))

    def skip(self, position: int) -> int:
        match = _SPACE.match(self._text, position)
        return position if match is None else match.end()

    def value(self, start: int, depth: int) -> tuple[Node, int]:
        if depth > DEEPEST:
            reason = f"is nested deeper than {DEEPEST} levels"
            raise JsonError(reason, self._source.line_of(start))
        content: Content
        match self._text[start : start + 1]:
            case "{":
                content, end = self._object(start, depth)
            case "[":
                content, end = self._array(start, depth)
            case "":
                raise self.error("it ends too early", start)
            case _:
                content, end = self._scalar(start)
        line = self._source.line_of(start)
        return Node(self._file, line, start, end, content, height_of(content)), end

    def _scalar(self, start: int) -> tuple[Scalar, int]:
        value: Scalar
        try:
            value, end = _SCALARS.raw_decode(self._text, start)
        except JSONDecodeError as error:
            reason = f"{error.msg[:1].lower()}{error.msg[1:]}"
            raise self.error(reason, error.pos) from error
        return value, end

    def _array(self, start: int, depth: int) -> tuple[tuple[Node, ...], int]:
        items = []
        for position in self._parts(start, "]"):
            item, self._end = self.value(position, depth + 1)
            items.append(item)
        return tuple(items), self._end

    def _object(self, start: int, depth: int) -> tuple[Members, int]:
        members: dict[str, Member] = {}
        for position in self._parts(start, "}"):
            if self._text[position : position + 1] != '"':
                raise self.error("a key in double quotes is missing", position)
            key, end = self._scalar(position)
            end = self.skip(end)
            if self._text[end : end + 1] != ":":
                raise self.error("a ':' is missing", end)
            value, self._end = self.value(self.skip(end + 1), depth + 1)
            if key in members:
                self.twice.append((str(key), self._source.line_of(position)))
            members[str(key)] = Member(position, value)
        return MappingProxyType(members), self._end

    def _parts(self, start: int, closing: str) -> Iterator[int]:
        """Where each part between two brackets starts; who takes it says where it ends."""
        position = self.skip(start + 1)
        if self._text[position : position + 1] == closing:
            self._end = position + 1
            return
        while True:
            yield position
            position = self.skip(self._end)
            mark = self._text[position : position + 1]
            if mark == closing:
                self._end = position + 1
                return
            if mark != ",":
                missing = f"a ',' or '{closing}' is missing" if mark else "it ends too early"
                raise self.error(missing, position)
            position = self.skip(position + 1)
