"""Classes as their metaclasses make them."""

from __future__ import annotations

from flake8_notifications.interpretation import class_creation
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.guards import TRUE, TooMuch
from flake8_notifications.interpretation.interpreter import Interpreter
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import ClassValue, Frame, FunctionKey, Place, Value
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.tracing.effort import Exhausted

#: The methods of a metaclass that are called for each class that it makes.
OF_METACLASSES = frozenset({"__init__", "__new__"})


class ClassMaking(Interpreter):
    """Runs what makes classes, as soon as it matters.

    :ivar classes: by where they are defined.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__(modules)
        self.classes: dict[FunctionKey, ClassValue] = {}
        #: Those for which their metaclass has not been run, with the frame of their definition.
        self._awaiting: dict[FunctionKey, Frame] = {}
        #: Those that may be something else than what could be seen.
        self._unclear: set[FunctionKey] = set()
        #: By metaclass, what it mentions.
        self._awaited_of: dict[FunctionKey, frozenset[str] | None] = {}

    def note_class(self, cls: ClassValue) -> None:
        self.classes[cls.key] = cls

    def created(self, cls: ClassValue, node: syntax.ClassDefinition, frame: Frame) -> None:
        super().created(cls, node, frame)
        metaclass = class_creation.metaclass_of(cls)
        if metaclass is not None:
            cls.awaited = self._mentioned_by(metaclass)
            if cls.awaited is not None:
                self._awaiting[cls.key] = frame

    def complete(self, cls: ClassValue) -> None:
        frame = self._awaiting.pop(cls.key, None)
        awaited, cls.awaited = cls.awaited, None
        if frame is None:
            return
        with self.apart():
            self.path = TRUE
            self.imports += 1
            try:
                with self.within_own_limits():
                    class_creation.create(self, cls, cls.definition, frame)
            except Exhausted:
                self._awaiting[cls.key], cls.awaited = frame, awaited
                raise
            except TooMuch:
                self._unclear.add(cls.key)
            finally:
                self.imports -= 1

    def note_problem(
        self, cls: ClassValue, what: str, why: Value | None = None, where: Place | None = None
    ) -> None:
        self._unclear.add(cls.key)

    def is_made_as_seen(self, cls: ClassValue) -> bool:
        return (
            class_creation.metaclass_of(cls) is not None
            and cls.awaited is None
            and cls.key not in self._unclear
        )

    def _mentioned_by(self, metaclass: ClassValue) -> frozenset[str] | None:
        """The names that a metaclass mentions which it may give its classes; None without any."""
        if metaclass.key not in self._awaited_of:
            effects = [
                effects_of(statement)
                for each in project_classes(metaclass)
                for method in each.definition.body
                if isinstance(method, syntax.FunctionDefinition) and method.name in OF_METACLASSES
                for statement in each.module.body_of(method)
            ]
            names = frozenset().union(*(each.attributes | each.texts for each in effects))
            self._awaited_of[metaclass.key] = names if effects else None
        return self._awaited_of[metaclass.key]
