"""Expressions of the standard library's ``ast`` as those of the syntax of our own."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any, Final

import msgspec

from flake8_notifications.source import syntax
from flake8_notifications.source.annotation_text import text_of
from flake8_notifications.source.syntax_names import words_for

OPERATORS: Final[dict[type[ast.AST], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
    ast.MatMult: "@",
    ast.UAdd: "+",
    ast.USub: "-",
    ast.Invert: "~",
    ast.Not: "not",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}
_CONVERSIONS: Final = {-1: "", 115: "s", 114: "r", 97: "a"}
_INT64: Final = range(-(2**63), 2**63)

#: Blocks in blocks and expressions in expressions are kept as deep as this.  Code that goes through
#: them does so by recursion: here, in the libraries that write and read them, and elsewhere.
DEEPEST: Final = 150
#: What is deeper is kept in slices of this many levels.
_SLICE: Final = 40
#: Longer chains of binary operators are kept flat.
_LONGEST_CHAIN: Final = 100
#: What an expression is that is too deep.
TOO_DEEP: Final = f"an expression nested more than {DEEPEST} levels deep"


class ExpressionLowering:
    """Lowers expressions.

    :param deferred_annotations: whether ``from __future__ import annotations`` is in force, so
        that annotations are texts at run time.
    """

    def __init__(self, *, deferred_annotations: bool) -> None:
        self._deferred = deferred_annotations
        self._depth = 0
        #: What has been met that is too deep, while something that is too deep is lowered.
        self._deeper: list[ast.expr] | None = None
        #: Whether a ``yield`` has been met in the function at hand.
        self._yields = False

    def expression(self, node: ast.expr) -> syntax.Expression:
        kind = type(node)
        if kind is ast.Name:
            return syntax.Name(node.lineno, node.col_offset, node.id)  # type: ignore[attr-defined]
        if kind is ast.Constant:
            return self._constant(node)  # type: ignore[arg-type]
        depth = self._depth
        if depth >= DEEPEST:
            return self._too_deep(node)
        self._depth = depth + 1
        lower = _EXPRESSIONS.get(kind)
        lowered = self._unknown(node) if lower is None else lower(self, node)
        self._depth = depth
        return lowered

    def _too_deep(self, node: ast.expr) -> syntax.Expression:
        """An opaque expression, whose parts are slices of what is too deep."""
        parts: list[syntax.Expression] = []
        if self._deeper is not None:
            self._deeper.append(node)
        else:
            self._deeper = [node]
            self._depth -= _SLICE
            # It grows on the way.
            for each in self._deeper:
                parts.append(self.expression(each))
            self._depth += _SLICE
            self._deeper = None
        return syntax.Opaque(node.lineno, node.col_offset, TOO_DEEP, tuple(parts))

    def _unknown(self, node: ast.expr) -> syntax.Expression:
        return syntax.Opaque(node.lineno, node.col_offset, kind_of(node), self._parts(node))

    def _parts(self, node: ast.expr) -> tuple[syntax.Expression, ...]:
        """The expressions in one that there is no rule for."""
        children = ast.iter_child_nodes(node)
        return tuple(self.expression(child) for child in children if isinstance(child, ast.expr))

    def _expressions(self, nodes: Iterable[ast.expr]) -> tuple[syntax.Expression, ...]:
        return tuple(map(self.expression, nodes))

    def _optional(self, node: ast.expr | None) -> syntax.Expression | None:
        return None if node is None else self.expression(node)

    def _constant(self, node: ast.Constant) -> syntax.Expression:
        value = node.value
        if isinstance(value, str):
            if _encodable(value):
                return syntax.Constant(node.lineno, node.col_offset, value)
            return syntax.Opaque(node.lineno, node.col_offset, "string with a lone surrogate")
        if value is ...:
            return syntax.Name(node.lineno, node.col_offset, "Ellipsis")
        if isinstance(value, complex):
            return syntax.Opaque(node.lineno, node.col_offset, "complex number")
        if isinstance(value, int) and value not in _INT64:
            return syntax.Opaque(node.lineno, node.col_offset, "integer of more than 64 bits")
        if isinstance(value, bytes):
            return syntax.Bytes(node.lineno, node.col_offset, value)
        return syntax.Constant(node.lineno, node.col_offset, value)

    def _attribute(self, node: ast.Attribute) -> syntax.Expression:
        return syntax.Attribute(
            node.lineno, node.col_offset, self.expression(node.value), node.attr
        )

    def _call(self, node: ast.Call) -> syntax.Expression:
        arguments = []
        for argument in node.args:
            if isinstance(argument, ast.Starred):
                inner = self.expression(argument.value)
                arguments.append(syntax.Argument("star", None, inner))
            else:
                arguments.append(syntax.Argument("positional", None, self.expression(argument)))
        for keyword in node.keywords:
            name, value = keyword.arg, self.expression(keyword.value)
            kind: Any = "keyword" if name is not None else "double_star"
            arguments.append(syntax.Argument(kind, name, value))
        callee = node.func
        # No cut between the two: the name of a method says the most about a call.
        if self._depth >= DEEPEST and isinstance(callee, ast.Attribute):
            function = self._attribute(callee)
        else:
            function = self.expression(callee)
        return syntax.Call(node.lineno, node.col_offset, function, tuple(arguments))

    def _subscript(self, node: ast.Subscript) -> syntax.Expression:
        return syntax.Subscript(
            node.lineno, node.col_offset, self.expression(node.value), self.expression(node.slice)
        )

    def _slice(self, node: ast.Slice) -> syntax.Expression:
        return syntax.Slice(
            node.lineno,
            node.col_offset,
            self._optional(node.lower),
            self._optional(node.upper),
            self._optional(node.step),
        )

    def _starred(self, node: ast.Starred) -> syntax.Expression:
        return syntax.Starred(node.lineno, node.col_offset, self.expression(node.value))

    def _tuple(self, node: ast.Tuple) -> syntax.Expression:
        return syntax.Display(node.lineno, node.col_offset, "tuple", self._expressions(node.elts))

    def _list(self, node: ast.List) -> syntax.Expression:
        return syntax.Display(node.lineno, node.col_offset, "list", self._expressions(node.elts))

    def _set(self, node: ast.Set) -> syntax.Expression:
        return syntax.Display(node.lineno, node.col_offset, "set", self._expressions(node.elts))

    def _dict(self, node: ast.Dict) -> syntax.Expression:
        items = tuple(
            syntax.DictItem(self._optional(key), self.expression(value))
            for key, value in zip(node.keys, node.values, strict=True)
        )
        return syntax.DictDisplay(node.lineno, node.col_offset, items)

    def _unary(self, node: ast.UnaryOp) -> syntax.Expression:
        return syntax.Unary(
            node.lineno,
            node.col_offset,
            OPERATORS[type(node.op)],
            self.expression(node.operand),
        )

    def _binary(self, node: ast.BinOp) -> syntax.Expression:
        left, spine = node.left, [node]
        while isinstance(left, ast.BinOp):
            spine.append(left)
            left = left.left
        length = len(spine) - 1
        if length >= _LONGEST_CHAIN or self._depth + length > DEEPEST:
            return self._chain(left, spine)
        self._depth += length
        lowered = self.expression(left)
        for each in reversed(spine):
            lowered = syntax.Binary(
                each.lineno,
                each.col_offset,
                OPERATORS[type(each.op)],
                lowered,
                self.expression(each.right),
            )
            self._depth -= 1
        self._depth += 1
        return lowered

    def _chain(self, first: ast.expr, spine: list[ast.BinOp]) -> syntax.Expression:
        links = tuple(
            syntax.Link(OPERATORS[type(node.op)], self.expression(node.right))
            for node in reversed(spine)
        )
        return syntax.Chain(spine[0].lineno, spine[0].col_offset, self.expression(first), links)

    def _boolean(self, node: ast.BoolOp) -> syntax.Expression:
        return syntax.Boolean(
            node.lineno,
            node.col_offset,
            "and" if isinstance(node.op, ast.And) else "or",
            self._expressions(node.values),
        )

    def _compare(self, node: ast.Compare) -> syntax.Expression:
        return syntax.Compare(
            node.lineno,
            node.col_offset,
            self.expression(node.left),
            tuple(OPERATORS[type(operator)] for operator in node.ops),
            self._expressions(node.comparators),
        )

    def _conditional(self, node: ast.IfExp) -> syntax.Expression:
        return syntax.Conditional(
            node.lineno,
            node.col_offset,
            self.expression(node.test),
            self.expression(node.body),
            self.expression(node.orelse),
        )

    def _list_comprehension(self, node: ast.ListComp) -> syntax.Expression:
        return self._comprehension(node, "list", node.elt, None)

    def _set_comprehension(self, node: ast.SetComp) -> syntax.Expression:
        return self._comprehension(node, "set", node.elt, None)

    def _generator(self, node: ast.GeneratorExp) -> syntax.Expression:
        return self._comprehension(node, "generator", node.elt, None)

    def _dict_comprehension(self, node: ast.DictComp) -> syntax.Expression:
        return self._comprehension(node, "dict", node.key, node.value)

    def _comprehension(
        self,
        node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp,
        kind: Any,
        element: ast.expr,
        value: ast.expr | None,
    ) -> syntax.Expression:
        clauses = tuple(
            syntax.Clause(
                self.expression(clause.target),
                self.expression(clause.iter),
                self._expressions(clause.ifs),
            )
            for clause in node.generators
        )
        return syntax.Comprehension(
            node.lineno,
            node.col_offset,
            kind,
            self.expression(element),
            self._optional(value),
            clauses,
        )

    def _formatted(self, node: ast.FormattedValue) -> syntax.Expression:
        return syntax.Formatted(
            node.lineno,
            node.col_offset,
            self.expression(node.value),
            _CONVERSIONS[node.conversion],
            self._optional(node.format_spec),
        )

    def _fstring(self, node: ast.JoinedStr) -> syntax.Expression:
        return syntax.FString(node.lineno, node.col_offset, self._expressions(node.values))

    def _lambda(self, node: ast.Lambda) -> syntax.Expression:
        parameters = self._parameters(node.args)
        # A ``yield`` in it is its own.
        outer = self._yields
        body = self.expression(node.body)
        self._yields = outer
        return syntax.Lambda(node.lineno, node.col_offset, parameters, body)

    def _named(self, node: ast.NamedExpr) -> syntax.Expression:
        value = self.expression(node.value)
        return syntax.NamedExpr(node.lineno, node.col_offset, node.target.id, value)

    def _yield(self, node: ast.Yield) -> syntax.Expression:
        self._yields = True
        return syntax.Yield(node.lineno, node.col_offset, self._optional(node.value))

    def _yield_from(self, node: ast.YieldFrom) -> syntax.Expression:
        self._yields = True
        return syntax.YieldFrom(node.lineno, node.col_offset, self.expression(node.value))

    def _await(self, node: ast.Await) -> syntax.Expression:
        value = self.expression(node.value)
        if isinstance(value, syntax.Call):
            return msgspec.structs.replace(value, is_awaited=True)
        return syntax.Await(node.lineno, node.col_offset, value)

    def _parameters(self, node: ast.arguments) -> tuple[syntax.Parameter, ...]:
        def parameter(
            argument: ast.arg, kind: Any, default: ast.expr | None = None
        ) -> syntax.Parameter:
            return syntax.Parameter(
                argument.arg,
                kind,
                self._optional(default),
                self._annotation(argument.annotation),
            )

        positional = [*node.posonlyargs, *node.args]
        required = len(positional) - len(node.defaults)
        defaults = [None] * required + list(node.defaults)
        parameters = [
            parameter(
                argument,
                "positional_only" if position < len(node.posonlyargs) else "positional",
                defaults[position],
            )
            for position, argument in enumerate(positional)
        ]
        if node.vararg is not None:
            parameters.append(parameter(node.vararg, "star"))
        parameters += [
            parameter(argument, "keyword_only", default)
            for argument, default in zip(node.kwonlyargs, node.kw_defaults, strict=True)
        ]
        if node.kwarg is not None:
            parameters.append(parameter(node.kwarg, "double_star"))
        return tuple(parameters)

    def _annotation(self, node: ast.expr | None) -> syntax.Expression | None:
        return None if node is None else self._certain_annotation(node)

    def _certain_annotation(self, node: ast.expr) -> syntax.Expression:
        if not self._deferred:
            return self.expression(node)
        text = text_of(node)
        if text is None:
            return syntax.Opaque(node.lineno, node.col_offset, TOO_DEEP)
        return syntax.Constant(node.lineno, node.col_offset, text)


def kind_of(node: ast.AST) -> str:
    """What a node is, for people."""
    return words_for(type(node).__name__)


def _encodable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


_EXPRESSIONS: Final[dict[type[ast.AST], Callable[[ExpressionLowering, Any], syntax.Expression]]] = {
    ast.Attribute: ExpressionLowering._attribute,
    ast.Call: ExpressionLowering._call,
    ast.Subscript: ExpressionLowering._subscript,
    ast.Slice: ExpressionLowering._slice,
    ast.Starred: ExpressionLowering._starred,
    ast.Tuple: ExpressionLowering._tuple,
    ast.List: ExpressionLowering._list,
    ast.Set: ExpressionLowering._set,
    ast.Dict: ExpressionLowering._dict,
    ast.UnaryOp: ExpressionLowering._unary,
    ast.BinOp: ExpressionLowering._binary,
    ast.BoolOp: ExpressionLowering._boolean,
    ast.Compare: ExpressionLowering._compare,
    ast.IfExp: ExpressionLowering._conditional,
    ast.ListComp: ExpressionLowering._list_comprehension,
    ast.SetComp: ExpressionLowering._set_comprehension,
    ast.GeneratorExp: ExpressionLowering._generator,
    ast.DictComp: ExpressionLowering._dict_comprehension,
    ast.FormattedValue: ExpressionLowering._formatted,
    ast.JoinedStr: ExpressionLowering._fstring,
    ast.Lambda: ExpressionLowering._lambda,
    ast.Await: ExpressionLowering._await,
    ast.NamedExpr: ExpressionLowering._named,
    ast.Yield: ExpressionLowering._yield,
    ast.YieldFrom: ExpressionLowering._yield_from,
}
