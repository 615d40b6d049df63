"""What a run looks into, and what it does without until that is seen to matter."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal, NamedTuple, TypeVar

from flake8_notifications.interpretation.guards import TooMuch
from flake8_notifications.interpretation.values import (
    Alternatives,
    FunctionKey,
    Parameter,
    Place,
    Text,
    Tuple,
    Unknown,
    Value,
)

_Value = TypeVar("_Value")
#: More steps than any run takes.
_ANY_STEPS: Final = 1_000_000_000
#: So many steps the answer to one question may take, with those of the questions that it leads to.
MOST_OF_ANSWER: Final = 2_000
#: So many steps it may take to settle what code elsewhere leaves in one thing.
MOST_OF_SETTLED: Final = 2_000
#: What counts as much as a step does.
NODES_OF_STEP: Final = 20
#: What an answer that takes too long counts for those that lead to it: they may still be found.
_SHARE_OF_GIVEN_UP: Final = 4


class Cut(NamedTuple):
    """Something that may be done without.

    :ivar kind: what a function returns, what is seen to be set on the objects of a class, what
        functions change of what a class or a module holds, or what a call calls.
    :ivar home: the function, the class, the module or the call.
    """

    kind: Literal["function", "attribute", "class", "module", "callee"]
    home: FunctionKey
    name: str = ""


class Exhausted(TooMuch):
    """A run and the questions that it asks take more together than they are worth."""


class Expensive(Exhausted):
    """The answer to a question takes more than it is worth."""


class _Answer(NamedTuple):
    """What was found under a choice of what is looked into.

    :ivar asked: what the answer depends on: whether each of it was looked into.
    :ivar chosen: what of it was.
    :ivar cost: what it takes, whether or not somebody else has asked for parts of it.
    """

    asked: frozenset[Cut]
    chosen: frozenset[Cut]
    value: Any
    steps: int
    cost: int


class _Cost:
    """What the answer to a question has taken so far.

    :ivar most: how much it may be.
    :ivar spent: the steps, with what the answers to other questions take.
    :ivar nodes: how many nodes of guards there were, those of other questions left out.
    :ivar charged: the answers that are counted, each of them once.
    """

    __slots__ = ("charged", "most", "nodes", "spent")

    def __init__(self, most: int, nodes: int) -> None:
        self.most = most
        self.spent = 0
        self.nodes = nodes
        self.charged: set[int] = set()

    def total(self, nodes: int) -> int:
        """What it has taken, now that there are some nodes."""
        return self.spent + (nodes - self.nodes) // NODES_OF_STEP


class Effort:
    """What is looked into, and what was found out so far."""

    def __init__(self, nodes: Callable[[], int]) -> None:
        """:param nodes: tells how many nodes of guards there are."""
        self._nodes = nodes
        #: What is looked into now.
        self.chosen: frozenset[Cut] = frozenset()
        #: What was not, though more would be sent or other things if it were.
        self.missed: set[Cut] = set()
        self._origins: dict[tuple[str, Place | None], set[Cut]] = {}
        self._asked: set[Cut] = set()
        self._answers: dict[Hashable, list[_Answer]] = {}
        self._pending: set[Hashable] = set()
        self._charged: set[int] = set()
        self._left = _ANY_STEPS
        #: What the answer costs that is looked for.
        self._cost: _Cost | None = None
        #: By question and what was looked into, what its answer takes at least.
        self._at_least: dict[Hashable, int] = {}
        #: By what it is, what cannot be told of it as that takes too long.
        self._given_up: dict[object, Unknown] = {}

    # What is looked into

    def is_chosen(self, cut: Cut) -> bool:
        """Whether something is looked into; whoever asks depends on it from now on."""
        self._asked.add(cut)
        return cut in self.chosen

    def note(self, value: Unknown, cut: Cut) -> None:
        """Note what a value that is not known comes from; what is made of it tells the same."""
        self._origins.setdefault((value.reason, value.place), set()).add(cut)

    def origins(self, *values: Value | None) -> set[Cut]:
        """What would tell more of some values."""
        found: set[Cut] = set()
        for value in values:
            match value:
                case Unknown():
                    found |= self._origins.get((value.reason, value.place), set())
                case Text(parts=parts):
                    found |= self.origins(*(each for each in parts if isinstance(each, Unknown)))
                case Alternatives(choices=choices):
                    found |= self.origins(*(each for _, each in choices))
                case Tuple(items=items, more=more):
                    found |= self.origins(*items, more)
        return found - self.chosen if found else found

    def first_cut(self, values: tuple[Value | None, ...]) -> Unknown | None:
        """The first of some values of which more could be known."""
        for value in values:
            found = None
            match value:
                case Unknown() if self.origins(value):
                    found = value
                case Text(parts=parts):
                    found = self.first_cut(tuple(each for each in parts if type(each) is Unknown))
                case Alternatives(choices=choices):
                    found = self.first_cut(tuple(each for _, each in choices))
            if found is not None:
                return found
        return None

    # Steps

    def step(self) -> None:
        """Count a step of the run, or of one that answers a question of it."""
        self._left -= 1
        if self._left < 0:
            raise Exhausted
        cost = self._cost
        if cost is not None:
            cost.spent += 1
            if cost.total(self._nodes()) > cost.most:
                raise Expensive

    @contextmanager
    def bounded(self, steps: int) -> Iterator[None]:
        """A run that takes so many steps at most, those of its questions included."""
        left, self._left = self._left, steps
        self._charged.clear()
        try:
            yield
        finally:
            self._left = left

    @contextmanager
    def uncounted(self) -> Iterator[None]:
        """What is done once and for all, whoever needs it first."""
        left, self._left = self._left, _ANY_STEPS
        cost, self._cost = self._cost, None
        before = self._nodes()
        try:
            yield
        finally:
            self._left, self._cost = left, cost
            if cost is not None:
                cost.nodes += self._nodes() - before

    @contextmanager
    def unbounded(self) -> Iterator[None]:
        """The same, where nothing of it depends on what is looked into."""
        asked, self._asked = self._asked, set()
        try:
            with self.uncounted():
                yield
        finally:
            self._asked = asked

    @contextmanager
    def settling(self) -> Iterator[None]:
        """The same, for as many steps as one thing may take: what it asks for counts the same.

        :raises Expensive: if it takes more.
        """
        with self.unbounded():
            self._cost = _Cost(MOST_OF_SETTLED, self._nodes())
            yield

    # Answers

    def answer(
        self,
        question: Hashable,
        default: _Value,
        find: Callable[[], _Value],
        give_up: Callable[[], _Value] | None = None,
    ) -> _Value:
        """The answer to a question, found once for all who look into the same.

        :param default: the answer as long as it is looked for.
        :param give_up: the answer if it takes too long to be found; None if it is found however
            long that takes, unless that is too long for another question that has led to it.
        """
        known = self._answers.setdefault(question, [])
        for answer in known:
            if answer.asked & self.chosen == answer.chosen:
                self._asked |= answer.asked
                self._charge(answer)
                self._spend(answer)
                return answer.value  # type: ignore[no-any-return]
        if question in self._pending:
            return default
        answer = self._found(question, find, give_up)
        known.append(answer)
        self._spend(answer)
        return answer.value  # type: ignore[no-any-return]

    def known_answer(
        self, question: Hashable, default: _Value, give_up: Callable[[], _Value]
    ) -> _Value:
        """The answer to a question that is not looked for here, for all that is known of it."""
        return default if question in self._pending else give_up()

    def _found(
        self, question: Hashable, find: Callable[[], _Value], give_up: Callable[[], _Value] | None
    ) -> _Answer:
        outer_asked, self._asked = self._asked, set()
        outer_cost = self._cost
        cost = self._cost = self._cost_of_next(question, is_bounded=give_up is not None)
        self._pending.add(question)
        left, before = self._left, self._nodes()
        try:
            try:
                value = find()
                total = cost.total(self._nodes())
            except Expensive:
                if give_up is None or cost.most < MOST_OF_ANSWER:
                    self._at_least[question, self.chosen] = cost.most
                    raise
                self._cost = None
                value, total = give_up(), MOST_OF_ANSWER // _SHARE_OF_GIVEN_UP
            asked = frozenset(self._asked)
            answer = _Answer(asked, asked & self.chosen, value, left - self._left, total)
            self._charged.add(id(answer))
        finally:
            self._pending.discard(question)
            outer_asked |= self._asked
            self._asked, self._cost = outer_asked, outer_cost
            if outer_cost is not None:
                outer_cost.nodes += self._nodes() - before
        return answer

    def _cost_of_next(self, question: Hashable, *, is_bounded: bool) -> _Cost:
        """What a question may cost that is asked now.

        :raises Expensive: if it is known to cost more than is left for the one that led to it.
        """
        nodes = self._nodes()
        most = MOST_OF_ANSWER if is_bounded else _ANY_STEPS
        if self._cost is not None:
            left = self._cost.most - self._cost.total(nodes)
            if self._at_least.get((question, self.chosen), -1) >= left:
                raise Expensive
            most = min(most, left)
        return _Cost(most, nodes)

    def _spend(self, answer: _Answer) -> None:
        """Count an answer for the question that has led to it, whoever has found it."""
        cost = self._cost
        if cost is not None and id(answer) not in cost.charged:
            cost.charged.add(id(answer))
            cost.spent += answer.cost

    # What takes too long

    def note_given_up(self, subject: Parameter | None, value: Unknown) -> Unknown:
        """Note that it takes too long to find out what something is.

        :param subject: the parameter that it is, if it is one.
        """
        key = (value.reason, value.place) if subject is None else (subject.function, subject.name)
        self._given_up[key] = value
        return value

    def given_up_of(self, value: Value) -> Unknown | None:
        """The same of anything, whatever decides what it is."""
        match value:
            case Unknown():
                return self.given_up(value)
            case Alternatives(choices=choices):
                return next(filter(None, (self.given_up_of(each) for _, each in choices)), None)
            case _:
                return None

    def given_up(self, value: Unknown) -> Unknown | None:
        """Why something, or what it is a part of, is not known that could be found out."""
        found = self._given_up.get((value.reason, value.place))
        if found is None and value.source is not None:
            parameter, _ = value.source
            found = self._given_up.get((parameter.function, parameter.name))
        return found

    def _charge(self, answer: _Answer) -> None:
        """Let what a choice costs not depend on who has made it before."""
        if answer.chosen and id(answer) not in self._charged:
            self._charged.add(id(answer))
            self._left -= answer.steps
