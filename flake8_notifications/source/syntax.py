"""Python syntax as plain data: what the evaluator works on.

A much smaller language than the standard library's ``ast``: only what can carry a value, with
everything else kept as :class:`Opaque` so that it is named instead of forgotten.  The nodes are
``msgspec`` structs: immutable, compact, and typed when they are read back from a file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Primitive: TypeAlias = bool | int | float | str | None


class Node(msgspec.Struct, frozen=True, array_like=True, tag=True, gc=False):
    """Anything that stands somewhere: 1-based line, 0-based column."""

    line: int
    column: int


# Expressions


class Constant(Node, frozen=True):
    value: Primitive


class Bytes(Node, frozen=True):
    value: bytes


class Name(Node, frozen=True):
    id: str


class Attribute(Node, frozen=True):
    value: Expression
    name: str


class Argument(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One argument of a call; ``name`` is None for ``*value`` and ``**value``, too."""

    kind: Literal["positional", "keyword", "star", "double_star"]
    name: str | None
    value: Expression


class Call(Node, frozen=True):
    function: Expression
    arguments: tuple[Argument, ...]


class Subscript(Node, frozen=True):
    value: Expression
    index: Expression


class Slice(Node, frozen=True):
    lower: Expression | None
    upper: Expression | None
    step: Expression | None


class Starred(Node, frozen=True):
    value: Expression


class Display(Node, frozen=True):
    """A tuple, list or set display."""

    kind: Literal["tuple", "list", "set"]
    items: tuple[Expression, ...]


class DictItem(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """``key: value``, or ``**value`` where the key is None."""

    key: Expression | None
    value: Expression


class DictDisplay(Node, frozen=True):
    items: tuple[DictItem, ...]


class Unary(Node, frozen=True):
    operator: str
    operand: Expression


class Binary(Node, frozen=True):
    operator: str
    left: Expression
    right: Expression


class Boolean(Node, frozen=True):
    operator: Literal["and", "or"]
    operands: tuple[Expression, ...]


class Compare(Node, frozen=True):
    left: Expression
    operators: tuple[str, ...]
    comparators: tuple[Expression, ...]


class Conditional(Node, frozen=True):
    test: Expression
    body: Expression
    orelse: Expression


class Clause(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """``for target in iterable if condition …`` of a comprehension."""

    target: Expression
    iterable: Expression
    conditions: tuple[Expression, ...]


class Comprehension(Node, frozen=True):
    """``element`` is the key of a dict comprehension, whose ``value`` is set."""

    kind: Literal["list", "set", "dict", "generator"]
    element: Expression
    value: Expression | None
    clauses: tuple[Clause, ...]


class Formatted(Node, frozen=True):
    value: Expression
    conversion: str
    specification: Expression | None


class FString(Node, frozen=True):
    parts: tuple[Expression, ...]


class Parameter(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """``annotation`` is a constant text where the module defers its annotations."""

    name: str
    kind: Literal["positional_only", "positional", "star", "keyword_only", "double_star"]
    default: Expression | None = None
    annotation: Expression | None = None


class Lambda(Node, frozen=True):
    parameters: tuple[Parameter, ...]
    body: Expression


class Opaque(Node, frozen=True):
    """An expression that the evaluator has no rule for.

    ``kind`` says what it is, ``parts`` are the expressions in it that may hold calls.
    """

    kind: str
    parts: tuple[Expression, ...] = ()


Expression: TypeAlias = (
    Constant
    | Bytes
    | Name
    | Attribute
    | Call
    | Subscript
    | Slice
    | Starred
    | Display
    | DictDisplay
    | Unary
    | Binary
    | Boolean
    | Compare
    | Conditional
    | Comprehension
    | Formatted
    | FString
    | Lambda
    | Opaque
)


# Statements


class Assign(Node, frozen=True):
    targets: tuple[Expression, ...]
    value: Expression


class AugmentedAssign(Node, frozen=True):
    target: Expression
    operator: str
    value: Expression


class Delete(Node, frozen=True):
    targets: tuple[Expression, ...]


class If(Node, frozen=True):
    test: Expression
    body: tuple[Statement, ...]
    orelse: tuple[Statement, ...]


class For(Node, frozen=True):
    target: Expression
    iterable: Expression
    body: tuple[Statement, ...]
    orelse: tuple[Statement, ...]


class While(Node, frozen=True):
    test: Expression
    body: tuple[Statement, ...]
    orelse: tuple[Statement, ...]


class WithItem(msgspec.Struct, frozen=True, array_like=True, gc=False):
    context: Expression
    target: Expression | None


class With(Node, frozen=True):
    items: tuple[WithItem, ...]
    body: tuple[Statement, ...]


class Handler(msgspec.Struct, frozen=True, array_like=True, gc=False):
    type: Expression | None
    name: str | None
    body: tuple[Statement, ...]


class Try(Node, frozen=True):
    body: tuple[Statement, ...]
    handlers: tuple[Handler, ...]
    orelse: tuple[Statement, ...]
    final: tuple[Statement, ...]


class Return(Node, frozen=True):
    value: Expression | None


class Raise(Node, frozen=True):
    value: Expression | None = None


class Jump(Node, frozen=True):
    kind: Literal["break", "continue"]


class ExpressionStatement(Node, frozen=True):
    value: Expression


class ImportedName(msgspec.Struct, frozen=True, array_like=True, gc=False):
    name: str
    alias: str | None


class Import(Node, frozen=True):
    names: tuple[ImportedName, ...]


class ImportFrom(Node, frozen=True):
    """``level`` counts the leading dots; ``module`` is empty for ``from . import x``."""

    module: str
    names: tuple[ImportedName, ...]
    level: int


class FunctionDefinition(Node, frozen=True):
    """``body`` is None where it was left out: :meth:`SourceModule.body_of` has it."""

    name: str
    parameters: tuple[Parameter, ...]
    decorators: tuple[Expression, ...]
    returns: Expression | None
    body: tuple[Statement, ...] | None


class ClassDefinition(Node, frozen=True):
    name: str
    bases: tuple[Expression, ...]
    metaclass: Expression | None
    decorators: tuple[Expression, ...]
    body: tuple[Statement, ...]


class Global(Node, frozen=True):
    """``global`` or ``nonlocal``."""

    kind: Literal["global", "nonlocal"]
    names: tuple[str, ...]


class OpaqueStatement(Node, frozen=True):
    """A statement without a rule; it may bind any of ``names``, or end with a ``return``."""

    kind: str
    names: tuple[str, ...]


Statement: TypeAlias = (
    Assign
    | AugmentedAssign
    | Delete
    | If
    | For
    | While
    | With
    | Try
    | Return
    | Raise
    | Jump
    | ExpressionStatement
    | Import
    | ImportFrom
    | FunctionDefinition
    | ClassDefinition
    | Global
    | OpaqueStatement
)


class Facts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one module says, without the bodies of its functions.

    ``rebound`` are the names that functions declare ``global``: their value at any moment is not
    what the module's own statements say.  ``broken`` is the reason why the text is no Python
    module that can be read, or None.
    """

    statements: tuple[Statement, ...]
    broken: str | None = None
    rebound: tuple[str, ...] = ()
