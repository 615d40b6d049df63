"""What holds an entry of the fingerprint file together.

Two branches that change one class differently and raise it to the same VERSION make an entry of
which git merges the fields line by line, and nothing else tells that no branch ever had them all:
the md5 does not see what is in a list, or which class is in an object field.  With a checksum over
the whole entry, on a line of its own beside ``version`` and ``fingerprint``, any two changes of one
entry conflict, and an entry that was put together from two does not fit.  Entries of different
classes still merge cleanly.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Final

import msgspec

from flake8_notifications.payloads.grammar import write_field
from flake8_notifications.payloads.model import Record

_DIGITS: Final = 8


def checksum_of(record: Record) -> str | None:
    """The checksum of what is recorded of a class; None where that has no shape."""
    shape = record.shape
    if shape is None:
        return None
    facts: list[object] = [
        record.version,
        record.fingerprint,
        {name: write_field(field) for name, field in shape.fields.items()},
        shape.schema,
        shape.methods,
        shape.children,
        shape.name,
        shape.namespace,
    ]
    if shape.kind is not None:
        facts += [shape.kind, shape.form, shape.order, shape.is_closed]
    text = json.dumps(facts, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def with_checksums(
    records: Mapping[str, Record], before: Mapping[str, Record]
) -> dict[str, Record]:
    """Records as they are written.

    One that stays as it was keeps the checksum that it has: whether that fits is not for code that
    writes the file to say.

    :param before: the records that were read.
    """
    return {
        name: record if record == before.get(name) else _with_checksum(record)
        for name, record in records.items()
    }


def _with_checksum(record: Record) -> Record:
    return msgspec.structs.replace(record, checksum=checksum_of(record))
