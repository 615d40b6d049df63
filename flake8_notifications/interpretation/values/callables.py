"""What is called and what it is called with, other than functions and classes of the project."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.containers import Entries


class Arguments(NamedTuple):
    """The arguments of a call.

    :ivar more: the value of any number of further positional arguments; None if there are none.
    :ivar more_keywords: the same for keyword arguments.
    :ivar unnamed: the possible contents of further keyword arguments, none of which the callee
        names.
    """

    positional: tuple[Value, ...] = ()
    keywords: dict[str, Value] = {}  # noqa: RUF012 - never changed
    more: Value | None = None
    more_keywords: Value | None = None
    unnamed: tuple[tuple[Guard, Entries], ...] = ()


class BoundMethod(Value, msgspec.Struct, frozen=True, eq=False):
    """A function, or any other callable, bound to its first argument."""

    function: Value
    receiver: Value


class Partial(Value, msgspec.Struct, frozen=True, eq=False):
    function: Value
    positional: tuple[Value, ...]
    keywords: dict[str, Value]


class Descriptor(Value, msgspec.Struct, frozen=True, eq=False):
    """A function wrapped by ``property`` or the like."""

    kind: Literal["classmethod", "staticmethod", "property", "cached", "partialmethod"]
    function: Value
    setter: Value | None = None
    deleter: Value | None = None


class Native(Value, msgspec.Struct, frozen=True):
    """A builtin or standard library function that has a rule."""

    name: str


class NativeMethod(Value, msgspec.Struct, frozen=True, eq=False):
    """A bound method of a text, container or other builtin object."""

    receiver: Value
    name: str
