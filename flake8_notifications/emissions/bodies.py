"""The bodies of functions: where a statement stands, and which bindings reach it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from flake8_notifications.evaluation.namespaces import Scope, blocks
from flake8_notifications.evaluation.symbols import FunctionKey
from flake8_notifications.evaluation.values import ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule


@dataclass(frozen=True, eq=False)
class Context:
    """A function, or the top of a module or class, whose statements are looked at.

    :ivar definition: None for the top of a module or class.
    :ivar owner: the class whose method it is, or whose body.
    :ivar statements: of the top of a module or class; None for a function.
    :ivar outside: what its free names mean: a scope, or the site of a nested function.
    """

    module: SourceModule
    definition: syntax.FunctionDefinition | None
    owner: ClassValue | None
    outside: Scope | Site
    statements: tuple[syntax.Statement, ...] | None

    @functools.cached_property
    def body(self) -> tuple[syntax.Statement, ...]:
        """The statements; those of a function are read when they are looked at."""
        if self.statements is not None:
            return self.statements
        assert self.definition is not None
        return self.module.body_of(self.definition)

    @property
    def key(self) -> FunctionKey | None:
        node = self.definition
        return None if node is None else FunctionKey(self.module.path, node.line, node.column)

    @property
    def name(self) -> str:
        name = self.definition.name if self.definition else "<module>"
        return f"{self.owner.name}.{name}" if self.owner else name

    @property
    def parameters(self) -> tuple[syntax.Parameter, ...]:
        return self.definition.parameters if self.definition else ()


@dataclass(frozen=True, eq=False)
class Site:
    """A place in a body: in front of ``block[index]``.

    :ivar parent: the site of the compound statement that holds the block.
    """

    context: Context
    block: tuple[syntax.Statement, ...]
    index: int
    parent: Site | None = None

    @property
    def statement(self) -> syntax.Statement:
        return self.block[self.index]

    def inner(self, block: tuple[syntax.Statement, ...], index: int = 0) -> Site:
        """A site in a block of this site's statement."""
        return Site(self.context, block, index, self)


def sites(context: Context) -> Iterator[Site]:
    """Every statement of a body, nested blocks included; nested functions are other contexts."""
    yield from _sites(Site(context, context.body, 0))


def _sites(first: Site) -> Iterator[Site]:
    for index in range(len(first.block)):
        site = Site(first.context, first.block, index, first.parent)
        yield site
        for block in blocks(site.statement):
            if block:
                yield from _sites(site.inner(block))


def end_of(context: Context) -> Site:
    """The site behind the last statement of a body."""
    return Site(context, context.body, len(context.body))


def bindings(site: Site, name: str) -> tuple[list[Site], bool]:
    """The sites of the statements whose binding of a name may reach a site.

    :returns: the sites, nearest first, and whether the name may still have what it had when the
        body was entered.
    """
    found: list[Site] = []
    here: Site | None = site
    while here is not None:
        if _search_back(here, name, found):
            return found, False
        parent = here.parent
        if parent is not None and isinstance(parent.statement, syntax.For | syntax.While):
            _search_later(here, name, found)
        if parent is not None and _header_binds(parent.statement, name):
            found.append(parent)
            if not _is_handler_name(parent.statement, name):
                return found, False
        here = parent
    return found, True


def _search_back(site: Site, name: str, found: list[Site]) -> bool:
    """Collect bindings in front of a site in its own block; true if one of them is certain."""
    for index in range(site.index - 1, -1, -1):
        before = Site(site.context, site.block, index, site.parent)
        if _collect(before, name, found):
            return True
    return False


def _search_later(site: Site, name: str, found: list[Site]) -> None:
    """In a loop, what is bound further down reaches the top again."""
    for index in range(len(site.block) - 1, site.index - 1, -1):
        _collect(Site(site.context, site.block, index, site.parent), name, found)


def _collect(site: Site, name: str, found: list[Site]) -> bool:
    """Collect what a statement binds; true if it certainly binds the name."""
    statement = site.statement
    inner = [block for block in blocks(statement) if block]
    if not inner:
        if name in bound_names(statement):
            found.append(site)
            return True
        return False
    certain: dict[int, bool] = {}
    for block in inner:
        last = Site(site.context, block, len(block), site)
        certain[id(block)] = _search_back(last, name, found) or _leaves(block)
    if _header_binds(statement, name):
        found.append(site)
        return isinstance(statement, syntax.With)
    match statement:
        case syntax.If(body=body, orelse=orelse):
            needed = [body, orelse]
        case syntax.With(body=body):
            needed = [body]
        case syntax.Try(body=body, handlers=handlers):
            needed = [body, *(handler.body for handler in handlers)]
        case _:
            return False
    return all(certain.get(id(block), False) for block in needed)


def _leaves(block: tuple[syntax.Statement, ...]) -> bool:
    """Whether nothing behind a block is reached from it."""
    return isinstance(block[-1], syntax.Return | syntax.Raise | syntax.Jump)


def bound_names(statement: syntax.Statement) -> set[str]:
    """The names that a simple statement, or the header of a compound one, binds."""
    match statement:
        case syntax.Assign(targets=targets):
            return {name for target in targets for name in _target_names(target)}
        case syntax.AugmentedAssign(target=target):
            return set(_target_names(target))
        case syntax.FunctionDefinition(name=name) | syntax.ClassDefinition(name=name):
            return {name}
        case syntax.Import(names=names):
            return {item.alias or item.name.partition(".")[0] for item in names}
        case syntax.ImportFrom(names=names):
            return {item.alias or item.name for item in names}
        case syntax.OpaqueStatement(names=names):
            return set(names)
        case _:
            return set()


def _header_binds(statement: syntax.Statement, name: str) -> bool:
    match statement:
        case syntax.For(target=target):
            return name in _target_names(target)
        case syntax.With(items=items):
            targets = [item.target for item in items if item.target is not None]
            return any(name in _target_names(target) for target in targets)
        case _:
            return _is_handler_name(statement, name)


def _is_handler_name(statement: syntax.Statement, name: str) -> bool:
    return isinstance(statement, syntax.Try) and any(
        handler.name == name for handler in statement.handlers
    )


def _target_names(target: syntax.Expression) -> Iterator[str]:
    match target:
        case syntax.Name(id=name):
            yield name
        case syntax.Starred(value=value):
            yield from _target_names(value)
        case syntax.Display(items=items):
            for item in items:
                yield from _target_names(item)


def calls(statement: syntax.Statement) -> Iterator[syntax.Call]:
    """The calls in a statement's own expressions, decorators included, outermost first."""
    for expression in _expressions(statement):
        yield from _calls(expression)


def _expressions(statement: syntax.Statement) -> Iterator[syntax.Expression]:
    match statement:
        case syntax.Assign(value=value) | syntax.AugmentedAssign(value=value):
            yield value
        case syntax.ExpressionStatement(value=value):
            yield value
        case syntax.Return(value=value):
            if value is not None:
                yield value
        case syntax.If(test=test) | syntax.While(test=test):
            yield test
        case syntax.For(iterable=iterable):
            yield iterable
        case syntax.With(items=items):
            for item in items:
                yield item.context
        case syntax.FunctionDefinition(decorators=decorators):
            yield from decorators
        case syntax.ClassDefinition(decorators=decorators):
            yield from decorators


def _calls(expression: syntax.Expression) -> Iterator[syntax.Call]:
    match expression:
        case syntax.Call():
            yield expression
            yield from _calls(expression.function)
            for argument in expression.arguments:
                yield from _calls(argument.value)
        case syntax.Attribute(value=value) | syntax.Starred(value=value):
            yield from _calls(value)
        case syntax.Subscript(value=value, index=index):
            yield from _calls(value)
            yield from _calls(index)
        case syntax.Unary(operand=value):
            yield from _calls(value)
        case syntax.Binary(left=left, right=right):
            yield from _calls(left)
            yield from _calls(right)
        case syntax.Boolean(operands=items) | syntax.Display(items=items):
            for item in items:
                yield from _calls(item)
        case syntax.Compare(left=left, comparators=items):
            for item in (left, *items):
                yield from _calls(item)
        case syntax.Conditional(test=test, body=body, orelse=orelse):
            for item in (test, body, orelse):
                yield from _calls(item)
        case syntax.DictDisplay(items=entries):
            for entry in entries:
                if entry.key is not None:
                    yield from _calls(entry.key)
                yield from _calls(entry.value)
        case syntax.Comprehension(element=element, value=value, clauses=clauses):
            yield from _calls(element)
            if value is not None:
                yield from _calls(value)
            for clause in clauses:
                yield from _calls(clause.iterable)
        case syntax.Lambda(body=body):
            yield from _calls(body)
