"""The functions of a module that rebind global names, or change the containers these hold.

They do so directly or through the functions they call.
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
from flake8_notifications.source.text import INDEX

_METHODS: Final = alternatives(CHANGING | QUEUEING | SETTING)
_START: Final = r"(?:^[ \t]+|[:;][ \t]*)\(*"
#: The same, including the end of the previous line: one of three characters is found faster.
_START_BEHIND: Final = r"(?:\n[ \t]|:|;)[ \t]*\(*"
#: A statement of a function that puts something into a named container, or takes something out.
_CHANGE: Final = re.compile(
    rf"{_START_BEHIND}(?:del[ \t]+)?(\w+)(?:{INDEX}[ \t]*(?:[-+|&]?=(?!=)|;|$)"
    rf"|\.(?:{_METHODS})\()",
    re.MULTILINE,
)


#: A statement of a method that sets an attribute of a class, its own or a named one, or changes a
#: container in it.
_SET_ON_CLASS: Final = (
    rf"(?m){_START}(?:cls|type\(self\)|self\.__class__|([A-Z]\w*))\.\w+(?:(?:{INDEX})?[ \t]*"
    rf"[-+|&*]?=(?!=)|\.(?:{_METHODS})\()"
)


#: The same for a container that is an attribute of a named object.
_CHANGE_INSIDE: Final = re.compile(
    rf"{_START_BEHIND}(?:del[ \t]+)?(\w+)\.\w+(?:{INDEX}[ \t]*(?:[-+|&]?=(?!=)|;|$)"
    rf"|\.(?:{_METHODS})\()",
    re.MULTILINE,
)
#: Returns what a function binds and calls, given what to look for: see :func:`bindings_of`.
BindingsOf: TypeAlias = Callable[[syntax.FunctionDefinition, str], "Bindings"]
#: A statement of a function that sets an attribute of a named object.
_SET: Final = re.compile(rf"{_START_BEHIND}(\w+)\.\w+[ \t]*[-+|&*]?=(?!=)")


class Bindings(NamedTuple):
    """What a function does to global names.

    :ivar names: the names that it binds, or whose containers it changes.
    :ivar calls: the names that it may call.
    """

    names: tuple[str, ...]
    calls: tuple[str, ...]


def rebinders(
    module: SourceModule,
    texts: Texts,
    bindings: BindingsOf,
) -> Mapping[str, frozenset[str]]:
    """By the names of functions and methods, the global names that a call may rebind.

    :param bindings: the bindings of a function; see :func:`bindings_of`.
    """
    path = module.path
    containers = set(_containers(module.facts.statements))
    # Most modules need not be examined further to see that there are none.
    if containers:
        containers &= texts.found_among(path, _CHANGE, containers)
    on_classes = texts.matching(path, _SET_ON_CLASS, (".",))
    # An imported name may be a container, or a module whose names are set or filled here.
    imported = [*_imported(module.facts.statements)]
    for pattern in (_CHANGE, _SET, _CHANGE_INSIDE):
        containers |= texts.found_among(path, pattern, imported)
    if not module.facts.rebound and not containers and not on_classes:
        return {}
    rebound = _Bound(module, containers, bindings, sets_on_classes=bool(on_classes))
    pending = [*texts.lines(path, "global"), *on_classes]
    pending += (line for name in sorted(containers) for line in texts.lines(path, name))
    while pending:
        rebound.add_functions_at(pending)
        # Their callers may bind the same.
        pending = [line for name in sorted(rebound.take_news()) for line in texts.lines(path, name)]
    return {name: frozenset(names) for name, names in rebound.bound.items() if names}


class _Bound:
    """What the examined functions of a module bind.

    :ivar bound: by function name.
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
        self._reported: set[str] = set()
        self._seen: set[int] = set()

    def add_functions_at(self, lines: Iterable[int]) -> None:
        """Examine the functions to which some lines belong."""
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
        """The functions found to bind something since the last call of this method."""
        grew = True
        while grew:
            grew = False
            for name, callees in self._called.items():
                names = set[str]().union(
                    *(self.bound[callee] for callee in callees if callee in self.bound)
                )
                if not names <= self.bound[name]:
                    self.bound[name] |= names
                    grew = True
        news = {name for name, names in self.bound.items() if names} - self._reported
        self._reported |= news
        return news


def bindings_of(
    function: syntax.FunctionDefinition,
    body: Sequence[syntax.Statement],
    text: str,
    looked_for: str,
) -> Bindings:
    """The global names that a function binds, and its calls.

    :param looked_for: the name of its class, where methods may set attributes of classes, and after
        a colon the global names of mutable objects.
    """
    cls, _, containers = looked_for.partition(":")
    effects = [effects_of(statement) for statement in body]
    own = {parameter.name for parameter in function.parameters}.union(
        *(effect.bound for effect in effects)
    )
    changed = {
        *_CHANGE.findall(f"\n{text}"),
        *_CHANGE_INSIDE.findall(f"\n{text}"),
    }.union(*(effect.stored for effect in effects))
    names = {*_globals(body), *({*containers.split()} & changed - own)}
    if cls and (setting := re.search(_SET_ON_CLASS, text)):
        names.add(cls if setting[1] is None else setting[1])
    calls = set[str]().union(*(effect.called | effect.attributes for effect in effects))
    return Bindings(tuple(sorted(names)), tuple(sorted(calls)))


def _functions(
    statements: tuple[syntax.Statement, ...], cls: str = ""
) -> Iterator[tuple[syntax.FunctionDefinition, str]]:
    """The functions of a module, methods with the name of their class."""
    for statement in statements:
        if isinstance(statement, syntax.FunctionDefinition):
            yield statement, cls
        elif isinstance(statement, syntax.ClassDefinition):
            yield from _functions(statement.body, statement.name)


def _imported(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    """The names that a module imports."""
    for statement in statements:
        if isinstance(statement, syntax.Import | syntax.ImportFrom):
            yield from (
                imported.alias or imported.name.partition(".")[0] for imported in statement.names
            )


def _containers(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    """The global names that hold containers created in the module."""
    for statement in statements:
        if isinstance(statement, syntax.Assign) and isinstance(
            statement.value, syntax.Display | syntax.DictDisplay | syntax.Call
        ):
            yield from (
                target.id for target in statement.targets if isinstance(target, syntax.Name)
            )


def _globals(statements: Sequence[syntax.Statement]) -> Iterator[str]:
    for statement in statements:
        if isinstance(statement, syntax.Global) and statement.kind == "global":
            yield from statement.names
        if isinstance(statement, syntax.FunctionDefinition):
            yield from _globals(statement.body or ())
        for block in blocks(statement):
            yield from _globals(block)
