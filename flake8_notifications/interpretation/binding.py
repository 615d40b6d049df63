"""The arguments of a call, and the parameters that they are bound to."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values import (
    Alternatives,
    Arguments,
    Constant,
    DictObject,
    Entries,
    Frame,
    Function,
    Instance,
    Items,
    Place,
    Supplier,
    Text,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.source import syntax


def evaluate(
    machine: Machine,
    call: syntax.Call,
    frame: Frame,
    supplier: Supplier | None,
    needless: Collection[int] = (),
) -> Arguments:
    """The arguments of a call.

    :param supplier: the call, where it hands texts over.
    :param needless: the positions of arguments whose values do not matter.
    """
    values = evaluated(machine, call, frame, supplier, needless)
    return gathered(machine, call, values, frame, supplier)


def evaluated(
    machine: Machine,
    call: syntax.Call,
    frame: Frame,
    supplier: Supplier | None,
    needless: Collection[int] = (),
) -> list[Value]:
    """The values that the arguments of a call are written as, those that are spread as a whole."""
    values: list[Value] = []
    for at, argument in enumerate(call.arguments):
        if at in needless:
            value: Value = machine.unknown("an argument that does not matter", call, frame)
        else:
            value = machine.evaluate(argument.value, frame)
        if machine.path == FALSE:
            break
        values.append(value if supplier is None else supplied(value, supplier))
    return values


def gathered(
    machine: Machine,
    call: syntax.Call,
    values: Sequence[Value],
    frame: Frame,
    supplier: Supplier | None,
) -> Arguments:
    """The arguments of a call, of their values."""
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    more: Value | None = None
    more_keywords: Value | None = None
    for argument, value in zip(call.arguments, values, strict=False):
        match argument.kind:
            case "positional":
                if more is None:
                    positional.append(value)
                else:
                    more = machine.one_of([more, value])
            case "keyword":
                keywords[argument.name or ""] = value
            case "star":
                items = _star_items(machine, value, call, frame)
                if more is None:
                    positional += [
                        supplied(machine.supplied_with(each, argument.value, frame), supplier)
                        for each in items.values
                    ]
                if items.more is not None:
                    more = items.more
            case "double_star":
                entries = _star_entries(machine, value, call, frame)
                for key, each in entries.values.values():
                    if isinstance(key, Constant) and isinstance(key.value, str):
                        each = machine.supplied_with(each, argument.value, frame)
                        keywords[key.value] = supplied(each, supplier)
                if entries.more is not None:
                    more_keywords = entries.more
    return Arguments(tuple(positional), keywords, more, more_keywords)


def _star_items(machine: Machine, value: Value, call: syntax.Call, frame: Frame) -> Items:
    value = machine.narrowed(value)
    if isinstance(value, Unknown | Text | Alternatives):
        unknown = machine.unknown("arguments that are not known", call, frame, value)
        return Items((), unknown)
    return containers.items_of(machine, value, call, frame)


def _star_entries(machine: Machine, value: Value, call: syntax.Call, frame: Frame) -> Entries:
    value = machine.narrowed(value)
    if isinstance(value, Alternatives):
        dicts = [each for _, each in value.choices if isinstance(each, DictObject)]
        if len(dicts) == len(value.choices):
            return _of_several(machine, dicts, value)
    if isinstance(value, DictObject):
        states = machine.entries(value)
        if len(states) == 1:
            return states[0][1]
        keys = {key for _, state in states for key in state.values}
        found = {}
        for key in keys:
            known = [(g, s.values[key]) for g, s in states if key in s.values]
            if len(known) == len(states):
                found[key] = (known[0][1][0], machine.merged((g, v) for g, (_, v) in known))
        unknown = machine.unknown("arguments that are not known", call, frame)
        return Entries(found, None if len(found) == len(keys) else unknown)
    return Entries({}, machine.unknown("arguments that are not known", call, frame, value))


def _of_several(machine: Machine, dicts: list[DictObject], value: Alternatives) -> Entries:
    keys = {key for each in dicts for _, state in machine.entries(each) for key in state.values}
    found = {}
    for key in keys:
        choices = [
            (machine.guards.conjoin(guard, condition), state.values[key])
            for guard, each in value.choices
            if isinstance(each, DictObject)
            for condition, state in machine.entries(each)
            if key in state.values
        ]
        found[key] = (choices[0][1][0], machine.merged((g, v) for g, (_, v) in choices))
    return Entries(found)


def supplied(value: Value, supplier: Supplier | None) -> Value:
    """A value that a call hands over: a text or number knows the outermost call that did."""
    if supplier is None:
        return value
    match value:
        case Constant(value=constant, supplier=known) if type(constant) in (str, int):
            if known is None or known.depth >= supplier.depth:
                return Constant(constant, supplier)
        case Text(parts=parts, supplier=known):
            is_literal = any(isinstance(part, str) for part in parts)
            if is_literal and (known is None or known.depth >= supplier.depth):
                return Text(parts, supplier)
        case Instance(cls=cls, attributes={"_value_": Constant() as text}) if cls.is_text_enum:
            handed = supplied(text, supplier)
            if handed is text:
                return value
            view = Instance(cls, value.place)
            view.origin = value.origin
            view.attributes.update({**value.attributes, "_value_": handed})
            return view
        case Alternatives(choices=choices):
            return Alternatives(tuple((guard, supplied(each, supplier)) for guard, each in choices))
    return value


def with_supplier(value: Value, supplier: Supplier) -> Value:
    """A text as a call has supplied it, unless another one further out has."""
    match value:
        case Constant(value=str(text), supplier=known):
            if known is None or known.depth > supplier.depth:
                return Constant(text, supplier)
        case Text(parts=parts, supplier=known):
            if known is None or known.depth > supplier.depth:
                return Text(parts, supplier)
        case Alternatives(choices=choices):
            return Alternatives(
                tuple((guard, with_supplier(each, supplier)) for guard, each in choices)
            )
    return value


def returned(value: Value, supplier: Supplier | None) -> Value:
    """What a call returns: a text that it was given is handed over no longer, as it is over."""
    if supplier is None:
        return value
    match value:
        case Constant(value=constant, supplier=known) if known is supplier:
            return Constant(constant)
        case Text(parts=parts, supplier=known) if known is supplier:
            return Text(parts)
        case Alternatives(choices=choices):
            return Alternatives(tuple((guard, returned(each, supplier)) for guard, each in choices))
        case _:
            return value


def unless_supplied(value: Value, supplier: Supplier | None) -> Value:
    """A value that a call hands over unless another one has: one that was kept before."""
    match value:
        case Constant(supplier=None) | Text(supplier=None):
            return supplied(value, supplier)
        case _:
            return value


def bind(
    machine: Machine, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
) -> dict[str, Value] | None:
    """What a call binds the parameters of a function to; None where Python would refuse it."""
    bound: dict[str, Value] = {}
    positional = list(arguments.positional)
    keywords = dict(arguments.keywords)
    if _is_bound_elsewhere(function):
        positional.insert(0, machine.unknown("what a decorator passes first", node, frame))
    for parameter in function.definition.parameters:
        name = parameter.name
        match parameter.kind:
            case "star":
                bound[name] = Tuple(tuple(positional), more=arguments.more)
                positional = []
                continue
            case "double_star":
                entries: dict[Hashable, tuple[Value, Value]] = {
                    ("constant", key): (Constant(key), each) for key, each in keywords.items()
                }
                made = machine.dict_of(
                    Entries(entries, arguments.more_keywords), machine.place(node, frame)
                )
                if arguments.unnamed:
                    made.states = tuple(
                        (guard, Entries({**entries, **content.values}))
                        for guard, content in arguments.unnamed
                    )
                bound[name] = made
                keywords = {}
                continue
            case "positional" | "positional_only" if positional:
                bound[name] = positional.pop(0)
                if parameter.kind == "positional" and name in keywords:
                    return None
                continue
        if parameter.kind != "positional_only" and name in keywords:
            bound[name] = keywords.pop(name)
            continue
        value = _default(machine, function, parameter, arguments)
        if value is None:
            return None
        bound[name] = value
    if positional or keywords:
        return None
    return bound


def _is_bound_elsewhere(function: Function) -> bool:
    definition = function.definition
    return (
        function.is_decorated_elsewhere
        and isinstance(definition, syntax.FunctionDefinition)
        and definition.is_bound_by_decorator
    )


def _default(
    machine: Machine, function: Function, parameter: syntax.Parameter, arguments: Arguments
) -> Value | None:
    """What a parameter is where nothing that is known is passed for it."""
    default = function.defaults.get(parameter.name)
    is_positional = parameter.kind in ("positional", "positional_only")
    return unless_passed(machine, default, arguments, is_positional=is_positional)


def unless_passed(
    machine: Machine, default: Value | None, arguments: Arguments, *, is_positional: bool = True
) -> Value | None:
    """A default, or what may be passed instead among arguments that are not known one by one.

    :return: None where there is neither.
    """
    for more in (arguments.more if is_positional else None, arguments.more_keywords):
        if more is not None:
            value = machine.picked(more)
            if default is None:
                return value
            return machine.one_of([value, left_to_callers(default, more)])
    return default


def left_to_callers(default: Value, *more: Value) -> Value:
    """A default that counts if those who call a function do not pass something else.

    :param more: what they pass.
    """
    opens = opens_of(*more)
    if len(opens) != 1:
        return default
    (parameter,) = opens
    function = parameter.function
    place = Place(function.path, function.line)
    return with_supplier(default, Supplier(-1, 0, place, function.column, parameter))
