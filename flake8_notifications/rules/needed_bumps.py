"""Which payload classes need a higher VERSION, to what, and where it is to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from flake8_notifications.payloads.changes import Change, changes
from flake8_notifications.payloads.model import Payload, Record, Version
from flake8_notifications.payloads.policy import Bump, Policy, is_enough, needed, raised
from flake8_notifications.rules.integrity import RESTORE, torn
from flake8_notifications.rules.judgement import broken_rule, has_changed
from flake8_notifications.rules.renames import following, renames
from flake8_notifications.source.place import Place

#: What a higher VERSION mends.
_MENDED = frozenset({"NTF201", "NTF202", "NTF206"})


class Raise(NamedTuple):
    """A class whose VERSION has to be raised.

    :ivar recorded: its VERSION by the record that judges.
    :ivar bump: what the changes need.
    :ivar changes: all since it was recorded.
    :ivar breaking: those for which a minor bump is not enough.
    """

    payload: Payload
    recorded: Version
    bump: Bump
    changes: Sequence[Change]
    breaking: Sequence[Change]

    @property
    def to(self) -> Version:
        return raised(self.recorded, self.bump)


class Refusal(NamedTuple):
    """A class whose VERSION cannot be raised, and why."""

    payload: Payload
    reason: str


class Raising(NamedTuple):
    """What is to be done with the classes of a project."""

    raises: Sequence[Raise]
    refused: Sequence[Refusal]


def find_raises(
    payloads: Sequence[Payload], judging: Mapping[str, Record], policy: Policy
) -> Raising:
    """The classes that need a higher VERSION.

    :param judging: the records that judge, by the name of the class.
    """
    count = Counter(payload.key for payload in payloads)
    mistrusted = torn(payloads, judging)
    renamed = renames(payloads, judging)
    judging = following(judging, renamed)
    recorded = (
        (payload, judging.get(renamed.get(payload.key, payload.key))) for payload in payloads
    )
    judged = [
        _refused(payload, is_only=count[payload.key] == 1)
        or _judged(payload, record, policy, is_torn=payload.key in mistrusted)
        for payload, record in recorded
        if record is not None
    ]
    return Raising(
        [needed_bump for needed_bump in judged if isinstance(needed_bump, Raise)],
        [needed_bump for needed_bump in judged if isinstance(needed_bump, Refusal)],
    )


def _refused(payload: Payload, *, is_only: bool) -> Refusal | None:
    if not is_only:
        return Refusal(payload, "there is another payload class of that name: rename one of them")
    if payload.is_unread:
        problem = payload.problems[0]
        return Refusal(payload, problem.text)
    if payload.parsed_version is None and payload.has_versions:
        return Refusal(
            payload,
            f"its {payload.version_name} {payload.version} is malformed: "
            f"write it as '{payload.usual_version}'",
        )
    return None


def _judged(
    payload: Payload, record: Record, policy: Policy, *, is_torn: bool
) -> Raise | Refusal | None:
    if is_torn:
        version, recorded = payload.parsed_version, record.parsed_version
        if version is not None and recorded is not None and version > recorded:
            return None
        reason = f"its recorded fields and fingerprint do not belong together: {RESTORE}"
        return Refusal(payload, reason)
    if broken_rule(payload, record, record, policy) in _MENDED:
        return _raise(payload, record, policy)
    return None


def _raise(payload: Payload, record: Record, policy: Policy) -> Raise | Refusal:
    recorded = record.parsed_version
    if recorded is None:
        return Refusal(payload, f"its record has a malformed VERSION '{record.version}'")
    if record.shape is None:
        if has_changed(payload, record):
            return Refusal(
                payload,
                "the table holds no fields, so what changed is not known: name with "
                "--notifications-against a revision at which it held",
            )
        return Raise(payload, recorded, Bump.NONE, (), ())
    differences = changes(record.shape, payload.shape)
    breaking = [
        change for change in differences if needed([change], policy, recorded) is Bump.MAJOR
    ]
    return Raise(payload, recorded, needed(differences, policy, recorded), differences, breaking)


class Site(NamedTuple):
    """A class whose source gets a higher VERSION.

    :ivar is_own: whether it has a VERSION of its own; else it gets one.
    """

    cause: Raise
    is_own: bool

    @property
    def place(self) -> Place:
        return self.cause.payload.place


def sites(raises: Iterable[Raise]) -> Iterator[Site]:
    """Where to write.

    A class that inherits VERSION gets one of its own, unless that which it inherits is raised
    far enough: the base may be none that changed, or that is sent.
    """
    by_place = {needed_bump.payload.place: needed_bump for needed_bump in raises}
    for place, needed_bump in by_place.items():
        holder = needed_bump.payload.version_holder
        base = None if holder is None or holder == place else by_place.get(holder)
        if base is None or not _is_far_enough(base.to, needed_bump):
            yield Site(needed_bump, holder == place)


def _is_far_enough(version: Version, cause: Raise) -> bool:
    return version >= cause.recorded and is_enough(cause.recorded, version, cause.bump)
