"""The methods that mutate containers: the single list that all else uses."""

from __future__ import annotations

from typing import Final

#: Methods that add to a list, deque, set or dict.
FILLING: Final = frozenset(
    {
        "add", "append", "appendleft", "extend", "extendleft", "insert", "setdefault",
        "symmetric_difference_update", "update",
    }
)  # fmt: skip
#: Methods that remove from one.
EMPTYING: Final = frozenset(
    {
        "clear", "difference_update", "discard", "intersection_update", "pop", "popitem", "popleft",
        "remove",
    }
)  # fmt: skip
#: Methods that reorder one.
ORDERING: Final = frozenset({"move_to_end", "reverse", "rotate", "sort"})
#: Methods that change the value of a context variable.
SETTING: Final = frozenset({"reset", "set"})
#: Methods that mutate their receiver.
CHANGING: Final = FILLING | EMPTYING | ORDERING
#: Methods that put an object into a queue, for another consumer.
QUEUEING: Final = frozenset({"put", "put_nowait"})


def alternatives(methods: frozenset[str]) -> str:
    """Some methods as an alternation in a regular expression."""
    return "|".join(sorted(methods))
