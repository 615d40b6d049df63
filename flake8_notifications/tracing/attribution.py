"""Decides what a send belongs to: the unit that is run, a caller of it, or no known code."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable
from typing import Any, Final, TypeAlias

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Text,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import (
    LEFT_OPEN,
    SET_BY_OTHERS,
    FunctionKey,
    Parameter,
)
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax
from flake8_notifications.tracing.annotated_events import AnnotatedEvents
from flake8_notifications.tracing.filling import Filling
from flake8_notifications.tracing.leading import Leading
from flake8_notifications.tracing.open_sends import OpenSends
from flake8_notifications.tracing.reading import Reading
from flake8_notifications.tracing.reporting import Reporter
from flake8_notifications.tracing.sends import Send
from flake8_notifications.tracing.symbols import Symbols, is_special
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import Word, Words
from flake8_notifications.tracing.worklist import Worklist

#: The maximum number of arguments considered for ``*args``.
_MOST_ARGUMENTS: Final = 100
_IDENTIFIER: Final = re.compile(r"\w+")
#: A send, its event type, and the functions whose callers supply part of that.
_LeftOpen: TypeAlias = tuple[Send, Value, frozenset[FunctionKey]]
#: What a run of a unit found (each with an ``is_known``), and what it left open.
Outcome: TypeAlias = tuple[dict[Hashable, Any], list[Any]]


class Attribution:
    """Reports sends, or leaves them to the callers that supply the event type.

    In ``def notify(suffix): notifier.info({}, "order." + suffix, {})`` the event type depends on
    the parameter ``suffix``: nothing is reported, ``notify`` is registered as a wrapper, and its
    callers are queued.  ``notify("create")`` is then an emission of ``order.create``.

    :ivar open_sends: the sends whose event type only callers know.
    :ivar left_to_others: the functions that the last run of a unit left to their callers.
    """

    def __init__(
        self,
        tracer: Tracer,
        words: Words,
        symbols: Symbols,
        worklist: Worklist,
        leading: Leading,
        filling: Filling,
        reading: Reading,
        reporter: Reporter,
        annotated: AnnotatedEvents,
    ) -> None:
        self._tracer = tracer
        self._annotated = annotated
        self._words = words
        self._symbols = symbols
        self._worklist = worklist
        self._leading = leading
        self._filling = filling
        self._reading = reading
        self._reporter = reporter
        self.open_sends = OpenSends(symbols, words)
        #: The wrappers in which a comparison pins down some of the event types.
        self._narrowing: set[FunctionKey] = set()
        #: By unit: sends with event types that depend on what callers pass, if there are any.
        self._left_open: dict[Hashable, list[_LeftOpen]] = {}
        self.left_to_others: set[FunctionKey] = set()
        #: The functions whose callers are queued because they know more.
        self._known_to_callers: set[FunctionKey] = set()

    def is_open(self, key: FunctionKey) -> bool:
        """Whether a function is a wrapper whose event types are all supplied by callers."""
        return key in self._leading.wrappers and key not in self._narrowing

    def has_run(self, unit: Unit) -> bool:
        return unit.key in self._left_open

    def begin(self, unit: Unit) -> Outcome | None:
        """Start over with a unit: its last run did not know what is known now.

        :return: the outcome of the last run, if there was one.
        """
        self._reporter.running = unit.key
        former = None
        if self.has_run(unit):
            former = self._reporter.emissions[unit.key], self._left_open[unit.key]
        self._reporter.emissions[unit.key], self._left_open[unit.key] = {}, []
        return former

    def restore(self, unit: Unit, outcome: Outcome) -> None:
        """Reinstate the outcome of an earlier run of a unit."""
        self._reporter.emissions[unit.key], self._left_open[unit.key] = outcome

    def forget(self, unit: Unit) -> None:
        """Forget the open sends of a unit."""
        if unit.is_function:
            statement = unit.statement
            self.open_sends.forget(FunctionKey(unit.path, statement.line, statement.column))

    def report_left_open(self, open_calls: Collection[str]) -> None:
        """Report what was left to callers where no caller is known.

        :param open_calls: names of methods that are called on unknown receivers.
        """
        for unit, send, value in self._reading.unserved():
            functions = frozenset(parameter.function for parameter in opens_of(value))
            self._left_open[unit.key].append((send, value, functions))
        maybe_called = self._maybe_called(open_calls)
        for running, left_open in self._left_open.items():
            self._reporter.running = running
            for send, value, functions in left_open:
                if functions.isdisjoint(self._tracer.invoked) or (
                    _is_set_by_others(value) and not functions.isdisjoint(maybe_called)
                ):
                    self._report(send, value)

    def _report(self, send: Send, value: Value) -> None:
        """Report a send whose event type no known caller supplies."""
        objects = send.objects or self._annotated.objects(value) or send.beside
        for event_type in self._annotated.event_types(value):
            self._reporter.report(send, event_type, objects)

    def _maybe_called(self, open_calls: Collection[str]) -> frozenset[FunctionKey]:
        """The methods that send attributes set by others and may be called on unknown receivers."""
        units = ((key, self._symbols.unit_of(key)) for key in self._known_to_callers)
        return frozenset(
            key
            for key, unit in units
            if unit is not None and getattr(unit.statement, "name", None) in open_calls
        )

    def guards_of(self, send: Send) -> list[Guard]:
        """The guards under which something is sent, one for each alternative."""
        value = send.event_type
        if not isinstance(value, Alternatives):
            return [send.path]
        return [self._tracer.guards.conjoin(guard, send.path) for guard, _ in value.choices]

    def note(self, send: Send, unit: Unit) -> None:
        """Report a send of a unit that was run, or find out who supplies its event type."""
        if self._reporter.is_versioned(send):
            return
        value = send.event_type
        choices = guarded_choices(value)
        guards = self._tracer.guards
        for guard, choice in choices:
            is_nothing = isinstance(choice, Constant) and choice.value is None
            if is_nothing or guards.excludes(guard, send.path):
                continue
            self._note_choice(send, choice, unit)

    def _note_choice(self, send: Send, value: Value, unit: Unit) -> None:
        if self._reading.note(send, value, unit):
            return
        if isinstance(value, Instance) and value.cls.is_text_enum:
            value = value.attributes.get("_value_", value)
        if isinstance(value, Constant | Text) and value.supplier == LEFT_OPEN:
            return
        opens = opens_of(value)
        if opens and all(parameter.is_part for parameter in opens):
            self._left_open[unit.key].append(
                (send, value, frozenset(parameter.function for parameter in opens))
            )
        own = frozenset(key for key in send.keys if key is not None)
        if isinstance(value, Constant | Text) and value.supplier is not None:
            narrowed = value.supplier.parameter
            opens |= frozenset(() if narrowed is None else (narrowed,))
        mine = {
            parameter
            for parameter in opens
            if parameter.function in own and self._is_of_unit(parameter, unit)
        }
        constructors = {
            parameter
            for parameter in opens - mine
            if self._is_constructor(parameter) and self._is_of_object(parameter, send.keys[0])
        }
        if not all(parameter.is_part for parameter in opens):
            self._note_open(send, value, {parameter.function for parameter in mine or constructors})
        if mine:
            self._add_wrapper(unit, mine, send)
            if not opens_of(value):
                # A comparison pins it down: callers, if any, only add where it is sent.
                functions = frozenset(parameter.function for parameter in mine)
                self._narrowing |= functions
                self._left_open[unit.key].append((send, value, functions))
        elif constructors:
            self._add_constructed(send.keys[0], constructors)
        elif opens:
            self._report_filled(send, value, opens)
        elif (method := send.method or _kept_for(send, value)) is not None:
            self._left_open[unit.key].append((send, value, frozenset({method})))
            if _is_set_by_others(value):
                self._queue_callers(method)
        else:
            self._report(send, value)

    def _report_filled(self, send: Send, value: Value, opens: frozenset[Parameter]) -> None:
        """Report an event type of which functions of other units are passed a part."""
        event_types = self._annotated.event_types(value)
        putting = {parameter for parameter in opens if self._is_of_object(parameter, send.keys[0])}
        if not event_types and putting:
            # What its object was given is filled later, by those who gave it.
            self._add_constructed(send.keys[0], putting)
            return
        if event_types == [value]:
            event_types = list(self._filling.filled(value, opens))
        elif event_types:
            effort = self._tracer.effort
            effort.missed |= effort.origins(*event_types)
        else:
            event_types = [value]
        objects = send.objects or self._annotated.objects(value) or send.beside
        for event_type in event_types:
            self._reporter.report(send, event_type, objects)

    def leave_to_others(self, key: FunctionKey) -> None:
        """Leave a function to its callers, unless a rerun of the unit finds out itself."""
        self.left_to_others.add(key)

    def queue_left_to_others(self) -> None:
        """Queue the callers of all functions that the last run of a unit left to them."""
        for key in sorted(self.left_to_others):
            self._queue_callers(key)
        self.left_to_others = set()

    def _queue_callers(self, key: FunctionKey) -> None:
        """Queue the callers of a function: they know its arguments, or what its object has."""
        unit = self._symbols.unit_of(key)
        if key not in self._known_to_callers and unit is not None:
            self._known_to_callers.add(key)
            self._worklist.lead_to(unit)

    def _note_open(self, send: Send, value: Value, functions: set[FunctionKey]) -> None:
        """Note an open send, if its event type depends on the callers of exactly one function."""
        stage = (self._tracer.is_exact, len(self._tracer.effort.chosen))
        for key in functions:
            if len(functions) == 1 and self._symbols.unit_of(key) is not None:
                self.open_sends.add(key, send, value, stage)

    def _is_of_unit(self, parameter: Parameter, unit: Unit) -> bool:
        function = parameter.function
        return (
            unit.is_function
            and not parameter.is_earlier
            and function.path == unit.path
            and unit.first <= function.line <= unit.last
        )

    def _is_constructor(self, parameter: Parameter) -> bool:
        unit = self._symbols.unit_of(parameter.function) if parameter.function.path else None
        return (
            unit is not None
            and isinstance(unit.statement, syntax.FunctionDefinition)
            and unit.statement.name in ("__init__", "__new__")
        )

    def _add_wrapper(self, unit: Unit, parameters: set[Parameter], send: Send) -> None:
        statement = unit.statement
        assert isinstance(statement, syntax.FunctionDefinition)
        names = {parameter.name for parameter in parameters}
        by_name, positions = self._tracer.relevant.setdefault(statement.name, (set(), set()))
        by_name |= names
        function = self._symbols.function_of(unit)
        is_bound = bool(unit.classes) or statement.is_bound_by_decorator
        relevant = self._tracer.plan_of(function, (), wants_result=False).needed if function else ()
        for at, parameter in enumerate(statement.parameters):
            if (
                parameter.name in names
                or parameter.name in relevant
                or parameter.kind in ("star", "double_star")
            ):
                by_name.add(parameter.name)
                last = _MOST_ARGUMENTS if parameter.kind == "star" else at
                positions.update(range(at - is_bound, last + 1))
        key = FunctionKey(unit.path, statement.line, statement.column)
        self._leading.asked_for.setdefault(key, set()).update(names)
        self._leading.asking |= {key, *(parameter.function for parameter in parameters)}
        call = send.calls[-1].place, send.calls[-1].column
        sending_calls = self._leading.wrappers.setdefault(key, set())
        if call not in sending_calls:
            # Units that were run without this call are run again.
            sending_calls.add(call)
            self._worklist.lead_to(unit)
            self._leading.note_special(unit)
            if statement.decorators and self._leading.is_kept(unit):
                self._worklist.enqueue(
                    unit.path, min(decorator.line for decorator in statement.decorators)
                )

    def _is_of_object(self, parameter: Parameter, sending: FunctionKey | None) -> bool:
        """Whether a method sends an argument of a constructor that may have created its object."""
        method = None if sending is None else self._symbols.unit_of(sending)
        constructor = self._symbols.unit_of(parameter.function)
        own = None if method is None else self._symbols.class_of(method)
        created = None if constructor is None else self._symbols.class_of(constructor)
        return (
            own is not None and created is not None and (own in created.mro or created in own.mro)
        )

    def leave_call_to_owners(self, function: Unknown, name: str, frame: Frame) -> None:
        """Leave a call of something stored in an object to the creators of the object.

        :param name: the name of the method that is called, if it is one.
        """
        owners = {owner._replace(is_part=False) for owner in function.opens}
        filled = {
            owner
            for owner in owners
            if owner in self._tracer.elsewhere.left_to_owners
            and self._words.is_relevant((name, *self._tracer.elsewhere.left_to_owners[owner]))
        }
        outermost = frame
        while outermost.caller is not None:
            outermost = outermost.caller
        if filled and outermost.function is not None:
            self._add_constructed(outermost.function.key, filled)

    def _add_constructed(self, sending: FunctionKey | None, parameters: set[Parameter]) -> None:
        """Queue the code that creates the objects whose constructor arguments are sent.

        :param sending: the method that sends them.
        """
        for parameter in sorted(parameters):
            unit = self._symbols.unit_of(parameter.function)
            cls = None if unit is None else self._symbols.class_of(unit)
            if unit is None or cls is None:
                continue
            method = None if sending is None else self._symbols.unit_of(sending)
            function = None if method is None else self._symbols.function_of(method)
            if method is None or function is None or function.owner is None:
                continue
            methods = self._leading.constructed.setdefault(cls.key, {})
            if function.key not in methods:
                methods[function.key] = function
                self._add_sending_method(function.name)
                self._leading.note_special(method)
                self._worklist.lead_to(unit)

    def _add_sending_method(self, name: str) -> None:
        """Queue the callers of a method whose receiver holds something that leads to a send."""
        if is_special(name) or name in self._tracer.sending_methods:
            return
        self._tracer.sending_methods.add(name)
        for path, line in self._words.mentions(Word(name, is_attribute=True)):
            mentioned = _IDENTIFIER.findall(self._symbols.line_of(path, line))
            if not self._words.names.isdisjoint(mentioned):
                self._worklist.enqueue(path, line)


def _is_set_by_others(value: Value) -> bool:
    """Whether a text is an attribute that other code sets as well."""
    supplier = value.supplier if isinstance(value, Constant | Text) else None
    return supplier is not None and supplier.place == SET_BY_OTHERS.place


def _kept_for(send: Send, value: Value) -> FunctionKey | None:
    """The entry method that sends what a constructor stored for it."""
    if not isinstance(value, Constant | Text) or value.supplier is None:
        return None
    is_kept = value.supplier.depth < 0 or _is_set_by_others(value)
    return send.keys[0] if is_kept else None
