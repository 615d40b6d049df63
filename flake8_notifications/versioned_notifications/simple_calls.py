"""Calls of wrappers that determine what is sent, regardless of the rest of the function.

Most callers are large, and name the event type in the call itself: then only the call is run.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from typing import Final, NamedTuple

from flake8_notifications.interpretation.guards import TRUE, TooMuch
from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.interpretation.values.base import Constant, Value
from flake8_notifications.interpretation.values.callables import BoundMethod
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.finder import Limits
from flake8_notifications.tracing.leading import Leading
from flake8_notifications.tracing.receivers import Receivers
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import Words
from flake8_notifications.versioned_notifications.attribution import NotificationAttribution
from flake8_notifications.versioned_notifications.notified import Notified
from flake8_notifications.versioned_notifications.summaries import (
    ANYTHING,
    CAUGHT,
    Summary,
    deciding,
)
from flake8_notifications.versioned_notifications.tracer import SOME_EXCEPTION, NotificationTracer

#: The budget of a run: statements and calls, and nodes of guards.
MOST: Final = Limits(4_000, 8_000)


#: The syntax of arguments that are known as soon as the parameters are.
_COMPOSED: Final = (
    syntax.Constant,
    syntax.Name,
    syntax.Attribute,
    syntax.Conditional,
    syntax.Compare,
    syntax.Boolean,
    syntax.Binary,
    syntax.FString,
    syntax.Formatted,
)


class _Mention(NamedTuple):
    """A call in the code.

    :ivar is_context: whether it creates the context manager of a ``with``.
    """

    call: syntax.Call
    is_context: bool


class _PreparedCall(NamedTuple):
    """A call that is run on its own, without irrelevant arguments.

    :ivar passed: identifies its arguments among the calls of the same function.
    :ivar function: the function that contains it.
    """

    function: FunctionKey
    callee: Value
    mention: _Mention
    passed: Hashable


class SimpleCalls:
    """Finds and runs such calls."""

    def __init__(
        self,
        tracer: NotificationTracer,
        words: Words,
        symbols: Symbols,
        leading: Leading,
        receivers: Receivers,
        runs: Runs,
        attribution: NotificationAttribution,
    ) -> None:
        self._tracer = tracer
        self._words = words
        self._symbols = symbols
        self._leading = leading
        self._receivers = receivers
        self._runs = runs
        self._attribution = attribution
        #: The number of functions found to send by such calls alone.
        self._made = 0
        #: By callee and arguments: the place of the first such call, and what it sends.
        self._known: dict[Hashable, tuple[Place, int, list[Notified], Value]] = {}

    def are_all(self, unit: Unit) -> bool:
        """Whether all sends of a unit are such calls; if so, they are noted."""
        function = self._symbols.function_of(unit) if unit.is_function else None
        if function is None or isinstance(function.definition, syntax.Lambda):
            return False
        mentions = list(self._mentions(function))
        if not mentions or any(mention is None for mention in mentions):
            return False
        with self._runs.alone():
            frame = self._frame(function, unit)
            prepared_calls = [
                self._prepared(mention, function, frame)
                for mention in mentions
                if mention is not None
            ]
            if any(prepared is None for prepared in prepared_calls):
                return False
        self._attribution.begin(unit)
        self._attribution.forget(unit)
        calls = [prepared for prepared in prepared_calls if prepared is not None]
        if not all(self._make(prepared, function, unit) for prepared in calls):
            return False
        self._made += 1
        self._tracer.summaries[function.key] = Summary(
            self._made,
            tuple(_statement(prepared.mention) for prepared in calls),
            self._deciding(function, mentions),
        )
        return True

    def _deciding(self, function: Function, mentions: list[_Mention | None]) -> frozenset[str]:
        """The parameters that decide which of the calls in a function are reached."""
        calls = {id(mention.call) for mention in mentions if mention is not None}
        return deciding(self._tracer.outline_of(function), calls)

    def _mentions(self, function: Function) -> Iterator[_Mention | None]:
        """The calls in a function of names that lead to a send; None for any other mention."""
        is_relevant = self._words.is_relevant
        seen: set[int] = set()
        assert isinstance(function.definition, syntax.FunctionDefinition)
        for node in nodes(function.module.body_of(function.definition)):
            if id(node) in seen:
                continue
            match node:
                case syntax.With(items=items):
                    for item in items:
                        if isinstance(item.context, syntax.Call) and is_relevant(
                            (_name_of(item.context),)
                        ):
                            seen |= {id(item.context), id(item.context.function)}
                            yield _Mention(item.context, True)
                case syntax.Call(function=callee) if is_relevant((_name_of(node),)):
                    seen.add(id(callee))
                    yield _Mention(node, False)
                case syntax.Name(id=name) | syntax.Attribute(name=name) if is_relevant((name,)):
                    yield None

    def _frame(self, function: Function, unit: Unit) -> Frame:
        frame = Frame(function.module, function.closure, function=function, owner=function.owner)
        self._tracer.path, self._tracer.catchers = TRUE, []
        self._tracer.bind_unknown(function, frame, self._receivers.receiver_of(unit))
        node = syntax.Node(unit.first, 0)
        frame.variables[ANYTHING] = self._tracer.unknown("what does not matter", node, frame)
        frame.variables[CAUGHT] = SOME_EXCEPTION
        return frame

    def _prepared(
        self, mention: _Mention, function: Function, frame: Frame
    ) -> _PreparedCall | None:
        """A call whose callee and arguments do not depend on the preceding code."""
        node = mention.call
        own = self._tracer.own_names(function)
        if not self._is_fixed(node.function, own - {self._receiver_name(function)}, function):
            return None
        callee = self._tracer.evaluate(node.function, frame)
        wanted = self._attribution.wanted.get(_name_of(node))
        deciding = self._attribution.deciding.get(_name_of(node), ())
        if wanted is None or _function_of(callee) is None:
            return None
        reduced_arguments: list[syntax.Argument] = []
        passed: list[Hashable] = []
        unit_key = function.key
        position = 0
        for argument in node.arguments:
            if argument.kind in ("star", "double_star"):
                return None
            place = argument.name if argument.kind == "keyword" else position
            position += argument.kind == "positional"
            value, identity = argument.value, None
            if self._is_fixed(value, own, function):
                identity = self._identity_of(
                    value, frame, is_wanted=place in wanted or place in deciding
                )
                value = _named(value, ANYTHING) if identity is None else value
            elif self._is_caught(value, function):
                value = _named(value, CAUGHT)
            elif place in wanted and self._is_of_parameters(value, own, function):
                identity = f"{unit_key}:{node.line}:{node.column}"
            elif self._may_tell(value, function, place in wanted, place in deciding):
                return None
            elif not self._is_parameter(value, function):
                value = _named(value, ANYTHING)
            reduced_arguments.append(syntax.Argument(argument.kind, argument.name, value))
            passed.append((place, identity, getattr(value, "id", "")))
        call = syntax.Call(node.line, node.column, node.function, tuple(reduced_arguments))
        return _PreparedCall(
            function.key, callee, _Mention(call, mention.is_context), tuple(passed)
        )

    def _identity_of(self, node: syntax.Expression, frame: Frame, *, is_wanted: bool) -> str | None:
        """Identifies an argument; None if its value is irrelevant."""
        value = self._tracer.evaluate(node, frame)
        if isinstance(value, Constant):
            return repr(value.value)
        return f"{id(value)}" if is_wanted else None

    def _is_caught(self, node: syntax.Expression, function: Function) -> bool:
        """Whether an expression is a name that only exception handlers bind."""
        if not isinstance(node, syntax.Name):
            return False
        rows = self._tracer.outline_of(function).rows
        binders = [row.statement for row in rows if node.id in row.own.bound]
        return bool(binders) and all(
            isinstance(statement, syntax.Try)
            and any(handler.name == node.id for handler in statement.handlers)
            for statement in binders
        )

    def _is_parameter(self, node: syntax.Expression, function: Function) -> bool:
        """Whether an expression is a parameter that is never rebound."""
        if not isinstance(node, syntax.Name):
            return False
        rows = self._tracer.outline_of(function).rows
        return any(
            parameter.name == node.id for parameter in function.definition.parameters
        ) and not any(node.id in row.own.bound for row in rows)

    def _is_of_parameters(
        self, node: syntax.Expression, own: Collection[str], function: Function
    ) -> bool:
        """Whether an expression is composed of parameters that are never rebound."""
        if not isinstance(node, _COMPOSED):
            return False
        bound = set[str]().union(*(row.own.bound for row in self._tracer.outline_of(function).rows))
        parameters = {
            parameter.name
            for parameter in function.definition.parameters
            if parameter.kind not in ("star", "double_star")
        }
        return all(
            isinstance(name, _COMPOSED)
            and (
                not isinstance(name, syntax.Name)
                or (name.id in parameters and name.id not in bound)
                or self._is_fixed(name, own, function)
            )
            for name in nodes(node)
        )

    def _is_of_items(self, node: syntax.Expression, function: Function) -> bool:
        """Whether an expression is an attribute of an item of what callers pass."""
        while isinstance(node, syntax.Attribute):
            node = node.value
        if not isinstance(node, syntax.Name):
            return False
        rows = self._tracer.outline_of(function).rows
        binders = [row.statement for row in rows if node.id in row.own.bound]
        return bool(binders) and all(
            isinstance(statement, syntax.For)
            and isinstance(statement.target, syntax.Name)
            and self._is_parameter(statement.iterable, function)
            for statement in binders
        )

    def _may_tell(
        self, node: syntax.Expression, function: Function, is_wanted: bool, is_deciding: bool
    ) -> bool:
        """Whether the preceding code may determine the value of a relevant argument."""
        if is_wanted:
            return not self._is_of_items(node, function)
        return is_deciding and self._may_be_fixed(node, function)

    def _may_be_fixed(self, node: syntax.Expression, function: Function) -> bool:
        """Whether an expression is a name bound to a constant, or anything but a name."""
        if not isinstance(node, syntax.Name):
            return not isinstance(node, syntax.Attribute | syntax.Call | syntax.Subscript)
        return any(
            isinstance(row.statement, syntax.Assign)
            and isinstance(row.statement.value, syntax.Constant | syntax.Name)
            for row in self._tracer.outline_of(function).rows
            if node.id in row.own.bound
        )

    def _receiver_name(self, function: Function) -> str:
        parameters = function.definition.parameters
        return parameters[0].name if function.owner is not None and parameters else ""

    def _is_fixed(self, node: syntax.Expression, own: Collection[str], function: Function) -> bool:
        """Whether an expression is a constant, or a global or class attribute."""
        bound = self._tracer.module_frame(function.module).bindings
        while isinstance(node, syntax.Attribute):
            node = node.value
        match node:
            case syntax.Constant():
                return True
            case syntax.Name(id=name):
                # The bindings of nested functions are not among the function's local names.
                return name not in own and (name in bound or name == self._receiver_name(function))
            case _:
                return False

    def _make(self, prepared: _PreparedCall, function: Function, unit: Unit) -> bool:
        key, node = self._key(prepared), prepared.mention.call
        place, column = Place(unit.path, node.line), node.column
        sends_of_unit = self._attribution.found[unit.key]
        if key in self._known:
            before, at, cached_sends, _ = self._known[key]
            for sent in cached_sends:
                if (sent.place, sent.column) == (before, at):
                    sent = sent._replace(place=place, column=column)
                sends_of_unit[sent.key] = sent
            return True
        known_keys = set(sends_of_unit)
        with self._runs.alone(most_steps=MOST.steps, most_nodes=MOST.nodes):
            frame = self._frame(function, unit)
            try:
                self._tracer.stack.append(frame)
                self._tracer.execute((_statement(prepared.mention),), frame)
            except (TooMuch, RecursionError):
                return False
            finally:
                self._tracer.stack.pop()
            sends = self._tracer.sends
        with self._runs.alone():
            for send in sends:
                self._attribution.note(send, unit)
        fresh = [send for send in sends_of_unit.values() if send.key not in known_keys]
        if fresh and not self._attribution.left[unit.key]:
            self._known[key] = place, column, fresh, prepared.callee
        return True

    def _key(self, prepared: _PreparedCall) -> Hashable:
        """Identifies calls that send the same."""
        function, receiver = _function_of(prepared.callee), None
        if isinstance(prepared.callee, BoundMethod) and isinstance(
            prepared.callee.receiver, Instance
        ):
            receiver = prepared.callee.receiver.cls.key
        words = self._words.version, self._words.size
        # Whether a gate is passed depends on the caller.
        caller = prepared.function if self._attribution.gates.names else None
        is_context = prepared.mention.is_context
        return (id(function), receiver, prepared.passed, is_context, words, caller)


def _named(node: syntax.Expression, name: str) -> syntax.Name:
    return syntax.Name(node.line, node.column, name)


def _statement(mention: _Mention) -> syntax.Statement:
    """A call as a statement; the block of a context manager may raise."""
    call = mention.call
    if not mention.is_context:
        return syntax.ExpressionStatement(call.line, call.column, call)
    anything = syntax.Call(call.line, call.column, _named(call, ANYTHING), ())
    body = syntax.ExpressionStatement(call.line, call.column, anything)
    return syntax.With(call.line, call.column, (syntax.WithItem(call, None),), (body,))


def _name_of(node: syntax.Call) -> str:
    match node.function:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name
        case _:
            return ""


def _function_of(callee: Value) -> Function | None:
    match callee:
        case Function():
            return callee
        case BoundMethod(function=Function() as function):
            return function
        case _:
            return None
