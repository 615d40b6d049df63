"""``with``: context managers made of generators or classes, and unknown ones."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation import exceptions
from flake8_notifications.interpretation.class_lookup import DECORATED
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.tied_values import choices_of
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    BoundMethod,
    Native,
    Partial,
)
from flake8_notifications.interpretation.values.containers import DictObject
from flake8_notifications.interpretation.values.external import External, Raised
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function, Generator
from flake8_notifications.source import syntax

#: The step from an unknown context manager to the value it is entered as.
ENTERED: Final = ".__enter__()"
EXIT_STACK: Final = "contextlib.ExitStack()"
_Inner = Callable[[], None]
_DECORATORS: Final = ("contextlib.ContextDecorator", "contextlib.AsyncContextDecorator")


def decorated(manager: Value, arguments: Arguments) -> Value | None:
    """A function decorated by a context manager; None if it is not a decorator call."""
    match arguments:
        case Arguments(positional=(Function() | BoundMethod() | Partial() as function,)):
            return Partial(Native(DECORATED), (manager, function), {})
        case _:
            return None


def is_decorator(instance: Instance) -> bool:
    """Whether an instance is a context manager that can be used as a decorator."""
    return any(
        isinstance(base, External | Native) and base.name in _DECORATORS
        for base in instance.cls.mro
    )


def with_statement(machine: Machine, node: syntax.With, frame: Frame) -> None:
    """``with first as x, second: …``."""

    def enter(position: int) -> None:
        if position == len(node.items):
            machine.execute(node.body, frame)
            return
        item = node.items[position]
        manager = machine.evaluate(item.context, frame)
        if machine.path == FALSE:
            return

        def entered(value: Value) -> None:
            if item.target is not None:
                machine.assign(item.target, value, frame)
            enter(position + 1)

        def run(choice: Value) -> Value:
            managed(machine, choice, entered, item.context, frame)
            return NONE

        machine.each(manager, run)

    enter(0)


def managed(
    machine: Machine,
    manager: Value,
    entered: Callable[[Value], None],
    node: syntax.Expression,
    frame: Frame,
) -> None:
    """Enter a context manager, run the body, and exit.

    :param entered: runs the body, given the value that the manager is entered as.
    :param node: the expression of the manager.
    """
    match manager:
        case Generator():
            _generated(machine, manager, entered)
        case Instance() if machine.has_method(manager, "__enter__") or machine.has_method(
            manager, "__aenter__"
        ):
            _of_class(machine, manager, entered, node, frame)
        case Partial(function=Native(name="contextlib.suppress"), positional=kinds):
            _suppressed(machine, kinds, lambda: entered(NONE))
        case Partial(function=Native(), positional=(value, *_)):
            entered(value)
        case Native(name=name) if name == EXIT_STACK:
            # What has been entered or pushed may swallow an exception.
            _may_swallow(machine, lambda: entered(manager))
        case Native():
            entered(manager)
        case External(name=name) if name.partition(".")[0] not in sys.stdlib_module_names:
            _may_swallow(machine, lambda: entered(manager))
        case External():
            entered(manager)
        case Constant() | Text() | Tuple() | DictObject():
            machine.raises("TypeError")
        case _:
            machine.may_not_fit(manager)
            value = machine.part_of(manager, ENTERED, node, frame)
            _may_swallow(machine, lambda: entered(value))


def entered_as(machine: Machine, manager: Value, node: syntax.Expression, frame: Frame) -> Value:
    """The value that a context manager is entered as, where nothing else matters."""
    match manager:
        case Instance():
            name = "__enter__" if machine.has_method(manager, "__enter__") else "__aenter__"
            return machine.call_method(manager, name, (), node, frame)
        case Unknown():
            return machine.part_of(manager, ENTERED, node, frame)
        case External() | Native():
            return manager
        case _:
            return UNBOUND


def _leaving(machine: Machine, action: _Inner) -> tuple[int, int]:
    """Run a body, then continue even where it was left by ``return`` and the like.

    :return: the guard under which the body ended normally, and that under which it was left.
    """
    guards = machine.guards
    before = machine.path
    with machine.catching() as raised:
        action()
    normal = machine.path
    thrown = guards.any(guard for guard, _ in raised)
    left = guards.without(guards.without(before, normal), thrown)
    for guard, exception in raised:
        machine.path = guard
        machine.raise_(exception)
    machine.path = guards.disjoin(normal, left)
    return normal, left


def _generated(machine: Machine, generator: Generator, entered: Callable[[Value], None]) -> None:
    """``with`` of a generator: where it yields, the body runs and its exceptions are raised."""
    guards = machine.guards
    left = FALSE

    def on_yield(value: Value) -> None:
        nonlocal left
        left = guards.disjoin(left, _leaving(machine, lambda: entered(value))[1])

    generator.frame.on_yield = on_yield
    machine.run_generator(generator)
    machine.path = guards.without(machine.path, left)


def _of_class(
    machine: Machine,
    manager: Instance,
    entered: Callable[[Value], None],
    node: syntax.Expression,
    frame: Frame,
) -> None:
    guards = machine.guards

    def call_method(name: str, *passed: Value) -> Value:
        supplier = machine.supplier_of(node, frame)
        call = (
            node if isinstance(node, syntax.Call) else syntax.Call(node.line, node.column, node, ())
        )
        before, frame.site = frame.site, (call, supplier)
        # What '__exit__' returns matters even if the result of a decorated function is unused.
        unused, frame.unused = frame.unused, None
        try:
            return machine.call_method(manager, name, passed, node, frame)
        finally:
            frame.site, frame.unused = before, unused

    is_async = not machine.has_method(manager, "__enter__")
    names = ("__aenter__", "__aexit__") if is_async else ("__enter__", "__exit__")
    value = call_method(names[0])
    before = machine.path
    if before == FALSE:
        return
    with machine.catching() as raised:
        entered(value)
    normal = machine.path
    thrown = guards.any(guard for guard, _ in raised)
    machine.path = guards.without(before, thrown)
    if machine.path != FALSE:
        call_method(names[1], NONE, NONE, NONE)
    ended = guards.conjoin(machine.path, normal)
    machine.path = guards.conjoin(before, thrown)
    if machine.path != FALSE:
        exception = machine.merged(raised)
        kind = machine.each(exception, lambda choice: _class_of(machine, choice, node, frame))
        passed = (kind, exception, machine.unknown("a traceback", node, frame))
        swallowed = machine.truth(call_method(names[1], *passed))
        survived = machine.path
        for guard, single in raised:
            machine.path = guards.without(guards.conjoin(guard, survived), swallowed)
            if machine.path != FALSE:
                machine.raise_(single)
        ended = guards.disjoin(ended, guards.conjoin(guards.conjoin(survived, thrown), swallowed))
    machine.path = ended


def _class_of(machine: Machine, exception: Value, node: syntax.Expression, frame: Frame) -> Value:
    """The class of an exception, as ``__exit__`` receives it."""
    match exception:
        case Raised(name=name):
            return Native(f"builtins.{name}")
        case Instance():
            return machine.class_of(exception)
        case ClassValue() | Native():
            return exception
        case _:
            return machine.unknown("the class of an exception", node, frame)


def as_decorated(
    machine: Machine, function: Function, run: Callable[[], Value], node: syntax.Node, frame: Frame
) -> Value:
    """What a function returns whose decorator is unavailable: that may return something else.

    It may also swallow an exception.
    """
    result: Value = UNBOUND
    returned = FALSE

    def inner() -> None:
        nonlocal result, returned
        result = run()
        returned = machine.path

    _may_swallow(machine, inner)
    another = machine.unknown(f"what the decorator of '{function.name}' returns", node, frame)
    swallowed = machine.guards.without(machine.path, returned)
    if swallowed != FALSE:
        result = machine.merged(((returned, result), (swallowed, another)))
    if not any(map(_is_text, choices_of(result))):
        return result
    return machine.either(machine.guards.fresh(), another, result)


def _is_text(value: Value) -> bool:
    return isinstance(value, Text) or (isinstance(value, Constant) and isinstance(value.value, str))


def _may_swallow(machine: Machine, inner: _Inner) -> None:
    """Run a body in a manager that nothing is known of: it may swallow what the body raises.

    That anything else may raise an exception is left out, as it would be said of every statement.
    """
    guards = machine.guards
    outer = machine.catchers[-1] if machine.catchers else None
    before = 0 if outer is None else len(outer)
    ended, machine.ended = machine.ended, FALSE
    inner()
    raised, machine.ended = machine.ended or FALSE, ended
    pending = [(raised, NONE)] if outer is None else outer[before:]
    thrown = guards.any(guard for guard, _ in pending)
    swallowed = FALSE if thrown == FALSE else guards.conjoin(thrown, guards.fresh())
    if outer is not None:
        outer[before:] = [(guards.without(guard, swallowed), each) for guard, each in pending]
    elif ended is not None:
        machine.ended = guards.disjoin(ended, guards.without(raised, swallowed))
    machine.path = guards.disjoin(machine.path, swallowed)


def _suppressed(machine: Machine, kinds: tuple[Value, ...], inner: _Inner) -> None:
    """``with contextlib.suppress(…)``."""
    guards = machine.guards
    with machine.catching() as raised:
        inner()
    after = machine.path
    is_kind = guards.fresh()
    for guard, exception in raised:
        caught = exceptions.caught_by(machine, exception, Tuple(kinds), is_kind)
        after = guards.disjoin(after, guards.conjoin(guard, caught))
        machine.path = guards.without(guard, caught)
        if machine.path != FALSE:
            machine.raise_(exception)
    machine.path = after
