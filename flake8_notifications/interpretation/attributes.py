"""``value.name``: modules, classes along their MRO, instances with binding, ``super()``."""

from __future__ import annotations

import builtins
import collections
from collections.abc import Hashable, Iterable, Sequence
from types import FunctionType
from typing import Final

import msgspec

from flake8_notifications.interpretation import names
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import is_exception, is_of_python, project_classes
from flake8_notifications.interpretation.unwritten_names import overwritten
from flake8_notifications.interpretation.values.base import (
    NONE,
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
    Entries,
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
)
from flake8_notifications.interpretation.values.provenance import FunctionName
from flake8_notifications.interpretation.values.scopes import (
    ClassLike,
    ClassValue,
    Frame,
    Function,
    Generator,
)
from flake8_notifications.source import syntax

#: The bases of classes whose instances are named tuples.
RECORDS: Final = frozenset({"typing.NamedTuple", "typing_extensions.NamedTuple"})
#: The slot in which an object records that ``__set_name__`` was called.
_NAMED: Final = "…named"
#: Builtins that expose the namespace of a class body, in which anything may then be stored.
_NAMESPACES: Final = frozenset({"locals", "vars", "exec"})
#: A function decorated by a context manager: called with both, and with the arguments.
DECORATED: Final = "contextlib.ContextDecorator().__call__()"
#: The builtin containers, by the kinds used here.
_TYPES: Final = {"list": list, "set": set, "frozenset": frozenset, "deque": collections.deque}
_OBJECT_METHODS: Final = frozenset(
    {"__init__", "__new__", "__init_subclass__", "__setattr__", "__delattr__"}
)

#: Attributes that every object of a kind has, with or without a rule here.
_OF_EVERY_OBJECT: Final = frozenset(dir(object)) | {"__dict__", "__weakref__", "__module__"}
_OF_EVERY_CLASS: Final = _OF_EVERY_OBJECT | frozenset(dir(type))
_OF_EVERY_FUNCTION: Final = _OF_EVERY_OBJECT | frozenset(dir(FunctionType))


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
            return _of_class(machine, value, name, node, frame)
        case Super():
            return _of_super(machine, value, name, node, frame)
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


def is_written_elsewhere(classes: Iterable[ClassLike]) -> bool:
    """Whether classes without a visible constructor may have one all the same."""
    return any(
        isinstance(base, Unknown)
        or (isinstance(base, External) and not is_harmless(base))
        or (isinstance(base, ClassValue) and bool(base.decorated_by))
        for base in classes
    )


def is_harmless(cls: External) -> bool:
    """Whether an unavailable base has nothing that matters."""
    return cls.name.partition(".")[0] in _HARMLESS


_HARMLESS: Final = frozenset(
    {"object", "abc", "enum", "typing", "typing_extensions", "dataclasses", "Exception", "str",
     "int", "dict", "list", "tuple", "set", "float", "type", "Generic", "Protocol"}
)  # fmt: skip


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


# Objects


def content_of(instance: Instance) -> ListObject | DictObject | None:
    """The builtin container that an instance of a subclass of one holds."""
    content = instance.attributes.get("_value_")
    return content if isinstance(content, ListObject | DictObject) else None


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
        bound = bind(machine, value, instance, cls, node, frame)
        return overwritten(machine, instance, name, bound)
    content = content_of(instance)
    if content is not None and _is_of_container(content, name):
        return attribute(machine, content, name, node, frame)
    getter = find(machine, [c for c in cls.mro if isinstance(c, ClassValue)], "__getattr__")
    if isinstance(getter, Function):
        if machine.is_set_by(cls, name) or _is_asked(machine, getter, name):
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
    if name in _OBJECT_METHODS:
        return Native(f"builtins.object.{name}")
    if _is_completed(machine, cls):
        return attribute(machine, instance, name, node, frame)
    added = machine.put_on_class(cls, name, None)
    if added is not None:
        return bind(machine, added, instance, cls, node, frame)
    is_cut = not all(map(is_complete, project_classes(cls)))
    is_made_so = isinstance(metaclass_of(cls), ClassValue) and not machine.is_made_as_seen(cls)
    if is_cut or is_made_so or name in _OF_EVERY_OBJECT or is_of_python(cls, name):
        return machine.unknown_attribute(instance, name, node, frame)
    return machine.raises("AttributeError")


def _is_of_container(content: ListObject | DictObject, name: str) -> bool:
    """Whether a builtin container has an attribute, for which ``__getattr__`` is not called.

    Source: https://docs.python.org/3/reference/datamodel.html#object.__getattr__
    """
    return hasattr(dict if isinstance(content, DictObject) else _TYPES[content.kind], name)


def _is_asked(machine: Machine, getter: Function, name: str) -> bool:
    """Whether a ``__getattr__`` needs the very attribute looked up, which is set elsewhere then."""
    parameter = getter.definition.parameters[-1].name
    for call in machine.stack:
        if call.function is not None and call.function.key == getter.key:
            value = call.variables.get(parameter)
            if isinstance(value, Constant) and value.value == name:
                return True
    return False


def _of_class(
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
    if value is None and _is_completed(machine, cls):
        value = find(machine, cls.mro, name)
    if value is None:
        if name in _OBJECT_METHODS:
            return Native(f"builtins.object.{name}")
        own_value = _of_metaclass(machine, cls, name, node, frame)
        if own_value is not None:
            return own_value
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


def _is_completed(machine: Machine, cls: ClassValue) -> bool:
    """Run the pending metaclasses of a class and its bases; whether there were any."""
    awaiting = [base for base in project_classes(cls) if base.awaited is not None]
    for base in awaiting:
        machine.complete(base)
    return bool(awaiting)


def _is_record(cls: ClassValue) -> bool:
    """Whether the instances of a class are named tuples."""
    return any(isinstance(base, External) and base.name in RECORDS for base in cls.mro)


def is_complete(cls: ClassValue) -> bool:
    """Whether all of a class is available: of some libraries only excerpts are."""
    return not cls.module.is_excerpt and cls.body.called.isdisjoint(_NAMESPACES)


def metaclass_of(cls: ClassValue) -> Value | None:
    """The metaclass of a class, which may give it attributes that its body lacks."""
    metaclasses = (base.metaclass for base in cls.mro if isinstance(base, ClassValue))
    return next((metaclass for metaclass in metaclasses if metaclass is not None), None)


def _of_metaclass(
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


def _of_super(machine: Machine, value: Super, name: str, node: syntax.Node, frame: Frame) -> Value:
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
        if name in _OBJECT_METHODS:
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


def called_descriptor(
    machine: Machine, descriptor: Descriptor, name: str, function: Value
) -> Value:
    """``@property.setter`` and the like."""
    if name in ("setter", "deleter"):
        return msgspec.structs.replace(descriptor, **{name: function})
    return descriptor
