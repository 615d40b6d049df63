"""Python syntax as plain data: what the interpreter works on.

A much smaller language than the standard library's ``ast``: only what can carry a value, with
everything else kept as :class:`Opaque` so that it is named instead of forgotten.  The nodes are
``msgspec`` structs: immutable, compact, and typed when they are read back from a file.
"""

from __future__ import annotations

import functools
from typing import Final, Literal, TypeAlias

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
    is_awaited: bool = False

    @property
    def positional(self) -> list[Expression]:
        """The positional arguments, without what is unpacked."""
        return [argument.value for argument in self.arguments if argument.kind == "positional"]

    @property
    def keywords(self) -> dict[str, Expression]:
        """The keyword arguments by name, without what is unpacked."""
        return {
            argument.name: argument.value
            for argument in self.arguments
            if argument.kind == "keyword" and argument.name
        }


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


class Link(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """``operator operand``, on the right of what is in front of it."""

    operator: str
    operand: Expression


class Chain(Node, frozen=True):
    """``first + second - third …``: very many binary operators, each on all that is left of it.

    What would be :class:`Binary` in :class:`Binary` in :class:`Binary`, too deep for a recursion.
    """

    first: Expression
    links: tuple[Link, ...]


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


class NamedExpr(Node, frozen=True):
    """``(target := value)``; in a comprehension, ``target`` is a name of the block around."""

    target: str
    value: Expression


class Yield(Node, frozen=True):
    value: Expression | None


class YieldFrom(Node, frozen=True):
    value: Expression


class Await(Node, frozen=True):
    """``await`` of what is not called there; of a call, that says so itself."""

    value: Expression


class Opaque(Node, frozen=True):
    """An expression that the interpreter has no rule for.

    ``kind`` says what it is, ``parts`` are the expressions in it that may hold calls.  Of an
    expression that is nested too deeply, ``parts`` are slices of it, in which ``Opaque`` without
    parts stands for what another slice has.
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
    | Chain
    | NamedExpr
    | Yield
    | YieldFrom
    | Await
)


# Patterns


class MatchValue(Node, frozen=True):
    """``case CONSTANT``: equal to a value."""

    value: Expression


class MatchSingleton(Node, frozen=True):
    """``case None``, ``case True``: identical to a value."""

    value: bool | None


class MatchSequence(Node, frozen=True):
    """``case [first, *rest]``: at most one of the patterns is a :class:`MatchStar`."""

    patterns: tuple[Pattern, ...]


class MatchMapping(Node, frozen=True):
    """``case {key: pattern, **rest}``; ``rest`` is None where nothing takes the other items."""

    keys: tuple[Expression, ...]
    patterns: tuple[Pattern, ...]
    rest: str | None


class MatchClass(Node, frozen=True):
    """``case Class(pattern, name=pattern)``: ``names`` are those of ``keywords``."""

    cls: Expression
    patterns: tuple[Pattern, ...]
    names: tuple[str, ...]
    keywords: tuple[Pattern, ...]


class MatchStar(Node, frozen=True):
    """``*name`` in a sequence; None for ``*_``."""

    name: str | None


class MatchAs(Node, frozen=True):
    """``pattern as name``, ``name`` alone (without a pattern), or ``_`` (without either)."""

    pattern: Pattern | None
    name: str | None


class MatchOr(Node, frozen=True):
    patterns: tuple[Pattern, ...]


Pattern: TypeAlias = (
    MatchValue
    | MatchSingleton
    | MatchSequence
    | MatchMapping
    | MatchClass
    | MatchStar
    | MatchAs
    | MatchOr
)


# Statements


class Assign(Node, frozen=True):
    targets: tuple[Expression, ...]
    value: Expression


class AnnotatedAssign(Assign, frozen=True):
    """``target: annotation = value``: an assignment, of the one item of ``targets``.

    ``annotation`` is a constant text where the module defers its annotations.
    """

    annotation: Expression

    @property
    def target(self) -> Expression:
        return self.targets[0]


class Declaration(Node, frozen=True):
    """``target: annotation`` without a value: it binds nothing.

    ``annotation`` is a constant text where the module defers its annotations.
    """

    target: Expression
    annotation: Expression


class AugmentedAssign(Node, frozen=True):
    target: Expression
    operator: str
    value: Expression


class Delete(Node, frozen=True):
    targets: tuple[Expression, ...]


class Elif(Node, frozen=True):
    """``elif test: body``, or an ``if`` that is all there is in an ``else``."""

    test: Expression
    body: tuple[Statement, ...]


class If(Node, frozen=True, dict=True, gc=True):
    """``orelse`` is what runs where neither the test nor one of those of ``elifs`` holds."""

    test: Expression
    body: tuple[Statement, ...]
    orelse: tuple[Statement, ...]
    elifs: tuple[Elif, ...] = ()

    @functools.cached_property
    def rest(self) -> tuple[Statement, ...]:
        """What runs where the test does not hold: ``orelse``, or an ``if`` for ``elifs``.

        For code that prefers two branches to many; always the same object.
        """
        return _nested(self.elifs, self.orelse) if self.elifs else self.orelse


#: An ``if`` in an ``if`` in an ``if`` …: as deep as that, and not deeper.
_DEEPEST_ELIF: Final = 64


def _nested(elifs: tuple[Elif, ...], orelse: tuple[Statement, ...]) -> tuple[Statement, ...]:
    first, *others = elifs
    if len(others) < _DEEPEST_ELIF:
        inner = If(first.line, first.column, first.test, first.body, orelse, tuple(others))
        return (inner,)
    # In two halves, for these are as deep as their number has digits.
    middle = len(elifs) // 2
    tests = tuple(branch.test for branch in elifs[:middle])
    either = Boolean(first.line, first.column, "or", tests)
    left = _nested(elifs[:middle], ())
    return (If(first.line, first.column, either, left, _nested(elifs[middle:], orelse)),)


class MatchCase(Node, frozen=True):
    """``case pattern if guard: body``, where the pattern is."""

    pattern: Pattern
    guard: Expression | None
    body: tuple[Statement, ...]


class Match(Node, frozen=True):
    subject: Expression
    cases: tuple[MatchCase, ...]


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
    """``try``.

    :ivar takes_groups: whether its handlers are those of ``except*``.
    """

    body: tuple[Statement, ...]
    handlers: tuple[Handler, ...]
    orelse: tuple[Statement, ...]
    final: tuple[Statement, ...]
    takes_groups: bool = False


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
    """``body`` is None where it was left out: :meth:`SourceModule.body_of` has it.

    ``is_generator`` is whether it has a ``yield`` of its own, with or without ``async``.
    """

    name: str
    parameters: tuple[Parameter, ...]
    decorators: tuple[Expression, ...]
    returns: Expression | None
    body: tuple[Statement, ...] | None
    is_async: bool = False
    is_generator: bool = False

    @property
    def is_coroutine(self) -> bool:
        """Whether its calls do nothing before they are awaited."""
        return self.is_async and not self.is_generator

    @property
    def is_static(self) -> bool:
        """Whether it is marked as a static method by that plain name."""
        return any(
            isinstance(decorator, Name) and decorator.id == "staticmethod"
            for decorator in self.decorators
        )

    @property
    def is_bound_by_decorator(self) -> bool:
        """Whether a decorator is told to pass something first: ``@app.task(bind=True)``."""
        return any(
            argument.name == "bind"
            and isinstance(value := argument.value, Constant)
            and value.value is True
            for decorator in self.decorators
            if isinstance(decorator, Call)
            for argument in decorator.arguments
        )


class ClassDefinition(Node, frozen=True):
    """``bases`` may hold :class:`Starred`; ``keywords`` are those other than the metaclass."""

    name: str
    bases: tuple[Expression, ...]
    metaclass: Expression | None
    decorators: tuple[Expression, ...]
    body: tuple[Statement, ...]
    keywords: tuple[Argument, ...] = ()


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
    | AnnotatedAssign
    | Declaration
    | Match
)


class Facts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one module says, without the bodies of its functions.

    ``rebound`` are the names that functions declare ``global``: their value at any moment is not
    what the module's own statements say.  ``broken`` is the reason why the text is no Python
    module that can be read, or None.  ``short_forms`` is whether it, or a function in it, may have
    ``:=`` or ``match``.
    """

    statements: tuple[Statement, ...]
    broken: str | None = None
    rebound: tuple[str, ...] = ()
    short_forms: bool = False
