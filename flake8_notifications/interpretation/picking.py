"""An element of a collection of unknown size that a single value stands for: another each time.

For example, ``a`` and ``b`` are items of a list about whose items nothing more is known::

    for a in names:
        for b in names:
            if a != b: ...
"""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.guards import Guards
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.external import Answer, External, Member

#: Values nested deeper than this are taken for the same each time.
_DEEPEST: Final = 8


def picked(guards: Guards, value: Value, *, chooses: bool) -> Value:
    """A fresh element, distinct from those picked before, about which nothing more is known.

    Objects with an identity are kept as they are.

    :param chooses: whether it may also be another one of several alternatives.
    """
    return _Picking(guards, chooses=chooses).of(value, 0)


class _Picking:
    """Picks all parts of a value together: a part that occurs twice is the same in both places."""

    def __init__(self, guards: Guards, *, chooses: bool) -> None:
        self._guards = guards
        self._chooses = chooses
        self._made: dict[int, Value] = {}

    def of(self, value: Value, depth: int) -> Value:
        if isinstance(value, Constant) or depth > _DEEPEST:
            return value
        result = self._made.get(id(value))
        if result is None:
            result = self._made[id(value)] = self._another(value, depth + 1)
        return result

    def _another(self, value: Value, depth: int) -> Value:
        match value:
            case Unknown() if value is not UNBOUND:
                return Unknown(value.reason, value.place, value.opens, value.source)
            case Text(parts=parts, supplier=supplier):
                return Text(
                    tuple(
                        part if isinstance(part, str) else self._part(part, depth) for part in parts
                    ),
                    supplier,
                )
            case Tuple(items=items, more=more) if items:
                return Tuple(
                    tuple(self.of(item, depth) for item in items), value.fields, more, value.cls
                )
            case Alternatives(choices=choices):
                anew = [guard for guard, _ in choices]
                if self._chooses:
                    anew = self._guards.chosen_anew(anew)
                return Alternatives(
                    tuple(
                        (guard, self.of(choice, depth))
                        for guard, (_, choice) in zip(anew, choices, strict=True)
                    )
                )
            case Answer(name=name, passed=passed):
                return Answer(name, (None,), passed)
            case Member(name=name, holder=holder):
                return Member(name, self.of(holder, depth))
            case External(name=name) if name.endswith(("()", "]")):
                return Answer(name, (None,), ())
            case _:
                return value

    def _part(self, part: Unknown, depth: int) -> Unknown:
        another = self.of(part, depth)
        assert isinstance(another, Unknown)
        return another
