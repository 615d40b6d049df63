"""The payloads that one run of a function was seen to send."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.provenance import FunctionKey
from flake8_notifications.legacy_payloads.model import Keys, joined
from flake8_notifications.legacy_payloads.origins import Origins
from flake8_notifications.source.place import Place


class SentPayload(NamedTuple):
    """What is known of the payloads of an event type.

    :ivar causes: the functions that were not followed and could tell more of the keys.
    :ivar places: of the calls that have led to what sends it.
    :ivar is_left_to_callers: whether more is known by those who call the function that was run.
    :ivar origins: by key, what it holds is of, for each way that it is sent in.
    :ivar further: the functions that were not followed and could tell more of what the keys hold.
    """

    keys: Keys
    causes: frozenset[FunctionKey] = frozenset()
    places: frozenset[Place] = frozenset()
    is_left_to_callers: bool = False
    origins: tuple[Mapping[str, Origins], ...] = ()
    further: frozenset[FunctionKey] = frozenset()

    def beside(self, other: SentPayload) -> SentPayload:
        """What is known of a payload that is sent in two ways."""
        return SentPayload(
            joined(self.keys, other.keys),
            self.causes | other.causes,
            self.places | other.places,
            self.is_left_to_callers or other.is_left_to_callers,
            (*self.origins, *other.origins),
            self.further | other.further,
        )


def note(
    sent: dict[str, SentPayload], event_types: Iterable[str], sent_payload: SentPayload
) -> None:
    for event_type in event_types:
        known = sent.get(event_type)
        sent[event_type] = sent_payload if known is None else known.beside(sent_payload)


def why(value: Value, place: Place) -> str:
    if isinstance(value, Unknown):
        return str(value if value.place else Unknown(value.reason, place))
    if isinstance(value, External):
        return f"'{value.name}', whose source is not at hand ({place})"
    return f"a value that is no dict ({place})"
