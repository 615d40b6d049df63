"""Functions that import what they are told by name."""

from __future__ import annotations

from typing import Final

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import Rule, first
from flake8_notifications.interpretation.values import Arguments, Constant, Frame, Value
from flake8_notifications.source import syntax


def _module(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``importlib.import_module('a.b')`` or ``import_module('.b', __package__)``."""
    name = _name_in(arguments)
    if name is None:
        return None
    if name.startswith("."):
        inner = name.lstrip(".")
        name = frame.module.absolute_name(inner, len(name) - len(inner))
    value = machine.module_value(name, frame.module.path)
    machine.may_not_import(value)
    return value


def _top(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """``__import__('a.b')``, which is ``a`` if no names are asked for."""
    name = _name_in(arguments)
    if name is None:
        return None
    is_whole = len(arguments.positional) > 3 or "fromlist" in arguments.keywords
    return machine.module_value(name if is_whole else name.partition(".")[0], frame.module.path)


def _class(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """``import_class('a.b.C')``."""
    name = _name_in(arguments)
    if name is None or "." not in name:
        return None
    module, _, attribute = name.rpartition(".")
    return machine.attribute(
        machine.module_value(module, frame.module.path), attribute, node, frame
    )


def _object(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``import_object('a.b.C', …)``: what the class makes of the rest."""
    cls = _class(machine, arguments, node, frame)
    if cls is None:
        return None
    passed = arguments._replace(positional=arguments.positional[1:])
    return machine.each(cls, lambda each: machine.call(each, passed, node, frame))


def _name_in(arguments: Arguments) -> str | None:
    match arguments.positional:
        case (Constant(value=str(name)), *_):
            return name
        case _:
            return None


RULES: Final[dict[str, Rule]] = {
    "builtins.__import__": first(_top),
    "importlib.import_module": first(_module),
    "oslo_utils.importutils.import_class": first(_class),
    "oslo_utils.importutils.import_module": first(_module),
    "oslo_utils.importutils.import_object": first(_object, takes_more=True),
    "oslo_utils.importutils.try_import": first(_module),
}
