"""A second pass over what is sent: the functions that send it are run once more for the payloads.

The search for event types leaves out whatever cannot be part of one, payloads most of all.  Whoever
asks for their keys pays for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from flake8_notifications.emissions.model import Emission
from flake8_notifications.interpretation.definitions import class_of, function_of
from flake8_notifications.interpretation.guards import TooMuch
from flake8_notifications.interpretation.values import (
    Arguments,
    Body,
    ClassValue,
    Function,
    Instance,
    Unknown,
    Value,
)
from flake8_notifications.legacy_payloads.machine import PayloadInterpreter
from flake8_notifications.legacy_payloads.model import Keys, joined
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.units import Unit, Units

_MOST_STEPS: Final = 4_000
_MOST_NODES: Final = 100_000


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
    machine = PayloadInterpreter(modules)
    found: dict[str, Keys] = {}
    for _, (unit, wanted) in sorted(by_unit.items()):
        machine.wrappers = wrappers
        reason = _run(machine, unit, frozenset(wanted))
        for event_type, places in wanted.items():
            keys = machine.found.get(event_type)
            why = f"{reason or 'a call that is not reached'} ({min(places)})"
            if keys is None:
                keys = Keys((), (), why)
            elif reason is not None and len(places) > 1:
                # It was given up, and not all that sends this was come to.
                keys = keys._replace(reason=keys.reason or why)
            known = found.get(event_type)
            found[event_type] = keys if known is None else joined(known, keys)
        if reason is not None:
            # What was going on when it was given up is over, but not cleared away.
            machine = PayloadInterpreter(modules)
    return found


def _run(machine: PayloadInterpreter, unit: Unit, wanted: frozenset[str]) -> str | None:
    """Run a function with whatever its callers pass; returns why that went wrong."""
    machine.wanted, machine.found = wanted, {}
    limits = machine.steps, machine.most_steps, machine.guards.most
    try:
        function, receiver = _function(machine, unit)
        if function is None:
            return "a function that cannot be run by itself"
        with machine.apart():
            machine.steps, machine.most_steps = 0, _MOST_STEPS
            machine.guards.most = len(machine.guards) + _MOST_NODES
            node = syntax.Node(unit.statement.line, unit.statement.column)
            machine.call(function, _arguments(function, receiver), node, function.closure)
    except (TooMuch, RecursionError):
        return "a function that takes too many steps"
    finally:
        machine.steps, machine.most_steps, machine.guards.most = limits
    return None


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
