"""What is known of a place that sends a legacy notification."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from flake8_notifications.source.place import Place
from flake8_notifications.source.unread import Unread


class Emission(msgspec.Struct, frozen=True):
    """One event type that one place sends.

    :ivar event_type: with ``*`` for each part that is not known.
    :ivar is_known: whether no part is unknown.
    :ivar place: the first line of the call that supplies the last literal piece.
    :ivar column: 0-based.
    :ivar via: the wrappers that it goes through, the outermost first.
    :ivar reason: why a part is not known, with the place where reading stopped.
    :ivar priority: ``info`` and the like, or None where it is not known.
    :ivar causes: places in other files (the wrappers' own lines) that decide the event type.
    :ivar missing: of one that is not known, the packages that the code behind it uses and whose
        sources are not at hand, the most used in the project first.
    :ivar objects: the ``class`` lines of what is sent as an object, from the outermost to that
        which has the event type; of each the classes that it may be of.
    :ivar calls: of what is sent as an object, the calls that lead to it, the outermost first; none
        of those ways ends in another.
    """

    event_type: str
    is_known: bool
    place: Place
    column: int
    via: tuple[str, ...]
    reason: str | None
    priority: str | None
    causes: tuple[Place, ...]
    missing: tuple[str, ...] = ()
    objects: tuple[tuple[Place, ...], ...] = ()
    calls: tuple[tuple[Place, ...], ...] = ()


class Creation(msgspec.Struct, frozen=True):
    """A place that makes an oslo.messaging notifier.

    :ivar name: what is called there, dotted.
    :ivar function: the function it is called in, dotted.
    """

    name: str
    function: str
    place: Place
    column: int


class Uncalled(msgspec.Struct, frozen=True, order=True):
    """A place that would send what only the callers of a function know, of whom there are none.

    :ivar place: the first line of the call that supplies the last literal piece.
    :ivar column: 0-based.
    :ivar function: the one that nobody calls, dotted.
    :ivar event_type: with ``*`` for each part that is not known.
    """

    place: Place
    column: int
    function: str
    event_type: str


class Wrapper(msgspec.Struct, frozen=True, order=True):
    """A function that sends what its callers pass, and who calls it.

    :ivar place: where it is defined.
    :ivar name: dotted.
    :ivar callers: the calls of it.
    :ivar open_calls: calls of something of that name, of which nobody can know on what.
    """

    place: Place
    name: str
    callers: tuple[Place, ...]
    open_calls: tuple[Place, ...]


class Sent(NamedTuple):
    """What a project sends, and where it makes notifiers, by file and line.

    :ivar uncalled: what it would send, if somebody called the functions that do so.
    :ivar wrappers: the functions that it is sent through.
    :ivar unread: files that mention what may send and could not be read.
    """

    emissions: tuple[Emission, ...]
    creations: tuple[Creation, ...]
    uncalled: tuple[Uncalled, ...] = ()
    wrappers: tuple[Wrapper, ...] = ()
    unread: tuple[Unread, ...] = ()


class ArgumentPlace(NamedTuple):
    """Where in the arguments of a call the event type is.

    :ivar argument: by name or by 0-based position; with steps, ``self`` is what a method is called
        on.
    :ivar steps: what leads from it to the event type: ``.name``, ``[key]``, ``[]`` for each item.
    """

    argument: str | int
    steps: tuple[str, ...] = ()


class NamedNotifier(NamedTuple):
    """What ``--notifications-notifiers`` names.

    :ivar name: of a function or class, dotted; of a call by what is written, it starts with ``*.``.
    :ivar places: where the event type is; the first that a call has counts. Empty where it is a
        notifier's usual one.
    """

    name: str
    places: tuple[ArgumentPlace, ...] = ()


def shown_places(places: Iterable[ArgumentPlace]) -> str:
    """Where the event type is, as an entry has it, each in quotes."""
    return " or ".join(f"'{at}{''.join(steps)}'" for at, steps in places)


def nothing_at(places: Iterable[ArgumentPlace]) -> str:
    """Why an event type is not known that is in nothing that a call passes."""
    return f"what is passed has nothing at {shown_places(places)}"


def type_names(notifiers: Iterable[NamedNotifier]) -> frozenset[str]:
    """The attributes and keys that the event types of some notifiers are taken from."""
    return frozenset(
        place.steps[-1].strip(".[]")
        for notifier in notifiers
        for place in notifier.places
        if place.steps
    )
