"""Registrations of which nobody can tell what is registered.

``for cls in plugins: Registry.register(cls)`` is one where nobody knows the plugins, and so is
``add = Registry.register``: whoever gets hold of ``add`` may register anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import value_in
from flake8_notifications.interpretation.values.base import Tuple
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.payloads.late_registration import Use, is_class, subclasses_of, uses
from flake8_notifications.payloads.registration import (
    METHODS,
    attribute_of,
    is_only_merging,
    registry_method,
)
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_REGISTERING: Final = METHODS - {"objectify"}
#: What a method calls its class, or what it is called on.
_OWN: Final = frozenset({"cls", "self"})


class _Mention(NamedTuple):
    """What may be a registry's method.

    :ivar owner: the class whose body or method mentions it.
    """

    node: syntax.Expression
    owner: syntax.ClassDefinition | None


_Owner: TypeAlias = syntax.ClassDefinition | None


def open_registration(machine: ExactInterpreter, path: str) -> Place | None:
    """Where a module gives a registry what is not known, or puts a method of it away."""
    module = machine.modules.at(path)
    frame = machine.module_frame(module)
    closed: set[int] = set()
    for use in _closed_uses(machine, module):
        closed |= {id(use.function), id(getattr(use.function, "function", None))}
    for node, owner in _mentions(module.simple_statements, None, module):
        if id(node) not in closed and _is_of_registry(machine, node, owner, frame):
            return Place(path, node.line)
    return None


def reaches_subclasses(machine: ExactInterpreter, path: str) -> bool:
    """Whether a module gets at subclasses otherwise than to register those of a known class."""
    module = machine.modules.at(path)
    known = {id(subclasses_of(use.argument)) for use in _closed_uses(machine, module)}
    bodies = [module.simple_statements]
    while bodies:
        for node in possible_changes.nodes(bodies.pop(), with_functions=False):
            match node:
                case syntax.FunctionDefinition():
                    bodies.append(module.simple_body_of(node))
                case syntax.Attribute(value=base, name="__subclasses__") if id(base) not in known:
                    return True
    return False


def _closed_uses(machine: ExactInterpreter, module: SourceModule) -> list[Use]:
    frame = machine.module_frame(module)
    return [use for use in uses(module) if _is_closed(machine, use, frame)]


def _is_closed(machine: ExactInterpreter, use: Use, frame: Frame) -> bool:
    """Whether it is known which classes a registry is given."""
    if use.argument is None or use.is_handed_on:
        return False
    base = subclasses_of(use.argument) if use.is_each else None
    value = value_in(machine, base or use.argument, frame)
    if not use.is_each or base is not None:
        return is_class(value)
    # What others may add to is never known for good.
    return isinstance(value, Tuple) and value.more is None and all(map(is_class, value.items))


def _is_of_registry(
    machine: ExactInterpreter, node: syntax.Expression, owner: _Owner, frame: Frame
) -> bool:
    if registry_method(value_in(machine, node, frame), node) is not None:
        return True
    match node:
        case syntax.Attribute(value=syntax.Name(id=name)) if name in _OWN and owner is not None:
            registry = syntax.Name(owner.line, owner.column, owner.name)
            method = syntax.Attribute(node.line, node.column, registry, node.name)
            return registry_method(value_in(machine, method, frame), method) is not None
        case _:
            return False


def _mentions(root: object, owner: _Owner, module: SourceModule) -> Iterator[_Mention]:
    """What may be methods of registries, but for the decorators of classes."""
    pending: list[tuple[object, _Owner]] = [(root, owner)]
    while pending:
        part, owner = pending.pop()
        match part:
            case tuple():
                pending += [(each, owner) for each in part]
            case syntax.ClassDefinition(body=body):
                pending.append((body, part))
            case syntax.FunctionDefinition(parameters=parameters):
                pending += [(parameters, owner), (module.simple_body_of(part), owner)]
            case syntax.Call() if is_only_merging(part):
                pending.append((part.arguments, owner))
            case _ if hasattr(part, "__struct_fields__"):
                expression = part if isinstance(part, syntax.Attribute | syntax.Call) else None
                if expression is not None and attribute_of(expression) in _REGISTERING:
                    yield _Mention(expression, owner)
                pending += [(getattr(part, field), owner) for field in part.__struct_fields__]
