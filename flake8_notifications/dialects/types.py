"""Types as a consumer sees them, and the texts that they are written as.

The text of a type is an expression of Python, whatever dialect it comes from: ``list[str] | None``,
``Literal['card', 'cash']``, ``dict[str, shop.money.Money]``.  A union has its members in order,
``None`` last.  What is the same on the wire is written the same: an enum as the literals that it
allows, a sequence and a tuple of any length as a list.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import msgspec

Plain: TypeAlias = str | int | float | bool | None

UNION: Final = "Union"
LITERAL: Final = "Literal"
#: How the variables of a generic class are called, in their order.
VARIABLE: Final = re.compile(r"T[1-9][0-9]*")


class Type(msgspec.Struct, frozen=True):
    """A type.

    :ivar head: a name as in :mod:`.known_types`, the dotted name of a class, ``Union`` or
        ``Literal``.
    :ivar arguments: of a container or generic class; the members of a union.
    :ivar values: of a literal.
    """

    head: str
    arguments: tuple[Type, ...] = ()
    values: tuple[Plain, ...] = ()

    def __str__(self) -> str:
        return text_of(self)


NULL: Final = Type("None")
ANY: Final = Type("Any")
#: What nobody can tell.
NOT_KNOWN: Final = Type("Unknown")


def union(members: Iterable[Type]) -> Type:
    """The union of some types: flat, in order, each only once, literals in one."""
    flat = [*_flat(members)]
    if ANY in flat:
        return ANY
    values = [value for part in flat if part.head == LITERAL for value in part.values]
    types = {part for part in flat if part.head != LITERAL}
    if values:
        types.add(literal(values))
    if len(types) == 1:
        return types.pop()
    return Type(UNION, tuple(sorted(types, key=_order)))


def members_of(one: Type) -> tuple[Type, ...]:
    """The members of a union; a type that is none is its own."""
    return one.arguments if one.head == UNION else (one,)


def literal(values: Iterable[Plain]) -> Type:
    """The literal of some values; None is none of them, but a type."""
    kept = {(type(value), value): value for value in values if value is not None}
    return Type(LITERAL, values=tuple(sorted(kept.values(), key=repr)))


def _flat(members: Iterable[Type]) -> Iterator[Type]:
    for member in members:
        yield from _flat(member.arguments) if member.head == UNION else (member,)


def _order(one: Type) -> tuple[bool, str]:
    return one == NULL, text_of(one)


def classes_in(one: Type) -> tuple[str, ...]:
    """The dotted names of the classes that a type refers to, each once."""
    own = (one.head,) if "." in one.head else ()
    inner = (name for argument in one.arguments for name in classes_in(argument))
    return tuple(dict.fromkeys((*own, *inner)))


def text_of(one: Type) -> str:
    """How a type is written."""
    if one.head == LITERAL and one.values:
        return f"{LITERAL}[{', '.join(map(repr, one.values))}]"
    parts = [text_of(argument) for argument in one.arguments]
    if one.head == UNION:
        return " | ".join(parts)
    if one.head == "tuple" and not parts:
        return "tuple[()]"
    return f"{one.head}[{', '.join(parts)}]" if parts else one.head


class TypeTextError(ValueError):
    """A text that is no type, or that of a type which is not known."""


def parse(text: str) -> Type:
    """The type of a text.

    :raises TypeTextError: if it is none.
    """
    try:
        return _parsed(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise TypeTextError(f"no type: {text}") from error


def _parsed(node: ast.expr) -> Type:
    match node:
        case ast.Constant(value=None):
            return NULL
        case ast.Name() | ast.Attribute():
            return Type(ast.unparse(node))
        case ast.BinOp(op=ast.BitOr()):
            return Type(UNION, tuple(map(_parsed, _sides(node))))
        case ast.Subscript(value=ast.Name(id="Literal"), slice=inner):
            return Type(LITERAL, values=tuple(ast.literal_eval(node) for node in _items(inner)))
        case ast.Subscript(value=value, slice=inner):
            return Type(ast.unparse(value), tuple(map(_parsed, _items(inner))))
    raise TypeTextError(f"no type: {ast.unparse(node)}")


def _sides(node: ast.expr) -> list[ast.expr]:
    sides: list[ast.expr] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        sides.append(node.right)
        node = node.left
    return [node, *reversed(sides)]


def _items(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]
