"""Operators on values, bounded so that no source text can make them slow or large."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Any, Final

from flake8_notifications.evaluation.attributes import own
from flake8_notifications.evaluation.representation import represent, stringify
from flake8_notifications.evaluation.values import (
    ClassValue,
    Collection,
    Constant,
    External,
    Instance,
    Mapping,
    Native,
    Place,
    Unknown,
    Value,
    key_of,
)

#: The longest text, and the largest container, that is still evaluated.
LONGEST: Final = 1_000_000
_LARGEST_EXPONENT: Final = 64
_WIDE: Final = re.compile(r"\d{5}")

_ARITHMETIC: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "<<": operator.lshift,
    ">>": operator.rshift,
    "|": operator.or_,
    "&": operator.and_,
    "^": operator.xor,
}
_ORDERING: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
#: Classes whose objects are equal, and true, by what they hold.
_VALUE_TYPES: Final = frozenset(
    {
        "builtins.bytes", "builtins.dict", "builtins.float", "builtins.frozenset", "builtins.int",
        "builtins.list", "builtins.set", "builtins.str", "builtins.tuple",
        "collections.OrderedDict", "collections.UserDict", "collections.UserList",
        "collections.UserString", "typing.NamedTuple",
    }
)  # fmt: skip
_UNARY: Final[dict[str, Callable[[Any], Any]]] = {
    "+": operator.pos,
    "-": operator.neg,
    "~": operator.invert,
}


def truth(value: Value) -> bool | None:
    """``bool(value)``, or None where it is not known."""
    match value:
        case Constant(value=primitive):
            return bool(primitive)
        case Collection(items=items):
            return bool(items)
        case Mapping(entries=entries):
            return bool(entries)
        case Unknown() | External():
            return None
        case Instance(cls=cls) if _has_own(cls, "__bool__", "__len__"):
            return None
        case _:
            return True


def _has_own(cls: ClassValue, *names: str) -> bool:
    """Whether the objects of a class answer with a method of their own, or may do so.

    A base that is not read has what every class has, unless it is a type that holds a value.
    """
    return any(
        any(own(base, name) is not None for name in names)
        if isinstance(base, ClassValue)
        else isinstance(base, Unknown) or base.name in _VALUE_TYPES
        for base in cls.mro
    )


def unary(symbol: str, operand: Value, place: Place) -> Value:
    if isinstance(operand, Unknown):
        return operand
    if symbol == "not":
        known = truth(operand)
        return Unknown("a condition that is not known", place) if known is None else Constant(
            not known, place
        )  # fmt: skip
    if isinstance(operand, Constant):
        return _attempt(lambda: _UNARY[symbol](operand.value), symbol, place)
    return Unknown(f"an operator '{symbol}' that is not understood here", place)


def binary(symbol: str, left: Value, right: Value, place: Place) -> Value:
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    match left, right:
        case Constant(value=str() as text), _ if symbol == "%":
            return format_percent(text, right, place)
        case Constant(value=first), Constant(value=second):
            if _is_too_large(symbol, first, second):
                return Unknown("a value too large to be computed", place)
            return _attempt(lambda: _ARITHMETIC[symbol](first, second), symbol, place)
        case Collection(), Collection():
            return _combine(symbol, left, right, place)
        case Collection(kind="tuple" | "list"), Constant(value=int(count)) if symbol == "*":
            if len(left.items) * count > LONGEST:
                return Unknown("a value too large to be computed", place)
            return Collection(left.kind, left.items * count, place)
        case Mapping(), Mapping() if symbol == "|":
            return Mapping({**left.entries, **right.entries}, left.is_ordered_dict, place)
    return Unknown(f"an operator '{symbol}' that is not understood here", place)


def compare(symbol: str, left: Value, right: Value) -> bool | None:
    """The truth of one comparison, or None where it is not known."""
    if isinstance(left, Unknown | External) or isinstance(right, Unknown | External):
        return None
    if symbol in ("in", "not in"):
        found = _contains(right, left)
        return found if found is None or symbol == "in" else not found
    if symbol in ("is", "is not", "==", "!="):
        if symbol in ("==", "!=") and (_compares(left) or _compares(right)):
            return None
        same = _same(left, right)
        return same if same is None or symbol in ("is", "==") else not same
    if isinstance(left, Constant) and isinstance(right, Constant):
        try:
            return bool(_ORDERING[symbol](left.value, right.value))
        except TypeError:
            return None
    return None


def _compares(value: Value) -> bool:
    """Whether an object may have its own idea of what it is equal to."""
    is_member = isinstance(value, Instance) and "_value_" in value.attributes
    return isinstance(value, Instance) and not is_member and _has_own(value.cls, "__eq__", "__ne__")


def unique(kind: str, items: list[Value]) -> list[Value]:
    """The items of a container: a set keeps the first of those that are equal."""
    if kind not in ("set", "frozenset"):
        return items
    first: dict[Any, Value] = {}
    for item in items:
        key = key_of(item)
        first.setdefault(id(item) if key is None else key, item)
    return list(first.values())


def format_percent(template: str, value: Value, place: Place) -> Value:
    """``template % value``."""
    arguments: Any
    match value:
        case Collection(kind="tuple", items=items):
            arguments = tuple(map(_argument, items))
        case Mapping(entries=entries):
            arguments = {
                key.value: _argument(item)
                for key, item in entries.values()
                if isinstance(key, Constant)
            }
        case _:
            arguments = (_argument(value),)
    parts = list(arguments.values()) if isinstance(arguments, dict) else arguments
    return _format(template, parts, lambda: template % arguments, place)


def format_braces(
    template: str, positional: list[Value], keywords: dict[str, Value], place: Place
) -> Value:
    """``template.format(*positional, **keywords)``."""
    first = [_argument(value) for value in positional]
    named = {name: _argument(value) for name, value in keywords.items()}
    if re.search(r"\{[^{}:!]*[.\[]", template):
        return Unknown("a format string that looks into its arguments", place)
    return _format(
        template, [*first, *named.values()], lambda: template.format(*first, **named), place
    )


def _argument(value: Value) -> Any:
    """A Python object that formats as the value does, or an Unknown."""
    if isinstance(value, Constant):
        return value.value
    text = stringify(value)
    if isinstance(text, Unknown):
        return text
    shown = represent(value)
    return text if isinstance(shown, Unknown) else _Formattable(text, shown)


class _Formattable(str):
    """A text that stands for a value with another ``repr``."""

    def __new__(cls, text: str, shown: str) -> _Formattable:
        self = super().__new__(cls, text)
        self._shown = shown
        return self

    _shown: str

    def __repr__(self) -> str:
        return self._shown


def _format(template: str, arguments: Any, attempt: Callable[[], str], place: Place) -> Value:
    for argument in arguments:
        if isinstance(argument, Unknown):
            return argument
    if len(template) > LONGEST or _WIDE.search(template) or "*" in template:
        return Unknown("a format string with a width that is not understood", place)
    try:
        text = attempt()
    except (TypeError, ValueError, KeyError, IndexError, OverflowError) as error:
        return Unknown(f"a format string that does not fit: {error}", place)
    return Constant(text, place)


def _attempt(compute: Callable[[], Any], symbol: str, place: Place) -> Value:
    try:
        result = compute()
    except (TypeError, ValueError, ArithmeticError):
        return Unknown(f"an operator '{symbol}' that does not fit its operands", place)
    if result is None or isinstance(result, bool | int | float | str | bytes):
        return Constant(result, place)
    return Unknown(f"an operator '{symbol}' that is not understood here", place)


def _is_too_large(symbol: str, left: Any, right: Any) -> bool:
    if symbol == "*" and isinstance(left, int | str | bytes) and isinstance(right, int):
        return abs(right) * (left.bit_length() if isinstance(left, int) else len(left)) > LONGEST
    if symbol == "*" and isinstance(right, str | bytes) and isinstance(left, int):
        return len(right) * left > LONGEST
    if symbol == "+" and isinstance(left, str | bytes) and isinstance(right, str | bytes):
        return len(left) + len(right) > LONGEST
    if symbol in ("**", "<<") and isinstance(right, int):
        return right > _LARGEST_EXPONENT or (isinstance(left, int) and left.bit_length() > 64)
    return False


def _combine(symbol: str, left: Collection, right: Collection, place: Place) -> Value:
    if len(left.items) + len(right.items) > LONGEST:
        return Unknown("a value too large to be computed", place)
    if symbol == "+" and left.kind == right.kind and left.kind in ("tuple", "list"):
        return Collection(left.kind, left.items + right.items, place)
    if left.kind in ("set", "frozenset") and right.kind in ("set", "frozenset"):
        keys = {key_of(item) for item in right.items}
        own = {key_of(item) for item in left.items}
        if None not in keys | own:
            only_right = tuple(item for item in right.items if key_of(item) not in own)
            only_left = tuple(item for item in left.items if key_of(item) not in keys)
            both = tuple(item for item in left.items if key_of(item) in keys)
            results = {
                "|": left.items + only_right,
                "-": only_left,
                "&": both,
                "^": only_left + only_right,
            }
            if symbol in results:
                return Collection(left.kind, results[symbol], place)
    return Unknown(f"an operator '{symbol}' that is not understood here", place)


def _contains(container: Value, item: Value) -> bool | None:
    if isinstance(container, Constant) and isinstance(item, Constant):
        if isinstance(container.value, str) and isinstance(item.value, str):
            return item.value in container.value
        return None
    key = key_of(item)
    if isinstance(container, Mapping):
        return None if key is None else key in container.entries
    if isinstance(container, Collection):
        keys = [key_of(candidate) for candidate in container.items]
        if key is None or (key not in keys and None in keys):
            return None
        return key in keys
    return None


def _same(left: Value, right: Value) -> bool | None:
    if isinstance(left, Constant) and isinstance(right, Constant):
        return left.value == right.value
    if left is right:
        return True
    keys = key_of(left), key_of(right)
    if None not in keys:
        return keys[0] == keys[1]
    kinds = (ClassValue, Native), (Constant, Collection, Mapping), (Instance,)
    for kind in kinds:
        if isinstance(left, kind) != isinstance(right, kind):
            return False
    return None
