"""The shapes that records without one had, read off the sources where a change started.

A Python table holds hashes, which tell that a class changed and never what.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import msgspec

from flake8_notifications.configuration.settings import Settings
from flake8_notifications.inference import infer
from flake8_notifications.payloads.discovery import find_payloads
from flake8_notifications.payloads.model import Payload, Record
from flake8_notifications.project.git import GitError
from flake8_notifications.project.readings import Readings
from flake8_notifications.revision import Then
from flake8_notifications.rules.baseline import Baseline
from flake8_notifications.rules.forms import has_fingerprint


def with_shapes(
    baseline: Baseline, payloads: Sequence[Payload], settings: Settings, readings: Readings
) -> Baseline:
    """A baseline whose records have the shapes that are needed to say what changed.

    Of the record of a class that did not change none is; one that the sources of that time do not
    bear out gets none.

    :param payloads: the classes as they are now.
    """
    records = dict(baseline.records or {})
    changed = {
        payload.name
        for payload in payloads
        if payload.name in records and _needs_shape(payload, records[payload.name])
    }
    if not changed:
        return baseline
    try:
        modules = Then.of(settings).modules(readings)
    except GitError:
        # Of a partial clone, say: the hashes still tell that something changed.
        return baseline
    for payload in find_payloads(modules, settings.payload_bases, infer=infer).classes:
        if payload.name in changed and has_fingerprint(payload, records[payload.name]):
            record = records[payload.name]
            records[payload.name] = msgspec.structs.replace(record, shape=payload.shape)
    modules.save()
    return dataclasses.replace(baseline, records=records)


def _needs_shape(payload: Payload, record: Record) -> bool:
    return record.shape is None and not payload.problems and not has_fingerprint(payload, record)
