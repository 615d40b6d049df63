"""The interface by which the parts of the interpreter call one another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import (
    At,
    Body,
    ClassValue,
    Frame,
    Function,
    Generator,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule


class Parts(ABC):
    """Every part reaches the others through the one object that combines them.

    :ivar most_calls: the limit of nested calls.
    """

    most_calls: int

    @abstractmethod
    def evaluate(self, node: syntax.Expression, frame: Frame) -> Value:
        """The value of an expression."""

    @abstractmethod
    def execute(self, statements: Sequence[syntax.Statement], frame: Frame) -> None:
        """Run statements, as far as they are reached."""

    @abstractmethod
    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        """``function(*arguments)``."""

    @abstractmethod
    def attribute(self, value: Value, name: str, node: syntax.Node, frame: Frame) -> Value:
        """``value.name``."""

    @abstractmethod
    def set_attribute(self, holder: Value, name: str, value: Value, at: At | None = None) -> None:
        """``holder.name = value``.

        :param at: where the assignment is written, if it is.
        """

    @abstractmethod
    def assign(self, target: syntax.Expression, value: Value, frame: Frame) -> None:
        """Bind a target."""

    @abstractmethod
    def iterate(
        self, iterable: Value, body: Callable[[Value], None], node: syntax.Node, frame: Frame
    ) -> None:
        """Run a body for each item, in order."""

    @abstractmethod
    def truth(self, value: Value) -> Guard:
        """The guard under which a value is true."""

    @abstractmethod
    def demand(self, frame: Frame, name: str) -> None:
        """Make sure that a module has bound a name, if it binds it."""

    @abstractmethod
    def call_external(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """The result of calling something whose source is unavailable."""

    @abstractmethod
    def call_method(
        self,
        instance: Value,
        name: str,
        positional: tuple[Value, ...] | Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        """``instance.name(…)``, for the special methods that operators and statements call."""

    @abstractmethod
    def hand_to_method(
        self,
        instance: Value,
        name: str,
        positional: tuple[Value, ...],
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        """The same where the operands are written there."""

    @abstractmethod
    def call_node(self, node: syntax.Call, frame: Frame) -> Value:
        """The value of a call expression."""

    @abstractmethod
    def call_unknown(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """The result of calling an unknown value."""

    @abstractmethod
    def put_on_class(self, cls: ClassValue, name: str, value: Value | None) -> Value | None:
        """A method of a class, or None for a missing one, unless other code sets it."""

    @abstractmethod
    def class_value(self, cls: ClassValue, name: str, value: Value, asked: ClassValue) -> Value:
        """The value of a class attribute that the class body binds.

        :param asked: the class that it is looked up on, which may inherit it.
        """

    @abstractmethod
    def decorate(
        self, decorator: syntax.Expression, value: Value, node: syntax.Node, frame: Frame
    ) -> Value:
        """``decorator(value)``."""

    @abstractmethod
    def demand_starred(self, body: Body, name: str) -> None:
        """Look a name up in the modules from which a body imports all names."""

    @abstractmethod
    def starred_elsewhere(self, body: Body, name: str) -> Value | None:
        """The value of a name that only an ``import *`` from an unavailable module may bind."""

    @abstractmethod
    def enum_member(self, cls: ClassValue, name: str) -> Value | None:
        """A member of an enum by name; None if there is none."""

    @abstractmethod
    def enum_names(self, cls: ClassValue) -> list[str]:
        """The names of the members of an enum, in order, including aliases."""

    @abstractmethod
    def enum_members(self, cls: ClassValue) -> list[Value]:
        """The members of an enum, in order, without aliases."""

    @abstractmethod
    def finish(self, frame: Frame) -> None:
        """Called when a function has been run."""

    @abstractmethod
    def function_of(
        self, node: syntax.FunctionDefinition | syntax.Lambda, frame: Frame
    ) -> Function:
        """The function created by a definition, before decoration."""

    @abstractmethod
    def global_value(self, frame: Frame, name: str, value: Value) -> Value:
        """The value of a module's global that its body binds."""

    @abstractmethod
    def acts(self, instance: Instance, name: str) -> bool:
        """Whether a special method has side effects besides its result."""

    @abstractmethod
    def has_method(self, instance: Instance, name: str) -> bool:
        """Whether the class of an instance defines a method."""

    @abstractmethod
    def imported(
        self, importer: SourceModule, statement: syntax.ImportFrom, name: str
    ) -> Value | None:
        """The value of ``from … import name``, or None if the module has no such name."""

    @abstractmethod
    def invoke(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """Call a function: its return value and its effects."""

    @abstractmethod
    def is_changeable(self, value: Value | None) -> bool:
        """Whether a value is, or may be, an object that a call can mutate."""

    @abstractmethod
    def is_instance(self, value: Value, cls: Value) -> Guard:
        """The guard under which a value is an instance of a class."""

    @abstractmethod
    def is_set_by(self, cls: ClassValue, name: str) -> bool:
        """Whether methods of a class set an attribute: it exists then, even if not in this run."""

    @abstractmethod
    def is_settled(self, frame: Frame, name: str) -> bool:
        """Whether a name of a body has no statements left to run."""

    @abstractmethod
    def item(self, value: Value, index: Value, node: syntax.Node, frame: Frame) -> Value:
        """``value[index]``."""

    @abstractmethod
    def lazily_shown(self, value: Value, node: syntax.Node, frame: Frame) -> Value:
        """The text that an instance is formatted as; any other value unchanged."""

    @abstractmethod
    def match_args(self, cls: Value) -> Sequence[str]:
        """The attributes that the positional patterns of a class refer to."""

    @abstractmethod
    def module_attribute(
        self, module: SourceModule, name: str, asked: tuple[syntax.Node, Frame] | None = None
    ) -> Value | None:
        """A name of a module, or one of its submodules.

        :param asked: the place, if what the module computes for missing names is of interest.
        """

    @abstractmethod
    def module_frame(self, module: SourceModule) -> Body:
        """The globals of a module."""

    @abstractmethod
    def submodule(self, package: str, name: str, frame: Frame) -> Value | None:
        """A module in a namespace package."""

    @abstractmethod
    def module_value(self, name: str, importer: str) -> Value:
        """The module of a dotted name, from the importer's point of view."""

    @abstractmethod
    def modules_below(self, package: str, importer: str) -> list[str]:
        """The dotted names of the project's modules in a package, as seen by an importer."""

    @abstractmethod
    def named(self, name: str) -> Value:
        """The value of a dotted name whose module cannot be read."""

    @abstractmethod
    def needless_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> Collection[int]:
        """The positions of arguments whose values do not matter to the callee."""

    @abstractmethod
    def supplier_of(self, node: syntax.Node, frame: Frame) -> Supplier | None:
        """A call as the supplier of values; None where that is not recorded."""

    @abstractmethod
    def created(self, cls: ClassValue, node: syntax.ClassDefinition, frame: Frame) -> None:
        """Run the hooks that are told of a new class."""

    @abstractmethod
    def is_passed_over(self, decorated: Value) -> bool:
        """Whether to ignore the result of a decorator, and keep the function as it was."""

    @abstractmethod
    def note_not_followed(self, arguments: Arguments, unknown: Unknown) -> None:
        """Called for a call of a builtin whose effect is unknown."""

    @abstractmethod
    def note_taken(self, holder: Value, taken: Unknown) -> None:
        """Called when an attribute was looked up under an unknown name."""

    @abstractmethod
    def note_class(self, cls: ClassValue) -> None:
        """Called when a class has been defined."""

    @abstractmethod
    def note_made(self, instance: Instance, frame: Frame) -> None:
        """Called when an instance has been created."""

    @abstractmethod
    def open_attribute(self, instance: Instance, name: str) -> Value | None:
        """The value of an attribute of an instance of which not everything is seen.

        :return: None if its class determines the value.
        """

    @abstractmethod
    def part_of(
        self, value: Value, step: str, node: syntax.Node, frame: Frame, *because: Value
    ) -> Value:
        """A part of an unknown value: the same one for the same step."""

    @abstractmethod
    def passes_by(self, decorator: syntax.Expression, frame: Frame) -> bool:
        """Whether a decorator can be ignored."""

    @abstractmethod
    def prepare(self, function: Function, frame: Frame) -> None:
        """Called before a function is run."""

    @abstractmethod
    def quick_call(self, callee: Value, node: syntax.Call, frame: Frame) -> Value:
        """Evaluate a call whose arguments do not matter."""

    @abstractmethod
    def run_generator(self, generator: Generator) -> None:
        """Run a generator, whose frame handles what it yields."""

    @abstractmethod
    def shown(self, value: Value, node: syntax.Node, frame: Frame) -> Value:
        """``str(value)`` where the project's code defines it; other values unchanged."""

    @abstractmethod
    def skip(self, statement: syntax.Statement, frame: Frame) -> None:
        """Called for a statement that is not run."""

    @abstractmethod
    def supplied_by(self, value: Value, other: Value) -> Value:
        """A text selected by another value, with the supplier of that value."""

    @abstractmethod
    def supplied_with(self, value: Value, holder: syntax.Expression, frame: Frame) -> Value:
        """A text read from a parameter, with the call that supplied the argument."""

    @abstractmethod
    def supplied_as(self, value: Value, unknown: Unknown, name: str, frame: Frame) -> Value:
        """The text that a comparison has shown a parameter to be, with the argument's supplier."""

    @abstractmethod
    def unknown_attribute(
        self, instance: Instance, name: str, node: syntax.Node, frame: Frame
    ) -> Value:
        """An attribute of which nothing is known."""

    @abstractmethod
    def wants_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> bool:
        """Whether the arguments of a call matter."""
