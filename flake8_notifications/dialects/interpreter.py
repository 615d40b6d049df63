"""The interpreter of classes whose annotations count: generic ones are their plain selves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.dialects.known_types import NAMED_PACKAGES
from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.values import (
    UNBOUND,
    ClassValue,
    Constant,
    External,
    Frame,
    Native,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_TYPE_CHECKING: Final = "TYPE_CHECKING"
#: What is known of the libraries whose sources are not read.
_VERSIONS: Final = frozenset(
    {"pydantic.VERSION", "pydantic.version.VERSION", "pydantic.__version__"}
)


def is_typing(test: syntax.Expression) -> bool:
    """Whether a condition holds for type checkers alone."""
    return (isinstance(test, syntax.Name) and test.id == _TYPE_CHECKING) or (
        isinstance(test, syntax.Attribute) and test.name == _TYPE_CHECKING
    )


def _typing_imports(
    statements: tuple[syntax.Statement, ...],
) -> Iterator[syntax.ImportFrom]:
    for statement in statements:
        if isinstance(statement, syntax.If) and is_typing(statement.test):
            for each in statement.body:
                if isinstance(each, syntax.ImportFrom):
                    yield each


class NamedPackages(ExactInterpreter):
    """Goes by the names of what the libraries of dialects have, and does not read their sources."""

    def find_module(self, name: str, importer: str) -> SourceModule | None:
        own = name.partition(".")[0] not in NAMED_PACKAGES
        if own or self.modules.own_path(name, importer) is not None:
            return super().find_module(name, importer)
        return None


class DialectInterpreter(NamedPackages):
    """Evaluates classes as they are in the end, and what their annotations mention.

    :ivar classes: by path, line and column.
    """

    def __init__(self, modules: Modules, answers: Answers | None = None) -> None:
        super().__init__(modules, answers)
        self.classes: dict[tuple[str, int, int], ClassValue] = {}

    def is_simple(self, module: SourceModule) -> bool:
        return True

    def created(self, cls: ClassValue, node: syntax.ClassDefinition, frame: Frame) -> None:
        pass

    def note_class(self, cls: ClassValue) -> None:
        self.classes[cls.key] = cls
        super().note_class(cls)

    def decorate(
        self, decorator: syntax.Expression, value: Value, node: syntax.Node, frame: Frame
    ) -> Value:
        if isinstance(value, ClassValue):
            return value
        return super().decorate(decorator, value, node, frame)

    def module_attribute(
        self, module: SourceModule, name: str, asked: tuple[syntax.Node, Frame] | None = None
    ) -> Value | None:
        body = self.module_frame(module)
        if name in body.bindings:
            self.demand(body, name)
            if body.variables.get(name, UNBOUND) is UNBOUND:
                # A module that imports when it is asked tells type checkers what it has.
                for statement in _typing_imports(module.facts.statements):
                    for each in statement.names:
                        if (each.alias or each.name) == name:
                            return self.imported(module, statement, each.name)
        return super().module_attribute(module, name, asked)

    def named(self, name: str) -> Value:
        # Classes of an earlier major version are told by what they are made of.
        return Constant("2.0.0") if name in _VERSIONS else super().named(name)

    def evaluate(self, node: syntax.Expression, frame: Frame) -> Value:
        if isinstance(node, syntax.Subscript):
            holder = super().evaluate(node.value, frame)
            if isinstance(holder, External | Native) or (
                isinstance(holder, ClassValue) and not holder.is_enum
            ):
                return holder
        return super().evaluate(node, frame)
