"""The methods of dicts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final, TypeAlias

from flake8_notifications.interpretation import conditions, containers, keyed, tied_values
from flake8_notifications.interpretation.binding import left_to_callers
from flake8_notifications.interpretation.guards import FALSE, TRUE, Guard
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.sameness import entry_of, is_unhashable, key_of, same
from flake8_notifications.interpretation.texts import Raises
from flake8_notifications.interpretation.unwritten_names import put_named
from flake8_notifications.interpretation.values.base import (
    NONE,
    Alternatives,
    Constant,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    DictView,
    Entries,
    Items,
)
from flake8_notifications.interpretation.values.objects import AttributeTable, Instance
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax

_Method: TypeAlias = Callable[[Machine, DictObject, Arguments, syntax.Node, Frame], Value]


def _get(
    machine: Machine, holder: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    default = arguments.positional[1] if len(arguments.positional) > 1 else NONE
    return machine.each(
        containers.first(arguments),
        lambda key: containers.over_entries(
            machine, holder, lambda state: looked_up(machine, state, key, default, node, frame)
        ),
    )


def looked_up(
    machine: Machine,
    state: Entries,
    key: Value,
    default: Value | None,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """The value of a key in one content; without a default, KeyError where there is none."""
    key = conditions.plain(key)
    if isinstance(key, Tuple) and any(type(item) is Alternatives for item in key.items):
        # Each combination of the key's items identifies an entry.
        unseen = key.more
        return machine.combine(
            key.items,
            lambda parts: looked_up(
                machine, state, Tuple(tuple(parts), more=unseen), default, node, frame
            ),
        )
    if is_unhashable(key):
        return machine.raises("TypeError")
    identity = entry_of(key, state.values)
    if identity is not None:
        if identity in state.values:
            return state.values[identity][1]
        more = _more_of(machine, state, key)
        if more:
            own = [
                (stored, machine.picked_at(key, value, state.values, stored))
                for stored, value in more
            ]
            return _one_of_more(machine, state, own, identity, default)
        return machine.raises("KeyError") if default is None else default
    choices = []
    rest = machine.guards.negate(FALSE)
    for other_key, value in state.values.values():
        equal = machine.guards.conjoin(rest, conditions.compared(machine, "==", key, other_key))
        if not machine.guards.excludes(machine.path, equal):
            choices.append((equal, value))
            rest = machine.guards.without(rest, equal)
    more = _more_of(machine, state, key)
    if more:
        if default is None:
            machine.may_lack("KeyError")
        is_same = len(more) == len(tied_values.choices_of(state.more)) and all(
            stored is value for stored, value in more
        )
        values = state.more if is_same else machine.one_of([value for _, value in more])
        picked = values and machine.picked_at(key, values, state.values)
        if default is not None:
            picked = machine.either(machine.guards.fresh(), picked or NONE, default)
        choices.append((rest, picked or NONE))
    elif default is not None:
        choices.append((rest, default))
    elif not machine.guards.excludes(machine.path, rest):
        before = machine.path
        machine.path = machine.guards.conjoin(before, rest)
        machine.raises("KeyError")
        machine.path = machine.guards.without(before, rest)
    return machine.merged(choices)


def _more_of(machine: Machine, state: Entries, key: Value) -> list[tuple[Value, Value]]:
    """The values of further keys that a key may have: each as stored, and as read by the key."""
    if state.more is None:
        return []
    stored = tied_values.choices_of(machine.narrowed(state.more))
    if isinstance(key, Instance):
        stored = [value for value in stored if _may_be_under(machine, state, value, key)]
    values = [(value, keyed.of_key(machine, state, value, key)) for value in stored]
    return [(stored_value, value) for stored_value, value in values if value is not None]


def _may_be_under(machine: Machine, state: Entries, value: Value, key: Instance) -> bool:
    """Whether a value may be stored under a key that equals a given object."""
    keys = [tied_key for stored, tied_key in state.tied if same(stored, value)]
    return not keys or any(conditions.compared(machine, "==", k, key) != FALSE for k in keys)


def _one_of_more(
    machine: Machine,
    state: Entries,
    more: Sequence[tuple[Value, Value]],
    identity: Hashable,
    default: Value | None,
) -> Value:
    """The value of a further key: the same on each access, independent of other keys."""
    guards = machine.guards
    if default is None:
        machine.may_lack("KeyError")
    choices: list[tuple[Guard, Value]] = []
    rest = TRUE
    otherwise = (
        () if default is None else ((default, left_to_callers(default, *(v for v, _ in more))),)
    )
    for stored, value in (*otherwise, *more[:-1]):
        subject = (state.values, stored)
        chosen = guards.atom((id(state.values), identity, _identity(stored)), subject)
        choices.append((guards.conjoin(rest, chosen), value))
        rest = guards.without(rest, chosen)
    return machine.merged([*choices, (rest, more[-1][1])])


def _identity(value: Value) -> Hashable:
    """The identity of an alternative, even of one created anew on each access."""
    return key_of(value) or id(value)


def _pop(
    machine: Machine, holder: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    default = arguments.positional[1] if len(arguments.positional) > 1 else None

    def take(key: Value) -> Value:
        plain = conditions.plain(key)

        def remove(state: Entries) -> tuple[Entries, Value] | Raises:
            identity = entry_of(plain, state.values)
            if identity is None:
                value = looked_up(machine, state, key, default, node, frame)
                removable = [v for _, v in state.values.values()]
                return Entries(
                    {},
                    machine.one_of([*removable, *containers.some(state.more)])
                    if removable
                    else state.more,
                ), value
            if identity in state.values:
                values = dict(state.values)
                _, value = values.pop(identity)
                return state._replace(values=values), value
            if state.more is not None:
                return state, looked_up(machine, state, key, default, node, frame)
            return Raises("KeyError") if default is None else (state, default)

        return machine.change_entries(holder, remove)

    return machine.each(containers.first(arguments), take)


def delete_item(
    machine: Machine, holder: DictObject, key: Value, node: syntax.Node, frame: Frame
) -> None:
    """``del holder[key]``."""
    _pop(machine, holder, Arguments((key,)), node, frame)


def _popitem(
    machine: Machine, holder: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    def take(state: Entries) -> tuple[Entries, Value] | Raises:
        if not state.values or state.more is not None:
            if state.more is None:
                return Raises("KeyError")
            if not state.values:
                machine.may_lack("KeyError")
            unknown = machine.unknown("an item of a dict", node, frame)
            return state, Tuple((unknown, machine.picked(state.more)))
        values = dict(state.values)
        identity = next(iter(values)) if _takes_first(arguments) else next(reversed(values))
        return Entries({k: v for k, v in values.items() if k != identity}), Tuple(values[identity])

    return machine.change_entries(holder, take)


def _takes_first(arguments: Arguments) -> bool:
    last = arguments.keywords.get("last")
    return isinstance(last, Constant) and not last.value


def _move_to_end(
    machine: Machine, holder: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    identity = key_of(conditions.plain(containers.first(arguments)))

    def move(state: Entries) -> tuple[Entries, Value] | Raises:
        if identity is None or state.more is not None:
            unknown = machine.unknown("an item of a dict that is ordered anew", node, frame)
            return Entries({}, machine.one_of([unknown, *containers.some(state.more)])), NONE
        if identity not in state.values:
            return Raises("KeyError")
        moved = {identity: state.values[identity]}
        others = {other: entry for other, entry in state.values.items() if other != identity}
        return Entries(
            {**moved, **others} if _takes_first(arguments) else {**others, **moved}
        ), NONE

    return machine.change_entries(holder, move)


def _setdefault(
    machine: Machine, holder: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    default = arguments.positional[1] if len(arguments.positional) > 1 else NONE

    def at(key: Value) -> Value:
        def write(state: Entries) -> tuple[Entries, Value]:
            identity = entry_of(conditions.plain(key), state.values)
            if identity is not None and identity in state.values:
                return state, state.values[identity][1]
            if identity is None:
                value = looked_up(machine, state, key, default, node, frame)
                more = (
                    default
                    if state.more is None
                    else containers.widened(machine, state.more, default)
                )
                return Entries(state.values, more, tied_values.tied(state, key, default)), value
            value = default
            if state.more is not None:
                value = looked_up(machine, state, key, default, node, frame)
            return Entries({**state.values, identity: (key, value)}, state.more, state.tied), value

        return machine.change_entries(holder, write)

    return machine.each(containers.first(arguments), at)


def _update(
    machine: Machine, holder: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    if isinstance(holder, AttributeTable):
        return _update_attributes(machine, holder, arguments, node, frame)
    for other in (
        *arguments.positional,
        *containers.some(arguments.more),
        *containers.some(arguments.more_keywords),
    ):
        containers.update(machine, holder, other, node, frame)
    for name, value in arguments.keywords.items():
        containers.set_item(machine, holder, Constant(name), value)
    return NONE


def _update_attributes(
    machine: Machine, holder: AttributeTable, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    """``vars(object).update(…)``, where attributes keep the supplier of their values."""
    for other in (*arguments.positional, *containers.some(arguments.more)):
        containers.update(machine, holder, other, node, frame)
    for value in containers.some(arguments.more_keywords):
        put_named(machine, holder.instance, Unknown("any keyword"), value)
    for name, value in arguments.keywords.items():
        put_named(machine, holder.instance, Constant(name), value)
    return NONE


def _clear(
    machine: Machine, holder: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    return machine.change_entries(holder, lambda state: (Entries({}), NONE))


def _copy(
    machine: Machine, holder: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    return DictObject(holder.states, machine.place(node, frame))


def _view(part: str) -> _Method:
    def view(
        machine: Machine, holder: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value:
        def shown(state: Entries) -> Items:
            if part == "keys":
                return containers.keys(machine, state, node, frame)
            if part == "values":
                return Items(tuple(value for _, value in state.values.values()), state.more)
            further = keyed.further(state, machine.unknown("a key", node, frame, state.more))
            more = machine.one_of([Tuple(pair) for pair in further]) if further else None
            return Items(tuple(Tuple(pair) for pair in state.values.values()), more)

        return DictView(holder, shown, machine.place(node, frame))

    return view


METHODS: Final[dict[str, _Method]] = {
    "get": _get, "pop": _pop, "popitem": _popitem,
    "move_to_end": _move_to_end, "setdefault": _setdefault,
    "update": _update, "clear": _clear, "copy": _copy, "keys": _view("keys"),
    "values": _view("values"), "items": _view("items"),
}  # fmt: skip
