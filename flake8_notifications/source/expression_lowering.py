"""Expressions of the standard library's ``ast`` as those of the syntax of our own."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any, Final

from flake8_notifications.source import syntax

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


class ExpressionLowering:
    """Lowers expressions.

    :param deferred_annotations: whether ``from __future__ import annotations`` is in force, so
        that annotations are texts at run time.
    """

    def __init__(self, *, deferred_annotations: bool) -> None:
        self._deferred = deferred_annotations
        #: What ``:=`` binds in the statement at hand; None where that is not a name of its block.
        self._hoisted: list[syntax.Statement] | None = None

    def expression(self, node: ast.expr) -> syntax.Expression:
        lower = _EXPRESSIONS.get(type(node))
        if lower is None:
            return syntax.Opaque(node.lineno, node.col_offset, kind_of(node), self._parts(node))
        return lower(self, node)

    def _parts(self, node: ast.expr) -> tuple[syntax.Expression, ...]:
        """The expressions in one that there is no rule for."""
        children = ast.iter_child_nodes(node)
        return tuple(self.expression(child) for child in children if isinstance(child, ast.expr))

    def _expressions(self, nodes: Iterable[ast.expr]) -> tuple[syntax.Expression, ...]:
        return tuple(map(self.expression, nodes))

    def _optional(self, node: ast.expr | None) -> syntax.Expression | None:
        return None if node is None else self.expression(node)

    # Expressions

    def _inside(self, lower: Callable[[], syntax.Expression]) -> syntax.Expression:
        """Lower what is evaluated in a scope of its own."""
        outer, self._hoisted = self._hoisted, None
        try:
            return lower()
        finally:
            self._hoisted = outer

    def _constant(self, node: ast.Constant) -> syntax.Expression:
        value = node.value
        if value is ...:
            return syntax.Name(node.lineno, node.col_offset, "Ellipsis")
        if isinstance(value, complex):
            return syntax.Opaque(node.lineno, node.col_offset, "complex number")
        if isinstance(value, int) and value not in _INT64:
            return syntax.Opaque(node.lineno, node.col_offset, "integer of more than 64 bits")
        if isinstance(value, str) and not _encodable(value):
            return syntax.Opaque(node.lineno, node.col_offset, "string with a lone surrogate")
        if isinstance(value, bytes):
            return syntax.Bytes(node.lineno, node.col_offset, value)
        return syntax.Constant(node.lineno, node.col_offset, value)

    def _name(self, node: ast.Name) -> syntax.Expression:
        return syntax.Name(node.lineno, node.col_offset, node.id)

    def _attribute(self, node: ast.Attribute) -> syntax.Expression:
        return syntax.Attribute(
            node.lineno, node.col_offset, self.expression(node.value), node.attr
        )

    def _call(self, node: ast.Call) -> syntax.Expression:
        arguments = [
            syntax.Argument("star", None, self.expression(argument.value))
            if isinstance(argument, ast.Starred)
            else syntax.Argument("positional", None, self.expression(argument))
            for argument in node.args
        ]
        arguments += [
            syntax.Argument(
                "double_star" if keyword.arg is None else "keyword",
                keyword.arg,
                self.expression(keyword.value),
            )
            for keyword in node.keywords
        ]
        return syntax.Call(
            node.lineno, node.col_offset, self.expression(node.func), tuple(arguments)
        )

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
        return syntax.Binary(
            node.lineno,
            node.col_offset,
            OPERATORS[type(node.op)],
            self.expression(node.left),
            self.expression(node.right),
        )

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
        return self._inside(lambda: self._own_comprehension(node, kind, element, value))

    def _own_comprehension(
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
        body = self._inside(lambda: self.expression(node.body))
        return syntax.Lambda(node.lineno, node.col_offset, self._parameters(node.args), body)

    def _named(self, node: ast.NamedExpr) -> syntax.Expression:
        """``(name := value)``: the name, bound in front of the statement."""
        target, value = self.expression(node.target), self.expression(node.value)
        if self._hoisted is None:
            return syntax.Opaque(node.lineno, node.col_offset, kind_of(node), (value,))
        self._hoisted.append(syntax.Assign(node.lineno, node.col_offset, (target,), value))
        return target

    def _await(self, node: ast.Await) -> syntax.Expression:
        return self.expression(node.value)

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
        if node is not None and self._deferred:
            return syntax.Constant(node.lineno, node.col_offset, ast.unparse(node))
        return self._optional(node)


def kind_of(node: ast.AST) -> str:
    """What a node is, for people."""
    return type(node).__name__


def _encodable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


_EXPRESSIONS: Final[dict[type[ast.AST], Callable[[ExpressionLowering, Any], syntax.Expression]]] = {
    ast.Constant: ExpressionLowering._constant,
    ast.Name: ExpressionLowering._name,
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
}
