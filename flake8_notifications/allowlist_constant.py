"""An allowlist that is a constant in Python source, read without importing it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.representation import unavailable
from flake8_notifications.evaluation.values import (
    ClassValue,
    Collection,
    Constant,
    External,
    Place,
    Unknown,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.reading import conflict_line
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.text import SourceError

_CORRECT: Final = "correct --notifications-allowlist"


class ConstantError(Exception):
    """A constant that is not what it should be; the message does not name it."""


def strings_of(path: Path, name: str, modules: Modules) -> list[tuple[str, Place]]:
    """The strings in a list, tuple, set or frozenset, and where each is written.

    :param path: of the module, absolute.
    :param name: of the constant, with the classes that hold it: ``Class.attribute``.
    :raises ConstantError: if there is no such constant, or it holds something else.
    """
    if not path.is_file():
        raise ConstantError(f"there is no such file: {_CORRECT}")
    module = _module(path, modules)
    value, place = _constant(module, name, Evaluator(modules))
    if isinstance(value, Collection):
        return list(_strings(value, place))
    raise ConstantError(_complaint("is no list of strings", value))


def _module(path: Path, modules: Modules) -> SourceModule:
    relative = os.path.relpath(path, modules.root).replace(os.sep, "/")
    module = modules.at(str(path) if relative.startswith("../") else relative)
    if module.facts.broken is not None:
        raise ConstantError(_why_broken(module, modules))
    return module


def _why_broken(module: SourceModule, modules: Modules) -> str:
    try:
        line = conflict_line(modules.text(module.path))
    except SourceError:
        line = None
    # Asked only of what is no Python: a line of '=' may as well underline a heading.
    reason = module.facts.broken if line is None else f"merge-conflict marker (line {line})"
    return f"the module cannot be read: {reason}"


def _constant(module: SourceModule, name: str, evaluator: Evaluator) -> tuple[Value, Place]:
    """The value of a dotted name in a module, and the line where it is defined."""
    first, *rest = name.split(".")
    value, place = evaluator.namespace(module).lookup(first), _defined(module, first, evaluator)
    if value is None:
        raise ConstantError(f"the module has no '{first}': {_CORRECT}")
    for attribute in rest:
        if isinstance(value, ClassValue):
            place = _attribute_place(value, attribute) or place
        value = evaluator.attribute(value, attribute, place)
    return value, place


def _defined(module: SourceModule, name: str, evaluator: Evaluator) -> Place:
    statement = evaluator.namespace(module).statement_of(name)
    return Place(module.path, 1 if statement is None else statement.line)


def _attribute_place(cls: ClassValue, name: str) -> Place | None:
    """Where the first class that has an attribute assigns it."""
    for base in cls.mro:
        if isinstance(base, ClassValue):
            statement = base.namespace.statement_of(name)
            if statement is not None:
                return Place(base.module.path, statement.line)
    return None


def _strings(value: Collection, place: Place) -> Iterator[tuple[str, Place]]:
    for item in value.items:
        if not isinstance(item, Constant) or not isinstance(item.value, str):
            raise ConstantError(_complaint("holds something that is no string", item))
        yield item.value, item.place or place


def _complaint(what: str, value: Value) -> str:
    """What is wrong with a value, with the reason where it is not known at all."""
    match value:
        case Unknown(reason=reason):
            why = f": {reason}"
        case External(name=name):
            why = f": {unavailable(name)}"
        case _:
            why = ""
    where = f" ({value.place})" if value.place else ""
    return f"{what}{why}{where}: write the event types as constants"
