"""Small projects with payload classes of dialects, read and judged in this process."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

from flake8_notifications.payloads.class_options import ClassOptions, version_place
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.model import Payload, Payloads
from flake8_notifications.payloads.policy_names import Policy
from flake8_notifications.project.modules import Modules
from flake8_notifications.rules.finding import Finding
from flake8_notifications.rules.payload_rules import judge
from flake8_notifications.rules.recording import record


def read(
    directory: Path,
    files: Mapping[str, str],
    bases: Sequence[str] = ("shop.events.Event",),
    globs: Sequence[str] = (),
    version: str = "VERSION",
) -> Payloads:
    """The payload classes of a project, whose files are written below a directory."""
    for name, text in {"shop/__init__.py": "", **files}.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    paths = [str(path.relative_to(directory)) for path in directory.rglob("*.py")]
    options = ClassOptions(tuple(globs), version_place(version))
    return find_payloads(Modules(directory, paths), bases, options=options)


def findings(before: Payloads, after: Payloads, policy: Policy = Policy.SEMANTIC) -> list[Finding]:
    """What is said of a project after a change, with all recorded before it."""
    records = record(before.classes, {}, policy).records
    return [*judge(after.classes, records, policy)]


def fields(found: Payloads, name: str) -> dict[str, str]:
    """The fields of a class as they are recorded, values of enums in braces."""
    payload = named(found, name)
    return {key: _shown(payload, key) for key in payload.shape.fields}


def named(found: Payloads, name: str) -> Payload:
    """The payload class of a bare name."""
    (payload,) = (each for each in found.classes if each.name == name)
    return payload


def _shown(payload: Payload, key: str) -> str:
    field = payload.shape.fields[key]
    text = field.type + (" | None" if field.nullable else "")
    if field.values is not None:
        text += f" {{{', '.join(field.values)}}}"
    if field.may_be_absent:
        text += ", may be absent"
    return text if field.default is None else f"{text} = {field.default}"
