"""Conditions on what is not known, as reduced ordered binary decision diagrams.

A guard is a number: two guards are equivalent if and only if they are equal.  The variable that was
made last is tested first, so that a condition that is added to a guard costs one node.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Final, TypeAlias

Guard: TypeAlias = int

FALSE: Final = 0
TRUE: Final = 1

#: A guard of more nodes than this, on more ways than are counted, is one that is not looked into.
_MOST_NODES: Final = 250
_MOST_WAYS: Final = 5_000


class TooMuch(Exception):
    """A run takes more than it is worth."""


class Guards:
    """The guards of one run.

    :ivar most: how many nodes there may be; :exc:`TooMuch` is raised where there are more.
    """

    def __init__(self) -> None:
        #: Of each node: the variable that it tests, the guard if it is false, and if it is true.
        self._nodes: list[tuple[int, Guard, Guard]] = [(-1, FALSE, FALSE), (-1, TRUE, TRUE)]
        self._unique: dict[tuple[int, Guard, Guard], Guard] = {}
        self._conjunctions: dict[tuple[Guard, Guard], Guard] = {}
        self._negations: dict[Guard, Guard] = {FALSE: TRUE, TRUE: FALSE}
        #: By node, the nodes on all ways from it, counted as far as that matters.
        self._ways: list[int] = [0, 0]
        self._is_entangled: dict[Guard, bool] = {}
        self._atoms: dict[Hashable, Guard] = {}
        #: By variable, what it is about; that lives as long as the atoms: keys hold identities.
        self._subjects: dict[int, object] = {}
        self._variables = 0
        self.most = 10_000_000

    def __len__(self) -> int:
        return len(self._nodes)

    def fresh(self, subject: object = None) -> Guard:
        """A new variable.

        :param subject: what it is about.
        """
        self._variables += 1
        if subject is not None:
            self._subjects[self._variables] = subject
        return self._node(self._variables, FALSE, TRUE)

    def one_of(self, count: int) -> list[Guard]:
        """Guards of which just one holds, whichever."""
        rest, guards = TRUE, []
        for _ in range(count - 1):
            chosen = self.fresh()
            guards.append(self.conjoin(rest, chosen))
            rest = self.without(rest, chosen)
        return [*guards, rest]

    def atom(self, key: Hashable, subject: object = None) -> Guard:
        """The variable for a question, the same one each time.

        :param subject: what has to live as long as the key.
        """
        atom = self._atoms.get(key)
        if atom is None:
            atom = self._atoms[key] = self.fresh(subject)
        return atom

    def negate(self, guard: Guard) -> Guard:
        """``not guard``."""
        known = self._negations.get(guard)
        if known is None:
            variable, low, high = self._nodes[guard]
            known = self._node(variable, self.negate(low), self.negate(high))
            self._negations[guard] = known
            self._negations[known] = guard
        return known

    def conjoin(self, one: Guard, other: Guard) -> Guard:
        """``one and other``."""
        if one == other or other == TRUE:
            return one
        if one == TRUE:
            return other
        if one == FALSE or other == FALSE:
            return FALSE
        key = (one, other) if one < other else (other, one)
        known = self._conjunctions.get(key)
        if known is None:
            known = self._conjunctions[key] = self._conjoin(one, other)
        return known

    def disjoin(self, one: Guard, other: Guard) -> Guard:
        """``one or other``."""
        if one == other or other == FALSE:
            return one
        if one == FALSE:
            return other
        if one == TRUE or other == TRUE:
            return TRUE
        return self.negate(self.conjoin(self.negate(one), self.negate(other)))

    def any(self, guards: Iterable[Guard]) -> Guard:
        """Whether one of some guards holds."""
        result = FALSE
        for guard in guards:
            result = self.disjoin(result, guard)
        return result

    def without(self, one: Guard, other: Guard) -> Guard:
        """``one and not other``."""
        return self.conjoin(one, self.negate(other))

    def implies(self, one: Guard, other: Guard) -> bool:
        """Whether one guard holds wherever another does."""
        return self.without(one, other) == FALSE

    def is_entangled(self, guard: Guard) -> bool:
        """Whether a guard is so intricate that all that is made of it takes long."""
        if self._ways[guard] < _MOST_WAYS:
            return False
        known = self._is_entangled.get(guard)
        if known is None:
            known = self._is_entangled[guard] = self._has_many_nodes(guard)
        return known

    def _has_many_nodes(self, guard: Guard) -> bool:
        seen: set[Guard] = set()
        pending = [guard]
        while pending and len(seen) <= _MOST_NODES:
            _, *below = self._nodes[pending.pop()]
            fresh = [each for each in below if each not in seen]
            seen.update(fresh)
            pending += fresh
        return len(seen) > _MOST_NODES

    def subjects(self, *guards: Guard) -> list[object]:
        """What the variables are about that some guards depend on."""
        seen = {FALSE, TRUE}
        variables: set[int] = set()
        pending = list(guards)
        while pending:
            guard = pending.pop()
            if guard not in seen:
                seen.add(guard)
                variable, low, high = self._nodes[guard]
                variables.add(variable)
                pending += (low, high)
        return [self._subjects[each] for each in sorted(variables) if each in self._subjects]

    def _conjoin(self, one: Guard, other: Guard) -> Guard:
        variable, low, high = self._nodes[one]
        other_variable, other_low, other_high = self._nodes[other]
        if variable < other_variable:
            variable, low, high = (
                other_variable,
                self.conjoin(one, other_low),
                self.conjoin(one, other_high),
            )
        elif variable > other_variable:
            low, high = self.conjoin(low, other), self.conjoin(high, other)
        else:
            low, high = self.conjoin(low, other_low), self.conjoin(high, other_high)
        return self._node(variable, low, high)

    def _node(self, variable: int, low: Guard, high: Guard) -> Guard:
        if low == high:
            return low
        key = (variable, low, high)
        node = self._unique.get(key)
        if node is None:
            node = len(self._nodes)
            if node > self.most:
                raise TooMuch
            self._unique[key] = node
            self._nodes.append(key)
            ways = self._ways
            ways.append(min(ways[low] + ways[high] + 1, _MOST_WAYS))
        return node
