"""When two values are the same: as keys of a dict, as answers, and for what is made of them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from flake8_notifications.interpretation.values import (
    UNBOUND,
    Alternatives,
    Answer,
    Arguments,
    BoundMethod,
    ClassValue,
    Constant,
    Descriptor,
    DictObject,
    External,
    Instance,
    ListObject,
    Member,
    ModuleValue,
    Native,
    Result,
    Text,
    Tuple,
    Unknown,
    Value,
)

_MOST_KEY_PARTS: Final = 2_000


def _is_small(value: Tuple) -> bool:
    """Whether a tuple can be hashed: one that holds itself twice, many times over, cannot."""
    pending: list[Value] = [value]
    for _ in range(_MOST_KEY_PARTS):
        if not pending:
            return True
        part = pending.pop()
        if isinstance(part, Tuple):
            pending.extend(part.items)
    return False


def key_of(value: Value) -> Hashable | None:
    """What tells a value from others as the key of a dict; None if that is not known."""
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
            # Keys that are not known cost more than it is worth to tell them apart.
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
                # It is found as the text that it is.
                return key_of(value.attributes["_value_"])
            if cls.is_dataclass:
                return None if value.is_open else _key_of_record(cls, value.attributes)
            # Which of several objects are equal is for their class to say, where it does.
            return None if cls.defines_equality else ("object", id(origin))
        case _:
            return ("object", id(value))


def identity_of(value: Value) -> Hashable:
    """What tells a value from others in a question that is asked of it."""
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
    return all(isinstance(each, Constant) for each in passed)


def answer(name: str, passed: tuple[Value | None, ...], at: tuple[str, int, int]) -> Answer:
    """What a call of something external gives.

    :param passed: what it depends on; None for what is not known.
    :param at: the path, line and column of the call.
    """
    asked = tuple(map(_asked, passed))
    if None in asked or _is_of_object(name):
        asked = (None, at)
    return Answer(name, asked, passed)


def _is_of_object(name: str) -> bool:
    """Whether it is a method of something that was made, which may change: ``queue().empty()``."""
    return "()." in name


def _asked(value: Value | None) -> Hashable | None:
    if isinstance(value, Answer) and any(map(_is_nested, value.asked)):
        # ``x = f(x)``, time and again, comes to an end.
        return None
    return None if value is None else identity_of(value)


def _is_nested(asked: Hashable | None) -> bool:
    return asked is None or (isinstance(asked, tuple) and asked[0] in ("answer", "member"))


def _key_of_record(cls: ClassValue, held: dict[str, Value]) -> Hashable | None:
    """What tells an object of a dataclass from others: what it holds."""
    keys = {name: key_of(value) for name, value in held.items() if name.isidentifier()}
    return None if None in keys.values() else ("record", id(cls), tuple(sorted(keys.items())))


def same(one: Value, other: Value) -> bool:
    """Whether two values make no difference."""
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
        case Unknown(reason=reason, place=place, opens=opens, source=None):
            assert isinstance(other, Unknown)
            return (
                other.source is None
                and (reason, place, opens) == (other.reason, other.place, other.opens)
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
    """Whether it makes no difference which of two calls was made."""
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
