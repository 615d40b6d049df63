"""The interpreter of payload classes: what runs in order, and what registries make of them."""

from __future__ import annotations

from flake8_notifications.dialects.interpreter import ClassesAsWritten
from flake8_notifications.dialects.known_types import NAMED_PACKAGES
from flake8_notifications.interpretation import class_creation
from flake8_notifications.interpretation.answers import Answers
from flake8_notifications.interpretation.reasons import is_unavailable
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.payloads import fields, merging, registration
from flake8_notifications.payloads.machine import ClassMachine, Registration
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place


class _Registering(ClassMachine):
    """Knows what registries do."""

    def invoke(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if function.owner is not None and function.name in registration.METHODS:
            result = registration.called(self, function, arguments, node, frame)
            if result is not None:
                return result
        return super().invoke(function, arguments, node, frame)


class Hierarchy(ClassesAsWritten, _Registering):
    """Says what derives from what: most modules need not be understood any further."""

    named_packages = NAMED_PACKAGES

    def register(self, cls: ClassValue, made: Registration, doubt: Unknown | None = None) -> None:
        pass


class Collecting(_Registering):
    """Runs modules in order, to see what comes to a registry, and leaves the classes alone.

    :ivar registered: by a class's path, line and column, where a registry was given it.
    """

    named_packages = NAMED_PACKAGES

    def __init__(self, modules: Modules, answers: Answers | None = None) -> None:
        super().__init__(modules, answers)
        self.registered: dict[tuple[str, int, int], Place] = {}

    def register(self, cls: ClassValue, made: Registration, doubt: Unknown | None = None) -> None:
        if made is Registration.REGISTERED and doubt is None:
            self.registered[cls.key] = self.here

    def spoil(self, holder: ListObject | DictObject, reason: Unknown) -> None:
        """Nothing: whatever else a container holds, what was put into it comes to the registry."""


class PayloadInterpreter(_Registering):
    """Evaluates classes with all that is done to them."""

    # What is done to classes

    def is_made_as_seen(self, cls: ClassValue) -> bool:
        return class_creation.metaclass_of(cls) is not None

    def created(self, cls: ClassValue, node: syntax.ClassDefinition, frame: Frame) -> None:
        class_creation.create(self, cls, node, frame)

    def run_hook(self, cls: ClassValue, node: syntax.Node, frame: Frame) -> None:
        class_creation.run_hook(self, cls, node, frame)

    def decorate(
        self, decorator: syntax.Expression, value: Value, node: syntax.Node, frame: Frame
    ) -> Value:
        if not isinstance(value, ClassValue):
            return super().decorate(decorator, value, node, frame)
        made = registration.made_by(self, decorator, frame)
        if made is not None:
            self.register(value, made.registration, made.doubt)
            return value
        result = super().decorate(decorator, value, node, frame)
        if isinstance(result, Unknown) and not is_unavailable(result.reason):
            self.note_problem(value, "a decorator may change it", result)
        return result

    def invoke(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        if function.name == "__repr__" and function.owner is not None:
            shown = fields.shown_by_library(self, function.owner, arguments, node, frame)
            if shown is not None:
                return shown
        return super().invoke(function, arguments, node, frame)

    def register(self, cls: ClassValue, made: Registration, doubt: Unknown | None = None) -> None:
        """Do what a registry does to a class."""
        before = self.registrations.get(cls)
        if doubt is not None and before is not Registration.REGISTERED:
            self.doubts[cls] = doubt
        elif made is Registration.REGISTERED and doubt is None:
            self.doubts.pop(cls, None)
        if before is not Registration.REGISTERED:
            self.registrations[cls] = made
        merging.merge(self, cls)
