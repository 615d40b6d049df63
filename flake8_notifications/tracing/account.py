"""What a search reports besides the sends: the callers of wrappers, and undecided calls."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from flake8_notifications.emissions.model import Wrapper
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.notifiers import ANY_METHOD, PRIORITIES
from flake8_notifications.tracing.symbols import Symbols


class Calls(NamedTuple):
    """The calls of a unit, with their places.

    :ivar of_functions: calls of functions of the project.
    :ivar of_anything: by method name, calls with an unknown callee.
    :ivar costly: those of them whose callee would take too long to find out, with the reasons.
    """

    of_functions: dict[FunctionKey, set[Place]]
    of_anything: dict[str, set[Place]]
    costly: dict[str, dict[tuple[Place, int], Unknown]]


def account(
    wrappers: Iterable[FunctionKey], symbols: Symbols, units: Iterable[Calls]
) -> Iterator[Wrapper]:
    """The wrappers, and their callers."""
    called: dict[FunctionKey, set[Place]] = {}
    open_calls: dict[str, set[Place]] = {}
    for of_functions, of_anything, _ in units:
        for function_key, places in of_functions.items():
            called.setdefault(function_key, set()).update(places)
        for name, places in of_anything.items():
            open_calls.setdefault(name, set()).update(places)
    for key in wrappers:
        unit = symbols.unit_of(key)
        function = None if unit is None else symbols.function_of(unit)
        if function is not None:
            callers = called.get(key, set())
            maybe = open_calls.get(function.name, set()) - callers
            yield Wrapper(
                Place(key.path, key.line),
                f"{function.module.name}.{function.shown_name}",
                tuple(sorted(callers)),
                tuple(sorted(maybe)),
            )


def undecided(
    wrappers: Iterable[FunctionKey], symbols: Symbols, units: Collection[Calls]
) -> Iterator[tuple[Place, int, Unknown]]:
    """The calls that may send, where finding out would take too long; with the reasons."""
    called: dict[Place, set[FunctionKey]] = {}
    for calls in units:
        for function_key, places in calls.of_functions.items():
            for place in places:
                called.setdefault(place, set()).add(function_key)
    by_name: dict[str, set[FunctionKey]] = {}
    for key in wrappers:
        unit = symbols.unit_of(key)
        if unit is not None:
            by_name.setdefault(getattr(unit.statement, "name", ""), set()).add(key)
    for calls in units:
        for name, costly in calls.costly.items():
            for (place, column), why in costly.items():
                # Another run knows the callee at that place.
                is_known = not called.get(place, set()).isdisjoint(by_name.get(name, set()))
                if name in PRIORITIES or name == ANY_METHOD or (name in by_name and not is_known):
                    yield place, column, why
