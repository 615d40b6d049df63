"""A constant in Python source that an option names, read without importing it."""

from __future__ import annotations

from pathlib import Path

from flake8_notifications.committed.reading import conflict_line
from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.representation import unavailable
from flake8_notifications.evaluation.values import ClassValue, External, Place, Unknown, Value
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.text import SourceError


class ConstantError(Exception):
    """A constant that is not what it should be; the message does not name it."""


class NoConstantError(ConstantError):
    """A module without the constant."""


def value_of(path: Path, name: str, modules: Modules, option: str) -> tuple[Value, Place]:
    """The value of a constant, and the line where it is defined.

    :param path: of the module, absolute.
    :param name: of the constant, with the classes that hold it: ``Class.attribute``.
    :param option: the option that names it, for messages.
    :raises NoConstantError: if the module has no such constant.
    :raises ConstantError: if there is no such module, or it cannot be read.
    """
    if not modules.sources.is_file(path):
        raise ConstantError(f"there is no such file: correct --{option}")
    evaluator = Evaluator(modules)
    module = _module(path, modules)
    first, *rest = name.split(".")
    value, place = evaluator.namespace(module).lookup(first), _defined(module, first, evaluator)
    if value is None:
        raise NoConstantError(f"the module has no '{first}': correct --{option}")
    for attribute in rest:
        owner, defined = value, None
        if isinstance(owner, ClassValue):
            defined = _attribute_place(owner, attribute)
            place = defined or place
        value = evaluator.attribute(owner, attribute, place)
        if isinstance(owner, ClassValue) and isinstance(value, Unknown) and defined is None:
            raise NoConstantError(f"{value.reason}: correct --{option}")
    return value, place


def complaint(what: str, value: Value) -> str:
    """What is wrong with a value, with the reason and place where it is not known at all."""
    match value:
        case Unknown(reason=reason):
            why = f": {reason}"
        case External(name=name):
            why = f": {unavailable(name)}"
        case _:
            why = ""
    where = f" ({value.place})" if value.place else ""
    return f"{what}{why}{where}"


def _module(path: Path, modules: Modules) -> SourceModule:
    module = modules.at(modules.path_of(path))
    if module.facts.broken is not None:
        raise ConstantError(_why_broken(module, modules))
    return module


def _why_broken(module: SourceModule, modules: Modules) -> str:
    try:
        line = conflict_line(modules.text(module.path))
    except SourceError:
        line = None
    # Asked only of what is no Python: a line of '=' may as well underline a heading.
    broken = f"{module.facts.broken} (line {module.broken_line})"
    reason = broken if line is None else f"merge-conflict marker (line {line})"
    return f"the module cannot be read: {reason}"


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
