"""From the standard library's ``ast`` to :mod:`flake8_notifications.source.syntax`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from flake8_notifications.source import matching, syntax

_OPERATORS: Final[dict[type[ast.AST], str]] = {
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


class Lowering:
    """Lowers the statements of one module.

    :param deferred_annotations: whether ``from __future__ import annotations`` is in force, so
        that annotations are texts at run time.
    :param bodies: whether to lower the bodies of functions, too.
    """

    def __init__(self, *, deferred_annotations: bool, bodies: bool) -> None:
        self._deferred = deferred_annotations
        self._bodies = bodies
        #: What ``:=`` binds in the statement at hand; None where that is not a name of its block.
        self._hoisted: list[syntax.Statement] | None = None

    def statements(self, nodes: Iterable[ast.stmt]) -> tuple[syntax.Statement, ...]:
        outer = self._hoisted
        try:
            return tuple(self._statements(nodes))
        finally:
            self._hoisted = outer

    def _statements(self, nodes: Iterable[ast.stmt]) -> Iterator[syntax.Statement]:
        for node in nodes:
            lower = _STATEMENTS.get(type(node))
            if lower is not None:
                hoisted: list[syntax.Statement] = []
                self._hoisted = hoisted
                lowered = lower(self, node)
                yield from hoisted
                if lowered is not None:
                    yield lowered
            elif not isinstance(node, ast.Pass):
                yield syntax.OpaqueStatement(
                    node.lineno, node.col_offset, _kind(node), tuple(_bound_names(node))
                )

    def _inside(self, lower: Callable[[], syntax.Expression]) -> syntax.Expression:
        """Lower what is evaluated in a scope of its own."""
        outer, self._hoisted = self._hoisted, None
        try:
            return lower()
        finally:
            self._hoisted = outer

    def expression(self, node: ast.expr) -> syntax.Expression:
        lower = _EXPRESSIONS.get(type(node))
        if lower is None:
            return syntax.Opaque(node.lineno, node.col_offset, _kind(node), self._parts(node))
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
            _OPERATORS[type(node.op)],
            self.expression(node.operand),
        )

    def _binary(self, node: ast.BinOp) -> syntax.Expression:
        return syntax.Binary(
            node.lineno,
            node.col_offset,
            _OPERATORS[type(node.op)],
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
            tuple(_OPERATORS[type(operator)] for operator in node.ops),
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
            return syntax.Opaque(node.lineno, node.col_offset, _kind(node), (value,))
        self._hoisted.append(syntax.Assign(node.lineno, node.col_offset, (target,), value))
        return target

    def _await(self, node: ast.Await) -> syntax.Expression:
        return self.expression(node.value)

    # Statements

    def _assign(self, node: ast.Assign) -> syntax.Statement:
        return syntax.Assign(
            node.lineno,
            node.col_offset,
            self._expressions(node.targets),
            self.expression(node.value),
        )

    def _annotated_assign(self, node: ast.AnnAssign) -> syntax.Statement | None:
        if node.value is None:
            return None
        return syntax.Assign(
            node.lineno,
            node.col_offset,
            (self.expression(node.target),),
            self.expression(node.value),
        )

    def _augmented_assign(self, node: ast.AugAssign) -> syntax.Statement:
        return syntax.AugmentedAssign(
            node.lineno,
            node.col_offset,
            self.expression(node.target),
            _OPERATORS[type(node.op)],
            self.expression(node.value),
        )

    def _delete(self, node: ast.Delete) -> syntax.Statement:
        return syntax.Delete(node.lineno, node.col_offset, self._expressions(node.targets))

    def _if(self, node: ast.If) -> syntax.Statement:
        return syntax.If(
            node.lineno,
            node.col_offset,
            self.expression(node.test),
            self.statements(node.body),
            self.statements(node.orelse),
        )

    def _for(self, node: ast.For | ast.AsyncFor) -> syntax.Statement:
        return syntax.For(
            node.lineno,
            node.col_offset,
            self.expression(node.target),
            self.expression(node.iter),
            self.statements(node.body),
            self.statements(node.orelse),
        )

    def _while(self, node: ast.While) -> syntax.Statement:
        return syntax.While(
            node.lineno,
            node.col_offset,
            self.expression(node.test),
            self.statements(node.body),
            self.statements(node.orelse),
        )

    def _with(self, node: ast.With | ast.AsyncWith) -> syntax.Statement:
        items = tuple(
            syntax.WithItem(self.expression(item.context_expr), self._optional(item.optional_vars))
            for item in node.items
        )
        return syntax.With(node.lineno, node.col_offset, items, self.statements(node.body))

    def _try(self, node: Any) -> syntax.Statement:
        handlers = tuple(
            syntax.Handler(
                self._optional(handler.type), handler.name, self.statements(handler.body)
            )
            for handler in node.handlers
        )
        return syntax.Try(
            node.lineno,
            node.col_offset,
            self.statements(node.body),
            handlers,
            self.statements(node.orelse),
            self.statements(node.finalbody),
        )

    def _return(self, node: ast.Return) -> syntax.Statement:
        return syntax.Return(node.lineno, node.col_offset, self._optional(node.value))

    def _raise(self, node: ast.Raise) -> syntax.Statement:
        return syntax.Raise(node.lineno, node.col_offset, self._optional(node.exc))

    def _assert(self, node: ast.Assert) -> syntax.Statement:
        """``if test: pass``, ``else: raise``."""
        raised = syntax.Raise(node.lineno, node.col_offset, self._optional(node.msg))
        test = self.expression(node.test)
        return syntax.If(node.lineno, node.col_offset, test, (), (raised,))

    def _global(self, node: ast.Global | ast.Nonlocal) -> syntax.Statement:
        kind: Any = "global" if isinstance(node, ast.Global) else "nonlocal"
        return syntax.Global(node.lineno, node.col_offset, kind, tuple(node.names))

    def _match(self, node: ast.Match) -> syntax.Statement:
        return matching.lowered(self, node)

    def _break(self, node: ast.Break) -> syntax.Statement:
        return syntax.Jump(node.lineno, node.col_offset, "break")

    def _continue(self, node: ast.Continue) -> syntax.Statement:
        return syntax.Jump(node.lineno, node.col_offset, "continue")

    def _expression_statement(self, node: ast.Expr) -> syntax.Statement | None:
        if isinstance(node.value, ast.Constant):
            return None
        return syntax.ExpressionStatement(node.lineno, node.col_offset, self.expression(node.value))

    def _import(self, node: ast.Import) -> syntax.Statement:
        return syntax.Import(node.lineno, node.col_offset, _imported_names(node))

    def _import_from(self, node: ast.ImportFrom) -> syntax.Statement:
        return syntax.ImportFrom(
            node.lineno, node.col_offset, node.module or "", _imported_names(node), node.level
        )

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> syntax.Statement:
        return syntax.FunctionDefinition(
            node.lineno,
            node.col_offset,
            node.name,
            self._parameters(node.args),
            self._expressions(node.decorator_list),
            self._annotation(node.returns),
            self.statements(node.body) if self._bodies else None,
        )

    def _class(self, node: ast.ClassDef) -> syntax.Statement:
        return syntax.ClassDefinition(
            node.lineno,
            node.col_offset,
            node.name,
            self._expressions(node.bases),
            next(
                (self.expression(word.value) for word in node.keywords if word.arg == "metaclass"),
                None,
            ),
            self._expressions(node.decorator_list),
            self.statements(node.body),
        )

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


def _kind(node: ast.AST) -> str:
    return type(node).__name__


def _encodable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _imported_names(node: ast.Import | ast.ImportFrom) -> tuple[syntax.ImportedName, ...]:
    return tuple(syntax.ImportedName(alias.name, alias.asname) for alias in node.names)


def _bound_names(node: ast.stmt) -> list[str]:
    """The names that a statement may bind; ``return`` is one where it may end the function."""
    names: set[str] = set()
    for child in ast.walk(node):
        match child:
            case ast.Name(id=name, ctx=ast.Store()) | ast.MatchStar(name=str(name)):
                names.add(name)
            case ast.MatchAs(name=str(name)) | ast.MatchMapping(rest=str(name)):
                names.add(name)
            case ast.Return():
                names.add("return")
    return sorted(names)


_EXPRESSIONS: Final[dict[type[ast.AST], Callable[[Lowering, Any], syntax.Expression]]] = {
    ast.Constant: Lowering._constant,
    ast.Name: Lowering._name,
    ast.Attribute: Lowering._attribute,
    ast.Call: Lowering._call,
    ast.Subscript: Lowering._subscript,
    ast.Slice: Lowering._slice,
    ast.Starred: Lowering._starred,
    ast.Tuple: Lowering._tuple,
    ast.List: Lowering._list,
    ast.Set: Lowering._set,
    ast.Dict: Lowering._dict,
    ast.UnaryOp: Lowering._unary,
    ast.BinOp: Lowering._binary,
    ast.BoolOp: Lowering._boolean,
    ast.Compare: Lowering._compare,
    ast.IfExp: Lowering._conditional,
    ast.ListComp: Lowering._list_comprehension,
    ast.SetComp: Lowering._set_comprehension,
    ast.GeneratorExp: Lowering._generator,
    ast.DictComp: Lowering._dict_comprehension,
    ast.FormattedValue: Lowering._formatted,
    ast.JoinedStr: Lowering._fstring,
    ast.Lambda: Lowering._lambda,
    ast.Await: Lowering._await,
    ast.NamedExpr: Lowering._named,
}

_STATEMENTS: Final[dict[type[ast.AST], Callable[[Lowering, Any], syntax.Statement | None]]] = {
    ast.Assign: Lowering._assign,
    ast.AnnAssign: Lowering._annotated_assign,
    ast.AugAssign: Lowering._augmented_assign,
    ast.Delete: Lowering._delete,
    ast.If: Lowering._if,
    ast.For: Lowering._for,
    ast.AsyncFor: Lowering._for,
    ast.While: Lowering._while,
    ast.With: Lowering._with,
    ast.AsyncWith: Lowering._with,
    ast.Try: Lowering._try,
    ast.Return: Lowering._return,
    ast.Raise: Lowering._raise,
    ast.Assert: Lowering._assert,
    ast.Global: Lowering._global,
    ast.Nonlocal: Lowering._global,
    ast.Match: Lowering._match,
    ast.Break: Lowering._break,
    ast.Continue: Lowering._continue,
    ast.Expr: Lowering._expression_statement,
    ast.Import: Lowering._import,
    ast.ImportFrom: Lowering._import_from,
    ast.FunctionDef: Lowering._function,
    ast.AsyncFunctionDef: Lowering._function,
    ast.ClassDef: Lowering._class,
}
if hasattr(ast, "TryStar"):
    _STATEMENTS[ast.TryStar] = Lowering._try
