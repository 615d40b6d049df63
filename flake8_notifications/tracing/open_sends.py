"""What functions send that nobody calls: their callers would have chosen it."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator
from typing import NamedTuple

from flake8_notifications.emissions.model import Emission, Uncalled
from flake8_notifications.interpretation.values import Function, FunctionKey, Value
from flake8_notifications.tracing.reporting import emission_of
from flake8_notifications.tracing.sends import Send
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.words import Words


class _Open(NamedTuple):
    """Something that is sent with what the callers of a function pass.

    :ivar stage: how much the run has looked into that found it.
    """

    send: Send
    value: Value
    stage: tuple[bool, int]


class OpenSends:
    """Keeps what is open, by the function whose callers could tell."""

    def __init__(self, symbols: Symbols, words: Words) -> None:
        self._symbols = symbols
        self._words = words
        self._open: dict[FunctionKey, list[_Open]] = {}

    def forget(self, key: FunctionKey) -> None:
        """What an earlier run has found is found anew."""
        self._open.pop(key, None)

    def add(self, key: FunctionKey, send: Send, value: Value, stage: tuple[bool, int]) -> None:
        """Note that a function sends what its callers pass."""
        self._open.setdefault(key, []).append(_Open(send, value, stage))

    def uncalled(self, invoked: Collection[FunctionKey]) -> tuple[Uncalled, ...]:
        """What would be sent by the functions that nobody calls."""
        found: set[Uncalled] = set()
        for key in self._open:
            function = self._function_of(key)
            if key in invoked or function is None or self._may_be_called(key, function):
                continue
            name = f"{function.module.name}.{function.shown_name}"
            for each in self._emissions(key, frozenset()):
                found.add(Uncalled(each.place, each.column, name, each.event_type))
        return tuple(sorted(found))

    def _may_be_called(self, key: FunctionKey, function: Function) -> bool:
        """Whether a method is mentioned where it is not known on what it is called."""
        unit = self._symbols.unit_of(key)
        if unit is None or function.owner is None:
            return False
        return any(
            self._is_of_anything(path, line, word.name)
            for word in self._symbols.words_of(unit)
            if word.is_attribute
            for path, line in self._words.mentions(word)
            if path != unit.path or not unit.first <= line <= unit.last
        )

    def _is_of_anything(self, path: str, line: int, name: str) -> bool:
        """Whether a line mentions an attribute of something else than a module."""
        holder = rf"(?:(?<![\w.)\]])(\w+))?\.{re.escape(name)}\b"
        holders = re.findall(holder, self._symbols.line_of(path, line))
        return any(not holder or not self._symbols.is_module(path, holder) for holder in holders)

    def _function_of(self, key: FunctionKey) -> Function | None:
        unit = self._symbols.unit_of(key)
        return None if unit is None else self._symbols.function_of(unit)

    def _emissions(self, key: FunctionKey, seen: frozenset[FunctionKey]) -> Iterator[Emission]:
        for send, value, _ in self._thorough(key):
            inner = send.handed_to
            if inner is None:
                yield emission_of(send, value)
            elif inner not in seen:
                # It is handed on as it is, so it is sent as the other function does.
                yield from self._emissions(inner, seen | {key})

    def _thorough(self, key: FunctionKey) -> list[_Open]:
        """Of each call that sends, what the run says that has looked into most."""
        found = self._open.get(key, [])
        stages: dict[Hashable, tuple[bool, int]] = {}
        for each in found:
            stages[each.send.calls] = max(each.stage, stages.get(each.send.calls, (False, 0)))
        return [each for each in found if each.stage == stages[each.send.calls]]
