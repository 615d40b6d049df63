"""A second pass over what is sent: the functions that send it are run once more for the payloads.

The search for event types leaves out whatever cannot be part of one, payloads most of all.  Whoever
asks for their keys pays for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from flake8_notifications.emissions.model import Emission
from flake8_notifications.interpretation.definitions import class_of, function_of
from flake8_notifications.interpretation.guards import TRUE, TooMuch
from flake8_notifications.interpretation.values import (
    Arguments,
    Body,
    ClassValue,
    Function,
    FunctionKey,
    Instance,
    Unknown,
    Value,
)
from flake8_notifications.legacy_payloads.machine import Found, PayloadInterpreter
from flake8_notifications.legacy_payloads.model import Keys, joined
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.units import Unit, Units

_MOST_STEPS: Final = 4_000
_MOST_NODES: Final = 100_000
#: How often more is followed for the keys of one function's payloads.
_MOST_ROUNDS: Final = 6


def payload_keys(modules: Modules, emissions: Iterable[Emission]) -> Mapping[str, Keys]:
    """The keys of the payloads, by event type, of those whose event type is known."""
    units = Units(modules)
    by_unit: dict[tuple[str, int, int, bool], tuple[Unit, dict[str, set[Place]]]] = {}
    sent = list(emissions)
    for emission in sent:
        if not emission.is_known:
            continue
        for unit in units.at(emission.place.path, emission.place.line):
            if unit.is_function:
                _, wanted = by_unit.setdefault(unit.key, (unit, {}))
                wanted.setdefault(emission.event_type, set()).add(emission.place)
    wrappers = frozenset(name.rpartition(".")[2] for each in sent for name in each.via)
    runs = _Runs(modules, wrappers)
    found: dict[str, Keys] = {}
    for _, (unit, wanted) in sorted(by_unit.items()):
        sent_here, reason = runs.refined(unit, wanted)
        for event_type, places in wanted.items():
            here = sent_here.get(event_type)
            why = f"{reason or 'a call that is not reached'} ({min(places)})"
            if here is None:
                keys = Keys((), (), why)
            elif reason is not None and len(places) > 1:
                # It was given up, and not all that sends this was come to.
                keys = here.keys._replace(reason=here.keys.reason or why)
            else:
                keys = here.keys
            known = found.get(event_type)
            found[event_type] = keys if known is None else joined(known, keys)
    return found


class _Outcome(NamedTuple):
    """What came of a run.

    :ivar reason: why it did not come to its end; None if it did.
    """

    sent: Mapping[str, Found]
    reason: str | None

    @property
    def causes(self) -> frozenset[FunctionKey]:
        return frozenset[FunctionKey]().union(*(each.causes for each in self.sent.values()))


class _Runs:
    """Runs units, each of them again as long as more could be known of what it sends."""

    def __init__(self, modules: Modules, wrappers: frozenset[str]) -> None:
        self._modules = modules
        self._wrappers = wrappers
        self._machine = PayloadInterpreter(modules)

    def refined(
        self, unit: Unit, wanted: Mapping[str, Iterable[Place]]
    ) -> tuple[Mapping[str, Found], str | None]:
        """What a unit sends of some event types, and why that may not be all."""
        lines = {place.line for places in wanted.values() for place in places}
        followed: frozenset[FunctionKey] = frozenset()
        best = self._run(unit, frozenset(wanted), lines, followed)
        for _ in range(_MOST_ROUNDS):
            causes = best.causes - followed
            if best.reason is not None or not causes:
                break
            followed |= causes
            outcome = self._run(unit, frozenset(wanted), lines, followed)
            if outcome.reason is not None:
                break
            best = outcome
        return best

    def _run(
        self,
        unit: Unit,
        wanted: frozenset[str],
        lines: Collection[int],
        followed: frozenset[FunctionKey],
    ) -> _Outcome:
        """Run a function with whatever its callers pass."""
        machine = self._machine

        def leads(function: Function) -> bool:
            return function.name in self._wrappers or (
                function.module.path == unit.path and _is_around(function, lines)
            )

        machine.wanted, machine.sent, machine.leading = wanted, {}, leads
        machine.followed, machine.nested, machine.invoked = followed, [], set()
        limits = machine.steps, machine.most_steps, machine.guards.most
        try:
            function, receiver = _function(machine, unit)
            if function is None:
                return _Outcome({}, "a function that cannot be run by itself")
            with machine.apart(), machine.undone():
                machine.steps, machine.most_steps = 0, _MOST_STEPS
                machine.guards.most = len(machine.guards) + _MOST_NODES
                self._enter(function, receiver)
                for nested in machine.nested:
                    if leads(nested) and nested.key not in machine.invoked:
                        # Whoever it was handed to calls it.
                        machine.path = TRUE
                        self._enter(nested, None)
        except (TooMuch, RecursionError):
            # What was going on when it was given up is over, but not cleared away.
            self._machine = PayloadInterpreter(self._modules)
            return _Outcome(machine.sent, "a function that takes too many steps")
        finally:
            machine.steps, machine.most_steps, machine.guards.most = limits
        return _Outcome(machine.sent, None)

    def _enter(self, function: Function, receiver: Value | None) -> None:
        definition = function.definition
        node = syntax.Node(definition.line, definition.column)
        passed = _arguments(function, receiver)
        self._machine.call(function, passed, node, function.closure)


def _is_around(function: Function, lines: Iterable[int]) -> bool:
    definition = function.definition
    if isinstance(definition, syntax.Lambda):
        return False
    last = function.module.end_of(definition)
    return any(definition.line <= line <= last for line in lines)


def _function(machine: PayloadInterpreter, unit: Unit) -> tuple[Function | None, Value | None]:
    """The function of a unit without its decorators, and an object of its class."""
    module = machine.modules.at(unit.path)
    frame: Body = machine.module_frame(module)
    owner: ClassValue | None = None
    for definition in unit.classes:
        value: Value | None = (
            machine.name_of(module, definition.name)
            if owner is None
            else machine.attribute(owner, definition.name, definition, frame)
        )
        if not isinstance(value, ClassValue):
            # A decorator that is not at hand made something else of it.
            value = class_of(machine, definition, frame)
        owner, frame = value, value.body
    assert isinstance(unit.statement, syntax.FunctionDefinition)
    made = function_of(machine, unit.statement, frame)
    return made, None if owner is None else Instance(owner, is_open=True)


def _arguments(function: Function, receiver: Value | None) -> Arguments:
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    for parameter in function.definition.parameters:
        place = Place(function.module.path, function.definition.line)
        value = Unknown(f"what callers pass for '{parameter.name}'", place)
        if parameter.kind in ("positional", "positional_only"):
            positional.append(value)
        elif parameter.kind == "keyword_only":
            keywords[parameter.name] = value
    if receiver is not None and positional:
        positional[0] = receiver
    return Arguments(tuple(positional), keywords)
