"""The classes of a project's modules, evaluated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from flake8_notifications.evaluation.answers import Answers, Origin
from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.namespaces import Namespace, NamespaceView, blocks
from flake8_notifications.evaluation.values import ClassLike, ClassValue, External, Unknown
from flake8_notifications.payloads.model import Payload
from flake8_notifications.payloads.reader import PayloadReader
from flake8_notifications.payloads.registration import Registration
from flake8_notifications.payloads.units import ClassUnit
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax

_VERSIONED_OBJECT: Final = "oslo_versionedobjects.base.VersionedObject"


class Classes:
    """Evaluates classes.

    :param bases: names of classes, dotted or bare, whose descendants are payload classes.
    :param answers: the values of expressions that could not be reduced before.
    """

    def __init__(
        self, modules: Modules, bases: Sequence[str], answers: Answers | None = None
    ) -> None:
        self._modules = modules
        self._bases = frozenset(bases)
        self._evaluator = Evaluator(modules, answers)
        self._reader = PayloadReader(self._evaluator)
        self._values: dict[str, dict[tuple[int, int], ClassValue]] = {}

    @property
    def depend_on_order(self) -> bool:
        """Whether what is known of them depends on which was asked for first."""
        return self._evaluator.depends_on_order

    def of(self, path: str) -> dict[tuple[int, int], ClassValue]:
        """The classes of a module by their line and column, those of classes included."""
        if path not in self._values:
            namespace = self._evaluator.namespace(self._modules.at(path))
            self._values[path] = {
                (cls.definition.line, cls.definition.column): cls
                for cls in self._classes_in(namespace)
            }
        return self._values[path]

    def is_descendant(self, unit: ClassUnit) -> bool:
        """Whether a class descends from the bases; one with an unknown base may, by its words."""
        mro = self._value(unit).mro
        return any(self._is_base(base) or isinstance(base, Unknown) for base in mro)

    def is_registered(self, unit: ClassUnit) -> bool:
        """Whether a class is registered as one of its own."""
        return self._reader.registration(self._value(unit)) is Registration.REGISTERED

    def is_versioned(self, unit: ClassUnit) -> bool:
        """Whether a class is a versioned object."""
        return any(
            isinstance(base, ClassValue) and base.dotted_name == _VERSIONED_OBJECT
            for base in self._value(unit).mro
        )

    def objects(self, unit: ClassUnit) -> list[str]:
        """The names of the classes that a class reaches through object fields."""
        return self._reader.objects(self._value(unit))

    def payload(self, unit: ClassUnit) -> Payload:
        """A class as a payload class."""
        return self._reader.read(self._value(unit))

    def origins(self, payload: Payload) -> Iterator[Origin]:
        """The expressions that could not be reduced and are the problems of a payload class."""
        for problem in payload.problems:
            yield from self._evaluator.unreduced.origins(Unknown(problem.reason, problem.place))

    def _value(self, unit: ClassUnit) -> ClassValue:
        return self.of(unit.path)[unit.line, unit.column]

    def _classes_in(self, namespace: Namespace) -> Iterator[ClassValue]:
        """The classes of a module or class body, nested ones included.

        Of those in an ``if`` or ``try``, only what their name means in the end: its branches are
        alternatives, while two definitions in a row both come to be.
        """
        found: dict[ClassValue, None] = {}
        for position, statement in enumerate(namespace.statements):
            if isinstance(statement, syntax.ClassDefinition):
                view = NamespaceView(namespace, position, {})
                found[self._evaluator.class_of(statement, view)] = None
                # What the statements behind it set on the class counts, too.
                namespace.lookup(statement.name)
                continue
            for name in _class_names((statement,)):
                value = namespace.lookup(name)
                if isinstance(value, ClassValue) and value.module is namespace.module:
                    found[value] = None
        for cls in found:
            yield cls
            yield from self._classes_in(cls.namespace)

    def _is_base(self, cls: ClassLike) -> bool:
        if isinstance(cls, ClassValue):
            return cls.name in self._bases or cls.dotted_name in self._bases
        if isinstance(cls, External):
            return cls.name in self._bases or cls.name.rpartition(".")[2] in self._bases
        return False


def _class_names(statements: tuple[syntax.Statement, ...]) -> Iterator[str]:
    for statement in statements:
        if isinstance(statement, syntax.ClassDefinition):
            yield statement.name
        for block in blocks(statement):
            yield from _class_names(block)
