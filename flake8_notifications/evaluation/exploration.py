"""The choices that an evaluation leaves open.

An :class:`Explorer` takes one way through what is not decided; running an evaluation again and
again takes them all.  A way keeps what it has chosen, and what it takes for granted.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar

from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.representation import unavailable
from flake8_notifications.evaluation.symbols import EACH, Hole, Holes, Step
from flake8_notifications.evaluation.values import (
    Collection,
    Constant,
    External,
    Place,
    Unknown,
    Value,
    key_of,
)

_MOST_WAYS: Final = 256
_TOO_LONG: Final = Unknown("an expression that takes too many steps")
_TOO_MANY: Final = Unknown(f"one of more than {_MOST_WAYS} things that this may be")
Result = TypeVar("Result")

#: What an argument is equal to that a call leaves out.
MISSING: Final = ("missing",)
#: Remembers that attributes of objects were set.
_CHANGED: Final = ("changed",)
_FALSE: Final = frozenset({("constant", None), ("constant", ""), ("constant", False), MISSING})
_EQUALITIES: Final = frozenset({"==", "is", "in"})
_INEQUALITIES: Final = frozenset({"!=", "is not", "not in"})


class Infeasible(Exception):
    """The way that is taken contradicts itself, or what is known."""


class Assumption(NamedTuple):
    """What a way takes for granted of a hole: it is, or is not, one of some values.

    :ivar keys: what the values are equal to.
    :ivar kind: what is compared: values; functions and other objects by their identity, which has
        to be known; where an object has an attribute from.
    """

    hole: Hole
    keys: frozenset[Hashable]
    is_one: bool
    kind: Literal["value", "identity", "origin"] = "value"

    def merged(self, ways: Iterable[Sequence[Assumption]]) -> Assumption | None:
        """What remains of this assumption if any of some ways was taken."""
        merged = self
        for assumptions in ways:
            if merged in assumptions:
                continue
            other = next((each for each in assumptions if self.is_like(each)), None)
            if other is None:
                return None
            keys = merged.keys | other.keys if self.is_one else merged.keys & other.keys
            merged = merged._replace(keys=keys)
        return merged

    def is_like(self, other: Assumption) -> bool:
        """Whether another assumption says the same of other values."""
        return self._replace(keys=other.keys) == other

    def contradicts(self, other: Assumption) -> bool:
        """Whether this and another assumption cannot both be true."""
        if self.hole != other.hole or self.kind != other.kind:
            return False
        if self.is_one and other.is_one:
            return self.keys.isdisjoint(other.keys)
        if self.is_one is not other.is_one:
            one, none = (self, other) if self.is_one else (other, self)
            return one.keys <= none.keys
        return False


@dataclass(frozen=True)
class Way(Generic[Result]):
    """One way through an evaluation: what comes of it, and what it has supposed and chosen."""

    result: Result
    assumptions: list[Assumption]
    remembered: dict[Hashable, Any]

    @property
    def has_changed_objects(self) -> bool:
        """Whether attributes of objects were set on it."""
        return _CHANGED in self.remembered

    @functools.cached_property
    def choices(self) -> dict[Hashable, int]:
        """What was chosen, but not what was computed."""
        return {key: value for key, value in self.remembered.items() if type(value) is int}


def unknown(reason: Unknown) -> Value:
    """What stands for the values of ways that are too many to be taken."""
    return reason


def _grouped(
    ways: Iterable[Way[Result]], same: Callable[[Result], Hashable]
) -> list[list[Way[Result]]]:
    groups: dict[Hashable, list[Way[Result]]] = {}
    for way in ways:
        groups.setdefault(same(way.result), []).append(way)
    return list(groups.values())


def _common(group: Sequence[Way[Any]]) -> Iterator[Assumption]:
    """What is supposed whichever of some ways is taken."""
    for assumption in group[0].assumptions:
        merged = assumption.merged(way.assumptions for way in group)
        if merged is not None:
            yield merged


class _State(NamedTuple):
    plan: list[list[int]]
    position: int
    assumptions: list[Assumption]
    remembered: dict[Hashable, Any]
    is_active: bool


class Explorer:
    """One way through the choices of an evaluation.

    :param spend: takes one of the steps that there are; false if none is left for another way.
    :ivar assumptions: what the way takes for granted.
    :ivar remembered: what the way has chosen, by what it chose for.
    """

    def __init__(self, spend: Callable[[], bool] = lambda: True) -> None:
        self.holes = Holes()
        self._spend = spend
        self.assumptions: list[Assumption] = []
        self.remembered: dict[Hashable, Any] = {}
        self.is_active = False
        self._plan: list[list[int]] = []
        self._position = 0
        self._unread: dict[tuple[str, str | None], Hole] = {}

    def choose(self, count: int) -> int:
        """Which of some ways to take this time."""
        if count < 2 or not self.is_active:
            return 0
        if self._position == len(self._plan):
            self._plan.append([0, count])
        decision = self._plan[self._position]
        self._position += 1
        if decision[0] >= count:
            # A limit was reached that the way before did not reach.
            raise Infeasible
        decision[1] = count
        return decision[0]

    def remember(self, key: Hashable, compute: Callable[[], Result]) -> Result:
        """What was computed for a key on this way."""
        if not self.is_active:
            return compute()
        if key not in self.remembered:
            self.remembered[key] = compute()
        found: Result = self.remembered[key]
        return found

    @property
    def has_changed_objects(self) -> bool:
        """Whether attributes of objects were set on this way."""
        return _CHANGED in self.remembered

    def changed(self, holder: object) -> dict[str, Value]:
        """The attributes of an object that were set on this way, to set one more."""
        self.remembered[_CHANGED] = None
        # What keeps the holder alive keeps its identity.
        kept: tuple[object, dict[str, Value]]
        kept = self.remembered.setdefault(("set", id(holder)), (holder, {}))
        return kept[1]

    def changes_of(self, holder: object) -> Mapping[str, Value]:
        """The attributes of an object that were set on this way."""
        kept: tuple[object, dict[str, Value]]
        kept = self.remembered.get(("set", id(holder)), (None, {}))
        return kept[1]

    def suppose(self, assumption: Assumption) -> None:
        """Take something for granted.

        :raises Infeasible: if it contradicts what is already taken for granted.
        """
        if any(assumption.contradicts(other) for other in self.assumptions):
            raise Infeasible
        if assumption not in self.assumptions:
            self.assumptions.append(assumption)

    def assume(self, symbol: str, left: Value, right: Value, outcome: bool) -> None:
        """Take it for granted that a comparison has an outcome, if it tells of a hole."""
        if symbol not in _EQUALITIES | _INEQUALITIES:
            return
        hole = self.hole_of(left)
        if hole is None and symbol not in ("in", "not in"):
            left, right = right, left
            hole = self.hole_of(left)
        items = right.items if isinstance(right, Collection) else (right,)
        keys = frozenset(map(key_of, items))
        if hole is None or None in keys or any(map(self.hole_of, items)):
            return
        self.suppose(Assumption(hole, keys, outcome is (symbol in _EQUALITIES)))

    def assume_truth(self, value: Value, outcome: bool) -> None:
        """Take it for granted that a value is true, or that it is false."""
        hole = self.hole_of(value)
        if hole is not None:
            self.suppose(Assumption(hole, _FALSE, not outcome))

    def hole_of(self, value: Value) -> Hole | None:
        """What stands for a value that is not known, as far as it can be told from others."""
        match value:
            case Constant():
                return self.holes.only(value)
            case External(source=Hole() as hole):
                return hole
            case External(name=name, place=place):
                key = (name, place.path if place else None)
                if key not in self._unread:
                    reason = Unknown(unavailable(name), place)
                    self._unread[key] = Hole(None, name, reason)
                return self._unread[key]
            case _:
                return None

    def softened(self, value: Value) -> Value:
        """A value whose unknown parts are holes, so that the rest of a text can be known."""
        match value:
            case Unknown():
                return self.holes.constant(Hole(None, "", value), value.place)
            case External():
                hole = self.hole_of(value)
                assert hole is not None
                return self.holes.constant(hole, value.place)
            case Collection(items=items):
                softened = tuple(map(self.softened, items))
                return Collection(value.kind, softened, value.place)
            case _:
                return value

    def ways(
        self, evaluate: Callable[[], Result], rest: Callable[[Unknown], Result]
    ) -> list[tuple[Result, tuple[Assumption, ...]]]:
        """The results of an evaluation by all ways, each with what it takes for granted.

        :param rest: what stands for the ways that are too many to be taken.
        """
        outer = self._state()
        self.assumptions, self.remembered = [], {}
        try:
            return [(way.result, tuple(way.assumptions)) for way in self._ways(evaluate, rest)]
        finally:
            self._restore(outer)

    def collapsed(self, evaluate: Callable[[], Value], same: Callable[[Value], Hashable]) -> Value:
        """The result of an evaluation whose inner choices matter only as far as results differ.

        :param same: what is the same for results that do not differ.
        :raises Infeasible: if no way leads to a result.
        """
        if not self.is_active:
            return evaluate()
        outer = self._state()
        try:
            groups = _grouped(self._ways(evaluate, unknown), same)
        finally:
            self._restore(outer)
        if not groups:
            raise Infeasible
        group = groups[self.choose(len(groups))]
        if len(group) == 1:
            self.remembered = group[0].remembered
        self.assumptions = list(_common(group))
        return group[0].result

    def summary(
        self, evaluate: Callable[[], Value], same: Callable[[Value], Hashable]
    ) -> list[list[Way[Value]]]:
        """All ways of an evaluation for itself, grouped by results, for :meth:`recalled`."""
        outer = self._state()
        self.assumptions, self.remembered = [], {}
        try:
            return _grouped(self._ways(evaluate, unknown), same)
        finally:
            self._restore(outer)

    def recalled(self, summary: list[list[Way[Result]]]) -> Result:
        """One of the results of a summary that goes with what is taken for granted.

        :raises Infeasible: if none does.
        """
        possible = [[way for way in group if self._goes_with(way)] for group in summary]
        groups = [group for group in possible if group]
        if not groups:
            raise Infeasible
        group = groups[self.choose(len(groups))]
        for assumption in _common(group):
            self.suppose(assumption)
        if len(group) == 1:
            self.remembered.update(group[0].choices)
        return group[0].result

    def _goes_with(self, way: Way[Any]) -> bool:
        return not any(
            assumption.contradicts(other)
            for assumption in way.assumptions
            for other in self.assumptions
        ) and all(self.remembered.get(key, choice) == choice for key, choice in way.choices.items())

    def _ways(
        self, evaluate: Callable[[], Result], rest: Callable[[Unknown], Result]
    ) -> list[Way[Result]]:
        """The ways that start from what is taken for granted now."""
        assumptions, remembered = self.assumptions, self.remembered
        self._plan, self.is_active = [], True
        ways: list[Way[Result]] = []
        for _ in range(_MOST_WAYS):
            if not self._spend():
                ways.append(Way(rest(_TOO_LONG), list(assumptions), dict(remembered)))
                break
            self._position = 0
            self.assumptions, self.remembered = list(assumptions), dict(remembered)
            with contextlib.suppress(Infeasible):
                ways.append(Way(evaluate(), self.assumptions, self.remembered))
            while self._plan and self._plan[-1][0] + 1 == self._plan[-1][1]:
                self._plan.pop()
            if not self._plan:
                break
            self._plan[-1][0] += 1
        else:
            ways.append(Way(rest(_TOO_MANY), list(assumptions), dict(remembered)))
        return ways

    def _state(self) -> _State:
        return _State(self._plan, self._position, self.assumptions, self.remembered, self.is_active)

    def _restore(self, state: _State) -> None:
        self._plan, self._position = state.plan, state.position
        self.assumptions, self.remembered = state.assumptions, state.remembered
        self.is_active = state.is_active

    def items(self, iterable: Value, place: Place) -> list[Value] | Unknown:
        """The items of an iterable in any order; those of a parameter are one hole for each."""
        hole = self.holes.only(iterable)
        if hole is not None and hole.function is not None:
            each = hole._replace(steps=(*hole.steps, Step(EACH)))
            return [self.holes.constant(each, place)]
        return iterate(iterable, place, any_order=True)

    def entry(self, entries: list[tuple[Value, Value]], index: Value) -> Value | None:
        """The value of a dict whose key is not known: any; None if the key is none of them."""
        choice = self.choose(len(entries) + 1)
        hole = self.hole_of(index)
        if choice == len(entries):
            if hole is not None:
                keys = frozenset(key_of(key) for key, _ in entries)
                self.suppose(Assumption(hole, keys, is_one=False))
            return None
        key, value = entries[choice]
        if hole is not None:
            self.suppose(Assumption(hole, frozenset({key_of(key)}), is_one=True))
        return value
