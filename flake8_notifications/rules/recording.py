"""What to record of the payload classes, and what to refuse."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from flake8_notifications.payloads.fingerprint import fingerprint_of
from flake8_notifications.payloads.model import UNKNOWN_TYPE, Payload, Record
from flake8_notifications.payloads.policy import Policy
from flake8_notifications.rules.baseline import Baseline, judging_records
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.fingerprint_forms import project_form
from flake8_notifications.rules.judgement import has_changed
from flake8_notifications.rules.payload_rules import FILE, judge
from flake8_notifications.rules.renames import following, moved_among, renames

#: What ``--accept`` overrides.
_ACCEPTABLE: Final = frozenset({"NTF201", "NTF202", "NTF206", "NTF210"})
#: What cannot be recorded whatever is accepted: there is nothing to record, or two of it.
_IMPOSSIBLE: Final = frozenset({"NTF207", "NTF208"})


@dataclass(frozen=True, slots=True)
class Recording:
    """The records to write, and what differs from those before.

    :ivar refused: why a class keeps its old record, or gets none.
    :ivar refreshed: classes without a change that a consumer sees, recorded with another hash.
    :ivar moved: where classes were recorded that are in another module now, by where they are.
    """

    records: Mapping[str, Record]
    added: tuple[str, ...]
    updated: tuple[str, ...]
    refreshed: tuple[str, ...]
    dropped: tuple[str, ...]
    refused: tuple[Finding, ...]
    moved: Mapping[str, str]


def record(
    payloads: Sequence[Payload],
    records: Mapping[str, Record],
    policy: Policy,
    *,
    accept: Collection[str] = (),
    keep: Collection[str] = (),
    baseline: Baseline | None = None,
    file: str = FILE,
) -> Recording:
    """Decide what to record.

    :param accept: what classes are recorded as that are to be, whatever changed.
    :param keep: names of classes that are no payload classes and keep their records all the same.
    :param baseline: what judges the changes, if that are not the records themselves.
    :param file: what people call where the records are.
    """
    form = project_form(payloads, records)
    former = renames(payloads, judging_records(records, baseline))
    renamed = renames(payloads, records)
    # What is written has the names that classes have now.
    followed = following(records, renamed)
    refused: dict[str, list[Finding]] = {}
    # What of them is known is recorded; flake8 reports the rest.
    in_part = {
        name
        for payload in payloads
        if payload.problems and not payload.is_unread
        for name in (payload.key, payload.name)
    }
    for finding in judge(payloads, records, policy, baseline, file):
        is_accepted = finding.code in _ACCEPTABLE and finding.subject in accept
        if finding.code == "NTF207" and finding.subject in in_part:
            continue
        if finding.code in _ACCEPTABLE | _IMPOSSIBLE and not is_accepted:
            refused.setdefault(finding.subject, []).append(finding)
    keep = {*keep, *(former[name] for name in refused if name in former)}
    after: dict[str, Record] = {}
    payload_by_key = {payload.key: payload for payload in payloads}
    # One finding may be about many of them.
    unread = {payload.key for payload in payloads if payload.is_unread}
    for name, old in records.items():
        if name in refused or name in unread or (name not in payload_by_key and name in keep):
            after[name] = followed.get(name, old)
    for payload in payloads:
        if payload.key not in refused and payload.key not in unread:
            after[payload.key] = _recorded(payload, records.get(payload.key), form)
    both = sorted(records.keys() & after.keys())
    differing = [name for name in both if not _is_recorded_as(followed[name], after[name])]
    refreshed = [name for name in differing if _is_same(followed[name], payload_by_key[name])]
    moved = {
        now: before
        for now, before in moved_among(renamed).items()
        if now in after and before not in after and _is_same(followed[before], payload_by_key[now])
    }
    return Recording(
        after,
        tuple(sorted(after.keys() - records.keys() - moved.keys())),
        tuple(name for name in differing if name not in refreshed),
        tuple(refreshed),
        tuple(sorted(records.keys() - after.keys() - {*moved.values()})),
        tuple(finding for findings in refused.values() for finding in findings),
        moved,
    )


def _recorded(payload: Payload, old: Record | None, form: str) -> Record:
    """The record of a class; what is not known of it stays what was known."""
    shape = payload.shape
    if old is not None and old.shape is not None and payload.problems:
        kept = {
            name: old.shape.fields.get(name, field) if field.type == UNKNOWN_TYPE else field
            for name, field in shape.fields.items()
        }
        if kept != shape.fields:
            shape = msgspec.structs.replace(shape, fields=kept)
            return Record(payload.recorded_version, fingerprint_of(shape), shape)
    return Record(payload.recorded_version, payload.fingerprint(form), shape)


def _is_recorded_as(old: Record, new: Record) -> bool:
    if old.shape is None:
        new = msgspec.structs.replace(new, shape=None)
    return old == msgspec.structs.replace(new, checksum=old.checksum)


def _is_same(old: Record, payload: Payload) -> bool:
    """Whether nothing changed that a consumer sees."""
    return old.version == payload.recorded_version and not has_changed(payload, old)
