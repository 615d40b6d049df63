"""The values of an enum as they are on the wire."""

from __future__ import annotations

from typing import Final

from flake8_notifications.dialects.annotation_names import Meaning, meaning_of, name_of, plain
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import base_name
from flake8_notifications.dialects.members import last_values, mangled
from flake8_notifications.dialects.types import Plain
from flake8_notifications.interpretation import class_lookup
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.objects import assigned
from flake8_notifications.interpretation.plain import items, single, value_in
from flake8_notifications.interpretation.values.base import Constant, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.callables import Arguments, Descriptor
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_FLAGS: Final = frozenset({"enum.Flag", "enum.IntFlag"})
#: What an enum may be besides, with the type that its values have then.
_MIXINS: Final = {
    "str": str,
    "int": int,
    "float": float,
    "enum.StrEnum": str,
    "enum.IntEnum": int,
}
_MEMBER: Final = "enum.member"
_NONMEMBER: Final = "enum.nonmember"
_NO_MEMBER: Final = object()
_HOOKS: Final = ("__new__", "__init__", "__get_pydantic_core_schema__")


def values_of(
    machine: DialectInterpreter, cls: ClassValue
) -> list[tuple[Plain, Place | None]] | Unknown:
    """The values of an enum's members, each with the place where it is written."""
    return machine.remember("enum values", cls, lambda: _values_of(machine, cls))


def _values_of(
    machine: DialectInterpreter, cls: ClassValue
) -> list[tuple[Plain, Place | None]] | Unknown:
    place = Place(cls.module.path, cls.definition.line)
    mixin = None
    for base in cls.mro:
        name = base_name(base)
        if isinstance(base, Unknown) or name in _FLAGS:
            return Unknown(f"the values of enum '{cls.name}'", place)
        if isinstance(base, ClassValue) and base.key in machine.unread:
            return machine.unread[base.key]
        mixin = mixin or _MIXINS.get(name or "")
        if isinstance(base, ClassValue) and any(hook in base.body.bindings for hook in _HOOKS):
            return Unknown(f"enum '{cls.name}', which makes its members in a way of its own", place)
    ignored: set[str] = set()
    found: dict[str, tuple[Plain, Place | None]] = {}
    for base in reversed([each for each in project_classes(cls) if each.is_enum]):
        own = _own_ignored(machine, base)
        if isinstance(own, Unknown):
            return own
        ignored |= own
    for name in machine.enum_names(cls):
        if name in ignored:
            continue
        value = _value_of_name(machine, cls, name, [value for value, _ in found.values()])
        if value is _NO_MEMBER:
            continue
        if isinstance(value, Unknown):
            return Unknown(value.reason, value.place or place)
        assert isinstance(value, Plain)
        if mixin is not None and type(value) is not mixin:
            return Unknown(f"the values of enum '{cls.name}', which are converted", place)
        if all((type(each), each) != (type(value), value) for each, _ in found.values()):
            found[name] = value, _place(cls, name)
    if not found:
        return Unknown(f"enum '{cls.name}', of which no member is known", place)
    return [*found.values()]


def _own_ignored(machine: DialectInterpreter, cls: ClassValue) -> set[str] | Unknown:
    """The names in the body of an enum that ``_ignore_`` and others keep from being members.

    Names with an underscore in front and none behind are members that nobody expects.
    """
    ignored: set[str] = set()
    for name, node in last_values(machine, cls).items():
        place = Place(cls.module.path, node.line)
        if name == "_ignore_":
            value = value_in(machine, node, cls.body)
            if isinstance(value, Constant) and isinstance(value.value, str):
                ignored |= {*value.value.replace(",", " ").split()}
                continue
            names = items(machine, value, place)
            if isinstance(names, Unknown) or not all(isinstance(one, Constant) for one in names):
                return Unknown(f"what enum '{cls.name}' ignores", place)
            ignored |= {str(one.value) for one in names if isinstance(one, Constant)}
        elif name.startswith("_") and not name.endswith("_") and name not in _mangled_in(cls):
            return Unknown(
                f"'{name}' of enum '{cls.name}', which is a member with underscore", place
            )
        elif isinstance(node, syntax.Opaque) and not _is_method(machine, cls, name):
            return Unknown(f"'{name}' of enum '{cls.name}', which may be a member", place)
    return ignored


def _mangled_in(cls: ClassValue) -> set[str]:
    return {mangled(name, cls) for name in cls.body.bindings if mangled(name, cls) != name}


def _is_method(machine: DialectInterpreter, cls: ClassValue, name: str) -> bool:
    """Whether what the body of an enum defines is certainly no member of it."""
    statement = cls.body.statement_of(name)
    decorators = getattr(statement, "decorators", ())
    names = {
        name_of(plain(machine, meaning_of(machine, decorator, cls.body)))
        for decorator in decorators
        if isinstance(decorator, syntax.Name | syntax.Attribute)
    }
    if _NONMEMBER in names:
        return True
    return isinstance(statement, syntax.FunctionDefinition) and _MEMBER not in names


def _value_of_name(
    machine: DialectInterpreter, cls: ClassValue, name: str, earlier: list[Plain]
) -> Plain | Unknown | object:
    """The value of the member of a name; :data:`_NO_MEMBER` where it is none."""
    owner = next((one for one in project_classes(cls) if name in assigned(one)), cls)
    node = last_values(machine, owner).get(name)
    place = Place(owner.module.path, owner.definition.line if node is None else node.line)
    wrapper = None
    if isinstance(node, syntax.Call) and isinstance(node.function, syntax.Name | syntax.Attribute):
        wrapper = name_of(plain(machine, meaning_of(machine, node.function, owner.body)))
    if wrapper == _NONMEMBER:
        return _NO_MEMBER
    if wrapper == _MEMBER and isinstance(node, syntax.Call):
        expressions = [argument.value for argument in node.arguments]
        value = value_in(machine, expressions[0], owner.body) if len(expressions) == 1 else None
        if isinstance(value, Constant) and isinstance(value.value, Plain):
            return value.value
        return Unknown(f"'{name}' of enum '{cls.name}'", place)
    with machine.apart():
        member = machine.enum_member(cls, name)
        if isinstance(member, Instance):
            return _value(machine, cls, member, earlier)
        held = class_lookup.own(machine, owner, name)
    if isinstance(held, Function | Descriptor):
        return _NO_MEMBER
    if isinstance(held, Unknown):
        return Unknown(held.reason, held.place or place)
    return Unknown(f"'{name}' of enum '{cls.name}'", place)


def _place(cls: ClassValue, name: str) -> Place | None:
    statement = cls.body.statement_of(name)
    return None if statement is None else Place(cls.module.path, statement.line)


def _name(member: object) -> str | None:
    value = member.attributes.get("_name_") if isinstance(member, Instance) else None
    return value.value if isinstance(value, Constant) and isinstance(value.value, str) else None


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
    maker = class_lookup.find(machine, classes, "_generate_next_value_")
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
    if names & {"str", "float"} or not all(type(value) is int for value in earlier):
        return Unknown(f"'{name}' of enum '{cls.name}', whose value is chosen by Python")
    return max((value for value in earlier if isinstance(value, int)), default=0) + 1
