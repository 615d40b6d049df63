"""Values from several places, taken together."""

from __future__ import annotations

from flake8_notifications.interpretation import keyed
from flake8_notifications.interpretation.guards import FALSE, TRUE
from flake8_notifications.interpretation.values import (
    UNBOUND,
    Alternatives,
    DictObject,
    Entries,
    Items,
    ListObject,
    Value,
    same,
)
from flake8_notifications.tracing.tracer import Tracer


def ground(value: Value) -> list[Value]:
    """The values that something may be, whatever decides it."""
    choices = value.choices if isinstance(value, Alternatives) else ((TRUE, value),)
    return [each for _, each in choices if each is not UNBOUND]


def distinct(values: list[Value]) -> list[Value]:
    found: list[Value] = []
    for value in values:
        if not any(same(value, each) for each in found):
            found.append(value)
    return found


def widen(tracer: Tracer, holder: ListObject | DictObject, before: tuple[object, ...]) -> None:
    """Take what was put into something for what may be there any number of times."""
    if holder.states is before or not before:
        return
    if isinstance(holder, ListObject):
        first: Items = before[0][1]  # type: ignore[index]
        known = {id(value) for value in first.values}
        added = [
            value
            for guard, state in holder.states
            if guard != FALSE
            for value in (*state.values, *(() if state.more is None else (state.more,)))
            if id(value) not in known
        ]
        if added:
            more = tracer.one_of(distinct(added))
            holder.states = ((TRUE, Items(first.values, more)),)
        return
    entries: Entries = before[0][1]  # type: ignore[index]
    added = [
        part
        for _, state in holder.states
        for part in (
            *((v, ((v, k),)) for at, (k, v) in state.values.items() if at not in entries.values),
            *(() if state.more is None else ((state.more, state.tied),)),
        )
    ]
    if added:
        if entries.more is not None:
            added.append((entries.more, entries.tied))
        values, tied = keyed.together(added)
        more = tracer.one_of(distinct(values))
        holder.states = ((TRUE, Entries(entries.values, more, tied)),)
