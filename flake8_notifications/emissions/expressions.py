"""What is inside expressions and statements, and statements that stand for expressions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.source import syntax

#: What a function without a name is called.
LAMBDA: Final = "<lambda>"


def of(statement: syntax.Statement) -> Iterator[syntax.Expression]:
    """The expressions that a statement itself evaluates, decorators and defaults included."""
    match statement:
        case syntax.Assign(targets=targets, value=value):
            yield value
            yield from _computed(targets)
        case syntax.AugmentedAssign(value=value) | syntax.ExpressionStatement(value=value):
            yield value
        case syntax.Return(value=value) | syntax.Raise(value=value):
            if value is not None:
                yield value
        case syntax.If(test=test) | syntax.While(test=test):
            yield test
        case syntax.For(iterable=iterable):
            yield iterable
        case syntax.With(items=items):
            for item in items:
                yield item.context
        case syntax.FunctionDefinition(decorators=decorators, parameters=parameters):
            yield from decorators
            yield from _defaults(parameters)
        case syntax.ClassDefinition(decorators=decorators, bases=bases):
            yield from bases
            yield from decorators


def _computed(targets: tuple[syntax.Expression, ...]) -> Iterator[syntax.Expression]:
    for target in targets:
        if isinstance(target, syntax.Subscript):
            yield target.index


def _defaults(parameters: tuple[syntax.Parameter, ...]) -> Iterator[syntax.Expression]:
    for parameter in parameters:
        if parameter.default is not None:
            yield parameter.default


def parts(node: syntax.Expression) -> Iterator[syntax.Expression]:
    """The expressions right inside one; the body of a lambda is a function's."""
    match node:
        case syntax.Call(function=function, arguments=arguments):
            yield function
            for argument in arguments:
                yield argument.value
        case syntax.Attribute(value=value) | syntax.Starred(value=value):
            yield value
        case syntax.Subscript(value=value, index=index):
            yield value
            yield index
        case syntax.Unary(operand=operand):
            yield operand
        case syntax.Binary(left=left, right=right):
            yield left
            yield right
        case syntax.Boolean(operands=items) | syntax.Display(items=items):
            yield from items
        case syntax.FString(parts=items) | syntax.Opaque(parts=items):
            yield from items
        case syntax.Formatted(value=value) | syntax.NamedExpr(value=value):
            yield value
        case syntax.YieldFrom(value=value):
            yield value
        case syntax.Yield(value=value):
            if value is not None:
                yield value
        case syntax.Chain(first=first, links=links):
            yield first
            for link in links:
                yield link.operand
        case syntax.Compare(left=left, comparators=comparators):
            yield left
            yield from comparators
        case syntax.Conditional(test=test, body=body, orelse=orelse):
            yield from (test, body, orelse)
        case syntax.DictDisplay(items=entries):
            for entry in entries:
                if entry.key is not None:
                    yield entry.key
                yield entry.value
        case syntax.Lambda(parameters=parameters):
            yield from _defaults(parameters)
        case syntax.Comprehension(element=element, value=value, clauses=clauses):
            yield element
            if value is not None:
                yield value
            for clause in clauses:
                yield clause.iterable
                yield from clause.conditions


def walk(node: syntax.Expression) -> Iterator[syntax.Expression]:
    """An expression and everything inside it."""
    yield node
    for part in parts(node):
        yield from walk(part)


def mentioned(node: syntax.Expression) -> str | None:
    """The name or attribute that an expression is, if it is one."""
    match node:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name
        case syntax.Lambda():
            return LAMBDA
        case _:
            return None


def names(node: syntax.Expression) -> Iterator[str]:
    """The names and attributes that an expression mentions."""
    for part in walk(node):
        name = mentioned(part)
        if name is not None:
            yield name


def imported(statement: syntax.Statement) -> Iterator[str]:
    """The names that an import takes from elsewhere."""
    if isinstance(statement, syntax.Import | syntax.ImportFrom):
        for item in statement.names:
            yield item.name.rpartition(".")[2]


def target_names(target: syntax.Expression) -> Iterator[str]:
    """The names that a target binds."""
    match target:
        case syntax.Name(id=name):
            yield name
        case syntax.Starred(value=value):
            yield from target_names(value)
        case syntax.Display(items=items):
            for item in items:
                yield from target_names(item)


def bound(statement: syntax.Statement) -> Iterator[str]:
    """The names that an assignment or the header of a loop binds."""
    match statement:
        case syntax.Assign(targets=targets):
            for target in targets:
                yield from target_names(target)
        case syntax.AugmentedAssign(target=target) | syntax.For(target=target):
            yield from target_names(target)


def is_simple(test: syntax.Expression) -> bool:
    """Whether a test is one that is worth evaluating: about names, attributes and constants."""
    match test:
        case syntax.Name() | syntax.Constant():
            return True
        case syntax.Attribute(value=value) | syntax.Subscript(value=value):
            return is_simple(value)
        case syntax.Unary(operand=operand):
            return is_simple(operand)
        case syntax.Boolean(operands=items) | syntax.Display(items=items):
            return all(map(is_simple, items))
        case syntax.Compare(left=left, comparators=comparators):
            return all(map(is_simple, (left, *comparators)))
        case syntax.Call(function=syntax.Attribute(value=value), arguments=arguments):
            return is_simple(value) and all(
                isinstance(argument.value, syntax.Constant) for argument in arguments
            )
        case _:
            return False


def implied(test: syntax.Expression, outcome: bool) -> Iterator[tuple[syntax.Expression, bool]]:
    """The comparisons and names in a test whose outcomes are certain from that of the whole."""
    match test:
        case syntax.Unary(operator="not", operand=operand):
            yield from implied(operand, not outcome)
        case syntax.Boolean(operator=operator, operands=operands):
            if outcome is (operator == "and"):
                for operand in operands:
                    yield from implied(operand, outcome)
        case syntax.Name() | syntax.Compare() if is_simple(test):
            yield test, outcome


def conditional(node: syntax.Conditional) -> syntax.If:
    """``a if test else b`` as a statement."""
    return syntax.If(node.line, node.column, node.test, (_do(node.body),), (_do(node.orelse),))


def loop(node: syntax.Comprehension) -> syntax.For:
    """A comprehension as a loop."""
    elements = [node.element] if node.value is None else [node.element, node.value]
    body: tuple[syntax.Statement, ...] = tuple(map(_do, elements))
    for clause in reversed(node.clauses):
        for condition in reversed(clause.conditions):
            body = (syntax.If(condition.line, condition.column, condition, body, ()),)
        statement = syntax.For(node.line, node.column, clause.target, clause.iterable, body, ())
        body = (statement,)
    return statement


def _do(node: syntax.Expression) -> syntax.ExpressionStatement:
    return syntax.ExpressionStatement(node.line, node.column, node)
