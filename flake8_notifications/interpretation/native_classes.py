"""Functions that create classes, or instances of standard library classes."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from flake8_notifications.interpretation import class_creation
from flake8_notifications.interpretation.guards import FALSE
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.native_rules import (
    IDENTITY,
    Apply,
    Rule,
    decorating,
    every,
    find,
    first,
    given,
    identity,
    not_understood,
    nothing,
    over_contents,
    second,
    whole,
)
from flake8_notifications.interpretation.native_types import NAMED_TUPLE
from flake8_notifications.interpretation.sameness import key_of
from flake8_notifications.interpretation.unwritten_names import put_named
from flake8_notifications.interpretation.values.base import (
    FALSE_VALUE,
    TRUE_VALUE,
    UNBOUND,
    Alternatives,
    Constant,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.interpretation.values.callables import Arguments, Native, Partial
from flake8_notifications.interpretation.values.containers import (
    DictObject,
    Entries,
    Items,
    ListObject,
)
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import Body, ClassValue, Frame
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_BUILTINS: Final = SourceModule("builtins", "<builtins>", is_package=False)


def _plain_class(name: str) -> ClassValue:
    """A class with an empty body."""
    definition = syntax.ClassDefinition(1, 0, name, (), None, (), ())
    return ClassValue(definition, _BUILTINS, name, Body(_BUILTINS, None, (), {}, {}, []), (), {})


_OBJECT: Final = _plain_class("object")
_NAMESPACE: Final = _plain_class("SimpleNamespace")
_LOCAL: Final = _plain_class("local")


# Objects


def _object(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """A unique object."""
    return Instance(_OBJECT, machine.place(node, frame))


def _new(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    if machine.being_made:
        created = class_creation.type_new(machine, machine.being_made[-1], arguments, node, frame)
        if created is not None:
            return created
    match arguments.positional:
        case (ClassValue() as cls, *rest):
            instance = Instance(cls, machine.place(node, frame))
            if cls.is_text_enum and rest:
                instance.attributes["_value_"] = machine.shown(rest[0], node, frame)
            return instance
        case _:
            return None


def _namespace(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    namespace = Instance(_NAMESPACE, machine.place(node, frame))
    for name, value in arguments.keywords.items():
        machine.note_set(namespace, name, value)
        namespace.attributes[name] = value
    if arguments.more_keywords is not None:
        put_named(machine, namespace, Unknown("any keyword"), arguments.more_keywords)
    return namespace


def _local(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    """``threading.local()``: what one thread has set, any other may have set, too."""
    return Instance(_LOCAL, machine.place(node, frame))


# Named tuples


def _namedtuple(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    options = {"rename", "defaults", "module"}
    plain = {name: argument for name, argument in arguments.keywords.items() if name not in options}
    parameters = given(Arguments(arguments.positional, plain), "typename", "field_names")
    if parameters is None or parameters.keys() != {"typename", "field_names"}:
        return None
    name = parameters["typename"]
    defaults = arguments.keywords.get("defaults", Tuple(()))
    if not isinstance(name, Constant):
        return None
    words = parameters["field_names"]
    if isinstance(words, Constant) and isinstance(words.value, str):
        texts = words.value.replace(",", " ").split()
        words = Tuple(tuple(map(Constant, texts)))
    return over_contents(
        machine,
        (words, defaults),
        lambda states: _named_tuple_class(machine, name, states, node, frame),
        node,
        frame,
    )


def _named_tuple_class(
    machine: Machine, name: Value, states: list[Items], node: syntax.Node, frame: Frame
) -> Value:
    fields, defaults = states
    is_known = all(
        isinstance(field, Constant) and isinstance(field.value, str) for field in fields.values
    )
    if not is_known or fields.more is not None or defaults.more is not None:
        return machine.unknown("a named tuple whose fields are not known", node, frame)
    if len(defaults.values) > len(fields.values):
        return machine.raises("TypeError")
    positional = (name, Tuple(fields.values), Tuple(defaults.values))
    return Partial(Native(NAMED_TUPLE), positional, {})


def _typed_namedtuple(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    """``NamedTuple(name, [(field, type), …])``."""
    match arguments.positional:
        case (name,):
            fields = [Constant(field) for field in arguments.keywords]
            positional = (name, Tuple(tuple(fields)), Tuple(()))
            return Partial(Native(NAMED_TUPLE), positional, {})
        case (name, pairs):
            return over_contents(
                machine,
                (pairs,),
                lambda states: _named_tuple_class(
                    machine, name, [_firsts(states[0]), Items(())], node, frame
                ),
                node,
                frame,
            )
        case _:
            return None


def _firsts(state: Items) -> Items:
    """The names in pairs of a name and a type."""
    firsts = (
        pair.items[0] if isinstance(pair, Tuple) and pair.items else UNBOUND
        for pair in state.values
    )
    return Items(tuple(firsts), state.more)


# Dataclasses


def _dataclass(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (ClassValue() as cls,):
            init = arguments.keywords.get("init")
            if not (isinstance(init, Constant) and init.value is False):
                cls.is_dataclass = True
            cls.data_options = frozenset(
                name for name, value in arguments.keywords.items() if value == TRUE_VALUE
            )
            return cls
        case (value,):
            return value
        case ():
            return Partial(Native("dataclasses.dataclass"), (), dict(arguments.keywords))
        case _:
            return None


def _field(machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame) -> Value | None:
    return Partial(Native("dataclasses.field"), arguments.positional, dict(arguments.keywords))


def _replace(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (Instance() as instance,):
            clone = Instance(instance.cls, machine.place(node, frame), is_open=instance.is_open)
            clone.attributes.update(instance.attributes)
            for name, value in arguments.keywords.items():
                machine.note_set(clone, name, value)
                clone.attributes[name] = value
            if find(machine, clone.cls, "__post_init__") is not None:
                machine.call_method(clone, "__post_init__", (), node, frame)
            return clone if machine.path != FALSE else UNBOUND
        case _:
            return None


def _field_names(cls: ClassValue) -> list[str]:
    """The names of the fields of a dataclass, in order."""
    names: dict[str, None] = {}
    for base in reversed(cls.mro):
        if isinstance(base, ClassValue):
            for statement in base.definition.body:
                match statement:
                    case (
                        syntax.AnnotatedAssign(targets=(syntax.Name(id=name),))
                        | syntax.Declaration(target=syntax.Name(id=name))
                    ):
                        names[name] = None
    return list(names)


def _asdict(*, is_dict: bool) -> Apply:
    def apply(
        machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
    ) -> Value | None:
        if len(arguments.positional) != 1 or not isinstance(arguments.positional[0], Instance):
            return None
        return _unpacked(machine, arguments.positional[0], is_dict, node, frame)

    return apply


def _unpacked(
    machine: Machine, value: Value, is_dict: bool, node: syntax.Node, frame: Frame
) -> Value:
    """The fields of a dataclass as a dict or tuple, including nested dataclasses."""

    def inner(part: Value) -> Value:
        return _unpacked(machine, part, is_dict, node, frame)

    place = machine.place(node, frame)
    match value:
        case Instance(cls=cls) if any(
            isinstance(base, ClassValue) and base.is_dataclass for base in cls.mro
        ):
            fields: dict[str, Value] = {}
            for name in _field_names(cls):
                if name in value.attributes or value.is_open:
                    fields[name] = inner(machine.attribute(value, name, node, frame))
            if not is_dict:
                return Tuple(tuple(fields.values()))
            entries: dict[Hashable, tuple[Value, Value]] = {}
            for name, field in fields.items():
                key = Constant(name)
                entries[key_of(key)] = (key, field)
            return machine.dict_of(Entries(entries), place)
        case Tuple(items=items, fields=names, more=more, cls=cls):
            rest = None if more is None else inner(more)
            return Tuple(tuple(map(inner, items)), names, rest, cls)
        case ListObject(kind=kind, states=states):
            content = (
                (guard, Items(tuple(map(inner, state.values)), state.more))
                for guard, state in states
            )
            return ListObject(kind, tuple(content), place)
        case DictObject(states=contents):
            dicts = (
                (
                    guard,
                    Entries(
                        {
                            identity: (key, inner(entry))
                            for identity, (key, entry) in state.values.items()
                        },
                        state.more,
                    ),
                )
                for guard, state in contents
            )
            return DictObject(tuple(dicts), place)
        case Alternatives():
            return machine.each(value, inner)
        case _:
            return value


def _is_dataclass(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    match arguments.positional:
        case (Instance(cls=cls),) | (ClassValue() as cls,):
            is_dataclass = any(
                isinstance(base, ClassValue) and base.is_dataclass for base in cls.mro
            )
            return TRUE_VALUE if is_dataclass else FALSE_VALUE
        case _:
            return None


# Types


def _type_variable(
    machine: Machine, arguments: Arguments, node: syntax.Node, frame: Frame
) -> Value | None:
    return External("typing.TypeVar()")


_SAME: Final = whole(identity)

#: By dotted name.
RULES: Final[dict[str, Rule]] = {
    "builtins.object": whole(_object, takes_more=True),
    "builtins.object.__init__": whole(nothing, takes_more=True),
    "builtins.object.__init_subclass__": whole(nothing, takes_more=True),
    "builtins.object.__new__": first(_new, takes_more=True),
    "builtins.type.__new__": first(_new, takes_more=True),
    "builtins.super": whole(not_understood),
    "collections.namedtuple": whole(_namedtuple),
    "dataclasses.asdict": first(_asdict(is_dict=True)),
    "dataclasses.astuple": first(_asdict(is_dict=False)),
    "dataclasses.dataclass": first(_dataclass),
    "dataclasses.field": whole(_field),
    "dataclasses.fields": whole(not_understood),
    "dataclasses.is_dataclass": first(_is_dataclass),
    "dataclasses.replace": first(_replace),
    "enum.auto": whole(decorating("enum.auto()")),
    "enum.unique": _SAME,
    "six.with_metaclass": whole(second),
    "string.Template": whole(not_understood),
    "threading.local": whole(_local),
    "types.SimpleNamespace": whole(_namespace, takes_more=True),
    "typing.NamedTuple": every(_typed_namedtuple),
    "typing.NewType": whole(decorating(IDENTITY)),
    "typing.ParamSpec": whole(_type_variable, takes_more=True),
    "typing.TypeVar": whole(_type_variable, takes_more=True),
    "typing.TypeVarTuple": whole(_type_variable, takes_more=True),
    "typing.cast": whole(second),
    "typing.final": _SAME,
    "typing.no_type_check": _SAME,
    "typing.overload": _SAME,
    "typing.runtime_checkable": _SAME,
}
