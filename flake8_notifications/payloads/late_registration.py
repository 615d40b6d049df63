"""Classes that are registered otherwise than by a decorator: in functions, in loops, by ``map()``.

A function that registers classes is taken to be called.  Where a registry is given something that
is not known, nobody can tell whether a class that is mentioned there is registered.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from flake8_notifications.interpretation import possible_changes
from flake8_notifications.interpretation.effects import blocks
from flake8_notifications.interpretation.exact import ExactInterpreter
from flake8_notifications.interpretation.plain import items, value_in
from flake8_notifications.interpretation.reasons import unavailable
from flake8_notifications.interpretation.values import (
    ClassValue,
    External,
    Frame,
    Place,
    Unknown,
    Value,
)
from flake8_notifications.payloads.registration import METHODS, registry_method
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule

_SUBCLASSES: Final = "__subclasses__"
_UNKNOWN: Final = "it may be registered where it is not known what is"


class Use(NamedTuple):
    """A method of a registry, applied to something.

    :ivar argument: what it is given; None where that is nobody's to say.
    :ivar is_each: whether it is given each item of that.
    """

    function: syntax.Expression
    argument: syntax.Expression | None
    is_each: bool


class Late(NamedTuple):
    """How a class is registered.

    :ivar place: where.
    :ivar doubt: why nobody can tell whether it is; None if it is.
    """

    place: Place
    doubt: str | None = None

    @property
    def is_certain(self) -> bool:
        return self.doubt is None


def late_registration(machine: ExactInterpreter, cls: ClassValue, path: str) -> Late | None:
    """Where a module of the project registers a class, or may do so."""
    module = machine.modules.at(path)
    frame = machine.module_frame(module)
    doubt: Late | None = None
    for use in uses(module):
        function = value_in(machine, use.function, frame)
        if registry_method(function, use.function) is None:
            continue
        found = _applies(machine, use, cls, frame)
        if found is not False:
            late = Late(Place(path, use.function.line), None if found else _UNKNOWN)
            if late.is_certain:
                return late
            doubt = late
    return doubt


def unknown_decorator(machine: ExactInterpreter, cls: ClassValue) -> Late | None:
    """The decorator of a class that may register it and cannot be read, if there is one."""
    frame = cls.body.parent or cls.body
    for decorator in cls.definition.decorators:
        function = decorator.function if isinstance(decorator, syntax.Call) else decorator
        value = value_in(machine, function, frame)
        is_standard = (
            isinstance(value, External) and value.name.partition(".")[0] in sys.stdlib_module_names
        )
        if isinstance(value, External | Unknown) and not is_standard:
            why = value.reason if isinstance(value, Unknown) else unavailable(value.name)
            place = Place(cls.module.path, decorator.line)
            return Late(place, f"a decorator may register it that is not known: {why}")
    return None


def _applies(machine: ExactInterpreter, use: Use, cls: ClassValue, frame: Frame) -> bool | None:
    """Whether a registry is given a class; None where that is not known."""
    if use.argument is None:
        return None
    base = _subclasses_of(use.argument) if use.is_each else None
    if base is not None:
        value = value_in(machine, base, frame)
        return any(is_same(value, each) for each in cls.bases) if _is_class(value) else None
    value = value_in(machine, use.argument, frame)
    if not use.is_each:
        return is_same(value, cls) if _is_class(value) else None
    place = Place(frame.module.path, use.argument.line)
    given = items(machine, value, place, any_order=True)
    if isinstance(given, Unknown):
        return None
    if any(is_same(item, cls) for item in given):
        return True
    return False if all(map(_is_class, given)) else None


def _is_class(value: Value) -> bool:
    return isinstance(value, ClassValue)


def is_same(value: Value, cls: object) -> bool:
    """Whether two values are the same class, each as another interpreter has it."""
    return (
        isinstance(value, ClassValue)
        and isinstance(cls, ClassValue)
        and value.module.path == cls.module.path
        and (value.definition.line, value.definition.column)
        == (cls.definition.line, cls.definition.column)
    )


def _subclasses_of(iterable: syntax.Expression) -> syntax.Expression | None:
    match iterable:
        case syntax.Call(function=syntax.Attribute(value=base, name=name)) if name == _SUBCLASSES:
            return base
        case _:
            return None


_Loops = Mapping[str, syntax.Expression | None]


def uses(module: SourceModule) -> Iterator[Use]:
    """The registrations in a module, but for decorators; functions are looked into."""
    yield from _in_block(module.simple_statements, module, {})


def _in_block(
    statements: tuple[syntax.Statement, ...], module: SourceModule, loops: _Loops
) -> Iterator[Use]:
    for statement in statements:
        match statement:
            case syntax.FunctionDefinition():
                # What a parameter is, its callers say: they are looked at like everybody else.
                own = {parameter.name for parameter in statement.parameters}
                inner = {name: each for name, each in loops.items() if name not in own}
                body = module.simple_body_of(statement)
                yield from (use for use in _in_block(body, module, inner) if not _is_of(use, own))
            case syntax.ClassDefinition(body=body):
                yield from _in_block(body, module, loops)
            case syntax.For(target=syntax.Name(id=name), iterable=iterable):
                yield from _in_block(statement.body, module, {**loops, name: iterable})
                yield from _in_block(statement.orelse, module, loops)
            case _:
                inner_blocks = list(blocks(statement))
                for block in inner_blocks:
                    yield from _in_block(block, module, loops)
                if not inner_blocks:
                    yield from _in_expressions(statement, loops)


def _is_of(use: Use, names: set[str]) -> bool:
    return isinstance(use.argument, syntax.Name) and use.argument.id in names


def _in_expressions(statement: syntax.Statement, loops: _Loops) -> Iterator[Use]:
    for node in possible_changes.nodes(statement, with_functions=False):
        match node:
            case syntax.Comprehension(element=element, clauses=clauses):
                own = {
                    clause.target.id: clause.iterable
                    for clause in clauses
                    if isinstance(clause.target, syntax.Name)
                }
                if isinstance(element, syntax.Call):
                    yield from _of_call(element, {**loops, **own}, is_inner=True)
            case syntax.Call():
                yield from _of_call(node, loops, is_inner=False)


def _of_call(call: syntax.Call, loops: _Loops, *, is_inner: bool) -> Iterator[Use]:
    arguments = [each.value for each in call.arguments if each.kind == "positional"]
    match call.function, arguments:
        case syntax.Name(id="map"), [function, iterable] if _is_method(function):
            yield Use(function, iterable, is_each=True)
        case function, [argument] if _is_method(function):
            if isinstance(argument, syntax.Name) and argument.id in loops:
                yield Use(function, loops[argument.id], is_each=True)
            elif not is_inner:
                yield Use(function, argument, is_each=False)


def _is_method(function: syntax.Expression) -> bool:
    method = function.function if isinstance(function, syntax.Call) else function
    return isinstance(method, syntax.Attribute) and method.name in METHODS
