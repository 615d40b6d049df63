"""What calls of functions and attributes of ``self`` come down to, each computed once.

A service calls the same few functions with the same arguments again and again: those that make its
notifiers, first of all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple, TypeAlias

from flake8_notifications.emissions.receivers import Receiver
from flake8_notifications.emissions.sameness import of_arguments, sameness
from flake8_notifications.evaluation.exploration import Explorer, Way
from flake8_notifications.evaluation.values import (
    Arguments,
    ClassValue,
    Collection,
    Constant,
    External,
    Function,
    Mapping,
    Native,
    Unknown,
    Value,
)

_Summary: TypeAlias = list[list[Way[Value]]]


class _Entry(NamedTuple):
    """A summary, and what its key refers to by identity, which has to live as long.

    :ivar summary: None where an evaluation does more than give a result.
    """

    summary: _Summary | None
    referred: object


class Summaries:
    """What has been evaluated, by all ways."""

    def __init__(self, explorer: Explorer) -> None:
        self._explorer = explorer
        self._entries: dict[Hashable, _Entry] = {}
        self._broken_off = 0
        #: Whether to keep what is evaluated now: not where it may take few steps only.
        self.keeps = True

    def forget(self) -> None:
        """Start afresh: what parameters are known to be has changed."""
        self._entries.clear()

    def break_off(self) -> None:
        """Note that an evaluation was broken off because it is under way already."""
        self._broken_off += 1

    def call(self, function: Value, arguments: Arguments, evaluate: Callable[[], Value]) -> Value:
        """The result of a call.

        :raises Infeasible: if no way leads to a result.
        """
        key = (sameness(function), of_arguments(arguments))
        return self.of(key, (function, arguments), evaluate)

    def of(self, key: Hashable, referred: object, evaluate: Callable[[], Value]) -> Value:
        """The result of an evaluation that depends on what its key says alone.

        :param referred: what the key refers to by identity.
        :raises Infeasible: if no way leads to a result.
        """
        explorer = self._explorer
        if not explorer.is_active or explorer.has_changed_objects:
            return explorer.collapsed(evaluate, sameness)
        if key not in self._entries:
            if not self.keeps:
                return explorer.collapsed(evaluate, sameness)
            before = self._broken_off
            summary = explorer.summary(evaluate, sameness)
            if self._broken_off > before:
                # What is under way around this shows in its result.
                return explorer.collapsed(evaluate, sameness)
            is_plain = all(_is_plain(way) for group in summary for way in group)
            self._entries[key] = _Entry(summary if is_plain else None, referred)
        found = self._entries[key].summary
        if found is None:
            return explorer.collapsed(evaluate, sameness)
        return _another(explorer.recalled(found))


def _is_plain(way: Way[Value]) -> bool:
    """Whether all that a way does is give a result that others may share."""
    result = way.result
    is_shared = _is_shared(result) or (isinstance(result, Receiver) and result.hole is None)
    return is_shared and not way.has_changed_objects


def _is_shared(value: Value) -> bool:
    """Whether a value is the same for everybody: objects that a call makes are not."""
    match value:
        case Collection(items=items):
            return all(map(_is_shared, items))
        case Mapping(entries=entries):
            return all(_is_shared(each) for entry in entries.values() for each in entry)
        case _:
            return isinstance(value, Constant | External | Native | Unknown | ClassValue | Function)


def _another(result: Value) -> Value:
    """The result of another call: an object that was made is another object."""
    if isinstance(result, Receiver):
        return Receiver(result.cls, {}, result.place, None, result.is_class, result.made)
    return result
