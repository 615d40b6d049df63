"""Every place that sends a legacy notification, through whatever wrappers.

Each function that may lead to a notifier is run once with its parameters open.  What it sends that
takes no parameter of its own is an emission; otherwise it is a wrapper, and whoever mentions its
name is run, with the wrapper's body in the place of its call.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import ClassVar, Final, NamedTuple

from flake8_notifications.emissions.missing_packages import explained
from flake8_notifications.emissions.model import Creation, NamedNotifier, Sent
from flake8_notifications.interpretation import attributes, calls
from flake8_notifications.interpretation.guards import Guard, TooMuch
from flake8_notifications.interpretation.values import (
    ClassValue,
    Frame,
    Function,
    FunctionKey,
    Instance,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.account import Calls, account, undecided
from flake8_notifications.tracing.annotated_events import AnnotatedEvents
from flake8_notifications.tracing.attribution import Attribution
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.effort import Cut
from flake8_notifications.tracing.filling import Filling
from flake8_notifications.tracing.leading import Leading
from flake8_notifications.tracing.mentions import Mentions
from flake8_notifications.tracing.named import Named
from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.points_to import PointsTo
from flake8_notifications.tracing.reading import Reading
from flake8_notifications.tracing.receivers import Receivers
from flake8_notifications.tracing.reporting import Reporter
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.sending import LIBRARY
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import CALLED_BY_CLASSES, Unit, Units
from flake8_notifications.tracing.words import Word, Words
from flake8_notifications.tracing.worklist import UnitKey, Waiting, Worklist


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


@contextmanager
def deeply() -> Iterator[None]:
    """While calls may be nested as deep as those of the code are."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


class Limits(NamedTuple):
    """What a run may cost: statements and calls, and nodes of guards."""

    steps: int
    nodes: int


#: How deep Python may go: wrappers in wrappers take a dozen of its calls each.
_DEEPEST: Final = 8_000
_FIRST: Final = Limits(20_000, 70_000)
_FURTHER: Final = Limits(1_000, 20_000)
_EXACT: Final = Limits(400, 3_000)
#: What took more steps than this already is too large to be run as a whole.
_MOST_BEFORE: Final = 130
#: What takes more lines of code than this to be known is not looked into.
_MOST_LINES: Final = 300
#: So often a unit is run again because of what the last run did without.
_MOST_RUNS: Final = 5


class Finder:
    """One search.

    :cvar tracer_type: what runs code.
    :cvar attribution_type: what says whose that is what a run sends.
    :cvar words_type: what knows the names that lead to what sends.
    :cvar seed: what a name holds that tells by itself that it leads to what sends.
    """

    tracer_type: ClassVar[type[Tracer]] = Tracer
    attribution_type: ClassVar[type[Attribution]] = Attribution
    words_type: ClassVar[type[Words]] = Words
    seed: ClassVar[str] = "notifier"

    def __init__(
        self,
        modules: Modules,
        payload_bases: Sequence[str],
        notifiers: Sequence[NamedNotifier] = (),
    ) -> None:
        self._modules = modules
        self.words = self.words_type(modules.texts, self.seed)
        self._named = Named(notifiers)
        self.tracer = self.tracer_type(modules, self.words, self._named)
        self.units = Units(modules)
        self.classes = Classes(modules, self.tracer, self.units)
        self.symbols = Symbols(modules, self.tracer, self.units, self.words, self.classes)
        receivers = Receivers(self.tracer, self.classes, self.symbols)
        self.runs = Runs(self.tracer, self.symbols, receivers)
        self.points_to = PointsTo(
            modules, self.tracer, self.units, self.words, self.classes, self.symbols, self.runs
        )
        self._mentions = Mentions(modules, self.tracer, self.symbols, self.words)
        filling = Filling(self.tracer, self.points_to)
        self._worklist = Worklist(self.units, self.words, self.symbols)
        self._reporter = Reporter(payload_bases)
        self._leading = Leading(
            self.tracer, self.words, self.classes, self.symbols, self.runs, self.units,
            self._worklist.add, self._worklist.wait,
        )  # fmt: skip
        annotated = AnnotatedEvents(self.tracer, self.classes, receivers)
        self._attribution = self.attribution_type(
            self.tracer, self.words, self.symbols, self._worklist, self._leading, filling,
            Reading(self.tracer, self.words, modules.texts, self._worklist.enqueue),
            self._reporter, annotated,
        )  # fmt: skip
        self.tracer.elsewhere = self.points_to
        self.tracer.leading = self._leading
        self.tracer.attribution = self._attribution
        self.tracer.annotated_events = annotated
        #: Where it depends on what was not run whether something is sent; and what was looked into.
        self._undecided: dict[UnitKey, tuple[Unit, frozenset[Cut]]] = {}
        #: By unit, what its last run has called, and what nobody can know.
        self._calls: dict[UnitKey, Calls] = {}
        #: Those whose run came to no end.
        self._given_up: dict[UnitKey, Unit] = {}
        #: How long the last run took.
        self._steps = 0

    def found(self) -> Sent:
        """What is sent, and where notifiers are made."""
        with deeply():
            return self._found()

    def _found(self) -> Sent:
        for path, line in self.words.seeds():
            self._worklist.enqueue(path, line)
        self._add_named()
        self.run_all()
        open_calls = {name for calls_of in self._calls.values() for name in calls_of.of_anything}
        self._attribution.report_left_open(open_calls)
        self._reporter.running = None
        for undecided_call in undecided(self._leading.wrappers, self.symbols, self._calls.values()):
            self._reporter.leave_undecided(*undecided_call)
        creations = sorted(
            (Creation(*each) for each in self.tracer.creations),
            key=lambda made: (made.place, made.column),
        )
        calls_of = self._calls.values()
        wrappers = tuple(sorted(account(self._leading.wrappers, self.symbols, calls_of)))
        emissions = tuple(explained(self._reporter.all(), self._modules, LIBRARY))
        # What is sent in any case need not be said again.
        certain = {(each.place, each.column, each.event_type) for each in emissions}
        uncalled = tuple(
            each
            for each in self._attribution.open_sends.uncalled(self.tracer.invoked)
            if (each.place, each.column, each.event_type) not in certain
        )
        return Sent(emissions, tuple(creations), uncalled, wrappers, self.units.unread())

    def run_all(self) -> None:
        """Run what is waiting, and whatever that leads to."""
        self._run_waiting()
        while self._undecided:
            # As long as others were waiting, it might have had to be done again.
            self._decide(*self._undecided.pop(next(iter(self._undecided))))
            self._run_waiting()
        self._note_called_by_given_up()
        self._run_by_default()

    def _note_called_by_given_up(self) -> None:
        """Take what is mentioned by those whose run came to no end for what these call."""
        texts = [self.symbols.text_of(unit) for unit in self._given_up.values()]
        for key in self._leading.asked_for if texts else ():
            unit = self.symbols.unit_of(key)
            name = getattr(unit.statement, "name", None) if unit is not None else None
            if name is not None and any(name in text for text in texts):
                self.tracer.invoked.add(key)

    def _run_by_default(self) -> None:
        """Run functions again that nobody is seen to call, but that need not be told anything."""
        for key, names in sorted(self._leading.asked_for.items()):
            unit = self.symbols.unit_of(key)
            function = None if unit is None else self.symbols.function_of(unit)
            if unit is None or function is None or key in self.tracer.invoked:
                continue
            if function.name in CALLED_BY_CLASSES:
                continue
            given = names & function.defaults.keys()
            if given:
                self.tracer.at_default = frozenset((key, name) for name in given)
                self._run_beside(unit)
                self.tracer.at_default = frozenset()

    def _run_beside(self, unit: Unit) -> None:
        """Run a unit in another way, and add what it is certain to send then."""
        calls = self._calls[unit.key]
        emissions, left_open = self._attribution.begin(unit) or ({}, [])
        self._run_whole(unit)
        self._undecided.pop(unit.key, None)
        found, _ = self._attribution.begin(unit) or ({}, [])
        certain = {key: each for key, each in found.items() if each.is_known}
        self._attribution.restore(unit, (emissions | certain, left_open))
        self._calls[unit.key] = calls

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
                    for word in self.symbols.words_of(unit):
                        self._worklist.add(word)
        for name in self._named.names():
            if name not in defined:
                self._worklist.add(Word(name))

    def _run_waiting(self) -> None:
        for waiting in self._worklist.taken():
            if self._is_due(waiting):
                self._run(waiting.unit)

    def _is_due(self, waiting: Waiting) -> bool:
        """Whether a unit may send more than when it was last run."""
        unit, names = waiting.unit, waiting.names
        if names is None or not self._attribution.has_run(unit):
            return True
        return self._mentions.leads(unit, names)

    def _run(self, unit: Unit) -> None:
        of_notifier = unit.key in self._leading.of_notifiers
        if not of_notifier and not self._mentions.leads(unit):
            return
        self._attribution.begin(unit)
        self._attribution.forget(unit)
        self._undecided.pop(unit.key, None)
        self._given_up.pop(unit.key, None)
        if not of_notifier and not self._mentions.may_send(unit):
            # It matters by what it keeps alone.
            with self._narrowly():
                self._run_whole(unit)
        elif not self._run_whole(unit):
            with self._narrowly():
                is_whole = self._again(unit, _FIRST)
            if not is_whole:
                # There may be more than was found.
                self._give_up(unit)
        self._note_carriers(unit)

    def _give_up(self, unit: Unit) -> None:
        self._reporter.give_up(unit)
        self._given_up[unit.key] = unit

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
        former, calls_before = self._attribution.begin(unit), self._calls.get(unit.key)
        with self.tracer.effort.bounded(limits.steps):
            is_whole = self._execute(unit, limits)
        if not is_whole and former is not None:
            self._attribution.restore(unit, former)
            if calls_before is not None:
                self._calls[unit.key] = calls_before
        return is_whole

    def _execute(self, unit: Unit, limits: Limits) -> bool:
        """Run a unit, and note what it sends; whether it came to an end."""
        tracer, effort = self.tracer, self.tracer.effort
        effort.missed, tracer.has_guessed, tracer.has_passed_raising = set(), False, False
        calls_of = self._calls[unit.key] = Calls({}, {}, {})
        tracer.callers, tracer.open_calls, tracer.costly_calls = calls_of
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
                    tracer.has_guessed = tracer.is_any_guessed(self._attribution.guards_of(send))
                try:
                    self._attribution.note(send, unit)
                except TooMuch:
                    is_whole = False
        return is_whole

    def _run_constructed(self) -> None:
        """Run the methods of the objects that were made whose sends take what they were made of."""
        places: set[Place | None] = set()
        first = len(self.tracer.made)
        for at, (instance, frame, made) in enumerate(self.tracer.made):
            if at >= first and instance.place in places:
                # A method makes another object of its class, and that one the next.
                continue
            places.add(instance.place)
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
