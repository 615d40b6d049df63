"""Events known only from an annotation, because no known code passes them.

``async def on_paid(self, event: OrderPaid)`` is called by a framework.  It passes an object of that
class or of a descendant, so the event type is one of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation.containers import without_supplier
from flake8_notifications.interpretation.text_values import best_supplier
from flake8_notifications.interpretation.values.base import (
    NONE,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.tracing import events, sent_objects
from flake8_notifications.tracing.classes import Classes
from flake8_notifications.tracing.receivers import Receivers
from flake8_notifications.tracing.sent_objects import SentClass, SentObjects
from flake8_notifications.tracing.tracer import Tracer
from flake8_notifications.tracing.value_sets import distinct, ground

_CLASS: Final = ".__class__"


class AnnotatedEvents:
    """Finds the event types of annotated parameters."""

    def __init__(self, tracer: Tracer, classes: Classes, receivers: Receivers) -> None:
        self._tracer = tracer
        self._classes = classes
        self._receivers = receivers

    def event_types(self, value: Value) -> list[Value]:
        """The event types of a value from an annotated parameter; any other value itself.

        There are none if what is passed has nothing there, such as an empty list whose items are
        sent.
        """
        annotated = self._annotated(value)
        if annotated is None or not isinstance(value, Unknown) or value.source is None:
            return [value]
        parameter, steps = value.source
        frame = self._tracer.module_frame(self._tracer.modules.at(parameter.function.path))
        values: list[Value] = [annotated]
        for step in steps:
            values = [choice for holder in values for choice in self._after(holder, step, frame)]
        if not values:
            return []
        event_types = distinct(
            [
                _as_returned(choice)
                for result in values
                for choice in ground(result)
                if choice != NONE
            ]
        )
        are_told = event_types and not any(
            isinstance(choice, Unknown) and opens_of(choice) for choice in event_types
        )
        return event_types if are_told else [value]

    def objects(self, value: Value) -> SentObjects:
        """The classes of the objects with the event types that :meth:`event_types` returns."""
        annotated = self._annotated(value)
        if annotated is None or not isinstance(value, Unknown) or value.source is None:
            return ()
        parameter, steps = value.source
        frame = self._tracer.module_frame(self._tracer.modules.at(parameter.function.path))
        levels: list[tuple[SentClass, ...]] = []
        values: list[Value] = [annotated]
        for at, step in enumerate(steps):
            node = syntax.Node(parameter.function.line, parameter.function.column)
            level = (
                cls
                for holder in values
                for choice in ground(holder)
                if isinstance(choice, Instance)
                for cls in sent_objects.classes_of_object(
                    self._tracer, choice, steps[at:], node, frame
                )
            )
            levels.append(tuple(dict.fromkeys(level)))
            values = [choice for holder in values for choice in self._after(holder, step, frame)]
        return tuple(level for level in levels if level)

    def _annotated(self, value: Value) -> Value | None:
        """The annotated value of the parameter that a value is taken from."""
        if not isinstance(value, Unknown) or value.source is None:
            return None
        parameter, steps = value.source
        if not self._tracer.named_notifiers.looks_inside or not steps:
            return None
        return self._tracer.elsewhere.resolve(parameter)

    def _after(self, holder: Value, step: str, frame: Frame) -> Iterator[Value]:
        for choice in ground(holder):
            if step[0] != "." or not isinstance(choice, Instance):
                attribute = self._tracer.after(choice, step, frame)
                yield (
                    Unknown("what only an annotation tells of") if attribute is None else attribute
                )
            elif step == _CLASS:
                yield from self.concrete(choice)
            else:
                with self._tracer.apart():
                    attribute = events.attribute_of_event(self._tracer, choice, step[1:], frame)
                yield from () if attribute is None else (attribute,)

    def concrete(self, instance: Instance) -> list[ClassValue]:
        """The classes that an object may be of, except for abstract ones."""
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
        return not any(cls in other.mro for other in family if other is not cls)


def _as_returned(value: Value) -> Value:
    """An event type that code found elsewhere returns: calls inside it have not supplied it."""
    supplier = best_supplier(value)
    return value if supplier is None or supplier.depth == 0 else without_supplier(value)
