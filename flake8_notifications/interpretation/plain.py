"""Values for callers without use for alternatives: one value, one content, or a reason."""

from __future__ import annotations

from typing import TypeVar

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
)
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_Content = TypeVar("_Content", Items, Entries)
_LONGEST_TEXT = 10_000


def value_in(machine: Machine, node: syntax.Expression, frame: Frame) -> Value:
    """The value of an expression, once its whole module has run."""
    with machine.apart():
        return single(machine, machine.evaluate(node, frame))


def single(machine: Machine, value: Value) -> Value:
    """The single value of alternatives, or why it is unknown which one it is."""
    if isinstance(value, Alternatives):
        choices = value.choices
        first = choices[0][1]
        if all(same(first, choice) for _, choice in choices[1:]):
            return first
        for _, choice in choices:
            if isinstance(choice, Unknown) and choice is not UNBOUND:
                return Unknown(choice.reason, choice.place)
        return _undecided(machine, choices[0][0], machine.written(value) or machine.written(first))
    if isinstance(value, Text):
        part = next(piece for piece in value.parts if isinstance(piece, Unknown))
        return Unknown(part.reason, part.place or machine.written(value))
    return value


def _undecided(machine: Machine, guard: Guard, place: Place | None) -> Unknown:
    subject = machine.guards.subject_of(guard)
    if isinstance(subject, Unknown):
        return Unknown(subject.reason, subject.place or place)
    return Unknown("a condition that is not known", place)


def entries(machine: Machine, value: Value, place: Place) -> list[tuple[Value, Value]] | Unknown:
    """The keys and values of a dict in order, or why they are unknown."""
    value = single(machine, value)
    if not isinstance(value, DictObject):
        return not_a(machine, "dict", value, place)
    content = _content(machine, value.states, value.place)
    if isinstance(content, Unknown):
        return content
    return [*content.values.values()]


def _content(
    machine: Machine, states: tuple[tuple[Guard, _Content], ...], place: Place | None
) -> _Content | Unknown:
    for _, state in states:
        if state.more is not None:
            keys: list[Value] = [key for _, key in state.tied] if isinstance(state, Entries) else []
            unknown = [key for key in keys if isinstance(key, Unknown)]
            more = unknown[0] if unknown else single(machine, state.more)
            reason = more.reason if isinstance(more, Unknown) else "what else it holds"
            return Unknown(reason, machine.written(more) or place)
    if len(states) > 1:
        return _undecided(machine, states[0][0], place)
    return states[0][1]


def items(
    machine: Machine, value: Value, place: Place, *, any_order: bool = False
) -> list[Value] | Unknown:
    """The items of an iterable in order, or why they are unknown.

    :param any_order: whether the order does not matter, so that a set is accepted.
    """
    value = single(machine, value)
    match value:
        case Tuple(items=values, more=None):
            return list(values)
        case ListObject():
            content = _content(machine, value.states, value.place)
            if isinstance(content, Unknown):
                return content
            if not is_ordered(value, content) and not any_order:
                return Unknown("the order of a set is not defined", place)
            return list(content.values)
        case DictObject():
            pairs = entries(machine, value, place)
            return pairs if isinstance(pairs, Unknown) else [key for key, _ in pairs]
        case Constant(value=str(text)) if len(text) <= _LONGEST_TEXT:
            return [Constant(character) for character in text]
        case ClassValue(is_enum=True):
            return machine.enum_members(value)
        case _:
            return not_a(machine, "iterable", value, place)


def is_ordered(holder: ListObject, content: Items) -> bool:
    """Whether the order of the items is known."""
    return holder.kind not in ("set", "frozenset") or len(content.values) < 2


def truth(machine: Machine, value: Value) -> bool | None:
    """Whether a value is true, or None if unknown."""
    guard = machine.truth(single(machine, value))
    return None if guard > 1 else bool(guard)


def not_a(machine: Machine, kind: str, value: Value | None, place: Place) -> Unknown:
    """Why a value cannot be used as a ``kind``."""
    if isinstance(value, Unknown) and value is not UNBOUND:
        return Unknown(value.reason, value.place or place)
    if isinstance(value, External):
        return Unknown(unavailable(value.name), place)
    article = "an" if kind[0] in "aeiou" else "a"
    return Unknown(f"something that should be {article} {kind} and is not known to be one", place)
