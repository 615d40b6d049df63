"""Constructors that are unavailable: a base or decorator of another package generates them.

Such a constructor turns keyword arguments into attributes and falls back on the defaults that the
class declares: so do all that PEP 681 is about (pydantic, attrs, msgspec), and those of SQLAlchemy
and Django.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flake8_notifications.interpretation import class_lookup, containers
from flake8_notifications.interpretation.dataclass_fields import annotation_in
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.expression_effects import identifiers
from flake8_notifications.interpretation.machine import Machine
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.validators import ABSENT, Validators
from flake8_notifications.interpretation.values.base import Constant, Value
from flake8_notifications.interpretation.values.callables import Arguments, BoundMethod
from flake8_notifications.interpretation.values.external import External, Result
from flake8_notifications.interpretation.values.objects import Instance
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame, Function
from flake8_notifications.library_data import data_classes as records
from flake8_notifications.source import syntax

_CLASS_VARIABLE: Final = "ClassVar"
_SAYING_DEFAULTS: Final = frozenset({"default", *records.FACTORIES})


def construct(
    machine: Machine, instance: Instance, arguments: Arguments, node: syntax.Node, frame: Frame
) -> None:
    """Run such a constructor on an instance."""
    fields = {
        name: _field_of(machine, instance.cls, name) for name in _field_names(machine, instance.cls)
    }
    passed = dict(arguments.keywords)
    if arguments.positional:
        reason = f"what the constructor of '{instance.cls.name}' makes of its arguments"
        unknown = machine.unknown(reason, node, frame, *arguments.positional)
        taking = [name for name, field in fields.items() if _is_taken(field)]
        ordered = _takes_in_order(instance.cls)
        for index, name in enumerate(taking):
            if not ordered:
                passed.setdefault(name, unknown)
            elif index < len(arguments.positional):
                passed[name] = arguments.positional[index]
    validators = Validators(machine, instance.cls, node, frame)
    aliases = _aliases(fields)
    validated = validators.before_all(passed, arguments.more_keywords, {*fields, *aliases})
    if validated is None:
        for name in fields:
            machine.write(instance.attributes, name, validators.unknown(name))
    for key, value in (validated or {}).items():
        name = aliases.get(key, key)
        field = fields.get(name)

        def or_default(choice: Value, name: str = name, field: Value | None = field) -> Value:
            if choice is not ABSENT:
                return choice
            default = default_of(machine, field, node, frame)
            return default or field or validators.unknown(name)

        argument = machine.each(value, or_default)
        stored = _converted(machine, field, argument, node, frame)
        if stored is None:
            stored = validators.of_field(name, argument, field, is_default=False)
        machine.write(instance.attributes, name, stored)
    unmatched = [key for key in validated or () if aliases.get(key, key) not in fields]
    if unmatched and _may_be_renamed(instance.cls, fields):
        reason = f"which field '{unmatched[0]}' is an alias of"
        for name in fields.keys() - instance.attributes.keys():
            machine.write(instance.attributes, name, machine.unknown(reason, node, frame))
    for name, field in fields.items():
        if name in instance.attributes:
            continue
        default = default_of(machine, field, node, frame)
        if default is None and arguments.more_keywords is not None and not is_field(field):
            default = field
        if arguments.more_keywords is not None and not _is_literal(instance.cls, name):
            # The field may be among them.
            choices = [arguments.more_keywords, *containers.some(default)]
            default = machine.one_of(choices)
        if default is None and not is_field(field) and validators.see_default(name, field):
            default = field
        if default is not None:
            default = validators.of_field(name, default, field, is_default=True)
            machine.write(instance.attributes, name, default)
    for method in records.AFTER:
        after = class_lookup.find(machine, list(project_classes(instance.cls)), method)
        if isinstance(after, Function):
            context = machine.unknown("what a constructor passes", node, frame)
            count = min(len(after.definition.parameters) - 1, 1)
            machine.call(BoundMethod(after, instance), Arguments((context,) * count), node, frame)
    validators.after_all(instance, fields)
    # The constructor may reject its arguments.
    machine.may_raise()


def _is_literal(cls: ClassValue, name: str) -> bool:
    """Whether a field can only have the values that its ``Literal`` lists."""
    annotations = (annotation_in(base, name) for base in project_classes(cls))
    annotation = next((annotation for annotation in annotations if annotation is not None), None)
    return annotation is not None and "Literal" in identifiers(annotation)


def is_field(value: Value | None) -> bool:
    """Whether a value declares a field of a class, notably its default."""
    return isinstance(value, Result) and (
        value.callee.name in records.FIELDS
        or not _SAYING_DEFAULTS.isdisjoint(value.arguments.keywords)
    )


def default_of(
    machine: Machine, field: Value | None, node: syntax.Node, frame: Frame
) -> Value | None:
    """The default that a call such as ``Field(default=…)`` declares; None if there is none."""
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
            return machine.each(
                factory, lambda choice: machine.call(choice, Arguments(), node, frame)
            )
    return None


def _field_names(machine: Machine, cls: ClassValue) -> Iterator[str]:
    """The fields that a class and its bases declare, the first base first."""
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
                    if isinstance(class_lookup.own(machine, base, name), External):
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
    """The value of a field in the body of a class; None where it is only declared."""
    value = class_lookup.find(machine, list(project_classes(cls)), name)
    return None if value is None else machine.narrowed(value)


def _is_taken(field: Value | None) -> bool:
    """Whether the constructor takes an argument for a field."""
    init = field.arguments.keywords.get("init") if isinstance(field, Result) else None
    return not (isinstance(init, Constant) and init.value is False)


def _takes_in_order(cls: ClassValue) -> bool:
    for base in cls.mro:
        if isinstance(base, External) and base.name in records.ORDERED_BASES:
            return True
        if isinstance(base, ClassValue) and any(
            isinstance(decorator, External)
            and decorator.name.replace("()", "") in records.ORDERED_DECORATORS
            for decorator in base.decorated_by
        ):
            return True
    return False


def _aliases(fields: dict[str, Value | None]) -> dict[str, str]:
    """The names of fields by the aliases under which the constructor takes them."""
    return {
        alias: name
        for name, field in fields.items()
        if isinstance(field, Result)
        for keyword in records.ALIASES
        for alias in _written_aliases(field.arguments.keywords.get(keyword))
    }


def _written_aliases(alias: Value | None) -> list[str]:
    """The names in an alias of a field, or in ``AliasChoices(…)``."""
    match alias:
        case Constant(value=str(name)):
            return [name]
        case Result(callee=External(name=name), arguments=arguments) if (
            name in records.ALIAS_CHOICES
        ):
            return [each for choice in arguments.positional for each in _written_aliases(choice)]
        case _:
            return []


def _may_be_renamed(cls: ClassValue, fields: dict[str, Value | None]) -> bool:
    """Whether the constructor may take a field under a name that is not known here."""
    return any(
        field.arguments.keywords.get(keyword) is not None
        and not _written_aliases(field.arguments.keywords[keyword])
        for field in fields.values()
        if isinstance(field, Result)
        for keyword in records.ALIASES
    ) or any(
        any(keyword.name == records.ALIAS_GENERATOR for keyword in base.definition.keywords)
        or any(map(_configures_aliases, base.definition.body))
        for base in project_classes(cls)
    )


def _configures_aliases(statement: syntax.Statement) -> bool:
    """Whether a statement says how aliases are made: ``model_config = …`` or ``class Config``."""
    if isinstance(statement, syntax.ClassDefinition):
        return any(map(_configures_aliases, statement.body))
    if not isinstance(statement, syntax.Assign):
        return False
    effects = effects_of(statement)
    return records.ALIAS_GENERATOR in effects.attributes | effects.texts | effects.bound


def _converted(
    machine: Machine, field: Value | None, value: Value, node: syntax.Node, frame: Frame
) -> Value | None:
    """What the converter of a field makes of an argument; None if it has none."""
    if not isinstance(field, Result):
        return None
    converter = field.arguments.keywords.get(records.CONVERTER)
    if converter is None:
        return None
    return machine.each(
        converter, lambda choice: machine.call(choice, Arguments((value,)), node, frame)
    )
