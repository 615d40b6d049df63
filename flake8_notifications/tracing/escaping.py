"""Runs functions that escape from the call that defines them, for callers unknown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from flake8_notifications.interpretation import calls, class_lookup, widening
from flake8_notifications.interpretation.expression_effects import identifiers
from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.callables import BoundMethod, Partial
from flake8_notifications.interpretation.values.containers import DictObject, Entries, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.interpretation.values.steps import ANY_INDEX
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import notifiers
from flake8_notifications.tracing.frames import around_comprehensions
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.needed_arguments import NeededArguments
from flake8_notifications.tracing.words import RelevantNames


class Escaping(NeededArguments):
    """Runs what is returned or kept, and whatever else is called from unknown places."""

    def __init__(self, modules: Modules, words: RelevantNames, named: Named) -> None:
        super().__init__(modules, words, named)
        #: Whether escaping functions are run, since unknown code may call them.
        self.runs_entries = True
        #: The body of the statement that is run on its own.
        self.running: Frame | None = None
        #: The parameters, by function and name, that take their default if no caller is known.
        self.at_default: frozenset[tuple[FunctionKey, str]] = frozenset()
        #: Whether the call being run finishes before the one of interest starts.
        self.is_earlier = False
        #: The objects created, each with its frame and guard.
        self.made: list[tuple[Instance, Frame, Guard]] = []
        #: Called at each yield of a generator that is run to its end, as other code may run there.
        self.at_yield: Callable[[], None] = lambda: None

    def note_made(self, instance: Instance, frame: Frame) -> None:
        self.made.append((instance, frame, self.path))

    def _is_function(self, value: Value) -> bool:
        match value:
            case Function() | BoundMethod() | Partial():
                return True
            case External():
                return notifiers.method_of(value.name) is not None
            case Alternatives(choices=choices):
                return any(self._is_function(choice) for _, choice in choices)
            case _:
                return False

    def _is_passed(self, value: Value, frame: Frame) -> bool:
        """Whether a value is an argument of the call, which its caller has anyway."""
        function = frame.function
        assert function is not None
        bound = self.outline_of(function).bound
        return all(
            any(
                frame.variables.get(parameter.name) is choice
                and function.defaults.get(parameter.name) is not choice
                for parameter in function.definition.parameters
                if parameter.name not in bound
            )
            for _, choice in guarded_choices(value)
        )

    def finish(self, frame: Frame) -> None:
        if self.watch is None and frame.function is not None:
            for _, value in frame.returns:
                if self.is_carrier(value) and not self._is_passed(value, frame):
                    self.leading.returned(frame.function, value)
            self._note_returned(frame.function)
        if not self.runs_entries:
            return
        caller = self._waiting_caller(frame)
        for function in frame.made:
            if id(function) in self.called:
                continue
            if caller is not None and _returns(frame, function):
                # The caller may call it, with known arguments.
                caller.made.append(function)
            else:
                self.run_entry(function, around_comprehensions(function.closure))
        for value in list(frame.variables.values()):
            if type(value) is ClassValue and value.body.parent is frame:
                self._run_methods(value, frame)

    def _waiting_caller(self, frame: Frame) -> Frame | None:
        """The frame that continues with the result of a call, and is itself finished later."""
        if frame.caller is None:
            return None
        waiting = self.stack[-2] if len(self.stack) > 1 else self.running
        caller = around_comprehensions(frame.caller)
        return caller if caller is waiting else None

    def _note_returned(self, function: Function) -> None:
        """Note the declared return value of a function."""
        definition = function.definition
        if isinstance(definition, syntax.Lambda) or definition.returns is None:
            return
        names = identifiers(definition.returns)
        if self.words.is_relevant(names):
            value = self.leading.noted(definition.returns, function.closure)
            if value is not None:
                self.leading.returned(function, value)

    def _run_methods(self, cls: ClassValue, frame: Frame) -> None:
        """Run the methods of a class that a function defines, for callers unknown."""
        instances = [instance for instance, *_ in self.made if instance.cls is cls]
        receiver = instances[-1] if instances else Instance(cls, is_open=True)
        changed: set[str] = set()
        methods: list[Function] = []
        before, self.path = self.path, frame.entry
        members = {name: class_lookup.own(self, cls, name) for name in cls.body.positions}
        self.path = before
        for name, method in members.items():
            if isinstance(method, Function):
                methods.append(method)
                if name != "__init__":
                    rows = self.outline_of(method).rows
                    changed.update(*(row.own.attributes for row in rows if row.own.stored))
        with self.undone():
            for name in sorted(changed & receiver.attributes.keys()):
                self.write(
                    receiver.attributes,
                    name,
                    self.unknown("what methods change", cls.definition, frame),
                )
            for method in methods:
                if id(method) not in self.called and method.name != "__init__":
                    self.run_entry(method, frame, receiver)

    def run_entry(self, function: Function, frame: Frame, receiver: Value | None = None) -> None:
        """Run a function that escapes, for callers unknown."""
        self.called[id(function)] = function
        if isinstance(function.definition, syntax.Lambda) and not (
            self.mentions_relevant_in(function.definition.body, function.closure)
            or self._mentions_function_around(function.definition.body, function.closure)
        ):
            return
        before, self.path = self.path, frame.entry
        catchers, self.catchers = self.catchers, []
        try:
            # A watching run needs to see the side effects.
            with self.undone() if self.watch is None else nullcontext():
                self._run_whenever(function, frame, receiver)
        finally:
            self.catchers = catchers
            self.path = before

    def _run_whenever(self, function: Function, frame: Frame, receiver: Value | None) -> None:
        """Run a function that may be called at any time, any number of times."""
        changing = [] if self.watch is not None else self.changing_around(function)
        if not changing:
            self._run_once(function, frame, receiver)
            return

        def once() -> None:
            reached = self.path
            for called in (function, *(other for other in changing if other is not function)):
                self._run_once(called, frame, receiver)
                self.path = reached

        widening.any_number(self, once, function.definition, frame)

    def _run_once(self, function: Function, frame: Frame, receiver: Value | None) -> None:
        """Run a function that escapes, as its first caller finds it."""
        inner = Frame(
            function.module,
            function.closure,
            function=function,
            owner=function.owner,
            entry=self.path,
            depth=frame.depth + 1,
        )
        inner.caller, inner.supplier = frame, frame.supplier
        inner.is_later = True
        self.bind_unknown(function, inner, receiver)
        if isinstance(function.definition, syntax.FunctionDefinition):
            self.collect_yields(inner)
        if len(self.stack) < self.most_calls:
            calls.run_alone(self, function, inner)

    def _mentions_function_around(self, node: syntax.Expression, frame: Frame) -> bool:
        """Whether an expression mentions a function that an enclosing function defines."""
        names = self._effects_of(node).names
        scope: Frame | None = frame
        while scope is not None and scope.function is not None:
            variables = scope.variables
            if any(name in variables and self._is_function(variables[name]) for name in names):
                return True
            scope = scope.parent
        return False

    def _sends_by_default(self, function: Function, name: str) -> bool:
        """Whether the default of a parameter sends: it is assumed to be rarely overridden."""
        default = function.defaults.get(name)
        return default is not None and self.is_carrier(default)

    def collect_yields(self, frame: Frame) -> None:
        """Let a generator run to its end, regardless of what is sent into it."""
        assert frame.function is not None
        place = Place(frame.module.path, frame.function.definition.line)

        def on_yield(_: Value) -> Value:
            self.at_yield()
            return Unknown("what is sent into a generator", place)

        frame.on_yield = on_yield

    def bind_unknown(self, function: Function, frame: Frame, receiver: Value | None = None) -> None:
        """Bind parameters whose arguments only callers know."""
        created_class = None
        if function.name == "__init__" and isinstance(receiver, Instance):
            created_class = receiver.cls.key
        item = {"star": ("[]",), "double_star": (f"[{ANY_INDEX}]",)}
        for at, parameter in enumerate(function.definition.parameters):
            place = Place(function.module.path, function.definition.line)
            symbol = Parameter(
                function.key, parameter.name, receiver=created_class, is_earlier=self.is_earlier
            )
            unknown = Unknown(
                f"parameter '{parameter.name}' of '{function.name}'",
                place,
                frozenset({symbol}),
                (symbol, item.get(parameter.kind, ())),
            )
            value: Value = unknown
            if at == 0 and receiver is not None:
                value = receiver
            elif (function.key, parameter.name) in self.at_default or self._sends_by_default(
                function, parameter.name
            ):
                value = function.defaults[parameter.name]
                if isinstance(value, ListObject | DictObject):
                    self.note_default(function, parameter.name, value)
            elif parameter.kind == "star":
                value = Tuple((), more=unknown)
            elif parameter.kind == "double_star":
                value = self.dict_of(Entries({}, unknown), place)
            frame.variables[parameter.name] = value


def _returns(frame: Frame, function: Function) -> bool:
    """Whether a call returns a function unchanged."""
    return any(
        value is function
        or (
            isinstance(value, Alternatives)
            and any(choice is function for _, choice in value.choices)
        )
        for _, value in frame.returns
    )
