"""Which rule a payload class breaks, by what is recorded of it.

There may be two records of a class: the one that judges, and the one in the fingerprint file as it
is now, which a change may have edited.  With ``--notifications-against`` the first is the one at
the merge base, so that several commits of a branch need one bump, and editing the file is no way
round it; otherwise both are the same.

================================================  ==================================  =============
the class, by the record that judges              the fingerprint file as it is now   breaks
================================================  ==================================  =============
its VERSION is lower                              whatever it says                    NTF206
it has no version and changed incompatibly        whatever it says                    NTF210
it changed, with the same VERSION                 whatever it says                    NTF201
it changed more than its new VERSION says         whatever it says                    NTF202
it is as it was, or was raised as needed; or      does not have it                    NTF204
there is no such record, as the class is new      has another VERSION or shape        NTF203
                                                  says what it is                     nothing
it is no longer in the code                       whatever it says                    NTF205
================================================  ==================================  =============

Hence a record that was deleted and made anew is judged like one that was overwritten. A class that
was renamed is judged by what is recorded under its former name, see :mod:`.renames`, and needs a
record under the new one, for the name is on the wire.

A version that is a single number need not rise for a change that consumers can go on with; nor is
there anything to raise where a class has no version.

A record in a Python table has no shape: whether the class changed is seen from the hash, and any
higher VERSION is taken for the one that is needed.
"""

from __future__ import annotations

from flake8_notifications.payloads.changes import changes
from flake8_notifications.payloads.model import Payload, Record
from flake8_notifications.payloads.policy import Bump, Policy, is_enough, needed
from flake8_notifications.rules.fingerprint_forms import has_fingerprint


def broken_rule(
    payload: Payload, judging: Record | None, current: Record | None, policy: Policy
) -> str | None:
    """The code of the rule that a class in the code breaks by its records, or None.

    :param judging: the record that judges, if there is one.
    :param current: the record in the fingerprint file as it is now, if there is one.
    """
    broken = None if judging is None else _broken_by_change(payload, judging, policy)
    if broken is not None:
        return broken
    if current is None:
        return "NTF204"
    return None if _is_recorded(payload, current) else "NTF203"


def has_changed(payload: Payload, record: Record) -> bool:
    """Whether a class differs from its record in what a consumer sees."""
    if record.shape is None:
        return not has_fingerprint(payload, record)
    return bool(changes(record.shape, payload.shape))


def _broken_by_change(payload: Payload, record: Record, policy: Policy) -> str | None:
    version, recorded = payload.parsed_version, record.parsed_version
    differences = [] if record.shape is None else changes(record.shape, payload.shape)
    if not payload.has_versions:
        return "NTF210" if needed(differences, policy, None) is Bump.MAJOR else None
    if version is None or recorded is None:
        # There is nothing to compare, and a rule of its own says so.
        return None
    if version < recorded:
        return "NTF206"
    bump = needed(differences, policy, recorded)
    if version == recorded:
        is_fine = is_enough(recorded, version, bump) if recorded.is_number else False
        is_fine = is_fine or (bool(differences) and bump is Bump.NONE)
        return "NTF201" if has_changed(payload, record) and not is_fine else None
    return None if is_enough(recorded, version, bump) else "NTF202"


def _is_recorded(payload: Payload, record: Record) -> bool:
    version = payload.parsed_version
    if not payload.has_versions:
        return not record.version and not has_changed(payload, record)
    if version is None:
        # As above.
        return True
    return version == record.parsed_version and not has_changed(payload, record)
