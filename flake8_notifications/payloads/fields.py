"""Fields as consumers see them, and as they show themselves at run time."""

from __future__ import annotations

from typing import Final, NamedTuple

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.plain import not_a, single, truth
from flake8_notifications.interpretation.representation import stringify
from flake8_notifications.interpretation.values.base import NONE, Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.payloads.field_types import REPRESENTATIONS, describe_type, shown_default
from flake8_notifications.payloads.machine import ClassMachine
from flake8_notifications.payloads.merging import fields_of
from flake8_notifications.payloads.model import FieldPlaces, FieldShape
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_VERSIONED_OBJECT: Final = "oslo_versionedobjects.base.VersionedObject"
#: The attributes of a versioned object that has no values yet.
_UNSET: Final = frozenset({"_changed_fields", "_context"})
_NOWHERE: Final = Place("?", 0)


class DescribedField(NamedTuple):
    """A field, with its ``repr()`` at run time."""

    shape: FieldShape
    representation: str
    places: FieldPlaces
    objects: tuple[str, ...]


def describe(machine: ClassMachine, key: Constant, value: Value) -> DescribedField | Unknown:
    """What a consumer sees of a field, and its ``repr()``."""
    written = machine.written(key)
    value = single(machine, value)
    if not isinstance(value, Instance):
        return not_a(machine, "field", value, written or _NOWHERE)
    place = value.place or written or _NOWHERE
    held = {name: single(machine, each) for name, each in value.attributes.items()}
    field_type = held.get("_type")
    if not isinstance(field_type, Instance | ClassValue):
        unknown = field_type or Unknown("a field without a type", place)
        return not_a(machine, "field", unknown, place)
    nullable = held.get("_nullable", NONE)
    default_place = machine.written(held.get("_default", NONE))
    held["_default"] = default = _plain_default(machine, held.get("_default", NONE))
    description = describe_type(machine, field_type, place)
    if isinstance(description, Unknown):
        return description
    shown = shown_default(machine, default)
    is_nullable = truth(machine, nullable)
    representation = _representation(machine, value, held, field_type, place)
    for part in (shown, representation):
        if isinstance(part, Unknown):
            return Unknown(part.reason, part.place or place)
    if is_nullable is None:
        return Unknown("whether it is nullable", place)
    shape = FieldShape(
        description.text,
        is_nullable,
        None if isinstance(shown, Unknown) else shown,
        description.values,
    )
    places = FieldPlaces(
        written,
        place,
        machine.written(field_type),
        machine.written(nullable),
        default_place,
        description.values_place,
        description.value_places,
    )
    return DescribedField(shape, str(representation), places, description.objects)


def _plain_default(machine: ClassMachine, default: Value) -> Value:
    """A default, or the text that it is shown as: a versioned object without any values."""
    if not isinstance(default, Instance) or not _UNSET.issuperset(default.attributes):
        return default
    shown_by = class_lookup.find(machine, default.cls.mro, "__repr__")
    owner = shown_by.owner if isinstance(shown_by, Function) else None
    names = fields_of(machine, default.cls)
    if owner is None or owner.dotted_name != _VERSIONED_OBJECT or isinstance(names, Unknown):
        return default
    values = ",".join(f"{name}=<?>" for name in sorted(names))
    return Constant(f"{default.cls.name}({values})")


def _representation(
    machine: ClassMachine,
    field: Instance,
    held: dict[str, Value],
    field_type: Instance | ClassValue,
    place: Place,
) -> str | Unknown:
    for cls in field.cls.mro:
        if not isinstance(cls, ClassValue):
            return Unknown("a field class with a base that is not known", place)
        if class_lookup.own(machine, cls, "__repr__") is None:
            continue
        form = REPRESENTATIONS.get(cls.dotted_name)
        if form is not None:
            return form(machine, held, field_type, place)
        node, frame = syntax.Node(place.line, 0), cls.body
        with machine.apart():
            shown = machine.call_method(field, "__repr__", Arguments(), node, frame)
            return stringify(machine, shown)
    return Unknown("a field class that is not one of oslo.versionedobjects", place)


def shown_by_library(
    machine: ClassMachine, cls: ClassValue, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """What ``__repr__`` of one of the library's own fields returns; None for other classes."""
    form = REPRESENTATIONS.get(cls.dotted_name)
    match arguments.positional:
        case (Instance() as field,) if form is not None:
            held = {name: single(machine, value) for name, value in field.attributes.items()}
            field_type = held.get("_type")
            if isinstance(field_type, Instance | ClassValue):
                shown = form(machine, held, field_type, machine.place(node, frame))
                return shown if isinstance(shown, Unknown) else Constant(shown)
    return None
