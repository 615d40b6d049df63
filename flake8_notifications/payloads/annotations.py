"""``repr()`` of annotations: classes, aliases like ``list[int]``, unions."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final, TypeGuard

from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import not_a, value_in
from flake8_notifications.interpretation.representation import BUILTIN_TYPES, represent
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax

_BUILTINS: Final = "builtins."
_OPTIONAL: Final = "typing.Optional"
_UNIONS: Final = frozenset({_OPTIONAL, "typing.Union"})


def represent_annotation(
    machine: ExactInterpreter, node: syntax.Expression, frame: Frame
) -> str | Unknown:
    """``repr()`` of an annotation."""
    if isinstance(node, syntax.Subscript | syntax.Binary):
        return _inner(machine, node, frame)
    value = value_in(machine, node, frame)
    return value.name if _is_typing(value) else represent(machine, value)


def _inner(machine: ExactInterpreter, node: syntax.Expression, frame: Frame) -> str | Unknown:
    """How a type is shown as a part of another one."""
    match node:
        case syntax.Binary(operator="|", left=left, right=right):
            sides = [_inner(machine, side, frame) for side in (left, right)]
            return _joined(sides, " | ")
        case syntax.Subscript(value=holder, index=index):
            return _alias(machine, value_in(machine, holder, frame), index, frame)
        case syntax.Display(kind="list", items=items):
            text = _joined((_inner(machine, item, frame) for item in items), ", ")
            return text if isinstance(text, Unknown) else f"[{text}]"
    value = value_in(machine, node, frame)
    match value:
        case ClassValue():
            return value.dotted_name
        case Constant(value=constant) if constant is ...:
            return "..."
        case Native(name=name) if name.removeprefix(_BUILTINS) in BUILTIN_TYPES:
            return name.removeprefix(_BUILTINS)
        case External(name=name) if _is_typing(value):
            return name
        case _:
            return represent(machine, value)


def _alias(
    machine: ExactInterpreter, holder: Value, index: syntax.Expression, frame: Frame
) -> str | Unknown:
    """``holder[index]``."""
    nodes: tuple[syntax.Expression, ...] = (index,)
    if isinstance(index, syntax.Display) and index.kind == "tuple":
        nodes = index.items
    parts = [_inner(machine, node, frame) for node in nodes]
    text = _joined(parts, ", ")
    if isinstance(text, Unknown):
        return text
    place = machine.place(index, frame)
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
            return not_a(machine, "type", holder, place)


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
