"""TypedDicts: keys, of which some may be absent."""

from __future__ import annotations

from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.declared import Declared
from flake8_notifications.dialects.field_making import typed_members
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import scope_of
from flake8_notifications.dialects.members import Member, members_along
from flake8_notifications.dialects.model import Described, Fault, Field, Form, Kind
from flake8_notifications.interpretation.plain import truth, value_in
from flake8_notifications.interpretation.values.scopes import ClassValue
from flake8_notifications.source.place import Place


def describe(types: TypeReader, cls: ClassValue) -> Described:
    """A class as a TypedDict."""
    machine = types.machine
    members, faults = members_along(machine, cls, lambda base: True)
    fields = []
    for fault in typed_members(types, cls, members.values()):
        if isinstance(fault, Fault):
            faults.append(fault)
            continue
        member, declared, typed = fault
        may_be_absent = _may_be_absent(machine, member, declared)
        if may_be_absent is None:
            faults.append(Fault(member.name, "whether it may be absent", member.place))
        else:
            fields.append(Field(member.name, member.name, typed, None, may_be_absent, member.place))
    is_closed = _keyword(machine, cls, "closed") is True
    if any(argument.name == "extra_items" for argument in cls.definition.keywords):
        place = Place(cls.module.path, cls.definition.line)
        faults.append(Fault("class", "'extra_items', which are not known here", place))
    return Described(Kind.TYPED_DICT, Form.OBJECT, tuple(fields), tuple(faults), is_closed)


def _may_be_absent(machine: DialectInterpreter, member: Member, declared: Declared) -> bool | None:
    if "typing.Required" in declared.qualifiers:
        return False
    if "typing.NotRequired" in declared.qualifiers:
        return True
    total = _keyword(machine, member.owner, "total")
    return None if total is None else not total


def _keyword(machine: DialectInterpreter, cls: ClassValue, name: str) -> bool | None:
    """A keyword of the header; None where it is not known, whether it is there or not."""
    for argument in cls.definition.keywords:
        if argument.name == name:
            return truth(machine, value_in(machine, argument.value, scope_of(cls)))
        if argument.name is None:
            return None
    return name == "total"
