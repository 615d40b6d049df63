"""Lines for people, as flake8 prints and colours them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from click import style

from flake8_notifications.reports.model import Report
from flake8_notifications.rules.finding import printable

_COLON: Final = style(":", fg="cyan")


def render(report: Report) -> str:
    """One line for each violation and each file that was not checked, with colours."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for path, line, column, code, _, message, _ in report.violations:
        place = _COLON.join([_path(path), str(line), str(column), ""])
        yield f"{place} {style(code, fg='red', bold=True)} {printable(message)}"
    for path, line, reason in report.unchecked:
        place = _COLON.join([_path(path), str(line), ""])
        yield f"{place} {style('not checked', fg='yellow', bold=True)}: {printable(reason)}"


def _path(path: str) -> str:
    return style(printable(path), bold=True)
