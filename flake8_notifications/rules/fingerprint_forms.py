"""Which of the forms of a fingerprint a project uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from flake8_notifications.payloads.fingerprint import Form
from flake8_notifications.payloads.model import Payload, Record


def project_form(payloads: Sequence[Payload], records: Mapping[str, Record]) -> str:
    """The form of the extra data that a project uses, as its recorded fingerprints tell."""
    votes: Counter[str] = Counter()
    for payload in payloads:
        old = records.get(payload.key)
        if old is not None and payload.shape.schema is not None:
            votes.update(
                form for form, md5 in payload.fingerprints.items() if md5 == old.fingerprint
            )
    return max(votes, key=lambda form: votes[form], default=Form.SORTED_LIST.value)


def has_fingerprint(payload: Payload, record: Record) -> bool:
    """Whether a class has the recorded fingerprint, in whatever form."""
    return record.fingerprint in payload.fingerprints.values()
