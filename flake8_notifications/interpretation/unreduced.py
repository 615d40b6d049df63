"""Expressions with unknown values, for which another source may have answers."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.answers import Answer, Answers, Origin
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

#: The limit of expressions noted for one reason.
_MOST: Final = 6


class Unreduced:
    """The unknowns of a run, each with the expressions that evaluated to it.

    The innermost expression comes first; an outer one may be known where the innermost is not: for
    a call of an unknown function, the call.

    :param answers: the values of expressions that could not be reduced before.
    """

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._expressions: dict[tuple[str, Place | None], list[tuple[str, syntax.Expression]]] = {}

    def answer(self, value: Unknown, path: str, expression: syntax.Expression) -> Answer | None:
        """The answer for an expression with an unknown value; if there is none, that is noted."""
        if self._answers:
            answer = self._answers.get(_origin(path, expression))
            if answer is not None:
                return answer
        noted = self._expressions.setdefault((value.reason, value.place), [])
        if len(noted) < _MOST:
            noted.append((path, expression))
        return None

    def origins(self, reason: str, place: Place | None) -> list[Origin]:
        """The expressions that evaluated to an unknown."""
        noted = self._expressions.get((reason, place), ())
        return [_origin(path, expression) for path, expression in noted]


def _origin(path: str, expression: syntax.Expression) -> Origin:
    depth, inner = 0, _first(expression)
    while inner is not None:
        depth, inner = depth + 1, _first(inner)
    kind = type(expression).__name__
    return Origin(path, expression.line, expression.column, kind, depth)


def _first(node: syntax.Expression) -> syntax.Expression | None:
    """The subexpression that starts where an expression does."""
    match node:
        case syntax.Attribute(value=first) | syntax.Subscript(value=first):
            return first
        case syntax.Call(function=first) | syntax.Binary(left=first) | syntax.Compare(left=first):
            return first
        case syntax.Chain(first=first):
            return first
        case _:
            return None
