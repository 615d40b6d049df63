"""Equality, identity, order and containment; True or False only where that is certain."""

from __future__ import annotations

import operator as python
from collections.abc import Callable
from typing import Any, Final

from flake8_notifications.interpretation.python_version import extremes
from flake8_notifications.interpretation.sameness import same
from flake8_notifications.interpretation.text_values import (
    ERRORS,
    NOT_PLAIN,
    Piece,
    is_texty,
    literal_prefix,
    literal_suffix,
    pieces_of,
    plain,
)
from flake8_notifications.interpretation.values.base import Constant, Text, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import BoundMethod, Native
from flake8_notifications.interpretation.values.containers import DictObject, HeapObject, ListObject
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.source.syntax import FunctionDefinition

_ORDERING: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "<": python.lt,
    "<=": python.le,
    ">": python.gt,
    ">=": python.ge,
}
_NEGATED: Final = {"!=": "==", "is not": "is", "not in": "in"}
#: Kinds of values whose identities can be compared.
_TELLABLE: Final = (
    Constant, Text, Tuple, ListObject, DictObject, Instance, ClassValue, Function, ModuleValue,
)  # fmt: skip
#: Kinds of values that cannot be ordered relative to None.
_UNORDERED: Final = (Text, Tuple, ListObject, DictObject)
#: Bases whose instances are equal only to themselves.
_IDENTITY_BASES: Final = frozenset({"builtins.object", "enum.Enum", "enum.Flag"})


def compare(operator: str, left: Value, right: Value) -> bool | None:
    """``left operator right``, or None if unknown."""
    if operator in _NEGATED:
        answer = compare(_NEGATED[operator], left, right)
        return None if answer is None else not answer
    match operator:
        case "==":
            return _equal(left, right)
        case "is":
            return _identical(left, right)
        case "in":
            return _contained(left, right)
        case _ if operator in _ORDERING:
            return _ordered(_ORDERING[operator], left, right)
        case _:
            return None


def never_fits(operator: str, left: Value, right: Value) -> bool:
    """Whether ``left operator right`` is a TypeError, whatever is unknown."""
    if operator in ("in", "not in"):
        return isinstance(right, Constant) and not isinstance(right.value, str | bytes)
    if operator not in _ORDERING:
        return False
    if not isinstance(left, Constant) or not isinstance(right, Constant):
        return any(
            isinstance(one, Constant) and one.value is None and isinstance(other, _UNORDERED)
            for one, other in ((left, right), (right, left))
        )
    try:
        _ORDERING[operator](left.value, right.value)
    except TypeError:
        return True
    return False


def _ordered(function: Callable[[Any, Any], Any], left: Value, right: Value) -> bool | None:
    bounds = extremes(left), extremes(right)
    if bounds != (None, None):
        ones, others = bounds[0] or (left, left), bounds[1] or (right, right)
        answers = {_ordered(function, ones[index], others[index]) for index in (0, 1)}
        return answers.pop() if len(answers) == 1 else None
    one, other = plain(left), plain(right)
    if one is NOT_PLAIN or other is NOT_PLAIN:
        return None
    try:
        return bool(function(one, other))
    except ERRORS:
        return None


def _identical(left: Value, right: Value) -> bool | None:
    match left, right:
        case _ if left is right:
            return None if isinstance(left, HeapObject) and left.is_summary else True
        case (External(name=name), External(name=other)) | (Native(name=name), Native(name=other)):
            return True if name == other and "()" not in name else None
        case (Unknown() | External() | Native(), _) | (_, Unknown() | External() | Native()):
            return None
        case Constant(value=one), Constant(value=another):
            return _identical_constants(one, another)
        case (Constant() | Text(), Constant() | Text()) | (Tuple(), Tuple()):
            return False if _equal(left, right) is False else None
        case ModuleValue(module=module), ModuleValue(module=other_module):
            return module.path == other_module.path
        case Instance(is_open=is_open), Instance(is_open=is_other_open):
            return None if is_open or is_other_open else False
    return False if isinstance(left, _TELLABLE) and isinstance(right, _TELLABLE) else None


def _identical_constants(one: object, other: object) -> bool | None:
    if type(one) is not type(other):
        return False
    if one is None or one is ... or isinstance(one, bool):
        return one is other
    return False if one != other and one == one else None


def _equal(left: Value, right: Value) -> bool | None:
    match left, right:
        case Constant(value=one), Constant(value=other):
            return one == other
        case (Constant() | Text(), Constant() | Text()):
            return _equal_texts(left, right)
        case Tuple(), Tuple():
            return _equal_tuples(left, right)
        case (Instance(), _) | (_, Instance()):
            return _equal_objects(left, right)
        case (ListObject(), ListObject()) | (DictObject(), DictObject()):
            return _identical(left, right) or None
        case BoundMethod(), BoundMethod():
            return same(left, right) or None
    return _identical(left, right)


def _equal_texts(left: Value, right: Value) -> bool | None:
    if not (is_texty(left) and is_texty(right)):
        return False
    one, other = pieces_of(left), pieces_of(right)
    if one == other:
        return True
    if isinstance(left, Constant):
        one, other = other, one
    if len(other) < 2 and all(isinstance(piece, str) for piece in other):
        return None if _may_be(one, "".join(map(str, other))) else False
    prefixes = literal_prefix(one), literal_prefix(other)
    suffixes = literal_suffix(one), literal_suffix(other)
    may_be = _is_either(str.startswith, *prefixes) and _is_either(str.endswith, *suffixes)
    return None if may_be else False


def _is_either(test: Callable[[str, str], bool], one: str, other: str) -> bool:
    return test(one, other) or test(other, one)


def _may_be(pieces: tuple[Piece, ...], text: str) -> bool:
    """Whether a text may match a pattern: it contains the literal parts in order."""
    prefix, suffix = literal_prefix(pieces), literal_suffix(pieces)
    if not (text.startswith(prefix) and text.endswith(suffix)):
        return False
    position, end = len(prefix), len(text) - len(suffix)
    middle = pieces[bool(prefix) : len(pieces) - bool(suffix)]
    for piece in middle:
        if isinstance(piece, str):
            position = text.find(piece, position)
            if position < 0:
                return False
            position += len(piece)
    return position <= end


def _equal_tuples(left: Tuple, right: Tuple) -> bool | None:
    if left is right:
        return True
    if left.more is not None or right.more is not None:
        return None
    if len(left.items) != len(right.items):
        return False
    answers = [
        one is other or _equal(one, other)
        for one, other in zip(left.items, right.items, strict=True)
    ]
    return False if False in answers else None if None in answers else True


def _equal_objects(left: Value, right: Value) -> bool | None:
    """``==`` where at least one side is an instance of one of the project's classes."""
    for side in (left, right):
        if isinstance(side, Instance) and not _is_equal_by_identity(side.cls):
            return None
    return _identical(left, right)


def _origin(value: Value) -> Value:
    return value.origin if isinstance(value, Instance) else value


def _is_equal_by_identity(cls: ClassValue) -> bool:
    """Whether none of the classes of an instance defines equality."""
    return not cls.is_text_enum and all(
        base.name in _IDENTITY_BASES or cls.is_enum
        if isinstance(base, External)
        else isinstance(base, ClassValue)
        and not base.definition.decorators
        and not any(
            isinstance(statement, FunctionDefinition) and statement.name in ("__eq__", "__ne__")
            for statement in base.definition.body
        )
        for base in cls.mro
    )


def _contained(item: Value, container: Value) -> bool | None:
    match item, container:
        case Constant(value=one), Constant(value=other):
            try:
                return python.contains(other, one)  # type: ignore[arg-type]
            except ERRORS:
                return None
        case (Constant() | Text(), Constant() | Text()):
            return _contained_text(item, container)
        case _, Tuple(items=items, more=more):
            answers = [_same_or_equal(item, element) for element in items]
            if True in answers:
                return True
            return None if None in answers or more is not None else False
    return None


def _same_or_equal(one: Value, other: Value) -> bool | None:
    identical, equal = _identical(one, other), _equal(one, other)
    return True if identical or equal else equal


def _contained_text(item: Value, container: Value) -> bool | None:
    if not (is_texty(item) and is_texty(container)):
        return None
    inner, outer = pieces_of(item), pieces_of(container)
    if isinstance(item, Constant):
        text = str(item.value)
        return not text or any(isinstance(part, str) and text in part for part in outer) or None
    if isinstance(container, Constant):
        missing = (isinstance(part, str) and part not in str(container.value) for part in inner)
        return False if any(missing) else None
    return True if inner == outer else None
