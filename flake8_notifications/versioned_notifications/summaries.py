"""What a function sends that only calls what sends, in whatever order and under whatever tests."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

import msgspec

from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.interpretation.values import Function
from flake8_notifications.source import syntax
from flake8_notifications.tracing.outlines import Outline, Row, header_of

#: What stands for an argument that does not matter.
ANYTHING: Final = "<anything>"
#: What stands for an exception that a handler has caught.
CAUGHT: Final = "<caught>"
#: What the columns of the functions start from that have the calls alone for their body.
_SUMMARIES: Final = 200_000


class Summary(NamedTuple):
    """The calls of a function that send, each by itself.

    :ivar number: which no other summary has.
    :ivar deciding: the parameters that decide which of them are made.
    """

    number: int
    calls: tuple[syntax.Statement, ...]
    deciding: frozenset[str]


def is_summary(function: Function) -> bool:
    """Whether a function is one that has the calls alone for its body."""
    return function.key.column >= _SUMMARIES


def summarised(function: Function, summary: Summary) -> Function:
    """A function with nothing but the calls that send."""
    definition = function.definition
    assert isinstance(definition, syntax.FunctionDefinition)
    column = definition.column + _SUMMARIES * summary.number
    alone = msgspec.structs.replace(
        definition, body=summary.calls, column=column, is_generator=False
    )
    return Function(alone, function.module, function.closure, function.owner, function.defaults)


def deciding(outline: Outline, calls: Collection[int]) -> frozenset[str]:
    """The parameters that decide whether some calls are made.

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
    # What stands in its blocks has rows of its own.
    return any(id(node) in calls for node in nodes((header_of(row.statement),)))
