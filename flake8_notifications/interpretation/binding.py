"""The arguments of a call, and their binding to parameters."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

from flake8_notifications.interpretation import containers
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import (
    Alternatives,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
    opens_of,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, Entries, Items
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.provenance import Supplier
from flake8_notifications.interpretation.values.scopes import Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place


def evaluate(
    machine: Machine,
    call: syntax.Call,
    frame: Frame,
    supplier: Supplier | None,
    needless: Collection[int] = (),
) -> Arguments:
    """Evaluate the arguments of a call.

    :param supplier: the call, where it counts as the supplier of texts.
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
    """The values of the argument expressions of a call, before unpacking."""
    values: list[Value] = []
    for index, argument in enumerate(call.arguments):
        if index in needless:
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
    """The arguments of a call, from the values of its argument expressions."""
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
                        supplied(machine.supplied_with(item, argument.value, frame), supplier)
                        for item in items.values
                    ]
                if items.more is not None:
                    more = items.more
            case "double_star":
                entries = _star_entries(machine, value, call, frame)
                for key, entry in entries.values.values():
                    if isinstance(key, Constant) and isinstance(key.value, str):
                        entry = machine.supplied_with(entry, argument.value, frame)
                        keywords[key.value] = supplied(entry, supplier)
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
        dicts = [choice for _, choice in value.choices if isinstance(choice, DictObject)]
        if len(dicts) == len(value.choices):
            return _of_several(machine, dicts, value)
    if isinstance(value, DictObject):
        states = machine.entries(value)
        if len(states) == 1:
            return states[0][1]
        keys = {key for _, state in states for key in state.values}
        merged = {}
        for key in keys:
            choices = [(g, s.values[key]) for g, s in states if key in s.values]
            if len(choices) == len(states):
                merged[key] = (choices[0][1][0], machine.merged((g, v) for g, (_, v) in choices))
        unknown = machine.unknown("arguments that are not known", call, frame)
        return Entries(merged, None if len(merged) == len(keys) else unknown)
    return Entries({}, machine.unknown("arguments that are not known", call, frame, value))


def _of_several(machine: Machine, dicts: list[DictObject], value: Alternatives) -> Entries:
    keys = {key for table in dicts for _, state in machine.entries(table) for key in state.values}
    merged = {}
    for key in keys:
        choices = [
            (machine.guards.conjoin(guard, condition), state.values[key])
            for guard, choice in value.choices
            if isinstance(choice, DictObject)
            for condition, state in machine.entries(choice)
            if key in state.values
        ]
        merged[key] = (choices[0][1][0], machine.merged((g, v) for g, (_, v) in choices))
    return Entries(merged)


def supplied(value: Value, supplier: Supplier | None) -> Value:
    """A value as passed by a call: a text or number records the outermost call that supplied it."""
    if supplier is None:
        return value
    match value:
        case Constant(value=constant, supplier=previous) if type(constant) in (str, int):
            if previous is None or previous.depth >= supplier.depth:
                return Constant(constant, supplier)
        case Text(parts=parts, supplier=previous):
            is_literal = any(isinstance(part, str) for part in parts)
            if is_literal and (previous is None or previous.depth >= supplier.depth):
                return Text(parts, supplier)
        case Instance(cls=cls, attributes={"_value_": Constant() as text}) if cls.is_text_enum:
            text_supplied = supplied(text, supplier)
            if text_supplied is text:
                return value
            view = Instance(cls, value.place)
            view.origin = value.origin
            view.attributes.update({**value.attributes, "_value_": text_supplied})
            return view
        case Alternatives(choices=choices):
            return Alternatives(
                tuple((guard, supplied(choice, supplier)) for guard, choice in choices)
            )
    return value


def with_supplier(value: Value, supplier: Supplier) -> Value:
    """A text with a call as its supplier, unless an outer call has supplied it."""
    match value:
        case Constant(value=str(text), supplier=previous):
            if previous is None or previous.depth > supplier.depth:
                return Constant(text, supplier)
        case Text(parts=parts, supplier=previous):
            if previous is None or previous.depth > supplier.depth:
                return Text(parts, supplier)
        case Alternatives(choices=choices):
            return Alternatives(
                tuple((guard, with_supplier(choice, supplier)) for guard, choice in choices)
            )
    return value


def returned(value: Value, supplier: Supplier | None) -> Value:
    """A value as returned by a call, which no longer counts as its supplier."""
    if supplier is None:
        return value
    match value:
        case Constant(value=constant, supplier=previous) if previous is supplier:
            return Constant(constant)
        case Text(parts=parts, supplier=previous) if previous is supplier:
            return Text(parts)
        case Alternatives(choices=choices):
            return Alternatives(
                tuple((guard, returned(choice, supplier)) for guard, choice in choices)
            )
        case _:
            return value


def unless_supplied(value: Value, supplier: Supplier | None) -> Value:
    """A value as passed by a call, unless another one has supplied it before."""
    match value:
        case Constant(supplier=None) | Text(supplier=None):
            return supplied(value, supplier)
        case _:
            return value


def bind(
    machine: Machine, function: Function, arguments: Arguments, node: syntax.Node, frame: Frame
) -> dict[str, Value] | None:
    """The values of a function's parameters in a call; None where Python would raise TypeError."""
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
                    ("constant", key): (Constant(key), argument)
                    for key, argument in keywords.items()
                }
                table = machine.dict_of(
                    Entries(entries, arguments.more_keywords), machine.place(node, frame)
                )
                if arguments.unnamed:
                    table.states = tuple(
                        (guard, Entries({**entries, **content.values}))
                        for guard, content in arguments.unnamed
                    )
                bound[name] = table
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
    """The value of a parameter for which no known argument is passed."""
    default = function.defaults.get(parameter.name)
    is_positional = parameter.kind in ("positional", "positional_only")
    return unless_passed(machine, default, arguments, is_positional=is_positional)


def unless_passed(
    machine: Machine, default: Value | None, arguments: Arguments, *, is_positional: bool = True
) -> Value | None:
    """A default, or what unknown further arguments may pass instead.

    :return: None if there is neither.
    """
    for more in (arguments.more if is_positional else None, arguments.more_keywords):
        if more is not None:
            value = machine.picked(more)
            if default is None:
                return value
            return machine.one_of([value, left_to_callers(default, more)])
    return default


def left_to_callers(default: Value, *more: Value) -> Value:
    """A default that applies unless the callers of a function pass another value.

    :param more: what they may pass.
    """
    opens = opens_of(*more)
    if len(opens) != 1:
        return default
    (parameter,) = opens
    function = parameter.function
    place = Place(function.path, function.line)
    return with_supplier(default, Supplier(-1, 0, place, function.column, parameter))
