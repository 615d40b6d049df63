"""What a change is judged by where it shall not bring its own judge along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flake8_notifications.emissions.allowlist import Allowlist
from flake8_notifications.payloads.model import Record


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was committed where a change started.

    :ivar revision: as the user named it; the start is where HEAD and it part.
    :ivar allowlist: None if there was none: a change that adopts it has to pass.
    :ivar records: of the fingerprint file; None likewise.
    :ivar disputed: the names of those of the records that only some of several starts have: the
        others may have been where the class went.
    """

    revision: str
    allowlist: Allowlist | None = None
    records: Mapping[str, Record] | None = None
    disputed: frozenset[str] = frozenset()


def joined(one: Baseline, other: Baseline) -> Baseline:
    """What judges a change that started in two places, each of which has what the other lacks."""
    if one.allowlist is None or other.allowlist is None:
        allowlist = one.allowlist or other.allowlist
    else:
        allowlist = Allowlist({**other.allowlist.entries, **one.allowlist.entries})
    if one.records is None or other.records is None:
        records = other.records if one.records is None else one.records
        return Baseline(one.revision, allowlist, records, one.disputed | other.disputed)
    latest = {
        name: max(
            (records[name] for records in (one.records, other.records) if name in records),
            key=lambda record: record.parsed_version or (),
        )
        for name in one.records.keys() | other.records.keys()
    }
    disputed = one.disputed | other.disputed | (one.records.keys() ^ other.records.keys())
    return Baseline(one.revision, allowlist, latest, disputed)


def judging_records(
    records: Mapping[str, Record], baseline: Baseline | None
) -> Mapping[str, Record]:
    """The records that judge: those where the change started, if there are any."""
    if baseline is None or baseline.records is None:
        return records
    return baseline.records
