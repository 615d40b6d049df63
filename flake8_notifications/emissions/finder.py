"""Every place that sends a legacy notification, through whatever wrappers.

A call of a notifier whose event type holds parameters makes its function a wrapper; the calls of a
wrapper fill the holes, and are wrappers in turn where they fill them with parameters of their own.
What is filled in the end is an emission, at the call that supplied the last piece.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from flake8_notifications.emissions.bodies import Context
from flake8_notifications.emissions.callers import Callers
from flake8_notifications.emissions.contexts import Contexts
from flake8_notifications.emissions.filling import Filler
from flake8_notifications.emissions.model import Emission, NamedNotifier, Sent, Uncalled
from flake8_notifications.emissions.pending import Pending
from flake8_notifications.emissions.senders import Senders
from flake8_notifications.emissions.symbolic import SymbolicEvaluator
from flake8_notifications.evaluation.answers import Answers, Infer, Origin, with_inference
from flake8_notifications.evaluation.symbols import Hole
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_DEEPEST: Final = 12
_STARS: Final = re.compile(r"\*+")


def find_emissions(
    modules: Modules,
    payload_bases: Sequence[str],
    notifiers: Sequence[NamedNotifier] = (),
    infer: Infer | None = None,
) -> Sent:
    """What a project sends.

    :param payload_bases: classes whose own notifier calls send versioned notifications.
    :param notifiers: what is a notifier besides those of oslo.messaging.
    :param infer: who may know what cannot be reduced.
    """
    return with_inference(
        modules, infer, lambda answers: _find(modules, payload_bases, notifiers, answers)
    )


def _find(
    modules: Modules,
    payload_bases: Sequence[str],
    notifiers: Sequence[NamedNotifier],
    answers: Answers,
) -> tuple[Sent, list[Origin]]:
    """What a project sends, and the expressions that keep some of it from being known."""
    evaluator = SymbolicEvaluator(modules, answers)
    contexts = Contexts(modules, evaluator)
    evaluator.project = contexts
    senders = Senders(contexts, evaluator, payload_bases, notifiers)
    finder = _Finder(evaluator, Filler(evaluator, contexts, Callers(contexts, evaluator)))
    emissions = finder.emissions(senders.sent())
    creations = sorted(senders.creations, key=lambda made: (made.place, made.column))
    uncalled = tuple(sorted(finder.uncalled))
    return Sent(emissions, tuple(creations), uncalled), finder.origins


class _Finder:
    def __init__(self, evaluator: SymbolicEvaluator, filler: Filler) -> None:
        self._holes = evaluator.explorer.holes
        self._unreduced = evaluator.unreduced
        self._filler = filler
        #: The expressions that keep event types from being known.
        self.origins: list[Origin] = []
        #: What would be sent by functions that nobody calls.
        self.uncalled: set[Uncalled] = set()

    def emissions(self, sent: Iterator[Pending]) -> tuple[Emission, ...]:
        """What comes of the calls of notifiers in the end."""
        found: dict[Hashable, Emission] = {}
        seen: set[Hashable] = set()
        pending = list(sent)
        while pending:
            current = pending.pop()
            if current.key in seen or len(current.via) > _DEEPEST:
                continue
            seen.add(current.key)
            function = self._filler.open_function(current)
            if function is None:
                emission = self._emission(current)
                key = (emission.place, emission.column, emission.event_type, emission.priority)
                known = found.get(key)
                if known is None or len(emission.via) < len(known.via):
                    found[key] = emission
            else:
                filled = self._filler.filled(current, function)
                if not filled and not self._filler.is_called(function):
                    self._note_uncalled(current, function)
                pending += filled
        return tuple(sorted(found.values(), key=_order))

    def _note_uncalled(self, current: Pending, function: Context) -> None:
        if isinstance(function.definition, syntax.FunctionDefinition):
            emission = self._emission(current)
            name = f"{function.module.name}.{function.name}"
            self.uncalled.add(Uncalled(emission.place, emission.column, name, emission.event_type))

    def _emission(self, current: Pending) -> Emission:
        parts = self._holes.parts(current.text)
        reasons = [part.reason for part in parts if isinstance(part, Hole) and part.reason]
        for reason in reasons:
            self.origins += self._unreduced.origins(reason)
        is_known = all(isinstance(part, str) for part in parts)
        text = "".join(part if isinstance(part, str) else "*" for part in parts)
        place = current.place
        priority = current.priority
        is_open = priority is not None and self._holes.parts(priority) != [priority]
        return Emission(
            text if is_known else _STARS.sub("*", text),
            is_known,
            place,
            current.call.column,
            tuple(context.name for context in reversed(current.via)),
            str(reasons[0]) if reasons else None,
            None if is_open else priority,
            tuple(dict.fromkeys(other for other in current.places if other.path != place.path)),
        )


def _order(emission: Emission) -> tuple[Place, int, str, str]:
    return emission.place, emission.column, emission.event_type, emission.priority or ""
