"""A table of fingerprints that is put together by code, read without importing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flake8_notifications.committed.named_constant import ConstantError, complaint, value_of
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import entries, single
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.options import FINGERPRINTS
from flake8_notifications.project.modules import Modules
from flake8_notifications.source.place import Place


def pairs_of(path: Path, name: str, modules: Modules) -> Iterator[tuple[object, object, Place]]:
    """The keys and values of a dict, and where each key is written.

    :param path: of the module, absolute.
    :param name: of the dict, with the classes that hold it: ``Class.attribute``.
    :raises ConstantError: if there is no such dict, or it holds something else than constants.
    """
    machine, table, defined = value_of(path, name, modules, FINGERPRINTS.name)
    pairs = entries(machine, table, defined)
    if isinstance(pairs, Unknown):
        is_known = not isinstance(table, Unknown | External | DictObject)
        wrong = complaint(machine, "is no dict", table if is_known else pairs)
        raise ConstantError(f"{wrong}: correct --{FINGERPRINTS.name}")
    for pair in pairs:
        key, value = (_constant(machine, single(machine, part)) for part in pair)
        yield key.value, value.value, machine.written(key) or defined


def _constant(machine: ExactInterpreter, value: Value) -> Constant:
    if isinstance(value, Constant):
        return value
    wrong = complaint(machine, "holds something that is no string", value)
    raise ConstantError(f"{wrong}: write the entries as constants")
