"""Lists, sets and dicts: what their methods change and return.

A change of a container with several possible contents is applied to each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextlib import nullcontext
from typing import Final

from flake8_notifications.interpretation import keyed, tied_values
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.sameness import (
    entry_of,
    exact_key_of,
    is_unhashable,
    key_of,
    same,
)
from flake8_notifications.interpretation.unwritten_names import put_named
from flake8_notifications.interpretation.values.base import (
    NONE,
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
    ChainedDict,
    DictObject,
    Entries,
    Items,
    ListObject,
)
from flake8_notifications.interpretation.values.objects import AttributeTable
from flake8_notifications.interpretation.values.scopes import Frame, Generator
from flake8_notifications.interpretation.values.steps import ANY_INDEX
from flake8_notifications.source import syntax

SPECIAL_METHODS: Final = {
    "+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__", "%": "__mod__",
    "|": "__or__", "&": "__and__", "^": "__xor__", "<<": "__lshift__", ">>": "__rshift__",
    "//": "__floordiv__", "**": "__pow__", "@": "__matmul__",
}  # fmt: skip


def without_supplier(value: Value) -> Value:
    """A value as read from a container, where the reader becomes its supplier."""
    match value:
        case Constant(value=constant, supplier=supplier) if supplier is not None:
            return Constant(constant)
        case Text(parts=parts, supplier=supplier) if supplier is not None:
            return Text(parts)
        case Alternatives(choices=choices):
            return Alternatives(
                tuple((guard, without_supplier(choice)) for guard, choice in choices)
            )
        case _:
            return value


# Reading


def keys(machine: Machine, content: Entries, node: syntax.Node, frame: Frame) -> Items:
    """The keys of a dict with a given content."""
    further = keyed.further(content, machine.unknown("a key", node, frame, content.more))
    return Items(
        tuple(key for key, _ in content.values.values()),
        machine.one_of([key for key, _ in further]) if further else None,
    )


def items_of(machine: Machine, value: Value, node: syntax.Node, frame: Frame) -> Items:
    """The items of an iterable, where the order of iteration does not matter."""
    match value:
        case Tuple(items=items, more=more):
            return Items(items, more)
        case ListObject():
            states = [state for _, state in machine.states(value)]
        case DictObject():
            states = [keys(machine, state, node, frame) for _, state in machine.entries(value)]
        case _:
            collected: list[Value] = []
            before = machine.path

            def collect(item: Value) -> None:
                collected.append(machine.either(machine.path, item, UNBOUND))

            # An item produced only under a condition may be missing.
            machine.iterate(value, collect, node, frame)
            if (
                any(
                    type(item) is Alternatives
                    and any(choice is UNBOUND for _, choice in item.choices)
                    for item in map(machine.narrowed, collected)
                )
                or machine.path != before
            ):
                more = machine.one_of(list(map(machine.narrowed, collected))) if collected else None
                return Items((), more)
            return Items(tuple(map(machine.narrowed, collected)))
    if len(states) == 1:
        return states[0]
    values = [value for state in states for value in (*state.values, *some(state.more))]
    return Items((), machine.one_of(values) if values else None)


def some(value: Value | None) -> tuple[Value, ...]:
    """An optional value as a tuple, for unpacking."""
    return () if value is None else (value,)


def entries_here(machine: Machine, holder: DictObject) -> Entries:
    """The content of a dict here; several contents are joined."""
    states = [state for _, state in machine.entries(holder)]
    if len(states) == 1:
        return states[0]
    more = [
        value
        for state in states
        for value in (*(v for _, v in state.values.values()), *some(state.more))
    ]
    return Entries({}, machine.one_of(more) if more else None)


def contents(machine: Machine, value: Value) -> Value:
    """A container's possible contents here as alternatives: tuples, or dicts."""
    match machine.narrowed(value):
        case Alternatives(choices=choices):
            return machine.merged((guard, contents(machine, choice)) for guard, choice in choices)
        case ListObject() as holder if len(states := machine.states(holder)) > 1:
            return machine.merged(
                (guard, Tuple(state.values, more=state.more)) for guard, state in states
            )
        case DictObject() as table if len(entries := machine.entries(table)) > 1:
            return machine.merged((guard, machine.dict_of(state)) for guard, state in entries)
        case alone:
            return alone


def over_states(machine: Machine, holder: ListObject, action: Callable[[Items], Value]) -> Value:
    """Apply an action to each possible content of a list here."""
    states = machine.states(holder)
    if len(states) == 1:
        return action(states[0][1])
    return machine.over(states, action)


def over_entries(machine: Machine, holder: DictObject, action: Callable[[Entries], Value]) -> Value:
    """Apply an action to each possible content of a dict here."""
    states = machine.entries(holder)
    if len(states) == 1:
        return action(states[0][1])
    return machine.over(states, action)


# Writing


def add(machine: Machine, holder: ListObject, value: Value) -> None:
    """``holder.append(value)`` or ``holder.add(value)``."""
    machine.change(
        holder,
        lambda state: (within(machine, holder, _added(machine, holder, state, value)), NONE),
    )


def within(
    machine: Machine, holder: ListObject, state: Items, *, keeps_first: bool = False
) -> Items:
    """A content truncated to the maximum length of its deque.

    :param keeps_first: whether items are dropped from the end.
    """
    limit = holder.limit
    if limit is None or (state.more is None and len(state.values) <= limit):
        return state
    if state.more is not None:
        return mixed(machine, state) if limit else Items(())
    values = state.values
    return Items(values[:limit] if keeps_first else values[len(values) - limit :])


def _added(machine: Machine, holder: ListObject, state: Items, value: Value) -> Items:
    value = without_supplier(value)
    if state.more is not None:
        return Items(state.values, widened(machine, state.more, value))
    if holder.kind == "set" and any(_is_same_key(item, value) for item in state.values):
        return state
    return Items((*state.values, value))


def _is_same_key(one: Value, other: Value) -> bool:
    key = key_of(one)
    return one is other or (key is not None and key == key_of(other))


def widened(machine: Machine, one: Value, other: Value) -> Value:
    """The join of two values."""
    if same(one, other):
        return one
    if isinstance(one, Alternatives) and any(same(choice, other) for _, choice in one.choices):
        return one
    return machine.one_of([one, other])


def without_doubles(machine: Machine, holder: ListObject) -> None:
    """Remove duplicates from a set display."""
    states = []
    for guard, state in holder.states:
        distinct: list[Value] = []
        for value in state.values:
            if not any(_is_same_key(other, value) for other in distinct):
                distinct.append(value)
        states.append((guard, Items(tuple(distinct), state.more)))
    holder.states = tuple(states)


def set_item(machine: Machine, holder: DictObject, key: Value, value: Value) -> Value:
    """``holder[key] = value``, for a single key."""
    if isinstance(holder, AttributeTable):
        put_named(machine, holder.instance, key, without_supplier(value))
        return NONE
    if isinstance(holder, ChainedDict):
        return set_item(machine, holder.tables[0], key, value)
    if is_unhashable(key):
        return machine.raises("TypeError")
    value = without_supplier(value)

    def write(state: Entries) -> tuple[Entries, Value]:
        identity = entry_of(key, state.values)
        if identity is not None:
            return state._replace(values={**state.values, identity: (key, value)}), NONE
        # Any of the entries may be the one overwritten, and there may be a new one.
        values = {
            identity: (old_key, widened(machine, old, value))
            for identity, (old_key, old) in state.values.items()
        }
        more = value if state.more is None else widened(machine, state.more, value)
        return Entries(values, more, tied_values.tied(state, key, value)), NONE

    return machine.change_entries(holder, write)


def update(
    machine: Machine, holder: DictObject, other: Value, node: syntax.Node, frame: Frame
) -> None:
    """``holder.update(other)``."""
    if isinstance(holder, ChainedDict):
        update(machine, holder.tables[0], other, node, frame)
        return

    def apply(value: Value) -> Value:
        if isinstance(value, DictObject):
            return over_entries(
                machine, value, lambda content: _take_over(machine, holder, content)
            )
        if isinstance(value, Unknown | Text) or not isinstance(
            value, Tuple | ListObject | Generator
        ):
            unknown = machine.unknown("a dict that is not known", node, frame, value)
            if isinstance(holder, AttributeTable):
                return set_item(machine, holder, unknown, unknown)
            add_unknown(machine, holder, unknown)
            return NONE

        def pair(item: Value) -> Value:
            parts = items_of(machine, item, node, frame)
            if len(parts.values) == 2:
                machine.each(
                    parts.values[0], lambda key: set_item(machine, holder, key, parts.values[1])
                )
            return NONE

        def pairs(item: Value) -> None:
            machine.each(item, pair)

        machine.iterate(value, pairs, node, frame)
        return NONE

    machine.each(other, apply)


def _take_over(machine: Machine, holder: DictObject, content: Entries) -> Value:
    """Merge one content of another dict into a dict."""
    if isinstance(holder, AttributeTable):
        for key, value in content.values.values():
            put_named(machine, holder.instance, key, value)
        if content.more is not None:
            unwritten = Unknown("a name that is not written")
            put_named(machine, holder.instance, unwritten, content.more)
        return NONE

    def write(state: Entries) -> tuple[Entries, Value]:
        more = state.more if content.more is None else content.more
        if state.more is not None and content.more is not None:
            more = widened(machine, state.more, content.more)
        tied = state.tied
        for value, key in content.tied:
            tied = tied_values.tied(state._replace(tied=tied), key, value)
        return Entries(
            {**overlaid(machine, state.values, content.more), **content.values}, more, tied
        ), NONE

    return machine.change_entries(holder, write)


def _is_further_keyword(value: Value) -> bool:
    """Whether a value comes from ``**keywords``, whose names only callers know."""
    return (
        isinstance(value, Unknown)
        and value.source is not None
        and value.source[1] == (f"[{ANY_INDEX}]",)
    )


def overlaid(
    machine: Machine, values: Mapping[Hashable, tuple[Value, Value]], more: Value | None
) -> dict[Hashable, tuple[Value, Value]]:
    """Entries that may be overwritten by others with unknown keys.

    :param more: the values of these, if there are any.
    """
    if more is None or _is_further_keyword(more):
        return {**values}
    return {
        identity: (key, widened(machine, value, more)) for identity, (key, value) in values.items()
    }


def operate(
    machine: Machine, operator: str, left: Value, right: Value, node: syntax.Node, frame: Frame
) -> Value:
    """Operators with a container on the left; the result is a new container."""
    if isinstance(left, DictObject):
        if operator == "|":
            table = DictObject(left.states, machine.place(node, frame))
            update(machine, table, right, node, frame)
            return table
        return machine.raises("TypeError")
    assert isinstance(left, ListObject)
    result = ListObject(left.kind, left.states, machine.place(node, frame))
    result.limit = left.limit
    match operator:
        case "+":
            if isinstance(right, Constant | Text | Tuple | DictObject):
                return machine.raises("TypeError")
            if not isinstance(right, ListObject):
                right = machine.unknown("what is added to a list", node, frame, right)
            extend(machine, result, right, node, frame)
        case "|":
            extend(machine, result, right, node, frame)
        case "*":
            if not isinstance(right, Constant) or not isinstance(right.value, int):
                return machine.unknown("a list that is repeated", node, frame, right)
            times = max(0, min(right.value, 100))
            result.states = tuple(
                (guard, within(machine, result, Items(state.values * times, state.more)))
                for guard, state in result.states
            )
        case "-" | "&" | "^":
            return set_operation(machine, operator, left, right, node, frame)
        case _:
            return machine.raises("TypeError")
    return result


def set_operation(
    machine: Machine, operator: str, left: ListObject, right: Value, node: syntax.Node, frame: Frame
) -> Value:
    """``-``, ``&`` and ``^`` of sets."""
    others = items_of(machine, right, node, frame)

    def apply(state: Items) -> Value:
        keys = {exact_key_of(item) for item in others.values}
        own_keys = {exact_key_of(item) for item in state.values}
        if None in keys | own_keys or others.more is not None or state.more is not None:
            values = [*state.values, *others.values, *some(state.more), *some(others.more)]
            result = machine.list_of((), machine.place(node, frame), machine.one_of(values))
        elif operator == "^":
            result = machine.list_of(
                (
                    *(item for item in state.values if key_of(item) not in keys),
                    *(item for item in others.values if key_of(item) not in own_keys),
                )
            )
        else:
            result = machine.list_of(
                item for item in state.values if (key_of(item) in keys) is (operator == "&")
            )
        result.kind = "set"
        return result

    return over_states(machine, left, apply)


def extend(
    machine: Machine, holder: ListObject, other: Value, node: syntax.Node, frame: Frame
) -> None:
    """``holder.extend(other)``."""
    if isinstance(other, Unknown | Text):
        unknown = machine.unknown("the items of something that is not known", node, frame, other)
        add_unknown(machine, holder, unknown)
        return
    if other is holder:
        # Its current items are added, not those added meanwhile.
        other = ListObject(holder.kind, holder.states, holder.place)
    is_set = holder.kind in ("set", "frozenset")
    with machine.in_any_order() if is_set else nullcontext():
        machine.iterate(other, lambda item: add(machine, holder, item), node, frame)


def add_unknown(machine: Machine, holder: ListObject | DictObject, unknown: Value) -> None:
    """Add an unknown value to a container, any number of times and under any key."""
    if isinstance(holder, DictObject):
        machine.change_entries(
            holder,
            lambda state: (
                Entries(overlaid(machine, state.values, unknown), unknown),
                NONE,
            ),
        )
        return
    machine.change(
        holder,
        lambda state: (
            Items(
                state.values,
                unknown if state.more is None else widened(machine, state.more, unknown),
            ),
            NONE,
        ),
    )


def mixed(machine: Machine, state: Items, *further: Value) -> Items:
    """A content whose order and length are no longer known."""
    values = [*state.values, *some(state.more), *further]
    return Items((), machine.one_of(values) if values else None)


def first(arguments: Arguments, default: Value = NONE) -> Value:
    """The first argument of a method."""
    return arguments.positional[0] if arguments.positional else default
