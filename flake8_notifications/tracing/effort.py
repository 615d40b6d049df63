"""Decides what a run looks into, and what it cuts off until that turns out to matter."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal, NamedTuple, TypeVar

from flake8_notifications.interpretation.guards import TooMuch
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.provenance import FunctionKey, Parameter
from flake8_notifications.source.place import Place

_Value = TypeVar("_Value")
#: More steps than any run takes.
_ANY_STEPS: Final = 1_000_000_000
#: The budget for the answer to one question, including the questions that it leads to.
MOST_OF_ANSWER: Final = 2_000
#: The budget for settling what code elsewhere leaves in one variable or object.
MOST_OF_SETTLED: Final = 2_000
#: The number of guard nodes that cost as much as one step.
NODES_OF_STEP: Final = 20
#: An aborted answer is charged at this fraction, so that questions behind it may still succeed.
_SHARE_OF_GIVEN_UP: Final = 4


class Cut(NamedTuple):
    """A part of the program that may be left out of a run.

    :ivar kind: the result of a function, what is set on the objects of a class, what functions
        change in a class or a module, or the callee of a call.
    :ivar home: the function, the class, the module or the call.
    """

    kind: Literal["function", "attribute", "class", "module", "callee"]
    home: FunctionKey
    name: str = ""


class Exhausted(TooMuch):
    """A run and the questions that it asks exceed their common budget."""


class Expensive(Exhausted):
    """The answer to a question exceeds its budget."""


class _Answer(NamedTuple):
    """An answer, valid for a set of chosen cuts.

    :ivar asked: the cuts that the answer depends on.
    :ivar chosen: those of them that were looked into.
    :ivar cost: its full cost, even if parts of it had been computed for another question.
    """

    asked: frozenset[Cut]
    chosen: frozenset[Cut]
    value: Any
    steps: int
    cost: int


class _Cost:
    """The cost of an answer so far.

    :ivar most: its budget.
    :ivar spent: the steps, including the cost of the answers to other questions.
    :ivar nodes: the number of guard nodes at the start, adjusted for other questions.
    :ivar charged: the answers that are counted, each of them once.
    """

    __slots__ = ("charged", "most", "nodes", "spent")

    def __init__(self, most: int, nodes: int) -> None:
        self.most = most
        self.spent = 0
        self.nodes = nodes
        self.charged: set[int] = set()

    def total(self, nodes: int) -> int:
        """The cost so far, given the current number of guard nodes."""
        return self.spent + (nodes - self.nodes) // NODES_OF_STEP


class Effort:
    """The cuts that are looked into, and the answers found so far."""

    def __init__(self, nodes: Callable[[], int]) -> None:
        """:param nodes: returns the number of guard nodes."""
        self._nodes = nodes
        #: The cuts that are looked into now.
        self.chosen: frozenset[Cut] = frozenset()
        #: The cuts behind which more, or something else, would be sent.
        self.missed: set[Cut] = set()
        self._origins: dict[tuple[str, Place | None], set[Cut]] = {}
        self._asked: set[Cut] = set()
        self._answers: dict[Hashable, list[_Answer]] = {}
        self._pending: set[Hashable] = set()
        self._charged: set[int] = set()
        self._left = _ANY_STEPS
        #: The cost of the answer being computed.
        self._cost: _Cost | None = None
        #: By question and chosen cuts, a lower bound of the cost of the answer.
        self._at_least: dict[Hashable, int] = {}
        #: By subject, the unknown for what would take too long to compute.
        self._given_up: dict[object, Unknown] = {}

    # What is looked into

    def is_chosen(self, cut: Cut) -> bool:
        """Whether a cut is looked into; the current answer depends on it from now on."""
        self._asked.add(cut)
        return cut in self.chosen

    def note(self, value: Unknown, cut: Cut) -> None:
        """Note that a value is unknown because of a cut; values derived from it are, too."""
        self._origins.setdefault((value.reason, value.place), set()).add(cut)

    def origins(self, *values: Value | None) -> set[Cut]:
        """The cuts that would reveal more of some values."""
        cuts: set[Cut] = set()
        for value in values:
            match value:
                case Unknown():
                    cuts |= self._origins.get((value.reason, value.place), set())
                case Text(parts=parts):
                    cuts |= self.origins(*(part for part in parts if isinstance(part, Unknown)))
                case Alternatives(choices=choices):
                    cuts |= self.origins(*(choice for _, choice in choices))
                case Tuple(items=items, more=more):
                    cuts |= self.origins(*items, more)
        return cuts - self.chosen if cuts else cuts

    def first_cut(self, values: tuple[Value | None, ...]) -> Unknown | None:
        """The first of some values that is unknown because of a cut."""
        for value in values:
            cut_value = None
            match value:
                case Unknown() if self.origins(value):
                    cut_value = value
                case Text(parts=parts):
                    cut_value = self.first_cut(
                        tuple(part for part in parts if type(part) is Unknown)
                    )
                case Alternatives(choices=choices):
                    cut_value = self.first_cut(tuple(choice for _, choice in choices))
            if cut_value is not None:
                return cut_value
        return None

    # Steps

    def step(self) -> None:
        """Count a step of the run, or of the computation of an answer for it."""
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
        """Limit the steps of a run, including those of its questions."""
        left, self._left = self._left, steps
        self._charged.clear()
        try:
            yield
        finally:
            self._left = left

    @contextmanager
    def uncounted(self) -> Iterator[None]:
        """Exclude what is done once and for all from the budget of the run that needs it first."""
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
        """Like :meth:`uncounted`, for what does not depend on the chosen cuts."""
        asked, self._asked = self._asked, set()
        try:
            with self.uncounted():
                yield
        finally:
            self._asked = asked

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Like :meth:`unbounded`, but with its own budget, which includes the questions it asks.

        :raises Expensive: if it exceeds the budget.
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
        """The answer to a question, computed once for each relevant set of chosen cuts.

        :param default: the answer while it is being computed.
        :param give_up: the answer if the budget is exceeded; None for an unlimited budget, except
            for that of a question that has led to it.
        """
        answers = self._answers.setdefault(question, [])
        for answer in answers:
            if answer.asked & self.chosen == answer.chosen:
                self._asked |= answer.asked
                self._charge(answer)
                self._spend(answer)
                return answer.value  # type: ignore[no-any-return]
        if question in self._pending:
            return default
        answer = self._found(question, find, give_up)
        answers.append(answer)
        self._spend(answer)
        return answer.value  # type: ignore[no-any-return]

    def known_answer(
        self, question: Hashable, default: _Value, give_up: Callable[[], _Value]
    ) -> _Value:
        """The fallback answer to a question that is not computed here."""
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
        """The budget for a question.

        :raises Expensive: if it is known to cost more than its outer question has left.
        """
        nodes = self._nodes()
        most = MOST_OF_ANSWER if is_bounded else _ANY_STEPS
        if self._cost is not None:
            remaining = self._cost.most - self._cost.total(nodes)
            if self._at_least.get((question, self.chosen), -1) >= remaining:
                raise Expensive
            most = min(most, remaining)
        return _Cost(most, nodes)

    def _spend(self, answer: _Answer) -> None:
        """Charge an answer to its outer question, regardless of who computed it."""
        cost = self._cost
        if cost is not None and id(answer) not in cost.charged:
            cost.charged.add(id(answer))
            cost.spent += answer.cost

    # What takes too long

    def note_given_up(self, subject: Parameter | None, value: Unknown) -> Unknown:
        """Note that something would take too long to find out.

        :param subject: the parameter in question, if it is one.
        """
        key = (value.reason, value.place) if subject is None else (subject.function, subject.name)
        self._given_up[key] = value
        return value

    def given_up_of(self, value: Value) -> Unknown | None:
        """Like :meth:`given_up`, for any value, including alternatives."""
        match value:
            case Unknown():
                return self.given_up(value)
            case Alternatives(choices=choices):
                return next(filter(None, (self.given_up_of(choice) for _, choice in choices)), None)
            case _:
                return None

    def given_up(self, value: Unknown) -> Unknown | None:
        """Why a value, or what it is a part of, was given up on."""
        reason = self._given_up.get((value.reason, value.place))
        if reason is None and value.source is not None:
            parameter, _ = value.source
            reason = self._given_up.get((parameter.function, parameter.name))
        return reason

    def _charge(self, answer: _Answer) -> None:
        """Charge an answer to the run, even if another run has paid for it before."""
        if answer.chosen and id(answer) not in self._charged:
            self._charged.add(id(answer))
            self._left -= answer.steps
