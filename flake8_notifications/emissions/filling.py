"""Event types on their way from the notifier to the callers, and how callers fill their holes."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from flake8_notifications.emissions import likeness
from flake8_notifications.emissions.arguments import (
    Binding,
    CallArguments,
    Target,
    key_of_function,
    unwrap,
)
from flake8_notifications.emissions.bodies import Context, Site
from flake8_notifications.emissions.callers import Caller, Callers
from flake8_notifications.emissions.contexts import Contexts
from flake8_notifications.emissions.paths import take_path
from flake8_notifications.emissions.receivers import Receiver
from flake8_notifications.emissions.symbolic import SymbolicEvaluator
from flake8_notifications.emissions.tracking import identity_of
from flake8_notifications.evaluation.binding import bind
from flake8_notifications.evaluation.exploration import (
    MISSING,
    Assumption,
    Explorer,
    Infeasible,
)
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.namespaces import Frame
from flake8_notifications.evaluation.representation import is_symbolic, stringify
from flake8_notifications.evaluation.symbols import EACH, FunctionKey, Hole, Step
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
from flake8_notifications.source import syntax


@dataclass(frozen=True)
class Pending:
    """An event type on its way from the notifier to the callers.

    :ivar text: with holes.
    :ivar site: of the call that supplied the last piece so far.
    :ivar via: the functions it goes through, innermost first.
    :ivar places: of the calls that it goes through.
    :ivar priority: with holes.
    :ivar origin: where the notifier is called.
    """

    text: str
    origin: Context
    site: Site
    call: syntax.Call
    assumptions: tuple[Assumption, ...]
    via: tuple[Context, ...]
    places: tuple[Place, ...]
    priority: str | None

    @property
    def place(self) -> Place:
        return Place(self.site.context.module.path, self.call.line)

    @property
    def key(self) -> Hashable:
        """What comes of it depends on this alone."""
        return self.text, self.place, self.call.column, self.assumptions, self.priority


class Filled(NamedTuple):
    """What a call makes of an event type.

    :ivar is_lost: whether an attribute of an argument could not be followed.
    """

    text: str
    priority: str | None
    assumptions: tuple[Assumption, ...]
    is_lost: bool


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
            filling = _Filling(self._evaluator, function, binding, target)
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


class _Filling:
    """One call of a function that is known."""

    def __init__(
        self, evaluator: SymbolicEvaluator, function: Context, binding: Binding, target: Target
    ) -> None:
        self._evaluator = evaluator
        self._explorer = evaluator.explorer
        self._function = function
        self._binding = binding
        self._closed = _closed_over(function, target) | _made(evaluator, target)
        self._values: dict[str, Value | None] = {}
        self._assumptions: tuple[Assumption, ...] = ()
        self._is_lost = False
        self._receiver = target.positional[0] if target.is_bound else None

    def fill(self, current: Pending) -> Filled:
        """The event type, filled.

        :raises Infeasible: if what was assumed does not hold.
        """
        kept: list[Assumption] = []
        self._assumptions = current.assumptions
        for assumption in current.assumptions:
            kept += self._checked(assumption)
        text = self._explorer.holes.fill(current.text, self._filling)
        priority = current.priority
        if priority is not None:
            priority = self._explorer.holes.fill(priority, self._filling)
        return Filled(text, priority, tuple(kept), self._is_lost)

    def _value(self, hole: Hole) -> Value | None:
        if hole.function == self._function.key:
            if hole.parameter not in self._values:
                self._values[hole.parameter] = self._binding.value(hole.parameter)
            return self._values[hole.parameter]
        assert hole.function is not None
        return self._closed[hole.function].lookup(hole.parameter)

    def _is_open(self, hole: Hole) -> bool:
        return hole.function != self._function.key and hole.function not in self._closed

    def _filling(self, hole: Hole) -> str | None:
        if self._is_open(hole):
            return None
        value = self._value(hole)
        if value is None:
            if hole.parameter.startswith("*"):
                raise Infeasible
            return text_of(self._explorer, Unknown(f"an argument '{hole.parameter}'"))
        stepped = self._stepped(value, hole)
        if hole.is_attribute and _is_unknown(stepped):
            self._is_lost = True
        text = text_of(self._explorer, stepped)
        unknown = self._explorer.holes.only(Constant(text))
        if unknown is not None and unknown.function is None:
            return supposed(self._explorer, hole, self._assumptions) or text
        return text

    def _stepped(self, value: Value, hole: Hole) -> Value:
        """What is made of an argument on its way into the text."""
        place = Place(self._function.module.path, 1)
        for step in hole.steps:
            if step.attribute is not None:
                value = self._evaluator.attribute(value, step.attribute, place)
                continue
            if step.is_item:
                value = self._item(value, place)
                continue
            text = text_of(self._explorer, value)
            if step.is_test and not is_symbolic(text):
                value = Constant(bool(getattr(text, step.name)(*step.arguments)))
            else:
                value = Constant(self._explorer.holes.apply(text, step))
        return value

    def _item(self, value: Value, place: Place) -> Value:
        """One of the items of an argument.

        :raises Infeasible: if it has none.
        """
        hole = self._explorer.holes.only(value)
        if hole is not None and hole.function is not None:
            each = hole._replace(steps=(*hole.steps, Step(EACH)))
            return self._explorer.holes.constant(each, place)
        items = iterate(value, place, any_order=True)
        if isinstance(items, Unknown):
            return items
        if not items:
            raise Infeasible
        return items[self._explorer.choose(len(items))]

    def _checked(self, assumption: Assumption) -> list[Assumption]:
        """What remains of an assumption.

        :raises Infeasible: if it does not hold.
        """
        hole = assumption.hole
        if assumption.kind == "origin" and self._is_receiver_of_constructor(hole):
            return self._checked_origin(assumption, self._receiver)
        if hole.function is None or self._is_open(hole):
            return [assumption]
        if assumption.keys == {MISSING} and hole.function == self._function.key:
            return self._checked_presence(assumption)
        value = self._value(hole)
        if assumption.kind == "origin":
            return self._checked_origin(assumption, value)
        if hole.steps and value is not None:
            value = self._stepped(value, hole)
        return self._checked_value(assumption, value)

    def _checked_presence(self, assumption: Assumption) -> list[Assumption]:
        """What remains of an assumption that an argument is given, or is not."""
        is_given = self._binding.gives(assumption.hole.parameter)
        if isinstance(is_given, Hole):
            return [assumption._replace(hole=is_given)]
        if is_given is assumption.is_one:
            raise Infeasible
        return []

    def _checked_value(self, assumption: Assumption, value: Value | None) -> list[Assumption]:
        open_hole = None if value is None else self._explorer.hole_of(value)
        if open_hole is not None and open_hole.function is not None:
            return [assumption._replace(hole=open_hole)]
        if likeness.is_anything(value) and likeness.is_named_so(self._evaluator, assumption):
            return []
        key: Hashable | None = MISSING if value is None else None
        if value is not None and assumption.kind == "identity":
            key = identity_of(value)
        elif value is not None and open_hole is None:
            key = key_of(value)
        if key is None:
            if assumption.kind == "identity" and assumption.is_one:
                raise Infeasible
            return []
        if (key in assumption.keys) is not assumption.is_one:
            raise Infeasible
        return []

    def _is_receiver_of_constructor(self, hole: Hole) -> bool:
        """Whether a hole is the ``self`` of an object that this call makes."""
        return (
            isinstance(self._receiver, ClassValue)
            and self._function.bare_name == "__init__"
            and hole.function is not None
            and hole.function != self._function.key
            and self._evaluator.is_receiver(hole, self._receiver)
        )

    def _checked_origin(self, assumption: Assumption, receiver: Value | None) -> list[Assumption]:
        """What remains of an assumption about where an object has an attribute from."""
        cls = receiver.cls if isinstance(receiver, Receiver) else receiver
        name = assumption.hole.steps[0].attribute
        if not isinstance(cls, ClassValue) or name is None:
            return []
        hole = receiver.hole if isinstance(receiver, Receiver) else None
        classes = [cls] if hole is None else self._evaluator.family(cls, name)
        origins = {self._evaluator.resolution(each, name).key for each in classes}
        known = assumption.keys & origins
        if not known:
            raise Infeasible
        if hole is None or len(origins) == 1:
            return []
        steps = assumption.hole.steps
        return [assumption._replace(hole=hole._replace(steps=steps), keys=known)]


def is_supposed(hole: Hole, assumption: Assumption) -> bool:
    """Whether a hole is supposed to be one of some values."""
    return assumption.hole == hole and assumption.is_one and assumption.kind == "value"


def supposed(explorer: Explorer, hole: Hole, assumptions: tuple[Assumption, ...]) -> str | None:
    """One of the texts that a hole is supposed to be, or None."""
    for assumption in assumptions:
        if is_supposed(hole, assumption):
            texts = sorted(
                key[1]
                for key in assumption.keys
                if isinstance(key, tuple) and key[0] == "constant" and isinstance(key[1], str)
            )
            if len(texts) == len(assumption.keys):
                return texts[explorer.choose(len(texts))]
    return None


def _closed_over(function: Context, target: Target) -> dict[FunctionKey, Frame]:
    """The calls that a nested function closes over, by the function that was called."""
    frames: dict[FunctionKey, Frame] = {}
    scope = target.function.scope if isinstance(target.function, Function) else None
    for context in list(function.enclosing)[1:]:
        if not isinstance(scope, Frame) or context.key is None:
            break
        frames[context.key] = scope
        scope = scope.parent
    return frames


def _are_related(first: ClassValue, second: ClassValue) -> bool:
    return first in second.mro or second in first.mro


def _made(evaluator: SymbolicEvaluator, target: Target) -> dict[FunctionKey, Frame]:
    """The call of the constructor, if it is known how the object of a method was made."""
    receiver = target.positional[0] if target.is_bound else None
    if not isinstance(receiver, Receiver) or receiver.made is None:
        return {}
    maker = unwrap(receiver.cls).function
    if not isinstance(maker, Function):
        return {}
    given = receiver.made._replace(positional=(receiver, *receiver.made.positional))
    variables = bind(evaluator, maker, given, receiver.place or receiver.cls.place)
    if isinstance(variables, Unknown):
        return {}
    return {key_of_function(maker): Frame(maker.scope, variables)}


def _is_unknown(value: Value) -> bool:
    return isinstance(value, Unknown) or (isinstance(value, External) and value.source is None)


def text_of(explorer: Explorer, value: Value) -> str:
    """A value as part of an event type; what is not known is a hole."""
    softened = explorer.softened(value)
    text = stringify(softened)
    if isinstance(text, Unknown):
        return explorer.holes.text(Hole(None, "", text))
    return text
