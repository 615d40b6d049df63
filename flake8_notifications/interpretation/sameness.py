"""When two values are the same: as keys of a dict, as results, and for further evaluation."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Final

from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    BoundMethod,
    Descriptor,
    Native,
)
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import (
    Answer,
    External,
    Member,
    ModuleValue,
    Result,
)
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue

_MOST_KEY_PARTS: Final = 2_000
#: An item nested more deeply than this is a different one on each access.
_DEEPEST_ITEM: Final = 6


def _is_small(value: Tuple) -> bool:
    """Whether a tuple is small enough to be hashed: nested sharing can make it exponential."""
    pending: list[Value] = [value]
    for _ in range(_MOST_KEY_PARTS):
        if not pending:
            return True
        part = pending.pop()
        if isinstance(part, Tuple):
            pending.extend(part.items)
    return False


def key_of(value: Value) -> Hashable | None:
    """The identity of a value as a key of a dict; None if unknown."""
    match value:
        case Constant(value=constant):
            # As in Python, ``1 == True == 1.0``.
            return ("constant", constant) if constant == constant else None
        case Tuple(more=None) if _is_small(value):
            keys = tuple(map(key_of, value.items))
            return None if None in keys else ("tuple", keys)
        case Tuple():
            return None
        case Answer(name=name, asked=asked, passed=passed) if _are_constants(passed):
            return ("answer", name, asked)
        case External(name=name) | Native(name=name):
            # Distinguishing unknown keys is not worth the cost.
            return ("external", name)
        case Unknown() | Text() | Alternatives() | DictObject():
            return None
        case ListObject(kind=kind) if kind != "frozenset":
            return None
        case BoundMethod(function=function, receiver=receiver):
            return ("method", key_of(function), key_of(receiver))
        case ModuleValue(module=module):
            return ("module", module.path)
        case Instance(origin=origin, cls=cls):
            if cls.is_text_enum and "_value_" in value.attributes:
                # It is looked up as the text that it is.
                return key_of(value.attributes["_value_"])
            if cls.is_dataclass:
                return None if value.is_open else _key_of_record(cls, value.attributes)
            # The class decides which instances are equal, if it defines equality.
            return None if cls.defines_equality else ("object", id(origin))
        case _:
            return ("object", id(value))


def is_unhashable(value: Value) -> bool:
    """Whether a value cannot be the key of a dict, or an element of a set.

    Of nested tuples, only the outer one is examined.
    """
    values = value.items if isinstance(value, Tuple) else (value,)
    return any(
        item.kind != "frozenset" if isinstance(item, ListObject) else isinstance(item, DictObject)
        for item in values
    )


def entry_of(key: Value, entries: Mapping[Hashable, tuple[Value, object]]) -> Hashable | None:
    """The identity of a key in a dict; None if it is uncertain whether it equals another key."""
    identity = key_of(key)
    if identity is None:
        return None
    if identity in entries:
        return identity if entries[identity][0] is key or not _is_open(key) else None
    is_external = isinstance(key, External)
    if any(
        _may_equal(key, other)
        for other, _ in entries.values()
        if is_external or isinstance(other, External | Tuple)
    ):
        return None
    return identity


def exact_key_of(value: Value) -> Hashable | None:
    """The same as :func:`key_of`, but None for a key that may equal different ones."""
    return None if isinstance(value, External) else key_of(value)


def _may_equal(one: Value, other: Value) -> bool:
    """Whether different keys may be equal, as at least one is external."""
    match one, other:
        case Tuple(items=items), Tuple(items=others):
            return len(items) == len(others) and all(
                item is another or key_of(item) == key_of(another) or _may_equal(item, another)
                for item, another in zip(items, others, strict=True)
            )
        case External(), External():
            return _is_open(one) or _is_open(other)
        case External(), _:
            return _is_open(one) or isinstance(other, Constant | Tuple)
        case _, External():
            return _may_equal(other, one)
        case _:
            return False


def _is_open(value: Value) -> bool:
    """Whether a value results from an external call or subscript, which may vary."""
    return isinstance(value, External) and ("()" in value.name or "[" in value.name)


def identity_of(value: Value) -> Hashable:
    """The identity of a value as the subject of a condition."""
    match value:
        case Answer(asked=asked) if None in asked:
            return id(value)
        case Answer(name=name, asked=asked):
            return ("answer", name, asked)
        case Member(name=name, holder=holder):
            return ("member", name, identity_of(holder))
    key = key_of(value)
    return id(value) if key is None else key


def _are_constants(passed: tuple[Value | None, ...]) -> bool:
    return all(isinstance(value, Constant) for value in passed)


def answer(name: str, passed: tuple[Value | None, ...], at: tuple[str, int, int]) -> Answer:
    """The result of an external call.

    :param passed: the values that it depends on; None for an unknown one.
    :param at: the path, line and column of the call.
    """
    asked = tuple(map(_asked, passed))
    if None in asked or _is_of_object(name):
        asked = (None, at)
    return Answer(name, asked, passed)


def item_of(holder: External, name: str, index: Value) -> Answer:
    """An item of an external object: the same one on each access.

    :param name: the name of the item.
    """
    is_deep = name.count("[") > _DEEPEST_ITEM
    asked = None if is_deep else (identity_of(holder), identity_of(index))
    return Answer(name, (asked,), (holder, index))


def _is_of_object(name: str) -> bool:
    """Whether it is a method of an object, which may have state: ``queue().empty()``."""
    return "()." in name


def _asked(value: Value | None) -> Hashable | None:
    if isinstance(value, Answer) and any(map(_is_nested, value.asked)):
        # This ends the nesting of a repeated ``x = f(x)``.
        return None
    return None if value is None else identity_of(value)


def _is_nested(asked: Hashable | None) -> bool:
    return asked is None or (isinstance(asked, tuple) and asked[0] in ("answer", "member"))


def _key_of_record(cls: ClassValue, attributes: dict[str, Value]) -> Hashable | None:
    """The identity of an instance of a dataclass: its fields."""
    keys = {name: key_of(value) for name, value in attributes.items() if name.isidentifier()}
    return None if None in keys.values() else ("record", id(cls), tuple(sorted(keys.items())))


def same(one: Value, other: Value) -> bool:
    """Whether two values are interchangeable."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    match one:
        case Constant(value=value, supplier=supplier):
            assert isinstance(other, Constant)
            return (
                type(value) is type(other.value)
                and value == other.value
                and supplier == other.supplier
            )
        case Answer(name=name, asked=asked):
            assert isinstance(other, Answer)
            return name == other.name and asked == other.asked
        case Result(name=name, arguments=arguments):
            assert isinstance(other, Result)
            return name == other.name and _passes_same(arguments, other.arguments)
        case Member(name=name, holder=holder):
            assert isinstance(other, Member)
            return name == other.name and same(holder, other.holder)
        case Text() | External() | Native():
            return one == other
        case Unknown(reason=reason, place=place, opens=opens, source=source):
            assert isinstance(other, Unknown)
            return (
                (reason, place, opens) == (other.reason, other.place, other.opens)
                and source == other.source
                and one is not UNBOUND
                and other is not UNBOUND
            )
        case Tuple(items=items, more=None):
            assert isinstance(other, Tuple)
            return (
                other.more is None
                and len(items) == len(other.items)
                and one.fields == other.fields
                and one.cls is other.cls
                and all(map(same, items, other.items))
            )
        case ModuleValue(module=module):
            assert isinstance(other, ModuleValue)
            return module.path == other.module.path
        case BoundMethod():
            assert isinstance(other, BoundMethod)
            return same(one.function, other.function) and same(one.receiver, other.receiver)
        case Descriptor():
            assert isinstance(other, Descriptor)
            return one.kind == other.kind and same(one.function, other.function)
        case _:
            return False


def _passes_same(one: Arguments, other: Arguments) -> bool:
    """Whether the arguments of two calls are interchangeable."""
    if one.keywords.keys() != other.keywords.keys() or len(one.positional) != len(other.positional):
        return False
    pairs = [
        *zip(one.positional, other.positional, strict=True),
        *((value, other.keywords[name]) for name, value in one.keywords.items()),
    ]
    return (
        one.more is other.more
        and one.more_keywords is other.more_keywords
        and all(same(value, another) for value, another in pairs)
    )
