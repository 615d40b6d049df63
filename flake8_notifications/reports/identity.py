"""What a finding is known by from one run to the next, while its line moves."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from flake8_notifications.reports.model import Violation


def identified(violations: Iterable[Violation]) -> Iterator[tuple[Violation, str]]:
    """Each finding with a hash of its rule, its subject, its file and a count among these."""
    counts: Counter[tuple[str, ...]] = Counter()
    for violation in violations:
        identity = (violation.code, violation.subject, violation.path)
        counts[identity] += 1
        yield violation, digest(*identity, str(counts[identity]))


def digest(*parts: str) -> str:
    """A hash of some texts, in hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()
