"""Tests: under which guard a value is true, or two of them compare."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation import own_methods, texts
from flake8_notifications.interpretation.comparison import never_fits
from flake8_notifications.interpretation.enum_members import (
    has_all,
    is_number,
    number_of,
)
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Equalities, Machine
from flake8_notifications.interpretation.sameness import entry_of, identity_of, key_of, same
from flake8_notifications.interpretation.values import (
    FALSE_VALUE,
    TRUE_VALUE,
    UNBOUND,
    Alternatives,
    Answer,
    ClassValue,
    Constant,
    DictObject,
    External,
    Frame,
    Generator,
    Instance,
    ListObject,
    NativeMethod,
    Super,
    Text,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.source import syntax


def test(machine: Machine, node: syntax.Expression, frame: Frame) -> Guard:
    """Under which guard an expression is true, as far as it is reached."""
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
    """Under which guard a test holds that decides what is run next."""
    is_soft = frame.plan is not None
    machine.softness += is_soft
    holds = test(machine, node, frame)
    machine.softness -= is_soft
    return machine.guards.fresh() if machine.guards.is_entangled(holds) else holds


def truth(machine: Machine, value: Value) -> Guard:
    """Under which guard a value is true."""
    match value:
        case Constant(value=constant):
            return TRUE if constant else FALSE
        case Alternatives(choices=choices):
            if own_methods.has_any(value):
                return _by_each(machine, [value], lambda ready: truth(machine, ready[0]))
            guards = machine.guards
            return guards.any(
                guards.conjoin(guard, truth(machine, each)) for guard, each in choices
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
            # A class that is called makes something; anything else may be anything.
            if _is_made(name):
                return TRUE
            return machine.guards.atom(("truth", identity_of(value)), value)
        case Instance() if _may_be_false(value):
            said = own_methods.truth(machine, value)
            return machine.guards.atom(("truth", id(value)), value) if said is None else said
        case Instance(attributes=attributes, cls=cls) if "_value_" in attributes and (
            cls.is_text_enum or not cls.is_enum or is_number(value)
        ):
            return truth(machine, attributes["_value_"])
        case NativeMethod() | Super() | Generator():
            return TRUE
        case _:
            return TRUE


def _by_each(machine: Machine, values: list[Value], test: Callable[[list[Value]], Guard]) -> Guard:
    """Under which guard a test holds, of each of several values where it is the one."""
    answer = machine.combine(
        values, lambda ready: machine.either(test(ready), TRUE_VALUE, FALSE_VALUE)
    )
    return truth(machine, answer)


def _is_made(name: str) -> bool:
    """Whether something whose source is not at hand is an object of a class, by its name."""
    called, is_call, rest = name.rpartition("()")
    return bool(is_call) and not rest and called.rpartition(".")[2][:1].isupper()


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


#: What compares, with whether it is the right operand that does.
_COMPARING: Final = {
    "==": ("__eq__", False), "!=": ("__ne__", False), "<": ("__lt__", False),
    "<=": ("__le__", False), ">": ("__gt__", False), ">=": ("__ge__", False),
    "in": ("__contains__", True), "not in": ("__contains__", True),
}  # fmt: skip


def _let_act(
    machine: Machine, operator: str, left: Value, right: Value, node: syntax.Node, frame: Frame
) -> None:
    """Run what an object does as it is compared; the answer is not taken from it."""
    if operator not in _COMPARING:
        return
    method, is_right = _COMPARING[operator]
    holder, other = (right, left) if is_right else (left, right)
    for _, each in guarded_choices(holder):
        if isinstance(each, Instance) and machine.acts(each, method):
            before = machine.path
            machine.hand_to_method(each, method, (other,), node, frame)
            machine.path = before


def _let_fail(machine: Machine, operator: str, left: Value, right: Value) -> None:
    """Raise what a comparison raises of things that cannot be compared in that way."""
    if operator in ("==", "!=", "is", "is not"):
        return
    guards, before = machine.guards, machine.path
    unfit = guards.any(
        guards.conjoin(guard, other_guard)
        for guard, one in guarded_choices(left)
        for other_guard, other in guarded_choices(right)
        if never_fits(operator, number_of(plain(one)), number_of(plain(other)))
    )
    if unfit != FALSE:
        machine.path = guards.conjoin(before, unfit)
        if machine.path != FALSE:
            machine.raises("TypeError")
        machine.path = guards.without(before, unfit)


def compared(machine: Machine, operator: str, left: Value, right: Value) -> Guard:
    """Under which guard a comparison is true."""
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
            guards.conjoin(guard, compared(machine, operator, each, right))
            for guard, each in left.choices
        )
    elif isinstance(right, Alternatives):
        return guards.any(
            guards.conjoin(guard, compared(machine, operator, left, each))
            for guard, each in right.choices
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
            found = []
            for guard, state in machine.entries(container):
                key = entry_of(item, state.values)
                if key is None:
                    among = _among(
                        machine, item, tuple(each for each, _ in state.values.values()), state.more
                    )
                elif key in state.values:
                    # A value that may be missing is one that may not be bound.
                    among = _bound(machine, state.values[key][1])
                else:
                    among = FALSE if state.more is None else machine.guards.fresh()
                found.append(guards.conjoin(guard, among))
            return guards.any(found)
        case Instance() if (is_within := has_all(container, item)) is not None:
            return TRUE if is_within else FALSE
        case Instance():
            said = own_methods.contains(machine, container, item)
            return _ground(machine, "in", item, container) if said is None else said
        case _:
            return _ground(machine, "in", item, container)


def _bound(machine: Machine, value: Value) -> Guard:
    if isinstance(value, Alternatives):
        return machine.guards.any(guard for guard, each in value.choices if each is not UNBOUND)
    return FALSE if value is UNBOUND else TRUE


def _among(machine: Machine, item: Value, values: tuple[Value, ...], more: Value | None) -> Guard:
    if type(item) is Constant and any(
        type(each) is Constant and item.value == each.value for each in values
    ):
        return TRUE
    if type(item) is Constant:
        values = tuple(each for each in values if type(each) is not Constant)
    found = machine.guards.any(compared(machine, "==", item, each) for each in values)
    return found if more is None else machine.guards.disjoin(found, machine.guards.fresh())


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
        said = own_methods.compared(machine, operator, left, right, compared)
        if said is not None:
            return said
    answer = texts.compare(operator, left, right)
    if answer is not None:
        return TRUE if answer else FALSE
    return machine.guards.atom((operator, identity_of(left), identity_of(right)), (left, right))


def equality(machine: Machine, unknown: Unknown, value: Value) -> Guard:
    """Under which guard something that is not known is a value: one of them at a time."""
    key = key_of(value)
    if key is None:
        return machine.guards.atom(("==", id(unknown), id(value)), (unknown, value))
    known = machine.equalities.get(id(unknown))
    if known is None:
        known = machine.equalities[id(unknown)] = Equalities(unknown)
    if key not in known.values:
        equal = machine.guards.without(machine.guards.fresh(unknown), known.any)
        known.values[key] = (equal, value)
        known.any = machine.guards.disjoin(known.any, equal)
    return known.values[key][0]


def learned(machine: Machine, unknown: Unknown) -> Value:
    """What a comparison with constants has told of something, on the present path."""
    known = machine.equalities.get(id(unknown))
    if known is None:
        return unknown
    guards = machine.guards
    if machine.path == FALSE or not guards.implies(machine.path, known.any):
        return unknown
    return machine.merged(
        (guard, value)
        for guard, value in known.values.values()
        if not guards.excludes(machine.path, guard)
    )


def plain(value: Value) -> Value:
    """A member of an enum that is a text, too, as that text."""
    if isinstance(value, Instance) and value.cls.is_text_enum:
        return value.attributes.get("_value_", value)
    return value
