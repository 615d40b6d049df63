"""What is noted of what is sent, and of what leads to it."""

from __future__ import annotations

from typing import NamedTuple

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values import ClassValue, FunctionKey, Place, Value
from flake8_notifications.tracing.sent_objects import SentObjects


class Call(NamedTuple):
    """A call on the way to one that sends."""

    name: str
    place: Place
    column: int


class Send(NamedTuple):
    """A call that sends.

    :ivar path: under which guard it is reached.
    :ivar calls: those that led here, the outermost first, and the sending one itself; each with
        the name of what it calls.
    :ivar keys: the functions that are run, the outermost first.
    :ivar owners: the classes whose methods the call stands in, the innermost first.
    :ivar is_computed: whether the event type is written as something of the method that sends.
    :ivar is_own: whether it is written as something of the method's object alone.
    :ivar method: that of an object made here which only somebody unseen could have called.
    :ivar handed_to: the function that is handed on what callers pass, which is not run for that.
    :ivar receiver: of a versioned notification, the object that is sent.
    :ivar publisher: what its notifier was made for.
    :ivar level: what names the method that is called, where that is not known.
    :ivar objects: the classes of the object that the event type is taken from.
    :ivar beside: the classes of all that is passed to a named notifier.
    """

    event_type: Value
    path: Guard
    calls: tuple[Call, ...]
    keys: tuple[FunctionKey | None, ...]
    priority: str | None
    owners: tuple[ClassValue, ...]
    is_computed: bool
    is_own: bool = False
    method: FunctionKey | None = None
    handed_to: FunctionKey | None = None
    receiver: Value | None = None
    publisher: Value | None = None
    level: Value | None = None
    objects: SentObjects = ()
    beside: SentObjects = ()


class Creation(NamedTuple):
    name: str
    function: str
    place: Place
    column: int


class Wanted(NamedTuple):
    """The one argument of a function that is noted.

    :ivar names: those by which the function is called.
    :ivar positions: where the argument may stand in a call, with and without the object.
    """

    parameter: str
    names: frozenset[str]
    positions: frozenset[int]


class Watch(NamedTuple):
    """Something that is waited for in a run.

    :ivar function: whose arguments are noted.
    :ivar attribute: the name of an attribute that is set.
    :ivar wanted: the argument that is, if just one is.
    :ivar owners: where to note the classes that are given the function, and under which names.
    """

    function: FunctionKey | None
    attribute: str | None
    noted: list[tuple[Value, object]]
    wanted: Wanted | None = None
    owners: list[tuple[ClassValue, str]] | None = None
