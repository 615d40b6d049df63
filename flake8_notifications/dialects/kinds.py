"""Which dialect a class speaks, as its bases and decorators say."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Final, NamedTuple

from flake8_notifications.dialects.annotation_names import Meaning, meaning_of, name_of, plain
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.model import Kind
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax

_BASES: Final = {
    "pydantic.BaseModel": Kind.PYDANTIC,
    "pydantic.RootModel": Kind.PYDANTIC,
    "pydantic.BaseSettings": Kind.PYDANTIC,
    "pydantic.v1.BaseModel": Kind.PYDANTIC,
    "pydantic.GenericModel": Kind.PYDANTIC,
    "msgspec.Struct": Kind.MSGSPEC,
    "typing.TypedDict": Kind.TYPED_DICT,
    "typing.NamedTuple": Kind.NAMED_TUPLE,
    # What makes a class stands for the base that the class has then.
    "pydantic.create_model": Kind.PYDANTIC,
    "msgspec.defstruct": Kind.MSGSPEC,
    "collections.namedtuple": Kind.NAMED_TUPLE,
}
_DECORATORS: Final = {
    "dataclasses.dataclass": Kind.DATACLASS,
    "pydantic.dataclass": Kind.DATACLASS,
    "attrs.attrs": Kind.ATTRS,
    "attrs.define": Kind.ATTRS,
    "attrs.frozen": Kind.ATTRS,
    "attrs.dataclass": Kind.ATTRS,
    "dataclasses.make_dataclass": Kind.DATACLASS,
    "attrs.make_class": Kind.ATTRS,
}
#: Bases that add nothing to what is on the wire.
_HARMLESS: Final = frozenset(
    {
        *("typing.Generic", "typing.Protocol", "abc.ABC", "typing.Hashable", "object"),
        *("typing.Sized", "collections.abc.Hashable"),
        *(
            name
            for name, value in vars(builtins).items()
            if isinstance(value, type) and issubclass(value, BaseException)
        ),
    }
)


class Decorator(NamedTuple):
    """A decorator of a class.

    :ivar name: the canonical name, of one of a library; the dotted one, of one of the project.
    :ivar node: as it is written.
    """

    name: str | None
    meaning: Meaning
    node: syntax.Expression
    frame: Frame

    @property
    def arguments(self) -> tuple[syntax.Argument, ...]:
        return self.node.arguments if isinstance(self.node, syntax.Call) else ()


def base_name(base: Value) -> str | None:
    """The canonical name of a class of a library."""
    name = name_of(base)
    return None if name is None else name.removesuffix("[]")


def is_harmless_base(base: Value) -> bool:
    """Whether a class that is not read says nothing of fields."""
    name = base_name(base)
    return name in _HARMLESS or name in _BASES


def scope_of(cls: ClassValue) -> Frame:
    """Where the header of a class is evaluated."""
    around = cls.body.around
    return around[0] if around is not None else cls.body.parent or cls.body


def decorators_of(machine: DialectInterpreter, cls: ClassValue) -> Iterator[Decorator]:
    """The decorators of a class itself."""
    frame = scope_of(cls)
    for node in cls.definition.decorators:
        callee = node.function if isinstance(node, syntax.Call) else node
        meaning = plain(machine, meaning_of(machine, callee, frame))
        name = name_of(meaning)
        if isinstance(meaning, Function):
            name = f"{meaning.module.name}.{meaning.name}"
        yield Decorator(name, meaning, node, frame)


def own_kind(machine: DialectInterpreter, cls: ClassValue) -> tuple[Kind, Decorator] | None:
    """The dialect that a decorator of a class itself makes it speak."""
    for decorator in decorators_of(machine, cls):
        kind = _DECORATORS.get(decorator.name or "")
        if kind is not None:
            return kind, decorator
    return None


def kind_of(machine: DialectInterpreter, cls: ClassValue) -> Kind | None:
    """The dialect of a class; None where it speaks none."""
    return machine.remember("kind", cls, lambda: _kind_of(machine, cls))


def _kind_of(machine: DialectInterpreter, cls: ClassValue) -> Kind | None:
    for base in cls.mro:
        kind = _BASES.get(base_name(base) or "")
        if kind is not None:
            return kind
    for base in cls.mro:
        if isinstance(base, ClassValue) and base.definition.decorators:
            own = own_kind(machine, base)
            if own is not None:
                return own[0]
    return None
