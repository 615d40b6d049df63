"""Recursive functions: what changes from call to call is widened."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from typing import Final

from flake8_notifications.interpretation import growth
from flake8_notifications.interpretation.expression_effects import names_of
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.possible_changes import nodes
from flake8_notifications.interpretation.values.base import (
    NONE,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.source import syntax

#: The limit of recursion under an unknown condition.
_MOST_RECURSIONS: Final = 2
#: The limit of recursion that does not depend on an unknown condition.
_DEEPEST_RECURSION: Final = 20


def depth_of(machine: Machine, function: Function) -> int | None:
    """How many active calls of a function depend on a condition; None if too many."""
    calls = [call for call in machine.stack if _is_same(call.function, function)]
    entries = [*(call.entry for call in calls), machine.path]
    depth = sum(map(operator.ne, entries, entries[1:]))
    is_too_deep = depth >= _MOST_RECURSIONS or len(calls) >= _DEEPEST_RECURSION
    return None if is_too_deep else depth


def _is_same(one: Function | None, other: Function) -> bool:
    """Whether a call is recursive: not one of another closure of the same code."""
    return one is not None and one.key == other.key and one.closure is other.closure


def widened(
    machine: Machine, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Arguments:
    """The arguments of a recursive call, in which texts are widened."""

    outer = next(
        call.variables for call in reversed(machine.stack) if _is_same(call.function, function)
    )
    names = [parameter.name for parameter in function.definition.parameters]

    def widen(name: str, value: Value) -> Value:
        old = outer.get(name)
        if value is NONE or not isinstance(value, Constant | Text | Alternatives | Tuple):
            return value
        if old is not None and _is_kept(old, value):
            return value
        reason = f"what changes each time that '{function.name}' calls itself"
        change = Unknown(reason, machine.place(node, frame))
        pattern = None if old is None else growth.grown(old, value, change, ends=True)
        return change if pattern is None else pattern

    names += [""] * len(arguments.positional)
    positional = zip(names, arguments.positional, strict=False)
    return arguments._replace(
        positional=tuple(widen(name, value) for name, value in positional),
        keywords={name: widen(name, value) for name, value in arguments.keywords.items()},
    )


def widen_globals(machine: Machine, function: Function, node: syntax.Node, frame: Frame) -> None:
    """Widen the globals that a function changes on each recursive call."""
    if not isinstance(function.definition, syntax.FunctionDefinition):
        return
    variables = machine.module_frame(function.module).variables
    for name in _changing_globals(function.module.body_of(function.definition)):
        if isinstance(variables.get(name), Constant | Text):
            reason = f"'{name}', which changes each time that '{function.name}' calls itself"
            machine.write(variables, name, machine.unknown(reason, node, frame))


def _changing_globals(body: Iterable[syntax.Statement]) -> set[str]:
    """The globals that a function rebinds to a value derived from the previous one."""
    names: set[str] = set()
    changing: set[str] = set()
    for node in nodes(tuple(body), with_functions=False):
        match node:
            case syntax.Global(names=declared, kind="global"):
                names.update(declared)
            case syntax.AugmentedAssign(target=syntax.Name(id=name)):
                changing.add(name)
            case syntax.Assign(targets=targets, value=value):
                origins = names_of(value)
                changing |= {
                    target.id
                    for target in targets
                    if isinstance(target, syntax.Name) and target.id in origins
                }
    return names & changing


def _is_kept(old: Value, new: Value) -> bool:
    """Whether an argument is the same in each call."""
    if isinstance(old, Constant) and isinstance(new, Constant):
        return type(old.value) is type(new.value) and old.value == new.value
    return old is new
