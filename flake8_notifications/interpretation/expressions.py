"""Expressions, one rule for each kind."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from flake8_notifications.interpretation import (
    conditions,
    containers,
    flags,
    names,
    subscripts,
    text_calls,
    texts,
)
from flake8_notifications.interpretation.enum_members import is_flag, number_of
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.sameness import entry_of, is_unhashable
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    NONE,
    TRUE_VALUE,
    UNBOUND,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
    Namespace,
)
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax

_SIGNS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "-": operator.neg,
    "+": operator.pos,
    "~": operator.invert,
}


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


def _display(machine: Machine, node: syntax.Display, frame: Frame) -> Value:
    if node.kind != "tuple":
        spread = _spread_display(machine, node, frame)
        if spread is not None:
            return spread
    if node.kind == "tuple" and any(isinstance(item, syntax.Starred) for item in node.items):
        return _spread_tuple(machine, node, frame)
    values, more = items(machine, node.items, frame)
    if node.kind == "tuple":
        return Tuple(tuple(values), more=more)
    display = machine.list_of(values, machine.place(node, frame), more)
    if node.kind == "set":
        if any(map(is_unhashable, values)):
            return machine.raises("TypeError")
        display.kind = "set"
        containers.without_doubles(machine, display)
    return display


def _spread_tuple(machine: Machine, node: syntax.Display, frame: Frame) -> Value:
    """``(…, *one)``, for each possible content of what is unpacked."""
    parts: list[Value] = []
    for item in node.items:
        if isinstance(item, syntax.Starred):
            parts.append(_spread_item(machine, item, frame))
        else:
            parts.append(Tuple((machine.evaluate(item, frame),)))
        if machine.path == FALSE:
            return UNBOUND
    return machine.combine(parts, lambda chosen: _joined(machine, chosen))


def _spread_item(machine: Machine, node: syntax.Starred, frame: Frame) -> Value:
    value = containers.contents(machine, machine.evaluate(node.value, frame))
    return machine.each(value, lambda choice: _as_tuple(machine, choice, node, frame))


def _as_tuple(machine: Machine, value: Value, node: syntax.Expression, frame: Frame) -> Value:
    unpacked = containers.items_of(machine, value, node, frame)
    return Tuple(tuple(unpacked.values), more=unpacked.more)


def _joined(machine: Machine, tuples: Sequence[Value]) -> Value:
    """The concatenation of tuples."""
    values: list[Value] = []
    more: list[Value] = []
    for part in tuples:
        assert isinstance(part, Tuple)
        (more if more else values).extend(part.items)
        if part.more is not None:
            more.append(part.more)
    return Tuple(tuple(values), more=machine.one_of(more) if more else None)


def _spread_display(machine: Machine, node: syntax.Display, frame: Frame) -> Value | None:
    """``[…, *one]``, item by item, as what is unpacked may have several contents."""
    if not any(isinstance(item, syntax.Starred) for item in node.items):
        return None
    display = machine.list_of((), machine.place(node, frame))
    display.kind = node.kind  # type: ignore[assignment]
    for item in node.items:
        if isinstance(item, syntax.Starred):
            spread = machine.evaluate(item.value, frame)
            containers.extend(machine, display, spread, item, frame)
        else:
            containers.add(machine, display, machine.evaluate(item, frame))
        if machine.path == FALSE:
            return UNBOUND
    return display


def items(
    machine: Machine, nodes: Sequence[syntax.Expression], frame: Frame
) -> tuple[list[Value], Value | None]:
    """The items of a display, and the value of any number of further ones."""
    values: list[Value] = []
    more: Value | None = None
    for node in nodes:
        if isinstance(node, syntax.Starred):
            unpacked = containers.items_of(
                machine, machine.evaluate(node.value, frame), node, frame
            )
            values += unpacked.values
            if unpacked.more is not None:
                more = unpacked.more if more is None else machine.one_of([more, unpacked.more])
        elif more is not None:
            more = machine.one_of([more, machine.evaluate(node, frame)])
        else:
            values.append(machine.evaluate(node, frame))
    return values, more


def _dict(machine: Machine, node: syntax.DictDisplay, frame: Frame) -> Value:
    display = machine.dict_of(Entries({}), machine.place(node, frame))
    entries: dict[Any, tuple[Value, Value]] | None = {}
    for item in node.items:
        if item.key is None:
            if entries is not None:
                display.states = ((machine.path, Entries(entries)),)
                entries = None
            containers.update(machine, display, machine.evaluate(item.value, frame), node, frame)
            continue
        key = machine.evaluate(item.key, frame)
        value = machine.evaluate(item.value, frame)
        if is_unhashable(key):
            return machine.raises("TypeError")
        identity = None if entries is None else entry_of(key, entries)
        if entries is not None and identity is not None:
            entries[identity] = (key, value)
            continue
        if entries is not None:
            display.states = ((machine.path, Entries(entries)),)
            entries = None
        write = functools.partial(containers.set_item, machine, display, value=value)
        machine.each(key, write)
    if entries is not None:
        display.states = ((1, Entries(entries)),)
    return display


def _unary(machine: Machine, node: syntax.Unary, frame: Frame) -> Value:
    if node.operator == "not":
        return _truth_value(machine, node, frame)
    operand = machine.evaluate(node.operand, frame)

    def apply(value: Value) -> Value:
        value = number_of(conditions.plain(value))
        if node.operator == "~" and is_flag(value):
            return flags.inverted(machine, value, node, frame)
        if isinstance(value, Constant) and isinstance(value.value, int | float):
            return machine.given(_signed(node.operator, value.value))
        if isinstance(value, Constant | Text | Tuple | ListObject):
            return machine.raises("TypeError")
        machine.may_not_fit(value)
        return machine.unknown(f"a '{node.operator}' of what is not known", node, frame, value)

    return machine.each(operand, apply)


def _signed(operator: str, number: float) -> Value | Raises:
    try:
        return Constant(_SIGNS[operator](number))
    except TypeError:
        return Raises("TypeError")


def _binary(machine: Machine, node: syntax.Binary, frame: Frame) -> Value:
    left = machine.evaluate(node.left, frame)
    right = machine.evaluate(node.right, frame)
    return operate(machine, node.operator, left, right, node, frame)


def _chain(machine: Machine, node: syntax.Chain, frame: Frame) -> Value:
    value = machine.evaluate(node.first, frame)
    for link in node.links:
        right = machine.evaluate(link.operand, frame)
        value = operate(machine, link.operator, value, right, node, frame)
    return value


def operate(
    machine: Machine, operator: str, left: Value, right: Value, node: syntax.Node, frame: Frame
) -> Value:
    """``left operator right``."""
    if machine.path == FALSE:
        return UNBOUND

    def apply(pair: list[Value]) -> Value:
        method = containers.SPECIAL_METHODS.get(operator)
        if method is not None:
            # An instance of a project's subclass of ``str`` may define operators.
            if _is_reflected(machine, pair[0], pair[1], method):
                return machine.hand_to_method(pair[1], f"__r{method[2:]}", (pair[0],), node, frame)
            if isinstance(pair[0], Instance) and machine.has_method(pair[0], method):
                return machine.hand_to_method(pair[0], method, (pair[1],), node, frame)
        first, second = number_of(conditions.plain(pair[0])), pair[1]
        if operator != "%":
            second = number_of(conditions.plain(second))
        if is_flag(first):
            return flags.operate(machine, operator, first, second, node, frame)
        if operator == "%" and isinstance(first, Constant | Text):
            return percent(machine, first, second, node, frame)
        if isinstance(first, ListObject | DictObject):
            return containers.operate(machine, operator, first, second, node, frame)
        if method is not None and isinstance(first, Instance):
            return machine.hand_to_method(first, method, (second,), node, frame)
        machine.may_not_fit(first, second)
        return machine.given(texts.binary(operator, first, second, machine.place(node, frame)))

    return machine.combine([left, right], apply)


def _is_reflected(machine: Machine, left: Value, right: Value, method: str) -> bool:
    """Whether the right operand's reflected method handles an operator."""
    return (
        isinstance(right, Instance)
        and machine.has_method(right, f"__r{method[2:]}")
        and not (isinstance(left, Instance) and machine.has_method(left, method))
    )


def percent(
    machine: Machine, template: Constant | Text, argument: Value, node: syntax.Node, frame: Frame
) -> Value:
    """``template % argument``."""
    place = machine.place(node, frame)
    if isinstance(template, Constant) and not isinstance(template.value, str):
        return machine.given(texts.binary("%", template, argument, place))
    if isinstance(argument, DictObject):
        return _percent_dict(machine, template, argument, node, frame)
    parts = argument.items if isinstance(argument, Tuple) and not argument.more else None
    if parts is None:
        parts = (argument,)
        if isinstance(argument, Tuple | Unknown | External):
            return machine.given(texts.binary("%", template, argument, place))
    # Arguments shown by ``repr()`` are not distinguished from the rest.
    is_shown = not texts.has_repr(template)
    shown = [machine.shown(part, node, frame) if is_shown else part for part in parts]
    return machine.combine(
        shown, lambda ready: machine.given(texts.format_percent(template, ready, place))
    )


def _percent_dict(
    machine: Machine,
    template: Constant | Text,
    argument: DictObject,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    entries = containers.entries_here(machine, argument)
    mapping = {
        key.value: machine.shown(value, node, frame)
        for key, value in entries.values.values()
        if isinstance(key, Constant) and isinstance(key.value, str)
    }
    if entries.more is not None:
        return machine.unknown(
            "a text that is formatted with a dict that is not known", node, frame,
            template, entries.more,
        )  # fmt: skip
    keys = list(mapping)
    return machine.combine(
        [mapping[key] for key in keys],
        lambda values: machine.given(
            texts.format_percent(
                template, dict(zip(keys, values, strict=True)), machine.place(node, frame)
            )
        ),
    )


def _truth_value(machine: Machine, node: syntax.Expression, frame: Frame) -> Value:
    return machine.either(conditions.test(machine, node, frame), TRUE_VALUE, FALSE_VALUE)


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
            lambda choice: machine.given(texts.formatted(choice, *field[1:], place)),
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
    syntax.Display: _display,
    syntax.DictDisplay: _dict,
    syntax.Unary: _unary,
    syntax.Binary: _binary,
    syntax.Chain: _chain,
    syntax.Boolean: _boolean,
    syntax.Compare: _truth_value,
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
