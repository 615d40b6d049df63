"""Named tuples: lists on the wire, in which each field has its position."""

from __future__ import annotations

from typing import Final

from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.defaults import shown_default
from flake8_notifications.dialects.field_making import typed_members
from flake8_notifications.dialects.kinds import base_name
from flake8_notifications.dialects.members import members_along
from flake8_notifications.dialects.model import Described, Fault, Field, Form, Kind
from flake8_notifications.interpretation.values.scopes import ClassValue

_BASES: Final = frozenset({"typing.NamedTuple", "collections.namedtuple"})


def describe(types: TypeReader, cls: ClassValue) -> Described:
    """A class as a named tuple."""
    # What is derived from one adds no fields.
    members, faults = members_along(types.machine, cls, _is_made)
    fields = []
    for fault in typed_members(types, cls, members.values()):
        if isinstance(fault, Fault):
            faults.append(fault)
            continue
        member, _, typed = fault
        default = None
        if member.value is not None:
            default = shown_default(types.machine, member.value, member.owner.body)
        fields.append(
            Field(member.name, member.name, typed, default, False, member.place, member.place)
        )
    return Described(Kind.NAMED_TUPLE, Form.ARRAY, tuple(fields), tuple(faults))


def _is_made(cls: ClassValue) -> bool:
    return any(not isinstance(base, ClassValue) and base_name(base) in _BASES for base in cls.bases)
