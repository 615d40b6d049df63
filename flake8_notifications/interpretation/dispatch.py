"""``functools.singledispatch``: functions with an implementation for each argument class."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.sameness import key_of
from flake8_notifications.interpretation.values.base import Constant, Tuple, Value
from flake8_notifications.interpretation.values.callables import Arguments, Native, Partial
from flake8_notifications.interpretation.values.containers import ListObject
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax

#: The attributes for the implementations of a function, and the position it dispatches on.
_CASES: Final = "…cases"
_DECIDING: Final = "…deciding"
REGISTER: Final = "functools.singledispatch.register"

_Cases: TypeAlias = list[tuple[Value, Value]]


def dispatching(machine: Machine, function: Function, at: Literal[0, 1]) -> Function:
    """A function that implementations can be registered with.

    :param at: the position of the argument that is dispatched on.
    """
    if _CASES not in function.attributes:
        function.attributes[_CASES] = machine.list_of(())
        function.attributes[_DECIDING] = Constant(at)
        function.attributes["register"] = Partial(Native(REGISTER), (function,), {})
    return function


def cases_of(function: Function) -> _Cases:
    """The classes that a function dispatches on, with their implementations."""
    cases = function.attributes.get(_CASES)
    if not isinstance(cases, ListObject):
        return []
    return [
        (case.items[0], case.items[1])
        for _, state in cases.states
        for case in state.values
        if isinstance(case, Tuple)
    ]


def register(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``function.register(cls, other)``, or the decorator ``register(cls)``."""
    match arguments.positional:
        case (Function() as function, Function(definition=syntax.FunctionDefinition()) as other):
            classes = list(_annotated(machine, function, other))
        case (Function() as function, cls, other):
            classes = [cls]
        case (Function() as function, cls) if arguments.keywords.keys() <= {"func"}:
            if "func" not in arguments.keywords:
                return Partial(Native(REGISTER), (function, cls), {})
            classes, other = [cls], arguments.keywords["func"]
        case _:
            return None
    cases = function.attributes[_CASES]
    assert isinstance(cases, ListObject)
    for case_class in classes:
        containers.add(machine, cases, Tuple((case_class, other)))
    _note(machine, node, other, frame)
    return other


def _note(machine: Machine, node: syntax.Node, other: Value, frame: Frame) -> None:
    """Note that a function that may send is reached through the name of another."""
    holder: syntax.Node = node
    while isinstance(holder, syntax.Call | syntax.Attribute):
        holder = holder.function if isinstance(holder, syntax.Call) else holder.value
    if isinstance(holder, syntax.Name):
        machine.note_stored(holder, other, frame)


def _annotated(machine: Machine, function: Function, other: Function) -> Iterator[Value]:
    """The classes in the annotation of the parameter that a function dispatches on."""
    index = _position(function)
    parameters = other.definition.parameters
    annotation = parameters[index].annotation if index < len(parameters) else None
    pending = [] if annotation is None else [annotation]
    while pending:
        match pending.pop():
            case syntax.Binary(left=left, right=right):
                pending += (right, left)
            case syntax.Subscript(index=syntax.Display(items=items)):
                pending += reversed(items)
            case syntax.Constant(line=line, column=column, value=str(text)) if text.isidentifier():
                pending.append(syntax.Name(line, column, text))
            case node:
                yield machine.evaluate(node, other.closure)


def _position(function: Function) -> int:
    index = function.attributes[_DECIDING]
    assert isinstance(index, Constant)
    return 1 if index.value else 0


def dispatch(
    machine: Machine, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    """Call such a function."""
    index = _position(function)
    if index >= len(arguments.positional):
        return machine.invoke(function, arguments, node, frame)
    value = arguments.positional[index]
    rest: Guard = TRUE
    choices: list[tuple[Guard, Value]] = []
    for cls, other in _most_special_first(cases_of(function)):
        guard = machine.guards.conjoin(rest, machine.is_instance(value, cls))
        if not machine.guards.excludes(guard, machine.path):
            choices.append((guard, other))
            rest = machine.guards.without(rest, guard)
    if rest != FALSE and not machine.guards.excludes(rest, machine.path):
        choices.append((rest, function))
    receiver = arguments.positional[0] if index else None

    def call(other: Value) -> Value:
        if other is function:
            return machine.invoke(function, arguments, node, frame)
        if receiver is None or isinstance(other, Function):
            return machine.call(other, arguments, node, frame)
        # A static or class method takes no receiver.
        passed = arguments._replace(positional=arguments.positional[1:])
        return machine.call(other, passed, node, frame)

    return machine.over(choices, call)


def _most_special_first(cases: _Cases) -> _Cases:
    """The cases in the order of precedence; the last case of a class counts."""
    latest = {key_of(cls) or id(cls): (cls, other) for cls, other in cases}
    ordered: _Cases = []
    for cls, other in latest.values():
        index = next(
            (i for i, (base, _) in enumerate(ordered) if _descends(cls, base)), len(ordered)
        )
        ordered.insert(index, (cls, other))
    return ordered


def _descends(cls: Value, base: Value) -> bool:
    match cls, base:
        case ClassValue(mro=mro), _:
            return any(ancestor is base or ancestor == base for ancestor in mro)
        case Native(name=one), Native(name=other):
            kind, of = (getattr(builtins, name.rpartition(".")[2], None) for name in (one, other))
            return isinstance(kind, type) and isinstance(of, type) and issubclass(kind, of)
        case _:
            return False
