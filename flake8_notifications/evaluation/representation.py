"""``repr`` and ``str`` of values, to the byte as the running program would give them."""

from __future__ import annotations

import sys
from typing import Final

from flake8_notifications.evaluation.values import (
    ClassValue,
    Collection,
    Constant,
    External,
    Function,
    Instance,
    Mapping,
    Native,
    Unknown,
    Value,
)

_DEEPEST: Final = 20
_LONGEST: Final = 1_000_000
_BRACKETS: Final = {
    "tuple": ("(", ")"),
    "list": ("[", "]"),
    "set": ("{", "}"),
    "frozenset": ("{", "}"),
}

#: Builtin callables that are types, so that their repr is ``<class 'name'>``.
BUILTIN_TYPES: Final = frozenset(
    {
        "bool", "bytes", "dict", "enumerate", "filter", "float", "frozenset", "int", "list",
        "map", "object", "property", "range", "reversed", "set", "staticmethod", "classmethod",
        "str", "super", "tuple", "type", "zip",
    }
)  # fmt: skip


_SINGLETONS: Final = {
    "builtins.Ellipsis": "Ellipsis",
    "builtins.NotImplemented": "NotImplemented",
}

#: The bases of enums whose members print as their values.
_VALUE_ENUMS: Final = frozenset(
    {"enum.StrEnum", "enum.IntEnum", "enum.IntFlag", "enum.ReprEnum"}
    if sys.version_info >= (3, 11)
    else set()
)
_MIXED_IN: Final = frozenset({"builtins.str", "builtins.int", "builtins.float", "enum.IntEnum"})
#: Libraries whose attributes are what a program's configuration says.
_FILLED_AT_RUN_TIME: Final = frozenset({"oslo_config"})


class Unrepresentable(Exception):
    """Raised inside this module with the reason why there is no stable representation.

    :ivar part: what is not known, where it is a part that is not.
    """

    def __init__(self, reason: str, part: Unknown | None = None) -> None:
        super().__init__(reason)
        self.part = part


def represent(value: Value) -> str | Unknown:
    """``repr(value)``, or why it is not known."""
    try:
        return _repr(value, 0)
    except Unrepresentable as error:
        if error.part is not None and error.part.place is not None:
            return error.part
        return Unknown(str(error), getattr(value, "place", None))


def stringify(value: Value) -> str | Unknown:
    """``str(value)``, or why it is not known."""
    if isinstance(value, Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, Instance) and "_value_" in value.attributes:
        return _member_text(value, _VALUE_ENUMS)
    return represent(value)


def formatted(value: Value) -> str | Unknown:
    """``format(value)``, which is ``str(value)`` but for enums with a type mixed in."""
    is_mixed = sys.version_info < (3, 11) and isinstance(value, Instance)
    if is_mixed and "_value_" in value.attributes:  # type: ignore[union-attr]
        return _member_text(value, _VALUE_ENUMS | _MIXED_IN)  # type: ignore[arg-type]
    return stringify(value)


def _member_text(member: Instance, shown_by_value: frozenset[str]) -> str | Unknown:
    """``str()`` of a member of an enum; the value where one of some bases is among its own."""
    for base in member.cls.mro:
        if isinstance(base, ClassValue) and any(
            name in base.namespace.names for name in ("__str__", "__format__")
        ):
            return Unknown(f"a '__str__' of '{base.name}'", member.place)
        if isinstance(base, External) and base.name in shown_by_value:
            return stringify(member.attributes["_value_"])
    return f"{member.cls.name}.{stringify(member.attributes['_name_'])}"


def _repr(value: Value, depth: int) -> str:
    if depth > _DEEPEST:
        raise Unrepresentable("a value nested too deeply")
    match value:
        case Constant(value=primitive):
            return repr(primitive)
        case Collection():
            return _repr_collection(value, depth)
        case Mapping():
            return _repr_mapping(value, depth)
        case ClassValue():
            return _repr_class(value)
        case Native(name=name):
            return _repr_native(name)
        case Instance():
            return _repr_instance(value, depth)
        case Unknown():
            raise Unrepresentable(value.reason, value)
        case External(name=name):
            raise Unrepresentable(unavailable(name))
        case Function():
            raise Unrepresentable(f"the function '{value.name}', whose repr is its address")
        case _:
            raise Unrepresentable("a value whose repr is not known")


def unavailable(name: str) -> str:
    """The reason given for a name of a module whose source is not at hand."""
    top = name.partition(".")[0]
    if top in _FILLED_AT_RUN_TIME or top in sys.stdlib_module_names:
        return f"'{name}' is only known when the program runs"
    return f"'{name}' cannot be read: install '{top}' beside flake8"


def is_unavailable(reason: Unknown) -> bool:
    """Whether something is not known because it is of a package whose source is not at hand."""
    return reason.reason.endswith((" beside flake8", " is only known when the program runs"))


def _repr_collection(value: Collection, depth: int) -> str:
    if not value.is_ordered:
        raise Unrepresentable("a set, whose order is not defined")
    items = _bounded([_repr(item, depth + 1) for item in value.items])
    if value.kind in ("set", "frozenset") and not value.items:
        return f"{value.kind}()"
    opening, closing = _BRACKETS[value.kind]
    comma = "," if value.kind == "tuple" and len(value.items) == 1 else ""
    text = f"{opening}{items}{comma}{closing}"
    return f"frozenset({text})" if value.kind == "frozenset" else text


def _repr_mapping(value: Mapping, depth: int) -> str:
    if value.is_ordered_dict and value.entries:
        raise Unrepresentable("an OrderedDict, whose repr depends on the version of Python")
    pairs = (
        f"{_repr(key, depth + 1)}: {_repr(item, depth + 1)}" for key, item in value.entries.values()
    )
    text = "{" + _bounded(list(pairs)) + "}"
    return "OrderedDict()" if value.is_ordered_dict else text


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
    if name in _SINGLETONS:
        return _SINGLETONS[name]
    raise Unrepresentable(f"'{name}', whose repr is not known")


def _repr_instance(value: Instance, depth: int) -> str:
    if "_value_" in value.attributes and "_name_" in value.attributes:
        name = stringify(value.attributes["_name_"])
        return f"<{value.cls.name}.{name}: {_repr(value.attributes['_value_'], depth + 1)}>"
    raise Unrepresentable(f"an instance of '{value.cls.name}', whose repr is not known")


def _bounded(texts: list[str]) -> str:
    if sum(map(len, texts)) > _LONGEST:
        raise Unrepresentable("a value too long to be represented")
    return ", ".join(texts)
