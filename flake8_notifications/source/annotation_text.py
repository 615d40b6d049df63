"""What annotations that are not evaluated are as texts."""

from __future__ import annotations

import ast
from typing import Final

#: What is nested more deeply has no text: to make one takes several calls a level.
_DEEPEST: Final = 50
_DEEPEST_PLAIN: Final = 10


def text_of(node: ast.expr) -> str | None:
    """What ``ast.unparse`` makes of an annotation; None where it is too deep for that."""
    text = _plain_text(node, _DEEPEST_PLAIN)
    if text is not None:
        return text
    return None if _is_deep(node) else ast.unparse(node)


def _plain_text(node: ast.expr, levels: int) -> str | None:
    """The same of the types that are written most, for which it takes long; None of others."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Constant(value=None) | ast.Constant(value=str(), kind=None):
            return repr(node.value)
    # What a union is in the value of needs parentheses.
    if levels == 0 or isinstance(getattr(node, "value", None), ast.BinOp):
        return None
    match node:
        case ast.Attribute(value=value, attr=attribute):
            holder = _plain_text(value, levels - 1)
            return None if holder is None else f"{holder}.{attribute}"
        case ast.Subscript(value=value, slice=index):
            items = index.elts if isinstance(index, ast.Tuple) and len(index.elts) > 1 else [index]
            holder = _plain_text(value, levels - 1)
            texts = [text for item in items if (text := _plain_text(item, levels - 1)) is not None]
            is_plain = holder is not None and len(texts) == len(items)
            return f"{holder}[{', '.join(texts)}]" if is_plain else None
        case ast.BinOp(op=ast.BitOr(), left=left, right=right) if not isinstance(right, ast.BinOp):
            one, other = _plain_text(left, levels - 1), _plain_text(right, levels - 1)
            return None if one is None or other is None else f"{one} | {other}"
    return None


def _is_deep(node: ast.AST) -> bool:
    """Whether a node is too deep for a text to be made of it."""
    level: list[ast.AST] = [node]
    for _ in range(_DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return False
    return True
