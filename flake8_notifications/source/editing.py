"""Changing the text of a Python file in a few places, with every other byte as it was."""

from __future__ import annotations

import bisect
import io
import re
import tokenize
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from flake8_notifications.source.text import MAX_BYTES, SourceError

#: What ends a line for Python; a form feed does not.
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """A piece of text to replace: from ``start`` up to ``end``, both counted in characters."""

    start: int
    end: int
    text: str


class EditableText:
    """The text of a Python file as it stands, line ends and all.

    :ivar encoding: to write it in again; it has the byte order mark, if there is one.
    :ivar newline: the line end that it uses, as its first line tells.
    """

    def __init__(self, text: str, encoding: str = "utf-8") -> None:
        self.text = text
        self.encoding = encoding
        self._ends = [match.end() for match in _LINE_END.finditer(text)]
        first = _LINE_END.search(text)
        self.newline = "\n" if first is None else first[0]

    def offset(self, line: int, column: int) -> int:
        """Where something is that a syntax tree places.

        :param line: 1-based.
        :param column: 0-based, in bytes of UTF-8.
        """
        start = self.line_start(line)
        text = self.text[start : self.line_end(line)]
        if text.isascii():
            return start + column
        return start + len(text.encode()[:column].decode())

    def line_of(self, offset: int) -> int:
        """The 1-based line that a character is on."""
        return bisect.bisect_right(self._ends, offset) + 1

    def line_start(self, line: int) -> int:
        return self._ends[line - 2] if line > 1 else 0

    def line_end(self, line: int) -> int:
        """Where the text of a line ends, in front of what separates it from the next."""
        if line > len(self._ends):
            return len(self.text)
        return self.line_start(line) + len(
            self.text[self.line_start(line) : self._ends[line - 1]].rstrip("\r\n")
        )

    def line(self, line: int) -> str:
        """The text of a line."""
        return self.text[self.line_start(line) : self.line_end(line)]

    def newline_of(self, line: int) -> str:
        """What ends a line; that of the first line, where the last has none."""
        return self.text[self.line_end(line) : self.next_line_start(line)] or self.newline

    def next_line_start(self, line: int) -> int:
        return self._ends[line - 1] if line <= len(self._ends) else len(self.text)


def read_editable(path: Path) -> EditableText:
    """The text of a Python file, to be changed.

    :raises SourceError: if it cannot be read, or not written again as it is.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}") from error
    if len(content) > MAX_BYTES:
        raise SourceError(f"larger than {MAX_BYTES:,} bytes")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = content.decode(encoding)
        again = text.encode(encoding)
    except (SyntaxError, UnicodeError, LookupError) as error:
        raise SourceError(f"not valid in its encoding: {error}") from error
    if again != content:
        raise SourceError(f"its bytes are not those that {encoding} writes")
    return EditableText(text, encoding)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with some pieces replaced; they must not overlap."""
    parts = []
    position = 0
    for edit in sorted(edits):
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*parts, text[position:]])
