"""The methods by which a notifier sends."""

from __future__ import annotations

from typing import Final

PRIORITIES: Final = frozenset(
    {"audit", "critical", "debug", "error", "info", "sample", "warn", "warning"}
)
