"""Python as the oracle of event objects: the cases are run, and what they hand on is recorded.

The functions of ``event_cases`` that need no arguments, or only such as stand below, are
called with the real libraries. What the recording notifiers are handed has to be what the line says
that hands it on, and what a line says for certain has to be handed on by it.
"""

from __future__ import annotations

import importlib
import inspect
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, NamedTuple

import pytest

import test_emission_cases as emission_cases
import test_event_cases as cases

#: By case, the functions that send, with what they send as the option says it.
SENDERS: Final[dict[str, dict[str, Callable[..., Any]]]] = {
    "event_objects": {
        "emit": lambda event, key=None: getattr(event, "type", None),
        "publish": lambda event: type(event).__name__,
        "Bus.send": lambda self, event: event.topic.value,
        "QueueBus.send": lambda self, event: event.topic.value,
    },
    "event_ways": {
        "emit": lambda event: event.type,
        "Bus.publish": lambda self, *events: [each.type for each in events],
        "Bus.__call__": lambda self, event: event.type,
        "Bus.put": lambda self, *, event: event.type,
    },
    "event_validators": {"emit": lambda event: event.name},
}
#: What a line says besides what it is seen to hand on here: it does so with other arguments.
OTHERWISE: Final[dict[str, set[tuple[str, int, str]]]] = {
    "event_objects": set(),
    "event_validators": set(),
    "event_ways": {
        # Nobody calls the method on objects of these classes, which have it all the same.
        ("event_ways/events.py", 18, "event.loose"),
        ("event_ways/events.py", 18, "event.own"),
        # The constructor refuses nothing here.
        ("event_ways/same.py", 45, "event.loose"),
    },
}
#: What is passed for the parameters of functions, in turn.
PASSED: Final[dict[str, list[Any]]] = {
    "flag": [True, False],
    "label": [SimpleNamespace(value="state")],
    "loop": [SimpleNamespace(call_soon=lambda function, *arguments: function(*arguments))],
    "raw": [{}],
}


class Sent(NamedTuple):
    """An event type that was handed on, and the lines that led there, the innermost first."""

    places: tuple[tuple[str, int], ...]
    event_type: object


@pytest.fixture(params=SENDERS)
def recorded(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, list[Sent]]]:
    """The name of a case whose senders are replaced, and what they are handed."""
    name = request.param
    monkeypatch.syspath_prepend(str(cases.CASES))
    elsewhere = types.ModuleType("elsewhere")
    elsewhere.data = {}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "elsewhere", elsewhere)
    before = set(sys.modules)
    sent: list[Sent] = []
    bus = importlib.import_module(f"{name}.bus")
    for dotted, told in SENDERS[name].items():
        holder, _, last = dotted.rpartition(".")
        owner = getattr(bus, holder) if holder else bus
        if holder == "Bus" and getattr(owner, "__abstractmethods__", ()):
            continue
        monkeypatch.setattr(owner, last, _recording(told, sent))
    yield name, sent
    for each in set(sys.modules) - before:
        if each.partition(".")[0] == name:
            del sys.modules[each]


def _recording(told: Callable[..., Any], sent: list[Sent]) -> Callable[..., None]:
    def record(*arguments: Any, **keywords: Any) -> None:
        found = told(*arguments, **keywords)
        places = tuple(_places(sys._getframe(1)))
        several = found if isinstance(found, list) else [found]
        sent.extend(Sent(places, each) for each in several)

    return record


def _places(frame: types.FrameType | None) -> Iterator[tuple[str, int]]:
    """The lines of the cases that led to a call, the innermost first."""
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if cases.CASES in path.parents:
            yield path.relative_to(cases.CASES).as_posix(), frame.f_lineno
        frame = frame.f_back


def _calls(module: types.ModuleType) -> Iterator[tuple[Callable[..., Any], dict[str, Any]]]:
    for name, function in list(vars(module).items()):
        if not inspect.isfunction(function) or function.__module__ != module.__name__:
            continue
        names = list(inspect.signature(function).parameters)
        values = [_values(module, each) for each in names]
        if inspect.isgeneratorfunction(function) or name in ("inner", "outer") or not all(values):
            continue
        for at in range(max(map(len, values), default=1)):
            yield (
                function,
                {each: held[at % len(held)] for each, held in zip(names, values, strict=True)},
            )


def _values(module: types.ModuleType, name: str) -> list[Any]:
    """What is passed for a parameter of a name; events of all classes for an event."""
    package = module.__name__.partition(".")[0]
    events = importlib.import_module(f"{package}.events")
    if name == "bus":
        bus = importlib.import_module(f"{package}.bus")
        return [getattr(bus, "QueueBus", bus.Bus)()]
    if name == "event":
        names = ("Created", "Loose", "Record", "Data")
        return [getattr(events, each)(id=1) for each in names if hasattr(events, each)]
    if name == "values":
        return [{"type": "model.literal"}, {"type": "model.required"}]
    return PASSED.get(name, [])


def test_what_is_handed_on_is_what_is_expected(
    recorded: tuple[str, list[Sent]], monkeypatch: pytest.MonkeyPatch
) -> None:
    name, sent = recorded
    for variant in emission_cases.VARIANTS:
        module = importlib.import_module(f"{name}.{variant.removesuffix('.py')}")
        for function, keywords in _calls(module):
            try:
                function(**keywords)
            except (ValueError, AttributeError):
                # A required field is missing; or it is not the event that the function is for.
                continue
    monkeypatch.setattr(emission_cases, "CASES", cases.CASES)
    wanted = emission_cases.expected(name)
    known = {(each.path, each.line, each.subject) for each in wanted if each.code == "NTF101"}
    open_at = {(each.path, each.line) for each in wanted if each.code == "NTF102"}

    seen = [each for each in sent if each.event_type is not None]
    assert len(seen) > len(known) / 2
    assert [
        each
        for each in seen
        if known.isdisjoint((*place, each.event_type) for place in each.places)
        and open_at.isdisjoint(each.places)
    ] == []
    certain = {(*place, each.event_type) for each in seen for place in each.places}
    lines = {place for each in seen for place in each.places[:1]}
    assert {each for each in known - certain if each[:2] in lines} <= OTHERWISE[name]
