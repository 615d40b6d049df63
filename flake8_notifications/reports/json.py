"""JSON for programs; docs/reference/output-formats.md describes it."""

from __future__ import annotations

import json
from typing import Final

from flake8_notifications.reports.model import Report

FORMAT: Final = 1


def render(report: Report) -> str:
    """One JSON object, in ASCII."""
    data = {
        "format": FORMAT,
        "findings": [
            {
                "code": violation.code,
                "subject": violation.subject,
                "message": violation.message,
                "path": violation.path,
                "line": violation.line,
                "column": violation.column,
            }
            for violation in report.violations
        ],
        "unchecked": [unchecked_file._asdict() for unchecked_file in report.unchecked],
    }
    return json.dumps(data, indent=2) + "\n"
