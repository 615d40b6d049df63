"""What messages call that which is sent, and what they say to send instead."""

from __future__ import annotations

from typing import Final, NamedTuple

from flake8_notifications.rules.finding import printable


class Wording(NamedTuple):
    """The words for a project.

    :ivar one: what is sent, with its article; ``many`` of it, without.
    :ivar instead: what to do, at the end of a message; empty where nobody has said what to use.
    :ivar priorities: what is wrong with another priority than the known ones.
    """

    one: str
    many: str
    instead: str
    priorities: str

    @property
    def noun(self) -> str:
        """What is sent, without an article."""
        return self.one.partition(" ")[2]


#: Of a project that uses oslo.messaging or oslo.versionedobjects.
LEGACY: Final = Wording(
    "a legacy notification",
    "legacy notifications",
    "send a versioned notification instead",
    "the versioned API does not have",
)
#: Of a project that has a bus of its own and none of these.
EVENTS: Final = Wording("an event", "events", "", "is not one of the usual ones")


def wording(*, is_of_oslo: bool, replacement: str) -> Wording:
    """The words for a project.

    :param replacement: what to use instead, as somebody has said; empty where nobody has.
    """
    words = LEGACY if is_of_oslo else EVENTS
    if not replacement:
        return words
    return words._replace(instead=f"send {printable(replacement)} instead")
