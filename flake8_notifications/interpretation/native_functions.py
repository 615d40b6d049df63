"""Decorators and functions of ``functools``, ``operator``, ``contextlib`` and ``abc``."""

from __future__ import annotations

from typing import Final, Literal

from flake8_notifications.interpretation import class_lookup, contexts, dispatch, objects
from flake8_notifications.interpretation.containers import some
from flake8_notifications.interpretation.exceptions import attempt
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import (
    IDENTITY,
    Apply,
    Rule,
    decorating,
    every,
    first,
    identity,
    not_understood,
    nothing,
    whole,
)
from flake8_notifications.interpretation.values.base import NONE, UNBOUND, Constant, Value
from flake8_notifications.interpretation.values.callables import (
    Arguments,
    BoundMethod,
    Descriptor,
    Native,
    Partial,
)
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax

#: The attributes that ``functools.wraps`` copies.
_COPIED: Final = ("__module__", "__name__", "__qualname__", "__doc__")


# functools


def _partial(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if not arguments.positional:
        return machine.raises("TypeError")
    function, *positional = arguments.positional
    return Partial(function, tuple(positional), dict(arguments.keywords))


def _partialmethod(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    partial = _partial(machine, arguments, node, frame)
    return Descriptor("partialmethod", partial) if isinstance(partial, Partial) else partial


def _wraps(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if not arguments.positional:
        return None
    keywords = {**arguments.keywords, "wrapped": arguments.positional[0]}
    return Partial(Native("functools.update_wrapper"), (), keywords)


def _update_wrapper(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    wrapper, *rest = arguments.positional or (None,)
    wrapped = rest[0] if rest else arguments.keywords.get("wrapped")
    if wrapper is None or wrapped is None:
        return None
    machine.each(wrapped, lambda choice: _copy_names(machine, wrapper, choice, node, frame))
    return wrapper


def _copy_names(
    machine: Machine, wrapper: Value, wrapped: Value, node: syntax.Node, frame: Frame
) -> Value:
    """Copy the identifying attributes of a wrapped function to its wrapper."""
    function = wrapped.function if isinstance(wrapped, BoundMethod) else wrapped
    if not isinstance(wrapper, Function | Instance):
        return NONE
    for name in _COPIED:
        value, missing = attempt(
            machine,
            lambda: machine.attribute(function, name, node, frame),  # noqa: B023
            "AttributeError",
        )
        if machine.path != FALSE:
            machine.write(wrapper.attributes, name, value)
        machine.path = machine.guards.disjoin(machine.path, missing)
    if isinstance(function, Function):
        # Dispatch by argument class is not carried over.
        copied = [item for item in function.attributes.items() if item[0].isidentifier()]
        for name, value in copied:
            machine.write(wrapper.attributes, name, value)
    machine.write(wrapper.attributes, "__wrapped__", wrapped)
    return NONE


def _cache(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """A cached function as it is: a cached result is what a call would compute."""
    match arguments.positional:
        case (Function() as function, *_):
            for name in ("cache_clear", "cache_info"):
                function.attributes.setdefault(name, Native(f"functools.{name}"))
            return function
        case (Constant(), *_) | ():
            # ``@lru_cache(maxsize=10)``.
            return Native("functools.cache")
        case (value, *_):
            return value
        case _:
            return None


def _dispatching(at: Literal[0, 1]) -> Apply:
    """A decorator for a function that dispatches on the class of an argument."""

    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        match arguments.positional:
            case (Function() as function,):
                return dispatch.dispatching(machine, function, at)
            case (value,):
                return value
            case _:
                return None

    return apply


def _descriptor(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``property`` and similar decorators."""
    if not arguments.positional and "fget" not in arguments.keywords:
        return None
    getter, *rest = (*arguments.positional, *some(arguments.keywords.get("fget")))
    setter = rest[0] if rest else arguments.keywords.get("fset", NONE)
    deleter = rest[1] if len(rest) > 1 else arguments.keywords.get("fdel", NONE)
    return Descriptor(
        "property", getter, *(None if method == NONE else method for method in (setter, deleter))
    )


def _cached(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """A property that is computed once per instance."""
    match arguments.positional:
        case (Function() as function,):
            return Descriptor("cached", function)
        case _:
            return _descriptor(machine, arguments, node, frame)


def _class_method(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    return Descriptor("classmethod", arguments.positional[0]) if arguments.positional else None


def _bound_method(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (Function() as function, receiver):
            return BoundMethod(function, receiver)
        case (function, receiver):
            return Partial(function, (receiver,), {})
        case _:
            return None


def _static_method(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    return Descriptor("staticmethod", arguments.positional[0]) if arguments.positional else None


# contextlib


def _manager(name: str) -> Apply:
    """A context manager for the ``with`` statement: its class, and the arguments."""

    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        positional = (*arguments.positional, *arguments.keywords.values())
        if name == "contextlib.nullcontext":
            positional = positional[:1] or (NONE,)
        return Partial(Native(name), positional, {})

    return apply


def _exit_stack(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
    return Native(contexts.EXIT_STACK)


def _entered_on_a_stack(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``stack.enter_context(manager)``, exited at once: it sends the same in the end."""
    if len(arguments.positional) != 1 or not isinstance(node, syntax.Expression):
        return None
    result: Value = UNBOUND

    def entered(value: Value) -> None:
        nonlocal result
        result = value
        machine.may_raise()

    contexts.managed(machine, arguments.positional[0], entered, node, frame)
    return result


def _called_by_a_stack(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``stack.callback(function, …)``, called at once: it sends the same in the end."""
    if not arguments.positional:
        return None
    function, *passed = arguments.positional
    machine.call(function, arguments._replace(positional=tuple(passed)), node, frame)
    return function


def _pushed_on_a_stack(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``stack.push(exit)``, called at once, as the stack is left with or without an exception."""
    if not arguments.positional:
        return None
    pushed = arguments.positional[0]
    passed = tuple(
        machine.unknown(f"{what} that a stack is left with", node, frame)
        for what in ("the class of an exception", "an exception", "a traceback")
    )
    if isinstance(pushed, Instance) and machine.has_method(pushed, "__exit__"):
        machine.call_method(pushed, "__exit__", passed, node, frame)
    else:
        machine.each(pushed, lambda choice: machine.call(choice, Arguments(passed), node, frame))
    return pushed


def _instantiated(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``type.__call__(cls, …)``: what a class does when it is called, its metaclass aside."""
    cls, *passed = arguments.positional or (NONE,)
    if not isinstance(cls, ClassValue):
        return None
    return objects.instantiate(
        machine, cls, arguments._replace(positional=tuple(passed)), node, frame
    )


def _called_within(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """A call of a function decorated by a context manager."""
    manager, function, *passed = arguments.positional
    if not isinstance(node, syntax.Expression):
        return None
    result: Value = UNBOUND
    returned = FALSE

    def entered(_: Value) -> None:
        nonlocal result, returned
        passed_on = arguments._replace(positional=tuple(passed))
        result = machine.each(function, lambda choice: machine.call(choice, passed_on, node, frame))
        returned = machine.path

    contexts.managed(machine, manager, entered, node, frame)
    # Where the manager has swallowed an exception, the call returns None.
    swallowed = machine.guards.without(machine.path, returned)
    return machine.merged(((returned, result), (swallowed, NONE)))


def _weak_reference(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``weakref.ref(x)``, which returns ``x`` when called: a dead object would send nothing."""
    if not arguments.positional:
        return None
    return Partial(Native(IDENTITY), arguments.positional[:1], {})


_NULL: Final = whole(_manager("contextlib.nullcontext"))
_SAME: Final = whole(identity)

#: By dotted name.
RULES: Final[dict[str, Rule]] = {
    "abc.abstractclassmethod": whole(_class_method),
    "abc.abstractmethod": _SAME,
    "abc.abstractproperty": whole(_descriptor),
    "abc.abstractstaticmethod": whole(_static_method),
    "builtins.classmethod": whole(_class_method),
    "builtins.property": whole(_descriptor),
    "builtins.staticmethod": whole(_static_method),
    "contextlib.AsyncExitStack": whole(_exit_stack),
    class_lookup.INSTANTIATED: whole(_instantiated, takes_more=True),
    class_lookup.DECORATED: whole(_called_within, takes_more=True),
    "contextlib.ExitStack": whole(_exit_stack),
    "contextlib.ExitStack().callback": first(_called_by_a_stack, takes_more=True),
    "contextlib.ExitStack().close": whole(nothing),
    "contextlib.ExitStack().enter_async_context": first(_entered_on_a_stack),
    "contextlib.ExitStack().enter_context": first(_entered_on_a_stack),
    "contextlib.ExitStack().push": first(_pushed_on_a_stack),
    "contextlib.ExitStack().push_async_callback": first(_called_by_a_stack, takes_more=True),
    "contextlib.asynccontextmanager": _SAME,
    "contextlib.closing": _NULL,
    "contextlib.contextmanager": _SAME,
    "contextlib.nullcontext": _NULL,
    "contextlib.redirect_stderr": _NULL,
    "contextlib.redirect_stdout": _NULL,
    "contextlib.suppress": whole(_manager("contextlib.suppress")),
    "enum.property": whole(_descriptor),
    "functools.cache": first(_cache),
    "functools.cache_clear": whole(nothing),
    "functools.cache_info": whole(not_understood),
    "functools.cached_property": whole(_cached),
    "functools.cmp_to_key": whole(not_understood),
    "functools.lru_cache": first(_cache),
    "functools.partial": first(_partial),
    "functools.partialmethod": first(_partialmethod),
    "functools.singledispatch": first(_dispatching(0)),
    dispatch.REGISTER: every(dispatch.register),
    "functools.singledispatchmethod": first(_dispatching(1)),
    "functools.total_ordering": _SAME,
    "functools.update_wrapper": first(_update_wrapper),
    "functools.wraps": whole(_wraps),
    "inspect.iscoroutine": whole(not_understood),
    "six.add_metaclass": whole(decorating(IDENTITY)),
    "types.MethodType": first(_bound_method),
    "types.DynamicClassAttribute": whole(_descriptor),
    "weakref.WeakMethod": whole(_weak_reference),
    "weakref.proxy": _SAME,
    "weakref.ref": whole(_weak_reference),
}
