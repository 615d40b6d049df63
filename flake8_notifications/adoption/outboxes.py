"""Tables of a project from which others send what happened; found by their text alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from flake8_notifications.adoption.event_classes import TYPES, EventClasses, last_name
from flake8_notifications.source.place import Place

#: What the pattern is called, and its tables.
_OUTBOX: Final = "outbox"


class Outbox(NamedTuple):
    """A class of rows that say what happened.

    :ivar keyword: by which a row is given the event type.
    :ivar rows: how many calls make one.
    :ivar at: where the first one is made.
    """

    dotted: str
    keyword: str
    rows: int
    at: Place


def outboxes_in(trees: Mapping[str, ast.Module], classes: EventClasses) -> Iterator[Outbox]:
    """The outboxes of a project: ``OutboxMessage`` by ``session.add(OutboxMessage(type=…))``."""
    rows: dict[str, list[tuple[Place, frozenset[str]]]] = {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                cls = classes.named(last_name(node.func) or "")
                if cls is not None and _OUTBOX in cls.dotted.rpartition(".")[2].lower():
                    keywords = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
                    rows.setdefault(cls.dotted, []).append((Place(path, node.lineno), keywords))
    for dotted, calls in sorted(rows.items()):
        keyword = next((name for name in TYPES if all(name in given for _, given in calls)), None)
        if keyword is not None:
            yield Outbox(dotted, keyword, len(calls), min(at for at, _ in calls))
