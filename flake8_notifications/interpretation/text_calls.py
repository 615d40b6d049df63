"""Methods of texts, where arguments may be containers or alternatives."""

from __future__ import annotations

from flake8_notifications.interpretation import conditions, containers, texts
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    TRUE_VALUE,
    Constant,
    Text,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments
from flake8_notifications.interpretation.values.containers import DictObject, Items, ListObject
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Frame
from flake8_notifications.source import syntax


def method(
    machine: Machine,
    text: Constant | Text,
    name: str,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """``text.name(…)``."""
    if name == "join" and len(arguments.positional) == 1:
        return machine.each(
            arguments.positional[0], lambda choice: join(machine, text, choice, node, frame)
        )
    if name in ("format", "format_map") and not (
        isinstance(text, Constant) and not isinstance(text.value, str)
    ):
        return _format(machine, text, name, arguments, node, frame)
    if arguments.more is not None or arguments.more_keywords is not None:
        return machine.unknown(
            "a method with arguments that are not known", node, frame,
            text, arguments.more, arguments.more_keywords,
        )  # fmt: skip
    names = list(arguments.keywords)

    def apply(values: list[Value]) -> Value:
        ground = [conditions.plain(value) for value in values]
        count = len(arguments.positional)
        result = texts.text_method(
            text,
            name,
            ground[:count],
            dict(zip(names, ground[count:], strict=True)),
            machine.place(node, frame),
        )
        match result:
            case None:
                return machine.unknown(
                    f"a method '{name}' that is not understood here", node, frame
                )
            case texts.Listed():
                return machine.list_of(result.items, machine.place(node, frame), result.more)
            case Unknown() if name in _PREDICATES:
                guard = machine.guards.atom(
                    (name, _identity(text), tuple(map(_identity, ground))), (text, ground)
                )
                return machine.either(guard, TRUE_VALUE, FALSE_VALUE)
            case _:
                if name in ("index", "rindex") and isinstance(result, Unknown):
                    machine.may_lack("ValueError")
                return machine.unwrapped(result)

    return machine.combine([*arguments.positional, *arguments.keywords.values()], apply)


_PREDICATES = frozenset({"startswith", "endswith", "isdigit", "isupper", "islower", "isalpha"})


def _identity(value: Value) -> object:
    match value:
        case Constant(value=constant):
            return constant
        case Text(parts=parts):
            return tuple(part if isinstance(part, str) else id(part) for part in parts)
        case Tuple(items=items):
            return tuple(map(_identity, items))
        case _:
            return id(value)


def join(
    machine: Machine, text: Constant | Text, iterable: Value, node: syntax.Node, frame: Frame
) -> Value:
    """``text.join(iterable)``."""

    def joined(items: Items) -> Value:
        if items.more is not None:
            parts: list[Value] = []
            for item in items.values:
                parts += [item, text]
            unknown = machine.unknown("a join of items that are not known", node, frame, items.more)
            parts.append(unknown)
        else:
            parts = [
                part
                for index, item in enumerate(items.values)
                for part in ((item,) if index == 0 else (text, item))
            ]

        def build(ready: list[Value]) -> Value:
            plain = [conditions.plain(part) for part in ready]
            for part in plain:
                if isinstance(part, Constant) and not isinstance(part.value, str):
                    return machine.raises("TypeError")
            usable = [
                part if isinstance(part, Constant | Text | Unknown) else texts.as_text(part)
                for part in plain
            ]
            return texts.concatenate(usable)

        return machine.combine(parts, build)

    match iterable:
        case ListObject():
            if iterable.kind == "set":
                return containers.over_states(
                    machine,
                    iterable,
                    lambda state: (
                        joined(state)
                        if len(state.values) < 2 and state.more is None
                        else joined(Items((), machine.unknown("the order of a set", node, frame)))
                    ),
                )
            return containers.over_states(machine, iterable, joined)
        case Tuple(items=items, more=more):
            return joined(Items(items, more))
        case Unknown() | Text():
            return machine.unknown("a join of items that are not known", node, frame, iterable)
        case _:
            return joined(containers.items_of(machine, iterable, node, frame))


def presented(machine: Machine, field: texts.Field, node: syntax.Node, frame: Frame) -> texts.Field:
    """A field with an instance replaced by the text that its class formats it as."""
    value, conversion, specification = field
    if not isinstance(value, Instance):
        is_repr = conversion in ("r", "a")
        return field if is_repr else field._replace(value=machine.shown(value, node, frame))
    if conversion in ("r", "a"):
        if not machine.has_method(value, "__repr__"):
            return field
        return field._replace(
            value=machine.call_method(value, "__repr__", (), node, frame), conversion=""
        )
    if conversion == "" and machine.has_method(value, "__format__"):
        if isinstance(specification, str):
            specification = Constant(specification)
        shown = machine.call_method(value, "__format__", (specification,), node, frame)
        return texts.Field(shown, "", "")
    return field._replace(value=machine.lazily_shown(value, node, frame))


def _format(
    machine: Machine,
    text: Constant | Text,
    name: str,
    arguments: Arguments,
    node: syntax.Node,
    frame: Frame,
) -> Value:
    positional = arguments.positional
    keywords = dict(arguments.keywords)
    if arguments.more is not None or arguments.more_keywords is not None:
        return machine.unknown(
            "a text that is formatted with what is not known", node, frame,
            text, arguments.more, arguments.more_keywords,
        )  # fmt: skip
    if name == "format_map":
        mapping = positional[0] if positional else None
        if not isinstance(mapping, DictObject):
            return machine.unknown(
                "a text that is formatted with what is not known", node, frame, text, mapping
            )
        entries = containers.entries_here(machine, mapping)
        if entries.more is not None:
            return machine.unknown(
                "a text that is formatted with what is not known", node, frame, text, entries.more
            )
        positional = ()
        keywords = {
            str(key.value): value
            for key, value in entries.values.values()
            if isinstance(key, Constant)
        }
    names = list(keywords)
    values = [*positional, *keywords.values()]

    def apply(ready: list[Value]) -> Value:
        count = len(positional)
        return machine.unwrapped(
            texts.format_braces(
                text,
                ready[:count],
                dict(zip(names, ready[count:], strict=True)),
                machine.place(node, frame),
                lambda value, attribute: machine.attribute(value, attribute, node, frame),
                lambda value, index: machine.item(value, index, node, frame),
                lambda field: presented(machine, field, node, frame),
            )
        )

    return machine.combine(values, apply)
