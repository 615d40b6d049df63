"""``for`` and ``while``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flake8_notifications.interpretation import conditions
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.iteration import MOST_ROUNDS
from flake8_notifications.interpretation.lasting import lasting
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.containers import now
from flake8_notifications.interpretation.values.scopes import Frame, Loop
from flake8_notifications.interpretation.widening import any_number, further_rounds, matter_again
from flake8_notifications.source import syntax

#: A loop whose end is unknown is unrolled this often before the rest is widened.
_UNROLLED: Final = 2
#: The limit of iterations with the same condition, as far as is known.
_MOST_SAME: Final = 12


def for_statement(machine: Machine, node: syntax.For, frame: Frame) -> None:
    """``for target in iterable``."""
    iterable = machine.evaluate(node.iterable, frame)
    if machine.path == FALSE:
        return

    def body(item: Value) -> None:
        machine.assign(node.target, machine.supplied_with(item, node.iterable, frame), frame)
        _round(machine, node.body, frame)

    loop = Loop()
    frame.loops.append(loop)
    try:
        machine.iterate(iterable, body, node, frame)
    finally:
        frame.loops.pop()
    _end(machine, loop, node.orelse, frame)


def _round(machine: Machine, statements: Sequence[syntax.Statement], frame: Frame) -> None:
    """One iteration of the innermost loop."""
    machine.execute(statements, frame)
    loop = frame.loops[-1]
    machine.path = machine.guards.disjoin(machine.path, loop.continues)
    loop.continues = FALSE


def _end(machine: Machine, loop: Loop, orelse: Sequence[syntax.Statement], frame: Frame) -> None:
    if orelse and machine.path != FALSE:
        machine.execute(orelse, frame)
    machine.path = machine.guards.disjoin(machine.path, loop.breaks)


def while_statement(machine: Machine, node: syntax.While, frame: Frame) -> None:
    """``while test``."""
    guards = machine.guards
    loop = Loop()
    frame.loops.append(loop)
    done = FALSE
    undecided = same = 0
    is_left = False
    try:
        for _ in range(MOST_ROUNDS):
            before, questions, start = machine.path, guards.count, now()
            with machine.recorded() as journal:
                holds = conditions.tested(machine, node.test, frame)
                reached = machine.path
                machine.path = guards.conjoin(reached, holds)
                ended = guards.without(reached, holds)
                done = guards.disjoin(done, ended)
                if machine.path == FALSE:
                    break
                if ended != FALSE or before != reached or loop.breaks != FALSE or is_left:
                    undecided += 1
                if undecided > _UNROLLED or same >= _MOST_SAME:
                    done = guards.disjoin(done, _last_rounds(machine, node, frame))
                    break
                entered = machine.path
                _round(machine, node.body, frame)
            # The iteration may have returned or raised, on an unknown condition.
            is_left = machine.path != entered
            written = lasting(journal.values(), start)
            if machine.path == before and not matter_again(written, node, frame):
                # Each further iteration repeats this one, and nothing ends the loop.
                machine.path = FALSE
            if machine.path == FALSE:
                break
            # An unknown condition that held in the first iteration holds in each.  One asked anew
            # in each of them, such as whether a call raises, never yields more information.
            same += holds != TRUE or guards.count != questions
        else:
            any_number(machine, lambda: _tested_round(machine, node, frame), node, frame)
    finally:
        frame.loops.pop()
    machine.path = guards.disjoin(done, machine.path)
    _end(machine, loop, node.orelse, frame)


def _last_rounds(machine: Machine, node: syntax.While, frame: Frame) -> Guard:
    """One more iteration, then any number with all that an iteration changes widened.

    :return: the guard under which there was only the one.
    """
    start = now()
    with machine.recorded() as journal:
        _round(machine, node.body, frame)
    if machine.path == FALSE:
        return FALSE
    holds = conditions.tested(machine, node.test, frame)
    ended = machine.guards.without(machine.path, holds)
    machine.path = machine.guards.conjoin(machine.path, holds)
    if machine.path != FALSE:
        further_rounds(
            machine,
            lasting(journal.values(), start),
            start,
            lambda: _tested_round(machine, node, frame),
            node,
            frame,
        )
    return ended


def _tested_round(machine: Machine, node: syntax.While, frame: Frame) -> None:
    holds = conditions.tested(machine, node.test, frame)
    left = machine.guards.without(machine.path, holds)
    machine.path = machine.guards.conjoin(machine.path, holds)
    if machine.path != FALSE:
        _round(machine, node.body, frame)
    machine.path = machine.guards.disjoin(left, machine.path)
