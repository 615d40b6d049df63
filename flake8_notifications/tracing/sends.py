"""What is recorded of a send, and of the calls that lead to it."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from flake8_notifications.interpretation.guards import Guard
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source.place import Place
from flake8_notifications.tracing.sent_objects import SentObjects


class Call(NamedTuple):
    """A call in the chain of calls that leads to a send."""

    name: str
    place: Place
    column: int


class Send(NamedTuple):
    """A call that sends.

    :ivar path: the guard under which it is reached.
    :ivar calls: the chain of calls, the outermost first and the sending one last, each with the
        name of its callee.
    :ivar keys: the functions that are run, the outermost first.
    :ivar owners: the classes whose methods enclose the call, the innermost first.
    :ivar is_computed: whether the event type mentions variables of the sending method.
    :ivar is_own: whether it depends only on the method's receiver.
    :ivar method: the method of an object created in the run, if only code out of sight could have
        called it.
    :ivar handed_to: the wrapper to which open parameters are passed on, without running it.
    :ivar receiver: of a versioned notification, the object that is sent.
    :ivar publisher: the publisher that its notifier was created for.
    :ivar level: the value that names the called method, where that is unknown.
    :ivar objects: the classes of the object that the event type is taken from.
    :ivar beside: the classes of all arguments of a named notifier.
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
    """The only argument of a function that is recorded.

    :ivar names: the names by which the function is called.
    :ivar positions: the positions of the argument in a call, with and without the receiver.
    """

    parameter: str
    names: frozenset[str]
    positions: frozenset[int]


#: Watched in place of an attribute: those that are set under names which are not written.
UNWRITTEN: Final = "…unwritten"


class Assigned(NamedTuple):
    """An assignment to an attribute that a run watches for.

    :ivar name: the name of the attribute, or what stands for several.
    :ivar path: the guard under which it is made.
    :ivar contents: what the value contained at that time, if it is a container.
    :ivar is_again: whether the object may have had the attribute already.
    """

    name: str
    value: Value
    path: Guard
    contents: tuple[tuple[Guard, Any], ...] | None
    is_again: bool


class Watch(NamedTuple):
    """What a run watches for.

    :ivar function: the function whose arguments are recorded.
    :ivar attribute: the name of an attribute whose assignments are recorded.
    :ivar wanted: the argument of interest, if it is a single one.
    :ivar owners: receives the classes that are given the function, with its name there.
    """

    function: FunctionKey | None
    attribute: str | None
    noted: list[tuple[Value, object]]
    wanted: Wanted | None = None
    owners: list[tuple[ClassValue, str]] | None = None
