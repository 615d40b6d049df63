"""Attributes looked up by a partly unknown text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import Alternatives, Text, Unknown, Value
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.interpretation.values.steps import ANY_ATTRIBUTE
from flake8_notifications.source import syntax

#: The limit of matching attributes; more would be useless.
_MOST: Final = 16
#: The least number of known characters: fewer would match nearly everything.
_LEAST: Final = 3


def fitting(
    machine: Machine, holder: Value, name: Text, node: syntax.Node, frame: Frame
) -> Value | None:
    """Any of an object's attributes that match a name; None where that is undecidable."""
    if sum(len(part) for part in name.parts if isinstance(part, str)) < _LEAST:
        return None
    names = _names(machine, holder)
    fits = re.compile("".join(_pattern(part) for part in name.parts))
    matching = sorted(candidate for candidate in set(names) if fits.fullmatch(candidate))
    if not 0 < len(matching) <= _MOST:
        return None
    values = [machine.attribute(holder, attribute, node, frame) for attribute in matching]
    if _is_open(holder):
        values.append(
            machine.unknown("an attribute whose name is not known", node, frame, holder, name)
        )
    return machine.one_of(values)


def as_step(name: Value) -> str:
    """A partly unknown name as a step, with a mark for each unknown part."""
    parts = name.parts if isinstance(name, Text) else ()
    literals = [part for part in parts if isinstance(part, str)]
    if sum(map(len, literals)) < _LEAST or not all(part.isidentifier() for part in literals):
        return ANY_ATTRIBUTE
    return "".join(part if isinstance(part, str) else ANY_ATTRIBUTE for part in parts)


def of_step(step: str) -> Text | None:
    """The name that a step stands for, if it is partly unknown."""
    if ANY_ATTRIBUTE not in step or step == ANY_ATTRIBUTE:
        return None
    literals = step.split(ANY_ATTRIBUTE)
    between = Unknown("a part of a name")
    parts = [part for literal in literals for part in (literal, between)][:-1]
    return Text(tuple(part for part in parts if part))


def _pattern(part: str | Unknown) -> str:
    return re.escape(part) if isinstance(part, str) else r"\w*"


def _names(machine: Machine, holder: Value) -> Iterator[str]:
    """The names of an object's visible attributes."""
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
    """Whether an object may have attributes that are not visible."""
    bases: Iterable[Value] = holder.mro if isinstance(holder, ClassValue) else ()
    if isinstance(holder, Instance):
        bases = holder.cls.mro
    return any(isinstance(base, External | Unknown) for base in bases)


def _choices(value: Value) -> Iterator[Value]:
    if isinstance(value, Alternatives):
        yield from (choice for _, choice in value.choices)
    else:
        yield value
