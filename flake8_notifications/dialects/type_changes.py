"""What changed from one type to another, as its consumers see it."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from flake8_notifications.dialects.shaping import shown_value
from flake8_notifications.dialects.types import ANY, LITERAL, NULL, Plain, Type, members_of


class Difference(enum.Enum):
    """The kinds of difference between two types."""

    RETYPED = "another type"
    WIDENED = "more may come than before"
    NARROWED = "less may come than before"
    BECAME_NULLABLE = "may be null now"
    NO_LONGER_NULLABLE = "may be null no more"
    VALUES_ADDED = "may be further values"
    VALUES_REMOVED = "may be some values no more"


class TypeChange(NamedTuple):
    """One difference; ``values`` are those that were added or removed."""

    kind: Difference
    values: tuple[str, ...] = ()


#: What each type is a special case of, as a reader of JSON sees it.
_WIDER: Final = {"int": "float", "list": "list"}


def differences(old: Type, new: Type) -> list[TypeChange]:
    """What changed from one type to another, each kind of it once."""
    found: dict[Difference, list[str]] = {}
    for change in _compare(old, new):
        found.setdefault(change.kind, []).extend(change.values)
    if Difference.RETYPED in found or {Difference.WIDENED, Difference.NARROWED} <= found.keys():
        return [TypeChange(Difference.RETYPED)]
    return [TypeChange(kind, tuple(sorted(set(values)))) for kind, values in found.items()]


def _compare(old: Type, new: Type) -> Iterator[TypeChange]:
    if old == new:
        return
    if ANY in (old, new):
        yield TypeChange(Difference.WIDENED if new == ANY else Difference.NARROWED)
        return
    before, after = list(members_of(old)), list(members_of(new))
    if NULL in after and NULL not in before:
        yield TypeChange(Difference.BECAME_NULLABLE)
    elif NULL in before and NULL not in after:
        yield TypeChange(Difference.NO_LONGER_NULLABLE)
    yield from _compare_members(_without_null(before), _without_null(after))


def _without_null(members: Sequence[Type]) -> list[Type]:
    return [member for member in members if member != NULL]


def _compare_members(old: list[Type], new: list[Type]) -> Iterator[TypeChange]:
    gone = [part for part in old if part not in new]
    come = [part for part in new if part not in old]
    yield from _matched(gone, come)
    if gone and come:
        if all(any(_is_within(part, one) for one in new) for part in gone):
            yield TypeChange(Difference.WIDENED)
        elif all(any(_is_within(part, one) for one in old) for part in come):
            yield TypeChange(Difference.NARROWED)
        else:
            yield TypeChange(Difference.RETYPED)
    elif come:
        yield TypeChange(Difference.WIDENED if old else Difference.RETYPED)
    elif gone:
        yield TypeChange(Difference.NARROWED if new else Difference.RETYPED)


def _matched(gone: list[Type], come: list[Type]) -> Iterator[TypeChange]:
    """What changed in literals and containers that are there before and after."""
    for part in list(gone):
        others = [
            other
            for other in come
            if other.head == part.head and len(other.arguments) == len(part.arguments)
        ]
        if len(others) != 1 or (part.head != LITERAL and not part.arguments):
            continue
        gone.remove(part)
        come.remove(others[0])
        if part.head == LITERAL:
            yield from _compare_values(part.values, others[0].values)
        for before, after in zip(part.arguments, others[0].arguments, strict=True):
            yield from _compare(before, after)


def _compare_values(old: tuple[Plain, ...], new: tuple[Plain, ...]) -> Iterator[TypeChange]:
    before = {(type(value), value) for value in old}
    after = {(type(value), value) for value in new}
    if not before & after:
        # Nothing of what a consumer knows is left.
        yield TypeChange(Difference.RETYPED)
        return
    for kind, values in (
        (Difference.VALUES_ADDED, after - before),
        (Difference.VALUES_REMOVED, before - after),
    ):
        if values:
            yield TypeChange(kind, tuple(sorted(shown_value(value) for _, value in values)))


def _is_within(one: Type, other: Type) -> bool:
    """Whether all that one type allows another one does, too."""
    if one == other or other == ANY:
        return True
    if one.head == LITERAL:
        return {type(value).__name__ for value in one.values} == {other.head}
    return _WIDER.get(one.head) == other.head and not one.arguments
