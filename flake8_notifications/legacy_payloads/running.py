"""Runs functions for the payloads that they send, with whatever their callers pass."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from flake8_notifications.interpretation.definitions import class_of, function_of
from flake8_notifications.interpretation.guards import TRUE, TooMuch
from flake8_notifications.interpretation.values import (
    Arguments,
    Body,
    ClassValue,
    Function,
    FunctionKey,
    Instance,
    Value,
)
from flake8_notifications.legacy_payloads.machine import Found, PayloadInterpreter
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.units import Unit

_MOST_STEPS: Final = 4_000
_MOST_NODES: Final = 100_000
#: How often more is followed for the keys of one function's payloads.
_MOST_ROUNDS: Final = 6


class Outcome(NamedTuple):
    """What came of a run.

    :ivar sent: by event type, of those that were wanted.
    :ivar reason: why it did not come to its end; None if it did.
    :ivar invoked: the functions that were run.
    :ivar open_calls: the names of what was called of something unknown.
    """

    sent: Mapping[str, Found]
    reason: str | None
    invoked: frozenset[FunctionKey] = frozenset()
    open_calls: frozenset[str] = frozenset()

    @property
    def causes(self) -> frozenset[FunctionKey]:
        """The functions that were not followed and could tell more."""
        return frozenset[FunctionKey]().union(*(each.causes for each in self.sent.values()))

    def calls(self, function: FunctionKey, name: str) -> bool:
        """Whether a function was called, or what may be it."""
        return function in self.invoked or name in self.open_calls


class PayloadRuns:
    """Runs units, each of them again as long as more could be known of what it sends.

    :param wrappers: the names of the functions that lead to what sends, without their classes.
    """

    def __init__(self, modules: Modules, wrappers: frozenset[str]) -> None:
        self._modules = modules
        self._wrappers = wrappers
        self._machine = PayloadInterpreter(modules)

    def refined(
        self, unit: Unit, wanted: Mapping[str, Collection[Place]], leading: Collection[str] = ()
    ) -> Outcome:
        """Run a unit for some event types.

        :param wanted: by event type, the places that supply the last piece of it.
        :param leading: the names of further functions that lead to what sends.
        """
        run = functools.partial(self._run, unit, wanted, leading)
        followed: frozenset[FunctionKey] = frozenset()
        tried: set[FunctionKey] = set()
        best = run(followed)
        for _ in range(_MOST_ROUNDS):
            causes = best.causes - tried
            if best.reason is not None or not causes:
                break
            tried |= causes
            # Where following one leads to less, it needs what others put somewhere before.
            for chosen in (causes, *(frozenset({each}) for each in sorted(causes))):
                outcome = run(followed | chosen)
                if outcome.reason is None and outcome.sent.keys() >= best.sent.keys():
                    best, followed = outcome, followed | chosen
                    if chosen == causes:
                        break
        return best

    def _run(
        self,
        unit: Unit,
        wanted: Mapping[str, Collection[Place]],
        leading: Collection[str],
        followed: frozenset[FunctionKey],
    ) -> Outcome:
        """Run a function with whatever its callers pass."""
        machine = self._machine
        places = {place for each in wanted.values() for place in each}

        def leads(function: Function) -> bool:
            return (
                function.name in self._wrappers
                or function.name in leading
                or _is_around(function, places)
            )

        machine.wanted = frozenset(wanted)
        machine.leading = leads
        limits = machine.steps, machine.most_steps, machine.guards.most
        try:
            function, receiver = _function(machine, unit)
            if function is None:
                return Outcome({}, "a function that cannot be run by itself")
            machine.followed = followed | {function.key}
            with machine.alone():
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
            return _outcome(machine, "a function that takes too many steps")
        finally:
            machine.steps, machine.most_steps, machine.guards.most = limits
        return _outcome(machine, None)

    def _enter(self, function: Function, receiver: Value | None) -> None:
        definition = function.definition
        node = syntax.Node(definition.line, definition.column)
        passed = _arguments(self._machine, function, receiver)
        self._machine.call(function, passed, node, function.closure)


def _outcome(machine: PayloadInterpreter, reason: str | None) -> Outcome:
    sent = {**machine.likely, **machine.sent}
    return Outcome(sent, reason, frozenset(machine.invoked), frozenset(machine.open_calls))


def _is_around(function: Function, places: Iterable[Place]) -> bool:
    definition = function.definition
    if isinstance(definition, syntax.Lambda):
        return False
    module = function.module
    lines = [each.line for each in places if each.path == module.path]
    return bool(lines) and any(
        definition.line <= each <= module.end_of(definition) for each in lines
    )


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


def _arguments(
    machine: PayloadInterpreter, function: Function, receiver: Value | None
) -> Arguments:
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    more: dict[str, Value] = {}
    for parameter in function.definition.parameters:
        place = Place(function.module.path, function.definition.line)
        value = machine.open_argument(parameter.name, place)
        if parameter.kind in ("positional", "positional_only"):
            positional.append(value)
        elif parameter.kind == "keyword_only":
            keywords[parameter.name] = value
        else:
            more[parameter.kind] = value
    if receiver is not None and positional:
        positional[0] = receiver
    return Arguments(tuple(positional), keywords, more.get("star"), more.get("double_star"))
