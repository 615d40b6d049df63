"""What the parts of the interpreter ask of one another."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values import (
    Arguments,
    At,
    Body,
    ClassValue,
    External,
    Frame,
    Function,
    Generator,
    Instance,
    Supplier,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule


class Parts(ABC):
    """Each part reaches the others through the object that is all of them.

    :ivar most_calls: how many calls in one another are followed.
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

        :param at: where that is written, if it is.
        """

    @abstractmethod
    def assign(self, target: syntax.Expression, value: Value, frame: Frame) -> None:
        """Bind a target."""

    @abstractmethod
    def iterate(
        self, iterable: Value, body: Callable[[Value], None], node: syntax.Node, frame: Frame
    ) -> None:
        """Do something with each item, in order, one after the other."""

    @abstractmethod
    def truth(self, value: Value) -> Guard:
        """Under which guard a value is true."""

    @abstractmethod
    def demand(self, frame: Frame, name: str) -> None:
        """See to it that a module has bound a name, if it does."""

    @abstractmethod
    def call_external(
        self, function: External, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """A call of something whose source is not at hand."""

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
        """The same where what is passed is written there."""

    @abstractmethod
    def call_node(self, node: syntax.Call, frame: Frame) -> Value:
        """The value of a call as it stands in the code."""

    @abstractmethod
    def call_unknown(
        self, function: Unknown, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """A call of something that is not known."""

    @abstractmethod
    def put_on_class(self, cls: ClassValue, name: str, value: Value | None) -> Value | None:
        """A method of a class, or None for what it does not have, unless other code sets it."""

    @abstractmethod
    def class_value(self, cls: ClassValue, name: str, value: Value, asked: ClassValue) -> Value:
        """What an attribute of a class holds, of which its body says that it is a value.

        :param asked: the class that is asked for it, which inherits it.
        """

    @abstractmethod
    def decorate(
        self, decorator: syntax.Expression, value: Value, node: syntax.Node, frame: Frame
    ) -> Value:
        """``decorator(value)``."""

    @abstractmethod
    def demand_starred(self, body: Body, name: str) -> None:
        """Look a name up in the modules that a body imports all names of."""

    @abstractmethod
    def starred_elsewhere(self, body: Body, name: str) -> Value | None:
        """What a name may be that nothing binds but ``import *`` of what is not at hand."""

    @abstractmethod
    def enum_member(self, cls: ClassValue, name: str) -> Value | None:
        """A member of an enum by its name; None if there is none."""

    @abstractmethod
    def enum_names(self, cls: ClassValue) -> list[str]:
        """The names of the members of an enum, in order, aliases included."""

    @abstractmethod
    def enum_members(self, cls: ClassValue) -> list[Value]:
        """The members of an enum, in order, aliases left out."""

    @abstractmethod
    def finish(self, frame: Frame) -> None:
        """A function has been run."""

    @abstractmethod
    def function_of(
        self, node: syntax.FunctionDefinition | syntax.Lambda, frame: Frame
    ) -> Function:
        """The function that a definition makes, before its decorators."""

    @abstractmethod
    def global_value(self, frame: Frame, name: str, value: Value) -> Value:
        """What a name of a module holds, of which its body says that it is a value."""

    @abstractmethod
    def acts(self, instance: Instance, name: str) -> bool:
        """Whether a special method of an object is called that does more than to be an answer."""

    @abstractmethod
    def has_method(self, instance: Instance, name: str) -> bool:
        """Whether the class of an object defines a method."""

    @abstractmethod
    def imported(
        self, importer: SourceModule, statement: syntax.ImportFrom, name: str
    ) -> Value | None:
        """What ``from … import name`` gives, or None if the module has no such name."""

    @abstractmethod
    def invoke(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        """Run a function for what it returns and does."""

    @abstractmethod
    def is_changeable(self, value: Value | None) -> bool:
        """Whether something holds an object that a call may change."""

    @abstractmethod
    def is_instance(self, value: Value, cls: Value) -> Guard:
        """Under which guard a value is an object of a class."""

    @abstractmethod
    def is_set_by(self, cls: ClassValue, name: str) -> bool:
        """Whether the methods of a class set an attribute: then it is there, if not in this run."""

    @abstractmethod
    def is_settled(self, frame: Frame, name: str) -> bool:
        """Whether nothing is left to run for a name of a body."""

    @abstractmethod
    def item(self, value: Value, index: Value, node: syntax.Node, frame: Frame) -> Value:
        """``value[index]``."""

    @abstractmethod
    def lazily_shown(self, value: Value, node: syntax.Node, frame: Frame) -> Value:
        """An object as the text that it is formatted as; anything else as it is."""

    @abstractmethod
    def match_args(self, cls: Value) -> Sequence[str]:
        """The attributes that the positional patterns of a class stand for."""

    @abstractmethod
    def module_attribute(
        self, module: SourceModule, name: str, asked: tuple[syntax.Node, Frame] | None = None
    ) -> Value | None:
        """A name of a module, or one of its submodules.

        :param asked: where, if it is of interest what the module computes for names it lacks.
        """

    @abstractmethod
    def module_frame(self, module: SourceModule) -> Body:
        """The names of a module."""

    @abstractmethod
    def submodule(self, package: str, name: str, frame: Frame) -> Value | None:
        """The module of a name in a package that has no module itself."""

    @abstractmethod
    def module_value(self, name: str, importer: str) -> Value:
        """The module of a dotted name, as a file imports it."""

    @abstractmethod
    def modules_below(self, package: str, importer: str) -> list[str]:
        """The dotted names of the project's modules in a package, as a file imports it."""

    @abstractmethod
    def named(self, name: str) -> Value:
        """What a dotted name stands for whose module cannot be read."""

    @abstractmethod
    def needless_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> Collection[int]:
        """The positions of arguments whose values do not matter for what is called."""

    @abstractmethod
    def supplier_of(self, node: syntax.Node, frame: Frame) -> Supplier | None:
        """A call as what hands values over; None where nobody wants to know."""

    @abstractmethod
    def created(self, cls: ClassValue, node: syntax.ClassDefinition, frame: Frame) -> None:
        """Let those have their say who are told of a new class."""

    @abstractmethod
    def is_passed_over(self, decorated: Value) -> bool:
        """Whether a function is taken for what it was before a decorator that gave a value."""

    @abstractmethod
    def note_not_followed(self, arguments: Arguments, unknown: Unknown) -> None:
        """A builtin has been called, and it is not known what it does."""

    @abstractmethod
    def note_taken(self, holder: Value, taken: Unknown) -> None:
        """An attribute was taken of something whose name is not known."""

    @abstractmethod
    def note_class(self, cls: ClassValue) -> None:
        """A class has been defined."""

    @abstractmethod
    def note_made(self, instance: Instance, frame: Frame) -> None:
        """An object has been made."""

    @abstractmethod
    def open_attribute(self, instance: Instance, name: str) -> Value | None:
        """What an attribute of an object holds of which not all is seen.

        :return: None if that is what its class holds.
        """

    @abstractmethod
    def part_of(
        self, value: Value, step: str, node: syntax.Node, frame: Frame, *because: Value
    ) -> Value:
        """Something of a value that is not known: the same for the same step."""

    @abstractmethod
    def passes_by(self, decorator: syntax.Expression, frame: Frame) -> bool:
        """Whether a decorator need not be looked at."""

    @abstractmethod
    def prepare(self, function: Function, frame: Frame) -> None:
        """A function is about to be run."""

    @abstractmethod
    def quick_call(self, callee: Value, node: syntax.Call, frame: Frame) -> Value:
        """A call whose arguments do not matter."""

    @abstractmethod
    def run_generator(self, generator: Generator) -> None:
        """Run a generator; its frame says what is done with what it yields."""

    @abstractmethod
    def shown(self, value: Value, node: syntax.Node, frame: Frame) -> Value:
        """``str(value)`` where that is what the project's code says; other values as they are."""

    @abstractmethod
    def skip(self, statement: syntax.Statement, frame: Frame) -> None:
        """A statement is not run."""

    @abstractmethod
    def supplied_by(self, value: Value, other: Value) -> Value:
        """A text that another one has chosen, as the call supplied it that supplied that one."""

    @abstractmethod
    def supplied_with(self, value: Value, holder: syntax.Expression, frame: Frame) -> Value:
        """A text that was read off a parameter, as its caller supplied it."""

    @abstractmethod
    def supplied_as(self, value: Value, unknown: Unknown, name: str, frame: Frame) -> Value:
        """A text that a comparison has told a parameter to be, as its caller supplied it."""

    @abstractmethod
    def unknown_attribute(
        self, instance: Instance, name: str, node: syntax.Node, frame: Frame
    ) -> Value:
        """An attribute of an object that nothing is known of."""

    @abstractmethod
    def wants_arguments(self, callee: Value, node: syntax.Call, frame: Frame) -> bool:
        """Whether the arguments of a call matter."""
