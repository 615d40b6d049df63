"""What the syntax of an annotation says, before any name in it is resolved."""

from __future__ import annotations

import ast
from typing import Final

from flake8_notifications.source import syntax
from flake8_notifications.source.expression_lowering import ExpressionLowering

#: Generics that mean the same as their first argument.
_WRAPPERS: Final = frozenset(
    {"Optional", "Annotated", "Final", "ClassVar", "Required", "NotRequired", "InitVar", "ReadOnly",
     "Awaitable", "Unpack"}
)  # fmt: skip
_UNIONS: Final = frozenset({"Union"})


def parts_of(annotation: syntax.Expression) -> list[syntax.Expression]:
    """The alternatives of an annotation, without None."""
    match annotation:
        case syntax.Constant(value=str(text)):
            parsed = _parsed(text)
            return [] if parsed is None else parts_of(parsed)
        case syntax.Binary(operator="|", left=left, right=right):
            return [*parts_of(left), *parts_of(right)]
        case syntax.Subscript(value=value, index=index):
            name = last_of(value)
            items = index.items if isinstance(index, syntax.Display) else (index,)
            if name in _WRAPPERS:
                return parts_of(items[0]) if items else []
            if name in _UNIONS:
                return [part for alternative in items for part in parts_of(alternative)]
            return [annotation]
        case syntax.Name() | syntax.Attribute():
            return [annotation]
        case _:
            return []


def last_of(node: syntax.Expression) -> str:
    """The last part of a dotted name."""
    match node:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name
        case _:
            return ""


def _parsed(text: str) -> syntax.Expression | None:
    try:
        tree = ast.parse(text.strip(), mode="eval")
        return ExpressionLowering(deferred_annotations=False).expression(tree.body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def literals_of(annotation: syntax.Expression) -> list[syntax.Expression]:
    """The expressions listed by ``Literal[…]`` in an annotation."""
    literals: list[syntax.Expression] = []
    for part in parts_of(annotation):
        if isinstance(part, syntax.Subscript) and last_of(part.value) == "Literal":
            index = part.index
            literals += index.items if isinstance(index, syntax.Display) else (index,)
    return literals
