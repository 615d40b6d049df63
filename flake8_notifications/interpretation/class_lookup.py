"""What a class has: attributes along its MRO, bound to what they are looked up on; metaclasses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from flake8_notifications.interpretation import names
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import is_harmless, project_classes
from flake8_notifications.interpretation.values.base import NONE, Constant, Unknown, Value
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    BoundMethod,
    Descriptor,
    Native,
    Partial,
)
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassLike, ClassValue, Frame, Function
from flake8_notifications.source import syntax

#: The slot in which an object records that ``__set_name__`` was called.
_NAMED: Final = "…named"
#: What creates an instance of a class, as its metaclass may do when the class is called.
INSTANTIATED: Final = "builtins.type.__call__"
#: Builtins that expose the namespace of a class body, in which anything may then be stored.
_NAMESPACES: Final = frozenset({"locals", "vars", "exec"})
#: A function decorated by a context manager: called with both, and with the arguments.
DECORATED: Final = "contextlib.ContextDecorator().__call__()"


def find(machine: Machine, classes: Sequence[ClassLike], name: str) -> Value | None:
    """An attribute as found on the first of some classes that has it, unbound; else None.

    A class whose source is unavailable may have it: then it is an external attribute.
    """
    for cls in classes:
        if isinstance(cls, ClassValue):
            value = own(machine, cls, name)
            if value is not None:
                receiver = classes[0]
                return machine.class_value(
                    cls, name, value, receiver if isinstance(receiver, ClassValue) else cls
                )
        elif isinstance(cls, Unknown):
            return Unknown(cls.reason, cls.place)
        elif not is_harmless(cls):
            return None if name.startswith("__") else External(f"{cls.name}().{name}")
    return None


def own(machine: Machine, cls: ClassValue, name: str) -> Value | None:
    """An attribute in the body of a class itself, unbound."""
    if cls.awaited is not None and name in cls.awaited:
        machine.complete(cls)
    body = cls.body
    value = body.variables.get(name)
    if body.is_lazy and not machine.is_settled(body, name):
        machine.demand(body, name)
        value = body.variables.get(name)
    attribute_value = None if value is None else names.bound(machine, value)
    if isinstance(attribute_value, Instance):
        _tell_name(machine, attribute_value, cls, name)
    return attribute_value


def _tell_name(machine: Machine, instance: Instance, cls: ClassValue, name: str) -> None:
    """Call ``__set_name__`` of an object that a class attribute holds."""
    if (
        _NAMED in instance.attributes
        or cls.is_enum
        or not machine.has_method(instance, "__set_name__")
    ):
        return
    instance.attributes[_NAMED] = NONE
    with machine.apart():
        arguments = (cls, Constant(name))
        machine.call_method(instance, "__set_name__", arguments, syntax.Node(0, 0), cls.body)


def bind(
    machine: Machine,
    value: Value,
    receiver: Value,
    cls: ClassValue,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """Bind a class attribute to the instance, or class, that it is looked up on."""

    def bound(attribute_value: Value) -> Value:
        match attribute_value:
            case Function() if not isinstance(receiver, ClassValue):
                return BoundMethod(attribute_value, receiver)
            case Descriptor(kind="classmethod", function=function):
                if isinstance(receiver, Instance) and receiver.is_open:
                    return BoundMethod(function, machine.class_of(receiver))
                return BoundMethod(function, cls)
            case Descriptor(kind="staticmethod", function=function):
                return function
            case Descriptor(kind="partialmethod", function=Partial() as partial):
                inner = bind(machine, partial.function, receiver, cls, node, frame)
                return Partial(inner, partial.positional, partial.keywords)
            case Descriptor(kind="property", function=function):
                if isinstance(receiver, ClassValue):
                    return attribute_value
                return machine.call(function, Arguments((receiver,)), node, frame)
            case Partial(function=Native(name=name), positional=(manager, inner)) if (
                name == DECORATED
            ):
                bound_inner = bind(machine, inner, receiver, cls, node, frame)
                return Partial(attribute_value.function, (manager, bound_inner), {})
            case Partial(function=Function(owner=None)):
                return attribute_value
            case Descriptor(kind="cached", function=Function() as function):
                if isinstance(receiver, ClassValue):
                    return attribute_value
                value = machine.call(function, Arguments((receiver,)), node, frame)
                if isinstance(receiver, Instance) and machine.path != FALSE:
                    machine.write(receiver.attributes, function.name, value)
                return value
            case Instance() if _has_get(machine, attribute_value):
                if isinstance(receiver, ClassValue):
                    return machine.call_method(attribute_value, "__get__", (NONE, cls), node, frame)
                owner: Value = cls
                if isinstance(receiver, Instance) and receiver.is_open:
                    owner = machine.class_of(receiver)
                return machine.call_method(
                    attribute_value, "__get__", (receiver, owner), node, frame
                )
            case _:
                return attribute_value

    return machine.each(value, bound)


def _has_get(machine: Machine, instance: Instance) -> bool:
    getter = find(machine, [c for c in instance.cls.mro if isinstance(c, ClassValue)], "__get__")
    return isinstance(getter, Function)


def is_written_elsewhere(classes: Iterable[ClassLike]) -> bool:
    """Whether classes without a visible constructor may have one all the same."""
    return any(
        isinstance(base, Unknown)
        or (isinstance(base, External) and not is_harmless(base))
        or (isinstance(base, ClassValue) and bool(base.decorated_by))
        for base in classes
    )


def is_complete(cls: ClassValue) -> bool:
    """Whether all of a class is available: of some libraries only excerpts are."""
    return not cls.module.is_excerpt and cls.body.called.isdisjoint(_NAMESPACES)


def metaclass_of(cls: ClassValue) -> Value | None:
    """The metaclass of a class, which may give it attributes that its body lacks."""
    metaclasses = (base.metaclass for base in cls.mro if isinstance(base, ClassValue))
    return next((metaclass for metaclass in metaclasses if metaclass is not None), None)


def called_descriptor(
    machine: Machine, descriptor: Descriptor, name: str, function: Value
) -> Value:
    """``@property.setter`` and the like."""
    if name in ("setter", "deleter"):
        return msgspec.structs.replace(descriptor, **{name: function})
    return descriptor


def is_completed(machine: Machine, cls: ClassValue) -> bool:
    """Run what else makes a class and its bases: metaclasses, and ``__set_name__``.

    :return: whether there was any of that left.
    """
    awaiting = [base for base in project_classes(cls) if base.awaited is not None]
    for base in awaiting:
        machine.complete(base)
    untold = [base for base in project_classes(cls) if _NAMED not in base.body.variables]
    for base in untold:
        base.body.variables[_NAMED] = NONE
        for statement in base.definition.body:
            match statement:
                case syntax.Assign(targets=(syntax.Name(id=name), *_), value=syntax.Call()):
                    own(machine, base, name)
    return bool(awaiting or untold)


def is_asked(machine: Machine, getter: Function, name: str) -> bool:
    """Whether a ``__getattr__`` needs the very attribute looked up, which is set elsewhere then."""
    parameter = getter.definition.parameters[-1].name
    for call in machine.stack:
        if call.function is not None and call.function.key == getter.key:
            value = call.variables.get(parameter)
            if isinstance(value, Constant) and value.value == name:
                return True
    return False
