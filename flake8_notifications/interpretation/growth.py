"""Texts that grow with each iteration: their constant part, and a pattern for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.text_values import is_texty, pieces_of
from flake8_notifications.interpretation.texts import best_supplier, concatenate
from flake8_notifications.interpretation.values.base import UNBOUND, Alternatives, Unknown, Value

#: The characters and the unknown parts of a text, one by one.
_Units: TypeAlias = list[str | Unknown]


def grown(old: Value, new: Value, change: Unknown, *, ends: bool) -> Value | None:
    """A pattern for repeating the change from one text to another; None for other values.

    :param change: the unknown that stands for anything in between.
    :param ends: whether what the last change appended is kept at the end.
    """
    olds, news = _ground(old), _ground(new)
    if not olds or not all(map(is_texty, news)):
        return None
    if not all(is_texty(text) or isinstance(text, Unknown) for text in olds):
        return None
    before, after = list(map(_units, olds)), list(map(_units, news))
    if len(before) == len(after) == 1:
        added = _added(before[0], after[0])
        if added is not None:
            start, end = added
            if not start and not end:
                return new
            if not ends:
                start, end = [], []
            was_behind = len(added[0]) > 0
            units = [*start, change, *before[0]] if was_behind else [*before[0], change, *end]
            return concatenate(units, best_supplier(*news))
    start = _common([*before, *after])
    end = _common([units[len(start) :][::-1] for units in (*before, *after)])[::-1]
    return concatenate([*start, change, *end], best_supplier(*news))


def is_replaced(old: Value, new: Value) -> bool:
    """Whether a text was replaced by one that is not derived from it, as far as can be seen."""
    olds, news = _ground(old), _ground(new)
    if not olds or not all(map(is_texty, (*olds, *news))):
        return False
    before, after = list(map(_units, olds)), list(map(_units, news))
    return not any(
        not _alike(units, other) and _added(other, units) is not None
        for units in after
        for other in before
    )


def is_among(value: Value, others: Value) -> bool:
    """Whether each text that a value may be is one of several others."""
    other_units = list(map(_units, _ground(others)))
    return all(
        is_texty(text) and any(_alike(_units(text), other) for other in other_units)
        for text in _ground(value)
    )


def _ground(value: Value) -> list[Value]:
    if isinstance(value, Alternatives):
        return [choice for _, choice in value.choices if choice is not UNBOUND]
    return [value]


def _units(value: Value) -> _Units:
    return [
        unit
        for piece in pieces_of(value)
        for unit in (piece if isinstance(piece, str) else [piece])
    ]


def _added(old: _Units, new: _Units) -> tuple[_Units, _Units] | None:
    """What was prepended or appended to a text; None if it was changed otherwise."""
    if old and _alike(new[: len(old)], old):
        return [], new[len(old) :]
    if old and _alike(new[-len(old) :], old):
        return new[: -len(old)], []
    return None


def _alike(one: _Units, other: _Units) -> bool:
    """Whether two texts are the same, up to the choice among elements of a collection."""
    return len(one) == len(other) and all(map(_is_alike, one, other))


def _is_alike(one: str | Unknown, other: str | Unknown) -> bool:
    if isinstance(one, Unknown) and isinstance(other, Unknown):
        return same(one, other)
    return one == other


def _common(texts: Sequence[_Units]) -> _Units:
    """The common prefix of some texts."""
    prefix: _Units = []
    for units in zip(*texts, strict=False):
        if not all(_is_alike(unit, units[0]) for unit in units):
            break
        prefix.append(units[0])
    return prefix
