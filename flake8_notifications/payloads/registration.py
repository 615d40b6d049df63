"""Whether a class is registered, as its decorators say.

``VersionedObjectRegistry`` in oslo_versionedobjects/base.py: ``register`` makes a class a versioned
object of its own; ``register_if(False)`` and ``objectify`` only merge its fields, as is done for
base classes.  A registry of a project is a class derived from it, with further methods.
"""

from __future__ import annotations

import copy
from typing import Final, NamedTuple

from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import not_a, single, truth
from flake8_notifications.interpretation.values.base import Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments, BoundMethod
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.payloads.machine import ClassMachine, Registration
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_REGISTRY: Final = "oslo_versionedobjects.base.VersionedObjectRegistry"
_CONDITIONAL: Final = "register_if"
_NEVER: Final = "objectify"
#: ``VersionedObjectRegistry.registration_hook``, which is called with each class and its index.
_HOOK: Final = "registration_hook"
METHODS: Final = frozenset({"register", _CONDITIONAL, _NEVER})


class Made(NamedTuple):
    """What a decorator makes of a class.

    :ivar doubt: why nobody can tell whether it does; None if it does.
    """

    registration: Registration
    doubt: Unknown | None = None


def made_by(machine: ExactInterpreter, decorator: syntax.Expression, frame: Frame) -> Made | None:
    """What a decorator makes of a class that is a registry's; None where it is something else."""
    call = decorator if isinstance(decorator, syntax.Call) else None
    node = call.function if call else decorator
    function = single(machine, machine.evaluate(node, frame))
    name = registry_method(function, node)
    if name is None or _sets_attributes(function):
        return None
    if isinstance(function, BoundMethod) and _changing_hook(
        machine, function.receiver, node, frame
    ):
        return None
    if name == _CONDITIONAL:
        if call is None or not call.arguments:
            return None
        return _made_if(machine, _condition(machine, call, frame), machine.place(call, frame))
    return Made(Registration.BASE if name == _NEVER else Registration.REGISTERED)


def attribute_of(node: syntax.Node) -> str | None:
    """The name of the attribute that an expression asks for: ``x.name``, ``getattr(x, 'name')``."""
    match node:
        case syntax.Attribute(name=name):
            return name
        case syntax.Call(
            function=syntax.Name(id="getattr"),
            arguments=(_, syntax.Argument(value=syntax.Constant(value=str(name))), *_),
        ):
            return name
        case _:
            return None


def is_only_merging(call: syntax.Call) -> bool:
    """Whether a call is ``objectify(…)`` or ``register_if(False)``, which register no class."""
    match call:
        case syntax.Call(function=syntax.Attribute(name=name)) if name == _NEVER:
            return True
        case syntax.Call(
            function=syntax.Attribute(name=name),
            arguments=(syntax.Argument(value=syntax.Constant(value=False)),),
        ):
            return name == _CONDITIONAL
        case _:
            return False


def _condition(machine: ExactInterpreter, call: syntax.Call, frame: Frame) -> Value:
    if len(call.arguments) > 1 or call.arguments[0].kind not in {"positional", "keyword"}:
        return Unknown("arguments that are not written out", machine.place(call, frame))
    return machine.evaluate(call.arguments[0].value, frame)


def _made_if(machine: ExactInterpreter, condition: Value, place: Place) -> Made:
    is_met = truth(machine, condition)
    if is_met is None:
        unknown = not_a(machine, "condition", single(machine, condition), place)
        return Made(Registration.REGISTERED, unknown)
    return Made(Registration.REGISTERED if is_met else Registration.BASE)


def called(
    machine: ClassMachine,
    function: Function,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value | None:
    """What a method of the library's registry does; None where it is another one."""
    assert function.owner is not None
    if function.owner.dotted_name != _REGISTRY:
        return None
    if function.name == _CONDITIONAL:
        values = (*arguments.positional[1:], *arguments.keywords.values())
        place = machine.place(node, frame)
        condition = values[0] if len(values) == 1 else Unknown("arguments", place)
        made = _made_if(machine, condition, place)
        name = _NEVER if made.registration is Registration.BASE else "register"
        method = machine.attribute(arguments.positional[0], name, node, frame)
        return method if made.doubt is None else _doubtful(machine, method, made.doubt)
    match arguments.positional:
        case (_, ClassValue() as cls):
            is_base = function.name == _NEVER
            made = Made(Registration.BASE if is_base else Registration.REGISTERED)
            machine.register(cls, made.registration, machine.conditions.get(function))
            hook = (
                None if is_base else _changing_hook(machine, arguments.positional[0], node, frame)
            )
            if hook is not None:
                unknown = Unknown("what a registry passes to its hook", machine.place(node, frame))
                machine.invoke(hook, Arguments((unknown, cls, unknown), {}), node, frame)
            return cls
        case _:
            return None


def _doubtful(machine: ClassMachine, method: Value, doubt: Unknown) -> Value:
    """A method that registers what it is given if a condition is met that nobody knows."""
    method = single(machine, method)
    if not isinstance(method, BoundMethod) or not isinstance(method.function, Function):
        return method
    function = copy.copy(method.function)
    machine.conditions[function] = doubt
    return BoundMethod(function, method.receiver)


def _changing_hook(
    machine: ExactInterpreter, registry: Value, node: syntax.Node, frame: Frame
) -> Function | None:
    """What a registry of the project does to each class that it registers, if that changes it."""
    if not isinstance(registry, ClassValue):
        return None
    hook = single(machine, machine.attribute(registry, _HOOK, node, frame))
    return hook if isinstance(hook, Function) and _changes_parameters(hook) else None


def _sets_attributes(function: Value) -> bool:
    """Whether a method of a project's registry sets attributes of the class that it registers."""
    if not isinstance(function, BoundMethod) or not isinstance(function.function, Function):
        return False
    return _changes_parameters(function.function)


def _changes_parameters(method: Function) -> bool:
    """Whether a method of a project's registry changes what it is given."""
    if method.owner is not None and method.owner.dotted_name == _REGISTRY:
        return False
    if not isinstance(method.definition, syntax.FunctionDefinition):
        return False
    parameters = {parameter.name for parameter in method.definition.parameters[1:]}
    return any(
        possible_changes.is_change(node) and not parameters.isdisjoint(_changed_roots(node))
        for node in possible_changes.nodes(method.module.simple_body_of(method.definition))
    )


def _changed_roots(node: syntax.Node) -> set[str | None]:
    match node:
        case syntax.Assign(targets=targets) | syntax.Delete(targets=targets):
            return {possible_changes.root_of(target) for target in targets}
        case syntax.AugmentedAssign(target=target):
            return {possible_changes.root_of(target)}
        case syntax.Attribute():
            return {possible_changes.root_of(node)}
        case syntax.Name(id="setattr" | "delattr"):
            return set(possible_changes.names_in(node))
        case _:
            return set()


def registry_method(function: Value, node: syntax.Expression) -> str | None:
    """The name of the registry's method that a decorator is, or None if it is something else."""
    match function:
        case BoundMethod(function=Function() as inner, receiver=ClassValue() as receiver):
            is_registry = any(
                isinstance(base, ClassValue) and base.dotted_name == _REGISTRY
                for base in receiver.mro
            )
            if is_registry:
                return inner.name
            is_open = any(isinstance(base, External | Unknown) for base in receiver.mro)
            return inner.name if is_open and receiver.name.endswith("Registry") else None
        case External() | Unknown():
            return _named_registry_method(node)
        case _:
            return None


def _named_registry_method(node: syntax.Expression) -> str | None:
    """What cannot be read is taken for a registry by its name."""
    match node:
        case syntax.Attribute(
            value=syntax.Name(id=holder) | syntax.Attribute(name=holder), name=name
        ) if holder.endswith("Registry"):
            return name
        case _:
            return None
