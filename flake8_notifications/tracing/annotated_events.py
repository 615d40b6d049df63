"""Events of which only an annotation tells: those that nobody in the project is seen to pass.

``async def on_paid(self, event: OrderPaid)`` is called by a framework. What it hands on is an
object of that class or of one that descends from it, so the event type is one of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation.values import (
    NONE,
    ClassValue,
    Frame,
    Instance,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
from flake8_notifications.source import syntax
from flake8_notifications.tracing import events, sent_objects
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.receivers import Receivers
from flake8_notifications.tracing.sent_objects import SentClass, SentObjects
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.value_sets import distinct, ground

_CLASS: Final = ".__class__"


class AnnotatedEvents:
    """Finds the event types of what parameters are annotated to be."""

    def __init__(self, tracer: Tracer, classes: Classes, receivers: Receivers) -> None:
        self._tracer = tracer
        self._classes = classes
        self._receivers = receivers

    def told(self, value: Value) -> list[Value]:
        """The event types that a value is if it is of an annotated parameter; else itself."""
        held = self._annotated(value)
        if held is None or not isinstance(value, Unknown) or value.source is None:
            return [value]
        parameter, steps = value.source
        frame = self._tracer.module_frame(self._tracer.modules.at(parameter.function.path))
        found: list[Value] = [held]
        for step in steps:
            found = [one for each in found for one in self._after(each, step, frame)]
        told = distinct([one for each in found for one in ground(each) if one != NONE])
        is_told = told and not any(isinstance(one, Unknown) and opens_of(one) for one in told)
        return told if is_told else [value]

    def objects(self, value: Value) -> SentObjects:
        """The classes of what has the event types that :meth:`told` gives."""
        held = self._annotated(value)
        if held is None or not isinstance(value, Unknown) or value.source is None:
            return ()
        parameter, steps = value.source
        frame = self._tracer.module_frame(self._tracer.modules.at(parameter.function.path))
        levels: list[tuple[SentClass, ...]] = []
        found: list[Value] = [held]
        for at, step in enumerate(steps):
            node = syntax.Node(parameter.function.line, parameter.function.column)
            level = (
                cls
                for each in found
                for one in ground(each)
                if isinstance(one, Instance)
                for cls in sent_objects.classes_of_object(
                    self._tracer, one, steps[at:], node, frame
                )
            )
            levels.append(tuple(dict.fromkeys(level)))
            found = [one for each in found for one in self._after(each, step, frame)]
        return tuple(level for level in levels if level)

    def _annotated(self, value: Value) -> Value | None:
        """What an annotation tells of the parameter that something is taken from."""
        if not isinstance(value, Unknown) or value.source is None:
            return None
        parameter, steps = value.source
        if not self._tracer.named_notifiers.looks_inside or not steps:
            return None
        return self._tracer.elsewhere.resolve(parameter)

    def _after(self, held: Value, step: str, frame: Frame) -> Iterator[Value]:
        choices = guarded_choices(held)
        for _, each in choices:
            if step[0] != "." or not isinstance(each, Instance):
                found = self._tracer.after(each, step, frame)
                yield Unknown("what only an annotation tells of") if found is None else found
            elif step == _CLASS:
                yield from self.concrete(each)
            else:
                with self._tracer.apart():
                    found = events.attribute_of_event(self._tracer, each, step[1:], frame)
                yield from () if found is None else (found,)

    def concrete(self, instance: Instance) -> list[ClassValue]:
        """The classes that an object may be of, without those that there are no objects of."""
        family = self._classes.family(instance.cls) if instance.is_open else (instance.cls,)
        if len(family) == 1:
            return list(family)
        return [
            cls
            for cls in family
            if not self._receivers.is_abstract(cls)
            and (self._is_leaf(cls, family) or self._classes.is_made(cls))
        ] or [instance.cls]

    def _is_leaf(self, cls: ClassValue, family: tuple[ClassValue, ...]) -> bool:
        return not any(cls in each.mro for each in family if each is not cls)
