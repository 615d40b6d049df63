"""Attributes that are taken by a text of which some parts are not known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values import (
    ANY_ATTRIBUTE,
    Alternatives,
    ClassValue,
    External,
    Frame,
    Instance,
    ModuleValue,
    Text,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

#: So many attributes may fit; any more would be as good as none.
_MOST: Final = 16
#: What of a name has to be known: less would fit nearly everything.
_LEAST: Final = 3


def fitting(
    machine: Machine, holder: Value, name: Text, node: syntax.Node, frame: Frame
) -> Value | None:
    """Whichever of an object's attributes may be meant; None where that cannot be told."""
    if sum(len(part) for part in name.parts if isinstance(part, str)) < _LEAST:
        return None
    names = _names(machine, holder)
    fits = re.compile("".join(_pattern(part) for part in name.parts))
    found = sorted(each for each in set(names) if fits.fullmatch(each))
    if not 0 < len(found) <= _MOST:
        return None
    values = [machine.attribute(holder, each, node, frame) for each in found]
    if _is_open(holder):
        values.append(
            machine.unknown("an attribute whose name is not known", node, frame, holder, name)
        )
    return machine.one_of(values)


def as_step(name: Value) -> str:
    """A name of which not all is known as a step: with a mark for each part that is not known."""
    parts = name.parts if isinstance(name, Text) else ()
    known = [part for part in parts if isinstance(part, str)]
    if sum(map(len, known)) < _LEAST or not all(part.isidentifier() for part in known):
        return ANY_ATTRIBUTE
    return "".join(part if isinstance(part, str) else ANY_ATTRIBUTE for part in parts)


def of_step(step: str) -> Text | None:
    """The name that a step stands for, if only some of it is known."""
    if ANY_ATTRIBUTE not in step or step == ANY_ATTRIBUTE:
        return None
    known = step.split(ANY_ATTRIBUTE)
    between = Unknown("a part of a name")
    parts = [part for each in known for part in (each, between)][:-1]
    return Text(tuple(part for part in parts if part))


def _pattern(part: str | Unknown) -> str:
    return re.escape(part) if isinstance(part, str) else r"\w*"


def _names(machine: Machine, holder: Value) -> Iterator[str]:
    """The names that something is seen to have."""
    match holder:
        case ModuleValue(module=module):
            yield from machine.module_frame(module).positions
        case ClassValue(mro=mro):
            for base in mro:
                if isinstance(base, ClassValue):
                    yield from base.body.positions
        case Instance(attributes=attributes):
            yield from attributes
            for cls in _choices(machine.class_of(holder)):
                yield from _names(machine, cls)


def _is_open(holder: Value) -> bool:
    """Whether something may have attributes that are not seen."""
    bases: Iterable[Value] = holder.mro if isinstance(holder, ClassValue) else ()
    if isinstance(holder, Instance):
        bases = holder.cls.mro
    return any(isinstance(base, External | Unknown) for base in bases)


def _choices(value: Value) -> Iterator[Value]:
    if isinstance(value, Alternatives):
        yield from (each for _, each in value.choices)
    else:
        yield value
