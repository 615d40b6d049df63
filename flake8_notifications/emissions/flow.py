"""Which bindings of a name reach a place in a body, and under which conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from flake8_notifications.emissions.bodies import Site
from flake8_notifications.emissions.expressions import target_names
from flake8_notifications.evaluation.namespaces import MUTATORS, blocks
from flake8_notifications.source import syntax


class Reaching(NamedTuple):
    """What a name may be bound by at a site.

    :ivar sites: of the statements that bind it, the nearest first.
    :ivar may_enter: whether it may still have what it had when the body was entered.
    """

    sites: tuple[Site, ...]
    may_enter: bool


def reaching(site: Site, name: str) -> Reaching:
    """The bindings of a name that may reach a site."""
    known = site.context.reaching
    key = (id(site.block), site.index, site.parent and site.parent.key, name)
    if key not in known:
        known[key] = _find_reaching(site, name)
    found: Reaching = known[key]
    return found


def _find_reaching(site: Site, name: str) -> Reaching:
    found: list[Site] = []
    here: Site | None = site
    while here is not None:
        if _search_back(here, name, found):
            return Reaching(tuple(found), False)
        parent = here.parent
        if parent is not None and isinstance(parent.statement, syntax.For | syntax.While):
            _search_later(here, name, found)
        if parent is not None and _search_tried(parent, here.block, name, found):
            return Reaching(tuple(found), False)
        if parent is not None and _header_binds(parent.statement, name):
            found.append(parent)
            if not _is_handler_name(parent.statement, name):
                return Reaching(tuple(found), False)
        here = parent
    return Reaching(tuple(found), True)


def _search_back(site: Site, name: str, found: list[Site]) -> bool:
    """Collect bindings in front of a site in its own block; true if one of them is certain."""
    return any(_collect(site.at(index), name, found) for index in range(site.index - 1, -1, -1))


def _search_tried(
    site: Site, block: tuple[syntax.Statement, ...], name: str, found: list[Site]
) -> bool:
    """Collect bindings in the blocks of a ``try`` in front of one; true if one is certain."""
    statement = site.statement
    if not isinstance(statement, syntax.Try) or block is statement.body:
        return False
    if block is statement.orelse:
        return _search_back(site.inner(statement.body, len(statement.body)), name, found)
    # An exception may come from anywhere.
    before = [statement.body]
    if block is statement.final:
        handled = (handler.body for handler in statement.handlers)
        before = [statement.orelse, *handled, statement.body]
    for each in before:
        _search_later(site.inner(each), name, found)
    return False


def _search_later(site: Site, name: str, found: list[Site]) -> None:
    """Collect what is bound from a site on: in a loop, it reaches the top again."""
    for index in range(len(site.block) - 1, site.index - 1, -1):
        _collect(site.at(index), name, found)


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
        last = site.inner(block, len(block))
        certain[id(block)] = _search_back(last, name, found) or leaves(block)
    if _header_binds(statement, name):
        found.append(site)
        return isinstance(statement, syntax.With)
    match statement:
        case syntax.If(body=body, rest=rest):
            needed = [body, rest]
        case syntax.With(body=body):
            needed = [body]
        case syntax.Try(body=body, handlers=handlers):
            needed = [body, *(handler.body for handler in handlers)]
        case _:
            return False
    return all(certain.get(id(block), False) for block in needed)


def leaves(block: tuple[syntax.Statement, ...]) -> bool:
    """Whether nothing behind a block is reached from it."""
    if not block:
        return False
    last = block[-1]
    if isinstance(last, syntax.If):
        return leaves(last.body) and leaves(last.rest)
    return isinstance(last, syntax.Return | syntax.Raise | syntax.Jump)


def bound_names(statement: syntax.Statement) -> set[str]:
    """The names that a simple statement binds, or whose values it changes."""
    match statement:
        case syntax.Assign(targets=targets):
            return {name for target in targets for name in _bound_by(target)}
        case syntax.AugmentedAssign(target=target):
            return set(_bound_by(target))
        case syntax.ExpressionStatement(
            value=syntax.Call(function=syntax.Attribute(value=syntax.Name(id=name), name=method))
        ) if method in MUTATORS:
            return {name}
        case syntax.FunctionDefinition(name=name) | syntax.ClassDefinition(name=name):
            return {name}
        case syntax.Import(names=imported):
            return {item.alias or item.name.partition(".")[0] for item in imported}
        case syntax.ImportFrom(names=imported):
            return {item.alias or item.name for item in imported}
        case syntax.OpaqueStatement(names=opaque):
            return set(opaque)
        case _:
            return set()


def _bound_by(target: syntax.Expression) -> Iterator[str]:
    if isinstance(target, syntax.Subscript):
        yield from _bound_by(target.value)
    else:
        yield from target_names(target)


def _header_binds(statement: syntax.Statement, name: str) -> bool:
    match statement:
        case syntax.For(target=target):
            return name in target_names(target)
        case syntax.With(items=items):
            targets = [item.target for item in items if item.target is not None]
            return any(name in target_names(target) for target in targets)
        case _:
            return _is_handler_name(statement, name)


def _is_handler_name(statement: syntax.Statement, name: str) -> bool:
    return isinstance(statement, syntax.Try) and any(
        handler.name == name for handler in statement.handlers
    )


class Condition(NamedTuple):
    """An ``if`` that decides whether a site is reached.

    :ivar site: of the ``if``.
    :ivar outcome: of its test.
    """

    site: Site
    outcome: bool

    @property
    def test(self) -> syntax.Expression:
        statement = self.site.statement
        assert isinstance(statement, syntax.If | syntax.While)
        return statement.test

    @property
    def key(self) -> tuple[int, int, int]:
        return self.site.key


def enclosing(site: Site) -> Iterator[Condition]:
    """The conditions around a site, innermost first."""
    here, parent = site, site.parent
    while parent is not None:
        if isinstance(parent.statement, syntax.If):
            yield Condition(parent, here.block is parent.statement.body)
        here, parent = parent, parent.parent


def passed(site: Site) -> Iterator[Condition]:
    """The conditions that have to hold for a site to be reached: also of early exits."""
    yield from enclosing(site)
    here: Site | None = site
    while here is not None:
        for index in range(here.index - 1, -1, -1):
            statement = here.block[index]
            if isinstance(statement, syntax.If):
                if leaves(statement.body) and not leaves(statement.rest):
                    yield Condition(here.at(index), False)
                elif leaves(statement.rest) and not leaves(statement.body):
                    yield Condition(here.at(index), True)
        here = here.parent
