"""Whether a function mentions what leads to a notifier, or just something that is called so."""

from __future__ import annotations

from collections.abc import Collection

from flake8_notifications.project.modules import Modules
from flake8_notifications.project.questions import Vocabulary
from flake8_notifications.tracing.function_queries import (
    CALLS_NO_LOGGER,
    HAS,
    TAKES_BY_NAME,
    WordSearch,
)
from flake8_notifications.tracing.symbols import Symbols
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import Words


class Mentions:
    """Reads the texts of units for the names that lead to notifiers."""

    def __init__(self, modules: Modules, tracer: Tracer, symbols: Symbols, words: Words) -> None:
        self._tracer = tracer
        self._symbols = symbols
        self._words = words
        self._search = WordSearch(
            modules, tracer.queries, lambda: Vocabulary(words.names, words.parts)
        )

    def leads(self, unit: Unit, names: Collection[str] | None = None) -> bool:
        """Whether a function mentions what leads to a notifier, not just something called so.

        :param names: what may; by default all that does.
        """
        if not unit.is_function or self._tracer.named_notifiers:
            return True
        if names is not None:
            self._search.look_for(names)
        elif self._words.is_seeded and self._search.ask(unit, HAS, self._words.seed):
            return True
        wanted = self._words.names if names is None else names
        return any(
            self._means(unit, name) for name in self._search.mentioned(unit, wanted)
        ) or self._puts_together(unit)

    def _puts_together(self, unit: Unit) -> bool:
        """Whether a function has a part of what a name may be put together of."""
        return (
            bool(self._words.parts)
            and self._search.has_part(unit)
            and self._search.ask(unit, TAKES_BY_NAME)
        )

    def _means(self, unit: Unit, name: str) -> bool:
        """Whether a name is mentioned that is neither an argument's nor one of the function's."""
        is_bare = name in self._words.bare
        mentions = {
            (each.holder, each.dot)
            for each in self._search.mentions(unit, name)
            if each.dot or each.is_quoted or is_bare
        }
        if not mentions:
            return False
        function = self._symbols.function_of(unit)
        if function is None:
            return True
        return any(
            self._search.is_own(unit, holder)
            or not self._tracer.is_idle(function.module, holder, name)
            if dot
            else not self._search.is_own(unit, name)
            for holder, dot in mentions
        )

    def may_send(self, unit: Unit) -> bool:
        """Whether a unit mentions something to call that sends."""
        if not unit.is_function or self._search.ask(unit, CALLS_NO_LOGGER):
            return True
        return any(
            self._means(unit, name)
            for name in self._search.mentioned(unit, self._words.names)
            if not name.startswith("__")
        ) or self._puts_together(unit)
