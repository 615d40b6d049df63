"""SARIF 2.1.0, which code scanning services read.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from flake8_notifications import REPOSITORY, __version__
from flake8_notifications.reports.identity import identified
from flake8_notifications.reports.model import Report, Unchecked, Violation
from flake8_notifications.rules.catalogue import RULES, rule
from flake8_notifications.rules.explanation import explain
from flake8_notifications.rules.rule import Rule

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT: Final = "%SRCROOT%"
#: The version of what goes into the hash; another hash needs another name.
_FINGERPRINT: Final = "ruleSubjectPath/v1"
_POSITION: Final = {code: position for position, code in enumerate(RULES)}


def render(report: Report) -> str:
    """A SARIF log of one run, in ASCII."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(log, indent=2) + "\n"


def _run(report: Report) -> dict[str, Any]:
    return {
        "tool": {
            "driver": {
                "name": "flake8-notifications",
                "version": __version__,
                "informationUri": REPOSITORY,
                "rules": [_rule(rule(code, report.wording)) for code in RULES],
            }
        },
        "invocations": [
            {
                # Findings are what the tool is for; a file that was not checked is a failure.
                "executionSuccessful": not report.unchecked,
                "toolExecutionNotifications": list(map(_notification, report.unchecked)),
            }
        ],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the source tree."}}},
        "results": list(_results(report.violations)),
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary.replace("`", "")},
        "fullDescription": {"text": rule.reason},
        "help": {"text": explain(rule)},
        "helpUri": rule.page,
        "defaultConfiguration": {"enabled": rule.on_by_default, "level": "error"},
    }


def _results(violations: Iterable[Violation]) -> Iterator[dict[str, Any]]:
    for violation, identity in identified(violations):
        yield {
            "ruleId": violation.code,
            "ruleIndex": _POSITION[violation.code],
            "level": "error",
            "message": {"text": violation.message},
            "locations": [_location(violation.path, violation.line, violation.column)],
            **_related(violation),
            "partialFingerprints": {_FINGERPRINT: identity},
        }


def _related(violation: Violation) -> dict[str, Any]:
    if not violation.related:
        return {}
    places = dict.fromkeys((spot.path, spot.line) for spot in violation.related)
    return {"relatedLocations": [_location(path, line) for path, line in places]}


def _notification(unchecked: Unchecked) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": f"not checked: {unchecked.reason}"},
        "locations": [_location(unchecked.path, unchecked.line)],
    }


def _location(path: str, line: int, column: int | None = None) -> dict[str, Any]:
    region = {"startLine": line} if column is None else {"startLine": line, "startColumn": column}
    return {"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}


def _artifact(path: str) -> dict[str, str]:
    """A file as a URI: relative to the root, or of its own where it lies outside."""
    if os.path.isabs(path):
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": _ROOT}
