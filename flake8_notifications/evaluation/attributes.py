"""``value.name``: modules, classes along their MRO, instances with binding, ``super()``."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

from flake8_notifications.evaluation.mro import is_harmless
from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.evaluation.representation import unavailable
from flake8_notifications.evaluation.values import (
    CONSTANTS,
    Arguments,
    BoundMethod,
    ClassLike,
    ClassValue,
    Collection,
    Constant,
    Descriptor,
    External,
    Function,
    Instance,
    Mapping,
    ModuleValue,
    Native,
    NativeMethod,
    Partial,
    Place,
    Scope,
    Super,
    Unknown,
    Value,
    key_of,
)

#: What ``enum.auto()`` is before its class makes something of it.
AUTO: Final = "enum.auto()"


def attribute(evaluator: Parts, value: Value, name: str, place: Place) -> Value:
    """``value.name``, or why it is not known."""
    match value:
        case Unknown():
            return value
        case ModuleValue(module=module):
            found = evaluator.module_attribute(module, name)
            missing = f"'{module.name}' has no '{name}'"
            return Unknown(missing, place) if found is None else found
        case External(name=dotted) | Native(name=dotted):
            qualified = f"{dotted}.{name}"
            if qualified in CONSTANTS:
                return CONSTANTS[qualified]
            is_native = evaluator.is_native(qualified)
            submodule = evaluator.submodule(dotted, name, place)
            if submodule is not None:
                return submodule
            return Native(qualified, place) if is_native else External(qualified, place)
        case ClassValue():
            return _class_attribute(evaluator, value, name, place)
        case Instance():
            return _instance_attribute(evaluator, value, name, place)
        case Super(owner=owner, receiver=receiver):
            return _super_attribute(evaluator, owner, receiver, name, place)
        case Function():
            return _function_attribute(value, name, place)
        case Descriptor(function=Function() as function):
            return _function_attribute(function, name, place)
        case Constant() | Collection() | Mapping():
            return NativeMethod(value, name, place)
        case _:
            return Unknown(f"attribute '{name}' has no known value", place)


def find(classes: Sequence[ClassLike], name: str) -> Value | None:
    """An attribute as the first of some classes holds it, unbound; None if no class has it.

    Where a class that cannot be read comes first, that is the (unknown) answer.
    """
    for cls in classes:
        if isinstance(cls, ClassValue):
            value = own(cls, name)
            if value is not None:
                return value
        elif isinstance(cls, Unknown):
            return cls
        elif not is_harmless(cls):
            return Unknown(f"base class {unavailable(cls.name)}", cls.place)
    return None


def own(cls: ClassValue, name: str) -> Value | None:
    """An attribute of a class itself, unbound."""
    value = cls.overrides.get(name)
    return cls.namespace.lookup(name) if value is None else value


def of_metaclass(cls: ClassValue, name: str) -> Value | None:
    """What a class's metaclass says of an attribute of it, as far as that can be read."""
    for base in cls.mro:
        if isinstance(base, ClassValue) and isinstance(base.metaclass, ClassValue):
            return find(base.metaclass.mro, name)
    return None


def set_attribute(holder: Value, name: str, value: Value) -> None:
    """``holder.name = value``, where the holder is something that keeps attributes."""
    match holder:
        case Instance(attributes=attributes) | Function(attributes=attributes):
            attributes[name] = value
        case ClassValue(overrides=overrides):
            overrides[name] = value


def is_enum(cls: ClassValue) -> bool:
    """Whether a class is one of the standard library's enums."""
    return any(
        isinstance(base, External) and base.name.startswith("enum.") and base.name.endswith("Enum")
        for base in cls.mro
    )


def enum_members(cls: ClassValue) -> list[Value]:
    """The members of one of the standard library's enums, in order, aliases left out."""
    members: list[Value] = []
    seen: list[object] = []
    for name in cls.namespace.names:
        value = _value_of_member(cls, name, own(cls, name))
        if name.startswith("_") or not isinstance(value, Constant | Collection):
            continue
        key = value.value if isinstance(value, Constant) else value.items
        if key not in seen:
            seen.append(key)
            members.append(_member(cls, name, value))
    return members


def members_by_name(cls: ClassValue, place: Place) -> Mapping:
    """``__members__`` of an enum, without aliases."""
    entries: dict[Hashable, tuple[Value, Value]] = {}
    for member in enum_members(cls):
        name = member.attributes["_name_"] if isinstance(member, Instance) else member
        entries[key_of(name)] = (name, member)
    return Mapping(entries, place=place)


def super_of(arguments: Arguments, scope: Scope, place: Place) -> Value:
    """``super()`` or ``super(owner, receiver)``."""
    if len(arguments.positional) == 2:
        owner, receiver = arguments.positional
        if isinstance(owner, ClassValue):
            return Super(owner, receiver, place)
    receiver_here = scope.lookup("super()")
    if not arguments.positional and scope.owner is not None and receiver_here is not None:
        return Super(scope.owner, receiver_here, place)
    return Unknown("a 'super' whose class is not known", place)


def _class_attribute(evaluator: Parts, cls: ClassValue, name: str, place: Place) -> Value:
    match name:
        case "__name__":
            return Constant(cls.name, place)
        case "__qualname__":
            return Constant(cls.qualified_name, place)
        case "__module__":
            return Constant(cls.module.name, place)
        case "__dict__" if evaluator.heap is not None:
            return evaluator.call(Native("builtins.vars"), Arguments((cls,), {}), place)
    computed = evaluator.computed.get(name)
    value = None if computed is None else computed(cls)
    if value is None:
        value = find(cls.mro, name)
    if is_enum(cls):
        value = _value_of_member(cls, name, value)
    if name == "__members__" and is_enum(cls):
        return members_by_name(cls, place)
    if value is None:
        return Unknown(f"class '{cls.name}' has no '{name}'", place)
    if isinstance(of_metaclass(cls, name), Descriptor):
        return Unknown(f"a '{name}' that the metaclass of '{cls.name}' computes", place)
    if is_enum(cls) and isinstance(value, Constant | Collection) and not name.startswith("_"):
        return _member(cls, name, value)
    return _bound(evaluator, value, cls, cls, place)


def _instance_attribute(evaluator: Parts, instance: Instance, name: str, place: Place) -> Value:
    if name == "__class__":
        return instance.cls
    if name in instance.attributes:
        return instance.attributes[name]
    if name in ("name", "value") and f"_{name}_" in instance.attributes:
        return instance.attributes[f"_{name}_"]
    value = find(instance.cls.mro, name)
    if value is None:
        return Unknown(f"'{instance.cls.name}' object has no '{name}'", place)
    return _bound(evaluator, value, instance, instance.cls, place)


def _super_attribute(
    evaluator: Parts, owner: ClassValue, receiver: Value, name: str, place: Place
) -> Value:
    cls = receiver.cls if isinstance(receiver, Instance) else receiver
    order = _order_with(cls, owner)
    if order is None or not isinstance(cls, ClassValue):
        return Unknown("a 'super' whose class is not known", place)
    rest = order[order.index(owner) + 1 :]
    value = find(rest, name)
    if value is None:
        return _inherited_from_object(owner, rest, name, place)
    if isinstance(value, Function) and isinstance(receiver, ClassValue):
        # A class as an object of its metaclass, or what is a class method without saying so.
        is_metaclass = owner not in receiver.mro and name != "__new__"
        if is_metaclass or name == "__init_subclass__":
            return BoundMethod(value, receiver, place)
    return _bound(evaluator, value, receiver, cls, place)


def _order_with(cls: Value, owner: ClassValue) -> tuple[ClassLike, ...] | None:
    """The MRO that a class is looked for in: of an object's class, or of a metaclass."""
    if not isinstance(cls, ClassValue):
        return None
    if owner in cls.mro:
        return cls.mro
    for base in cls.mro:
        metaclass = base.metaclass if isinstance(base, ClassValue) else None
        if isinstance(metaclass, ClassValue) and owner in metaclass.mro:
            return metaclass.mro
    return None


def _inherited_from_object(
    owner: ClassValue, rest: Sequence[ClassLike], name: str, place: Place
) -> Value:
    """What ``object``, or ``type``, has: an ``__init__`` that does nothing."""
    if name in ("__init__", "__init_subclass__"):
        return Native("builtins.object.__init__")
    is_type = any(isinstance(base, External) and base.name == "builtins.type" for base in rest)
    if name == "__new__" and is_type:
        return Native("builtins.type.__new__")
    return Unknown(f"no base of '{owner.name}' has '{name}'", place)


def _function_attribute(function: Function, name: str, place: Place) -> Value:
    if name in ("__name__", "__qualname__"):
        return Constant(function.name, place)
    value = function.attributes.get(name)
    return Unknown(f"a function without '{name}'", place) if value is None else value


def _bound(evaluator: Parts, value: Value, receiver: Value, cls: ClassValue, place: Place) -> Value:
    match value:
        case Function() if isinstance(receiver, Instance):
            return BoundMethod(value, receiver, place)
        case Descriptor(kind="classmethod", function=Function() as function):
            return BoundMethod(function, cls, place)
        case Descriptor(kind="staticmethod", function=inner):
            return inner
        case Descriptor(kind="partialmethod", function=Partial() as partial):
            bound = _bound(evaluator, partial.function, receiver, cls, place)
            return Partial(bound, partial.positional, partial.keywords, place)
        case Descriptor(kind="property", function=inner) if isinstance(receiver, Instance):
            return evaluator.call(inner, Arguments((receiver,), {}), place)
        case _:
            return value


def _value_of_member(cls: ClassValue, name: str, value: Value | None) -> Value | None:
    """The value of a member of an enum, which ``auto()`` makes of its name or its place."""
    if not isinstance(value, External) or value.name != AUTO:
        return value
    if find(cls.mro, "_generate_next_value_") is not None:
        return Unknown("a value that '_generate_next_value_' makes", value.place)
    if any(isinstance(base, External) and base.name == "enum.StrEnum" for base in cls.mro):
        return Constant(name.lower(), value.place)
    highest = 0
    for each in cls.namespace.names:
        before = own(cls, each)
        if isinstance(before, External) and before.name == AUTO:
            highest += 1
        elif isinstance(before, Constant) and isinstance(before.value, int):
            highest = max(highest, before.value)
        if each == name:
            break
    return Constant(highest, value.place)


def _member(cls: ClassValue, name: str, value: Constant | Collection) -> Instance:
    attributes: dict[str, Value] = {"_name_": Constant(name, value.place), "_value_": value}
    return Instance(cls, attributes, value.place)
