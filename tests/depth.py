"""How deep the tests look: some of what they make up or repeat is for the night.

With ``FLAKE8_NOTIFICATIONS_NIGHTLY=1`` in the environment, which is what ``tox -e nightly`` sets,
everything is looked at. Without it, tests take a share of what they generate or look at once more
in another way, and those that are marked ``nightly`` are left out; no rule and no case is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final, TypeVar

import pytest
from _pytest.mark.structures import ParameterSet

VARIABLE: Final = "FLAKE8_NOTIFICATIONS_NIGHTLY"
IS_NIGHTLY: Final = os.environ.get(VARIABLE, "") not in ("", "0")

T = TypeVar("T")


def of(nightly: int, *, daily: int) -> int:
    """How many of something a test looks at.

    :param nightly: all that is worth its time, where nobody waits.
    """
    return nightly if IS_NIGHTLY else daily


def share(items: Sequence[T], *, daily: int) -> Sequence[T]:
    """Of what a test looks at, every so many by day."""
    return items[:: of(1, daily=daily)]


def marks(at: int, *, daily: int) -> tuple[pytest.MarkDecorator, ...]:
    """Those of the parameter at a place in a row, of which every so many is for the day."""
    return () if at % daily == 0 else (pytest.mark.nightly,)


def parameters(
    values: Iterable[Any], *, daily: Collection[Any], name: Callable[[Any], str] | None = None
) -> list[ParameterSet]:
    """Those of a test, of which all but some are marked for the night.

    :param values: a tuple is for several arguments.
    :param name: what one is called, where that is not plain.
    """
    return [
        pytest.param(
            *(value if type(value) is tuple else (value,)),
            marks=() if value in daily else pytest.mark.nightly,
            id=None if name is None else name(value),
        )
        for value in values
    ]
