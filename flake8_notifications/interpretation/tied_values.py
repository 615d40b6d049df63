"""Which values of a dict were put there under which keys, of which something is not known."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable
from typing import Final

from flake8_notifications.interpretation.sameness import key_of, same
from flake8_notifications.interpretation.values import Alternatives, Entries, Unknown, Value

#: Of more values than this it is not known under which key each of them was kept.
_MOST_TIED: Final = 50


def tied(content: Entries, key: Value, value: Value) -> tuple[tuple[Value, Value], ...]:
    """What a dict holds under which key, with one more value that is put there."""
    pairs = content.tied
    for each in choices_of(value):
        known = [at for kept, at in pairs if same(kept, each)]
        is_free = not known and any(same(one, each) for one in choices_of(content.more))
        # What is there already under a key of which nothing is known stays so.
        if not is_free and not any(_is_same_key(key, at) for at in known):
            pairs = (*pairs, (each, key))
    return pairs


def besides(
    contents: Iterable[Entries], shared: Container[Hashable]
) -> tuple[list[Value], tuple[tuple[Value, Value], ...]]:
    """What some dicts hold but for some keys, and which of it is known by keys.

    Each value is one that some of the dicts may hold, under one of the keys that it is known by.
    """
    parts: dict[Hashable, tuple[Value, tuple[tuple[Value, Value], ...]]] = {}
    for content in contents:
        for key, (known, value) in content.values.items():
            if key not in shared:
                parts[id(known), id(value)] = (value, ((value, known),))
        if content.more is not None:
            parts[id(content.more), id(content.tied)] = (content.more, content.tied)
    return _together(parts.values())


def _together(
    parts: Iterable[tuple[Value, tuple[tuple[Value, Value], ...]]],
) -> tuple[list[Value], tuple[tuple[Value, Value], ...]]:
    values: dict[int, Value] = {}
    free: dict[int, Value] = {}
    pairs: list[tuple[Value, Value]] = []
    for value, known in parts:
        for each in choices_of(value):
            values[id(each)] = each
            own = [pair for pair in known if same(pair[0], each)]
            if not own:
                free[id(each)] = each
            elif len(pairs) <= _MOST_TIED:
                pairs += [pair for pair in own if not any(_is_same_pair(pair, at) for at in pairs)]
    if len(pairs) > _MOST_TIED:
        pairs = []
    return [*values.values()], tuple(
        pair for pair in pairs if not any(same(pair[0], each) for each in free.values())
    )


def choices_of(value: Value | None) -> list[Value]:
    """What something may be, whatever decides that; nothing for None."""
    if value is None:
        return []
    return [each for _, each in value.choices] if isinstance(value, Alternatives) else [value]


def _is_same_key(one: Value, other: Value) -> bool:
    if isinstance(one, Unknown) and isinstance(other, Unknown) and one.source is not None:
        return one.source == other.source
    identity = key_of(one)
    return one is other or (identity is not None and identity == key_of(other))


def _is_same_pair(one: tuple[Value, Value], other: tuple[Value, Value]) -> bool:
    return same(one[0], other[0]) and _is_same_key(one[1], other[1])
