"""What a function sends that only calls wrappers, in any order and under any conditions."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.interpretation.values.scopes import Function
from flake8_notifications.source import syntax
from flake8_notifications.tracing.outlines import Outline, Row, header_of

#: Stands for an irrelevant argument.
ANYTHING: Final = "<anything>"
#: Stands for an exception caught by a handler.
CAUGHT: Final = "<caught>"
#: The columns of summarised functions start from here.
_SUMMARIES: Final = 200_000


class Summary(NamedTuple):
    """The calls of a function that send, each on its own.

    :ivar number: a unique number.
    :ivar deciding: the parameters that decide which of the calls are reached.
    """

    number: int
    calls: tuple[syntax.Statement, ...]
    deciding: frozenset[str]


def is_summary(function: Function) -> bool:
    """Whether a function is a summary, with nothing but the sending calls in its body."""
    return function.key.column >= _SUMMARIES


def summarised(function: Function, summary: Summary) -> Function:
    """The summary of a function, with nothing but the sending calls in its body."""
    definition = function.definition
    assert isinstance(definition, syntax.FunctionDefinition)
    column = definition.column + _SUMMARIES * summary.number
    alone = msgspec.structs.replace(
        definition, body=summary.calls, column=column, is_generator=False
    )
    return Function(alone, function.module, function.closure, function.owner, function.defaults)


def deciding(outline: Outline, calls: Collection[int]) -> frozenset[str]:
    """The parameters that decide whether some calls are reached.

    :param calls: the identities of the calls.
    """
    decided: set[str] = set()
    for row in outline.rows:
        if row.own.jumps or _holds(row, calls):
            for parent in row.parents:
                decided |= outline.rows[parent].own.names
    grew = True
    while grew:
        before = len(decided)
        for row in outline.rows:
            if not row.own.bound.isdisjoint(decided):
                decided |= row.own.names
        grew = len(decided) > before
    return frozenset(decided & {parameter.name for parameter in outline.parameters})


def _holds(row: Row, calls: Collection[int]) -> bool:
    # Statements in its blocks have rows of their own.
    return any(id(node) in calls for node in nodes((header_of(row.statement),)))
