"""Which functions of a module bind its names, or change the containers that these hold.

They do so themselves or through others that they call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from flake8_notifications.interpretation.effects import blocks, effects_of
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_METHODS: Final = (
    "add|append|appendleft|clear|discard|extend|insert|pop|popitem|popleft|put|remove|setdefault"
    "|update"
)
#: A line of a function that puts something into what a name holds, or takes something out.
_CHANGE: Final = re.compile(
    r"^[ \t]+(?:del[ \t]+)?(\w+)(?:\[[^\]\n]*\][ \t]*(?:[-+|&]?=(?!=)|$)"
    rf"|\.(?:{_METHODS})\()",
    re.MULTILINE,
)


#: A line of a method that sets an attribute of a class, its own one or one of a name, or changes
#: what that holds.
_SET_ON_CLASS: Final = re.compile(
    r"^[ \t]+(?:cls|type\(self\)|self\.__class__|([A-Z]\w*))\.\w+(?:(?:\[[^\]\n]*\])?[ \t]*"
    rf"[-+|&*]?=(?!=)|\.(?:{_METHODS})\()",
    re.MULTILINE,
)


def rebinders(module: SourceModule, text: str) -> Mapping[str, frozenset[str]]:
    """By the names of functions and methods, the names of the module that a call may bind.

    :param text: of the module.
    """
    containers = set(_containers(module.facts.statements))
    # Most modules need not be looked at any further to see that there are none.
    containers &= set(_CHANGE.findall(text)) if containers else set()
    sets_on_classes = bool(_SET_ON_CLASS.search(text))
    if not module.facts.rebound and not containers and not sets_on_classes:
        return {}
    lines = text.splitlines()
    bound: dict[str, set[str]] = {}
    called: dict[str, set[str]] = {}
    for function, cls in _functions(module.facts.statements):
        body = module.body_of(function)
        effects = [effects_of(statement) for statement in body]
        own = {each.name for each in function.parameters}.union(*(each.bound for each in effects))
        own_text = "\n".join(lines[function.line - 1 : module.end_of(function)])
        changed = set(_CHANGE.findall(own_text)).union(*(each.stored for each in effects))
        names = {*_globals(body), *(containers & changed - own)}
        if cls and sets_on_classes and (found := _SET_ON_CLASS.search(own_text)):
            names.add(cls if found[1] is None else found[1])
        bound.setdefault(function.name, set()).update(names)
        if function.name == "__init__":
            bound.setdefault(cls, set()).update(names)
        calls = set().union(*(each.called | each.attributes for each in effects))
        called.setdefault(function.name, set()).update(calls)
    grew = True
    while grew:
        grew = False
        for name, others in called.items():
            further = set[str]().union(*(bound[each] for each in others if each in bound))
            if not further <= bound[name]:
                bound[name] |= further
                grew = True
    return {name: frozenset(names) for name, names in bound.items() if names}


def _functions(
    statements: tuple[syntax.Statement, ...], cls: str = ""
) -> Iterator[tuple[syntax.FunctionDefinition, str]]:
    """The functions of a module, each with the class whose method it is, if any."""
    for statement in statements:
        if isinstance(statement, syntax.FunctionDefinition):
            yield statement, cls
        elif isinstance(statement, syntax.ClassDefinition):
            yield from _functions(statement.body, statement.name)


def _containers(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    """The names of a module that hold its own lists, dicts and the like."""
    for statement in statements:
        if isinstance(statement, syntax.Assign) and isinstance(
            statement.value, syntax.Display | syntax.DictDisplay | syntax.Call
        ):
            yield from (each.id for each in statement.targets if isinstance(each, syntax.Name))


def _globals(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    for statement in statements:
        if isinstance(statement, syntax.Global) and statement.kind == "global":
            yield from statement.names
        if isinstance(statement, syntax.FunctionDefinition):
            yield from _globals(statement.body or ())
        for block in blocks(statement):
            yield from _globals(block)
