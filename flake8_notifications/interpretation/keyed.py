"""Values of a dict under unknown keys: they are specialized for the key that is looked up.

A function that stores a value under a parameter, like a registry that creates missing entries, is
run once with the parameter open.  The value that it stores depends on that parameter; a lookup of a
key returns the value as created for that very key.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

import msgspec

from flake8_notifications.interpretation import text_values
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.sameness import key_of, same
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import BoundMethod, Partial
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    DictView,
    Entries,
    Items,
    ListObject,
    Namespace,
    now,
)
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Parameter
from flake8_notifications.interpretation.values.scopes import Frame, Function

#: The values of parameters, for a particular key.
_ParameterValues: TypeAlias = Mapping[Parameter, Value]
_Object = TypeVar("_Object")
_Plain = TypeVar("_Plain", Tuple, BoundMethod, Partial)


def further(content: Entries, unknown: Value) -> list[tuple[Value, Value]]:
    """The keys and values of any number of further entries of a dict.

    :param unknown: an unknown key.
    """
    pairs: list[tuple[Value, Value]] = []
    for value in choices_of(content.more):
        keys = [key for stored, key in content.tied if same(stored, value)]
        exact = [key for key in keys if key_of(key) is not None]
        # What callers pass may still be determined.
        pairs += [(key, value) for key in keys if key in exact or _is_passed(key)]
        if len(exact) < len(keys) or not keys:
            pairs.append((unknown, value))
    return pairs


def _is_passed(value: Value) -> bool:
    return isinstance(value, Unknown) and value.source is not None


def of_key(machine: Machine, content: Entries, value: Value, key: Value) -> Value | None:
    """One of the values of further keys, as specialized for a key.

    :return: None if it belongs to other keys.
    """
    keys = [other for stored, other in content.tied if same(stored, value)]
    if not keys:
        return value
    matches = [parameters for other in keys if (parameters := _match(other, key)) is not None]
    if not matches:
        return None
    # A value stored under several keys is not specialized.
    return _Specializer(machine, matches[0] if len(matches) == 1 else {}, key).of(value)


def is_equal(one: Value, other: Value) -> bool | None:
    """Whether two keys are equal; None if unknown."""
    identity, key = key_of(one), key_of(other)
    if identity is None or key is None:
        return None
    return True if identity == key else None if _is_any(one) or _is_any(other) else False


def _is_any(value: Value) -> bool:
    """Whether a key is, or contains, an external object, which may equal anything."""
    match value:
        case Tuple(items=items):
            return any(map(_is_any, items))
        case _:
            return isinstance(value, External)


def _match(stored: Value, key: Value) -> _ParameterValues | None:
    """The values of parameters in a stored key if it equals a key; None if it cannot."""
    match stored, key:
        case Unknown(source=(parameter, ())), _:
            return {parameter: key}
        case Tuple(items=items, more=None), Tuple(items=others, more=None):
            return _match_items(items, others)
        case Text(parts=parts), Constant(value=str(text)):
            return _match_text(parts, text)
    return None if is_equal(stored, key) is False else {}


def _match_items(items: tuple[Value, ...], others: tuple[Value, ...]) -> _ParameterValues | None:
    if len(items) != len(others):
        return None
    parameters: dict[Parameter, Value] = {}
    for one, other in zip(items, others, strict=True):
        part = _match(one, other)
        if part is None:
            return None
        parameters.update(part)
    return parameters


def _match_text(parts: tuple[str | Unknown, ...], text: str) -> _ParameterValues | None:
    unknown = [part for part in parts if isinstance(part, Unknown)]
    if len(unknown) != 1:
        return {}
    index = parts.index(unknown[0])
    first, last = "".join(map(str, parts[:index])), "".join(map(str, parts[index + 1 :]))
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return None
    return _match(unknown[0], Constant(text[len(first) : len(text) - len(last)]))


class _Specializer:
    """Specializes values that depend on parameters, given the values of these for a key."""

    def __init__(self, machine: Machine, parameters: _ParameterValues, key: Value) -> None:
        self._machine = machine
        self._parameters = parameters
        self._is_known = key_of(key) is not None
        #: By the identity of an object, its specialization: objects may form cycles.
        self._made: dict[int, Any] = {}
        #: The parameters that determine what is stored under another key of a nested dict.
        self._left: frozenset[Parameter] = frozenset()

    def of(self, value: Value) -> Value:
        """The specialization of a value; the value itself where that makes no difference."""
        match value:
            case Unknown():
                return self._unknown(value) if value.opens else value
            case Text(parts=parts, supplier=supplier) if opens_of(value):
                filled = [
                    Constant(part) if isinstance(part, str) else self.of(part) for part in parts
                ]
                return self._machine.combine(
                    filled, lambda values: text_values.concatenate(values, supplier)
                )
            case Alternatives(choices=choices):
                pairs = [(guard, self.of(choice)) for guard, choice in choices]
                is_other = _differ(
                    (choice for _, choice in pairs), (choice for _, choice in choices)
                )
                return self._machine.merged(pairs) if is_other else value
            case Tuple(items=items, more=more):
                return _with(value, items=self._all(items), more=more and self.of(more))
            case BoundMethod(function=function, receiver=receiver):
                return _with(value, function=self.of(function), receiver=self.of(receiver))
            case Partial(positional=positional, keywords=keywords):
                return _with(
                    value,
                    function=self.of(value.function),
                    positional=self._all(positional),
                    keywords=self._named(keywords),
                )
            case Instance():
                return self._once(value, self._fill_instance)
            case ListObject() | DictObject() if not isinstance(value, DictView):
                return self._once(value, self._fill_container)
            case Function(closure=closure) if not closure.is_lazy:
                return self._once(value, self._fill_function)
            case _:
                return value

    def _unknown(self, value: Unknown) -> Value:
        match value.source:
            case (parameter, ()) if parameter in self._parameters:
                return self._parameters[parameter]
            case (parameter, _) if parameter in self._left:
                return value
        if not self._is_known:
            return value
        beside = self._machine.passed_beside(value, self._parameters)
        # The text cannot be determined, but the kind of object can, from its source.
        closed = Unknown(value.reason, value.place, source=value.source)
        return closed if beside is None else beside

    def _all(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        specialized = tuple(map(self.of, values))
        return specialized if _differ(specialized, values) else values

    def _named(self, values: dict[str, Value]) -> dict[str, Value]:
        specialized = {name: self.of(value) for name, value in values.items()}
        return specialized if _differ(specialized.values(), values.values()) else values

    def _once(self, value: _Object, fill: Callable[[Any], bool]) -> _Object:
        """The specialization of an object; the object itself if its content makes no difference."""
        if id(value) not in self._made:
            clone = self._made[id(value)] = copy.copy(value)
            if not fill(clone):
                self._made[id(value)] = value
        result: _Object = self._made[id(value)]
        return result

    def _fill_instance(self, clone: Instance) -> bool:
        attributes = self._named(clone.attributes)
        is_other = attributes is not clone.attributes
        clone.origin, clone.born, clone.attributes = clone, now(), Namespace()
        clone.attributes.update(attributes)
        return is_other

    def _fill_container(self, clone: Any) -> bool:
        states = [(guard, self._content(content)) for guard, content in clone.states]
        is_other = _differ(
            (content for _, content in states), (content for _, content in clone.states)
        )
        clone.born, clone.states = now(), tuple(states)
        return is_other

    def _content(self, content: Any) -> Any:
        if isinstance(content, Entries):
            self._left |= opens_of(*(key for _, key in content.tied)) - self._parameters.keys()
        more = content.more and self.of(content.more)
        if isinstance(content, Items):
            values = self._all(content.values)
            is_same = values is content.values and more is content.more
            return content if is_same else Items(values, more)
        entries = {
            identity: (key, self.of(value)) for identity, (key, value) in content.values.items()
        }
        old = content.values.values()
        is_same = not _differ((value for _, value in entries.values()), (value for _, value in old))
        if is_same and more is content.more:
            return content
        return Entries(entries, more, tuple((self.of(v), self.of(key)) for v, key in content.tied))

    def _fill_function(self, clone: Function) -> bool:
        closure = self._frame(clone.closure)
        is_other = closure is not clone.closure
        clone.closure = closure
        return is_other

    def _frame(self, frame: Frame) -> Frame:
        if frame.is_lazy or frame.parent is None:
            return frame
        if id(frame) not in self._made:
            clone = self._made[id(frame)] = copy.copy(frame)
            clone.variables, clone.parent = Namespace(), self._frame(frame.parent)
            variables = self._named(frame.variables)
            clone.variables.update(variables)
            if variables is frame.variables and clone.parent is frame.parent:
                self._made[id(frame)] = frame
        result: Frame = self._made[id(frame)]
        return result


def _differ(after: Iterable[object], before: Iterable[object]) -> bool:
    return any(one is not other for one, other in zip(after, before, strict=True))


def _with(value: _Plain, **parts: Any) -> _Plain:
    """A value with some parts replaced; the value itself where they are the same."""
    if not _differ(parts.values(), (getattr(value, name) for name in parts)):
        return value
    return msgspec.structs.replace(value, **parts)
