"""The values of an enum as they are on the wire."""

from __future__ import annotations

from typing import Final

from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import base_name
from flake8_notifications.dialects.names import Meaning, meaning_of, name_of, plain
from flake8_notifications.dialects.types import Plain
from flake8_notifications.interpretation import attributes
from flake8_notifications.interpretation.plain import single
from flake8_notifications.interpretation.values import (
    Arguments,
    ClassValue,
    Constant,
    Frame,
    Function,
    Instance,
    Place,
    Tuple,
    Unknown,
    Value,
)
from flake8_notifications.source import syntax

_FLAGS: Final = frozenset({"enum.Flag", "enum.IntFlag"})
#: What an enum may be besides, with the type that its values have then.
_MIXINS: Final = {
    "str": str,
    "int": int,
    "float": float,
    "enum.StrEnum": str,
    "enum.IntEnum": int,
}
_HOOKS: Final = ("__new__", "__init__", "__get_pydantic_core_schema__")


def values_of(
    machine: DialectInterpreter, cls: ClassValue
) -> list[tuple[Plain, Place | None]] | Unknown:
    """The values of an enum's members, each with the place where it is written."""
    place = Place(cls.module.path, cls.definition.line)
    mixin = None
    for base in cls.mro:
        name = base_name(base)
        if isinstance(base, Unknown) or name in _FLAGS:
            return Unknown(f"the values of enum '{cls.name}'", place)
        mixin = mixin or _MIXINS.get(name or "")
        if isinstance(base, ClassValue) and any(hook in base.body.bindings for hook in _HOOKS):
            return Unknown(f"enum '{cls.name}', which makes its members in a way of its own", place)
    with machine.apart():
        members = machine.enum_members(cls)
    found: list[tuple[Plain, Place | None]] = []
    for member in members:
        value = _value(machine, cls, member, [each for each, _ in found])
        if isinstance(value, Unknown):
            return Unknown(value.reason, value.place or place)
        if mixin is not None and type(value) is not mixin:
            return Unknown(f"the values of enum '{cls.name}', which are converted", place)
        found.append((value, _place(cls, member)))
    if not found:
        return Unknown(f"enum '{cls.name}', of which no member is known", place)
    return found


def _place(cls: ClassValue, member: object) -> Place | None:
    name = _name(member)
    statement = None if name is None else cls.body.statement_of(name)
    return None if statement is None else Place(cls.module.path, statement.line)


def _name(member: object) -> str | None:
    held = member.attributes.get("_name_") if isinstance(member, Instance) else None
    return held.value if isinstance(held, Constant) and isinstance(held.value, str) else None


def _value(
    machine: DialectInterpreter, cls: ClassValue, member: Value, earlier: list[Plain]
) -> Plain | Unknown:
    name = _name(member)
    if not isinstance(member, Instance) or name is None:
        return Unknown(f"a member of enum '{cls.name}'")
    statement = cls.body.statement_of(name)
    if isinstance(statement, syntax.Assign) and _is_auto(machine, statement.value, cls.body):
        return _automatic(machine, cls, name, earlier)
    value = single(machine, member.attributes.get("_value_", Unknown("a value")))
    if isinstance(value, Constant) and isinstance(value.value, Plain):
        return value.value
    if isinstance(value, Tuple):
        return Unknown(f"'{name}' of enum '{cls.name}', which is a tuple")
    return value if isinstance(value, Unknown) else Unknown(f"'{name}' of enum '{cls.name}'")


def _is_auto(machine: DialectInterpreter, node: syntax.Expression, frame: Frame) -> bool:
    if not isinstance(node, syntax.Call):
        return False
    if isinstance(node.function, syntax.Name | syntax.Attribute):
        meaning = plain(machine, meaning_of(machine, node.function, frame))
        if name_of(meaning) == "enum.auto":
            return True
        # A method of the enum's own that does nothing else.
        returned = _returned(meaning)
        return returned is not None and returned[0] != node and _is_auto(machine, *returned)
    return False


def _returned(meaning: Meaning) -> tuple[syntax.Expression, Frame] | None:
    """What a function returns that does nothing else, and where that is looked up."""
    function = getattr(meaning, "function", meaning)
    if not isinstance(function, Function) or not isinstance(
        function.definition, syntax.FunctionDefinition
    ):
        return None
    match function.module.body_of(function.definition):
        case (syntax.Return(value=value),) if value is not None:
            return value, function.closure
        case _:
            return None


def _automatic(
    machine: DialectInterpreter, cls: ClassValue, name: str, earlier: list[Plain]
) -> Plain | Unknown:
    """What ``auto()`` is."""
    classes = [base for base in cls.mro if isinstance(base, ClassValue)]
    maker = attributes.find(machine, classes, "_generate_next_value_")
    maker = getattr(maker, "function", maker)
    if isinstance(maker, Function):
        node = syntax.Node(cls.definition.line, 0)
        numbers = (Constant(1), Constant(len(earlier)), Tuple(tuple(map(Constant, earlier))))
        with machine.apart():
            made = machine.call(maker, Arguments((Constant(name), *numbers)), node, cls.body)
            made = single(machine, made)
        if isinstance(made, Constant) and isinstance(made.value, Plain):
            return made.value
        return Unknown(f"'{name}' of enum '{cls.name}', which is made by '_generate_next_value_'")
    names = {base_name(base) for base in cls.mro}
    if "enum.StrEnum" in names:
        return name.lower()
    if names & {"str", "float"} or not all(type(each) is int for each in earlier):
        return Unknown(f"'{name}' of enum '{cls.name}', whose value is chosen by Python")
    return max((each for each in earlier if isinstance(each, int)), default=0) + 1
