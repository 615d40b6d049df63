"""Builtins and classes of ``collections`` that create containers, and copies of objects."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, Literal

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.exceptions import attempt, otherwise
from flake8_notifications.interpretation.guards import FALSE, TRUE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import (
    Apply,
    Rule,
    find,
    first,
    given,
    identity,
    leading,
    listed,
    over_contents,
    whole,
    whole_number,
    written_at,
)
from flake8_notifications.interpretation.native_types import NAMED_TUPLE
from flake8_notifications.interpretation.sameness import key_of
from flake8_notifications.interpretation.text_values import Raises
from flake8_notifications.interpretation.values.base import (
    NONE,
    UNBOUND,
    Alternatives,
    Constant,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments, Native
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListIterator,
    ListObject,
)
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Frame, Generator
from flake8_notifications.source import syntax

# Lists, sets and tuples


def _listed(kind: Literal["list", "set", "frozenset", "deque"]) -> Apply:
    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        if not arguments.positional:
            return ListObject(kind, ((TRUE, Items(())),), machine.place(node, frame))
        iterable = arguments.positional[:1]
        result = listed(machine, iterable, lambda states: states[0], node, frame, kind)
        if isinstance(result, ListObject) and kind in ("set", "frozenset"):
            containers.without_doubles(machine, result)
        return result

    return apply


def _deque(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """A deque, which may have a maximum length."""
    parameters = given(arguments, "iterable", "maxlen")
    if parameters is None:
        return None
    iterable, limit = parameters.get("iterable"), parameters.get("maxlen", NONE)
    result = _listed("deque")(machine, Arguments(containers.some(iterable)), node, frame)
    if isinstance(result, ListObject) and limit != NONE:
        result.limit = whole_number(limit)
        if result.limit is None:
            # Any item may be dropped.
            return machine.unknown("a deque of which the 'maxlen' is not known", node, frame, limit)
        result.states = tuple(
            (guard, containers.within(machine, result, state)) for guard, state in result.states
        )
    return result


def _tuple(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if not arguments.positional:
        return Tuple(())
    return over_contents(
        machine,
        arguments.positional[:1],
        lambda states: Tuple(states[0].values, more=states[0].more),
        node,
        frame,
    )


def _iter(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """The remaining items: a list, whose first item ``next`` consumes."""
    match arguments.positional:
        case (Instance() as instance,):
            return machine.call_method(instance, "__iter__", (), node, frame)
        case (ListIterator() as iterator,):
            return iterator
        case (iterable,):
            items = listed(machine, (iterable,), lambda states: states[0], node, frame)
            return (
                ListIterator(items.kind, items.states, items.place)
                if isinstance(items, ListObject)
                else items
            )
        case _:
            return None


def _next(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    match arguments.positional:
        case (iterator,):
            return _taken(machine, iterator, node, frame)
        case (iterator, default):
            value, missing = attempt(
                machine, lambda: _taken(machine, iterator, node, frame), "StopIteration"
            )
            return otherwise(machine, value, missing, default)
        case _:
            return None


def _taken(machine: Machine, iterator: Value, node: syntax.Node, frame: Frame) -> Value:
    match iterator:
        case ListObject():
            return machine.change(iterator, lambda state: _without_first(machine, state))
        case Generator(frame=inner) if inner.caller is frame and machine.path == inner.entry:
            # By the time the difference is observable, the generator has run.
            rest = inner.rest
            if rest is None:
                rest = machine.list_of(())
                inner.sent = _sent(machine, node, frame)
                containers.extend(machine, rest, iterator, node, frame)
                if machine.path == FALSE:
                    return UNBOUND
                inner.rest = rest
            return _taken(machine, rest, node, frame)
        case Generator(frame=inner) if inner.rest is not None:
            return _taken(machine, inner.rest, node, frame)
        case Generator(frame=inner):
            inner.sent = _sent(machine, node, frame)
            # Its position is unknown: any item may be the next one.
            return over_contents(
                machine, (iterator,), lambda states: _any(machine, states[0]), node, frame
            )
        case Instance():
            return machine.call_method(iterator, "__next__", (), node, frame)
        case Constant() | Tuple() | DictObject():
            return machine.raises("TypeError")
        case External(name=name):
            return machine.picked(External(f"{name}[]"))
        case _:
            return machine.unknown("the next item of what is not known", node, frame, iterator)


def _sent(machine: Machine, node: syntax.Node, frame: Frame) -> Unknown:
    """The value that may be sent into a generator from which items are taken one at a time."""
    return machine.unknown("what is sent into a generator", node, frame)


def _without_first(machine: Machine, state: Items) -> tuple[Items, Value] | Raises:
    if state.more is not None:
        return state, _any(machine, state)
    if not state.values:
        return Raises("StopIteration")
    return Items(state.values[1:]), state.values[0]


def _any(machine: Machine, state: Items) -> Value:
    return machine.any_of(*state) or machine.raises("StopIteration")


# Dicts


def _dict(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if len(arguments.positional) > 1:
        return machine.raises("TypeError")
    source = arguments.positional[0] if arguments.positional else None
    if isinstance(source, Constant) and source.value not in ("", b""):
        return machine.raises("TypeError")
    table = machine.dict_of(Entries({}), written_at(source, machine, node, frame))
    return _filled(machine, table, arguments, node, frame)


def _filled(
    machine: Machine, table: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    """A new dict, filled with the arguments of the call."""
    for source in (*arguments.positional, arguments.more):
        if isinstance(source, DictObject):
            table.states = tuple(machine.entries(source))
        elif source is not None and not isinstance(source, Constant):
            containers.update(machine, table, source, node, frame)
    if arguments.more_keywords is not None:
        containers.update(machine, table, arguments.more_keywords, node, frame)
    for name, value in arguments.keywords.items():
        containers.set_item(machine, table, Constant(name), value)
    return table


def _defaultdict(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    table = machine.dict_of(Entries({}), machine.place(node, frame))
    positional = arguments.positional
    if positional and positional[0] != NONE:
        table.default = positional[0]
    return _filled(machine, table, arguments._replace(positional=positional[1:]), node, frame)


def _counter(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    table = machine.dict_of(Entries({}), machine.place(node, frame))
    table.default = Native("builtins.int")
    if arguments.positional and not isinstance(arguments.positional[0], DictObject):
        counted = containers.items_of(machine, arguments.positional[0], node, frame)
        content = _counted(machine, counted, node, frame)
        table.states = ((TRUE, content),)
        arguments = arguments._replace(positional=())
    return _filled(machine, table, arguments, node, frame)


def _counted(machine: Machine, state: Items, node: syntax.Node, frame: Frame) -> Entries:
    keys = [key_of(item) for item in state.values]
    if state.more is not None or None in keys:
        return Entries({}, machine.unknown("how often something is in a list", node, frame))
    entries: dict[Hashable, tuple[Value, Value]] = {}
    for key, value in zip(keys, state.values, strict=True):
        entries[key] = (value, Constant(keys.count(key)))
    return Entries(entries)


def _fromkeys(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if not 1 <= len(arguments.positional) <= 2:
        return None
    keys, *rest = arguments.positional
    value = rest[0] if rest else NONE
    table = machine.dict_of(Entries({}), machine.place(node, frame))

    def add(key: Value) -> None:
        machine.each(key, lambda choice: containers.set_item(machine, table, choice, value))

    machine.iterate(keys, add, node, frame)
    return table


# Named tuples


def _create(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """A call of a class that ``namedtuple`` has created."""
    match arguments.positional:
        case (_, Tuple(items=names), Tuple(items=defaults), *values):
            pass
        case _:
            return None
    fields = tuple(str(name.value) for name in names if isinstance(name, Constant))
    arguments_by_name = dict(zip(fields[len(fields) - len(defaults) :], defaults, strict=True))
    arguments_by_name.update(zip(fields, values, strict=False))
    twice = set(fields[: len(values)]) & arguments.keywords.keys()
    arguments_by_name.update(arguments.keywords)
    if twice or len(values) > len(fields) or arguments_by_name.keys() != set(fields):
        return machine.raises("TypeError")
    items = tuple(containers.without_supplier(arguments_by_name[name]) for name in fields)
    return Tuple(items, fields)


# Copies


def _copy(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    match arguments.positional:
        case (Instance() as instance,) if find(machine, instance.cls, "__copy__") is not None:
            return machine.call_method(instance, "__copy__", (), node, frame)
        case (value,):
            return _copied(value, lambda part: part, {})
        case _:
            return None


def _deepcopy(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if not arguments.positional:
        return None
    copies: dict[int, Value] = {}

    def deep(value: Value) -> Value:
        if id(value) in copies or machine.path == FALSE:
            return copies.get(id(value), value)
        if isinstance(value, Instance) and find(machine, value.cls, "__deepcopy__") is not None:
            memo = machine.dict_of(Entries({}), machine.place(node, frame))
            return machine.call_method(value, "__deepcopy__", (memo,), node, frame)
        return _copied(value, deep, copies)

    return deep(arguments.positional[0])


def _copied(value: Value, inner: Callable[[Value], Value], copies: dict[int, Value]) -> Value:
    """A copy of an object.

    :param inner: copies the parts of the object.
    :param copies: the copies by the identities of the objects; this one is entered first.
    """
    match value:
        case ListObject():
            clone = copies[id(value)] = ListObject(value.kind, value.states, value.place)
            clone.limit = value.limit
            clone.is_summary = value.is_summary
            clone.states = tuple(
                (guard, Items(tuple(map(inner, state.values)), _some(state.more, inner)))
                for guard, state in value.states
            )
            return clone
        case DictObject():
            table = copies[id(value)] = DictObject(value.states, value.place)
            table.is_summary, table.default = value.is_summary, value.default
            table.states = tuple(
                (guard, _copied_entries(state, inner)) for guard, state in value.states
            )
            return table
        case Instance(cls=cls) if not cls.is_enum:
            copy = copies[id(value)] = Instance(cls, value.place, is_open=value.is_open)
            copy.is_summary, copy.made_by = value.is_summary, value.made_by
            copy.attributes.update({name: inner(part) for name, part in value.attributes.items()})
            return copy
        case Tuple(items=items, fields=fields, more=more, cls=cls):
            return Tuple(tuple(map(inner, items)), fields, _some(more, inner), cls)
        case Alternatives(choices=choices):
            return Alternatives(tuple((guard, inner(choice)) for guard, choice in choices))
        case _:
            return value


def _some(value: Value | None, inner: Callable[[Value], Value]) -> Value | None:
    return None if value is None else inner(value)


def _copied_entries(state: Entries, inner: Callable[[Value], Value]) -> Entries:
    values = {identity: (key, inner(value)) for identity, (key, value) in state.values.items()}
    return Entries(values, _some(state.more, inner))


#: By dotted name.
RULES: Final[dict[str, Rule]] = {
    "builtins.dict": first(_dict, takes_more=True),
    "builtins.dict.fromkeys": first(_fromkeys),
    "builtins.frozenset": first(_listed("frozenset")),
    "builtins.iter": first(_iter),
    "builtins.list": first(_listed("list")),
    "builtins.next": first(_next),
    "builtins.set": first(_listed("set")),
    "builtins.tuple": first(_tuple),
    "collections.Counter": first(_counter, takes_more=True),
    "collections.OrderedDict": first(_dict, takes_more=True),
    "collections.OrderedDict.fromkeys": first(_fromkeys),
    "collections.defaultdict": first(_defaultdict, takes_more=True),
    "collections.deque": leading(_deque, 2),
    NAMED_TUPLE: whole(_create),
    "copy.copy": first(_copy),
    "copy.deepcopy": first(_deepcopy),
    "types.MappingProxyType": whole(identity),
}
