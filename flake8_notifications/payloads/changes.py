"""What changed between two shapes: all of it is collected here, and judged elsewhere."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping

import msgspec

from flake8_notifications.dialects.shaping import type_of
from flake8_notifications.dialects.type_changes import Difference, differences
from flake8_notifications.dialects.types import Type, TypeTextError
from flake8_notifications.payloads.model import UNKNOWN_TYPE, UNRECORDED, FieldShape, Shape


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
    ADDED_TO_CLOSED = "field added to a class that forbids others"
    TYPE_WIDENED = "type widened"
    TYPE_NARROWED = "type narrowed"
    TYPE_FOUND = "type known that was not"
    MAY_BE_ABSENT = "field may be absent"
    ALWAYS_THERE = "field is always there"
    REORDERED = "order of an array changed"
    FORM_CHANGED = "object, array or bare value"
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
        *_form_changes(old, new),
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
            before, after = (name or "the default" for name in (was, now))
            yield Change(kind, what, f"{what} {before} → {after}", old=before, new=after)


def _form_changes(old: Shape, new: Shape) -> Iterator[Change]:
    if old.form != new.form:
        text = f"sent as {_FORMS[new.form]}, no longer as {_FORMS[old.form]}"
        yield Change(Kind.FORM_CHANGED, "form", text, old=old.form, new=new.form)
    elif _is_reordered(old.order, new.order):
        before, after = (f"({', '.join(order)})" for order in (old.order, new.order))
        text = f"order of the fields: {before} → {after}"
        yield Change(Kind.REORDERED, "order", text, old=before, new=after)


_FORMS = {"object": "an object", "array": "an array", "root": "what its root is"}


def _is_reordered(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether a field that stays is at another position."""
    stayed = set(old) & set(new)
    return any(old.index(name) != new.index(name) for name in stayed)


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
            if old.is_closed:
                text += ", and who reads it by this class forbids others"
            kind = Kind.ADDED_TO_CLOSED if old.is_closed else Kind.FIELD_ADDED
            yield Change(kind, name, text)
    for name in sorted(old.fields.keys() & new.fields.keys()):
        if old.fields[name] != new.fields[name]:
            if old.kind is None or new.kind is None:
                yield from _changes_of_field(name, old.fields[name], new.fields[name])
            else:
                yield from changes_of_typed_field(name, old.fields[name], new.fields[name])


def _is_renaming(old: Shape, new: Shape, removed: list[str], added: list[str]) -> bool:
    """One field gone, one come, alike in all that is known of them."""
    if len(removed) != 1 or len(added) != 1:
        return False
    before, after = removed[0], added[0]
    return old.fields[before] == new.fields[after] and (
        bool(old.schema and before in old.schema) == bool(new.schema and after in new.schema)
    )


def _described(field: FieldShape) -> str:
    described = f"{field.type}, nullable" if field.nullable else field.type
    return f"{described}, may be absent" if field.may_be_absent else described


def changes_of_typed_field(name: str, old: FieldShape, new: FieldShape) -> Iterator[Change]:
    """What changed in a field of a class of a dialect: types are compared by what they allow."""
    if new.type == UNKNOWN_TYPE:
        # A rule of its own says so.
        return
    if old.type == UNKNOWN_TYPE:
        text = f"field '{name}': its type is known now ({_described(new)})"
        yield Change(Kind.TYPE_FOUND, name, text)
        return
    for type_change in differences(_type_of(old), _type_of(new)):
        match type_change.kind:
            case Difference.VALUES_ADDED | Difference.VALUES_REMOVED:
                is_added = type_change.kind is Difference.VALUES_ADDED
                yield _value_change(name, type_change.values, is_added=is_added)
            case Difference.BECAME_NULLABLE | Difference.NO_LONGER_NULLABLE if _may_be_null(
                old
            ) != _may_be_null(new):
                state = "became" if _may_be_null(new) else "is no longer"
                yield Change(
                    _TYPE_KINDS[type_change.kind], name, f"field '{name}' {state} nullable"
                )
            case kind:
                before, after = str(_type_of(old)), str(_type_of(new))
                text = f"field '{name}': type {before} → {after}"
                yield Change(_TYPE_KINDS[kind], name, text, old=before, new=after)
    if old.may_be_absent != new.may_be_absent:
        state = "may now be absent" if new.may_be_absent else "is now always there"
        presence = Kind.MAY_BE_ABSENT if new.may_be_absent else Kind.ALWAYS_THERE
        yield Change(presence, name, f"field '{name}' {state}")
    # It is written as in Python already.
    yield from _default_changes(name, old, new, str, "no default")


_TYPE_KINDS = {
    Difference.RETYPED: Kind.TYPE_CHANGED,
    Difference.WIDENED: Kind.TYPE_WIDENED,
    Difference.NARROWED: Kind.TYPE_NARROWED,
    Difference.BECAME_NULLABLE: Kind.BECAME_NULLABLE,
    Difference.NO_LONGER_NULLABLE: Kind.NO_LONGER_NULLABLE,
}


def _may_be_null(field: FieldShape) -> bool:
    """Whether a field may be null on the wire: its default is sent, whatever its type says."""
    return field.nullable or field.default == "None"


def _type_of(field: FieldShape) -> Type:
    try:
        return type_of(field.type, _may_be_null(field), field.values)
    except TypeTextError:
        # No matter who wrote it, it is not what the class has.
        return Type(field.type)


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
    yield from _default_changes(name, old, new)
    if None not in (old.values, new.values) or old.type == new.type:
        # A type of the same name may have become an enum, or be one no more.
        yield from _value_changes(name, set(old.values or ()), set(new.values or ()))


def _default_changes(
    name: str,
    old: FieldShape,
    new: FieldShape,
    shown: Callable[[str], str] = repr,
    missing: str = "none",
) -> Iterator[Change]:
    if old.default != new.default:
        before, after = (
            missing if default is None else shown(default) for default in (old.default, new.default)
        )
        text = f"field '{name}': default {before} → {after}"
        yield Change(Kind.DEFAULT_CHANGED, name, text, old=old.default, new=new.default)


_NULLABLE = " | None"


def _without_nullable(field_type: str) -> str:
    return field_type.replace(_NULLABLE, "")


def _value_changes(name: str, old: set[str], new: set[str]) -> Iterator[Change]:
    for is_added, values in ((True, new - old), (False, old - new)):
        if values:
            yield _value_change(name, tuple(sorted(values)), is_added=is_added)


def _value_change(name: str, values: tuple[str, ...], *, is_added: bool) -> Change:
    kind, verb = (Kind.VALUES_ADDED, "added") if is_added else (Kind.VALUES_REMOVED, "removed")
    listed = ", ".join(f"'{value}'" for value in values)
    plural = "values" if len(values) > 1 else "value"
    return Change(kind, name, f"field '{name}': {plural} {listed} {verb}", values)


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
