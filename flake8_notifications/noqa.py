"""Whether a line asks not to be reported, read as flake8 reads it."""

from __future__ import annotations

from pathlib import Path

from flake8.violation import Violation

from flake8_notifications.rules.finding import Finding


def is_ignored(finding: Finding, root: Path) -> bool:
    """Whether the line of a finding has a ``# noqa`` for it.

    :param root: what the finding's path is relative to.
    """
    violation = Violation(
        finding.code,
        str(root / finding.place.path),
        finding.place.line,
        finding.column + 1,
        finding.message,
        None,
    )
    return violation.is_inline_ignored(disable_noqa=False)
