"""What is known of the payload of a legacy notification, as plain data."""

from __future__ import annotations

from typing import Any, NamedTuple


class Keys(NamedTuple):
    """The keys of a payload.

    :ivar always: those that it always has, sorted.
    :ivar sometimes: those that it has on some ways through the code.
    :ivar reason: why there may be more, with the place where reading stopped; None if all is known.
    :ivar fields: the keys of which it is known which field of the versioned twin's payload holds
        the same, each with that field; ``flavor.name`` is a field of a payload that one holds.
    """

    always: tuple[str, ...]
    sometimes: tuple[str, ...]
    reason: str | None
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.always, *self.sometimes)

    @property
    def is_complete(self) -> bool:
        return self.reason is None

    def as_json(self) -> dict[str, Any]:
        """As the commands write them: ``{"always": ["id"], "sometimes": [], "is_complete": …}``."""
        return {
            "always": list(self.always),
            "sometimes": list(self.sometimes),
            "is_complete": self.is_complete,
            "reason": self.reason,
        }


def joined(one: Keys, other: Keys) -> Keys:
    """What is known of a payload that is sent in two ways."""
    always = {*one.always} & {*other.always}
    every = {*one.all, *other.all}
    reasons = [reason for reason in (one.reason, other.reason) if reason]
    return Keys(tuple(sorted(always)), tuple(sorted(every - always)), min(reasons, default=None))
