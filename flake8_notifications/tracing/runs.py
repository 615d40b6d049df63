"""Runs a unit in isolation: its parameters are open, and no side effect survives the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from types import MappingProxyType
from typing import Any, Final, TypeVar

from flake8_notifications.interpretation import calls
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.guards import TRUE, Guard, TooMuch
from flake8_notifications.interpretation.records import Slot, restore, undone
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.containers import DictObject, ListObject, now
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.tracing.effort import Exhausted
from flake8_notifications.tracing.frames import around_comprehensions
from flake8_notifications.tracing.receivers import Receivers
from flake8_notifications.tracing.sends import Watch
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.value_sets import ground
from flake8_notifications.tracing.words import RelevantNames

#: The budget of a run: statements and calls, and nodes of guards.
_MOST_STEPS: Final = 60_000
_MOST_NODES: Final = 1_000_000
#: The budget of a run that only looks for what is passed or set.
_WATCH_STEPS: Final = 3_000
_WATCH_NODES: Final = 30_000


#: Statements that look up what they bind: a loop would find the last value in each turn.
_BINDING: Final = (
    syntax.ClassDefinition,
    syntax.For,
    syntax.If,
    syntax.ImportFrom,
    syntax.Match,
    syntax.Try,
    syntax.With,
)

_Left = TypeVar("_Left")

NOTHING_PASSED: Final[Mapping[str, Value]] = MappingProxyType({})


class Runs:
    """Runs units."""

    def __init__(self, tracer: Tracer, symbols: Symbols, receivers: Receivers) -> None:
        self._tracer = tracer
        self._symbols = symbols
        self.receivers = receivers
        #: The journals of the runs in progress, outermost first, each with the time when it began.
        self._going_on: list[tuple[dict[tuple[int, str], tuple[Slot, object]], int]] = []
        #: The unit that is being run.
        self.running: Unit | None = None
        #: What the decorators of the last decorated function made of it.
        self.decorated: Value | None = None

    @contextmanager
    def alone(
        self,
        *,
        keeps: bool = False,
        most_steps: int = _MOST_STEPS,
        most_nodes: int = _MOST_NODES,
    ) -> Iterator[None]:
        """A run without lasting side effects, unless it ``keeps`` them."""
        tracer = self._tracer
        state = tracer.sends, tracer.made, tracer.steps, tracer.called, tracer.watch, tracer.words
        limits = tracer.most_steps, tracer.guards.most
        running = self.running
        kinds = tracer.runs_entries, tracer.is_once, tracer.is_earlier
        tracer.runs_entries, tracer.is_once, tracer.is_earlier = True, False, False
        imports, tracer.imports = tracer.imports, 0
        tracer.guards.most = len(tracer.guards) + most_nodes
        tracer.most_steps = most_steps
        tracer.sends, tracer.made, tracer.steps, tracer.called = [], [], 0, {}
        journal: dict[tuple[int, str], tuple[Slot, object]] = {}
        start = now()
        run_start, tracer.run_start = tracer.run_start, start
        with tracer.apart():
            tracer.journals, tracer.outer_journals = [journal], []
            interludes, tracer.interludes = tracer.interludes, []
            self._going_on.append((journal, start))
            try:
                yield
            finally:
                self._going_on.pop()
                self.running = running
                if not keeps:
                    restore(journal, start, tracer.interludes)
                tracer.interludes = interludes
                tracer.sends, tracer.made, tracer.steps, tracer.called = state[:4]
                tracer.watch, tracer.words = state[4:]
                tracer.most_steps, tracer.guards.most = limits
                tracer.runs_entries, tracer.is_once, tracer.is_earlier = kinds
                tracer.imports, tracer.run_start = imports, run_start
                tracer.guards.trim()

    def watch(
        self,
        unit: Unit,
        watch: Watch,
        relevant: RelevantNames,
        receiver: Instance | None = None,
        *,
        keeps: bool = False,
        is_earlier: bool = False,
    ) -> None:
        """Run a unit for what it passes or sets.

        :param is_earlier: whether later calls find what it sets.
        """
        ways = ((True, False), (False, False), (False, True))
        for is_exact, is_narrow in ways if self._tracer.is_exact else ways[1:]:
            with self._exactly(
                relevant,
                is_exact=is_exact,
                watch=watch,
                keeps=keeps,
                is_narrow=is_narrow,
                is_earlier=is_earlier,
            ):
                try:
                    self.execute(unit, receiver)
                except Exhausted:
                    raise
                except TooMuch:
                    continue
                return

    def execute(
        self,
        unit: Unit,
        receiver: Value | None = None,
        passed: Mapping[str, Value] = NOTHING_PASSED,
    ) -> None:
        """Run a unit in the current state.

        :param passed: the parameters with known arguments.
        """
        self.running = unit
        if unit.is_function:
            function = self._symbols.function_of(unit)
            if function is not None:
                if receiver is None:
                    receiver = self.receivers.receiver_of(unit)
                self.enter(function, receiver, passed)
            return
        body = self._symbols.body_of(unit)
        if body is None:
            return
        self._tracer.path = TRUE
        self._tracer.catchers = []
        if isinstance(unit.statement, _BINDING):
            for name in sorted(effects_of(unit.statement).bound):
                # Its bindings must survive this run if they are demanded during it.
                self._tracer.demand(body, name)
        present, body.present = body.present, None
        before = len(body.made)
        classes = dict(self._tracer.classes)
        outer_running, self._tracer.running = self._tracer.running, body
        try:
            self._tracer.execute(_as_run(unit.statement), body)
            if isinstance(unit.statement, syntax.FunctionDefinition):
                self.decorated = body.variables.get(unit.statement.name)
            for function in body.made[before:]:
                if id(function) not in self._tracer.called:
                    self._tracer.run_entry(function, around_comprehensions(function.closure))
        finally:
            self._tracer.running = outer_running
            body.present = present
            del body.made[before:]
            # A recreated class must not replace the one that everything else refers to.
            self._tracer.classes.update(classes)

    def enter(
        self,
        function: Function,
        receiver: Value | None,
        passed: Mapping[str, Value] = NOTHING_PASSED,
    ) -> Frame:
        """Run a function whose parameters only its callers know."""
        tracer = self._tracer
        tracer.path, tracer.catchers = TRUE, []
        frame = Frame(function.module, function.closure, function=function, owner=function.owner)
        tracer.bind_unknown(function, frame, receiver)
        frame.variables.update(passed)
        tracer.collect_yields(frame)
        calls.run_alone(tracer, function, frame)
        return frame

    def constructed(
        self, cls: ClassValue, constructor: Function, relevant: RelevantNames
    ) -> dict[str, Value]:
        """The values that a constructor assigns to attributes, as far as these are of interest."""
        receiver = Instance(cls, cls.body.place_of("__init__"))
        tracer = self._tracer
        with self.alone(keeps=True, most_steps=_WATCH_STEPS, most_nodes=_WATCH_NODES):
            tracer.watch, tracer.words = Watch(None, None, []), relevant
            quiet, tracer.quiet = tracer.quiet, receiver
            narrow, tracer.is_narrow = tracer.is_narrow, False
            try:
                self.enter(constructor, receiver)
            except Exhausted:
                raise
            except TooMuch:
                return {}
            finally:
                tracer.quiet, tracer.is_narrow = quiet, narrow
        return receiver.attributes

    def effect_on(
        self,
        unit: Unit,
        holder: ListObject | DictObject,
        relevant: RelevantNames,
        passed: Mapping[str, Value] = NOTHING_PASSED,
    ) -> tuple[tuple[Guard, Any], ...]:
        """The contents of a container after a unit was run."""
        left = self.left_by(unit, relevant, lambda: holder.states, passed, is_partial=True)
        return holder.states if left is None else left

    def left_by(
        self,
        unit: Unit,
        relevant: RelevantNames,
        look: Callable[[], _Left],
        passed: Mapping[str, Value] = NOTHING_PASSED,
        *,
        is_partial: bool = False,
    ) -> _Left | None:
        """What a unit leaves behind; None if running it exceeds the limits.

        :param look: returns the state of interest.
        :param is_partial: whether the state after an aborted run is better than nothing.
        """
        for is_exact in (True, False):
            with self._exactly(relevant, is_exact=is_exact, is_earlier=True):
                try:
                    self.execute(unit, passed=passed)
                except Exhausted:
                    raise
                except TooMuch:
                    if is_exact or not is_partial:
                        continue
                return look()
        return None

    def one_of_contents(
        self, seen: Sequence[tuple[tuple[Guard, Any], ...]]
    ) -> tuple[tuple[Guard, Any], ...]:
        """The alternatives of several contents, with an open choice among them."""
        different = list({id(states): states for states in seen}.values())
        if len(different) == 1:
            return different[0]
        guards = self._tracer.guards
        return tuple(
            (guards.conjoin(chosen, guard), content)
            for chosen, states in zip(guards.one_of(len(different)), different, strict=True)
            for guard, content in states
        )

    @contextmanager
    def looking(self, look: Callable[[], _Left]) -> Iterator[list[_Left]]:
        """Record the state at each yield of a generator, where other code may run."""
        seen: list[_Left] = []
        tracer = self._tracer
        before, tracer.at_yield = tracer.at_yield, lambda: seen.append(look())
        try:
            yield seen
        finally:
            tracer.at_yield = before

    @contextmanager
    def _exactly(
        self,
        relevant: RelevantNames,
        *,
        is_exact: bool,
        watch: Watch | None = None,
        keeps: bool = False,
        is_narrow: bool = False,
        is_earlier: bool = False,
    ) -> Iterator[None]:
        """A run that only looks for side effects, of all statements or of the relevant ones."""
        tracer = self._tracer
        # An earlier call does not see the side effects of the runs in progress.
        before = undone(self._going_on) if is_earlier else nullcontext()
        with before, self.alone(keeps=keeps, most_steps=_WATCH_STEPS, most_nodes=_WATCH_NODES):
            tracer.watch, tracer.words = watch or Watch(None, None, []), relevant
            modes = tracer.is_exact, tracer.is_narrow
            tracer.is_exact, tracer.is_narrow = is_exact, is_narrow
            tracer.is_earlier = is_earlier
            try:
                yield
            finally:
                tracer.is_exact, tracer.is_narrow = modes

    def bound_global(
        self, unit: Unit, frame: Frame, name: str, relevant: RelevantNames
    ) -> list[Value]:
        """The values that a function binds a global name to."""
        old = frame.variables.get(name)
        value = self.left_by(unit, relevant, lambda: frame.variables.get(name))
        if value is None or value is old:
            return []
        return [choice for choice in ground(value) if choice is not old]


def _as_run(statement: syntax.Statement) -> tuple[syntax.Statement, ...]:
    """A statement of a module, with its body first if that is guarded by ``__name__``."""
    match statement:
        case syntax.If(
            test=syntax.Compare(left=syntax.Name(id="__name__"), operators=("==",)), body=body
        ):
            return (*body, statement)
        case _:
            return (statement,)
