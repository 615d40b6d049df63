"""Source text: reading it from a file and parsing it, with one kind of error."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from pathlib import Path
from typing import Final

from flake8_notifications.source import syntax
from flake8_notifications.source.lowering import Lowering
from flake8_notifications.source.simplifying import may_be_simplified

#: A larger file is not read: generated tables are no place for payload classes.
MAX_BYTES: Final = 8_000_000


_TEXT: Final = r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\""
_IN_BRACKETS: Final = rf"(?:[^\[\]'\"]|{_TEXT})*"
_NESTED: Final = rf"{_IN_BRACKETS}(?:\[{_IN_BRACKETS}\]{_IN_BRACKETS})*"
#: A pattern for an index in brackets, which may have others in it and be more than a line.
INDEX: Final = rf"\[{_NESTED}(?:\[{_NESTED}\]{_NESTED})*\]"

_BRACKET: Final = re.compile(r"[()\[\]{}]")
#: Nobody writes more of them around one another.
_MANY_BRACKETS: Final = 50


class SourceError(Exception):
    """A text that is not a Python module.

    :ivar reason: what is wrong, without the path.
    :ivar line: 1-based, or 1 where it is not known.
    """

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def read(path: Path) -> str:
    """The text of a Python source file, decoded as PEP 263 says.

    :raises SourceError: if the file cannot be read or decoded.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}") from error
    return decode(content)


def decode(content: bytes) -> str:
    """The text of Python source bytes.

    :raises SourceError: if it is too large or not in its declared encoding.
    """
    if len(content) > MAX_BYTES:
        raise SourceError(f"larger than {MAX_BYTES:,} bytes")
    try:
        text = content.decode(_encoding_of(content))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(f"not valid in its encoding: {error}", line) from error
    except (SyntaxError, LookupError) as error:
        raise SourceError(f"not valid in its encoding: {error}") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding_of(content: bytes) -> str:
    # Most are in ASCII and say nothing of it on their first two lines.
    second = content.find(b"\n") + 1
    if content.isascii() and b"coding" not in content[: content.find(b"\n", second)]:
        return "ascii"
    return tokenize.detect_encoding(io.BytesIO(content).readline)[0]


def parse(text: str) -> ast.Module:
    """The syntax tree of a module.

    :raises SourceError: if the text is not valid Python, or is nested too deeply.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text)
        except SyntaxError as error:
            line = error.lineno or _line_of_null(text)
            raise SourceError(f"syntax error: {error.msg}", line) from error
        except ValueError as error:
            raise SourceError(f"syntax error: {error}", _line_of_null(text)) from error
        except (RecursionError, MemoryError) as error:
            raise SourceError("nested too deeply to be parsed", _likely_deepest(text)) from error


def lower(tree: ast.Module, text: str) -> syntax.Facts:
    """The facts of a parsed module, without the bodies of its functions.

    :param text: of the module.
    :raises SourceError: if the tree is nested too deeply.
    """
    lowering = Lowering(
        deferred_annotations=defers_annotations(tree), bodies=False, yielding=_yielding(text)
    )
    try:
        statements = lowering.statements(tree.body)
    except RecursionError as error:
        raise SourceError("nested too deeply to be read", _likely_deepest(text)) from error
    return syntax.Facts(statements, short_forms=may_be_simplified(text))


def _line_of_null(text: str) -> int:
    """The line of the first null byte; 1 where there is none."""
    return text.count("\n", 0, max(text.find("\0"), 0)) + 1


def _likely_deepest(text: str) -> int:
    """The line that is likely nested most: nothing but the parser knows, and it does not say."""
    depth = deepest = 0
    at, longest = 1, 0
    by_length = 1
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > longest:
            longest, by_length = len(line), number
        for character in _BRACKET.findall(line):
            depth += 1 if character in "([{" else -1
            if depth > deepest:
                deepest, at = depth, number
    return at if deepest > _MANY_BRACKETS else by_length


def _yielding(text: str) -> list[int] | None:
    """The numbers of the lines with ``yield``; None where lines do not end as :func:`decode`'s."""
    if "\r" in text:
        return None
    lines: list[int] = []
    line, start = 1, 0
    position = text.find("yield")
    while position >= 0:
        line += text.count("\n", start, position)
        lines.append(line)
        start, position = position, text.find("yield", position + 1)
    return lines


def defers_annotations(tree: ast.Module) -> bool:
    """Whether the module starts with ``from __future__ import annotations``."""
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "__future__"
        and any(alias.name == "annotations" for alias in node.names)
        for node in tree.body
    )
