"""The order in which Python sorts known texts, numbers, tuples and dataclasses of these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from flake8_notifications.interpretation.conditions import plain
from flake8_notifications.interpretation.enum_members import number_of
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import UNBOUND, Constant, Tuple, Value
from flake8_notifications.interpretation.values.objects import Instance

_DEEPEST: Final = 4


class _Incomparable:
    """A sort key whose order relative to others is unknown."""

    def __lt__(self, other: object) -> bool:
        raise TypeError


def sorted_positions(machine: Machine, keys: Sequence[Value], *, reverse: bool) -> list[int] | None:
    """The positions of some keys in ascending or descending order; None if that is unknown.

    Tuples are ordered by their first differing items: what follows these may be unknown.
    """
    ordered = [_key(machine, key, _DEEPEST) for key in keys]
    try:
        return sorted(range(len(keys)), key=ordered.__getitem__, reverse=reverse)
    except TypeError:
        return None


def _key(machine: Machine, value: Value, depth: int) -> Any:
    """A sort key for a value.

    :param depth: the remaining levels of nested tuples and dataclasses.
    """
    if not depth:
        return _Incomparable()
    match number_of(plain(value)):
        case Constant(value=constant):
            return constant
        case Tuple(items=items, more=None):
            return tuple(_key(machine, item, depth - 1) for item in items)
        case Instance(is_open=False, cls=cls, attributes=attributes) if "order" in cls.data_options:
            names = machine.match_args(cls)
            parts = [attributes.get(name, UNBOUND) for name in names]
            return tuple(_key(machine, part, depth - 1) for part in parts)
        case _:
            return _Incomparable()
