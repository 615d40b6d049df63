"""An allowlist that is a constant in Python source, read without importing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from flake8_notifications.committed.named_constant import ConstantError, complaint, value_of
from flake8_notifications.evaluation.values import Collection, Constant, Place
from flake8_notifications.options import ALLOWLIST
from flake8_notifications.project.modules import Modules

_ADVICE: Final = "write the event types as constants"


def strings_of(path: Path, name: str, modules: Modules) -> list[tuple[str, Place]]:
    """The strings in a list, tuple, set or frozenset, and where each is written.

    :param path: of the module, absolute.
    :param name: of the constant, with the classes that hold it: ``Class.attribute``.
    :raises ConstantError: if there is no such constant, or it holds something else.
    """
    value, place = value_of(path, name, modules, ALLOWLIST.name)
    if isinstance(value, Collection):
        return list(_strings(value, place))
    raise ConstantError(f"{complaint('is no list of strings', value)}: {_ADVICE}")


def _strings(value: Collection, place: Place) -> Iterator[tuple[str, Place]]:
    for item in value.items:
        if not isinstance(item, Constant) or not isinstance(item.value, str):
            wrong = complaint("holds something that is no string", item)
            raise ConstantError(f"{wrong}: {_ADVICE}")
        yield item.value, item.place or place
