"""Whether a function mentions something that leads to a notifier, or a mere namesake."""

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
    """Searches the source of units for names that lead to notifiers."""

    def __init__(self, modules: Modules, tracer: Tracer, symbols: Symbols, words: Words) -> None:
        self._tracer = tracer
        self._symbols = symbols
        self._words = words
        self._search = WordSearch(
            modules, tracer.queries, lambda: Vocabulary(words.names, words.parts)
        )

    def leads(self, unit: Unit, names: Collection[str] | None = None) -> bool:
        """Whether a function mentions something that leads to a notifier, not a mere namesake.

        :param names: the names to look for; by default all leading names.
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
        ) or self._may_concatenate(unit)

    def _may_concatenate(self, unit: Unit) -> bool:
        """Whether a function contains a fragment that a leading name may be concatenated from."""
        return (
            bool(self._words.parts)
            and self._search.has_part(unit)
            and self._search.ask(unit, TAKES_BY_NAME)
        )

    def _means(self, unit: Unit, name: str) -> bool:
        """Whether a mention of a name is neither an argument name nor a local name."""
        is_bare = name in self._words.bare
        mentions = {
            (mention.holder, mention.dot)
            for mention in self._search.mentions(unit, name)
            if mention.dot or mention.is_quoted or is_bare
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
        """Whether a unit mentions something that may send when called."""
        if not unit.is_function or self._search.ask(unit, CALLS_NO_LOGGER):
            return True
        return any(
            self._means(unit, name)
            for name in self._search.mentioned(unit, self._words.names)
            if not name.startswith("__")
        ) or self._may_concatenate(unit)
