"""What a dialect tells of a class, as plain data."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.dialects.types import Type
from flake8_notifications.source.place import Place


class Kind(str, enum.Enum):
    """A dialect, as it is called in the fingerprint file."""

    PYDANTIC = "pydantic"
    DATACLASS = "dataclass"
    ATTRS = "attrs"
    MSGSPEC = "msgspec"
    TYPED_DICT = "typeddict"
    NAMED_TUPLE = "namedtuple"


class Form(str, enum.Enum):
    """What an object of a class is on the wire."""

    OBJECT = "object"
    #: A list, in which the position of a field is what a consumer goes by.
    ARRAY = "array"
    #: What its one field holds, without a name.
    ROOT = "root"


#: The name that the one field of :attr:`Form.ROOT` has here.
ROOT_FIELD: Final = "root"

ValuePlaces: TypeAlias = Mapping[str, Place | None]


class Typed(NamedTuple):
    """A type, and where its parts are written that are not where it is used.

    :ivar places: of aliases.
    :ivar values: of the values that it allows, by how they are written in a type.
    :ivar classes: the classes that it refers to, by path, line and column.
    """

    type: Type
    places: tuple[Place, ...] = ()
    values: ValuePlaces = MappingProxyType({})
    classes: tuple[tuple[str, int, int], ...] = ()


class Field(NamedTuple):
    """A field as it is on the wire.

    :ivar name: on the wire.
    :ivar attribute: its name in the class; empty where the class declares nothing of it.
    :ivar default: how it is written; None where there is none.
    :ivar may_be_absent: whether an object may go without it.
    :ivar place: where it is declared.
    :ivar causes: where else something is said of it: a config that renames it, say.
    """

    name: str
    attribute: str
    typed: Typed
    default: str | None
    may_be_absent: bool
    place: Place
    default_place: Place | None = None
    causes: tuple[Place, ...] = ()


class Fault(NamedTuple):
    """Something of a class that cannot be told.

    :ivar subject: the field, or ``class`` for the class as a whole.
    """

    subject: str
    reason: str
    place: Place | None


class Described(NamedTuple):
    """A class as its dialect has it.

    :ivar fields: in the order of the class.
    :ivar is_closed: whether readers who share the class refuse a field that it does not have.
    :ivar causes: where its configuration is written.
    :ivar is_extensible: whether its objects may have fields that it does not declare.
    """

    kind: Kind
    form: Form
    fields: tuple[Field, ...]
    faults: tuple[Fault, ...] = ()
    is_closed: bool = False
    causes: tuple[Place, ...] = ()
    is_extensible: bool = False
