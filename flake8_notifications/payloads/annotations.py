"""``repr()`` of annotations: classes, aliases like ``list[int]``, unions."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final, TypeGuard

from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.expressions import not_a, place_of
from flake8_notifications.evaluation.representation import BUILTIN_TYPES, represent
from flake8_notifications.evaluation.values import (
    ClassValue,
    External,
    Native,
    Scope,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

_BUILTINS: Final = "builtins."
_OPTIONAL: Final = "typing.Optional"
_UNIONS: Final = frozenset({_OPTIONAL, "typing.Union"})


def represent_annotation(
    evaluator: Evaluator, node: syntax.Expression, scope: Scope
) -> str | Unknown:
    """``repr()`` of an annotation."""
    if isinstance(node, syntax.Subscript | syntax.Binary):
        return _inner(evaluator, node, scope)
    value = evaluator.evaluate(node, scope)
    return value.name if _is_typing(value) else represent(value)


def _inner(evaluator: Evaluator, node: syntax.Expression, scope: Scope) -> str | Unknown:
    """How a type is shown as a part of another one."""
    match node:
        case syntax.Binary(operator="|", left=left, right=right):
            sides = [_inner(evaluator, side, scope) for side in (left, right)]
            return _joined(sides, " | ")
        case syntax.Subscript(value=holder, index=index):
            return _alias(evaluator, evaluator.evaluate(holder, scope), index, scope)
        case syntax.Display(kind="list", items=items):
            text = _joined((_inner(evaluator, item, scope) for item in items), ", ")
            return text if isinstance(text, Unknown) else f"[{text}]"
    value = evaluator.evaluate(node, scope)
    match value:
        case ClassValue():
            return value.dotted_name
        case Native(name="builtins.Ellipsis"):
            return "..."
        case Native(name=name) if name.removeprefix(_BUILTINS) in BUILTIN_TYPES:
            return name.removeprefix(_BUILTINS)
        case External(name=name) if _is_typing(value):
            return name
        case _:
            return represent(value)


def _alias(
    evaluator: Evaluator, holder: Value, index: syntax.Expression, scope: Scope
) -> str | Unknown:
    """``holder[index]``."""
    nodes: tuple[syntax.Expression, ...] = (index,)
    if isinstance(index, syntax.Display) and index.kind == "tuple":
        nodes = index.items
    parts = [_inner(evaluator, node, scope) for node in nodes]
    text = _joined(parts, ", ")
    if isinstance(text, Unknown):
        return text
    place = place_of(index, scope)
    match holder:
        case External(name=name) if name in _UNIONS:
            return _union([*parts, "None"] if name == _OPTIONAL else parts)
        case External(name=name) if _is_typing(holder) or name.startswith("collections.abc."):
            if _is_typing(holder) and name != "typing.Literal" and any(map(_is_text, nodes)):
                return Unknown("a text inside an alias of 'typing'", place)
            return f"{name}[{text}]"
        case Native(name=name) if name.removeprefix(_BUILTINS) in BUILTIN_TYPES:
            return f"{name.removeprefix(_BUILTINS)}[{text}]"
        case ClassValue():
            return f"{holder.dotted_name}[{text}]"
        case _:
            return not_a("type", holder, place)


def _union(parts: Iterable[str | Unknown]) -> str:
    """``typing.Union[…]``, which is the same as ``… | …`` from Python 3.14 on."""
    members = list(dict.fromkeys(map(str, parts)))
    if sys.version_info >= (3, 14):
        return " | ".join(members)
    if len(members) == 2 and "None" in members:
        return f"{_OPTIONAL}[{next(member for member in members if member != 'None')}]"
    return members[0] if len(members) == 1 else f"typing.Union[{', '.join(members)}]"


def _is_text(node: syntax.Expression) -> bool:
    return isinstance(node, syntax.Constant) and isinstance(node.value, str)


def _is_typing(value: Value) -> TypeGuard[External]:
    return isinstance(value, External) and value.name.startswith("typing.")


def _joined(parts: Iterable[str | Unknown], separator: str) -> str | Unknown:
    texts = []
    for part in parts:
        if isinstance(part, Unknown):
            return part
        texts.append(part)
    return separator.join(texts)
