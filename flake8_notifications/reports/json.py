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
                "code": each.code,
                "subject": each.subject,
                "message": each.message,
                "path": each.path,
                "line": each.line,
                "column": each.column,
            }
            for each in report.violations
        ],
        "unchecked": [each._asdict() for each in report.unchecked],
    }
    return json.dumps(data, indent=2) + "\n"
