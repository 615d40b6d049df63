"""A constant in Python source that an option names, read without importing it."""

from __future__ import annotations

from pathlib import Path

from flake8_notifications.committed.reading import conflict_line
from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.plain import single
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place
from flake8_notifications.source.text import SourceError


class ConstantError(Exception):
    """A constant that is not what it should be; the message does not name it."""


class NoConstantError(ConstantError):
    """A module without the constant."""


def value_of(
    path: Path, name: str, modules: Modules, option: str
) -> tuple[ExactInterpreter, Value, Place]:
    """The value of a constant, the line where it is defined, and who can say more of it.

    :param path: of the module, absolute.
    :param name: of the constant, with the classes that hold it: ``Class.attribute``.
    :param option: the option that names it, for messages.
    :raises NoConstantError: if the module has no such constant.
    :raises ConstantError: if there is no such module, or it cannot be read.
    """
    if not modules.sources.is_file(path):
        raise ConstantError(f"there is no such file: correct --{option}")
    machine = ExactInterpreter(modules)
    module = _module(path, modules)
    first, *rest = name.split(".")
    value = machine.name_of(module, first)
    place = _defined(module, machine.module_frame(module).statement_of(first))
    if value is None:
        raise NoConstantError(f"the module has no '{first}': correct --{option}")
    value = single(machine, value)
    for attribute in rest:
        owner, defined = value, None
        if isinstance(owner, ClassValue):
            defined = _attribute_place(owner, attribute)
            place = defined or place
            if defined is None and class_lookup.find(machine, owner.mro, attribute) is None:
                reason = f"class '{owner.name}' has no '{attribute}'"
                raise NoConstantError(f"{reason}: correct --{option}")
        node = syntax.Node(place.line, 0)
        with machine.apart():
            value = machine.attribute(owner, attribute, node, machine.module_frame(module))
            value = single(machine, value)
    return machine, value, place


def complaint(machine: ExactInterpreter, what: str, value: Value) -> str:
    """What is wrong with a value, with the reason and place where it is not known at all."""
    match value:
        case Unknown(reason=reason):
            why = f": {reason}"
        case External(name=name):
            why = f": {unavailable(name)}"
        case _:
            why = ""
    place = machine.written(value)
    where = f" ({place})" if place else ""
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
    # Asked only of text that is not valid Python: a line of '=' may as well underline a heading.
    broken = f"{module.facts.broken} (line {module.broken_line})"
    reason = broken if line is None else f"merge-conflict marker (line {line})"
    return f"the module cannot be read: {reason}"


def _defined(module: SourceModule, statement: syntax.Statement | None) -> Place:
    return Place(module.path, 1 if statement is None else statement.line)


def _attribute_place(cls: ClassValue, name: str) -> Place | None:
    """Where the first class that has an attribute assigns it."""
    for base in project_classes(cls):
        statement = base.body.statement_of(name)
        if statement is not None:
            return Place(base.module.path, statement.line)
    return None
