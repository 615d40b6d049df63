"""Names that lead to a send of a versioned notification."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flake8_notifications.project.texts import Texts
from flake8_notifications.tracing.words import Words


class NotificationWords(Words):
    """The names that lead to a send; some count only within versioned objects.

    A name like ``notifier`` leads to a send within methods that send their receiver; anywhere else
    it sends what no versioned object creates.

    :ivar is_inside: whether the code being run was called by a method of a versioned object.
    """

    def __init__(self, texts: Texts, seed: str = "") -> None:
        self._inner: set[str] = set()
        self.is_inside: Callable[[], bool] = lambda: False
        super().__init__(texts, seed)

    def mark_inner(self, names: Iterable[str]) -> None:
        """Make names relevant within the methods of versioned objects."""
        self._inner.update(names)

    @property
    def version(self) -> object:
        return len(self.names), len(self._inner) if self.is_inside() else 0

    def is_relevant(self, names: Iterable[str]) -> bool:
        names = tuple(names)
        return super().is_relevant(names) or self._is_inner(names)

    def is_relevant_at(self, name: str, home: str) -> bool:
        return super().is_relevant_at(name, home) or self._is_inner((name,))

    def _is_inner(self, names: tuple[str, ...]) -> bool:
        return not self._inner.isdisjoint(names) and self.is_inside()
