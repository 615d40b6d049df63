"""Runs functions that are handed to code that calls them later."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Final

from flake8_notifications.interpretation import binding, containers, widening
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments, BoundMethod, Partial
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.tracing import later_calls
from flake8_notifications.tracing.escaping import Escaping
from flake8_notifications.tracing.syntactic import only_reads

NO_NAMES: Final[frozenset[str]] = frozenset()
#: What stands for the unknown code that passes an argument to a function handed over.
SOMEBODY: Final = Parameter(FunctionKey("", 0, 0), "")


class HandingOver(Escaping):
    """Runs the functions among the arguments of unknown code."""

    @abstractmethod
    def resolved(self, value: Unknown) -> Value | None:
        """The value of a parameter, or of an attribute of one; None if it is unknown."""

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
            opens_of(callee) | {SOMEBODY},
        )
        last = name.rpartition(".")[2]
        is_once = last in later_calls.ONCE
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
                self._called_later(value, passed, unknown_argument, node, frame, is_once=is_once)
        for value in arguments.keywords.values():
            if self._is_function(value):
                passed = self._later_arguments(arguments, (), node, frame)
                self._called_later(value, passed, unknown_argument, node, frame, is_once=is_once)
        self._hand_over_open_methods(original_arguments, node, frame)

    def _with_methods(self, arguments: Arguments) -> Arguments:
        """Arguments in which methods of what callers or annotations determine are resolved."""

        def as_method(value: Value) -> Value:
            if not isinstance(value, Unknown) or value.source is None or not value.source[1]:
                return value
            name = value.source[1][-1].removeprefix(".")
            method = self.resolved(value) if self.words.is_relevant((name,)) else None
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

    def _called_later(
        self,
        function: Value,
        passed: Arguments,
        unknown_argument: Unknown,
        node: syntax.Node,
        frame: Frame,
        *,
        is_once: bool = False,
    ) -> None:
        """Calls that unknown code may make, with the arguments as far as they are known.

        :param is_once: whether it makes one at most.
        """
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

        if not self._may_change_around(function):
            call_all()
        elif is_once:
            self.path = self.guards.conjoin(before, self.guards.fresh())
            call_all()
        else:
            widening.any_number(self, call_all, node, frame)
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
