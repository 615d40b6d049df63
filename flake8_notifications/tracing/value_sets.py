"""Combines values from several sources."""

from __future__ import annotations

from typing import Any

from flake8_notifications.interpretation import tied_values
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Constant,
    Text,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
)
from flake8_notifications.tracing.tracer import Tracer


def ground(value: Value) -> list[Value]:
    """The alternatives of a value, without their guards."""
    choices = guarded_choices(value)
    return [choice for _, choice in choices if choice is not UNBOUND]


def distinct(values: list[Value]) -> list[Value]:
    unique: list[Value] = []
    for value in values:
        if not any(same(value, other) for other in unique):
            unique.append(value)
    return unique


def is_bare(value: Value) -> bool:
    """Whether a value is a text or number, which can only be replaced, not mutated."""
    return isinstance(value, Text) or (
        isinstance(value, Constant) and isinstance(value.value, str | int | float)
    )


def widen(
    tracer: Tracer,
    holder: ListObject | DictObject,
    before: tuple[tuple[Guard, Any], ...],
    change: Value | None = None,
) -> bool:
    """Generalize the changes of a container to any number of repetitions, including none.

    :param change: the value of texts and numbers that were replaced.
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
    """Whether texts or numbers in a container were replaced by others."""
    replacing = Replacing(tracer, None)
    _together(replacing, holder, before, after)
    return replacing.has_replaced


def again(
    tracer: Tracer,
    holder: ListObject | DictObject,
    known_contents: list[Any],
    others: list[Any],
    change: Value,
) -> Any:
    """The contents of a container after any number of changes, some results of which are known.

    :param change: the value of texts and numbers that differ between repetitions.
    """
    replacing = Replacing(tracer, change, is_any=True)
    if isinstance(holder, ListObject):
        return _items(replacing, known_contents, others)
    return _entries(replacing, known_contents, others)


def longest(states: tuple[tuple[Guard, Any], ...]) -> int:
    """The length of the longest list state with a known length."""
    return max(
        (
            len(items.values)
            for _, items in states
            if isinstance(items, Items) and items.more is None
        ),
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
    """Merges old and new values.

    :param change: the value of replaced texts and numbers.
    :param is_any: whether the old values are alternatives, which do not occur together.
    """

    def __init__(self, tracer: Tracer, change: Value | None, *, is_any: bool = False) -> None:
        self.tracer = tracer
        self._change = change
        self._is_any = is_any
        self.has_replaced = False

    def either(self, olds: list[Value], news: list[Value]) -> Value:
        old_values = distinct([choice for value in olds for choice in ground(value)])
        new_values = distinct([choice for value in news for choice in ground(value)])
        fresh = [value for value in new_values if not any(same(value, old) for old in old_values)]
        if not fresh and len(olds) == 1:
            return olds[0]
        if self._is_any and len(old_values) == 1 and not fresh:
            return old_values[0]
        self.has_replaced = self.has_replaced or any(map(is_bare, fresh))
        if self._change is not None:
            fresh = [self._change if is_bare(value) else value for value in fresh]
            if self._is_any:
                old_values = [self._change if is_bare(value) else value for value in old_values]
        return self.tracer.one_of(distinct([*old_values, *fresh]))

    def told(self, value: Value, known_values: list[Value]) -> Value:
        """One of an unknown number of further items.

        :param known_values: the items that are known to occur.
        """
        is_told = (
            not self._is_any
            or not is_bare(value)
            or any(same(value, known_value) for known_value in known_values)
        )
        return value if is_told or self._change is None else self._change


def _values_in(content: Items | Entries) -> list[Value]:
    """All values in a content."""
    values = (
        content.values
        if isinstance(content, Items)
        else tuple(value for _, value in content.values.values())
    )
    more = () if content.more is None else (content.more,)
    return [choice for part in (*values, *more) for choice in ground(part)]


def _items(replacing: Replacing, olds: list[Items], news: list[Items]) -> Items:
    contents = [*olds, *news]
    length = min(len(content.values) for content in contents)
    prefix: list[Value] = []
    for at in range(length):
        first, *others = (content.values[at] for content in contents)
        if not all(same(first, value) for value in others):
            break
        prefix.append(first)
    if all(len(content.values) == length and content.more is None for content in contents):
        return Items(
            tuple(
                replacing.either([old.values[at] for old in olds], [new.values[at] for new in news])
                for at in range(length)
            )
        )
    rest = [
        choice
        for content in contents
        for value in (
            *content.values[len(prefix) :],
            *(() if content.more is None else (content.more,)),
        )
        for choice in ground(value)
    ]
    known_values = [choice for old in olds for choice in _values_in(old)]
    further = distinct([replacing.told(value, known_values) for value in rest])
    return Items(tuple(prefix), replacing.tracer.one_of(further) if further else None)


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
        if all(at in content.values for content in contents)
    }
    rest, tied = tied_values.besides(contents, values)
    known_values = [known for old in olds for known in _values_in(old)]
    further = distinct([replacing.told(value, known_values) for value in rest])
    more = replacing.tracer.one_of(further) if further else None
    return Entries(values, more, tied)
