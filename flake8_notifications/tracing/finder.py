"""Every place that sends a legacy notification, through whatever wrappers.

Each function that may lead to a notifier is run once with its parameters open.  What it sends that
takes no parameter of its own is an emission; otherwise it is a wrapper, and whoever mentions its
name is run, with the wrapper's body in the place of its call.
"""

from __future__ import annotations

import heapq
import re
import sys
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Final, NamedTuple, TypeAlias

import msgspec

from flake8_notifications.emissions.model import Creation, Emission, NamedNotifier, Sent, Wrapper
from flake8_notifications.interpretation import attributes, calls
from flake8_notifications.interpretation.guards import TRUE, Guard, TooMuch
from flake8_notifications.interpretation.values import (
    LEFT_OPEN,
    SET_BY_OTHERS,
    Alternatives,
    ClassValue,
    Constant,
    Frame,
    Function,
    FunctionKey,
    Instance,
    Parameter,
    Text,
    Value,
    opens_of,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.effort import Cut
from flake8_notifications.tracing.filling import Filling
from flake8_notifications.tracing.leading import Leading
from flake8_notifications.tracing.mentions import Mentions
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.open_sends import OpenSends
from flake8_notifications.tracing.points_to import PointsTo
from flake8_notifications.tracing.reading import Reading
from flake8_notifications.tracing.reporting import Reporter
from flake8_notifications.tracing.runs import OF_CLASS, Runs
from flake8_notifications.tracing.sending import LIBRARY
from flake8_notifications.tracing.sends import Send
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Word, Words

#: Of what is passed for ``*args``, so much is looked at.
_MOST_ARGUMENTS: Final = 100


def find_emissions(
    modules: Modules,
    payload_bases: Sequence[str],
    notifiers: Sequence[NamedNotifier] = (),
) -> Sent:
    """What a project sends.

    :param payload_bases: classes whose own notifier calls send versioned notifications.
    :param notifiers: what is a notifier besides those of oslo.messaging.
    """
    return Finder(modules, payload_bases, notifiers).found()


_UnitKey: TypeAlias = tuple[str, int, int, bool]


class Limits(NamedTuple):
    """What a run may cost: statements and calls, and nodes of guards."""

    steps: int
    nodes: int


#: How deep Python may go: wrappers in wrappers take a dozen of its calls each.
_DEEPEST: Final = 8_000
_FIRST: Final = Limits(20_000, 70_000)
_FURTHER: Final = Limits(1_000, 6_000)
_EXACT: Final = Limits(400, 3_000)
#: What took more steps than this already is too large to be run as a whole.
_MOST_BEFORE: Final = 130
#: What takes more lines of code than this to be known is not looked into.
_MOST_LINES: Final = 300
#: So often a unit is run again because of what the last run did without.
_MOST_RUNS: Final = 5
_IDENTIFIER: Final = re.compile(r"\w+")


class _Waiting(NamedTuple):
    """A unit that is to be run.

    :ivar turn: after how many rounds of names.
    :ivar names: those because of which it is, as more is known of them; None for anything.
    """

    turn: int
    unit: Unit
    names: frozenset[str] | None


class Finder:
    """One search."""

    def __init__(
        self,
        modules: Modules,
        payload_bases: Sequence[str],
        notifiers: Sequence[NamedNotifier] = (),
    ) -> None:
        self._modules = modules
        self.words = Words(modules.texts)
        #: The wrappers of which a comparison tells some of what they send.
        self._narrowing: set[FunctionKey] = set()
        self._named = Named(notifiers)
        self.tracer = Tracer(modules, self.words, self._named)
        self.units = Units(modules)
        self.classes = Classes(modules, self.tracer)
        self.runs = Runs(modules, self.tracer, self.units, self.words, self.classes)
        self.points_to = PointsTo(
            modules, self.tracer, self.units, self.words, self.classes, self.runs
        )
        self._mentions = Mentions(self.tracer, self.runs, self.words)
        self._filling = Filling(self.tracer, self.points_to)
        self._reading = Reading(self.tracer, self.words, modules.texts, self._enqueue)
        self._open_sends = OpenSends(self.runs, self.words)
        self._reporter = Reporter(payload_bases)
        self._leading = Leading(
            self.tracer, self.words, self.classes, self.runs, self.units, self._add
        )
        self.tracer.noted = self._leading.noted
        self.tracer.resolve = self.points_to.resolve
        self.tracer.resolve_kept = self.points_to.passed_and_kept
        self.runs.is_set_outside = self.points_to.is_set_on
        self.tracer.own_notifiers = self.points_to.own_notifiers
        self.tracer.classes_of = self.points_to.classes_of
        self.tracer.is_set_by_others = self.points_to.is_set_by_others
        self.tracer.sets = self.points_to.sets
        self.tracer.attribute_of = self.points_to.attribute_of
        self.tracer.glance_at = self.points_to.glance_at
        self.tracer.set_outside = self.points_to.set_outside
        self.tracer.changed_global = self.points_to.changed_global
        self.tracer.changed_default = self.points_to.changed_default
        self.tracer.changed_in_class = self.points_to.changed_in_class
        self.tracer.stored = self._leading.stored
        self.tracer.is_wrapper = self._is_open
        self.tracer.beside = self.points_to.passed_beside
        self.tracer.carried = self._leading.carried
        self.tracer.returned = self._leading.returned
        #: What is sent with something of what callers pass, if there are any.
        self._left_open: dict[Hashable, list[tuple[Send, Value, frozenset[FunctionKey]]]] = {}
        #: The methods that send what others set on their objects.
        self._left_to_others: set[FunctionKey] = set()
        #: What is to be run: who mentions a name that is new waits for the others of its round.
        self._waiting: dict[_UnitKey, _Waiting] = {}
        self._queue: list[tuple[int, _UnitKey]] = []
        self._round = 0
        #: Where it depends on what was not run whether something is sent; and what was looked into.
        self._undecided: dict[_UnitKey, tuple[Unit, frozenset[Cut]]] = {}
        #: By unit, what its last run has called, and what nobody can know.
        self._calls: dict[
            _UnitKey, tuple[dict[FunctionKey, set[Place]], dict[str, set[Place]]]
        ] = {}
        #: How long the last run took.
        self._steps = 0

    def found(self) -> Sent:
        """What is sent, and where notifiers are made."""
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(max(limit, _DEEPEST))
        try:
            return self._found()
        finally:
            sys.setrecursionlimit(limit)

    def _found(self) -> Sent:
        for path, line in self.words.seeds():
            self._enqueue(path, line)
        self._add_named()
        while self._queue or self._undecided:
            if not self._queue:
                # As long as others are waiting, it might have to be done again.
                self._decide(*self._undecided.pop(next(iter(self._undecided))))
                continue
            turn, key = heapq.heappop(self._queue)
            if key in self._waiting and self._waiting[key].turn == turn:
                self._round = turn
                waiting = self._waiting.pop(key)
                if self._is_due(waiting):
                    self._run(waiting.unit)
        for unit, send, value in self._reading.unserved():
            functions = frozenset(each.function for each in opens_of(value))
            self._left_open[unit.key].append((send, value, functions))
        maybe_called = self._maybe_called()
        for running, left_open in self._left_open.items():
            self._reporter.running = running
            for send, value, functions in left_open:
                if functions.isdisjoint(self.tracer.invoked) or (
                    _is_set_by_others(value) and not functions.isdisjoint(maybe_called)
                ):
                    self._reporter.report(send, value)
        creations = sorted(
            (Creation(*each) for each in self.tracer.creations),
            key=lambda made: (made.place, made.column),
        )
        uncalled = self._open_sends.uncalled(self.tracer.invoked)
        wrappers = tuple(sorted(self._wrappers()))
        emissions = tuple(self._explained())
        return Sent(emissions, tuple(creations), uncalled, wrappers, self.units.unread())

    def _maybe_called(self) -> frozenset[FunctionKey]:
        """The methods that send what others set, and that may be called on who knows what."""
        names = {name for _, of_anything in self._calls.values() for name in of_anything}
        units = ((key, self.runs.unit_of(key)) for key in self._left_to_others)
        return frozenset(
            key
            for key, unit in units
            if unit is not None and getattr(unit.statement, "name", None) in names
        )

    def _explained(self) -> Iterator[Emission]:
        """What is sent; of what is not known with the packages that may tell."""
        missing = self._modules.missing()
        missing.pop(LIBRARY, None)
        by_use = sorted(missing, key=lambda name: (-len(missing[name]), name))
        for emission in self._reporter.all():
            files = {emission.place.path, *(place.path for place in emission.causes)}
            reason = emission.reason or ""
            named = [each for each in by_use if f"'{each}." in reason]
            used = [each for each in by_use if missing[each] & files]
            names = () if emission.is_known else tuple(dict.fromkeys([*named, *used]))
            yield msgspec.structs.replace(emission, missing=names) if names else emission

    def _wrappers(self) -> Iterator[Wrapper]:
        """The functions that send what callers say, and who calls them."""
        called: dict[FunctionKey, set[Place]] = {}
        open_calls: dict[str, set[Place]] = {}
        for of_functions, of_anything in self._calls.values():
            for function_key, places in of_functions.items():
                called.setdefault(function_key, set()).update(places)
            for name, places in of_anything.items():
                open_calls.setdefault(name, set()).update(places)
        for key in self._leading.wrappers:
            unit = self.runs.unit_of(key)
            function = None if unit is None else self.runs.function_of(unit)
            if function is not None:
                callers = called.get(key, set())
                maybe = open_calls.get(function.name, set()) - callers
                yield Wrapper(
                    Place(key.path, key.line),
                    f"{function.module.name}.{function.shown_name}",
                    tuple(sorted(callers)),
                    tuple(sorted(maybe)),
                )

    def _add_named(self) -> None:
        """Look for those who mention the notifiers that are named."""
        defined: set[str] = set()
        for path, dotted in self._named.holders(self._modules):
            for unit in self.units.all(path):
                statement = unit.statement
                if not unit.is_function or not isinstance(statement, syntax.FunctionDefinition):
                    continue
                own = (*(each.name for each in unit.classes), statement.name)
                if own == dotted or (own[:-1] == dotted and own[-1] in PRIORITIES):
                    defined.add(dotted[-1])
                    key = FunctionKey(path, statement.line, statement.column)
                    self._leading.wrappers.setdefault(key, set())
                    self._leading.asking.add(key)
                    for word in self.runs.words_of(unit):
                        self._add(word)
        for name in self._named.names():
            if name not in defined:
                self._add(Word(name))

    def _is_open(self, key: FunctionKey) -> bool:
        """Whether a function is a wrapper all of whose sends are what callers say."""
        return key in self._leading.wrappers and key not in self._narrowing

    def _enqueue(self, path: str, line: int, name: str | None = None) -> None:
        for unit in self.units.at(path, line):
            turn, names = self._round + 1, None if name is None else frozenset({name})
            waiting = self._waiting.get(unit.key)
            if waiting is None or waiting.turn != turn:
                heapq.heappush(self._queue, (turn, unit.key))
            if waiting is not None and names is not None:
                names = None if waiting.names is None else names | waiting.names
            self._waiting[unit.key] = _Waiting(turn, unit, names)

    def _is_due(self, waiting: _Waiting) -> bool:
        """Whether a unit may send more than when it was last run."""
        unit, names = waiting.unit, waiting.names
        if names is None or unit.key not in self._left_open:
            return True
        return self._mentions.leads(unit, names)

    def _add(self, word: Word) -> None:
        if self.words.add(word):
            self._enqueue_mentions(word)

    def _enqueue_mentions(self, word: Word) -> None:
        for path, line in self.words.mentions(word):
            self._enqueue(path, line, word.name)

    def _lead(self, unit: Unit) -> None:
        """Run those again who mention a function of which more is known now."""
        for word in self.runs.words_of(unit):
            self.words.add(word)
            self._enqueue_mentions(word)

    def _run(self, unit: Unit) -> None:
        if not self._mentions.leads(unit):
            return
        self._reporter.running = unit.key
        # What an earlier run has found without knowing all words is found anew.
        self._reporter.emissions[unit.key] = {}
        self._left_open[unit.key] = []
        if unit.is_function:
            statement = unit.statement
            self._open_sends.forget(FunctionKey(unit.path, statement.line, statement.column))
        self._undecided.pop(unit.key, None)
        if not self._mentions.may_send(unit):
            # It matters by what it keeps alone.
            with self._narrowly():
                self._run_whole(unit)
        elif not self._run_whole(unit):
            with self._narrowly():
                is_whole = self._again(unit, _FIRST)
            if not is_whole:
                # There may be more than was found.
                self._reporter.give_up(unit)
        self._note_carriers(unit)

    def _note_carriers(self, unit: Unit) -> None:
        with self.runs.alone(keeps=True), suppress(TooMuch):
            self._leading.note_carriers(unit)

    def _run_whole(self, unit: Unit) -> bool:
        """Run a unit, with what it turns out to need; whether it came to an end."""
        is_whole = self._execute(unit, _FIRST)
        if is_whole:
            self._look_further(unit)
        return is_whole

    @contextmanager
    def _narrowly(self) -> Iterator[None]:
        """A run without what only tells more of what is sent."""
        self.tracer.is_narrow = True
        try:
            yield
        finally:
            self.tracer.is_narrow = False

    def _look_further(self, unit: Unit) -> None:
        """Run a unit again, with what it did without and what was seen to matter."""
        tracer, effort = self.tracer, self.tracer.effort
        for _ in range(_MOST_RUNS):
            missed = self._worth(effort.missed)
            if not missed and tracer.has_guessed and self._steps <= _MOST_BEFORE:
                self._undecided[unit.key] = (unit, effort.chosen)
            if not missed:
                break
            effort.chosen |= missed
            if not self._again(unit, _FURTHER):
                break
        effort.chosen = frozenset()

    def _decide(self, unit: Unit, chosen: frozenset[Cut]) -> None:
        """Run a unit again, all of it this time."""
        tracer, effort = self.tracer, self.tracer.effort
        self._reporter.running = unit.key
        tracer.is_exact, effort.chosen = True, chosen
        for _ in range(_MOST_RUNS):
            if not self._again(unit, _EXACT) or not (missed := self._worth(effort.missed)):
                break
            effort.chosen |= missed
        tracer.is_exact, effort.chosen = False, frozenset()
        self._note_carriers(unit)

    def _worth(self, cuts: set[Cut]) -> set[Cut]:
        """What can be looked into without going over very much code."""
        return {each for each in cuts if self.points_to.lines_behind(each) <= _MOST_LINES}

    def _again(self, unit: Unit, limits: Limits) -> bool:
        """Run a unit once more; what was found before counts if that comes to no end."""
        found, left_open = self._reporter.emissions[unit.key], self._left_open[unit.key]
        self._reporter.emissions[unit.key] = {}
        self._left_open[unit.key] = []
        with self.tracer.effort.bounded(limits.steps):
            is_whole = self._execute(unit, limits)
        if not is_whole:
            self._reporter.emissions[unit.key], self._left_open[unit.key] = found, left_open
        return is_whole

    def _execute(self, unit: Unit, limits: Limits) -> bool:
        """Run a unit, and note what it sends; whether it came to an end."""
        tracer, effort = self.tracer, self.tracer.effort
        effort.missed, tracer.has_guessed = set(), False
        tracer.callers, tracer.open_calls = self._calls[unit.key] = {}, {}
        self.runs.decorated = None
        with self.runs.alone(most_steps=limits.steps, most_nodes=limits.nodes):
            try:
                self.runs.execute(unit)
                self._run_constructed()
                is_whole = True
            except (TooMuch, RecursionError):
                is_whole = False
            sends, self._steps = tracer.sends, tracer.steps
        with self.runs.alone():
            for send in sends:
                effort.missed |= effort.origins(send.event_type)
                if not tracer.has_guessed:
                    tracer.has_guessed = tracer.is_any_guessed(self._guards_of(send))
                try:
                    self._note(send, unit)
                except TooMuch:
                    is_whole = False
        return is_whole

    def _run_constructed(self) -> None:
        """Run the methods of the objects that were made whose sends take what they were made of."""
        for instance, frame, made in self.tracer.made:
            for base in instance.cls.mro:
                if isinstance(base, ClassValue):
                    for function in self._leading.constructed.get(base.key, {}).values():
                        self._run_method(function, instance, frame, made)

    def _run_method(
        self, function: Function, instance: Instance, frame: Frame, made: Guard
    ) -> None:
        own = attributes.find(self.tracer, instance.cls.mro, function.name)
        if isinstance(own, Function) and own.key != function.key:
            function = own
        tracer = self.tracer
        if (function.key, id(instance)) in tracer.called:
            return
        inner = Frame(
            function.module,
            function.closure,
            function=function,
            owner=function.owner,
            depth=frame.depth + 1,
        )
        inner.caller, inner.supplier = frame, frame.supplier
        inner.entry = made
        tracer.path, tracer.catchers = made, []
        tracer.bind_unknown(function, inner, instance)
        tracer.collect_yields(inner)
        before = len(tracer.sends)
        calls.run_alone(tracer, function, inner)
        tracer.sends[before:] = [
            each._replace(method=function.key) for each in tracer.sends[before:]
        ]

    # What comes of a send

    def _guards_of(self, send: Send) -> list[Guard]:
        """Under which guards something is sent, by alternative."""
        value = send.event_type
        if not isinstance(value, Alternatives):
            return [send.path]
        return [self.tracer.guards.conjoin(guard, send.path) for guard, _ in value.choices]

    def _note(self, send: Send, unit: Unit) -> None:
        if self._reporter.is_versioned(send):
            return
        value = send.event_type
        choices = value.choices if isinstance(value, Alternatives) else ((TRUE, value),)
        guards = self.tracer.guards
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
        constructors = {each for each in opens - mine if self._is_constructor(each)}
        if not all(each.is_part for each in opens):
            self._note_open(send, value, {each.function for each in mine | constructors})
        if mine:
            self._add_wrapper(unit, mine, send)
            if not opens_of(value):
                # A comparison tells what it is: who calls says where, and nobody need call.
                functions = frozenset(each.function for each in mine)
                self._narrowing |= functions
                self._left_open[unit.key].append((send, value, functions))
        elif constructors:
            self._add_constructed(send, constructors)
        elif opens:
            for filled in self._filling.filled(value, opens):
                self._reporter.report(send, filled)
        elif (method := send.method or _kept_for(send, value)) is not None:
            self._left_open[unit.key].append((send, value, frozenset({method})))
            if _is_set_by_others(value):
                self._leave_to_others(method)
        else:
            self._reporter.report(send, value)

    def _leave_to_others(self, key: FunctionKey) -> None:
        """Look at who calls a method: they know what was set on its object."""
        unit = self.runs.unit_of(key)
        if key not in self._left_to_others and unit is not None:
            self._left_to_others.add(key)
            self._lead(unit)

    def _note_open(self, send: Send, value: Value, functions: set[FunctionKey]) -> None:
        """Note what only the callers of some function know, if that is one by itself."""
        stage = (self.tracer.is_exact, len(self.tracer.effort.chosen))
        for key in functions:
            if len(functions) == 1 and self.runs.unit_of(key) is not None:
                self._open_sends.add(key, send, value, stage)

    def _is_of_unit(self, parameter: Parameter, unit: Unit) -> bool:
        function = parameter.function
        return (
            unit.is_function
            and function.path == unit.path
            and unit.first <= function.line <= unit.last
        )

    def _is_constructor(self, parameter: Parameter) -> bool:
        unit = self.runs.unit_of(parameter.function) if parameter.function.path else None
        return (
            unit is not None
            and isinstance(unit.statement, syntax.FunctionDefinition)
            and unit.statement.name in ("__init__", "__new__")
        )

    def _add_wrapper(self, unit: Unit, parameters: set[Parameter], send: Send) -> None:
        statement = unit.statement
        assert isinstance(statement, syntax.FunctionDefinition)
        names = {each.name for each in parameters}
        by_name, positions = self.tracer.relevant.setdefault(statement.name, (set(), set()))
        by_name |= names
        function = self.runs.function_of(unit)
        is_bound = bool(unit.classes)
        hot = self.tracer.plan_of(function, (), wants_result=False).needed if function else ()
        for at, each in enumerate(statement.parameters):
            if each.name in names or each.name in hot or each.kind in ("star", "double_star"):
                by_name.add(each.name)
                last = _MOST_ARGUMENTS if each.kind == "star" else at
                positions.update(range(at - is_bound, last + 1))
        key = FunctionKey(unit.path, statement.line, statement.column)
        self._leading.asking |= {key, *(each.function for each in parameters)}
        sending = send.calls[-1].place, send.calls[-1].column
        known = self._leading.wrappers.setdefault(key, set())
        if sending not in known:
            # Who has been run with less of it is run again.
            known.add(sending)
            self._lead(unit)
            if statement.decorators and self._leading.is_kept(unit):
                self._enqueue(unit.path, min(each.line for each in statement.decorators))

    def _add_constructed(self, send: Send, parameters: set[Parameter]) -> None:
        for each in sorted(parameters):
            unit = self.runs.unit_of(each.function)
            cls = None if unit is None else self.runs.class_of(unit)
            if unit is None or cls is None:
                continue
            method = self.runs.unit_of(send.keys[0]) if send.keys[0] is not None else None
            function = None if method is None else self.runs.function_of(method)
            if method is None or function is None or function.owner is None:
                continue
            known = self._leading.constructed.setdefault(cls.key, {})
            if function.key not in known:
                known[function.key] = function
                self._add_sending_method(function.name)
                self._lead(unit)

    def _add_sending_method(self, name: str) -> None:
        """Look again at who calls a method of what leads to something that sends."""
        if name in OF_CLASS or name in self.tracer.sending_methods:
            return
        self.tracer.sending_methods.add(name)
        for path, line in self.words.mentions(Word(name, is_attribute=True)):
            mentioned = _IDENTIFIER.findall(self.runs.line_of(path, line))
            if not self.words.names.isdisjoint(mentioned):
                self._enqueue(path, line)


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
