"""Displays of lists, sets, tuples and dicts, with what is unpacked in them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.sameness import entry_of, is_unhashable
from flake8_notifications.interpretation.values.base import UNBOUND, Tuple, Value
from flake8_notifications.interpretation.values.containers import Entries
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax


def sequence_display(machine: Machine, node: syntax.Display, frame: Frame) -> Value:
    if node.kind != "tuple":
        spread = _spread_display(machine, node, frame)
        if spread is not None:
            return spread
    if node.kind == "tuple" and any(isinstance(item, syntax.Starred) for item in node.items):
        return _spread_tuple(machine, node, frame)
    values, more = items(machine, node.items, frame)
    if node.kind == "tuple":
        return Tuple(tuple(values), more=more)
    display = machine.list_of(values, machine.place(node, frame), more)
    if node.kind == "set":
        if any(map(is_unhashable, values)):
            return machine.raises("TypeError")
        display.kind = "set"
        containers.without_doubles(machine, display)
    return display


def _spread_tuple(machine: Machine, node: syntax.Display, frame: Frame) -> Value:
    """``(…, *one)``, for each possible content of what is unpacked."""
    parts: list[Value] = []
    for item in node.items:
        if isinstance(item, syntax.Starred):
            parts.append(_spread_item(machine, item, frame))
        else:
            parts.append(Tuple((machine.evaluate(item, frame),)))
        if machine.path == FALSE:
            return UNBOUND
    return machine.combine(parts, lambda chosen: _joined(machine, chosen))


def _spread_item(machine: Machine, node: syntax.Starred, frame: Frame) -> Value:
    value = containers.contents(machine, machine.evaluate(node.value, frame))
    return machine.each(value, lambda choice: _as_tuple(machine, choice, node, frame))


def _as_tuple(machine: Machine, value: Value, node: syntax.Expression, frame: Frame) -> Value:
    unpacked = containers.items_of(machine, value, node, frame)
    return Tuple(tuple(unpacked.values), more=unpacked.more)


def _joined(machine: Machine, tuples: Sequence[Value]) -> Value:
    """The concatenation of tuples."""
    values: list[Value] = []
    more: list[Value] = []
    for part in tuples:
        assert isinstance(part, Tuple)
        (more if more else values).extend(part.items)
        if part.more is not None:
            more.append(part.more)
    return Tuple(tuple(values), more=machine.one_of(more) if more else None)


def _spread_display(machine: Machine, node: syntax.Display, frame: Frame) -> Value | None:
    """``[…, *one]``, item by item, as what is unpacked may have several contents."""
    if not any(isinstance(item, syntax.Starred) for item in node.items):
        return None
    display = machine.list_of((), machine.place(node, frame))
    display.kind = node.kind  # type: ignore[assignment]
    for item in node.items:
        if isinstance(item, syntax.Starred):
            spread = machine.evaluate(item.value, frame)
            containers.extend(machine, display, spread, item, frame)
        else:
            containers.add(machine, display, machine.evaluate(item, frame))
        if machine.path == FALSE:
            return UNBOUND
    return display


def items(
    machine: Machine, nodes: Sequence[syntax.Expression], frame: Frame
) -> tuple[list[Value], Value | None]:
    """The items of a display, and the value of any number of further ones."""
    values: list[Value] = []
    more: Value | None = None
    for node in nodes:
        if isinstance(node, syntax.Starred):
            unpacked = containers.items_of(
                machine, machine.evaluate(node.value, frame), node, frame
            )
            values += unpacked.values
            if unpacked.more is not None:
                more = unpacked.more if more is None else machine.one_of([more, unpacked.more])
        elif more is not None:
            more = machine.one_of([more, machine.evaluate(node, frame)])
        else:
            values.append(machine.evaluate(node, frame))
    return values, more


def dict_display(machine: Machine, node: syntax.DictDisplay, frame: Frame) -> Value:
    display = machine.dict_of(Entries({}), machine.place(node, frame))
    entries: dict[Any, tuple[Value, Value]] | None = {}
    for item in node.items:
        if item.key is None:
            if entries is not None:
                display.states = ((machine.path, Entries(entries)),)
                entries = None
            containers.update(machine, display, machine.evaluate(item.value, frame), node, frame)
            continue
        key = machine.evaluate(item.key, frame)
        value = machine.evaluate(item.value, frame)
        if is_unhashable(key):
            return machine.raises("TypeError")
        identity = None if entries is None else entry_of(key, entries)
        if entries is not None and identity is not None:
            entries[identity] = (key, value)
            continue
        if entries is not None:
            display.states = ((machine.path, Entries(entries)),)
            entries = None
        write = functools.partial(containers.set_item, machine, display, value=value)
        machine.each(key, write)
    if entries is not None:
        display.states = ((1, Entries(entries)),)
    return display
