"""The history of a class's VERSION, as a block of comments in its body.

::

    # Version 1.0: Initial version
    # Version 1.1: Added 'carrier' field, which is not known before the order
    #              is sent
    VERSION = '1.1'
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.source.editing import Edit, EditableText

_USUAL_WIDTH: Final = 79
_NARROWEST: Final = 20
_COMMENT: Final = re.compile(r"[ \t\f]*#")
_ENTRY: Final = re.compile(
    r"(?P<lead>[ \t\f]*#[#:]*[ \t]*(?P<word>(?:version|ver\.?|v)?)[ \t]*)"
    r"(?P<version>\d+(?:\.\d+){1,2})(?![\w.])"
    r"(?P<separator>[ \t]*(?P<mark>[:=-]*)[ \t]*)",
    re.IGNORECASE,
)
_CONTINUATION: Final = re.compile(r"[ \t\f]*#[#:]*[ \t]*(?=\S)")
#: A comment that starts anew.
_OTHER: Final = re.compile(r"[ \t\f]*#[#:]*[ \t]*(?:$|NOTE|TODO|FIXME|XXX|HACK|noqa|type:|pylint)")


class _Entry(NamedTuple):
    """One entry.

    :ivar line: its first line.
    :ivar last: its last line.
    :ivar continuation: the column of its second line's text, if it has one.
    """

    match: re.Match[str]
    line: int
    last: int
    continuation: int | None

    @property
    def version(self) -> tuple[int, ...]:
        return tuple(map(int, self.match["version"].split(".")))

    @property
    def column(self) -> int:
        """Of its text."""
        return self.match.end()


class History(NamedTuple):
    """The history of one class, in the order of the text.

    :ivar width: what its lines may be long.
    """

    source: EditableText
    entries: Sequence[_Entry]
    width: int

    def has(self, version: str) -> bool:
        """Whether there is an entry for a version."""
        return any(entry.match["version"] == version for entry in self.entries)

    def since(self, version: tuple[int, ...]) -> list[str]:
        """What the entries say of later versions."""
        return [self._text(entry) for entry in self.entries if entry.version > version]

    def told(self) -> Iterator[tuple[str, str]]:
        """What the entries say, each with its version."""
        return ((entry.match["version"], self._text(entry)) for entry in self.entries)

    def with_entry(self, version: str, text: str, old: str | None) -> Iterator[Edit]:
        """The edits that add an entry for the newest version.

        Where two branches told different things of the old one, and this is one of them, its entry
        becomes the new one.
        """
        stale = self._told_twice(text, old)
        if stale is not None and stale is self._newest:
            start = self.source.line_start(stale.line)
            span = stale.match.span("version")
            yield Edit(start + span[0], start + span[1], version)
            return
        if stale is not None:
            start, end = (
                self.source.line_start(stale.line),
                self.source.next_line_start(stale.last),
            )
            yield Edit(start, end, "")
        yield self._added(version, text)

    @property
    def _newest_first(self) -> bool:
        entries = self.entries
        return len(entries) > 1 and entries[0].version > entries[-1].version

    @property
    def _newest(self) -> _Entry:
        return self.entries[0 if self._newest_first else -1]

    def _told_twice(self, text: str, version: str | None) -> _Entry | None:
        repeated = [entry for entry in self.entries if entry.match["version"] == version]
        stale = (entry for entry in repeated if self._text(entry) == text)
        return next(stale, None) if len(repeated) > 1 else None

    def _text(self, entry: _Entry) -> str:
        first, *rest = (self.source.line(line) for line in range(entry.line, entry.last + 1))
        return " ".join([first[entry.column :].strip(), *(line.strip(" \t\f#:") for line in rest)])

    def _added(self, version: str, text: str) -> Edit:
        source, entries = self.source, self.entries
        lines = self._written(version, text)
        if self._newest_first:
            start = source.line_start(entries[0].line)
            newline = source.newline_of(entries[0].line)
            return Edit(start, start, "".join(line + newline for line in lines))
        last = entries[-1].last
        end = source.line_end(last)
        newline = source.newline_of(last)
        return Edit(end, end, "".join(newline + line for line in lines))

    def _written(self, version: str, text: str) -> list[str]:
        newest = max(self.entries, key=lambda entry: entry.version)
        separator = newest.match["separator"]
        head = (
            newest.match["lead"]
            + version
            + (separator if separator[-1:].isspace() else f"{separator} ")
        )
        width = max(self.width - len(head), _NARROWEST)
        first, *rest = textwrap.wrap(
            text, width, break_long_words=False, break_on_hyphens=False
        ) or [""]
        column = self._continuation(len(head))
        mark = head.index("#") + 1
        prefix = head[:mark] + " " * (column - mark)
        if rest:
            width = max(self.width - len(prefix), _NARROWEST)
            rest = textwrap.wrap(
                " ".join(rest), width, break_long_words=False, break_on_hyphens=False
            )
        return [(head + first).rstrip(), *(prefix + line for line in rest)]

    def _continuation(self, column: int) -> int:
        """Where the text of a second line starts: below the first, or where it does elsewhere."""
        for entry in reversed(self.entries):
            if entry.continuation is not None:
                return column if entry.continuation == entry.column else entry.continuation
        return column


def history_of(source: EditableText, cls: ast.ClassDef, near: int) -> History | None:
    """The history in the body of a class, if there is one.

    :param near: the line of VERSION; of several blocks, it is the one above.
    """
    blocks = []
    for lines in _comment_blocks(source, cls):
        entries = _entries(source, lines)
        if entries:
            longest = max(len(source.line(number)) for number in lines)
            blocks.append(History(source, entries, max(longest, _USUAL_WIDTH)))
    above = [block for block in blocks if block.entries[0].line < near]
    return above[-1] if above else next(iter(blocks), None)


def class_at(tree: ast.Module, line: int) -> ast.ClassDef | None:
    """The innermost class around a line."""
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    return max(around, key=lambda node: node.lineno, default=None)


def version_line(cls: ast.ClassDef) -> int:
    """The line of a class's own VERSION; where it has none, its last."""
    for statement in cls.body:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id="VERSION")])
                | ast.AnnAssign(target=ast.Name(id="VERSION"))
            ):
                return statement.lineno
    return cls.end_lineno or cls.lineno


def _comment_blocks(source: EditableText, cls: ast.ClassDef) -> Iterator[list[int]]:
    """The lines of comments in a row, between the statements of a class."""
    taken = {
        number
        for statement in cls.body
        for number in range(_first_line(statement), (statement.end_lineno or 0) + 1)
    }
    block: list[int] = []
    for number in range(cls.lineno + 1, (cls.end_lineno or cls.lineno) + 1):
        if number not in taken and _COMMENT.match(source.line(number)):
            block.append(number)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _first_line(statement: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(decorator.lineno for decorator in decorators)])


def _entries(source: EditableText, lines: Sequence[int]) -> list[_Entry]:
    matches = {number: _ENTRY.match(source.line(number)) for number in lines}
    match_by_line = {number: match for number, match in matches.items() if match is not None}
    if not any(match["mark"] and match["separator"] for match in match_by_line.values()):
        # "Version 2.0 will do without it" is no history.
        return []
    if not any(match["word"] for match in match_by_line.values()):
        match_by_line = {number: match for number, match in match_by_line.items() if match["mark"]}
    return [
        _entry(source, match, number, [line for line in lines if line > number], set(match_by_line))
        for number, match in match_by_line.items()
    ]


def _entry(
    source: EditableText,
    match: re.Match[str],
    number: int,
    below: Sequence[int],
    others: set[int],
) -> _Entry:
    last, continuation = number, None
    for line in below:
        text = source.line(line)
        if line in others or _OTHER.match(text):
            break
        start = _CONTINUATION.match(text)
        if continuation is None and start is not None:
            continuation = start.end()
        last = line
    return _Entry(match, number, last, continuation)
