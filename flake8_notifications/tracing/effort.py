"""What a run looks into, and what it does without until that is seen to matter."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal, NamedTuple, TypeVar

from flake8_notifications.interpretation.guards import TooMuch
from flake8_notifications.interpretation.values import (
    Alternatives,
    FunctionKey,
    Place,
    Text,
    Tuple,
    Unknown,
    Value,
)

_Value = TypeVar("_Value")
#: More steps than any run takes.
_ANY_STEPS: Final = 1_000_000_000


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


class _Answer(NamedTuple):
    """What was found under a choice of what is looked into.

    :ivar asked: what the answer depends on: whether each of it was looked into.
    :ivar chosen: what of it was.
    """

    asked: frozenset[Cut]
    chosen: frozenset[Cut]
    value: Any
    steps: int


class Effort:
    """What is looked into, and what was found out so far."""

    def __init__(self) -> None:
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
        try:
            yield
        finally:
            self._left = left

    @contextmanager
    def unbounded(self) -> Iterator[None]:
        """The same, where nothing of it depends on what is looked into."""
        asked, self._asked = self._asked, set()
        try:
            with self.uncounted():
                yield
        finally:
            self._asked = asked

    # Answers

    def answer(self, question: Hashable, default: _Value, find: Callable[[], _Value]) -> _Value:
        """The answer to a question, found once for all who look into the same.

        :param default: the answer as long as it is looked for.
        """
        known = self._answers.setdefault(question, [])
        for answer in known:
            if answer.asked & self.chosen == answer.chosen:
                self._asked |= answer.asked
                self._charge(answer)
                return answer.value  # type: ignore[no-any-return]
        if question in self._pending:
            return default
        outer, self._asked = self._asked, set()
        self._pending.add(question)
        left = self._left
        try:
            value = find()
            asked = frozenset(self._asked)
            answer = _Answer(asked, asked & self.chosen, value, left - self._left)
            self._charged.add(id(answer))
            known.append(answer)
        finally:
            self._pending.discard(question)
            outer |= self._asked
            self._asked = outer
        return value

    def _charge(self, answer: _Answer) -> None:
        """Let what a choice costs not depend on who has made it before."""
        if answer.chosen and id(answer) not in self._charged:
            self._charged.add(id(answer))
            self._left -= answer.steps
