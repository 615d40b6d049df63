"""Which classes are recorded ones under another name.

A class that is renamed keeps its VERSION; who renames it and changes its fields has changed it.
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from flake8_notifications.dialects.types import Type, TypeTextError, parse, text_of
from flake8_notifications.payloads.fingerprint import fingerprint_of
from flake8_notifications.payloads.model import FieldShape, Payload, Record, Shape

_Likeness = TypeVar("_Likeness", float, tuple[int, float])

#: How much of all their fields two classes have to have in common.
_ALIKE: Final = 0.5
#: And how much, where the names are but spelt in two ways.
_ALIKE_IN_NAME: Final = 0.25
#: How much of two names has to be the same for that: "Created" and "Deleted" are two things.
_SPELT_ALIKE: Final = 0.9


def renames(payloads: Sequence[Payload], records: Mapping[str, Record]) -> dict[str, str]:
    """The names that recorded classes had, by the names that they have now.

    A class that is gone and one that is not recorded are taken for one another where each is what
    is most like the other: of the same name in another module, else by their fields.
    """
    names = {payload.key for payload in payloads}
    gone = {name: record for name, record in records.items() if name not in names}
    new = [payload for payload in payloads if payload.key not in records and not payload.is_unread]
    moved = _moved(new, gone)
    former_names = {*moved.values()}
    unmatched = {name: record for name, record in gone.items() if name not in former_names}
    likeness = {
        (payload.key, name): _likeness(payload, record)
        for payload in new
        if payload.key not in moved
        for name, record in unmatched.items()
    }
    alike = {
        now: before
        for now, before in _mutually_best(likeness)
        if likeness[now, before] >= (_ALIKE_IN_NAME if _is_spelt_alike(now, before) else _ALIKE)
    }
    return {**moved, **alike}


def moved_among(renamed: Mapping[str, str]) -> dict[str, str]:
    """Those of the names that are of the same class in another module, which is not on the wire."""
    return {now: before for now, before in renamed.items() if is_moved(now, before)}


def _moved(new: Sequence[Payload], gone: Mapping[str, Record]) -> dict[str, str]:
    """The classes that are in another module, by where they are now.

    Of several with one name it is that of which most of the modules' names is the same from the
    end, as where a directory is renamed, or becomes a package.
    """
    by_last: dict[str, list[str]] = {}
    for name in gone:
        by_last.setdefault(name.rpartition(".")[2], []).append(name)
    likeness = {
        (payload.key, name): (_common_end(payload.key, name), _likeness(payload, gone[name]))
        for payload in new
        for name in by_last.get(payload.key.rpartition(".")[2], ())
        if is_moved(payload.key, name)
    }
    return dict(_mutually_best(likeness))


def _mutually_best(likeness: Mapping[tuple[str, str], _Likeness]) -> Iterator[tuple[str, str]]:
    """The pairs each side of which is like nothing else as much."""
    by_name: dict[tuple[int, str], list[_Likeness]] = {}
    for pair, value in likeness.items():
        for side, name in enumerate(pair):
            by_name.setdefault((side, name), []).append(value)
    best = {ranked: (max(values), values.count(max(values))) for ranked, values in by_name.items()}
    for pair, value in likeness.items():
        if all(best[each] == (value, 1) for each in enumerate(pair)):
            yield pair


def _common_end(now: str, before: str) -> int:
    """How many parts two dotted names have in common, from the end."""
    pairs = zip(reversed(now.split(".")), reversed(before.split(".")), strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def following(records: Mapping[str, Record], renamed: Mapping[str, str]) -> Mapping[str, Record]:
    """Records whose types have the names that classes have now, where these are not on the wire.

    The fingerprints are those of what the records say then.

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
    if fields == shape.fields:
        return record
    shape = msgspec.structs.replace(shape, fields=fields)
    return Record(record.version, fingerprint_of(shape), shape)


def _renamed_field(field: FieldShape, now: Mapping[str, str]) -> FieldShape:
    if not any(name in field.type for name in now):
        return field
    try:
        text = text_of(_renamed_type(parse(field.type), now))
    except TypeTextError:
        return field
    return msgspec.structs.replace(field, type=text)


def _renamed_type(one: Type, now: Mapping[str, str]) -> Type:
    arguments = tuple(_renamed_type(argument, now) for argument in one.arguments)
    return Type(now.get(one.head, one.head), arguments, one.values)


def is_moved(now: str, before: str) -> bool:
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
