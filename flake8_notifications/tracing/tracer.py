"""The interpreter that records sends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from flake8_notifications.emissions.model import ArgumentPlace
from flake8_notifications.interpretation import binding, calls, class_lookup, constructors, natives
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.expression_effects import identifiers
from flake8_notifications.interpretation.guards import FALSE, TooMuch
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.possible_changes import NATIVES
from flake8_notifications.interpretation.values.base import NONE, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments, Native, NativeMethod
from flake8_notifications.interpretation.values.external import Answer, External, Member, Result
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.library_data import data_classes as records
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import notifiers
from flake8_notifications.tracing.effort import Cut, Exhausted
from flake8_notifications.tracing.evidence import says_something
from flake8_notifications.tracing.function_queries import IS_SHORT
from flake8_notifications.tracing.named import (
    RECEIVER,
    Named,
    NamedPlace,
    event_type_at,
    is_bound,
    passed_at,
    star_of,
)
from flake8_notifications.tracing.sending import LIBRARY
from flake8_notifications.tracing.shared_state import SharedState
from flake8_notifications.tracing.words import RelevantNames

#: The budget of guard nodes for a statement of a module or class, whoever demands it.
_MOST_NODES: Final = 40_000
#: A function of at most this many statements is run even where only a condition depends on it.
_SHORT_FUNCTION: Final = 15
#: What a method that descendants override is decorated with, or raises.
_ABSTRACT: Final = re.compile(r"abstract|NotImplemented")

#: The packages whose names have known meanings, wherever they are installed.
_KNOWN_BY_NAME: Final = frozenset({LIBRARY, "typing_extensions"})


class Tracer(SharedState):
    """Runs code, and records sends.

    :param words: the names that lead to a send.
    :param named: the notifiers besides those of oslo.messaging.
    """

    most_calls = 330
    most_steps = 60_000
    # A range usually says how often something is retried, and each try may be the last.
    longest_range = 50

    makes_classes = True

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        #: Whether code that was not run decides whether something is sent.
        self.has_guessed = False
        #: Whether only functions that lead to a send are run.
        self.is_narrow = False
        #: By function, its call sites in the code that is run.
        self.callers: dict[FunctionKey, set[Place]] = {}
        #: The functions that the present run has called.
        self.entered: set[FunctionKey] = set()
        #: The functions with a known call site.
        self.invoked: set[FunctionKey] = set()
        #: By file, the names that a module imports for type checkers only.
        self.typing_names: dict[str, dict[str, Value]] = {}

    def find_module(self, name: str, importer: str) -> SourceModule | None:
        module = super().find_module(name, importer)
        is_known = name.partition(".")[0] in _KNOWN_BY_NAME
        if module is None or not is_known or self.modules.in_project(module):
            return module
        return None

    def module_attribute(
        self, module: SourceModule, name: str, asked: tuple[syntax.Node, Frame] | None = None
    ) -> Value | None:
        if not self.named_notifiers:
            return super().module_attribute(module, name, asked)
        dotted = f"{module.name}.{name}"
        if self._is_known_by_name(dotted) and not self.modules.in_project(module):
            attribute = super().module_attribute(module, name, asked)
            if isinstance(attribute, Function) and self.named_notifiers.add_function(
                dotted, attribute
            ):
                # Its parameters are known, under whatever name it is defined.
                return attribute
            # It is the configured one, wherever it is defined and whether or not it is installed.
            return self.named(dotted)
        return super().module_attribute(module, name, asked)

    def _is_known_by_name(self, name: str) -> bool:
        is_known = self.named_notifiers.is_beginning(name) or name in records.KNOWN
        return is_known and self.find_module(name, "") is None

    @contextmanager
    def within_own_limits(self) -> Iterator[None]:
        steps, most_steps, most_nodes = self.steps, self.most_steps, self.guards.most
        nodes = len(self.guards)
        self.steps, self.most_steps = 0, Tracer.most_steps
        self.guards.most = nodes + _MOST_NODES
        try:
            with self.effort.uncounted():
                yield
        finally:
            self.steps, self.most_steps = steps, most_steps
            self.guards.most = most_nodes + len(self.guards) - nodes

    def leaves_unfinished(self, error: TooMuch, reason: Unknown) -> bool:
        if isinstance(error, Exhausted):
            # Exceeding the limits of a caller says nothing about the statement.
            return False
        self.effort.note_given_up(None, reason)
        return True

    def step(self) -> None:
        self.effort.step()
        super().step()

    def note_guess(self) -> None:
        is_guessed = any(catcher.is_guessed for catcher in self.catchers)
        self.has_guessed = self.has_guessed or is_guessed or self.has_passed_raising

    # Calls

    def call(self, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        if isinstance(function, Native) and function.name == "builtins.setattr":
            self._note_missed_carrier(arguments)
        if isinstance(function, ClassValue) and self._is_foreign(function):
            return self.call_external(External(function.dotted_name), arguments, node, frame)
        if isinstance(function, ClassValue) and notifiers.makes_notifier(function):
            self._add_creation(node, frame)
        if isinstance(function, ClassValue):
            named = self.named_notifiers.place_of_making(function)
            if named is not None:
                return self._send_by_creating(named, function, arguments, node, frame)
        holder = _filled_by(function, node)
        if holder is not None and self.watch is None:
            for argument in (*arguments.positional, *arguments.keywords.values()):
                self.note_stored(holder, argument, frame)
        return calls.call(self, function, arguments, node, frame)

    def _send_by_creating(
        self,
        named: NamedPlace,
        cls: ClassValue,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
    ) -> Value:
        """Send something by creating an object."""
        constructor = class_lookup.find(self, list(project_classes(cls)), "__init__")
        bound: Mapping[str, Value] = {}
        if isinstance(constructor, Function):
            passed = arguments._replace(positional=(NONE, *arguments.positional))
            bound = binding.bind(self, constructor, passed, node, frame) or {}
        instance = calls.call(self, cls, arguments, node, frame)

        def passed_as(at: str | int | None) -> Value | None:
            if at == RECEIVER:
                return instance
            if isinstance(constructor, Function):
                return event_type_at(at, constructor, arguments, bound)
            argument = passed_at(at, arguments)
            if argument is None and isinstance(at, str) and isinstance(instance, Instance):
                # By position, or by default.
                argument = instance.attributes.get(at) or class_lookup.find(self, cls.mro, at)
            return argument

        if self.path != FALSE:
            supplier = frame.site[1] if frame.site is not None else frame.supplier
            sent = arguments._replace(positional=(instance, *arguments.positional))
            self._send_named(named, passed_as, sent, supplier, node, frame)
        return instance

    def _note_missed_carrier(self, arguments: Arguments) -> None:
        """Note that a carrier is stored in something that was not looked into."""
        holder, *values = arguments.positional or (NONE,)
        if any(map(self.is_carrier, values)):
            self.effort.missed |= self.effort.origins(holder)

    def _is_foreign(self, cls: ClassValue) -> bool:
        """Whether a class of another package creates objects about which nothing is known."""
        path = cls.module.path
        return path not in self.modules.path_set and not path.startswith("<") and not cls.is_enum

    def invoke(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        watch = self.watch
        self.entered.add(function.key)
        if watch is not None and watch.function == function.key:
            watch.noted.append((Tuple(()), (function, arguments, self.path, node, frame)))
            receiver = arguments.positional[0] if arguments.positional else NONE
            if function.name == "__init__" and isinstance(receiver, Instance):
                # The attributes that it sets are unknown here.
                receiver.is_open = True
                return NONE
            if function.owner is None:
                return self.unknown("what is waited for", node, frame)
            # A method may return its object, on which a further method is called.
        if watch is None:
            self.callers.setdefault(function.key, set()).add(self.place(node, frame))
        if self._is_open_wrapper(function, arguments, frame):
            self.invoked.add(function.key)
            self._send_passed_on(function, arguments, node, frame)
            return NONE
        if watch is None and not (
            frame.function is not None and frame.function.name == function.name
        ):
            # A method that calls super() does not count as a caller.
            self.invoked.add(function.key)
        named = self.named_notifiers.place_of(function)
        if named is not None and _is_overridden(function, frame):
            # Callers of the overriding method have sent it already.
            return self.unknown("what a notifier returns", node, frame)
        if named is not None:
            bound = binding.bind(self, function, arguments, node, frame) or {}
            supplier = frame.site[1] if frame.site is not None else frame.supplier
            return self._send_named(
                _with_each_star(named, function),
                lambda place: event_type_at(place, function, arguments, bound),
                arguments._replace(positional=arguments.positional[is_bound(function) :]),
                supplier,
                node,
                frame,
            )
        if function.module.path not in self.modules.path_set and not self._is_followed(function):
            dotted = f"{function.module.name}.{function.name}"
            if function.owner is None and natives.is_native(dotted):
                return natives.call_native(self, dotted, arguments, node, frame)
            self._hand_over(function.name, arguments, node, frame)
            self.may_raise()
            self._let_be_set((*arguments.positional, *arguments.keywords.values()), node, frame)
            self._construct_elsewhere(function, arguments, node, frame)
            return self.result_of(
                External(f"{function.module.name}.{function.name}"), arguments, node, frame
            )
        if not self._is_looked_into(function, arguments, frame):
            cut = Cut("function", function.key)
            if not self.looks_into(cut):
                rows = self.outline_of(function).rows if self.catchers else ()
                self.may_raise_unseen(function.module, (row.own for row in rows))
                passed = (*arguments.positional, *arguments.keywords.values())
                self._let_be_set(passed, node, frame)
                self._let_be_changed(passed, function.name, node, frame, is_held=False)
                self.pass_over(function, arguments, node, frame)
                left_out = self.unknown(f"what '{function.name}' returns", node, frame)
                if isinstance(function.definition, syntax.FunctionDefinition):
                    annotation = function.definition.returns
                    left_out = self.as_annotated(left_out, annotation, function.closure)
                return self.cut(left_out, cut)
        if watch is None and function.name in self.relevant:
            arguments = self._with_known_texts(function, arguments, frame)
        entry_path = self.path
        raised = len(self.catchers[-1]) if self.catchers else 0
        value = calls.invoke(self, function, arguments, node, frame)
        definition = function.definition
        if isinstance(definition, syntax.Lambda):
            return value
        is_later = self.path != entry_path and definition.is_coroutine and not _is_awaited(node)
        if is_later or (self.path == FALSE and _is_for_others(function)):
            if self.path == FALSE:
                value = self.unknown("what a function raises for", node, frame)
            self.path = entry_path
            if self.catchers:
                del self.catchers[-1][raised:]
            self.may_raise()
        if definition.returns is None:
            return value
        return self.declared(value, definition.returns, function.closure)

    def _construct_elsewhere(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> None:
        """Apply a constructor of another package to an object of a class of the project."""
        receiver = arguments.positional[0] if arguments.positional else NONE
        if (
            function.name == "__init__"
            and isinstance(receiver, Instance)
            and self.modules.in_project(receiver.cls.module)
        ):
            passed = arguments._replace(positional=arguments.positional[1:])
            constructors.construct(self, receiver, passed, node, frame)

    def pass_over(
        self, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> None:
        """Called for each function that is called but not run."""

    def _is_looked_into(self, function: Function, arguments: Arguments, frame: Frame) -> bool:
        """Whether to run a function that is not known to lead to a send."""
        if isinstance(function.definition, syntax.Lambda) or self.is_once:
            return True
        if not function.closure.is_lazy:
            return True
        if any(
            words.is_relevant_at(function.name, function.module.path)
            for words in (self.words, self._all_words)
        ):
            return True
        more = (arguments.more, arguments.more_keywords)
        passed = (
            *arguments.positional,
            *arguments.keywords.values(),
            *(rest for rest in more if rest is not None),
        )
        if any(map(self.names_what_sends, passed)):
            return True
        if self.is_narrow or (self.softness and self.watch is not None and not self.is_exact):
            return any(map(self.is_carrier, passed))
        if function.module.path == frame.module.path and (
            self.is_exact or self.ask_with_own_object(function, IS_SHORT, str(_SHORT_FUNCTION))
        ):
            return True
        return any(
            self.is_carrier(argument)
            or (self.is_changeable(argument) and self._is_direct(argument, frame, is_held=False))
            for argument in passed
        )

    def _is_followed(self, function: Function) -> bool:
        """Whether to run a function of another package; others are assumed to change nothing."""
        return "notifier" in function.name.lower() or function.module.path.startswith("<")

    # Objects

    def attribute(self, value: Value, name: str, node: syntax.Node, frame: Frame) -> Value:
        attribute = super().attribute(value, name, node, frame)
        if type(attribute) is External and isinstance(value, Answer | Member):
            return Member(attribute.name, value)
        if not self.named_notifiers.looks_inside:
            return attribute
        if type(attribute) is External and isinstance(
            value, ClassValue | Instance | Result | Member
        ):
            # Do not lose what is known of the receiver.
            return Member(attribute.name, value)
        return attribute

    def may_not_import(self, value: Value) -> None:
        if isinstance(value, External) and not notifiers.is_of_standard_library(value.name):
            self.may_lack("ModuleNotFoundError")


def _filled_by(function: Value, node: syntax.Node) -> syntax.Expression | None:
    """The expression for the object that a builtin function or method may put something into."""
    match function, node:
        case NativeMethod(), syntax.Call(function=syntax.Attribute(value=holder)):
            return holder
        case Native(name=name), syntax.Call(arguments=(first, *_)) if name in NATIVES:
            return first.value
        case _:
            return None


def _with_each_star(named: NamedPlace, function: Function) -> NamedPlace:
    """The argument places of a named notifier, where each item of ``*events`` is one.

    A function that also takes arbitrary keywords passes on whatever it is called with.
    """
    star = star_of(function)
    kinds = [parameter.kind for parameter in function.definition.parameters]
    if star is None or "double_star" in kinds:
        return named
    name = function.definition.parameters[star].name
    places = tuple(
        ArgumentPlace(name, ("[]", *steps))
        if at == star - is_bound(function)
        else ArgumentPlace(at, steps)
        for at, steps in named.places
    )
    return named._replace(places=places)


def _is_overridden(function: Function, frame: Frame) -> bool:
    """Whether a method is called by one that overrides it."""
    caller = frame.function
    return (
        caller is not None
        and caller.name == function.name
        and caller.owner is not None
        and function.owner in caller.owner.mro[1:]
    )


def _is_awaited(node: syntax.Node) -> bool:
    """Whether a coroutine is awaited at the call, which then raises what the coroutine raises."""
    return isinstance(node, syntax.Call) and node.is_awaited


def _is_for_others(function: Function) -> bool:
    """Whether a function that only raises is there for others to override."""
    definition = function.definition
    assert isinstance(definition, syntax.FunctionDefinition)
    if definition.returns is not None and says_something(definition.returns):
        return True
    if function.name == "__getattr__":
        # It provides attributes that are added out of sight.
        return True
    names = set[str]().union(*map(identifiers, definition.decorators))
    for statement in function.module.body_of(definition):
        if isinstance(statement, syntax.Raise):
            effects = effects_of(statement)
            names |= effects.names | effects.attributes
    return function.owner is not None and any(map(_ABSTRACT.match, names))
