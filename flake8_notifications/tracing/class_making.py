"""Creates classes the way their metaclasses do."""

from __future__ import annotations

from flake8_notifications.interpretation import class_creation
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.guards import TRUE, TooMuch
from flake8_notifications.interpretation.interpreter import Interpreter
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.effort import Exhausted

#: The methods of a metaclass that are called for each class that it creates.
OF_METACLASSES = frozenset({"__init__", "__new__"})


class ClassMaking(Interpreter):
    """Runs the code that creates classes, on demand.

    :ivar classes: by the place of their definition.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__(modules)
        self.classes: dict[FunctionKey, ClassValue] = {}
        #: The classes whose metaclass has not been run yet, with the frame of their definition.
        self._awaiting: dict[FunctionKey, Frame] = {}
        #: The classes that may differ from what their definition shows.
        self._unclear: set[FunctionKey] = set()
        #: By metaclass, the names that it mentions.
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
        """The names that a metaclass may set on its classes; None if it has no such code."""
        if metaclass.key not in self._awaited_of:
            effects = [
                effects_of(statement)
                for base in project_classes(metaclass)
                for method in base.definition.body
                if isinstance(method, syntax.FunctionDefinition) and method.name in OF_METACLASSES
                for statement in base.module.body_of(method)
            ]
            names = frozenset().union(
                *(
                    effects_of_statement.attributes | effects_of_statement.texts
                    for effects_of_statement in effects
                )
            )
            self._awaited_of[metaclass.key] = names if effects else None
        return self._awaited_of[metaclass.key]
