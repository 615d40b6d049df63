"""The types of fields, and fields as they show themselves at run time."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.evaluation.expressions import not_a
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.operators import truth
from flake8_notifications.evaluation.representation import formatted, stringify
from flake8_notifications.evaluation.values import (
    NONE,
    ClassValue,
    Collection,
    Constant,
    External,
    Function,
    Instance,
    Place,
    Unknown,
    Value,
)

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
    field_type: Instance | ClassValue, place: Place, depth: int = 0
) -> TypeDescription | Unknown:
    """The grammar of types: ``String``, ``List[…]``, ``Dict[String | None]``, ``Object[Name]``.

    A class where an instance is meant, as in ``AUTO_TYPE = String``, is a ``type[String]``.
    """
    if isinstance(field_type, ClassValue):
        return TypeDescription(f"type[{field_type.name}]")
    if depth > _DEEPEST_TYPE:
        return Unknown("a type nested too deeply", place)
    name, held = field_type.cls.name, field_type.attributes
    for attribute in _TYPE_ATTRIBUTES:
        if isinstance(held.get(attribute), Unknown | External):
            return not_a("constant", held[attribute], held[attribute].place or place)
    if "_element_type" in held:
        return _describe_element(name, held["_element_type"], place, depth)
    if "_obj_name" in held:
        named = held["_obj_name"]
        if not isinstance(named, Constant) or not isinstance(named.value, str):
            return not_a("name", named, place)
        widened = ", subclasses=True" if truth(held.get("_subclasses", NONE)) else ""
        return TypeDescription(f"{name}[{named.value}{widened}]", objects=(named.value,))
    if "_valid_values" in held:
        values = _values(held["_valid_values"], place)
        if isinstance(values, Unknown):
            return values
        values_place = getattr(held["_valid_values"], "place", None)
        return TypeDescription(name, tuple(values), values_place, values)
    if truth(held.get("tzinfo_aware", Constant(True))) is False:
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
    name: str, element: Value, place: Place, depth: int
) -> TypeDescription | Unknown:
    inner = element.attributes.get("_type") if isinstance(element, Instance) else None
    if not isinstance(element, Instance) or not isinstance(inner, Instance | ClassValue):
        return not_a("type", inner or element, place)
    described = describe_type(inner, place, depth + 1)
    if isinstance(described, Unknown):
        return described
    nullable = truth(element.attributes.get("_nullable", NONE))
    if nullable is None:
        return Unknown("whether an element is nullable", place)
    optional = " | None" if nullable else ""
    return described._replace(text=f"{name}[{described.text}{optional}]")


def _values(value: Value, place: Place) -> Places | Unknown:
    """The values of an enum, sorted, and where each was written down."""
    items = iterate(value, place, any_order=True)
    if isinstance(items, Unknown):
        return Unknown(items.reason, items.place or place)
    places = {}
    for item in items:
        text = stringify(item)
        if isinstance(text, Unknown):
            return Unknown(text.reason, text.place or place)
        places[text] = getattr(item, "place", None)
    return dict(sorted(places.items()))


def shown_default(value: Value) -> str | Unknown | None:
    """What a consumer sees of a default; None where a field has none."""
    if isinstance(value, ClassValue) and value.dotted_name == _UNSPECIFIED:
        return None
    if isinstance(value, Collection) and value.kind == "set":
        return _set_default(value)
    if isinstance(value, Function):
        # Its address is what a field shows, unless the field has a representation of its own.
        return f"<function {value.name}>"
    return stringify(value)


def _set_default(value: Collection) -> str | Unknown:
    texts = [stringify(item) for item in value.items]
    for text in texts:
        if isinstance(text, Unknown):
            return text
    return f"set([{','.join(sorted(map(str, texts)))}])"


# ``__repr__`` of the field classes of oslo_versionedobjects/fields.py.


def _represent_field(field: Instance, field_type: Instance | ClassValue) -> str | Unknown:
    default = field.attributes["_default"]
    is_set = isinstance(default, Collection) and default.kind == "set"
    shown = _set_default(default) if is_set else stringify(default)  # type: ignore[arg-type]
    nullable = stringify(field.attributes["_nullable"])
    name = _class_name(field_type)
    for part in (name, shown, nullable):
        if isinstance(part, Unknown):
            return part
    return f"{name}(default={shown},nullable={nullable})"


def _represent_enum(field: Instance, field_type: Instance | ClassValue) -> str | Unknown:
    held = field_type.attributes if isinstance(field_type, Instance) else {}
    return _represent_with_values(field, field_type, held.get("_valid_values"))


def _represent_enum_list(field: Instance, field_type: Instance | ClassValue) -> str | Unknown:
    return _represent_with_values(field, field_type, field.attributes.get("_valid_values"))


def _represent_with_values(
    field: Instance, field_type: Instance | ClassValue, values: Value | None
) -> str | Unknown:
    if values is None:
        return Unknown("an enum without valid values", field.place)
    default = formatted(field.attributes["_default"])
    nullable = formatted(field.attributes["_nullable"])
    shown = formatted(values)
    name = _class_name(field_type)
    for part in (name, default, nullable, shown):
        if isinstance(part, Unknown):
            return part
    return f"{name}(default={default},nullable={nullable},valid_values={shown})"


def _class_name(field_type: Instance | ClassValue) -> str | Unknown:
    """``field_type.__class__.__name__``."""
    if isinstance(field_type, Instance):
        return field_type.cls.name
    for base in field_type.mro:
        metaclass = base.metaclass if isinstance(base, ClassValue) else None
        if isinstance(metaclass, ClassValue):
            return metaclass.name
        if isinstance(metaclass, External):
            return metaclass.name.rpartition(".")[2]
        if isinstance(base, Unknown) or metaclass is not None:
            return Unknown("a metaclass that is not known", field_type.place)
    return "type"


_Form: TypeAlias = Callable[[Instance, Instance | ClassValue], str | Unknown]
REPRESENTATIONS: Final[dict[str, _Form]] = {
    _FIELDS + "Field": _represent_field,
    _FIELDS + "BaseEnumField": _represent_enum,
    _FIELDS + "ListOfEnumField": _represent_enum_list,
}
