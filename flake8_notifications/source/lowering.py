"""From the standard library's ``ast`` to :mod:`flake8_notifications.source.syntax`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from flake8_notifications.source import matching, syntax
from flake8_notifications.source.expression_lowering import OPERATORS, ExpressionLowering, kind_of


class Lowering(ExpressionLowering):
    """Lowers the statements of one module.

    :param deferred_annotations: whether ``from __future__ import annotations`` is in force, so
        that annotations are texts at run time.
    :param bodies: whether to lower the bodies of functions, too.
    """

    def __init__(self, *, deferred_annotations: bool, bodies: bool) -> None:
        super().__init__(deferred_annotations=deferred_annotations)
        self._bodies = bodies

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
                    node.lineno, node.col_offset, kind_of(node), tuple(_bound_names(node))
                )

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
            OPERATORS[type(node.op)],
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
