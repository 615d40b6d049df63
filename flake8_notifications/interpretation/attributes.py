"""``value.name``: dispatched by what the value is, with the rules for instances and functions."""

from __future__ import annotations

import builtins
import collections
from types import FunctionType
from typing import Final

from flake8_notifications.interpretation import names
from flake8_notifications.interpretation.class_attributes import (
    OBJECT_METHODS,
    OF_EVERY_OBJECT,
    of_class,
    of_super,
)
from flake8_notifications.interpretation.class_lookup import (
    bind,
    find,
    is_asked,
    is_complete,
    is_completed,
    metaclass_of,
)
from flake8_notifications.interpretation.dataclass_fields import is_stored
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import is_harmless, is_of_python, project_classes
from flake8_notifications.interpretation.unwritten_names import overwritten
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
    NativeMethod,
    Partial,
)
from flake8_notifications.interpretation.values.containers import (
    ChainedDict,
    DictObject,
    ListObject,
)
from flake8_notifications.interpretation.values.external import (
    External,
    ModuleNames,
    ModuleValue,
    Raised,
)
from flake8_notifications.interpretation.values.objects import (
    ANY_NAME,
    AttributeTable,
    Instance,
    Super,
    content_of,
)
from flake8_notifications.interpretation.values.provenance import FunctionName
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function, Generator
from flake8_notifications.source import syntax

#: The builtin containers, by the kinds used here.
_TYPES: Final = {"list": list, "set": set, "frozenset": frozenset, "deque": collections.deque}
_OF_EVERY_FUNCTION: Final = OF_EVERY_OBJECT | frozenset(dir(FunctionType))


def attribute(machine: Machine, value: Value, name: str, node: syntax.Node, frame: Frame) -> Value:
    """``value.name``, for a single value."""
    match value:
        case Unknown():
            machine.may_not_fit(value)
            return machine.part_of(value, f".{name}", node, frame)
        case Instance():
            return _of_instance(machine, value, name, node, frame)
        case ModuleValue(module=module) if name == "__dict__":
            return ModuleNames(value)
        case ModuleValue(module=module):
            attribute_value = machine.module_attribute(module, name, (node, frame))
            if attribute_value is None:
                return machine.unknown(f"'{module.name}' has no '{name}'", node, frame)
            return attribute_value
        case Native(name=dotted) if name == "__name__" and hasattr(builtins, _last(dotted)):
            return Constant(_last(dotted))
        case External(name=dotted) if name == "__class__":
            return class_of_external(dotted)
        case External(name=dotted) | Native(name=dotted):
            submodule = machine.submodule(dotted, name, frame)
            if submodule is not None:
                return submodule
            machine.may_not_fit(value)
            return machine.named(f"{dotted}.{name}")
        case ClassValue():
            return of_class(machine, value, name, node, frame)
        case Super():
            return of_super(machine, value, name, node, frame)
        case Function():
            return _of_function(machine, value, name, node, frame)
        case BoundMethod(function=function, receiver=receiver):
            if name == "__call__":
                return NativeMethod(value, name)
            if name == "__self__":
                return receiver
            if name == "__func__":
                return function
            return attribute(machine, function, name, node, frame)
        case Partial(function=function):
            if name == "func":
                return function
            return machine.unknown(f"a 'partial' without '{name}'", node, frame)
        case Descriptor():
            return NativeMethod(value, name)
        case Tuple(fields=fields) if name in fields and fields.index(name) < len(value.items):
            return value.items[fields.index(name)]
        case Tuple(fields=(_, *_) as fields) if name == "_fields":
            return Tuple(tuple(map(Constant, fields)))
        case Tuple(cls=ClassValue() as cls):
            return _of_record(machine, value, cls, name, node, frame)
        case Constant(value=constant):
            if hasattr(constant, name):
                return NativeMethod(value, name)
            return machine.raises("AttributeError")
        case ChainedDict(tables=tables) if name == "maps":
            return machine.list_of(tables, machine.place(node, frame))
        case ListObject(kind="deque", limit=limit) if name == "maxlen":
            return Constant(limit)
        case Text() | Tuple() | ListObject() | DictObject() | Generator() | ModuleNames():
            return NativeMethod(value, name)
        case Raised():
            return machine.unknown(f"'{name}' of an exception", node, frame)
        case _:
            return machine.unknown(f"attribute '{name}' has no known value", node, frame)


def class_of_external(name: str) -> External:
    """The class of an external object: the callable that created it, if that is named like one."""
    return External(name.removesuffix("()") if is_made_by_class(name) else f"{name}.__class__")


def is_made_by_class(name: str) -> bool:
    """Whether an external object was created by a callable that is named like a class."""
    return name.endswith("()") and name.removesuffix("()").rpartition(".")[2][:1].isupper()


def _last(dotted: str) -> str:
    return dotted.removeprefix("builtins.")


def _of_record(
    machine: Machine, record: Tuple, cls: ClassValue, name: str, node: syntax.Node, frame: Frame
) -> Value:
    """An attribute of an instance of the project's named tuples, other than its fields."""
    if name == "__class__":
        return cls
    attribute_value = find(
        machine, [base for base in cls.mro if isinstance(base, ClassValue)], name
    )
    if attribute_value is None:
        return NativeMethod(record, name)
    return bind(machine, attribute_value, record, cls, node, frame)


def _of_instance(
    machine: Machine, instance: Instance, name: str, node: syntax.Node, frame: Frame
) -> Value:
    cls = instance.cls
    if name == "__class__":
        return machine.class_of(instance)
    if name == "__module__":
        return Constant(cls.module.name)
    if name == "__dict__":
        return AttributeTable(instance)
    if cls.is_enum and name in ("name", "value") and f"_{name}_" in instance.attributes:
        return instance.attributes[f"_{name}_"]
    value = instance.attributes.get(name)
    if value is not None:
        narrowed = machine.narrowed(value)
        is_partly = isinstance(narrowed, Alternatives) and any(
            choice is UNBOUND for _, choice in narrowed.choices
        )
        if narrowed is not UNBOUND and not is_partly:
            return _as_others_leave_it(machine, instance, name, narrowed)
        if is_partly:
            assert isinstance(narrowed, Alternatives)
            return machine.each(
                narrowed,
                lambda choice: (
                    _inherited(machine, instance, name, node, frame)
                    if choice is UNBOUND
                    else choice
                ),
            )
    return _inherited(machine, instance, name, node, frame)


def _as_others_leave_it(machine: Machine, instance: Instance, name: str, value: Value) -> Value:
    """An attribute of an instance or its class, as other code may have replaced or filled it."""
    if instance.is_open:
        return value
    if type(value) is Constant:
        return machine.shared_attribute(instance, name, value)
    if isinstance(value, ListObject | DictObject):
        return machine.shared_container(instance, name, value)
    return value


def _inherited(
    machine: Machine, instance: Instance, name: str, node: syntax.Node, frame: Frame
) -> Value:
    """An attribute that was not set on the instance in this run."""
    cls = instance.cls
    if instance.is_open:
        value = machine.open_attribute(instance, name)
        if value is not None:
            return overwritten(machine, instance, name, value)
    value = find(machine, cls.mro, name)
    if (value is None or isinstance(value, External)) and machine.has_rule(instance, name):
        return NativeMethod(instance, name)
    if value is not None:
        value = _as_others_leave_it(machine, instance, name, value)
        if instance.is_open and isinstance(value, Function) and is_stored(cls, name):
            return overwritten(machine, instance, name, value)
        bound = bind(machine, value, instance, cls, node, frame)
        return overwritten(machine, instance, name, bound)
    content = content_of(instance)
    if content is not None and _is_of_container(content, name):
        return attribute(machine, content, name, node, frame)
    getter = find(machine, [c for c in cls.mro if isinstance(c, ClassValue)], "__getattr__")
    if isinstance(getter, Function):
        if machine.is_set_by(cls, name) or is_asked(machine, getter, name):
            return machine.unknown_attribute(instance, name, node, frame)
        return machine.call(
            BoundMethod(getter, instance), Arguments((Constant(name),)), node, frame
        )
    stored = names.bound(machine, instance.attributes.get(ANY_NAME, UNBOUND))
    if stored is not None:
        return stored
    if content is not None:
        return attribute(machine, content, name, node, frame)
    if cls.is_text_enum and "_value_" in instance.attributes:
        return attribute(machine, instance.attributes["_value_"], name, node, frame)
    if instance.is_open:
        return machine.unknown_attribute(instance, name, node, frame)
    if any(isinstance(base, External) and not is_harmless(base) for base in cls.mro):
        return machine.unknown_attribute(instance, name, node, frame)
    if name in OBJECT_METHODS:
        return Native(f"builtins.object.{name}")
    if is_completed(machine, cls):
        return attribute(machine, instance, name, node, frame)
    added = machine.put_on_class(cls, name, None)
    if added is not None:
        return bind(machine, added, instance, cls, node, frame)
    is_cut = not all(map(is_complete, project_classes(cls)))
    is_made_so = isinstance(metaclass_of(cls), ClassValue) and not machine.is_made_as_seen(cls)
    if is_cut or is_made_so or name in OF_EVERY_OBJECT or is_of_python(cls, name):
        return machine.unknown_attribute(instance, name, node, frame)
    return machine.raises("AttributeError")


def _is_of_container(content: ListObject | DictObject, name: str) -> bool:
    """Whether a builtin container has an attribute, for which ``__getattr__`` is not called.

    Source: https://docs.python.org/3/reference/datamodel.html#object.__getattr__
    """
    return hasattr(dict if isinstance(content, DictObject) else _TYPES[content.kind], name)


def _of_function(
    machine: Machine, function: Function, name: str, node: syntax.Node, frame: Frame
) -> Value:
    stored = function.attributes.get(name)
    if name == "__name__":
        asked_by = None if frame.function is None else frame.function.key
        own_name = Constant(function.name) if stored is None else machine.narrowed(stored)
        if isinstance(own_name, Constant) and isinstance(own_name.value, str):
            return Constant(FunctionName(own_name.value, asked_by))
        return own_name
    if stored is not None:
        return machine.narrowed(stored)
    match name:
        case "__qualname__":
            return Constant(
                f"{function.owner.qualified_name}.{function.name}"
                if function.owner
                else function.name
            )
        case "__module__":
            return Constant(function.module.name)
        case "__get__" | "__call__":
            return NativeMethod(function, name)
        case _ if getattr(function.definition, "decorators", ()):
            # An unavailable decorator may have given the function this attribute.
            return machine.unknown(f"attribute '{name}' of a decorated function", node, frame)
        case _ if name in _OF_EVERY_FUNCTION:
            return machine.unknown(f"attribute '{name}' of a function", node, frame)
        case _:
            return machine.raises("AttributeError")
