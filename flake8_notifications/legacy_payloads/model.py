"""What is known of the payload of a legacy notification, as plain data."""

from __future__ import annotations

from typing import NamedTuple


class Keys(NamedTuple):
    """The keys of a payload.

    :ivar always: those that it always has, sorted.
    :ivar sometimes: those that it has on some ways through the code.
    :ivar reason: why there may be more, with the place where reading stopped; None if all is known.
    """

    always: tuple[str, ...]
    sometimes: tuple[str, ...]
    reason: str | None

    @property
    def is_complete(self) -> bool:
        return self.reason is None


def joined(one: Keys, other: Keys) -> Keys:
    """What is known of a payload that is sent in two ways."""
    always = {*one.always} & {*other.always}
    every = {*one.always, *one.sometimes, *other.always, *other.sometimes}
    reasons = [each for each in (one.reason, other.reason) if each]
    return Keys(tuple(sorted(always)), tuple(sorted(every - always)), min(reasons, default=None))
