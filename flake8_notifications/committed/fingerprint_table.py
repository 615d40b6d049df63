"""A table of fingerprints in Python source, as a test with ``ObjectVersionChecker`` holds it.

A dict from the name of a class to ``VERSION-fingerprint``, at the top of a module or of a class::

    object_data = {
        'OrderPayload': '1.2-029909d2dab5c08b5b854f2d42fe1abe',
    }

It is read off the syntax tree where it is written out like that, and by the interpreter where it is
put together from other tables. What functions do to it when they run is none of its text.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from flake8_notifications.committed.location import Location
from flake8_notifications.committed.reading import conflict_line
from flake8_notifications.options import FINGERPRINTS
from flake8_notifications.payloads.model import Record, Version
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError, parse

_VALUE: Final = re.compile(r"([0-9.]+)-([0-9a-f]{32})", re.ASCII)
_CORRECT: Final = f"correct --{FINGERPRINTS.name}"
_MOST_NAMES: Final = 5
_LONGEST_SHOWN: Final = 80
#: What to do where two branches met in a table.
_RESTORE: Final = (
    "take the entries of the branch that you merge into, then run 'flake8-notifications bump' and "
    "'flake8-notifications fingerprints'"
)


class TableError(Exception):
    """A table that cannot be used; the message is one line that says what to do."""


class NoTableError(TableError):
    """A module without the table."""


class Entry(NamedTuple):
    """One class in a table.

    :ivar value: ``VERSION-fingerprint``.
    :ivar place: where the name of the class is written.
    """

    name: str
    value: str
    place: Place

    @property
    def record(self) -> Record:
        version, _, fingerprint = self.value.partition("-")
        return Record(version, fingerprint, None)


def load(location: Location, modules: Modules) -> list[Entry]:
    """The entries of a table.

    :param modules: of the project: a table may be put together from those of other modules.
    :raises TableError: if there is no such table, or it is not what it should be.
    """
    if not modules.sources.is_file(location.path):
        raise TableError(f"{location}: there is no such file: {_CORRECT}")
    try:
        text = modules.text(modules.path_of(location.path))
    except SourceError as error:
        raise TableError(f"{location.path}: {error.reason}") from error
    entries = literal_entries(text, location)
    return _computed(location, modules) if entries is None else entries


def literal_entries(text: str, location: Location) -> list[Entry] | None:
    """The entries of a table in the text of its module; None where it has to be computed.

    :raises TableError: if there is no such table, or it is not what it should be.
    """
    tree = parsed(text, location)
    _reject_unknown_name(tree, location)
    name = str(location.constant)
    table = literal_dict(tree, name)
    if table is None or _is_used(tree, name.rpartition(".")[2]):
        return None
    return written_entries(table, location)


def written_entries(table: ast.Dict, location: Location) -> list[Entry] | None:
    """The entries of a dict display, in its order; None if some have to be computed.

    :raises TableError: if they are not what they should be.
    """
    entries = []
    for key, value in zip(table.keys, table.values, strict=True):
        if not (isinstance(key, ast.Constant) and isinstance(value, ast.Constant)):
            return None
        place = Place(str(location.path), key.lineno)
        entries.append(_entry(key.value, value.value, place))
    return _checked(entries)


def parsed(text: str, location: Location) -> ast.Module:
    """The syntax tree of a table's module.

    :raises TableError: if it has none.
    """
    try:
        return parse(text)
    except SourceError as error:
        # Asked only where the text is not valid Python: a line of '=' may be part of a heading.
        line = conflict_line(text)
        if line is None:
            raise TableError(f"{location.path}:{error.line}: {error.reason}") from error
        raise TableError(
            f"{location.path}:{line}: unresolved merge conflict: {_RESTORE}"
        ) from error


def literal_dict(tree: ast.Module, name: str) -> ast.Dict | None:
    """The dict display that a dotted name is assigned, if it is assigned nothing else."""
    values = [value for bound, value in assigned(tree.body) if bound == name]
    only = values[0] if len(values) == 1 else None
    return only if isinstance(only, ast.Dict) else None


def tables_in(tree: ast.Module) -> list[str]:
    """The dotted names of the tables that a module holds."""
    return [name for name, value in assigned(tree.body) if _is_table(value)]


def assigned(body: Iterable[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.expr]]:
    """What is assigned at the top of a module and of its classes, by dotted name."""
    for statement in body:
        match statement:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, ast.Name):
                        yield prefix + target.id, value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield prefix + name, value
            case ast.ClassDef(name=name, body=inner):
                yield from assigned(inner, f"{prefix}{name}.")


def _is_table(value: ast.expr) -> bool:
    return isinstance(value, ast.Dict) and any(
        isinstance(item, ast.Constant)
        and isinstance(item.value, str)
        and _VALUE.fullmatch(item.value)
        for item in value.values
    )


def _is_used(tree: ast.Module, name: str) -> bool:
    """Whether a name is mentioned while the module is executed, but for its one assignment."""
    mentions = 0
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        match node:
            case ast.Name(id=mentioned) | ast.Attribute(attr=mentioned):
                mentions += mentioned == name
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                continue
        pending.extend(ast.iter_child_nodes(node))
    return mentions > 1


def _reject_unknown_name(tree: ast.Module, location: Location) -> None:
    name = str(location.constant)
    bound = set(_bound(tree))
    if not bound.isdisjoint({name, name.partition(".")[0], "*"}):
        return
    tables = tables_in(tree)
    # Imported late: most runs suggest nothing.
    from difflib import get_close_matches

    near = tables or get_close_matches(name, sorted(bound), _MOST_NAMES)
    listed = ", ".join(f"'{name}'" for name in near[:_MOST_NAMES])
    hint = f"; it has {listed}" if listed else ""
    raise NoTableError(f"{location.path}: the module has no '{name}'{hint}: {_CORRECT}")


def _bound(tree: ast.Module) -> Iterator[str]:
    """Every name that may be bound at the top of a module, ``*`` for all of another one's."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.ClassDef(name=name):
                yield name
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                for alias in aliases:
                    yield (alias.asname or alias.name).partition(".")[0]


def _computed(location: Location, modules: Modules) -> list[Entry]:
    # Imported late: the interpreter takes its time, and a table is seldom computed.
    from flake8_notifications.committed.computed_table import pairs_of
    from flake8_notifications.committed.named_constant import ConstantError

    try:
        pairs = list(pairs_of(location.path, str(location.constant), modules))
    except ConstantError as error:
        raise TableError(f"{location}: {error}") from error
    entries = []
    for key, value, place in pairs:
        full = Place(str(modules.root / place.path), place.line)
        entries.append(_entry(key, value, full))
    return _checked(entries)


def _entry(name: object, value: object, place: Place) -> Entry:
    if not isinstance(name, str):
        raise TableError(f"{place}: {_shown(name)} is no name of a class: write it as a string")
    version = _VALUE.fullmatch(value) if isinstance(value, str) else None
    if not isinstance(value, str) or version is None or Version.parse(version[1]) is None:
        raise TableError(
            f"{place}: {_shown(name)}: {_shown(value)} is not VERSION-fingerprint, such as "
            f"'1.0-{'0123456789abcdef' * 2}': correct the entry"
        )
    return Entry(name, value, place)


def _checked(entries: Iterable[Entry]) -> list[Entry]:
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.name in first:
            raise TableError(
                f"{entry.place}: {_shown(entry.name)} appears twice, first in line "
                f"{first[entry.name].place.line}: {_RESTORE}"
            )
        first[entry.name] = entry
    return list(first.values())


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
