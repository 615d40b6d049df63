"""A code quality report, which GitLab shows in a merge request.

The fields are those that GitLab requires of a custom tool:
https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from __future__ import annotations

import json
from typing import Any, Final

from flake8_notifications.reports.identity import digest, identified
from flake8_notifications.reports.model import Report

#: Of a file that was not checked: what is in it may be anything.
_NOT_CHECKED: Final = "not-checked"


def render(report: Report) -> str:
    """A list of findings in JSON, in ASCII."""
    entries = [
        _entry(
            violation.code,
            f"{violation.code} {violation.message}",
            identity,
            "major",
            violation.path,
            violation.line,
        )
        for violation, identity in identified(report.violations)
    ]
    entries += [
        _entry(
            _NOT_CHECKED,
            f"not checked: {unchecked_file.reason}",
            digest(_NOT_CHECKED, unchecked_file.path),
            "blocker",
            unchecked_file.path,
            unchecked_file.line,
        )
        for unchecked_file in report.unchecked
    ]
    return json.dumps(entries, indent=2) + "\n"


def _entry(
    name: str, description: str, identity: str, severity: str, path: str, line: int
) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": name,
        "fingerprint": identity,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
