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
from flake8_notifications.interpretation.values.base import Alternatives, Tuple, Unknown, Value
from flake8_notifications.interpretation.values.containers import ListObject
from flake8_notifications.interpretation.values.external import External
from flake8_notifications.interpretation.values.scopes import ClassValue, Frame
from flake8_notifications.payloads.machine import Registration
from flake8_notifications.payloads.registration import METHODS, made_by
from flake8_notifications.source import syntax
from flake8_notifications.source.module import SourceModule
from flake8_notifications.source.place import Place

_REGISTERED: Final = Registration.REGISTERED
_SUBCLASSES: Final = "__subclasses__"
_UNKNOWN: Final = "nobody can tell whether it is registered"


class Use(NamedTuple):
    """A method of a registry, applied to something in a line.

    :ivar argument: what it is given; None where that is nobody's to say.
    :ivar is_each: whether it is given each item of that.
    :ivar is_handed_on: whether somebody else is given both, as a thread or an executor is, who may
        call one with the other.
    """

    line: int
    function: syntax.Expression
    argument: syntax.Expression | None
    is_each: bool
    is_handed_on: bool = False


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


def registers(machine: ExactInterpreter, path: str) -> bool:
    """Whether a module of the project registers anything otherwise than by a decorator."""
    module = machine.modules.at(path)
    frame = machine.module_frame(module)
    with machine.apart():
        found = [made_by(machine, use.function, frame) for use in uses(module)]
    return any(made is not None and made.registration is _REGISTERED for made in found)


def late_registration(machine: ExactInterpreter, cls: ClassValue, path: str) -> Late | None:
    """Where a module of the project registers a class, or may do so."""
    module = machine.modules.at(path)
    frame = machine.module_frame(module)
    doubtful: Late | None = None
    for use in uses(module):
        with machine.apart():
            made = made_by(machine, use.function, frame)
        if made is None and _may_register(machine, use, cls, frame):
            doubtful = Late(Place(path, use.line), doubt())
        if made is None or made.registration is not _REGISTERED:
            continue
        found = _applies(machine, use, cls, frame)
        if found is not False:
            is_certain = found and made.doubt is None and not use.is_handed_on
            late = Late(Place(path, use.line), None if is_certain else doubt(made.doubt))
            if late.is_certain:
                return late
            doubtful = late
    return doubtful


def _may_register(machine: ExactInterpreter, use: Use, cls: ClassValue, frame: Frame) -> bool:
    """Whether something that is not known, and may be a registry, is given a class."""
    method = use.function.function if isinstance(use.function, syntax.Call) else use.function
    if not isinstance(method, syntax.Attribute) or method.name not in METHODS:
        return False
    if use.is_handed_on or use.argument is None:
        return False
    receiver = value_in(machine, method.value, frame)
    of_receiver = receiver.mro if isinstance(receiver, ClassValue) else [receiver]
    return any(map(_is_foreign, of_receiver)) and _applies(machine, use, cls, frame) is True


def _is_foreign(value: Value) -> bool:
    """Whether a value is not known and is not of the standard library."""
    if isinstance(value, External):
        return value.name.partition(".")[0] not in sys.stdlib_module_names
    return isinstance(value, Unknown)


def doubt(condition: Unknown | None = None) -> str:
    """Why nobody can tell whether a class is registered.

    :param condition: why nobody can tell whether it is to be.
    """
    return _UNKNOWN if condition is None else f"{_UNKNOWN}: {condition.reason}"


def unknown_decorator(machine: ExactInterpreter, cls: ClassValue) -> Late | None:
    """The decorator of a class that may register it and cannot be read, if there is one."""
    frame = cls.body.parent or cls.body
    for decorator in cls.definition.decorators:
        function = decorator.function if isinstance(decorator, syntax.Call) else decorator
        value = value_in(machine, function, frame)
        if isinstance(value, External | Unknown) and _is_foreign(value):
            why = value.reason if isinstance(value, Unknown) else unavailable(value.name)
            place = Place(cls.module.path, decorator.line)
            return Late(place, f"a decorator that is not known may register it: {why}")
    return None


def _applies(machine: ExactInterpreter, use: Use, cls: ClassValue, frame: Frame) -> bool | None:
    """Whether a registry is given a class; None where that is not known."""
    if use.argument is None:
        return None
    base = subclasses_of(use.argument) if use.is_each else None
    if base is not None:
        value = value_in(machine, base, frame)
        return any(is_same(value, base) for base in cls.bases) if is_class(value) else None
    value = value_in(machine, use.argument, frame)
    if use.is_handed_on:
        return _may_be_among(machine, value, cls, Place(frame.module.path, use.argument.line))
    if not use.is_each:
        return is_same(value, cls) if is_class(value) else None
    place = Place(frame.module.path, use.argument.line)
    given = items(machine, value, place, any_order=True)
    if isinstance(given, Unknown):
        return None
    if any(is_same(item, cls) for item in given):
        return True
    return False if all(map(is_class, given)) else None


def _may_be_among(
    machine: ExactInterpreter, value: Value, cls: ClassValue, place: Place
) -> bool | None:
    """Whether a value is a class or has it among its items; None where that is not known."""
    if isinstance(value, Tuple | ListObject):
        given = items(machine, value, place, any_order=True)
        if isinstance(given, Unknown):
            return None
    else:
        given = [value]
    if any(is_same(item, cls) for item in given):
        return True
    return None if any(isinstance(item, Unknown | Alternatives) for item in given) else False


def is_class(value: Value) -> bool:
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


def subclasses_of(iterable: syntax.Expression | None) -> syntax.Expression | None:
    """The class whose subclasses an expression asks for; None where it is something else."""
    match iterable:
        case syntax.Call(function=syntax.Attribute(value=base, name=name)) if name == _SUBCLASSES:
            return base
        case _:
            return None


class _Known(NamedTuple):
    """What names stand for where a statement is.

    :ivar loops: by name, what a loop takes them from.
    :ivar aliases: by name, the method of a registry that a function calls so.
    """

    loops: Mapping[str, syntax.Expression | None]
    aliases: Mapping[str, syntax.Expression]

    def without(self, names: set[str]) -> _Known:
        return _Known(
            {name: expression for name, expression in self.loops.items() if name not in names},
            {name: expression for name, expression in self.aliases.items() if name not in names},
        )


def uses(module: SourceModule) -> Iterator[Use]:
    """The registrations in a module, but for decorators; functions are looked into."""
    yield from _in_block(module.simple_statements, module, _Known({}, {}))


def _in_block(
    statements: tuple[syntax.Statement, ...], module: SourceModule, known: _Known
) -> Iterator[Use]:
    for statement in statements:
        match statement:
            case syntax.FunctionDefinition():
                # What a parameter is, its callers say: they are looked at like everybody else.
                own = {parameter.name for parameter in statement.parameters}
                body = module.simple_body_of(statement)
                inner = _in_block(body, module, known.without(own))
                yield from (use for use in inner if not _is_of(use, own))
            case syntax.ClassDefinition(body=body):
                yield from _in_block(body, module, known)
            case syntax.For(target=syntax.Name(id=name), iterable=iterable):
                yield from _in_expressions(iterable, known)
                inside = known._replace(loops={**known.loops, name: iterable})
                yield from _in_block(statement.body, module, inside)
                yield from _in_block(statement.orelse, module, known)
            case syntax.Assign(targets=(syntax.Name(id=name),), value=value) if _is_method(value):
                known = known._replace(aliases={**known.aliases, name: value})
            case _:
                inner_blocks = list(blocks(statement))
                for block in inner_blocks:
                    yield from _in_block(block, module, known)
                if not inner_blocks:
                    yield from _in_expressions(statement, known)


def _is_of(use: Use, names: set[str]) -> bool:
    return (
        not use.is_handed_on and isinstance(use.argument, syntax.Name) and use.argument.id in names
    )


def _in_expressions(statement: syntax.Node, known: _Known) -> Iterator[Use]:
    nodes = list(possible_changes.nodes(statement, with_functions=False))
    # What a comprehension calls, it calls with each of its items.
    elements = {id(node.element) for node in nodes if isinstance(node, syntax.Comprehension)}
    for node in nodes:
        match node:
            case syntax.Comprehension(element=element, clauses=clauses):
                own = {
                    clause.target.id: clause.iterable
                    for clause in clauses
                    if isinstance(clause.target, syntax.Name)
                }
                if isinstance(element, syntax.Call):
                    inside = known._replace(loops={**known.loops, **own})
                    yield from _of_call(element, inside)
            case syntax.Call() if id(node) not in elements:
                yield from _of_call(node, known)


def _of_call(call: syntax.Call, known: _Known) -> Iterator[Use]:
    arguments = call.positional
    match call.function, arguments:
        case syntax.Name(id="map"), [written, iterable]:
            function = _unaliased(written, known)
            if function is not None:
                yield Use(call.line, function, iterable, is_each=True)
        case _ if any(_is_method(argument.value) for argument in call.arguments):
            yield from _handed_on(call)
        case written, [argument]:
            function = _unaliased(written, known)
            if function is None:
                return
            if isinstance(argument, syntax.Name) and argument.id in known.loops:
                yield Use(call.line, function, known.loops[argument.id], is_each=True)
            else:
                yield Use(call.line, function, argument, is_each=False)


def _handed_on(call: syntax.Call) -> Iterator[Use]:
    """A method of a registry among the arguments of a call: the others may be registered by it."""
    passed = [argument.value for argument in call.arguments]
    for function in filter(_is_method, passed):
        for argument in passed:
            if argument is function:
                continue
            yield Use(call.line, function, argument, is_each=False, is_handed_on=True)


def _unaliased(function: syntax.Expression, known: _Known) -> syntax.Expression | None:
    """What is called, if that may be a method of a registry."""
    if isinstance(function, syntax.Name):
        return known.aliases.get(function.id, function)
    return function if _is_method(function) else None


def _is_method(function: syntax.Expression) -> bool:
    method = function.function if isinstance(function, syntax.Call) else function
    return isinstance(method, syntax.Attribute) and method.name in METHODS
