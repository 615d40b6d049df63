"""Exceptions that a program is known to raise, as far as it catches them itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.source import syntax

_CATCHING: Final = frozenset({"KeyError", "LookupError", "Exception", "BaseException"})


class MissingKey(Exception):
    """A ``KeyError`` in the program."""


def miss_key(evaluator: Parts) -> None:
    """Note that a key is missing.

    :raises MissingKey: where the program may catch that.
    """
    evaluator.failures += 1
    if evaluator.tries:
        raise MissingKey


@contextmanager
def trying(evaluator: Parts, tries: int) -> Iterator[None]:
    """Evaluate within some blocks that may catch an exception."""
    before = evaluator.tries
    evaluator.tries = tries
    try:
        yield
    finally:
        evaluator.tries = before


def catches(kind: syntax.Expression | None) -> bool | None:
    """Whether ``except kind`` catches a ``KeyError``; None where that is not known."""
    match kind:
        case None:
            return True
        case syntax.Name(id=name):
            return True if name in _CATCHING else False if name.endswith("Error") else None
        case syntax.Display(items=items):
            each = [catches(item) for item in items]
            return True if True in each else None if None in each else False
        case _:
            return None


def suppressed(context: syntax.Expression) -> bool:
    """Whether a ``with`` statement does nothing but catch a ``KeyError``."""
    match context:
        case syntax.Call(
            function=syntax.Attribute(name="suppress") | syntax.Name(id="suppress"),
            arguments=arguments,
        ):
            return any(catches(each.value) for each in arguments)
        case _:
            return False
