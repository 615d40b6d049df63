"""Builtins and classes of ``collections`` that make containers, and copies of objects."""

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
from flake8_notifications.interpretation.values import (
    NONE,
    UNBOUND,
    Alternatives,
    Arguments,
    Constant,
    DictObject,
    Entries,
    External,
    Frame,
    Generator,
    Instance,
    Items,
    ListIterator,
    ListObject,
    Native,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

# Lists, sets and tuples


def _listed(kind: Literal["list", "set", "frozenset", "deque"]) -> Apply:
    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        if not arguments.positional:
            return ListObject(kind, ((TRUE, Items(())),), machine.place(node, frame))
        iterable = arguments.positional[:1]
        made = listed(machine, iterable, lambda states: states[0], node, frame, kind)
        if isinstance(made, ListObject) and kind in ("set", "frozenset"):
            containers.without_doubles(machine, made)
        return made

    return apply


def _deque(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """A deque, which may hold only so many items."""
    known = given(arguments, "iterable", "maxlen")
    if known is None:
        return None
    iterable, limit = known.get("iterable"), known.get("maxlen", NONE)
    made = _listed("deque")(machine, Arguments(containers.some(iterable)), node, frame)
    if isinstance(made, ListObject) and limit != NONE:
        made.limit = whole_number(limit)
        if made.limit is None:
            # Whatever it holds may be dropped.
            return machine.unknown("a deque of which the 'maxlen' is not known", node, frame, limit)
        made.states = tuple(
            (guard, containers.within(machine, made, state)) for guard, state in made.states
        )
    return made


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
    """The items that are left: a list, whose first one is taken by ``next``."""
    match arguments.positional:
        case (Instance() as instance,):
            return machine.call_method(instance, "__iter__", (), node, frame)
        case (ListIterator() as iterator,):
            return iterator
        case (iterable,):
            held = listed(machine, (iterable,), lambda states: states[0], node, frame)
            return (
                ListIterator(held.kind, held.states, held.place)
                if isinstance(held, ListObject)
                else held
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
            # What it does it has done by the time that somebody can tell.
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
            # It does not say how far it has come: any item may be the next one.
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
    """What may be sent into a generator that somebody takes one item of at a time."""
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
    given = arguments.positional[0] if arguments.positional else None
    if isinstance(given, Constant) and given.value not in ("", b""):
        return machine.raises("TypeError")
    made = machine.dict_of(Entries({}), written_at(given, machine, node, frame))
    return _filled(machine, made, arguments, node, frame)


def _filled(
    machine: Machine, made: DictObject, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value:
    """A new dict, with what the call passes."""
    for each in (*arguments.positional, arguments.more):
        if isinstance(each, DictObject):
            made.states = tuple(machine.entries(each))
        elif each is not None and not isinstance(each, Constant):
            containers.update(machine, made, each, node, frame)
    if arguments.more_keywords is not None:
        containers.update(machine, made, arguments.more_keywords, node, frame)
    for name, value in arguments.keywords.items():
        containers.set_item(machine, made, Constant(name), value)
    return made


def _defaultdict(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    made = machine.dict_of(Entries({}), machine.place(node, frame))
    positional = arguments.positional
    if positional and positional[0] != NONE:
        made.default = positional[0]
    return _filled(machine, made, arguments._replace(positional=positional[1:]), node, frame)


def _counter(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    made = machine.dict_of(Entries({}), machine.place(node, frame))
    made.default = Native("builtins.int")
    if arguments.positional and not isinstance(arguments.positional[0], DictObject):
        counted = containers.items_of(machine, arguments.positional[0], node, frame)
        content = _counted(machine, counted, node, frame)
        made.states = ((TRUE, content),)
        arguments = arguments._replace(positional=())
    return _filled(machine, made, arguments, node, frame)


def _counted(machine: Machine, state: Items, node: syntax.Node, frame: Frame) -> Entries:
    keys = [key_of(each) for each in state.values]
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
    made = machine.dict_of(Entries({}), machine.place(node, frame))

    def add(key: Value) -> None:
        machine.each(key, lambda one: containers.set_item(machine, made, one, value))

    machine.iterate(keys, add, node, frame)
    return made


# Named tuples


def _create(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """A call of what ``namedtuple`` has made."""
    match arguments.positional:
        case (_, Tuple(items=names), Tuple(items=defaults), *values):
            pass
        case _:
            return None
    fields = tuple(str(each.value) for each in names if isinstance(each, Constant))
    known = dict(zip(fields[len(fields) - len(defaults) :], defaults, strict=True))
    known.update(zip(fields, values, strict=False))
    twice = set(fields[: len(values)]) & arguments.keywords.keys()
    known.update(arguments.keywords)
    if twice or len(values) > len(fields) or known.keys() != set(fields):
        return machine.raises("TypeError")
    items = tuple(containers.without_supplier(known[name]) for name in fields)
    return Tuple(items, fields)


# Copies


def _copy(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    match arguments.positional:
        case (Instance() as instance,) if find(machine, instance.cls, "__copy__") is not None:
            return machine.call_method(instance, "__copy__", (), node, frame)
        case (value,):
            return _copied(value, lambda each: each, {})
        case _:
            return None


def _deepcopy(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    if not arguments.positional:
        return None
    known: dict[int, Value] = {}

    def deep(value: Value) -> Value:
        if id(value) in known or machine.path == FALSE:
            return known.get(id(value), value)
        if isinstance(value, Instance) and find(machine, value.cls, "__deepcopy__") is not None:
            memo = machine.dict_of(Entries({}), machine.place(node, frame))
            return machine.call_method(value, "__deepcopy__", (memo,), node, frame)
        return _copied(value, deep, known)

    return deep(arguments.positional[0])


def _copied(value: Value, inner: Callable[[Value], Value], known: dict[int, Value]) -> Value:
    """A copy of an object.

    :param inner: makes what the copy holds of what the object does.
    :param known: the copies by the identities of the objects; this one is put there first.
    """
    match value:
        case ListObject():
            held = known[id(value)] = ListObject(value.kind, value.states, value.place)
            held.limit = value.limit
            held.is_summary = value.is_summary
            held.states = tuple(
                (guard, Items(tuple(map(inner, state.values)), _some(state.more, inner)))
                for guard, state in value.states
            )
            return held
        case DictObject():
            made = known[id(value)] = DictObject(value.states, value.place)
            made.is_summary, made.default = value.is_summary, value.default
            made.states = tuple(
                (guard, _copied_entries(state, inner)) for guard, state in value.states
            )
            return made
        case Instance(cls=cls) if not cls.is_enum:
            copy = known[id(value)] = Instance(cls, value.place, is_open=value.is_open)
            copy.is_summary, copy.made_by = value.is_summary, value.made_by
            copy.attributes.update({name: inner(each) for name, each in value.attributes.items()})
            return copy
        case Tuple(items=items, fields=fields, more=more, cls=cls):
            return Tuple(tuple(map(inner, items)), fields, _some(more, inner), cls)
        case Alternatives(choices=choices):
            return Alternatives(tuple((guard, inner(each)) for guard, each in choices))
        case _:
            return value


def _some(value: Value | None, inner: Callable[[Value], Value]) -> Value | None:
    return None if value is None else inner(value)


def _copied_entries(state: Entries, inner: Callable[[Value], Value]) -> Entries:
    values = {key: (known, inner(value)) for key, (known, value) in state.values.items()}
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
