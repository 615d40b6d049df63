"""From the standard library's ``ast`` to :mod:`flake8_notifications.source.syntax`."""

from __future__ import annotations

import ast
import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from flake8_notifications.source import syntax
from flake8_notifications.source.expression_lowering import (
    DEEPEST,
    OPERATORS,
    TOO_DEEP,
    ExpressionLowering,
    kind_of,
)


class Lowering(ExpressionLowering):
    """Lowers the statements of one module.

    :param deferred_annotations: whether ``from __future__ import annotations`` is in force, so
        that annotations are texts at run time.
    :param bodies: whether to lower the bodies of functions, too.
    :param yielding: the numbers of the lines that may hold a ``yield``, in order; None where they
        are not known.  They save a look at most of the bodies that are left out.
    """

    def __init__(
        self,
        *,
        deferred_annotations: bool,
        bodies: bool,
        yielding: Sequence[int] | None = None,
    ) -> None:
        super().__init__(deferred_annotations=deferred_annotations)
        self._bodies = bodies
        self._yielding = yielding

    def statements(self, nodes: Iterable[ast.stmt]) -> tuple[syntax.Statement, ...]:
        self._depth += 1
        statements: list[syntax.Statement] = []
        for node in nodes:
            lowered = _STATEMENTS.get(type(node), _opaque)(self, node)
            if lowered is not None:
                statements.append(lowered)
        self._depth -= 1
        return tuple(statements)

    def _assign(self, node: ast.Assign) -> syntax.Statement:
        return syntax.Assign(
            node.lineno,
            node.col_offset,
            self._expressions(node.targets),
            self.expression(node.value),
        )

    def _annotated_assign(self, node: ast.AnnAssign) -> syntax.Statement:
        target = self.expression(node.target)
        annotation = self._certain_annotation(node.annotation)
        if node.value is None:
            return syntax.Declaration(node.lineno, node.col_offset, target, annotation)
        value = self.expression(node.value)
        return syntax.AnnotatedAssign(node.lineno, node.col_offset, (target,), value, annotation)

    def _type_alias(self, node: Any) -> syntax.Statement:
        """``type name = value``, where the value is not evaluated before it is asked for."""
        target, value = self.expression(node.name), self.expression(node.value)
        opaque = syntax.Opaque(node.lineno, node.col_offset, kind_of(node), (value,))
        return syntax.Assign(node.lineno, node.col_offset, (target,), opaque)

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
        elifs: list[syntax.Elif] = []
        orelse = node.orelse
        while len(orelse) == 1 and isinstance(branch := orelse[0], ast.If):
            elifs.append(
                syntax.Elif(
                    branch.lineno,
                    branch.col_offset,
                    self.expression(branch.test),
                    self.statements(branch.body),
                )
            )
            orelse = branch.orelse
        return syntax.If(
            node.lineno,
            node.col_offset,
            self.expression(node.test),
            self.statements(node.body),
            self.statements(orelse),
            tuple(elifs),
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
            takes_groups=type(node).__name__ == "TryStar",
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
        cases = tuple(
            syntax.MatchCase(
                case.pattern.lineno,
                case.pattern.col_offset,
                self._pattern(case.pattern),
                self._optional(case.guard),
                self.statements(case.body),
            )
            for case in node.cases
        )
        return syntax.Match(node.lineno, node.col_offset, self.expression(node.subject), cases)

    def _pattern(self, node: ast.pattern) -> syntax.Pattern:
        line, column = node.lineno, node.col_offset
        if self._depth >= DEEPEST:
            names = tuple(syntax.MatchAs(line, column, None, name) for name in _bound_names(node))
            opaque = syntax.Opaque(line, column, TOO_DEEP)
            return syntax.MatchClass(line, column, opaque, names, (), ())
        self._depth += 1
        lowered = self._own_pattern(node, line, column)
        self._depth -= 1
        return lowered

    def _own_pattern(self, node: ast.pattern, line: int, column: int) -> syntax.Pattern:
        match node:
            case ast.MatchValue(value=value):
                return syntax.MatchValue(line, column, self.expression(value))
            case ast.MatchSingleton(value=value):
                return syntax.MatchSingleton(line, column, value)
            case ast.MatchSequence(patterns=patterns):
                return syntax.MatchSequence(line, column, self._patterns(patterns))
            case ast.MatchMapping(keys=keys, patterns=patterns, rest=rest):
                names = self._expressions(keys)
                return syntax.MatchMapping(line, column, names, self._patterns(patterns), rest)
            case ast.MatchClass(cls=cls, patterns=patterns, kwd_attrs=words, kwd_patterns=classes):
                return syntax.MatchClass(
                    line,
                    column,
                    self.expression(cls),
                    self._patterns(patterns),
                    tuple(words),
                    self._patterns(classes),
                )
            case ast.MatchStar(name=name):
                return syntax.MatchStar(line, column, name)
            case ast.MatchOr(patterns=patterns):
                return syntax.MatchOr(line, column, self._patterns(patterns))
            case ast.MatchAs(pattern=inner, name=name):
                pattern = None if inner is None else self._pattern(inner)
                return syntax.MatchAs(line, column, pattern, name)
            case _:
                raise AssertionError(f"{kind_of(node)} is no pattern")

    def _patterns(self, nodes: Iterable[ast.pattern]) -> tuple[syntax.Pattern, ...]:
        return tuple(map(self._pattern, nodes))

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
        body = None
        if self._bodies:
            outer, self._yields = self._yields, False
            body = self.statements(node.body)
            is_generator, self._yields = self._yields, outer
        else:
            is_generator = self._may_yield(node) and _has_yield(node)
        return syntax.FunctionDefinition(
            node.lineno,
            node.col_offset,
            node.name,
            self._parameters(node.args),
            self._expressions(node.decorator_list),
            self._annotation(node.returns),
            body,
            isinstance(node, ast.AsyncFunctionDef),
            is_generator,
        )

    def _may_yield(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        if self._yielding is None or node.end_lineno is None:
            return True
        first = bisect.bisect_left(self._yielding, node.lineno)
        return first < len(self._yielding) and self._yielding[first] <= node.end_lineno

    def _class(self, node: ast.ClassDef) -> syntax.Statement:
        metaclass = None
        keywords: list[syntax.Argument] = []
        for word in node.keywords:
            value = self.expression(word.value)
            if word.arg == "metaclass":
                metaclass = value
            else:
                kind: Any = "double_star" if word.arg is None else "keyword"
                keywords.append(syntax.Argument(kind, word.arg, value))
        return syntax.ClassDefinition(
            node.lineno,
            node.col_offset,
            node.name,
            self._expressions(node.bases),
            metaclass,
            self._expressions(node.decorator_list),
            self.statements(node.body),
            tuple(keywords),
        )


def _opaque(lowering: Lowering, node: ast.stmt) -> syntax.Statement:
    names = tuple(_bound_names(node))
    return syntax.OpaqueStatement(node.lineno, node.col_offset, kind_of(node), names)


def _nothing(lowering: Lowering, node: ast.Pass) -> None:
    """``pass``."""


def _has_yield(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function has a ``yield`` that is not one of a function inside."""
    pending: list[ast.AST] = list(function.body)
    while pending:
        node = pending.pop()
        match node:
            case ast.Yield() | ast.YieldFrom():
                return True
            case ast.FunctionDef(args=arguments) | ast.AsyncFunctionDef(args=arguments):
                pending += node.decorator_list
                pending += _defaults(arguments)
            case ast.Lambda(args=arguments):
                pending += _defaults(arguments)
            case _:
                pending += ast.iter_child_nodes(node)
    return False


def _defaults(arguments: ast.arguments) -> list[ast.expr]:
    return [*arguments.defaults, *(node for node in arguments.kw_defaults if node is not None)]


def _imported_names(node: ast.Import | ast.ImportFrom) -> tuple[syntax.ImportedName, ...]:
    return tuple(syntax.ImportedName(alias.name, alias.asname) for alias in node.names)


def _bound_names(node: ast.AST) -> list[str]:
    """The names that a statement or pattern may bind.

    ``return`` is one of them where it may end the function.
    """
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
    ast.Pass: _nothing,
}
if hasattr(ast, "TryStar"):
    _STATEMENTS[ast.TryStar] = Lowering._try
if hasattr(ast, "TypeAlias"):
    _STATEMENTS[ast.TypeAlias] = Lowering._type_alias
