"""Which classes are recorded ones under another name.

A class that is renamed keeps its VERSION; who renames it and changes its fields has changed it.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from flake8_notifications.dialects.types import Type, TypeTextError, parse, text_of
from flake8_notifications.payloads.model import FieldShape, Payload, Record, Shape

#: How much of all their fields two classes have to have in common.
_ALIKE: Final = 0.5
#: And how much, where the names are but spelt in two ways.
_ALIKE_IN_NAME: Final = 0.25
#: How much of two names has to be the same for that: "Created" and "Deleted" are two things.
_SPELT_ALIKE: Final = 0.9


def renames(payloads: Sequence[Payload], records: Mapping[str, Record]) -> dict[str, str]:
    """The names that recorded classes had, by the names that they have now.

    A class that is gone and one that is not recorded are taken for one another where each is what
    is most like the other.
    """
    names = {payload.key for payload in payloads}
    gone = {name: record for name, record in records.items() if name not in names}
    new = [each for each in payloads if each.key not in records and not each.is_unread]
    likeness = {
        (payload.key, name): _likeness(payload, record) + _is_moved(payload.key, name)
        for payload in new
        for name, record in gone.items()
    }
    return {
        now: before
        for (now, before), value in likeness.items()
        if value >= (_ALIKE_IN_NAME if _is_spelt_alike(now, before) else _ALIKE)
        and all(
            other == (now, before) or likeness[other] < value
            for other in likeness
            if now == other[0] or before == other[1]
        )
    }


def following(records: Mapping[str, Record], renamed: Mapping[str, str]) -> Mapping[str, Record]:
    """Records whose types have the names that classes have now, where these are not on the wire.

    :param renamed: the names that recorded classes had, by those that they have.
    """
    now = {before: name for name, before in renamed.items() if "." in name}
    if not now:
        return records
    return {name: _renamed_in(record, now) for name, record in records.items()}


def _renamed_in(record: Record, now: Mapping[str, str]) -> Record:
    shape = record.shape
    if shape is None or shape.kind is None:
        return record
    fields = {name: _renamed_field(field, now) for name, field in shape.fields.items()}
    return msgspec.structs.replace(record, shape=msgspec.structs.replace(shape, fields=fields))


def _renamed_field(field: FieldShape, now: Mapping[str, str]) -> FieldShape:
    if not any(name in field.type for name in now):
        return field
    try:
        text = text_of(_renamed_type(parse(field.type), now))
    except TypeTextError:
        return field
    return msgspec.structs.replace(field, type=text)


def _renamed_type(one: Type, now: Mapping[str, str]) -> Type:
    arguments = tuple(_renamed_type(each, now) for each in one.arguments)
    return Type(now.get(one.head, one.head), arguments, one.values)


def _is_moved(now: str, before: str) -> bool:
    """Whether a class whose name is not on the wire has gone to another module."""
    return "." in now and now.rpartition(".")[2] == before.rpartition(".")[2]


def _is_spelt_alike(now: str, before: str) -> bool:
    names = now.rpartition(".")[2], before.rpartition(".")[2]
    return difflib.SequenceMatcher(None, *names).ratio() >= _SPELT_ALIKE


def _likeness(payload: Payload, record: Record) -> float:
    """From 0 to 1; nothing of what has a lower VERSION, or of which no field is known."""
    version, recorded = payload.parsed_version, record.parsed_version
    if record.shape is None or record.shape.kind != payload.shape.kind:
        return 0.0
    if payload.has_versions and (version is None or recorded is None or version < recorded):
        return 0.0
    old, new = _facts(record.shape), _facts(payload.shape)
    return len(old & new) / max(len(old | new), 1)


def _facts(shape: Shape) -> frozenset[tuple[str, str]]:
    return frozenset((name, field.type) for name, field in shape.fields.items())
