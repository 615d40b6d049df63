"""The fields of classes, merged as oslo.versionedobjects does.

``_make_class_properties`` in oslo_versionedobjects/base.py: a registered class keeps its own
``fields`` and takes those of each class behind it in the MRO that it has not got yet; a class that
is not registered has only what attribute look-up finds.
"""

from __future__ import annotations

import builtins
import sys
from typing import Final

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.plain import entries
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.sameness import key_of
from flake8_notifications.interpretation.values.base import Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.containers import Entries
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassLike, ClassValue
from flake8_notifications.payloads.machine import ClassMachine
from flake8_notifications.source.place import Place

FIELDS: Final = "fields"
#: A field by its name: the name as it was written, and the value.
Fields = dict[str, tuple[Constant, Value]]
_STANDARD: Final = sys.stdlib_module_names | {"typing_extensions", *dir(builtins)}


def is_harmless(base: External) -> bool:
    """Whether a class that cannot be read has nothing to do with what classes look like."""
    return base.name.partition(".")[0] in _STANDARD


def held(machine: ClassMachine, cls: ClassLike) -> Fields | Unknown | None:
    """``fields`` of the class itself; None where the class has none of its own."""
    match cls:
        case Unknown():
            return cls
        case External(name=name):
            if is_harmless(cls):
                return None
            return Unknown(f"base class {unavailable(name)}")
    problem = _changed_by_metaclass(machine, cls)
    if problem is not None:
        return problem
    own = class_lookup.own(machine, cls, FIELDS)
    return None if own is None else _named(machine, own, cls)


def fields_of(machine: ClassMachine, cls: ClassValue) -> Fields | Unknown:
    """The class attribute ``fields``, or why it is not known."""
    for base in cls.mro:
        found = held(machine, base)
        if found is not None:
            return found
    return {}


def merge(machine: ClassMachine, cls: ClassValue) -> None:
    """Let a class have the fields of its bases, as registering does."""
    merged = _merged(machine, cls)
    if isinstance(merged, Unknown):
        content = Entries({}, merged)
    else:
        content = Entries({key_of(key): (key, field) for key, field in merged.values()})
    machine.set_attribute(cls, FIELDS, machine.dict_of(content, machine.written(cls)))


def _merged(machine: ClassMachine, cls: ClassValue) -> Fields | Unknown:
    own = fields_of(machine, cls)
    if isinstance(own, Unknown):
        return own
    merged = dict(own)
    for base in cls.mro[1:]:
        inherited: Fields | Unknown | None
        if isinstance(base, ClassValue):
            inherited = fields_of(machine, base)
        else:
            inherited = held(machine, base)
        if isinstance(inherited, Unknown):
            return inherited
        for name, field in (inherited or {}).items():
            merged.setdefault(name, field)
    return merged


def _changed_by_metaclass(machine: ClassMachine, cls: ClassValue) -> Unknown | None:
    """Why the fields are not what the class body says: a metaclass has the last word."""
    if cls in machine.problems:
        return machine.problems[cls]
    metaclass = cls.metaclass
    match metaclass:
        case None | Native() | ClassValue():
            return None
        case External(name=name):
            if is_harmless(metaclass):
                return None
            return Unknown(f"metaclass {unavailable(name)}", machine.written(cls))
        case _:
            return Unknown("a metaclass that is not known", machine.written(cls))


def _named(machine: ClassMachine, value: Value, cls: ClassValue) -> Fields | Unknown:
    place = machine.written(cls) or Place(cls.module.path, 1)
    pairs = entries(machine, value, machine.written(value) or place)
    if isinstance(pairs, Unknown):
        return pairs
    fields: Fields = {}
    for key, item in pairs:
        if not isinstance(key, Constant) or not isinstance(key.value, str):
            return Unknown("a field whose name is not a text", machine.written(key) or place)
        fields[key.value] = (key, item)
    return fields
