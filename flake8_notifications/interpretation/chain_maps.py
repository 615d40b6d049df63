"""``collections.ChainMap``: the first dict that has a key provides its value."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import Rule, whole
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import ChainedDict, DictObject, Entries
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax


def _chained(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    place = machine.place(node, frame)
    tables = tuple(
        mapping
        if isinstance(mapping, DictObject)
        else machine.dict_of(Entries({}, machine.part_of(mapping, "[…]", node, frame)), place)
        for mapping in arguments.positional
    ) or (machine.dict_of(Entries({}), place),)

    def together() -> tuple[tuple[Guard, Entries], ...]:
        states: list[tuple[Guard, Entries]] = [(TRUE, Entries({}))]
        for table in reversed(tables):
            states = [
                (both, _over(machine, content, entries))
                for guard, content in states
                for condition, entries in table.states
                if (both := machine.guards.conjoin(guard, condition)) != FALSE
            ]
        return tuple(states)

    return ChainedDict(tables, together, place)


def _over(machine: Machine, content: Entries, first: Entries) -> Entries:
    """A content overlaid with another one that takes precedence."""
    more = content.more if first.more is None else first.more
    tied = (*content.tied, *first.tied)
    values = containers.overlaid(machine, content.values, first.more)
    return Entries({**values, **first.values}, more, tied)


#: By dotted name.
RULES: Final[dict[str, Rule]] = {"collections.ChainMap": whole(_chained)}
