"""Make the data files of this directory from the installed libraries.

Run it as ``python -m flake8_notifications.library_data.describe`` in an environment that holds the
libraries named in :data:`LIBRARIES`; ``--check`` writes nothing and fails if a file is stale.
Sources are parsed, never imported.
"""

from __future__ import annotations

import ast
import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.project.bundled_libraries import Library
from flake8_notifications.source.lowering import Lowering
from flake8_notifications.source.simplifying import may_be_simplified
from flake8_notifications.source.syntax import Facts
from flake8_notifications.source.text import parse, read


class Source(NamedTuple):
    """What to take from a distribution.

    :ivar functions: module-level functions whose bodies matter.
    :ivar mixed_in: classes that projects' classes derive from together with others, so that it
        matters which methods they have.
    :ivar names: module-level names to keep, or None for all.
    """

    distribution: str
    preferred: bool
    modules: tuple[str, ...]
    functions: frozenset[str] = frozenset()
    mixed_in: frozenset[str] = frozenset()
    names: frozenset[str] | None = None


LIBRARIES: Final = (
    Source(
        "oslo.versionedobjects",
        preferred=True,
        modules=("oslo_versionedobjects.base", "oslo_versionedobjects.fields"),
        functions=frozenset({"remotable", "remotable_classmethod"}),
        mixed_in=frozenset(
            {
                "ComparableVersionedObject",
                "ObjectListBase",
                "TimestampedObject",
                "VersionedObject",
                "VersionedObjectDictCompat",
                "VersionedObjectMixin",
            }
        ),
    ),
    Source(
        "cursive",
        preferred=False,
        modules=("cursive.signature_utils",),
        names=frozenset({"HASH_METHODS"}),
    ),
)
_DIRECTORY: Final = Path(__file__).resolve().parent

#: Methods whose bodies matter, besides properties.
_METHODS: Final = frozenset(
    {"__init__", "__repr__", "register", "register_if", "objectify", "obj_name"}
)


def library(source: Source) -> Library:
    """The data of one library, read from its installed source files."""
    distribution = importlib.metadata.distribution(source.distribution)
    modules = {name: _facts(Path(_located(distribution, name)), source) for name in source.modules}
    return Library(source.distribution, distribution.version, source.preferred, (), modules)


def encode(data: Library) -> bytes:
    """The bytes of a data file: one node a line would be huge, so one module's statement a line."""
    encoded = msgspec.json.encode(data)
    return encoded.replace(b'],["', b'],\n["') + b"\n"


def path_of(source: Source) -> Path:
    """The data file of a library."""
    return _DIRECTORY / f"{source.modules[0].partition('.')[0]}.json"


def main(arguments: list[str]) -> int:
    stale = []
    for source in LIBRARIES:
        content, path = encode(library(source)), path_of(source)
        if not path.exists() or path.read_bytes() != content:
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_bytes(content)
    print(f"stale: {', '.join(stale)}" if stale else "up to date")
    return 1 if stale and "--check" in arguments else 0


def _located(distribution: importlib.metadata.Distribution, module: str) -> str:
    return str(distribution.locate_file(module.replace(".", "/") + ".py"))


def _facts(path: Path, source: Source) -> Facts:
    lowering = Lowering(deferred_annotations=False, bodies=True)
    text = read(path)
    statements = lowering.statements(_module_statements(parse(text).body, source))
    return Facts(statements, short_forms=may_be_simplified(text))


def _module_statements(nodes: list[ast.stmt], source: Source) -> Iterator[ast.stmt]:
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.ClassDef) and source.names is None:
            yield _class(node, source)
        elif isinstance(node, ast.FunctionDef) and node.name in source.functions:
            if not _is_overload(node):
                yield _function(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and _is_wanted(node, source.names):
            yield node


def _is_wanted(node: ast.Assign | ast.AnnAssign, names: frozenset[str] | None) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return names is None or any(
        isinstance(target, ast.Name) and target.id in names for target in targets
    )


def _class(node: ast.ClassDef, source: Source) -> ast.ClassDef:
    body: list[ast.stmt] = []
    for statement in node.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            body.append(statement)
        elif isinstance(statement, ast.FunctionDef) and not _is_overload(statement):
            if _is_wanted_method(statement):
                body.append(_function(statement))
            elif node.name in source.mixed_in and not statement.name.startswith("__"):
                body.append(_stub(statement))
    node.body = body
    node.decorator_list = []
    return node


def _is_wanted_method(node: ast.FunctionDef) -> bool:
    return node.name in _METHODS or _is_property(node)


def _is_overload(node: ast.FunctionDef) -> bool:
    return any("overload" in ast.dump(decorator) for decorator in node.decorator_list)


def _is_property(node: ast.FunctionDef) -> bool:
    return any(
        isinstance(decorator, ast.Name) and decorator.id == "property"
        for decorator in node.decorator_list
    )


def _function(node: ast.FunctionDef) -> ast.FunctionDef:
    for child in ast.walk(node):
        if isinstance(child, ast.FunctionDef):
            child.returns = None
        elif isinstance(child, ast.arg):
            child.annotation = None
        elif isinstance(child, ast.JoinedStr):
            # Where the parts of an f-string stand depends on the version of Python.
            for part in ast.walk(child):
                ast.copy_location(part, child)
    return node


def _stub(node: ast.FunctionDef) -> ast.FunctionDef:
    """A method that is known to exist, because it hides others, and not what it does."""
    unknown = ast.copy_location(_LibraryCode(), node)
    node.body = [ast.copy_location(ast.Return(unknown), node)]
    node.args = ast.arguments([], [], ast.arg("arguments"), [], [], ast.arg("keywords"), [])
    return _function(node)


class _LibraryCode(ast.expr):
    """An expression that stands for what was left out: lowered, it is an ``Opaque``."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
