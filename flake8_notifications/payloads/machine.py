"""What is known of classes while they are evaluated, beside what they hold."""

from __future__ import annotations

import enum
from abc import abstractmethod

from flake8_notifications.dialects.interpreter import NamedPackages
from flake8_notifications.dialects.known_types import DIALECT_PACKAGES
from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place


class Registration(enum.Enum):
    """What registering did to a class."""

    NONE = "not registered: its fields are not merged"
    BASE = "a base: its fields are merged"
    REGISTERED = "a versioned object"


class ClassMachine(NamedPackages):
    """Evaluates classes.

    :ivar classes: by path, line and column.
    :ivar registrations: what registering did to classes.
    :ivar doubts: why nobody can tell whether classes are registered.
    :ivar conditions: why nobody can tell whether functions register what they are given.
    :ivar problems: why classes may not be what their bodies say.
    """

    named_packages = DIALECT_PACKAGES

    def __init__(self, modules: Modules, answers: Answers | None = None) -> None:
        super().__init__(modules, answers)
        self.classes: dict[tuple[str, int, int], ClassValue] = {}
        self.registrations: dict[ClassValue, Registration] = {}
        self.doubts: dict[ClassValue, Unknown] = {}
        self.conditions: dict[Function, Unknown] = {}
        self.problems: dict[ClassValue, Unknown] = {}

    def note_class(self, cls: ClassValue) -> None:
        self.classes[cls.key] = cls
        super().note_class(cls)

    @abstractmethod
    def register(self, cls: ClassValue, made: Registration, doubt: Unknown | None = None) -> None:
        """Do what a registry does to a class.

        :param doubt: why nobody can tell whether it does.
        """

    def note_problem(
        self, cls: ClassValue, what: str, why: Value | None = None, where: Place | None = None
    ) -> None:
        """Note why a class may not be what its body says.

        :param where: where to look, if that is not known of the reason.
        """
        if cls not in self.problems:
            reason = f"{what}: {why.reason}" if isinstance(why, Unknown) else what
            place = why.place if isinstance(why, Unknown) else None
            self.problems[cls] = Unknown(reason, place or where or self.written(cls))
