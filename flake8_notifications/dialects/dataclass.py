"""Dataclasses: fields are what their classes annotate, by the names that they have there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.dialects.annotation_names import meaning_of, name_of, plain
from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.declared import Declared, Metadata, UnknownType
from flake8_notifications.dialects.defaults import is_missing, shown_default, shown_factory
from flake8_notifications.dialects.field_making import class_bindings, fault, typed_of
from flake8_notifications.dialects.field_wrappers import NOT_FOLLOWED, may_make_field
from flake8_notifications.dialects.generics import Bindings
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import own_kind
from flake8_notifications.dialects.members import Member, is_starred, last_values, members_along
from flake8_notifications.dialects.model import Described, Fault, Field, Form, Kind
from flake8_notifications.dialects.pydantic_hooks import hooks_of
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_SKIPPED: Final = frozenset({"typing.ClassVar", "dataclasses.InitVar"})
_FIELD: Final = "dataclasses.field"
_FIELDS: Final = frozenset({_FIELD, "pydantic.Field"})
_NAMING: Final = frozenset({"alias", "serialization_alias", "exclude", "exclude_if"})
_SENTINEL: Final = "dataclasses.KW_ONLY"


def describe(types: TypeReader, cls: ClassValue) -> Described:
    """A class as a dataclass."""
    machine = types.machine
    members, faults = members_along(machine, cls, lambda base: own_kind(machine, base) is not None)
    bindings = class_bindings(types, cls)
    fields = []
    for member in members.values():
        fault = _field(types, cls, member, bindings.get(member.owner, {}))
        if isinstance(fault, Fault):
            faults.append(fault)
        elif fault is not None:
            fields.append(fault)
    faults += _faults_of_pydantic(machine, cls)
    return Described(Kind.DATACLASS, Form.OBJECT, tuple(fields), tuple(faults))


def _faults_of_pydantic(machine: DialectInterpreter, cls: ClassValue) -> Iterator[Fault]:
    """What pydantic reads of a dataclass, and nothing here does: its config and its hooks."""
    for base in project_classes(cls):
        place = Place(base.module.path, base.definition.line)
        own = own_kind(machine, base)
        if own is not None and any(argument.name == "config" for argument in own[1].arguments):
            yield Fault("class", "a config of pydantic", place)
        if "__pydantic_config__" in base.body.bindings:
            yield Fault("class", "a config of pydantic", place)
    for hook in hooks_of(machine, cls):
        yield Fault("class", "what pydantic makes of its methods", hook.place)


def _is_named_anew(types: TypeReader, member: Member, declared: Declared) -> bool:
    """Whether ``Field(…)`` of pydantic gives a field another name, or leaves it out."""
    metadata = [*declared.metadata]
    if member.value is not None:
        metadata.append(Metadata(member.value, member.owner.body))
    for node, frame in metadata:
        if isinstance(node, syntax.Call):
            name = name_of(plain(types.machine, meaning_of(types.machine, node.function, frame)))
            if name == "pydantic.Field" and (is_starred(node) or _NAMING & node.keywords.keys()):
                return True
    return False


def _field(
    types: TypeReader, cls: ClassValue, member: Member, bindings: Bindings
) -> Field | Fault | None:
    machine, frame = types.machine, member.owner.body
    try:
        declared = types.declared(member.annotation, frame)
        if declared.qualifiers & _SKIPPED or _is_sentinel(machine, declared.node, declared.frame):
            return None
        if _is_named_anew(types, member, declared):
            return Fault(member.name, "what 'Field' of pydantic makes of it", member.place)
        typed = typed_of(types, member, declared, bindings)
    except UnknownType as error:
        return fault(member, error)
    default = _default(machine, cls, member)
    if isinstance(default, Fault):
        return default
    return Field(member.name, member.name, typed, default, False, member.place, member.place)


def _is_sentinel(machine: DialectInterpreter, node: syntax.Expression, frame: Frame) -> bool:
    if not isinstance(node, syntax.Name | syntax.Attribute):
        return False
    return name_of(meaning_of(machine, node, frame)) == _SENTINEL


def _default(machine: DialectInterpreter, cls: ClassValue, member: Member) -> str | Fault | None:
    """The default of a field; one that it inherits as a class attribute counts, too."""
    owner = member.owner
    bases = list(project_classes(cls))
    # What the bases of the class that has the field know, not those of another branch.
    along = list(project_classes(owner)) if owner in bases else bases
    for base in along:
        value = member.value if base is owner else last_values(machine, base).get(member.name)
        if value is None or is_missing(machine, value, base.body):
            continue
        if may_make_field(machine, value, base.body):
            return Fault(member.name, NOT_FOLLOWED, member.place)
        if not _is_field_call(machine, value, base.body):
            return shown_default(machine, value, base.body)
        assert isinstance(value, syntax.Call)
        if is_starred(value):
            return Fault(member.name, "a field whose arguments are not written there", member.place)
        words = {
            name: expression
            for name, expression in value.keywords.items()
            if not is_missing(machine, expression, base.body)
        }
        first = value.positional
        if first and not (isinstance(first[0], syntax.Name) and first[0].id == "Ellipsis"):
            return shown_default(machine, first[0], base.body)
        if "default" in words:
            return shown_default(machine, words["default"], base.body)
        if base is owner and "default_factory" in words:
            return shown_factory(machine, words["default_factory"], base.body)
        if base is owner:
            # Without a default it takes the name off the class, but not off its bases.
            return None
    return None


def _is_field_call(machine: DialectInterpreter, node: syntax.Expression, frame: Frame) -> bool:
    return (
        isinstance(node, syntax.Call)
        and name_of(meaning_of(machine, node.function, frame)) in _FIELDS
    )
