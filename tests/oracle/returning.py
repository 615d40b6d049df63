"""The same programs, with what they send returned instead: somebody else sends it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from oracle.grammar import PRIORITIES
from oracle.programs import Program

#: Before the name of an entry, that of who sends what it returns.
_SENDING = "sending_"


def returning(program: Program) -> Program | None:
    """A program whose entries return the event type of their last send; None if none sends."""
    tree = ast.parse(program.text)
    names = {entry.name for entry in program.entries}
    changed = set()
    for node in list(tree.body):
        if isinstance(node, ast.FunctionDef) and node.name in names:
            found = list(_sends(node.body))
            if found:
                block, at, event_type = found[-1]
                block[at] = ast.Return(event_type)
                changed.add(node.name)
                tree.body.append(_sending(node))
    if not changed:
        return None
    entries = tuple(
        entry._replace(name=_SENDING + entry.name) if entry.name in changed else entry
        for entry in program.entries
    )
    return Program(ast.unparse(ast.fix_missing_locations(tree)) + "\n", entries)


def _sends(block: list[ast.stmt]) -> Iterator[tuple[list[ast.stmt], int, ast.expr]]:
    """The statements of a function that send, those of nested functions left out."""
    for at, statement in enumerate(block):
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name)) as call):
                if name in PRIORITIES and len(call.args) + len(call.keywords) > 2:
                    named = [each.value for each in call.keywords if each.arg == "event_type"]
                    yield block, at, named[0] if named else call.args[1]
            case ast.FunctionDef() | ast.ClassDef():
                continue
        for field in ("body", "orelse", "finalbody"):
            inner = getattr(statement, field, None)
            if isinstance(inner, list):
                yield from _sends(inner)


def _sending(function: ast.FunctionDef) -> ast.FunctionDef:
    names = [each.arg for each in function.args.args]
    call = f"{function.name}({', '.join(names)})"
    text = f"def {_SENDING}{function.name}({', '.join(names)}):\n    N.info(ctx, {call}, {{}})\n"
    (made,) = ast.parse(text).body
    assert isinstance(made, ast.FunctionDef)
    return made
