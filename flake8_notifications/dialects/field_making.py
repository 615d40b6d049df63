"""What all dialects do to make a field of what a class declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from flake8_notifications.dialects.annotations import TypeReader
from flake8_notifications.dialects.declared import Declared, Metadata, UnknownType
from flake8_notifications.dialects.generics import Bindings, bindings_along, variables_of
from flake8_notifications.dialects.members import Member
from flake8_notifications.dialects.model import Fault, Typed
from flake8_notifications.dialects.types import NOT_KNOWN, Type
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax


def class_bindings(types: TypeReader, cls: ClassValue) -> Mapping[ClassValue, Bindings]:
    """What the type variables are in a class and its bases: its own are numbered."""

    if not any(
        isinstance(node, syntax.Subscript)
        for base in project_classes(cls)
        for node in base.definition.bases
    ):
        return {}

    def read(node: syntax.Expression, frame: Frame, bindings: Bindings) -> Type:
        try:
            return types.read(Metadata(node, frame), bindings).type
        except UnknownType:
            # Who has a field of that type says so.
            return NOT_KNOWN

    variables = variables_of(types.machine, cls)
    own = {each: Type(f"T{at}") for at, each in enumerate(variables, 1)}
    return bindings_along(types.machine, cls, own, read)


class TypedMember(NamedTuple):
    """A member whose type is known."""

    member: Member
    declared: Declared
    typed: Typed


def typed_members(
    types: TypeReader, cls: ClassValue, members: Iterable[Member]
) -> Iterator[TypedMember | Fault]:
    """The members of a class and its bases with their types, or why those cannot be told."""
    bindings = class_bindings(types, cls)
    for member in members:
        try:
            declared = declared_of(types, member)
            typed = typed_of(types, member, declared, bindings.get(member.owner, {}))
        except UnknownType as error:
            yield fault(member, error)
        else:
            yield TypedMember(member, declared, typed)


def declared_of(types: TypeReader, member: Member) -> Declared:
    """The annotation of a member without what stands round its type.

    :raises UnknownType: if a name in it leads nowhere.
    """
    return types.machine.remember(
        "declared", member, lambda: types.declared(member.annotation, member.owner.body)
    )


def typed_of(types: TypeReader, member: Member, declared: Declared, bindings: Bindings) -> Typed:
    """The type of a member.

    :raises UnknownType: if it cannot be told.
    """
    if bindings:
        return _typed_of(types, member, declared, bindings)
    # What a base declares is the same in all that derive from it.
    return types.machine.remember(
        "typed", member, lambda: _typed_of(types, member, declared, bindings)
    )


def _typed_of(types: TypeReader, member: Member, declared: Declared, bindings: Bindings) -> Typed:
    typed = types.read(declared, bindings, member.annotation)
    sent = types.beside(declared.metadata, member.annotation, typed.type)
    typed = typed._replace(type=sent)
    if _holds_unknown(typed.type):
        raise UnknownType(Unknown("a type that a base class is given", member.place))
    return typed


def _holds_unknown(one: Type) -> bool:
    return one == NOT_KNOWN or any(map(_holds_unknown, one.arguments))


def fault(member: Member, error: UnknownType) -> Fault:
    """What cannot be told of a member."""
    return Fault(member.name, error.unknown.reason, error.unknown.place or member.place)
