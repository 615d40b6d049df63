"""What an expression can evaluate to, and where the names in it are looked up.

Values are plain data; only an :class:`Instance`, a :class:`ClassValue` and a :class:`Function`
have attributes that grow while their definition is read.  ``place`` is where a value was written
down, so that a message can point there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

import msgspec

from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place as Place
from flake8_notifications.source.syntax import (
    ClassDefinition,
    FunctionDefinition,
    Lambda,
    Primitive,
    Statement,
)


class Constant(msgspec.Struct, frozen=True):
    value: Primitive | bytes
    place: Place | None = None


class Collection(msgspec.Struct, frozen=True):
    """A tuple, list, set or frozenset; a set's items stand as they were written."""

    kind: Literal["tuple", "list", "set", "frozenset"]
    items: tuple[Value, ...]
    place: Place | None = None

    @property
    def is_ordered(self) -> bool:
        return self.kind in ("tuple", "list") or len(self.items) < 2


class Mapping(msgspec.Struct, frozen=True):
    """A dict: by the key's identity (see :func:`key_of`), the key and its value, in order."""

    entries: dict[Hashable, tuple[Value, Value]]
    is_ordered_dict: bool = False
    place: Place | None = None


class Scope(Protocol):
    """Where an expression stands."""

    @property
    def module(self) -> SourceModule: ...

    @property
    def owner(self) -> ClassValue | None:
        """The class whose body, or whose method, this is."""

    @property
    def variables(self) -> dict[str, Value]:
        """What has been bound here so far; statements that are executed bind here."""

    def lookup(self, name: str) -> Value | None:
        """The value of a name, or None where it is not bound."""

    def closure(self) -> Scope:
        """What a function defined here sees when it is called."""


class Body(Protocol):
    """The body of a module or class.

    :ivar parent: where the class is defined; None for a module, like the owner.
    :ivar owner: the class.
    :ivar variables: what executing all statements in turn has bound; nothing where it is read by
        need.
    """

    module: SourceModule
    statements: tuple[Statement, ...]
    parent: Scope | None
    owner: ClassValue | None
    variables: dict[str, Value]

    @property
    def names(self) -> Iterable[str]:
        """The names that the body binds, in order."""

    def lookup(self, name: str, before: int | None = None) -> Value | None:
        """The value of a name that the body binds, or None.

        :param before: only statements in front of this position count (None: all of them).
        """

    def statement_of(self, name: str) -> Statement | None:
        """The last statement that binds a name."""

    def run(self) -> None:
        """Execute what is not read by need."""

    def forget(self, name: str) -> None:
        """What ``del name`` does beside the variables."""


class ClassValue:
    """A class of the project or of a library.

    :ivar namespace: its body.
    :ivar bases: evaluated; anything that is no class stands for an unknown base.
    :ivar metaclass: the one that its own statement names, evaluated.
    :ivar overrides: attributes that were set from outside its body.
    :ivar problem: why it is not what its body says, if that is not known.
    """

    def __init__(
        self,
        definition: ClassDefinition,
        module: SourceModule,
        qualified_name: str,
        namespace: Body,
        bases: tuple[Value, ...],
        metaclass: Value | None,
    ) -> None:
        self.definition = definition
        self.module = module
        self.qualified_name = qualified_name
        self.namespace = namespace
        self.bases = bases
        self.metaclass = metaclass
        self.overrides: dict[str, Value] = {}
        self.problem: Unknown | None = None
        self.mro: tuple[ClassValue | External | Unknown, ...] = ()

    def __repr__(self) -> str:
        return f"<ClassValue {self.dotted_name}>"

    @property
    def name(self) -> str:
        return self.definition.name

    @property
    def dotted_name(self) -> str:
        return f"{self.module.name}.{self.qualified_name}"

    @property
    def place(self) -> Place:
        return Place(self.module.path, self.definition.line)


class Instance(msgspec.Struct):
    cls: ClassValue
    attributes: dict[str, Value]
    place: Place | None = None


class Function:
    """A function or lambda, with the scope it closes over.

    :ivar owner: the class whose body defines it, for ``super()``.
    :ivar defining_scope: where its defaults are evaluated, which may be the body of a class.
    :ivar attributes: what was set on it, as decorators do.
    :ivar defaults: of its parameters, as far as they are not evaluated by need.
    """

    def __init__(
        self,
        definition: FunctionDefinition | Lambda,
        module: SourceModule,
        scope: Scope,
        owner: ClassValue | None,
        place: Place,
        defining_scope: Scope | None = None,
    ) -> None:
        self.definition = definition
        self.module = module
        self.scope = scope
        self.defining_scope = defining_scope or scope
        self.owner = owner
        self.attributes: dict[str, Value] = {}
        self.defaults: dict[str, Value] = {}
        self.place = place

    @property
    def name(self) -> str:
        is_named = isinstance(self.definition, FunctionDefinition)
        return self.definition.name if is_named else "<lambda>"  # type: ignore[union-attr]


class Descriptor(msgspec.Struct, frozen=True):
    """What ``classmethod``, ``staticmethod``, ``property`` or the like makes of a function."""

    kind: Literal["classmethod", "staticmethod", "property", "partialmethod"]
    function: Value
    place: Place | None = None


class BoundMethod(msgspec.Struct, frozen=True):
    function: Function
    receiver: Value
    place: Place | None = None


class Partial(msgspec.Struct, frozen=True):
    function: Value
    positional: tuple[Value, ...]
    keywords: dict[str, Value]
    place: Place | None = None


class ModuleValue(msgspec.Struct, frozen=True):
    module: SourceModule
    place: Place | None = None


class Super(msgspec.Struct, frozen=True):
    """``super()``: attributes of ``receiver`` from behind ``owner`` in its MRO."""

    owner: ClassValue
    receiver: Value
    place: Place | None = None


class Native(msgspec.Struct, frozen=True):
    """A builtin or standard library callable that the evaluator knows, by dotted name."""

    name: str
    place: Place | None = None


class NativeMethod(msgspec.Struct, frozen=True):
    """A method of a constant or container."""

    receiver: Value
    name: str
    place: Place | None = None


class External(msgspec.Struct, frozen=True):
    """Something of a module whose source is not at hand; its name is all that is known."""

    name: str
    place: Place | None = None


class Unknown(msgspec.Struct, frozen=True):
    """What could not be evaluated, with the reason, and the place where evaluation stopped."""

    reason: str
    place: Place | None = None

    def __str__(self) -> str:
        return f"{self.reason} ({self.place})" if self.place else self.reason


class Arguments(NamedTuple):
    """The evaluated arguments of a call."""

    positional: tuple[Value, ...]
    keywords: dict[str, Value]


Value: TypeAlias = (
    Constant
    | Collection
    | Mapping
    | ClassValue
    | Instance
    | Function
    | Descriptor
    | BoundMethod
    | Partial
    | ModuleValue
    | Super
    | Native
    | NativeMethod
    | External
    | Unknown
)

NONE = Constant(None)
#: What is the same whenever a program runs, by its dotted name.
CONSTANTS: dict[str, Constant] = {"typing.TYPE_CHECKING": Constant(False)}
ClassLike: TypeAlias = ClassValue | External | Unknown


_MOST_KEY_PARTS: Final = 2000


def _is_small(value: Collection) -> bool:
    """Whether a tuple can be hashed: one that holds itself twice, many times over, cannot."""
    pending: list[Value] = [value]
    for _ in range(_MOST_KEY_PARTS):
        if not pending:
            return True
        part = pending.pop()
        if isinstance(part, Collection):
            pending.extend(part.items)
    return False


def key_of(value: Value) -> Hashable | None:
    """What a value is equal to as a dict key or set item, or None if that is not known."""
    match value:
        case Constant(value=primitive):
            return ("constant", primitive)
        case Collection(kind="tuple", items=items) if _is_small(value):
            keys = tuple(map(key_of, items))
            return None if None in keys else ("tuple", keys)
        case ClassValue():
            return ("class", value.dotted_name)
        case Native(name=name) | External(name=name):
            return ("name", name)
        case Instance(cls=cls, attributes=attributes):
            member = attributes.get("_value_")
            return ("member", cls.dotted_name, key_of(member)) if member else None
        case _:
            return None
