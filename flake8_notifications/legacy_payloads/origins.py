"""What values are of: two that are of the same are the same, whatever they are converted to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments, Native
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Parameter


class _Part(NamedTuple):
    """A part of what callers pass, by the steps that lead to it."""

    parameter: Parameter
    steps: tuple[str, ...]


class _Object(NamedTuple):
    """Something of which nothing is known but what it is itself."""

    identity: int


_Origin: TypeAlias = _Part | _Object
#: What tells that values are of the same.
Origins: TypeAlias = frozenset[_Origin]
_ITEM: Final = re.compile(r"\[['\"](\w+)['\"]\]")
#: What gives its only argument in another form.
_CONVERTING: Final = frozenset(
    f"builtins.{name}" for name in ("bool", "dict", "float", "int", "list", "str", "tuple")
)
#: Methods that give their object in another form, and those that give another one like it.
_FORMATTING: Final = frozenset({"hex", "isoformat", "lower", "strftime", "strip", "upper"})
_COPYING: Final = frozenset({"__copy__", "__deepcopy__", "copy", "obj_clone"})
#: So many payloads in one another are looked into.
_DEEPEST: Final = 3


class OriginNotes:
    """Notes of what is made of what."""

    def __init__(self) -> None:
        #: By identity, a value with what it is made of, or what it is of.
        self._made_of: dict[int, tuple[Unknown, Unknown | _Origin]] = {}
        #: By identity, a method with its object and its name.
        self._methods: dict[int, tuple[Value, Unknown, str]] = {}

    def note_attribute(self, holder: Unknown, name: str, value: Value) -> None:
        """Note of which object an attribute is."""
        if name in _FORMATTING or name in _COPYING:
            self._methods[id(value)] = (value, holder, name)
        match self._made_of.get(id(holder)):
            case (_, _Part(parameter, steps)) if isinstance(value, Unknown):
                self._made_of[id(value)] = (value, _Part(parameter, (*steps, f".{name}")))

    def copied(self, function: Value) -> Unknown | None:
        """The object that a call gives another one of that is like it."""
        _, holder, name = self._methods.get(id(function), (None, None, ""))
        return holder if name in _COPYING else None

    def note(self, function: Value, arguments: Arguments, result: Value) -> None:
        """Note what a call gives: its argument in another form, or an item of an object."""
        if not isinstance(result, Unknown) or result is UNBOUND:
            return
        _, holder, name = self._methods.get(id(function), (None, None, ""))
        if holder is not None and name in _FORMATTING:
            self._made_of[id(result)] = (result, holder)
            return
        match function, arguments.positional:
            case Native(name=name), (Unknown() as only,) if name in _CONVERTING:
                self._made_of[id(result)] = (result, only)
            case Unknown(source=(parameter, (*steps, ".get"))), (Constant(value=str(key)), *_):
                self._made_of[id(result)] = (result, _Part(parameter, (*steps, f".{key}")))

    def of(self, value: Value) -> Origins:
        """What a value is of, whenever there is one; empty where that is not known."""
        match value:
            case Alternatives(choices=choices):
                some = [value for _, value in choices if not _is_nothing(value)]
                found = [self.of(value) for value in some]
                return frozenset.intersection(*found) if found else frozenset()
            case Text(parts=(Unknown() as only,)):
                return self.of(only)
            case Unknown() if value is not UNBOUND:
                return self._of_unknown(value)
            case _:
                return frozenset()

    def _of_unknown(self, value: Unknown) -> Origins:
        known = self._made_of.get(id(value))
        if known is not None:
            _, origin = known
            return frozenset({origin}) if isinstance(origin, _Part | _Object) else self.of(origin)
        if value.source is not None:
            parameter, steps = value.source
            plain = tuple(_ITEM.sub(r".\1", step) for step in steps)
            return frozenset({_Part(parameter, plain)}) if plain else frozenset()
        # Nothing else is the same object.
        self._made_of.setdefault(id(value), (value, _Object(id(value))))
        return frozenset({_Object(id(value))})

    def fields_of(
        self, payload: Instance, is_payload: Callable[[Instance], bool]
    ) -> Mapping[str, Origins]:
        """What the fields of a payload are of, and those of the payloads that it holds."""
        return dict(self._fields_of(payload, is_payload, "", _DEEPEST))

    def _fields_of(
        self, payload: Instance, is_payload: Callable[[Instance], bool], prefix: str, depth: int
    ) -> Iterator[tuple[str, Origins]]:
        for name, value in payload.attributes.items():
            values = (
                [each for _, each in value.choices] if isinstance(value, Alternatives) else [value]
            )
            for each in values:
                if isinstance(each, Instance) and depth and is_payload(each):
                    yield from self._fields_of(each, is_payload, f"{prefix}{name}.", depth - 1)
            origins = self.of(value)
            if origins:
                yield f"{prefix}{name}", origins


def _is_nothing(value: Value) -> bool:
    """Whether something stands for there being no value."""
    return value is UNBOUND or (isinstance(value, Constant) and not value.value)


def matched(keys: Mapping[str, Origins], fields: Mapping[str, Origins]) -> dict[str, str]:
    """The keys that hold the same as one field: as just one, or as the one of their own name."""
    found: dict[str, str] = {}
    for key, origins in keys.items():
        same = [name for name, others in fields.items() if not origins.isdisjoint(others)]
        if len(same) == 1:
            found[key] = same[0]
        elif key in same:
            found[key] = key
    return found
