"""The worklist of units to be run, in rounds of the names that lead to them."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Word, Words

UnitKey: TypeAlias = tuple[str, int, int, bool]


class Waiting(NamedTuple):
    """A unit on the worklist.

    :ivar turn: the round in which it is due.
    :ivar names: the names that put it there, as far as the reason is new names; None for any other.
    """

    turn: int
    unit: Unit
    names: frozenset[str] | None


class Worklist:
    """Queues the units that mention new names; a unit waits for the other names of its round."""

    def __init__(self, units: Units, words: Words, symbols: Symbols) -> None:
        self._units = units
        self._words = words
        self._symbols = symbols
        self._waiting: dict[UnitKey, Waiting] = {}
        self._queue: list[tuple[int, UnitKey]] = []
        self._round = 0

    def enqueue(self, path: str, line: int, name: str | None = None) -> None:
        """Queue the units at a line of a file.

        :param name: the name that leads there; None for any other reason.
        """
        for unit in self._units.at(path, line):
            if name is None or not self._only_defines(unit, line, name):
                self.wait(unit, name)

    def _only_defines(self, unit: Unit, line: int, name: str) -> bool:
        """Whether a line mentions a name because it begins the function of that name."""
        return (
            unit.is_function
            and line == unit.statement.line
            and name == getattr(unit.statement, "name", "")
            and self._symbols.line_of(unit.path, line).count(name) == 1
        )

    def wait(self, unit: Unit, name: str | None = None) -> None:
        """Queue a unit."""
        turn, names = self._round + 1, None if name is None else frozenset({name})
        waiting = self._waiting.get(unit.key)
        if waiting is None or waiting.turn != turn:
            heapq.heappush(self._queue, (turn, unit.key))
        if waiting is not None and names is not None:
            names = None if waiting.names is None else names | waiting.names
        self._waiting[unit.key] = Waiting(turn, unit, names)

    def add(self, word: Word) -> None:
        """Register a name, and queue the units that mention it, if it is new."""
        if self._words.add(word):
            self._enqueue_mentions(word)

    def lead_to(self, unit: Unit) -> None:
        """Queue the callers of a function again, because more is known of it now."""
        for word in self._symbols.words_of(unit):
            self._words.add(word)
            self._enqueue_mentions(word)
        for beside in self._symbols.beside(unit):
            self.enqueue(beside.path, beside.first)

    def taken(self) -> Iterator[Waiting]:
        """Yield queued units, including those queued meanwhile, each in its turn."""
        while self._queue:
            turn, key = heapq.heappop(self._queue)
            if key in self._waiting and self._waiting[key].turn == turn:
                self._round = turn
                yield self._waiting.pop(key)

    def _enqueue_mentions(self, word: Word) -> None:
        """Queue the units that mention a name, or an alias under which a module imports it."""
        for alias, path, line in self._symbols.mentions(word):
            if alias is not word:
                self._words.add(alias)
            self.enqueue(path, line, alias.name)
