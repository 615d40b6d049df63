"""Functions that import a module or attribute by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import Rule, first
from flake8_notifications.interpretation.values.base import NONE, Constant, Text, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.interpretation.values.steps import MODULE_OF
from flake8_notifications.source import syntax

#: The limit of candidate modules; more would be useless.
_MOST: Final = 16


def _module(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``importlib.import_module('a.b')`` or ``import_module('.b', __package__)``."""
    match arguments.positional:
        case (Constant(value=str(name)), *_):
            name = _absolute(name, arguments, frame)
            value = machine.module_value(name, frame.module.path)
            machine.may_not_import(value)
            return value
        case (Text(parts=(str(start), *rest)), *_):
            return _one_below(machine, _absolute(start, arguments, frame), rest, frame)
        case (Unknown() as name, *_):
            return machine.part_of(name, MODULE_OF, node, frame)
        case _:
            return None


def _absolute(name: str, arguments: Arguments, frame: Frame) -> str:
    """The absolute form of a name that may be relative to the package argument."""
    inner = name.lstrip(".")
    level = len(name) - len(inner)
    package = arguments.keywords.get("package", NONE)
    if len(arguments.positional) > 1:
        package = arguments.positional[1]
    if not level or not isinstance(package, Constant) or not isinstance(package.value, str):
        return frame.module.absolute_name(inner, level)
    parts = package.value.split(".")
    return ".".join([*parts[: max(len(parts) - level + 1, 0)], inner])


def _one_below(
    machine: Machine, start: str, rest: Sequence[str | Unknown], frame: Frame
) -> Value | None:
    """Any module of a package whose name matches a partly unknown one."""
    package = start.rpartition(".")[0]
    pattern = "".join(re.escape(part) if isinstance(part, str) else r"[\w.]+" for part in rest)
    fits = re.compile(re.escape(start) + pattern)
    names = machine.modules_below(package, frame.module.path) if package else []
    candidates = [name for name in names if fits.fullmatch(name)]
    if not 0 < len(candidates) <= _MOST:
        return None
    return machine.one_of(
        [machine.module_value(candidate, frame.module.path) for candidate in candidates]
    )


def _top(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """``__import__('a.b')``, which returns ``a`` unless ``fromlist`` is given."""
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
    """``import_object('a.b.C', …)``: the class is called with the remaining arguments."""
    cls = _class(machine, arguments, node, frame)
    if cls is None:
        return None
    passed = arguments._replace(positional=arguments.positional[1:])
    return machine.each(cls, lambda choice: machine.call(choice, passed, node, frame))


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
