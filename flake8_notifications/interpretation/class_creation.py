"""What happens on class creation: metaclasses, ``__init_subclass__``."""

from __future__ import annotations

from collections.abc import Hashable

from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.containers import without_supplier
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.plain import entries, single
from flake8_notifications.interpretation.sameness import key_of
from flake8_notifications.interpretation.values.base import Constant, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, Entries
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax


def create(machine: Machine, cls: ClassValue, node: syntax.ClassDefinition, frame: Frame) -> None:
    """Run the metaclass of a class, and ``__init_subclass__`` of its bases."""
    metaclass = metaclass_of(cls)
    constructor = _method_of(machine, metaclass, "__new__")
    if metaclass is None or constructor is None:
        machine.run_hook(cls, node, frame)
    else:
        with machine.making(cls):
            value = machine.call(
                constructor, _metaclass_arguments(machine, cls, metaclass), node, frame
            )
        if single(machine, value) is not cls:
            _note(machine, cls, metaclass, value)
    initializer = _method_of(machine, metaclass, "__init__")
    if metaclass is not None and initializer is not None:
        result = machine.call(initializer, _metaclass_arguments(machine, cls, cls), node, frame)
        if isinstance(result, Unknown):
            _note(machine, cls, metaclass, result)
    if _method_of(machine, metaclass, "__prepare__") is not None:
        assert metaclass is not None
        _note(machine, cls, metaclass, None)


def run_hook(machine: Machine, cls: ClassValue, node: syntax.Node, frame: Frame) -> None:
    """Call the ``__init_subclass__`` that a class inherits."""
    hook = class_lookup.find(machine, [*project_classes(cls)][1:], "__init_subclass__")
    function = getattr(hook, "function", hook)
    if isinstance(function, Function):
        result = machine.call(function, Arguments((cls,), cls.keywords), node, frame)
        if isinstance(result, Unknown):
            machine.note_problem(cls, "'__init_subclass__' of a base may change it", result)


def metaclass_of(cls: ClassValue) -> ClassValue | None:
    """The metaclass of a class, if that is a class with available source."""
    value = class_lookup.metaclass_of(cls)
    return value if isinstance(value, ClassValue) else None


def type_new(
    machine: Machine,
    cls: ClassValue,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value | None:
    """``type.__new__`` in a metaclass: the class under creation, with its namespace."""
    match arguments.positional:
        case (ClassValue(), Constant(value=str(name)), _, DictObject() as namespace) if (
            name == cls.name
        ):
            items = entries(machine, namespace, machine.place(node, frame))
            if isinstance(items, Unknown):
                return items
            names = set()
            for key, value in items:
                if not isinstance(key, Constant):
                    return key if isinstance(key, Unknown) else None
                names.add(str(key.value))
                if class_lookup.own(machine, cls, str(key.value)) is not value:
                    # What a call stores in a class is supplied by the code that reads it.
                    machine.set_attribute(cls, str(key.value), without_supplier(value))
            for missing in sorted(cls.body.variables.keys() - names):
                reason = f"'{missing}', which a metaclass takes away"
                machine.set_attribute(cls, missing, Unknown(reason, machine.place(node, frame)))
            machine.run_hook(cls, node, frame)
            return cls
    return None


def _method_of(machine: Machine, metaclass: ClassValue | None, name: str) -> Function | None:
    if metaclass is None:
        return None
    value = class_lookup.find(machine, list(project_classes(metaclass)), name)
    function = getattr(value, "function", value)
    return function if isinstance(function, Function) else None


def _metaclass_arguments(machine: Machine, cls: ClassValue, first: Value) -> Arguments:
    """The arguments that a metaclass is called with."""
    bindings: dict[Hashable, tuple[Value, Value]] = {}
    for name in cls.body.positions:
        value = class_lookup.own(machine, cls, name)
        if value is not None:
            bindings[key_of(Constant(name))] = (Constant(name), value)
    namespace = machine.dict_of(Entries(bindings), machine.written(cls))
    passed = (first, Constant(cls.name), Tuple(cls.bases), namespace)
    return Arguments(passed, cls.keywords)


def _note(machine: Machine, cls: ClassValue, metaclass: ClassValue, why: Value | None) -> None:
    what = (
        f"its metaclass '{metaclass.name}' may change it (do without it, or excuse this with a "
        "noqa comment)"
    )
    machine.note_problem(cls, what, why, machine.written(metaclass))
