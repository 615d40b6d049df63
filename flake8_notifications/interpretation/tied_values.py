"""Which values of a dict were stored under which partly unknown keys."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable
from typing import Final

from flake8_notifications.interpretation.sameness import key_of, same
from flake8_notifications.interpretation.values.base import Alternatives, Unknown, Value
from flake8_notifications.interpretation.values.containers import Entries

#: The limit of values whose keys are recorded.
_MOST_TIED: Final = 50


def tied(content: Entries, key: Value, value: Value) -> tuple[tuple[Value, Value], ...]:
    """The recorded values and keys of a dict, with one more value that is stored."""
    pairs = content.tied
    for choice in choices_of(value):
        keys = [tied_key for stored, tied_key in pairs if same(stored, choice)]
        is_free = not keys and any(same(further, choice) for further in choices_of(content.more))
        # A value already stored under an entirely unknown key stays so.
        if not is_free and not any(_is_same_key(key, tied_key) for tied_key in keys):
            pairs = (*pairs, (choice, key))
    return pairs


def besides(
    contents: Iterable[Entries], shared: Container[Hashable]
) -> tuple[list[Value], tuple[tuple[Value, Value], ...]]:
    """The values of some dicts, except those of some keys, with the keys recorded for them.

    Each value may be in any of the dicts, under one of the keys recorded for it.
    """
    parts: dict[Hashable, tuple[Value, tuple[tuple[Value, Value], ...]]] = {}
    for content in contents:
        for identity, (key, value) in content.values.items():
            if identity not in shared:
                parts[id(key), id(value)] = (value, ((value, key),))
        if content.more is not None:
            parts[id(content.more), id(content.tied)] = (content.more, content.tied)
    return _joined(parts.values())


def _joined(
    parts: Iterable[tuple[Value, tuple[tuple[Value, Value], ...]]],
) -> tuple[list[Value], tuple[tuple[Value, Value], ...]]:
    values: dict[int, Value] = {}
    free: dict[int, Value] = {}
    pairs: list[tuple[Value, Value]] = []
    for value, recorded in parts:
        for choice in choices_of(value):
            values[id(choice)] = choice
            own = [pair for pair in recorded if same(pair[0], choice)]
            if not own:
                free[id(choice)] = choice
            elif len(pairs) <= _MOST_TIED:
                pairs += [pair for pair in own if not any(_is_same_pair(pair, p) for p in pairs)]
    if len(pairs) > _MOST_TIED:
        pairs = []
    return [*values.values()], tuple(
        pair for pair in pairs if not any(same(pair[0], value) for value in free.values())
    )


def choices_of(value: Value | None) -> list[Value]:
    """The choices of a value, without their guards; none for None."""
    if value is None:
        return []
    return [choice for _, choice in value.choices] if isinstance(value, Alternatives) else [value]


def _is_same_key(one: Value, other: Value) -> bool:
    if isinstance(one, Unknown) and isinstance(other, Unknown) and one.source is not None:
        return one.source == other.source
    identity = key_of(one)
    return one is other or (identity is not None and identity == key_of(other))


def _is_same_pair(one: tuple[Value, Value], other: tuple[Value, Value]) -> bool:
    return same(one[0], other[0]) and _is_same_key(one[1], other[1])
