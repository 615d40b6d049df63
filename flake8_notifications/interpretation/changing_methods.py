"""The methods by which containers are changed: the one list that all else goes by."""

from __future__ import annotations

from typing import Final

#: What puts something into a list, deque, set or dict.
FILLING: Final = frozenset(
    {
        "add", "append", "appendleft", "extend", "extendleft", "insert", "setdefault",
        "symmetric_difference_update", "update",
    }
)  # fmt: skip
#: What takes something out of one.
EMPTYING: Final = frozenset(
    {
        "clear", "difference_update", "discard", "intersection_update", "pop", "popitem", "popleft",
        "remove",
    }
)  # fmt: skip
#: What puts the items into another order.
ORDERING: Final = frozenset({"move_to_end", "reverse", "rotate", "sort"})
#: What changes what a context variable holds.
SETTING: Final = frozenset({"reset", "set"})
#: Methods that change their receiver.
CHANGING: Final = FILLING | EMPTYING | ORDERING
#: What puts something into a queue, from which somebody else takes it.
QUEUEING: Final = frozenset({"put", "put_nowait"})


def alternatives(methods: frozenset[str]) -> str:
    """Some methods as a part of a regular expression."""
    return "|".join(sorted(methods))
