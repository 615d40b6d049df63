"""What was read off texts, kept for the next run and the next process: nothing is parsed twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from flake8_notifications.caching.store import Store
from flake8_notifications.source.module import Reading, SourceModule

_DECODER: Final = msgspec.msgpack.Decoder(Reading)


class Readings:
    """Readings of texts by the identity of the text.

    :param store: None for a run without a cache.
    """

    def __init__(self, store: Store | None = None) -> None:
        self._store = store

    def get(self, identity: str) -> Reading | None:
        """The reading of a text, if there is one."""
        if self._store is None:
            return None
        content = self._store.get(self._store.name("reading", identity))
        if content is None:
            return None
        try:
            return _DECODER.decode(content)
        except (msgspec.MsgspecError, RecursionError):
            return None

    def text(self, identity: str) -> str | None:
        """A text that was kept, if it is still there."""
        content = None if self._store is None else self._store.get(self._name_of_text(identity))
        return None if content is None else content.decode("utf-8", "surrogatepass")

    def keep_text(self, identity: str, text: str) -> None:
        """Keep a text of which not all has been read, for whoever compares it with a later one."""
        if self._store is not None:
            self._store.put(self._name_of_text(identity), text.encode("utf-8", "surrogatepass"))

    def _name_of_text(self, identity: str) -> str:
        assert self._store is not None
        return self._store.name("text", identity)

    def save(self, modules: Iterable[tuple[str, SourceModule]]) -> None:
        """Keep what is new of some modules.

        :param modules: each with the identity of its text.
        """
        if self._store is None:
            return
        for identity, module in modules:
            # Whether a text is nested too deeply depends on where in a run it is read.
            if module.has_news and module.facts.broken is None:
                try:
                    content = msgspec.msgpack.encode(module.reading)
                except (UnicodeEncodeError, RecursionError):
                    # Half of a surrogate pair in an odd encoding, or nested as nobody writes.
                    continue
                self._store.put(self._store.name("reading", identity), content)
                module.has_news = False
