"""How one call of a known function fills the holes of an event type."""

from __future__ import annotations

from collections.abc import Hashable

from flake8_notifications.emissions import likeness
from flake8_notifications.emissions.arguments import (
    Binding,
    Target,
    key_of_function,
    unwrap,
)
from flake8_notifications.emissions.bodies import Context
from flake8_notifications.emissions.pending import Filled, Pending
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
from flake8_notifications.evaluation.namespaces import Frame
from flake8_notifications.evaluation.representation import is_symbolic, stringify
from flake8_notifications.evaluation.symbols import FunctionKey, Hole
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


class KnownCall:
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
        items = self._explorer.items(value, place)
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
