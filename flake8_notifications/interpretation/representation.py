"""``repr`` and ``str`` of values, exactly as the running program would produce them."""

from __future__ import annotations

import sys
from typing import Final

from flake8_notifications.interpretation import plain
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.values.base import Constant, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import Native
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.interpretation.written import WrittenInterpreter
from flake8_notifications.source.place import Place

_DEEPEST: Final = 20
_LONGEST: Final = 1_000_000
_NOWHERE: Final = Place("?", 0)

#: Builtin callables that are types, so that their repr is ``<class 'name'>``.
BUILTIN_TYPES: Final = frozenset(
    {
        "bool", "bytes", "dict", "enumerate", "filter", "float", "frozenset", "int", "list",
        "map", "object", "property", "range", "reversed", "set", "staticmethod", "classmethod",
        "str", "super", "tuple", "type", "zip",
    }
)  # fmt: skip

#: The bases of enums whose members are shown as their values.
_VALUE_ENUMS: Final = frozenset(
    {"enum.StrEnum", "enum.IntEnum", "enum.IntFlag", "enum.ReprEnum"}
    if sys.version_info >= (3, 11)
    else set()
)
_MIXED_IN: Final = frozenset({"str", "int", "float", "enum.IntEnum"})


class Unrepresentable(Exception):
    """Raised in this module with the reason why there is no stable representation.

    :ivar part: the unknown part, if a part is the reason.
    """

    def __init__(self, reason: str, part: Unknown | None = None) -> None:
        super().__init__(reason)
        self.part = part


def represent(machine: WrittenInterpreter, value: Value) -> str | Unknown:
    """``repr(value)``, or why it is unknown."""
    try:
        return _repr(machine, value, 0)
    except Unrepresentable as error:
        if error.part is not None and error.part.place is not None:
            return error.part
        return Unknown(str(error), machine.written(value))


def stringify(machine: WrittenInterpreter, value: Value) -> str | Unknown:
    """``str(value)``, or why it is unknown."""
    value = plain.single(machine, value)
    if isinstance(value, Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, Instance) and value.cls.is_enum:
        return _member_text(machine, value, _VALUE_ENUMS)
    return represent(machine, value)


def formatted(machine: WrittenInterpreter, value: Value) -> str | Unknown:
    """``format(value)``, which is ``str(value)`` except for enums with a mixed-in type."""
    value = plain.single(machine, value)
    if sys.version_info < (3, 11) and isinstance(value, Instance) and value.cls.is_enum:
        return _member_text(machine, value, _VALUE_ENUMS | _MIXED_IN)
    return stringify(machine, value)


def _member_text(
    machine: WrittenInterpreter, member: Instance, shown_by_value: frozenset[str]
) -> str | Unknown:
    """``str()`` of a member of an enum; that of its value for an enum with one of some bases."""
    for base in member.cls.mro:
        if isinstance(base, ClassValue) and any(
            name in base.body.positions for name in ("__str__", "__format__")
        ):
            return Unknown(f"a '__str__' of '{base.name}'", member.place)
        if isinstance(base, External) and base.name in shown_by_value:
            return stringify(machine, member.attributes["_value_"])
    return f"{member.cls.name}.{stringify(machine, member.attributes['_name_'])}"


def _repr(machine: WrittenInterpreter, value: Value, depth: int) -> str:
    if depth > _DEEPEST:
        raise Unrepresentable("a value nested too deeply")
    value = plain.single(machine, value)
    match value:
        case Constant(value=primitive):
            return repr(primitive)
        case Tuple(fields=(), items=items):
            comma = "," if len(items) == 1 else ""
            return f"({_joined(machine, items, depth)}{comma})"
        case ListObject():
            return _repr_items(machine, value, depth)
        case DictObject():
            return _repr_dict(machine, value, depth)
        case ClassValue():
            return _repr_class(value)
        case Native(name=name):
            return _repr_native(name)
        case Instance():
            return _repr_instance(machine, value, depth)
        case Unknown():
            raise Unrepresentable(value.reason, value)
        case External(name=name):
            raise Unrepresentable(unavailable(name))
        case Function():
            raise Unrepresentable(f"the function '{value.name}', whose repr is its address")
        case _:
            raise Unrepresentable("a value whose repr is not known")


def _repr_items(machine: WrittenInterpreter, value: ListObject, depth: int) -> str:
    if value.kind == "deque":
        raise Unrepresentable("a value whose repr is not known")
    items = plain.items(machine, value, _NOWHERE, any_order=True)
    if isinstance(items, Unknown):
        raise Unrepresentable(items.reason, items)
    if value.kind in ("set", "frozenset"):
        if len(items) > 1:
            raise Unrepresentable("a set, whose order is not defined")
        if not items:
            return f"{value.kind}()"
    text = _joined(machine, items, depth)
    if value.kind == "list":
        return f"[{text}]"
    return f"frozenset({{{text}}})" if value.kind == "frozenset" else f"{{{text}}}"


def _repr_dict(machine: WrittenInterpreter, value: DictObject, depth: int) -> str:
    pairs = plain.entries(machine, value, value.place or _NOWHERE)
    if isinstance(pairs, Unknown):
        raise Unrepresentable(pairs.reason, pairs)
    if machine.is_ordered_dict(value):
        if pairs:
            raise Unrepresentable("an OrderedDict, whose repr depends on the version of Python")
        return "OrderedDict()"
    texts = [
        f"{_repr(machine, key, depth + 1)}: {_repr(machine, item, depth + 1)}"
        for key, item in pairs
    ]
    return "{" + _bounded(texts) + "}"


def _repr_class(value: ClassValue) -> str:
    for base in value.mro:
        if isinstance(base, External) and base.name.startswith("enum."):
            kind = "flag" if base.name.endswith("Flag") else "enum"
            return f"<{kind} '{value.name}'>"
    return f"<class '{value.dotted_name}'>"


def _repr_native(name: str) -> str:
    module, _, short = name.rpartition(".")
    if module == "builtins" and short in BUILTIN_TYPES:
        return f"<class '{short}'>"
    raise Unrepresentable(f"'{name}', whose repr is not known")


def _repr_instance(machine: WrittenInterpreter, value: Instance, depth: int) -> str:
    attributes = value.attributes
    if value.cls.is_enum and "_value_" in attributes and "_name_" in attributes:
        name = stringify(machine, attributes["_name_"])
        return f"<{value.cls.name}.{name}: {_repr(machine, attributes['_value_'], depth + 1)}>"
    raise Unrepresentable(f"an instance of '{value.cls.name}', whose repr is not known")


def _joined(machine: WrittenInterpreter, items: tuple[Value, ...] | list[Value], depth: int) -> str:
    return _bounded([_repr(machine, item, depth + 1) for item in items])


def _bounded(texts: list[str]) -> str:
    if sum(map(len, texts)) > _LONGEST:
        raise Unrepresentable("a value too long to be represented")
    return ", ".join(texts)
