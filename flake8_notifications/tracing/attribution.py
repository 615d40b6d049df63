"""Whose what is sent is: a unit's that runs, a caller's of it, or nobody's that is seen."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable
from typing import Any, Final, TypeAlias

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values import (
    LEFT_OPEN,
    SET_BY_OTHERS,
    Alternatives,
    Constant,
    Frame,
    FunctionKey,
    Instance,
    Parameter,
    Text,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
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

#: Of what is passed for ``*args``, so much is looked at.
_MOST_ARGUMENTS: Final = 100
_IDENTIFIER: Final = re.compile(r"\w+")
#: What is sent with something of what the callers of some functions pass.
_LeftOpen: TypeAlias = tuple[Send, Value, frozenset[FunctionKey]]
#: What a run of a unit has found, of which it is known whether it ``is_known``, and left open.
Outcome: TypeAlias = tuple[dict[Hashable, Any], list[Any]]


class Attribution:
    """Reports what is sent, or leaves it to those who say what it is.

    :ivar open_sends: what only callers know.
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
        #: The wrappers of which a comparison tells some of what they send.
        self._narrowing: set[FunctionKey] = set()
        #: What is sent with something of what callers pass, if there are any.
        self._left_open: dict[Hashable, list[_LeftOpen]] = {}
        #: The methods that send what others set on their objects.
        self._left_to_others: set[FunctionKey] = set()

    def is_open(self, key: FunctionKey) -> bool:
        """Whether a function is a wrapper all of whose sends are what callers say."""
        return key in self._leading.wrappers and key not in self._narrowing

    def has_run(self, unit: Unit) -> bool:
        return unit.key in self._left_open

    def begin(self, unit: Unit) -> Outcome | None:
        """Start anew with a unit: what its last run has found did without what is known now.

        :return: what that was, if there was one.
        """
        self._reporter.running = unit.key
        former = None
        if self.has_run(unit):
            former = self._reporter.emissions[unit.key], self._left_open[unit.key]
        self._reporter.emissions[unit.key], self._left_open[unit.key] = {}, []
        return former

    def restore(self, unit: Unit, outcome: Outcome) -> None:
        """Let count for a unit what an earlier run has found."""
        self._reporter.emissions[unit.key], self._left_open[unit.key] = outcome

    def forget(self, unit: Unit) -> None:
        """Forget what only the callers of a unit know."""
        if unit.is_function:
            statement = unit.statement
            self.open_sends.forget(FunctionKey(unit.path, statement.line, statement.column))

    def report_left_open(self, open_calls: Collection[str]) -> None:
        """Report what was left to callers of whom none is seen.

        :param open_calls: the names by which methods are called on who knows what.
        """
        for unit, send, value in self._reading.unserved():
            functions = frozenset(each.function for each in opens_of(value))
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
        """Report a send of what nobody is seen to pass."""
        objects = send.objects or self._annotated.objects(value) or send.beside
        for each in self._annotated.told(value):
            self._reporter.report(send, each, objects)

    def _maybe_called(self, open_calls: Collection[str]) -> frozenset[FunctionKey]:
        """The methods that send what others set, and that may be called on who knows what."""
        units = ((key, self._symbols.unit_of(key)) for key in self._left_to_others)
        return frozenset(
            key
            for key, unit in units
            if unit is not None and getattr(unit.statement, "name", None) in open_calls
        )

    def guards_of(self, send: Send) -> list[Guard]:
        """Under which guards something is sent, by alternative."""
        value = send.event_type
        if not isinstance(value, Alternatives):
            return [send.path]
        return [self._tracer.guards.conjoin(guard, send.path) for guard, _ in value.choices]

    def note(self, send: Send, unit: Unit) -> None:
        """Report a send of a unit that was run, or see who says what it is."""
        if self._reporter.is_versioned(send):
            return
        value = send.event_type
        choices = guarded_choices(value)
        guards = self._tracer.guards
        for guard, each in choices:
            is_nothing = isinstance(each, Constant) and each.value is None
            if is_nothing or guards.excludes(guard, send.path):
                continue
            self._note_one(send, each, unit)

    def _note_one(self, send: Send, value: Value, unit: Unit) -> None:
        if self._reading.note(send, value, unit):
            return
        if isinstance(value, Instance) and value.cls.is_text_enum:
            value = value.attributes.get("_value_", value)
        if isinstance(value, Constant | Text) and value.supplier == LEFT_OPEN:
            return
        opens = opens_of(value)
        if opens and all(each.is_part for each in opens):
            self._left_open[unit.key].append(
                (send, value, frozenset(each.function for each in opens))
            )
        own = frozenset(key for key in send.keys if key is not None)
        if isinstance(value, Constant | Text) and value.supplier is not None:
            narrowed = value.supplier.parameter
            opens |= frozenset(() if narrowed is None else (narrowed,))
        mine = {each for each in opens if each.function in own and self._is_of_unit(each, unit)}
        constructors = {
            each
            for each in opens - mine
            if self._is_constructor(each) and self._is_of_object(each, send.keys[0])
        }
        if not all(each.is_part for each in opens):
            self._note_open(send, value, {each.function for each in mine or constructors})
        if mine:
            self._add_wrapper(unit, mine, send)
            if not opens_of(value):
                # A comparison tells what it is: who calls says where, and nobody need call.
                functions = frozenset(each.function for each in mine)
                self._narrowing |= functions
                self._left_open[unit.key].append((send, value, functions))
        elif constructors:
            self._add_constructed(send.keys[0], constructors)
        elif opens:
            told = self._annotated.told(value)
            objects = send.objects or self._annotated.objects(value) or send.beside
            for each in self._filling.filled(value, opens) if told == [value] else told:
                self._reporter.report(send, each, objects)
        elif (method := send.method or _kept_for(send, value)) is not None:
            self._left_open[unit.key].append((send, value, frozenset({method})))
            if _is_set_by_others(value):
                self.leave_to_others(method)
        else:
            self._report(send, value)

    def leave_to_others(self, key: FunctionKey) -> None:
        """Look at who calls a method: they know what was set on its object."""
        unit = self._symbols.unit_of(key)
        if key not in self._left_to_others and unit is not None:
            self._left_to_others.add(key)
            self._worklist.lead_to(unit)

    def _note_open(self, send: Send, value: Value, functions: set[FunctionKey]) -> None:
        """Note what only the callers of some function know, if that is one by itself."""
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
        names = {each.name for each in parameters}
        by_name, positions = self._tracer.relevant.setdefault(statement.name, (set(), set()))
        by_name |= names
        function = self._symbols.function_of(unit)
        is_bound = bool(unit.classes) or statement.is_bound_by_decorator
        hot = self._tracer.plan_of(function, (), wants_result=False).needed if function else ()
        for at, each in enumerate(statement.parameters):
            if each.name in names or each.name in hot or each.kind in ("star", "double_star"):
                by_name.add(each.name)
                last = _MOST_ARGUMENTS if each.kind == "star" else at
                positions.update(range(at - is_bound, last + 1))
        key = FunctionKey(unit.path, statement.line, statement.column)
        self._leading.asked_for.setdefault(key, set()).update(names)
        self._leading.asking |= {key, *(each.function for each in parameters)}
        sending = send.calls[-1].place, send.calls[-1].column
        known = self._leading.wrappers.setdefault(key, set())
        if sending not in known:
            # Who has been run with less of it is run again.
            known.add(sending)
            self._worklist.lead_to(unit)
            self._leading.note_special(unit)
            if statement.decorators and self._leading.is_kept(unit):
                self._worklist.enqueue(unit.path, min(each.line for each in statement.decorators))

    def _is_of_object(self, parameter: Parameter, sending: FunctionKey | None) -> bool:
        """Whether a method sends what a constructor was given that may have made its object."""
        method = None if sending is None else self._symbols.unit_of(sending)
        constructor = self._symbols.unit_of(parameter.function)
        own = None if method is None else self._symbols.class_of(method)
        made = None if constructor is None else self._symbols.class_of(constructor)
        return own is not None and made is not None and (own in made.mro or made in own.mro)

    def leave_call_to_owners(self, function: Unknown, name: str, frame: Frame) -> None:
        """Leave a call of what others put into an object to those who made that object.

        :param name: that of the method which is called, if it is one.
        """
        owners = {each._replace(is_part=False) for each in function.opens}
        filled = {
            each
            for each in owners
            if each in self._tracer.elsewhere.left_to_owners
            and self._words.is_hot((name, *self._tracer.elsewhere.left_to_owners[each]))
        }
        outermost = frame
        while outermost.caller is not None:
            outermost = outermost.caller
        if filled and outermost.function is not None:
            self._add_constructed(outermost.function.key, filled)

    def _add_constructed(self, sending: FunctionKey | None, parameters: set[Parameter]) -> None:
        """Look at who makes the objects of which something is sent.

        :param sending: the method that does so.
        """
        for each in sorted(parameters):
            unit = self._symbols.unit_of(each.function)
            cls = None if unit is None else self._symbols.class_of(unit)
            if unit is None or cls is None:
                continue
            method = None if sending is None else self._symbols.unit_of(sending)
            function = None if method is None else self._symbols.function_of(method)
            if method is None or function is None or function.owner is None:
                continue
            known = self._leading.constructed.setdefault(cls.key, {})
            if function.key not in known:
                known[function.key] = function
                self._add_sending_method(function.name)
                self._leading.note_special(method)
                self._worklist.lead_to(unit)

    def _add_sending_method(self, name: str) -> None:
        """Look again at who calls a method of what leads to something that sends."""
        if is_special(name) or name in self._tracer.sending_methods:
            return
        self._tracer.sending_methods.add(name)
        for path, line in self._words.mentions(Word(name, is_attribute=True)):
            mentioned = _IDENTIFIER.findall(self._symbols.line_of(path, line))
            if not self._words.names.isdisjoint(mentioned):
                self._worklist.enqueue(path, line)


def _is_set_by_others(value: Value) -> bool:
    """Whether a text is an attribute that others set, too."""
    supplier = value.supplier if isinstance(value, Constant | Text) else None
    return supplier is not None and supplier.place == SET_BY_OTHERS.place


def _kept_for(send: Send, value: Value) -> FunctionKey | None:
    """The method that is run by itself and sends what some constructor keeps for it."""
    if not isinstance(value, Constant | Text) or value.supplier is None:
        return None
    is_kept = value.supplier.depth < 0 or _is_set_by_others(value)
    return send.keys[0] if is_kept else None
