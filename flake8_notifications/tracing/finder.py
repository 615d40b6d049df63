"""Finds every place that sends a legacy notification, through any chain of wrappers.

Each function that may lead to a notifier is run once with its parameters open.  A send that depends
on none of these parameters is an emission.  Otherwise the function is a wrapper, and every function
that mentions its name is run, with the wrapper's body in place of the call.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import ClassVar, Final, NamedTuple

from flake8_notifications.emissions.missing_packages import explained
from flake8_notifications.emissions.model import Creation, NamedNotifier, Sent
from flake8_notifications.interpretation import calls, class_lookup
from flake8_notifications.interpretation.guards import Guard, TooMuch
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
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
from flake8_notifications.tracing.program import Program
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
    """Find what a project sends.

    :param payload_bases: classes whose own notifier calls send versioned notifications.
    :param notifiers: the notifiers besides those of oslo.messaging.
    """
    return Finder(modules, payload_bases, notifiers).found()


@contextmanager
def deeply() -> Iterator[None]:
    """Allow calls to be nested as deeply as those of the analyzed code."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


class Limits(NamedTuple):
    """The budget of a run: statements and calls, and nodes of guards."""

    steps: int
    nodes: int


#: Recursion limit: each nested wrapper takes a dozen Python calls.
_DEEPEST: Final = 8_000
_FIRST_RUN: Final = Limits(20_000, 70_000)
_RERUN: Final = Limits(1_000, 20_000)
_EXACT_RUN: Final = Limits(400, 3_000)
#: A long unit may take this many steps for each of its lines, so that time grows with the text.
_STEPS_OF_LINE: Final = 8
#: A unit whose run took more steps than this is too large to be run as a whole.
_MOST_STEPS_FOR_EXACT_RUN: Final = 130
#: A cut is not looked into if that takes more lines of code than this.
_MOST_LINES: Final = 300
#: Maximum number of reruns of a unit to look into what the previous run cut off.
_MOST_RUNS: Final = 5


class Finder:
    """One search for emissions.

    :cvar tracer_type: the interpreter that runs the code.
    :cvar attribution_type: decides which function a send belongs to.
    :cvar words_type: the registry of names that lead to a send.
    :cvar seed: a name that contains this leads to a send, without further evidence.
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
        program = Program(
            modules, self.tracer, self.units, self.words, self.classes, self.symbols, self.runs
        )
        self.points_to = PointsTo(program)
        self._mentions = Mentions(modules, self.tracer, self.symbols, self.words)
        filling = Filling(self.tracer, self.points_to)
        self._worklist = Worklist(self.units, self.words, self.symbols)
        self._reporter = Reporter(payload_bases)
        self._leading = Leading(program, self._worklist.add, self._worklist.wait)
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
        #: The units where code that was not run decides whether something is sent, with the cuts
        #: that were looked into.
        self._undecided: dict[UnitKey, tuple[Unit, frozenset[Cut]]] = {}
        #: By unit: the calls of its last run, including those of unknown callees.
        self._calls: dict[UnitKey, Calls] = {}
        #: The units whose run exceeded its limits.
        self._given_up: dict[UnitKey, Unit] = {}
        #: The number of steps of the last run.
        self._steps = 0

    def found(self) -> Sent:
        """What is sent, and where notifiers are created."""
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
            (Creation(*creation) for creation in self.tracer.creations),
            key=lambda creation: (creation.place, creation.column),
        )
        calls_of = self._calls.values()
        wrappers = tuple(sorted(account(self._leading.wrappers, self.symbols, calls_of)))
        emissions = tuple(explained(self._reporter.all(), self._modules, LIBRARY))
        # An emission that is certain need not be reported again as an uncalled send.
        certain = {(emission.place, emission.column, emission.event_type) for emission in emissions}
        uncalled = tuple(
            send
            for send in self._attribution.open_sends.uncalled(self.tracer.invoked)
            if (send.place, send.column, send.event_type) not in certain
        )
        return Sent(emissions, tuple(creations), uncalled, wrappers, self.units.unread())

    def run_all(self) -> None:
        """Process the worklist until nothing is left to run."""
        self._run_waiting()
        while self._undecided:
            # While others were waiting, this might have had to be repeated.
            self._decide(*self._undecided.pop(next(iter(self._undecided))))
            self._run_waiting()
        self._note_called_by_given_up()
        self._run_by_default()

    def _note_called_by_given_up(self) -> None:
        """Count wrappers as called if a unit whose run exceeded its limits mentions them."""
        texts = [self.symbols.text_of(unit) for unit in self._given_up.values()]
        for key in self._leading.asked_for if texts else ():
            unit = self.symbols.unit_of(key)
            name = getattr(unit.statement, "name", None) if unit is not None else None
            if name is not None and any(name in text for text in texts):
                self.tracer.invoked.add(key)

    def _run_by_default(self) -> None:
        """Run wrappers without a known caller once more, with the defaults of their parameters."""
        for key, names in sorted(self._leading.asked_for.items()):
            unit = self.symbols.unit_of(key)
            function = None if unit is None else self.symbols.function_of(unit)
            if unit is None or function is None or key in self.tracer.invoked:
                continue
            if function.name in CALLED_BY_CLASSES:
                continue
            defaulted = names & function.defaults.keys()
            if defaulted:
                self.tracer.at_default = frozenset((key, name) for name in defaulted)
                self._add_certain_sends(unit)
                self.tracer.at_default = frozenset()

    def _add_certain_sends(self, unit: Unit) -> None:
        """Rerun a unit with other assumptions, and add only the sends that are then certain."""
        calls = self._calls[unit.key]
        emissions, left_open = self._attribution.begin(unit) or ({}, [])
        self._run_whole(unit)
        self._attribution.queue_left_to_others()
        self._undecided.pop(unit.key, None)
        rerun, _ = self._attribution.begin(unit) or ({}, [])
        certain = {key: emission for key, emission in rerun.items() if emission.is_known}
        self._attribution.restore(unit, (emissions | certain, left_open))
        self._calls[unit.key] = calls

    def _add_named(self) -> None:
        """Queue the code that mentions the configured notifiers."""
        defined: set[str] = set()
        for path, dotted in self._named.holders(self._modules):
            for unit in self.units.all(path):
                statement = unit.statement
                if not unit.is_function or not isinstance(statement, syntax.FunctionDefinition):
                    continue
                own = (*(cls.name for cls in unit.classes), statement.name)
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
            # It only matters for what it stores.
            with self._narrowly():
                self._run_whole(unit)
        elif not self._run_whole(unit):
            with self._narrowly():
                is_whole = self._again(unit, _first_limits(unit))
            if not is_whole:
                # It may send more than was found.
                self._give_up(unit)
        self._attribution.queue_left_to_others()
        self._note_carriers(unit)

    def _give_up(self, unit: Unit) -> None:
        self._reporter.give_up(unit)
        self._given_up[unit.key] = unit

    def _note_carriers(self, unit: Unit) -> None:
        with self.runs.alone(keeps=True), suppress(TooMuch):
            self._leading.note_carriers(unit)

    def _run_whole(self, unit: Unit) -> bool:
        """Run a unit, then look into what it turns out to need.

        :return: whether the first run stayed within its limits.
        """
        is_whole = self._execute(unit, _first_limits(unit))
        if is_whole:
            self._look_further(unit)
        return is_whole

    @contextmanager
    def _narrowly(self) -> Iterator[None]:
        """Skip code that would only add detail to what is sent."""
        self.tracer.is_narrow = True
        try:
            yield
        finally:
            self.tracer.is_narrow = False

    def _look_further(self, unit: Unit) -> None:
        """Rerun a unit, looking into cuts that turned out to matter."""
        tracer, effort = self.tracer, self.tracer.effort
        for _ in range(_MOST_RUNS):
            missed = self._affordable(effort.missed)
            if not missed and tracer.has_guessed and self._steps <= _MOST_STEPS_FOR_EXACT_RUN:
                self._undecided[unit.key] = (unit, effort.chosen)
            if not missed:
                break
            effort.chosen |= missed
            if not self._again(unit, _RERUN):
                break
        effort.chosen = frozenset()

    def _decide(self, unit: Unit, chosen: frozenset[Cut]) -> None:
        """Rerun a unit in full, skipping no statements."""
        tracer, effort = self.tracer, self.tracer.effort
        tracer.is_exact, effort.chosen = True, chosen
        for _ in range(_MOST_RUNS):
            if not self._again(unit, _EXACT_RUN) or not (missed := self._affordable(effort.missed)):
                break
            effort.chosen |= missed
        tracer.is_exact, effort.chosen = False, frozenset()
        self._attribution.queue_left_to_others()
        self._note_carriers(unit)

    def _affordable(self, cuts: set[Cut]) -> set[Cut]:
        """The cuts that can be looked into without running very much code."""
        return {cut for cut in cuts if self.points_to.lines_behind(cut) <= _MOST_LINES}

    def _again(self, unit: Unit, limits: Limits) -> bool:
        """Rerun a unit; if that exceeds the limits, the previous outcome is kept."""
        left_before = self._attribution.left_to_others
        former, calls_before = self._attribution.begin(unit), self._calls.get(unit.key)
        self._attribution.left_to_others = set()
        with self.tracer.effort.bounded(limits.steps):
            is_whole = self._execute(unit, limits)
        if not is_whole and former is not None:
            self._attribution.restore(unit, former)
            self._attribution.left_to_others |= left_before
            if calls_before is not None:
                self._calls[unit.key] = calls_before
        return is_whole

    def _execute(self, unit: Unit, limits: Limits) -> bool:
        """Run a unit, and note what it sends.

        :return: whether the run stayed within its limits.
        """
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
        """Run the methods that send constructor arguments, on the objects created in this run."""
        places: set[Place | None] = set()
        first = len(self.tracer.made)
        for at, (instance, frame, guard) in enumerate(self.tracer.made):
            if at >= first and instance.place in places:
                # A method creates another object of its class, whose method would create the next.
                continue
            places.add(instance.place)
            for base in instance.cls.mro:
                if isinstance(base, ClassValue):
                    for function in self._leading.constructed.get(base.key, {}).values():
                        self._run_method(function, instance, frame, guard)

    def _run_method(
        self, function: Function, instance: Instance, frame: Frame, guard: Guard
    ) -> None:
        own = class_lookup.find(self.tracer, instance.cls.mro, function.name)
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
        inner.entry = guard
        tracer.path, tracer.catchers = guard, []
        tracer.bind_unknown(function, inner, instance)
        tracer.collect_yields(inner)
        before = len(tracer.sends)
        calls.run_alone(tracer, function, inner)
        tracer.sends[before:] = [
            send._replace(method=function.key) for send in tracer.sends[before:]
        ]


def _first_limits(unit: Unit) -> Limits:
    lines = unit.last - unit.first
    return _FIRST_RUN._replace(steps=max(_FIRST_RUN.steps, lines * _STEPS_OF_LINE))
