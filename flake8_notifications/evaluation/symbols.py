"""Texts with holes, and the choices that an evaluation leaves open.

A hole stands in a text for a part that is not known: a parameter, or something unknown with its
reason.  It is written as a private character sequence, so that every operation on texts works on
texts with holes, too.  An :class:`Explorer` takes one way through what is not decided; running an
evaluation again and again takes them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from typing import Final, NamedTuple, TypeVar

from flake8_notifications.evaluation.operators import HOLE, is_symbolic
from flake8_notifications.evaluation.representation import unavailable
from flake8_notifications.evaluation.values import (
    Collection,
    Constant,
    External,
    Place,
    Unknown,
    Value,
    key_of,
)

_START: Final = HOLE
_HOLE: Final = re.compile("\ue000(\\d+)\ue001")
_MOST_RUNS: Final = 128
Result = TypeVar("Result")


class FunctionKey(NamedTuple):
    """A function, by where it is defined."""

    path: str
    line: int
    column: int


class Hole(NamedTuple):
    """A part of a text that is not known.

    :ivar function: whose parameter it is; None where it is unknown for good.
    :ivar parameter: its name; ``*2`` for a positional argument, ``**name`` for a keyword.
    :ivar methods: what happens to it on its way: method names of ``str`` with their arguments.
    """

    function: FunctionKey | None
    parameter: str
    reason: Unknown | None = None
    methods: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Assumption(NamedTuple):
    """What a chosen way takes for granted of a hole: it is, or is not, one of some constants."""

    hole: Hole
    keys: frozenset[Hashable]
    is_one: bool


class Holes:
    """The holes of a run, numbered."""

    def __init__(self) -> None:
        self._holes: list[Hole] = []
        self._numbers: dict[Hole, int] = {}

    def text(self, hole: Hole) -> str:
        """The characters that stand for a hole."""
        number = self._numbers.get(hole)
        if number is None:
            number = self._numbers[hole] = len(self._holes)
            self._holes.append(hole)
        return f"{_START}{number}\ue001"

    def constant(self, hole: Hole, place: Place | None = None) -> Constant:
        return Constant(self.text(hole), place)

    def unknown(self, unknown: Unknown) -> Constant:
        """A hole for what is not known."""
        return self.constant(Hole(None, "", unknown), unknown.place)

    def parts(self, text: str) -> list[str | Hole]:
        """The literal parts and the holes of a text, in order."""
        pieces = _HOLE.split(text)
        parts: list[str | Hole] = []
        for position, piece in enumerate(pieces):
            if position % 2:
                parts.append(self._holes[int(piece)])
            elif piece:
                parts.append(piece)
        return parts

    def only(self, value: Value) -> Hole | None:
        """The hole that is all of a text, if it is nothing else."""
        if not isinstance(value, Constant) or not isinstance(value.value, str):
            return None
        if not is_symbolic(value.value):
            return None
        parts = self.parts(value.value)
        return parts[0] if len(parts) == 1 and isinstance(parts[0], Hole) else None

    def fill(self, text: str, fillings: Callable[[Hole], str | None]) -> str:
        """The text with holes replaced; None leaves a hole as it is."""

        def filled(part: str | Hole) -> str:
            if isinstance(part, str):
                return part
            filling = fillings(part)
            return self.text(part) if filling is None else self.apply(filling, part.methods)

        return "".join(map(filled, self.parts(text)))

    def apply(self, text: str, methods: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
        """Call methods of ``str`` on a text with holes."""
        for name, arguments in methods:
            if is_symbolic(text):
                text = self._apply_to_parts(text, name, arguments)
            else:
                text = str(getattr(text, name)(*arguments))
        return text

    def _apply_to_parts(self, text: str, name: str, arguments: tuple[str, ...]) -> str:
        return "".join(
            str(getattr(part, name)(*arguments))
            if isinstance(part, str)
            else self.text(part._replace(methods=(*part.methods, (name, arguments))))
            for part in self.parts(text)
        )


class Explorer:
    """One way through the choices of an evaluation.

    :ivar assumptions: what the way takes for granted.
    """

    def __init__(self) -> None:
        self.holes = Holes()
        self.assumptions: list[Assumption] = []
        self._plan: list[list[int]] = []
        self._position = 0
        self.is_active = False
        self.is_complete = True

    def choose(self, count: int) -> int:
        """Which of some ways to take this time."""
        if count < 2:
            return 0
        if self._position == len(self._plan):
            self._plan.append([0, count])
        choice = self._plan[self._position][0]
        self._position += 1
        return choice

    def assume(self, symbol: str, left: Value, right: Value, outcome: bool) -> None:
        """Take it for granted that a comparison has an outcome, if it tells of a hole."""
        if symbol in ("==", "!=") and self.holes.only(left) is None:
            left, right = right, left
        hole = self.holes.only(left)
        items = right.items if isinstance(right, Collection) else (right,)
        keys = frozenset(map(key_of, items))
        if hole is None or None in keys or symbol not in ("==", "!=", "in", "not in"):
            return
        is_one = outcome is (symbol in ("==", "in"))
        self.assumptions.append(Assumption(hole, keys, is_one))

    def softened(self, value: Value) -> Value:
        """A value whose unknown parts are holes, so that the rest of a text can be known."""
        match value:
            case Unknown():
                return self.holes.unknown(value)
            case External(name=name):
                return self.holes.unknown(Unknown(unavailable(name), value.place))
            case Collection(items=items):
                softened = tuple(map(self.softened, items))
                return Collection(value.kind, softened, value.place)
            case _:
                return value

    def ways(self, evaluate: Callable[[], Result]) -> list[tuple[Result, tuple[Assumption, ...]]]:
        """The results of an evaluation by all ways, each with what it takes for granted."""
        outer = self._plan, self._position, self.assumptions, self.is_active
        self._plan = []
        results: list[tuple[Result, tuple[Assumption, ...]]] = []
        try:
            for _ in range(_MOST_RUNS):
                self._position, self.assumptions, self.is_active = 0, [], True
                result = evaluate()
                results.append((result, tuple(self.assumptions)))
                while self._plan and self._plan[-1][0] + 1 == self._plan[-1][1]:
                    self._plan.pop()
                if not self._plan:
                    break
                self._plan[-1][0] += 1
            else:
                self.is_complete = False
        finally:
            self._plan, self._position, self.assumptions, self.is_active = outer
        return results
