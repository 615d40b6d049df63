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
    """

    revision: str
    allowlist: Allowlist | None = None
    records: Mapping[str, Record] | None = None


def judging_records(
    records: Mapping[str, Record], baseline: Baseline | None
) -> Mapping[str, Record]:
    """The records that judge: those where the change started, if there are any."""
    if baseline is None or baseline.records is None:
        return records
    return baseline.records
