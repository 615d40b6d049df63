"""Where a change to a payload class was made: the class or constant that declares what changed."""

from __future__ import annotations

from typing import Final, NamedTuple

from flake8_notifications.changelog.declarations import Declaration, Declarations
from flake8_notifications.changelog.model import Relation
from flake8_notifications.payloads.changes import Change, Kind
from flake8_notifications.payloads.model import (
    CHILD_VERSIONS,
    NAMESPACE,
    WIRE_NAME,
    FieldPlaces,
    Payload,
)
from flake8_notifications.source.place import Place

#: What of a field's type decides, by what changed.
_PARTS: Final = {
    Kind.TYPE_CHANGED: "type",
    Kind.TYPE_WIDENED: "type",
    Kind.TYPE_NARROWED: "type",
    Kind.TYPE_FOUND: "type",
    Kind.BECAME_NULLABLE: "nullable",
    Kind.NO_LONGER_NULLABLE: "nullable",
    Kind.DEFAULT_CHANGED: "default",
    Kind.VALUES_ADDED: "values",
    Kind.VALUES_REMOVED: "values",
}
_ATTRIBUTES: Final = {
    Kind.CHILDREN_CHANGED: CHILD_VERSIONS,
    Kind.NAME_CHANGED: WIRE_NAME,
    Kind.NAMESPACE_CHANGED: NAMESPACE,
}
_METHODS: Final = (Kind.METHOD_ADDED, Kind.METHOD_REMOVED, Kind.METHOD_CHANGED)


class Cause(NamedTuple):
    """What was edited, and how the class came by it."""

    declaration: Declaration
    relation: Relation


class Version(NamedTuple):
    """A payload class at one time, and the sources that it was read off."""

    payload: Payload
    declarations: Declarations


def cause_of(change: Change, old: Version, new: Version) -> Cause:
    """Where a change was made.

    What is gone had its place in the old sources, all else has it in the new.
    """
    shared = _shared_type(change, old, new)
    if shared is not None:
        return Cause(shared, Relation.TYPE)
    now, before = _place(change, new.payload), _place(change, old.payload)
    version, place = (old, before) if now is None and before is not None else (new, now)
    declaration = None if place is None else version.declarations.at(place)
    if declaration is None:
        own = version.payload.place
        return Cause(Declaration(own.path, version.payload.name, own.line), Relation.OWN)
    return Cause(declaration, _relation(declaration, version.payload))


def _relation(declaration: Declaration, payload: Payload) -> Relation:
    if declaration.place == payload.place:
        return Relation.OWN
    return Relation.INHERITED if declaration.place in payload.bases else Relation.TAKEN


def _shared_type(change: Change, old: Version, new: Version) -> Declaration | None:
    """The enum or field class that changed itself, where the field still is of it."""
    part = _PARTS.get(change.kind)
    if part is None:
        return None
    if change.values and new.payload.shape.kind is not None:
        return _shared_enum(change, old, new)
    before, now = _declares(change, part, old), _declares(change, part, new)
    # A class whose shape is only recorded has no places.
    is_recorded = change.subject not in old.payload.field_places
    if now is None or not (is_recorded or (before is not None and before[:2] == now[:2])):
        return None
    holder = _declares(change, "key", new)
    return None if holder is not None and holder[:2] == now[:2] else now


def _shared_enum(change: Change, old: Version, new: Version) -> Declaration | None:
    """The enum or alias in which values came or went, of a class that speaks a dialect."""
    version = old if change.kind is Kind.VALUES_REMOVED else new
    places = version.payload.field_places.get(change.subject)
    written = [] if places is None else [places.each.get(value) for value in change.values]
    declarations = {None if place is None else version.declarations.at(place) for place in written}
    holder = _declares(change, "key", version)
    if len(declarations) != 1 or None in declarations or declarations == {holder}:
        return None
    return declarations.pop()


def _declares(change: Change, part: str, version: Version) -> Declaration | None:
    places = version.payload.field_places.get(change.subject)
    place: Place | None = None if places is None else getattr(places, part)
    return None if place is None else version.declarations.at(place)


def _place(change: Change, payload: Payload) -> Place | None:
    if change.kind is Kind.SCHEMA_CHANGED:
        return payload.schema_places.get(change.subject)
    if change.kind in _METHODS:
        return payload.holders.get(change.subject)
    if change.kind in _ATTRIBUTES:
        return payload.holders.get(_ATTRIBUTES[change.kind])
    places: FieldPlaces | None = payload.field_places.get(change.subject)
    return None if places is None else places.key
