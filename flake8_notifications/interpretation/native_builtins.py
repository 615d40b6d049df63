"""Builtins for texts, numbers and tests, and those with side effects only."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from typing import Any, Final

from flake8_notifications.interpretation import conditions, operations, texts
from flake8_notifications.interpretation.guards import FALSE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import (
    Apply,
    Rule,
    every,
    find,
    first,
    not_understood,
    nothing,
    over_contents,
    unknown_with,
    whole,
)
from flake8_notifications.interpretation.sameness import key_of
from flake8_notifications.interpretation.text_calls import presented
from flake8_notifications.interpretation.text_values import ERRORS, NOT_PLAIN, plain, raised
from flake8_notifications.interpretation.texts import Listed, text_method
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    NONE,
    TRUE_VALUE,
    UNBOUND,
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
)
from flake8_notifications.interpretation.values.external import External, Raised
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax

# Texts


def _str(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    match arguments:
        case Arguments(positional=(), keywords={"object": value}) if len(arguments.keywords) == 1:
            return _shown(machine, value, node, frame)
        case Arguments(positional=(), keywords={}) if not arguments.keywords:
            return Constant("")
        case Arguments(positional=(value,)) if not arguments.keywords:
            return _shown(machine, value, node, frame)
        case Arguments(positional=(Constant(value=bytes()) as value, *rest), keywords=keywords):
            place = machine.place(node, frame)
            result = text_method(value, "decode", rest, keywords, place)
            return None if isinstance(result, Listed | None) else machine.unwrapped(result)
        case _:
            return None


def _shown(machine: Machine, value: Value, node: syntax.Node, frame: Frame) -> Value:
    place = machine.place(node, frame)
    shown = machine.each(value, lambda choice: machine.shown(choice, node, frame))
    return machine.each(shown, lambda choice: texts.as_text(choice, place))


def _repr(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    match arguments.positional:
        case (Instance() as instance,) if find(machine, instance.cls, "__repr__") is not None:
            return machine.call_method(instance, "__repr__", (), node, frame)
        case (value,):
            return texts.as_repr(value, machine.place(node, frame))
        case _:
            return None


def _format(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (value,) | (value, Constant(value="")) if not isinstance(value, Instance):
            return _shown(machine, value, node, frame)
        case (value, *rest) if all(isinstance(argument, Constant) for argument in rest):
            specification = rest[0] if rest else Constant("")
            field = presented(machine, texts.Field(value, "", specification), node, frame)
            place = machine.place(node, frame)
            return machine.each(
                field.value,
                lambda choice: machine.unwrapped(texts.formatted(choice, *field[1:], place)),
            )
        case _:
            return None


# Numbers


def _pure(function: Callable[..., Any]) -> Apply:
    """A rule for a function of constants that has no side effects."""

    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        objects = [plain(conditions.plain(value)) for value in arguments.positional]
        named = {name: plain(conditions.plain(value)) for name, value in arguments.keywords.items()}
        if any(argument is NOT_PLAIN for argument in (*objects, *named.values())):
            return None
        try:
            return _value_of(function(*objects, **named), arguments)
        except ERRORS as error:
            return machine.unwrapped(raised(error))

    return apply


def _value_of(result: object, arguments: Arguments) -> Value | None:
    match result:
        case str() | bytes():
            return Constant(result, texts.best_supplier(*arguments.positional))
        case bool() | int() | float() | None:
            return Constant(result)
        case tuple():
            return Tuple(tuple(map(Constant, result)))
        case _:
            return None


def _number(kind: type[int] | type[float], name: str) -> Apply:
    convert = _pure(kind)

    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        match arguments.positional:
            case (Instance() as instance,) if find(machine, instance.cls, name) is not None:
                return machine.call_method(instance, name, (), node, frame)
            case (ListObject() | DictObject() | Tuple(), *_):
                return machine.raises("TypeError")
            case (External() | Text() | Unknown(), *_):
                # An unknown may not be a number, but then the run ends.
                machine.may_raise()
                return None
            case _:
                return convert(machine, arguments, node, frame)

    return apply


def _bytes(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    match arguments.positional:
        case ():
            return Constant(b"")
        case (Constant(value=bytes()) as value,):
            return value
        case (Constant(value=str()) | Text() as value, *rest):
            if not rest and not arguments.keywords:
                return machine.raises("TypeError")
            place = machine.place(node, frame)
            result = text_method(value, "encode", rest, arguments.keywords, place)
            return None if isinstance(result, Listed | None) else machine.unwrapped(result)
        case _:
            return None


def _pow(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if len(arguments.positional) != 2:
        return None
    left, right = arguments.positional
    return operations.operate(machine, "**", left, right, node, frame)


def _abs(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    match arguments.positional:
        case (Instance() as instance,):
            return machine.call_method(instance, "__abs__", (), node, frame)
        case _:
            return _pure(abs)(machine, arguments, node, frame)


# Tests


def _bool(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if not arguments.positional:
        return FALSE_VALUE
    return machine.either(machine.truth(arguments.positional[0]), TRUE_VALUE, FALSE_VALUE)


def _any(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    return _tested(machine, arguments, machine.truth, node, frame)


def _all(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """Whether no item is false."""

    def is_false(value: Value) -> Guard:
        return machine.guards.negate(machine.truth(value))

    has_false = _tested(machine, arguments, is_false, node, frame)
    if has_false is None:
        return None
    return machine.each(
        has_false, lambda choice: FALSE_VALUE if choice == TRUE_VALUE else TRUE_VALUE
    )


def _tested(
    machine: Machine,
    arguments: Arguments,
    test: Callable[[Value], Guard],
    node: syntax.Node,
    frame: Frame,
) -> Value | None:
    """Whether a test holds for any item."""
    if len(arguments.positional) != 1:
        return None

    def among(states: list[Items]) -> Value:
        (state,) = states
        holds = machine.guards.any(map(test, state.values))
        if state.more is not None:
            further = machine.guards.conjoin(machine.guards.fresh(), test(state.more))
            holds = machine.guards.disjoin(holds, further)
        return machine.either(holds, TRUE_VALUE, FALSE_VALUE)

    return over_contents(machine, arguments.positional, among, node, frame)


def _len(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    match arguments.positional:
        case (Constant(value=str() | bytes() as text),):
            return Constant(len(text))
        case (Constant(),):
            return machine.raises("TypeError")
        case (Instance() as instance,):
            return machine.call_method(instance, "__len__", (), node, frame)
        case (DictObject() as holder,):
            return machine.merged(
                (guard, _size_of_dict(machine, state, node, frame))
                for guard, state in machine.entries(holder)
            )
        case (Tuple() | ListObject() | ClassValue(is_enum=True) as holder,):
            is_set = isinstance(holder, ListObject) and holder.kind in ("set", "frozenset")
            size = _size if is_set else _length
            return over_contents(
                machine,
                (holder,),
                lambda states: size(machine, states[0], node, frame),
                node,
                frame,
            )
        case _:
            return None


def _length(machine: Machine, state: Items, node: syntax.Node, frame: Frame) -> Value:
    if state.more is not None:
        return machine.unknown("the number of items", node, frame, state.more)
    return Constant(len(state.values))


def _size(machine: Machine, state: Items, node: syntax.Node, frame: Frame) -> Value:
    """The number of items of a set, some of which may be equal."""
    if len(state.values) > 1 and None in map(key_of, state.values):
        return machine.unknown("the number of items of a set", node, frame, *state.values)
    return _length(machine, state, node, frame)


def _size_of_dict(machine: Machine, state: Entries, node: syntax.Node, frame: Frame) -> Value:
    values = tuple(value for _, value in state.values.values())
    for value in values:
        if isinstance(value, Alternatives) and any(
            choice is UNBOUND for _, choice in value.choices
        ):
            return machine.unknown("the number of keys", node, frame)
    if state.more is not None:
        keys = (key for _, key in state.tied)
        return machine.unknown("the number of keys", node, frame, state.more, *keys)
    return _length(machine, Items(values, state.more), node, frame)


# Exceptions


def _exception(name: str) -> Apply:
    def apply(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        return Raised(name)

    return apply


def _raising(name: str) -> Apply:
    def apply(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        return machine.raises(name)

    return apply


def _print(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
    """The texts are formatted, which may have side effects, but not used."""
    for value in arguments.positional:
        if machine.path != FALSE:
            _shown(machine, value, node, frame)
    return NONE


_EXCEPTIONS: Final = {
    f"builtins.{name}": whole(_exception(name), takes_more=True)
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
}
#: By dotted name.
RULES: Final[dict[str, Rule]] = {
    **_EXCEPTIONS,
    "builtins.abs": every(_abs),
    "builtins.all": first(_all),
    "builtins.any": first(_any),
    "builtins.ascii": every(_pure(ascii)),
    "builtins.bin": every(_pure(bin)),
    "builtins.bool": first(_bool),
    "builtins.breakpoint": whole(nothing, takes_more=True),
    "builtins.bytes": every(_bytes),
    "builtins.chr": every(_pure(chr)),
    "builtins.divmod": every(_pure(divmod)),
    "builtins.exit": whole(_raising("SystemExit"), takes_more=True),
    "builtins.float": every(_number(float, "__float__")),
    "builtins.format": every(_format),
    "builtins.hash": whole(unknown_with("a hash")),
    "builtins.hex": every(_pure(hex)),
    "builtins.id": whole(unknown_with("the identity of an object")),
    "builtins.input": whole(unknown_with("what somebody types in"), takes_more=True),
    "builtins.int": every(_number(int, "__int__")),
    "builtins.len": first(_len),
    "builtins.oct": every(_pure(oct)),
    "builtins.open": whole(not_understood),
    "builtins.ord": every(_pure(ord)),
    "builtins.pow": every(_pow),
    "builtins.print": whole(_print, takes_more=True),
    "builtins.quit": whole(_raising("SystemExit"), takes_more=True),
    "builtins.repr": first(_repr),
    "builtins.round": every(_pure(round)),
    "builtins.str": every(_str),
    "os._exit": whole(_raising("SystemExit"), takes_more=True),
    "os.abort": whole(_raising("SystemExit"), takes_more=True),
    "sys.exit": whole(_raising("SystemExit"), takes_more=True),
}
