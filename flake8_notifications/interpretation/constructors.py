"""Constructors that are not at hand: another package's base or decorator writes them.

What such a constructor is passed by name becomes an attribute, and what it is not passed is what
the class says as the default: so do all that PEP 681 is about (pydantic, attrs, msgspec), and those
of SQLAlchemy and Django.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation import attributes, containers
from flake8_notifications.interpretation.effects import identifiers
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.values import (
    Arguments,
    BoundMethod,
    ClassValue,
    Constant,
    External,
    Frame,
    Function,
    Instance,
    Result,
    Value,
)
from flake8_notifications.library_data import data_classes as records
from flake8_notifications.source import syntax

_CLASS_VARIABLE: Final = "ClassVar"
_SAYING_DEFAULTS: Final = frozenset({"default", *records.FACTORIES})


def construct(
    machine: Machine, made: Instance, arguments: Arguments, node: syntax.Node, frame: Frame
) -> None:
    """Do what such a constructor does to an object."""
    fields = {name: _field_of(machine, made.cls, name) for name in _field_names(machine, made.cls)}
    passed = dict(arguments.keywords)
    if arguments.positional:
        reason = f"what the constructor of '{made.cls.name}' makes of its arguments"
        unknown = machine.unknown(reason, node, frame, *arguments.positional)
        taking = [name for name, field in fields.items() if _is_taken(field)]
        ordered = _takes_in_order(made.cls)
        for at, name in enumerate(taking):
            if not ordered:
                passed.setdefault(name, unknown)
            elif at < len(arguments.positional):
                passed[name] = arguments.positional[at]
    for name, value in _by_field(passed, fields).items():
        machine.write(made.attributes, name, _kept(machine, made, name, value, fields, node, frame))
    for name, field in fields.items():
        if name in made.attributes:
            continue
        default = default_of(machine, field, node, frame)
        if default is None and arguments.more_keywords is not None and not is_field(field):
            default = field
        if arguments.more_keywords is not None and not _is_literal(made.cls, name):
            # It may be among them.
            known = [arguments.more_keywords, *containers.some(default)]
            default = machine.one_of(known)
        if default is not None:
            machine.write(made.attributes, name, default)
    for method in records.AFTER:
        after = attributes.find(machine, list(project_classes(made.cls)), method)
        if isinstance(after, Function):
            context = machine.unknown("what a constructor passes", node, frame)
            count = min(len(after.definition.parameters) - 1, 1)
            machine.call(BoundMethod(after, made), Arguments((context,) * count), node, frame)
    # It may refuse what it is passed.
    machine.may_raise()


def _is_literal(cls: ClassValue, name: str) -> bool:
    """Whether a field can be nothing but what its ``Literal`` lists."""
    for base in project_classes(cls):
        for statement in base.definition.body:
            match statement:
                case (
                    syntax.Declaration(target=syntax.Name(id=target), annotation=annotation)
                    | syntax.AnnotatedAssign(
                        targets=(syntax.Name(id=target),), annotation=annotation
                    )
                ) if target == name:
                    return "Literal" in identifiers(annotation)
    return False


def is_field(value: Value | None) -> bool:
    """Whether something says what a field of a class is, its default above all."""
    return isinstance(value, Result) and (
        value.callee.name in records.FIELDS
        or not _SAYING_DEFAULTS.isdisjoint(value.arguments.keywords)
    )


def default_of(
    machine: Machine, field: Value | None, node: syntax.Node, frame: Frame
) -> Value | None:
    """The default that a field says by a call, such as ``Field(default=…)``; None for none."""
    if not isinstance(field, Result):
        return None
    arguments = field.arguments
    default = arguments.keywords.get("default")
    if default is None and field.callee.name in records.FIELDS and arguments.positional:
        default = arguments.positional[0]
    if isinstance(default, Constant) and default.value is Ellipsis:
        return None
    if default is not None:
        return default
    for name in records.FACTORIES:
        factory = arguments.keywords.get(name)
        if factory is not None:
            return machine.each(factory, lambda one: machine.call(one, Arguments(), node, frame))
    return None


def _field_names(machine: Machine, cls: ClassValue) -> Iterator[str]:
    """What a class and its bases declare for their objects, the first base first."""
    names: dict[str, None] = {}
    for base in reversed(list(project_classes(cls))):
        for statement in base.definition.body:
            match statement:
                case (
                    syntax.Declaration(target=syntax.Name(id=name), annotation=annotation)
                    | syntax.AnnotatedAssign(targets=(syntax.Name(id=name),), annotation=annotation)
                ) if not _is_of_class(annotation):
                    names[name] = None
                case syntax.Assign(targets=(syntax.Name(id=name),), value=syntax.Call()):
                    if isinstance(attributes.own(machine, base, name), External):
                        names[name] = None
    yield from names


def _is_of_class(annotation: syntax.Expression) -> bool:
    match annotation:
        case syntax.Subscript(value=inner):
            return _is_of_class(inner)
        case syntax.Name(id=name) | syntax.Attribute(name=name):
            return name == _CLASS_VARIABLE
        case syntax.Constant(value=str(text)):
            return _CLASS_VARIABLE in text
        case _:
            return False


def _field_of(machine: Machine, cls: ClassValue, name: str) -> Value | None:
    """What the body of a class has for a field; None where it only declares it."""
    value = attributes.find(machine, list(project_classes(cls)), name)
    return None if value is None else machine.narrowed(value)


def _is_taken(field: Value | None) -> bool:
    """Whether the constructor takes a field."""
    init = field.arguments.keywords.get("init") if isinstance(field, Result) else None
    return not (isinstance(init, Constant) and init.value is False)


def _takes_in_order(cls: ClassValue) -> bool:
    for base in cls.mro:
        if isinstance(base, External) and base.name in records.ORDERED_BASES:
            return True
        if isinstance(base, ClassValue) and any(
            isinstance(each, External) and each.name.replace("()", "") in records.ORDERED_DECORATORS
            for each in base.decorated_by
        ):
            return True
    return False


def _by_field(passed: dict[str, Value], fields: dict[str, Value | None]) -> dict[str, Value]:
    """What is passed, by the names that the attributes have."""
    names: dict[str, str] = {}
    for name, field in fields.items():
        if isinstance(field, Result):
            aliases = (field.arguments.keywords.get(each) for each in records.ALIASES)
            names.update(
                (each.value, name)
                for each in aliases
                if isinstance(each, Constant) and isinstance(each.value, str)
            )
    return {names.get(name, name): value for name, value in passed.items()}


def _kept(
    machine: Machine,
    made: Instance,
    name: str,
    value: Value,
    fields: dict[str, Value | None],
    node: syntax.Node,
    frame: Frame,
) -> Value:
    """What a constructor keeps of something that it is passed for a field."""
    field = fields.get(name)
    converter = (
        field.arguments.keywords.get(records.CONVERTER) if isinstance(field, Result) else None
    )
    if converter is not None:
        return machine.each(
            converter, lambda each: machine.call(each, Arguments((value,)), node, frame)
        )
    if _is_validated(made.cls, name):
        return machine.unknown(f"what a validator makes of '{name}'", node, frame, value)
    return value


def _is_validated(cls: ClassValue, name: str) -> bool:
    """Whether a method may change what is passed for a field."""
    return any(
        isinstance(statement, syntax.FunctionDefinition)
        and any(_validates(decorator, name) for decorator in statement.decorators)
        for base in project_classes(cls)
        for statement in base.definition.body
    )


def _validates(decorator: syntax.Expression, name: str) -> bool:
    """Whether a decorator is that of a validator, and names a field."""
    match decorator:
        case syntax.Call(
            function=syntax.Name(id=function) | syntax.Attribute(name=function), arguments=arguments
        ) if function in records.VALIDATORS:
            named = [each.value for each in arguments if isinstance(each.value, syntax.Constant)]
            return any(each.value in (name, "*") for each in named)
        case _:
            return False
