"""``def``, ``class`` and ``import``."""

from __future__ import annotations

from flake8_notifications.interpretation.bodies import body_of
from flake8_notifications.interpretation.containers import items_of
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import linearize
from flake8_notifications.interpretation.values.base import Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import Partial
from flake8_notifications.interpretation.values.containers import ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame, Function
from flake8_notifications.source import syntax


def function_of(
    machine: Machine, definition: syntax.FunctionDefinition | syntax.Lambda, frame: Frame
) -> Function:
    """The function created by a definition, before decoration."""
    owner = frame.owner if frame.function is None and frame.is_lazy else None
    closure = frame
    if owner is not None and frame.parent is not None:
        closure = frame.parent
    defaults = {
        parameter.name: machine.evaluate(parameter.default, frame)
        for parameter in definition.parameters
        if parameter.default is not None
    }
    function = Function(definition, frame.module, closure, owner, defaults)
    if not frame.is_lazy or isinstance(definition, syntax.Lambda):
        frame.made.append(function)
    return function


def function_definition(machine: Machine, node: syntax.FunctionDefinition, frame: Frame) -> None:
    """``def name(…)`` with its decorators."""
    machine.bind(frame, node.name, decorated(machine, node, frame))


def decorated(machine: Machine, node: syntax.FunctionDefinition, frame: Frame) -> Value:
    """A function with its decorators applied."""
    function = function_of(machine, node, frame)
    value: Value = function
    for decorator in reversed(node.decorators):
        if machine.passes_by(decorator, frame):
            continue
        before = machine.path
        result = machine.decorate(decorator, value, node, frame)
        if machine.path == FALSE:
            machine.path = before
            continue
        if not machine.is_passed_over(result):
            value = result
        elif isinstance(value, Function):
            value.decorated_by = (*value.decorated_by, result)
    return value


def class_definition(machine: Machine, node: syntax.ClassDefinition, frame: Frame) -> None:
    """``class name(…)`` with its decorators."""
    cls: Value = class_of(machine, node, frame)
    for decorator in reversed(node.decorators):
        before = machine.path
        result = machine.decorate(decorator, cls, node, frame)
        if machine.path == FALSE:
            machine.path = before
        elif isinstance(result, ClassValue) or machine.replaces_class(result):
            cls = result
        elif isinstance(cls, ClassValue):
            cls.decorated_by = (*cls.decorated_by, result)
    machine.bind(frame, node.name, cls)


def class_of(machine: Machine, node: syntax.ClassDefinition, frame: Frame) -> ClassValue:
    """The class created by a class statement."""
    outer = frame.owner if frame.function is None and frame.is_lazy else None
    qualified = f"{outer.qualified_name}.{node.name}" if outer else node.name
    parent = frame.parent if outer is not None else frame
    body = body_of(frame.module, parent, node.body)
    if isinstance(frame, Body) and frame.present is not None:
        body.around = frame, frame.present
    bases: list[Value] = []
    for base in node.bases:
        value = machine.evaluate(base, frame)
        if isinstance(base, syntax.Starred):
            bases += _unpacked_bases(machine, value, base, frame)
        else:
            bases.append(_as_base(machine, value))
    keywords = {
        argument.name or "": machine.evaluate(argument.value, frame) for argument in node.keywords
    }
    cls = ClassValue(node, frame.module, qualified, body, tuple(bases), keywords)
    if node.metaclass is not None:
        cls.metaclass = machine.evaluate(node.metaclass, frame)
    body.owner = cls
    cls.mro = linearize(cls)
    cls.is_enum = any(
        isinstance(base, External) and base.name.startswith("enum.") for base in cls.mro
    )
    cls.is_text_enum = any(
        isinstance(base, External) and base.name in ("str", "enum.StrEnum") for base in cls.mro
    )
    cls.is_dataclass = any(
        isinstance(base, ClassValue) and base.is_dataclass for base in cls.mro[1:]
    )
    machine.note_class(cls)
    machine.created(cls, node, frame)
    return cls


def _unpacked_bases(
    machine: Machine, value: Value, node: syntax.Starred, frame: Frame
) -> list[Value]:
    """The bases in ``class name(*bases)``."""
    value = machine.narrowed(value)
    if not isinstance(value, Tuple | ListObject):
        reason = value.reason if isinstance(value, Unknown) else "what '*' unpacks into the bases"
        return [Unknown(reason, machine.place(node, frame))]
    content = items_of(machine, value, node, frame)
    bases = [_as_base(machine, item) for item in content.values]
    if content.more is not None:
        bases.append(Unknown("some of what '*' unpacks into the bases", machine.place(node, frame)))
    return bases


def _as_base(machine: Machine, value: Value) -> Value:
    value = machine.narrowed(value)
    if isinstance(value, Partial):
        return Unknown("a base class that is made by a call")
    return value


# Imports


def import_statement(machine: Machine, node: syntax.Import, frame: Frame) -> None:
    """``import a.b as c``."""
    for imported in node.names:
        name = imported.name if imported.alias else imported.name.partition(".")[0]
        value = machine.module_value(name, frame.module.path)
        machine.may_not_import(value)
        machine.bind(frame, imported.alias or name, value)


def import_from(machine: Machine, node: syntax.ImportFrom, frame: Frame) -> None:
    """``from a import b as c``."""
    for imported in node.names:
        if imported.name == "*":
            _import_all(machine, node, frame)
            continue
        value = machine.imported(frame.module, node, imported.name)
        if value is None:
            value = machine.unknown(
                f"'{imported.name}', which its module does not have", node, frame
            )
        machine.may_not_import(value)
        machine.bind(frame, imported.alias or imported.name, value)


def _import_all(machine: Machine, node: syntax.ImportFrom, frame: Frame) -> None:
    """``from a import *``: bind the names its enclosing statement also binds; others are lazy."""
    if not isinstance(frame, Body) or frame.present is None:
        return
    for name, positions in frame.bindings.items():
        if frame.present in positions and not name.startswith("_"):
            value = machine.imported(frame.module, node, name)
            if value is not None:
                machine.bind(frame, name, value)
