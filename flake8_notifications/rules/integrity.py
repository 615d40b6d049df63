"""Which records do not hold together: their fields are not those that their fingerprint is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from flake8_notifications.payloads.changes import changes
from flake8_notifications.payloads.checksum import checksum_of
from flake8_notifications.payloads.model import Payload, Record
from flake8_notifications.rules.fingerprint_forms import has_fingerprint

#: What to do about a record that was put together from two.
RESTORE: Final = (
    "restore the whole fingerprint file from the branch that you merge into, then run "
    "'flake8-notifications bump' and 'flake8-notifications fingerprints'"
)


def torn(payloads: Sequence[Payload], records: Mapping[str, Record]) -> frozenset[str]:
    """The names of the classes whose records do not hold together.

    Where only the hash is not what it should be, and that of *every* class that is as it was
    recorded, the project or its Python went over to another form, which is no change.
    """
    recorded = list(_recorded(payloads, records))
    suspects = [(payload, record) for payload, record in recorded if not _fits(payload, record)]
    rehashed = {payload.key for payload, record in suspects if _is_rehashed(payload, record)}
    keys = {payload.key for payload, _ in suspects}
    if rehashed and rehashed == {
        payload.key for payload, record in recorded if _is_as_recorded(payload, record)
    }:
        keys -= rehashed
    return frozenset(keys)


def _fits(payload: Payload, record: Record) -> bool:
    """Whether a record holds together, as far as can be told."""
    if record.checksum is None:
        return has_fingerprint(payload, record) or not _is_as_recorded(payload, record)
    return checksum_of(record) == record.checksum


def _recorded(
    payloads: Sequence[Payload], records: Mapping[str, Record]
) -> Iterator[tuple[Payload, Record]]:
    for payload in payloads:
        record = records.get(payload.key)
        if record is not None and record.shape is not None and not payload.is_unread:
            yield payload, record


def _is_as_recorded(payload: Payload, record: Record) -> bool:
    if record.shape is None or payload.recorded_version != record.version:
        return False
    return not changes(record.shape, payload.shape)


def _is_rehashed(payload: Payload, record: Record) -> bool:
    """Whether a record would hold together with the hash that its class has now."""
    if not _is_as_recorded(payload, record):
        return False
    return record.checksum is None or any(
        checksum_of(msgspec.structs.replace(record, fingerprint=fingerprint)) == record.checksum
        for fingerprint in payload.fingerprints.values()
    )
