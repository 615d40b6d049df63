"""Every place that sends a legacy notification, through whatever wrappers.

A call of a notifier whose event type holds parameters makes its function a wrapper; the calls of a
wrapper fill the holes, and are wrappers in turn where they fill them with parameters of their own.
What is filled in the end is an emission, at the call that supplied the last piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from flake8_notifications.emissions.arguments import Bound, Target, bind, text_of, unwrap
from flake8_notifications.emissions.bodies import Context, Site, calls, sites
from flake8_notifications.emissions.contexts import Contexts
from flake8_notifications.emissions.model import Creation, Emission, NamedNotifier
from flake8_notifications.emissions.notifiers import PRIORITIES, Sending, makes_notifier, sending
from flake8_notifications.emissions.scopes import SymbolicEvaluator
from flake8_notifications.evaluation.operators import is_symbolic
from flake8_notifications.evaluation.symbols import Assumption, FunctionKey, Hole
from flake8_notifications.evaluation.values import (
    ClassValue,
    Constant,
    External,
    Function,
    Place,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.project.modules import Modules
from flake8_notifications.source import syntax

_NOTIFIER_WORDS: Final = frozenset({"notifier", "Notifier", "NOTIFIER"})
_DEEPEST: Final = 12


@dataclass(frozen=True)
class Pending:
    """An event type on its way from the notifier to the callers.

    :ivar text: with holes.
    :ivar site: of the call that supplied the last piece so far.
    :ivar via: the functions it goes through, innermost first.
    """

    text: str
    site: Site
    call: syntax.Call
    assumptions: tuple[Assumption, ...]
    via: tuple[Context, ...]
    places: tuple[Place, ...]
    priority: str | None


class Sent(NamedTuple):
    """What a project sends, and where it makes notifiers, by file and line."""

    emissions: tuple[Emission, ...]
    creations: tuple[Creation, ...]


def find_emissions(
    modules: Modules, payload_bases: Sequence[str], notifiers: Sequence[NamedNotifier] = ()
) -> Sent:
    """What a project sends.

    :param payload_bases: classes whose own notifier calls send versioned notifications.
    :param notifiers: what is a notifier besides those of oslo.messaging.
    """
    finder = _Finder(modules, payload_bases, notifiers)
    emissions = tuple(finder.emissions())
    return Sent(emissions, tuple(sorted(finder.creations, key=lambda made: made.place)))


class _Finder:
    def __init__(
        self,
        modules: Modules,
        payload_bases: Sequence[str],
        notifiers: Sequence[NamedNotifier],
    ) -> None:
        self._evaluator = SymbolicEvaluator(modules)
        self._contexts = Contexts(modules, self._evaluator)
        self._bases = frozenset(payload_bases)
        self._notifiers = tuple(notifiers)
        self._tails = {notifier.name.rpartition(".")[2] for notifier in notifiers}
        self.creations: list[Creation] = []
        #: Calls through a notifier of the project's own, by the function that they come down to.
        self._reached: dict[FunctionKey, dict[int, tuple[Site, syntax.Call]]] = {}
        self._known_callees: dict[int, list[Value]] = {}
        self._callers: dict[FunctionKey, list[tuple[Site, syntax.Call]]] = {}

    def emissions(self) -> list[Emission]:
        found: dict[tuple[Place, str], Emission] = {}
        pending = list(self._sent())
        seen: set[tuple[str, int, tuple[Assumption, ...]]] = set()
        while pending:
            current = pending.pop()
            mark = (current.text, id(current.call), current.assumptions)
            if mark in seen:
                continue
            seen.add(mark)
            function = self._open_function(current)
            if function is None:
                emission = self._emission(current)
                found.setdefault((emission.place, emission.event_type), emission)
            elif len(current.via) < _DEEPEST and function not in current.via[:-1]:
                pending += self._filled(current, function)
        return sorted(found.values(), key=lambda emission: (emission.place, emission.event_type))

    # From notifiers

    def _sent(self) -> Iterator[Pending]:
        """What the calls of notifiers send."""
        visited: set[Context] = set()
        for context in self._contexts.mentioning(_NOTIFIER_WORDS | self._tails):
            if context in visited or self._is_versioned(context):
                continue
            visited.add(context)
            for site in sites(context):
                for call in calls(site.statement):
                    if _may_send(call, self._tails):
                        yield from self._sent_by(site, call)

    def _sent_by(self, site: Site, call: syntax.Call) -> Iterator[Pending]:
        sent_by: dict[Sending, None] = {}
        for callee in self._callees(site, call):
            if makes_notifier(callee):
                self._add_creation(site, call, callee)
            sent = sending(callee, call, self._notifiers)
            if sent is not None:
                sent_by[sent] = None
                continue
            target = unwrap(self._evaluator, callee)
            if target is not None:
                self._reached.setdefault(_key(target.function), {})[id(call)] = (site, call)
        for sent in sent_by:
            for value, assumptions in self._ways(site, sent.event_type):
                text = text_of(self._evaluator.explorer, value)
                place = _place(site, call)
                yield Pending(text, site, call, assumptions, (), (place,), sent.priority)

    def _add_creation(self, site: Site, call: syntax.Call, callee: Value) -> None:
        context = site.context
        name = callee.name if isinstance(callee, External) else "oslo_messaging.Notifier"
        function = f"{context.module.name}.{context.name}"
        self.creations.append(Creation(name, function, _place(site, call), call.column))

    def _callees(self, site: Site, call: syntax.Call) -> list[Value]:
        """What a call may call; kept, for a call is looked at once for each thing it may mean."""
        known = self._known_callees.get(id(call))
        if known is None:
            scope = self._evaluator.scope_at(site)
            explorer = self._evaluator.explorer
            ways = explorer.ways(lambda: self._evaluator.evaluate(call.function, scope))
            known = self._known_callees[id(call)] = [value for value, _ in ways]
        return known

    def _ways(
        self, site: Site, expression: syntax.Expression
    ) -> list[tuple[Value, tuple[Assumption, ...]]]:
        """What an expression at a site can be, each with what that takes for granted."""
        explorer = self._evaluator.explorer

        def evaluate() -> Value:
            self._assume_branches(site)
            return self._evaluator.evaluate(expression, self._evaluator.scope_at(site))

        return explorer.ways(evaluate)

    def _assume_branches(self, site: Site) -> None:
        """Inside ``if x == 'a':``, x is 'a'."""
        here, parent = site, site.parent
        while parent is not None:
            statement = parent.statement
            if isinstance(statement, syntax.If):
                scope = self._evaluator.scope_at(parent)
                self._evaluator.assume(statement.test, here.block is statement.body, scope)
            here, parent = parent, parent.parent

    # Through wrappers

    def _open_function(self, current: Pending) -> Context | None:
        """The function whose parameters are still open, the innermost one first."""
        holes = [part for part in self._parts(current.text) if isinstance(part, Hole)]
        keys = [hole.function for hole in holes if hole.function is not None]
        if not keys:
            return None
        here: Context | Site | object = current.site.context
        while isinstance(here, Context):
            if here.key in keys:
                return here
            here = here.outside.context if isinstance(here.outside, Site) else None
        return self._contexts.by_key(keys[0])

    def _parts(self, text: str) -> list[str | Hole]:
        return self._evaluator.explorer.holes.parts(text)

    def _filled(self, current: Pending, function: Context) -> Iterator[Pending]:
        """The event type as the callers of a function fill it."""
        key = function.key
        assert key is not None
        for site, call in self._calls_of(function):
            for callee in self._callees(site, call):
                target = unwrap(self._evaluator, callee)
                if target is not None and _key(target.function) == key:
                    for text, assumptions in self._filled_by(current, function, site, call, target):
                        yield replace(
                            current,
                            text=text,
                            site=site,
                            call=call,
                            assumptions=assumptions,
                            via=(*current.via, function),
                            places=(*current.places, _place(site, call)),
                        )

    def _filled_by(
        self, current: Pending, function: Context, site: Site, call: syntax.Call, target: Target
    ) -> Iterator[tuple[str, tuple[Assumption, ...]]]:
        """The texts that one call makes, each with what it takes for granted."""

        def evaluate() -> tuple[str, tuple[Assumption, ...]] | None:
            self._assume_branches(site)
            return self._fill(
                current, function, bind(self._evaluator, site, call, target, function)
            )

        for filled, assumptions in self._evaluator.explorer.ways(evaluate):
            if filled is not None:
                text, kept = filled
                yield text, (*kept, *assumptions)

    def _fill(
        self, current: Pending, function: Context, bound: Bound
    ) -> tuple[str, tuple[Assumption, ...]] | None:
        """The text with a function's parameters filled; None if what was assumed does not hold."""
        explorer = self._evaluator.explorer
        kept: list[Assumption] = []
        for assumption in current.assumptions:
            if assumption.hole.function != function.key:
                kept.append(assumption)
                continue
            value = bound(assumption.hole.parameter)
            hole = None if value is None else explorer.holes.only(value)
            if hole is not None and hole.function is not None:
                kept.append(assumption._replace(hole=hole))
            elif isinstance(value, Constant) and not _holds(assumption, value):
                return None

        def filling(hole: Hole) -> str | None:
            if hole.function != function.key:
                return None
            value = bound(hole.parameter)
            return text_of(explorer, value or Unknown(f"argument '{hole.parameter}'"))

        return explorer.holes.fill(current.text, filling), tuple(kept)

    def _calls_of(self, function: Context) -> list[tuple[Site, syntax.Call]]:
        key = function.key
        assert key is not None
        cached = self._callers.get(key)
        if cached is None:
            reached = self._reached.get(key, {})
            named = {id(call): (site, call) for site, call in self._find_calls(function)}
            cached = self._callers[key] = list({**reached, **named}.values())
        return cached

    def _find_calls(self, function: Context) -> Iterator[tuple[Site, syntax.Call]]:
        """The calls that may mean a function, by the names that it goes by."""
        assert function.definition is not None
        names = {function.definition.name}
        if function.definition.name == "__init__" and function.owner is not None:
            names = {function.owner.name}
        seen: set[tuple[Context, int]] = set()
        pending = list(names)
        while pending:
            name = pending.pop()
            for context in self._contexts.mentioning({name}, whole=True):
                for site in sites(context):
                    for alias in _aliases(site, name):
                        if alias not in names:
                            names.add(alias)
                            pending.append(alias)
                    for call in calls(site.statement):
                        mark = (context, id(call))
                        if mark not in seen and _mentions(call.function, names):
                            seen.add(mark)
                            yield site, call

    # Out

    def _emission(self, current: Pending) -> Emission:
        parts = self._parts(current.text)
        reasons = [part.reason for part in parts if isinstance(part, Hole) and part.reason]
        text = "".join(part if isinstance(part, str) else "*" for part in parts)
        text = re.sub(r"\*+", "*", text) if reasons else text
        place = _place(current.site, current.call)
        return Emission(
            text,
            all(isinstance(part, str) for part in parts),
            place,
            current.call.column,
            tuple(context.name for context in reversed(current.via)),
            str(reasons[0]) if reasons else None,
            current.priority,
            tuple(other for other in current.places if other.path != place.path),
        )

    def _is_versioned(self, context: Context) -> bool:
        """Whether a method is the sending end of the versioned notifications."""
        owner = context.owner
        return owner is not None and any(
            isinstance(base, ClassValue)
            and (base.name in self._bases or base.dotted_name in self._bases)
            for base in owner.mro
        )


def _may_send(call: syntax.Call, tails: set[str]) -> bool:
    """A cheap look at a call: most are not worth evaluating."""
    match call.function:
        case syntax.Attribute(name=name) | syntax.Name(id=name) if name in tails:
            return True
        case syntax.Attribute(name=name):
            return name in PRIORITIES or name == "Notifier"
        case syntax.Name() | syntax.Call():
            return len(call.arguments) > 1 or isinstance(call.function, syntax.Name)
        case _:
            return False


def _mentions(function: syntax.Expression, names: set[str]) -> bool:
    match function:
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name in names
        case syntax.Call():
            return True
        case _:
            return False


def _aliases(site: Site, name: str) -> Iterator[str]:
    """The names that something mentioned is bound to without being called."""
    statement = site.statement
    if not isinstance(statement, syntax.Assign | syntax.ImportFrom | syntax.Import):
        return
    if isinstance(statement, syntax.ImportFrom | syntax.Import):
        for imported in statement.names:
            if imported.alias and imported.name.rpartition(".")[2] == name:
                yield imported.alias
    elif _refers(statement.value, name):
        for target in statement.targets:
            match target:
                case syntax.Name(id=alias) | syntax.Attribute(name=alias):
                    yield alias


def _refers(expression: syntax.Expression, name: str) -> bool:
    match expression:
        case syntax.Name(id=own) | syntax.Attribute(name=own):
            return own == name
        case syntax.Call(arguments=arguments):
            return any(_refers(argument.value, name) for argument in arguments)
        case syntax.Conditional(body=body, orelse=orelse):
            return _refers(body, name) or _refers(orelse, name)
        case _:
            return False


def _holds(assumption: Assumption, value: Constant) -> bool:
    """Whether what was assumed of a parameter is true of the argument; a text with holes may be."""
    return is_symbolic(value.value) or (key_of(value) in assumption.keys) is assumption.is_one


def _key(function: Function) -> FunctionKey:
    definition = function.definition
    return FunctionKey(function.module.path, definition.line, definition.column)


def _place(site: Site, call: syntax.Call) -> Place:
    return Place(site.context.module.path, call.line)
