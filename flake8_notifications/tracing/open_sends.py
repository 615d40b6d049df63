"""The sends of functions without callers, which would have supplied the event type."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator
from typing import NamedTuple

from flake8_notifications.emissions.model import Emission, Uncalled
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import Function
from flake8_notifications.tracing.reporting import emission_of
from flake8_notifications.tracing.sends import Send
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.words import Words


class _Open(NamedTuple):
    """A send whose event type depends on the callers of a function.

    :ivar stage: how much the run that found it had looked into.
    """

    send: Send
    value: Value
    stage: tuple[bool, int]


class OpenSends:
    """Stores open sends by the function whose callers determine them."""

    def __init__(self, symbols: Symbols, words: Words) -> None:
        self._symbols = symbols
        self._words = words
        self._open: dict[FunctionKey, list[_Open]] = {}

    def forget(self, key: FunctionKey) -> None:
        """Forget the findings of an earlier run."""
        self._open.pop(key, None)

    def add(self, key: FunctionKey, send: Send, value: Value, stage: tuple[bool, int]) -> None:
        """Note that a function sends what its callers pass."""
        self._open.setdefault(key, []).append(_Open(send, value, stage))

    def uncalled(self, invoked: Collection[FunctionKey]) -> tuple[Uncalled, ...]:
        """What the functions without callers would send."""
        uncalled_sends: set[Uncalled] = set()
        for key in self._open:
            function = self._function_of(key)
            if key in invoked or function is None or self._may_be_called(key, function):
                continue
            name = f"{function.module.name}.{function.shown_name}"
            for emission in self._emissions(key, frozenset()):
                uncalled_sends.add(
                    Uncalled(emission.place, emission.column, name, emission.event_type)
                )
        return tuple(sorted(uncalled_sends))

    def _may_be_called(self, key: FunctionKey, function: Function) -> bool:
        """Whether a method is mentioned on an unknown receiver."""
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
        """Whether a line mentions an attribute of something other than a module."""
        holder = rf"(?:(?<![\w.)\]])(\w+))?\.{re.escape(name)}\b"
        holders = re.findall(holder, self._symbols.line_of(path, line))
        return any(not holder or not self._symbols.is_module(path, holder) for holder in holders)

    def _function_of(self, key: FunctionKey) -> Function | None:
        unit = self._symbols.unit_of(key)
        return None if unit is None else self._symbols.function_of(unit)

    def _emissions(self, key: FunctionKey, seen: frozenset[FunctionKey]) -> Iterator[Emission]:
        for send, value, _ in self._most_thorough(key):
            inner = send.handed_to
            if inner is None:
                yield emission_of(send, value)
            elif inner not in seen:
                # It is passed on unchanged, so the other function determines how it is sent.
                yield from self._emissions(inner, seen | {key})

    def _most_thorough(self, key: FunctionKey) -> list[_Open]:
        """For each sending call, the results of the run that had looked into the most."""
        opens = self._open.get(key, [])
        stages: dict[Hashable, tuple[bool, int]] = {}
        for open_send in opens:
            stages[open_send.send.calls] = max(
                open_send.stage, stages.get(open_send.send.calls, (False, 0))
            )
        return [open_send for open_send in opens if open_send.stage == stages[open_send.send.calls]]
