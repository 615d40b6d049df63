"""In which order Python sorts what is known; texts, numbers, tuples and records of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from flake8_notifications.interpretation.conditions import plain
from flake8_notifications.interpretation.enum_members import number_of
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Constant,
    Instance,
    Tuple,
    Value,
)

_DEEPEST: Final = 4


class _Incomparable:
    """Something of which it is not known whether it comes before something else."""

    def __lt__(self, other: object) -> bool:
        raise TypeError


def sorted_positions(machine: Machine, keys: Sequence[Value], *, reverse: bool) -> list[int] | None:
    """The positions of some keys in ascending order, or descending order; None if it is not known.

    Two tuples are told apart by the first of their items that differ: what comes behind these need
    not be known.
    """
    ordered = [_key(machine, each, _DEEPEST) for each in keys]
    try:
        return sorted(range(len(keys)), key=ordered.__getitem__, reverse=reverse)
    except TypeError:
        return None


def _key(machine: Machine, value: Value, depth: int) -> Any:
    """Something that is sorted as a value is.

    :param depth: how many tuples and records in one another are looked into.
    """
    if not depth:
        return _Incomparable()
    match number_of(plain(value)):
        case Constant(value=constant):
            return constant
        case Tuple(items=items, more=None):
            return tuple(_key(machine, each, depth - 1) for each in items)
        case Instance(is_open=False, cls=cls, attributes=held) if "order" in cls.data_options:
            names = machine.match_args(cls)
            parts = [held.get(each, UNBOUND) for each in names]
            return tuple(_key(machine, each, depth - 1) for each in parts)
        case _:
            return _Incomparable()
