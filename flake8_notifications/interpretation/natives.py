"""Builtins and functions of the standard library that have a rule."""

from __future__ import annotations

import builtins
import functools
from typing import Final

from flake8_notifications.interpretation import (
    chain_maps,
    context_variables,
    native_asyncio,
    native_attributes,
    native_builtins,
    native_classes,
    native_collections,
    native_functions,
    native_imports,
    native_iteration,
    native_itertools,
    native_operators,
    native_ordering,
    native_regex,
)
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import (
    Apply,
    Rule,
    canonical,
    first,
    nothing,
    values_of,
    whole,
)
from flake8_notifications.interpretation.values.base import UNBOUND, Constant, Text, Value
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

_RULES: Final[dict[str, Rule]] = {
    **chain_maps.RULES,
    **context_variables.RULES,
    **native_asyncio.RULES,
    **native_attributes.RULES,
    **native_builtins.RULES,
    **native_classes.RULES,
    **native_collections.RULES,
    **native_functions.RULES,
    **native_imports.RULES,
    **native_iteration.RULES,
    **native_itertools.RULES,
    **native_ordering.RULES,
    **native_operators.RULES,
    **native_regex.RULES,
}
_BUILTINS: Final = frozenset(f"builtins.{name}" for name in dir(builtins))
#: Methods that builtin classes inherit from ``object``, as far as they matter here.
_OF_OBJECT: Final = frozenset(
    {
        "__delattr__", "__getattribute__", "__init__", "__init_subclass__", "__new__",
        "__setattr__",
    }
)  # fmt: skip
#: Class methods and static methods.
_OF_CLASS: Final = frozenset({"from_bytes", "fromhex", "fromkeys", "maketrans"})


def is_native(name: str) -> bool:
    """Whether there is a rule for a dotted name."""
    name = canonical(name)
    return name in _RULES or name in _BUILTINS or _method_rule(name) is not None


def call_native(
    machine: Machine, name: str, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    """Call a native function by its dotted name."""
    if machine.path == FALSE:
        return UNBOUND
    name = canonical(name)
    rule = _RULES.get(name) or _method_rule(name)
    has_more = arguments.more is not None or arguments.more_keywords is not None

    def apply(ground: Arguments) -> Value:
        result = None
        if rule is not None and (rule.takes_more or not has_more):
            result = rule.apply(machine, ground, node, frame)
        if machine.path == FALSE:
            return UNBOUND
        if result is None:
            shown = name.removeprefix("builtins.")
            reason = f"a call of '{shown}' that is not understood"
            unknown = machine.unknown(reason, node, frame, *values_of(ground))
            machine.note_not_followed(ground, unknown)
            return unknown
        return result

    if rule is None or rule.lifted == 0:
        return apply(arguments)
    if rule.lifted is None:
        names = list(arguments.keywords)
        count = len(arguments.positional)
        return machine.combine(
            [*arguments.positional, *arguments.keywords.values()],
            lambda values: apply(
                arguments._replace(
                    positional=tuple(values[:count]),
                    keywords=dict(zip(names, values[count:], strict=True)),
                )
            ),
        )
    rest = arguments.positional[rule.lifted :]
    return machine.combine(
        arguments.positional[: rule.lifted],
        lambda values: apply(arguments._replace(positional=(*values, *rest))),
    )


# Methods of builtin classes, called on the class


@functools.cache
def _method_rule(name: str) -> Rule | None:
    """The rule for ``str.lower`` and the like; None for other names."""
    module, _, rest = name.partition(".")
    holder, _, method = rest.partition(".")
    kind = getattr(builtins, holder, None)
    if module != "builtins" or not isinstance(kind, type) or not hasattr(kind, method):
        return None
    if method in _OF_OBJECT:
        return _RULES.get(f"builtins.object.{method}")
    if method in _OF_CLASS or method == "":
        return None
    if issubclass(kind, BaseException):
        return whole(nothing, takes_more=True)
    return first(_unbound(method))


def _unbound(method: str) -> Apply:
    """``str.lower(text)``."""

    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        if not arguments.positional:
            return None
        receiver, *rest = arguments.positional
        if isinstance(receiver, Instance):
            # A subclass may define a method of that name, which calls this one.
            content = receiver.attributes.get("_value_")
            if not isinstance(content, Constant | Text | ListObject | DictObject):
                return None
            receiver = content
        bound = machine.attribute(receiver, method, node, frame)
        passed = arguments._replace(positional=tuple(rest))
        return machine.each(bound, lambda choice: machine.call(choice, passed, node, frame))

    return apply
