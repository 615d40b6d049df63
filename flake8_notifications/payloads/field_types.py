"""The types of fields, and fields as they show themselves at run time."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import items, not_a, single, truth
from flake8_notifications.interpretation.representation import formatted, stringify
from flake8_notifications.interpretation.values.base import (
    NONE,
    TRUE_VALUE,
    Constant,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.containers import ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.source.place import Place

_FIELDS: Final = "oslo_versionedobjects.fields."
_UNSPECIFIED: Final = _FIELDS + "UnspecifiedDefault"
_DEEPEST_TYPE: Final = 20

Places: TypeAlias = MappingType[str, Place | None]


class TypeDescription(NamedTuple):
    """What a consumer sees of a type."""

    text: str
    values: tuple[str, ...] | None = None
    values_place: Place | None = None
    value_places: Places = MappingProxyType({})
    objects: tuple[str, ...] = ()


def describe_type(
    machine: ExactInterpreter, field_type: Instance | ClassValue, place: Place, depth: int = 0
) -> TypeDescription | Unknown:
    """The grammar of types: ``String``, ``List[…]``, ``Dict[String | None]``, ``Object[Name]``.

    A class where an instance is meant, as in ``AUTO_TYPE = String``, is a ``type[String]``.
    """
    if isinstance(field_type, ClassValue):
        return TypeDescription(f"type[{field_type.name}]")
    if depth > _DEEPEST_TYPE:
        return Unknown("a type nested too deeply", place)
    name = field_type.cls.name
    held = {key: single(machine, value) for key, value in field_type.attributes.items()}
    for attribute in _TYPE_ATTRIBUTES:
        if isinstance(held.get(attribute), Unknown | External):
            written = machine.written(held[attribute]) or place
            return not_a(machine, "constant", held[attribute], written)
    if "_element_type" in held:
        return _describe_element(machine, name, held["_element_type"], place, depth)
    if "_obj_name" in held:
        named = held["_obj_name"]
        if not isinstance(named, Constant) or not isinstance(named.value, str):
            return not_a(machine, "name", named, place)
        widened = ", subclasses=True" if truth(machine, held.get("_subclasses", NONE)) else ""
        return TypeDescription(f"{name}[{named.value}{widened}]", objects=(named.value,))
    if "_valid_values" in held:
        values = _values(machine, held["_valid_values"], place)
        if isinstance(values, Unknown):
            return values
        values_place = machine.written(held["_valid_values"])
        return TypeDescription(name, tuple(values), values_place, values)
    if truth(machine, held.get("tzinfo_aware", TRUE_VALUE)) is False:
        return TypeDescription(f"{name}[tzinfo_aware=False]")
    return TypeDescription(name)


_TYPE_ATTRIBUTES: Final = (
    "_element_type",
    "_obj_name",
    "_subclasses",
    "_valid_values",
    "tzinfo_aware",
)


def _describe_element(
    machine: ExactInterpreter, name: str, element: Value, place: Place, depth: int
) -> TypeDescription | Unknown:
    inner = element.attributes.get("_type") if isinstance(element, Instance) else None
    inner = None if inner is None else single(machine, inner)
    if not isinstance(element, Instance) or not isinstance(inner, Instance | ClassValue):
        return not_a(machine, "type", inner or element, place)
    described = describe_type(machine, inner, place, depth + 1)
    if isinstance(described, Unknown):
        return described
    nullable = truth(machine, element.attributes.get("_nullable", NONE))
    if nullable is None:
        return Unknown("whether an element is nullable", place)
    optional = " | None" if nullable else ""
    return described._replace(text=f"{name}[{described.text}{optional}]")


def _values(machine: ExactInterpreter, value: Value, place: Place) -> Places | Unknown:
    """The values of an enum, sorted, and where each was written down."""
    values = items(machine, value, place, any_order=True)
    if isinstance(values, Unknown):
        return Unknown(values.reason, values.place or place)
    places = {}
    for each in values:
        item = single(machine, each)
        text = stringify(machine, item)
        if isinstance(text, Unknown):
            return Unknown(text.reason, text.place or place)
        places[text] = machine.written(item)
    return dict(sorted(places.items()))


def shown_default(machine: ExactInterpreter, value: Value) -> str | Unknown | None:
    """What a consumer sees of a default; None where a field has none."""
    if isinstance(value, ClassValue) and value.dotted_name == _UNSPECIFIED:
        return None
    if isinstance(value, Function):
        # Its address is what a field shows, unless the field has a representation of its own.
        return f"<function {value.name}>"
    return _default(machine, value)


def _default(machine: ExactInterpreter, value: Value) -> str | Unknown:
    if not isinstance(value, ListObject) or value.kind != "set":
        return stringify(machine, value)
    values = items(machine, value, value.place or Place("?", 0), any_order=True)
    texts = [values] if isinstance(values, Unknown) else [stringify(machine, v) for v in values]
    for text in texts:
        if isinstance(text, Unknown):
            return text
    return f"set([{','.join(sorted(map(str, texts)))}])"


# ``__repr__`` of the field classes of oslo_versionedobjects/fields.py.

_Held: TypeAlias = MappingType[str, Value]


def _represent_field(
    machine: ExactInterpreter, held: _Held, field_type: Instance | ClassValue, place: Place
) -> str | Unknown:
    shown = _default(machine, held["_default"])
    nullable = stringify(machine, held["_nullable"])
    name = _class_name(machine, field_type)
    for part in (name, shown, nullable):
        if isinstance(part, Unknown):
            return part
    return f"{name}(default={shown},nullable={nullable})"


def _represent_enum(
    machine: ExactInterpreter, held: _Held, field_type: Instance | ClassValue, place: Place
) -> str | Unknown:
    inner = field_type.attributes if isinstance(field_type, Instance) else {}
    values = inner.get("_valid_values")
    return _represent_with_values(machine, held, field_type, values, place)


def _represent_enum_list(
    machine: ExactInterpreter, held: _Held, field_type: Instance | ClassValue, place: Place
) -> str | Unknown:
    values = held.get("_valid_values")
    return _represent_with_values(machine, held, field_type, values, place)


def _represent_with_values(
    machine: ExactInterpreter,
    held: _Held,
    field_type: Instance | ClassValue,
    values: Value | None,
    place: Place,
) -> str | Unknown:
    if values is None:
        return Unknown("an enum without valid values", place)
    default = formatted(machine, held["_default"])
    nullable = formatted(machine, held["_nullable"])
    shown = formatted(machine, values)
    name = _class_name(machine, field_type)
    for part in (name, default, nullable, shown):
        if isinstance(part, Unknown):
            return part
    return f"{name}(default={default},nullable={nullable},valid_values={shown})"


def _class_name(machine: ExactInterpreter, field_type: Instance | ClassValue) -> str | Unknown:
    """``field_type.__class__.__name__``."""
    if isinstance(field_type, Instance):
        return field_type.cls.name
    if any(isinstance(base, Unknown) for base in field_type.mro):
        return Unknown("a metaclass that is not known", machine.written(field_type))
    metaclass = class_lookup.metaclass_of(field_type)
    match metaclass:
        case None:
            return "type"
        case ClassValue():
            return metaclass.name
        case External(name=name) | Native(name=name):
            return name.rpartition(".")[2]
        case _:
            return Unknown("a metaclass that is not known", machine.written(field_type))


_Form: TypeAlias = Callable[[ExactInterpreter, _Held, Instance | ClassValue, Place], str | Unknown]
REPRESENTATIONS: Final[dict[str, _Form]] = {
    _FIELDS + "Field": _represent_field,
    _FIELDS + "BaseEnumField": _represent_enum,
    _FIELDS + "ListOfEnumField": _represent_enum_list,
}
