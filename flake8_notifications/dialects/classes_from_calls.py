"""The classes that calls make in the bodies of modules and classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from flake8_notifications.dialects.functional_forms import MAKER_NAMES
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.interpretation.values.scopes import Body, ClassValue
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_MAKER: Final = re.compile(rf"\b(?:{'|'.join(sorted(MAKER_NAMES))})(?:\s*\(|\s+as\b)")


def may_make_classes(module: SourceModule, text: str) -> bool:
    """Whether the body of a module calls something that is named like what makes a class.

    :param text: of the module, which is faster to look through.
    """
    # One word after another is looked for faster than all of them at once.
    if not any(name in text for name in MAKER_NAMES) or _MAKER.search(text) is None:
        return False
    names = _makers(module.facts.statements)
    bodies = [module.facts.statements]
    for body in bodies:
        if any(True for _ in _calls(body, names)):
            return True
        bodies += [
            statement.body for statement in body if isinstance(statement, syntax.ClassDefinition)
        ]
    return False


def made_by_calls(machine: DialectInterpreter, body: Body) -> Iterator[ClassValue]:
    """The classes that assignments in a body bind, those in blocks and classes included."""
    names = _makers(body.module.facts.statements)
    for call in _calls(body.statements, names):
        made = machine.made_class(call, body)
        if made is not None:
            yield made
    for statement in body.statements:
        if isinstance(statement, syntax.ClassDefinition):
            cls = machine.classes.get((body.module.path, statement.line, statement.column))
            if cls is not None:
                yield from made_by_calls(machine, cls.body)


def _makers(statements: Sequence[syntax.Statement]) -> frozenset[str]:
    """What the makers are called in a module."""
    names = set(MAKER_NAMES)
    for statement in statements:
        if isinstance(statement, syntax.ImportFrom):
            names |= {
                name.alias for name in statement.names if name.alias and name.name in MAKER_NAMES
            }
        for block in blocks(statement):
            names |= _makers(block)
    return frozenset(names)


def _calls(statements: Sequence[syntax.Statement], names: frozenset[str]) -> Iterator[syntax.Call]:
    for statement in statements:
        match statement:
            case syntax.Assign(
                value=syntax.Call(
                    function=syntax.Name(id=name) | syntax.Attribute(name=name)
                ) as call
            ) if name in names:
                yield call
        for block in blocks(statement):
            yield from _calls(block, names)
