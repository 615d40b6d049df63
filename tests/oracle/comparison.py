"""What was reported against what was sent."""

from __future__ import annotations

import ast
import enum
import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from flake8_notifications.emissions.model import Emission
from oracle.recording import (
    Entry,
    Run,
    Send,
    runs,
    sent_by_anyone,
    sent_by_pairs,
    sent_despite_failures,
)


class Kind(enum.Enum):
    """How a report and a run can disagree.

    ``UNREACHED`` is no fault by itself: the entries never reach the line, or not with an object
    that sends this, and somebody else might ("one that needs no caller's value always counts").
    """

    MISSING = "missing"
    FALSE = "false"
    MISPLACED = "misplaced"
    UNREACHED = "unreached"
    CRASH = "crash"
    TIMEOUT = "timeout"


#: What makes an example wrong.
FAULTS = frozenset(Kind) - {Kind.UNREACHED}


class Discrepancy(NamedTuple):
    """One disagreement, at a line of the program."""

    kind: Kind
    event_type: str
    lines: tuple[int, ...]

    def __str__(self) -> str:
        lines = ", ".join(map(str, self.lines))
        return f"{self.kind.value}: {self.event_type!r} at {lines or '?'}"


class Counts(NamedTuple):
    """Of one example; event types are counted once.

    :ivar sent: event types that must be reported.
    :ivar exact: those of them that were.
    :ivar by_pattern: those that only a pattern covers.
    :ivar missed: the others.
    :ivar stated: event types that were reported as known.
    :ivar false: those of them that were never sent.
    :ivar patterns: reported ones with an unknown part.
    """

    sent: int = 0
    exact: int = 0
    by_pattern: int = 0
    missed: int = 0
    stated: int = 0
    false: int = 0
    patterns: int = 0

    def plus(self, other: Counts) -> Counts:
        """The sum."""
        return Counts(*map(sum, zip(self, other, strict=True)))


class Verdict(NamedTuple):
    """How an engine did on one program."""

    discrepancies: tuple[Discrepancy, ...]
    counts: Counts

    @property
    def faults(self) -> tuple[Discrepancy, ...]:
        """The discrepancies that make the example wrong."""
        return tuple(found for found in self.discrepancies if found.kind in FAULTS)


def compare(
    text: str,
    entries: Sequence[Entry],
    emissions: Iterable[Emission],
    recorded: Sequence[Run] | None = None,
) -> Verdict:
    """Hold what was reported against what the program sends.

    :param recorded: the runs, where they have been made already.
    """
    recorded = runs(text, entries) if recorded is None else recorded
    required = _required(recorded, entries)
    sends = [send for run in recorded for send in run.sends]
    known: dict[str, set[int]] = {}
    patterns = set()
    for emission in emissions:
        if emission.is_known:
            known.setdefault(emission.event_type, set()).add(emission.place.line)
        else:
            patterns.add(emission.event_type)

    @functools.cache
    def is_covered(event_type: str) -> bool:
        return any(matches(pattern, event_type) for pattern in patterns)

    found = {*_unreported(sends, required, known, is_covered)}
    found |= {*_unsent(text, entries, recorded, known)}
    missed = {one.event_type for one in found if one.kind is Kind.MISSING}
    counts = Counts(
        sent=len(required),
        exact=len(required & known.keys()),
        by_pattern=len(required - known.keys() - missed),
        missed=len(missed),
        stated=len(known),
        false=len({one.event_type for one in found if one.kind is Kind.FALSE}),
        patterns=len(patterns),
    )
    return Verdict(tuple(sorted(found, key=str)), counts)


def matches(pattern: str, event_type: str) -> bool:
    """Whether a reported pattern, where only ``*`` stands for others, covers what was sent."""
    expression = ".*".join(map(re.escape, pattern.split("*")))
    return re.fullmatch(expression, event_type, re.DOTALL) is not None


def _unreported(
    sends: Sequence[Send],
    required: set[str],
    known: dict[str, set[int]],
    is_covered: functools._lru_cache_wrapper[bool],
) -> Iterable[Discrepancy]:
    """What was sent and not reported, or only somewhere else."""
    for send in sends:
        if send.event_type not in required or is_covered(send.event_type):
            continue
        if send.event_type not in known:
            yield Discrepancy(Kind.MISSING, send.event_type, send.stack)
        elif not known[send.event_type] & {*send.stack, *send.origins}:
            yield Discrepancy(Kind.MISPLACED, send.event_type, send.stack)


def _unsent(
    text: str, entries: Sequence[Entry], recorded: Sequence[Run], known: dict[str, set[int]]
) -> Iterable[Discrepancy]:
    """What was reported as known and never sent, or never from there."""
    lines: dict[str | None, set[int]] = {}
    for run in recorded:
        for send in run.sends:
            lines.setdefault(send.event_type, set()).update(send.stack, send.origins)
    unsent = {
        (event_type, line)
        for event_type, reported in known.items()
        for line in reported - lines.get(event_type, set())
    }
    if not unsent:
        return
    possible = sent_by_pairs(text, entries)
    for event_type, places in sent_despite_failures(text, entries).items():
        possible.setdefault(event_type, set()).update(places)
    anyone = sent_by_anyone(text, entries)
    executed = frozenset[int]().union(*(run.lines for run in recorded))
    for event_type, line in unsent:
        if line in possible.get(event_type, ()):
            continue
        is_unreached = line not in executed and _is_in_helper(text, line, entries)
        if is_unreached or line in anyone.get(event_type, ()):
            yield Discrepancy(Kind.UNREACHED, event_type, (line,))
        elif event_type in lines:
            yield Discrepancy(Kind.MISPLACED, event_type, (line,))
        elif event_type not in possible:
            yield Discrepancy(Kind.FALSE, event_type, (line,))


def _required(recorded: Sequence[Run], entries: Sequence[Entry]) -> set[str]:
    """The event types that must be reported.

    Where the text of a free parameter goes into an event type, nobody in the program says what it
    is: what is sent with each of its values depends on none of them.
    """
    free = {entry.name: entry.free for entry in entries}
    sent: dict[str | None, dict[tuple[object, ...], set[str]]] = {}
    for run in recorded:
        values = tuple(run.values[name] for name in free.get(run.entry or "", ()))
        texts = {send.event_type for send in run.sends if send.event_type is not None}
        sent.setdefault(run.entry, {}).setdefault(values, set()).update(texts)
    return set().union(*(set.intersection(*by_value.values()) for by_value in sent.values()))


def _is_in_helper(text: str, line: int, entries: Sequence[Entry]) -> bool:
    """Whether a line is in a function other than an entry."""
    names = {entry.name for entry in entries}
    functions = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.Lambda))
        and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    if not functions:
        return False
    innermost = max(functions, key=lambda node: (node.lineno, node.col_offset))
    return getattr(innermost, "name", "") not in names
