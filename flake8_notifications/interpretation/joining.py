"""Joining the possible contents of a container where there are many."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, TypeVar

from flake8_notifications.interpretation.guards import TRUE, Guard
from flake8_notifications.interpretation.paths import Paths
from flake8_notifications.interpretation.tied_values import besides
from flake8_notifications.interpretation.values.base import Alternatives, Value
from flake8_notifications.interpretation.values.containers import Entries, Items

#: A list with more possible contents than this may have all their items in any order and number.
_MOST_CONTENTS: Final = 12
#: So may one whose items have more alternatives than this altogether: deriving another list from
#: it item by item takes more than their product.
_MOST_ALTERNATIVES: Final = 60
#: A dict with more possible contents than this may have any of their keys: half a dozen optional
#: keys are enough for that.
_MOST_TABLES: Final = 100
_Content = TypeVar("_Content", Items, Entries)


def joined_items(
    paths: Paths, states: Sequence[tuple[Guard, Items]]
) -> tuple[tuple[Guard, Items], ...]:
    """The contents of a list, joined where there are many."""

    def merged(group: Sequence[tuple[Guard, Items]]) -> Items:
        values = (
            _merged(paths, [(guard, state.values[index]) for guard, state in group])
            for index in range(len(group[0][1].values))
        )
        return Items(tuple(values), _merged_rest(paths, group))

    joined = tuple(_joined_alike(paths, states, lambda state: len(state.values), merged))
    if len(joined) <= _MOST_CONTENTS and _alternatives(joined) <= _MOST_ALTERNATIVES:
        return joined
    shortest = min((state.values for _, state in joined), key=len)
    prefix: list[Value] = []
    for index, value in enumerate(shortest):
        if any(state.values[index] is not value for _, state in joined):
            break
        prefix.append(value)
    further: dict[int, Value] = {}
    for _, state in joined:
        for value in (
            *state.values[len(prefix) :],
            *(() if state.more is None else (state.more,)),
        ):
            for _, choice in value.choices if type(value) is Alternatives else ((TRUE, value),):
                further[id(choice)] = choice
    guard = paths.guards.any(guard for guard, _ in joined)
    return ((guard, Items(tuple(prefix), paths.one_of(list(further.values())))),)


def _alternatives(states: Sequence[tuple[Guard, Items]]) -> int:
    """The number of alternatives of the items of several contents, those without any left out."""
    if len(states) == 1:
        return 0
    return sum(
        len(value.choices)
        for _, state in states
        for value in state.values
        if type(value) is Alternatives
    )


def joined_entries(
    paths: Paths, states: Sequence[tuple[Guard, Entries]]
) -> tuple[tuple[Guard, Entries], ...]:
    """The contents of a dict, joined where there are many."""

    def merged(group: Sequence[tuple[Guard, Entries]]) -> Entries:
        values = {
            identity: (key, _merged(paths, [(guard, s.values[identity][1]) for guard, s in group]))
            for identity, (key, _) in group[0][1].values.items()
        }
        tied = {tuple(map(id, pair)): pair for _, state in group for pair in state.tied}
        return Entries(values, _merged_rest(paths, group), tuple(tied.values()))

    joined = tuple(_joined_alike(paths, states, lambda state: tuple(state.values), merged))
    if len(joined) <= _MOST_TABLES:
        return joined
    contents = [content for _, content in joined]
    shared = {
        identity: key
        for identity, (key, _) in contents[0].values.items()
        if all(identity in content.values for content in contents)
    }
    further, tied = besides(contents, shared)
    values = {
        identity: (
            key,
            _merged(paths, [(guard, state.values[identity][1]) for guard, state in joined]),
        )
        for identity, key in shared.items()
    }
    more = paths.one_of(further) if further else None
    return ((paths.guards.any(guard for guard, _ in joined), Entries(values, more, tied)),)


def _joined_alike(
    paths: Paths,
    states: Sequence[tuple[Guard, _Content]],
    likeness: Callable[[_Content], Hashable],
    merged: Callable[[Sequence[tuple[Guard, _Content]]], _Content],
) -> Sequence[tuple[Guard, _Content]]:
    """The contents of a container, of which those that are alike become one."""
    groups: dict[Hashable, list[tuple[Guard, _Content]]] = {}
    for guard, state in states:
        groups.setdefault((likeness(state), state.more is None), []).append((guard, state))
    if len(groups) == len(states):
        return states
    return [
        group[0]
        if len(group) == 1
        else (paths.guards.any(guard for guard, _ in group), merged(group))
        for group in groups.values()
    ]


def _merged_rest(
    paths: Paths, states: Sequence[tuple[Guard, Items]] | Sequence[tuple[Guard, Entries]]
) -> Value | None:
    """The merged value of further items of contents all of which have some, or none."""
    rests = [(guard, state.more) for guard, state in states if state.more is not None]
    return _merged(paths, rests) if rests else None


def _merged(paths: Paths, choices: Sequence[tuple[Guard, Value]]) -> Value:
    """The values merged into one; most contents differ in few of their items."""
    first = choices[0][1]
    if all(value is first for _, value in choices):
        return first
    return paths.merged(choices)
