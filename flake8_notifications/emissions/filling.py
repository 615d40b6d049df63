"""How the callers of a function fill the holes of an event type."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from flake8_notifications.emissions import likeness
from flake8_notifications.emissions.arguments import (
    Binding,
    CallArguments,
)
from flake8_notifications.emissions.bodies import Context
from flake8_notifications.emissions.callers import Caller, Callers
from flake8_notifications.emissions.contexts import Contexts
from flake8_notifications.emissions.known_call import KnownCall, is_supposed, supposed, text_of
from flake8_notifications.emissions.paths import take_path
from flake8_notifications.emissions.pending import Filled, Pending
from flake8_notifications.emissions.symbolic import SymbolicEvaluator
from flake8_notifications.evaluation.symbols import Hole
from flake8_notifications.evaluation.values import (
    ClassValue,
    Place,
    Unknown,
)


class Filler:
    """Fills the holes of event types from the calls of the functions whose parameters they are."""

    def __init__(self, evaluator: SymbolicEvaluator, contexts: Contexts, callers: Callers) -> None:
        self._evaluator = evaluator
        self._contexts = contexts
        self._callers = callers

    def open_function(self, current: Pending) -> Context | None:
        """The function whose parameters are still open, the innermost one first."""
        holes = self._holes(current.text)
        # Whether a parameter is the notifier is up to the callers, too.
        holes += [each.hole for each in current.assumptions if each.kind == "identity"]
        keys = [hole.function for hole in holes if hole.function is not None]
        if not keys:
            return None
        for context in current.site.context.enclosing:
            if context.key in keys:
                return context
        return self._contexts.by_key(keys[0])

    def is_called(self, function: Context) -> bool:
        """Whether somebody is seen to call a function, or to hand it out."""
        return bool(self._callers.of(function)) or self._callers.escapes(function)

    def _holes(self, text: str) -> list[Hole]:
        parts = self._evaluator.explorer.holes.parts(text)
        return [part for part in parts if isinstance(part, Hole)]

    def filled(self, current: Pending, function: Context) -> list[Pending]:
        """An event type as the callers of a function fill it."""
        own = [hole for hole in self._holes(current.text) if hole.function == function.key]
        only_attributes = bool(own) and all(hole.is_attribute for hole in own)
        found: list[Pending] = []
        is_lost = False
        method = self._method_of(current, function)
        for caller in self._callers.of(function):
            if method is not None and not self._callers.is_used(caller, method):
                continue
            for filled in self._filled_by(current, function, caller):
                if filled.is_lost and only_attributes:
                    is_lost = True
                    continue
                found.append(self._through(current, function, caller, filled))
        is_decided = only_attributes or any(
            is_supposed(hole, assumption) for hole in own for assumption in current.assumptions
        )
        if is_lost or (not found and (is_decided or self._callers.escapes(function))):
            found += self._given_up(current, function)
        elif not found and function.bare_name == "__init__" and not self._callers.of(function):
            found += self._by_name(current, function)
        return found

    def _by_name(self, current: Pending, function: Context) -> Iterator[Pending]:
        """An event type of objects that are made in ways that cannot be known."""
        own = [each for each in current.assumptions if each.hole.function == function.key]
        if own and all(likeness.is_named_so(self._evaluator, each) for each in own):
            others = tuple(each for each in current.assumptions if each not in own)
            yield replace(current, assumptions=others)

    def _method_of(self, current: Pending, function: Context) -> Context | None:
        """The method that sends what a constructor has kept, if it is called like any other."""
        for context in current.origin.enclosing:
            if context.owner is not None and context.definition is not None:
                is_own = function.owner is not None and _are_related(function.owner, context.owner)
                is_plain = not context.bare_name.startswith("__") and not context.is_decorated
                is_constructor = function.bare_name == "__init__"
                return context if is_constructor and is_own and is_plain else None
        return None

    def _through(
        self, current: Pending, function: Context, caller: Caller, filled: Filled
    ) -> Pending:
        place = Place(caller.site.context.module.path, caller.call.line)
        if filled.text == current.text:
            # It supplied no piece.
            return replace(current, assumptions=filled.assumptions, priority=filled.priority)
        return replace(
            current,
            text=filled.text,
            site=caller.site,
            call=caller.call,
            assumptions=filled.assumptions,
            via=(*current.via, function),
            places=(*current.places, place),
            priority=filled.priority,
        )

    def _given_up(self, current: Pending, function: Context) -> Iterator[Pending]:
        """An event type whose holes cannot be filled by the callers of a function."""
        explorer = self._evaluator.explorer

        def filling(hole: Hole) -> str | None:
            if hole.function != function.key:
                return None
            steps = "".join(step.name for step in hole.steps if step.attribute)
            what = f"'{hole.parameter.lstrip('*')}{steps}' is only known when the program runs"
            unknown = Hole(None, "", Unknown(what, current.place))
            return supposed(explorer, hole, current.assumptions) or explorer.holes.text(unknown)

        def fill() -> str:
            return explorer.holes.fill(current.text, filling)

        for text, _ in self._evaluator.ways(fill, functools.partial(text_of, explorer)):
            yield replace(current, text=text)

    def _filled_by(self, current: Pending, function: Context, caller: Caller) -> Iterator[Filled]:
        """The texts that one call makes."""

        def evaluate() -> Filled | None:
            target = caller.target(self._evaluator)
            if target is None:
                return None
            arguments = CallArguments(
                self._evaluator, caller.site, caller.call, target, caller.skipped
            )
            binding = Binding(self._evaluator, arguments, function)
            filling = KnownCall(self._evaluator, function, binding, target)
            filled = filling.fill(current)
            take_path(self._evaluator, caller.site, arguments.used)
            return filled

        def rest(reason: Unknown) -> Filled:
            holes = self._evaluator.explorer.holes
            unknown = holes.text(Hole(None, "", reason))
            text = holes.fill(
                current.text, lambda hole: unknown if hole.function == function.key else None
            )
            return Filled(text, None, (), is_lost=False)

        for filled, assumptions in self._evaluator.ways(evaluate, rest):
            if filled is not None:
                yield filled._replace(assumptions=(*filled.assumptions, *assumptions))


def _are_related(first: ClassValue, second: ClassValue) -> bool:
    return first in second.mro or second in first.mro
