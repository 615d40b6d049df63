"""The fields of a class, merged and described as oslo.versionedobjects would.

``_make_class_properties`` in oslo_versionedobjects/base.py: a registered class keeps its own
``fields`` and takes those of each class behind it in the MRO that it has not got yet; a class that
is not registered has only what attribute look-up finds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from flake8_notifications.evaluation import attributes
from flake8_notifications.evaluation.evaluator import Evaluator
from flake8_notifications.evaluation.expressions import not_a
from flake8_notifications.evaluation.heap import Spoiled, spoiled
from flake8_notifications.evaluation.mro import is_harmless
from flake8_notifications.evaluation.operators import truth
from flake8_notifications.evaluation.representation import stringify, unavailable
from flake8_notifications.evaluation.running import is_run
from flake8_notifications.evaluation.values import (
    NONE,
    Arguments,
    ClassLike,
    ClassValue,
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
from flake8_notifications.payloads.field_types import (
    REPRESENTATIONS,
    describe_type,
    shown_default,
)
from flake8_notifications.payloads.model import FieldPlaces, FieldShape
from flake8_notifications.payloads.registration import Registration

_VERSIONED_OBJECT: Final = "oslo_versionedobjects.base.VersionedObject"
#: The attributes of a versioned object that has no values yet.
_UNSET: Final = frozenset({"_changed_fields", "_context"})

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
        self._active: set[ClassLike] = set()
        self._dicts: dict[ClassLike, tuple[Fields, Mapping]] = {}

    def fields(self, cls: ClassValue) -> Fields | Unknown:
        """The class attribute ``fields`` at run time, or why it is not known."""
        for base in cls.mro:
            held = self._held(base)
            if held is not None:
                return held
        return {}

    def known(self, cls: ClassValue) -> Fields | Unknown:
        """The class attribute ``fields``, or why it is not known, bases included.

        Whether a base was changed from outside before a class was registered, or behind that,
        cannot be told.
        """
        for base in cls.mro if is_run(cls) else ():
            held = self._held(base)
            if isinstance(held, Unknown) and self._registration(cls) is not Registration.NONE:
                return held
        return self.fields(cls)

    def attribute(self, cls: ClassValue) -> Value | None:
        """What ``cls.fields`` is for other code; None where the class body says it."""
        for base in cls.mro:
            if isinstance(base, ClassValue) and self._is_live(base):
                own = attributes.own(base, "fields")
                if own is not None:
                    return own
                continue
            if base in self._active:
                return None
            held = self._held(base)
            if isinstance(held, Unknown):
                # Other things than a versioned object may have an attribute of this name.
                written = attributes.find(cls.mro, "fields")
                return held if isinstance(written, Mapping) else None
            if held is not None:
                return self._shared(base, held)
        return None

    def _is_live(self, cls: ClassValue) -> bool:
        return is_run(cls) or cls in self._evaluator.unfinished

    def _shared(self, cls: ClassLike, held: Fields) -> Value | None:
        """The dict that a class has, always the same one; nobody else is to change it."""
        known = self._dicts.get(cls)
        if known is None or known[0] is not held:
            entries = {key_of(key): (key, field) for key, field in held.values()}
            known = held, Mapping(dict(entries), place=cls.place)
            self._dicts[cls] = known
            if self._evaluator.heap is not None:
                self._evaluator.heap.seal((known[1],))
        return known[1] if known[0] else None

    def merge(self, cls: ClassValue) -> None:
        """Let a class have the fields of its bases, as registering does."""
        merged = self.fields(cls)
        if not isinstance(merged, Unknown):
            merged = self._merged(cls, merged)
        if isinstance(merged, Unknown):
            value: Value = Spoiled(merged.reason, merged.place)
        else:
            entries = {key_of(key): (key, field) for key, field in merged.values()}
            value = Mapping(dict(entries), place=cls.place)
        self._evaluator.set_attribute(cls, "fields", value, cls.place)

    def _merged(self, cls: ClassValue, own: Fields) -> Fields | Unknown:
        merged = dict(own)
        for base in cls.mro[1:]:
            inherited = self.fields(base) if isinstance(base, ClassValue) else self._held(base)
            if isinstance(inherited, Unknown):
                return inherited
            for name, field in (inherited or {}).items():
                merged.setdefault(name, field)
        return merged

    def _held(self, cls: ClassLike) -> Fields | Unknown | None:
        """``fields`` of the class itself; None where the class has none of its own."""
        if isinstance(cls, Unknown):
            return cls
        if isinstance(cls, External):
            is_plain = is_harmless(cls)
            return None if is_plain else Unknown(f"base class {unavailable(cls.name)}", cls.place)
        if is_run(cls):
            own = attributes.own(cls, "fields")
            problem = _changed_by_metaclass(cls)
            return problem or (None if own is None else _named(own, cls.place))
        shared = self._dicts.get(cls)
        if shared is not None and (problem := spoiled(shared[1])) is not None:
            return problem
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
        is_merged = self._registration(cls) is not Registration.NONE
        changed = _changed_by_metaclass(cls)
        if changed is not None:
            return changed
        own = attributes.own(cls, "fields")
        fields: Fields | Unknown | None = None if own is None else _named(own, cls.place)
        if not is_merged or isinstance(fields, Unknown):
            return fields
        return self._merged(cls, fields or {})

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
        description = describe_type(field_type, place)
        if isinstance(description, Unknown):
            return description
        shown = shown_default(default)
        is_nullable = truth(nullable)
        representation = self._representation(value, field_type, place)
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
            form = REPRESENTATIONS.get(cls.dotted_name)
            if form is not None:
                return form(field, field_type)
            method = self._evaluator.attribute(field, "__repr__", place)
            shown = self._evaluator.call(method, Arguments((), {}), place)
            return stringify(shown)
        return Unknown("a field class that is not one of oslo.versionedobjects", place)


def _changed_by_metaclass(cls: ClassValue) -> Unknown | None:
    """Why the fields are not what the class body says: a metaclass has the last word."""
    if cls.problem is not None:
        return cls.problem
    metaclass = cls.metaclass
    match metaclass:
        case None | Native():
            return None
        case External() if is_harmless(metaclass):
            return None
        case External(name=name):
            return Unknown(f"metaclass {unavailable(name)}", cls.place)
        case ClassValue():
            return None
        case _:
            return Unknown("a metaclass that is not known", cls.place)


def _named(value: Value, place: Place) -> Fields | Unknown:
    value = spoiled(value) or value
    if not isinstance(value, Mapping):
        return not_a("dict", value, getattr(value, "place", None) or place)
    fields: Fields = {}
    for key, item in value.entries.values():
        if not isinstance(key, Constant) or not isinstance(key.value, str):
            return Unknown("a field whose name is not a text", key.place or place)
        fields[key.value] = (key, item)
    return fields
