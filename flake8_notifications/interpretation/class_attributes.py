"""``value.name`` for a class, and for ``super()``, which looks up what the next classes have."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

from flake8_notifications.interpretation.class_lookup import (
    INSTANTIATED,
    bind,
    find,
    is_asked,
    is_complete,
    is_completed,
    is_written_elsewhere,
    metaclass_of,
)
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import is_exception, is_harmless, project_classes
from flake8_notifications.interpretation.values.base import (
    UNBOUND,
    Alternatives,
    Constant,
    Tuple,
    Value,
)
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    BoundMethod,
    Descriptor,
    Native,
    NativeMethod,
    Partial,
)
from flake8_notifications.interpretation.values.containers import DictObject, Entries
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance, Super, content_of
from flake8_notifications.interpretation.values.scopes import ClassLike, ClassValue, Frame, Function
from flake8_notifications.source import syntax

#: The bases of classes whose instances are named tuples.
RECORDS: Final = frozenset({"typing.NamedTuple", "typing_extensions.NamedTuple"})
OBJECT_METHODS: Final = frozenset(
    {"__init__", "__new__", "__init_subclass__", "__setattr__", "__delattr__"}
)
#: Attributes that every object of a kind has, with or without a rule here.
OF_EVERY_OBJECT: Final = frozenset(dir(object)) | {"__dict__", "__weakref__", "__module__"}
_OF_EVERY_CLASS: Final = OF_EVERY_OBJECT | frozenset(dir(type))


def of_class(
    machine: Machine, cls: ClassValue, name: str, node: syntax.Node, frame: Frame
) -> Value:
    match name:
        case "__name__":
            return Constant(cls.name)
        case "__qualname__":
            return Constant(cls.qualified_name)
        case "__module__":
            return Constant(cls.module.name)
        case "__mro__":
            return Tuple((*cls.mro, Native("builtins.object")))
        case "__dict__":
            return machine.call(Native("builtins.vars"), Arguments((cls,)), node, frame)
    if name in ("_fields", "_make") and _is_record(cls):
        if name == "_make":
            return NativeMethod(cls, name)
        return Tuple(tuple(map(Constant, machine.match_args(cls))))
    if cls.is_enum:
        if name == "__members__":
            return _members_by_name(machine, cls, node, frame)
        member = machine.enum_member(cls, name)
        if member is not None:
            return member
    value = find(machine, cls.mro, name)
    if value is None and is_completed(machine, cls):
        value = find(machine, cls.mro, name)
    if value is None:
        if name in OBJECT_METHODS:
            return Native(f"builtins.object.{name}")
        own_value = of_metaclass(machine, cls, name, node, frame)
        if own_value is not None:
            return own_value
        getter = of_metaclass(machine, cls, "__getattr__", node, frame)
        if (
            isinstance(getter, BoundMethod)
            and isinstance(getter.function, Function)
            and not is_asked(machine, getter.function, name)
        ):
            return machine.call(getter, Arguments((Constant(name),)), node, frame)
        external = next(
            (base for base in cls.mro if isinstance(base, External) and not is_harmless(base)),
            None,
        )
        metaclass = metaclass_of(cls)
        is_made_so = metaclass is not None and not machine.is_made_as_seen(cls)
        is_cut = not all(map(is_complete, project_classes(cls)))
        if external is not None or is_made_so or is_cut or name in _OF_EVERY_CLASS:
            return machine.unknown(f"class '{cls.name}' has no known '{name}'", node, frame)
        if machine.path == FALSE:
            return UNBOUND
        value = machine.put_on_class(cls, name, None)
        if value is None:
            return machine.raises("AttributeError")
    for base in cls.mro:
        if isinstance(base, External) and value == External(f"{base.name}().{name}"):
            value = External(f"{base.name}.{name}")
    return bind(machine, value, cls, cls, node, frame)


def _is_record(cls: ClassValue) -> bool:
    """Whether the instances of a class are named tuples."""
    return any(isinstance(base, External) and base.name in RECORDS for base in cls.mro)


def of_metaclass(
    machine: Machine, cls: ClassValue, name: str, node: syntax.Node, frame: Frame
) -> Value | None:
    """An attribute that a class has as an instance of the project's own metaclass."""
    metaclass = metaclass_of(cls)
    if not isinstance(metaclass, ClassValue):
        return None
    value = find(machine, metaclass.mro, name)

    def bound(attribute_value: Value) -> Value:
        match attribute_value:
            case Function():
                return BoundMethod(attribute_value, cls)
            case Descriptor(kind="property", function=function):
                return machine.call(function, Arguments((cls,)), node, frame)
            case _:
                return bind(machine, attribute_value, cls, metaclass, node, frame)

    return None if value is None else machine.each(value, bound)


def _members_by_name(
    machine: Machine, cls: ClassValue, node: syntax.Node, frame: Frame
) -> DictObject:
    entries: dict[Hashable, tuple[Value, Value]] = {}
    for name in machine.enum_names(cls):
        member = machine.enum_member(cls, name)
        if member is not None:
            entries["constant", name] = (Constant(name), member)
    return machine.dict_of(Entries(entries), machine.place(node, frame))


def of_super(machine: Machine, value: Super, name: str, node: syntax.Node, frame: Frame) -> Value:
    receiver = value.receiver
    cls = receiver.cls if isinstance(receiver, Instance) else receiver
    if not isinstance(cls, ClassValue):
        return machine.unknown("a 'super' whose class is not known", node, frame, receiver)
    if isinstance(receiver, Instance) and receiver.is_open:
        # The next class in the MRO depends on the instance's class, which may be a subclass.
        possible = machine.narrowed(machine.class_of(receiver))
        if isinstance(possible, ClassValue):
            cls = possible
        elif isinstance(possible, Alternatives) and _differ_behind(
            machine, value.owner, possible, name
        ):
            return machine.each(
                possible,
                lambda choice: (
                    _of_class_behind(machine, value, choice, name, node, frame)
                    if isinstance(choice, ClassValue)
                    else machine.unknown("a 'super' whose class is not known", node, frame, choice)
                ),
            )
    return _of_class_behind(machine, value, cls, name, node, frame)


def _differ_behind(machine: Machine, owner: ClassValue, possible: Alternatives, name: str) -> bool:
    """Whether the next class to have an attribute depends on the class of the receiver."""
    classes = [cls for _, cls in possible.choices if isinstance(cls, ClassValue)]
    values = [find(machine, _behind(owner, cls), name) for cls in classes]
    return len({id(value) for value in values}) > 1


def _behind(owner: ClassValue, cls: ClassValue) -> Sequence[ClassLike]:
    """The classes that follow an owner in the MRO of a class."""
    return cls.mro[cls.mro.index(owner) + 1 :] if owner in cls.mro else owner.mro[1:]


def _of_class_behind(
    machine: Machine, value: Super, cls: ClassValue, name: str, node: syntax.Node, frame: Frame
) -> Value:
    """``super().name`` for a receiver of exactly this class."""
    receiver = value.receiver
    classes = _behind(value.owner, cls)
    attribute_value = find(machine, classes, name)
    if (
        name == "__call__"
        and isinstance(receiver, ClassValue)
        and isinstance(attribute_value, External | None)
    ):
        return Partial(Native(INSTANTIATED), (receiver,), {})
    if (
        isinstance(receiver, Instance)
        and (attribute_value is None or isinstance(attribute_value, External))
        and machine.has_rule(receiver, name)
    ):
        return NativeMethod(receiver, name)
    if attribute_value is None:
        content = content_of(receiver) if isinstance(receiver, Instance) else None
        if content is not None:
            return NativeMethod(content, name)
        if (
            name == "__init__"
            and isinstance(receiver, Instance)
            and (is_written_elsewhere(classes) or is_exception(receiver.cls))
        ):
            return NativeMethod(receiver, name)
        if name in OBJECT_METHODS:
            method = Native(f"builtins.object.{name}")
            is_bound = name in ("__setattr__", "__delattr__") and isinstance(receiver, Instance)
            return Partial(method, (receiver,), {}) if is_bound else method
        return machine.unknown(f"no base of '{value.owner.name}' has '{name}'", node, frame)
    if isinstance(attribute_value, Function) and isinstance(receiver, ClassValue):
        # A class as an instance of its metaclass, or an implicit class method.
        is_metaclass = value.owner not in receiver.mro and name != "__new__"
        if is_metaclass or name == "__init_subclass__":
            return BoundMethod(attribute_value, receiver)
    return bind(machine, attribute_value, receiver, cls, node, frame)
