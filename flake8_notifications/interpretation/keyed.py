"""What a dict holds under keys that are not known: under another key it is something else.

A function that keeps something under a parameter, as registries do that make what they lack, is run
once with the parameter open.  What it has kept is made of that parameter; whoever asks for a key
gets what was made for just that one.
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
from flake8_notifications.interpretation.values import (
    Alternatives,
    BoundMethod,
    Constant,
    DictObject,
    DictView,
    Entries,
    External,
    Frame,
    Function,
    Instance,
    Items,
    ListObject,
    Namespace,
    Parameter,
    Partial,
    Text,
    Tuple,
    Unknown,
    Value,
    now,
    opens_of,
)

#: What parameters are for a key.
_Meant: TypeAlias = Mapping[Parameter, Value]
_Object = TypeVar("_Object")
_Plain = TypeVar("_Plain", Tuple, BoundMethod, Partial)


def further(content: Entries, unknown: Value) -> list[tuple[Value, Value]]:
    """The keys and values of any number of further keys of a dict.

    :param unknown: a key that is not known.
    """
    found: list[tuple[Value, Value]] = []
    for value in choices_of(content.more):
        keys = [at for kept, at in content.tied if same(kept, value)]
        known = [each for each in keys if key_of(each) is not None]
        # Of what is passed by others it may be seen what they pass.
        found += [(key, value) for key in keys if key in known or _is_passed(key)]
        if len(known) < len(keys) or not keys:
            found.append((unknown, value))
    return found


def _is_passed(value: Value) -> bool:
    return isinstance(value, Unknown) and value.source is not None


def of_key(machine: Machine, content: Entries, value: Value, key: Value) -> Value | None:
    """What one of the values of further keys is, where it is that of a key.

    :return: None if it is that of other keys.
    """
    keys = [at for kept, at in content.tied if same(kept, value)]
    if not keys:
        return value
    found = [meant for each in keys if (meant := _meant(each, key)) is not None]
    if not found:
        return None
    # What was kept under several keys is not told apart.
    return _Making(machine, found[0] if len(found) == 1 else {}, key).of(value)


def is_equal(one: Value, other: Value) -> bool | None:
    """Whether one key is another one; None if that is not known."""
    identity, key = key_of(one), key_of(other)
    if identity is None or key is None:
        return None
    return True if identity == key else None if _is_any(one) or _is_any(other) else False


def _is_any(value: Value) -> bool:
    """Whether something of another package is, or is in, a key: it may be equal to whatever."""
    match value:
        case Tuple(items=items):
            return any(map(_is_any, items))
        case _:
            return isinstance(value, External)


def _meant(kept: Value, key: Value) -> _Meant | None:
    """What the parameters in a key are if it is another one; None if it cannot be that one."""
    match kept, key:
        case Unknown(source=(parameter, ())), _:
            return {parameter: key}
        case Tuple(items=items, more=None), Tuple(items=others, more=None):
            return _meant_in_items(items, others)
        case Text(parts=parts), Constant(value=str(text)):
            return _meant_in_text(parts, text)
    return None if is_equal(kept, key) is False else {}


def _meant_in_items(items: tuple[Value, ...], others: tuple[Value, ...]) -> _Meant | None:
    if len(items) != len(others):
        return None
    meant: dict[Parameter, Value] = {}
    for one, other in zip(items, others, strict=True):
        part = _meant(one, other)
        if part is None:
            return None
        meant.update(part)
    return meant


def _meant_in_text(parts: tuple[str | Unknown, ...], text: str) -> _Meant | None:
    unknown = [each for each in parts if isinstance(each, Unknown)]
    if len(unknown) != 1:
        return {}
    at = parts.index(unknown[0])
    first, last = "".join(map(str, parts[:at])), "".join(map(str, parts[at + 1 :]))
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return None
    return _meant(unknown[0], Constant(text[len(first) : len(text) - len(last)]))


class _Making:
    """Makes what is made of parameters of what these are for a key."""

    def __init__(self, machine: Machine, meant: _Meant, key: Value) -> None:
        self._machine = machine
        self._meant = meant
        self._is_known = key_of(key) is not None
        #: By the identity of an object, what it is for the key: objects may hold one another.
        self._made: dict[int, Any] = {}
        #: The parameters that tell what is held under another key of something inside.
        self._left: frozenset[Parameter] = frozenset()

    def of(self, value: Value) -> Value:
        """The same for the key; the value itself where that makes no difference."""
        match value:
            case Unknown():
                return self._unknown(value) if value.opens else value
            case Text(parts=parts, supplier=supplier) if opens_of(value):
                made = [
                    Constant(each) if isinstance(each, str) else self.of(each) for each in parts
                ]
                return self._machine.combine(
                    made, lambda values: text_values.concatenate(values, supplier)
                )
            case Alternatives(choices=choices):
                pairs = [(guard, self.of(each)) for guard, each in choices]
                is_other = _differ((each for _, each in pairs), (each for _, each in choices))
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
            case (parameter, ()) if parameter in self._meant:
                return self._meant[parameter]
            case (parameter, _) if parameter in self._left:
                return value
        if not self._is_known:
            return value
        beside = self._machine.passed_beside(value, self._meant)
        # Which text it is cannot be told; what kind of object it is can be told from its source.
        closed = Unknown(value.reason, value.place, source=value.source)
        return closed if beside is None else beside

    def _all(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        made = tuple(map(self.of, values))
        return made if _differ(made, values) else values

    def _named(self, values: dict[str, Value]) -> dict[str, Value]:
        made = {name: self.of(each) for name, each in values.items()}
        return made if _differ(made.values(), values.values()) else values

    def _once(self, value: _Object, fill: Callable[[Any], bool]) -> _Object:
        """What an object is for the key; the same one if what it holds does not tell."""
        if id(value) not in self._made:
            made = self._made[id(value)] = copy.copy(value)
            if not fill(made):
                self._made[id(value)] = value
        found: _Object = self._made[id(value)]
        return found

    def _fill_instance(self, made: Instance) -> bool:
        held = self._named(made.attributes)
        is_other = held is not made.attributes
        made.origin, made.born, made.attributes = made, now(), Namespace()
        made.attributes.update(held)
        return is_other

    def _fill_container(self, made: Any) -> bool:
        states = [(guard, self._content(content)) for guard, content in made.states]
        is_other = _differ((each for _, each in states), (each for _, each in made.states))
        made.born, made.states = now(), tuple(states)
        return is_other

    def _content(self, content: Any) -> Any:
        if isinstance(content, Entries):
            self._left |= opens_of(*(key for _, key in content.tied)) - self._meant.keys()
        more = content.more and self.of(content.more)
        if isinstance(content, Items):
            values = self._all(content.values)
            is_same = values is content.values and more is content.more
            return content if is_same else Items(values, more)
        made = {at: (key, self.of(each)) for at, (key, each) in content.values.items()}
        known = content.values.values()
        is_same = not _differ((each for _, each in made.values()), (each for _, each in known))
        if is_same and more is content.more:
            return content
        return Entries(made, more, tuple((self.of(each), self.of(at)) for each, at in content.tied))

    def _fill_function(self, made: Function) -> bool:
        closure = self._frame(made.closure)
        is_other = closure is not made.closure
        made.closure = closure
        return is_other

    def _frame(self, frame: Frame) -> Frame:
        if frame.is_lazy or frame.parent is None:
            return frame
        if id(frame) not in self._made:
            made = self._made[id(frame)] = copy.copy(frame)
            made.variables, made.parent = Namespace(), self._frame(frame.parent)
            held = self._named(frame.variables)
            made.variables.update(held)
            if held is frame.variables and made.parent is frame.parent:
                self._made[id(frame)] = frame
        found: Frame = self._made[id(frame)]
        return found


def _differ(made: Iterable[object], before: Iterable[object]) -> bool:
    return any(one is not other for one, other in zip(made, before, strict=True))


def _with(value: _Plain, **parts: Any) -> _Plain:
    """A value with other parts; itself where they are the same."""
    if not _differ(parts.values(), (getattr(value, name) for name in parts)):
        return value
    return msgspec.structs.replace(value, **parts)
