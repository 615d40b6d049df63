"""Tests: the guard under which a value is true, or a comparison of two holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation import own_methods, texts
from flake8_notifications.interpretation.comparison import never_fits
from flake8_notifications.interpretation.enum_members import has_all, is_number, number_of
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Equalities, Machine
from flake8_notifications.interpretation.sameness import entry_of, identity_of, key_of, same
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    TRUE_VALUE,
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.callables import NativeMethod
from flake8_notifications.interpretation.values.containers import DictObject, ListObject
from flake8_notifications.interpretation.values.external import Answer, External
from flake8_notifications.interpretation.values.objects import Instance, Super
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Generator
from flake8_notifications.source import syntax


def test(machine: Machine, node: syntax.Expression, frame: Frame) -> Guard:
    """The guard under which an expression is true, as far as it is reached."""
    match node:
        case syntax.Compare():
            return _compare(machine, node, frame)
        case syntax.Unary(operator="not", operand=operand):
            return machine.guards.negate(test(machine, operand, frame))
        case syntax.Boolean(operator=operator, operands=operands):
            return _boolean(machine, operator == "and", operands, frame)
        case _:
            return truth(machine, machine.evaluate(node, frame))


def tested(machine: Machine, node: syntax.Expression, frame: Frame) -> Guard:
    """The guard under which a test holds that decides which code is run next."""
    is_soft = frame.plan is not None
    machine.softness += is_soft
    holds = test(machine, node, frame)
    machine.softness -= is_soft
    return machine.guards.fresh() if machine.guards.is_entangled(holds) else holds


def truth(machine: Machine, value: Value) -> Guard:
    """The guard under which a value is true."""
    match value:
        case Constant(value=constant):
            return TRUE if constant else FALSE
        case Alternatives(choices=choices):
            if own_methods.has_any(value):
                return _by_each(machine, [value], lambda ready: truth(machine, ready[0]))
            guards = machine.guards
            return guards.any(
                guards.conjoin(guard, truth(machine, choice)) for guard, choice in choices
            )
        case Unknown():
            return FALSE if value is UNBOUND else machine.guards.atom(("truth", id(value)), value)
        case Text(parts=parts):
            if any(isinstance(part, str) for part in parts):
                return TRUE
            return machine.guards.atom(("truth", id(parts[0])), parts)
        case Tuple(items=items, more=more):
            return TRUE if items else (FALSE if more is None else machine.guards.fresh())
        case ListObject():
            return machine.guards.any(
                guard
                if state.values
                else (
                    machine.guards.conjoin(guard, machine.guards.fresh()) if state.more else FALSE
                )
                for guard, state in machine.states(value)
            )
        case DictObject():
            return machine.guards.any(
                guard
                if state.values
                else (
                    machine.guards.conjoin(guard, machine.guards.fresh()) if state.more else FALSE
                )
                for guard, state in machine.entries(value)
            )
        case External(name=name):
            # Calling a class creates an instance; any other result may be anything.
            if _is_made(name):
                return TRUE
            return machine.guards.atom(("truth", identity_of(value)), value)
        case Instance() if _may_be_false(value):
            answer = own_methods.truth(machine, value)
            return machine.guards.atom(("truth", id(value)), value) if answer is None else answer
        case Instance(attributes=attributes, cls=cls) if "_value_" in attributes and (
            cls.is_text_enum or not cls.is_enum or is_number(value)
        ):
            return truth(machine, attributes["_value_"])
        case NativeMethod() | Super() | Generator():
            return TRUE
        case _:
            return TRUE


def _by_each(machine: Machine, values: list[Value], test: Callable[[list[Value]], Guard]) -> Guard:
    """The guard under which a test holds, evaluated for each combination of alternatives."""
    answer = machine.combine(
        values, lambda ready: machine.either(test(ready), TRUE_VALUE, FALSE_VALUE)
    )
    return truth(machine, answer)


def _is_made(name: str) -> bool:
    """Whether an external object is an instance of a class, judging by its name."""
    callee, is_call, rest = name.rpartition("()")
    return bool(is_call) and not rest and callee.rpartition(".")[2][:1].isupper()


def _may_be_false(instance: Instance) -> bool:
    return any(
        isinstance(cls, ClassValue)
        and not cls.body.bindings.keys().isdisjoint(("__bool__", "__len__"))
        for cls in instance.cls.mro
    )


def _boolean(
    machine: Machine, is_and: bool, operands: tuple[syntax.Expression, ...], frame: Frame
) -> Guard:
    guards, before = machine.guards, machine.path
    result = TRUE if is_and else FALSE
    left = FALSE
    for operand in operands:
        holds = test(machine, operand, frame)
        reached = machine.path
        if is_and:
            left = guards.disjoin(left, guards.without(reached, holds))
            result = guards.conjoin(result, holds)
            machine.path = guards.conjoin(reached, holds)
        else:
            left = guards.disjoin(left, guards.conjoin(reached, holds))
            result = guards.disjoin(result, guards.conjoin(reached, holds))
            machine.path = guards.without(reached, holds)
        if machine.path == FALSE:
            break
    machine.path = guards.disjoin(left, machine.path)
    if machine.path == before:
        return result
    return guards.conjoin(result, machine.path)


def _compare(machine: Machine, node: syntax.Compare, frame: Frame) -> Guard:
    left = machine.evaluate(node.left, frame)
    result = TRUE
    for operator, comparator in zip(node.operators, node.comparators, strict=True):
        right = machine.evaluate(comparator, frame)
        _let_act(machine, operator, left, right, node, frame)
        _let_fail(machine, operator, left, right)
        result = machine.guards.conjoin(result, compared(machine, operator, left, right))
        if result == FALSE:
            break
        left = right
    return result


#: The methods for operators, and whether the right operand is the receiver.
_COMPARING: Final = {
    "==": ("__eq__", False), "!=": ("__ne__", False), "<": ("__lt__", False),
    "<=": ("__le__", False), ">": ("__gt__", False), ">=": ("__ge__", False),
    "in": ("__contains__", True), "not in": ("__contains__", True),
}  # fmt: skip


def _let_act(
    machine: Machine, operator: str, left: Value, right: Value, node: syntax.Node, frame: Frame
) -> None:
    """Run the effects of a comparison method; its result is not used."""
    if operator not in _COMPARING:
        return
    method, is_right = _COMPARING[operator]
    holder, other = (right, left) if is_right else (left, right)
    for _, choice in guarded_choices(holder):
        if isinstance(choice, Instance) and machine.acts(choice, method):
            before = machine.path
            machine.hand_to_method(choice, method, (other,), node, frame)
            machine.path = before


def _let_fail(machine: Machine, operator: str, left: Value, right: Value) -> None:
    """Raise the exception of a comparison between values that do not support it."""
    if operator in ("==", "!=", "is", "is not"):
        return
    guards, before = machine.guards, machine.path
    unfit = guards.any(
        guards.conjoin(guard, other_guard)
        for guard, first in guarded_choices(left)
        for other_guard, second in guarded_choices(right)
        if never_fits(operator, number_of(plain(first)), number_of(plain(second)))
    )
    if unfit != FALSE:
        machine.path = guards.conjoin(before, unfit)
        if machine.path != FALSE:
            machine.raises("TypeError")
        machine.path = guards.without(before, unfit)


def compared(machine: Machine, operator: str, left: Value, right: Value) -> Guard:
    """The guard under which a comparison holds."""
    guards = machine.guards
    match operator:
        case "!=":
            return guards.negate(compared(machine, "==", left, right))
        case "is not":
            return guards.negate(compared(machine, "is", left, right))
        case "not in":
            return guards.negate(compared(machine, "in", left, right))
    if own_methods.has_any(left) or own_methods.has_any(right):
        if isinstance(left, Alternatives) or isinstance(right, Alternatives):
            return _by_each(
                machine, [left, right], lambda ready: compared(machine, operator, *ready)
            )
    elif isinstance(left, Alternatives):
        return guards.any(
            guards.conjoin(guard, compared(machine, operator, choice, right))
            for guard, choice in left.choices
        )
    elif isinstance(right, Alternatives):
        return guards.any(
            guards.conjoin(guard, compared(machine, operator, left, choice))
            for guard, choice in right.choices
        )
    if operator == "in":
        machine.may_not_fit(right)
        return _contained(machine, left, right)
    if operator not in ("==", "is"):
        machine.may_not_fit(left, right)
    return _ground(machine, operator, left, right)


def _contained(machine: Machine, item: Value, container: Value) -> Guard:
    guards = machine.guards
    match container:
        case ListObject():
            return guards.any(
                guards.conjoin(guard, _among(machine, item, state.values, state.more))
                for guard, state in machine.states(container)
            )
        case Tuple(items=items, more=more):
            return _among(machine, item, items, more)
        case DictObject():
            holds = []
            for guard, state in machine.entries(container):
                key = entry_of(item, state.values)
                if key is None:
                    among = _among(
                        machine,
                        item,
                        tuple(other for other, _ in state.values.values()),
                        state.more,
                    )
                elif key in state.values:
                    # An entry that may be missing has a value that may be unbound.
                    among = _bound(machine, state.values[key][1])
                else:
                    among = FALSE if state.more is None else machine.guards.fresh()
                holds.append(guards.conjoin(guard, among))
            return guards.any(holds)
        case Instance() if (is_within := has_all(container, item)) is not None:
            return TRUE if is_within else FALSE
        case Instance():
            answer = own_methods.contains(machine, container, item)
            return _ground(machine, "in", item, container) if answer is None else answer
        case _:
            return _ground(machine, "in", item, container)


def _bound(machine: Machine, value: Value) -> Guard:
    if isinstance(value, Alternatives):
        return machine.guards.any(guard for guard, choice in value.choices if choice is not UNBOUND)
    return FALSE if value is UNBOUND else TRUE


def _among(machine: Machine, item: Value, values: tuple[Value, ...], more: Value | None) -> Guard:
    if type(item) is Constant and any(
        type(value) is Constant and item.value == value.value for value in values
    ):
        return TRUE
    if type(item) is Constant:
        values = tuple(value for value in values if type(value) is not Constant)
    contained = machine.guards.any(compared(machine, "==", item, value) for value in values)
    return contained if more is None else machine.guards.disjoin(contained, machine.guards.fresh())


def _ground(machine: Machine, operator: str, left: Value, right: Value) -> Guard:
    left, right = plain(left), plain(right)
    if operator != "is":
        left, right = number_of(left), number_of(right)
    if operator in ("==", "is"):
        if isinstance(left, Unknown) and not isinstance(right, Unknown):
            return equality(machine, left, right)
        if isinstance(right, Unknown) and not isinstance(left, Unknown):
            return equality(machine, right, left)
        if isinstance(left, Answer):
            if None not in left.asked and same(left, right):
                return TRUE
        elif same(left, right) and not isinstance(left, Unknown | Text):
            return TRUE
    if isinstance(left, Instance) or isinstance(right, Instance):
        own_answer = own_methods.compared(machine, operator, left, right, compared)
        if own_answer is not None:
            return own_answer
    answer = texts.compare(operator, left, right)
    if answer is not None:
        return TRUE if answer else FALSE
    return machine.guards.atom((operator, identity_of(left), identity_of(right)), (left, right))


def equality(machine: Machine, unknown: Unknown, value: Value) -> Guard:
    """The guard under which an unknown equals a value; at most one of the values holds."""
    key = key_of(value)
    if key is None:
        return machine.guards.atom(("==", id(unknown), id(value)), (unknown, value))
    equalities = machine.equalities.get(id(unknown))
    if equalities is None:
        equalities = machine.equalities[id(unknown)] = Equalities(unknown)
    if key not in equalities.values:
        equal = machine.guards.without(machine.guards.fresh(unknown), equalities.any)
        equalities.values[key] = (equal, value)
        equalities.any = machine.guards.disjoin(equalities.any, equal)
    return equalities.values[key][0]


def learned(machine: Machine, unknown: Unknown) -> Value:
    """The values that comparisons have revealed an unknown to be on the current path."""
    equalities = machine.equalities.get(id(unknown))
    if equalities is None:
        return unknown
    guards = machine.guards
    if machine.path == FALSE or not guards.implies(machine.path, equalities.any):
        return unknown
    return machine.merged(
        (guard, value)
        for guard, value in equalities.values.values()
        if not guards.excludes(machine.path, guard)
    )


def plain(value: Value) -> Value:
    """The text of an enum member that is also a string; any other value unchanged."""
    if isinstance(value, Instance) and value.cls.is_text_enum:
        return value.attributes.get("_value_", value)
    return value
