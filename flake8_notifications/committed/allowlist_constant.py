"""An allowlist that is a constant in Python source, read without importing it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from flake8_notifications.committed.named_constant import ConstantError, complaint, value_of
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import items, single
from flake8_notifications.interpretation.values.base import Constant, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.containers import ListObject
from flake8_notifications.options import ALLOWLIST
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place

_ADVICE: Final = "write the event types as constants"


def strings_of(path: Path, name: str, modules: Modules) -> list[tuple[str, Place]]:
    """The strings in a list, tuple, set or frozenset, and where each is written.

    :param path: of the module, absolute.
    :param name: of the constant, with the classes that hold it: ``Class.attribute``.
    :raises ConstantError: if there is no such constant, or it holds something else.
    """
    machine, value, place = value_of(path, name, modules, ALLOWLIST.name)
    if not isinstance(value, ListObject | Tuple):
        raise ConstantError(f"{complaint(machine, 'is no list of strings', value)}: {_ADVICE}")
    values = items(machine, value, place, any_order=True)
    if isinstance(values, Unknown):
        raise ConstantError(f"{complaint(machine, 'is no list of strings', values)}: {_ADVICE}")
    return [_string(machine, single(machine, value), place) for value in values]


def _string(machine: ExactInterpreter, value: Value, place: Place) -> tuple[str, Place]:
    if not isinstance(value, Constant) or not isinstance(value.value, str):
        wrong = complaint(machine, "holds something that is no string", value)
        raise ConstantError(f"{wrong}: {_ADVICE}")
    return value.value, machine.written(value) or place
