"""The units that are to be run, in rounds of the names that lead to them."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.units import Unit, Units
from flake8_notifications.tracing.words import Word, Words

UnitKey: TypeAlias = tuple[str, int, int, bool]


class Waiting(NamedTuple):
    """A unit that is to be run.

    :ivar turn: after how many rounds of names.
    :ivar names: those because of which it is, as more is known of them; None for anything.
    """

    turn: int
    unit: Unit
    names: frozenset[str] | None


class Worklist:
    """Who mentions a name that is new waits for the others of its round."""

    def __init__(self, units: Units, words: Words, symbols: Symbols) -> None:
        self._units = units
        self._words = words
        self._symbols = symbols
        self._waiting: dict[UnitKey, Waiting] = {}
        self._queue: list[tuple[int, UnitKey]] = []
        self._round = 0

    def enqueue(self, path: str, line: int, name: str | None = None) -> None:
        """Let the units at a line of a file be run.

        :param name: the name that leads there; None if there may be anything.
        """
        for unit in self._units.at(path, line):
            self.wait(unit, name)

    def wait(self, unit: Unit, name: str | None = None) -> None:
        """Let a unit be run."""
        turn, names = self._round + 1, None if name is None else frozenset({name})
        waiting = self._waiting.get(unit.key)
        if waiting is None or waiting.turn != turn:
            heapq.heappush(self._queue, (turn, unit.key))
        if waiting is not None and names is not None:
            names = None if waiting.names is None else names | waiting.names
        self._waiting[unit.key] = Waiting(turn, unit, names)

    def add(self, word: Word) -> None:
        """Let those be run who mention a name, if that is new."""
        if self._words.add(word):
            self._enqueue_mentions(word)

    def lead_to(self, unit: Unit) -> None:
        """Let those be run, once more, who mention a function of which more is known now."""
        for word in self._symbols.words_of(unit):
            self._words.add(word)
            self._enqueue_mentions(word)
        for beside in self._symbols.beside(unit):
            self.enqueue(beside.path, beside.first)

    def taken(self) -> Iterator[Waiting]:
        """What is waiting, and what comes to wait meanwhile, each once it is its turn."""
        while self._queue:
            turn, key = heapq.heappop(self._queue)
            if key in self._waiting and self._waiting[key].turn == turn:
                self._round = turn
                yield self._waiting.pop(key)

    def _enqueue_mentions(self, word: Word) -> None:
        """Let those be run who mention a name, or what a module imports it as."""
        for each, path, line in self._symbols.mentions(word):
            if each is not word:
                self._words.add(each)
            self.enqueue(path, line, each.name)
