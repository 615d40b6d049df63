"""Python is the oracle: what generated programs really send is what must be found in them.

``python -m oracle 2000 --seed 1``, with ``tests`` on the path, does so for as many as you like, and
keeps the smallest that fail.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings

import depth
from flake8_notifications.emissions.model import Emission
from flake8_notifications.source.place import Place
from oracle.__main__ import Example, example
from oracle.comparison import Kind, compare, matches
from oracle.constructs import Coverage
from oracle.judging import judge
from oracle.programs import LONGEST, SHORTEST, Program, generate, programs
from oracle.recording import Entry, TooLongError, runs, sent_by_pairs

_HEAD = "import oslo_messaging\nN = oslo_messaging.Notifier(None)\n"
_RUN = (Entry("run", {"first": (False, True)}),)
_BRANCH = f"""{_HEAD}
def tell(ctx, what):
    N.info(ctx, 'told.' + what, {{}})
def run(ctx, first):
    tell(ctx, 'a' if first else 'b')
"""

_generated = settings(
    max_examples=depth.of(60, daily=6),
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def emission(event_type: str, line: int) -> Emission:
    """As an engine reports it."""
    is_known = "*" not in event_type
    return Emission(event_type, is_known, Place("program.py", line), 0, (), None, "info", ())


def kinds(text: str, *emissions: Emission) -> set[Kind]:
    """What is wrong with a report."""
    return {found.kind for found in compare(text, _RUN, emissions).discrepancies}


#: Of the first programs, by their seeds, those in which something is missed or false yet: state
#: that one call leaves to the next, counters in globals, exceptions of what is not run.
_SEEDS = range(depth.of(200, daily=20))
_OPEN = frozenset({11, 51, 54, 68, 136, 163, 195})


def test_what_is_sent_is_found_and_nothing_else() -> None:
    wrong = {seed for seed in _SEEDS if example(seed).verdict.faults}

    assert wrong <= _OPEN


def test_what_is_returned_is_what_would_be_sent() -> None:
    judged = (example(seed, is_returning=True) for seed in range(depth.of(60, daily=8)))
    missed = {found.seed for found in judged if _is_missed(found)}

    assert missed == set()


def _is_missed(found: Example) -> bool:
    return any(each.kind is Kind.MISSING for each in found.verdict.discrepancies)


@_generated
@given(programs())
def test_no_program_makes_the_search_fail_or_go_on_for_ever(program: Program) -> None:
    note(program.text)
    kinds = {found.kind for found in judge(program).discrepancies}
    assert not kinds & {Kind.CRASH, Kind.TIMEOUT}


def test_programs_are_small_and_have_every_construct() -> None:
    coverage = Coverage()
    for seed in range(depth.of(400, daily=100)):
        program, _ = generate(random.Random(seed))
        coverage.add(program.text)
        lines = sum(bool(line.strip()) for line in program.text.split("\n"))
        assert SHORTEST <= lines <= LONGEST
    assert coverage.absent == []


def test_a_send_is_recorded_with_its_stack() -> None:
    imported, *called = runs(_BRANCH, _RUN)

    assert imported.sends == ()
    assert [(send.event_type, send.stack) for run in called for send in run.sends] == [
        ("told.b", (5, 7)),
        ("told.a", (5, 7)),
    ]


def test_a_member_of_a_text_enum_sends_its_value() -> None:
    text = f"import enum\n{_HEAD}class T(str, enum.Enum):\n    A = 'x.y'\nN.info({{}}, T.A, {{}})\n"

    assert [send.event_type for send in runs(text, ())[0].sends] == ["x.y"]


@pytest.mark.parametrize(
    "loop",
    [
        "while True:\n    pass",
        "a = ['a']\nwhile True:\n    a += a",
        "a = 'a'\nwhile True:\n    a += a",
    ],
)
def test_what_has_no_end_is_stopped(loop: str) -> None:
    assert isinstance(runs(loop, ())[0].error, TooLongError)


def test_state_that_a_call_leaves_is_only_seen_by_pairs() -> None:
    text = f"{_HEAD}SEEN = []\ndef run(ctx, first):\n    SEEN.append('a')\n"
    text += "    N.info(ctx, '.'.join(SEEN), {})\n"

    assert {send.event_type for run in runs(text, _RUN) for send in run.sends} == {"a"}
    assert sent_by_pairs(text, _RUN) == {"a.a": {6}}
    assert kinds(text, emission("a", 6), emission("a.a", 6)) == set()


def test_reports_are_held_against_what_was_sent() -> None:
    right = emission("told.a", 7), emission("told.b", 5)

    assert kinds(_BRANCH, *right) == set()
    assert kinds(_BRANCH, emission("told.*", 5)) == set()
    assert kinds(_BRANCH, right[0]) == {Kind.MISSING}
    assert kinds(_BRANCH, *right, emission("told.c", 7)) == {Kind.FALSE}
    assert kinds(_BRANCH, right[0], emission("told.b", 4)) == {Kind.MISPLACED}


def test_a_helpers_line_that_is_never_reached_is_no_fault() -> None:
    text = f"{_HEAD}def tell(ctx, loud):\n    if loud:\n        N.info(ctx, 'loud', {{}})\n"
    text += "def run(ctx, first):\n    tell(ctx, False)\n"

    verdict = compare(text, _RUN, [emission("loud", 5)])
    assert [found.kind for found in verdict.discrepancies] == [Kind.UNREACHED]
    assert verdict.faults == ()


def test_what_needs_a_free_parameter_may_be_unreported() -> None:
    text = f"{_HEAD}def run(ctx, name):\n    N.info(ctx, name, {{}})\n    N.info(ctx, 'x', {{}})\n"
    entries = (Entry("run", {"name": ("q", "w")}, ("name",)),)

    verdict = compare(text, entries, [])
    assert [(found.kind, found.event_type) for found in verdict.faults] == [(Kind.MISSING, "x")]


@pytest.mark.parametrize(
    ("pattern", "event_type", "covers"),
    [("a.*", "a.b", True), ("*", "", True), ("a.*.c", "a.b", False), ("a?", "ab", False)],
)
def test_only_stars_stand_for_something(pattern: str, event_type: str, covers: bool) -> None:
    assert matches(pattern, event_type) is covers
