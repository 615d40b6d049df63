"""The bodies of functions, as places between statements."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from flake8_notifications.emissions import expressions
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
    definition: syntax.FunctionDefinition | syntax.Lambda | None
    owner: ClassValue | None
    outside: Scope | Site
    statements: tuple[syntax.Statement, ...] | None
    #: Kept by :mod:`flake8_notifications.emissions.flow`.
    reaching: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @functools.cached_property
    def body(self) -> tuple[syntax.Statement, ...]:
        """The statements; those of a function are read when they are looked at."""
        definition = self.definition
        if isinstance(definition, syntax.Lambda):
            return (syntax.Return(definition.line, definition.column, definition.body),)
        if definition is not None:
            return self.module.simple_body_of(definition)
        return self.statements or ()

    @functools.cached_property
    def sites(self) -> tuple[Site, ...]:
        """In front of every statement, nested blocks included; nested functions are not."""
        return tuple(_sites(Site(self, self.body, 0)))

    @functools.cached_property
    def mentions(self) -> dict[str, list[Site]]:
        """The sites whose own statements mention a name or attribute."""
        mentions: dict[str, list[Site]] = {}
        for site in self.sites:
            for name in site.names:
                mentions.setdefault(name, []).append(site)
        return mentions

    @functools.cached_property
    def globals(self) -> frozenset[str]:
        """The names that are declared ``global``."""
        return frozenset(
            name
            for site in self.sites
            if isinstance(site.statement, syntax.Global) and site.statement.kind == "global"
            for name in site.statement.names
        )

    @functools.cached_property
    def sources(self) -> dict[str, set[str]]:
        """For each name that the body binds, the names in what it is bound to."""
        sources: dict[str, set[str]] = {}
        for site in self.sites:
            for name in expressions.bound(site.statement):
                sources.setdefault(name, set()).update(site.names)
        return sources

    @functools.cached_property
    def kept_parameters(self) -> frozenset[str]:
        """The parameters that the body never binds to anything else."""
        return frozenset(parameter.name for parameter in self.parameters) - self.sources.keys()

    def dependencies(self, names: Iterable[str]) -> frozenset[str]:
        """Names, and those that they depend on through whatever local variables."""
        pending = list(names)
        found: set[str] = set()
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending += self.sources.get(name, ())
        return frozenset(found)

    @property
    def key(self) -> FunctionKey | None:
        node = self.definition
        return None if node is None else FunctionKey(self.module.path, node.line, node.column)

    @property
    def bare_name(self) -> str:
        """The name of the function alone."""
        match self.definition:
            case syntax.FunctionDefinition(name=name):
                return name
            case syntax.Lambda():
                return expressions.LAMBDA
            case _:
                return "<module>"

    @property
    def name(self) -> str:
        return f"{self.owner.name}.{self.bare_name}" if self.owner else self.bare_name

    @property
    def is_decorated(self) -> bool:
        """Whether something is made of the function that may call it."""
        return isinstance(self.definition, syntax.FunctionDefinition) and bool(
            self.definition.decorators
        )

    @property
    def parameters(self) -> tuple[syntax.Parameter, ...]:
        return self.definition.parameters if self.definition else ()

    @property
    def enclosing(self) -> Iterator[Context]:
        """The context itself and the functions around it."""
        here: Context | None = self
        while here is not None:
            yield here
            here = here.outside.context if isinstance(here.outside, Site) else None


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

    @property
    def key(self) -> tuple[int, int, int]:
        """What tells it from other sites as long as its context lives."""
        return id(self.context), id(self.block), self.index

    def inner(self, block: tuple[syntax.Statement, ...], index: int = 0) -> Site:
        """A site in a block of this site's statement."""
        return Site(self.context, block, index, self)

    def at(self, index: int) -> Site:
        """Another site of the same block."""
        return Site(self.context, self.block, index, self.parent)

    @functools.cached_property
    def expressions(self) -> tuple[tuple[Site, syntax.Expression], ...]:
        """What the statement itself evaluates, with everything inside, each at its own site.

        Parts that are evaluated under a condition or again and again get a site of their own, as
        if they were statements: those of comprehensions and of conditional expressions.
        """
        return tuple(pair for part in expressions.of(self.statement) for pair in _walk(self, part))

    @functools.cached_property
    def calls(self) -> tuple[tuple[Site, syntax.Call], ...]:
        """The calls in the statement's own expressions, outermost first."""
        return tuple(
            (site, node) for site, node in self.expressions if isinstance(node, syntax.Call)
        )

    @functools.cached_property
    def names(self) -> frozenset[str]:
        """The names and attributes that the statement itself mentions."""
        mentioned = (expressions.mentioned(node) for _, node in self.expressions)
        imported = expressions.imported(self.statement)
        return frozenset(name for name in (*mentioned, *imported) if name is not None)


def _sites(first: Site) -> Iterator[Site]:
    for index in range(len(first.block)):
        site = first.at(index)
        yield site
        for block in blocks(site.statement):
            if block:
                yield from _sites(site.inner(block))


def end_of(context: Context) -> Site:
    """The site behind the last statement of a body."""
    return Site(context, context.body, len(context.body))


def _walk(site: Site, node: syntax.Expression) -> Iterator[tuple[Site, syntax.Expression]]:
    yield site, node
    match node:
        case syntax.Conditional(test=test):
            yield from _walk(site, test)
            yield from _walk_blocks(_virtual(site, expressions.conditional(node)))
        case syntax.Comprehension(clauses=(first, *_)):
            yield from _walk(site, first.iterable)
            yield from _walk_blocks(_virtual(site, expressions.loop(node)))
        case _:
            for part in expressions.parts(node):
                yield from _walk(site, part)


def _walk_blocks(site: Site) -> Iterator[tuple[Site, syntax.Expression]]:
    for block in blocks(site.statement):
        for index in range(len(block)):
            inner = site.inner(block, index)
            for part in expressions.of(inner.statement):
                yield from _walk(inner, part)
            yield from _walk_blocks(inner)


def _virtual(site: Site, statement: syntax.Statement) -> Site:
    """The site of a statement that stands for a part of an expression."""
    return Site(site.context, (statement,), 0, site)
