"""Types of values, as far as they are certain."""

from __future__ import annotations

import builtins
import collections
import functools
import importlib
import types
from collections.abc import Callable as CallableType
from collections.abc import Container, Iterable, Iterator, Sized
from typing import Any, Final

from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.native_rules import canonical
from flake8_notifications.interpretation.values.base import Constant, Text, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import (
    BoundMethod,
    Descriptor,
    Native,
    NativeMethod,
    Partial,
)
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import External, ModuleValue, Raised
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Function, Generator
from flake8_notifications.source import syntax

#: Creates a named tuple: the name, the field names and the defaults are bound to it when its
#: class is created.
NAMED_TUPLE: Final = "collections.namedtuple.create"

#: Standard library modules whose classes are compared directly.
_MODULES: Final = frozenset(
    {
        "abc", "builtins", "collections", "collections.abc", "datetime", "decimal", "enum",
        "numbers", "types", "typing",
    }
)  # fmt: skip
_LIST_KINDS: Final[dict[str, type]] = {
    "list": list, "set": set, "frozenset": frozenset, "deque": collections.deque,
}  # fmt: skip
_DESCRIPTORS: Final[dict[str, type]] = {
    "classmethod": classmethod, "staticmethod": staticmethod, "property": property,
    "cached": functools.cached_property,
    "partialmethod": functools.partialmethod,
}  # fmt: skip
#: Types that an iterator, which is a list here, is certainly not an instance of.
_NO_ITERATORS: Final = (str, bytes, int, float, dict, tuple, set, frozenset, type, type(None))
#: Abstract classes that require only one method.
_STRUCTURAL: Final[dict[Any, str]] = {
    CallableType: "__call__", Container: "__contains__", Iterable: "__iter__",
    Iterator: "__next__", Sized: "__len__",
}  # fmt: skip


def _dotted(name: str) -> str:
    """The dotted name of a class that may be named without its module."""
    name = canonical(name.removesuffix("[]"))
    return name if "." in name else f"builtins.{name}"


@functools.cache
def real_type(name: str) -> type | None:
    """A builtin or standard library class, by its dotted name."""
    module, _, attribute = _dotted(name).rpartition(".")
    if module not in _MODULES:
        return None
    cls = getattr(importlib.import_module(module), attribute, None)
    cls = getattr(cls, "__origin__", cls)
    return cls if isinstance(cls, type) else None


def type_of(value: Value) -> type | None:
    """The builtin class that a value is an instance of; None for another one, or an unknown one."""
    match value:
        case Constant(value=constant):
            return type(constant)
        case Text():
            return str
        case Tuple():
            return tuple
        case ListObject(kind=kind):
            return _LIST_KINDS[kind]
        case DictObject(default=default):
            return dict if default is None else collections.defaultdict
        case Function():
            return types.FunctionType
        case BoundMethod():
            return types.MethodType
        case NativeMethod():
            return types.BuiltinMethodType
        case Native(name=name):
            return types.BuiltinFunctionType if real_type(name) is None else type
        case ModuleValue():
            return types.ModuleType
        case Generator():
            return types.GeneratorType
        case Partial():
            return type if is_named_tuple(value) else functools.partial
        case Descriptor(kind=kind):
            return _DESCRIPTORS.get(kind)
        case Raised(name=name):
            exception = getattr(builtins, name, None)
            return exception if isinstance(exception, type) else None
        case _:
            return None


def has(kind: type, name: str) -> bool:
    """Whether the instances of a builtin class have an attribute."""
    return any(name in vars(base) for base in kind.__mro__)


def is_named_tuple(value: Value) -> bool:
    """Whether a value is a class created by ``namedtuple``."""
    return isinstance(value, Partial) and value.function == Native(NAMED_TUPLE)


def is_instance(value: Value, kind: Value) -> bool | None:
    """``isinstance(value, kind)`` for a single class; None if unknown."""
    match kind:
        case Native(name=name) | External(name=name):
            return _is_of_named(value, name)
        case ClassValue():
            return _is_of_class(value, kind)
        case Partial(positional=(_, Tuple(items=names), *_)) if is_named_tuple(kind):
            if not isinstance(value, Tuple):
                return None if isinstance(value, Unknown | External | Instance) else False
            return value.fields == tuple(name.value for name in names if isinstance(name, Constant))
        case _:
            return None


def _is_of_class(value: Value, kind: ClassValue) -> bool | None:
    match value:
        case Instance(cls=cls, is_open=is_open):
            if kind in cls.mro:
                return True
            if any(isinstance(base, Unknown) for base in cls.mro):
                return None
            # An object created elsewhere may be an instance of a subclass.
            return None if is_open and cls in kind.mro else False
        case Tuple(cls=ClassValue() as cls):
            return kind in cls.mro
        case ClassValue(definition=definition):
            return False if definition.metaclass is None else None
        case _:
            return None if type_of(value) is None else False


def _is_of_named(value: Value, name: str) -> bool | None:
    if canonical(name) == "builtins.object":
        return True
    if isinstance(value, Instance):
        return is_derived(value.cls, name)
    real = real_type(name)
    if isinstance(value, ClassValue):
        if real is None or value.definition.metaclass is not None:
            return True if real is type else None
        return issubclass(type, real)
    kind = type_of(value)
    if kind is None:
        return None
    if real is None:
        return False if kind is type(None) else None
    if issubclass(kind, real):
        return True
    if isinstance(value, ListObject) and kind is list:
        return False if real in _NO_ITERATORS else None
    if issubclass(real, kind) and kind is not type(None) and isinstance(value, DictObject):
        return None
    return False


def is_derived(cls: ClassValue, name: str) -> bool | None:
    """Whether a class is a subclass of one in a library; None if unknown."""
    name = _dotted(name)
    real = real_type(name)
    if real is object:
        return True
    is_sure = True
    for base in cls.mro:
        match base:
            case ClassValue(is_text_enum=is_text):
                if is_text and real is not None and issubclass(str, real):
                    return True
            case External(name=dotted) | Native(name=dotted):
                base_type = real_type(dotted)
                if _dotted(dotted) == name or (
                    base_type is not None and real is not None and issubclass(base_type, real)
                ):
                    return True
                is_sure = is_sure and base_type is not None
            case _:
                is_sure = False
    if real in _STRUCTURAL and _defines(cls, _STRUCTURAL[real]):
        return True
    return False if is_sure else None


def _defines(cls: ClassValue, name: str) -> bool:
    return any(
        isinstance(statement, syntax.FunctionDefinition) and statement.name == name
        for base in project_classes(cls)
        for statement in base.definition.body
    )


def is_subclass(cls: Value, kind: Value) -> bool | None:
    """``issubclass(cls, kind)`` for a single class; None if unknown."""
    if isinstance(kind, Native | External) and canonical(kind.name) == "builtins.object":
        return True
    match cls, kind:
        case ClassValue(mro=mro), ClassValue():
            if kind in mro:
                return True
            return None if any(isinstance(base, Unknown) for base in mro) else False
        case ClassValue(), Native(name=name) | External(name=name):
            return is_derived(cls, name)
        case Native(name=name) | External(name=name), Native(name=other) | External(name=other):
            if _dotted(name) == _dotted(other):
                return True
            derived, real = real_type(name), real_type(other)
            return None if derived is None or real is None else issubclass(derived, real)
        case Native(), ClassValue():
            return False
        case _:
            return None
