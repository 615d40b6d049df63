"""Which class or constant a line belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place


class Declaration(NamedTuple):
    """A class, or a constant of a module.

    :ivar name: without its module; that of a nested class is dotted.
    :ivar line: of the ``class`` line.
    """

    path: str
    name: str
    line: int

    @property
    def place(self) -> Place:
        return Place(self.path, self.line)


class Declarations:
    """What stands where in the sources of a project."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules

    def at(self, place: Place) -> Declaration | None:
        """What a line belongs to; None outside of the project."""
        if not self._modules.in_project_path(place.path):
            return None
        module = self._modules.at(place.path)
        declaration = _innermost(module, module.facts.statements, place, "")
        return declaration or Declaration(place.path, self._modules.name_of(place.path), 1)


def _innermost(
    module: SourceModule, statements: Sequence[syntax.Statement], place: Place, prefix: str
) -> Declaration | None:
    """The innermost class around a line, or the last assignment that starts before it."""
    before = [statement for statement in statements if statement.line <= place.line]
    for definition in reversed(before):
        if isinstance(definition, syntax.ClassDefinition) and place.line <= module.end_of(
            definition
        ):
            name = f"{prefix}{definition.name}"
            inner = _classes(definition.body)
            declaration = _innermost(module, inner, place, f"{name}.")
            return declaration or Declaration(place.path, name, definition.line)
    last = before[-1] if before and not prefix else None
    match last:
        case syntax.Assign(targets=(syntax.Name(id=name), *_)):
            return Declaration(place.path, name, last.line)
        case _:
            return None


def _classes(statements: Sequence[syntax.Statement]) -> list[syntax.Statement]:
    return [statement for statement in statements if isinstance(statement, syntax.ClassDefinition)]
