"""Calls of functions, methods, classes and other callables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from flake8_notifications.interpretation import (
    binding,
    class_attributes,
    class_lookup,
    constructors,
    container_methods,
    containers,
    context_variables,
    contexts,
    dispatch,
    natives,
    objects,
    recursion,
    spreading,
    text_calls,
    trampolines,
    widening,
)
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import is_exception
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
    Descriptor,
    Native,
    NativeMethod,
    Partial,
)
from flake8_notifications.interpretation.values.containers import (
    ContextVariable,
    DictObject,
    ListObject,
    Namespace,
)
from flake8_notifications.interpretation.values.external import External, ModuleNames
from flake8_notifications.interpretation.values.objects import Instance, Super
from flake8_notifications.interpretation.values.scopes import (
    Body,
    ClassValue,
    Frame,
    Function,
    Generator,
)
from flake8_notifications.source import syntax

#: The methods of a generator that resume it.
_RESUMING: Final = ("__next__", "close", "send", "throw")
#: Special methods of containers, with the functions that do the same.
_SPECIAL: Final = {
    "__contains__": "operator.contains", "__delitem__": "operator.delitem",
    "__getitem__": "operator.getitem", "__len__": "builtins.len", "__setitem__": "operator.setitem",
    **{
        f"__{name}__": f"operator.{name}"
        for name in ("add", "iadd", "iand", "ior", "isub", "ixor", "mod", "mul", "sub")
    },
    **{f"__{name}__": f"operator.{name}_" for name in ("and", "or")}, "__xor__": "operator.xor",
}  # fmt: skip


def call_node(machine: Machine, node: syntax.Call, frame: Frame) -> Value:
    """The value of a call expression."""
    if isinstance(node.function, syntax.Name) and node.function.id == "super":
        proxy = super_of(machine, node, frame)
        if proxy is not None:
            return proxy
    callee = machine.evaluate(node.function, frame)
    if machine.path == FALSE:
        return UNBOUND
    supplier = machine.supplier_of(node, frame)
    before = frame.site
    frame.site = (node, supplier)
    try:
        if not machine.wants_arguments(callee, node, frame):
            return machine.quick_call(callee, node, frame)
        needless = machine.needless_arguments(callee, node, frame)
        # What a body creates for others counts where these read it; but an instance is made of the
        # arguments.
        is_shared = isinstance(frame, Body) and frame.present is not None
        passed_by = None if is_shared and not isinstance(callee, ClassValue) else supplier
        values = binding.evaluated(machine, node, frame, passed_by, needless)
        if machine.path == FALSE:
            return UNBOUND

        values, unnamed = spreading.without_unnamed(machine, callee, node, values, frame, passed_by)

        def apply(values: Sequence[Value]) -> Value:
            arguments = binding.gathered(machine, node, values, frame, passed_by)
            if machine.path == FALSE:
                return UNBOUND
            if unnamed:
                arguments = arguments._replace(unnamed=unnamed)
            frame.site = (node, supplier)
            return machine.each(callee, lambda choice: machine.call(choice, arguments, node, frame))

        result = spreading.with_each(machine, node, values, apply)
        return binding.returned(result, supplier)
    finally:
        frame.site = before


def super_of(machine: Machine, node: syntax.Call, frame: Frame) -> Value | None:
    """``super()`` or ``super(owner, receiver)``; None where it cannot be resolved."""
    if len(node.arguments) == 2:
        cls = machine.evaluate(node.arguments[0].value, frame)
        receiver = machine.evaluate(node.arguments[1].value, frame)
        if isinstance(cls, ClassValue):
            return machine.each(receiver, lambda choice: Super(cls, choice))
        return None
    scope: Frame | None = frame
    while scope is not None and (scope.function is None or scope.function.owner is None):
        scope = scope.parent
    if scope is None or scope.function is None or scope.function.owner is None:
        return None
    owner = scope.function.owner
    parameters = scope.function.definition.parameters
    if not parameters:
        return None
    receiver = scope.variables.get(parameters[0].name, UNBOUND)
    return machine.each(machine.narrowed(receiver), lambda choice: Super(owner, choice))


def call(
    machine: Machine, function: Value, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    """``function(*arguments)``, for a single callee."""
    if machine.path == FALSE:
        return UNBOUND
    match function:
        case Function() if function.attributes and dispatch.cases_of(function):
            return dispatch.dispatch(machine, function, arguments, node, frame)
        case Function():
            return machine.invoke(function, arguments, node, frame)
        case BoundMethod(function=inner, receiver=receiver):
            passed = arguments._replace(positional=(receiver, *arguments.positional))
            return machine.each(inner, lambda choice: machine.call(choice, passed, node, frame))
        case Partial(
            function=Native(name="collections.namedtuple.create" | "contextlib.nullcontext")
        ):
            pass
        case Partial(function=inner, positional=first, keywords=keywords):
            site = None if frame.site is None else frame.site[1]
            supplied = {
                name: binding.unless_supplied(argument, site) for name, argument in keywords.items()
            }
            passed = arguments._replace(
                positional=(
                    *(binding.unless_supplied(argument, site) for argument in first),
                    *arguments.positional,
                ),
                keywords={**supplied, **arguments.keywords},
            )
            return machine.each(inner, lambda choice: machine.call(choice, passed, node, frame))
        case ClassValue():
            maker = class_attributes.of_metaclass(machine, function, "__call__", node, frame)
            if isinstance(maker, BoundMethod):
                return machine.call(maker, arguments, node, frame)
            return objects.instantiate(machine, function, arguments, node, frame)
        case NativeMethod(receiver=receiver, name=name):
            return _native_method(machine, receiver, name, arguments, node, frame)
        case Native(name=name):
            return natives.call_native(machine, name, arguments, node, frame)
        case External():
            return machine.call_external(function, arguments, node, frame)
        case Generator() if (decorated := contexts.decorated(function, arguments)) is not None:
            return decorated
        case Instance() if (
            not machine.has_method(function, "__call__")
            and contexts.is_decorator(function)
            and (decorated := contexts.decorated(function, arguments)) is not None
        ):
            return decorated
        case Instance():
            return call_method(machine, function, "__call__", arguments, node, frame)
        case Descriptor(function=inner):
            return machine.each(inner, lambda choice: machine.call(choice, arguments, node, frame))
        case Constant() | Text() | Tuple() | ListObject() | DictObject():
            return machine.raises("TypeError")
        case Unknown() if function is not UNBOUND:
            return machine.call_unknown(function, arguments, node, frame)
    if isinstance(function, Partial):
        passed = arguments._replace(positional=(*function.positional, *arguments.positional))
        return machine.each(
            function.function, lambda choice: machine.call(choice, passed, node, frame)
        )
    return machine.unknown("a call of what is not known", node, frame)


def call_method(
    machine: Machine,
    instance: Value,
    name: str,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """``instance.name(…)``, for the special methods that operators and statements call."""
    method = machine.attribute(instance, name, node, frame)
    if machine.path == FALSE:
        return UNBOUND
    return machine.each(method, lambda choice: machine.call(choice, arguments, node, frame))


def hand_to_method(
    machine: Machine,
    instance: Value,
    name: str,
    positional: tuple[Value, ...],
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """The same where the operands are written there: they are supplied as by any other call."""
    if isinstance(node, syntax.Call):
        call = node
    else:
        method = syntax.Name(node.line, node.column, name)
        call = syntax.Call(node.line, node.column, method, ())
    supplier = machine.supplier_of(call, frame)
    passed = tuple(binding.supplied(argument, supplier) for argument in positional)
    before, frame.site = frame.site, (call, supplier)
    try:
        return machine.call_method(instance, name, passed, node, frame)
    finally:
        frame.site = before


def _native_method(
    machine: Machine,
    receiver: Value,
    name: str,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    match receiver:
        case Constant() | Text() | ListObject() | DictObject() if name in _SPECIAL:
            passed = arguments._replace(positional=(receiver, *arguments.positional))
            return natives.call_native(machine, _SPECIAL[name], passed, node, frame)
        case Constant() | Text():
            return text_calls.method(machine, receiver, name, arguments, node, frame)
        case ContextVariable():
            return context_variables.method(machine, receiver, name, arguments, node, frame)
        case ListObject() | DictObject() if name == "__init__":
            if arguments == Arguments():
                return NONE
            is_list = isinstance(receiver, ListObject) and receiver.kind in ("list", "deque")
            filling = "extend" if is_list else "update"
            return container_methods.method(machine, receiver, filling, arguments, node, frame)
        case ListObject() | DictObject():
            return container_methods.method(machine, receiver, name, arguments, node, frame)
        case Tuple(items=items, more=more):
            as_list = machine.list_of(items, machine.place(node, frame), more)
            if name == "_asdict":
                pairs = [
                    Tuple((Constant(f), v)) for f, v in zip(receiver.fields, items, strict=False)
                ]
                return natives.call_native(
                    machine, "builtins.dict", Arguments((Tuple(tuple(pairs)),)), node, frame
                )
            if name == "_replace":
                changed = tuple(
                    arguments.keywords.get(field, value)
                    for field, value in zip(receiver.fields, items, strict=False)
                )
                return Tuple(changed, receiver.fields, cls=receiver.cls)
            return container_methods.method(machine, as_list, name, arguments, node, frame)
        case ModuleNames() if name in ("get", "__getitem__") and arguments.positional:
            return machine.item(receiver, arguments.positional[0], node, frame)
        case Descriptor():
            function = arguments.positional[0] if arguments.positional else NONE
            return class_lookup.called_descriptor(machine, receiver, name, function)
        case Generator():
            if name in _RESUMING:
                resumed = Arguments((receiver, NONE))
                natives.call_native(machine, "builtins.next", resumed, node, frame)
                machine.may_lack("StopIteration")
            return machine.unknown("what a generator gives", node, frame)
        case ClassValue() if name == "_make" and len(arguments.positional) == 1:
            unpacked = containers.items_of(machine, arguments.positional[0], node, frame)
            passed = Arguments(unpacked.values, {}, unpacked.more)
            return objects.instantiate(machine, receiver, passed, node, frame)
        case Instance() if name == "__init__" and is_exception(receiver.cls):
            objects.note_raised_with(machine, receiver, arguments)
            return NONE
        case Instance() if name == "__init__" and not machine.has_rule(receiver, name):
            constructors.construct(machine, receiver, arguments, node, frame)
            return NONE
        case Instance():
            return machine.call_by_rule(receiver, name, arguments, node, frame)
        case Function() if name == "__get__" and arguments.positional:
            return BoundMethod(receiver, arguments.positional[0])
        case Function() | BoundMethod() if name == "__call__":
            return machine.call(receiver, arguments, node, frame)
        case _:
            return machine.unknown(f"a method '{name}' that is not understood here", node, frame)


def invoke(
    machine: Machine, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    """Call a function: its return value and its effects."""
    machine.step()
    depth = recursion.depth_of(machine, function)
    if depth is None:
        return machine.unknown(
            f"what '{function.name}' returns when it calls itself", node, frame,
            *arguments.positional, *arguments.keywords.values(),
        )  # fmt: skip
    if depth:
        arguments = recursion.widened(machine, function, arguments, node, frame)
        recursion.widen_globals(machine, function, node, frame)
    if len(machine.stack) >= machine.most_calls:
        return machine.unknown(f"more than {machine.most_calls} calls in one another", node, frame)
    variables = binding.bind(machine, function, arguments, node, frame)
    if variables is None and function.is_decorated_elsewhere:
        unknown = machine.unknown(
            f"what a decorator passes to '{function.name}'", node, frame,
            *arguments.positional, *arguments.keywords.values(),
        )  # fmt: skip
        passed = Arguments((), {}, unknown, unknown)
        variables = binding.bind(machine, function, passed, node, frame)
    if variables is None:
        return machine.raises("TypeError")
    definition = function.definition
    inner = Frame(
        function.module,
        function.closure,
        function=function,
        owner=function.owner,
        entry=machine.path,
        depth=frame.depth + 1,
    )
    site = frame.site
    inner.caller = frame
    inner.node = node if isinstance(node, syntax.Call) else None
    inner.supplier = site[1] if site is not None else frame.supplier
    for parameter in definition.parameters:
        if parameter.default is not None and parameter.name in variables:
            value = variables[parameter.name]
            if value is function.defaults.get(parameter.name):
                if isinstance(value, ListObject | DictObject):
                    machine.note_default(function, parameter.name, value)
                variables[parameter.name] = binding.supplied(value, inner.supplier)
    inner.variables.update(variables)
    is_generator = isinstance(definition, syntax.FunctionDefinition) and definition.is_generator
    if is_generator and not trampolines.is_driven(function):
        return Generator(function, inner)
    before = machine.path
    if is_generator:
        trampolines.drive(machine, inner, node, frame)
    inner.entry = machine.path = machine.guards.named(before)

    def run_it() -> Value:
        if depth == 1:
            return _run_any_number(machine, function, inner, node, frame)
        return run(machine, function, inner)

    value = (
        contexts.as_decorated(machine, function, run_it, node, frame)
        if function.is_decorated_elsewhere
        else run_it()
    )
    if inner.entry != before:
        machine.path = machine.guards.conjoin(before, machine.path)
    if is_generator:
        # What it raises is raised where somebody waits for it.
        machine.path = before if machine.path == FALSE else machine.path
        return machine.unknown(f"what '{function.name}' returns later", node, frame)
    return value


def _run_any_number(
    machine: Machine, function: Function, inner: Frame, node: syntax.Node, frame: Frame
) -> Value:
    """Run a recursive function, whose writes may then happen any number of times."""
    with machine.recorded() as journal:
        value = run(machine, function, inner)
    start = inner.variables.born  # type: ignore[attr-defined]
    for slot, old in journal.values():
        if getattr(slot.holder, "born", 0) < start and machine.path != FALSE:
            widening.widen(machine, slot, old, node, frame, is_settled=False)
    return value


def run(machine: Machine, function: Function, inner: Frame) -> Value:
    """Run the body of a function whose parameters are bound, and continue with its result."""
    return _run(machine, function, inner, returned)


def run_alone(machine: Machine, function: Function, inner: Frame) -> None:
    """Run the body of a function whose result, and what follows it, do not matter."""
    _run(machine, function, inner, lambda machine, inner: NONE)


def _run(
    machine: Machine,
    function: Function,
    inner: Frame,
    result: Callable[[Machine, Frame], Value],
) -> Value:
    machine.stack.append(inner)
    try:
        machine.prepare(function, inner)
        if isinstance(function.definition, syntax.FunctionDefinition):
            machine.execute(function.module.body_of(function.definition), inner)
            value = result(machine, inner)
        else:
            value = machine.evaluate(function.definition.body, inner)
        machine.finish(inner)
        return value
    finally:
        machine.stack.pop()
        if isinstance(inner.variables, Namespace):
            # A function defined here still looks names up in it.
            inner.variables.is_over = not inner.made


def returned(machine: Machine, inner: Frame) -> Value:
    """The return value of a call; afterwards the path is the one on which it returns."""
    results = inner.returns
    if machine.path != FALSE:
        results.append((machine.path, NONE))
    path = FALSE
    for guard, _ in results:
        path = machine.guards.disjoin(path, guard)
    machine.path = path
    machine.disentangle(inner.entry)
    if len(results) == 1:
        return results[0][1]
    return machine.merged(results)
