"""Calls that send items taken out of containers filled by other code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flake8_notifications.interpretation.values.base import Text, Unknown, Value
from flake8_notifications.project.texts import Texts
from flake8_notifications.tracing import queues
from flake8_notifications.tracing.sends import Send
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.units import Unit
from flake8_notifications.tracing.words import Word, Words


class Reading:
    """Leaves the event type to the code that fills a container."""

    def __init__(
        self, tracer: Tracer, words: Words, texts: Texts, enqueue: Callable[[str, int], None]
    ) -> None:
        self._tracer = tracer
        self._words = words
        self._texts = texts
        self._enqueue = enqueue
        self._readers: dict[object, tuple[Unit, Send, Value]] = {}

    def note(self, send: Send, value: Value, unit: Unit) -> bool:
        """Whether an event type, or its only open part, is taken out of a container."""
        part = queues.part_taken(value) if isinstance(value, Text) else value
        item = None if part is None else queues.taken_of(part)
        if item is None or self._words.is_common(item.container.name):
            return False
        if isinstance(part, Unknown) and self._tracer.resolved(part) is not None:
            return False
        name = item.container.name
        filling = [
            path
            for path in self._texts.mentioning(f".{name}.")
            if self._texts.says(path, queues.filling(name))
        ]
        if not filling:
            return False
        reader = queues.Reader(item, value, send)
        self._readers.setdefault(reader.key, (unit, send, value))
        if self._tracer.queues.add(reader):
            self._words.add(Word(name, frozenset(filling), is_attribute=True))
            for path in filling:
                for line in self._texts.lines(path, name):
                    self._enqueue(path, line)
        return True

    def unserved(self) -> Iterator[tuple[Unit, Send, Value]]:
        """The sends for which no code was seen to fill the container."""
        for key, unserved_send in self._readers.items():
            if key not in self._tracer.queues.served:
                yield unserved_send
