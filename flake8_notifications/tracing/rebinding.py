"""Which functions of a module bind its names, or change the containers that these hold.

They do so themselves or through others that they call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation.changing_methods import (
    CHANGING,
    QUEUEING,
    SETTING,
    alternatives,
)
from flake8_notifications.interpretation.effects import blocks, effects_of
from flake8_notifications.project.texts import Texts
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_METHODS: Final = alternatives(CHANGING | QUEUEING | SETTING)
_START: Final = r"(?:^[ \t]+|[:;][ \t]*)\(*"
#: The same, with the end of the line before: one of three characters is found faster.
_START_BEHIND: Final = r"(?:\n[ \t]|:|;)[ \t]*\(*"
#: A statement of a function that puts something into what a name holds, or takes something out.
_CHANGE: Final = re.compile(
    rf"{_START_BEHIND}(?:del[ \t]+)?(\w+)(?:\[[^\]\n]*\][ \t]*(?:[-+|&]?=(?!=)|;|$)"
    rf"|\.(?:{_METHODS})\()",
    re.MULTILINE,
)


#: A statement of a method that sets an attribute of a class, its own one or one of a name, or
#: changes what that holds.
_SET_ON_CLASS: Final = (
    rf"(?m){_START}(?:cls|type\(self\)|self\.__class__|([A-Z]\w*))\.\w+(?:(?:\[[^\]\n]*\])?[ \t]*"
    rf"[-+|&*]?=(?!=)|\.(?:{_METHODS})\()"
)


#: The same of what an attribute of it holds.
_CHANGE_INSIDE: Final = re.compile(
    rf"{_START_BEHIND}(?:del[ \t]+)?(\w+)\.\w+(?:\[[^\]\n]*\][ \t]*(?:[-+|&]?=(?!=)|;|$)"
    rf"|\.(?:{_METHODS})\()",
    re.MULTILINE,
)
#: What a function binds and calls, given what to look for: see :func:`bindings_of`.
BindingsOf: TypeAlias = Callable[[syntax.FunctionDefinition, str], "Bindings"]
#: A statement of a function that sets an attribute of what a name holds.
_SET: Final = re.compile(rf"{_START_BEHIND}(\w+)\.\w+[ \t]*[-+|&*]?=(?!=)")


class Bindings(NamedTuple):
    """What a function does to the names of its module.

    :ivar names: what it binds, or changes the contents of.
    :ivar calls: what it may call.
    """

    names: tuple[str, ...]
    calls: tuple[str, ...]


def rebinders(
    module: SourceModule,
    texts: Texts,
    bindings: BindingsOf,
) -> Mapping[str, frozenset[str]]:
    """By the names of functions and methods, the names of the module that a call may bind.

    :param bindings: of a function; see :func:`bindings_of`.
    """
    path = module.path
    containers = set(_containers(module.facts.statements))
    # Most modules need not be looked at any further to see that there are none.
    if containers:
        containers &= texts.found_among(path, _CHANGE, containers)
    on_classes = texts.matching(path, _SET_ON_CLASS, (".",))
    # What is imported may be a container, or a module whose names are set or filled here.
    imported = [*_imported(module.facts.statements)]
    for pattern in (_CHANGE, _SET, _CHANGE_INSIDE):
        containers |= texts.found_among(path, pattern, imported)
    if not module.facts.rebound and not containers and not on_classes:
        return {}
    found = _Bound(module, containers, bindings, sets_on_classes=bool(on_classes))
    pending = [*texts.lines(path, "global"), *on_classes]
    pending += (line for name in sorted(containers) for line in texts.lines(path, name))
    while pending:
        found.add_functions_at(pending)
        # Who calls them may bind the same.
        pending = [line for name in sorted(found.take_news()) for line in texts.lines(path, name)]
    return {name: frozenset(names) for name, names in found.bound.items() if names}


class _Bound:
    """What is bound by the functions of a module that have been looked at.

    :ivar bound: by the names of functions.
    """

    def __init__(
        self,
        module: SourceModule,
        containers: set[str],
        bindings: BindingsOf,
        *,
        sets_on_classes: bool,
    ) -> None:
        self.bound: dict[str, set[str]] = {}
        self._module = module
        self._containers = " ".join(sorted(containers))
        self._bindings = bindings
        self._sets_on_classes = sets_on_classes
        self._functions = tuple(_functions(module.facts.statements))
        self._called: dict[str, set[str]] = {}
        self._told: set[str] = set()
        self._seen: set[int] = set()

    def add_functions_at(self, lines: Iterable[int]) -> None:
        """Look at the functions that some lines stand in."""
        for function, cls in self._functions:
            last = self._module.end_of(function)
            if function.line not in self._seen and any(
                function.line <= line <= last for line in lines
            ):
                self._seen.add(function.line)
                self._add(function, cls)

    def _add(self, function: syntax.FunctionDefinition, cls: str) -> None:
        on_class = cls if self._sets_on_classes else ""
        names, calls = self._bindings(function, f"{on_class}:{self._containers}")
        self.bound.setdefault(function.name, set()).update(names)
        if function.name == "__init__":
            self.bound.setdefault(cls, set()).update(names)
        self._called.setdefault(function.name, set()).update(calls)

    def take_news(self) -> set[str]:
        """The names of functions that are seen to bind something, since this was last asked."""
        grew = True
        while grew:
            grew = False
            for name, others in self._called.items():
                further = set[str]().union(
                    *(self.bound[each] for each in others if each in self.bound)
                )
                if not further <= self.bound[name]:
                    self.bound[name] |= further
                    grew = True
        news = {name for name, names in self.bound.items() if names} - self._told
        self._told |= news
        return news


def bindings_of(
    function: syntax.FunctionDefinition,
    body: Sequence[syntax.Statement],
    text: str,
    looked_for: str,
) -> Bindings:
    """What a function binds of its module, and what it may call.

    :param looked_for: the name of its class, where methods may set attributes of classes, and
        behind a colon the names of the module that hold what may be changed.
    """
    cls, _, containers = looked_for.partition(":")
    effects = [effects_of(statement) for statement in body]
    own = {each.name for each in function.parameters}.union(*(each.bound for each in effects))
    changed = {
        *_CHANGE.findall(f"\n{text}"),
        *_CHANGE_INSIDE.findall(f"\n{text}"),
    }.union(*(each.stored for each in effects))
    names = {*_globals(body), *({*containers.split()} & changed - own)}
    if cls and (setting := re.search(_SET_ON_CLASS, text)):
        names.add(cls if setting[1] is None else setting[1])
    calls = set[str]().union(*(each.called | each.attributes for each in effects))
    return Bindings(tuple(sorted(names)), tuple(sorted(calls)))


def _functions(
    statements: tuple[syntax.Statement, ...], cls: str = ""
) -> Iterator[tuple[syntax.FunctionDefinition, str]]:
    """The functions of a module, each with the class whose method it is, if any."""
    for statement in statements:
        if isinstance(statement, syntax.FunctionDefinition):
            yield statement, cls
        elif isinstance(statement, syntax.ClassDefinition):
            yield from _functions(statement.body, statement.name)


def _imported(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    """The names that a module imports."""
    for statement in statements:
        if isinstance(statement, syntax.Import | syntax.ImportFrom):
            yield from (each.alias or each.name.partition(".")[0] for each in statement.names)


def _containers(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    """The names of a module that hold its own lists, dicts and the like."""
    for statement in statements:
        if isinstance(statement, syntax.Assign) and isinstance(
            statement.value, syntax.Display | syntax.DictDisplay | syntax.Call
        ):
            yield from (each.id for each in statement.targets if isinstance(each, syntax.Name))


def _globals(statements: Sequence[syntax.Statement]) -> Iterator[str]:
    for statement in statements:
        if isinstance(statement, syntax.Global) and statement.kind == "global":
            yield from statement.names
        if isinstance(statement, syntax.FunctionDefinition):
            yield from _globals(statement.body or ())
        for block in blocks(statement):
            yield from _globals(block)
