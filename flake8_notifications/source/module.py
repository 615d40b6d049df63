"""One module of source code: where it is, and what it says."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import msgspec

from flake8_notifications.source import syntax
from flake8_notifications.source.lowering import Lowering
from flake8_notifications.source.simplifying import simplified
from flake8_notifications.source.text import SourceError, lower, parse

Position: TypeAlias = tuple[int, int]


class Reading(msgspec.Struct, array_like=True, gc=False):
    """What has been read off a text so far.

    :ivar broken_line: where it is not valid Python.
    :ivar ends: the last lines of its functions and classes, by where they start; of those in
        functions, of which somebody has asked for one.
    :ivar bodies: of its functions that somebody has asked for, by where they start.
    """

    facts: syntax.Facts
    broken_line: int = 1
    ends: dict[Position, int] = msgspec.field(default_factory=dict)
    bodies: dict[Position, tuple[syntax.Statement, ...]] = msgspec.field(default_factory=dict)


class SourceModule:
    """A module whose facts are plain data and whose function bodies are read on demand.

    :param text: of the module, or how to get it: where the reading of an earlier run is at hand,
        it may not be needed.
    :ivar name: dotted, as other modules import it.
    :ivar path: as it is shown to the user; unique among the modules of a run.
    :ivar reading: what has been read so far.
    :param note_use: told where a function starts whose body is asked for, or a statement that is
        run.
    :ivar has_news: whether any of that was read off the text in this run.
    """

    def __init__(
        self,
        name: str,
        path: str,
        *,
        is_package: bool,
        text: str | Callable[[], str] = "",
        facts: syntax.Facts | None = None,
        reading: Reading | None = None,
        note_use: Callable[[int], None] = lambda line: None,
    ) -> None:
        self.name = name
        self.path = path
        self.is_package = is_package
        self._text = text
        self._tree: ast.Module | None = None
        self._nodes: dict[Position, ast.FunctionDef | ast.AsyncFunctionDef] | None = None
        self.has_news = False
        if reading is None:
            reading = Reading(facts) if facts is not None else self._read()
        self.reading = reading
        self.note_use = note_use
        self._simple_bodies: dict[Position, tuple[syntax.Statement, ...]] = {}

    def __repr__(self) -> str:
        return f"<SourceModule {self.name}>"

    @property
    def facts(self) -> syntax.Facts:
        """What the module says; empty, with a reason in ``broken``, if it is not valid Python."""
        return self.reading.facts

    @property
    def broken_line(self) -> int:
        """The line where the module is not valid Python; 1 where that is not known."""
        return self.reading.broken_line

    @property
    def is_excerpt(self) -> bool:
        """Whether this is not all that the module says, but what ships with the plugin of it."""
        return self.path.startswith("<")

    @property
    def package(self) -> str:
        """The package that relative imports start from."""
        return self.name if self.is_package else self.name.rpartition(".")[0]

    def absolute_name(self, name: str, level: int) -> str:
        """The dotted name of the module that ``from … import`` names here.

        :param level: how many dots stand in front of the name.
        """
        if not level:
            return name
        parts = self.package.split(".")
        if level > len(parts) and not self.path.startswith(("/", "<")):
            # It goes up through namespace packages, which have no part in the name.
            parts = self.path.split("/")[:-1]
        kept = parts[: max(len(parts) - level + 1, 0)]
        return ".".join([*kept, name] if name else kept)

    def body_of(self, function: syntax.FunctionDefinition) -> tuple[syntax.Statement, ...]:
        """The statements of one of this module's functions."""
        if function.body is not None:
            return function.body
        self.note_use(function.line)
        return self.peek_body(function)

    def peek_body(self, function: syntax.FunctionDefinition) -> tuple[syntax.Statement, ...]:
        """The same, for a question that is noted by itself."""
        if function.body is not None:
            return function.body
        key = (function.line, function.column)
        lowered = self.reading.bodies.get(key)
        if lowered is None:
            tree = self._parsed()
            if self._nodes is None:
                nodes = _functions(tree.body)
                self._nodes = {(node.lineno, node.col_offset): node for node in nodes}
            lowering = Lowering(deferred_annotations=self.defers_annotations, bodies=True)
            lowered = lowering.statements(self._nodes[key].body)
            self.reading.bodies[key] = lowered
        return lowered

    @functools.cached_property
    def defers_annotations(self) -> bool:
        """See :func:`~flake8_notifications.source.text.defers_annotations`."""
        future = [
            statement
            for statement in self.facts.statements
            if type(statement) is syntax.ImportFrom and statement.module == "__future__"
        ]
        return any(name.name == "annotations" for each in future for name in each.names)

    @functools.cached_property
    def simple_statements(self) -> tuple[syntax.Statement, ...]:
        """What the module says, without ``:=`` and ``match``."""
        statements = self.facts.statements
        return simplified(statements) if self.facts.short_forms else statements

    def simple_body_of(self, function: syntax.FunctionDefinition) -> tuple[syntax.Statement, ...]:
        """The statements of one of the functions in :attr:`simple_statements`, as simple."""
        if function.body is not None or not self.facts.short_forms:
            return self.body_of(function)
        key = (function.line, function.column)
        if key not in self._simple_bodies:
            self._simple_bodies[key] = simplified(self.body_of(function))
        return self._simple_bodies[key]

    def end_of(self, definition: syntax.FunctionDefinition | syntax.ClassDefinition) -> int:
        """The last line of a function or class of this module."""
        position = (definition.line, definition.column)
        if position not in self.reading.ends:
            # It is nested in a function.
            self.reading.ends |= {
                (node.lineno, node.col_offset): node.end_lineno or node.lineno
                for node in ast.walk(self._parsed())
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            }
        return self.reading.ends[position]

    def _parsed(self) -> ast.Module:
        if self._tree is None:
            self._tree = parse(self._source())
            self.has_news = True
        return self._tree

    def _source(self) -> str:
        return self._text if isinstance(self._text, str) else self._text()

    def _read(self) -> Reading:
        try:
            facts = lower(self._parsed(), self._source())
            facts = msgspec.structs.replace(facts, rebound=rebound_names(self._source()))
            ends = {
                (node.lineno, node.col_offset): node.end_lineno or node.lineno
                for node in _definitions(self._parsed().body)
            }
            return Reading(facts, ends=ends)
        except SourceError as error:
            self.has_news = True
            return Reading(broken(error), error.line)


# It starts with a literal, which is what makes a search fast.
_GLOBAL: Final = re.compile(r"global(?<=[ \t:;]global)[ \t]+([\w, \t]+)")


def rebound_names(text: str) -> tuple[str, ...]:
    """The names in ``global`` statements; found by text, for bodies are not read for this."""
    names = {
        name.strip()
        for match in _GLOBAL.finditer(text)
        if _begins_statement(text, match.start())
        for name in match[1].split(",")
    }
    return tuple(sorted(names - {""}))


def _begins_statement(text: str, position: int) -> bool:
    """Whether a statement of a block may begin at some place."""
    before = text[text.rfind("\n", 0, position) + 1 : position].rstrip(" \t")
    return not before or before.endswith((":", ";"))


def broken(error: SourceError) -> syntax.Facts:
    """The facts of a module that cannot be read."""
    return syntax.Facts((), error.reason)


def _functions(nodes: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions in some statements, other than those in functions."""
    pending: list[ast.AST] = list(reversed(nodes))
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
        else:
            pending += reversed(_inside(node))


def _definitions(
    nodes: list[ast.stmt],
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """The functions and classes in some statements, other than those in functions."""
    pending: list[ast.AST] = list(reversed(nodes))
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            pending += reversed(_inside(node))


def _inside(node: ast.AST) -> list[ast.AST]:
    """The statements right inside one, and its handlers and cases, which hold some, too."""
    return [
        child
        for field in ("body", "orelse", "finalbody", "handlers", "cases")
        for child in getattr(node, field, ())
    ]
