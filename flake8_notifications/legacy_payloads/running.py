"""Runs functions for the payloads that they send, with whatever their callers pass."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.definitions import class_of, function_of
from flake8_notifications.interpretation.guards import TRUE, TooMuch
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Function
from flake8_notifications.legacy_payloads.machine import PayloadInterpreter
from flake8_notifications.legacy_payloads.origins import Origins, matched
from flake8_notifications.legacy_payloads.sent_payloads import SentPayload
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.units import Unit

_MOST_STEPS: Final = 4_000
_MOST_STEPS_WITH_PAYLOADS: Final = 20_000
_MOST_NODES: Final = 100_000
#: How often more is followed for the keys of one function's payloads.
_MOST_ROUNDS: Final = 6


class Outcome(NamedTuple):
    """What came of a run.

    :ivar sent: by event type, of those that were wanted.
    :ivar reason: why it did not come to its end; None if it did.
    :ivar invoked: the functions that were run.
    :ivar open_calls: the names of what was called of something unknown.
    :ivar followed: the functions that were run although they lead to nothing that sends.
    :ivar payloads: of the payloads of versioned notifications that were made, the ``class`` line
        and what their fields are of.
    """

    sent: Mapping[str, SentPayload]
    reason: str | None
    invoked: frozenset[FunctionKey] = frozenset()
    open_calls: frozenset[str] = frozenset()
    followed: frozenset[FunctionKey] = frozenset()
    payloads: tuple[tuple[Place, Mapping[str, Origins]], ...] = ()

    @property
    def causes(self) -> frozenset[FunctionKey]:
        """The functions that were not followed and could tell more of the keys."""
        return frozenset[FunctionKey]().union(
            *(sent_payload.causes for sent_payload in self.sent.values())
        )

    @property
    def further(self) -> frozenset[FunctionKey]:
        """Those that could tell more of what the keys hold."""
        return frozenset[FunctionKey]().union(
            *(sent_payload.further for sent_payload in self.sent.values())
        )

    def same(self, event_type: str, classes: Collection[Place]) -> Iterator[tuple[str, str]]:
        """The keys of a payload, each with the field of one of some classes that holds the same."""
        for origins in self.sent[event_type].origins:
            for place, fields in self.payloads:
                if place in classes:
                    yield from matched(origins, fields).items()

    def calls(self, function: FunctionKey, name: str) -> bool:
        """Whether a function was called, or what may be it."""
        return function in self.invoked or name in self.open_calls


class Makers(NamedTuple):
    """What makes the payloads of versioned notifications.

    :ivar classes: the ``class`` lines of these.
    :ivar functions: those that lead to where one is made.
    """

    classes: frozenset[Place]
    functions: frozenset[FunctionKey]


class PayloadRuns:
    """Runs units, each of them again as long as more could be known of what it sends.

    :param wrappers: the names of the functions that lead to what sends, without their classes.
    """

    def __init__(self, modules: Modules, wrappers: frozenset[str]) -> None:
        self._modules = modules
        self._wrappers = wrappers
        self._machine = PayloadInterpreter(modules)

    def with_payloads(
        self,
        unit: Unit,
        wanted: Mapping[str, Collection[Place]],
        makers: Makers,
        former: Outcome,
    ) -> Outcome:
        """Run a unit also for the payloads of versioned notifications that it makes.

        :param former: what came of it when it was run for the keys.
        """
        followed = former.followed | former.further
        best = self._run(unit, wanted, (), former.followed | former.further, makers)
        if best.reason is None and not best.further <= followed:
            outcome = self._run(unit, wanted, (), followed | best.further, makers)
            best = outcome if outcome.reason is None else best
        return best

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
            for chosen in (causes, *(frozenset({key}) for key in sorted(causes))):
                outcome = run(followed | chosen)
                if outcome.reason is None and outcome.sent.keys() >= best.sent.keys():
                    best, followed = outcome, followed | chosen
                    if chosen == causes:
                        break
        return best._replace(followed=followed)

    def _run(
        self,
        unit: Unit,
        wanted: Mapping[str, Collection[Place]],
        leading: Collection[str],
        followed: frozenset[FunctionKey],
        makers: Makers | None = None,
    ) -> Outcome:
        """Run a function with whatever its callers pass."""
        machine = self._machine
        places = {place for places in wanted.values() for place in places}

        def leads(function: Function) -> bool:
            return (
                function.name in self._wrappers
                or function.name in leading
                or (makers is not None and function.key in makers.functions)
                or _is_around(function, places)
            )

        machine.wanted = frozenset(wanted)
        machine.leading = leads
        machine.payload_classes = frozenset() if makers is None else makers.classes
        limits = machine.steps, machine.most_steps, machine.guards.most
        try:
            function, receiver = _function(machine, unit)
            if function is None:
                return Outcome({}, "a function that cannot be run by itself")
            machine.followed = followed | {function.key}
            with machine.alone():
                machine.steps = 0
                machine.most_steps = _MOST_STEPS if makers is None else _MOST_STEPS_WITH_PAYLOADS
                machine.guards.most = len(machine.guards) + _MOST_NODES
                self._enter(function, receiver)
                for nested in machine.nested:
                    if leads(nested) and nested.key not in machine.invoked:
                        # The code that it was handed to calls it.
                        machine.path = TRUE
                        self._enter(nested, None)
                payloads = tuple(machine.made_payloads())
        except (TooMuch, RecursionError):
            if machine.is_spoilt:
                self._machine = PayloadInterpreter(self._modules)
            return _outcome(machine, "a function that takes too many steps")
        finally:
            machine.steps, machine.most_steps, machine.guards.most = limits
        return _outcome(machine, None)._replace(payloads=payloads)

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
    lines = [place.line for place in places if place.path == module.path]
    return bool(lines) and any(
        definition.line <= line <= module.end_of(definition) for line in lines
    )


def _function(machine: PayloadInterpreter, unit: Unit) -> tuple[Function | None, Value | None]:
    """The function of a unit, and an object of its class.

    It is that without its decorators, unless the unit is what they make of it.
    """
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
    receiver = None if owner is None else Instance(owner, is_open=True)
    if not unit.is_definition:
        return function_of(machine, unit.statement, frame), receiver
    name = unit.statement.name
    made = (
        machine.name_of(module, name)
        if owner is None
        else class_lookup.find(machine, list(project_classes(owner)), name)
    )
    return made if isinstance(made, Function) else None, receiver


def _arguments(
    machine: PayloadInterpreter, function: Function, receiver: Value | None
) -> Arguments:
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    more: dict[str, Value] = {}
    for parameter in function.definition.parameters:
        value = machine.open_argument(function, parameter.name)
        if parameter.kind in ("positional", "positional_only"):
            positional.append(value)
        elif parameter.kind == "keyword_only":
            keywords[parameter.name] = value
        else:
            more[parameter.kind] = value
    if receiver is not None and positional:
        positional[0] = receiver
    return Arguments(tuple(positional), keywords, more.get("star"), more.get("double_star"))
