"""The functions of ``operator``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flake8_notifications.interpretation import conditions, in_place, operations, subscripts
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import (
    Apply,
    Rule,
    every,
    first,
    leading,
    whole,
)
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    NONE,
    TRUE_VALUE,
    Constant,
    Tuple,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments, Native, Partial
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax


def _getter(name: str) -> Apply:
    """A function such as ``itemgetter``, which returns a getter."""

    def apply(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        return Partial(Native(f"{name}.get"), (Tuple(arguments.positional),), {})

    return apply


def _get(look_up: Callable[[Machine, Value, Value, syntax.Node, Frame], Value]) -> Apply:
    """Such a getter: a single value as it is, several values as a tuple."""

    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        match arguments.positional:
            case (Tuple(items=keys), holder):
                parts = tuple(look_up(machine, holder, key, node, frame) for key in keys)
                return parts[0] if len(parts) == 1 else Tuple(parts)
            case _:
                return None

    return apply


def _dotted(machine: Machine, holder: Value, name: Value, node: syntax.Node, frame: Frame) -> Value:
    if not isinstance(name, Constant) or not isinstance(name.value, str):
        return machine.unknown("an attribute whose name is not known", node, frame, holder, name)
    for part in name.value.split("."):
        if machine.path != FALSE:
            holder = machine.each(
                holder,
                lambda choice: machine.attribute(choice, part, node, frame),  # noqa: B023
            )
    return holder


def _item(machine: Machine, holder: Value, index: Value, node: syntax.Node, frame: Frame) -> Value:
    return machine.combine(
        [holder, index], lambda pair: subscripts.item(machine, pair[0], pair[1], node, frame)
    )


def _methodcaller(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if not arguments.positional:
        return None
    name, *positional = arguments.positional
    bound = (name, Tuple(tuple(positional)))
    return Partial(Native("operator.methodcaller.call"), bound, dict(arguments.keywords))


def _call_method(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (Constant(value=str(name)), Tuple(items=positional), holder):
            method = machine.each(
                holder, lambda choice: machine.attribute(choice, name, node, frame)
            )
            passed = Arguments(positional, arguments.keywords)
            return machine.each(method, lambda choice: machine.call(choice, passed, node, frame))
        case _:
            return None


def _operator(
    operate: Callable[[Machine, str, Value, Value, syntax.Node, Frame], Value], symbol: str
) -> Apply:
    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        match arguments.positional:
            case (left, right):
                return operate(machine, symbol, left, right, node, frame)
            case _:
                return None

    return apply


def _compare(
    machine: Machine, symbol: str, left: Value, right: Value, node: syntax.Node, frame: Frame
) -> Value:
    if symbol == "in":
        left, right = right, left
    holds = conditions.compared(machine, symbol, left, right)
    return machine.either(holds, TRUE_VALUE, FALSE_VALUE)


def _truth(*, is_true: bool) -> Apply:
    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        if len(arguments.positional) != 1:
            return None
        holds = machine.truth(arguments.positional[0])
        yes, no = (TRUE_VALUE, FALSE_VALUE) if is_true else (FALSE_VALUE, TRUE_VALUE)
        return machine.either(holds, yes, no)

    return apply


def _getitem(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (holder, index):
            return subscripts.item(machine, holder, index, node, frame)
        case _:
            return None


def _setitem(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (holder, index, value):
            subscripts.set_item(machine, holder, index, value, node, frame)
            return NONE
        case _:
            return None


def _delitem(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (holder, index):
            subscripts.delete(machine, holder, index, node, frame)
            return NONE
        case _:
            return None


def _call(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    function, *positional = arguments.positional
    return machine.call(function, arguments._replace(positional=tuple(positional)), node, frame)


_OPERATORS: Final = {
    "add": "+", "concat": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//",
    "mod": "%", "pow": "**", "matmul": "@", "and_": "&", "or_": "|", "xor": "^", "lshift": "<<",
    "rshift": ">>",
}  # fmt: skip
_IN_PLACE: Final = {name.rstrip("_"): symbol for name, symbol in _OPERATORS.items()}
_COMPARISONS: Final = {
    "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "is_": "is",
    "is_not": "is not", "contains": "in",
}  # fmt: skip

#: By dotted name.
RULES: Final[dict[str, Rule]] = {
    **{
        f"operator.{name}": every(_operator(operations.operate, symbol))
        for name, symbol in _OPERATORS.items()
    },
    **{
        f"operator.{name}": whole(_operator(_compare, symbol))
        for name, symbol in _COMPARISONS.items()
    },
    **{
        f"operator.i{name}": every(_operator(in_place.operate, symbol))
        for name, symbol in _IN_PLACE.items()
    },
    "operator.attrgetter": whole(_getter("operator.attrgetter")),
    "operator.attrgetter.get": whole(_get(_dotted)),
    "operator.call": first(_call, takes_more=True),
    "operator.delitem": leading(_delitem, 2),
    "operator.getitem": leading(_getitem, 2),
    "operator.itemgetter": whole(_getter("operator.itemgetter")),
    "operator.itemgetter.get": whole(_get(_item)),
    "operator.methodcaller": whole(_methodcaller),
    "operator.methodcaller.call": whole(_call_method),
    "operator.not_": whole(_truth(is_true=False)),
    "operator.setitem": leading(_setitem, 2),
    "operator.truth": whole(_truth(is_true=True)),
}
