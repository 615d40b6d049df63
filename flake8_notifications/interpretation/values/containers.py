"""Containers: objects with an identity, whose content changes as the program runs."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable
from typing import Final, Literal, NamedTuple

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.source.place import Place

_BIRTHS: Final = itertools.count()


def now() -> int:
    """The next tick of the clock that orders what is created."""
    return next(_BIRTHS)


class HeapObject(Value):
    """A mutable object, which may have several aliases.

    :ivar place: where it was created.
    :ivar born: when it was created.
    :ivar is_summary: whether it stands for any number of objects, so that writes to it are weak
        updates.
    """

    __slots__ = ("born", "is_summary", "place")

    def __init__(self, place: Place | None, *, is_summary: bool = False) -> None:
        self.place = place
        self.born = next(_BIRTHS)
        self.is_summary = is_summary


class Namespace(dict[str, Value]):
    """Names and their values.

    :ivar born: when it was created.
    :ivar is_over: whether it is out of use, because the call whose names it holds has returned.
    """

    __slots__ = ("born", "is_over")

    def __init__(self) -> None:
        self.born = next(_BIRTHS)
        self.is_over = False


class Items(NamedTuple):
    """The content of a list or set at one moment.

    :ivar more: the value of any number of further items, at any position; None if there are none.
    """

    values: tuple[Value, ...]
    more: Value | None = None


class ListObject(HeapObject):
    """A list, deque, set or iterator.

    :ivar states: its possible contents, each under a guard.
    :ivar limit: the maximum length of a deque.
    """

    __slots__ = ("kind", "limit", "states")

    def __init__(
        self,
        kind: Literal["list", "set", "frozenset", "deque"],
        states: tuple[tuple[Guard, Items], ...],
        place: Place | None = None,
    ) -> None:
        super().__init__(place)
        self.kind = kind
        self.states = states
        self.limit: int | None = None


class ListIterator(ListObject):
    """The result of ``iter``: the items not yet consumed."""

    __slots__ = ()


class ContextVariable(ListObject):
    """A context variable: its values, the last of which is current."""

    __slots__ = ()


class Entries(NamedTuple):
    """The content of a dict at one moment.

    :ivar values: key and value, by the identity of the key.
    :ivar more: the value of any number of further keys; None if there are none.
    :ivar tied: those of these values that are known to be stored under a particular key, with that
        key, which is partly unknown.
    """

    values: dict[Hashable, tuple[Value, Value]]
    more: Value | None = None
    tied: tuple[tuple[Value, Value], ...] = ()


class DictObject(HeapObject):
    """A dict.

    :ivar states: its possible contents, each under a guard.
    :ivar default: the factory of a ``defaultdict``.
    :ivar typed: the ``TypedDict`` that was called to create it.
    """

    __slots__ = ("default", "states", "typed")

    def __init__(
        self, states: tuple[tuple[Guard, Entries], ...], place: Place | None = None
    ) -> None:
        super().__init__(place)
        self.states = states
        self.default: Value | None = None
        self.typed: Value | None = None


def is_empty(holder: ListObject | DictObject) -> bool:
    """Whether a container is empty in every possible state."""
    return all(not content.values and content.more is None for _, content in holder.states)


class ChainedDict(DictObject):
    """Several dicts as one; writes go to the first.

    :ivar tables: the dicts.
    :ivar together: computes the contents of all of them as those of one.
    """

    __slots__ = ("tables", "together")

    def __init__(
        self,
        tables: tuple[DictObject, ...],
        together: Callable[[], tuple[tuple[Guard, Entries], ...]],
        place: Place | None = None,
    ) -> None:
        self.tables = tables
        self.together = together
        super().__init__((), place)

    @property
    def states(self) -> tuple[tuple[Guard, Entries], ...]:
        return self.together()

    @states.setter
    def states(self, states: tuple[tuple[Guard, Entries], ...]) -> None:
        """Ignored: only its dicts change it."""


class DictView(ListObject):
    """The keys, values or items of a dict, as they are at the time of reading.

    :ivar table: the dict.
    :ivar shown: turns a content of the dict into one of the view.
    """

    __slots__ = ("_seen", "_shown_states", "shown", "table")

    def __init__(
        self, table: DictObject, shown: Callable[[Entries], Items], place: Place | None = None
    ) -> None:
        self.table = table
        self.shown = shown
        self._seen: tuple[tuple[Guard, Entries], ...] | None = None
        self._shown_states: tuple[tuple[Guard, Items], ...] = ()
        super().__init__("list", (), place)

    @property
    def states(self) -> tuple[tuple[Guard, Items], ...]:
        entries = self.table.states
        if entries is not self._seen:
            self._seen = entries
            self._shown_states = tuple((guard, self.shown(content)) for guard, content in entries)
        return self._shown_states

    @states.setter
    def states(self, states: tuple[tuple[Guard, Items], ...]) -> None:
        """Ignored: only its dict changes a view."""
