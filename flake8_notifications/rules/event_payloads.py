"""Which payload classes the events on a project's own bus are objects of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flake8_notifications.dialects.model import Kind
from flake8_notifications.dialects.shaping import type_of
from flake8_notifications.dialects.types import LITERAL, TypeTextError
from flake8_notifications.emissions.model import Emission
from flake8_notifications.payloads.model import FieldShape, Payload
from flake8_notifications.source.place import Place


class EventPayloads:
    """Knows the classes that speak a dialect.

    :param payloads: of the project, those of versioned objects among them.
    """

    def __init__(self, payloads: Iterable[Payload]) -> None:
        plain = [payload for payload in payloads if payload.shape.kind is not None]
        self._by_place: Mapping[Place, Payload] = {payload.place: payload for payload in plain}
        #: The classes of dicts, which are not made by a call, by the one text that says which.
        self._typed_dicts: dict[str, list[Payload]] = {}
        for payload in plain:
            if payload.shape.kind == Kind.TYPED_DICT.value:
                for text in filter(None, map(_only_text, payload.shape.fields.values())):
                    self._typed_dicts.setdefault(text, []).append(payload)

    def of(self, emission: Emission) -> tuple[Payload, ...]:
        """The classes of the object that is sent; none where that is not known."""
        for level in emission.objects:
            payloads = tuple(self._by_place[place] for place in level if place in self._by_place)
            if payloads:
                return payloads
        typed_dicts = self._typed_dicts.get(emission.event_type, []) if emission.is_known else []
        return tuple(typed_dicts) if len(typed_dicts) == 1 else ()


def _only_text(field: FieldShape) -> str | None:
    """The one text that a field may hold."""
    try:
        type_ = type_of(field.type, field.nullable, field.values)
    except TypeTextError:
        return None
    values = type_.values if type_.head == LITERAL else ()
    return values[0] if len(values) == 1 and isinstance(values[0], str) else None
