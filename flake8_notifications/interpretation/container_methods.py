"""The methods of containers, by kind of container."""

from __future__ import annotations

from flake8_notifications.interpretation import dict_methods, list_methods, set_methods
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax


def method(
    machine: Machine,
    holder: ListObject | DictObject,
    name: str,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """``holder.name(…)``."""
    if isinstance(holder, DictObject):
        rule = dict_methods.METHODS.get(name)
        if rule is not None:
            return rule(machine, holder, arguments, node, frame)
    elif holder.kind in ("set", "frozenset") and name in set_methods.METHODS:
        return set_methods.METHODS[name](machine, holder, arguments, node, frame)
    elif name in list_methods.METHODS:
        return list_methods.METHODS[name](machine, holder, arguments, node, frame)
    unknown = machine.unknown(f"a method '{name}' that is not understood here", node, frame)
    passed = arguments._replace(positional=(holder, *arguments.positional))
    machine.note_not_followed(passed, unknown)
    return unknown
