"""The fields of a class, merged and described as oslo.versionedobjects would.

``_make_class_properties`` in oslo_versionedobjects/base.py: a registered class keeps its own
``fields`` and takes those of each class behind it in the MRO that it has not got yet; a class that
is not registered has only what attribute look-up finds.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.evaluation import attributes
from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.expressions import not_a
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.mro import is_harmless
from flake8_notifications.evaluation.operators import truth
from flake8_notifications.evaluation.representation import formatted, stringify, unavailable
from flake8_notifications.evaluation.values import (
    NONE,
    Arguments,
    ClassLike,
    ClassValue,
    Collection,
    Constant,
    External,
    Function,
    Instance,
    Mapping,
    Native,
    Place,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.payloads.model import FieldPlaces, FieldShape
from flake8_notifications.payloads.registration import Registration

_FIELDS: Final = "oslo_versionedobjects.fields."
_UNSPECIFIED: Final = _FIELDS + "UnspecifiedDefault"
_VERSIONED_OBJECT: Final = "oslo_versionedobjects.base.VersionedObject"
#: The attributes of a versioned object that has no values yet.
_UNSET: Final = frozenset({"_changed_fields", "_context"})
_DEEPEST_TYPE: Final = 20

Places: TypeAlias = MappingType[str, Place | None]
#: A field by its name: the name as it was written, and the value.
Fields = dict[str, tuple[Constant, Value]]


class DescribedField(NamedTuple):
    """A field, with its ``repr()`` at run time."""

    shape: FieldShape
    representation: str
    places: FieldPlaces
    objects: tuple[str, ...]


class FieldReader:
    """Reads the fields of classes, each class once.

    :param registration: what registering did to a class.
    """

    def __init__(
        self, evaluator: Evaluator, registration: Callable[[ClassValue], Registration]
    ) -> None:
        self._evaluator = evaluator
        self._registration = registration
        self._known: dict[ClassValue, Fields | Unknown | None] = {}
        self._set_from_outside: dict[ClassValue, Value | None] = {}
        self._active: set[ClassValue] = set()

    def fields(self, cls: ClassValue) -> Fields | Unknown:
        """The class attribute ``fields`` at run time, or why it is not known."""
        for base in cls.mro:
            held = self._held(base)
            if held is not None:
                return held
        return {}

    def attribute(self, cls: ClassValue) -> Value | None:
        """What ``cls.fields`` is for other code; None where the class body says it."""
        if cls in self._active:
            return None
        fields = self.fields(cls)
        if isinstance(fields, Unknown):
            # Other things than a versioned object may have an attribute of this name.
            written = attributes.find(cls.mro, "fields")
            return fields if isinstance(written, Mapping) else None
        entries = {key_of(key): (key, field) for key, field in fields.values()}
        return Mapping(dict(entries), place=cls.place) if entries else None

    def _held(self, cls: ClassLike) -> Fields | Unknown | None:
        """``fields`` of the class itself; None where the class has none of its own."""
        if isinstance(cls, Unknown):
            return cls
        if isinstance(cls, External):
            is_plain = is_harmless(cls)
            return None if is_plain else Unknown(f"base class {unavailable(cls.name)}", cls.place)
        override = cls.overrides.get("fields")
        if cls not in self._known or self._set_from_outside.get(cls) is not override:
            if cls in self._active:
                self._evaluator.depends_on_order = True
                return Unknown("fields that are defined by themselves", cls.place)
            self._active.add(cls)
            try:
                self._known[cls] = self._read(cls)
            finally:
                self._active.discard(cls)
            self._set_from_outside[cls] = cls.overrides.get("fields")
        return self._known[cls]

    def _read(self, cls: ClassValue) -> Fields | Unknown | None:
        changed = _changed_by_metaclass(cls)
        if changed is not None:
            return changed
        is_merged = self._registration(cls) is not Registration.NONE
        own = attributes.own(cls, "fields")
        fields: Fields | Unknown | None = None if own is None else _named(own, cls.place)
        if not is_merged or isinstance(fields, Unknown):
            return fields
        merged = dict(fields or {})
        for base in cls.mro[1:]:
            inherited = self.fields(base) if isinstance(base, ClassValue) else self._held(base)
            if isinstance(inherited, Unknown):
                return inherited
            for name, field in (inherited or {}).items():
                merged.setdefault(name, field)
        return merged

    def describe(self, key: Constant, value: Value) -> DescribedField | Unknown:
        """What a consumer sees of a field, and its ``repr()``."""
        if not isinstance(value, Instance):
            return not_a("field", value, key.place or Place("?", 0))
        place = value.place or key.place or Place("?", 0)
        field_type = value.attributes.get("_type")
        if not isinstance(field_type, Instance | ClassValue):
            return not_a("field", field_type or Unknown("a field without a type", place), place)
        nullable = value.attributes.get("_nullable", NONE)
        default = self._plain_default(value.attributes.get("_default", NONE))
        value = Instance(value.cls, {**value.attributes, "_default": default}, value.place)
        description = _describe_type(field_type, place)
        if isinstance(description, Unknown):
            return description
        shown_default = _default(default)
        is_nullable = truth(nullable)
        representation = self._representation(value, field_type, place)
        for part in (shown_default, representation):
            if isinstance(part, Unknown):
                return Unknown(part.reason, part.place or place)
        if is_nullable is None:
            return Unknown("whether it is nullable", place)
        shape = FieldShape(
            description.text,
            is_nullable,
            None if isinstance(shown_default, Unknown) else shown_default,
            description.values,
        )
        places = FieldPlaces(
            key.place,
            place,
            field_type.place,
            nullable.place,
            getattr(default, "place", None),
            description.values_place,
            description.value_places,
        )
        return DescribedField(shape, str(representation), places, description.objects)

    def _plain_default(self, default: Value) -> Value:
        """A default, or the text that it is shown as: a versioned object without any values."""
        if not isinstance(default, Instance) or not _UNSET.issuperset(default.attributes):
            return default
        shown_by = attributes.find(default.cls.mro, "__repr__")
        owner = shown_by.owner if isinstance(shown_by, Function) else None
        names = self.fields(default.cls)
        if owner is None or owner.dotted_name != _VERSIONED_OBJECT or isinstance(names, Unknown):
            return default
        values = ",".join(f"{name}=<?>" for name in sorted(names))
        return Constant(f"{default.cls.name}({values})", default.place)

    def _representation(
        self, field: Instance, field_type: Instance | ClassValue, place: Place
    ) -> str | Unknown:
        for cls in field.cls.mro:
            if not isinstance(cls, ClassValue):
                return Unknown("a field class with a base that is not known", place)
            if attributes.own(cls, "__repr__") is None:
                continue
            form = _REPRESENTATIONS.get(cls.dotted_name)
            if form is not None:
                return form(field, field_type)
            method = self._evaluator.attribute(field, "__repr__", place)
            shown = self._evaluator.call(method, Arguments((), {}), place)
            return stringify(shown)
        return Unknown("a field class that is not one of oslo.versionedobjects", place)


def _changed_by_metaclass(cls: ClassValue) -> Unknown | None:
    """Why the fields are not what the class body says: a metaclass has the last word."""
    metaclass = cls.metaclass
    match metaclass:
        case None | Native():
            return None
        case External() if is_harmless(metaclass):
            return None
        case External(name=name):
            return Unknown(f"metaclass {unavailable(name)}", cls.place)
        case ClassValue(mro=mro):
            makers = (attributes.find(mro, name) for name in ("__new__", "__init__"))
            if any(maker is not None for maker in makers):
                return Unknown(f"its metaclass '{metaclass.name}' may change it", cls.place)
            return None
        case _:
            return Unknown("a metaclass that is not known", cls.place)


class _TypeDescription(NamedTuple):
    text: str
    values: tuple[str, ...] | None = None
    values_place: Place | None = None
    value_places: Places = MappingProxyType({})
    objects: tuple[str, ...] = ()


def _named(value: Value, place: Place) -> Fields | Unknown:
    if not isinstance(value, Mapping):
        return not_a("dict", value, getattr(value, "place", None) or place)
    fields: Fields = {}
    for key, item in value.entries.values():
        if not isinstance(key, Constant) or not isinstance(key.value, str):
            return Unknown("a field whose name is not a text", key.place or place)
        fields[key.value] = (key, item)
    return fields


def _describe_type(
    field_type: Instance | ClassValue, place: Place, depth: int = 0
) -> _TypeDescription | Unknown:
    """The grammar of types: ``String``, ``List[…]``, ``Dict[String | None]``, ``Object[Name]``.

    A class where an instance is meant, as in ``AUTO_TYPE = String``, is a ``type[String]``.
    """
    if isinstance(field_type, ClassValue):
        return _TypeDescription(f"type[{field_type.name}]")
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
        return _TypeDescription(f"{name}[{named.value}{widened}]", objects=(named.value,))
    if "_valid_values" in held:
        values = _values(held["_valid_values"], place)
        if isinstance(values, Unknown):
            return values
        values_place = getattr(held["_valid_values"], "place", None)
        return _TypeDescription(name, tuple(values), values_place, values)
    if truth(held.get("tzinfo_aware", Constant(True))) is False:
        return _TypeDescription(f"{name}[tzinfo_aware=False]")
    return _TypeDescription(name)


_TYPE_ATTRIBUTES: Final = (
    "_element_type",
    "_obj_name",
    "_subclasses",
    "_valid_values",
    "tzinfo_aware",
)


def _describe_element(
    name: str, element: Value, place: Place, depth: int
) -> _TypeDescription | Unknown:
    inner = element.attributes.get("_type") if isinstance(element, Instance) else None
    if not isinstance(element, Instance) or not isinstance(inner, Instance | ClassValue):
        return not_a("type", inner or element, place)
    described = _describe_type(inner, place, depth + 1)
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


def _default(value: Value) -> str | Unknown | None:
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
_REPRESENTATIONS: Final[dict[str, _Form]] = {
    _FIELDS + "Field": _represent_field,
    _FIELDS + "BaseEnumField": _represent_enum,
    _FIELDS + "ListOfEnumField": _represent_enum_list,
}
