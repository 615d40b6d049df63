"""Under which guards a run goes on, and values of which there are several."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, TypeVar

from flake8_notifications.interpretation import picking
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard, Guards
from flake8_notifications.interpretation.parts import Parts
from flake8_notifications.interpretation.sameness import identity_of, same
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Alternatives,
    Answer,
    Constant,
    Unknown,
    Value,
    opens_of,
)

#: More alternatives than this are one unknown value.
_MOST_ALTERNATIVES: Final = 5_000
_MOST_COMBINATIONS: Final = 4_000
_Choice = TypeVar("_Choice")
_Result = TypeVar("_Result")


class Paths(Parts):
    """The path that a run is on.

    :ivar path: under which guard the present statement is reached.
    """

    def __init__(self) -> None:
        self.guards = Guards()
        #: By the identities of a place and what holds it: what is there, and both.
        self._picked: dict[tuple[Hashable, ...], tuple[Value, Value, tuple[object, ...]]] = {}
        self.path: Guard = TRUE

    def narrowed(self, value: Value) -> Value:
        """A value without the alternatives that cannot be here."""
        if type(value) is not Alternatives:
            return value
        excludes, path = self.guards.excludes, self.path
        choices = [choice for choice in value.choices if not excludes(path, choice[0])]
        if len(choices) == 1:
            return choices[0][1]
        if len(choices) == len(value.choices):
            return value
        return Alternatives(tuple(choices)) if choices else UNBOUND

    def merged(self, choices: Iterable[tuple[Guard, Value]]) -> Value:
        """One value of several, each under its guard."""
        found: list[tuple[Guard, Value]] = []
        by_key: dict[object, int] = {}
        guards = self.guards
        for guard, value in choices:
            inner = value.choices if type(value) is Alternatives else ((TRUE, value),)
            for condition, each in inner:
                both = guards.conjoin(guard, condition)
                if both == FALSE:
                    continue
                key = (
                    (type(each.value), each.value, each.supplier)
                    if type(each) is Constant
                    else id(each)
                )
                position = by_key.get(key)
                if position is None and type(each) is not Constant:
                    position = next(
                        (at for at, (_, known) in enumerate(found) if same(known, each)), None
                    )
                if position is None:
                    by_key[key] = len(found)
                    found.append((both, each))
                else:
                    condition, known = found[position]
                    if known is not each and isinstance(each, Unknown | Answer):
                        # Either of them, whichever: it is neither the one nor the other.
                        each = self.picked(each)
                    found[position] = (guards.disjoin(condition, both), each)
        if not found:
            return UNBOUND
        if len(found) == 1:
            return found[0][1]
        if len(found) > _MOST_ALTERNATIVES:
            reason = f"more than {_MOST_ALTERNATIVES} alternatives"
            return Unknown(reason, opens=opens_of(*(value for _, value in found)))
        return Alternatives(self.disentangled(found))

    def disentangled(
        self, choices: Sequence[tuple[Guard, _Choice]]
    ) -> tuple[tuple[Guard, _Choice], ...]:
        """Some choices; if what decides between them is too intricate, it is forgotten."""
        if not any(self.guards.is_entangled(guard) for guard, _ in choices):
            return tuple(choices)
        guards = self.guards.one_of(len(choices))
        return tuple((guard, choice) for guard, (_, choice) in zip(guards, choices, strict=True))

    def disentangle(self, entry: Guard) -> None:
        """If what decides whether the present path is reached is too intricate, forget it.

        :param entry: what holds wherever the path is reached.
        """
        if self.guards.is_entangled(self.path):
            self.path = self.guards.conjoin(entry, self.guards.fresh())

    def either(self, guard: Guard, value: Value, otherwise: Value) -> Value:
        """One value if a guard holds, and another one if not."""
        if guard == TRUE or value is otherwise:
            return value
        if guard == FALSE:
            return otherwise
        return self.merged(((guard, value), (self.guards.negate(guard), otherwise)))

    def one_of(self, values: Sequence[Value]) -> Value:
        """Any one of some values, whichever."""
        if len(values) == 1:
            return values[0]
        return self.merged(zip(self.guards.one_of(len(values)), values, strict=True))

    def picked(self, value: Value, *, chooses: bool = True) -> Value:
        """One of any number of things that a value stands for; see :mod:`.picking`."""
        return picking.picked(self.guards, value, chooses=chooses)

    def picked_at(self, at: Value, value: Value, *holders: object) -> Value:
        """The one that something holds at a place, the same each time that it is asked for."""
        key = (identity_of(at), *map(id, holders))
        known = self._picked.get(key)
        if known is None:
            known = self._picked[key] = (self.picked(value), at, holders)
        return known[0]

    def any_of(self, values: Iterable[Value], more: Value | None) -> Value | None:
        """Any one of some items and of any number of further ones; None if there are none."""
        known = [*values, *(() if more is None else (self.picked(more),))]
        return self.one_of(known) if known else None

    def over(
        self, choices: Iterable[tuple[Guard, _Choice]], action: Callable[[_Choice], Value]
    ) -> Value:
        """What an action makes of some choices, of each under its guard."""
        return self.merged(self.results(choices, action))

    def results(
        self, choices: Iterable[tuple[Guard, _Choice]], action: Callable[[_Choice], _Result]
    ) -> list[tuple[Guard, _Result]]:
        """What an action makes of each of some choices, under their guards."""
        before = self.path
        results: list[tuple[Guard, _Result]] = []
        ended: list[Guard] = []
        for guard, choice in choices:
            here = self.path = self.guards.conjoin(before, guard)
            if here != FALSE:
                result = action(choice)
                if self.path != FALSE:
                    results.append((guard, result))
                if self.path != here:
                    ended.append(self.guards.without(here, self.path))
        self.path = self.going_on(before, ended) if results else FALSE
        return results

    def going_on(self, before: Guard, ended: Iterable[Guard]) -> Guard:
        """Where a path goes on of which parts have ended: it is not put together of the rest."""
        rest = before
        for each in ended:
            rest = self.guards.without(rest, each)
            if self.guards.is_entangled(rest):
                return self.guards.conjoin(before, self.guards.fresh())
        return rest

    def each(self, value: Value, action: Callable[[Value], Value]) -> Value:
        """What an action makes of a value, of each alternative under its guard."""
        if type(value) is not Alternatives:
            return action(value)
        return self.over(value.choices, action)

    def combine(self, values: Sequence[Value], action: Callable[[list[Value]], Value]) -> Value:
        """What an action makes of some values, of each combination of alternatives."""
        if not any(type(value) is Alternatives for value in values):
            return action(list(values))
        combinations: list[tuple[Guard, list[Value]]] = [(TRUE, [])]
        for value in values:
            if type(value) is Alternatives:
                combinations = [
                    (both, [*chosen, alternative])
                    for guard, chosen in combinations
                    for condition, alternative in value.choices
                    if (both := self.guards.conjoin(guard, condition)) != FALSE
                    and not self.guards.excludes(both, self.path)
                ]
                if len(combinations) > _MOST_COMBINATIONS:
                    reason = f"more than {_MOST_COMBINATIONS} combinations of alternatives"
                    return Unknown(reason, opens=opens_of(*values))
            else:
                for _, chosen in combinations:
                    chosen.append(value)
        return self.over(combinations, action)
