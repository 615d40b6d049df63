"""Which constructs a program has: what the generator is said to cover, counted."""

from __future__ import annotations

import ast
import collections
from collections.abc import Iterator
from typing import Final

#: What thousands of programs have to have, by the names that :func:`constructs` gives.
LISTED: Final = (
    *("If", "elif", "IfExp", "BoolOp", "Match", "For", "for-else", "While", "Break", "Continue"),
    *("Try", "try-else", "finally", "Raise", "With", "@contextlib.contextmanager", "__exit__"),
    *(".append", ".extend", ".insert", ".pop", ".remove", ".reverse", ".sort", ".clear"),
    *(".setdefault", ".update", ".popitem", ".add", ".discard", "del item", "del slice"),
    *("item =", "slice =", "item +=", "name +=", "attribute +=", "attribute =", "starred target"),
    *("alias", "ClassDef", "base", "super()", "@property", "@staticmethod", "@classmethod"),
    *("@dataclasses.dataclass", "enum.Enum", "str enum.Enum", "Lambda", "Nonlocal", "Global"),
    *("functools.partial", "@functools.wraps()", "default", "keyword-only", "*args", "**kwargs"),
    *("keyword argument", "* argument", "** argument", "%", "JoinedStr", ".format", "+", ".join"),
    *(".lower", ".upper", ".title", ".replace", ".strip", ".split", ".partition", "slice"),
    *("ListComp", "GeneratorExp", "DictComp", "SetComp", ".get", "Yield", "zip()", "enumerate()"),
    *("NamedExpr", "collections.deque()", "@functools.singledispatch", "__call__", "__set__"),
    *("range()", "getattr()", "sorted()", "nested def", "self.n", "NOTIFIERS", "two entries"),
)


def constructs(text: str) -> set[str]:
    """The names of what is in a program."""
    tree = ast.parse(text)
    found = {name for node in ast.walk(tree) for name in _names(node)}
    if "def again(" in text:
        found.add("two entries")
    if "NOTIFIERS" in text:
        found.add("NOTIFIERS")
    return found


class Coverage:
    """How many programs have each construct."""

    def __init__(self) -> None:
        self.counts: collections.Counter[str] = collections.Counter()

    def add(self, text: str) -> None:
        """Count one program."""
        self.counts.update(constructs(text))

    @property
    def absent(self) -> list[str]:
        """What no program has had."""
        return [name for name in LISTED if not self.counts[name]]

    def __str__(self) -> str:
        return ", ".join(f"{name} {self.counts[name]}" for name in LISTED)


def _names(node: ast.AST) -> Iterator[str]:
    yield type(node).__name__
    if isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        yield "elif"
    elif isinstance(node, (ast.For, ast.While)) and node.orelse:
        yield "for-else"
    elif isinstance(node, ast.Try):
        yield from ["try-else"] * bool(node.orelse) + ["finally"] * bool(node.finalbody)
    elif isinstance(node, ast.BinOp):
        yield {ast.Mod: "%", ast.Add: "+"}.get(type(node.op), "operator")
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        yield {ast.Del: "del slice", ast.Store: "slice ="}.get(type(node.ctx), "slice")
    elif isinstance(node, ast.Subscript):
        yield {ast.Del: "del item", ast.Store: "item ="}.get(type(node.ctx), "item")
    elif isinstance(node, ast.AugAssign):
        name = {ast.Subscript: "item", ast.Attribute: "attribute"}.get(type(node.target), "name")
        yield f"{name} +="
    elif isinstance(node, ast.Attribute):
        yield ast.unparse(node)
        yield "attribute =" if isinstance(node.ctx, ast.Store) else f".{node.attr}"
        if isinstance(node.ctx, ast.Store) and node.attr == "n":
            yield "self.n"
    elif isinstance(node, ast.Assign):
        if isinstance(node.value, ast.Name):
            yield "alias"
        if any(isinstance(inner, ast.Starred) for one in node.targets for inner in ast.walk(one)):
            yield "starred target"
    elif isinstance(node, ast.Call):
        yield f"{ast.unparse(node.func)}()"
        for keyword in node.keywords:
            yield "** argument" if keyword.arg is None else "keyword argument"
        if any(isinstance(one, ast.Starred) for one in node.args):
            yield "* argument"
    elif isinstance(node, ast.ClassDef):
        yield from ["base"] * bool(node.bases)
        bases = " ".join(map(ast.unparse, node.bases)).replace(",", "")
        yield bases
        yield from _decorators(node)
    elif isinstance(node, ast.FunctionDef):
        yield node.name
        yield from _decorators(node)
        arguments = node.args
        yield from ["default"] * bool(arguments.defaults)
        yield from ["keyword-only"] * bool(arguments.kwonlyargs)
        yield from ["*args"] * bool(arguments.vararg) + ["**kwargs"] * bool(arguments.kwarg)
        if any(isinstance(inner, ast.FunctionDef) for inner in node.body):
            yield "nested def"


def _decorators(node: ast.ClassDef | ast.FunctionDef) -> Iterator[str]:
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call):
            yield f"@{ast.unparse(decorator.func)}()"
        else:
            yield f"@{ast.unparse(decorator)}"
