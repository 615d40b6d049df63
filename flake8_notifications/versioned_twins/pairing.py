"""Which versioned notification says the same as a legacy one.

A versioned notification is usually added beside the legacy one: from the same function, in the
same phase and under a name that has words in common with the old one.  All three have to agree, and
one has to agree best; where something else says more, the allowlist has the last word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from flake8_notifications.catalogue.model import Notification
from flake8_notifications.emissions.model import Emission
from flake8_notifications.source.place import Place
from flake8_notifications.versioned_twins.event_type_similarity import likeness, words_of
from flake8_notifications.versioned_twins.functions import Functions
from flake8_notifications.versioned_twins.model import Confirmation, Legacy, Migration, Verdict


class _Found(NamedTuple):
    verdict: Verdict
    candidates: tuple[str, ...]
    reason: str


def migration(
    emissions: Iterable[Emission],
    notifications: Iterable[Notification],
    confirmed: Mapping[str, Confirmation],
    functions: Functions,
) -> Migration:
    """Find the twins of all legacy notifications."""
    together: dict[Place, set[str]] = {}
    versioned: set[str] = set()
    for notification in notifications:
        versioned.update(text.value for text in notification.event_types)
        for sender in notification.senders:
            around = functions.around(sender.place)
            if around is not None:
                together.setdefault(around, set()).add(sender.event_type)
    sent: dict[tuple[str, bool], set[Place]] = {}
    for emission in emissions:
        sent.setdefault((emission.event_type, emission.is_known), set()).add(emission.place)
    legacy = []
    for (event_type, is_known), places in sorted(sent.items()):
        around_all = {functions.around(place) for place in places}
        beside = {
            event_type for around in around_all if around for event_type in together.get(around, ())
        }
        decision = _decide(event_type, is_known, beside, versioned)
        legacy.append(_confirmed(event_type, decision, tuple(sorted(places)), confirmed))
    unmatched = (
        confirmation
        for confirmation in confirmed.values()
        if confirmation.twin not in {None, *versioned}
    )
    return Migration(tuple(legacy), tuple(unmatched))


def payloads(
    migration: Migration, notifications: Iterable[Notification]
) -> Mapping[str, frozenset[Place]]:
    """By legacy event type, the ``class`` lines of the payloads that its twin may carry."""
    carried: dict[str, set[Place]] = {}
    for notification in notifications:
        if notification.payload_place is not None:
            for event_type in notification.event_types:
                carried.setdefault(event_type.value, set()).add(notification.payload_place)
    return {
        legacy_event.event_type: frozenset(carried[legacy_event.twin])
        for legacy_event in migration.legacy
        if legacy_event.twin is not None and legacy_event.twin in carried
    }


def _decide(
    event_type: str, is_known: bool, beside: Collection[str], versioned: Collection[str]
) -> _Found:
    if not is_known:
        return _Found(Verdict.UNDECIDED, (), "part of its event type cannot be known")
    best = _best(event_type, beside)
    if len(best) == 1:
        return _Found(Verdict.TWIN, best, "sent by the same function")
    if best:
        return _Found(Verdict.UNDECIDED, best, "the same function sends several that may be it")
    elsewhere = _best(event_type, versioned, is_beside=False)
    if elsewhere:
        return _Found(Verdict.UNDECIDED, elsewhere, "sent by other functions")
    if beside:
        reason = "no versioned notification has its words, whatever the same function sends"
    else:
        reason = "no versioned notification has its words, and none is sent beside it"
    return _Found(Verdict.NONE, (), reason)


def _best(
    event_type: str, candidates: Collection[str], *, is_beside: bool = True
) -> tuple[str, ...]:
    """Those that are most like an event type, in the phase that it has.

    Of what is sent elsewhere only that counts which leaves out no word.
    """
    legacy = words_of(event_type)
    ranked: dict[tuple[int, int], list[str]] = {}
    for candidate in candidates:
        words = words_of(candidate)
        similarity = likeness(legacy, words)
        # One without a phase may have been given one since.
        is_likely = similarity.is_likely if is_beside else similarity.is_whole
        if is_likely and legacy.phase in (None, words.phase):
            ranked.setdefault(similarity.rank, []).append(candidate)
    return tuple(sorted(ranked[max(ranked)])) if ranked else ()


def _confirmed(
    event_type: str,
    decision: _Found,
    places: tuple[Place, ...],
    confirmed: Mapping[str, Confirmation],
) -> Legacy:
    said = confirmed.get(event_type)
    if said is not None:
        verdict = Verdict.NONE if said.twin is None else Verdict.TWIN
        return Legacy(event_type, verdict, said.twin, (), "the allowlist says so", places, True)
    twin = decision.candidates[0] if decision.verdict is Verdict.TWIN else None
    candidates = () if twin else decision.candidates
    return Legacy(event_type, decision.verdict, twin, candidates, decision.reason, places)
