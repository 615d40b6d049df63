"""Expressions, one rule for each kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from flake8_notifications.interpretation import (
    conditions,
    containers,
    names,
    subscripts,
    text_calls,
    texts,
)
from flake8_notifications.interpretation.displays import dict_display, sequence_display
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.operations import binary, chain, truth_value, unary
from flake8_notifications.interpretation.values.base import NONE, UNBOUND, Constant, Unknown, Value
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
    Namespace,
)
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax


def _constant(machine: Machine, node: syntax.Constant | syntax.Bytes, frame: Frame) -> Value:
    return Constant(node.value)


def _name(machine: Machine, node: syntax.Name, frame: Frame) -> Value:
    value = names.lookup(machine, node.id, frame)
    if value is None:
        if machine.path == FALSE:
            return UNBOUND
        if names.holder_of(machine, node.id, frame) is not None:
            return machine.raises("NameError")
        owner = _owner(frame) if node.id == "__class__" else None
        if owner is not None:
            return owner
        machine.may_lack("NameError")
        return machine.unknown(f"'{node.id}', which is defined nowhere", node, frame)
    if type(value) is Unknown and machine.equalities:
        return machine.supplied_as(conditions.learned(machine, value), value, node.id, frame)
    return value


def _owner(frame: Frame) -> ClassValue | None:
    """The class whose method contains a frame."""
    functions = (scope.function for scope in frame.calls_around())
    return next((f.owner for f in functions if f is not None and f.owner), None)


def _attribute(machine: Machine, node: syntax.Attribute, frame: Frame) -> Value:
    holder = machine.evaluate(node.value, frame)
    if machine.path == FALSE:
        return UNBOUND
    value = machine.each(holder, lambda choice: machine.attribute(choice, node.name, node, frame))
    if type(value) is Unknown and machine.equalities:
        return conditions.learned(machine, value)
    return machine.supplied_with(value, node.value, frame)


def _call(machine: Machine, node: syntax.Call, frame: Frame) -> Value:
    return machine.call_node(node, frame)


def _subscript(machine: Machine, node: syntax.Subscript, frame: Frame) -> Value:
    holder = machine.evaluate(node.value, frame)
    if isinstance(node.index, syntax.Slice):
        bounds = [
            NONE if bound is None else machine.evaluate(bound, frame)
            for bound in (node.index.lower, node.index.upper, node.index.step)
        ]
        return machine.combine(
            [holder, *bounds],
            lambda values: subscripts.sliced(machine, values[0], values[1:], node, frame),
        )
    index = machine.evaluate(node.index, frame)
    if machine.path == FALSE:
        return UNBOUND
    value = machine.combine(
        [holder, index], lambda pair: subscripts.item(machine, pair[0], pair[1], node, frame)
    )
    value = machine.supplied_by(value, index)
    return machine.supplied_with(value, node.value, frame)


def _starred(machine: Machine, node: syntax.Starred, frame: Frame) -> Value:
    return machine.evaluate(node.value, frame)


def _boolean(machine: Machine, node: syntax.Boolean, frame: Frame) -> Value:
    """``a or b``: the operand that decides, each under its guard."""
    guards = machine.guards
    choices = []
    left = FALSE
    for operand in node.operands[:-1]:
        value = machine.evaluate(operand, frame)
        holds = machine.truth(value)
        decided = guards.negate(holds) if node.operator == "and" else holds
        here = guards.conjoin(machine.path, decided)
        if here != FALSE:
            choices.append((here, value))
            left = guards.disjoin(left, here)
        machine.path = guards.without(machine.path, decided)
        if machine.path == FALSE:
            break
    else:
        last = machine.evaluate(node.operands[-1], frame)
        if machine.path != FALSE:
            choices.append((machine.path, last))
    machine.path = guards.disjoin(left, machine.path)
    return machine.merged(choices)


def _conditional(machine: Machine, node: syntax.Conditional, frame: Frame) -> Value:
    holds = conditions.test(machine, node.test, frame)
    before = machine.path
    choices = []
    after = FALSE
    for guard, branch in ((holds, node.body), (machine.guards.negate(holds), node.orelse)):
        machine.path = machine.guards.conjoin(before, guard)
        if machine.path != FALSE:
            value = machine.evaluate(branch, frame)
            if machine.path != FALSE:
                choices.append((guard, value))
                after = machine.guards.disjoin(after, machine.path)
    machine.path = after
    return machine.merged(choices)


def _comprehension(machine: Machine, node: syntax.Comprehension, frame: Frame) -> Value:
    inner = Frame(frame.module, frame, owner=frame.owner, entry=machine.path, depth=frame.depth)
    inner.supplier, inner.outer_names = frame.supplier, frame.outer_names
    place = machine.place(node, frame)
    result: ListObject | DictObject
    if node.kind == "dict":
        result = machine.dict_of(Entries({}), place)
    else:
        result = ListObject("set" if node.kind == "set" else "list", ((1, Items(())),), place)
    inner.filled = result

    def add() -> None:
        element = machine.evaluate(node.element, inner)
        if isinstance(result, DictObject):
            assert node.value is not None
            value = machine.evaluate(node.value, inner)
            machine.each(element, lambda key: containers.set_item(machine, result, key, value))
        elif machine.path != FALSE:
            containers.add(machine, result, element)

    def loop(position: int) -> None:
        if position == len(node.clauses):
            add()
            return
        clause = node.clauses[position]
        iterable = machine.evaluate(clause.iterable, frame if position == 0 else inner)

        def body(item: Value) -> None:
            before = machine.path
            supplied = machine.supplied_with(item, clause.iterable, inner)
            machine.assign(clause.target, supplied, inner)
            for condition in clause.conditions:
                holds = conditions.test(machine, condition, inner)
                machine.path = machine.guards.conjoin(machine.path, holds)
            left = machine.guards.without(before, machine.path)
            if machine.path != FALSE:
                loop(position + 1)
            machine.path = machine.guards.disjoin(machine.path, left)

        machine.iterate(iterable, body, node, inner)

    loop(0)
    if not frame.is_lazy:
        frame.made += inner.made
    if isinstance(inner.variables, Namespace):
        inner.variables.is_over = not inner.made
    return result


def _formatted(machine: Machine, node: syntax.Formatted, frame: Frame) -> Value:
    value = machine.evaluate(node.value, frame)
    specification: Value = Constant("")
    if node.specification is not None:
        specification = machine.evaluate(node.specification, frame)

    def apply(pair: list[Value]) -> Value:
        if not isinstance(pair[1], Constant):
            return machine.unknown("a format that is not known", node, frame, *pair)
        field = texts.Field(pair[0], node.conversion, str(pair[1].value))
        field = text_calls.presented(machine, field, node, frame)
        if machine.path == FALSE:
            return UNBOUND
        place = machine.place(node, frame)
        return machine.each(
            field.value,
            lambda choice: machine.unwrapped(texts.formatted(choice, *field[1:], place)),
        )

    return machine.combine([value, specification], apply)


def _fstring(machine: Machine, node: syntax.FString, frame: Frame) -> Value:
    parts = [machine.evaluate(part, frame) for part in node.parts]
    if machine.path == FALSE:
        return UNBOUND
    return machine.combine(parts, lambda ready: texts.concatenate(ready))


def _lambda(machine: Machine, node: syntax.Lambda, frame: Frame) -> Value:
    return machine.function_of(node, frame)


def _opaque(machine: Machine, node: syntax.Opaque, frame: Frame) -> Value:
    parts = [machine.evaluate(part, frame) for part in node.parts]
    return machine.unknown(f"{node.kind}, which is not understood", node, frame, *parts)


def _named(machine: Machine, node: syntax.NamedExpr, frame: Frame) -> Value:
    value = machine.evaluate(node.value, frame)
    if machine.path != FALSE:
        machine.assign(syntax.Name(node.line, node.column, node.target), value, frame)
    return value


def _yield(machine: Machine, node: syntax.Yield, frame: Frame) -> Value:
    value = NONE if node.value is None else machine.evaluate(node.value, frame)
    if machine.path == FALSE:
        return UNBOUND
    if frame.on_yield is None:
        return machine.unknown("what is sent into a generator", node, frame)
    sent = frame.on_yield(value)
    machine.may_lack("GeneratorExit")
    return NONE if sent is None else sent


def _await(machine: Machine, node: syntax.Await, frame: Frame) -> Value:
    value = machine.evaluate(node.value, frame)
    # Exceptions of the awaited coroutine are raised here.
    machine.may_raise()
    return value


def _yield_from(machine: Machine, node: syntax.YieldFrom, frame: Frame) -> Value:
    iterable = machine.evaluate(node.value, frame)
    on_yield = frame.on_yield
    if on_yield is not None and machine.path != FALSE:

        def hand_out(value: Value) -> None:
            on_yield(value)

        machine.iterate(iterable, hand_out, node, frame)
    return machine.unknown("what a generator returns", node, frame)


def _slice(machine: Machine, node: syntax.Slice, frame: Frame) -> Value:
    return machine.unknown("a slice of several dimensions", node, frame)


RULES: Final[dict[type[Any], Callable[[Machine, Any, Frame], Value]]] = {
    syntax.Constant: _constant,
    syntax.Bytes: _constant,
    syntax.Name: _name,
    syntax.Attribute: _attribute,
    syntax.Call: _call,
    syntax.Subscript: _subscript,
    syntax.Slice: _slice,
    syntax.Starred: _starred,
    syntax.Display: sequence_display,
    syntax.DictDisplay: dict_display,
    syntax.Unary: unary,
    syntax.Binary: binary,
    syntax.Chain: chain,
    syntax.Boolean: _boolean,
    syntax.Compare: truth_value,
    syntax.Conditional: _conditional,
    syntax.Comprehension: _comprehension,
    syntax.Formatted: _formatted,
    syntax.FString: _fstring,
    syntax.Lambda: _lambda,
    syntax.Opaque: _opaque,
    syntax.NamedExpr: _named,
    syntax.Yield: _yield,
    syntax.YieldFrom: _yield_from,
    syntax.Await: _await,
}
