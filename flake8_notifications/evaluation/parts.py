"""What the parts of the evaluator ask of one another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple, TypeAlias

from flake8_notifications.evaluation.heap import Heap
from flake8_notifications.evaluation.values import (
    Arguments,
    ClassValue,
    Function,
    Place,
    Scope,
    Value,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule


class Outcome(NamedTuple):
    """How a block ended before its end.

    :ivar kind: ``return``, ``raise``, ``break`` or ``continue``.
    :ivar value: what was returned.
    """

    kind: str
    value: Value | None = None


class Parts(ABC):
    """Each part reaches the others through the object that is all of them.

    :ivar modules: where imported modules come from.
    """

    modules: Modules

    def __init__(self, heap: Heap | None) -> None:
        #: Where containers have an identity; None where a change rebinds the name of one.
        self.heap = heap
        #: Functions that are not called but known, by dotted name.
        self.known_functions: dict[str, NativeRule] = {}
        #: What is called for a class that a metaclass has just created.
        self.created: Callable[[ClassValue], None] | None = None
        #: Classes that are being finished.
        self.unfinished: list[ClassValue] = []
        #: How often it came to what raises an exception where the program runs.
        self.failures = 0
        #: How many blocks there are around that may catch an exception.
        self.tries = 0
        #: Attributes of classes that are not what the class body says, by their names.
        self.computed: dict[str, Callable[[ClassValue], Value | None]] = {}
        #: Whether a limit or circle was met, or one module changed another: then what is known of
        #: a name may depend on what was asked for before.
        self.depends_on_order = False

    @abstractmethod
    def afresh(self) -> AbstractContextManager[None]:
        """Evaluate with all the steps and depth that there are."""

    @abstractmethod
    def turn(self) -> bool:
        """Take one more turn of a loop; false where there were too many."""

    @abstractmethod
    def evaluate(self, expression: syntax.Expression, scope: Scope) -> Value:
        """The value of an expression."""

    @abstractmethod
    def execute(self, statements: tuple[syntax.Statement, ...], scope: Scope) -> Outcome | None:
        """Execute statements, binding names in ``scope.variables``."""

    @abstractmethod
    def attribute(self, value: Value, name: str, place: Place) -> Value:
        """``value.name``."""

    @abstractmethod
    def call(self, function: Value, arguments: Arguments, place: Place) -> Value:
        """``function(*positional, **keywords)``."""

    @abstractmethod
    def set_attribute(self, holder: Value, name: str, value: Value, place: Place) -> None:
        """``holder.name = value``, where the holder is something that keeps attributes."""

    @abstractmethod
    def is_native(self, name: str) -> bool:
        """Whether a dotted name is that of a function the evaluator knows."""

    @abstractmethod
    def module_attribute(self, module: SourceModule, name: str) -> Value | None:
        """A name of a module, or one of its submodules."""

    @abstractmethod
    def submodule(self, package: str, name: str, place: Place) -> Value | None:
        """The module of a name in a package that has no module itself."""

    @abstractmethod
    def module_value(self, name: str, importer: str) -> Value:
        """The module of a dotted name, as a file imports it."""

    @abstractmethod
    def imported(
        self, importer: SourceModule, statement: syntax.ImportFrom, name: str
    ) -> Value | None:
        """What ``from … import name`` gives, or None if the module has no such name."""

    @abstractmethod
    def made_class(self, definition: syntax.ClassDefinition, scope: Scope) -> Value:
        """What a class statement binds that runs now."""

    @abstractmethod
    def function_of(
        self, definition: syntax.FunctionDefinition | syntax.Lambda, scope: Scope
    ) -> Function:
        """The function that a definition makes, before its decorators."""


#: What a native function gives for some arguments; None where it does not understand them.
NativeRule: TypeAlias = Callable[[Parts, Arguments, Place], Value | None]
