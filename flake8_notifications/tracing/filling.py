"""Fills the open parts of event types with the known arguments."""

from __future__ import annotations

from collections.abc import Iterator

from flake8_notifications.interpretation.values.base import (
    Constant,
    Text,
    Unknown,
    Value,
    guarded_choices,
    opens_of,
)
from flake8_notifications.interpretation.values.provenance import Parameter
from flake8_notifications.tracing.points_to import PointsTo
from flake8_notifications.tracing.tracer import Tracer


class Filling:
    """Fills in event types."""

    def __init__(self, tracer: Tracer, points_to: PointsTo) -> None:
        self._tracer = tracer
        self._points_to = points_to
        #: The parameters of which it is being found out what is passed.
        self._asked_for: set[Parameter] = set()

    def filled(self, value: Value, opens: frozenset[Parameter]) -> Iterator[Value]:
        """Event types in which the open parts are replaced by known arguments."""
        if any(not parameter.function.path for parameter in opens):
            if not any(parameter.function.path for parameter in opens):
                # Its caller is out of sight, and so are the arguments.
                yield from _left_unknown(value)
            return
        if (
            isinstance(value, Unknown)
            and value.source is not None
            and not value.source[1]
            and value.opens
        ):
            values = self._points_to.passed(value.source[0])
            for passed in values:
                choices = guarded_choices(passed)
                for _, choice in choices:
                    if isinstance(choice, Constant) and isinstance(choice.value, str):
                        is_kept = value.source[0] in self._points_to.kept
                        yield choice if is_kept else Constant(choice.value)
                    elif not opens_of(choice):
                        yield choice
                    else:
                        yield from self._passed_further(choice)
            return
        if isinstance(value, Text) and len(opens) == 1:
            parameter = next(iter(opens))
            is_kept = parameter in self._points_to.kept
            filled = [
                text
                for choice in self._seen(value, parameter)
                if (text := _filled_in(value, choice, is_kept=is_kept)) is not None
            ]
            if filled:
                yield from filled
                return
        if all(self._points_to.passed(parameter) for parameter in opens):
            yield from _left_unknown(value)

    def _passed_further(self, value: Value) -> Iterator[Value]:
        """The event types of a value that callers pass on from their own callers."""
        opens = opens_of(value)
        if opens.isdisjoint(self._asked_for):
            self._asked_for |= opens
            try:
                yield from self.filled(value, opens)
            finally:
                self._asked_for -= opens

    def _seen(self, text: Text, parameter: Parameter) -> list[Value]:
        """The known values of the only open part of a text."""
        parts = [part for part in text.parts if isinstance(part, Unknown)]
        source = parts[0].source if len(parts) == 1 else None
        if source is None:
            return []
        if not source[1]:
            return self._points_to.passed(parameter)
        value = self._tracer.resolved(parts[0])
        return [] if value is None else [choice for _, choice in guarded_choices(value)]


def _left_unknown(value: Value) -> Iterator[Value]:
    """An event type whose open parts are unknown for good."""
    match value:
        case Unknown(reason=reason, place=place):
            yield Unknown(reason, place)
        case Text(parts=parts, supplier=supplier):
            yield Text(
                tuple(
                    Unknown(part.reason, part.place) if isinstance(part, Unknown) else part
                    for part in parts
                ),
                supplier,
            )


def _filled_in(text: Text, value: Value, *, is_kept: bool) -> Constant | None:
    """A text whose only parameter is known to be another text.

    :param is_kept: whether the argument is stored unchanged.
    """
    if not isinstance(value, Constant) or not isinstance(value.value, str):
        return None
    parts = [part if isinstance(part, str) else value.value for part in text.parts]
    if sum(isinstance(part, Unknown) for part in text.parts) > 1:
        return None
    supplier = (value.supplier if is_kept else None) or text.supplier
    return Constant("".join(map(str, parts)), supplier)
