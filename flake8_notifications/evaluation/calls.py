"""Calls: arguments, functions, classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from flake8_notifications.evaluation import attributes, methods, natives
from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.namespaces import Frame, blocks
from flake8_notifications.evaluation.representation import unavailable
from flake8_notifications.evaluation.values import (
    NONE,
    Arguments,
    BoundMethod,
    ClassValue,
    Collection,
    Constant,
    Descriptor,
    External,
    Function,
    Instance,
    Mapping,
    Native,
    NativeMethod,
    Partial,
    Place,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.source import syntax

if TYPE_CHECKING:
    from flake8_notifications.evaluation.evaluator import Evaluator
    from flake8_notifications.evaluation.execution import Outcome
    from flake8_notifications.evaluation.namespaces import Scope


def evaluate_arguments(
    evaluator: Evaluator, call: syntax.Call, scope: Scope
) -> Arguments | Unknown:
    """The arguments of a call, or why it is not known how many there are."""
    place = Place(scope.module.path, call.line)
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    for argument in call.arguments:
        value = evaluator.evaluate(argument.value, scope)
        if argument.kind == "positional":
            positional.append(value)
        elif argument.kind == "keyword":
            keywords[str(argument.name)] = value
        elif argument.kind == "star":
            items = iterate(value, place)
            if isinstance(items, Unknown):
                return items
            positional += items
        else:
            if not isinstance(value, Mapping):
                is_unknown = isinstance(value, Unknown)
                return value if is_unknown else Unknown("arguments from '**'", place)  # type: ignore[return-value]
            for key, item in value.entries.values():
                if isinstance(key, Constant) and isinstance(key.value, str):
                    keywords[key.value] = item
    return Arguments(tuple(positional), keywords)


def call(evaluator: Evaluator, function: Value, arguments: Arguments, place: Place) -> Value:
    """``function(*positional, **keywords)``."""
    match function:
        case Unknown():
            return function
        case Function():
            return _call_function(evaluator, function, arguments, place)
        case BoundMethod(function=inner, receiver=receiver):
            bound = Arguments((receiver, *arguments.positional), arguments.keywords)
            return _call_function(evaluator, inner, bound, place)
        case ClassValue():
            return _instantiate(evaluator, function, arguments, place)
        case Native(name=name):
            return natives.call(evaluator, name, arguments, place)
        case NativeMethod(receiver=receiver, name=name):
            return methods.call(evaluator, receiver, name, arguments, place)
        case Partial(function=inner, positional=positional, keywords=keywords):
            joined = Arguments(
                (*positional, *arguments.positional), {**keywords, **arguments.keywords}
            )
            return evaluator.call(inner, joined, place)
        case Descriptor(kind="staticmethod", function=inner):
            return evaluator.call(inner, arguments, place)
        case Instance():
            method = evaluator.attribute(function, "__call__", place)
            return evaluator.call(method, arguments, place)
        case External(name=name):
            if evaluator.explorer is not None:
                return External(f"{name}()", place)
            return Unknown(unavailable(name), place)
        case _:
            return Unknown("a call of something that is not known", place)


def _call_function(
    evaluator: Evaluator, function: Function, arguments: Arguments, place: Place
) -> Value:
    definition = function.definition
    variables = bind(evaluator, function, arguments, place)
    if isinstance(variables, Unknown):
        return variables
    if function.owner is not None:
        variables["__class__"] = function.owner
        if arguments.positional:
            variables["super()"] = arguments.positional[0]
    frame = Frame(function.scope, variables, function.owner)
    if isinstance(definition, syntax.Lambda):
        return evaluator.evaluate(definition.body, frame)
    body = function.module.body_of(definition)
    if any(_yields(statement) for statement in body):
        return Unknown(f"the generator '{function.name}'", place)
    outcome = _nested(evaluator, body, frame, place)
    if isinstance(outcome, Unknown):
        return outcome
    if outcome is None:
        return NONE
    if outcome.kind == "return":
        return outcome.value or NONE
    return Unknown(f"'{function.name}', which raises an exception", place)


def _nested(
    evaluator: Evaluator, body: tuple[syntax.Statement, ...], frame: Frame, place: Place
) -> Outcome | Unknown | None:
    try:
        return evaluator.execute(body, frame)
    except RecursionError:
        return Unknown("calls nested too deeply", place)


def bind(
    evaluator: Evaluator, function: Function, arguments: Arguments, place: Place
) -> dict[str, Value] | Unknown:
    """The local variables that a call starts with, or why it does not fit."""
    variables: dict[str, Value] = {}
    positional = list(arguments.positional)
    keywords = dict(arguments.keywords)
    for parameter in function.definition.parameters:
        name = parameter.name
        if parameter.kind == "star":
            variables[name] = Collection("tuple", tuple(positional), place)
            positional = []
        elif parameter.kind == "double_star":
            entries = {
                key_of(Constant(key)): (Constant(key, place), value)
                for key, value in keywords.items()
            }
            variables[name] = Mapping(dict(entries), place=place)
            keywords = {}
        elif parameter.kind != "keyword_only" and positional:
            variables[name] = positional.pop(0)
        elif parameter.kind != "positional_only" and name in keywords:
            variables[name] = keywords.pop(name)
        elif parameter.default is not None:
            variables[name] = evaluator.evaluate(parameter.default, function.defining_scope)
        else:
            return Unknown(f"a call of '{function.name}' without '{name}'", place)
    if positional or keywords:
        return Unknown(f"a call of '{function.name}' with too many arguments", place)
    return variables


def _instantiate(
    evaluator: Evaluator, cls: ClassValue, arguments: Arguments, place: Place
) -> Value:
    if attributes.is_enum(cls):
        return _member(cls, arguments, place)
    custom = attributes.find(cls.mro, "__new__")
    if custom is not None and not isinstance(custom, Unknown):
        return Unknown(f"'{cls.name}' has its own '__new__'", place)
    instance = Instance(cls, {}, place)
    initializer = attributes.find(cls.mro, "__init__")
    if isinstance(initializer, Function):
        bound = Arguments((instance, *arguments.positional), arguments.keywords)
        problem = _call_function(evaluator, initializer, bound, place)
        if isinstance(problem, Unknown):
            return problem
    elif initializer is not None:
        is_unknown = isinstance(initializer, Unknown)
        return initializer if is_unknown else Unknown(f"how '{cls.name}' is made", place)
    return instance


def _member(cls: ClassValue, arguments: Arguments, place: Place) -> Value:
    """The member of an enum that has a value."""
    wanted = [key_of(argument) for argument in arguments.positional]
    for member in attributes.enum_members(cls):
        held = member.attributes["_value_"] if isinstance(member, Instance) else member
        if None not in wanted and wanted == [key_of(held)]:
            return member
    return Unknown(f"a member of '{cls.name}' that is not known", place)


def _yields(statement: syntax.Statement) -> bool:
    match statement:
        case (
            syntax.ExpressionStatement(value=syntax.Opaque(kind=kind))
            | syntax.Assign(value=syntax.Opaque(kind=kind))
        ):
            return kind in ("Yield", "YieldFrom")
        case _:
            return any(_yields(child) for child in _children(statement))


def _children(statement: syntax.Statement) -> Iterator[syntax.Statement]:
    for block in blocks(statement):
        yield from block
