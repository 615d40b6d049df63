"""Raising the VERSION of a class in the text of its module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from flake8_notifications.source.editing import Edit, EditableText, edited
from flake8_notifications.source.inherited_version import Declaration, declaration, fitting
from flake8_notifications.source.text import parse
from flake8_notifications.source.version_history import history_of
from flake8_notifications.source.version_literals import (
    USUAL,
    constants_in,
    literals_of,
    statement_of,
)

_LITERAL: Final = re.compile(r"[rRuU]?('''|\"\"\"|'|\")(?P<version>[0-9.]+)\1", re.ASCII)
_NUMBER: Final = re.compile(r"(?P<version>[0-9]+)", re.ASCII)
#: What may stand between a class's last base and the colon.
_TRIVIA: Final = re.compile(r"(?:[\s),\]]|\\(?:\r\n|\r|\n)|#[^\r\n]*)*")


class VersionError(Exception):
    """A VERSION that cannot be raised; the message says why, but neither where nor of what."""


class StaleVersionError(Exception):
    """A text that is no longer what the VERSION to be was made from."""


class NewVersion(NamedTuple):
    """What to write for one class.

    :ivar name: of the class.
    :ivar line: of its ``class`` statement.
    :ivar old: the VERSION that it has; None where it has none of its own and gets one.
    :ivar text: for the history; empty where there is nothing to tell.
    :ivar where: the name of the attribute, or ``@decorator:argument``.
    :ivar may_be_number: of a class that has no oslo.versionedobjects behind it.
    :ivar further: likewise, where the history has an entry for the old VERSION.
    :ivar declared: how a base says the version that the class has from it.
    """

    name: str
    line: int
    old: str | None
    new: str
    text: str
    further: str
    where: str = USUAL
    may_be_number: bool = False
    declared: Declaration | None = None


class VersionEditor:
    """Raises the VERSION of classes of one module; nothing else in its text changes.

    :raises flake8_notifications.source.text.SourceError: if the text is not valid Python.
    """

    def __init__(self, source: EditableText) -> None:
        self._source = source
        self._module = parse(source.text)
        self._classes = {
            node.lineno: node for node in ast.walk(self._module) if isinstance(node, ast.ClassDef)
        }

    def edits(self, version: NewVersion) -> list[Edit]:
        """The edits for one class.

        :raises VersionError: if they are better done by hand.
        :raises StaleVersionError: if the class is not there, or was raised already.
        """
        cls = self._classes.get(version.line)
        if cls is None or cls.name != version.name:
            raise StaleVersionError
        if version.old is None:
            line, edits = cls.lineno, [self._added(cls, self._declared(version))]
        else:
            line, edits = self._replaced(cls, version)
        return [*edits, *self._history(cls, line, version)]

    def declaration(self, line: int, version: NewVersion) -> Declaration:
        """How a base says its version, with the new one in place of the old.

        :param line: of the ``class`` statement of the base.
        :raises VersionError: if a class had better not say it so.
        :raises StaleVersionError: if the class is not there.
        """
        cls = self._classes.get(line)
        if cls is None:
            raise StaleVersionError
        inherited = f"it has its {version.where} from a base"
        statement = statement_of(cls, version.where)
        if statement is None or isinstance(statement.value, ast.Call):
            raise VersionError(inherited)
        text = self._raised(statement, constants_in(statement), version)
        value = statement.value
        if len(text.splitlines()) > 1:
            raise VersionError(inherited)
        return declaration(
            statement, text, "" if value is None else self._raised(value, [value], version)
        )

    def _raised(
        self, node: ast.stmt | ast.expr, constants: Iterable[ast.expr], version: NewVersion
    ) -> str:
        """The text of a node with the version in it raised."""
        start, end = self._span(node)
        edits = [edit for value in constants for edit in self._edits_of(value, version)]
        moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
        return edited(self._source.text[start:end], moved)

    def _span(self, node: ast.stmt | ast.expr) -> tuple[int, int]:
        return (
            self._source.offset(node.lineno, node.col_offset),
            self._source.offset(node.end_lineno or 0, node.end_col_offset or 0),
        )

    def _declared(self, version: NewVersion) -> str:
        """The statement that a class gets which has no version of its own."""
        if version.declared is None:
            quote = '"' if 'VERSION = "' in self._source.text else "'"
            return f"VERSION = {quote}{version.new}{quote}"
        statement = fitting(version.declared, self._module)
        if statement is None:
            names = ", ".join(f"'{name}'" for name in sorted(version.declared.names))
            raise VersionError(
                f"it has its {version.where} from a base, whose annotation has {names}: "
                "the module has no such name"
            )
        return statement

    def _replaced(self, cls: ast.ClassDef, version: NewVersion) -> tuple[int, list[Edit]]:
        constants = literals_of(cls, version.where)
        if not constants:
            raise VersionError(f"{version.where} is not simply assigned once")
        edits = [edit for node in constants for edit in self._edits_of(node, version)]
        return constants[0].lineno, edits

    def _edits_of(self, value: ast.expr, version: NewVersion) -> Iterator[Edit]:
        text, (start, end) = self._source.text, self._span(value)
        literal = _LITERAL.fullmatch(text, start, end)
        if literal is None and version.may_be_number:
            literal = _NUMBER.fullmatch(text, start, end)
        if literal is None:
            kind = "plain string or number" if version.may_be_number else "plain string"
            raise VersionError(f"{version.where} is not written as a {kind}")
        if literal["version"] == version.new:
            raise StaleVersionError
        if literal["version"] != version.old:
            said, old = literal["version"], version.old
            raise VersionError(
                f"{version.where} {said} is written there, but it has {version.where} {old}"
            )
        yield Edit(literal.start("version"), literal.end("version"), version.new)

    def _added(self, cls: ast.ClassDef, statement: str) -> Edit:
        """A statement below the class's docstring, or below its first line."""
        source, first = self._source, cls.body[0]
        if ast.get_docstring(cls, clean=False) is None:
            end = self._colon(cls) + 1
        else:
            end = source.offset(first.end_lineno or 0, first.end_col_offset or 0)
        line = source.line_of(end)
        rest = source.text[end : source.line_end(line)].strip()
        if rest and not rest.startswith("#"):
            raise VersionError("the class is written on one line")
        start = source.offset(first.lineno, first.col_offset)
        indent = source.text[source.line_start(source.line_of(start)) : start]
        at = source.line_end(line)
        return Edit(at, at, f"{source.newline_of(line)}{indent}{statement}")

    def _colon(self, cls: ast.ClassDef) -> int:
        """Where the colon of a class statement is."""
        source, text = self._source, self._source.text
        parameters = getattr(cls, "type_params", [])
        parts = [*parameters, *cls.bases, *(keyword.value for keyword in cls.keywords)]
        ends = [source.offset(part.end_lineno or 0, part.end_col_offset or 0) for part in parts]
        start = source.offset(cls.lineno, cls.col_offset)
        position = max(ends, default=text.index(cls.name, start) + len(cls.name))
        while text[position] != ":":
            trivia = _TRIVIA.match(text, position)
            end = position if trivia is None else trivia.end()
            position = end if end > position else position + 1
        return position

    def _history(self, cls: ast.ClassDef, line: int, version: NewVersion) -> Iterator[Edit]:
        history = history_of(self._source, cls, line)
        if history is None or history.has(version.new):
            return
        is_told = version.old is not None and history.has(version.old)
        text = version.further if is_told else version.text
        if text:
            yield from history.with_entry(version.new, text, version.old)
