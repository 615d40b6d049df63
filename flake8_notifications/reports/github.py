"""Workflow commands of GitHub Actions, which shows them at the lines of a change.

The escapes are those of ``@actions/core`` (``toolkit/packages/core/src/command.ts``).
"""

from __future__ import annotations

from flake8_notifications.reports.model import Report


def render(report: Report) -> str:
    """One workflow command a line."""
    violations = (
        _error(violation.path, violation.line, violation.column, violation.code, violation.message)
        for violation in report.violations
    )
    unchecked = (
        _error(unchecked_file.path, unchecked_file.line, None, "not checked", unchecked_file.reason)
        for unchecked_file in report.unchecked
    )
    return "".join(f"{line}\n" for line in (*violations, *unchecked))


def _error(path: str, line: int, column: int | None, title: str, message: str) -> str:
    properties = {"file": path, "line": line, "col": column, "title": title}
    listed = ",".join(
        f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None
    )
    return f"::error {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
