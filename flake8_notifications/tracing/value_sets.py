"""Values from several places, taken together."""

from __future__ import annotations

from typing import Any

from flake8_notifications.interpretation import tied_values
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Constant,
    DictObject,
    Entries,
    Items,
    ListObject,
    Text,
    Value,
    guarded_choices,
)
from flake8_notifications.tracing.tracer import Tracer


def ground(value: Value) -> list[Value]:
    """The values that something may be, whatever decides it."""
    choices = guarded_choices(value)
    return [each for _, each in choices if each is not UNBOUND]


def distinct(values: list[Value]) -> list[Value]:
    found: list[Value] = []
    for value in values:
        if not any(same(value, each) for each in found):
            found.append(value)
    return found


def is_bare(value: Value) -> bool:
    """Whether something is a text or number, which nothing but its being replaced changes."""
    return isinstance(value, Text) or (
        isinstance(value, Constant) and isinstance(value.value, str | int | float)
    )


def widen(
    tracer: Tracer,
    holder: ListObject | DictObject,
    before: tuple[tuple[Guard, Any], ...],
    change: Value | None = None,
) -> bool:
    """Take what was done to something for what may have been done any number of times, or not.

    :param change: what texts and numbers have become that were replaced once more.
    :return: whether texts or numbers were replaced by others.
    """
    if holder.states is before or not before:
        return False
    replacing = Replacing(tracer, change)
    content: Any = _together(replacing, holder, before, holder.states)
    holder.states = ((TRUE, content),)
    return replacing.has_replaced


def replaces(
    tracer: Tracer,
    holder: ListObject | DictObject,
    before: tuple[tuple[Guard, Any], ...],
    after: tuple[tuple[Guard, Any], ...],
) -> bool:
    """Whether texts or numbers in something have become others."""
    replacing = Replacing(tracer, None)
    _together(replacing, holder, before, after)
    return replacing.has_replaced


def again(
    tracer: Tracer,
    holder: ListObject | DictObject,
    known: list[Any],
    others: list[Any],
    change: Value,
) -> Any:
    """What something holds after any number of changes, of which some contents are known.

    :param change: what texts and numbers are that are not the same each time.
    """
    replacing = Replacing(tracer, change, is_any=True)
    if isinstance(holder, ListObject):
        return _items(replacing, known, others)
    return _entries(replacing, known, others)


def longest(states: tuple[tuple[Guard, Any], ...]) -> int:
    """How many items a list has at most, of which the number is known."""
    return max(
        (len(each.values) for _, each in states if isinstance(each, Items) and each.more is None),
        default=0,
    )


def _together(
    replacing: Replacing,
    holder: ListObject | DictObject,
    before: tuple[tuple[Guard, Any], ...],
    after: tuple[tuple[Guard, Any], ...],
) -> Items | Entries:
    olds = [content for _, content in before]
    news = [content for guard, content in after if guard != FALSE]
    if isinstance(holder, ListObject):
        return _items(replacing, olds, news)
    return _entries(replacing, olds, news)


class Replacing:
    """Puts together what something was and what it has become.

    :param change: what the texts and numbers are called that it has become.
    :param is_any: whether it was one of several things, which do not go together.
    """

    def __init__(self, tracer: Tracer, change: Value | None, *, is_any: bool = False) -> None:
        self.tracer = tracer
        self._change = change
        self._is_any = is_any
        self.has_replaced = False

    def either(self, olds: list[Value], news: list[Value]) -> Value:
        known = distinct([each for value in olds for each in ground(value)])
        found = distinct([each for value in news for each in ground(value)])
        fresh = [each for each in found if not any(same(each, one) for one in known)]
        if not fresh and len(olds) == 1:
            return olds[0]
        if self._is_any and len(known) == 1 and not fresh:
            return known[0]
        self.has_replaced = self.has_replaced or any(map(is_bare, fresh))
        if self._change is not None:
            fresh = [self._change if is_bare(each) else each for each in fresh]
            if self._is_any:
                known = [self._change if is_bare(each) else each for each in known]
        return self.tracer.one_of(distinct([*known, *fresh]))

    def told(self, value: Value, held: list[Value]) -> Value:
        """One of further things that there are any number of.

        :param held: the things that are known to have been among them.
        """
        is_told = not self._is_any or not is_bare(value) or any(same(value, each) for each in held)
        return value if is_told or self._change is None else self._change


def _held(content: Items | Entries) -> list[Value]:
    """All that is in a content."""
    values = (
        content.values
        if isinstance(content, Items)
        else tuple(value for _, value in content.values.values())
    )
    more = () if content.more is None else (content.more,)
    return [one for each in (*values, *more) for one in ground(each)]


def _items(replacing: Replacing, olds: list[Items], news: list[Items]) -> Items:
    contents = [*olds, *news]
    length = min(len(each.values) for each in contents)
    kept: list[Value] = []
    for at in range(length):
        first, *others = (each.values[at] for each in contents)
        if not all(same(first, each) for each in others):
            break
        kept.append(first)
    if all(len(each.values) == length and each.more is None for each in contents):
        return Items(
            tuple(
                replacing.either([old.values[at] for old in olds], [new.values[at] for new in news])
                for at in range(length)
            )
        )
    rest = [
        one
        for each in contents
        for value in (*each.values[len(kept) :], *(() if each.more is None else (each.more,)))
        for one in ground(value)
    ]
    held = [one for each in olds for one in _held(each)]
    told = distinct([replacing.told(each, held) for each in rest])
    return Items(tuple(kept), replacing.tracer.one_of(told) if told else None)


def _entries(replacing: Replacing, olds: list[Entries], news: list[Entries]) -> Entries:
    contents = [*olds, *news]
    values = {
        at: (
            key,
            replacing.either(
                [old.values[at][1] for old in olds], [new.values[at][1] for new in news]
            ),
        )
        for at, (key, _) in contents[0].values.items()
        if all(at in each.values for each in contents)
    }
    rest, tied = tied_values.besides(contents, values)
    held = [one for each in olds for one in _held(each)]
    told = distinct([replacing.told(each, held) for each in rest])
    more = replacing.tracer.one_of(told) if told else None
    return Entries(values, more, tied)
