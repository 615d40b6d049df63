"""What changed between two shapes: all of it is collected here, and judged elsewhere."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping

import msgspec

from flake8_notifications.payloads.model import UNRECORDED, FieldShape, Shape


class Kind(enum.Enum):
    """The kinds of change that a consumer can see."""

    FIELD_ADDED = "field added"
    FIELD_REMOVED = "field removed"
    FIELD_RENAMED = "field renamed"
    TYPE_CHANGED = "type or object class changed"
    BECAME_NULLABLE = "field became nullable"
    NO_LONGER_NULLABLE = "field no longer nullable"
    DEFAULT_CHANGED = "default changed"
    VALUES_ADDED = "enum values added"
    VALUES_REMOVED = "enum values removed"
    SCHEMA_CHANGED = "SCHEMA source changed"
    METHOD_ADDED = "remotable method added"
    METHOD_REMOVED = "remotable method removed"
    METHOD_CHANGED = "signature of a remotable method changed"
    CHILDREN_CHANGED = "child_versions changed"
    NAME_CHANGED = "name on the wire changed"
    NAMESPACE_CHANGED = "namespace changed"


class Change(msgspec.Struct, frozen=True):
    """One difference.

    :ivar subject: the name of the field, SCHEMA key or method, as it is now.
    :ivar text: what changed, for people.
    :ivar values: of an enum, those that were added or removed.
    :ivar old: what was there before, of a kind that replaces it: a name, type, default or source;
        None where there was nothing.
    :ivar new: what is there now, likewise.
    """

    kind: Kind
    subject: str
    text: str
    values: tuple[str, ...] = ()
    old: str | None = None
    new: str | None = None


def changes(old: Shape, new: Shape) -> list[Change]:
    """All differences between two shapes, by field."""
    return [
        *_name_changes(old, new),
        *_field_changes(old, new),
        *_schema_changes(old, new),
        *_method_changes(old.methods, new.methods),
        *_children_changes(old.children, new.children),
    ]


def _name_changes(old: Shape, new: Shape) -> Iterator[Change]:
    for kind, what, was, now in (
        (Kind.NAME_CHANGED, "name on the wire", old.name, new.name),
        (Kind.NAMESPACE_CHANGED, "namespace", old.namespace, new.namespace),
    ):
        if was not in (now, UNRECORDED):
            before, after = (each or "the default" for each in (was, now))
            yield Change(kind, what, f"{what} {before} → {after}", old=before, new=after)


def _field_changes(old: Shape, new: Shape) -> Iterator[Change]:
    removed = sorted(old.fields.keys() - new.fields.keys())
    added = sorted(new.fields.keys() - old.fields.keys())
    if _is_renaming(old, new, removed, added):
        text = f"field '{removed[0]}' renamed to '{added[0]}'"
        yield Change(Kind.FIELD_RENAMED, added[0], text, old=removed[0], new=added[0])
    else:
        for name in removed:
            yield Change(Kind.FIELD_REMOVED, name, f"field '{name}' removed")
        for name in added:
            text = f"field '{name}' added ({_described(new.fields[name])})"
            yield Change(Kind.FIELD_ADDED, name, text)
    for name in sorted(old.fields.keys() & new.fields.keys()):
        if old.fields[name] != new.fields[name]:
            yield from _changes_of_field(name, old.fields[name], new.fields[name])


def _is_renaming(old: Shape, new: Shape, removed: list[str], added: list[str]) -> bool:
    """One field gone, one come, alike in all that is known of them."""
    if len(removed) != 1 or len(added) != 1:
        return False
    before, after = removed[0], added[0]
    return old.fields[before] == new.fields[after] and (
        bool(old.schema and before in old.schema) == bool(new.schema and after in new.schema)
    )


def _described(field: FieldShape) -> str:
    return f"{field.type}, nullable" if field.nullable else field.type


def _changes_of_field(name: str, old: FieldShape, new: FieldShape) -> Iterator[Change]:
    if _without_nullable(old.type) != _without_nullable(new.type):
        text = f"field '{name}': type {old.type} → {new.type}"
        yield Change(Kind.TYPE_CHANGED, name, text, old=old.type, new=new.type)
    elif old.type != new.type:
        widened = new.type.count(_NULLABLE) > old.type.count(_NULLABLE)
        kind = Kind.BECAME_NULLABLE if widened else Kind.NO_LONGER_NULLABLE
        text = f"field '{name}': type {old.type} → {new.type}"
        yield Change(kind, name, text, old=old.type, new=new.type)
    if new.nullable and not old.nullable:
        yield Change(Kind.BECAME_NULLABLE, name, f"field '{name}' became nullable")
    if old.nullable and not new.nullable:
        yield Change(Kind.NO_LONGER_NULLABLE, name, f"field '{name}' is no longer nullable")
    if old.default != new.default:
        before, after = _default(old), _default(new)
        text = f"field '{name}': default {before} → {after}"
        yield Change(Kind.DEFAULT_CHANGED, name, text, old=old.default, new=new.default)
    if None not in (old.values, new.values) or old.type == new.type:
        # A type of the same name may have become an enum, or be one no more.
        yield from _value_changes(name, set(old.values or ()), set(new.values or ()))


_NULLABLE = " | None"


def _without_nullable(field_type: str) -> str:
    return field_type.replace(_NULLABLE, "")


def _default(field: FieldShape) -> str:
    return "none" if field.default is None else repr(field.default)


def _value_changes(name: str, old: set[str], new: set[str]) -> Iterator[Change]:
    for kind, values, verb in (
        (Kind.VALUES_ADDED, new - old, "added"),
        (Kind.VALUES_REMOVED, old - new, "removed"),
    ):
        if values:
            ordered = tuple(sorted(values))
            listed = ", ".join(f"'{value}'" for value in ordered)
            plural = "values" if len(values) > 1 else "value"
            yield Change(kind, name, f"field '{name}': {plural} {listed} {verb}", ordered)


def _schema_changes(old: Shape, new: Shape) -> Iterator[Change]:
    before, after = old.schema or {}, new.schema or {}
    stayed = old.fields.keys() & new.fields.keys()
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was == now or (None in (was, now) and key not in stayed and _is_field(key, old, new)):
            continue
        text = f"SCHEMA source of '{key}': {was or 'none'} → {now or 'none'}"
        yield Change(Kind.SCHEMA_CHANGED, key, text, old=was, new=now)


def _is_field(key: str, old: Shape, new: Shape) -> bool:
    return key in old.fields or key in new.fields


def _method_changes(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield Change(Kind.METHOD_REMOVED, name, f"method '{name}' removed")
        elif name not in old:
            yield Change(Kind.METHOD_ADDED, name, f"method '{name}{new[name]}' added")
        elif old[name] != new[name]:
            text = f"method '{name}': {old[name]} → {new[name]}"
            yield Change(Kind.METHOD_CHANGED, name, text)


def _children_changes(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for version in sorted(old.keys() | new.keys()):
        was, now = old.get(version, "none"), new.get(version, "none")
        if was != now:
            text = f"child_versions['{version}']: {was} → {now}"
            yield Change(Kind.CHILDREN_CHANGED, version, text)
