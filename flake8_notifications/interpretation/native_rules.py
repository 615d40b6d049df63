"""Building blocks of the rules for builtins and the standard library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias, TypeVar

from flake8_notifications.interpretation import class_lookup, conditions, containers
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Constant,
    Tuple,
    Unknown,
    Value,
    guarded_choices,
)
from flake8_notifications.interpretation.values.callables import Arguments, Native
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    HeapObject,
    Items,
    ListObject,
)
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

Apply: TypeAlias = Callable[[Machine, Arguments, syntax.Node, Frame], Value | None]
_Result = TypeVar("_Result")

#: The limit of combinations of contents of several iterables.
_MOST_CONTENTS: Final = 1_000
#: The limit of combinations of alternatives in a list to be sorted.
_MOST_ORDERS: Final = 16


class Rule(NamedTuple):
    """The rule for calls of a native function.

    :ivar apply: computes the result; None if the call is not understood.
    :ivar lifted: the number of leading positional arguments that it takes one alternative at a
        time; None for all arguments.
    :ivar takes_more: whether it handles an unknown number of arguments.
    """

    apply: Apply
    lifted: int | None = None
    takes_more: bool = False


def whole(apply: Apply, *, takes_more: bool = False) -> Rule:
    """A rule that takes its arguments as they are."""
    return Rule(apply, 0, takes_more)


def first(apply: Apply, *, takes_more: bool = False) -> Rule:
    """A rule that takes its first argument one alternative at a time."""
    return Rule(apply, 1, takes_more)


def leading(apply: Apply, lifted: int) -> Rule:
    """A rule that takes its leading arguments one alternative at a time."""
    return Rule(apply, lifted)


def every(apply: Apply) -> Rule:
    """A rule that takes all arguments one alternative at a time."""
    return Rule(apply)


# Common rules


def nothing(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
    """A call that only returns None."""
    return NONE


def identity(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """A call that returns its first argument."""
    return arguments.positional[0] if arguments.positional else None


def second(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """A call that returns its second argument."""
    return arguments.positional[1] if len(arguments.positional) > 1 else None


def not_understood(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """A call of a function that is only known by name."""
    return None


def unknown_with(reason: str) -> Apply:
    """A call whose result is unknown, for a reason."""

    def apply(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        return machine.unknown(reason, node, frame, *values_of(arguments))

    return apply


def decorating(name: str) -> Apply:
    """A call that returns a native decorator."""

    def apply(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value:
        return Native(name)

    return apply


#: The dotted name of a function that returns its argument.
IDENTITY: Final = "typing.final"


# Arguments


def values_of(arguments: Arguments) -> tuple[Value, ...]:
    """All values that a call passes."""
    more = (arguments.more, arguments.more_keywords)
    return (
        *arguments.positional,
        *arguments.keywords.values(),
        *(value for value in more if value is not None),
    )


def given(arguments: Arguments, *names: str) -> dict[str, Value] | None:
    """The arguments by parameter name; None if one is unexpected or passed twice."""
    if len(arguments.positional) > len(names) or not arguments.keywords.keys() <= set(names):
        return None
    by_name = dict(zip(names, arguments.positional, strict=False))
    if by_name.keys() & arguments.keywords.keys():
        return None
    return {**by_name, **arguments.keywords}


def whole_number(value: Value | None) -> int | None:
    """The value of a known integer; else None."""
    if value is None:
        return None
    value = conditions.plain(value)
    return value.value if isinstance(value, Constant) and isinstance(value.value, int) else None


def written_at(value: Value | None, machine: Machine, node: syntax.Node, frame: Frame) -> Place:
    """Where items were written, rather than where they are converted."""
    if isinstance(value, HeapObject) and value.place is not None:
        return value.place
    return machine.place(node, frame)


# Exceptions


# Contents


def distinguished(machine: Machine, value: Value) -> Value:
    """A list or set with one content for each combination of alternatives of its items."""
    if not isinstance(value, ListObject):
        return value
    states: list[tuple[Guard, Items]] = []
    for guard, state in machine.states(value):
        combinations: list[tuple[Guard, tuple[Value, ...]]] = [(guard, ())]
        for item in map(machine.narrowed, state.values):
            choices = guarded_choices(item)
            combinations = [
                (both, (*chosen, choice))
                for condition, chosen in combinations
                for alternative, choice in choices
                if (both := machine.guards.conjoin(condition, alternative)) != FALSE
            ]
            if len(combinations) > _MOST_ORDERS:
                return value
        states += [(condition, Items(chosen, state.more)) for condition, chosen in combinations]
    result = ListObject(value.kind, tuple(states), value.place)
    if result.kind != "list":
        containers.without_doubles(machine, result)
    return result


def contents(
    machine: Machine, value: Value, node: syntax.Node, frame: Frame
) -> list[tuple[Guard, Items]]:
    """The possible sequences of items of an iterable, each under its guard."""
    match value:
        case ListObject():
            return machine.states(value)
        case Tuple(items=items, more=more):
            return [(TRUE, Items(items, more))]
        case DictObject():
            return [
                (
                    guard,
                    containers.keys(machine, state, node, frame),
                )
                for guard, state in machine.entries(value)
            ]
        case Constant(value=str() | bytes() as text):
            return [(TRUE, Items(tuple(map(Constant, text))))]
        case Constant():
            machine.raises("TypeError")
            return []
        case External(name=name):
            return [(TRUE, Items((), External(f"{name}[]")))]
        case Unknown():
            return [(TRUE, Items((), machine.part_of(value, "[]", node, frame)))]
        case _:
            collected = machine.list_of(())
            containers.extend(machine, collected, value, node, frame)
            return machine.states(collected)


def _combined(
    machine: Machine, values: Sequence[Value], node: syntax.Node, frame: Frame
) -> list[tuple[Guard, list[Items]]]:
    """The contents of some iterables: each combination under its guard."""
    combinations: list[tuple[Guard, list[Items]]] = [(TRUE, [])]
    for value in values:
        states = contents(machine, value, node, frame)
        combinations = [
            (both, [*chosen, state])
            for guard, chosen in combinations
            for condition, state in states
            if (both := machine.guards.conjoin(guard, condition)) != FALSE
            and not machine.guards.excludes(both, machine.path)
        ]
        if len(combinations) > _MOST_CONTENTS:
            return [(TRUE, [containers.items_of(machine, v, node, frame) for v in values])]
    return combinations


def _over(
    machine: Machine,
    values: Sequence[Value],
    action: Callable[[list[Items]], _Result],
    node: syntax.Node,
    frame: Frame,
) -> list[tuple[Guard, _Result]]:
    """Apply an action to the contents of some iterables; the results under their guards."""
    return machine.results(_combined(machine, values, node, frame), action)


def over_contents(
    machine: Machine,
    values: Sequence[Value],
    action: Callable[[list[Items]], Value],
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """Apply an action to the contents of some iterables, and merge the results."""
    return machine.merged(_over(machine, values, action, node, frame))


def listed(
    machine: Machine,
    values: Sequence[Value],
    action: Callable[[list[Items]], Items],
    node: syntax.Node,
    frame: Frame,
    kind: Literal["list", "set", "frozenset", "deque"] = "list",
) -> Value:
    """A new list of the items that an action computes from the contents of some iterables."""
    states = _over(machine, values, action, node, frame)
    if not states:
        return UNBOUND
    place = written_at(values[0] if values else None, machine, node, frame)
    return ListObject(kind, tuple(states), place)


def all_of(machine: Machine, state: Items) -> Value | None:
    """Any one of the items of a content; None if there are none."""
    return machine.any_of(*state)


# Classes


def find(machine: Machine, cls: ClassValue, name: str) -> Value | None:
    """An attribute that a class or one of its available bases binds; else None."""
    return class_lookup.find(machine, list(project_classes(cls)), name)


# Names


_ALIASES: Final = {
    "six.text_type": "builtins.str", "six.binary_type": "builtins.bytes",
    "six.string_types": "builtins.str", "six.integer_types": "builtins.int",
    "six.class_types": "builtins.type", "six.wraps": "functools.wraps",
    "six.unichr": "builtins.chr", "six.callable": "builtins.callable",
    "six.next": "builtins.next", "six.advance_iterator": "builtins.next",
    "six.moves.xrange": "builtins.range", "six.moves.range": "builtins.range",
    "six.moves.zip": "builtins.zip", "six.moves.map": "builtins.map",
    "six.moves.filter": "builtins.filter", "six.moves.reduce": "functools.reduce",
    "six.moves.input": "builtins.input", "six.moves.zip_longest": "itertools.zip_longest",
    "six.python_2_unicode_compatible": IDENTITY, "six.ensure_str": IDENTITY,
    "six.ensure_text": IDENTITY, "six.u": IDENTITY,
    "weakref.WeakSet": "builtins.set", "weakref.WeakValueDictionary": "builtins.dict",
    "weakref.WeakKeyDictionary": "builtins.dict",
}  # fmt: skip
_PREFIXES: Final = (
    ("six.moves.builtins.", "builtins."),
    ("typing_extensions.", "typing."),
    ("_operator.", "operator."),
)


def canonical(name: str) -> str:
    """The canonical dotted name of a function with aliases."""
    alias = _ALIASES.get(name)
    if alias is not None:
        return alias
    for prefix, replacement in _PREFIXES:
        if name.startswith(prefix):
            return replacement + name[len(prefix) :]
    return name
