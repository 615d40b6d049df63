"""Builtins and standard library functions that ask, make or change single objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from flake8_notifications.evaluation import attributes, changes, operators
from flake8_notifications.evaluation.heap import copied
from flake8_notifications.evaluation.parts import NativeRule, Parts
from flake8_notifications.evaluation.representation import represent, stringify
from flake8_notifications.evaluation.values import (
    NONE,
    Arguments,
    BoundMethod,
    ClassValue,
    Collection,
    Constant,
    Descriptor,
    External,
    Function,
    Instance,
    Mapping,
    Native,
    Partial,
    Place,
    Unknown,
    Value,
    key_of,
)


def _callable(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (ClassValue() | Function() | BoundMethod() | Partial() | Native(),):
            return Constant(True, place)
        case (Constant() | Collection() | Mapping(),):
            return Constant(False, place)
        case (Instance(cls=cls),):
            has_call = attributes.find(cls.mro, "__call__")
            return None if isinstance(has_call, Unknown) else Constant(has_call is not None, place)
    return None


def _str(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    if not arguments.positional:
        return Constant("", place)
    text = stringify(arguments.positional[0])
    return text if isinstance(text, Unknown) else Constant(text, place)


def _repr(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    if not arguments.positional:
        return None
    text = represent(arguments.positional[0])
    return text if isinstance(text, Unknown) else Constant(text, place)


def _number(convert: Callable[[Any], Any]) -> NativeRule:
    def rule(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
        match arguments.positional:
            case (Constant(value=value),) if not isinstance(value, str) or len(value) < 100:
                try:
                    return Constant(convert(value), place)
                except (TypeError, ValueError, OverflowError):
                    return None
            case ():
                return Constant(convert(0), place)
        return None

    return rule


def _bool(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    known = operators.truth(arguments.positional[0]) if arguments.positional else False
    return None if known is None else Constant(known, place)


def _isinstance(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    if len(arguments.positional) != 2:
        return None
    value, kinds = arguments.positional
    candidates = kinds.items if isinstance(kinds, Collection) else (kinds,)
    known = [_is_instance(value, kind) for kind in candidates]
    if True in known:
        return Constant(True, place)
    return None if None in known else Constant(False, place)


def _is_instance(value: Value, kind: Value) -> bool | None:
    match value, kind:
        case Instance(cls=cls), ClassValue():
            opaque = any(isinstance(base, Unknown) for base in cls.mro)
            return True if kind in cls.mro else None if opaque else False
        case ((Constant() | Collection() | Mapping()), Native(name=name)):
            return _native_type(value) == name or (
                name == "builtins.int" and _native_type(value) == "builtins.bool"
            )
        case (ClassValue() | Native(), Native(name=name)):
            return name in ("builtins.type", "builtins.object")
        case (Function() | BoundMethod(), Native(name=name)):
            return name == "builtins.object"
        case ((Constant() | Collection() | Mapping()), ClassValue()):
            return False
        case Instance(cls=cls), Native(name=name):
            opaque = any(isinstance(base, Unknown) for base in cls.mro)
            derived = any(isinstance(base, External) and base.name == name for base in cls.mro)
            return True if derived or name == "builtins.object" else None if opaque else False
        case _:
            return None


def _issubclass(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (ClassValue(), Native(name="builtins.object")):
            return Constant(True, place)
        case (ClassValue(mro=mro), ClassValue() as kind):
            if kind in mro:
                return Constant(True, place)
            opaque = any(isinstance(base, Unknown) for base in mro)
            return None if opaque else Constant(False, place)
    return None


def _native_type(value: Value) -> str | None:
    match value:
        case Constant(value=primitive):
            return f"builtins.{type(primitive).__name__}"
        case Collection(kind=kind):
            return f"builtins.{kind}"
        case Mapping():
            return "builtins.dict"
        case _:
            return None


def _type(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (Instance(cls=cls),):
            return cls
        case (value,) if (name := _native_type(value)) is not None:
            return Native(name, place)
    return None


def _getattr(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (Unknown() as holder, *_):
            return holder
        case (_, Unknown() as name, *_):
            return name
        case (holder, Constant(value=str(name)), *rest):
            if rest and _has_attribute(holder, name) is False:
                return rest[0]
            return evaluator.attribute(holder, name, place)
    return None


def _hasattr(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (holder, Constant(value=str(name))):
            known = _has_attribute(holder, name)
            return None if known is None else Constant(known, place)
    return None


def _has_attribute(holder: Value, name: str) -> bool | None:
    match holder:
        case ClassValue(mro=mro):
            value = attributes.find(mro, name)
            return None if isinstance(value, Unknown) else value is not None
        case Function() if name == "__call__":
            return True
        case Function(attributes=held):
            return None if name.startswith("__") else name in held
        case Descriptor(kind=kind, function=function) if name == "__call__":
            return kind == "staticmethod" and _has_attribute(function, name)
        case Descriptor(function=function):
            return _has_attribute(function, name)
        case _:
            return None


def _setattr(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (holder, Constant(value=str(name)), value):
            evaluator.set_attribute(holder, name, value, place)
    return NONE


def _vars(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (ClassValue() as cls,):
            names = [*cls.namespace.names, *cls.overrides]
            values = {name: attributes.own(cls, name) for name in names}
            return Mapping(
                {
                    key_of(Constant(name)): (Constant(name, place), value)
                    for name, value in values.items()
                    if value is not None
                },
                place=place,
            )
    return None


def _descriptor(kind: Any) -> NativeRule:
    def rule(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
        return Descriptor(kind, arguments.positional[0], place) if arguments.positional else None

    return rule


def _first(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    return arguments.positional[0] if arguments.positional else None


def _copy(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    return copied(arguments.positional[0]) if arguments.positional else None


def _deepcopy(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    return copied(arguments.positional[0], deeply=True) if arguments.positional else None


def _delattr(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    match arguments.positional:
        case (holder, Constant(value=str(name))) if evaluator.heap is not None:
            changes.set_attribute(evaluator, holder, name, None, place)
            return NONE
    return None


def _new_type(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    """``type.__new__`` in a metaclass: the class that is being made, with its namespace."""
    match arguments.positional:
        case (ClassValue(), Constant(value=str(name)), Collection(), Mapping() as namespace) if (
            evaluator.unfinished and evaluator.unfinished[-1].name == name
        ):
            cls = evaluator.unfinished[-1]
            for key, value in namespace.entries.values():
                if not isinstance(key, Constant):
                    return key if isinstance(key, Unknown) else None
                attribute = str(key.value)
                if attributes.own(cls, attribute) is not value:
                    evaluator.set_attribute(cls, attribute, value, place)
            missing = [each for each in cls.namespace.names if key_of(Constant(each)) not in
                       namespace.entries]  # fmt: skip
            for attribute in missing:
                unknown = Unknown(f"'{attribute}', which a metaclass takes away", place)
                evaluator.set_attribute(cls, attribute, unknown, place)
            if evaluator.created is not None:
                evaluator.created(cls)
            return cls
    return None


def _second(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    return arguments.positional[1] if len(arguments.positional) > 1 else None


def _nothing(evaluator: Parts, arguments: Arguments, place: Place) -> Value:
    return NONE


def _partial(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    if not arguments.positional:
        return None
    function, *positional = arguments.positional
    return Partial(function, tuple(positional), dict(arguments.keywords), place)


def _partialmethod(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    partial = _partial(evaluator, arguments, place)
    return None if partial is None else Descriptor("partialmethod", partial, place)


def _lru_cache(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    """A function as it is; what a call keeps is what the next one would compute."""
    match arguments.positional:
        case (Function() | BoundMethod() | Descriptor() as function, *_):
            return function
        case _:
            return Native("functools.cache")


def _wraps(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    if not arguments.positional:
        return None
    keywords = {"wrapped": arguments.positional[0]}
    return Partial(Native("functools.update_wrapper"), (), keywords, place)


def _update_wrapper(evaluator: Parts, arguments: Arguments, place: Place) -> Value | None:
    wrapper, *rest = arguments.positional
    wrapped = rest[0] if rest else arguments.keywords.get("wrapped")
    if isinstance(wrapped, BoundMethod):
        wrapped = wrapped.function
    if isinstance(wrapper, Function) and isinstance(wrapped, Function):
        wrapper.attributes.update(wrapped.attributes)
        wrapper.attributes["__wrapped__"] = wrapped
    return wrapper


#: By dotted name.
RULES: Final[dict[str, NativeRule]] = {
    "builtins.bool": _bool,
    "builtins.callable": _callable,
    "builtins.classmethod": _descriptor("classmethod"),
    "builtins.float": _number(float),
    "builtins.getattr": _getattr,
    "builtins.hasattr": _hasattr,
    "builtins.int": _number(int),
    "builtins.isinstance": _isinstance,
    "builtins.issubclass": _issubclass,
    "builtins.object.__init__": _nothing,
    "builtins.property": _descriptor("property"),
    "builtins.repr": _repr,
    "builtins.delattr": _delattr,
    "builtins.setattr": _setattr,
    "builtins.staticmethod": _descriptor("staticmethod"),
    "builtins.str": _str,
    "builtins.type": _type,
    "builtins.type.__init__": _nothing,
    "builtins.type.__new__": _new_type,
    "builtins.vars": _vars,
    "abc.abstractmethod": _first,
    "copy.copy": _copy,
    "copy.deepcopy": _deepcopy,
    "functools.cache": _first,
    "functools.cached_property": _descriptor("property"),
    "functools.lru_cache": _lru_cache,
    "functools.partial": _partial,
    "functools.partialmethod": _partialmethod,
    "functools.update_wrapper": _update_wrapper,
    "functools.wraps": _wraps,
    "six.with_metaclass": _second,
    "types.MappingProxyType": _first,
    "typing.cast": _second,
}
