"""The paths on which a run continues, and the operations on alternatives."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, TypeVar

from flake8_notifications.interpretation import picking
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard, Guards, TooMuch
from flake8_notifications.interpretation.parts import Parts
from flake8_notifications.interpretation.sameness import identity_of, same
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.external import Answer

#: More alternatives than this become one unknown value.
_MOST_ALTERNATIVES: Final = 5_000
_MOST_COMBINATIONS: Final = 4_000
#: Where one step takes more nodes than this, guards are replaced by new ones.
_MOST_NODES_OF_STEP: Final = 2_000
_Choice = TypeVar("_Choice")
_Result = TypeVar("_Result")


class Paths(Parts):
    """The path of a run.

    :ivar path: the guard under which the current statement is reached.
    """

    def __init__(self) -> None:
        self.guards = Guards()
        #: By the identities of an index and its holders: the picked value, with both of them.
        self._picked: dict[tuple[Hashable, ...], tuple[Value, Value, tuple[object, ...]]] = {}
        self.path: Guard = TRUE

    def narrowed(self, value: Value) -> Value:
        """A value without the alternatives that are impossible on the current path."""
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
        """The values merged into one, each under its guard.

        Where the guards turn out to be too intricate, the values are merged without them.
        """
        found = list(choices)
        return self._simply(
            lambda: self._merged(found),
            lambda: self._merged(
                (guard, value)
                for guard, (_, value) in zip(self.guards.one_of(len(found)), found, strict=True)
            ),
        )

    def any_guard(self, guards: Iterable[Guard]) -> Guard:
        """Whether any of some guards holds, or something unknown where that is too intricate."""
        found = list(guards)
        return self._simply(lambda: self.guards.any(found), self.guards.fresh)

    def _simply(self, action: Callable[[], _Result], otherwise: Callable[[], _Result]) -> _Result:
        """The result of an action, or of another one where that takes too many nodes."""
        guards = self.guards
        most, guards.most = guards.most, min(guards.most, len(guards) + _MOST_NODES_OF_STEP)
        try:
            return action()
        except TooMuch:
            if len(guards) >= most:
                raise
        finally:
            guards.most = most
        return otherwise()

    def _merged(self, choices: Iterable[tuple[Guard, Value]]) -> Value:
        merged: list[tuple[Guard, Value]] = []
        by_key: dict[object, int] = {}
        guards = self.guards
        for guard, value in choices:
            inner = value.choices if type(value) is Alternatives else ((TRUE, value),)
            for condition, choice in inner:
                both = guards.conjoin(guard, condition)
                if both == FALSE:
                    continue
                key = (
                    (type(choice.value), choice.value, choice.supplier)
                    if type(choice) is Constant
                    else id(choice)
                )
                position = by_key.get(key)
                if position is None and type(choice) is not Constant:
                    position = next(
                        (index for index, (_, other) in enumerate(merged) if same(other, choice)),
                        None,
                    )
                if position is None:
                    by_key[key] = len(merged)
                    merged.append((both, choice))
                else:
                    condition, other = merged[position]
                    if other is not choice and isinstance(choice, Unknown | Answer):
                        # Either of the two, hence identical to neither.
                        choice = self.picked(choice)
                    merged[position] = (guards.disjoin(condition, both), choice)
        if not merged:
            return UNBOUND
        if len(merged) == 1:
            return merged[0][1]
        if len(merged) > _MOST_ALTERNATIVES:
            reason = f"more than {_MOST_ALTERNATIVES} alternatives"
            return Unknown(reason, opens=opens_of(*(value for _, value in merged)))
        return Alternatives(self.disentangled(merged))

    def disentangled(
        self, choices: Sequence[tuple[Guard, _Choice]]
    ) -> tuple[tuple[Guard, _Choice], ...]:
        """Some choices; if the guards that separate them are too intricate, they are replaced."""
        if not any(self.guards.is_entangled(guard) for guard, _ in choices):
            return tuple(choices)
        guards = self.guards.one_of(len(choices))
        return tuple((guard, choice) for guard, (_, choice) in zip(guards, choices, strict=True))

    def disentangle(self, entry: Guard) -> None:
        """Replace the guard of the current path if it is too intricate.

        :param entry: a guard that holds wherever the path is reached.
        """
        if self.guards.is_entangled(self.path):
            self.path = self.guards.conjoin(entry, self.guards.fresh())

    def either(self, guard: Guard, value: Value, otherwise: Value) -> Value:
        """One value if a guard holds, another one otherwise."""
        if guard == TRUE or value is otherwise:
            return value
        if guard == FALSE:
            return otherwise
        return self.merged(((guard, value), (self.guards.negate(guard), otherwise)))

    def one_of(self, values: Sequence[Value]) -> Value:
        """Any one of several values."""
        if len(values) == 1:
            return values[0]
        return self.merged(zip(self.guards.one_of(len(values)), values, strict=True))

    def picked(self, value: Value, *, chooses: bool = True) -> Value:
        """One of any number of elements that a value stands for; see :mod:`.picking`."""
        return picking.picked(self.guards, value, chooses=chooses)

    def picked_at(self, at: Value, value: Value, *holders: object) -> Value:
        """The element that a holder has at an index, the same one on each access."""
        key = (identity_of(at), *map(id, holders))
        cached = self._picked.get(key)
        if cached is None:
            cached = self._picked[key] = (self.picked(value), at, holders)
        return cached[0]

    def any_of(self, values: Iterable[Value], more: Value | None) -> Value | None:
        """Any one of some items and of any number of further ones; None if there are none."""
        candidates = [*values, *(() if more is None else (self.picked(more),))]
        return self.one_of(candidates) if candidates else None

    def over(
        self, choices: Iterable[tuple[Guard, _Choice]], action: Callable[[_Choice], Value]
    ) -> Value:
        """Apply an action to each choice under its guard, and merge the results."""
        return self.merged(self.results(choices, action))

    def results(
        self, choices: Iterable[tuple[Guard, _Choice]], action: Callable[[_Choice], _Result]
    ) -> list[tuple[Guard, _Result]]:
        """Apply an action to each choice under its guard; the results with their guards."""
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
        """A path without its ended parts, computed from these rather than from the other parts."""
        rest = before
        for end in ended:
            rest = self.guards.without(rest, end)
            if self.guards.is_entangled(rest):
                return self.guards.conjoin(before, self.guards.fresh())
        return rest

    def each(self, value: Value, action: Callable[[Value], Value]) -> Value:
        """Apply an action to each alternative of a value under its guard, and merge the results."""
        if type(value) is not Alternatives:
            return action(value)
        return self.over(value.choices, action)

    def combine(self, values: Sequence[Value], action: Callable[[list[Value]], Value]) -> Value:
        """Apply an action to each combination of alternatives of some values."""
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
