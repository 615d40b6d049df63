"""What the bodies of a class and of its bases declare."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple

from flake8_notifications.dialects import known_types
from flake8_notifications.dialects.annotation_names import certain_statements
from flake8_notifications.dialects.interpreter import DialectInterpreter
from flake8_notifications.dialects.kinds import decorators_of, is_harmless_base
from flake8_notifications.dialects.later_changes import may_change_what_it_is_given
from flake8_notifications.dialects.model import Fault
from flake8_notifications.interpretation.effects import effects_of
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.mro import project_classes
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.values.base import Unknown
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue, Function
from flake8_notifications.source import syntax
from flake8_notifications.source.place import Place

_BLOCKS: Final = (syntax.If, syntax.Try, syntax.For, syntax.While, syntax.With, syntax.Match)
#: Decorators that leave what is sent as it is, by their canonical names.
_HARMLESS_DECORATORS: Final = frozenset(
    {
        *("dataclasses.dataclass", "pydantic.dataclass", "attrs.attrs", "attrs.define"),
        *("attrs.frozen", "attrs.dataclass", "typing.final", "typing.runtime_checkable"),
        *("typing.dataclass_transform", "typing.deprecated", "functools.total_ordering"),
        *("warnings.deprecated", "attrs.resolve_types"),
        *("dataclasses.make_dataclass", "attrs.make_class"),
    }
)
#: What code changes that changes the fields of a class.
_CHANGEABLE: Final = frozenset(
    {
        *("__annotations__", "model_config", "model_fields", "model_rebuild", "setattr"),
        *("__pydantic_fields__", "__pydantic_config__", "__dataclass_fields__"),
    }
)
_METACLASSES: Final = frozenset({"abc.ABCMeta", "pydantic.ModelMetaclass", "msgspec.StructMeta"})


class Member(NamedTuple):
    """A name that a class body annotates.

    :ivar value: what it is bound to there, if anything.
    """

    name: str
    annotation: syntax.Expression
    value: syntax.Expression | None
    owner: ClassValue
    place: Place


def body_statements(machine: DialectInterpreter, cls: ClassValue) -> tuple[syntax.Statement, ...]:
    """The statements of a class that are run; blocks that nobody can decide among them."""
    return machine.remember(
        "statements",
        cls,
        lambda: tuple(certain_statements(machine, cls.definition.body, cls.body)),
    )


def own_members(machine: DialectInterpreter, cls: ClassValue) -> tuple[Member | Fault, ...]:
    """What a class annotates itself, in order, with what each name is bound to in the end."""
    return machine.remember("members", cls, lambda: tuple(_own_members(machine, cls)))


def _own_members(machine: DialectInterpreter, cls: ClassValue) -> Iterator[Member | Fault]:
    values = last_values(machine, cls)
    for statement in body_statements(machine, cls):
        place = Place(cls.module.path, statement.line)
        match statement:
            case (
                syntax.Declaration(target=syntax.Name(id=written), annotation=annotation)
                | syntax.AnnotatedAssign(targets=(syntax.Name(id=written),), annotation=annotation)
            ):
                name = mangled(written, cls)
                yield Member(name, annotation, values.get(name), cls, place)
            case _ if isinstance(statement, _BLOCKS):
                if any(
                    isinstance(each, syntax.Declaration | syntax.AnnotatedAssign)
                    for each in _inside(statement)
                ):
                    yield Fault("fields", "fields of which a condition decides", place)
                yield from _defaults_in_doubt(machine, cls, statement)
            case syntax.Delete(targets=targets):
                for target in targets:
                    if isinstance(target, syntax.Name):
                        yield Fault(target.id, "a field whose default is deleted", place)
            case syntax.Assign() if "__annotations__" in effects_of(statement).changed:
                yield Fault("fields", "annotations that are changed by code", place)


def _defaults_in_doubt(
    machine: DialectInterpreter, cls: ClassValue, block: syntax.Statement
) -> Iterator[Fault]:
    """The fields to which a block that may not be run gives a default."""
    bound = effects_of(block).bound
    for statement in body_statements(machine, cls) if bound else ():
        match statement:
            case syntax.Declaration(target=syntax.Name(id=name)) if name in bound:
                place = Place(cls.module.path, block.line)
                yield Fault(name, "a default of which a condition decides", place)


def last_values(machine: DialectInterpreter, cls: ClassValue) -> dict[str, syntax.Expression]:
    """What the body of a class binds each name to in the end.

    A property, say, is the default of the field that has its name.
    """
    return machine.remember("last values", cls, lambda: _last_values(machine, cls))


def _last_values(machine: DialectInterpreter, cls: ClassValue) -> dict[str, syntax.Expression]:
    values: dict[str, syntax.Expression] = {}
    for statement in body_statements(machine, cls):
        match statement:
            case syntax.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, syntax.Name):
                        values[mangled(target.id, cls)] = value
            case syntax.AugmentedAssign(target=syntax.Name(id=name)):
                values[mangled(name, cls)] = _computed(statement)
            case syntax.FunctionDefinition(name=name) | syntax.ClassDefinition(name=name):
                values[mangled(name, cls)] = _computed(statement)
    return values


def _computed(statement: syntax.Statement) -> syntax.Expression:
    return syntax.Opaque(statement.line, statement.column, type(statement).__name__)


def mangled(name: str, cls: ClassValue) -> str:
    """A name as the body of a class has it; see "Private name mangling" in Python's reference."""
    owner = cls.definition.name.lstrip("_")
    if not owner or not name.startswith("__") or name.endswith("__"):
        return name
    return f"_{owner}{name}"


def _inside(statement: syntax.Statement) -> Iterator[syntax.Statement]:
    """The statements in the blocks of one, those of functions and classes left out."""
    if isinstance(statement, syntax.FunctionDefinition | syntax.ClassDefinition):
        return
    for name in ("body", "orelse", "final"):
        for each in getattr(statement, name, ()):
            yield each
            yield from _inside(each)
    for name in ("elifs", "handlers", "cases"):
        for block in getattr(statement, name, ()):
            for each in block.body:
                yield each
                yield from _inside(each)


def members_along(
    machine: DialectInterpreter, cls: ClassValue, counts: Callable[[ClassValue], bool]
) -> tuple[dict[str, Member], list[Fault]]:
    """What a class and those of its bases that count annotate, each name as it is in the end.

    A name stands where the first of them, from the top of the hierarchy, has it.
    """
    members: dict[str, Member] = {}
    faults: list[Fault] = []
    for base in reversed(list(project_classes(cls))):
        if not counts(base):
            continue
        for member in own_members(machine, base):
            if isinstance(member, Fault):
                faults.append(member)
            else:
                members[member.name] = member
    return members, faults


def faults_of_class(
    machine: DialectInterpreter, cls: ClassValue, markers: Collection[str]
) -> Iterator[Fault]:
    """Why a class as a whole may not be what its body says.

    :param markers: the names of decorators that do nothing but mark a class.
    """
    for base in cls.mro:
        place = Place(cls.module.path, cls.definition.line)
        if isinstance(base, Unknown):
            yield Fault("class", base.reason, base.place or place)
        elif isinstance(base, External):
            if not is_harmless_base(base):
                is_builtin = hasattr(builtins, base.name)
                reason = f"'{base.name}', of which nobody can tell how it is sent"
                reason = reason if is_builtin else unavailable(base.name)
                yield Fault("class", f"base class {reason}", place)
        else:
            unread = machine.unread.get(base.key)
            if unread is not None:
                yield Fault("class", unread.reason, unread.place)
            yield from _faults_of_header(machine, base, markers)
            if base is not cls:
                yield from _faults_of_hook(machine, base)


def _faults_of_hook(machine: DialectInterpreter, cls: ClassValue) -> tuple[Fault, ...]:
    """What ``__init_subclass__`` may do to a class that is derived."""
    return machine.remember("hook faults", cls, lambda: tuple(_faults_in_hook(cls)))


def _faults_in_hook(base: ClassValue) -> Iterator[Fault]:
    for function in base.definition.body:
        if isinstance(function, syntax.FunctionDefinition) and function.name == "__init_subclass__":
            mentioned = set[str]()
            for inner in base.module.body_of(function):
                mentioned |= effects_of(inner).attributes | effects_of(inner).names
            if mentioned & _CHANGEABLE:
                place = Place(base.module.path, function.line)
                yield Fault("class", "'__init_subclass__' may change it", place)


def _faults_of_header(
    machine: DialectInterpreter, cls: ClassValue, markers: Collection[str]
) -> tuple[Fault, ...]:
    """What a metaclass and decorators may do to a class and those that derive from it."""
    # Of one interpreter, the markers are always the same.
    return machine.remember(
        "header faults", cls, lambda: tuple(_faults_in_header(machine, cls, markers))
    )


def _faults_in_header(
    machine: DialectInterpreter, base: ClassValue, markers: Collection[str]
) -> Iterator[Fault]:
    place = Place(base.module.path, base.definition.line)
    metaclass = base.metaclass
    if metaclass is not None:
        name = known_types.canonical(metaclass.name) if isinstance(metaclass, External) else None
        if name not in _METACLASSES:
            yield Fault("class", "its metaclass may change it", place)
    for decorator in decorators_of(machine, base):
        if decorator.name in _HARMLESS_DECORATORS or decorator.name in markers:
            continue
        if isinstance(decorator.meaning, Function):
            with machine.apart():
                value = ExactInterpreter.decorate(
                    machine, decorator.node, base, base.definition, decorator.frame
                )
            fields = {
                fault.name for fault in own_members(machine, base) if isinstance(fault, Member)
            }
            if value is base and not may_change_what_it_is_given(
                machine, decorator.meaning, fields
            ):
                continue
        yield Fault("class", "a decorator may change it", place)


def is_starred(call: syntax.Call) -> bool:
    """Whether a call has arguments that are not written there."""
    return any(argument.kind in ("star", "double_star") for argument in call.arguments)
