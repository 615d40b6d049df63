"""Runs functions that are handed to code that calls them later."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from typing import Final

from flake8_notifications.interpretation import binding, calls, class_lookup, containers, loops
from flake8_notifications.interpretation.effects import identifiers
from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments, BoundMethod, Partial
from flake8_notifications.interpretation.values.containers import DictObject, Entries, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.interpretation.values.steps import ANY_INDEX
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing import later_calls, notifiers
from flake8_notifications.tracing.frames import around_comprehensions
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.needed_arguments import NeededArguments
from flake8_notifications.tracing.syntactic import only_reads
from flake8_notifications.tracing.words import Hot

NO_NAMES: Final[frozenset[str]] = frozenset()


class HandingOver(NeededArguments):
    """Runs the functions that are called from unknown places."""

    def __init__(self, modules: Modules, words: Hot, named: Named) -> None:
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

    @abstractmethod
    def resolved(self, value: Unknown) -> Value | None:
        """The value of a parameter, or of an attribute of one; None if it is unknown."""

    # Arguments that are functions

    def _hand_over(
        self,
        name: str,
        arguments: Arguments,
        node: syntax.Node,
        frame: Frame,
        callee: Value | None = None,
    ) -> None:
        """Let an unknown callee call the functions among its arguments.

        :param callee: the callee, if callers of the calling function determine it.
        """
        if not self.runs_entries:
            return
        unknown_argument = Unknown(
            "an argument that somebody else passes",
            self.place(node, frame),
            opens_of(callee) | {Parameter(FunctionKey("", 0, 0), "")},
        )
        last = name.rpartition(".")[2]
        original_arguments, arguments = arguments, self._with_methods(arguments)
        positional = arguments.positional
        for value in (*positional, *arguments.keywords.values()):
            for function in self._functions_in(value):
                self._called_later(function, Arguments(), unknown_argument, node, frame)
        for at, value in enumerate(positional):
            if (
                self._is_function(value)
                and last in later_calls.MAPPING
                and at == 0
                and len(positional) > 1
            ):
                for row in self._rows(positional[1:], node, frame, is_starred=last == "starmap"):
                    self._called_later(value, row, unknown_argument, node, frame)
            elif self._is_function(value):
                passed = Arguments()
                if (
                    (last in later_calls.CALLERS and at == 0)
                    or (last in later_calls.DELAYED and at <= 1)
                    or later_calls.send_of_argument(node, at) is not None
                ):
                    passed = Arguments(positional[at + 1 :], dict(arguments.keywords))
                elif last in later_calls.PACKED or later_calls.is_packed(arguments):
                    rest = positional[at + 1 :] if last in later_calls.PACKED else ()
                    passed = self._later_arguments(arguments, rest, node, frame)
                self._called_later(value, passed, unknown_argument, node, frame)
        for value in arguments.keywords.values():
            if self._is_function(value):
                passed = self._later_arguments(arguments, (), node, frame)
                self._called_later(value, passed, unknown_argument, node, frame)
        self._hand_over_open_methods(original_arguments, node, frame)

    def _with_methods(self, arguments: Arguments) -> Arguments:
        """Arguments in which methods of what callers or annotations determine are resolved."""

        def as_method(value: Value) -> Value:
            if not isinstance(value, Unknown) or value.source is None or not value.source[1]:
                return value
            name = value.source[1][-1].removeprefix(".")
            method = self.resolved(value) if self.words.is_hot((name,)) else None
            return method if method is not None and self._is_function(method) else value

        return arguments._replace(
            positional=tuple(map(as_method, arguments.positional)),
            keywords={name: as_method(argument) for name, argument in arguments.keywords.items()},
        )

    def _hand_over_open_methods(
        self, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> None:
        """Call what only callers know: it may be a notifier whose method is called later."""
        for call, value, passed in self._later_sends(arguments, node, frame):
            if isinstance(value, Unknown):
                before = self.path
                self.call(value, passed, call, frame)
                self.path = before

    def _later_sends(
        self, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Iterator[tuple[syntax.Call, Value, Arguments]]:
        """The deferred calls that look like sends: each with its callee and arguments."""
        positional, keywords = arguments.positional, arguments.keywords
        for at, value in enumerate(positional):
            call = later_calls.send_of_argument(node, at)
            if call is not None:
                yield call, value, Arguments(positional[at + 1 :], dict(keywords))
        for name, value in keywords.items():
            call = later_calls.send_of_keyword(node, name)
            if call is not None:
                yield call, value, self._later_arguments(arguments, (), node, frame)

    def _hand_to_decorated(self, arguments: Arguments, node: syntax.Node, frame: Frame) -> None:
        """Let what a decorator put on a function call it, as in ``task.delay(…)``."""
        match node:
            case syntax.Call(function=syntax.Attribute(value=holder, name=name)) if only_reads(
                holder
            ):
                decorated = self.evaluate(holder, frame)
            case _:
                return
        if isinstance(decorated, Function) and _is_decorated(decorated):
            passed = arguments._replace(positional=(decorated, *arguments.positional))
            is_packed = name in later_calls.PACKED or later_calls.is_packed(arguments)
            self._hand_over(name if is_packed else "submit", passed, node, frame)

    def _rows(
        self,
        iterables: Sequence[Value],
        node: syntax.Node,
        frame: Frame,
        *,
        is_starred: bool,
    ) -> list[Arguments]:
        """The arguments of a function that is called for one item after the other."""
        unpacked = [containers.items_of(self, iterable, node, frame) for iterable in iterables]
        rows = list(zip(*(items.values for items in unpacked), strict=False))
        if any(items.more is not None for items in unpacked):
            values = [[*items.values, *containers.some(items.more)] for items in unpacked]
            rows = [tuple(map(self.one_of, values))]
        supplier = frame.site[1] if frame.site is not None else frame.supplier
        if not is_starred:
            return [
                Arguments(tuple(binding.supplied(item, supplier) for item in row)) for row in rows
            ]
        items = [containers.items_of(self, row[0], node, frame) for row in rows]
        return [
            Arguments(
                tuple(binding.supplied(value, supplier) for value in row.values), {}, row.more
            )
            for row in items
        ]

    def _later_arguments(
        self,
        arguments: Arguments,
        rest: Sequence[Value],
        node: syntax.Node,
        frame: Frame,
    ) -> Arguments:
        keywords_of = arguments.keywords
        packs, keyword_packs = later_calls.PACKS, later_calls.KEYWORD_PACKS
        args = next((keywords_of[name] for name in packs if name in keywords_of), None)
        kwargs = next((keywords_of[name] for name in keyword_packs if name in keywords_of), None)
        args = args or (rest[0] if rest else None)
        kwargs = kwargs or (rest[1] if len(rest) > 1 else None)
        positional: tuple[Value, ...] = ()
        keywords: dict[str, Value] = {}
        more: Value | None = None
        if args is not None:
            items = containers.items_of(self, args, node, frame)
            positional, more = items.values, items.more
        if isinstance(kwargs, DictObject):
            entries = containers.entries_here(self, kwargs)
            keywords = {
                str(key.value): value
                for key, value in entries.values.values()
                if hasattr(key, "value")
            }
        supplier = frame.site[1] if frame.site is not None else None
        return Arguments(
            tuple(binding.supplied(argument, supplier) for argument in positional),
            {key: binding.supplied(argument, supplier) for key, argument in keywords.items()},
            more,
        )

    def _functions_in(self, value: Value) -> list[Value]:
        """The functions in a container that is handed over."""
        match value:
            case Tuple(items=items, more=more):
                contents = [*items, *(() if more is None else (more,))]
            case ListObject():
                contents = [
                    content
                    for _, state in self.states(value)
                    for content in (*state.values, *(() if state.more is None else (state.more,)))
                ]
            case DictObject():
                contents = [
                    content
                    for _, state in self.entries(value)
                    for content in (
                        *(held for _, held in state.values.values()),
                        *(() if state.more is None else (state.more,)),
                    )
                ]
            case _:
                return []
        return [content for content in contents if self._is_function(content)]

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

    def _called_later(
        self,
        function: Value,
        passed: Arguments,
        unknown_argument: Unknown,
        node: syntax.Node,
        frame: Frame,
    ) -> None:
        """Calls that unknown code may make, with the arguments as far as they are known."""
        before = self.path
        if not passed.positional and not passed.keywords and passed.more is None:
            passed = Arguments((), {}, unknown_argument, None)
        call = syntax.Call(node.line, node.column, syntax.Name(node.line, node.column, ""), ())

        def call_one(callee: Value) -> Value:
            # Parameters that need not be passed take their defaults.
            is_enough = passed.more is unknown_argument and not lacks_arguments(callee)
            return self.call(callee, Arguments() if is_enough else passed, call, frame)

        def call_all() -> None:
            reached = self.path
            self.each(function, call_one)
            self.path = reached

        if self._may_change_around(function):
            loops.any_number(self, call_all, node, frame)
        else:
            call_all()
        self.path = before

    def _may_change_around(self, function: Value) -> bool:
        """Whether calls of a function may leave side effects."""
        match function:
            case Alternatives(choices=choices):
                return any(self._may_change_around(choice) for _, choice in choices)
            case Partial(function=inner):
                return self._may_change_around(inner)
            case BoundMethod(function=inner):
                return self._may_change_around(inner)
            case Function(definition=syntax.Lambda(body=body)):
                return bool(self._effects_of(body).changed)
            case Function():
                return any(
                    row.own.stored or row.own.nonlocals or row.own.changed
                    for row in self.outline_of(function).rows
                )
            case _:
                return False

    # Functions that are returned or kept

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
        if self.words.is_hot(names):
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
            self.mentions_hot_in(function.definition.body, function.closure)
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

        loops.any_number(self, once, function.definition, frame)

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


def lacks_arguments(function: Value, positional: int = 0, names: frozenset[str] = NO_NAMES) -> bool:
    """Whether a function needs more arguments than it already holds.

    :param positional: the number of positional arguments passed.
    :param names: the names of the keyword arguments passed.
    """
    match function:
        case Partial(function=inner, positional=first, keywords=keywords):
            return lacks_arguments(inner, positional + len(first), names | keywords.keys())
        case BoundMethod(function=inner):
            return lacks_arguments(inner, positional + 1, names)
        case Function(definition=definition):
            return any(
                parameter.default is None and parameter.name not in names
                for at, parameter in enumerate(definition.parameters)
                if parameter.kind not in ("star", "double_star")
                and not (at < positional and parameter.kind != "keyword_only")
            )
        case _:
            return True


def _is_decorated(function: Function) -> bool:
    definition = function.definition
    return isinstance(definition, syntax.FunctionDefinition) and bool(definition.decorators)
