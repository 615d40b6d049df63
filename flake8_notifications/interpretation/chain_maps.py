"""``collections.ChainMap``: the first of some dicts that has a key says what it is."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import Rule, whole
from flake8_notifications.interpretation.values import (
    Arguments,
    ChainedDict,
    DictObject,
    Entries,
    Frame,
    Value,
)
from flake8_notifications.source import syntax


def _chained(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    place = machine.place(node, frame)
    tables = tuple(
        each
        if isinstance(each, DictObject)
        else machine.dict_of(Entries({}, machine.part_of(each, "[…]", node, frame)), place)
        for each in arguments.positional
    ) or (machine.dict_of(Entries({}), place),)

    def together() -> tuple[tuple[Guard, Entries], ...]:
        found: list[tuple[Guard, Entries]] = [(TRUE, Entries({}))]
        for table in reversed(tables):
            found = [
                (both, _over(machine, content, state))
                for guard, content in found
                for condition, state in table.states
                if (both := machine.guards.conjoin(guard, condition)) != FALSE
            ]
        return tuple(found)

    return ChainedDict(tables, together, place)


def _over(machine: Machine, content: Entries, first: Entries) -> Entries:
    """A content with what another one has that comes before it."""
    more = content.more if first.more is None else first.more
    tied = (*content.tied, *first.tied)
    values = containers.overlaid(machine, content.values, first.more)
    return Entries({**values, **first.values}, more, tied)


#: By dotted name.
RULES: Final[dict[str, Rule]] = {"collections.ChainMap": whole(_chained)}
