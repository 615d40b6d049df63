"""The contents of a container, put together where there are many."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.interpretation.paths import Paths
from flake8_notifications.interpretation.tied_values import besides
from flake8_notifications.interpretation.values import (
    Alternatives,
    Entries,
    Items,
    Value,
)

#: A list that may have more contents than this has all their items in any order and number.
_MOST_CONTENTS: Final = 12
#: Nor does one of which the items are more than so many alternatives altogether: what is made of
#: these item by item, as another list is, takes more than their product.
_MOST_ALTERNATIVES: Final = 60
#: A dict that may have more contents than this, as one has that is given half a dozen keys each of
#: which it may go without, has all of these as keys that it may have.
_MOST_TABLES: Final = 100


def joined_items(
    paths: Paths, states: Sequence[tuple[Guard, Items]]
) -> tuple[tuple[Guard, Items], ...]:
    """The contents of a list, put together where there are many."""
    joined = _joined_by_length(paths, states)
    if len(joined) <= _MOST_CONTENTS and _alternatives(joined) <= _MOST_ALTERNATIVES:
        return joined
    shortest = min((state.values for _, state in joined), key=len)
    kept: list[Value] = []
    for at, value in enumerate(shortest):
        if any(state.values[at] is not value for _, state in joined):
            break
        kept.append(value)
    further: dict[int, Value] = {}
    for _, state in joined:
        for value in (
            *state.values[len(kept) :],
            *(() if state.more is None else (state.more,)),
        ):
            for _, each in value.choices if type(value) is Alternatives else ((TRUE, value),):
                further[id(each)] = each
    guard = paths.guards.any(guard for guard, _ in joined)
    return ((guard, Items(tuple(kept), paths.one_of(list(further.values())))),)


def _alternatives(states: Sequence[tuple[Guard, Items]]) -> int:
    """How many values the items of several contents may be, those that are certain left out."""
    if len(states) == 1:
        return 0
    return sum(
        len(value.choices)
        for _, state in states
        for value in state.values
        if type(value) is Alternatives
    )


def _joined_by_length(
    paths: Paths, states: Sequence[tuple[Guard, Items]]
) -> tuple[tuple[Guard, Items], ...]:
    """The contents of a list, those of the same length as one of which the items differ."""
    groups: dict[Hashable, list[tuple[Guard, Items]]] = {}
    for guard, state in states:
        groups.setdefault((len(state.values), state.more is None), []).append((guard, state))
    if len(groups) == len(states):
        return tuple(states)
    return tuple(
        group[0]
        if len(group) == 1
        else (
            paths.guards.any(guard for guard, _ in group),
            Items(
                tuple(
                    _merged(paths, [(guard, state.values[at]) for guard, state in group])
                    for at in range(len(group[0][1].values))
                ),
                _merged_rest(paths, group),
            ),
        )
        for group in groups.values()
    )


def joined_entries(
    paths: Paths, states: Sequence[tuple[Guard, Entries]]
) -> tuple[tuple[Guard, Entries], ...]:
    """The contents of a dict, put together where there are many."""
    joined = _joined_by_keys(paths, states)
    if len(joined) <= _MOST_TABLES:
        return joined
    contents = [content for _, content in joined]
    shared = {
        key: known
        for key, (known, _) in contents[0].values.items()
        if all(key in content.values for content in contents)
    }
    further, tied = besides(contents, shared)
    values = {
        key: (known, _merged(paths, [(guard, state.values[key][1]) for guard, state in joined]))
        for key, known in shared.items()
    }
    more = paths.one_of(further) if further else None
    return ((paths.guards.any(guard for guard, _ in joined), Entries(values, more, tied)),)


def _joined_by_keys(
    paths: Paths, states: Sequence[tuple[Guard, Entries]]
) -> tuple[tuple[Guard, Entries], ...]:
    """The contents of a dict, those with the same keys as one of which the values differ."""
    groups: dict[Hashable, list[tuple[Guard, Entries]]] = {}
    for guard, state in states:
        groups.setdefault((tuple(state.values), state.more is None), []).append((guard, state))
    if len(groups) == len(states):
        return tuple(states)
    return tuple(
        group[0]
        if len(group) == 1
        else (
            paths.guards.any(guard for guard, _ in group),
            Entries(
                {
                    key: (
                        known,
                        _merged(paths, [(guard, state.values[key][1]) for guard, state in group]),
                    )
                    for key, (known, _) in group[0][1].values.items()
                },
                _merged_rest(paths, group),
                tuple({tuple(map(id, pair)): pair for _, s in group for pair in s.tied}.values()),
            ),
        )
        for group in groups.values()
    )


def _merged_rest(
    paths: Paths, states: Sequence[tuple[Guard, Items]] | Sequence[tuple[Guard, Entries]]
) -> Value | None:
    """What contents hold besides what is known one by one: all of them, or none of them."""
    rests = [(guard, state.more) for guard, state in states if state.more is not None]
    return _merged(paths, rests) if rests else None


def _merged(paths: Paths, choices: Sequence[tuple[Guard, Value]]) -> Value:
    """One value of several; most contents differ in few of their items."""
    first = choices[0][1]
    if all(value is first for _, value in choices):
        return first
    return paths.merged(choices)
