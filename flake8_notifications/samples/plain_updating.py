"""What to edit in samples of objects whose classes speak a dialect, and have changed since.

A field is added that every object of a class has, and a version that a class writes out is
replaced.  What a person wrote is not touched otherwise.
"""

from __future__ import annotations

import json

from flake8_notifications.payloads.model import Payload
from flake8_notifications.samples.json_text import Node
from flake8_notifications.samples.made_up_values import NoValueError
from flake8_notifications.samples.plain_fields import PlainField
from flake8_notifications.samples.plain_judging import PlainFault, PlainJudge
from flake8_notifications.samples.plain_making import PlainValues, version_value
from flake8_notifications.samples.updating import Changes


class PlainUpdater:
    """Collects the changes that make stale samples right."""

    def __init__(self, changes: Changes, judge: PlainJudge, values: PlainValues) -> None:
        self._changes = changes
        self._judge = judge
        self._values = values

    def update(self, root: Node, payload: Payload) -> None:
        """Make an object show the version and the fields of its class."""
        for fault in self._judge.faults(root, payload):
            if fault.is_stale:
                is_number = isinstance(fault.node.content, int)
                version = version_value(fault.payload, is_number=is_number)
                self._changes.replace(fault.node, json.dumps(version))
            for field in fault.lacks:
                self._add(fault, field)

    def _add(self, fault: PlainFault, field: PlainField) -> None:
        assert fault.holder is not None
        try:
            value = self._values.field(field, fault.payload)
        except NoValueError:
            # It stays a finding.
            return
        self._changes.add(fault.holder.written, field.name, value)
