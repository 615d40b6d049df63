"""What following values asks of the project's functions and classes."""

from __future__ import annotations

from typing import Protocol

from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.evaluation.symbols import FunctionKey
from flake8_notifications.evaluation.values import (
    ClassValue,
    Function,
)
from flake8_notifications.source.module import SourceModule


class Project(Protocol):
    """What the evaluator asks of the project's functions and classes."""

    def of(self, function: Function) -> Context | None:
        """The context of a function."""

    def by_key(self, key: FunctionKey) -> Context | None:
        """The context of a function that has been met."""

    def assignments(self, cls: ClassValue, name: str) -> tuple[Site, ...]:
        """Where the methods of a class itself assign an attribute of their receiver."""

    def family(self, cls: ClassValue, name: str) -> tuple[ClassValue, ...]:
        """A class, and its descendants that may have an attribute of their own."""

    def is_under_way(self, cls: ClassValue) -> bool:
        """Whether the functions of a class, or of one of its bases, are just being listed."""

    def global_assignments(self, module: SourceModule, name: str) -> tuple[Site, ...]:
        """Where functions of a module bind one of its names."""
