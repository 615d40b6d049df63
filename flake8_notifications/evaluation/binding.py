"""Arguments of a call, and the parameters that they are bound to."""

from __future__ import annotations

from flake8_notifications.evaluation.iteration import iterate
from flake8_notifications.evaluation.parts import Parts
from flake8_notifications.evaluation.values import (
    Arguments,
    Collection,
    Constant,
    Function,
    Mapping,
    Place,
    Scope,
    Unknown,
    Value,
    key_of,
)
from flake8_notifications.source import syntax


def evaluate_arguments(evaluator: Parts, call: syntax.Call, scope: Scope) -> Arguments | Unknown:
    """The arguments of a call, or why it is not known how many there are."""
    place = Place(scope.module.path, call.line)
    positional: list[Value] = []
    keywords: dict[str, Value] = {}
    for argument in call.arguments:
        value = evaluator.evaluate(argument.value, scope)
        if argument.kind == "keyword":
            keywords[str(argument.name)] = value
        elif argument.kind == "double_star":
            if isinstance(value, Mapping):
                keywords |= _named(value)
            elif isinstance(value, Unknown):
                return value
            else:
                return Unknown("arguments from '**'", place)
        else:
            items = iterate(value, place) if argument.kind == "star" else [value]
            if isinstance(items, Unknown):
                return items
            positional += items
    return Arguments(tuple(positional), keywords)


def _named(value: Mapping) -> dict[str, Value]:
    return {
        key.value: item
        for key, item in value.entries.values()
        if isinstance(key, Constant) and isinstance(key.value, str)
    }


def bind(
    evaluator: Parts, function: Function, arguments: Arguments, place: Place
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
            variables[name] = _mapping(keywords, place)
            keywords = {}
        elif parameter.kind != "keyword_only" and positional:
            variables[name] = positional.pop(0)
        elif parameter.kind != "positional_only" and name in keywords:
            variables[name] = keywords.pop(name)
        else:
            default = parameter.default
            value = function.defaults.get(name)
            if value is None and default is not None:
                value = evaluator.evaluate(default, function.defining_scope)
            if value is None:
                return Unknown(f"a call of '{function.name}' without '{name}'", place)
            variables[name] = value
    if positional or keywords:
        return Unknown(f"a call of '{function.name}' with too many arguments", place)
    return variables


def _mapping(keywords: dict[str, Value], place: Place) -> Mapping:
    entries = {
        key_of(Constant(name)): (Constant(name, place), value) for name, value in keywords.items()
    }
    return Mapping(dict(entries), place=place)
