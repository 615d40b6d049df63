"""The formats of ``flake8-notifications check``: each a function from a report to a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from flake8_notifications.reports import github, gitlab, json, sarif, text
from flake8_notifications.reports.model import Report

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {
        "text": text.render,
        "json": json.render,
        "sarif": sarif.render,
        "github": github.render,
        "gitlab": gitlab.render,
    }
)
