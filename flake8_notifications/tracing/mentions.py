"""Whether a function mentions what leads to a notifier, or just something that is called so."""

from __future__ import annotations

import re
from typing import Final

from flake8_notifications.tracing.notifiers import PRIORITIES
from flake8_notifications.tracing.runs import Runs
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import Words

#: Whose method is called that might send, and what such a thing is named that writes a log.
_HOLDER: Final = re.compile(rf"(\w+)(?:\(\))?\.(?:{'|'.join(sorted(PRIORITIES))})\(")
_LOGGER: Final = re.compile(r"_*(?:\w*_)?log(?:ger|ging)?", re.IGNORECASE)


class Mentions:
    """Reads the texts of units for the names that lead to notifiers."""

    def __init__(self, tracer: Tracer, runs: Runs, words: Words) -> None:
        self._tracer = tracer
        self._runs = runs
        self._words = words

    def leads(self, unit: Unit) -> bool:
        """Whether a function mentions what leads to a notifier, not just something called so."""
        if not unit.is_function or self._tracer.named_notifiers:
            return True
        text = self._runs.text_of(unit)
        if self._words.is_seed(text):
            return True
        return any(name in text and self._means(unit, text, name) for name in self._words.names)

    def _means(self, unit: Unit, text: str, name: str) -> bool:
        """Whether a name is mentioned that is neither an argument's nor one of the function's."""
        own = re.escape(name)
        is_bare = name in self._words.bare
        mentions = {
            (holder, dot)
            for before, quote, holder, dot, after in re.findall(
                rf"([(,]\s*)?(['\"])?(?:(?<![.\w])(\w+))?(\.?)(?<!\w){own}\b([ \t]*=(?!=))?",
                text,
            )
            if not (before and after) and (dot or quote or is_bare)
        }
        if not mentions:
            return False
        function = self._runs.function_of(unit)
        if function is None:
            return True
        own_names = self._tracer.own_names(function)
        return any(
            holder in own_names or not self._tracer.is_idle(function.module, holder, name)
            if dot
            else name not in own_names
            for holder, dot in mentions
        )

    def may_send(self, unit: Unit) -> bool:
        """Whether a unit mentions something to call that sends."""
        text = self._runs.text_of(unit)
        if not unit.is_function or any(
            not _LOGGER.fullmatch(each) for each in _HOLDER.findall(text)
        ):
            return True
        return any(
            name in text and self._means(unit, text, name)
            for name in self._words.names
            if not name.startswith("__")
        )
