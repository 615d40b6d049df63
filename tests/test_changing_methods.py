"""The list of methods that change a container, held against Python's own containers."""

from __future__ import annotations

import collections
import contextlib
import copy
import itertools
from typing import Any, Final

import pytest

from flake8_notifications.interpretation.changing_methods import CHANGING
from flake8_notifications.interpretation.expression_effects import READ_ONLY

_CONTAINERS: Final[list[Any]] = [
    [2, 1],
    {1, 2},
    {1: 2, 3: 4},
    collections.deque([2, 1]),
    collections.OrderedDict({1: 2, 3: 4}),
]
_ARGUMENTS: Final = list(
    itertools.chain.from_iterable(
        itertools.product([1, 0, 9, [1], [9], {9: 9}], repeat=count) for count in range(3)
    )
)


def changes(container: Any, method: str) -> bool:
    """Whether a method changes a container, whatever it is given."""
    for arguments in _ARGUMENTS:
        changed = copy.copy(container)
        with contextlib.suppress(Exception):
            getattr(changed, method)(*arguments)
        if list(changed) != list(container) or changed != container:
            return True
    return False


@pytest.mark.parametrize("container", _CONTAINERS, ids=lambda each: type(each).__name__)
def test_all_of_them_are_known_and_no_others(container: Any) -> None:
    methods = [name for name in dir(container) if not name.startswith("_")]
    changing = {name for name in methods if changes(container, name)}
    assert changing == {name for name in methods if name in CHANGING}


def test_what_only_reads_is_none_of_them() -> None:
    assert not READ_ONLY & CHANGING
