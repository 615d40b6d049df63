"""Guards: conditions on unknowns, as reduced ordered binary decision diagrams.

A guard is a number: two guards are equivalent if and only if they are equal, and two that differ
only in the last bit are each other's negation.  The newest variable is tested first, so that adding
a condition to a guard costs one node.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TypeAlias

Guard: TypeAlias = int

FALSE: Final = 0
TRUE: Final = 1

#: A guard with more nodes than this, counted once per path to them, is not examined.
_MOST_WAYS: Final = 1_000
#: A call under a guard with more nodes than this, counted likewise, does not examine it.
_MOST_WAYS_TO_CALLS: Final = 250
#: The size of the cache of conjunctions.
_MOST_CONJUNCTIONS: Final = 1_000_000
#: An exception possible under a guard of more nodes than this may be raised in any case.
_MOST_RAISED: Final = 30


class TooMuch(Exception):
    """A run takes more than it is worth."""


class Guards:
    """The guards of one run.

    :ivar most: the limit of nodes; :exc:`TooMuch` is raised beyond it.
    """

    def __init__(self) -> None:
        #: For each node, the variable that it tests, the guard if it is false, and if it is true.
        #: A guard is the number of its node, with a last bit that says whether it is negated.
        self._nodes: list[tuple[int, Guard, Guard]] = [(-1, FALSE, FALSE)]
        self._unique: dict[tuple[int, Guard, Guard], Guard] = {}
        #: By both guards, packed into one number: the smaller one, and 32 bits for the other.
        self._conjunctions: dict[int, Guard] = {}
        self._exclusions: dict[tuple[Guard, Guard], bool] = {}
        #: By node, the number of nodes on all paths from it, up to a limit.
        self._ways: list[int] = [0]
        self._is_long: dict[int, bool] = {}
        self._atoms: dict[Hashable, Guard] = {}
        #: By variable, its subject, which has to live as long as the atoms: keys hold identities.
        self._subjects: dict[int, object] = {}
        self._variables = 0
        #: The variables that choose one of several elements of a collection of unknown size.
        self._chosen: set[int] = set()
        self.most = 10_000_000

    def __len__(self) -> int:
        return len(self._nodes)

    def fresh(self, subject: object = None) -> Guard:
        """A new variable.

        :param subject: what the variable is about.
        """
        self._variables += 1
        if subject is not None:
            self._subjects[self._variables] = subject
        return self._node(self._variables, FALSE, TRUE)

    @property
    def count(self) -> int:
        """The number of variables."""
        return self._variables

    def one_of(self, count: int) -> list[Guard]:
        """Guards exactly one of which holds."""
        rest, guards = TRUE, []
        for _ in range(count - 1):
            chosen = self.fresh()
            self._chosen.add(self._variables)
            guards.append(self.conjoin(rest, chosen))
            rest = self.without(rest, chosen)
        return [*guards, rest]

    @contextmanager
    def of_one(self) -> Iterator[None]:
        """While new variables concern one of any number of elements, each time another one."""
        before = self._variables
        yield
        self._chosen.update(range(before + 1, self._variables + 1))

    def chosen_anew(self, guards: Sequence[Guard]) -> list[Guard]:
        """Guards exactly one of which holds, for another of any number of elements.

        They depend on the same variables, except for those that choose an element.  Where that is
        too intricate, they depend on nothing.
        """
        if any(map(self.is_long, guards)):
            return self.one_of(len(guards))
        variables: set[int] = set()
        for guard in guards:
            variables |= self._variables_of(guard)
        chosen = sorted(variables & self._chosen)
        if not chosen:
            return list(guards)
        anew = {}
        for variable in chosen:
            anew[variable] = self.fresh(self._subjects.get(variable))
            self._chosen.add(self._variables)
        renamed: dict[int, Guard] = {0: FALSE}
        return [self._renamed(guard, anew, renamed) for guard in guards]

    def _renamed(self, guard: Guard, anew: dict[int, Guard], renamed: dict[int, Guard]) -> Guard:
        """A guard with some variables replaced.

        :param renamed: the results so far, by node.
        """
        pending = [guard >> 1]
        while pending:
            node = pending[-1]
            variable, low, high = self._nodes[node]
            below = [child >> 1 for child in (low, high) if child >> 1 not in renamed]
            if node in renamed or not below:
                pending.pop()
            if node in renamed:
                continue
            if below:
                pending += below
                continue
            if_false, if_true = renamed[low >> 1] ^ (low & 1), renamed[high >> 1] ^ (high & 1)
            test = anew.get(variable) or self._node(variable, FALSE, TRUE)
            renamed[node] = self.disjoin(
                self.conjoin(test, if_true), self.conjoin(test ^ 1, if_false)
            )
        return renamed[guard >> 1] ^ (guard & 1)

    def atom(self, key: Hashable, subject: object = None) -> Guard:
        """The variable for a question, the same one each time.

        :param subject: what has to live as long as the key.
        """
        atom = self._atoms.get(key)
        if atom is None:
            atom = self._atoms[key] = self.fresh(subject)
        return atom

    def subject_of(self, guard: Guard) -> object:
        """The subject of a variable that a guard depends on, if there is one.

        The oldest variable takes precedence.
        """
        return next(iter(self.subjects_of(guard)), None)

    def subjects_of(self, guard: Guard) -> list[object]:
        """The subjects of the variables that a guard depends on, the oldest first."""
        subjects = (self._subjects.get(variable) for variable in sorted(self._variables_of(guard)))
        return [subject for subject in subjects if subject is not None]

    def _variables_of(self, guard: Guard) -> set[int]:
        """The variables that a guard depends on."""
        pending, seen, variables = [guard >> 1], {0}, set()
        while pending:
            node = pending.pop()
            if node in seen:
                continue
            seen.add(node)
            variable, low, high = self._nodes[node]
            variables.add(variable)
            pending += (low >> 1, high >> 1)
        return variables

    def explain(self, since: int, subject: object) -> None:
        """Set the subject of the variables of all nodes since a given number of nodes."""
        for variable, *_ in self._nodes[since:]:
            self._subjects.setdefault(variable, subject)

    def negate(self, guard: Guard) -> Guard:
        """``not guard``."""
        return guard ^ 1

    def conjoin(self, one: Guard, other: Guard) -> Guard:
        """``one and other``."""
        if one == other:
            return one
        if one > other:
            one, other = other, one
        if one <= TRUE:
            return other if one == TRUE else FALSE
        if one ^ other == 1:
            return FALSE
        key = one << 32 | other
        result = self._conjunctions.get(key)
        if result is None:
            # This inlines ``_split``: no other code runs as often.
            nodes = self._nodes
            variable, low, high = nodes[one >> 1]
            if one & 1:
                low, high = low ^ 1, high ^ 1
            other_variable, other_low, other_high = nodes[other >> 1]
            if other & 1:
                other_low, other_high = other_low ^ 1, other_high ^ 1
            if variable > other_variable:
                other_low = other_high = other
            elif variable < other_variable:
                variable, low, high = other_variable, one, one
            # It also inlines the trivial cases, which most of the calls would be.
            if low == FALSE or other_low == FALSE:
                low = FALSE
            elif low == TRUE:
                low = other_low
            elif other_low != TRUE:
                low = self.conjoin(low, other_low)
            if high == FALSE or other_high == FALSE:
                high = FALSE
            elif high == TRUE:
                high = other_high
            elif other_high != TRUE:
                high = self.conjoin(high, other_high)
            result = self._conjunctions[key] = self._node(variable, low, high)
        return result

    def trim(self) -> None:
        """Drop caches that use much memory; guards stay valid."""
        if len(self._conjunctions) > _MOST_CONJUNCTIONS:
            self._conjunctions.clear()
            self._exclusions.clear()

    def disjoin(self, one: Guard, other: Guard) -> Guard:
        """``one or other``."""
        return self.conjoin(one ^ 1, other ^ 1) ^ 1

    def any(self, guards: Iterable[Guard]) -> Guard:
        """The disjunction of some guards, or a new variable where that is too intricate."""
        result = FALSE
        for guard in guards:
            if guard == FALSE:
                continue
            result = self.disjoin(result, guard)
            if self.is_entangled(result):
                return self.fresh()
        return result

    def without(self, one: Guard, other: Guard) -> Guard:
        """``one and not other``."""
        return self.conjoin(one, other ^ 1)

    def implies(self, one: Guard, other: Guard) -> bool:
        """Whether one guard implies another."""
        return self.excludes(one, other ^ 1)

    def excludes(self, one: Guard, other: Guard) -> bool:
        """Whether two guards exclude each other."""
        if FALSE in (one, other) or one ^ other == 1:
            return True
        if TRUE in (one, other) or one == other:
            return False
        key = (one, other) if one < other else (other, one)
        result = self._exclusions.get(key)
        if result is None:
            _, low, high, other_low, other_high = self._split(one, other)
            result = self._exclusions[key] = self.excludes(high, other_high) and self.excludes(
                low, other_low
            )
        return result

    def named(self, guard: Guard) -> Guard:
        """The guard for a part of a run, or a variable if operations on the guard are too slow.

        Where that part ends, both hold.
        """
        return self.fresh() if self._ways[guard >> 1] > _MOST_WAYS_TO_CALLS else guard

    def is_entangled(self, guard: Guard) -> bool:
        """Whether a guard is so intricate that operations on it are slow."""
        return self._ways[guard >> 1] >= _MOST_WAYS

    def is_long(self, guard: Guard) -> bool:
        """Whether a guard is too long for an exception that is merely possible."""
        node = guard >> 1
        if self._ways[node] <= _MOST_RAISED:
            return False
        is_long = self._is_long.get(node)
        if is_long is None:
            is_long = self._is_long[node] = self._has_many_nodes(node)
        return is_long

    def marks(self, guard: Guard, mark: Callable[[object], int], cached: dict[int, int]) -> int:
        """The marks of the subjects of all variables that a guard depends on, as bits.

        :param mark: computes the bits of a subject.
        :param cached: the marks by node, from previous calls.
        """
        cached[0] = 0
        pending = [guard >> 1]
        while pending:
            node = pending.pop()
            if node in cached:
                continue
            variable, low, high = self._nodes[node]
            below = [child for child in (low >> 1, high >> 1) if child not in cached]
            if below:
                pending += (node, *below)
                continue
            own = mark(self._subjects[variable]) if variable in self._subjects else 0
            cached[node] = own | cached[low >> 1] | cached[high >> 1]
        return cached[guard >> 1]

    def _has_many_nodes(self, node: int) -> bool:
        """Whether more nodes are reachable from a node than a guard that is not long may have."""
        seen = {0}
        pending = [node]
        while pending and len(seen) <= _MOST_RAISED:
            _, low, high = self._nodes[pending.pop()]
            for child in (low >> 1, high >> 1):
                if child not in seen:
                    seen.add(child)
                    pending.append(child)
        return len(seen) > _MOST_RAISED

    def _split(self, one: Guard, other: Guard) -> tuple[int, Guard, Guard, Guard, Guard]:
        """The first variable that two guards test, with the cofactors of both.

        :return: the variable; the first guard if it is false, and if it is true; likewise the
            second.
        """
        variable, low, high = self._nodes[one >> 1]
        other_variable, other_low, other_high = self._nodes[other >> 1]
        if variable < other_variable:
            sign = other & 1
            return other_variable, one, one, other_low ^ sign, other_high ^ sign
        sign = one & 1
        low, high = low ^ sign, high ^ sign
        if variable > other_variable:
            return variable, low, high, other, other
        sign = other & 1
        return variable, low, high, other_low ^ sign, other_high ^ sign

    def _node(self, variable: int, low: Guard, high: Guard) -> Guard:
        if low == high:
            return low
        sign = low & 1
        key = (variable, low ^ sign, high ^ sign)
        guard = self._unique.get(key)
        if guard is None:
            node = len(self._nodes)
            if node > self.most:
                raise TooMuch
            ways = self._ways
            count = min(ways[low >> 1] + ways[high >> 1] + 1, _MOST_WAYS)
            ways.append(count)
            self._nodes.append(key)
            guard = self._unique[key] = node << 1
        return guard ^ sign
