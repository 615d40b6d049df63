"""Properties of code that follow from its syntax alone."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence
from typing import Final

from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.interpretation.expression_effects import CHILDREN, names_of
from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.source import syntax
from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.outlines import Outline, Row

#: A function of at most this many statements is checked for raising.
_SHORT: Final = 2


def raises_shortly(body: Sequence[syntax.Statement]) -> bool:
    """Whether a function raises an exception and does hardly anything else."""
    return len(body) <= _SHORT and any(map(_raises, body))


def _raises(statement: syntax.Statement) -> bool:
    return isinstance(statement, syntax.Raise) or any(
        _raises(inner) for block in blocks(statement) for inner in block
    )


def asked_to_send(rows: Iterable[Row], parameters: Iterable[syntax.Parameter]) -> set[str]:
    """The parameters of a function on which it calls methods of a notifier."""
    asked: set[str] = set()
    for row in rows:
        if not row.own.attributes.isdisjoint(PRIORITIES):
            expressions = own_expressions(row.statement)
            asked |= row.own.names if expressions is None else receivers(expressions)
    return asked & {parameter.name for parameter in parameters}


def passes_on(body: Iterable[syntax.Statement], name: str) -> bool:
    """Whether a name or attribute is passed to a call whose result is unused."""
    return any(
        last_name(argument.value) == name
        for node in nodes(tuple(body))
        if isinstance(node, syntax.ExpressionStatement) and isinstance(node.value, syntax.Call)
        for argument in node.value.arguments
    )


def called_name(call: syntax.Call) -> str | None:
    """The name of the callee."""
    return last_name(call.function)


def last_name(node: syntax.Expression) -> str | None:
    """The name that an expression ends in, if it is a name or an attribute."""
    match node:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name
        case _:
            return None


def name_of_decorator(decorator: syntax.Expression) -> str | None:
    """The name of a decorator, or of the function that creates it."""
    while isinstance(decorator, syntax.Call):
        decorator = decorator.function
    return last_name(decorator)


def hands_on(body: tuple[syntax.Statement, ...]) -> bool:
    """Whether a function, or one nested in it, passes a bare name to a method, ignoring the result.

    That is how a decorator registers what it decorates.
    """
    return any(
        isinstance(node.value, syntax.Call)
        and isinstance(node.value.function, syntax.Attribute)
        and any(isinstance(argument.value, syntax.Name) for argument in node.value.arguments)
        for node in nodes(body)
        if isinstance(node, syntax.ExpressionStatement)
    )


def bound_methods(outline: Outline) -> frozenset[str]:
    """The names in a function that hold nothing but methods named like those of a notifier."""
    holds_method: dict[str, bool] = {}
    for row in outline.rows:
        is_method = isinstance(row.statement, syntax.Assign) and _is_method(row.statement.value)
        for name in row.own.bound:
            holds_method[name] = is_method and holds_method.get(name, True)
    return frozenset(name for name, is_method in holds_method.items() if is_method)


def _is_method(node: syntax.Expression) -> bool:
    match node:
        case syntax.Attribute(name=name):
            return name in PRIORITIES
        case syntax.Conditional(body=body, orelse=orelse):
            return _is_method(body) and _is_method(orelse)
        case _:
            return False


def receivers(expressions: list[syntax.Expression]) -> set[str]:
    """The names on which methods are called that are named like those of a notifier."""
    names: set[str] = set()
    pending = list(expressions)
    while pending:
        node = pending.pop()
        match node:
            case syntax.Call(function=syntax.Attribute(value=holder, name=name)):
                if name in PRIORITIES:
                    names |= names_of(holder)
                pending += (holder, *(argument.value for argument in node.arguments))
            case syntax.Call(function=function):
                pending += (function, *(argument.value for argument in node.arguments))
            case syntax.Attribute(value=value):
                pending.append(value)
            case syntax.Lambda(body=body):
                pending.append(body)
            case syntax.Comprehension() | syntax.NamedExpr():
                names |= names_of(node)
            case _:
                pending += CHILDREN.get(type(node), lambda _: ())(node)
    return names


def only_reads(node: syntax.Expression) -> bool:
    """Whether evaluating an expression calls nothing, except for what attribute access may call."""
    while isinstance(node, syntax.Attribute | syntax.Subscript):
        if isinstance(node, syntax.Subscript) and not only_reads(node.index):
            return False
        node = node.value
    return isinstance(node, syntax.Name | syntax.Constant)


def may_fail(statement: syntax.Statement) -> bool:
    """Whether a statement unconditionally does something that may raise."""
    match statement:
        case syntax.ExpressionStatement(value=value) | syntax.Return(value=value):
            pending = [] if value is None else [value]
        case syntax.Assign(targets=targets, value=value):
            pending = [*targets, value]
        case _:
            return isinstance(statement, syntax.AugmentedAssign | syntax.Delete | syntax.Try)
    while pending:
        node = pending.pop()
        match node:
            case syntax.Subscript():
                return True
            case syntax.Call(function=syntax.Name(id=name)):
                if name in _FAILING or not hasattr(builtins, name):
                    return True
            case syntax.Call(function=syntax.Attribute(name=name)) if name in _FAILING_METHODS:
                return True
        pending += CHILDREN.get(type(node), lambda _: ())(node)
    return False


#: The builtins and methods that may raise because of the contents of texts and containers.
_FAILING: Final = frozenset({"chr", "float", "getattr", "int", "max", "min", "next"})
_FAILING_METHODS: Final = frozenset({"index", "pop", "popitem", "popleft", "remove"})


def own_expressions(statement: syntax.Statement) -> list[syntax.Expression] | None:
    """The statement's own expressions, if these need nothing but what is in calls."""
    match statement:
        case syntax.ExpressionStatement(value=value):
            return [value]
        case syntax.Assign(targets=targets, value=value):
            return [value, *(target for target in targets if not isinstance(target, syntax.Name))]
        case syntax.Return(value=value):
            return [] if value is None else [value]
        case syntax.With(items=items):
            return [item.context for item in items]
        case syntax.For(iterable=iterable):
            return [iterable]
        case _:
            return None
