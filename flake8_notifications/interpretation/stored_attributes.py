"""``holder.name = value`` and ``del holder.name``: what is stored, and what rejects it."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.class_lookup import find, own
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Constant,
    Text,
    Tuple,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    BoundMethod,
    Descriptor,
    NativeMethod,
)
from flake8_notifications.interpretation.values.containers import ListObject
from flake8_notifications.interpretation.values.external import External, ModuleValue
from flake8_notifications.interpretation.values.objects import ANY_NAME, AttributeTable, Instance
from flake8_notifications.interpretation.values.scopes import At, ClassValue, Function
from flake8_notifications.source import syntax

#: Bases of other packages whose instances have no ``__dict__``.
_WITHOUT_ATTRIBUTES: Final = frozenset({"abc.ABC", "object", "typing.Generic"})


def assign_attribute(machine: Machine, holder: Value, name: str, value: Value, at: At) -> Value:
    """Run ``holder.name = value``, or ``setattr``, for a single holder."""
    if isinstance(holder, Instance) and machine.acts(holder, "__setattr__"):
        machine.hand_to_method(holder, "__setattr__", (Constant(name), value), *at)
    elif _takes_nothing(machine, holder, name):
        return machine.raises("AttributeError")
    else:
        machine.may_not_fit(holder)
        machine.set_attribute(holder, name, value, at)
    return NONE


def _takes_nothing(machine: Machine, holder: Value, name: str) -> bool:
    """Whether setting an attribute always fails."""
    match holder:
        case Constant() | Text() | Tuple() | ListObject() | NativeMethod() | BoundMethod():
            return True
        case Instance(cls=cls):
            slots = _slots(machine, cls)
            return "frozen" in cls.data_options or (slots is not None and name not in slots)
        case _:
            return False


def _slots(machine: Machine, cls: ClassValue) -> frozenset[str] | None:
    """The names that instances of a class are limited to; None if they are not limited."""
    if "__slots__" not in cls.body.bindings:
        return None
    slots: set[str] = set()
    for base in cls.mro:
        if isinstance(base, External) and base.name in _WITHOUT_ATTRIBUTES:
            continue
        listed = own(machine, base, "__slots__") if isinstance(base, ClassValue) else None
        if not isinstance(base, ClassValue) or not isinstance(listed, Tuple) or listed.more:
            return None
        slots |= {str(slot.value) for slot in listed.items if isinstance(slot, Constant)}
        slots |= base.body.bindings.keys()
    return None if "__dict__" in slots else frozenset(slots)


def _of_class(machine: Machine, holder: Instance, name: str) -> Value | None:
    """An attribute that a class of the project has, which may be a descriptor."""
    return find(machine, list(project_classes(holder.cls)), name)


def _written(holder: Instance, at: At | None) -> At:
    """Where an attribute of an instance is set, or its class if that is not written anywhere."""
    return at or (syntax.Node(0, 0), holder.cls.body)


def set_attribute(
    machine: Machine, holder: Value, name: str, value: Value, at: At | None = None
) -> None:
    """``holder.name = value``, for a single holder."""
    match holder:
        case Instance() if name == "__dict__":
            table = NativeMethod(AttributeTable(holder), "update")
            machine.call(table, Arguments((value,)), *_written(holder, at))
        case Instance(attributes=attributes):
            descriptor = _of_class(machine, holder, name)
            if isinstance(descriptor, Descriptor) and descriptor.kind == "property":
                if descriptor.setter is None:
                    machine.raises("AttributeError")
                    return
                setter = BoundMethod(descriptor.setter, holder)
                machine.hand_to_method(setter, "__call__", (value,), *_written(holder, at))
                return
            if isinstance(descriptor, Instance) and machine.has_method(descriptor, "__set__"):
                machine.hand_to_method(
                    descriptor, "__set__", (holder, value), *_written(holder, at)
                )
                return
            machine.write(attributes, name, value)
        case ClassValue(body=body):
            own(machine, holder, name)
            machine.write(body.variables, name, value)
        case Function(attributes=attributes):
            machine.write(attributes, name, value)
        case ModuleValue(module=module):
            body = machine.module_frame(module)
            machine.demand(body, name)
            machine.write(body.variables, name, value)


def delete_attribute(machine: Machine, holder: Value, name: str, at: At) -> Value:
    """Run ``del holder.name``, or ``delattr``, for a single holder."""
    if isinstance(holder, Instance) and machine.acts(holder, "__delattr__"):
        return machine.hand_to_method(holder, "__delattr__", (Constant(name),), *at)
    descriptor = _of_class(machine, holder, name) if isinstance(holder, Instance) else None
    if isinstance(descriptor, Descriptor) and descriptor.kind == "property":
        if descriptor.deleter is None:
            return machine.raises("AttributeError")
        return machine.hand_to_method(BoundMethod(descriptor.deleter, holder), "__call__", (), *at)
    return remove_attribute(machine, holder, name)


def remove_attribute(machine: Machine, holder: Value, name: str) -> Value:
    """Remove an attribute of a single holder, bypassing its class."""
    match holder:
        case Instance(attributes=attributes) | Function(attributes=attributes) if (
            name in attributes
        ):
            value = machine.narrowed(attributes[name])
            if value is UNBOUND:
                return machine.raises("AttributeError")
            if any(choice is UNBOUND for _, choice in guarded_choices(value)):
                machine.may_lack("AttributeError")
            machine.write(attributes, name, UNBOUND)
        case Instance(is_open=False, attributes=attributes) if ANY_NAME not in attributes:
            machine.may_lack("AttributeError")
        case ClassValue():
            machine.set_attribute(holder, name, UNBOUND)
        case _:
            machine.may_not_fit(holder)
    return NONE
