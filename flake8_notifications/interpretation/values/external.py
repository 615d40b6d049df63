"""Modules, and what comes from those whose source is unavailable."""

from __future__ import annotations

from collections.abc import Hashable

import msgspec

from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.source.module import SourceModule


class ModuleValue(Value, msgspec.Struct, frozen=True, eq=False):
    module: SourceModule


class ModuleNames(Value, msgspec.Struct, frozen=True, eq=False):
    """The names of a module as a dict: ``module.__dict__``."""

    module: ModuleValue


class External(Value, msgspec.Struct, frozen=True):
    """Something from a module whose source is unavailable, or derived from such a thing.

    :ivar name: dotted, with ``()`` for a call: ``oslo_messaging.Notifier().prepare()``.
    """

    name: str


class Answer(External, frozen=True, eq=False):
    """The result of a particular external call, or an item of it, as distinct from any other.

    :ivar asked: identifies the call or item, in the order of the arguments; None for an unknown.
    :ivar passed: the values that it is identified by, which have to live as long.
    """

    asked: tuple[Hashable | None, ...]
    passed: tuple[Value | None, ...]


class Result(External, frozen=True, eq=False):
    """The result of an external call, together with its arguments."""

    callee: External
    arguments: Arguments


class Member(External, frozen=True, eq=False):
    """An external attribute of a value of which more is known than its name."""

    holder: Value


class Raised(Value, msgspec.Struct, frozen=True, eq=False):
    """An exception of a builtin class."""

    name: str
