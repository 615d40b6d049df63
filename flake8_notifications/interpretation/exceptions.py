"""``try``: which exceptions are raised, which handlers catch them, and ``finally``."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import Alternatives, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments, Native
from flake8_notifications.interpretation.values.external import External, Raised
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax

_GROUPS: Final = frozenset({"BaseExceptionGroup", "ExceptionGroup"})


def try_statement(machine: Machine, node: syntax.Try, frame: Frame) -> None:
    """``try: … except: … else: … finally: …``."""
    guards = machine.guards
    before = machine.path
    if not node.final:
        _handled(machine, node, frame)
        return
    returned = len(frame.returns)
    with machine.catching() as uncaught:
        _handled(machine, node, frame)
    pending = frame.returns[returned:]
    after, machine.path = machine.path, before
    machine.execute(node.final, frame)
    survived = machine.path
    if pending and survived != before:
        # Where the ``finally`` block jumps itself, nothing else is returned.
        surviving = [(guards.conjoin(guard, survived), value) for guard, value in pending]
        frame.returns[returned : returned + len(pending)] = [
            item for item in surviving if item[0] != FALSE
        ]
    for guard, exception in uncaught:
        machine.path = guards.conjoin(guard, survived)
        if machine.path != FALSE:
            machine.raise_(exception)
    machine.path = guards.conjoin(survived, after)


def _handled(machine: Machine, node: syntax.Try, frame: Frame) -> None:
    """Run all but ``finally``."""
    guards = machine.guards
    with machine.catching() as pending:
        machine.execute(node.body, frame)
    normal, after = machine.path, FALSE
    left: list[tuple[Guard, Value]] = pending
    for handler in node.handlers:
        left = _handle(machine, handler, left, frame, takes_groups=node.takes_groups)
        after = guards.disjoin(after, machine.path)
    for guard, exception in left:
        is_part = node.takes_groups and _is_group(exception)
        machine.path = guards.conjoin(guard, guards.fresh()) if is_part else guard
        machine.raise_(exception)
    machine.path = normal
    if machine.path != FALSE:
        machine.execute(node.orelse, frame)
    machine.path = guards.disjoin(after, machine.path)


def _handle(
    machine: Machine,
    handler: syntax.Handler,
    pending: list[tuple[Guard, Value]],
    frame: Frame,
    *,
    takes_groups: bool,
) -> list[tuple[Guard, Value]]:
    """Run a handler for the exceptions that it catches.

    :param takes_groups: whether it handles a part of a group, and others other parts.
    :return: the exceptions that are left.
    """
    guards = machine.guards
    kind: Value | None = None
    if handler.type is not None:
        machine.path = guards.any(guard for guard, _ in pending)
        if machine.path == FALSE:
            return pending
        kind = machine.evaluate(handler.type, frame)
    caught: list[tuple[Guard, Value]] = []
    left: list[tuple[Guard, Value]] = []
    # Only one of them is raised, so whether it is of the kind is a single question.
    is_kind = guards.fresh()
    for guard, exception in pending:
        if takes_groups and _is_group(exception):
            caught.append((guards.conjoin(guard, is_kind), exception))
            left.append((guard, exception))
            continue
        holds = TRUE if kind is None else caught_by(machine, exception, kind, is_kind)
        matches = guards.conjoin(guard, holds)
        if matches != FALSE:
            caught.append((matches, exception))
        rest = guards.without(guard, matches)
        if rest != FALSE:
            left.append((rest, exception))
    machine.path = guards.any(guard for guard, _ in caught)
    if machine.path != FALSE:
        exception = machine.merged(caught)
        if handler.name is not None and (frame.plan is None or handler.name in frame.plan.needed):
            instance = machine.each(
                exception, lambda choice: _as_instance(machine, choice, handler, frame)
            )
            machine.bind(frame, handler.name, instance)
        frame.handled.append(exception)
        machine.execute(handler.body, frame)
        frame.handled.pop()
    return left


def _is_group(exception: Value) -> bool:
    """Whether an exception is an exception group."""
    match exception:
        case Raised(name=name) | Native(name=name):
            names = [name.removeprefix("builtins.")]
        case Instance(cls=cls) | (ClassValue() as cls):
            names = [base.name for base in cls.mro if isinstance(base, External)]
        case _:
            names = []
    return not _GROUPS.isdisjoint(names)


def _as_instance(
    machine: Machine, exception: Value, handler: syntax.Handler, frame: Frame
) -> Value:
    """The instance that is caught where a class was raised, as by ``raise Failed``."""
    node = handler.type or syntax.Node(0, 0)
    match exception:
        case ClassValue():
            before = machine.path
            instance = machine.call(exception, Arguments(), node, frame)
            if machine.path == before:
                return instance
            machine.path = before
            return Instance(exception, machine.place(node, frame), is_open=True)
        case Native(name=name) if _builtin(exception) is not None:
            return Raised(name.removeprefix("builtins."))
        case _:
            return exception


def caught_by(machine: Machine, exception: Value, kind: Value, unknown: Guard) -> Guard:
    """The guard under which an exception is of a kind, which may be a tuple of kinds.

    :param unknown: the guard to use where that is unknown.
    """
    guards = machine.guards
    if isinstance(exception, Alternatives):
        return guards.any(
            guards.conjoin(guard, caught_by(machine, choice, kind, unknown))
            for guard, choice in exception.choices
        )
    if isinstance(kind, Alternatives):
        return guards.any(
            guards.conjoin(guard, caught_by(machine, exception, choice, unknown))
            for guard, choice in kind.choices
        )
    if isinstance(kind, Tuple):
        return guards.any(caught_by(machine, exception, item, unknown) for item in kind.items)
    answer = _is_kind(exception, kind)
    return unknown if answer is None else (TRUE if answer else FALSE)


def _is_kind(exception: Value, kind: Value) -> bool | None:
    wanted = _builtin(kind)
    if wanted is BaseException:
        return True
    match exception:
        case Raised(name=name):
            raised = getattr(builtins, name, None)
        case Native() | ClassValue():
            return _is_subclass(exception, kind, wanted)
        case Instance(cls=cls):
            return _is_subclass(cls, kind, wanted)
        case External(name=name) if name.startswith("oslo_messaging."):
            # None of its exceptions is a builtin one, or derived from one.
            return None if wanted is None else wanted is Exception
        case _:
            return True if wanted is Exception else None
    if not isinstance(raised, type):
        return None
    if wanted is not None:
        return issubclass(raised, wanted)
    return False if isinstance(kind, ClassValue) else None


def _is_subclass(cls: Value, kind: Value, wanted: type | None) -> bool | None:
    if isinstance(cls, Native):
        raised = _builtin(cls)
        if raised is None or wanted is None:
            return False if isinstance(kind, ClassValue) else None
        return issubclass(raised, wanted)
    assert isinstance(cls, ClassValue)
    if isinstance(kind, ClassValue):
        if kind in cls.mro:
            return True
        return False if all(_is_plain(base) for base in cls.mro) else None
    for base in cls.mro:
        if isinstance(base, External):
            if base == kind:
                return True
            raised = getattr(builtins, base.name, None)
            if isinstance(raised, type) and wanted is not None:
                return issubclass(raised, wanted)
    return True if wanted is Exception else None


def _is_plain(base: Value) -> bool:
    return isinstance(base, ClassValue) or (
        isinstance(base, External) and hasattr(builtins, base.name)
    )


def _builtin(kind: Value) -> type[BaseException] | None:
    if isinstance(kind, Native):
        cls = getattr(builtins, kind.name.removeprefix("builtins."), None)
        if isinstance(cls, type) and issubclass(cls, BaseException):
            return cls
    return None


def attempt(machine: Machine, action: Callable[[], Value], *names: str) -> tuple[Value, Guard]:
    """The result of an action, and the guard under which it raises one of the named exceptions.

    Other exceptions propagate.
    """
    kinds = Tuple(tuple(Native(f"builtins.{name}") for name in names))
    with machine.catching() as caught:
        value = action()
    after, missing = machine.path, FALSE
    is_kind = machine.guards.fresh()
    for guard, exception in caught:
        if isinstance(exception, Unknown) and not machine.catchers:
            # No handler is interested in an unknown exception.
            after = machine.guards.disjoin(after, guard)
            continue
        caught_here = FALSE
        if isinstance(exception, Raised | Instance | Native | ClassValue):
            caught_here = caught_by(machine, exception, kinds, is_kind)
        missing = machine.guards.disjoin(missing, machine.guards.conjoin(guard, caught_here))
        machine.path = machine.guards.without(guard, caught_here)
        if machine.path != FALSE:
            machine.raise_(exception)
    machine.path = after
    return value, missing


def otherwise(machine: Machine, value: Value, missing: Guard, default: Value) -> Value:
    """The result of an attempt, with a default where it failed."""
    if missing == FALSE:
        return value
    succeeded = machine.path
    machine.path = machine.guards.disjoin(succeeded, missing)
    return machine.merged(((succeeded, value), (missing, default)))
