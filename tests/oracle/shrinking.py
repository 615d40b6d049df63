"""The smallest program that still fails in the same way."""

from __future__ import annotations

import ast
import copy
import time
from collections.abc import Iterator

from oracle.comparison import Kind
from oracle.judging import judge
from oracle.programs import Program, checked


def shrunk(program: Program, kind: Kind, seconds: float = 10) -> Program:
    """A part of a program that has a discrepancy of the same kind.

    Statements go, compound ones give way to their bodies, expressions to their parts.
    """
    end = time.monotonic() + seconds
    current = program
    while time.monotonic() < end:
        for text in _smaller(current.text):
            candidate = current._replace(text=text)
            if time.monotonic() > end:
                break
            if _fails(candidate, kind):
                current = candidate
                break
        else:
            break
    return current


def _fails(program: Program, kind: Kind) -> bool:
    if any(f"def {entry.name}(ctx" not in program.text for entry in program.entries):
        return False
    recorded = checked(program)
    return bool(recorded) and any(
        found.kind is kind for found in judge(program, recorded).discrepancies
    )


def _smaller(text: str) -> Iterator[str]:
    """What a program becomes by one step each, the large steps first."""
    tree = ast.parse(text)
    count = sum(1 for _ in ast.walk(tree))
    for index in range(count):
        for choice in range(_ways(tree, index)):
            copied = copy.deepcopy(tree)
            if _step(copied, index, choice):
                try:
                    # Any of the steps may make what is no Python.
                    result = ast.unparse(ast.fix_missing_locations(copied)) + "\n"
                    ast.parse(result)
                except (SyntaxError, ValueError, AttributeError, TypeError):
                    continue
                if len(result) < len(text):
                    yield result


def _ways(tree: ast.AST, index: int) -> int:
    """How many steps there may be at a node: two for each statement in it."""
    node = _at(tree, index)
    ways = 0
    for _, value in ast.iter_fields(node):
        if isinstance(value, list):
            ways += 2 * len(value)
        elif isinstance(value, ast.expr):
            ways += sum(1 for _ in ast.iter_child_nodes(value))
    return ways


def _step(tree: ast.AST, index: int, choice: int) -> bool:
    """Take a step at a node; whether there was one."""
    node = _at(tree, index)
    for name, value in ast.iter_fields(node):
        if isinstance(value, list):
            if choice < 2 * len(value):
                return _in_list(value, name, *divmod(choice, 2))
            choice -= 2 * len(value)
        elif isinstance(value, ast.expr):
            parts = list(ast.iter_child_nodes(value))
            if choice < len(parts):
                part = parts[choice]
                if not isinstance(part, ast.expr):
                    return False
                setattr(node, name, part)
                return True
            choice -= len(parts)
    return False


def _in_list(values: list[ast.AST], name: str, index: int, replace: int) -> bool:
    node = values[index]
    if not isinstance(node, ast.AST):
        return False
    if not replace:
        del values[index]
        if name == "body" and not values:
            values.append(ast.Pass())
            return not isinstance(node, ast.Pass)
        return True
    if isinstance(node, (ast.If, ast.For, ast.While, ast.With, ast.Try)):
        values[index : index + 1] = node.body
        return True
    parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
    if isinstance(node, ast.expr) and parts:
        values[index] = parts[0]
        return True
    return False


def _at(tree: ast.AST, index: int) -> ast.AST:
    for number, node in enumerate(ast.walk(tree)):
        if number == index:
            return node
    raise IndexError(index)
